"""What grade rules counted for a force, as lines of a tree, and how far a rule is from holding."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from peel_grade.force.facts import Interval
from peel_grade.grades.counts import RuleResult
from peel_grade.report.node import Node, group_node
from peel_grade.rulebook.conditions import Condition, Group, Leaf, Number, holds
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.rulebook.subjects import Count, count_of
from peel_grade.wording.counts import finding_counted, graded_said, stratum_noun
from peel_grade.wording.terms import listed, show_number

_SIGNS = {
    "at_least": "at least",
    "above": "more than",
    "at_most": "at most",
    "below": "fewer than",
    "between": "between",
}


class Scope(NamedTuple):
    """What grade rules count in a theme, a question or overall: the counts by subject, and what there is to count."""

    facts: Mapping[str, Interval]
    rules: tuple[RuleResult, ...]
    entries: tuple[Indicator | Flag, ...]
    below: tuple[str, ...]
    """The themes or questions whose grades are counted."""
    book: Rulebook

    def total(self, spec: Count) -> int:
        """How many there are of what is counted."""
        if spec.of in ("findings", "reasons"):
            return sum(
                spec.kind in (None, each.rule.kind) and spec.weight in (None, each.rule.weight) for each in self.rules
            )
        if spec.of == "evidence":
            entries = [entry for entry in self.entries if not spec.named or entry.id in spec.named]
            sides = [entry for entry in entries if isinstance(entry, Flag) and entry.favourable is not None]
            return len(entries if spec.favourable is None else sides)
        return sum(not spec.named or name in spec.named for name in self.below)


def count_node(condition: Condition, scope: Scope) -> Node:
    """A condition of a grade rule with what was counted: `strengths: 10 of 19 (52.6%), at least 80% is asked`."""
    if isinstance(condition, Group):
        return group_node(condition, [count_node(member, scope) for member in condition.members])
    spec, value = count_of(condition.subject), scope.facts[condition.subject].low
    unit = "" if spec.measure == "count" else "%"
    bound = show_number(condition.low) + (
        f" and {show_number(condition.high)}" if condition.operator == "between" else ""
    )
    counted = f"{show_number(round(value, 1))}{unit}"
    if spec.measure == "share":
        total = scope.total(spec)
        counted = f"{_number(value, total)} of {total} ({counted})"
    label = f"{_counted(spec, scope.book)}: {counted}, {_SIGNS[condition.operator]} {bound}{unit} is asked"
    return Node(label, holds(condition, value))


def _number(share: Number, total: int) -> int:
    return round(share * total / 100)


def _counted(spec: Count, book: Rulebook) -> str:
    if spec.of == "evidence":
        side = {None: "", True: "favourable ", False: "adverse "}[spec.favourable]
        labels = [f"“{entry.label}”" for entry in book.entries() if entry.id in spec.named]
        among = f" among {listed(labels, 'and')}" if labels else ""
        return f"{side}pieces of evidence known{among}"
    if spec.of in ("findings", "reasons"):
        return finding_counted(spec, book.framework).many
    titles = [f"“{each.title}”" for part in (book.themes, book.questions) for each in part.values()
              if each.id in spec.named]  # fmt: skip
    graded = f" {listed(graded_said(spec, book.framework), 'or')}" if spec.graded else ""
    among = f" among {listed(titles, 'and')}" if titles else ""
    name = f"{stratum_noun(spec.of, book.framework).many}{graded}{among}"
    return f"share of the most points of {name}" if spec.measure == "points" else name


def lacking(condition: Condition, scope: Scope, wanted: bool = True) -> float:
    """How many of what is counted would have to be more or fewer for a condition to hold (or, not `wanted`, to fail).

    Each comparison is taken by itself; infinite where no number of them does it.
    """
    if isinstance(condition, Leaf):
        return _short(condition, scope, wanted)
    inside = wanted != condition.negated
    needed = condition.needed if inside else len(condition.members) - condition.needed + 1
    return sum(sorted(lacking(member, scope, inside) for member in condition.members)[:needed])


def _short(leaf: Leaf, scope: Scope, wanted: bool) -> float:
    spec, value = count_of(leaf.subject), scope.facts[leaf.subject].low
    if holds(leaf, value) == wanted:
        return 0
    if spec.measure == "points":
        return math.inf
    total = scope.total(spec)
    now = value if spec.measure == "count" else _number(value, total)
    for more in range(1, total + 1):
        for number in (now + more, now - more):
            counted = number if spec.measure == "count" else 100 * number / total
            if 0 <= number <= total and holds(leaf, counted) == wanted:
                return more
    return math.inf


def nearest(conditions: Sequence[Condition], scope: Scope) -> int | None:
    """The place of the condition that lacks least, the last of those; None where none could come to hold."""
    distances = [lacking(each, scope) for each in conditions]
    least = min(distances, default=math.inf)
    return None if least == math.inf else len(distances) - 1 - distances[::-1].index(least)
