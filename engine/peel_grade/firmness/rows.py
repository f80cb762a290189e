"""Numbers that a figure may come to be recorded with from which others are computed, of those that neither its own
comparisons nor those of what is computed can tell apart one, or a few.

A comparison of what is computed splits the numbers of a part where the rate comes to its threshold: with the other part
fixed, the rate only rises or only falls.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, pairwise, product
from typing import TypeAlias

from peel_grade.firmness.changes import Change, truth
from peel_grade.firmness.parts import (
    PREVIOUS,
    RANK,
    VALUE,
    base_of,
    numbers_of,
    said_of_part,
    subject_of_part,
    with_part,
)
from peel_grade.firmness.rates import Rate, bases_of, turning
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.ties import Row, Tie
from peel_grade.force.facts import Interval, indicator_facts
from peel_grade.force.figures import Figure, Range, ends
from peel_grade.force.file import IndicatorEvidence
from peel_grade.lint.proving.numbers import bounds, gaps, plain
from peel_grade.rulebook.conditions import Leaf, Number
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.units import Unit

Made: TypeAlias = tuple[IndicatorEvidence, tuple[Change, ...]]
"""A row, and the changes that lead to it."""
_Part: TypeAlias = tuple[str, Number | str | None]
MOST_TRIED = 6_000
"""Rows that are tried of figures that hang together, above which fewer changes are looked at."""
_USUAL = (Fraction(100), Fraction(1_000))
"""Numbers that are tried where they lie between thresholds: whole ones of which many rates can be made."""


class Rows:
    """What parts of figures that hang together may come to be recorded with; `leaves` are the comparisons of each."""

    def __init__(
        self, tie: Tie, leaves: Mapping[str, tuple[Leaf, ...]], stated: Mapping[str, Row], book: Rulebook
    ) -> None:
        self._stated, self._book, self._tried = stated, book, 0
        self._found: dict[tuple[object, ...], list[Made]] = {}
        self._asked: dict[str, dict[str, list[Leaf]]] = {}
        for name in tie.names:
            of_it = self._asked.setdefault(name, {})
            for leaf in leaves.get(name, ()):
                of_it.setdefault(leaf.subject, []).append(leaf)
        self._computed: dict[str, list[Rate]] = {name: [] for name in tie.parts}
        for name in tie.computed:
            entry = book.indicators[name]
            assert entry.derived is not None
            for part, other in (entry.derived, entry.derived[::-1]):
                each = Rate(entry, part == entry.derived[0], other, self._asked[name], stated[name], book)
                self._computed[part].append(each)

    def before(self, name: str) -> bool:
        """Whether the figure before makes a difference to what is computed."""
        return any(each.before for each in self._computed[name])

    def of(
        self, name: str, row: Row, parts: tuple[str, ...] | None, rows: Mapping[str, Row], later: Collection[str]
    ) -> Sequence[Made]:
        """What a figure may be recorded as where these parts of it come to be recorded, or it wholly.

        `rows` are those of the others; of which some change `later`, so that their numbers are not known yet.
        """
        beside = tuple(None if each.other in later else each.beside(rows[each.other]) for each in self._computed[name])
        key = name, parts, beside, tuple(each.other in later for each in self._computed[name])
        if key not in self._found:
            self._found[key] = [*self._of(name, row, parts, rows, later)]
        return self._found[key]

    def _of(
        self, name: str, row: Row, parts: tuple[str, ...] | None, rows: Mapping[str, Row], later: Collection[str]
    ) -> Iterator[Made]:
        base = row if parts is not None and row is not None else IndicatorEvidence()
        turns = self._turns(name, later)
        alike: dict[tuple[object, ...], list[Made]] = {}
        for found in self._rows(name, base, parts, rows, later):
            made = base
            for part, value in found:
                if value is not None:
                    made = with_part(made, part, value)
            self._tried += 1
            if self._tried > MOST_TRIED:
                raise TooMany
            of_it = alike.setdefault(self._does(name, made, rows, later), [])
            if not of_it or turns:
                of_it.append((made, _changes(name, found, wholly=parts is None)))
        for of_it in alike.values():  # what follows with others only rises or only falls with it: its ends tell
            yield from (of_it[place] for place in sorted({0, len(of_it) // 2, len(of_it) - 1}))

    def _turns(self, name: str, later: Collection[str]) -> bool:
        """Whether the number makes a difference to what is computed of it and of figures that change later."""
        return any(each.numeric and each.other in later for each in self._computed[name])

    def _rows(
        self,
        name: str,
        base: IndicatorEvidence,
        parts: Sequence[str] | None,
        rows: Mapping[str, Row],
        later: Collection[str],
    ) -> Iterator[tuple[_Part, ...]]:
        framework, asked = self._book.framework, self._asked[name]
        unit = framework.units[self._book.indicators[name].unit]
        ranks: list[_Part] = []
        if parts is None and subject_of_part(name, RANK) in asked:
            ranks = [(RANK, None), *((RANK, rank) for rank in framework.ranks)]
            yield from ((rank,) for rank in ranks[1:])
        elif parts is not None and RANK in parts:
            ranks = [(RANK, rank) for rank in framework.ranks]
        of_value = (
            [base.value] if parts is not None and VALUE not in parts else self._values(name, base, rows, later, unit)
        )
        for value in of_value:
            if value is None:  # nothing is compared with what is not known
                if parts is not None and {*parts} == {RANK}:
                    yield from ((rank,) for rank in ranks)
                return
            options: list[list[_Part]] = []
            if parts is None or VALUE in parts:
                assert isinstance(value, int | float)
                options.append([(VALUE, value)])
            if parts is None or PREVIOUS in parts:
                options.append(
                    [(PREVIOUS, each) for each in self._earlier(name, value, base, parts is None, rows, later, unit)]
                )
            for of in framework.benchmarks:
                mine = asked.get(subject_of_part(name, of), [])
                if mine and (parts is None or of in parts):
                    within = base_of(of, name, base, self._book) if parts is not None else None
                    some: list[_Part] = [(of, each) for each in numbers_of(value, within, mine, unit)]
                    options.append([(of, None), (of, 0), *some] if parts is None else some)
            yield from product(*options, *([ranks] if ranks else []))

    def _does(
        self, name: str, row: IndicatorEvidence, rows: Mapping[str, Row], later: Collection[str]
    ) -> tuple[object, ...]:
        """All that can be told of a figure; where others change later, its numbers too."""
        facts: dict[str, Interval] = {}
        indicator_facts(facts, name, row, self._book)
        own = tuple(truth(leaf, facts) for of_it in self._asked[name].values() for leaf in of_it)
        found: list[object] = [own]
        for each in self._computed[name]:
            if each.other not in later:
                found.append(each.truths(row, rows[each.other]))
            elif each.numeric:
                found.append((row.value == 0, row.value is None, row.previous == 0, row.previous is None))
            else:
                found.append((row.value == 0, row.value is None))
        return tuple(found)

    def _values(
        self,
        name: str,
        base: IndicatorEvidence,
        rows: Mapping[str, Row],
        later: Collection[str],
        unit: Unit,
    ) -> Iterator[Number]:
        """Numbers that a figure may be."""
        figure, asked = subject_of_part(name, VALUE), self._asked[name]
        range_ = base.value if isinstance(base.value, Range) else Range(None, None)
        low, high = ends(range_, unit)
        compared = [leaf for subject, of_it in asked.items() if subject != figure for leaf in of_it]
        kept = [base_of(part, name, base, self._book) for part in (PREVIOUS, *self._book.framework.benchmarks)]
        points = {*turning(compared, kept, unit)}
        free = bool(compared)
        for each in self._computed[name]:
            levels = {*each.levels(base, rows[each.other])}
            free |= each.before or (each.numeric and each.other in later)
            points |= {*each.numbers(levels, self._others(each.other, rows, later))}
        turns = self._turns(name, later)
        if turns:
            step = 1 if unit.whole else Fraction(1, 1_000)
            own = {Fraction(str(bound)) for leaf in asked.get(figure, ()) for bound in bounds(leaf)}
            points |= {point + beside for point in own | points | {Fraction(0)} for beside in (-step, step)}
        splits = [*asked.get(figure, ()), Leaf(figure, "at_least", low), Leaf(figure, "at_most", high)]
        splits += [Leaf(figure, "at_least", plain(point)) for point in points if low <= point <= high]
        for gap in gaps(splits, unit, _USUAL[: 1 + turns] if free else ()):
            for value in islice(gap, 3 if free else 1):
                if low <= value <= high:
                    yield value

    def _others(self, name: str, rows: Mapping[str, Row], later: Collection[str]) -> list[Fraction]:
        """The numbers of another figure; of one that changes later those at which its own comparisons turn."""
        unit = self._book.framework.units[self._book.indicators[name].unit]
        if name in later:
            own = self._asked[name].get(subject_of_part(name, VALUE), ())
            near = {Fraction(bound) for leaf in own for bound in bounds(leaf)}
            return sorted({*near, *(each + step for each in near for step in (-1, 1))})
        row = rows[name]
        return [] if row is None or row.value is None else [Fraction(str(end)) for end in ends(row.value, unit)]

    def _earlier(
        self,
        name: str,
        value: Figure,
        base: IndicatorEvidence,
        wholly: bool,
        rows: Mapping[str, Row],
        later: Collection[str],
        unit: Unit,
    ) -> Iterator[Number | None]:
        """What a figure may have been before, beside what it is."""
        if wholly:
            yield None
        own = self._asked[name].get(subject_of_part(name, PREVIOUS), [])
        points = {*bases_of(ends(value, unit), own)}
        for each in self._computed[name]:
            if each.before and each.other in later:
                points |= {Fraction(str(end)) for end in ends(value, unit)} | {*_USUAL}
            elif each.before:
                points |= {*each.earlier(base._replace(value=value), rows[each.other])}
        within = base.previous if isinstance(base.previous, Range) else Range(None, None)
        low, high = (Fraction(str(end)) for end in ends(within, unit))
        points = {point for point in points if low <= point <= high}
        points |= {low, high, *(each for each in _USUAL[:1] if low <= each <= high)}
        between = [(one + other) / 2 for one, other in pairwise(sorted(points))]
        tried = dict.fromkeys(number for point in (*points, *between) for number in _near(point, unit))
        yield from (number for number in tried if number and low <= number <= high)


def _near(point: Fraction, unit: Unit) -> Iterator[Number]:
    """Numbers of a unit at a point, a little less and a little more."""
    if unit.whole:
        whole = point.numerator // point.denominator
        yield from (whole - 1, whole, whole + 1)
    else:
        yield plain(point)


def _changes(name: str, found: Iterable[_Part], *, wholly: bool) -> tuple[Change, ...]:
    """The changes by which a figure is so: one where it comes to be recorded wholly, else one of each part."""
    said = [(part, value) for part, value in found if value is not None]
    if not wholly:
        return tuple((subject_of_part(name, part), said_of_part(part, value)) for part, value in said)
    if [part for part, _ in said] == [VALUE]:
        return ((subject_of_part(name, VALUE), str(said[0][1])),)
    return ((subject_of_part(name, VALUE), f"{{{', '.join(f'{part}: {value}' for part, value in said)}}}"),)
