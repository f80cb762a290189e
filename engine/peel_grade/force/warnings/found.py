"""What a check of a force file finds, and what it looks at."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.file import Force
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook


class Found(NamedTuple):
    """A doubt about what stands at a path of the file (its key, if it has one)."""

    code: str
    path: NodePath
    message: str
    help: str


class Case(NamedTuple):
    """A force file as it is written, the force that it describes, and the rulebook that it is graded by."""

    tree: Tree
    force: Force
    book: Rulebook

    def written(self, section: str, name: str) -> bool:
        """Whether the file itself has the entry (one under a name that was given up stands in the force twice)."""
        rows = self.tree.data.get(section)
        return isinstance(rows, dict) and name in rows

    def value(self, name: str) -> Number | None:
        """The figure of an indicator, None where there is none."""
        row = self.force.indicators.get(name)
        return None if row is None else row.value


Check: TypeAlias = Callable[[Case], Iterator[Found]]
"""Looks for one or a few kinds of doubt."""
