"""What can be counted towards a grade, element by element: a rule, a piece of evidence, a theme; and what can become of
each.
"""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from peel_grade.lint.proving.states import Undecided
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.subjects import Count
from peel_grade.wording.terms import words

_PLURALS = {"strength": "strengths", "weakness": "weaknesses", "cause_of_concern": "causes of concern"}


class Conclusion(NamedTuple):
    """What rules conclude; `repeatable`: whether an earlier inspection can have asked for the same."""

    kind: str
    weight: str | None
    repeatable: bool


class Population(NamedTuple):
    """What can be counted towards one grade.

    `rules` are how many rules conclude what, `evidence` the pieces of evidence by their ids, each with whether one side
    of it is favourable, `units` which grades each of the themes (questions) below can have, `grades` the scale, the
    worst first, and `points` what each grade of it brings, in whole numbers (see `whole_points`).
    """

    rules: Mapping[Conclusion, int]
    evidence: Mapping[str, bool]
    units: Mapping[str, frozenset[str]]
    grades: tuple[str, ...]
    points: Mapping[str, int] = FrozenDict()

    @property
    def key(self) -> Hashable:
        """All of it, to be looked up by."""
        return tuple(tuple(each.items()) if isinstance(each, Mapping) else each for each in self)


class Outcome(NamedTuple):
    """What can become of an element, in words (empty: nothing to say), and what it adds to each count."""

    says: str
    adds: tuple[int, ...]


class Element(NamedTuple):
    """Elements that count alike: how many, what can become of each, and which outcomes are one step better than which.

    `names` are theirs, where each is named (themes and questions).
    """

    number: int
    outcomes: tuple[Outcome, ...]
    better: tuple[tuple[int, int], ...]
    names: tuple[str, ...] = ()


_Kind: TypeAlias = tuple[tuple[Outcome, ...], tuple[tuple[int, int], ...]]
"""The outcomes of elements, and which are one step better than which."""
Elements: TypeAlias = Callable[[Population, Sequence[Count]], list[Element]]
"""What elements there are to be counted."""


def whole_points(points: Mapping[str, Number]) -> dict[str, int]:
    """Points of grades in the same proportions, as whole numbers. Raises Undecided for points below nothing."""
    exact = {grade: Fraction(str(number)) for grade, number in points.items()}
    if any(number < 0 for number in exact.values()):
        raise Undecided
    unit = math.lcm(*(number.denominator for number in exact.values()))
    return {grade: int(number * unit) for grade, number in exact.items()}


def number_counted(count: Count, population: Population) -> int:
    """How many there are of what is counted, whatever becomes of each: what a share is a share of.

    Of points it is the most that there can be.
    """
    if count.of == "evidence":
        return sum(_asked(name, sides, count) for name, sides in population.evidence.items())
    if count.of == "findings":
        return sum(number for each, number in population.rules.items() if _passes(each, count))
    named = sum(1 for name in population.units if not count.named or name in count.named)
    return named * max(population.points.values(), default=0) if count.measure == "points" else named


def most_counted(count: Count, population: Population) -> int:
    """How many of them can be counted at the most."""
    elements = {"findings": of_findings, "evidence": of_evidence}.get(count.of, of_graded)(population, [count])
    return sum(each.number * max(outcome.adds[0] for outcome in each.outcomes) for each in elements)


def _passes(conclusion: Conclusion, count: Count) -> bool:
    return count.kind in (None, conclusion.kind) and count.weight in (None, conclusion.weight)


def of_findings(population: Population, counts: Sequence[Count]) -> list[Element]:
    """What rules conclude, as elements of counts."""
    alike: Counter[_Kind] = Counter()
    for conclusion, number in population.rules.items():
        passing = [count for count in counts if _passes(conclusion, count)]
        told_apart = conclusion.repeatable and any(count.repeat is not None for count in passing)
        noun = " ".join(filter(None, (conclusion.weight, _PLURALS[conclusion.kind])))
        outcomes = [Outcome("", (0,) * len(counts))]
        for repeat in (False, True) if told_apart else (False,):
            adds = tuple(int(count in passing and count.repeat in (None, repeat)) for count in counts)
            outcomes.append(Outcome(f"{'repeated ' if repeat else ''}{noun}: {{}}", adds))
        better = ((0, 1),) if conclusion.kind == "strength" else ((1, 0), (2, 1))[: len(outcomes) - 1]
        alike[tuple(outcomes), better] += number
    return [Element(number, *kind) for kind, number in alike.items()]


def of_evidence(population: Population, counts: Sequence[Count]) -> list[Element]:
    """Pieces of evidence, as elements of counts."""
    alike: Counter[_Kind] = Counter()
    told_apart = any(count.favourable is not None for count in counts)
    for name, sides in population.evidence.items():
        passing = [count for count in counts if _asked(name, sides, count)]
        outcomes = [Outcome("", (0,) * len(counts))]
        for side, said in _SIDES if told_apart and sides else _NO_SIDE:
            adds = tuple(int(count in passing and count.favourable in (None, side)) for count in counts)
            outcomes.append(Outcome(f"{said}pieces of evidence: {{}}", adds))
        if told_apart and sides:  # partly so: recorded, on neither side
            passed = tuple(int(count in passing and count.favourable is None) for count in counts)
            outcomes.append(Outcome("pieces of evidence on neither side: {}", passed))
        alike[tuple(outcomes), ()] += 1
    return [Element(number, *kind) for kind, number in alike.items()]


_SIDES = ((False, "adverse "), (True, "favourable "))
_NO_SIDE = ((None, ""),)


def _asked(name: str, sides: bool, count: Count) -> bool:
    """Whether a count asks for a piece of evidence, if it is recorded on the side that is asked for."""
    return (not count.named or name in count.named) and (sides or count.favourable is None)


def of_graded(population: Population, counts: Sequence[Count]) -> list[Element]:
    """Themes, or questions, as elements of counts."""
    alike: dict[_Kind, list[str]] = {}
    for name, allowed in population.units.items():
        grades = [grade for grade in population.grades if grade in allowed]
        others = sorted(allowed - set(grades))  # no grade: neither better nor worse than one
        outcomes = tuple(
            Outcome(words(grade), _adds(name, grade, counts, population.points)) for grade in (*grades, *others)
        )
        alike.setdefault((outcomes, tuple(pairwise(range(len(grades))))), []).append(name)
    return [Element(len(names), *kind, tuple(names)) for kind, names in alike.items()]


def _adds(name: str, grade: str, counts: Sequence[Count], points: Mapping[str, int]) -> tuple[int, ...]:
    """What one theme (question) of that grade adds to each count."""
    return tuple(_added(grade, count, points) if not count.named or name in count.named else 0 for count in counts)


def _added(grade: str, count: Count, points: Mapping[str, int]) -> int:
    return points.get(grade, 0) if count.measure == "points" else int(not count.graded or grade in count.graded)
