"""Where in a file something begins and ends, for formats that ask for regions."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from peel_grade.files.problems import InputError
from peel_grade.files.yaml_nodes import composed, end_of
from peel_grade.files.yaml_tree import read_bytes
from peel_grade.files.yaml_writing import edits
from peel_grade.lint.diagnostics import Fix


class Region(NamedTuple):
    """A part of a file; lines and columns count from 1, and the end does not belong to it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Source:
    """A file that diagnostics are about. What cannot be read, or is there no longer, has no regions."""

    def __init__(self, file: str) -> None:
        try:
            self._text = read_bytes(Path(file)).decode("utf-8-sig")
            self._root = composed(self._text)
        except (InputError, UnicodeDecodeError, yaml.YAMLError):
            self._text, self._root = "", None

    def region(self, line: int, column: int) -> Region | None:
        """What begins at a position: a key or a value; None where nothing does."""
        end = self._ends.get((line, column))
        return Region(line, column, *end) if end is not None else None

    def replacements(self, fix: Fix) -> Iterator[tuple[Region, str]]:
        """The parts that a change replaces, each with what is to stand there."""
        for edit in edits(self._text, fix.path, fix.value) if self._root is not None else ():
            yield Region(*self._position(edit.start), *self._position(edit.end)), edit.text

    @cached_property
    def _ends(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Where each key and value ends, by where it begins; a key before the mapping that it is the first of."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for node in _nodes(self._root):
            start = node.start_mark.line + 1, node.start_mark.column + 1
            if start not in found or isinstance(node, yaml.ScalarNode):
                found[start] = self._position(end_of(node))
        return found

    @cached_property
    def _lines(self) -> list[int]:
        """The index at which each line begins."""
        starts = [0]
        for line in self._text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return starts

    def _position(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._lines, index)
        return line, index - self._lines[line - 1] + 1


def _nodes(root: Any) -> Iterator[Any]:
    """A node and all that are in it."""
    left = [root] if root is not None else []
    while left:
        node = left.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            left += [each for pair in node.value for each in pair]
        elif isinstance(node, yaml.SequenceNode):
            left += node.value
