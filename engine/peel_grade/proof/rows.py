"""What a force file can say of one piece of evidence, as grading reads it."""

from functools import lru_cache
from typing import Any, TypeAlias

from peel_grade.files.yaml_tree import parse
from peel_grade.force.facts import Facts, flag_facts, indicator_facts
from peel_grade.force.figures import Range, figure_of
from peel_grade.force.file import FlagEvidence, IndicatorEvidence, written_row
from peel_grade.rulebook.conditions import PARTLY
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.units import misfit

Row: TypeAlias = FlagEvidence | IndicatorEvidence
"""What a force file says of an entry of the catalogue."""


@lru_cache(maxsize=256)
def rows_of(said: tuple[str, ...], kind: type[Row]) -> list[Row]:
    """The rows that force files write so; each text is the value of an entry. Most flags can be said to be the same."""
    written = "\n".join(f"- {says}" for says in said)
    return [_row(data, kind) for data in parse(written.encode(), "evidence").data or ()]


def _row(data: Any, kind: type[Row]) -> Row:
    if isinstance(data, bool) or data == PARTLY:
        return FlagEvidence(is_=data)
    if isinstance(data, str):
        return kind(status=data)
    if not isinstance(data, dict):
        return IndicatorEvidence(data)
    if "supplied" in data:
        return kind(status="not_supplied")
    given = {key: value if key == "rank" else figure_of(value) for key, value in data.items()}
    beside = {key: value for key, value in given.items() if key not in IndicatorEvidence._fields}
    own = {key: value for key, value in given.items() if key not in beside}
    return IndicatorEvidence(**own, benchmarks=FrozenDict(beside))  # type: ignore[arg-type]  # by its keys


def as_said(row: Row) -> Any:
    """The row as the value of its entry in a force file, in as few words as say it."""
    data = written_row(row)
    match data:
        case {"value": int() | float() as number, **others} if not others:
            return number
        case {"is": degree, **others} if not others:
            return degree
        case {"status": status, **others} if not others:
            return status
    return data


def facts_of(name: str, row: Row | None, book: Rulebook) -> Facts:
    """The facts that follow from one entry of a force file by itself."""
    facts: Facts = {}
    if isinstance(row, IndicatorEvidence):
        indicator_facts(facts, name, row, book)
    elif row is not None:
        flag_facts(facts, name, row)
    return facts


def fits(name: str, row: Row, book: Rulebook) -> bool:
    """Whether a force file that goes with the rulebook can say so of an entry."""
    if not isinstance(row, IndicatorEvidence):
        return name in book.flags
    if name not in book.indicators or (row.rank is not None and row.rank not in book.framework.ranks):
        return False
    unit, stated = book.framework.units[book.indicators[name].unit], [row.value, row.previous]
    for of, figure in row.benchmarks.items():
        if of not in book.framework.benchmarks:
            return False
        stated.append(figure)
    numbers = (end for each in stated for end in ((each.low, each.high) if isinstance(each, Range) else (each,)))
    return all(number is None or misfit(number, unit) is None for number in numbers)
