"""All evidence that there can be, piece by piece: the states of each that any rule or count can tell from another.

A piece is what a force file states by itself: an entry of the catalogue, an earlier grade, whether an earlier
inspection asked for an area, whether all that it asked for are listed, whether a question was inspected. One that two
rulebooks know, the second perhaps by a name that replaced it, is one piece.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeAlias

from peel_grade.circuit.gates import Atom, Circuit
from peel_grade.files.record import Record
from peel_grade.force.facts import Facts, exactly
from peel_grade.force.figures import ends
from peel_grade.force.file import FlagEvidence, IndicatorEvidence
from peel_grade.lint.proving.states import said, scales_of
from peel_grade.proof.ranges import ranged
from peel_grade.proof.rows import Row, as_said, facts_of, fits, rows_of
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, holds_within
from peel_grade.rulebook.model import Rulebook

Piece: TypeAlias = str
"""`flag/x`, `indicator/x`, `previous_grade/question`, `repeated/area`, `complete`, `inspected/question`."""

COMPLETE: Piece = "complete"


class State(Record):
    """What a piece of evidence can be.

    `says` is what a force file has for it; None, or of a question that it was inspected True: what need not be said.
    Of an entry, `row` is how it is read, `facts` what follows by each rulebook, `known` whether it counts as evidence
    for it, and `favourable` on which side of a flag. `closed`: it could not be supplied, or not be compared.
    """

    says: Any
    row: Row | None = None
    facts: tuple[Facts, ...] = ()
    known: tuple[bool, ...] = ()
    favourable: tuple[bool | None, ...] = ()
    closed: bool = False


class Space:
    """The states of each piece of evidence of one rulebook, or of two that read the same force files.

    `circuits` are those whose comparisons are told apart. State 0 is always the one that need not be said.
    """

    def __init__(self, books: Sequence[Rulebook], circuits: Iterable[Circuit]) -> None:
        self.books = tuple(books)
        self._common = _common(self.books)
        self._mine = [{piece: mine for mine, piece in names.items()} for names in self._common]
        self._entries = [_entries(book) for book in self.books]
        self._counting = [{each.id for each in book.entries()} for book in self.books]
        self._scales = [scales_of(book) for book in self.books]
        self._asked: dict[Piece, list[dict[Leaf, None]]] = {}
        for place, circuit in enumerate(circuits):
            for _, atom in circuit.atoms():
                if atom.leaf is not None:
                    asked = self._asked.setdefault(self.piece(atom, place), [{} for _ in self.books])
                    asked[place][atom.leaf] = None
        self._states: dict[Piece, tuple[State, ...]] = {}

    def piece(self, atom: Atom, book: int) -> Piece:
        """The piece of evidence that an atom of a rulebook's circuit is about."""
        match atom.kind:
            case "inspected":
                return f"inspected/{atom.name}"
            case "earlier":
                return str(subjects.PreviousGrade(atom.name))
        return self._common[book].get(atom.name, atom.name)

    def name(self, piece: Piece, book: int) -> str:
        """What a rulebook calls the piece."""
        return self._mine[book].get(piece, piece)

    def knows(self, piece: Piece, book: int) -> bool:
        """Whether a force file that goes with the rulebook can say something of the piece."""
        kind, _, name = self.name(piece, book).partition("/")
        match kind:
            case "indicator" | "flag":
                return f"{kind}/{name}" in self._entries[book]
            case "repeated":
                return name in self.books[book].areas
        return True

    def states(self, piece: Piece) -> tuple[State, ...]:
        """What a piece can be; the first is what need not be said."""
        if piece not in self._states:
            self._states[piece] = tuple(self._found(piece))
        return self._states[piece]

    def where(self, piece: Piece, holds: Callable[[State], bool]) -> int:
        """The states in which something holds, as bits: of the first state the lowest."""
        return sum(1 << number for number, state in enumerate(self.states(piece)) if holds(state))

    def whole(self, piece: Piece) -> int:
        """All states of a piece, as bits."""
        return (1 << len(self.states(piece))) - 1

    def truth(self, atom: Atom, book: int) -> int:
        """The states in which an atom about a single piece holds, as bits."""
        piece, leaf = self.piece(atom, book), atom.leaf
        match atom.kind:
            case "true" | "false":
                assert leaf is not None
                wanted = atom.kind == "true"
                return self.where(piece, lambda state: truth(leaf, state.facts[book]) is wanted)
            case "known":
                return self.where(piece, lambda state: state.known[book])
            case "favourable" | "adverse":
                asked = atom.kind == "favourable"
                return self.where(piece, lambda state: state.known[book] and state.favourable[book] is asked)
            case "awaited":
                return self.where(piece, lambda state: state.row is None)
            case "closed":
                return self.where(piece, lambda state: state.closed)
            case "inspected":
                return self.where(piece, lambda state: state.says is True)
            case "earlier":
                return self.where(piece, lambda state: state.says == atom.grade)

    def computed(self, book: int) -> Iterator[Mapping[Piece, int]]:
        """States that do not stand together: a figure that a rulebook derives is left out, though it would be computed.

        A file that states the figure beside the same parts says all that one can say in which it is computed.
        """
        for entry in self.books[book].indicators.values():
            if entry.derived is not None:
                counted, of = (self._piece_of(part, book) for part in entry.derived)
                derived = self._piece_of(entry.id, book)
                yield {
                    derived: self.where(derived, lambda state: not state.closed and _value(state) is None),
                    counted: self.where(counted, lambda state: _value(state) is not None),
                    of: self.where(of, partial(self._divides, of)),
                }

    def _piece_of(self, indicator: str, book: int) -> Piece:
        name = str(subjects.Indicator(indicator))
        return self._common[book].get(name, name)

    def _found(self, piece: Piece) -> Iterator[State]:
        kind = piece.partition("/")[0]
        match kind:
            case "complete" | "repeated":
                yield from (State(None), State(True))
            case "inspected":
                yield from (State(True), State(False))
            case "previous_grade":
                yield State(None, facts=tuple({} for _ in self.books))
                for place, grade in enumerate(self.books[0].framework.scale, 1):
                    yield State(grade, facts=tuple({piece: exactly(place)} for _ in self.books))
            case _:
                yield from self._of_entry(piece, kind)

    def _of_entry(self, piece: Piece, kind: str) -> Iterator[State]:
        """The states of an entry of the catalogue that are told apart, each by the plainest row."""
        knowing = [place for place in range(len(self.books)) if self.name(piece, place) in self._entries[place]]
        names = {place: self.name(piece, place).partition("/")[2] for place in knowing}
        asked = self._asked.get(piece, [{} for _ in self.books])
        seen: set[Hashable] = set()
        for row in (None, *self._rows(piece, kind, names)):
            facts = tuple(
                facts_of(names[place], row, book) if place in names else {} for place, book in enumerate(self.books)
            )
            known = row is not None and row.status == "known"
            state = State(
                None if row is None else as_said(row),
                row,
                facts,
                tuple(known and names.get(place) in self._counting[place] for place in range(len(self.books))),
                tuple(
                    _side(names[place], row, book) if place in names else None for place, book in enumerate(self.books)
                ),
                row is not None and row.status in ("not_supplied", "not_comparable"),
            )
            truths = tuple(_stands(leaf, read) for some, read in zip(asked, facts, strict=True) for leaf in some)
            divides = piece in self._parts and self._divides(piece, state)
            key = (truths, *state[3:], row is None, _value(state) is None, divides)
            if key not in seen:
                seen.add(key)
                yield state

    @cached_property
    def _parts(self) -> set[Piece]:
        """The figures that others are computed from."""
        return {
            self._piece_of(part, place)
            for place, book in enumerate(self.books)
            for entry in book.indicators.values()
            if entry.derived is not None
            for part in entry.derived
        }

    def _divides(self, piece: Piece, state: State) -> bool:
        """Whether a figure can be divided by: it is stated, and not nothing."""
        value = _value(state)
        if value is None:
            return False
        place = next(place for place in range(len(self.books)) if self.name(piece, place) in self._entries[place])
        low, high = ends(value, self._scales[place].indicators[self.name(piece, place).partition("/")[2]].unit)
        return not low <= 0 <= high

    def _rows(self, piece: Piece, kind: str, names: Mapping[int, str]) -> Iterator[Row]:
        """What force files can say of an entry that each rulebook that knows it can read, the plainest first."""
        exact: list[Row] = []
        spans: list[Row] = []
        gone_through: list[Hashable] = []
        for place, name in names.items():
            leaves = tuple(self._asked[piece][place]) if piece in self._asked else ()
            scales, framework = self._scales[place], self.books[place].framework
            domain = scales.indicators.get(name)
            asked = name, leaves, domain, scales.ranks
            if asked in gone_through:  # both rulebooks ask for the same
                continue
            gone_through.append(asked)
            texts = tuple(says for says, _ in said(f"{kind}/{name}", leaves, scales) if says)
            exact += rows_of(texts, FlagEvidence if kind == "flag" else IndicatorEvidence)
            if domain is not None:
                exact += [IndicatorEvidence(number) for number in (1, 0, domain.unit.least, domain.unit.most)]
                exact += [IndicatorEvidence(rank=rank) for rank in [*framework.ranks][:1]]  # evidence without a figure
                usual = {of: value for of, value in domain.benchmarks.items() if value is not None}
                spans += ranged(name, leaves, domain.unit, framework, usual)
        for row in (*sorted(exact, key=_plainness), *spans):
            if all(fits(name, row, self.books[place]) for place, name in names.items()):
                yield row


