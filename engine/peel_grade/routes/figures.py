"""What figures can be told apart: the numbers of a figure, cut where a comparison of it turns out otherwise."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from peel_grade.files.record import Record
from peel_grade.force.facts import benchmark_of, evidence_facts
from peel_grade.force.figures import ends
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.lint.proving.numbers import bounds, plain
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, Number, holds_within
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.rulebook.units import Unit


class Span(Record):
    """Numbers of a figure for which all that rules compare it with turns out alike.

    They lie between `low` and `high`; each end is among them or not. `sample` is one of them, plain where it can be.
    """

    low: Number
    low_in: bool
    high: Number
    high_in: bool
    sample: Number

    def holds(self, value: Number) -> bool:
        """Whether a number is one of them."""
        above = value >= self.low if self.low_in else value > self.low
        return above and (value <= self.high if self.high_in else value < self.high)


def with_row(force: Force, name: str, row: IndicatorEvidence) -> Force:
    """The force with another row of a figure."""
    return force._replace(indicators=FrozenDict({**force.indicators, name: row}))


def computed_from(name: str, force: Force) -> tuple[str, ...]:
    """The figures that are computed from a figure, in a force with those that can be."""
    return tuple(each for each, row in force.indicators.items() if name in row.computed_from)


def spans(name: str, leaves: Iterable[Leaf], row: IndicatorEvidence, force: Force, book: Rulebook) -> list[Span]:
    """All numbers that the figure can be while what it is compared with stays, in order; alike neighbours in one.

    `row` is what is recorded of it, of which the value moves; `leaves` compare it, or figures that are computed from it
    in the force.
    """
    unit, asked, computed = book.framework.units[book.indicators[name].unit], list(leaves), computed_from(name, force)
    beside = {part for each in computed for part in force.indicators[each].computed_from}
    only = force._replace(
        indicators=FrozenDict({each: force.indicators[each] for each in beside}), flags=FrozenDict[str, FlagEvidence]()
    )

    def truths(value: Number) -> tuple[bool | None, ...]:
        facts = evidence_facts(with_row(only, name, row._replace(value=value, computed_from=())), book)
        return tuple(None if leaf.subject not in facts else holds_within(leaf, *facts[leaf.subject]) for leaf in asked)

    # one that is computed may lie where none of its unit can: a share of more than all
    reach = [unit.least, unit.most, *(() if row.value is None else ends(row.value, unit))]
    least, most = (Fraction(str(end)) for end in (min(reach), max(reach)))
    turns = {least, most, Fraction(0), *_turns(name, asked, row, book)}
    for each in computed:
        turns |= {*_of_part(name, each, _turns(each, asked, force.indicators[each], book), force, book)}
    found: list[Span] = []
    before: tuple[bool | None, ...] | None = None
    for span in _cut(sorted(turn for turn in turns if least <= turn <= most), unit):
        here = truths(span.sample)
        if here == before:
            last = found.pop()
            sample = min(last.sample, span.sample, key=lambda each: len(str(each)))
            span = Span(last.low, last.low_in, span.high, span.high_in, sample)  # noqa: PLW2901 - one span of two
        found.append(span)
        before = here
    return found


def _turns(name: str, leaves: Iterable[Leaf], row: IndicatorEvidence, book: Rulebook) -> Iterator[Fraction]:
    """The numbers of a figure at which a comparison of it may turn out otherwise."""
    unit = book.framework.units[book.indicators[name].unit]
    for leaf in leaves:
        match subjects.subject(leaf.subject):
            case subjects.Indicator(compared, Aspect.VALUE) if compared == name:
                yield from (Fraction(str(bound)) for bound in bounds(leaf))
            case subjects.Indicator(compared, aspect, of) if compared == name and aspect.relative:
                base = row.previous if aspect is Aspect.AGAINST_PREVIOUS else benchmark_of(of, name, row, book)
                for end in () if base is None else ends(base, unit):
                    written = Fraction(str(end))
                    yield from (written + abs(written) * Fraction(str(each)) / 100 for each in bounds(leaf))


def _of_part(part: str, computed: str, turns: Iterable[Fraction], force: Force, book: Rulebook) -> Iterator[Fraction]:
    """The numbers of a figure at which one that is computed from it comes to those."""
    counted, of = force.indicators[computed].computed_from
    other = force.indicators[of if part == counted else counted].value
    per = book.framework.units[book.indicators[computed].unit].counted_for
    for end in () if other is None else ends(other, book.framework.units[book.indicators[part].unit]):
        for turn in turns:
            if part == counted:
                yield turn * Fraction(str(end)) / per
            elif turn:
                yield Fraction(str(end)) * per / turn


def _cut(turns: list[Fraction], unit: Unit) -> Iterator[Span]:
    """Each turn alone, and what lies between two of them; of whole numbers those that there are."""
    for low, high in pairwise([*turns, turns[-1]]):
        if not unit.whole:
            at = plain(low)
            yield Span(at, True, at, True, at)
            if low < high:
                yield Span(at, False, plain(high), False, _plainest(low, high))
            continue
        if low.denominator == 1:
            yield Span(int(low), True, int(low), True, int(low))
        first, last = low.numerator // low.denominator + 1, -(-high.numerator // high.denominator) - 1
        if first <= last:
            yield Span(first, True, last, True, first)


def _plainest(low: Fraction, high: Fraction) -> Number:
    """A number between two others with as few decimals as can be."""
    middle = (low + high) / 2
    for decimals in range(8):
        found = Fraction(round(middle * 10**decimals), 10**decimals)
        if low < found < high:
            return plain(found)
    return plain(middle)
