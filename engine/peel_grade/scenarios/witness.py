"""Evidence that decides a rule one way or the other, just so: the stuff of scenarios.

For a condition and a wanted truth, each way of deciding it becomes the evidence
that is needed and no more, with figures at the threshold (or the nearest step
past it).
"""

from collections.abc import Iterator
from typing import NamedTuple

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import HALF, OPPOSITE, Condition, Leaf, Number
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect


class Fact(NamedTuple):
    """A subject and the value it is given."""

    subject: str
    value: Number


def step_of(text: str, book: Rulebook) -> Number:
    """The smallest step of what is compared: 1 of what is counted, 0.1 of rates and percentages, a half of flags."""
    match subjects.subject(text):
        case subjects.Indicator(_, aspect) if aspect.relative:
            return 0.1
        case subjects.Indicator(name, Aspect.VALUE):
            return book.framework.units[book.indicators[name].unit].step
        case subjects.Count("share" | "points"):
            return 0.1
        case subjects.Flag(_, Aspect.VALUE):
            return HALF
        case _:
            return 1


def ways(condition: Condition, wanted: bool, book: Rulebook) -> Iterator[tuple[Fact, ...]]:
    """Ways to give the condition that truth. Of `at_least n`, a cycle of choices in which every member takes part."""
    if isinstance(condition, Leaf):
        yield from ((Fact(condition.subject, value),) for value in values(condition, wanted, book))
        return
    wanted = wanted != condition.negated
    size = len(condition.members)
    needed = condition.needed if wanted else size - condition.needed + 1
    starts = range(size) if needed < size else range(1)
    for start in starts:
        chosen = [condition.members[(start + offset) % size] for offset in range(needed)]
        options = [list(ways(member, wanted, book)) for member in chosen]
        longest = max(map(len, options), default=0)
        for turn in range(longest):  # each option of each member once, not every combination
            facts = [fact for option in options for fact in option[turn % len(option)]]
            merged = _merged(facts)
            if merged is not None:
                yield merged


def values(leaf: Leaf, wanted: bool, book: Rulebook) -> list[Number]:
    """The values at the edge that make a comparison true, or false."""
    step = step_of(leaf.subject, book)
    if leaf.operator == "between":
        if leaf.low == leaf.high:
            return [leaf.low] if wanted else _others(leaf, book)
        return [leaf.low, leaf.high] if wanted else [_near(leaf.low - step), _near(leaf.high + step)]
    operator = leaf.operator if wanted else OPPOSITE[leaf.operator]
    return [
        {"at_least": leaf.low, "at_most": leaf.low, "above": _near(leaf.low + step), "below": _near(leaf.low - step)}[
            operator
        ]
    ]


def _others(leaf: Leaf, book: Rulebook) -> list[Number]:
    """Other values of something with few values: another rank, if there is one between the extremes, another grade, a
    flag that is true or false.
    """
    match subjects.subject(leaf.subject):
        case subjects.PreviousGrade():
            standard = book.framework.place(book.framework.standard.id)
            return [standard if leaf.low != standard else 1 if standard > 1 else 2]
        case subjects.Indicator(_, Aspect.RANK):
            return [min({*book.framework.rank_places().values()} - {leaf.low}, key=abs)]
        case subjects.Flag():
            return [1, 0]
        case _:
            return [0]


def _near(value: Number) -> Number:
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else rounded


def _merged(facts: list[Fact]) -> tuple[Fact, ...] | None:
    """One value a subject; None where two would contradict each other."""
    known: dict[str, Number] = {}
    for subject, value in facts:
        if known.setdefault(subject, value) != value:
            return None
    return tuple(Fact(subject, value) for subject, value in known.items())


def evidence(facts: tuple[Fact, ...], book: Rulebook, depth: int = 0) -> tuple[Fact, ...] | None:
    """The facts with findings replaced by evidence that leads to them; None where that contradicts the rest."""
    plain: list[Fact] = []
    for fact in facts:
        found = subjects.subject(fact.subject)
        if not isinstance(found, subjects.Finding):
            plain.append(fact)
            continue
        if depth > 5:
            return None
        for way in ways(book.rules[found.rule].condition, fact.value == 1, book):
            below = evidence(way, book, depth + 1)
            if below is not None and _merged([*plain, *below]) is not None:
                plain += below
                break
        else:
            return None
    return _merged(plain)


def deciding(condition: Condition, wanted: bool, book: Rulebook) -> list[tuple[Fact, ...]]:
    """Every way to decide a condition, as evidence, each once."""
    found = [evidence(way, book) for way in ways(condition, wanted, book)]
    return list(dict.fromkeys(way for way in found if way))