def _entries(book: Rulebook) -> set[Piece]:
    """Every entry that a force file may name."""
    return {f"indicator/{name}" for name in book.indicators} | {f"flag/{name}" for name in book.flags}


def _common(books: Sequence[Rulebook]) -> list[dict[str, Piece]]:
    """Of each rulebook what it calls a piece by another name than the first that knows it does: the other's names for
    what replaced it.
    """
    found: list[dict[str, Piece]] = [{} for _ in books]
    if len(books) == 2:
        for here, there, names in ((books[0], books[1], found[1]), (books[1], books[0], found[0])):
            for old, new in there.replaced.items():
                for kind, part in (("indicator", "indicators"), ("flag", "flags"), ("repeated", "areas")):
                    mine, theirs = getattr(here, part), getattr(there, part)
                    if old in mine and old not in here.replaced and new in theirs and new not in mine:
                        names.setdefault(f"{kind}/{new}", f"{kind}/{old}")
    return found


def _value(state: State) -> Any:
    return state.row.value if isinstance(state.row, IndicatorEvidence) else None


def truth(leaf: Leaf, facts: Facts) -> bool | None:
    """The truth of a comparison on facts; None where it is not known."""
    known = facts.get(leaf.subject)
    return None if known is None else holds_within(leaf, *known)


def _stands(leaf: Leaf, facts: Facts) -> Hashable:
    """The truth of a comparison; of a band also on which side of it a figure lies, since one side is the worse."""
    known = facts.get(leaf.subject)
    if known is None or leaf.operator != "between":
        return truth(leaf, facts)
    return tuple((end >= leaf.low) + (end > leaf.high) for end in known)


def _side(name: str, row: Row | None, book: Rulebook) -> bool | None:
    """Whether a flag is recorded on its favourable side; None on neither, or where it has none."""
    if not isinstance(row, FlagEvidence) or not isinstance(row.is_, bool):
        return None
    favourable = book.flags[name].favourable
    return None if favourable is None else row.is_ is favourable


def _plainness(row: Row) -> tuple[bool, int]:
    """The lower, the better to read: no huge or tiny figures, few words."""
    says = repr(as_said(row))
    return bool(re.search(r"\d{8}|e-", says)), len(says)
