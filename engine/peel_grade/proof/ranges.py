"""Figures that are known only as ranges: rows whose comparisons are partly, or all, undecided though they are evidence.

Of each figure, every span from one threshold, or gap between thresholds, to another; and where it is compared with its
earlier figure or a benchmark, ranges of these that span differences.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from peel_grade.force.arithmetic import relative_difference
from peel_grade.force.facts import Interval, relative_differences
from peel_grade.force.figures import Figure, Range, ends
from peel_grade.force.file import IndicatorEvidence
from peel_grade.lint.proving.numbers import gaps
from peel_grade.lint.proving.states import bases, factors
from peel_grade.rulebook.conditions import Leaf, Number, holds, holds_within
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.subjects import Aspect, Indicator
from peel_grade.rulebook.units import Unit

_FEW = 6
"""Numbers of a gap between thresholds, among which those next to its ends are taken."""
_PREVIOUS = ""
"""The key of the earlier figure among those of the benchmarks."""


class _Asked(NamedTuple):
    """What is asked of a figure: comparisons of its value, and of its differences by what they are differences from."""

    value: Sequence[Leaf]
    differences: Mapping[str, Sequence[Leaf]]


def ranged(
    name: str, leaves: Iterable[Leaf], unit: Unit, framework: Framework, usual: Mapping[str, Number]
) -> Iterator[IndicatorEvidence]:
    """Rows of an indicator in which a figure is a range; `usual` are the catalogue's benchmarks."""
    by_subject: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        by_subject.setdefault(leaf.subject, []).append(leaf)
    others = {_PREVIOUS: Indicator(name, Aspect.AGAINST_PREVIOUS)}
    others |= {of: Indicator(name, Aspect.AGAINST_BENCHMARK, of) for of in framework.benchmarks}
    differences = {key: by_subject[str(each)] for key, each in others.items() if str(each) in by_subject}
    asked = _Asked(by_subject.get(str(Indicator(name)), []), differences)
    if not asked.value and not differences:
        return
    ranks = [None, *framework.ranks] if str(Indicator(name, Aspect.RANK)) in by_subject else [None]
    for value in _values(asked.value, unit):
        for beside in product(*(_bases(value, rows, unit, usual.get(key)) for key, rows in differences.items())):
            stated = {key: figure for key, figure in zip(differences, beside, strict=True) if figure is not None}
            if not isinstance(value, Range) and not any(isinstance(each, Range) for each in stated.values()):
                continue  # exact figures are among the plain states
            previous = stated.pop(_PREVIOUS, None)
            for rank in ranks:
                yield IndicatorEvidence(value, previous, FrozenDict(stated), rank)


def _values(asked: Sequence[Leaf], unit: Unit) -> Iterator[Figure]:
    """A number of each gap between thresholds, and ranges from each to each later one, as narrow as they can be."""
    edges = [(min(some), max(some)) for gap in gaps(asked, unit) if (some := list(islice(gap, _FEW)))]
    for place, (first, last) in enumerate(edges):
        yield first
        if first != last:
            yield Range(first, last)
        for later, _ in edges[place + 1 :]:
            yield Range(last, later)


def _bases(value: Figure, asked: Sequence[Leaf], unit: Unit, usual: Number | None) -> Iterator[Figure | None]:
    """What can stand beside a figure, one for each way in which the comparisons of their difference turn out."""
    low, high = ends(value, unit)
    seen: set[tuple[bool | None, ...]] = set()
    for figure in _candidates(low, high, asked, unit, stated=usual is None):
        base = usual if figure is None else figure
        difference = None if base is None else relative_differences(Interval(low, high), Interval(*ends(base, unit)))
        truths = tuple(None if difference is None else holds_within(leaf, *difference) for leaf in asked)
        if truths not in seen:
            seen.add(truths)
            yield figure


def _candidates(low: Number, high: Number, asked: Sequence[Leaf], unit: Unit, stated: bool) -> Iterator[Figure | None]:
    yield None
    if not stated:
        yield 0  # no percentage of nothing
    of_low, of_high = (_telling(end, tuple(asked), unit) for end in (low, high))
    yield from dict.fromkeys((*of_low, *of_high))
    for one, other in product(of_high, of_low):
        if one < other:
            yield Range(one, other)
    for one, other in product(of_low, of_low):
        if one < other:
            yield Range(one, other)


@lru_cache(maxsize=64)
def _telling(value: Number, asked: tuple[Leaf, ...], unit: Unit) -> list[Number]:
    """Figures from which a value differs in each way that the comparisons tell apart: the least and the greatest."""
    found: dict[tuple[bool, ...], list[Number]] = {}
    for base in dict.fromkeys(bases(value, _factors(asked), unit)):
        difference = relative_difference(value, base)
        found.setdefault(tuple([holds(leaf, difference) for leaf in asked]), []).append(base)
    return sorted({end for some in found.values() for end in (min(some), max(some))})


@lru_cache(maxsize=16)
def _factors(asked: tuple[Leaf, ...]) -> list[Fraction]:
    """The same for every value that is gone through."""
    return factors(list(asked))
