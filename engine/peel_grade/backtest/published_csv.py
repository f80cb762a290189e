"""Published grades from CSV: a row for each that was inspected, a column for each question and for the overall grade.

    force,framework,speed,care,overall
    Example,frame-2030,fair,poor,fair

The first column is the framework's word for whom it inspects. An empty cell says that no grade was published.
`framework` may be left out where drafts are made by one rulebook.
"""

import csv
import io
from collections.abc import Iterator, Mapping

from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.files.yaml_tree import Mark, NodePath, Tree
from peel_grade.grades.published_table import PublishedTable, check_table
from peel_grade.rulebook.model import Rulebook

_FRAMEWORK = "framework"
_BOM = "\ufeff"


def tables_of_csv(content: bytes, file: str, books: Mapping[str, Rulebook]) -> list[PublishedTable]:
    """The published tables that a CSV file holds: its rows with the same framework and the same columns filled.

    Rows of frameworks that are not among the `books` are left out. Raises InputError with every mistake.
    """
    head, rows = _read(content, file)
    _check_head(head, file, books)
    groups: dict[tuple[str, tuple[int, ...]], list[tuple[int, list[str]]]] = {}
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        if len(row) > len(head):
            message = f"{len(row)} cells stand here, and there are {len(head)} columns"
            problems.append(Problem(file, line, len(head) + 1, message, "put a cell with a comma in quotes"))
            continue
        cells = dict(zip(head, row, strict=False))
        framework = cells.get(_FRAMEWORK) or next(iter(books))
        if (key := (framework, row[0])) in seen:
            message = f"{quoted(row[0])} has a row already, in line {seen[key]}"
            problems.append(Problem(file, line, 1, message, "remove one of them"))
        seen[key] = line
        filled = tuple(n for n, name in enumerate(head) if n and name != _FRAMEWORK and cells.get(name))
        if framework in books and filled:
            groups.setdefault((framework, filled), []).append((line, row))
    tables = []
    for (framework, filled), found in groups.items():
        try:
            tables.append(check_table(_tree(file, framework, [*head], filled, found), books[framework]))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tables


def _read(content: bytes, file: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and the rows that say something, with their lines."""
    try:
        text = content.decode().removeprefix(_BOM)
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        read = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except UnicodeDecodeError:
        raise InputError([Problem(file, 0, 0, "this is no text in UTF-8", "save it as CSV in UTF-8")]) from None
    except csv.Error as error:
        raise InputError([Problem(file, 0, 0, f"this cannot be read as CSV: {error}")]) from None
    said = [(line, row) for line, row in read if any(row)]
    if len(said) < 2:
        help = "the first line names the columns, and each other a row of grades"
        raise InputError([Problem(file, 0, 0, "there is no row of grades here", help)])
    return said[0][1], said[1:]


def _check_head(head: list[str], file: str, books: Mapping[str, Rulebook]) -> None:
    """Raise InputError with every mistake in the names of the columns."""
    expected = list(dict.fromkeys(book.framework.words.subject.key for book in books.values()))
    known = list(dict.fromkeys(name for book in books.values() for name in [*_graded(book), _FRAMEWORK]))
    problems = []
    if head[0] not in expected:
        message = f"the first column is {quoted(head[0])}, and names nobody"
        problems.append(Problem(file, 1, 1, message, f"call it {' or '.join(map(quoted, expected))}"))
    for place, name in enumerate(head[1:], 2):
        if name in head[: place - 1]:
            problems.append(Problem(file, 1, place, f"the column {quoted(name)} is there already", "remove one"))
        elif name not in known:
            help = did_you_mean(name, known) or f"one of {', '.join(known)}"
            problems.append(Problem(file, 1, place, f"unknown column {quoted(name)}", help))
    if _FRAMEWORK not in head and len(books) > 1:
        help = f"add it, with one of {', '.join(books)}, or name one rulebook with `--rules`"
        problems.append(Problem(file, 1, 0, f"the column `{_FRAMEWORK}` is missing", help))
    if problems:
        raise InputError(problems)


def _graded(book: Rulebook) -> Iterator[str]:
    yield from (name for name, question in book.questions.items() if question.graded)
    if book.graded_overall:
        yield "overall"


def _tree(
    file: str, framework: str, head: list[str], filled: tuple[int, ...], rows: list[tuple[int, list[str]]]
) -> Tree:
    """The rows as the file of a published table, whose mistakes stand at their cells."""
    tree = Tree(file)
    tree.data = {
        "framework": framework,
        "document": file,
        "columns": [head[n] for n in filled],
        "rows": [{head[0]: row[0], "line": line, "grades": [row[n] for n in filled]} for line, row in rows],
    }
    places: dict[NodePath, tuple[int, int]] = {("columns", place): (1, n + 1) for place, n in enumerate(filled)}
    for number, (line, _) in enumerate(rows):
        places |= {("rows", number): (line, 1), ("rows", number, head[0]): (line, 1)}
        places |= {("rows", number, "grades", place): (line, n + 1) for place, n in enumerate(filled)}
    tree.values.update({path: Mark(*place) for path, place in places.items()})
    return tree
