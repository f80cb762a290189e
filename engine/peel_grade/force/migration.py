"""Force files of earlier versions in the form of today, comments and all else as they were.

What a force could not supply once was a status among others, earlier areas for improvement were named by the rule
that stood for each, and a panel's decision on a grade had no history.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from peel_grade.files.yaml_nodes import composed, end_of
from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.form_parts import NOT_SUPPLIED
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
    edits = [*_statuses(tree), *_earlier_areas(tree, book), *_decisions(text, tree)]
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


def _decisions(text: str, tree: Tree) -> Iterator[_Edit]:
    """`moderation: {ID: {grade: fair, ...}}` as `moderation: {grades: {ID: [{grade: fair, ...}]}}`."""
    moderation = tree.data.get("moderation")
    if not isinstance(moderation, dict) or not moderation:
        return
    if any(not isinstance(row, dict) or not isinstance(row.get("grade"), str) for row in moderation.values()):
        return
    end = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    key, value = next(pair for pair in composed(text).value if pair[0].value == "moderation")
    if value.flow_style:
        yield from _around(value, "{grades: ", "}")
    else:
        first = key.start_mark.line + 1
        yield from (_insert(line, 0, "  ") for line in _lines(text, first, value))
        yield _insert(first, 0, f"{' ' * value.start_mark.column}grades:{end}")
    for _, row in value.value:
        if row.flow_style:
            yield from _around(row, "[", "]")
        else:
            first, column = row.start_mark.line, row.start_mark.column
            yield _insert(first, column, "- ")
            yield from (_insert(line, column, "  ") for line in _lines(text, first + 1, row))


def _lines(text: str, first: int, node: yaml.Node) -> Iterator[int]:
    """The lines, counted from 0, from the first to the last of a node in which something stands."""
    lines, last = text.splitlines(), text.count("\n", 0, end_of(node))
    return (line for line in range(first, last + 1) if lines[line].strip())


def _around(node: yaml.Node, before: str, after: str) -> Iterator[_Edit]:
    yield _insert(node.start_mark.line, node.start_mark.column, before)
    yield _insert(node.end_mark.line, node.end_mark.column, after)


def _insert(line: int, column: int, new: str) -> _Edit:
    """Something new at a place, whose line and column count from 0."""
    return _Edit(line + 1, column + 1, "", new)


def _key(tree: Tree, path: NodePath, pattern: str, new: str) -> _Edit:
    mark = tree.mark(path, key=True)
    return _Edit(mark.line, mark.column, pattern, new)


def _value(tree: Tree, path: NodePath, pattern: str, new: str) -> _Edit:
    mark = tree.mark(path)
    return _Edit(mark.line, mark.column, pattern, new)
