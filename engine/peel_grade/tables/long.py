"""Forces as a long table: a row a piece of evidence, as the sheet has it that coders fill in.

SUBJECT                              whose it is; not in a sheet, which is of one
id                                   the id of an indicator or flag; or a column of a wide table, for what else is
                                     said of a force (`inspected`, `previous.areas.AREA`, `source.DOCUMENT.title`)
record                               true, partly or false; a figure, or its range: `30 to 50`, `>=1000`, `<=5`;
                                     a status; or what stands in that column
previous, BENCHMARK, rank, period, sample, source, note, doubtful
                                     more of it
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from peel_grade.files.yaml_tree import is_number
from peel_grade.force.figures import KEYS, Range, plain
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.table import Batch, arrow
from peel_grade.tables.wide import sources_cell, wide_row
from peel_grade.wording.degrees import degree_word

ID, RECORD, DOUBTFUL = "id", "record", "doubtful"
"""The columns of what a line is about, of what is recorded, and of what a second reader should look at."""
INFORMING = ("theme", "id", "label", "true or figure", "partly", "false")
"""The columns of a sheet that tell a coder what to record; `id` says what a line is about."""
_NUMBER = r"(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)"
_BETWEEN = re.compile(rf"{_NUMBER}\s*(?:-|\u2013|to|\.\.)\s*{_NUMBER}")
_TICK = "x"
"""What people write to say that something is so."""
_OPEN = {">=": "at_least", "\u2265": "at_least", "<=": "at_most", "\u2264": "at_most"}


def columns(book: Rulebook) -> tuple[str, ...]:
    """The columns of what is recorded of a piece of evidence."""
    ranked = ("rank",) if book.framework.ranks else ()
    return (RECORD, "previous", *book.framework.benchmarks, *ranked, "period", "sample", "source", "note", DOUBTFUL)


def long_table(forces: Sequence[Force], book: Rulebook) -> Batch:
    """The forces as a table of Arrow, all text. Raises InputError for what no column can hold."""
    pa = arrow()
    rows = [line for force in forces for line in lines_of(force, book)]
    names = (book.framework.words.subject.key, ID, *columns(book))
    return pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in names})


def lines_of(force: Force, book: Rulebook) -> Iterator[dict[str, str]]:
    """All that a force file says but what panels decided, a row each, by column; empty cells are left out."""
    entries = (*force.indicators, *force.flags)
    alone = {name: cell for name, cell in wide_row(force, book).items() if name.partition(".")[0] not in entries}
    key = book.framework.words.subject.key
    for name, cell in alone.items():
        if name != key:
            yield {key: force.name, ID: name, RECORD: str(cell).lower() if isinstance(cell, bool) else str(cell)}
    for name in entries:
        row = force.indicators.get(name) or force.flags[name]
        yield {key: force.name, ID: name, **recorded(name, force)}
        yield from ({key: force.name, ID: f"{name}.allow.{code}", RECORD: reason} for code, reason in row.allow.items())


def recorded(name: str, force: Force | None) -> dict[str, str]:
    """What a force has of an entry, as one writes it into the columns; those left out are empty."""
    row = None if force is None else force.indicators.get(name) or force.flags.get(name)
    if row is None:
        return {}
    told = {RECORD: _value(row), "source": sources_cell(row.source), "note": row.note}
    told[DOUBTFUL] = "true" if row.doubtful else ""
    if isinstance(row, IndicatorEvidence):
        told |= {"previous": _cell(row.previous), "rank": row.rank or "", "period": row.period}
        told["sample"] = "" if row.sample is None else str(row.sample)
        told |= {benchmark: _cell(figure) for benchmark, figure in row.benchmarks.items()}
    return {column: cell for column, cell in told.items() if cell}


def as_columns(entry: str, recorded: Mapping[str, str], book: Rulebook) -> Iterator[tuple[str, str]]:
    """The cells of a line, by the columns that a wide table has for them."""
    figures = (RECORD, "previous", *book.framework.benchmarks) if entry in book.indicators else ()
    for column, cell in recorded.items():
        key = entry if column == RECORD else f"{entry}.{column}"
        found = _range(cell) if column in figures else None
        if found is None:
            yield key, "true" if column == DOUBTFUL and cell.strip().lower() == _TICK else cell
        else:
            yield from ((f"{key}.{end}", number) for end, number in found.items())


def column_of(key: str, entry: str) -> str:
    """The column of a line that a column of a wide table comes from."""
    first = key.removeprefix(entry).lstrip(".").partition(".")[0]
    return RECORD if first in ("", "value", "is", "status", *KEYS) else first


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


def _range(cell: str) -> dict[str, str] | None:
    """The range that a cell holds: `30-50`, `30 to 50`, `>=1000`, `<=5`; None for anything else."""
    cell = cell.strip()
    for sign, key in _OPEN.items():
        if cell.startswith(sign) and is_number(number := cell.removeprefix(sign).strip()):
            return {key: number}
    between = None if is_number(cell) else _BETWEEN.fullmatch(cell)
    return {"from": between[1], "to": between[2]} if between else None
