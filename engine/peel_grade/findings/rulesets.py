"""The rules of a program, one a production, and the rulesets of durable_rules that they are packed into.

Those of the guards that `peel_grade.findings.durable` lists which concern rulesets are applied here and where a
program is compiled: one pattern a rule, numbers without exponents, distinct names, and sizes far below every limit.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from peel_grade.files.record import Record

NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklno"
"""What the rules of a ruleset are called, by their place in it: a letter each, which is cut out of what fires without
being looked for, and made once for all."""
SENTINEL = "z"
SENTINEL_PROPERTY = "at_end"
SENTINEL_RULE = '"z":{"all":[{"m":{"$and":[{"$gt":{"at_end":1.25}},{"$lt":{"at_end":1.75}}]}}]}'
MAX_RULES = len(NAMES)
"""Rules of a ruleset. With its sentinel they are fewer than the 64 tests that the core can have waiting; and it looks
for a property in the list of all first tests, so that more of them would cost more than another ruleset does."""
MAX_PROPERTIES = 200
"""Bounds that a ruleset compares (the core takes a fact of 254 properties, `id` and its own among them)."""

Places: TypeAlias = tuple[int, ...]


class Level(Record):
    """Rules that can be decided together, one a production, each as JSON with `%s` for each property that it compares.

    `tests` are the bounds that each compares, in the order of those. Bound N is the low end of the subject at place N
    of `subjects`, and after those of all of them come their high ends. `true` and `false` are what follows when
    each fires: which of `conditions` are true and which false, by their places. `sought` has the truth of each
    condition that fewer rules find, and `seeking` for each rule whether it finds that of some condition: a condition
    of alternatives has fewer that find it false, one of many tests fewer that find it true.
    """

    rules: tuple[str, ...]
    tests: tuple[Places, ...]
    true: tuple[Places, ...]
    false: tuple[Places, ...]
    conditions: tuple[str, ...]
    sought: tuple[bool, ...]
    seeking: tuple[bool, ...]
    subjects: tuple[str, ...]


class Program(Record):
    """Compiled conditions, by level; what is counted before each level."""

    levels: tuple[Level, ...]
    counts: tuple[dict[str, tuple[str, ...]], ...]


class Ruleset(Record):
    """A ruleset as JSON, which rules of a level it holds, and the bounds that they compare.

    The rules are called as NAMES are, and the properties by the places of the bounds, in this order.
    """

    definition: str
    rules: Places
    bounds: Places


def rulesets(level: Level, chosen: Sequence[int]) -> Iterator[Ruleset]:
    """The chosen rules of a level, by their place in it, packed within the limits of the core: first those that find
    what is sought, which more forces ask than the others.
    """
    group: list[int] = []
    bounds: set[int] = set()
    seeking, others = ([rule for rule in chosen if level.seeking[rule] is wanted] for wanted in (True, False))
    for rule in (*_side_by_side(level, seeking), *_side_by_side(level, others)):
        both = bounds.union(level.tests[rule])
        if group and (len(group) == MAX_RULES or len(both) > MAX_PROPERTIES):
            yield _ruleset(level, group, bounds)
            group, both = [], set(level.tests[rule])
        group.append(rule)
        bounds = both
    if group:
        yield _ruleset(level, group, bounds)


def _side_by_side(level: Level, rules: Sequence[int]) -> Iterator[int]:
    """The rules, each followed by those that compare one of its bounds: facts are the smaller for it."""
    if len(rules) < MAX_RULES:  # they are together anyway
        yield from rules
        return
    comparing: dict[int, list[int]] = {}
    for rule in rules:
        for bound in level.tests[rule]:
            comparing.setdefault(bound, []).append(rule)
    seen: set[int] = set()
    for first in rules:
        waiting = [] if first in seen else [first]
        seen.add(first)
        for rule in waiting:
            yield rule
            for other in (other for bound in level.tests[rule] for other in comparing[bound]):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)


def _ruleset(level: Level, group: list[int], bounds: set[int]) -> Ruleset:
    ordered = sorted(bounds)
    properties = dict(zip(ordered, map(str, range(len(ordered))), strict=True))
    written = "".join(
        f'"{name}":{level.rules[rule] % tuple(map(properties.__getitem__, level.tests[rule]))},'
        for name, rule in zip(NAMES, group, strict=False)
    )
    return Ruleset(f"{{{written}{SENTINEL_RULE}}}", tuple(group), tuple(ordered))
