"""What a circuit asks of evidence, as planes: a bit a force, 64 to a word.

Every atom is put together from two kinds of planes that are read off a column: that a number compares so, and that a
code is such a one.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import inf
from struct import pack, unpack
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from peel_grade.circuit.gates import Atom
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.force.arithmetic import relative_difference
from peel_grade.force.columns import FLAG_STATES, STATUSES, Columns, Numbers, Truths
from peel_grade.population.facts import ColumnKind, Facts
from peel_grade.rulebook.conditions import HALF, OPPOSITE, Leaf, Number, Operator, holds
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator, PreviousGrade, Repeated, subject

Plane: TypeAlias = NDArray[np.uint64]
Thresholds: TypeAlias = Mapping[tuple[Indicator, Number], Numbers]
"""For what is compared with a number: with which number, a row a force, it is compared in its place."""
NO_THRESHOLDS: Thresholds = {}
_COMPARED: Mapping[Operator, Callable[[Numbers, Number | Numbers], Truths]] = {
    "at_least": np.greater_equal,
    "above": np.greater,
    "at_most": np.less_equal,
    "below": np.less,
}


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


class Inputs:
    """Reads planes off columns, so many words long."""

    def __init__(self, columns: Columns, book: Rulebook, thresholds: Thresholds = NO_THRESHOLDS) -> None:
        self._columns, self._book, self._thresholds = columns, book, thresholds

    def block(self, start: int, stop: int) -> Callable[[Input, Plane], None]:
        """For the forces from `start` to `stop`: what writes an input into a plane that is long enough for them."""
        facts, rows = Facts(self._columns, self._book, start, stop), slice(start, stop)

        def write(asked: Input, plane: Plane) -> None:
            truths = facts.is_code(*asked) if isinstance(asked, IsCode) else self._compared(asked, facts, rows)
            if truths is None:
                plane.fill(0)
            else:
                bits = np.packbits(truths, bitorder="little")
                plane.view(np.uint8)[: len(bits)] = bits

        return write

    def _compared(self, asked: Compares, facts: Facts, rows: slice) -> Truths | None:
        figure, end, operator, number = asked
        if (drawn := self._thresholds.get((figure, number))) is not None:
            known = facts.ends(figure)
            return None if known is None else _COMPARED[operator](getattr(known, end), drawn[rows])
        if base := self._base(figure):
            figure, operator, number = Indicator(figure.name), *turn(operator, number, base)
        known = facts.ends(figure)
        return None if known is None else _COMPARED[operator](getattr(known, end), number)

    def _base(self, figure: Indicator) -> Number | None:
        """The benchmark, where it is one for all forces: then the difference rises with the figure alone."""
        if figure.aspect != Aspect.AGAINST_BENCHMARK:
            return None
        stated, usual = self._columns.figures.get(figure.name), self._book.benchmark(figure.benchmark, figure.name)
        if usual is None or (stated is not None and figure.benchmark in stated.benchmarks):
            return None
        return usual.value


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
