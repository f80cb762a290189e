"""What coders wrote into a sheet, as the data of a force file; mistakes name the sheet's rows and columns."""

import csv
import re
from collections.abc import Collection, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.files.meant import named_like
from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.files.yaml_tree import read_bytes, shown
from peel_grade.force.file import check_force
from peel_grade.force.row import row_tree
from peel_grade.rulebook.model import Document, Rulebook
from peel_grade.tables.formulas import unquoted
from peel_grade.tables.long import INFORMING, RECORD, as_columns, column_of, columns
from peel_grade.tables.workbook import read_rows


class Filled(NamedTuple):
    """What a sheet records, by section and entry, in the form of a force file; `documents` are those of its sources."""

    indicators: dict[str, Any]
    flags: dict[str, Any]
    documents: tuple[str, ...]


def read_sheet(path: Path, book: Rulebook, documents: Collection[str] | None = None) -> Filled:
    """What a sheet (CSV or XLSX) records; its sources are to be among the `documents`, None: any are taken for some.

    Raises InputError with all mistakes, at their rows and columns.
    """
    name, rows = shown(path), _rows(path)
    problems: list[Problem] = []
    header = _header(name, rows, book, problems)
    row: dict[str, object] = {}
    places: dict[str, tuple[int, int]] = {}
    seen: dict[str, int] = {}
    known = {entry.id: entry.label for entry in book.entries()}
    for number, cells in enumerate(rows[1:] if header else (), 2):
        line = {column: str(cells[at]).strip() for column, at in header.items() if at < len(cells)}
        entry = line.get("id", "")
        recorded = {column: cell for column, cell in line.items() if column in columns(book) and cell}
        if not entry and not recorded:
            continue
        if entry not in known:
            message = f"unknown entry {quoted(entry)}" if entry else "the line names no entry"
            problems.append(Problem(name, number, header["id"] + 1, message, named_like(entry, known) or None))
        elif entry in seen:
            problems.append(
                Problem(
                    name, number, header["id"] + 1, f"{quoted(entry)} has a line already", f"the first is {seen[entry]}"
                )
            )
        else:
            seen[entry] = number
            for key, value in as_columns(entry, recorded, book):
                row[key] = value
                column = column_of(key, entry)
                places[key] = places[f"{entry}.{column}"] = (number, header[column] + 1)
    known_documents = _documents(row) if documents is None else documents
    named = {f"source.{document}.title": document for document in known_documents}
    tree = row_tree({book.framework.words.subject.key: "of the sheet", **named, **row}, book)
    try:
        check_force(tree, book)
    except InputError as error:
        problems += [_placed(each, name, places) for each in error.problems]
    if problems:
        raise InputError(problems)
    indicators, flags = (
        {name: as_written(row) for name, row in tree.data.get(section, {}).items()}
        for section in ("indicators", "flags")
    )
    return Filled(indicators, flags, tuple(known_documents))


def read_entry(entry: str, cells: Mapping[str, str], book: Rulebook, documents: Mapping[str, Document]) -> Any:
    """What the cells of one entry record, in the form of a force file.

    Raises InputError with all mistakes; the `path` of each is the column that it is in, empty where it is in none.
    """
    if not cells.get(RECORD, "").strip() and not cells.get("rank"):
        help = "choose one, or a status such as `not_recorded`" if entry in book.flags else "write a figure or a status"
        raise InputError([Problem("", 0, 0, "nothing is recorded", help, path=RECORD)])
    row = dict(as_columns(entry, {column: cell.strip() for column, cell in cells.items() if cell.strip()}, book))
    head: dict[str, object] = {book.framework.words.subject.key: "of the form"}
    for name, about in documents.items():
        head |= {f"source.{name}.title": about.title or name, f"source.{name}.lines": about.lines or None}
        head |= {f"source.{name}.pages": about.pages or None}
    tree = row_tree(head | row, book)
    try:
        check_force(tree, book)
    except InputError as error:
        wrong = [_in_column(each, entry) for each in error.problems]
        raise InputError(wrong) from None
    return as_written(tree.data["flags" if entry in book.flags else "indicators"][entry])


def as_written(row: Any) -> Any:
    """An entry as people write it: first what it is known by, and a single source alone."""
    if not isinstance(row, dict):
        return row
    first = {key: row[key] for key in ("is", "value", "status", "supplied") if key in row}
    sources = row.get("source", ())
    return first | row | ({"source": sources[0]} if len(sources) == 1 else {})


def _in_column(problem: Problem, entry: str) -> Problem:
    """The problem at the column of the entry's that it is in."""
    path = problem.path.partition("[")[0]
    inside = path == entry or path.startswith(f"{entry}.")
    return problem._replace(file="", path=column_of(path, entry) if inside else "")


def _documents(row: dict[str, object]) -> list[str]:
    """The documents that the sources of a sheet point into."""
    cells = [str(cell) for column, cell in row.items() if column.endswith(".source")]
    return sorted({document for cell in cells for document in re.findall(r"([a-z0-9][a-z0-9-]*):", cell)})


def _rows(path: Path) -> Sequence[Sequence[object]]:
    if path.suffix.lower() == ".xlsx":
        return read_rows(path, shown(path))
    text = read_bytes(path).decode("utf-8-sig", "replace")
    try:
        return [[unquoted(cell) for cell in row] for row in csv.reader(StringIO(text, newline=""))]
    except csv.Error as error:
        raise InputError([Problem(shown(path), 0, 0, f"this is no CSV: {error}")]) from None


def _header(name: str, rows: Sequence[Sequence[object]], book: Rulebook, problems: list[Problem]) -> dict[str, int]:
    """Where each column stands; nothing where the sheet cannot be read without one that is missing."""
    if not rows:
        problems.append(
            Problem(name, 0, 0, "the sheet is empty", "`evidence sheet --format xlsx` writes one to fill in")
        )
        return {}
    titles = [str(cell).strip().lower() for cell in rows[0]]
    known = (*INFORMING, *columns(book))
    for at, title in enumerate(titles, 1):
        if title and title not in known:
            help = did_you_mean(title, known) or f"one of {', '.join(known)}"
            problems.append(Problem(name, 1, at, f"unknown column {quoted(title)}", help))
        elif title and titles.index(title) + 1 != at:
            problems.append(Problem(name, 1, at, f"the column {quoted(title)} stands twice", "remove one"))
    for needed in ("id", RECORD):
        if needed not in titles:
            problems.append(Problem(name, 1, 0, f"the column `{needed}` is missing", "the first row names the columns"))
            return {}
    return {title: at for at, title in reversed(list(enumerate(titles))) if title in known}


def _placed(problem: Problem, name: str, places: dict[str, tuple[int, int]]) -> Problem:
    """The problem at its row and column."""
    path = problem.path.partition("[")[0]  # several sources stand in one cell
    while path and path not in places:
        path = path.rpartition(".")[0]
    line, column = places.get(path, (0, 0))
    return problem._replace(file=name, line=line, column=column, path="")
