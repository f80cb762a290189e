"""What a piece of evidence can be beside the thresholds of a rule: on each side, on both, not known."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product
from typing import TypeAlias

from peel_grade.boundaries.givens import ASKED, EARLIER, FINDING, UNDECIDED
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, Number
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator
from peel_grade.rulebook.units import Unit

State: TypeAlias = object
"""A value as a case gives it."""
_BASES: tuple[int, ...] = (1000, 100, 50, 40, 20, 10, 5, 2, 1)
"""Figures to compare with, the finest first, where none is given."""
_NOT_RECORDED, _NOT_SUPPLIED = "not_recorded", "not_supplied"


def key_of(text: str) -> str:
    """Under which key a case gives what a leaf compares."""
    match subjects.subject(text):
        case subjects.Indicator(name) | subjects.Flag(name):
            return name
        case subjects.Finding(rule):
            return FINDING + rule
        case subjects.PreviousGrade(question):
            return EARLIER + question
        case subjects.Repeated(area):
            return ASKED + area
        case _ as other:
            raise ValueError(f"no evidence: {other}")


def states(tests: Sequence[Leaf], book: Rulebook) -> list[State]:
    """What a piece of evidence can be, as far as tests of it tell that apart."""
    match subjects.subject(tests[0].subject):
        case subjects.Flag():
            closed = [_NOT_SUPPLIED] if any(_aspect(leaf) is Aspect.SUPPLIED for leaf in tests) else []
            return [True, "partly", False, _NOT_RECORDED, *closed]
        case subjects.Finding():
            return [True, False, UNDECIDED]
        case subjects.PreviousGrade():
            return [*book.framework.scale, _NOT_RECORDED]
        case subjects.Repeated():
            return [True, False, _NOT_RECORDED]
        case subjects.Indicator(name):
            return [*_figures(name, tests, book), _NOT_RECORDED]
        case _ as other:
            raise ValueError(f"no evidence: {other}")


def _aspect(leaf: Leaf) -> Aspect:
    found = subjects.subject(leaf.subject)
    assert isinstance(found, subjects.Indicator | subjects.Flag)
    return found.aspect


def _figures(name: str, tests: Sequence[Leaf], book: Rulebook) -> Iterator[State]:
    unit = book.framework.units[book.indicators[name].unit]
    asked: dict[Indicator, list[Leaf]] = {}
    for leaf in tests:
        compared = subjects.subject(leaf.subject)
        assert isinstance(compared, Indicator)
        asked.setdefault(compared, []).append(leaf)
    own = asked.pop(Indicator(name), [])
    supplied = asked.pop(Indicator(name, Aspect.SUPPLIED), None) is not None
    ranked = asked.pop(Indicator(name, Aspect.RANK), None) is not None
    rows = list(_rows(name, own, asked, unit, book)) or [{} if ranked else {"value": _plain_figure(unit)}]
    ranks: list[dict[str, object]] = [{"rank": rank} for rank in book.framework.ranks] if ranked else [{}]
    yield from (_written(row | rank) for row, rank in product(rows, ranks))
    if not asked and not ranked:
        yield from _straddling(own, unit)
    if supplied:
        yield _NOT_SUPPLIED


def _written(row: dict[str, object]) -> State:
    return row["value"] if set(row) == {"value"} else row


def _plain_figure(unit: Unit) -> Number:
    return next((base for base in _BASES if _fits(base, unit)), unit.least)


def _rows(
    name: str, own: list[Leaf], relative: dict[Indicator, list[Leaf]], unit: Unit, book: Rulebook
) -> Iterator[dict[str, object]]:
    """The figure on each side of its own thresholds, and of those of what it is compared with."""
    values = [value for bound in bounds(own) for value in _around(bound, unit)]
    stated: dict[str, list[Leaf]] = {}
    for compared, tests in relative.items():
        known = _catalogue_has(compared, name, book)
        if known is None:
            stated[compared.benchmark or "previous"] = tests
        else:  # the figure alone: it is the catalogue's that it is compared with
            values += _either_side(known, tests, unit)
    rows: list[tuple[Number, dict[str, object]]] = [(value, {}) for value in dict.fromkeys(values)]
    if not rows and stated:
        first, tests = next(iter(stated.items()))
        base = _base(tests, unit)
        rows = [] if base is None else [(value, {first: base}) for value in _either_side(base, tests, unit)]
    for value, beside in rows:
        others = [(key, _bases(value, tests, unit)) for key, tests in stated.items() if key not in beside]
        for chosen in product(*([(key, base) for base in bases] for key, bases in others)):
            yield {"value": value, **beside, **dict(chosen)}
    if own or len(relative) > len(stated) + 1:  # thresholds hide others: not where the source states other benchmarks
        for of, tests in relative.items():
            if of.benchmark and of.benchmark not in stated:
                for value, _ in rows:
                    for base in _bases(value, tests, unit):
                        yield {"value": value, of.benchmark: base}
    if rows and any(key != "previous" for key in stated):  # the catalogue has nothing to compare it with
        yield {"value": rows[0][0]}


def _catalogue_has(compared: Indicator, name: str, book: Rulebook) -> Number | None:
    if compared.aspect is not Aspect.AGAINST_BENCHMARK:
        return None
    benchmark = book.benchmark(compared.benchmark, name)
    return None if benchmark is None or not benchmark.value else benchmark.value


def bounds(tests: Iterable[Leaf]) -> list[Number]:
    """The numbers that tests name, each once."""
    named = ((leaf.low, leaf.high) if leaf.operator == "between" else (leaf.low,) for leaf in tests)
    return list(dict.fromkeys(bound for each in named for bound in each))


def _around(bound: Number, unit: Unit) -> list[Number]:
    """A threshold, and the nearest figures below and above it, as far as they are figures of the unit."""
    exact, step = Decimal(str(bound)), Decimal(str(unit.step))
    return [value for each in (exact - step, exact, exact + step) if _fits(value := number(each), unit)]


def _straddling(own: Iterable[Leaf], unit: Unit) -> Iterator[State]:
    """For each threshold a range that lies on both sides of it."""
    for bound in bounds(own):
        around = _around(bound, unit)
        if len(around) == 3 or (len(around) == 2 and bound in around):
            yield {"from": around[0], "to": around[-1]}


def _fits(value: Number, unit: Unit) -> bool:
    return unit.least <= value <= unit.most and (not unit.whole or value == int(value))


def _either_side(base: Number, tests: Iterable[Leaf], unit: Unit) -> list[Number]:
    """The figures that differ from `base` by just what is asked, or the least less, or the least more."""
    grain = _grain(base, unit)
    found: list[Number] = []
    for target in bounds(tests):
        exact = Decimal(str(base)) + abs(Decimal(str(base))) * Decimal(str(target)) / 100
        found += [value for side in _beside(exact, grain) if _fits(value := number(side), unit)]
    return found


def _beside(exact: Decimal, grain: Decimal) -> tuple[Decimal, ...]:
    """What is nearest to a number on either side, in whole grains; with the number, where it is one of these."""
    low, high = (exact.quantize(grain, rounding) for rounding in (ROUND_FLOOR, ROUND_CEILING))
    return (low, high) if low != high else (low - grain, low, low + grain)


def _grain(base: Number, unit: Unit) -> Decimal:
    """How fine figures must be for a tenth of a percent of `base` to show."""
    if unit.whole:
        return Decimal(1)
    return Decimal(1).scaleb(min(0, Decimal(str(abs(base))).adjusted() - 3))


def _base(tests: Iterable[Leaf], unit: Unit) -> Number | None:
    """A figure to compare with from which figures differ as asked, and are figures of the unit."""
    targets = bounds(tests)
    for base in _BASES:
        exact = [Decimal(base) * (1 + Decimal(str(target)) / 100) for target in targets]
        if _fits(base, unit) and all(unit.least <= value <= unit.most for value in exact):
            return base
    return None


def _bases(value: Number, tests: Iterable[Leaf], unit: Unit) -> list[Number]:
    """The figures from which a figure differs by just what is asked, or a little less, or a little more."""
    grain = _grain(value, unit)
    found: list[Number] = []
    for target in bounds(tests):
        factor = 1 + Decimal(str(target)) / 100
        if not value or factor <= 0:
            continue
        exact = Decimal(str(value)) / factor
        found += [base for side in _beside(exact, grain) if side and _fits(base := number(side), unit)]
    return list(dict.fromkeys(found))


def number(exact: Decimal) -> Number:
    """A number as files have it: whole where it can be."""
    return int(exact) if exact == exact.to_integral_value() else float(exact)
