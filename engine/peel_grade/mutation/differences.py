"""What differs between two rulebooks, as far as it can change a draft."""

from collections.abc import Mapping
from typing import NamedTuple

from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Benchmark, Rule, Rulebook


class Difference(NamedTuple):
    """What differs: the rules of which a condition does; those of which something else does that they conclude; the
    strata of which the lists of grade rules (or what makes a suggestion) do; the benchmarks, each with its indicator;
    and whether what grades count does: the scale, or what the catalogue has.
    """

    conditions: frozenset[str]
    conclusions: frozenset[str]
    strata: frozenset[str]
    benchmarks: frozenset[tuple[str, str]]
    counted: bool


def difference(one: Rulebook, other: Rulebook) -> Difference:
    """What differs between two rulebooks of one framework. What both share, as the same object, costs nothing."""
    conditions, conclusions = set(), set()
    if one.rules is not other.rules:
        here_of, there_of = one.rules.get, other.rules.get
        for name in [each for each in one.rules.keys() | other.rules.keys() if here_of(each) is not there_of(each)]:
            here, there = here_of(name), there_of(name)
            if here is None or there is None:
                conditions.add(name)
                continue
            if (here.when, here.unless) != (there.when, there.unless):
                conditions.add(name)
            if _concluded(here) != _concluded(there):
                conclusions.add(name)
    benchmarks = set()
    if one.benchmarks is not other.benchmarks:
        for of in one.benchmarks.keys() | other.benchmarks.keys():
            rows, others = one.benchmarks.get(of, {}), other.benchmarks.get(of, {})
            if rows is not others:
                benchmarks |= {
                    (of, name) for name in rows.keys() | others.keys() if _value(rows, name) != _value(others, name)
                }
    return Difference(
        frozenset(conditions), frozenset(conclusions), _strata(one, other), frozenset(benchmarks), _counted(one, other)
    )


def _value(rows: Mapping[str, Benchmark], name: str) -> Number | None:
    row = rows.get(name)
    return None if row is None else row.value


def decides_alike(one: Rule, other: Rule) -> bool:
    """Whether two rules conclude the same on the same evidence, as far as they are written alike."""
    return (one.when, one.unless, _concluded(one)) == (other.when, other.unless, _concluded(other))


def _concluded(rule: Rule) -> tuple[object, ...]:
    return rule.question, rule.theme, rule.kind, rule.weight, rule.area


def _strata(one: Rulebook, other: Rulebook) -> frozenset[str]:
    lists = {
        "areas": (one.suggest, other.suggest),
        "themes": (one.theme_grades, other.theme_grades),
        "questions": (one.question_grades, other.question_grades),
        "overall": tuple((book.overall_grades, book.overall_alternatives, book.no_precedent) for book in (one, other)),
    }
    return frozenset(stratum for stratum, (here, there) in lists.items() if here is not there and here != there)


def _counted(one: Rulebook, other: Rulebook) -> bool:
    """Whether grades count otherwise: on another scale, for other questions and themes, or other evidence in them."""
    if one.framework.grades != other.framework.grades:
        return True
    if (one.themes, one.questions) != (other.themes, other.questions):
        return True
    if one.indicators is other.indicators and one.flags is other.flags and one.replaced is other.replaced:
        return False
    here, there = ([(*each[:3], getattr(each, "favourable", None)) for each in book.entries()] for book in (one, other))
    return here != there
