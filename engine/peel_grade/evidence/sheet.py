"""A sheet to record evidence in: a line for each entry of the catalogue, without sources or rules."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from peel_grade.force.figures import Range, plain
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.force.form_parts import NOT_SUPPLIED, UNKNOWN
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.wording.degrees import degree_word
from peel_grade.wording.terms import words

INFORMING = ("theme", "id", "label", "true or figure", "partly", "false")
"""The columns that tell a coder what to record; `id` says what a line is about."""
RECORD = "record"
"""The column of what is recorded: true, partly or false, a figure, or a status."""
DOUBTFUL = "doubtful"
"""The column of what a second reader should look at: true, or an x."""
DEGREES = ("true", "partly", "false")
STATUSES = (*UNKNOWN, NOT_SUPPLIED)


class Line(NamedTuple):
    """An entry, what the columns tell of it, and what is recorded in the columns to fill in (empty text: nothing)."""

    entry: Indicator | Flag
    told: dict[str, str]
    recorded: dict[str, str]


def columns(book: Rulebook) -> tuple[str, ...]:
    """The columns to fill in."""
    ranked = ("rank",) if book.framework.ranks else ()
    return (RECORD, "previous", *book.framework.benchmarks, *ranked, "period", "source", "note", DOUBTFUL)


def lines(book: Rulebook, places: Collection[str] = (), force: Force | None = None) -> Iterator[Line]:
    """The lines by question and theme: of all, or of the named questions and themes, with what a force has."""
    entries = [e for e in book.entries() if not places or e.theme in places or e.question in places]
    titles = {theme.id: theme.title for theme in book.themes.values()}
    titles |= {question.id: question.title for question in book.questions.values()}
    order = [place for name in book.questions for place in (*book.themes_of(name), name)]
    for place in order:
        for entry in entries:
            if (entry.theme or entry.question) == place:
                told = _told(entry, titles[place])
                yield Line(entry, told, dict.fromkeys(columns(book), "") | recorded(entry.id, force))


def _told(entry: Indicator | Flag, title: str) -> dict[str, str]:
    if isinstance(entry, Flag):
        holds, partly, fails = entry.holds, entry.criteria.partly, entry.fails
    else:
        says = entry.statement.replace("{value}", "\u2026")
        holds, partly, fails = f"{says} ({words(entry.unit)})", "", ""
    return dict(zip(INFORMING, (title, entry.id, entry.label, holds, partly, fails), strict=True))


def recorded(name: str, force: Force | None) -> dict[str, str]:
    """What a force has of an entry, as one writes it into the columns to fill in; those left out are empty."""
    row = None if force is None else force.indicators.get(name) or force.flags.get(name)
    if row is None:
        return {}
    told = {RECORD: _value(row), "source": "; ".join(row.source), "note": row.note}
    told[DOUBTFUL] = "true" if row.doubtful else ""
    if isinstance(row, IndicatorEvidence):
        told |= {"previous": _cell(row.previous), "rank": row.rank or "", "period": row.period}
        told |= {benchmark: _cell(figure) for benchmark, figure in row.benchmarks.items()}
    return {column: cell for column, cell in told.items() if cell}


def _value(row: IndicatorEvidence | FlagEvidence) -> str:
    if isinstance(row, FlagEvidence):
        return row.status if row.is_ is None else degree_word(row.is_)
    if row.status != "known":
        return row.status
    return _cell(row.value)


def _cell(figure: object) -> str:
    """A figure as one writes it into a cell: `30`, `30 to 50`, `>=1000`, `<=5`."""
    if figure is None:
        return ""
    if not isinstance(figure, Range):
        return plain(figure)  # type: ignore[arg-type]  # a number
    low, high = figure
    return f"<={high}" if low is None else f">={low}" if high is None else f"{low} to {high}"
