"""Tables written: CSV, Parquet and workbooks, whole from pieces; nothing in them is taken for a formula."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, Literal, TypeAlias, get_args

from peel_grade.files.problems import InputError, Problem
from peel_grade.tables.ahead import ahead
from peel_grade.tables.formulas import quoted
from peel_grade.tables.table import Batch, arrow
from peel_grade.tables.workbook import open_xlsx

Form: TypeAlias = Literal["csv", "parquet", "xlsx"]
FORMS: tuple[Form, ...] = get_args(Form)
BINARY: tuple[Form, ...] = ("parquet", "xlsx")
"""The forms that no terminal shows."""
MOST_ROWS = 1_048_575
"""So many rows does a workbook hold below the names of its columns."""
_LONGEST_TEXT = 32_767
_WIDEST = 60


def written(form: Form, parts: Iterable[Batch]) -> Iterator[bytes]:
    """The parts of a table, all with the same columns, as the pieces of a file. Raises InputError."""
    arrow()
    return _WRITERS[form](parts)


def _csv(parts: Iterable[Batch]) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow import csv

    for number, part in enumerate(parts):
        columns = [_quoted(_decoded(column)) for column in part.columns]
        out = BytesIO()
        table = pa.table(columns, names=part.column_names)
        csv.write_csv(table, out, csv.WriteOptions(include_header=number == 0, quoting_style="needed"))
        yield out.getvalue()


def _quoted(column: Any) -> Any:
    """A column of text in which nothing is taken for a formula."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type) or not pc.any(pc.match_substring_regex(column, r"^'*\s*[=+@-]")).as_py():
        return column
    return pa.array([None if cell is None else quoted(cell) for cell in column.to_pylist()], pa.string())


def _decoded(column: Any) -> Any:
    import pyarrow as pa

    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _parquet(parts: Iterable[Batch]) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out, writer = BytesIO(), None
    for part in ahead(parts):
        if writer is None:
            # which text comes first and last of all tells nobody anything
            told = [field.name for field in part.schema if not pa.types.is_string(field.type)]
            writer = pq.ParquetWriter(out, part.schema, compression="zstd", write_statistics=told)
        writer.write_table(part)
        yield _taken(out)
    if writer is not None:
        writer.close()
    yield _taken(out)


def _taken(out: BytesIO) -> bytes:
    """What was written since it was last asked: a Parquet file is written from its start to its end."""
    found = out.getvalue()
    out.seek(0)
    out.truncate()
    return found


def _xlsx(parts: Iterable[Batch]) -> Iterator[bytes]:
    openpyxl = open_xlsx()
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    page, rows, started = book.create_sheet("forces"), 0, False

    def cell(value: object) -> object:
        if isinstance(value, float) and float(f"{value:.16g}") != value:
            value = repr(value)  # openpyxl writes no more digits than that: as text they are read whole
        if not isinstance(value, str):
            return value
        if len(value) > _LONGEST_TEXT:
            message = f"a cell of a workbook holds {_LONGEST_TEXT:,} characters, and a text has {len(value):,}"
            raise InputError([Problem("--format", 0, 0, message, "write them as parquet or csv")])
        made = WriteOnlyCell(page, value)
        made.data_type = "s"  # never a formula
        return made

    for part in parts:
        if not started:
            started, page.freeze_panes = True, "B2"
            for at, name in enumerate(part.column_names, 1):
                page.column_dimensions[get_column_letter(at)].width = min(max(len(name) + 2, 10), _WIDEST)
            titles = [WriteOnlyCell(page, name) for name in part.column_names]
            for title in titles:
                title.font = Font(bold=True)
            page.append(titles)
        rows += part.num_rows
        if rows > MOST_ROWS:
            message = f"a workbook holds {MOST_ROWS:,} rows, and these are more"
            raise InputError([Problem("--format", 0, 0, message, "write them as parquet or csv")])
        for row in zip(*(column.to_pylist() for column in part.columns), strict=True):
            page.append([cell(value) for value in row])
    out = BytesIO()
    book.save(out)
    yield out.getvalue()


_WRITERS: dict[Form, Callable[[Iterable[Batch]], Iterator[bytes]]] = {"csv": _csv, "parquet": _parquet, "xlsx": _xlsx}
