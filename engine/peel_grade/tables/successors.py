"""What old tables say under names that were given up, under those that replace them too: as `check_force` has it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from peel_grade.force.columns import Codes, Columns, Ends, FigureColumns, Truths
from peel_grade.rulebook.model import Rulebook


def with_successors(columns: Columns, present: Mapping[str, Truths], book: Rulebook) -> Columns:
    """The same evidence also under the names that replace those that were given up, where these say nothing.

    `present` says in which rows anything stands under a name that was given up.
    """
    replaced = book.replaced
    old = [name for name in sorted(present, reverse=True) if name in replaced]
    figures, flags, areas = dict(columns.figures), dict(columns.flags), dict(columns.previous_areas)
    taken: dict[str, tuple[Any, Truths]] = {}
    for name in old:  # of several old names for one new the first by name counts
        new, there = replaced[name], present[name]
        row = figures[name] if name in figures else flags[name]
        before = taken.get(new)
        taken[new] = (row, there) if before is None else (_chosen(there, row, before[0]), there | before[1])
    for new, (row, there) in taken.items():
        if isinstance(row, FigureColumns):
            silent = there & (figures[new].status == 0) if new in figures else there
            figures[new] = _chosen(silent, row, figures.get(new) or FigureColumns(np.zeros(columns.size, np.uint8)))
        else:
            said = flags.get(new)
            flags[new] = np.where(there & (said == 0), row, said) if said is not None else row
    for name in [name for name in areas if name in replaced]:
        new = replaced[name]
        areas[new] = areas[name] | areas[new] if new in areas else areas[name]
    return columns._replace(figures=figures, flags=flags, previous_areas=areas) if old or areas else columns


def _chosen(where: Truths, one: Any, other: Any) -> Any:
    """The one where it is so, else the other."""
    if not isinstance(one, FigureColumns):
        return np.where(where, one, other)
    marks = {**one.benchmarks, **other.benchmarks}
    return FigureColumns(
        _codes(where, one.status, other.status),
        _ends(where, one.value, other.value),
        _ends(where, one.previous, other.previous),
        {mark: ends for mark in marks if (ends := _ends(where, one.benchmarks.get(mark), other.benchmarks.get(mark)))},
        None if one.rank is None and other.rank is None else _codes(where, one.rank, other.rank),
    )


def _codes(where: Truths, one: Codes | None, other: Codes | None) -> Codes:
    nothing = np.zeros(len(where), np.uint8)
    return np.where(where, nothing if one is None else one, nothing if other is None else other)


def _ends(where: Truths, one: Ends | None, other: Ends | None) -> Ends | None:
    if one is None and other is None:
        return None
    nothing = np.full(len(where), np.nan)
    first, second = one or Ends(nothing, nothing), other or Ends(nothing, nothing)
    low = np.where(where, first.low, second.low)
    return Ends(low, low if first.exact and second.exact else np.where(where, first.high, second.high))
