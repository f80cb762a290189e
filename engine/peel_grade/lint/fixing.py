"""Makes the changes that are safe and leaves every other byte of a file as it was.

A change concerns one value or one key, which alone is replaced in the text (`peel_grade.files.yaml_writing`). What
comes out must read as the data with the change made, or the file is left alone.
"""

from collections import defaultdict
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import parse, read_bytes
from peel_grade.files.yaml_writing import BYTE_ORDER_MARK, edits, replaced
from peel_grade.lint.diagnostics import Diagnostic, Fix


class Fixed(NamedTuple):
    """The new content of a file (None: the changes cannot be made safely), and how many changes were made."""

    content: bytes | None
    changes: int


def fixes(found: list[Diagnostic]) -> dict[str, list[Fix]]:
    """The changes to make, by file; none for what is allowed."""
    by_file: dict[str, list[Fix]] = defaultdict(list)
    for each in found:
        if each.fix is not None and each.allowed is None and each.fix not in by_file[each.problem.file]:
            by_file[each.problem.file].append(each.fix)
    return {file: changes for file, changes in by_file.items() if changes}


def fixed(file: Path, changes: list[Fix]) -> Fixed:
    """The file with the changes made. Raises InputError where it cannot be read."""
    before = read_bytes(file)
    mark = BYTE_ORDER_MARK if before.startswith(BYTE_ORDER_MARK) else b""
    text = before.removeprefix(BYTE_ORDER_MARK).decode()
    wanted = deepcopy(parse(before, "").data)
    for change in sorted(changes, key=lambda change: change.value is None):  # removals last
        _change_data(wanted, change)
        text = replaced(text, edits(text, change.path, change.value))
    after = mark + text.encode()
    try:
        same = parse(after, "").data == wanted
    except InputError:
        same = False
    return Fixed(after, len(changes)) if same else Fixed(None, 0)


def unfixable(file: str) -> Problem:
    """What to say of a file that is left alone."""
    return Problem(file, 0, 0, "the changes cannot be made automatically here", "make them by hand")


def _change_data(data: Any, change: Fix) -> None:
    *way, last = change.path
    parents = [data]
    for step in way:
        parents.append(parents[-1][step])
    if change.value is not None:
        parents[-1][last] = change.value
        return
    del parents[-1][last]
    if not parents[-1]:  # what held nothing else goes too
        del parents[-2][way[-1]]
