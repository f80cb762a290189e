"""What a list of grade rules nearly is: each change that a case should tell from the list as it stands."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from peel_grade.rulebook.conditions import Condition, Group, Leaf, Number, holds, leaves
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.rulebook.model import KINDS, GradeRule
from peel_grade.rulebook.subjects import Count, count_of

Rules: TypeAlias = tuple[GradeRule, ...]


class Near(NamedTuple):
    """A list that is nearly another: of the rule `of` something is otherwise; where a test is, `was` is `other`."""

    of: str
    rules: Rules
    changed: object
    was: Leaf | None = None
    other: Leaf | None = None

    @property
    def name(self) -> tuple[object, ...]:
        """What is otherwise: the same in another list that has the rule."""
        return self.of, self.changed


def near_lists(
    rules: Rules, reached: Mapping[str, Sequence[Number]], units: Collection[str], framework: Framework
) -> Iterator[Near]:
    """Every list with one test, number that is needed, branch, rule or order of two rules otherwise.

    `reached` are, by subject, the numbers that can be counted; `units` the themes or questions that are counted.
    """
    for at, rule in enumerate(rules):
        before, after = rules[:at], rules[at + 1 :]
        for was in dict.fromkeys(leaves(rule.when)):
            for other in near_tests(was, reached, units, framework):
                when = _with(rule.when, was, other)
                yield Near(rule.id, (*before, rule._replace(when=when), *after), (was, other), was, other)
        for when in _regrouped(rule.when):
            yield Near(rule.id, (*before, rule._replace(when=when), *after), when)
        yield Near(rule.id, (*before, *after), "left out")
        if after and after[0].grade != rule.grade:  # else no grade depends on which of them is first
            yield Near(rule.id, (*before, after[0], rule, *after[1:]), f"behind {after[0].id}")


def longer_lists(rules: Rules, every: Rules, name: str) -> Iterator[Near]:
    """The list of what is called `name` with one rule more of `every`, in its place: one for others alone."""
    for at, rule in enumerate(every):
        if rule not in rules:
            before = [each for each in every[:at] if each in rules]
            yield Near(rule.id, (*before, rule, *rules[len(before) :]), f"for {name} too")


def near_tests(
    leaf: Leaf, reached: Mapping[str, Sequence[Number]], units: Collection[str], framework: Framework
) -> Iterator[Leaf]:
    """The tests that differ from one in the next number, or in what is counted."""
    yield from _moved(leaf, reached[leaf.subject])
    for counted in near_counts(count_of(leaf.subject), units, framework):
        yield leaf._replace(subject=str(counted))


def _moved(leaf: Leaf, reached: Sequence[Number]) -> Iterator[Leaf]:
    """The test with each end of its range so far otherwise that the next number or percent falls on the other side."""
    on = [value for value in reached if holds(leaf, value)]
    off = [value for value in reached if not holds(leaf, value)]
    below = [value for value in off if not on or value < on[0]]
    above = [value for value in off if on and value > on[-1]]
    match leaf.operator:
        case "at_least" | "above":
            yield from (leaf._replace(operator="above", low=value) for value in on[:1])
            yield from (leaf._replace(operator="at_least", low=value) for value in below[-1:])
            yield from (leaf._replace(low=value) for value in _by_one(leaf))
        case "at_most" | "below":
            yield from (leaf._replace(operator="below", low=value) for value in on[-1:])
            yield from (leaf._replace(operator="at_most", low=value) for value in (above or off)[:1])
            yield from (leaf._replace(low=value) for value in _by_one(leaf))
        case "between":
            yield from (leaf._replace(low=value) for value in [*below[-1:], *on[1:2]])
            yield from (leaf._replace(high=value) for value in [*above[:1], *on[-2:-1]])


def _by_one(leaf: Leaf) -> Iterator[Number]:
    """The thresholds of a share one percent on either side: the next number reached may be so near that nothing else
    in the list tells it apart.
    """
    if count_of(leaf.subject).measure == "share":
        yield from (leaf.low - 1, leaf.low + 1)


def near_counts(counted: Count, units: Collection[str], framework: Framework) -> Iterator[Count]:
    """Counts with one filter otherwise: without it, with one more, or another."""
    if counted.of in ("themes", "questions") and counted.measure != "points":
        every = counted.graded or (*framework.scale, INSUFFICIENT)
        for grade in (*framework.scale, INSUFFICIENT):
            if graded := _otherwise(every, grade):
                yield counted._replace(graded=graded)
    if counted.named:
        for name in dict.fromkeys((*units, *counted.named)):
            if named := _otherwise(counted.named, name):
                yield counted._replace(named=named)
        yield counted._replace(named=())
    if counted.of in ("findings", "reasons"):
        yield from (counted._replace(kind=other) for other in (None, *KINDS) if other != counted.kind)
        yield from (counted._replace(weight=other) for other in (None, *framework.weights) if other != counted.weight)
        others = () if counted.repeat is None else (None, not counted.repeat)
        yield from (counted._replace(repeat=other) for other in others)
    if counted.of == "evidence":
        yield from (counted._replace(favourable=other) for other in _ANY if other is not counted.favourable)


_ANY = (None, True, False)


def _otherwise(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Names with one less, or one more."""
    return tuple(each for each in names if each != name) if name in names else (*names, name)


def _with(condition: Condition, was: Leaf, other: Leaf) -> Condition:
    if isinstance(condition, Leaf):
        return other if condition == was else condition
    return condition._replace(members=tuple(_with(member, was, other) for member in condition.members))


def _regrouped(condition: Condition) -> Iterator[Condition]:
    """The condition with one number that is needed, or one branch, otherwise."""
    if isinstance(condition, Leaf):
        return
    members, size = condition.members, len(condition.members)
    for needed in (condition.needed - 1, condition.needed + 1):
        if 1 <= needed <= size:
            yield condition._replace(needed=needed)
    for index, member in enumerate(members):
        rest = (*members[:index], *members[index + 1 :])
        if rest:
            needed = condition.needed - 1 if condition.needed == size else min(condition.needed, len(rest))
            yield Group(needed, rest, condition.negated)
        for changed in _regrouped(member):
            yield condition._replace(members=(*members[:index], changed, *members[index + 1 :]))


def tests_of(lists: Iterable[Rules]) -> list[Leaf]:
    """All tests in lists, each once."""
    return list(dict.fromkeys(leaf for rules in lists for rule in rules for leaf in leaves(rule.when)))
