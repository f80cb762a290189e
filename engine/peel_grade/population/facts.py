"""What is known of some forces of a population, by subject: numbers between two ends, or codes.

Only what is asked for is worked out, and once.
"""

import numpy as np

from peel_grade.circuit.inputs import ColumnKind
from peel_grade.force.columns import Codes, Columns, Ends, FigureColumns, Truths
from peel_grade.force.states import STATUSES
from peel_grade.population.arithmetic import differs, rates, relative_differences
from peel_grade.rulebook.conditions import Number, Operator
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator

_KNOWN = STATUSES.index("known")
_CLOSED = tuple(map(STATUSES.index, ("not_supplied", "not_comparable")))
_REMEMBERED = 16
"""Differences are asked for close together, as comparisons that are surely true and surely false: so many are kept, for
of thousands new memory would take longer than to work one out again.
"""


class Facts:
    """What is known of the forces from `start` to `stop`."""

    def __init__(self, columns: Columns, book: Rulebook, start: int, stop: int) -> None:
        self._columns, self._book, self._rows = columns, book, slice(start, stop)
        self.size = stop - start
        self._figures: dict[str, FigureColumns | None] = {}
        self._ends: dict[Indicator, Ends | None] = {}

    def codes(self, column: ColumnKind, name: str) -> Codes | None:
        """What is recorded in codes: 0 where nothing is; None where nothing is of any force."""
        columns, rows = self._columns, self._rows
        match column:
            case "flag":
                found: Codes | None = columns.flags.get(name)
            case "earlier":
                found = columns.previous_grades.get(name)
            case "inspected":
                asked = columns.inspected.get(name)
                return np.ones(rows.stop - rows.start, np.uint8) if asked is None else asked[rows].view(np.uint8)
            case "repeated":
                made, complete = columns.previous_areas.get(name), columns.previous_complete[rows].view(np.uint8)
                if name not in self._book.areas:  # that all are listed says nothing of what a rulebook does not know
                    complete = np.zeros_like(complete)
                return complete if made is None else np.where(made[rows], np.uint8(2), complete)
            case "status" | "rank":
                figure = self.figure(name)
                return None if figure is None else figure.status if column == "status" else figure.rank
        return None if found is None else found[rows]

    def ends(self, subject: Indicator) -> Ends | None:
        """The numbers between which a figure or its difference from another lies; None where no force has any."""
        if subject.aspect == Aspect.VALUE:
            found = self.figure(subject.name)
            return None if found is None else found.value
        if subject not in self._ends:
            if len(self._ends) >= _REMEMBERED:
                del self._ends[next(iter(self._ends))]
            self._ends[subject] = self._compared(subject)
        return self._ends[subject]

    def differs(self, subject: Indicator, operator: Operator, number: Number) -> Truths | None:
        """Of each force whether its figure's difference surely compares so with a number; None where none is known."""
        found = self.figure(subject.name)
        base = self._base(subject, found)
        if found is None or found.value is None or base is None:
            return None
        return differs(found.value, base, operator, number)

    def figure(self, name: str) -> FigureColumns | None:
        """What is recorded of an indicator, or follows from two others."""
        if name not in self._figures:
            self._figures[name] = self._with_derived(name)
        return self._figures[name]

    def _compared(self, subject: Indicator) -> Ends | None:
        found = self.figure(subject.name)
        base = self._base(subject, found)
        if found is None or found.value is None or base is None:
            return None
        return relative_differences(found.value, base)

    def _base(self, subject: Indicator, found: FigureColumns | None) -> Ends | None:
        """What a figure is compared with."""
        if found is None or subject.aspect == Aspect.AGAINST_PREVIOUS:
            return None if found is None else found.previous
        return self._benchmark(subject.name, found, subject.benchmark)

    def _benchmark(self, name: str, found: FigureColumns, benchmark: str) -> Ends | None:
        """The one that is stated beside a figure, else the catalogue's."""
        stated, usual = found.benchmarks.get(benchmark), self._book.benchmark(benchmark, name)
        if usual is None:
            return stated
        everywhere = np.full(len(found.status), usual.value, np.float64)
        catalogued = Ends(everywhere, everywhere)
        return catalogued if stated is None else _where(np.isnan(stated.low), catalogued, stated)

    def _with_derived(self, name: str) -> FigureColumns | None:
        stated, entry = self._stated(name), self._book.indicators.get(name)
        derived = None if entry is None else entry.derived
        if entry is None or derived is None:
            return stated
        count, of = (self._stated(part) for part in derived)
        if count is None or of is None or count.value is None or of.value is None:
            return stated
        per = self._book.framework.units[entry.unit].counted_for
        value = rates(count.value, of.value, per)
        if stated is None:
            stated = FigureColumns(np.zeros(len(value.low), np.uint8))
        free = ~np.isin(stated.status, _CLOSED) & ~np.isnan(value.low)
        if stated.value is not None:
            free &= np.isnan(stated.value.low)
        previous = stated.previous
        if count.previous is not None and of.previous is not None:
            earlier = rates(count.previous, of.previous, per)
            if previous is not None:
                earlier = _where(np.isnan(previous.low), earlier, previous)
            previous = _where(free, earlier, previous)
        return stated._replace(
            status=np.where(free, np.uint8(_KNOWN), stated.status),
            value=_where(free, value, stated.value),
            previous=previous,
        )

    def _stated(self, name: str) -> FigureColumns | None:
        found, rows = self._columns.figures.get(name), self._rows
        if found is None or len(found.status) == rows.stop - rows.start:
            return found

        def part(column: Ends | None) -> Ends | None:
            if column is None:
                return None
            low = column.low[rows]
            return Ends(low, low if column.exact else column.high[rows])

        return FigureColumns(
            found.status[rows],
            part(found.value),
            part(found.previous),
            {of: ends for of, column in found.benchmarks.items() if (ends := part(column)) is not None},
            None if found.rank is None else found.rank[rows],
        )


def _where(chosen: Truths, one: Ends, other: Ends | None) -> Ends:
    """The one where it is chosen, else the other; None is nothing anywhere."""
    if other is None:
        nothing = np.full(len(chosen), np.nan)
        other = Ends(nothing, nothing)
    low = np.where(chosen, one.low, other.low)
    return Ends(low, low if one.exact and other.exact else np.where(chosen, one.high, other.high))
