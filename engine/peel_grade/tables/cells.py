"""Columns of Arrow as arrays of numbers: figures, words of a list, truths. What cannot be read is marked, not told."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.force.columns import Codes, Numbers, Truths

_NUMBER = r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"
"""A number as YAML has it: Arrow reads more as one, such as `inf`."""

_FALSE, _HALF, _TRUE = 1, 2, 3
_TRUTHS = {**dict.fromkeys(("true", "1", "1.0"), _TRUE), **dict.fromkeys(("false", "0", "0.0"), _FALSE)}


class Read(Record):
    """A column as numbers, not a number where a cell is empty; `words` are the codes of cells with a word of a list (0:
    none), None where none of the cells is one; `bad` marks those that are neither, None where there are none.
    """

    numbers: Numbers
    words: Codes | None
    bad: Truths | None


def numbers(column: Any, words: Mapping[str, int]) -> Read:
    """A column of figures, among which some `words` may stand."""
    column = decoded(column)
    kind, size = column.type, len(column)
    if pa.types.is_null(kind):
        return Read(np.full(size, np.nan), None, None)
    if pa.types.is_decimal(kind):
        column = column.cast(pa.string())
    elif pa.types.is_integer(kind) or pa.types.is_floating(kind):
        found = _floats(column)
        wrong = np.abs(found) > LARGEST_NUMBER
        return Read(found, None, wrong if wrong.any() else None)
    if not is_text(column.type):
        return Read(np.full(size, np.nan), None, _filled(column))
    return _of_text(column, words)


def _of_text(column: Any, words: Mapping[str, int]) -> Read:
    text = pc.utf8_trim_whitespace(column)
    plain = pc.match_substring_regex(text, _NUMBER)
    if pc.all(plain, min_count=0).as_py():
        found = _floats(text.cast(pa.float64()))
        wrong = ~np.isfinite(found) & _filled(column) | (np.abs(found) > LARGEST_NUMBER)
        return Read(found, None, wrong if wrong.any() else None)
    found = _floats(pc.if_else(plain, text, None).cast(pa.float64()))
    codes = coded(text, words)
    said = _truths(pc.not_equal(text, "")) & _truths(pc.invert(plain))
    wrong = said & (codes == 0) | (np.abs(found) > LARGEST_NUMBER)
    return Read(found, codes if codes.any() else None, wrong if wrong.any() else None)


def coded(column: Any, words: Mapping[str, int]) -> Codes:
    """The code of the word in each cell; 0 for anything else."""
    if not is_text(column.type):
        return np.zeros(len(column), np.uint8)
    known = np.array([0, *words.values()], np.uint8)
    places = pc.index_in(column, pa.array([*words], column.type))
    codes: Codes = known[pc.add(places.fill_null(-1), 1).to_numpy(zero_copy_only=False)]
    return codes


def words_of(column: Any, words: Mapping[str, int]) -> tuple[Codes, Truths]:
    """The code of the word in each cell, and which cells hold something else."""
    column = decoded(column)
    text = pc.utf8_trim_whitespace(column) if is_text(column.type) else column
    codes = coded(text, words)
    return codes, says(column) & (codes == 0)


def says(column: Any) -> Truths:
    """Which cells say anything: not those that are empty, blank or not a number."""
    column = decoded(column)
    if is_text(column.type):
        return _truths(pc.not_equal(pc.utf8_trim_whitespace(column), ""))
    if pa.types.is_floating(column.type):
        return ~np.isnan(_floats(column))
    return _filled(column)


def texts(column: Any) -> list[str]:
    """What each cell says as text, without blanks around it; empty where it says nothing."""
    column = decoded(column)
    if not is_text(column.type):
        said = says(column)
        return [str(name).strip() if so else "" for name, so in zip(column.to_pylist(), said, strict=True)]
    found: list[str] = pc.utf8_trim_whitespace(column.fill_null("")).to_numpy(zero_copy_only=False).tolist()
    return found


def halves(column: Any, words: Mapping[str, int]) -> tuple[Codes, Truths | None]:
    """The code of what each cell of a flag says, 0 for nothing; and which cells cannot be read.

    In columns of numbers and truths 1, 2 and 3 are the codes of 0, a half and 1; `words` are those of what text says.
    """
    column = decoded(column)
    kind = column.type
    if is_text(kind):
        found, wrong = words_of(pc.utf8_lower(column), words)
    elif pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind):
        exact = kind if pa.types.is_float32(kind) or pa.types.is_float64(kind) else pa.float32()
        given, valid = _buffers(
            column if kind == exact else column.cast(exact, safe=False),
            np.float64 if pa.types.is_float64(exact) else np.float32,
        )
        nothing, half, whole = ((given == given.dtype.type(each)).view(np.uint8) for each in (0, 0.5, 1))
        found = half + whole
        found += found
        found += nothing
        found += whole
        if valid is not None:
            found *= valid
        wrong = found == 0
        if valid is not None:
            wrong &= valid
        if wrong.any():
            wrong &= ~np.isnan(given)
    else:
        found, wrong = np.zeros(len(column), np.uint8), _filled(column)
    return found, wrong if wrong.any() else None


def truths(column: Any) -> tuple[Truths, Truths]:
    """Which cells are true, also as text or as 1; and which hold anything but true or false."""
    codes, wrong = halves(column, _TRUTHS)
    half = codes == _HALF
    return codes == _TRUE, half if wrong is None else half | wrong


def decoded(column: Any) -> Any:
    """The column without a dictionary of its words, or another way of keeping it that few functions of Arrow know."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_run_end_encoded(column.type):
        column = pc.run_end_decode(column)
    return column.cast(pa.string()) if pa.types.is_string_view(column.type) else column


def is_text(kind: Any) -> bool:
    """Whether a kind of column is text."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _floats(column: Any) -> Numbers:
    """As floats, exactly where they are within 2^53; not a number where there is none."""
    if not pa.types.is_float64(column.type):
        column = column.cast(pa.float64(), safe=False)
    found, valid = _buffers(column, np.float64)
    return found if valid is None else np.where(valid, found, np.nan)


def _buffers(column: Any, kind: Any) -> tuple[Any, Truths | None]:
    """The numbers of a column as they lie in memory, and which of the cells are filled (None: all).

    Arrow would write not-a-numbers into a copy, one by one; of hundreds of columns that takes longer than to read them.
    """
    start, end = column.offset, column.offset + len(column)
    bits, data = column.buffers()
    found = np.frombuffer(data, kind, end)[start:]
    if not column.null_count:
        return found, None
    valid = np.unpackbits(np.frombuffer(bits, np.uint8), count=end, bitorder="little")[start:]
    return found, valid.view(np.bool_)


def _filled(column: Any) -> Truths:
    return _truths(column.is_valid())


def _truths(column: Any) -> Truths:
    """A column of truths, false where it is empty."""
    found: Truths = column.fill_null(False).to_numpy(zero_copy_only=False)
    return found
