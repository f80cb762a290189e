"""The evidence of one force, drawn many times: figures from samples, pieces that are missing, flags coded otherwise."""

from collections.abc import Mapping

import numpy as np

from peel_grade.force.columns import Columns, Ends, FigureColumns, Numbers, Truths
from peel_grade.force.states import FLAG_STATES, STATUSES

_KNOWN, _MISSING = STATUSES.index("known"), STATUSES.index("not_recorded")
_FAILS, _PARTLY, _HOLDS = (FLAG_STATES.index(state) for state in ("fails", "partly", "holds"))
WHOLE = 100
"""What a share is at most, in percent."""


def repeated(columns: Columns, size: int) -> Columns:
    """The evidence of the only force, in so many rows."""

    def ends(column: Ends | None) -> Ends | None:
        if column is None:
            return None
        low = np.repeat(column.low, size)
        return Ends(low, low if column.exact else np.repeat(column.high, size))

    return Columns(
        size,
        [*columns.names] * size,
        {
            name: FigureColumns(
                np.repeat(each.status, size),
                ends(each.value),
                ends(each.previous),
                {of: beside for of, column in each.benchmarks.items() if (beside := ends(column)) is not None},
                None if each.rank is None else np.repeat(each.rank, size),
            )
            for name, each in columns.figures.items()
        },
        {name: np.repeat(each, size) for name, each in columns.flags.items()},
        {name: np.repeat(each, size) for name, each in columns.inspected.items()},
        {name: np.repeat(each, size) for name, each in columns.previous_grades.items()},
        {name: np.repeat(each, size) for name, each in columns.previous_areas.items()},
        np.repeat(columns.previous_complete, size),
    )


def recorded(columns: Columns) -> list[str]:
    """The pieces of evidence that are known of the only force, by name."""
    figures = [name for name, each in columns.figures.items() if each.status[0] == _KNOWN]
    return [*figures, *(name for name, each in columns.flags.items() if each[0] in (_FAILS, _PARTLY, _HOLDS))]


def lacking(columns: Columns, gone: Mapping[str, Truths]) -> Columns:
    """The evidence without the pieces that are gone, in the rows in which they are."""

    def ends(column: Ends | None, rows: Truths) -> Ends | None:
        if column is None:
            return None
        low = np.where(rows, np.nan, column.low)
        return Ends(low, low if column.exact else np.where(rows, np.nan, column.high))

    figures, flags = dict(columns.figures), dict(columns.flags)
    for name, rows in gone.items():
        if name in flags:
            flags[name] = np.where(rows, np.uint8(0), flags[name])
            continue
        each = figures[name]
        figures[name] = FigureColumns(
            np.where(rows, np.uint8(_MISSING), each.status),
            ends(each.value, rows),
            ends(each.previous, rows),
            {of: beside for of, column in each.benchmarks.items() if (beside := ends(column, rows)) is not None},
            None if each.rank is None else np.where(rows, np.uint8(0), each.rank),
        )
    return columns._replace(figures=figures, flags=flags)


def gone_at_random(columns: Columns, percent: float, chance: np.random.Generator) -> dict[str, Truths]:
    """In which rows each recorded piece is missing, each as likely as the other."""
    return {name: chance.random(columns.size) < percent / 100 for name in recorded(columns)}


def coded_otherwise(columns: Columns, percent: float, chance: np.random.Generator) -> Columns:
    """The evidence as another coder might have recorded it: of some flags one of the two other degrees."""
    flags = dict(columns.flags)
    for name, codes in columns.flags.items():
        if codes[0] in (_FAILS, _PARTLY, _HOLDS):
            turn = chance.integers(1, 3, columns.size).astype(np.uint8)
            other = (codes - _FAILS + turn) % 3 + _FAILS
            flags[name] = np.where(chance.random(columns.size) < percent / 100, other, codes).astype(np.uint8)
    return columns._replace(flags=flags)


def resampled(columns: Columns, samples: Mapping[str, int], uniform: Mapping[str, Numbers]) -> Columns:
    """The evidence with other figures for shares of a sample: what the whole may be of which so many were looked at.

    A share that was found of so many leaves a beta distribution of what it is of the whole (with Jeffreys' prior);
    `uniform` has, by indicator, where in it each row lies. Of a range each end is drawn, both at that place; an open
    end stays open.
    """
    from scipy.stats import beta

    figures = dict(columns.figures)
    for name, number in samples.items():
        each, where = figures[name], uniform[name]
        assert each.value is not None

        def drawn(ends: Numbers, number: int = number, where: Numbers = where) -> Numbers:
            share = np.clip(ends / WHOLE, 0, 1) * number
            return WHOLE * np.asarray(beta.ppf(where, share + 0.5, number - share + 0.5), np.float64)

        low, high = each.value
        exact = low == high
        of_low = np.where(exact | (low > 0), drawn(low), low)
        of_high = of_low if exact.all() else np.where(exact | (high < WHOLE), drawn(high), high)
        figures[name] = each._replace(value=Ends(of_low, of_high))
    return columns._replace(figures=figures)
