"""A computed figure as one of the two that it follows from is looked at: where its comparisons turn."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product

from peel_grade.firmness.changes import truth
from peel_grade.firmness.parts import PREVIOUS, RANK, VALUE, base_of, subject_of_part
from peel_grade.firmness.ties import Row
from peel_grade.force.derived import computed
from peel_grade.force.facts import Interval, indicator_facts
from peel_grade.force.figures import Figure, ends
from peel_grade.force.file import IndicatorEvidence
from peel_grade.lint.proving.numbers import bounds
from peel_grade.rulebook.conditions import Leaf, Number
from peel_grade.rulebook.model import Indicator, Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.rulebook.subjects import Indicator as Compared
from peel_grade.rulebook.units import Unit


class Rate:
    """A computed figure as one of its parts is looked at; that is what is counted, or what it is counted for."""

    def __init__(
        self, entry: Indicator, is_count: bool, other: str, asked: Mapping[str, list[Leaf]], stated: Row, book: Rulebook
    ) -> None:
        self.other, self._entry, self._is_count, self._asked = other, entry, is_count, asked
        self._stated, self._book = stated, book
        self._unit = book.framework.units[entry.unit]
        assert entry.derived is not None
        part = entry.derived[0 if is_count else 1]
        self._of_part = book.framework.units[book.indicators[part].unit]
        self._leaves = [leaf for of_it in asked.values() for leaf in of_it]
        self.numeric = any(
            subject not in (subject_of_part(entry.id, RANK), str(Compared(entry.id, Aspect.SUPPLIED)))
            for subject in asked
        )
        self._before = asked.get(subject_of_part(entry.id, PREVIOUS), [])
        self.before = bool(self._before) and (stated is None or stated.previous is None)

    def beside(self, other: Row) -> object:
        """All of the other part that can be told where this one changes."""
        if other is None or other.value is None or self.numeric:
            return None if other is None else (other.value, other.previous)
        low, high = ends(other.value, self._book.framework.units[self._book.indicators[self.other].unit])
        return low <= 0 <= high

    def row(self, part: Row, other: Row) -> Row:
        """What follows of both."""
        count, of = (part, other) if self._is_count else (other, part)
        return computed(self._entry, self._stated, count, of, self._book)

    def truths(self, part: Row, other: Row) -> tuple[int, ...] | None:
        """How its comparisons turn out; None where it cannot be computed."""
        row, facts = self.row(part, other), dict[str, Interval]()
        if row is None:
            return None
        indicator_facts(facts, self._entry.id, row, self._book)
        return tuple(truth(leaf, facts) for leaf in self._leaves)

    def levels(self, part: IndicatorEvidence, other: Row) -> Iterator[Fraction]:
        """Its numbers at which comparisons turn, besides those with what it was before where that changes too."""
        figure = subject_of_part(self._entry.id, VALUE)
        yield from (Fraction(str(bound)) for leaf in self._asked.get(figure, ()) for bound in bounds(leaf))
        at_all = self.row(part._replace(value=1), other)
        row = at_all or self._stated or IndicatorEvidence()
        kept = [base_of(each, self._entry.id, row, self._book) for each in (PREVIOUS, *self._book.framework.benchmarks)]
        yield from turning([leaf for leaf in self._leaves if leaf.subject != figure], kept, self._unit)

    def numbers(self, levels: Iterable[Fraction], others: Iterable[Fraction]) -> Iterator[Fraction]:
        """The numbers of the part from which one of these levels follows."""
        per = self._unit.counted_for
        for level, other in product(levels, others):
            if self._is_count:
                yield level * other / per
            elif level:
                yield other * per / level

    def earlier(self, part: IndicatorEvidence, other: Row) -> Iterator[Fraction]:
        """The numbers that the part may have been before at which comparisons with what was computed then turn."""
        row = self.row(part, other)
        if row is not None and row.value is not None and other is not None and other.previous is not None:
            unit = self._book.framework.units[self._book.indicators[self.other].unit]
            others = [Fraction(str(each)) for each in ends(other.previous, unit)]
            yield from self.numbers({*bases_of(ends(row.value, self._unit), self._before)}, others)


def bases_of(figure: Iterable[Number], leaves: Iterable[Leaf]) -> Iterator[Fraction]:
    """The numbers before from which a figure differs by as much as is asked."""
    for number, leaf in product(figure, leaves):
        for bound in bounds(leaf):
            for share in (Fraction(str(bound)) / 100, -Fraction(str(bound)) / 100):  # from above nothing, or below
                if 1 + share:
                    yield Fraction(str(number)) / (1 + share)


def turning(leaves: Iterable[Leaf], kept: Iterable[Figure | None], unit: Unit) -> Iterator[Fraction]:
    """The numbers at which comparisons with others that are known turn."""
    stated = [Fraction(str(end)) for base in kept if base is not None for end in ends(base, unit)]
    bounds_of = {Fraction(str(bound)) for leaf in leaves for bound in bounds(leaf)}
    for base, bound in product(stated, bounds_of):
        yield from (base * (1 + bound / 100), base * (1 - bound / 100)) if base < 0 else (base * (1 + bound / 100),)
