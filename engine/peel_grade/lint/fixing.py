"""Makes the changes that are safe and leaves every other byte of a file as it was.

A change concerns one value or one key. libyaml says where in the text it stands;
that part alone is replaced. (A round trip through ruamel.yaml keeps most files,
but loses a comment after a key that is removed, and rewrites spaces and lines of
flow mappings.) What comes out must read as the data with the change made, or the
file is left alone.
"""

import re
from collections import defaultdict
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_nodes import composed, end_of
from peel_grade.files.yaml_tree import NodePath, parse, read_bytes
from peel_grade.lint.diagnostics import Diagnostic, Fix

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Fixed(NamedTuple):
    """The new content of a file (None: the changes cannot be made safely), and how many changes were made."""

    content: bytes | None
    changes: int


class Edit(NamedTuple):
    """A part of a text, from one index up to another, and what is to stand there instead."""

    start: int
    end: int
    text: str = ""


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
    text = before.removeprefix(_BYTE_ORDER_MARK).decode()
    wanted = deepcopy(parse(before, "").data)
    for change in sorted(changes, key=lambda change: change.value is None):  # removals last
        _change_data(wanted, change)
        text = _changed(text, change)
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


def edits(text: str, change: Fix) -> list[Edit]:
    """What a change replaces in the text of a file, the last first."""
    root = composed(text)
    if change.value is not None:
        node = _along(root, change.path)[-1][1]
        return [Edit(node.start_mark.index, node.end_mark.index, str(change.value))]
    way = _along(root, change.path)
    if len(way[-2][1].value) == 1:  # the last of what held it
        way = way[:-1]
    pairs, (key, value) = way[-2][1].value, way[-1]
    number = next(number for number, pair in enumerate(pairs) if pair[0] is key)
    before, after = pairs[number - 1] if number else None, pairs[number + 1] if number + 1 < len(pairs) else None
    return sorted((_in_flow if way[-2][1].flow_style else _in_block)(text, key, value, before, after), reverse=True)


def _changed(text: str, change: Fix) -> str:
    for edit in edits(text, change):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _along(root: Any, path: NodePath) -> list[tuple[Any, Any]]:
    """The nodes along a path from the root, each as a pair: the node of its key (of itself, in a list) and the node."""
    way = [(root, root)]
    for step in path:
        node = way[-1][1]
        if isinstance(node, yaml.SequenceNode):
            assert isinstance(step, int)
            way.append((node.value[step], node.value[step]))
        else:
            way.append(next((key, value) for key, value in node.value if key.value == step))
    return way


def _in_block(text: str, key: Any, value: Any, _before: Any, after: Any) -> list[Edit]:
    """What to cut out of a block mapping: the lines of the key and its value, with comments that end them."""
    start = key.start_mark.index
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if text[line:start].strip():  # first in an item of a list: the next key takes its place
        return [Edit(start, after[0].start_mark.index)]
    end = re.compile(r"\r\n|\n|\r|\Z").search(text, end_of(value))
    assert end is not None
    return [Edit(line, end.end())]


def _in_flow(text: str, key: Any, value: Any, before: Any, after: Any) -> list[Edit]:
    """What to cut out of a mapping in braces: the key, its value and a comma beside them, but no comments."""
    start, end = key.start_mark.index, end_of(value)
    if after is not None:
        comma, until = _comma(text, end, after[0].start_mark.index), after[0].start_mark.index
        plain = not text[comma + 1 : until].strip()
        return [Edit(start, until if plain else comma + 1)]
    comma = _comma(text, end_of(before[1]), start)
    blank = not text[comma + 1 : start].strip()
    return [Edit(comma, end)] if blank else [Edit(comma, comma + 1), Edit(start, end)]


def _comma(text: str, start: int, end: int) -> int:
    """The index of the comma between two entries, passing over comments."""
    for found in re.compile(r"#[^\r\n]*|,").finditer(text, start, end):
        if found[0] == ",":
            return found.start()
    raise AssertionError("entries between braces have a comma between them")
