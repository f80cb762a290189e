"""What one piece of evidence of a force can turn out to be, and what that adds to the counts of grade rules."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.kept import SIDES, Layer, State
from peel_grade.force.facts import Interval
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import amount, holds_within
from peel_grade.rulebook.model import Flag, Rulebook

Of: TypeAlias = Literal["missing", "recorded"]
"""Which evidence turns out otherwise: what is not recorded comes to be, or what is recorded is found another way."""
_BIT = {True: 1, False: 2, None: 4}
"""Truths as the bits that states have: those of `peel_grade.lint.proving.states`, which `grade` does not import."""


class Move(Record):
    """A piece of evidence in a state: the state's number, whether that is a change, and the side it counts on.

    `side` is 0 where it is no evidence, 1 on no side, 2 adverse, 3 favourable.
    """

    state: int
    change: bool
    side: int


class Standing(Record):
    """How the evidence of a force stands: the force with what is computed from its figures, and its facts.

    `places` remembers in which state of its layer each piece is.
    """

    force: Force
    facts: Mapping[str, Interval]
    book: Rulebook
    places: dict[str, int | None]


def moves(layer: Layer, standing: Standing, of: Of) -> list[Move] | None:
    """What the piece is, first, then all that it can turn out to be; None where it is in no state of the diagram."""
    row = _row(layer.entry, standing)
    known, side = status(row) == "known", _side(layer.entry, row, standing.book)
    here = _place(layer, standing, known, side)
    if here is None:
        return None
    found = [Move(here, False, _counted(known, side))]
    if (status(row) == "not_recorded") if of == "missing" else known:
        found += [
            Move(number, True, _counted(state.known, state.favourable))
            for number, state in enumerate(layer.states)
            if number != here and state.says and (of == "missing" or state.known)
        ]
    return found


def _place(layer: Layer, standing: Standing, known: bool, side: bool | None) -> int | None:
    """In which of the states of a layer its piece is; looked up once for each number of states."""
    key = f"{layer.entry} {len(layer.states)}"
    if key not in standing.places:
        like = _truths(layer, standing.facts), known, side
        standing.places[key] = next((place for place, each in enumerate(layer.states) if each[:3] == like), None)
    return standing.places[key]


def counted_as(entry: str, standing: Standing) -> int:
    """The side on which a piece counts as it stands, 0 where it is no evidence."""
    row = _row(entry, standing)
    return _counted(status(row) == "known", _side(entry, row, standing.book))


def standing_state(layer: Layer, standing: Standing) -> State:
    """The state that the piece is in, as one that a diagram can have."""
    row = _row(layer.entry, standing)
    return State(
        _truths(layer, standing.facts), status(row) == "known", _side(layer.entry, row, standing.book), "as recorded"
    )


def status(row: FlagEvidence | IndicatorEvidence | None) -> str:
    """The status of a row; of none, that it is not recorded; of what is no piece of evidence, that it stays."""
    return "not_recorded" if row is None else row.status


_FIXED = FlagEvidence(status="not_comparable")
"""Stands for an earlier grade, or an area that an earlier inspection asked for: these do not turn out otherwise."""


def _row(entry: str, standing: Standing) -> FlagEvidence | IndicatorEvidence | None:
    match subjects.subject(entry):
        case subjects.Flag(name):
            return standing.force.flags.get(name)
        case subjects.Indicator(name):
            return standing.force.indicators.get(name)
    return _FIXED


def _side(entry: str, row: FlagEvidence | IndicatorEvidence | None, book: Rulebook) -> bool | None:
    if not isinstance(row, FlagEvidence) or row.is_ is None or row is _FIXED:
        return None
    return side(book.flags[entry.partition("/")[2]], amount(row.is_))


def side(flag: Flag, number: float | None) -> bool | None:
    """Whether a flag is recorded on its favourable side; None on neither, or where it has none."""
    return None if flag.favourable is None or number not in (0, 1) else bool(number) is flag.favourable


def _truths(layer: Layer, facts: Mapping[str, Interval]) -> tuple[int, ...]:
    found = []
    for leaf in layer.leaves:
        known = facts.get(leaf.subject)
        found.append(_BIT[None if known is None else holds_within(leaf, *known)])
    return tuple(found)


def _counted(known: bool, side: bool | None) -> int:
    return 1 + SIDES.index(side) if known else 0
