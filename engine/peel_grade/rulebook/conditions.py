"""Conditions as data, in the form that both evaluators read.

A condition is a `Leaf` (one comparison of one subject) or a `Group` of
conditions. Subjects are strings; each stands for a number, or for an interval
of numbers where not all evidence is known:

    indicator/NAME                            the figure
    indicator/NAME/against_england_and_wales  difference from the benchmark, percent
    indicator/NAME/against_previous           change on the previous figure, percent
    indicator/NAME/rank                       1 highest quarter, 0 between, -1 lowest
    indicator/NAME/supplied                   1 supplied, 0 the force could not
    flag/NAME, finding/RULE, repeated/RULE    1 true, 0 false
    previous_grade/QUESTION                   1 inadequate ... 4 outstanding
    count/..., share/...                      what the stratum below concluded
    group/RULE/N, tally/RULE/N                a part of a condition decided earlier: its
                                              truth, or how many of its members hold

The truth of a condition is strong Kleene logic over them: true, false, or
unknown when a subject has no value yet.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from fractions import Fraction

Operator: TypeAlias = Literal["at_least", "above", "at_most", "below", "between"]
Number: TypeAlias = int | float


OPPOSITE: dict[Operator, Operator] = {"at_least": "below", "below": "at_least", "above": "at_most", "at_most": "above"}
"""The comparison that holds when another does not; `between` has none."""


class Leaf(NamedTuple):
    """`subject` compared with `low` (and with `high`, for `between`, both ends included)."""

    subject: str
    operator: Operator
    low: Number
    high: Number = 0


class Group(NamedTuple):
    """True when at least `needed` of `members` are; negated if `negated`.

    `all` needs every member, `any` one, `none` is a negated `any`.
    """

    needed: int
    members: tuple["Condition", ...]
    negated: bool = False


Condition: TypeAlias = Leaf | Group


def holds(leaf: Leaf, value: "Number | Fraction") -> bool:
    """Whether a known value meets the comparison (Python compares whole numbers, floats and fractions exactly)."""
    match leaf.operator:
        case "at_least":
            return value >= leaf.low
        case "above":
            return value > leaf.low
        case "at_most":
            return value <= leaf.low
        case "below":
            return value < leaf.low
        case "between":
            return leaf.low <= value <= leaf.high


def all_of(*members: Condition) -> Condition:
    """Every member holds."""
    return members[0] if len(members) == 1 else Group(len(members), members)


def negation(condition: Condition) -> Condition:
    """The opposite condition."""
    return Group(1, (condition,), negated=True)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf, in the order written."""
    if isinstance(condition, Leaf):
        yield condition
    else:
        for member in condition.members:
            yield from leaves(member)


def to_data(condition: Condition) -> list[object]:
    """The condition as plain lists, for JSON."""
    if isinstance(condition, Leaf):
        return list(condition)
    return [condition.needed, [to_data(member) for member in condition.members], condition.negated]


def from_data(data: Sequence[Any]) -> Condition:
    """The condition that `to_data` wrote."""
    if isinstance(data[0], str):
        return Leaf._make(data)
    needed, members, negated = data
    return Group(needed, tuple(map(from_data, members)), negated)
