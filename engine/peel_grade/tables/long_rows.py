"""The rows of a long table put together: what it says of each force, as a row of a wide one, and where that stands."""

from collections.abc import Iterator, Mapping

from peel_grade.files.meant import named_like
from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.files.record import Record
from peel_grade.force.row import column_path
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.formulas import unquoted
from peel_grade.tables.long import ID, INFORMING, RECORD, as_columns, column_of, columns
from peel_grade.tables.table import Table

FRAMEWORK = "framework"


class LongRow(Record):
    """A force of a long table: the row where it begins, its cells by the columns of a wide table, and for each of those
    the row and the column of the long one.
    """

    number: int
    cells: dict[str, object]
    places: dict[str, tuple[int, str]]


def is_long(table: Table) -> bool:
    """Whether a row of the table is a piece of evidence, and not a force."""
    return {ID, RECORD} <= {*table.columns}


def long_framework(table: Table) -> str | None:
    """The framework that the rows name, None where they name none. Raises InputError where they name several."""
    first = ""
    for number, line in _lines(table, {ID: table.columns.index(ID), RECORD: table.columns.index(RECORD)}):
        name = line.get(RECORD, "").strip()
        if line.get(ID) == FRAMEWORK and name:
            if first and name != first:
                message = f"the row is of the framework {quoted(name)}, and rows above are of {quoted(first)}"
                raise InputError(
                    [Problem(table.name, number, 0, message, "keep a table for each framework", path=RECORD)]
                )
            first = name
    return first or None


def long_rows(table: Table, book: Rulebook, problems: list[Problem]) -> list[LongRow]:
    """What the table says of each force; mistakes in its columns and ids are added to the problems."""
    key = book.framework.words.subject.key
    places = _header(table, book, problems)
    if key not in places:
        return []
    known = {entry.id: entry.label for entry in book.entries()}
    found: dict[str, LongRow] = {}
    for number, line in _lines(table, places):
        name, entry = line.pop(key, ""), line.pop(ID, "").strip()
        said = {column: cell for column, cell in line.items() if column not in INFORMING}
        if not name:
            noun = book.framework.words.subject.one
            problems.append(_wrong(table, number, key, f"the row names no {noun}", "write its name, or remove the row"))
            continue
        force = found.setdefault(name, LongRow(number, {key: name}, {key: (number, key)}))
        if not entry or column_path(entry, book) is None:
            message = f"unknown entry {quoted(entry)}" if entry else "the row names no entry"
            problems.append(_wrong(table, number, ID, message, named_like(entry, known) or None))
        elif entry in force.places:
            first = force.places[entry][0]
            problems.append(_wrong(table, number, ID, f"{quoted(entry)} has a row already", f"the first is {first}"))
        else:
            force.places[entry] = (number, RECORD)
            for column, cell in as_columns(entry, said, book):
                force.cells[column] = cell
                force.places[column] = force.places[f"{entry}.{column_of(column, entry)}"] = (
                    number,
                    column_of(column, entry),
                )
    return [*found.values()]


def placed(problem: Problem, row: LongRow) -> Problem:
    """A problem of a force at the row and the column of the long table."""
    path = problem.path.partition("[")[0]  # several sources stand in one cell
    while path and path not in row.places:
        path = path.rpartition(".")[0]
    number, column = row.places.get(path, (row.number, ""))
    return problem._replace(line=number, path=column)


def _header(table: Table, book: Rulebook, problems: list[Problem]) -> dict[str, int]:
    """Where each column stands that means something."""
    key = book.framework.words.subject.key
    known = (key, ID, *columns(book), *INFORMING)
    places: dict[str, int] = {}
    for at, column in enumerate(table.columns):
        if column and column not in known:
            help = did_you_mean(column, known) or f"one of {', '.join(known)}"
            problems.append(_wrong(table, table.header, column, f"unknown column {quoted(column)}", help))
        elif column in places:
            message = f"the column {quoted(column)} stands twice"
            problems.append(_wrong(table, table.header, column, message, "keep one of them"))
        elif column:
            places[column] = at
    if key not in places:
        help = f"it says whose evidence a row is; of one {book.framework.words.subject.one}: `evidence from-sheet`"
        problems.append(_wrong(table, table.header, "", f"the column {quoted(key)} is missing", help))
    return places


def _wrong(table: Table, number: int, column: str, message: str, help: str | None) -> Problem:
    return Problem(table.name, number, 0, message, help, path=column if number else "")


def _lines(table: Table, places: Mapping[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that hold anything, with their numbers: their cells as text, without empty ones."""
    number = table.first
    for batch in table.read([*places.values()]):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            cells = {name: _text(value, table) for name, value in zip(places, values, strict=True)}
            if said := {name: cell for name, cell in cells.items() if cell.strip()}:
                yield number, said
            number += 1


def _text(value: object, table: Table) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return unquoted(text) if table.quoted else text
