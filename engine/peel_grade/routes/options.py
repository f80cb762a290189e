"""What each piece of evidence may come to on a route: what it is, first, then all that it could be found to be instead.

Of what is recorded a flag may be found otherwise, a figure move while what it is compared with stays, and what could
not be supplied be supplied. Of what is not recorded anything may come to be recorded. What cannot be compared, earlier
grades and earlier areas for improvement stay. A figure from which another one is computed stays too; the computed one
moves.
"""

from collections.abc import Iterator
from math import inf

from peel_grade.files.record import Record
from peel_grade.firmness.changes import Standing, entry_named, standing_state
from peel_grade.firmness.kept import ANY_FIGURE, Layer, State
from peel_grade.firmness.said import figure_said
from peel_grade.force.facts import evidence_facts
from peel_grade.force.figures import Range
from peel_grade.force.file import FlagEvidence, IndicatorEvidence
from peel_grade.routes.figures import Span, spans
from peel_grade.routes.results import Change, Further, Of
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import PARTLY, Degree, Number, amount
from peel_grade.rulebook.framework import Effort
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.rulebook.units import Unit

_WORSE, _FIXED, CHANGE, _POINTS = 1 << 64, 1 << 52, 1 << 40, 1 << 20
"""What a cost is made of, from the gravest: changes for the worse, those that nobody can make, all of them, their
points; and below that how far they go.
"""
_FARTHEST = 255


class Option(Record):
    """A state of a piece of evidence, as one of its layer's states, and what it costs.

    Where nothing changes it costs nothing, and `change` is None.
    """

    state: State
    cost: int
    change: Change | None


def changes_in(cost: int) -> int:
    """How many changes a cost stands for."""
    return cost % _FIXED // CHANGE


def points_in(cost: int) -> int:
    """The points of the efforts that a cost stands for."""
    return cost % CHANGE // _POINTS


def options(layer: Layer, standing: Standing, of: Of) -> list[Option]:
    """What a piece is, then what it may come to be."""
    here = standing_state(layer, standing)
    found = [Option(here, 0, None)]
    entry = entry_named(layer.entry, standing.book)
    if entry is None or entry.id in _parts(standing):
        return found
    rows = _flag(layer, entry, standing, of) if isinstance(entry, Flag) else _figure(layer, entry, standing, of)
    effort = standing.book.framework.effort(entry.effort)
    found += [Option(state, _cost(change, effort, place), change) for place, (state, change) in enumerate(rows)]
    return found


def _cost(change: Change, effort: Effort, place: int) -> int:
    fixed = 0 if effort.points else _FIXED
    return CHANGE + effort.points * _POINTS + change.worse * _WORSE + fixed + min(place, _FARTHEST)


def _parts(standing: Standing) -> set[str]:
    """The figures from which others are computed, or would be."""
    figures = standing.force.indicators
    computed = (
        each
        for each in standing.book.indicators.values()
        if each.derived is not None
        and (each.id not in figures or figures[each.id].value is None or figures[each.id].computed_from)
    )
    return {part for each in computed if each.derived is not None for part in each.derived}


def _status(row: FlagEvidence | IndicatorEvidence | None) -> str:
    return "not_recorded" if row is None else row.status


def _opened(status: str, of: Of) -> bool:
    """Whether evidence of a status may be found otherwise."""
    missing = status == "not_recorded"
    return status != "not_comparable" and of in ("either", "missing" if missing else "recorded")


def _flag(layer: Layer, entry: Flag, standing: Standing, of: Of) -> Iterator[tuple[State, Change]]:
    """What a flag may come to be, the least that is better first."""
    row = standing.force.flags.get(entry.id)
    if not _opened(_status(row), of):
        return
    best: Degree = entry.favourable is not False
    degrees: tuple[Degree, ...] = (
        (best, PARTLY, not best) if row is None or row.is_ is None else (PARTLY, best, not best)
    )
    now = 0.0 if row is None or row.is_ is None else _good(row.is_, entry)
    for degree in degrees:
        if row is not None and row.is_ == degree:
            continue
        new, good = FlagEvidence(is_=degree), _good(degree, entry)
        worse = entry.favourable is not None and (good < now or not good)
        alone = standing.force._replace(flags=FrozenDict({entry.id: new}), indicators=FrozenDict())
        otherwise = Standing(alone, evidence_facts(alone, standing.book), standing.book)
        better = [FlagEvidence(is_=best)] if degree == PARTLY and entry.favourable is not None else []
        further = tuple(Further(each, None) for each in better)
        yield (
            standing_state(layer, otherwise),
            _change(entry, new, standing.book, worse=worse)._replace(further=further),
        )


def _good(degree: Degree, entry: Flag) -> float:
    """How far a flag is on its favourable side."""
    return 1 - amount(degree) if entry.favourable is False else amount(degree)


