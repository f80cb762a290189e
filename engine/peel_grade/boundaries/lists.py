"""The cases of a list of grade rules: the plainest situations by which each near change of the list would be noticed.

What can be below a list is gone through at once: of all situations, ordered from the plainest, a number has a bit for
each on which a test holds. Which rule decides on which situations is then a matter of `and`, `or` and `not`.
"""

from collections.abc import Iterator, Mapping, Sequence

from peel_grade.boundaries.below import Below, Shared
from peel_grade.boundaries.model import YES, Entry, Given, Key
from peel_grade.boundaries.near import Near, Rules, longer_lists, near_lists, tests_of
from peel_grade.boundaries.outcomes import grade_rules, outcome, single
from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.model import GradeRule, Rulebook

Bits = int
"""A set of situations: a bit for each, the plainest the lowest."""


def list_entry(key: Key, units: Sequence[str], shared: Shared, told: set[object], says: Mapping[str, object]) -> Entry:
    """The entry of a list of grade rules, or of one condition.

    `units` are the themes or questions below it. `told` are the near changes that other lists of the same rules notice;
    those that are noticed here are added.
    """
    rules = list_of(key, shared.book)
    longer = tuple(longer_lists(rules, _all_of(key, shared.book), key[1]))
    below = Below(tests_of([rules, *(each.rules for each in longer)]), units, shared)
    near = [*near_lists(rules, below.reached, below.units, below.book.framework), *longer]
    situations = [below.plainest, *_noticing(rules, near, below, told)]
    cases = [outcome(key, given, below.book) for given in situations]
    order = {rule.id: place for place, rule in enumerate(rules)}
    cases.sort(key=lambda case: order.get(case.by or case.then, len(order)))
    return Entry(*key, says, below.plainest, tuple(cases))


def list_of(key: Key, book: Rulebook) -> Rules:
    """The rules of a list; of one condition, a rule that says yes."""
    condition = single(key, book)
    return grade_rules(key, book) if condition is None else (GradeRule(YES, YES, condition, ""),)


def _all_of(key: Key, book: Rulebook) -> Rules:
    """The rules of all lists of a stratum, those for other themes or questions among them."""
    return {"theme_grades": book.theme_grades, "question_grades": book.question_grades}.get(key[0], ())


def _noticing(rules: Rules, nearby: Sequence[Near], below: Below, told: set[object]) -> Iterator[Given]:
    """The plainest situations by which each near list is told from this one, where there is any."""
    holding = below.holding(tests_of([rules, *(near.rules for near in nearby)]))
    decided = _decided(rules, holding, below.all)
    chosen = 1  # the plainest of all
    for near in nearby:
        if near.name in told:
            continue
        nearly = _decided(near.rules, holding, below.all)
        differing = 0
        for rule in decided.keys() | nearly.keys():
            differing |= decided.get(rule, 0) ^ nearly.get(rule, 0)
        if not differing:
            continue  # no situation tells them apart
        told.add(near.name)
        if not differing & chosen:
            plainest = differing & -differing
            chosen |= plainest
            yield below.given(plainest.bit_length() - 1)


def _decided(rules: Rules, holding: Mapping[Leaf, Bits], all_: Bits) -> dict[str, Bits]:
    """The situations on which each rule is the first that holds."""
    found: dict[str, Bits] = {}
    for rule in rules:
        here = _holds(rule.when, holding, all_) & all_
        found[rule.id] = here
        all_ &= ~here
    return found


def _holds(condition: Condition, holding: Mapping[Leaf, Bits], all_: Bits) -> Bits:
    if isinstance(condition, Leaf):
        return holding[condition]
    at_least = [all_, *[0] * condition.needed]  # the situations on which so many members hold
    for member in condition.members:
        here = _holds(member, holding, all_)
        for number in range(condition.needed, 0, -1):
            at_least[number] |= at_least[number - 1] & here
    return all_ & ~at_least[-1] if condition.negated else at_least[-1]
