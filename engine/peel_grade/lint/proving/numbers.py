"""Numbers that tell comparisons apart: each threshold, and numbers in the gaps between thresholds."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, pairwise

from peel_grade.rulebook.conditions import Leaf, Number
from peel_grade.rulebook.units import Unit

MOST_WHOLE = 10_000
"""Whole numbers of a gap that are tried one by one, where a relative difference depends on them."""
_FEW = 20


def representatives(leaves: Iterable[Leaf], unit: Unit) -> list[Number]:
    """In order, each threshold that the unit allows, and a value in each gap between them."""
    return [number for gap in gaps(leaves, unit, several=False) for number in gap]


def gaps(
    leaves: Iterable[Leaf], unit: Unit, near: Iterable[Fraction] = (), *, several: bool = True
) -> Iterator[Iterator[Number]]:
    """In order, each threshold alone, and numbers in each gap between thresholds, the plainest first.

    With `several` there are many of each gap, made one by one: where a relative difference depends on the number, one
    may lead to what another does not. Those next to one of `near` come first.
    """
    ends = [Fraction(unit.least), Fraction(unit.most)]
    inside = {Fraction(bound) for leaf in leaves for bound in bounds(leaf)}
    inside.add(Fraction(0))  # a relative difference has another sign on either side of 0
    points = sorted({*ends, *(point for point in inside if ends[0] <= point <= ends[1])})
    for low, high in pairwise([*points, points[-1]]):
        if not unit.whole or low.denominator == 1:
            yield iter((plain(low),))
        inner = _whole_between(low, high) if unit.whole else _between(low, high)
        first = next(inner, None)
        if first is not None:
            beside = (number + step for number in near for step in (-1, 0, 1))
            usual = [plain(Fraction(round(number))) for number in beside if low < round(number) < high]
            yield chain(usual, (first,), inner if several else ())


def bounds(leaf: Leaf) -> tuple[Number, ...]:
    """The numbers that a comparison names."""
    return (leaf.low, leaf.high) if leaf.operator == "between" else (leaf.low,)


def _whole_between(low: Fraction, high: Fraction) -> Iterator[Number]:
    first = low.numerator // low.denominator + 1
    last = -(-high.numerator // high.denominator) - 1
    if last - first < MOST_WHOLE:
        yield from range(first, last + 1)
        return
    yield from range(first, first + _FEW)
    # any difference, to the millionth of a percent, is that of such a number from a whole one
    yield from (number for number in (10**8, 10**12) if first + _FEW <= number < last)
    if last < 10**12:
        yield from range(first + _FEW, first + MOST_WHOLE)
    yield last


def _between(low: Fraction, high: Fraction) -> Iterator[Number]:
    width = high - low
    tenth = Fraction((low * 10).numerator // (low * 10).denominator + 1, 10)
    edge = min(width / 1000, Fraction(1, 10**7))
    for number in (tenth, low + 1, high - 1, low + width / 2, low + edge, high - edge):
        found = plain(number)
        if low < Fraction(found) < high:
            yield found


def plain(number: Fraction) -> Number:
    """The number nearest to a fraction that a file can hold."""
    return number.numerator if number.denominator == 1 else float(number)
