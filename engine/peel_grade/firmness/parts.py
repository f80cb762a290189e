"""What a recorded figure comes to be when more of it is recorded: its rank, the figure before, a benchmark.

Of a figure that is known as a range, or that is computed from others, no part is looked at.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import TypeAlias

from peel_grade.firmness.changes import BIT, Change, in_numbers, truth
from peel_grade.force.arithmetic import relative_difference
from peel_grade.force.facts import Interval, indicator_facts
from peel_grade.force.file import IndicatorEvidence
from peel_grade.lint.proving.states import bases, factors
from peel_grade.rulebook.conditions import Leaf, Number, holds
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator

Truths: TypeAlias = tuple[int, ...]


def completed(
    name: str, row: IndicatorEvidence, asked: Iterable[Leaf], book: Rulebook
) -> dict[Truths, tuple[Change, ...]]:
    """How the comparisons of a recorded figure turn out once parts of it come to be recorded, by the fewest of them."""
    leaves = tuple(asked)
    if not in_numbers(row):
        return {}
    here = _truths(name, row, leaves, book)
    options = dict(
        _options(name, row, [leaf for leaf, truth in zip(leaves, here, strict=True) if truth == BIT[None]], book)
    )
    found: dict[Truths, tuple[Change, ...]] = {here: ()}
    for number in range(1, len(options) + 1):
        for parts in combinations(options, number):
            for chosen in product(*(options[part] for part in parts)):
                more = row
                for part, value in zip(parts, chosen, strict=True):
                    more = _with(more, part, value)
                changes = tuple(
                    (str(_subject(name, part)), f"{{{part}: {value}}}")
                    for part, value in zip(parts, chosen, strict=True)
                )
                found.setdefault(_truths(name, more, leaves, book), changes)
    del found[here]
    return found


def _options(
    name: str, row: IndicatorEvidence, open_: list[Leaf], book: Rulebook
) -> Iterator[tuple[str, list[Number | str]]]:
    """Each part of a figure that is not recorded and that undecided comparisons ask for, with what it could be."""
    asked: dict[str, list[Leaf]] = {}
    for leaf in open_:
        asked.setdefault(leaf.subject, []).append(leaf)
    if str(Indicator(name, Aspect.RANK)) in asked and row.rank is None:
        yield "rank", list(book.framework.ranks)
    if not isinstance(row.value, int | float):
        return
    unit = book.framework.units[book.indicators[name].unit]
    for part in ("previous", *book.framework.benchmarks):
        stated = row.previous if part == "previous" else row.benchmarks.get(part)
        if stated is None and (of_part := asked.get(str(_subject(name, part)))):
            outcomes: dict[tuple[bool, ...], Number] = {}
            for base in dict.fromkeys(bases(row.value, factors(of_part), unit)):
                difference = relative_difference(row.value, base)
                outcomes.setdefault(tuple([holds(leaf, difference) for leaf in of_part]), base)
            yield part, [*outcomes.values()]


def _subject(name: str, part: str) -> Indicator:
    if part == "rank":
        return Indicator(name, Aspect.RANK)
    return (
        Indicator(name, Aspect.AGAINST_PREVIOUS)
        if part == "previous"
        else Indicator(name, Aspect.AGAINST_BENCHMARK, part)
    )


def _with(row: IndicatorEvidence, part: str, value: Number | str) -> IndicatorEvidence:
    if isinstance(value, str):
        return row._replace(rank=value)
    if part == "previous":
        return row._replace(previous=value)
    return row._replace(benchmarks=FrozenDict({**row.benchmarks, part: value}))


def _truths(name: str, row: IndicatorEvidence, leaves: Iterable[Leaf], book: Rulebook) -> Truths:
    facts: dict[str, Interval] = {}
    indicator_facts(facts, name, row, book)
    return tuple([truth(leaf, facts) for leaf in leaves])
