"""What an atom rests on, as two kinds of questions that columns of evidence answer: does an end of what is known of a
figure compare so with a number; is something recorded with such a code.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import inf
from struct import pack, unpack
from typing import Literal, TypeAlias

from peel_grade.circuit.gates import Atom
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.force.arithmetic import relative_difference
from peel_grade.force.states import FLAG_STATES, STATUSES
from peel_grade.rulebook.conditions import HALF, OPPOSITE, Leaf, Number, Operator, holds
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator, PreviousGrade, Repeated, subject

ColumnKind: TypeAlias = Literal["flag", "status", "rank", "earlier", "repeated", "inspected"]
"""What is recorded in codes: the state of a flag, the status and the rank of a figure, the earlier grade of a question,
of an area whether it was made before (1: all that were are listed; 2: it was), of a question whether it was inspected.
"""


class Compares(Record):
    """That an end of what is known of a figure compares so with a number."""

    subject: Indicator
    end: Literal["low", "high"]
    operator: Operator
    number: Number


class IsCode(Record):
    """That something is recorded with this code."""

    column: ColumnKind
    name: str
    code: int


Input: TypeAlias = Compares | IsCode
Ways: TypeAlias = tuple[tuple[Input, ...], ...]
"""What an atom rests on: it holds where all inputs of one of its ways do."""


def codes(column: ColumnKind, book: Rulebook) -> int:
    """How many codes there are of a kind of column."""
    match column:
        case "flag":
            return len(FLAG_STATES)
        case "status":
            return len(STATUSES)
        case "rank":
            return 1 + len(book.framework.ranks)
        case "earlier":
            return 1 + len(book.framework.grades)
    return 3 if column == "repeated" else 2


def ways(atom: Atom, book: Rulebook) -> Ways:
    """The planes from which an atom is put together."""
    if atom.leaf is not None:
        return _of_leaf(atom.leaf, atom.kind == "true", book)
    if atom.kind == "inspected":
        return ((IsCode("inspected", atom.name, 1),),)
    if atom.kind == "earlier":
        return ((IsCode("earlier", atom.name, book.framework.place(atom.grade)),),)
    piece = subject(atom.name)
    if isinstance(piece, Flag):
        return _codes("flag", piece.name, FLAG_STATES, _states(atom.kind, book.flags[piece.name].favourable))
    assert isinstance(piece, Indicator)  # what else would be recorded
    return _codes("status", piece.name, STATUSES, _states(atom.kind, None))


def _states(kind: str, favourable: bool | None) -> tuple[str, ...]:
    match kind:
        case "known":
            return "known", "fails", "partly", "holds"
        case "awaited":
            return ("not_recorded",)
        case "closed":
            return "not_supplied", "not_comparable"
    return ("holds",) if favourable is (kind == "favourable") else ("fails",)


def _codes(column: ColumnKind, name: str, states: tuple[str, ...], wanted: tuple[str, ...]) -> Ways:
    return tuple((IsCode(column, name, code),) for code, state in enumerate(states) if state in wanted)


def _of_leaf(leaf: Leaf, wanted: bool, book: Rulebook) -> Ways:
    asked = subject(leaf.subject)
    column: ColumnKind
    values: tuple[Number | None, ...]
    match asked:
        case Indicator(name, Aspect.SUPPLIED):
            column, values = "status", tuple(map(_shown, STATUSES))
        case Indicator(name, Aspect.RANK):
            column, values = "rank", (None, *book.framework.rank_places().values())
        case Indicator():
            return _compares(asked, leaf, wanted)
        case Flag(name, Aspect.SUPPLIED):
            column, values = "flag", tuple(map(_shown, FLAG_STATES))
        case Flag(name):
            column, values = "flag", tuple(map(_DEGREES.get, FLAG_STATES))
        case PreviousGrade(name):
            column, values = "earlier", (None, *range(1, len(book.framework.grades) + 1))
        case Repeated(name):
            column, values = "repeated", (None, 0, 1)
        case _:
            raise ValueError(f"no evidence: {leaf.subject}")
    return tuple(
        (IsCode(column, name, code),)
        for code, value in enumerate(values)
        if value is not None and holds(leaf, value) is wanted
    )


_DEGREES: Mapping[str, Number] = {"fails": 0, "partly": HALF, "holds": 1}


def _shown(state: str) -> Number | None:
    """Whether something could be shown, from its status or state."""
    return None if state == "not_recorded" else int(state != "not_supplied")


def _compares(figure: Indicator, leaf: Leaf, wanted: bool) -> Ways:
    """A comparison is certain where it is so of both ends, as one of them tells."""

    def end(operator: Operator, number: Number) -> Input:
        return Compares(figure, "low" if operator in ("at_least", "above") else "high", operator, number)

    if leaf.operator != "between":
        return ((end(leaf.operator if wanted else OPPOSITE[leaf.operator], leaf.low),),)
    if wanted:
        return ((end("at_least", leaf.low), end("at_most", leaf.high)),)
    return (end("below", leaf.low),), (end("above", leaf.high),)


@lru_cache(maxsize=4096)
def turn(operator: Operator, number: Number, base: Number) -> tuple[Operator, float]:
    """The comparison of a figure that says the same as that of its difference from a base other than 0.

    The smallest float from which on the difference comes to the number, or is above it, is looked for among all.
    """
    strictly = operator in ("above", "at_most")

    def reaches(figure: float) -> bool:
        difference = relative_difference(figure, base)
        return difference > number if strictly else difference >= number

    low, high = _place(-float(LARGEST_NUMBER)), _place(float(LARGEST_NUMBER))
    rising: tuple[Operator, Operator] = ("at_least", "below")
    side = rising[operator in ("at_most", "below")]
    if reaches(_number(low)):
        return side, -inf
    if not reaches(_number(high)):
        return side, inf
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(_number(middle)) else (middle, high)
    return side, _number(high)


def _place(number: float) -> int:
    """The place of a float among all, in their order."""
    bits: int = unpack("<q", pack("<d", abs(number)))[0]
    return bits if number >= 0 else -bits


def _number(place: int) -> float:
    """The float at a place."""
    size: float = unpack("<d", pack("<q", abs(place)))[0]
    return size if place >= 0 else -size
