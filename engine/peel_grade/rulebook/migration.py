"""Rulebooks of earlier versions rewritten in the form of today, comments and all else as they were.

Once every framework had the scale of the shipped default one, and a catalogue's only benchmark stood at its top under
its own name. Both are declared today. The wording of an area for improvement stood in each rule that asks for it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from peel_grade.files.yaml_tree import Tree, load, read_bytes, shown
from peel_grade.rulebook.area_migration import area_files
from peel_grade.rulebook.locate import choose, header, locate_all

_DECLARED = ("words", "grades", "weights", "benchmarks", "ranks", "units")
_SECTIONS = ("indicators", "flags", "benchmarks")


class Migrated(NamedTuple):
    """A file that has the form of an earlier version, how messages name it, and what it is in that of today."""

    file: Path
    name: str
    content: bytes


def migrations(folder: Path) -> Iterator[Migrated]:
    """The files of a rulebook that have the form of an earlier version. Raises InputError."""
    for file in (folder / "framework.yaml", *sorted((folder / "catalogue").glob("*.yaml"))):
        tree, content = load(file), read_bytes(file)
        text = content.decode("utf-8-sig")
        if isinstance(tree.data, dict):
            of_framework = file.name == "framework.yaml" and file.parent == folder
            changed = _framework(text, tree, folder) if of_framework else _catalogue(text, tree)
            if changed != text:
                yield Migrated(file, shown(file), changed.encode())
    yield from (Migrated(file, shown(file), content) for file, content in area_files(folder))


def _catalogue(text: str, tree: Tree) -> str:
    """What stands at the top of a catalogue under a name of its own is the value of that benchmark."""
    old = [key for key in tree.data if isinstance(key, str) and key not in _SECTIONS]
    if len(old) != 1 or "benchmarks" in tree.data:
        return text
    lines = text.splitlines(keepends=True)
    start, end = _block(lines, tree, old[0])
    inside = [f"  {line}" if line.strip() else line for line in lines[start:end]]
    return "".join([*lines[:start], "benchmarks:\n", *inside, *lines[end:]])


def _framework(text: str, tree: Tree, folder: Path) -> str:
    """What a framework declares that extends none is, where it does not say, what the shipped default declares."""
    missing = [key for key in _DECLARED if key not in tree.data]
    if header(folder).extends is not None or "grades" not in missing or "version" not in tree.data:
        return text
    with locate_all() as places:
        shipped = choose(places).folder / "framework.yaml"
        default, source = load(shipped), shipped.read_text(encoding="utf-8").splitlines(keepends=True)
        blocks = [_block(source, default, key) for key in missing if key in default.data]
    lines = text.splitlines(keepends=True)
    _, end = _block(lines, tree, "version")
    declared = [line for first, last in blocks for line in source[first:last]]
    return "".join([*lines[:end], *declared, *lines[end:]])


def _block(lines: list[str], tree: Tree, key: str) -> tuple[int, int]:
    """The lines of a key at the top, from its own to the last that is indented below it."""
    start = tree.mark((key,), key=True).line - 1
    end = start + 1
    for number in range(start + 1, len(lines)):
        if re.match(r"[ \t]+\S|- ", lines[number]):
            end = number + 1
        elif lines[number].strip() and not lines[number].startswith("#"):
            break
    return start, end
