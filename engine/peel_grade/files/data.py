"""Data that a program gives in place of a file, as a tree whose mistakes are told by their path of keys.

The same is accepted and refused as in YAML: plain mappings, lists, text, finite numbers within 2^53,
true, false and nothing, of bounded depth and size. What is read is a copy, so that nobody can change it later.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from numbers import Integral, Real
from typing import Any

from peel_grade.files.problems import MOST, InputError, Problem, printable
from peel_grade.files.yaml_tree import (
    LARGEST_NUMBER,
    MAX_DEPTH,
    MAX_TEXT,
    MAX_VALUES,
    Mark,
    NodePath,
    Tree,
    refused,
)

_PLAIN_KEY = re.compile(r"[\w-]+\Z")
_UNSUPPORTED = "unsupported-data"


class DataTree(Tree):
    """Data without a file: `file` says what it stands for (`force`, `rulebook`), and problems have a `path`.

    A path is written `indicators.rso_visits_overdue.value` or `findings[3].when`. `within` leads to data
    that are a part of what the program gave; `written` names those values that it gave under another
    name, such as a column of a table, and `place` is the table, and the row in it, that problems are at.
    """

    def __init__(
        self,
        file: str,
        within: NodePath = (),
        written: Mapping[NodePath, str] | None = None,
        place: tuple[str, int] | None = None,
    ) -> None:
        super().__init__(file)
        self._within = within
        self._written = written or {}
        self._place = (file, 0) if place is None else place

    def part(self, key: str) -> "DataTree":
        """What stands under a key, if anything does, as a tree of its own; `problems` are those of the whole."""
        tree = DataTree(self.file, (*self._within, key))
        tree.data = self.data.get(key)
        tree.problems = self.problems
        return tree

    def mark(self, path: NodePath, *, key: bool = False) -> Mark:  # noqa: ARG002 - data has no positions, of keys neither
        """No position: line and column are 0."""
        return Mark(0, 0)

    def problem(
        self,
        path: NodePath,
        message: str,
        help: str | None = None,
        *,
        key: bool = False,  # noqa: ARG002 - a key and its value have the same path
        code: str = "wrong-value",
    ) -> Problem:
        """A problem at the value that stands at `path`, or at the nearest that there is."""
        file, line = self._place
        return Problem(file, line, 0, message, help, code, self.path(path))

    def where(self, path: NodePath) -> str:
        """How a message names the place."""
        return f"`{self.path(path)}`"

    def path(self, path: NodePath) -> str:
        """The path as text, as far as there is something at it; empty for the whole."""
        value, known = self.data, list[str | int]()
        for step in path:
            if not (step in value if isinstance(value, dict) else isinstance(value, list) and isinstance(step, int)):
                break
            value = value[step]
            known.append(step)
        for end in range(len(known), 0, -1):
            if (name := self._written.get(tuple(known[:end]))) is not None:
                return name + _dotted(known[end:], start="")
        return _dotted([*self._within, *known])


def _dotted(path: list[str | int], start: str = ".") -> str:
    text = ""
    for step in path:
        if isinstance(step, str) and _PLAIN_KEY.match(step):
            text += f".{step}"
        else:
            text += f"[{step if isinstance(step, int) else repr(step if len(step) <= 60 else step[:57] + '...')}]"
    return text.removeprefix(start)


def tree_of(
    data: object, file: str, written: Mapping[NodePath, str] | None = None, place: tuple[str, int] | None = None
) -> DataTree:
    """The data of a program as a tree (see `DataTree` for `file`, `written` and `place`).

    Its `problems` are values that no YAML file could hold. Raises InputError where there are too many of
    them, or too much data.
    """
    tree = DataTree(file, (), written, place)
    reader = _Reader()  # what it refuses is told afterwards: the text of a path needs the data
    tree.data = reader.plain(data, ())
    tree.problems += [tree.problem(path, *told, code=_UNSUPPORTED) for path, told in reader.refused[: MOST + 1]]
    if reader.stopped:
        raise InputError(tree.problems)
    return tree


class _Reader:
    """Copies data into plain values; `refused` holds what it could not take, `stopped` is that it gave up."""

    def __init__(self) -> None:
        self.refused: list[tuple[NodePath, tuple[str, str | None]]] = []
        self.stopped = False
        self._values = 0

    def plain(self, value: object, path: NodePath) -> Any:
        """The value as plain data; None, with the reason noted, for what cannot be one."""
        self._values += 1
        if self._values > MAX_VALUES:
            self._stop((), f"the data has more than the {MAX_VALUES:,} values that are read", "split it")
        elif isinstance(value, Mapping | list | tuple) and len(path) >= MAX_DEPTH:
            self._stop(path[:1], f"nested more than {MAX_DEPTH} levels deep")
        if self.stopped:
            return None
        match scalar(value):
            case None | bool() as known:
                return known
            case str() as text:
                return self._text(text, path)
            case int() | float() as number:
                return self._number(number, path)
            case Mapping() as mapping:
                return {key: self.plain(row, (*path, key)) for key, row in self._named(mapping, path)}
            case list() | tuple() as rows:
                return [self.plain(row, (*path, index)) for index, row in enumerate(rows)]
            case other:
                kind = printable(type(other).__name__)
                return self._refuse(path, f"a `{kind}` cannot be read", "give text, a number, a list or a mapping")

    def _named(self, mapping: Mapping[Any, object], path: NodePath) -> list[tuple[str, object]]:
        named = []
        for key, row in mapping.items():
            if not isinstance(key, str):
                self._refuse(path, f"a key of type `{printable(type(key).__name__)}` is not text", "put it in quotes")
            elif self._text(key, path) is not None:
                named.append((str.__str__(key), row))
        return named

    def _text(self, text: str, path: NodePath) -> Any:
        if len(text) > MAX_TEXT:
            return self._refuse(path, f"text of {len(text):,} characters, more than the {MAX_TEXT:,} that are read")
        if found := refused(text):
            return self._refuse(path, f"the character U+{ord(found[0]):04X} is not allowed in text")
        return str.__str__(text)  # also of a subclass, such as numpy's, or an enumeration whose own text is its name

    def _number(self, number: int | float, path: NodePath) -> Any:
        if -LARGEST_NUMBER <= number <= LARGEST_NUMBER:
            return number
        if isinstance(number, float) and not isfinite(number):
            return self._refuse(path, f"`{number}` is not a finite number", "leave out what is not known")
        return self._refuse(path, "a number beyond 2^53 cannot be compared exactly")

    def _refuse(self, path: NodePath, message: str, help: str | None = None) -> Any:
        """Note what is wrong; None, to stand in its place."""
        self.refused.append((path, (message, help)))
        self.stopped = self.stopped or len(self.refused) > MOST

    def _stop(self, path: NodePath, message: str, help: str | None = None) -> None:
        if not self.stopped:
            self._refuse(path, message, help)
            self.stopped = True


def scalar(value: object) -> object:
    """A value in Python's own type: a number of numpy or of pandas, a decimal, a date; anything else as it is."""
    if getattr(value, "ndim", None) == 0 and callable(item := getattr(value, "item", None)):
        value = item()  # a scalar of numpy, which is not imported here
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real | Decimal):
        try:
            return float(value)
        except (OverflowError, ValueError):  # a fraction too large, a signalling not-a-number
            return float("nan")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value
