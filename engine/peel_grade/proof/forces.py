"""From the states of pieces of evidence to force files, with no more in them than they need."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from peel_grade.files.data import tree_of
from peel_grade.force.file import (
    FlagEvidence,
    Force,
    IndicatorEvidence,
    PreviousArea,
    PreviousGrade,
    check_force,
    with_successors,
)
from peel_grade.proof.space import COMPLETE, Piece, Space
from peel_grade.rulebook.frozen import FrozenDict

T = TypeVar("T")


def data_of(states: Mapping[Piece, int], space: Space, book: int, name: str) -> dict[str, Any]:
    """The force file with these pieces in these states, as data; of all others, and of those that the rulebook does not
    know, it says nothing.
    """
    of = space.books[book]
    said = {
        piece: space.states(piece)[state].says for piece, state in states.items() if state and space.knows(piece, book)
    }
    data: dict[str, Any] = {of.framework.words.subject.key: name, "framework": of.framework.id}
    away = {piece.partition("/")[2] for piece in said if piece.startswith("inspected/")}
    if away:
        data["inspected"] = [question for question in of.questions if question not in away]
    previous: dict[str, Any] = {}
    year = of.framework.year - 1
    for piece, says in _in_order(said, "previous_grade", of.questions):
        previous.setdefault("grades", {})[piece] = {"grade": says, "year": year}
    areas = [{"area": piece} for piece, _ in _in_order(said, "repeated", of.areas)]
    previous |= {"areas": areas} if areas else {}
    previous |= {"complete": True} if COMPLETE in said else {}
    data |= {"previous": previous} if previous else {}
    for section, kind, entries in (("indicators", "indicator", of.indicators), ("flags", "flag", of.flags)):
        rows = dict(_in_order(said, kind, entries))
        data |= {section: rows} if rows else {}
    return data


def _in_order(said: Mapping[Piece, Any], kind: str, order: Iterable[str]) -> list[tuple[str, Any]]:
    """What is said of pieces of a kind, by name: in the order of the rulebook, then others that it does not know."""
    found = {name: says for piece, says in said.items() for of, _, name in (piece.partition("/"),) if of == kind}
    return [
        (name, found[name]) for name in (*(each for each in order if each in found), *sorted(found.keys() - set(order)))
    ]


def force_of(states: Mapping[Piece, int], space: Space, book: int, name: str) -> Force:
    """The force as a rulebook reads it, without its file: to grade many in short time."""
    of = space.books[book]
    flags: dict[str, FlagEvidence] = {}
    indicators: dict[str, IndicatorEvidence] = {}
    grades: dict[str, PreviousGrade] = {}
    areas: list[PreviousArea] = []
    away: set[str] = set()
    for piece, number in states.items():
        if not space.knows(piece, book):
            continue
        kind, _, entry = piece.partition("/")
        state = space.states(piece)[number]
        if isinstance(state.row, FlagEvidence):
            flags[entry] = state.row
        elif isinstance(state.row, IndicatorEvidence):
            indicators[entry] = state.row
        elif number and kind == "previous_grade":
            grades[entry] = PreviousGrade(state.says, of.framework.year - 1)
        elif number and kind == "repeated":
            areas.append(PreviousArea(entry))
        elif number and kind == "inspected":
            away.add(entry)
    inspected = tuple(question for question in of.questions if question not in away) if away else None
    force = Force(
        name,
        of.framework.id,
        inspected,
        FrozenDict(grades),
        tuple(areas),
        bool(states.get(COMPLETE)),
        FrozenDict(indicators),
        FrozenDict(flags),
        called=of.framework.words.subject.key,
    )
    return with_successors(force, of)


def checked(data: Mapping[str, Any], space: Space, book: int) -> Force:
    """A force file's data, checked as `grade` checks it. Raises InputError."""
    return check_force(tree_of(data, "the counterexample"), space.books[book])


def fewest(kept: Collection[T], shows: Callable[[Collection[T]], bool]) -> list[T]:
    """As few of what is kept as still show it: without any one of them they do not. With all of them they must."""
    left = list(kept)
    size = max(len(left) // 2, 1)
    while left:
        dropped = False
        start = 0
        while start < len(left):
            fewer = left[:start] + left[start + size :]
            if shows(fewer):
                left, dropped = fewer, True
            else:
                start += size
        if size == 1 and not dropped:
            break
        size = max(size // 2, 1)
    return left
