"""Recorded evidence written into a force file: a new one, or one that is there, its comments kept."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from peel_grade.evidence.filled import Filled
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_nodes import composed, end_of
from peel_grade.files.yaml_tree import Tree, parse
from peel_grade.formatting.formatter import formatted
from peel_grade.formatting.source import Source
from peel_grade.rulebook.model import Rulebook

SECTIONS = ("indicators", "flags")


class Merged(NamedTuple):
    """A force file with what a sheet records: its content, and the entries that are new, that were replaced, and that
    stand there otherwise and were kept.
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
    found = next((pair for pair in composed(text).value if pair[0].value == section), None)
    if found is None:
        return f"{text.rstrip(chr(10))}\n{_block(section, rows)}"
    key, value = found
    start, end = key.start_mark.index, value.end_mark.index
    if not isinstance(value, yaml.MappingNode):  # nothing is said there
        return f"{text[:start]}{text[end:].lstrip(' ')}".rstrip("\n") + f"\n{_block(section, rows)}"
    if value.flow_style:
        old = yaml.safe_load(text[value.start_mark.index : end]) or {}
        return text[:start] + _block(section, {**old, **rows}) + text[end:].lstrip()
    indent, there = value.start_mark.column, {name.value: (name, of) for name, of in value.value}
    new = {name: row for name, row in rows.items() if name not in there}
    last = _next_line(text, end_of(value))
    edits = [(last, last, _indented(_dumped(new), indent))] if new else []
    for name, row in rows.items():
        if name in there:
            name_node, of = there[name]
            first = name_node.start_mark.index - indent
            edits.append((first, _next_line(text, end_of(of)), _indented(_dumped({name: row}), indent)))
    for first, until, instead in sorted(edits, reverse=True):
        text = text[:first] + instead + text[until:]
    return text


def _block(section: str, rows: Mapping[str, Any]) -> str:
    return f"{section}:\n{_indented(_dumped(rows), 2)}"


def _next_line(text: str, index: int) -> int:
    """Where the line after that of an index begins: what ends the line is a comment of what stands in it."""
    at = text.find("\n", index)
    return len(text) if at < 0 else at + 1


def _indented(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in text.splitlines())


def _dumped(data: Mapping[str, Any]) -> str:
    dumped: str = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=100)
    return dumped
