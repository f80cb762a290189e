"""What a check of a force file finds, and what it looks at."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.figures import Figure, ends, plain
from peel_grade.force.file import Force
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook


class Found(Record):
    """A doubt about what stands at a path of the file (its key, if it has one)."""

    code: str
    path: NodePath
    message: str
    help: str


class Span(Record):
    """The least and the most that a figure can be, and how it is written; of a number both are that number."""

    low: Number
    high: Number
    written: str


class Case(Record):
    """A force file as it is written, the force that it describes, and the rulebook that it is graded by."""

    tree: Tree
    force: Force
    book: Rulebook

    def written(self, section: str, name: str) -> bool:
        """Whether the file itself has the entry (one under a name that was given up stands in the force twice)."""
        rows = self.tree.data.get(section)
        return isinstance(rows, dict) and name in rows

    def value(self, name: str) -> Span | None:
        """The figure of an indicator, None where there is none."""
        row = self.force.indicators.get(name)
        return None if row is None or row.value is None else self.span(row.value, name)

    def span(self, figure: Figure, name: str) -> Span:
        """A figure of an indicator, or what it is compared with, as the range that it lies in."""
        return Span(*ends(figure, self.book.framework.units[self.book.indicators[name].unit]), plain(figure))


Check: TypeAlias = Callable[[Case], Iterator[Found]]
"""Looks for one or a few kinds of doubt."""
