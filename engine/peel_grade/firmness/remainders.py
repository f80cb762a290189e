"""What is left of a rule's condition when some of its evidence is decided.

Only whether the rule concludes is asked, so a condition is written as thresholds over statements that either hold or
do not: that a comparison is surely true, or surely false. What is unknown makes neither hold. What is left is one
number, equal for all that turns out alike whatever the rest of the evidence is.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from peel_grade.lint.proving.states import FALSE, TRUE
from peel_grade.rulebook.conditions import Condition, Leaf

Truths: TypeAlias = Mapping[Leaf, int]
"""How comparisons of a piece of evidence turn out."""
_Node: TypeAlias = tuple[Leaf, bool] | tuple[int, tuple[int, ...]] | None
"""A statement (a comparison, and whether it is to be true), or so many of these members; None for the two constants."""

NEVER, SURELY = 0, 1
"""What is left where the rule cannot conclude any more, and where it does whatever else is so."""


class Remainders:
    """Numbers for what is left of conditions; the same number for the same."""

    def __init__(self) -> None:
        self._nodes: list[_Node] = [None, None]
        self._numbers: dict[_Node, int] = {}
        self._leaves: list[frozenset[Leaf]] = [frozenset(), frozenset()]
        self._left: dict[tuple[int, object], int] = {}

    def of(self, condition: Condition, wanted: bool = True) -> int:
        """What is left of a condition, to be true (or false), while nothing is decided."""
        if isinstance(condition, Leaf):
            return self._number((condition, wanted), frozenset({condition}))
        wanted = wanted != condition.negated
        needed = condition.needed if wanted else len(condition.members) - condition.needed + 1
        return self._threshold(needed, [self.of(member, wanted) for member in condition.members])

    def leaves(self, left: int) -> frozenset[Leaf]:
        """The comparisons that it still turns on."""
        return self._leaves[left]

    def after(self, left: int, state: object, truths: Truths) -> int:
        """What is left when a piece of evidence is decided; `state` is a name for these truths."""
        if truths.keys().isdisjoint(self._leaves[left]):
            return left
        key = left, state
        if key not in self._left:
            self._left[key] = self._decided(left, state, truths)
        return self._left[key]

    def _decided(self, left: int, state: object, truths: Truths) -> int:
        node = self._nodes[left]
        assert node is not None  # a constant has no comparison
        first, second = node
        if isinstance(first, Leaf):
            return SURELY if truths[first] == (TRUE if second else FALSE) else NEVER
        assert isinstance(second, tuple)
        return self._threshold(first, [self.after(member, state, truths) for member in second])

    def _threshold(self, needed: int, members: Sequence[int]) -> int:
        """So many of the members hold."""
        needed -= members.count(SURELY)
        left = tuple(sorted(member for member in members if member not in (NEVER, SURELY)))
        if needed <= 0:
            return SURELY
        if len(left) < needed:
            return NEVER
        return left[0] if len(left) == 1 else self._number((needed, left), self._all_leaves(left))

    def _all_leaves(self, members: Iterable[int]) -> frozenset[Leaf]:
        return frozenset().union(*(self._leaves[member] for member in members))

    def _number(self, node: _Node, leaves: frozenset[Leaf]) -> int:
        if node not in self._numbers:
            self._numbers[node] = len(self._nodes)
            self._nodes.append(node)
            self._leaves.append(leaves)
        return self._numbers[node]
