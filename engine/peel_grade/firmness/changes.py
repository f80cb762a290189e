"""What one piece of evidence of a force can turn out to be, and what that adds to the counts of grade rules."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.kept import Layer, State, counted
from peel_grade.force.facts import Interval
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import amount, holds_within
from peel_grade.rulebook.model import Flag, Indicator, Rulebook

Of: TypeAlias = Literal["missing", "recorded"]
"""Which evidence turns out otherwise: what is not recorded comes to be, or what is recorded is found another way."""
_BIT = {True: 1, False: 2, None: 4}
"""Truths as the bits that states have: those of `peel_grade.lint.proving.states`, which `grade` does not import."""


class Piece(Record):
    """A piece of evidence of a force: the number of the state that it is in, and what it counts as.

    `of`: it may turn out otherwise, as what is missing or as what is recorded; to be any of the `others`, each a state
    and what the piece counts as then.
    """

    state: int
    counted: int
    of: Of | None
    others: tuple[tuple[int, int], ...]


class Standing(Record):
    """How the evidence of a force stands: the force with what is computed from its figures, and its facts."""

    force: Force
    facts: Mapping[str, Interval]
    book: Rulebook


def piece(layer: Layer, standing: Standing) -> Piece | None:
    """What the piece of a layer is, and can turn out to be; None where it is in no state of the layer."""
    row = _row(layer.entry, standing)
    if row is None:  # the first state, in which nothing is recorded
        return Piece(0, 0, "missing", tuple((place, each[1]) for place, each in enumerate(layer.states) if place))
    truths, counts_as, _ = standing_state(layer, standing)
    here = next((place for place, each in enumerate(layer.states) if each[0] == truths and each[1] == counts_as), None)
    if here is None:
        return None
    of: Of | None = "missing" if row.status == "not_recorded" else "recorded" if counts_as else None
    others = (
        (place, each[1])
        for place, each in enumerate(layer.states)
        if place != here and each[2] and (each[1] or of == "missing")
    )
    return Piece(here, counts_as, of, tuple(others) if of else ())


def standing_state(layer: Layer, standing: Standing) -> State:
    """The state that the piece is in, as one that a layer can have."""
    row = _row(layer.entry, standing)
    known = row is not None and row.status == "known"
    return _truths(layer, standing.facts), counted(known, _side(layer.entry, row, standing.book)), "as recorded"


_FIXED = FlagEvidence(status="not_comparable")
"""Stands for an earlier grade, or an area that an earlier inspection asked for: these do not turn out otherwise."""


def _row(entry: str, standing: Standing) -> FlagEvidence | IndicatorEvidence | None:
    kind, _, name = entry.partition("/")
    if kind == "flag":
        return standing.force.flags.get(name)
    return standing.force.indicators.get(name) if kind == "indicator" else _FIXED


def _side(entry: str, row: FlagEvidence | IndicatorEvidence | None, book: Rulebook) -> bool | None:
    if not isinstance(row, FlagEvidence) or row.is_ is None or row is _FIXED:
        return None
    return side(book.flags[entry.partition("/")[2]], amount(row.is_))


def side(flag: Flag, number: float | None) -> bool | None:
    """Whether a flag is recorded on its favourable side; None on neither, or where it has none."""
    return None if flag.favourable is None or number not in (0, 1) else bool(number) is flag.favourable


def entry_named(subject: str, book: Rulebook) -> Indicator | Flag | None:
    """The entry of the catalogue that a subject is about; None for what is no piece of evidence."""
    match subjects.subject(subject):
        case subjects.Flag(name):
            return book.flags[name]
        case subjects.Indicator(name):
            return book.indicators[name]
    return None


def _truths(layer: Layer, facts: Mapping[str, Interval]) -> tuple[int, ...]:
    found = []
    for leaf in layer.leaves:
        known = facts.get(leaf.subject)
        found.append(_BIT[None if known is None else holds_within(leaf, *known)])
    return tuple(found)
