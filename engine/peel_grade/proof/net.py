"""What holds of one or several forces, as statements each made once: that a piece of evidence is in one of some states,
and that so many of other statements hold.

A statement is a number, its negation the negative number. Statements that say the same of one piece are one, so that
comparisons written in two ways (above 49 of whole numbers, at least 50) are the same from the start.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from functools import reduce
from operator import and_, or_
from typing import TypeAlias

from peel_grade.files.record import Record

Literal: TypeAlias = int
"""The number of a statement, negative: that it does not hold."""

TRUE, FALSE = 1, -1


class OneOf(Record):
    """A piece of evidence (of one force: `piece` says which) is in one of the states, given as bits, of `whole`."""

    piece: Hashable
    states: int
    whole: int


class AtLeast(Record):
    """So many of the members hold, each counted as often as it says."""

    needed: int
    members: tuple[tuple[Literal, int], ...]


class Net:
    """Statements by number; what they are made of has smaller numbers."""

    def __init__(self) -> None:
        self.statements: list[OneOf | AtLeast | None] = [None, None]
        self._numbers: dict[OneOf | AtLeast, int] = {}
        self._same: dict[int, Literal] = {}
        self.required: dict[Literal, frozenset[Hashable]] = {}

    def one_of(self, piece: Hashable, states: int, whole: int) -> Literal:
        """A piece is in one of these states, of all that it can be in."""
        states &= whole
        if states in (0, whole):
            return TRUE if states else FALSE
        if states & 1:  # the first state of a piece is in none of the statements, only in their negations
            return -self._number(OneOf(piece, whole & ~states, whole))
        return self._number(OneOf(piece, states, whole))

    def require(self, pieces: Iterable[Hashable], literal: Literal) -> None:
        """Let a statement hold wherever all of these pieces, the only ones that it is about, matter."""
        self.required[literal] = frozenset(pieces)

    def at_least(self, needed: int, members: Iterable[Literal]) -> Literal:
        """So many of the members hold; one that is given twice counts twice."""
        times = Counter[Literal]()
        for member in members:
            here = self.of(member)
            if here == TRUE:
                needed -= 1
            elif here != FALSE:
                times[here] += 1
        for member in [each for each in times if each > 0 and -each in times]:  # one of the two holds
            both = min(times[member], times[-member])
            needed -= both
            for each in (member, -member):
                times[each] -= both
        counted = {member: number for member, number in times.items() if number}
        if 0 < needed <= sum(counted.values()):
            if min(counted.values()) >= needed:  # each alone is enough
                return self._of_pieces(list(counted), either=True)
            if sum(counted.values()) - min(counted.values()) < needed:  # without any one there are too few
                return self._of_pieces(list(counted), either=False)
            return self._gate(needed, counted)
        return TRUE if needed <= 0 else FALSE

    def every(self, members: Iterable[Literal]) -> Literal:
        """All of the members hold."""
        each = dict.fromkeys(members)
        return self.at_least(len(each), each)

    def some(self, members: Iterable[Literal]) -> Literal:
        """One of the members holds."""
        return self.at_least(1, dict.fromkeys(members))

    def same(self, one: Literal, other: Literal) -> Literal:
        """Both hold, or neither does."""
        if self.of(one) == self.of(other):
            return TRUE
        return self.some((self.every((one, other)), self.every((-one, -other))))

    def of(self, literal: Literal) -> Literal:
        """The statement that stands for a statement, itself unless they were `merged`."""
        while (found := self._same.get(abs(literal))) is not None:
            literal = found if literal > 0 else -found
        return literal

    def merge(self, one: Literal, other: Literal) -> None:
        """Let the earlier of two statements that were proved to be the same stand for both, in all that follows."""
        one, other = self.of(one), self.of(other)
        if abs(one) == abs(other):
            return
        early, late = sorted((one, other), key=abs)
        self._same[abs(late)] = early if late > 0 else -early

    def cone(self, literals: Iterable[Literal]) -> list[int]:
        """The numbers of all that some statements rest on, and they themselves, in order."""
        found: set[int] = set()
        waiting = [abs(self.of(literal)) for literal in literals]
        while waiting:
            here = waiting.pop()
            if here not in found and here != TRUE:
                found.add(here)
                statement = self.statements[here]
                if isinstance(statement, AtLeast):
                    waiting += [abs(self.of(member)) for member, _ in statement.members]
        return sorted(found)

    def _of_pieces(self, members: list[Literal], either: bool) -> Literal:
        """All (or `either`) of the members hold; what they say of the same piece is said at once."""
        by_piece: dict[Hashable, list[tuple[int, int]]] = {}
        others = []
        for member in members:
            statement = self.statements[abs(member)]
            if isinstance(statement, OneOf):
                states = statement.states if member > 0 else statement.whole & ~statement.states
                by_piece.setdefault(statement.piece, []).append((states, statement.whole))
            else:
                others.append(member)
        for piece, said in by_piece.items():
            together = reduce(or_ if either else and_, (states for states, _ in said))
            others.append(self.of(self.one_of(piece, together, said[0][1])))
        if (TRUE if either else FALSE) in others:
            return TRUE if either else FALSE
        left = dict.fromkeys(each for each in others if abs(each) != TRUE)
        if len(left) < 2:
            return next(iter(left), FALSE if either else TRUE)
        return self._gate(1 if either else len(left), dict.fromkeys(left, 1))

    def _gate(self, needed: int, counted: dict[Literal, int]) -> Literal:
        """At least so many, each once: in the form in which fewer members stand negated."""
        negated = sum(1 for member in counted if member < 0)
        if 2 * negated > len(counted) or (2 * negated == len(counted) and min(counted, key=abs) < 0):
            total = sum(counted.values())
            return -self._made(total - needed + 1, {-member: number for member, number in counted.items()})
        return self._made(needed, counted)

    def _made(self, needed: int, counted: dict[Literal, int]) -> Literal:
        members = ((member, min(number, needed)) for member, number in counted.items())
        return self._number(AtLeast(needed, tuple(sorted(members))))

    def _number(self, statement: OneOf | AtLeast) -> int:
        if statement not in self._numbers:
            self._numbers[statement] = len(self.statements)
            self.statements.append(statement)
        return self.of(self._numbers[statement])
