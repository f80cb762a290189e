"""Force files of earlier versions in the form of today, comments and all else as they were.

What a force could not supply once was a status among others, and earlier areas for improvement were named by the rule
that stood for each.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.form import NOT_SUPPLIED
from peel_grade.rulebook.model import Rulebook

_SECTIONS = ("indicators", "flags")
_OLD_AREAS = "areas_for_improvement"


class _Edit(NamedTuple):
    """What stands at a place of a file, as a pattern, and what is to stand there."""

    line: int
    column: int
    pattern: str
    new: str


def migrated(text: str, tree: Tree, book: Rulebook) -> str:
    """The text of a force file in the form of today; the same where it has that already.

    Nothing is changed where what stands at a place is not what the file was read as.
    """
    lines = text.splitlines(keepends=True)
    edits = [*_statuses(tree), *_earlier_areas(tree, book)]
    for edit in sorted(
        edits, key=lambda each: (-each.line, -each.column)
    ):  # from the end: places before stay as they are
        line = lines[edit.line - 1]
        before, after = line[: edit.column - 1], line[edit.column - 1 :]
        lines[edit.line - 1] = before + re.sub(rf"\A{edit.pattern}", edit.new, after, count=1)
    return "".join(lines)


def _statuses(tree: Tree) -> Iterator[_Edit]:
    """`ID: not_supplied`, in the place of a mapping or as a status in one."""
    for section in _SECTIONS:
        rows = tree.data.get(section)
        for name, row in rows.items() if isinstance(rows, dict) else ():
            if row == NOT_SUPPLIED:
                yield _value(tree, (section, name), rf"[\"']?{NOT_SUPPLIED}[\"']?", "{supplied: false}")
            elif isinstance(row, dict) and row.get("status") == NOT_SUPPLIED:
                pattern = rf"[\"']?status[\"']?\s*:\s*[\"']?{NOT_SUPPLIED}[\"']?"
                yield _key(tree, (section, name, "status"), pattern, "supplied: false")


def _earlier_areas(tree: Tree, book: Rulebook) -> Iterator[_Edit]:
    """`areas_for_improvement: [{rule: ID, year: 2016}]` as `areas: [{area: ID, years: 2016}]`."""
    previous = tree.data.get("previous")
    rows = previous.get(_OLD_AREAS) if isinstance(previous, dict) else None
    if not isinstance(rows, list) or not isinstance(previous, dict) or "areas" in previous:
        return
    made: list[_Edit] = []
    for index, row in enumerate(rows):
        place: NodePath = ("previous", _OLD_AREAS, index)
        name = row.get("rule") if isinstance(row, dict) else None
        rule = book.rules.get(book.replaced.get(str(name), str(name)))
        if rule is None or rule.area is None:
            return  # a list is rewritten as a whole; what its rule is here, the check tells
        made.append(_key(tree, (*place, "rule"), r"rule\s*:\s*[\"']?[\w-]+[\"']?", f"area: {rule.area}"))
        if isinstance(row, dict) and "year" in row:
            made.append(_key(tree, (*place, "year"), "year", "years"))
    yield _key(tree, ("previous", _OLD_AREAS), _OLD_AREAS, "areas")
    yield from made


def _key(tree: Tree, path: NodePath, pattern: str, new: str) -> _Edit:
    mark = tree.mark(path, key=True)
    return _Edit(mark.line, mark.column, pattern, new)


def _value(tree: Tree, path: NodePath, pattern: str, new: str) -> _Edit:
    mark = tree.mark(path)
    return _Edit(mark.line, mark.column, pattern, new)
