"""The pieces of evidence that a condition tests, each with what it can be and how its tests then turn out."""

from collections.abc import Callable, Iterator
from operator import ge, le
from typing import NamedTuple, TypeAlias

from peel_grade.boundaries.givens import evidence
from peel_grade.boundaries.states import State, bounds, key_of, states
from peel_grade.findings import oracle
from peel_grade.force.facts import Facts
from peel_grade.rulebook.conditions import Condition, Leaf, Number, leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import entry_of

Chosen: TypeAlias = tuple[int, ...]
"""For each piece of evidence the number of its state."""
_SIDES: tuple[Callable[[Number, Number], bool], ...] = (le, ge)


class Piece(NamedTuple):
    """A piece of evidence: its key in cases, the tests of it, what it can be, and the facts that follow from each.

    `truths` has how each test turns out, by state.
    """

    key: str
    tests: tuple[Leaf, ...]
    states: tuple[State, ...]
    facts: tuple[Facts, ...]
    truths: tuple[dict[Leaf, bool | None], ...]

    @property
    def known(self) -> list[int]:
        """The states of which every test is decided."""
        return [state for state, truths in enumerate(self.truths) if None not in truths.values()]

    @property
    def few(self) -> bool:
        """Whether it can be only a few things: all but a figure."""
        return all(isinstance(each, bool | str) for each in self.states)

    def edges(self, test: Leaf) -> Iterator[tuple[int, ...]]:
        """The states nearest to the thresholds of a test, on each of its sides; those of a side are as near."""
        at = [(number, facts[test.subject]) for number, facts in enumerate(self.facts) if test.subject in facts]
        points = [(number, fact.low) for number, fact in at if fact.low == fact.high]
        holding = {number for number, _ in points if self.truths[number][test]}
        for bound in bounds([test]):
            below, above = ([p for p in points if p[0] not in holding and side(p[1], bound)] for side in _SIDES)
            for among in ([p for p in points if p[0] in holding], below, above):
                if among:
                    yield tuple(number for number, _ in sorted(among, key=lambda each: abs(each[1] - bound)))

    def alike(self) -> list[tuple[int, ...]]:
        """The known states; those of a figure together on which every test turns out alike."""
        if self.few:
            return [(state,) for state in self.known]
        found: dict[tuple[bool | None, ...], list[int]] = {}
        for state in self.known:
            found.setdefault(tuple(self.truths[state].values()), []).append(state)
        return [tuple(states) for states in found.values()]

    def distance(self, state: int) -> float:
        """How far what is recorded lies from the thresholds of its tests."""
        return sum(
            min(abs(float(fact.low) - bound) for bound in bounds([test]))
            for test in self.tests
            if (fact := self.facts[state].get(test.subject)) is not None
        )


def pieces_of(condition: Condition, book: Rulebook) -> list[Piece]:
    """The pieces of evidence that a condition tests, in the order written."""
    tested: dict[str, dict[Leaf, None]] = {}
    for leaf in leaves(condition):
        tested.setdefault(entry_of(leaf.subject), {})[leaf] = None
    return [_piece(tuple(tests), book) for tests in tested.values()]


def _piece(tests: tuple[Leaf, ...], book: Rulebook) -> Piece:
    key, found = key_of(tests[0].subject), dict[str, tuple[State, Facts]]()
    for state in states(tests, book):
        found.setdefault(repr(state), (state, evidence({key: state}, book)))
    each_state, each_facts = zip(*found.values(), strict=True)
    truths = tuple({test: oracle.truth(test, facts.get) for test in tests} for facts in each_facts)
    return Piece(key, tests, each_state, each_facts, truths)
