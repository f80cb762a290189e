"""Recorded evidence written into a force file: a new one, or one that is there, its comments kept."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from peel_grade.evidence.filled import Filled
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import Tree, parse
from peel_grade.formatting.formatter import formatted
from peel_grade.formatting.source import Source
from peel_grade.rulebook.model import Rulebook

SECTIONS = ("indicators", "flags")


class Merged(NamedTuple):
    """A force file with what a sheet records: its content, what is new, what was replaced, and what
    stands there otherwise and were kept.
    """

    content: bytes
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    kept: tuple[str, ...]


def new_file(filled: Filled, name: str, book: Rulebook) -> bytes:
    """A force file of what a sheet records; `name` is of whom was inspected. Its documents have no titles yet."""
    head: dict[str, Any] = {book.framework.words.subject.key: name, "framework": book.framework.id}
    if filled.documents:
        head["source"] = {document: {"title": document} for document in filled.documents}
    data = head | {section: rows for section in SECTIONS if (rows := getattr(filled, section))}
    return formatted(Source.of_text(_dumped(data).encode(), "force file"))


def merged(content: bytes, file: str, filled: Filled, *, overwrite: bool) -> Merged:
    """A force file with what a sheet records beside what it has.

    What it has otherwise is kept, or replaced with `overwrite`. Raises InputError where the file has mistakes of YAML,
    or a section of it cannot be written into.
    """
    tree = _sound(content, file)
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    added: list[str] = []
    replaced: list[str] = []
    kept: list[str] = []
    expected = dict(tree.data)
    for section in SECTIONS:
        rows: dict[str, Any] = getattr(filled, section)
        there = tree.data.get(section) or {}
        new = {name: row for name, row in rows.items() if name not in there or _unsaid(there[name])}
        other = {name: row for name, row in rows.items() if name not in new and there[name] != row}
        added += new
        (replaced if overwrite else kept).extend(other)
        changed = new | (other if overwrite else {})
        if changed:
            expected[section] = {**there, **changed}
            text = _written(text, section, changed)
    result = formatted(Source.of_text(text.encode(), file))
    if parse(result, file).data != expected:
        help = "run `rulebook fmt` on it, and try again"
        raise InputError([Problem(file, 0, 0, "this file cannot be written into without changing what it says", help)])
    return Merged(result, tuple(added), tuple(replaced), tuple(kept))


def _unsaid(row: object) -> bool:
    """Whether an entry stands there only as one that is not recorded."""
    return row == "not_recorded" or (isinstance(row, Mapping) and dict(row) == {"status": "not_recorded"})


def _sound(content: bytes, file: str) -> Tree:
    tree = parse(content, file)
    if tree.problems:
        raise InputError(tree.problems)
    if not isinstance(tree.data, dict) or any(
        not isinstance(tree.data.get(section) or {}, dict) for section in SECTIONS
    ):
        raise InputError([Problem(file, 0, 0, "this is no force file", "`evidence check` tells what is wrong")])
    return tree


def _written(text: str, section: str, rows: Mapping[str, Any]) -> str:
    """The text with entries of a section written into it, in the place of those of the same name."""
    for name, row in rows.items():
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        assert isinstance(root, yaml.MappingNode)
        found = next((pair for pair in root.value if pair[0].value == section), None)
        entry = _dumped({name: row})
        if found is None or not isinstance(found[1], yaml.MappingNode):
            text = _without(text, found).rstrip("\n") + f"\n{section}:\n{_indented(entry, 2)}"
            continue
        key, value = found
        if value.flow_style:
            inside = text[value.start_mark.index : value.end_mark.index]
            old = yaml.safe_load(inside) or {}
            end = value.end_mark.index
            block = f"{section}:\n{_indented(_dumped({**old, name: row}), 2)}"
            text = text[: key.start_mark.index] + block + text[end:].lstrip()
            continue
        indent = value.start_mark.column
        there = next((pair for pair in value.value if pair[0].value == name), None)
        if there is None:
            at = _end_of_lines(text, value.value[-1][1])
            text = text[:at] + _indented(entry, indent) + text[at:]
        else:
            start, at = there[0].start_mark.index - indent, _end_of_lines(text, there[1])
            text = text[:start] + _indented(entry, indent) + text[at:]
    return text


def _without(text: str, found: Any) -> str:
    """The text without a section that says nothing."""
    if found is None:
        return text
    return text[: found[0].start_mark.index] + text[found[1].end_mark.index :].lstrip(" ")


def _end_of_lines(text: str, node: yaml.Node) -> int:
    """Where the line ends in which a value does; what follows it there is a comment of its own."""
    end = node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        end = _last(node).end_mark.index  # a block ends where the next begins
    at = text.find("\n", end)
    return len(text) if at < 0 else at + 1


def _last(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _indented(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in text.splitlines())


def _dumped(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
