"""What a recorded figure comes to be when more of it is recorded: its rank, the figure before, a benchmark; or when a
range becomes one number of it. A figure of which only other parts are known, its rank for one, is like a range that has
no ends.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product
from typing import TypeAlias

from peel_grade.firmness.changes import BIT, Change, truth
from peel_grade.force.arithmetic import relative_difference
from peel_grade.force.facts import Interval, benchmark_of, indicator_facts
from peel_grade.force.figures import Figure, Range, ends
from peel_grade.force.file import IndicatorEvidence
from peel_grade.lint.proving.numbers import bounds, gaps
from peel_grade.lint.proving.states import bases, factors
from peel_grade.rulebook.conditions import Leaf, Number, holds_within
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator
from peel_grade.rulebook.units import Unit

Truths: TypeAlias = tuple[int, ...]
VALUE, RANK, PREVIOUS = "value", "rank", "previous"
_EACH = 60
"""Whole numbers of a range that are tried one by one; of a wider one those that comparisons can tell apart."""
_TRIED = 40
"""Numbers of a gap between thresholds that are tried, where a relative difference depends on the number."""


def completed(
    name: str, row: IndicatorEvidence, asked: Iterable[Leaf], book: Rulebook
) -> dict[Truths, list[tuple[Change, ...]]]:
    """How the comparisons of a recorded figure turn out once parts of it come to be recorded: by the fewest of them, in
    one way for each set of parts that are so few.
    """
    leaves = tuple(asked)
    here = _truths(name, row, leaves, book)
    undecided = _undecided(leaves, here)
    parts = [*_open(name, row, undecided, book)]
    found: dict[Truths, list[tuple[Change, ...]]] = {here: [()]}
    for number in range(1, len(parts) + 1):
        fewer = {*found}
        for together in combinations(parts, number):
            for truths, changes in _recorded(name, row, together, undecided, leaves, book):
                if truths not in fewer:
                    found.setdefault(truths, []).append(changes)
    del found[here]
    return found


def recorded_together(
    name: str, row: IndicatorEvidence, parts: tuple[str, ...], leaves: tuple[Leaf, ...], book: Rulebook
) -> Iterator[tuple[Truths, tuple[Change, ...]]]:
    """How the comparisons of a figure turn out once these parts come to be recorded, each outcome once."""
    asked = _undecided(leaves, _truths(name, row, leaves, book))
    for subject in (subject_of_part(name, part) for part in parts):
        asked.setdefault(subject, [leaf for leaf in leaves if leaf.subject == subject])
    yield from _recorded(name, row, parts, asked, leaves, book)


def _recorded(
    name: str,
    row: IndicatorEvidence,
    parts: tuple[str, ...],
    asked: Mapping[str, list[Leaf]],
    leaves: tuple[Leaf, ...],
    book: Rulebook,
) -> Iterator[tuple[Truths, tuple[Change, ...]]]:
    """The same; `asked` are the comparisons that parts may turn, by what they compare."""
    seen = set[Truths]()
    for chosen in _chosen(name, row, parts, asked, book):
        more = row
        for part, value in chosen.items():
            more = with_part(more, part, value)
        truths = _truths(name, more, leaves, book)
        if truths not in seen:
            seen.add(truths)
            yield (
                truths,
                tuple((subject_of_part(name, part), said_of_part(part, value)) for part, value in chosen.items()),
            )


def open_parts(name: str, row: IndicatorEvidence, asked: Iterable[Leaf], book: Rulebook) -> tuple[str, ...]:
    """The parts of a recorded figure that may come to be recorded, as far as its comparisons ask for them."""
    leaves = tuple(asked)
    return tuple(_open(name, row, _undecided(leaves, _truths(name, row, leaves, book)), book))


def _undecided(leaves: Iterable[Leaf], truths: Truths) -> dict[str, list[Leaf]]:
    """The comparisons that turn out neither way, by what they compare."""
    found: dict[str, list[Leaf]] = {}
    for leaf, truth_of_it in zip(leaves, truths, strict=True):
        if truth_of_it == BIT[None]:
            found.setdefault(leaf.subject, []).append(leaf)
    return found


def _open(name: str, row: IndicatorEvidence, asked: Mapping[str, list[Leaf]], book: Rulebook) -> Iterator[str]:
    """The parts of a figure that are not recorded, or as a range, and that undecided comparisons ask for."""
    if subject_of_part(name, RANK) in asked and row.rank is None:
        yield RANK
    if not isinstance(row.value, int | float) and {*asked} - {subject_of_part(name, RANK)}:
        yield VALUE
    for part in (PREVIOUS, *book.framework.benchmarks):
        if subject_of_part(name, part) in asked and not isinstance(base_of(part, name, row, book), int | float):
            yield part


def base_of(part: str, name: str, row: IndicatorEvidence, book: Rulebook) -> Figure | None:
    """What is known of the figure before, or of a benchmark, that a figure is compared with."""
    return row.previous if part == PREVIOUS else benchmark_of(part, name, row, book)


def _chosen(
    name: str, row: IndicatorEvidence, parts: tuple[str, ...], asked: Mapping[str, list[Leaf]], book: Rulebook
) -> Iterator[dict[str, Number | str]]:
    """What these parts may come to be together."""
    unit = book.framework.units[book.indicators[name].unit]
    if row.value is None and VALUE not in parts and parts != (RANK,):
        return  # nothing is compared with what is not known
    values: list[Figure | None] = [row.value]
    if VALUE in parts and not isinstance(row.value, int | float):
        stated = [base_of(part, name, row, book) for part in (PREVIOUS, *book.framework.benchmarks)]
        values = [
            *_values(row.value or Range(None, None), [base for base in stated if base is not None], asked, name, unit)
        ]
    for value in values:
        options: list[list[tuple[str, Number | str]]] = []
        for part in parts:
            if part == RANK:
                options.append([(part, rank) for rank in book.framework.ranks])
            elif part == VALUE:
                assert isinstance(value, int | float)
                options.append([(part, value)])
            else:
                assert value is not None
                within = base_of(part, name, row, book)
                of_part = asked[subject_of_part(name, part)]
                options.append([(part, base) for base in numbers_of(value, within, of_part, unit)])
        yield from map(dict, product(*options))


def _values(
    range_: Range, stated: Iterable[Figure], asked: Mapping[str, list[Leaf]], name: str, unit: Unit
) -> Iterator[Number]:
    """Numbers of a range that comparisons can tell apart, beside what is stated that it is compared with."""
    low, high = ends(range_, unit)
    if unit.whole and high - low <= _EACH:
        yield from range(int(low), int(high) + 1)
        return
    figure = subject_of_part(name, VALUE)
    compared = [leaf for subject, of_it in asked.items() if subject != figure for leaf in of_it]
    levels = [Fraction(str(end)) for base in stated for end in ends(base, unit)]
    near = [level * (1 + Fraction(bound) / 100) for level in levels for leaf in compared for bound in bounds(leaf)]
    splits = [Leaf(figure, "at_least", low), Leaf(figure, "at_most", high), *asked.get(figure, ())]
    splits += [Leaf(figure, "at_least", float(each)) for each in near]
    for gap in gaps(splits, unit, near):
        for _, value in zip(range(_TRIED if compared else 2), gap, strict=False):
            if low <= value <= high:
                yield value


def numbers_of(value: Figure, within: Figure | None, asked: list[Leaf], unit: Unit) -> Iterator[Number]:
    """What a figure may be compared with, of what turns out alike one."""
    low, high = (unit.least, unit.most) if within is None else ends(within, unit)
    tried: Iterable[Number] = (base for end in ends(value, unit) for base in bases(end, factors(asked), unit))
    if within is not None:
        tried = [*range(int(low), int(high) + 1)] if unit.whole and high - low <= _EACH else [low, high, *tried]
    outcomes: dict[tuple[bool | None, ...], Number] = {}
    for base in dict.fromkeys(tried):
        if base and low <= base <= high:
            compared = [relative_difference(end, base) for end in ends(value, unit)]
            outcomes.setdefault(tuple([holds_within(leaf, min(compared), max(compared)) for leaf in asked]), base)
    yield from outcomes.values()


def subject_of_part(name: str, part: str) -> str:
    """The subject of a part of a figure."""
    aspects = {RANK: Aspect.RANK, PREVIOUS: Aspect.AGAINST_PREVIOUS, VALUE: Aspect.VALUE}
    return str(Indicator(name, aspects[part]) if part in aspects else Indicator(name, Aspect.AGAINST_BENCHMARK, part))


def said_of_part(part: str, value: Number | str) -> str:
    """How a force file states a part."""
    return str(value) if part == VALUE else f"{{{part}: {value}}}"


def with_part(row: IndicatorEvidence, part: str, value: Number | str) -> IndicatorEvidence:
    """A recorded figure with one more of its parts."""
    if isinstance(value, str):
        return row._replace(rank=value)
    if part == VALUE:
        return row._replace(value=value)
    if part == PREVIOUS:
        return row._replace(previous=value)
    return row._replace(benchmarks=FrozenDict({**row.benchmarks, part: value}))


def _truths(name: str, row: IndicatorEvidence, leaves: Iterable[Leaf], book: Rulebook) -> Truths:
    facts: dict[str, Interval] = {}
    indicator_facts(facts, name, row, book)
    return tuple([truth(leaf, facts) for leaf in leaves])
