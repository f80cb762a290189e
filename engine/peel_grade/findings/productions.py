"""Conditions as productions that durable_rules can decide exactly.

Each condition becomes conjunctions of comparisons ("productions"): those under
which it is true, and, from its negation, those under which it is false. When
neither fires, it is unknown, so all three values come from the engine. Only
positive, typed comparisons of known facts remain; the engine never negates.

Where the disjunctive normal form would grow too large, a group is decided as a
condition of its own at an earlier level, and an `at_least` over many members by
counting them between levels.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb, prod
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.rulebook.conditions import OPPOSITE, Condition, Group, Leaf, Number, leaves

MAX_PRODUCTIONS = 8
"""Conjunctions for one truth value of one condition, above which its groups are decided earlier."""
MAX_WIDTH = 12
"""Comparisons in one conjunction; durable_rules takes 16 facts in a rule."""


class Test(Record):
    """A comparison that is certain: of the `low` or `high` bound of a subject with a number."""

    subject: str
    bound: str
    operator: str
    number: Number


Conjunction: TypeAlias = tuple[Test, ...]


class Production(Record):
    """One conjunction, and all that follows from it: which conditions have which truth."""

    tests: Conjunction
    concludes: tuple[tuple[str, bool], ...]


class Level(Record):
    """Productions that can be decided together, and what is counted before the next level.

    `counts` maps a subject to the conditions of earlier levels that it counts.
    """

    productions: tuple[Production, ...]
    counts: dict[str, tuple[str, ...]]


def levels(conditions: Mapping[str, Condition]) -> list[Level]:
    """The productions of the conditions, by level.

    A condition may refer to another through a `finding/NAME` subject; it then stands on a later level. Of `late` (50
    visits or more) and `unsafe` (`late` concludes, and a flag is false) the first level decides `late`, by one
    production for true and one for false. The second decides `unsafe`: one production for true (`late` is 1 and the
    flag 0), two for false (`late` is 0; the flag is 1).
    """
    parts: dict[str, Condition] = {}
    counts: dict[str, tuple[str, ...]] = {}
    for name, condition in conditions.items():
        parts[name] = _split(name, condition, parts, counts)
    depth: dict[str, int] = {}

    def level_of(name: str) -> int:
        if name not in depth:
            needed = [other for leaf in leaves(parts[name]) for other in _needed(leaf.subject, parts, counts)]
            depth[name] = 1 + max((level_of(other) for other in needed), default=-1)
        return depth[name]

    for name in parts:
        level_of(name)
    found: list[Level] = []
    for number in range(max(depth.values(), default=-1) + 1):
        here = [name for name in parts if depth[name] == number]
        used = {leaf.subject for name in here for leaf in leaves(parts[name])}
        found.append(
            Level(
                _productions({name: parts[name] for name in here}),
                {subject: members for subject, members in counts.items() if subject in used},
            )
        )
    return found


def _needed(subject: str, parts: Mapping[str, Condition], counts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The conditions that must be decided before a subject is known."""
    if subject in counts:
        return counts[subject]
    kind, _, name = subject.partition("/")
    if kind == "finding" and name in parts:
        return (name,)
    return (subject,) if kind == "group" and subject in parts else ()


def _split(
    name: str, condition: Condition, parts: dict[str, Condition], counts: dict[str, tuple[str, ...]]
) -> Condition:
    """The condition with groups that would multiply replaced by leaves on parts decided earlier."""
    if isinstance(condition, Leaf):
        return condition
    condition = Group(
        condition.needed, tuple(_split(name, member, parts, counts) for member in condition.members), condition.negated
    )
    if _fits(condition):
        return condition
    members = tuple(member if isinstance(member, Leaf) else _part(name, member, parts) for member in condition.members)
    condition = Group(condition.needed, members, condition.negated)
    if _fits(condition):
        return condition
    subject = f"tally/{name}/{len(counts)}"
    counts[subject] = tuple(_part(name, member, parts).subject for member in members)
    if condition.negated:
        return Leaf(subject, "below", condition.needed)
    return Leaf(subject, "at_least", condition.needed)


def _part(name: str, member: Condition, parts: dict[str, Condition]) -> Leaf:
    subject = f"group/{name}/{len(parts)}"
    parts[subject] = member
    return Leaf(subject, "at_least", 1)


def _fits(condition: Condition) -> bool:
    for wanted in (True, False):
        number, width = _size(condition, wanted)
        if number > MAX_PRODUCTIONS or width > MAX_WIDTH:
            return False
    return True


def _size(condition: Condition, wanted: bool) -> tuple[int, int]:
    """How many conjunctions, and how wide the widest, give the condition that value (an upper bound)."""
    if isinstance(condition, Leaf):
        return (2 if condition.operator == "between" and not wanted else 1), 1
    wanted, needed = _chosen(condition, wanted)
    if comb(len(condition.members), needed) > 10 * MAX_PRODUCTIONS:
        return 10 * MAX_PRODUCTIONS, 0
    sizes = [_size(member, wanted) for member in condition.members]
    number = sum(prod(n for n, _ in chosen) for chosen in combinations(sizes, needed))
    return number, sum(sorted((w for _, w in sizes), reverse=True)[:needed])


def _chosen(group: Group, wanted: bool) -> tuple[bool, int]:
    """To give the group that value: which value how many members must have."""
    wanted = wanted != group.negated
    return wanted, group.needed if wanted else len(group.members) - group.needed + 1


def conjunctions(condition: Condition, wanted: bool) -> Iterator[Conjunction]:
    """The disjunctive normal form: each way to give the condition that value, one by one."""
    if isinstance(condition, Leaf):
        yield from _tests(condition, wanted)
        return
    wanted, needed = _chosen(condition, wanted)
    for chosen in combinations(condition.members, needed):
        for tests in _together(chosen, wanted):
            yield tuple(dict.fromkeys(tests))


def _together(members: Sequence[Condition], wanted: bool) -> Iterator[Conjunction]:
    """Each way to give all of the members that value, made one after the other: there may be very many."""
    if not members:
        yield ()
        return
    for first in conjunctions(members[0], wanted):
        yield from ((*first, *rest) for rest in _together(members[1:], wanted))


def _tests(leaf: Leaf, wanted: bool) -> Iterator[Conjunction]:
    """A leaf is certain when both ends of what is known of its subject say so."""
    if leaf.operator == "between":
        if wanted:
            yield (Test(leaf.subject, "low", "at_least", leaf.low), Test(leaf.subject, "high", "at_most", leaf.high))
        else:
            yield (Test(leaf.subject, "high", "below", leaf.low),)
            yield (Test(leaf.subject, "low", "above", leaf.high),)
        return
    operator = leaf.operator if wanted else OPPOSITE[leaf.operator]
    bound = "low" if operator in ("at_least", "above") else "high"
    yield (Test(leaf.subject, bound, operator, leaf.low),)


def _productions(conditions: Mapping[str, Condition]) -> tuple[Production, ...]:
    """Every conjunction of the conditions, once, with all that it decides."""
    concludes: dict[frozenset[Test], list[tuple[str, bool]]] = {}
    written: dict[frozenset[Test], Conjunction] = {}
    for name, condition in conditions.items():
        for verdict in (True, False):
            for tests in conjunctions(condition, verdict):
                key = frozenset(tests)
                written.setdefault(key, tests)
                if (name, verdict) not in concludes.setdefault(key, []):
                    concludes[key].append((name, verdict))
    return tuple(Production(written[key], tuple(decided)) for key, decided in concludes.items())
