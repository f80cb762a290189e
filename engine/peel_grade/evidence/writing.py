"""Recorded evidence written into a force file: a new one, or one that is there, its comments kept."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from peel_grade.evidence.filled import Filled, as_written
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import Tree, parse
from peel_grade.files.yaml_writing import with_value
from peel_grade.force.form import SECTIONS as FORM
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
    return force_file(head | {section: rows for section in SECTIONS if (rows := getattr(filled, section))})


def force_file(data: Mapping[str, Any]) -> bytes:
    """The data of a force file, laid out as people write one."""
    return formatted(Source.of_text(_dumped(data).encode(), "force file"))


def file_of_row(row: Mapping[str, Any], book: Rulebook) -> bytes:
    """A force file of a row of a table (see `peel_grade.force.row`)."""
    key = book.framework.words.subject.key
    entries: dict[str, Any] = {
        section: {name: as_written(row[section][name]) for name in found if name in row[section]}
        for section, found in (("indicators", book.indicators), ("flags", book.flags))
        if section in row
    }
    if "previous" in row:
        entries["previous"] = {part: _previous(said) for part, said in row["previous"].items()}
    return force_file({section: entries.get(section, row[section]) for section in (key, *FORM) if section in row})


def _previous(said: Any) -> Any:
    """What earlier inspections came to, as people write it."""
    if isinstance(said, dict):
        return {name: as_written(row) for name, row in said.items()}
    return [as_written(row) for row in said] if isinstance(said, list) else said


def merged(content: bytes, file: str, filled: Filled, *, overwrite: bool) -> Merged:
    """A force file with what a sheet records beside what it has.

    What it has otherwise is kept, or replaced with `overwrite`. Raises InputError where the file has mistakes of YAML,
    or a section of it cannot be written into.
    """
    tree = _sound(content, file)
    added: list[str] = []
    replaced: list[str] = []
    kept: list[str] = []
    for section in SECTIONS:
        rows: dict[str, Any] = getattr(filled, section)
        there = tree.data.get(section) or {}
        new = {name: row for name, row in rows.items() if name not in there or _unsaid(there[name])}
        other = {name: row for name, row in rows.items() if name not in new and there[name] != row}
        added += new
        (replaced if overwrite else kept).extend(other)
        changed = new | (other if overwrite else {})
        if changed:
            content = with_value(content, file, (section,), {**there, **changed})
    return Merged(content, tuple(added), tuple(replaced), tuple(kept))


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


def _dumped(data: Mapping[str, Any]) -> str:
    dumped: str = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=100)
    return dumped
