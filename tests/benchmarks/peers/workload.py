"""The workload: generated rules, and forces of which all evidence is known, so that engines of two values can take it.

A rule is told to every engine in the same form: some of several ways, each of which is a set of tests. That at least
two of three tests hold is three ways of two tests each.
"""

import random
from itertools import combinations
from pathlib import Path
from sys import intern
from typing import Literal, NamedTuple, TypeAlias

from peel_grade.findings.cache import load_compiled
from peel_grade.force.arithmetic import relative_difference
from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator, subject

from tests.benchmarks.generated import write_rulebook

Value: TypeAlias = bool | float
Force: TypeAlias = dict[str, Value]
"""What is known of a force, by the names of tests."""


class Asked(NamedTuple):
    """That a flag `is` so, or that a number is at least so much."""

    name: str
    operator: Literal["is", "at_least"]
    value: Value


class Rule(NamedTuple):
    """It concludes where all tests of one of its ways hold."""

    id: str
    ways: tuple[tuple[Asked, ...], ...]


class Workload(NamedTuple):
    """The rulebook, and the same as rules for every engine."""

    book: Rulebook
    folder: Path
    rules: list[Rule]


def workload(folder: Path, rules: int) -> Workload:
    """So many rules, written to a folder as a rulebook."""
    write_rulebook(folder, rules)
    book = load_compiled(folder).book
    return Workload(book, folder, [Rule(id, tuple(_ways(rule.condition))) for id, rule in book.rules.items()])


def name_of(text: str) -> str:
    """What a subject is called in every engine: an identifier."""
    asked = subject(text)
    assert isinstance(asked, Indicator | Flag)
    return intern(f"{asked.name}_change" if asked.aspect == Aspect.AGAINST_PREVIOUS else asked.name)


def _ways(condition: Condition) -> list[tuple[Asked, ...]]:
    if isinstance(condition, Leaf):
        if isinstance(subject(condition.subject), Flag):
            return [(Asked(name_of(condition.subject), "is", condition.operator == "at_least"),)]
        assert condition.operator == "at_least"
        return [(Asked(name_of(condition.subject), "at_least", float(condition.low)),)]
    assert not condition.negated
    members = [_ways(member) for member in condition.members]
    found = []
    for chosen in combinations(members, condition.needed):
        ways: list[tuple[Asked, ...]] = [()]
        for member in chosen:
            ways = [(*one, *other) for one in ways for other in member]
        found += [tuple(dict.fromkeys(way)) for way in ways]
    return found


class Figures(NamedTuple):
    """A figure and the one before, from which its change follows."""

    value: int
    previous: int


def evidence(book: Rulebook, number: int, seed: int = 1) -> list[tuple[dict[str, Figures], dict[str, bool]]]:
    """The figures and flags of so many forces."""
    chance = random.Random(seed)
    return [
        (
            {name: Figures(chance.randint(0, 220), chance.randint(1, 220)) for name in book.indicators},
            {name: chance.random() < 0.5 for name in book.flags},
        )
        for _ in range(number)
    ]


def force_of(figures: dict[str, Figures], flags: dict[str, bool]) -> Force:
    """What every engine is told of a force."""
    changes = {f"{name}_change": float(relative_difference(*each)) for name, each in figures.items()}
    told: Force = {**{name: float(each.value) for name, each in figures.items()}, **changes, **flags}
    return {intern(name): value for name, value in told.items()}


def concluded(rules: list[Rule], force: Force) -> frozenset[str]:
    """The rules that conclude, as plainly as they can be read: the judge of every engine."""
    return frozenset(rule.id for rule in rules if any(all(_holds(test, force) for test in way) for way in rule.ways))


def _holds(test: Asked, force: Force) -> bool:
    value = force[test.name]
    return value is test.value if test.operator == "is" else value >= test.value


def text(rule: Rule, both: str, either: str, flag: str = "{name} == {truth}", number: str = "{name} >= {value}") -> str:
    """A rule as an expression of another language."""
    written = []
    for way in rule.ways:
        tests = [
            flag.format(name=test.name, truth="true" if test.value else "false", negated="" if test.value else "not ")
            if test.operator == "is"
            else number.format(name=test.name, value=int(test.value) if float(test.value).is_integer() else test.value)
            for test in way
        ]
        written.append(f"({both.join(tests)})")
    return either.join(written)
