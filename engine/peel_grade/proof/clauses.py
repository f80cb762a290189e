"""The cone of some statements as clauses for a SAT solver.

Of each piece of evidence only what the cone tells apart is encoded: its states fall into classes, each a variable but
the first, in which the piece stands while no other variable of it holds. How many of the same members hold is counted
once, in unary, for all thresholds of that count; and each statement is encoded in the direction alone in which it
matters, where that is one.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from peel_grade.files.record import Record
from peel_grade.proof.net import FALSE, TRUE, AtLeast, Literal, Net, OneOf

_FEW = 5
"""Classes of which no two hold together is said pair by pair up to so many of them."""
_HOLDS, _FAILS = 1, 2
"""Whether it matters that a statement holds, or that it does not: a sum."""


class Clauses(Record):
    """Clauses over variables from 1 to `variables`; `classes` has of each piece its classes of states, as bits, each
    with its variable, 0 that of the first: it has none.
    """

    clauses: list[list[int]]
    variables: int
    classes: Mapping[Hashable, Sequence[tuple[int, int]]]

    def states(self, model: Sequence[int]) -> dict[Hashable, int]:
        """The state of each piece in a model, where it is not the first; of alike ones the plainest."""
        holding = {literal for literal in model if literal > 0}
        found = {}
        for piece, classes in self.classes.items():
            bits = next((bits for bits, variable in classes if variable in holding), 1)
            if state := (bits & -bits).bit_length() - 1:
                found[piece] = state
        return found


def clauses_of(net: Net, goals: Iterable[Literal]) -> Clauses | None:
    """The clauses that are met just where all goals hold; None where one of them plainly never does."""
    wanted = {net.of(goal) for goal in goals} - {TRUE}
    if FALSE in wanted or any(-goal in wanted for goal in wanted):
        return None
    pieces = _pieces(net, wanted)
    also = {net.of(literal) for literal, about in net.required.items() if about <= pieces} - {TRUE}
    return _Encoding(net, wanted | also).clauses()


def _pieces(net: Net, literals: Iterable[Literal]) -> set[Hashable]:
    statements = (net.statements[number] for number in net.cone(literals))
    return {statement.piece for statement in statements if isinstance(statement, OneOf)}


class _Encoding:
    def __init__(self, net: Net, goals: Iterable[Literal]) -> None:
        self._net, self._goals = net, sorted(goals, key=abs)
        self._clauses: list[list[int]] = []
        self._last = 0
        self._literals: dict[int, int] = {}
        self._matters: dict[int, int] = {}
        self._counts: dict[tuple[tuple[Literal, int], ...], list[int]] = {}

    def clauses(self) -> Clauses:
        cone = self._net.cone(self._goals)
        self._find_what_matters(cone)
        classes = self._encode_pieces(cone)
        self._encode_gates(cone)
        self._clauses += ([self._literal(goal)] for goal in self._goals)
        return Clauses(self._clauses, self._last, classes)

    def _literal(self, literal: Literal) -> int:
        literal = self._net.of(literal)
        found = self._literals[abs(literal)]
        return found if literal > 0 else -found

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _find_what_matters(self, cone: Sequence[int]) -> None:
        def note(literal: Literal, ways: int) -> None:
            literal = self._net.of(literal)
            ways = ways if literal > 0 else ((ways & _HOLDS) * _FAILS) | ((ways & _FAILS) // _FAILS)
            self._matters[abs(literal)] = self._matters.get(abs(literal), 0) | ways

        for goal in self._goals:
            note(goal, _HOLDS)
        for number in reversed(cone):
            statement = self._net.statements[number]
            if isinstance(statement, AtLeast):
                for member, _ in statement.members:
                    note(member, self._matters[number])

    # pieces of evidence

    def _encode_pieces(self, cone: Sequence[int]) -> dict[Hashable, Sequence[tuple[int, int]]]:
        said: dict[Hashable, list[tuple[int, OneOf]]] = {}
        for number in cone:
            statement = self._net.statements[number]
            if isinstance(statement, OneOf):
                said.setdefault(statement.piece, []).append((number, statement))
        return {piece: self._encode_piece(statements) for piece, statements in said.items()}

    def _encode_piece(self, statements: Sequence[tuple[int, OneOf]]) -> list[tuple[int, int]]:
        parts = [statements[0][1].whole]
        for _, (_, states, _) in statements:
            parts = [part for each in parts for part in (each & states, each & ~states) if part]
        classes = [(part, 0 if part & 1 else self._new()) for part in parts]  # the first state is in no statement
        self._at_most_one([variable for _, variable in classes if variable])
        for number, (_, states, _) in statements:
            inside = [variable for part, variable in classes if part & states]
            if len(inside) == 1:
                self._literals[number] = inside[0]
            else:
                self._literals[number] = self._new()
                self._encode_some(number, inside)
        return classes

    def _at_most_one(self, variables: Sequence[int]) -> None:
        if len(variables) <= _FEW:
            self._clauses += ([-one, -other] for one, other in combinations(variables, 2))
            return
        steps = [self._new() for _ in variables]  # one of those up to here holds
        self._clauses += ([-variable, step] for variable, step in zip(variables, steps, strict=True))
        self._clauses += ([-one, other] for one, other in pairwise(steps))
        self._clauses += ([-step, -later] for step, later in zip(steps, variables[1:], strict=False))

    # gates

    def _encode_gates(self, cone: Sequence[int]) -> None:
        most: dict[tuple[tuple[Literal, int], ...], tuple[int, int]] = {}
        for number in cone:
            statement = self._net.statements[number]
            if isinstance(statement, AtLeast) and not _plain(statement):
                needed, ways = most.get(statement.members, (0, 0))
                most[statement.members] = max(needed, statement.needed), ways | self._matters[number]
        for number in cone:
            statement = self._net.statements[number]
            if not isinstance(statement, AtLeast):
                continue
            if not _plain(statement):
                members = statement.members
                if members not in self._counts:
                    leaves = [[self._literal(member)] * times for member, times in members]
                    self._counts[members] = self._count(leaves, *most[members])
                self._literals[number] = self._counts[members][statement.needed - 1]
                continue
            self._literals[number] = self._new()
            inside = [self._literal(member) for member, _ in statement.members]
            if statement.needed == 1:
                self._encode_some(number, inside)
            else:
                self._encode_every(number, inside)

    def _encode_some(self, number: int, inside: Sequence[int]) -> None:
        own, ways = self._literals[number], self._matters[number]
        if ways & _HOLDS:
            self._clauses.append([-own, *inside])
        if ways & _FAILS:
            self._clauses += ([own, -each] for each in inside)

    def _encode_every(self, number: int, inside: Sequence[int]) -> None:
        own, ways = self._literals[number], self._matters[number]
        if ways & _HOLDS:
            self._clauses += ([-own, each] for each in inside)
        if ways & _FAILS:
            self._clauses.append([own, *(-each for each in inside)])

    def _count(self, counts: Sequence[list[int]], most: int, ways: int) -> list[int]:
        """How many of them hold, in unary up to `most`: the first literal says one, the next two."""
        waiting = [each[:most] for each in counts]
        while len(waiting) > 1:
            pairs = zip(waiting[::2], waiting[1::2], strict=False)
            merged = [self._merged(one, other, most, ways) for one, other in pairs]
            waiting = [*merged, *waiting[2 * len(merged) :]]
        return waiting[0]

    def _merged(self, one: Sequence[int], other: Sequence[int], most: int, ways: int) -> list[int]:
        together = [self._new() for _ in range(min(len(one) + len(other), most))]
        for here in range(len(one) + 1):
            for there in range(len(other) + 1):
                if ways & _FAILS and here + there:  # so many hold, then that is counted
                    counted = together[min(here + there, most) - 1]
                    self._clauses.append([*(-each for each in (*one[:here][-1:], *other[:there][-1:])), counted])
                if ways & _HOLDS and here + there < len(together):  # no more than these hold, then no more is counted
                    self._clauses.append([*one[here : here + 1], *other[there : there + 1], -together[here + there]])
        return together


def _plain(statement: AtLeast) -> bool:
    """Whether it is that one, or that all, of the members hold."""
    return statement.needed == 1 or statement.needed == len(statement.members) == sum(n for _, n in statement.members)
