"""What a circuit asks of evidence, as planes that are read off columns: a bit a force, 64 to a word."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from peel_grade.circuit.inputs import ColumnKind, Compares, turn
from peel_grade.force.arithmetic import LARGEST
from peel_grade.force.columns import Codes, Columns, Numbers, Truths
from peel_grade.population.arithmetic import COMPARED
from peel_grade.population.facts import Facts
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator

Bits: TypeAlias = NDArray[np.uint8]
"""A plane, eight forces to a number."""
Thresholds: TypeAlias = Mapping[tuple[Indicator, Number], Numbers]
"""For what is compared with a number: with which number, a row a force, it is compared in its place."""
NO_THRESHOLDS: Thresholds = {}


class Inputs:
    """Reads planes off columns, so many words long."""

    def __init__(self, columns: Columns, book: Rulebook, thresholds: Thresholds = NO_THRESHOLDS) -> None:
        self._columns, self._book, self._thresholds = columns, book, thresholds

    def block(self, start: int, stop: int) -> "Block":
        """The forces from `start` to `stop`."""
        facts = Facts(self._columns, self._book, start, stop)
        drawn = {asked: numbers[start:stop] for asked, numbers in self._thresholds.items()}
        return Block(facts, drawn, self._base)

    def _base(self, figure: Indicator) -> Number | None:
        """The benchmark, where it is one for all forces: then the difference rises with the figure alone."""
        if figure.aspect != Aspect.AGAINST_BENCHMARK:
            return None
        stated, usual = self._columns.figures.get(figure.name), self._book.benchmark(figure.benchmark, figure.name)
        if usual is None or (stated is not None and figure.benchmark in stated.benchmarks):
            return None
        return usual.value


class Block:
    """What is read of some forces, into planes that are long enough for them."""

    def __init__(self, facts: Facts, drawn: Thresholds, base: Callable[[Indicator], Number | None]) -> None:
        self._facts, self._drawn, self._base = facts, drawn, base

    def compare(self, asked: Compares, bits: Bits) -> None:
        """Whether evidence compares so with a number."""
        _pack(self._compared(asked), bits)

    def codes(
        self, column: ColumnKind, name: str, digits: Sequence[tuple[int, Bits]], single: Sequence[tuple[int, Bits]]
    ) -> None:
        """The binary digits of codes, and whether a code is a single one, each into a plane."""
        codes = self._facts.codes(column, name)
        if digits:
            some = 0 if codes is None else int(np.bitwise_or.reduce(codes))
            for place, bits in digits:
                _pack(codes & np.uint8(1 << place) if codes is not None and some >> place & 1 else None, bits)
        for code, bits in single:
            _pack(np.full(self._facts.size, code == 0) if codes is None else codes == code, bits)

    def _compared(self, asked: Compares) -> Truths | None:
        figure, end, operator, number = asked
        if self._drawn and (drawn := self._drawn.get((figure, number))) is not None:
            known = self._facts.ends(figure)
            return None if known is None else COMPARED[operator](getattr(known, end), drawn)
        if base := self._base(figure):
            figure, operator, number = Indicator(figure.name), *turn(operator, number, base)
        if figure.aspect != Aspect.VALUE and abs(number) < LARGEST:
            return self._facts.differs(figure, operator, number)
        known = self._facts.ends(figure)
        return None if known is None else COMPARED[operator](getattr(known, end), number)


def _pack(truths: Truths | Codes | None, bits: Bits) -> None:
    """Put what is so of each force into the bits of a plane; None is so of none."""
    if truths is None:
        bits.fill(0)
    else:
        found = np.packbits(truths, bitorder="little")
        bits[: len(found)] = found
