"""What one piece of evidence of a force can turn out to be, and what that adds to the counts of grade rules."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.kept import Layer, State, counted
from peel_grade.force.derived import with_derived
from peel_grade.force.facts import Interval
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, not_recorded
from peel_grade.grades.results import Assessment
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, amount, holds_within
from peel_grade.rulebook.model import Flag, Indicator, Rulebook

Of: TypeAlias = Literal["missing", "recorded"]
"""Which evidence turns out otherwise: what is not recorded comes to be, or what is recorded is found another way."""
KINDS: tuple[Of, ...] = ("missing", "recorded")
BIT = {True: 1, False: 2, None: 4}
"""Truths as the bits that states have: those of `peel_grade.lint.proving.states`, which `grade` does not import."""
Change: TypeAlias = tuple[str, str]
"""A piece of evidence, or a part of a recorded figure, by its subject; and what it turns out to be."""
Turned: TypeAlias = tuple[int, int, tuple[Change, ...]]
"""The number of a state, what the piece counts as then, and the changes that this takes."""


class Piece(Record):
    """A piece of evidence of a force: the number of the state that it is in, what it counts as, and what it may turn
    out to be where what is `missing` comes to be recorded, and where what is `recorded` is found another way.

    A piece that is `tied` follows from others, and may not stay as it is where these come to be recorded. What it could
    be `perhaps` too depends on others.
    """

    state: int
    counted: int
    missing: tuple[Turned, ...]
    recorded: tuple[Turned, ...]
    tied: bool = False
    perhaps: tuple[Turned, ...] = ()


class Standing(Record):
    """How the evidence of a force stands: the force with what is computed from its figures, and its facts."""

    force: Force
    facts: Mapping[str, Interval]
    book: Rulebook


def standing_of(assessment: Assessment) -> Standing:
    """How the evidence of an assessment stands."""
    return Standing(with_derived(assessment.force, assessment.book), assessment.facts, assessment.book)


def piece(layer: Layer, standing: Standing) -> Piece | list[State]:
    """What the piece of a layer is, and can turn out to be; or the states for that which the layer lacks."""
    kind, _, name = layer.entry.partition("/")
    row = _row(kind, name, standing)
    if row is None:  # the first state, in which nothing is recorded
        return Piece(0, 0, _others(layer, 0, missing=True), (), kind == "indicator" and _follows(name, standing))
    here = standing_state(layer, standing)
    counts_as = here[1]
    completed = _completed(layer, row, here, standing)
    numbers = layer.numbers
    if lacking := [state for state in (here, *completed) if state[:2] not in numbers]:
        return lacking
    place = numbers[here[:2]]
    tied = kind == "indicator" and _follows(name, standing)
    if row.status == "not_recorded":
        return Piece(place, counts_as, _others(layer, place, missing=True), (), tied)
    missing = tuple((numbers[state[:2]], counts_as, changes) for state, some in completed.items() for changes in some)
    perhaps = _listed(layer, here, standing) if kind == "repeated" else ()
    return Piece(place, counts_as, missing, _others(layer, place, missing=False) if counts_as else (), tied, perhaps)


def _follows(name: str, standing: Standing) -> bool:
    """Whether a figure follows from others of which more may be recorded."""
    derived = standing.book.indicators[name].derived
    if derived is None:
        return False
    row = standing.force.indicators.get(name)
    if row is not None and row.value is not None and not row.computed_from:
        return False
    return any(_more(standing.force.indicators.get(part)) for part in derived)


def _more(row: IndicatorEvidence | None) -> bool:
    """Whether more of a figure may be recorded."""
    if row is None or row.status != "known":
        return not_recorded(row)
    return not (isinstance(row.value, int | float) and isinstance(row.previous, int | float))


def _listed(layer: Layer, here: State, standing: Standing) -> tuple[Turned, ...]:
    """What earlier areas may be where not all are listed: those that are stay so."""
    if standing.force.previous_complete:
        return ()
    return tuple(
        (place, counted, ((layer.entry, says),))
        for place, (truths, counted, says) in enumerate(layer.states)
        if says
        and truths != here[0]
        and all(known in (BIT[None], truth) for known, truth in zip(here[0], truths, strict=True))
    )


def asked_for(layer: Layer) -> Turned:
    """What an area is that an earlier inspection turns out to have asked for, by one change."""
    truths = _truths(layer, {layer.entry: Interval(1, 1)})
    return next(place for place, state in enumerate(layer.states) if state[0] == truths), 0, (listed(layer.entry),)


def listed(area: str) -> Change:
    """The change by which an area, by its subject, turns out to have been asked for: how a force file lists it."""
    return area, f"{{area: {area.partition('/')[2]}}}"


def _others(layer: Layer, here: int, *, missing: bool) -> tuple[Turned, ...]:
    """All other states of a piece that is not recorded, or else all others that are known, each by one change."""
    return tuple(
        [
            (place, counted, ((layer.entry, says),))
            for place, (_, counted, says) in enumerate(layer.states)
            if place != here and says and (counted or missing)
        ]
    )


def _completed(
    layer: Layer, row: FlagEvidence | IndicatorEvidence, here: State, standing: Standing
) -> dict[State, list[tuple[Change, ...]]]:
    """The states that a recorded figure comes to when more of it is recorded, each with the ways to it."""
    if not isinstance(row, IndicatorEvidence) or row.status != "known" or BIT[None] not in here[0]:
        return {}
    from peel_grade.firmness.parts import completed  # only where a part is missing that rules ask for

    name = layer.entry.partition("/")[2]
    found = completed(name, row, layer.leaves, standing.book)
    return {(truths, here[1], AS_RECORDED): ways for truths, ways in found.items()}


def standing_state(layer: Layer, standing: Standing) -> State:
    """The state that the piece is in, as one that a layer can have."""
    kind, _, name = layer.entry.partition("/")
    row = _row(kind, name, standing)
    known = row is not None and row.status == "known"
    return _truths(layer, standing.facts), counted(known, _side(layer.entry, row, standing.book)), AS_RECORDED


AS_RECORDED = ""
"""What states are called that only this force can be in: nothing turns out to be so of itself."""
_FIXED = FlagEvidence(status="not_comparable")
"""Stands for an earlier grade that is stated, and for the areas that earlier inspections asked for."""


def _row(kind: str, name: str, standing: Standing) -> FlagEvidence | IndicatorEvidence | None:
    if kind == "flag":
        return standing.force.flags.get(name)
    if kind == "previous_grade" and name not in standing.force.previous_grades:
        return None
    return standing.force.indicators.get(name) if kind == "indicator" else _FIXED


def _side(entry: str, row: FlagEvidence | IndicatorEvidence | None, book: Rulebook) -> bool | None:
    if not isinstance(row, FlagEvidence) or row.is_ is None or row is _FIXED:
        return None
    return side(book.flags[entry.partition("/")[2]], amount(row.is_))


def side(flag: Flag, number: float | None) -> bool | None:
    """Whether a flag is recorded on its favourable side; None on neither, or where it has none."""
    return None if flag.favourable is None or number not in (0, 1) else bool(number) is flag.favourable


def entry_named(subject: str, book: Rulebook) -> Indicator | Flag | None:
    """The entry of the catalogue that a subject is about; None for what counts as no evidence.

    That is what is no piece of evidence, and what is kept for old files only.
    """
    entry: Indicator | Flag
    match subjects.subject(subject):
        case subjects.Flag(name):
            entry = book.flags[name]
        case subjects.Indicator(name):
            entry = book.indicators[name]
        case _:
            return None
    return None if entry.retired or entry.id in book.replaced else entry


def _truths(layer: Layer, facts: Mapping[str, Interval]) -> tuple[int, ...]:
    return tuple([truth(leaf, facts) for leaf in layer.leaves])


def truth(leaf: Leaf, facts: Mapping[str, Interval]) -> int:
    """How a comparison turns out on facts, as a bit."""
    known = facts.get(leaf.subject)
    return BIT[None if known is None else holds_within(leaf, *known)]
