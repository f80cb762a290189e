"""The oracle: an independent, plain evaluator that keeps the rules engine honest.

It shares with the engine only the condition trees. It reads the force file
itself, compares exact fractions, and walks each tree by the truth tables of
strong Kleene logic. Tests compare it with the engine; `grade` never runs it.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.model import Rulebook

Value: TypeAlias = int | float | Fraction
Truth: TypeAlias = bool | None
Known: TypeAlias = tuple[Value, Value] | None
Reader: TypeAlias = Callable[[str], Known]


def truth(condition: Condition, read: Reader) -> Truth:
    """True, False, or None for unknown; `read` gives the bounds of a subject, None if nothing is known of it."""
    if isinstance(condition, Leaf):
        return _compare(condition, read(condition.subject))
    values = [truth(member, read) for member in condition.members]
    certain, possible = values.count(True), len(values) - values.count(False)
    value = True if certain >= condition.needed else False if possible < condition.needed else None
    return value if value is None else value != condition.negated


def _compare(leaf: Leaf, known: Known) -> Truth:
    if known is None:
        return None
    least, most = known
    low, high = leaf.low, leaf.high  # Python compares whole numbers, floats and fractions exactly
    if leaf.operator == "at_least":
        return True if least >= low else False if most < low else None
    if leaf.operator == "above":
        return True if least > low else False if most <= low else None
    if leaf.operator == "at_most":
        return True if most <= low else False if least > low else None
    if leaf.operator == "below":
        return True if most < low else False if least >= low else None
    if least >= low and most <= high:
        return True
    return False if most < low or least > high else None


def verdicts(book: Rulebook, force: Force) -> dict[str, Truth]:
    """The truth of every rule of the rulebook for one force."""
    found: dict[str, Truth] = {}

    def read(subject: str) -> Known:
        kind, _, name = subject.partition("/")
        if kind == "finding":
            value = decide(name)
            return None if value is None else _exactly(int(value))
        return _evidence(kind, name, force, book)

    def decide(name: str) -> Truth:
        if name not in found:
            rule = book.rules[name]
            when = truth(rule.when, read)
            unless = truth(rule.unless, read) if rule.unless else False
            found[name] = False if when is False or unless is True else True if when and unless is False else None
        return found[name]

    for name in book.rules:
        decide(name)
    return found


def _exactly(value: Value) -> Known:
    return value, value


def _evidence(kind: str, name: str, force: Force, book: Rulebook) -> Known:
    """What a force file says of one subject, read afresh."""
    if kind == "flag":
        flag = force.flags.get(name)
        return None if flag is None or flag.is_ is None else _exactly(int(flag.is_))
    if kind == "previous_grade":
        earlier = force.previous_grades.get(name)
        if earlier is None:
            return None
        (place,) = (place for place, grade in enumerate(book.framework.grades, 1) if grade.id == earlier.grade)
        return _exactly(place)
    if kind == "repeated":
        if any(earlier.rule == name for earlier in force.previous_improvements):
            return _exactly(1)
        return _exactly(0) if force.previous_complete else None
    name, _, aspect = name.partition("/")  # an aspect may hold a slash itself
    figure = force.indicators.get(name)
    return None if figure is None else _figure(name, aspect, figure, book)


def _figure(name: str, aspect: str, figure: IndicatorEvidence, book: Rulebook) -> Known:
    if aspect == "supplied":
        return None if figure.status == "not_recorded" else _exactly(0 if figure.status == "not_supplied" else 1)
    if aspect == "rank":
        first, *_, last = book.framework.ranks
        return None if figure.rank is None else _exactly((figure.rank == first) - (figure.rank == last))
    if figure.value is None:
        return None
    if not aspect:
        return _exactly(figure.value)
    base = figure.previous
    if aspect.startswith("against/"):
        of = aspect.removeprefix("against/")
        base = figure.benchmarks.get(of)
        if base is None and name in book.benchmarks[of]:
            base = book.benchmarks[of][name].value
    if not base:
        return None
    change = (Fraction(str(figure.value)) / Fraction(str(base)) - 1) * 100 * (1 if base > 0 else -1)
    if abs(change) > 10**9:
        return _exactly(10**9 if change > 0 else -(10**9))
    millionths = round(change * 10**6)
    return _exactly(float(Fraction(millionths, 10**6)))
