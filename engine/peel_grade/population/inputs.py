"""What a circuit asks of evidence, as planes that are read off columns: a bit a force, 64 to a word."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from peel_grade.circuit.inputs import Compares, turn
from peel_grade.force.arithmetic import LARGEST
from peel_grade.force.columns import Columns, Numbers, Truths
from peel_grade.population.arithmetic import COMPARED
from peel_grade.population.facts import Facts
from peel_grade.population.program import Asked, Digit
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator

Plane: TypeAlias = NDArray[np.uint64]
Thresholds: TypeAlias = Mapping[tuple[Indicator, Number], Numbers]
"""For what is compared with a number: with which number, a row a force, it is compared in its place."""
NO_THRESHOLDS: Thresholds = {}


class Inputs:
    """Reads planes off columns, so many words long."""

    def __init__(self, columns: Columns, book: Rulebook, thresholds: Thresholds = NO_THRESHOLDS) -> None:
        self._columns, self._book, self._thresholds = columns, book, thresholds

    def block(self, start: int, stop: int) -> Callable[[Asked, Plane], None]:
        """For the forces from `start` to `stop`: what writes an input into a plane that is long enough for them."""
        facts, rows = Facts(self._columns, self._book, start, stop), slice(start, stop)

        def write(asked: Asked, plane: Plane) -> None:
            truths = facts.digit(*asked) if isinstance(asked, Digit) else self._compared(asked, facts, rows)
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
            return None if known is None else COMPARED[operator](getattr(known, end), drawn[rows])
        if base := self._base(figure):
            figure, operator, number = Indicator(figure.name), *turn(operator, number, base)
        if figure.aspect != Aspect.VALUE and abs(number) < LARGEST:
            return facts.differs(figure, operator, number)
        known = facts.ends(figure)
        return None if known is None else COMPARED[operator](getattr(known, end), number)

    def _base(self, figure: Indicator) -> Number | None:
        """The benchmark, where it is one for all forces: then the difference rises with the figure alone."""
        if figure.aspect != Aspect.AGAINST_BENCHMARK:
            return None
        stated, usual = self._columns.figures.get(figure.name), self._book.benchmark(figure.benchmark, figure.name)
        if usual is None or (stated is not None and figure.benchmark in stated.benchmarks):
            return None
        return usual.value
