"""The evidence of many forces in columns: of each thing that may be recorded, one NumPy array with a row a force.

It needs NumPy, which the extra `batch` brings; nothing on the way of a single force imports it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from peel_grade.files.record import Record
from peel_grade.force.figures import Figure, Range, ends
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.force.states import FLAG_STATES, STATUSES
from peel_grade.rulebook.conditions import PARTLY
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

Numbers: TypeAlias = NDArray[np.float64]
Codes: TypeAlias = NDArray[np.uint8]
Truths: TypeAlias = NDArray[np.bool_]


class Ends(Record):
    """The least and the most that figures may be, NaN where none is stated.

    Both are the same array where no figure is a range. An open end is filled with the last number of the unit.
    """

    low: Numbers
    high: Numbers

    @property
    def exact(self) -> bool:
        """Whether no figure is a range."""
        return self.low is self.high


class FigureColumns(Record):
    """What is recorded of an indicator; a part is None where no force says anything of it.

    `benchmarks` are those stated beside a figure, by id. `rank` counts the framework's ranks from 1, the highest;
    0 where none is stated. `status` is as `peel_grade.force.states.STATUSES` numbers them.
    """

    status: Codes
    value: Ends | None = None
    previous: Ends | None = None
    benchmarks: Mapping[str, Ends] = {}
    rank: Codes | None = None


class Columns(Record):
    """The evidence of `size` forces. What is in no mapping is recorded of none of them.

    `flags` are codes of `peel_grade.force.states.FLAG_STATES`. `inspected` has the questions of which some were not.
    `previous_grades` counts the framework's grades from 1, the worst; 0: none. `previous_areas` says which areas an
    earlier inspection made, `previous_complete` whether all of them are listed.
    """

    size: int
    names: Sequence[str]
    figures: Mapping[str, FigureColumns]
    flags: Mapping[str, Codes]
    inspected: Mapping[str, Truths]
    previous_grades: Mapping[str, Codes]
    previous_areas: Mapping[str, Truths]
    previous_complete: Truths


def columns_of(forces: Iterable[Force], book: Rulebook) -> Columns:
    """The evidence of the forces; figures that follow from others are not among it."""
    rows = list(forces)
    size = len(rows)
    named = {name: None for force in rows for name in force.indicators}
    flags = {name: np.zeros(size, np.uint8) for force in rows for name in force.flags}
    grades = {name: np.zeros(size, np.uint8) for force in rows for name in force.previous_grades}
    areas = {earlier.area: np.zeros(size, np.bool_) for force in rows for earlier in force.previous_areas}
    for row, force in enumerate(rows):
        for name, flag in force.flags.items():
            flags[name][row] = FLAG_STATES.index(_state(flag))
        for name, earlier in force.previous_grades.items():
            grades[name][row] = book.framework.place(earlier.grade)
        for area in force.previous_areas:
            areas[area.area][row] = True
    inspected = {
        name: column
        for name in book.questions
        if not (column := np.array([force.inspected is None or name in force.inspected for force in rows], bool)).all()
    }
    return Columns(
        size,
        [force.name for force in rows],
        {name: _figures(name, rows, book) for name in named},
        flags,
        inspected,
        grades,
        areas,
        np.array([force.previous_complete for force in rows], bool),
    )


def _state(flag: FlagEvidence) -> str:
    if flag.is_ is None:
        return flag.status
    return "partly" if flag.is_ == PARTLY else "holds" if flag.is_ else "fails"


def _figures(name: str, forces: Sequence[Force], book: Rulebook) -> FigureColumns:
    rows = [force.indicators.get(name) for force in forces]
    unit = book.framework.units[book.indicators[name].unit]
    ranks = [*book.framework.ranks]

    def of(figures: Sequence[Figure | None]) -> Ends | None:
        if all(figure is None for figure in figures):
            return None
        found = [(np.nan, np.nan) if figure is None else ends(figure, unit) for figure in figures]
        low, high = np.array(found, np.float64).T.copy()
        return Ends(low, low) if np.array_equal(low, high, equal_nan=True) else Ends(low, high)

    stated = dict.fromkeys(of for row in rows if row is not None for of in row.benchmarks)
    beside: dict[str, Any] = {
        mark: of([None if row is None else row.benchmarks.get(mark) for row in rows]) for mark in stated
    }
    said = [0 if row is None or row.rank is None else ranks.index(row.rank) + 1 for row in rows]
    return FigureColumns(
        np.array([0 if row is None else STATUSES.index(row.status) for row in rows], np.uint8),
        of([None if row is None else row.value for row in rows]),
        of([None if row is None else row.previous for row in rows]),
        beside,
        np.array(said, np.uint8) if any(said) else None,
    )


def forces_of(columns: Columns, book: Rulebook) -> Iterator[Force]:
    """The forces whose evidence stands in columns: what `columns_of` was given, but for sources, notes and the like."""
    scale, year = book.framework.scale, book.framework.year
    for row in range(columns.size):
        away = {name for name, asked in columns.inspected.items() if not asked[row]}
        inspected = tuple(name for name in book.questions if name not in away)
        yield Force(
            name=columns.names[row],
            framework=book.framework.id,
            inspected=inspected if away else None,
            previous_grades=FrozenDict(
                {
                    name: PreviousGrade(scale[code - 1], year - 1)
                    for name, grades in columns.previous_grades.items()
                    if (code := int(grades[row]))
                }
            ),
            previous_areas=tuple(PreviousArea(name) for name, made in columns.previous_areas.items() if made[row]),
            previous_complete=bool(columns.previous_complete[row]),
            indicators=FrozenDict({name: _figure(each, row, book) for name, each in columns.figures.items()}),
            flags=FrozenDict({name: _FLAGS[int(codes[row])] for name, codes in columns.flags.items()}),
            called=book.framework.words.subject.key,
        )


_FLAGS = (
    FlagEvidence(status="not_recorded"),
    FlagEvidence(False),
    FlagEvidence(PARTLY),
    FlagEvidence(True),
    FlagEvidence(status="not_supplied"),
    FlagEvidence(status="not_comparable"),
    FlagEvidence(),
)


def _figure(found: FigureColumns, row: int, book: Rulebook) -> IndicatorEvidence:
    def of(column: Ends | None) -> Figure | None:
        if column is None or np.isnan(column.low[row]):
            return None
        low, high = float(column.low[row]), float(column.high[row])
        return low if low == high else Range(low, high)

    stated = {mark: figure for mark, column in found.benchmarks.items() if (figure := of(column)) is not None}
    rank = 0 if found.rank is None else int(found.rank[row])
    return IndicatorEvidence(
        of(found.value),
        of(found.previous),
        FrozenDict(stated),
        [*book.framework.ranks][rank - 1] if rank else None,
        STATUSES[int(found.status[row])],
    )
