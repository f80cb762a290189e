"""The cases of a finding rule: beside evidence on which it is nearly so, each piece of evidence on each of its sides.

For each test there is a surrounding in which it alone decides, so that a moved threshold, another operator, a branch
more or less, or another number that is needed turns a case.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from operator import ge, le
from typing import NamedTuple, TypeAlias

from peel_grade.boundaries.givens import evidence
from peel_grade.boundaries.model import Case, Entry
from peel_grade.boundaries.outcomes import said
from peel_grade.boundaries.saying import concludes
from peel_grade.boundaries.states import State, bounds, key_of, states
from peel_grade.findings import oracle
from peel_grade.force.facts import Facts
from peel_grade.rulebook.conditions import Condition, Leaf, Number, leaves
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import entry_of

_MOST_TRIED = 4_000
"""Surroundings that are tried for one test, from those that change least."""


class _Piece(NamedTuple):
    """A piece of evidence that a rule tests: its key, what it can be, and the facts that follow from each."""

    key: str
    tests: tuple[Leaf, ...]
    states: tuple[State, ...]
    facts: tuple[Facts, ...]

    def truths(self, state: int) -> tuple[bool | None, ...]:
        """How each test of it turns out."""
        return tuple(oracle.truth(leaf, self.facts[state].get) for leaf in self.tests)


_Chosen: TypeAlias = tuple[int, ...]
"""For each piece of evidence the number of its state."""


def rule_entry(rule: Rule, book: Rulebook) -> Entry:
    """The entry of a finding rule."""
    return Entry("rule", rule.id, concludes(rule), *_cases(rule.condition, book))


def _cases(condition: Condition, book: Rulebook) -> tuple[dict[str, object], tuple[Case, ...]]:
    """What is beside, and the cases: of each piece of evidence, in the order written."""
    tested: dict[str, dict[Leaf, None]] = {}
    for leaf in leaves(condition):
        tested.setdefault(entry_of(leaf.subject), {})[leaf] = None
    pieces = [_piece(tuple(tests), book) for tests in tested.values()]
    search = _Search(condition, pieces)
    chosen = [search.base] if len(pieces) > 1 else []
    for number in range(len(pieces)):
        chosen += search.of_piece(number)
    beside = _given(search.base, pieces) if len(pieces) > 1 else {}
    cases = []
    for each in dict.fromkeys(chosen):
        given = _given(each, pieces)
        cases.append(Case(given, said(condition, evidence(given, book))))
    return beside, tuple(cases)


def _given(chosen: _Chosen, pieces: Sequence[_Piece]) -> dict[str, object]:
    states = ((piece.key, piece.states[state]) for piece, state in zip(pieces, chosen, strict=True))
    return dict(states)


def _piece(tests: tuple[Leaf, ...], book: Rulebook) -> _Piece:
    key, found = key_of(tests[0].subject), dict[str, tuple[State, Facts]]()
    for state in states(tests, book):
        found.setdefault(repr(state), (state, evidence({key: state}, book)))
    return _Piece(key, tests, *zip(*found.values(), strict=True))


class _Edge(NamedTuple):
    """A side of a test: the states nearest to the threshold there."""

    test: Leaf
    states: tuple[int, ...]


def _edges(piece: _Piece) -> Iterator[_Edge]:
    for test in piece.tests:
        known = [(number, facts[test.subject]) for number, facts in enumerate(piece.facts) if test.subject in facts]
        points = [(number, fact.low) for number, fact in known if fact.low == fact.high]
        holding = {number for number, value in points if oracle.truth(test, {test.subject: (value, value)}.get)}
        for bound in bounds([test]):
            below, above = ([p for p in points if p[0] not in holding and side(p[1], bound)] for side in _SIDES)
            for among in ([p for p in points if p[0] in holding], below, above):
                if among:
                    least = min(abs(value - bound) for _, value in among)
                    yield _Edge(test, tuple(number for number, value in among if abs(value - bound) == least))


_SIDES: tuple[Callable[[Number, Number], bool], ...] = (le, ge)


class _Search:
    """Looks for surroundings in which a test decides. `base` is where the condition nearly turns."""

    def __init__(self, condition: Condition, pieces: Sequence[_Piece]) -> None:
        self._condition, self._pieces = condition, pieces
        self._truths = [
            [dict(zip(piece.tests, piece.truths(state), strict=True)) for state in range(len(piece.states))]
            for piece in pieces
        ]
        self.base = self._nearly()
        self._edges = [list(_edges(piece)) for piece in pieces]
        # what another piece may be where one decides: on the edges of its tests, where all of them are known
        self._options = [
            [
                state
                for state in dict.fromkeys(state for edge in edges for state in edge.states)
                if None not in self._truths[number][state].values() and state != self.base[number]
            ]
            for number, edges in enumerate(self._edges)
        ]

    def of_piece(self, number: int) -> Iterator[_Chosen]:
        """Surroundings with each side of each test of a piece that decides there, and what else the piece can be."""
        open_, first = list(dict.fromkeys(self._edges[number])), True
        others = self._besides(number)
        for around in islice(self._around(number), _MOST_TRIED):
            if not open_:
                break
            decided: list[int] = []
            left: list[_Edge] = []
            for edge in open_:
                state = next((state for state in edge.states if self._decides(edge.test, around, number, state)), None)
                left += [edge] if state is None else []
                decided += [] if state is None else [state]
            if decided:
                for state in sorted({*decided, *(others if first else ())}):
                    yield _with(around, number, state)
                open_, first = left, False
        if first:  # no test of it ever decides
            yield from (_with(self.base, number, state) for state in range(len(self._pieces[number].states)))

    def _besides(self, number: int) -> list[int]:
        """What a piece can be beside the sides of its thresholds: all of few values, and what leaves a test unknown."""
        few = all(isinstance(each, bool | str) for each in self._pieces[number].states)
        return [state for state, truths in enumerate(self._truths[number]) if few or None in truths.values()]

    def _around(self, number: int) -> Iterator[_Chosen]:
        """The surroundings of a piece, from the base on, with ever more of the others on another side."""
        others = [each for each in range(len(self._pieces)) if each != number and self._options[each]]
        for size in range(len(others) + 1):
            for changed in combinations(others, size):
                for chosen in product(*(self._options[each] for each in changed)):
                    around = self.base
                    for each, state in zip(changed, chosen, strict=True):
                        around = _with(around, each, state)
                    yield around

    def _decides(self, test: Leaf, around: _Chosen, number: int, state: int) -> bool:
        truths = self._turned(_with(around, number, state))
        now = _truth(self._condition, truths)
        held = truths[test]
        return None not in (now, held) and _truth(self._condition, truths | {test: not held}) is not now

    def _turned(self, chosen: _Chosen) -> dict[Leaf, bool | None]:
        found: dict[Leaf, bool | None] = {}
        for truths, state in zip(self._truths, chosen, strict=True):
            found |= truths[state]
        return found

    def _nearly(self) -> _Chosen:
        """The states with which the condition nearly turns: of one that needs all its members, where it holds just so,
        of any other where it just does not.
        """
        condition = self._condition
        holds = not isinstance(condition, Leaf) and condition.needed == len(condition.members) > 1
        wanted = dict(_wanted(condition, holds))
        return tuple(self._fitting(number, wanted) for number in range(len(self._pieces)))

    def _fitting(self, number: int, wanted: Mapping[Leaf, bool]) -> int:
        """The state of a piece with which most of its tests turn out as wanted, nearest to their thresholds."""
        piece, best = self._pieces[number], (-1, 0.0, 0)
        for state, truths in enumerate(self._truths[number]):
            fit = sum(truths[test] is wanted[test] for test in piece.tests)
            best = max(best, (fit, -_distance(piece, state), -state))
        return -best[2]


def _truth(condition: Condition, truths: Mapping[Leaf, bool | None]) -> bool | None:
    if isinstance(condition, Leaf):
        return truths[condition]
    members = [_truth(member, truths) for member in condition.members]
    certain, possible = members.count(True), len(members) - members.count(False)
    holds = True if certain >= condition.needed else False if possible < condition.needed else None
    return holds if holds is None else holds != condition.negated


def _wanted(condition: Condition, holds: bool) -> Iterator[tuple[Leaf, bool]]:
    """How the tests turn out where a condition just holds, or just does not."""
    if isinstance(condition, Leaf):
        yield condition, holds
        return
    holding = condition.needed if holds != condition.negated else condition.needed - 1
    for number, member in enumerate(condition.members):
        yield from _wanted(member, number < holding)


def _distance(piece: _Piece, state: int) -> float:
    """How far what is recorded lies from the thresholds of its tests."""
    return sum(
        min(abs(float(fact.low) - bound) for bound in bounds([test]))
        for test in piece.tests
        if (fact := piece.facts[state].get(test.subject)) is not None
    )


def _with(chosen: _Chosen, number: int, state: int) -> _Chosen:
    return (*chosen[:number], state, *chosen[number + 1 :])
