"""Tables in workbooks (XLSX), through openpyxl: the first sheet, each cell as text as CSV would have it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from peel_grade.files.problems import MOST, InputError, Problem, missing_extra, unusable
from peel_grade.tables.table import BATCH_ROWS, Batch, Table


def open_workbook(path: Path, name: str) -> Table:
    """The first sheet of a workbook. Raises InputError."""
    rows = read_rows(path, name)
    if not any(rows):
        raise InputError([Problem(name, 0, 0, "the table is empty", "its first row names the columns")])
    header = [cell.strip() for cell in rows[0]]
    while header and not header[-1]:
        header.pop()
    cells = [[*row, *[""] * len(header)][: len(header)] for row in rows[1:]]

    def read(places: Sequence[int]) -> Iterator[Batch]:
        import pyarrow as pa

        for start in range(0, len(cells), BATCH_ROWS):
            part = cells[start : start + BATCH_ROWS]
            columns = [pa.array([row[place] or None for row in part], pa.string()) for place in places]
            yield pa.record_batch(columns, [str(place) for place in places])

    return Table(name, tuple(header), 1, 2, read, len(cells))


def read_rows(path: Path, name: str) -> list[list[str]]:
    """The cells of the first sheet, row by row; empty ones are empty text. Raises InputError.

    Of formulas it is the value that was computed last; one that was never computed is a mistake.
    """
    openpyxl = open_xlsx()
    try:
        page = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
        rows = [[_text(cell) for cell in row] for row in page.iter_rows(values_only=True)]
        formulas = _formulas(path, openpyxl)
    except OSError as error:
        raise InputError([unusable(name, "read", error)]) from None
    except Exception:  # openpyxl raises what zip files, XML and its own reading bring
        help = "save it as .xlsx, or as .csv"
        raise InputError([Problem(name, 0, 0, "this is no workbook that can be read", help)]) from None
    header = rows[0] if rows else []
    problems = [
        Problem(name, row, 0, f"the formula in the column {at} was never computed", help, path=_titled(header, at))
        for row, at in formulas
        if not rows[row - 1][at - 1]
        for help in ("open the workbook, let it compute and save it, or write the value",)
    ]
    if problems:
        raise InputError(problems[: MOST + 1])
    return rows


def _titled(header: Sequence[str], at: int) -> str:
    return header[at - 1] if at <= len(header) else ""


def _formulas(path: Path, openpyxl: Any) -> list[tuple[int, int]]:
    """Where the first sheet has formulas; it is read for them where there are any in the file."""
    try:
        with ZipFile(path) as parts:
            sheets = [each for each in parts.namelist() if each.startswith("xl/worksheets/")]
            if not any(b"<f>" in (content := parts.read(each)) or b"<f " in content for each in sheets):
                return []
    except BadZipFile:
        return []
    page = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return [(cell.row, cell.column) for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def open_xlsx() -> Any:
    """The module `openpyxl`. Raises InputError where it is not installed."""
    try:
        import openpyxl
    except ImportError:
        raise missing_extra("openpyxl, which reads and writes workbooks, is not installed", "sheets") from None
    return openpyxl
