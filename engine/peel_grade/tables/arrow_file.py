"""Tables in Parquet and in Arrow's own files (`.arrow`, and `.feather`, its second version)."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from peel_grade.files.problems import InputError, Problem, unusable
from peel_grade.tables.table import BATCH_ROWS, Batch, Table

_INDEX = re.compile(r"__index_level_\d+__\Z")
"""What pandas calls the column of an index without a name, which holds no evidence."""


def open_parquet(path: Path, name: str) -> Table:
    """A Parquet file. Raises InputError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path, memory_map=True)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(name, "Parquet file", error) from None
    columns = [field.name for field in file.schema_arrow]

    def read(places: Sequence[int]) -> Iterator[Batch]:
        wanted = [columns[place] for place in places]
        try:
            for batch in file.iter_batches(BATCH_ROWS, columns=wanted, use_threads=True):
                yield batch.select(wanted)
        except (pa.ArrowException, OSError) as error:
            raise _unreadable(name, "Parquet file", error) from None

    return Table(name, _named(columns), 0, 1, read, file.metadata.num_rows)


def open_arrow(path: Path, name: str) -> Table:
    """A file of Arrow's, or a stream in a file. Raises InputError."""
    import pyarrow as pa

    try:
        source = pa.memory_map(str(path))
        try:
            file: Any = pa.ipc.open_file(source)
        except pa.ArrowInvalid:
            source.seek(0)
            file = pa.ipc.open_stream(source).read_all()
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(name, "Arrow file", error) from None

    def batches() -> Iterator[Batch]:
        try:
            if isinstance(file, pa.Table):
                yield from file.to_batches(BATCH_ROWS)
                return
            for number in range(file.num_record_batches):
                yield from pa.Table.from_batches([file.get_batch(number)]).to_batches(BATCH_ROWS)
        except (pa.ArrowException, OSError) as error:
            raise _unreadable(name, "Arrow file", error) from None

    return Table(name, _named(file.schema.names), 0, 1, lambda places: (each.select([*places]) for each in batches()))


def of_frame(frame: Any, name: str) -> Table:
    """A table of a program's: whatever gives itself as a stream of Arrow (`__arrow_c_stream__`), as the frames of
    pandas and Polars, the tables of pyarrow and the results of DuckDB do. Raises InputError for anything else.
    """
    import pyarrow as pa

    if not hasattr(frame, "__arrow_c_stream__"):
        message = f"a `{type(frame).__name__}` is no table"
        help = "give a frame of pandas or Polars, a table of pyarrow, or what else has `__arrow_c_stream__`"
        raise InputError([Problem(name, 0, 0, message, help)])
    try:
        table = pa.table(frame)
    except pa.ArrowException as error:
        help = "a column holds numbers or text, not both; a status stands in a column of its own, `ID.status`"
        raise InputError([Problem(name, 0, 0, f"this table cannot be read: {_first_line(error)}", help)]) from None
    if any(isinstance(each, pa.ExtensionType) for each in table.schema.types):
        table = pa.table({field.name: _plain(table[at]) for at, field in enumerate(table.schema)})
    columns = table.schema.names
    return Table(
        name, _named(columns), 0, 1, lambda places: iter(table.select([*places]).to_batches(BATCH_ROWS)), table.num_rows
    )


def _plain(column: Any) -> Any:
    return column.cast(column.type.storage_type) if hasattr(column.type, "storage_type") else column


def _named(columns: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns; one that is an index is none."""
    return tuple("" if _INDEX.match(column) else column.strip() for column in columns)


def _unreadable(name: str, kind: str, error: Exception) -> InputError:
    if isinstance(error, OSError) and error.strerror:
        return InputError([unusable(name, "read", error)])
    return InputError([Problem(name, 0, 0, f"this is no {kind} that can be read: {_first_line(error)}")])


def _first_line(error: Exception) -> str:
    return str(error.args[0] if error.args else error).split("\n")[0][:200].rstrip(".")
