"""The rows of a table of forces one by one, each as a force file: for tables that are graded force by force."""

from collections.abc import Iterable, Iterator, Mapping

from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.files.yaml_tree import Tree
from peel_grade.force.file import Force, check_force
from peel_grade.force.row import empty, row_tree
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.formulas import unquoted
from peel_grade.tables.header import checked_columns
from peel_grade.tables.long_rows import LongRow, is_long, long_rows, placed
from peel_grade.tables.table import Table


def read_rows(table: Table, book: Rulebook) -> list[tuple[Tree, Force]]:
    """The force of every row, and the row as a force file. Raises InputError with all mistakes of the table."""
    found, problems = list[tuple[Tree, Force]](), list[Problem]()
    for row in _long(table, book, problems) if is_long(table) else _wide(table, book, problems):
        tree = row_tree(row.cells, book, f"{table.name}:{row.number}", (table.name, row.number))
        try:
            found.append((tree, check_force(tree, book)))
        except InputError as error:
            problems += [placed(each, row) if row.places else each for each in error.problems]
    if not found and not problems:
        help = f"below the names of the columns stands a row for each {book.framework.words.subject.one}"
        problems.append(Problem(table.name, 0, 0, "the table has no rows", help))
    if problems:
        raise InputError(problems)
    return found


def _long(table: Table, book: Rulebook, problems: list[Problem]) -> Iterator[LongRow]:
    """The forces of a long table."""
    try:
        yield from long_rows(table, book, problems)
    except InputError as error:  # what is no whole row stands nowhere
        problems += error.problems


def _wide(table: Table, book: Rulebook, problems: list[Problem]) -> Iterator[LongRow]:
    """The rows of a wide table; what is wrong with its columns, and with names, is added to the problems."""
    columns, wrong = checked_columns(table, book)
    problems += wrong
    key, seen = book.framework.words.subject.key, dict[str, int]()
    try:
        rows = [*_rows(table, columns)]
    except InputError as error:
        problems += error.problems
        return
    for number, cells in rows:
        name = "" if empty(cells.get(key)) else str(cells[key])
        if key in columns and not name:
            problems.append(nameless(table, book, number))
        if name and (first := seen.setdefault(name, number)) != number:
            problems.append(twice(table, key, name, number, first))
        yield LongRow(number, {**cells, key: name or "?"}, {})


def problems_of(table: Table, book: Rulebook, number: int, cells: Mapping[str, object]) -> list[Problem]:
    """What is wrong with one row."""
    try:
        check_force(row_tree(cells, book, f"{table.name}:{number}", (table.name, number)), book)
    except InputError as error:
        return error.problems
    return []


def nameless(table: Table, book: Rulebook, number: int) -> Problem:
    """The problem of a row that says nothing of whose it is."""
    noun = book.framework.words.subject
    message = f"the row names no {noun.one}"
    return Problem(table.name, number, 0, message, "write its name, or remove the row", path=noun.key)


def twice(table: Table, key: str, name: str, number: int, first: int) -> Problem:
    """The problem of a row whose force has one above."""
    return Problem(table.name, number, 0, f"{quoted(name)} has a row already", f"the first is {first}", path=key)


def _rows(table: Table, columns: Mapping[str, int]) -> Iterator[tuple[int, dict[str, object]]]:
    """The rows that hold anything, with their numbers."""
    number = table.first
    for batch in table.read([*columns.values()]):
        for cells in cells_of(batch, columns, table):
            if not all(map(empty, cells.values())):
                yield number, cells
            number += 1


def cells_of(batch: object, columns: Iterable[str], table: Table) -> Iterator[dict[str, object]]:
    """The rows of a batch as values by column; a name that is a number is text."""
    names = [*columns]
    lists = [column.to_pylist() for column in batch.columns]  # type: ignore[attr-defined]  # a batch of pyarrow
    for values in zip(*lists, strict=True):
        yield {
            name: unquoted(value) if table.quoted and isinstance(value, str) else value
            for name, value in zip(names, values, strict=True)
        }
