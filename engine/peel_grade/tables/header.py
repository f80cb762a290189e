"""The columns of a table of forces, a row a force: what each stands for, and what is wrong with their names."""

from collections.abc import Sequence

from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.force.row import row_tree
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.long_rows import FRAMEWORK, is_long, long_framework
from peel_grade.tables.table import Table


def checked_columns(table: Table, book: Rulebook) -> tuple[dict[str, int], list[Problem]]:
    """Where each column stands that means something, by its name; and the problems of the others."""
    problems = []
    places: dict[str, int] = {}
    for at, column in enumerate(table.columns):
        if not column:
            problems += _unnamed(table, at)
        elif column in places:
            message = f"the column {quoted(column)} stands twice"
            problems.append(_wrong(table, column, message, "keep one of them"))
        else:
            places[column] = at
    key = book.framework.words.subject.key
    unknown = row_tree(dict.fromkeys((key, *places)), book).problems
    problems += [_wrong(table, each.path, each.message, each.help) for each in unknown]
    if key not in places:
        help = f"it names each {book.framework.words.subject.one}; the columns are {_listed(table.columns)}"
        problems.append(_wrong(table, "", f"the column {quoted(key)} is missing", help))
    wrong = {each.path for each in unknown}
    return {column: at for column, at in places.items() if column not in wrong}, problems


def framework_of(table: Table) -> str | None:
    """The framework that the rows name, None where they name none. Raises InputError where they name several."""
    if is_long(table):
        return long_framework(table)
    if FRAMEWORK not in table.columns:
        return None
    first, row = "", table.first
    for batch in table.read([table.columns.index(FRAMEWORK)]):
        for value in batch.column(0).unique().to_pylist():
            name = "" if value is None else str(value).strip()
            if name and first and name != first:
                at = row + next(place for place, each in enumerate(batch.column(0).to_pylist()) if each == value)
                message = f"the row is of the framework {quoted(name)}, and rows above are of {quoted(first)}"
                problem = Problem(table.name, at, 0, message, "keep a table for each framework", path=FRAMEWORK)
                raise InputError([problem])
            first = first or name
        row += batch.num_rows
    return first or None


def _wrong(table: Table, column: str, message: str, help: str | None) -> Problem:
    return Problem(table.name, table.header, 0, message, help, path=column if table.header else "")


def _unnamed(table: Table, at: int) -> list[Problem]:
    """The problem of a column without a name that holds something; what has no names at all is an index."""
    if not table.header or all(batch.column(0).null_count == batch.num_rows for batch in table.read([at])):
        return []
    help = "name it, or leave it out (of pandas: `to_csv(index=False)`)"
    return [Problem(table.name, table.header, at + 1, "the column has no name", help)]


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(quoted(column) for column in columns[:4]) + (", …" if len(columns) > 4 else "")
