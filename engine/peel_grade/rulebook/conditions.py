"""Conditions as data, in the form that both evaluators read.

A condition is a `Leaf` (one comparison of one subject) or a `Group` of
conditions. A subject is the text of one of the types in
`peel_grade.rulebook.subjects`; it stands for a number, or for an interval of
numbers where not all evidence is known. The truth of a condition is strong
Kleene logic over them: true, false, or unknown when a subject has no value yet.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from peel_grade.files.record import Record

if TYPE_CHECKING:
    from fractions import Fraction

Operator: TypeAlias = Literal["at_least", "above", "at_most", "below", "between"]
Number: TypeAlias = int | float
Degree: TypeAlias = bool | Literal["partly"]
"""How far inspectors found a statement to be so."""

PARTLY: Final = "partly"
HALF: Final = 0.5
"""What is partly so, as a number: with 0 and 1 it is exact in binary, and compared exactly everywhere."""


def amount(degree: Degree) -> Number:
    """A degree as the number that is compared: 1, a half, or 0."""
    return HALF if degree == PARTLY else int(degree)


def degree_of(value: Number) -> Degree:
    """The degree that a number between 0 and 1 stands for."""
    return PARTLY if 0 < value < 1 else value >= 1


OPPOSITE: dict[Operator, Operator] = {"at_least": "below", "below": "at_least", "above": "at_most", "at_most": "above"}
"""The comparison that holds when another does not; `between` has none."""


class Leaf(Record):
    """`subject` compared with `low` (and with `high`, for `between`, both ends included).

    `{indicator: rso_visits_overdue, at_least: 50}` in YAML is `Leaf("indicator/rso_visits_overdue", "at_least", 50)`:
    true for 260 visits, false for 12, unknown where none are recorded. Where a number is that of a parameter, the name
    of the parameter stands beside it.
    """

    subject: str
    operator: Operator
    low: Number
    high: Number = 0
    low_parameter: str = ""
    high_parameter: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that it names, each once."""
        low, high = self.low_parameter, self.high_parameter
        return tuple(dict.fromkeys(name for name in (low, high) if name)) if low or high else ()


class Group(Record):
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


def holds_within(leaf: Leaf, low: "Number | Fraction", high: "Number | Fraction") -> bool | None:
    """Whether every number from `low` to `high` meets the comparison; None where some do and some do not."""
    first, last = holds(leaf, low), holds(leaf, high)
    if first is last is False:  # a band may lie within
        return None if leaf.operator == "between" and low < leaf.low and high > leaf.high else False
    return True if first and last else None


def asks_true(leaf: Leaf) -> bool:
    """Whether a comparison of what is either true (1) or false (0) asks for true."""
    return leaf.operator == "at_least"


def threshold(group: Group, truths: Sequence[bool | None]) -> bool | None:
    """The truth of a group from the truths of its members, None where it is unknown.

    With two of three needed, true, unknown and false give unknown; false, unknown and false give false.
    """
    certain, possible = truths.count(True), len(truths) - truths.count(False)
    truth = True if certain >= group.needed else False if possible < group.needed else None
    return None if truth is None else truth != group.negated


def all_of(*members: Condition) -> Condition:
    """Every member holds."""
    return members[0] if len(members) == 1 else Group(len(members), members)


def negation(condition: Condition) -> Condition:
    """The opposite condition."""
    return Group(1, (condition,), negated=True)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf, in the order written."""
    waiting = [condition]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Leaf):
            yield here
        else:
            waiting += here.members[::-1]


def to_data(condition: Condition) -> list[object]:
    """The condition as plain lists, for JSON."""
    if isinstance(condition, Leaf):
        return list(condition)
    return [condition.needed, [to_data(member) for member in condition.members], condition.negated]


# `_make` without its check, in Python, of how many fields there are: a rulebook has a thousand leaves
_leaf: Callable[[Sequence[Any]], Leaf] = partial(tuple.__new__, Leaf)
_group: Callable[[Sequence[Any]], Group] = partial(tuple.__new__, Group)


def from_data(data: Sequence[Any]) -> Condition:
    """The condition that `to_data` wrote."""
    if isinstance(data[0], str):
        return _leaf(data)
    needed, members, negated = data
    return _group((needed, tuple(map(from_data, members)), negated))