def _figure(layer: Layer, entry: Indicator, standing: Standing, of: Of) -> Iterator[tuple[State, Change]]:
    """What a figure may come to be: one that is recorded moves, the nearest numbers first."""
    row = standing.force.indicators.get(entry.id)
    status = _status(row)
    if not _opened(status, of):
        return
    if row is None or status != "known":
        for state in layer.states:
            _, counted, says = state
            if counted and says == ANY_FIGURE:
                span = _all(standing.book.framework.units[entry.unit])
                yield state, _change(entry, IndicatorEvidence(value=span.sample), standing.book, span)
            elif counted and says:
                yield state, _change(entry, figure_said(says, standing.book), standing.book)
        return
    yield from _moved(layer, entry, row, standing)


def _all(unit: Unit) -> Span:
    """All numbers that a figure of a unit can be."""
    return Span(unit.least, True, unit.most, True, unit.example)


def _moved(
    layer: Layer, entry: Indicator, row: IndicatorEvidence, standing: Standing
) -> Iterator[tuple[State, Change]]:
    """The other numbers, and the other ranks, of a figure that is recorded; what it is compared with stays."""
    book, force = standing.book, standing.force
    low, high = _ends(row)
    numbers = [] if row.value is None else spans(entry.id, layer.leaves, row, force, book)
    moved = [(span, _nearest(span, low, high)) for span in numbers if not (low == high and span.holds(low))]
    moved.sort(key=lambda each: max(low - each[1], each[1] - high, 0))
    for rank in _ranks(layer, entry, row, book):
        # of ranks the first is the highest, and its place the greatest
        rank_worse = _worse(entry, _rank_place(rank, book) - _rank_place(row.rank, book))
        if rank != row.rank:
            yield _otherwise(layer, entry, row._replace(rank=rank), None, rank_worse, standing)
        for span, number in moved:
            worse = rank_worse or _worse(entry, (number > high) - (number < low))
            new = row._replace(value=number, rank=rank, computed_from=())
            state, change = _otherwise(layer, entry, new, span, worse, standing)
            beyond = [other for other in moved if not worse and _beyond(entry, number, other[1], (low, high))]
            further = tuple(Further(new._replace(value=each.sample), each) for each, _ in beyond)
            yield state, change._replace(further=further)


def _beyond(entry: Indicator, number: Number, other: Number, now: tuple[Number, Number]) -> bool:
    """Whether another number is farther from what is recorded than a number, on the same side: that which is better."""
    if entry.worse == "neither":
        return False
    return other < number < now[0] if entry.worse == "higher" else other > number > now[1]


def _worse(entry: Indicator, more: int) -> bool:
    """Whether it is worse that a figure is more than before (or, negative, less)."""
    return more > 0 if entry.worse == "higher" else more < 0 if entry.worse == "lower" else False


def _ranks(layer: Layer, entry: Indicator, row: IndicatorEvidence, book: Rulebook) -> list[str | None]:
    """The rank that is recorded, and the others where one is recorded and a rule asks for it."""
    aspect = str(subjects.Indicator(entry.id, Aspect.RANK))
    if row.rank is None or all(leaf.subject != aspect for leaf in layer.leaves):
        return [row.rank]
    return [row.rank, *(each for each in book.framework.ranks if each != row.rank)]


def _rank_place(rank: str | None, book: Rulebook) -> int:
    return 0 if rank is None else book.framework.rank_places()[rank]


def _ends(row: IndicatorEvidence) -> tuple[Number, Number]:
    if not isinstance(row.value, Range):
        return (0, 0) if row.value is None else (row.value, row.value)
    return -inf if row.value.low is None else row.value.low, inf if row.value.high is None else row.value.high


def _nearest(span: Span, low: Number, high: Number) -> Number:
    """The number of a span that is the nearest to what is recorded, or a plain one where there is no nearest."""
    if span.high_in and span.high < low:
        return span.high
    return span.low if span.low_in and span.low > high else span.sample


def _otherwise(
    layer: Layer, entry: Indicator, row: IndicatorEvidence, span: Span | None, worse: bool, standing: Standing
) -> tuple[State, Change]:
    alone = standing.force._replace(indicators=FrozenDict({entry.id: row}), flags=FrozenDict())
    moved = Standing(alone, evidence_facts(alone, standing.book), standing.book)
    return standing_state(layer, moved), _change(entry, row, standing.book, span, worse=worse)


def _change(
    entry: Flag | Indicator,
    row: FlagEvidence | IndicatorEvidence,
    book: Rulebook,
    span: Span | None = None,
    *,
    worse: bool = False,
) -> Change:
    usual = next((name for name, each in book.framework.efforts.items() if each.usual), "")
    return Change(entry.id, row, span, entry.effort or usual, book.framework.effort(entry.effort).points, worse)
