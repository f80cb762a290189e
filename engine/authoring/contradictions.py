"""Conditions that nothing can meet, because what they ask for contradicts itself."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from engine.authoring.conditions import ConditionText, meaning
from engine.logic import Condition, Leaf, holds
from engine.yaml_tree import Place

_MOST = 50
"""Tests of one subject in one group, above which its bounds are not examined."""


def contradiction(text: ConditionText, place: Place, rule: str, question: str) -> tuple[Place, str] | None:
    """The innermost group that no number can meet, and the subject that cannot; None if there is none."""
    for part, where in reversed(text.walk(place)):
        if impossible := impossible_subject(meaning(part, rule, question)):
            return where, impossible
    return None


def impossible_subject(condition: Condition) -> str | None:
    """A subject for which the condition asks two things that no number can be."""
    asked: dict[str, set[tuple[Leaf, bool]]] = {}
    for leaf, wanted in _necessary(condition, True):
        asked.setdefault(leaf.subject, set()).add((leaf, wanted))
    return next((subject for subject, tests in asked.items() if not _satisfiable(tests)), None)


def _necessary(condition: Condition, wanted: bool) -> Iterator[tuple[Leaf, bool]]:
    """The leaves that must be true, or false, for the condition to be as wanted."""
    if isinstance(condition, Leaf):
        yield condition, wanted
        return
    wanted = wanted != condition.negated
    if condition.needed == (len(condition.members) if wanted else 1):
        for member in condition.members:
            yield from _necessary(member, wanted)


def _satisfiable(tests: set[tuple[Leaf, bool]]) -> bool:
    """Whether one number can satisfy all: if any can, then one at, between or beyond their bounds."""
    if len(tests) > _MOST:
        return True
    points = sorted({Fraction(bound) for leaf, _ in tests for bound in (leaf.low, leaf.high)})
    between = [(low + high) / 2 for low, high in pairwise(points)]
    candidates = [points[0] - 1, *points, *between, points[-1] + 1]
    return any(all(holds(leaf, point) == wanted for leaf, wanted in tests) for point in candidates)
