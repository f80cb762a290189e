"""Tables in CSV: text in UTF-8, cells separated by commas, or by semicolons or tabs as some spreadsheets do it."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from peel_grade.files.problems import MOST, InputError, Problem, unusable
from peel_grade.tables.table import BATCH_ROWS, Batch, Table

_BLOCK = 1 << 24
_LONGEST_HEADER = 1 << 20
_SEPARATORS = ",;\t"


def open_csv(path: Path, name: str) -> Table:
    """A CSV file. Raises InputError."""
    header = _header(path, name)
    separator = max(_SEPARATORS, key=lambda each: _split(header, each)[0].__len__())
    columns, lines = _split(header, separator)

    def read(places: Sequence[int]) -> Iterator[Batch]:
        return _read(path, name, len(columns), lines, separator, places)

    return Table(name, tuple(cell.strip() for cell in columns), 1, 2, read, _line_ends(path) - lines + 1, quoted=True)


def _line_ends(path: Path) -> int:
    """How many line ends the file has, in cells too: one less than its rows at most."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(partial(file.read, _BLOCK), b""))


def _header(path: Path, name: str) -> str:
    """The text from the start on, as far as the names of the columns can reach."""
    try:
        with path.open("rb") as file:
            start = file.read(_LONGEST_HEADER)
    except OSError as error:
        raise InputError([unusable(name, "read", error)]) from None
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start[:1000]:
        raise _not_text(name, "this is no text in UTF-8")
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(start)
    except UnicodeDecodeError:
        raise _wrong_bytes(path, name) from None
    if not text.strip():
        raise InputError([Problem(name, 0, 0, "the table is empty", "its first row names the columns")])
    return text


def _split(text: str, separator: str) -> tuple[list[str], int]:
    """The cells of the first row, and how many lines it takes."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return [], 1


def _read(path: Path, name: str, width: int, lines: int, separator: str, places: Sequence[int]) -> Iterator[Batch]:
    """The rows below the header, every cell as text. Raises InputError."""
    import pyarrow as pa
    from pyarrow import csv as of_arrow

    names = [str(place) for place in range(width)]
    ragged = []

    def note(row: Any) -> str:
        ragged.append(row.actual_columns)
        return "skip"

    try:
        reader = of_arrow.open_csv(
            path,
            of_arrow.ReadOptions(column_names=names, skip_rows=lines, block_size=_BLOCK),
            of_arrow.ParseOptions(
                delimiter=separator, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
            ),
            of_arrow.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                include_columns=[names[place] for place in places],
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
        for batch in reader:
            yield from pa.Table.from_batches([batch]).to_batches(BATCH_ROWS)
    except pa.ArrowInvalid as error:
        if "Empty CSV file" in str(error):
            return
        if "UTF8" in str(error):
            raise _wrong_bytes(path, name) from None
        raise InputError([Problem(name, 0, 0, f"this is no CSV that can be read: {str(error)[:200]}")]) from None
    except OSError as error:
        raise InputError([unusable(name, "read", error)]) from None
    if ragged:
        raise InputError(_ragged(path, name, width, separator))


def _ragged(path: Path, name: str, width: int, separator: str) -> list[Problem]:
    """The rows that have more or fewer cells than there are columns."""
    problems: list[Problem] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter=separator), 1):
            if number > 1 and row and len(row) != width and len(problems) <= MOST:
                message = f"the row has {len(row)} cells, and there are {width} columns"
                help = "put a cell that holds a comma in quotes" if len(row) > width else "end it with empty cells"
                problems.append(Problem(name, number, 0, message, help))
    return problems


def _wrong_bytes(path: Path, name: str) -> InputError:
    """Where the text is no UTF-8."""
    rows, decoder = 1, codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        for line in file:
            try:
                decoder.decode(line)
            except UnicodeDecodeError as error:
                return _not_text(name, f"line {rows} is no text in UTF-8: it has the byte 0x{line[error.start]:02X}")
            rows += 1
    return _not_text(name, "this is no text in UTF-8")


def _not_text(name: str, message: str) -> InputError:
    return InputError([Problem(name, 0, 0, message, "save it as CSV in UTF-8, or as .xlsx")])
