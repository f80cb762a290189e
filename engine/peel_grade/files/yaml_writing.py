"""One value written into a YAML file: every comment, and the form of all that stays, as they were.

    with_value(content, "force.yaml", ("flags", "x", "is"), False)

libyaml says where in the text things stand; those parts alone are replaced. (A round trip through ruamel.yaml keeps
most files, but loses a comment after a key that is removed, and rewrites spaces and lines of flow mappings.) What comes
out must read as the data with the value in its place, or nothing does.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from math import inf
from typing import Any, NamedTuple

import yaml

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_nodes import composed, end_of
from peel_grade.files.yaml_tree import NodePath, parse

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LONGEST, _WORD = 120, 20
"""Characters of a line, and of a long word that may end it; what would be longer is written over several lines."""


class Edit(NamedTuple):
    """A part of a text, from one index up to another, and what is to stand there instead."""

    start: int
    end: int
    text: str = ""


def with_value(content: bytes, file: str, path: NodePath, value: Any) -> bytes:
    """The content of a file with a value at a path of keys; with None nothing stands there, nor what held only that.

    What leads there and is missing is made. Of a mapping or list that is there, only what differs is written. Raises
    InputError, with the file called `file`, where it cannot be done without changing what else the file says.
    """
    tree = parse(content, file)
    if tree.problems or not isinstance(tree.data, dict):
        raise InputError(tree.problems or [Problem(file, 0, 0, "the file holds no keys to write beside")])
    wanted = _with(tree.data, path, value)
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    text = content.removeprefix(BYTE_ORDER_MARK).decode()
    end = "\r\n" if "\r\n" in text else "\n"
    kept, gone = _differences(tree.data, wanted, ())
    text = _with_all(text, kept, end)
    for way in gone:
        text = replaced(text, edits(text, way, None, end))
    try:
        after = mark + text.encode()
        if parse(after, file).data == wanted:
            return after
    except InputError:
        pass
    help = "write it there by hand, in an editor"
    raise InputError([Problem(file, 0, 0, "this file cannot be written into without changing what else it says", help)])


def as_yaml(data: dict[Any, Any]) -> str:
    """A new file with this data: each entry in a line, where that is short and plain."""
    return _lines(data, 0, "\n")


def replaced(text: str, changes: list[Edit]) -> str:
    """The text with parts of it replaced; the last part stands first."""
    for edit in changes:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _with(data: Any, path: NodePath, value: Any) -> Any:
    """The data with a value at a path, or without what stands there."""
    whole: dict[Any, Any] = {"": deepcopy(data)}
    way = [whole]
    for step in ("", *path[:-1]):
        below = way[-1].get(step)
        if not isinstance(below, dict):
            below = way[-1][step] = {}
        way.append(below)
    if value is not None:
        way[-1][path[-1]] = deepcopy(value)
        return whole[""]
    way[-1].pop(path[-1], None)
    for held, step in zip(way[-2:0:-1], reversed(path[:-1]), strict=True):
        if not held[step]:
            del held[step]
    return whole[""]


class _New(NamedTuple):
    """Entries that a mapping does not have."""

    entries: dict[Any, Any]


class _More(NamedTuple):
    """Items that come behind those of a list."""

    items: list[Any]


def _differences(old: Any, new: Any, way: NodePath) -> tuple[list[tuple[NodePath, Any]], list[NodePath]]:
    """What to write, and where, and what is to be taken away."""
    kept: list[tuple[NodePath, Any]] = []
    gone: list[NodePath] = []
    keys: Iterable[Any]
    if isinstance(old, list) and isinstance(new, list) and len(new) >= len(old) > 0 and not _holds_empty(new):
        keys = range(len(old))
    elif isinstance(old, dict) and isinstance(new, dict):
        keys = [key for key in new if key in old]
    else:
        return [] if _same(old, new) else [(way, new)], []
    for key in keys:
        below, left = _differences(old[key], new[key], (*way, key))
        kept += below
        gone += left
    if isinstance(new, list):
        return kept + ([(way, _More(new[len(old) :]))] if len(new) > len(old) else []), gone
    if entries := {key: value for key, value in new.items() if key not in old}:
        kept.append((way, _New(entries)))
    return kept, gone + [(*way, key) for key in old if key not in new]


def _holds_empty(value: Any) -> bool:
    """Whether it holds anything that holds nothing: taking its last entry away would take it away."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value in ({}, []) or any(map(_holds_empty, inside))


def _with_all(text: str, changes: list[tuple[NodePath, Any]], end: str) -> str:
    """The text with values in the place of others, and new entries: libyaml reads it once for all of them."""
    if not changes:
        return text
    root = composed(text)
    found: list[tuple[int, Edit]] = []
    for path, value in changes:
        way = _along(root, path)
        key, node = way[-1]
        if isinstance(value, _New):
            edit = _added(text, node, value.entries, end)
        elif isinstance(value, _More):
            edit = _appended(text, node, value.items, end)
        else:
            edit = _instead(text, key, node, value)
        found.append((len(path), edit))
    # of two at one place what is nested less is written first: the other comes to stand before it
    return replaced(text, [edit for _, edit in sorted(found, key=lambda each: (-each[1].start, each[0]))])


def _same(old: Any, new: Any) -> bool:
    return old == new and isinstance(old, bool) is isinstance(new, bool)


