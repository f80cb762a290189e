"""A table, wherever it comes from: named columns, and rows in batches of Arrow arrays.

Arrow (through pyarrow) reads and writes every kind of table but workbooks, holds a column without an object for each
cell, and takes tables over from pandas, Polars and DuckDB as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from peel_grade.files.problems import InputError, Problem, missing_extra, quoted
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import shown

Batch: TypeAlias = Any
"""A `pyarrow.RecordBatch`, or one column of it: pyarrow declares no types."""
BATCH_ROWS = 32_768
"""So many rows are looked at together: enough for whole columns to pay, few enough to stay in little memory."""
_MAGIC = {
    b"PAR1": ("a Parquet file", ".parquet"),
    b"ARROW1": ("an Arrow file", ".arrow"),
    b"PK\x03\x04": ("a workbook, or another zip file", ".xlsx"),
    b"\xd0\xcf\x11\xe0": ("a workbook of an old Excel (.xls)", ""),
    b"\x1f\x8b": ("compressed (gzip)", ""),
}
"""How the kinds of files begin that are no text."""


class Table(Record):
    """A table: its columns as they are named, and its rows.

    `header` is the row of the names, 0 where a table has none; `first` is the row that comes first. `read` gives the
    rows in batches, each with the columns at the places that are asked for, in that order. `rows` is how many there
    are at most, None where only reading tells. With `quoted` an apostrophe may keep a cell from being taken for a
    formula.
    """

    name: str
    columns: tuple[str, ...]
    header: int
    first: int
    read: Callable[[Sequence[int]], Iterator[Batch]]
    rows: int | None = None
    quoted: bool = False


def open_table(path: Path) -> Table:
    """A table in a file. Raises InputError where it cannot be read, or is not what its name says.

    So does reading its rows.
    """
    arrow()
    suffix, name = path.suffix.lower(), shown(path)
    _check_kind(path, name, suffix)
    if suffix == ".csv":
        from peel_grade.tables.csv_file import open_csv

        return open_csv(path, name)
    if suffix == ".xlsx":
        from peel_grade.tables.workbook import open_workbook

        return open_workbook(path, name)
    from peel_grade.tables.arrow_file import open_arrow, open_parquet

    return open_parquet(path, name) if suffix == ".parquet" else open_arrow(path, name)


def arrow() -> Any:
    """The module `pyarrow`. Raises InputError where it is not installed."""
    try:
        import pyarrow
    except ImportError:
        raise missing_extra("pyarrow, which reads and writes tables, is not installed", "batch") from None
    return pyarrow


def _check_kind(path: Path, name: str, suffix: str) -> None:
    """Raise InputError where the file is of another kind than its name says."""
    from peel_grade.files.problems import unusable

    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise InputError([unusable(name, "read", error)]) from None
    if not start:
        raise InputError([Problem(name, 0, 0, "the table is empty", "its first row names the columns")])
    found, meant = next((kind for magic, kind in _MAGIC.items() if start.startswith(magic)), ("", ""))
    if found and meant != suffix and not (meant == ".arrow" and suffix == ".feather"):
        help = f"name it {quoted(path.stem + meant)}" if meant else "unpack it, or save it as .csv or .xlsx"
        raise InputError([Problem(name, 0, 0, f"this is {found}, not what `{suffix}` says", help)])
    if not found and suffix in (".parquet", ".xlsx"):
        kind = "Parquet file" if suffix == ".parquet" else "workbook"
        help = "name it `….csv` if it is text with commas" if suffix == ".parquet" else "save it as .xlsx, or as .csv"
        raise InputError([Problem(name, 0, 0, f"this is no {kind} that can be read", help)])
