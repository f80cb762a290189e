"""Making the changes that are safe, with the comments and the layout of the files kept.

ruamel.yaml reads and writes a file with its comments. It knows one way to indent
lists, so the ways that people write are tried in turn, and the one by which a
file comes out as it went in is used; a file for which none does is left alone.
"""

import io
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from engine.linting.diagnostics import Diagnostic, Fix
from engine.problems import Problem
from engine.yaml_tree import read_bytes

_WIDE = 100_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Style(NamedTuple):
    """How ruamel.yaml indents: columns of a mapping, of a list, of the dash in it; and whether a list at the top
    stands at the margin all the same.
    """

    mapping: int
    sequence: int
    offset: int
    at_margin: bool


_STYLES = [
    Style(mapping, sequence, offset, at_margin)
    for mapping in (2, 4)
    for sequence, offset in ((2, 0), (4, 2), (4, 0))
    for at_margin in (False, True)
]


class Fixed(NamedTuple):
    """What a file becomes, and how many changes were made; `content` None where it is better left alone."""

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
    mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
    end = "\r\n" if b"\r\n" in before else "\n"
    text = before.removeprefix(_BYTE_ORDER_MARK).decode().replace("\r\n", "\n")
    for style in _STYLES:
        data = _read(text, style)
        if _written(data, style) == text:
            for change in sorted(changes, key=lambda change: change.value is None):  # removals last
                _make(data, change)
            return Fixed(mark + _written(data, style).replace("\n", end).encode(), len(changes))
    return Fixed(None, 0)


def unfixable(file: str) -> Problem:
    """What to say of a file that is left alone."""
    help = "make the changes by hand, or indent its lists alike throughout"
    return Problem(file, 0, 0, "its layout would not survive an automatic fix", help)


def _round_trip(style: Style) -> Any:
    from ruamel.yaml import YAML  # only for `--fix`

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.indent(mapping=style.mapping, sequence=style.sequence, offset=style.offset)
    return yaml


def _read(text: str, style: Style) -> Any:
    return _round_trip(style).load(_moved(text, style.offset) if style.at_margin else text)


def _written(data: Any, style: Style) -> str:
    out = io.StringIO()
    _round_trip(style).dump(data, out)
    return _moved(out.getvalue(), -style.offset) if style.at_margin else out.getvalue()


def _moved(text: str, columns: int) -> str:
    """The lines moved to the right, or (less than nothing) to the left."""
    space = " " * abs(columns)
    lines = text.splitlines(keepends=True)
    if columns < 0:
        return "".join(line.removeprefix(space) for line in lines)
    return "".join(space + line if line.strip() else line for line in lines)


def _make(data: Any, change: Fix) -> None:
    *way, last = change.place
    parents = list(_along(data, way))
    if change.value is not None:
        parents[-1][last] = change.value
        return
    del parents[-1][last]
    if not parents[-1] and len(parents) > 1:  # what held nothing else goes too
        del parents[-2][way[-1]]


def _along(data: Any, way: list[str | int]) -> Iterator[Any]:
    yield data
    for step in way:
        data = data[step]
        yield data