def edits(text: str, path: NodePath, value: Any, end: str = "\n") -> list[Edit]:
    """What to replace in a text, the last part first, so that a value stands at a path of which all but the last step
    is there; with None, so that nothing does. `end` ends lines.
    """
    way = _along(composed(text), path)
    if value is None:
        return _without(text, way)
    if len(way) > len(path):
        return [_instead(text, *way[-1], value)]
    return [_added(text, way[-1][1], {path[-1]: value}, end)]


def _along(root: Any, path: NodePath) -> list[tuple[Any, Any]]:
    """The nodes along a path from the root, as far as there are some, each as a pair: the node of its key (of itself,
    in a list) and the node.
    """
    way = [(root, root)]
    for step in path:
        node = way[-1][1]
        if isinstance(node, yaml.SequenceNode):
            assert isinstance(step, int)
            way.append((node.value[step], node.value[step]))
        elif pair := next((each for each in node.value if each[0].value == step), None):
            way.append(pair)
    return way


def _instead(text: str, key: Any, node: Any, value: Any) -> Edit:
    """A value in the place of another one."""
    start, end = node.start_mark.index, end_of(node)
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and key is not node:
        start = text.index(":", key.end_mark.index) + 1
    before = " " if text[:start].endswith(":") else ""
    return Edit(start, end, before + _in_a_line(value))


def _added(text: str, held: Any, new: dict[Any, Any], end: str) -> Edit:
    """New entries of a mapping, or of what holds nothing yet."""
    if isinstance(held, yaml.MappingNode) and not held.flow_style:
        column = held.start_mark.column
        at = len(text) if not column else _next_line(text, end_of(held))
        ended = "" if not text[:at] or text[:at].endswith("\n") else end
        return Edit(at, at, ended + _lines(new, column, end))
    inside = _in_a_line(new)[1:-1]
    if isinstance(held, yaml.MappingNode) and held.value:
        at = end_of(held.value[-1][1])
        return Edit(at, at, f", {inside}")
    start, until = held.start_mark.index, end_of(held)
    before = " " if text[:start].endswith(":") else ""
    return Edit(start, until, f"{before}{{{inside}}}")


def _appended(text: str, node: Any, items: list[Any], end: str) -> Edit:
    """Items behind those of a list."""
    if node.flow_style:
        at = end_of(node.value[-1])
        return Edit(at, at, "".join(f", {_in_a_line(each)}" for each in items))
    at = _next_line(text, end_of(node))
    ended = "" if text[:at].endswith("\n") else end
    return Edit(at, at, ended + _lines(items, node.start_mark.column, end))


def _lines(data: dict[Any, Any] | list[Any], column: int, end: str) -> str:
    """Entries of a mapping or items of a list as lines of their own: each in one, where it is short and plain."""
    return "".join(f"{' ' * column}{line}".rstrip() + end for line in _told(data, _LONGEST - column))


def _told(data: dict[Any, Any] | list[Any], width: int) -> Iterator[str]:
    for one in [{key: value} for key, value in data.items()] if isinstance(data, dict) else [[item] for item in data]:
        inside = _in_a_line(one)[1:-1]
        line = inside if isinstance(one, dict) else f"- {inside}"
        key, value = next(iter(one.items() if isinstance(one, dict) else enumerate(one)))
        if isinstance(one, dict) and value and _holds_mappings(value):
            yield f"{_in_a_line(key)}:"
            yield from (f"  {below}" for below in _told(value, width - 2))
        elif len(line) <= width:
            yield line
        else:
            yield from _dumped(one, False, width - _WORD).splitlines()


def _holds_mappings(value: Any) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(each, dict) or _holds_mappings(each) for each in inside)


def _in_a_line(value: Any) -> str:
    return _dumped(value, True, inf).removesuffix("...\n").strip()


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - of nothing one is made
        return True


def _dumped(value: Any, flow: bool, width: float) -> str:
    dumped: str = yaml.dump(
        value, Dumper=_Plain, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False
    )
    return dumped


def _next_line(text: str, index: int) -> int:
    """Where the line after that of an index begins: what ends the line is a comment of what stands in it."""
    at = text.find("\n", index)
    return len(text) if at < 0 else at + 1


def _without(text: str, way: list[tuple[Any, Any]]) -> list[Edit]:
    """What to cut out so that the last pair of a way is gone."""
    while len(way) > 2 and len(way[-2][1].value) == 1:  # the last of what held it
        way = way[:-1]
    held, (key, value) = way[-2][1], way[-1]
    pairs = held.value
    number = next(number for number, pair in enumerate(pairs) if pair[0] is key)
    before, after = pairs[number - 1] if number else None, pairs[number + 1] if number + 1 < len(pairs) else None
    return sorted((_in_flow if held.flow_style else _in_block)(text, key, value, before, after), reverse=True)


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
    if before is None:  # the only one
        return [Edit(start, end)]
    comma = _comma(text, end_of(before[1]), start)
    blank = not text[comma + 1 : start].strip()
    return [Edit(comma, end)] if blank else [Edit(comma, comma + 1), Edit(start, end)]


def _comma(text: str, start: int, end: int) -> int:
    """The index of the comma between two entries, passing over comments."""
    for found in re.compile(r"#[^\r\n]*|,").finditer(text, start, end):
        if found[0] == ",":
            return found.start()
    raise AssertionError("entries between braces have a comma between them")
