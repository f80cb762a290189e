"""Every state that one piece of evidence can be in, as far as some comparisons can tell.

A figure has a value, perhaps an earlier one and some of benchmarks, a rank,
or a status instead; which of these a force file can state together
depends on the unit (a share is no more than 100 percent, a count is whole) and
on arithmetic (a figure of 0 has fallen by 100 percent). Each kind of state is
found by making the evidence and reading its facts as grading does, so that a
state is never claimed that no force file could be in. That none is left out
follows from trying every threshold, every gap between thresholds, and for
relative differences the earlier figures that lead to each of those.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import chain, pairwise, product
from math import prod
from typing import NamedTuple, TypeAlias

from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.force.arithmetic import LARGEST, relative_difference
from peel_grade.lint.proving.numbers import MOST_WHOLE, bounds, gaps, plain, representatives
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import HALF, PARTLY, Leaf, Number, holds
from peel_grade.rulebook.framework import rank_places
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import (
    Aspect,
    Count,
    Finding,
    Flag,
    Indicator,
    Part,
    PreviousGrade,
    Repeated,
    subject,
)
from peel_grade.rulebook.units import Unit

TRUE, FALSE, UNKNOWN = 1, 2, 4
"""Truth values, as bits: a set of them is their sum."""
_MOST_REPEATED = 12
_NOT_SUPPLIED = "{supplied: false}"
EARLIER_AREAS = str(Repeated("*"))
"""The entry for all earlier areas for improvement together, and the fact that every one of them is listed."""


class Undecided(Exception):
    """There are too many states, or a search among them was given up: nothing may be claimed."""


class Domain(NamedTuple):
    """An indicator as the analysis needs it: its unit, and what the catalogue has of each benchmark (None: nothing)."""

    unit: Unit
    benchmarks: Mapping[str, Number | None]


class Scales(NamedTuple):
    """What evidence can be: the domain of each indicator, the grades, worst first, and the ranks, highest first."""

    indicators: Mapping[str, Domain]
    grades: tuple[str, ...]
    ranks: tuple[str, ...]


def scales_of(book: Rulebook) -> Scales:
    """What evidence can be by a rulebook."""
    of = book.framework
    domains = {
        name: Domain(
            of.units[entry.unit],
            {each: None if (row := book.benchmark(each, name)) is None else row.value for each in of.benchmarks},
        )
        for name, entry in book.indicators.items()
    }
    return Scales(domains, of.scale, tuple(of.ranks))


Said: TypeAlias = tuple[str, Mapping[str, Number]]
"""What a force file says of an entry, and the facts that follow."""


class State(NamedTuple):
    """One state that a piece of evidence can be in.

    `says` is what a force file would have for it (empty: not recorded), `facts` what follows by subject, and `truths`
    how each of the comparisons that were asked about turns out.

    Asked whether `calls_late` is at least 50 and has risen by 20 percent, one of the states of `indicator/calls_late`
    is that it is late, but not later than before:

        State(
            says="{value: 50, previous: 50}",
            facts={"indicator/calls_late": 50, "indicator/calls_late/supplied": 1,
                   "indicator/calls_late/against_previous": 0.0},
            truths={Leaf("indicator/calls_late", "at_least", 50): TRUE,
                    Leaf("indicator/calls_late/against_previous", "at_least", 20): FALSE},
        )
    """

    says: str
    facts: Mapping[str, Number]
    truths: dict[Leaf, int]


@lru_cache(maxsize=1 << 16)
def entry_of(text: str) -> str:
    """The subject of the piece of evidence that a subject is read from.

    Of any aspect of an indicator that is the indicator; earlier areas for improvement are one piece, EARLIER_AREAS.
    """
    return EARLIER_AREAS if isinstance(subject(text), Repeated) else subjects.entry_of(text)


def states(entry: str, leaves: Iterable[Leaf], scales: Scales) -> list[State]:
    """The states of an entry that differ for these comparisons, the fewest words first; the first is `not recorded`."""
    asked = tuple(leaves)
    found: dict[tuple[int, ...], State] = {}
    for says, facts in said(entry, asked, scales):
        truths = {leaf: truth_of(leaf, facts) for leaf in asked}
        known = found.get(key := tuple(truths.values()))
        if known is None or _plainness(says) < _plainness(known.says):
            found[key] = State(says, facts, truths)
    return list(found.values())


def _plainness(says: str) -> tuple[bool, int]:
    """The lower, the better to read: no huge or tiny figures, few words."""
    return bool(re.search(r"\d{8}|e-", says)), len(says)


def truth_of(leaf: Leaf, facts: Mapping[str, Number]) -> int:
    """The truth of a comparison on these facts, as a bit."""
    value = facts.get(leaf.subject)
    if value is None and EARLIER_AREAS in facts and isinstance(subject(leaf.subject), Repeated):
        value = 0
    return UNKNOWN if value is None else TRUE if holds(leaf, value) else FALSE


def said(entry: str, leaves: tuple[Leaf, ...], scales: Scales) -> Iterator[Said]:
    """What can be said of an entry, as far as it matters to these comparisons; first that it is not recorded."""
    yield "", {}
    match subject(entry):
        case Indicator(name):
            yield from _figures(name, leaves, scales.indicators[name], scales.ranks)
        case Flag(name):
            supplied = str(Flag(name, Aspect.SUPPLIED))
            for says, number in (("true", 1), ("false", 0), (PARTLY, HALF)):
                yield says, {entry: number, supplied: 1}
            yield from ((_NOT_SUPPLIED, {supplied: 0}), ("not_comparable", {supplied: 1}))
        case Finding():
            yield from (("true", {entry: 1}), ("false", {entry: 0}))
        case PreviousGrade():
            for place, grade in enumerate(scales.grades, 1):
                yield grade, {entry: place}
        case Repeated():
            yield from _repeated({leaf.subject for leaf in leaves})
        case Count(measure):
            unit = Unit(0, 100, False) if measure != "count" else Unit(0, LARGEST_NUMBER, True)
            yield from ((_shown(value), {entry: value}) for value in representatives(leaves, unit))
        case Part():
            raise ValueError(f"parts of conditions have no states of their own: {entry}")


def _repeated(asked: Iterable[str]) -> Iterator[Said]:
    """Earlier areas for improvement: those not listed are known not to be there only where the list is complete."""
    areas = {text: each.area for text in sorted(asked) if isinstance(each := subject(text), Repeated)}
    if len(areas) > _MOST_REPEATED:
        raise Undecided
    for listed in product((True, False), repeat=len(areas)):
        there = [text for text, is_listed in zip(areas, listed, strict=True) if is_listed]
        names = ", ".join(areas[text] for text in there)
        yield f"[{names}]", dict.fromkeys(there, 1)
        yield f"[{names}] and no others", {EARLIER_AREAS: 1, **{text: int(text in there) for text in areas}}


class _Relative(NamedTuple):
    """The comparisons of a figure with another one (`key` in a force file): the previous figure, or a benchmark.

    `otherwise` is what the catalogue has for the other figure, `outcomes` the most ways in which the comparisons can
    turn out together, and `factors` give from a figure those beside which it lies at, between and beyond the
    differences asked for.
    """

    key: str
    subject: str
    asked: list[Leaf]
    otherwise: Number | None
    outcomes: int
    factors: list[Fraction]


def _figures(name: str, leaves: tuple[Leaf, ...], domain: Domain, ranks_of: tuple[str, ...]) -> Iterator[Said]:
    """What can be said of an indicator."""
    figure, supplied, rank = (str(Indicator(name, aspect)) for aspect in (Aspect.VALUE, Aspect.SUPPLIED, Aspect.RANK))
    yield _NOT_SUPPLIED, {supplied: 0}
    yield "not_comparable", {supplied: 1}
    ranks: list[Said] = [("", {})]
    if any(leaf.subject == rank for leaf in leaves):
        ranks += [(f"rank: {each}", {rank: place}) for each, place in rank_places(ranks_of).items()]
        yield from ((f"{{{says}}}", {supplied: 1, **facts}) for says, facts in ranks[1:])
    compared: list[tuple[str, Indicator, Number | None]] = [
        ("previous", Indicator(name, Aspect.AGAINST_PREVIOUS), None),
        *((of, Indicator(name, Aspect.AGAINST_BENCHMARK, of), value) for of, value in domain.benchmarks.items()),
    ]
    relative = [
        _relative(key, str(other), [leaf for leaf in leaves if leaf.subject == str(other)], otherwise, domain.unit)
        for key, other, otherwise in compared
    ]
    asked_for = [leaf for each in relative for leaf in each.asked]
    asked = [leaf for leaf in leaves if leaf.subject == figure]
    if not (asked or asked_for):
        return
    most = prod(each.outcomes for each in relative)
    usual = [Fraction(value) for value in domain.benchmarks.values() if value]
    near = [level * (1 + Fraction(bound) / 100) for level in usual for leaf in asked_for for bound in bounds(leaf)]
    for gap in gaps(asked, domain.unit, near):
        seen: set[tuple[bool, ...]] = set()
        tried: list[Number] = []
        for value in gap:
            tried.append(value)
            options: list[list[Said]] = [ranks, *(list(_differences(value, each, domain.unit)) for each in relative)]
            for chosen in product(*options):
                facts: dict[str, Number] = {figure: value, supplied: 1}
                words = [says for says, _ in chosen if says]
                for _, more in chosen:
                    facts |= more
                yield (f"{{value: {_shown(value)}, {', '.join(words)}}}" if words else _shown(value)), facts
                if all(leaf.subject in facts for leaf in asked_for):
                    seen.add(tuple(holds(leaf, facts[leaf.subject]) for leaf in asked_for))
            if len(seen) == most:  # another value in the gap can bring nothing new
                break
        else:
            if domain.unit.whole and len(tried) > MOST_WHOLE and tried[-1] < 10**12:
                raise Undecided  # more of them would have to be tried


def _relative(key: str, text: str, asked: list[Leaf], otherwise: Number | None, unit: Unit) -> _Relative:
    return _Relative(key, text, asked, otherwise, _outcomes(asked, unit), factors(asked) if asked else [])


def _differences(value: Number, relative: _Relative, unit: Unit) -> Iterator[Said]:
    """What the other figure can be beside a value: one that is plain, and one more for each further outcome."""
    key, text, asked = relative.key, relative.subject, relative.asked
    if not asked:
        yield "", {}
        return
    if relative.otherwise:  # the catalogue's, unless the force file states another
        yield "", {text: relative_difference(value, relative.otherwise)}
        yield f"{key}: 0", {}  # no percentage of nothing
    else:
        yield "", {}
    seen: set[tuple[bool, ...]] = set()
    for base in bases(value, relative.factors, unit):
        difference = relative_difference(value, base)
        outcome = tuple(holds(leaf, difference) for leaf in asked)
        if outcome not in seen:
            seen.add(outcome)
            yield f"{key}: {_shown(base)}", {text: difference}
            if len(seen) == relative.outcomes:
                return


def factors(asked: list[Leaf]) -> list[Fraction]:
    """What to multiply a figure by, for the figures from which it differs as asked, a little more or a little less."""
    step = Fraction(1, 1_000_000)
    targets = [Fraction(bound) for leaf in asked for bound in bounds(leaf)]
    targets = sorted({*targets, *(t + step for t in targets), *(t - step for t in targets)})
    targets += [(low + high) / 2 for low, high in pairwise(targets)]
    targets += [Fraction(-100), Fraction(-99), Fraction(0), Fraction(100), Fraction(200)]
    targets += [Fraction(LARGEST), -Fraction(LARGEST)]
    # from a base above nothing, and from one below
    divisors = (divisor for target in targets for divisor in (1 + target / 100, 1 - target / 100))
    return [1 / divisor for divisor in divisors if divisor]


def bases(value: Number, factors: list[Fraction], unit: Unit) -> Iterator[Number]:
    """Figures to compare a value with: first the plain ones, then the value times each of the factors."""
    exact = Fraction(str(value))
    round_ones = (Fraction(1), Fraction(100), Fraction(unit.most), Fraction(unit.least))
    for candidate in chain(round_ones, (exact * factor for factor in factors)):
        for base in _representable(candidate, unit):
            if base and unit.least <= base <= unit.most:
                yield base


def _representable(number: Fraction, unit: Unit) -> tuple[Number, ...]:
    whole = number.numerator // number.denominator
    return (whole, whole + 1) if unit.whole else (plain(number),)


def relative_unit(unit: Unit) -> Unit:
    """What relative differences of figures of a unit can be: what is never less than nothing falls by all of it."""
    return Unit(-100 if unit.least == 0 else -int(LARGEST), int(LARGEST), False)


def _outcomes(asked: list[Leaf], unit: Unit) -> int:
    """How many ways there are at the most for comparisons of one subject to turn out."""
    if not asked:
        return 1
    return len({tuple(holds(leaf, at) for leaf in asked) for at in representatives(asked, relative_unit(unit))})


def _shown(number: Number) -> str:
    return str(int(number)) if float(number).is_integer() else repr(float(number))
