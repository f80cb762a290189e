"""Evidence on which one test, or one branch, of a condition decides alone."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

from peel_grade.boundaries.pieces import Chosen, Piece
from peel_grade.rulebook.conditions import Condition, Leaf, threshold

_MOST_TRIED = 2_000
"""Surroundings that are tried for one piece of evidence, from those that change least."""
_NO_PIECE = -1
"""In the place of a piece of evidence, where a group stands."""


class _Node(NamedTuple):
    """A part of a condition: a test of the piece of evidence number `piece`, or a group, with its `members`."""

    number: int
    condition: Condition
    piece: int
    members: tuple["_Node", ...]


class Surroundings:
    """Where a condition turns. `base` is the evidence on which it nearly does."""

    def __init__(self, condition: Condition, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._nodes: list[_Node] = []
        self._root = self._numbered(
            condition, {test: number for number, piece in enumerate(pieces) for test in piece.tests}
        )
        self.base = self._nearly(condition)
        occurring = [node.piece for node in self._nodes]
        self._entangled = [occurring.count(number) > 1 for number in range(len(pieces))]
        self._edges = [self._edges_of(number) for number in range(len(pieces))]
        self._options = [
            [
                state
                for state in dict.fromkeys(state for _, states in edges for state in states)
                if state in piece.known and state != base
            ]
            for piece, edges, base in zip(pieces, self._edges, self.base, strict=True)
        ]

    def deciding(self) -> Iterator[Chosen]:
        """For each piece of evidence, surroundings in which each side of each test of it decides, with what else it can
        be. Where several tests are of one piece, also evidence on which each branch turns.
        """
        for number in range(len(self._pieces)):
            yield from self._of_piece(number)
        if any(self._entangled):
            yield from self._of_branches()

    def _of_piece(self, number: int) -> Iterator[Chosen]:
        open_, first, piece = self._edges[number], True, self._pieces[number]
        besides = [state for state in range(len(piece.states)) if piece.few or state not in piece.known]
        for around in islice(self._around(number), _MOST_TRIED):
            if not open_:
                break
            decided: list[int] = []
            left = []
            for node, states in open_:
                state = next((each for each in states if self._decides(node, _with(around, number, each))), None)
                left += [(node, states)] if state is None else []
                decided += [] if state is None else [state]
            if decided:
                yield from (_with(around, number, state) for state in sorted({*decided, *(besides if first else ())}))
                open_, first = left, False
        if first:  # no test of it ever decides
            yield from (_with(self.base, number, state) for state in range(len(piece.states)))

    def _of_branches(self) -> Iterator[Chosen]:
        """Evidence on which a group turns the condition, with just as many members as it needs and with one less."""
        for node in self._nodes:
            group = node.condition
            for holding in () if isinstance(group, Leaf) else (group.needed - 1, group.needed):
                for chosen in islice(self._around(None), _MOST_TRIED):
                    members = [self._truth(member, chosen) for member in node.members]
                    if members.count(True) == holding and None not in members and self._decides(node, chosen):
                        yield chosen
                        break

    def _edges_of(self, number: int) -> list[tuple[_Node, tuple[int, ...]]]:
        """The tests of a piece, with the states at which each must be seen to decide."""
        piece = self._pieces[number]
        of_it = [node for node in self._nodes if node.piece == number]
        edges = [
            (node, states)
            for node in of_it
            if isinstance(node.condition, Leaf)
            for states in dict.fromkeys(piece.edges(node.condition))
        ]
        if self._entangled[number]:  # tests may hide each other: each is seen in all company that it can have
            edges += [(node, states) for node in of_it for states in piece.alike()]
        return edges

    def _around(self, number: int | None) -> Iterator[Chosen]:
        """The surroundings of a piece, from the base on, with ever more of the others on another side."""
        others = [each for each in range(len(self._pieces)) if each != number and self._options[each]]
        for size in range(len(others) + 1):
            for changed in combinations(others, size):
                for chosen in product(*(self._options[each] for each in changed)):
                    around = self.base
                    for each, state in zip(changed, chosen, strict=True):
                        around = _with(around, each, state)
                    yield around

    def _decides(self, node: _Node, chosen: Chosen) -> bool:
        """Whether the condition would turn out otherwise if a part of it did."""
        now = self._truth(self._root, chosen)
        return now is not None and self._truth(self._root, chosen, node.number) is (not now)

    def _truth(self, node: _Node, chosen: Chosen, turned: int = -1) -> bool | None:
        """How a part turns out; the part number `turned` turns out the other way."""
        if isinstance(node.condition, Leaf):
            truth = self._pieces[node.piece].truths[chosen[node.piece]][node.condition]
        else:
            truth = threshold(node.condition, [self._truth(member, chosen, turned) for member in node.members])
        return not truth if node.number == turned and truth is not None else truth

    def _numbered(self, condition: Condition, pieces: Mapping[Leaf, int]) -> _Node:
        members, piece = tuple[_Node, ...](), _NO_PIECE
        if isinstance(condition, Leaf):
            piece = pieces[condition]
        else:
            members = tuple(self._numbered(member, pieces) for member in condition.members)
        node = _Node(len(self._nodes), condition, piece, members)
        self._nodes.append(node)
        return node

    def _nearly(self, condition: Condition) -> Chosen:
        """The states with which the condition nearly turns: of one that needs all its members, where it holds just so,
        of any other where it just does not.
        """
        holds = not isinstance(condition, Leaf) and condition.needed == len(condition.members) > 1
        wanted = dict(_wanted(condition, holds))
        return tuple(_fitting(piece, wanted) for piece in self._pieces)


def _fitting(piece: Piece, wanted: Mapping[Leaf, bool]) -> int:
    """The state of a piece with which most of its tests turn out as wanted, nearest to their thresholds."""
    fits = [
        (sum(truths[test] is wanted[test] for test in piece.tests), -piece.distance(state), -state)
        for state, truths in enumerate(piece.truths)
    ]
    return -max(fits)[2]


def _wanted(condition: Condition, holds: bool) -> Iterator[tuple[Leaf, bool]]:
    """How the tests turn out where a condition just holds, or just does not."""
    if isinstance(condition, Leaf):
        yield condition, holds
        return
    holding = condition.needed if holds != condition.negated else condition.needed - 1
    for number, member in enumerate(condition.members):
        yield from _wanted(member, number < holding)


def _with(chosen: Chosen, number: int, state: int) -> Chosen:
    return (*chosen[:number], state, *chosen[number + 1 :])
