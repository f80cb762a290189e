"""Whether more evidence only narrows what is possible: no grade becomes possible by it that was not before.

It is shown for all entries at once where every statement between an entry and a possible grade moves one way: what an
entry that is not recorded says of a comparison can only come to be said, so that what rests on it alone can turn one
way only, and gates of what turns one way do too. Where that does not settle it, each entry is looked at by itself.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from peel_grade.circuit.gates import Atom, Gate, Node, Not, members
from peel_grade.grades.results import Assessment
from peel_grade.proof.claims import Exceptions, Job, Result, decided
from peel_grade.proof.ground import Changed, Ground, grade_in, name_of
from peel_grade.proof.solving import Certificate
from peel_grade.proof.space import Piece
from peel_grade.rulebook.model import Flag

CLAIM = "more-evidence"
_UP, _DOWN = 1, 2
"""Which way a statement can turn when an entry comes to be recorded: a sum, 0 neither way."""


def jobs(_ground: Ground) -> Iterator[Job]:
    """One: what is shown of themes on the way makes the rest easy, in this order."""
    yield Job(CLAIM)


class More:
    """What becomes possible with an entry that was not recorded before."""

    def __init__(self, ground: Ground, exceptions: Exceptions) -> None:
        self._ground, self._exceptions = ground, exceptions
        self._turns: dict[Node, int] = {0: 0, 1: 0}
        self._on_the_way: list[Certificate] = []

    def prove(self, _job: Job) -> Iterator[Result]:
        """What comes of each place, for each entry that it rests on."""
        for place in self._ground.places:
            yield from self._at_place(place)

    def _at_place(self, place: str) -> Iterator[Result]:
        nodes = self._ground.possible(place).values()
        settled = not any(self._turning(node) & _UP for node in nodes)
        for piece in self._pieces:
            above = self._ground.above(piece)
            if any(node in above for node in nodes):
                if settled:
                    yield Result(CLAIM, name_of(piece), place, "proved", certificates=tuple(self._on_the_way))
                    self._on_the_way.clear()  # they stand with the first claim that rests on them
                else:
                    yield self._at(piece, place)

    @cached_property
    def _pieces(self) -> list[Piece]:
        return [
            f"{'flag' if isinstance(each, Flag) else 'indicator'}/{each.id}" for each in self._ground.book.entries()
        ]

    def _turning(self, node: Node) -> int:
        """Which way a node can turn."""
        circuit = self._ground.lowered.circuit
        for number in circuit.cone([node]):
            if number not in self._turns:
                self._turns[number] = self._made(number)
        return self._turns[node]

    def _made(self, number: Node) -> int:
        alone = self._alone.get(number)
        if alone is not None:
            return self._of_one(number, alone)
        match self._ground.lowered.circuit.nodes[number]:
            case Not(member):
                below = self._turns[member]
                return (_DOWN if below & _UP else 0) | (_UP if below & _DOWN else 0)
            case Gate(needed, inside):
                found = 0
                for member in inside:
                    found |= self._turns[member]
                if needed == 1 and len(inside) == 2 and found == _UP | _DOWN:
                    return self._of_either(*inside)
                return found
        return 0  # an atom that no entry is about

    def _of_either(self, one: Node, other: Node) -> int:
        """Of a statement that one of two holds: what the other holds wherever it does need not be looked at."""
        for mixed, plain in ((one, other), (other, one)):
            if self._turns[plain] in (0, _UP, _DOWN) and self._turns[mixed] | self._turns[plain] == _UP | _DOWN:
                world = self._ground.world
                answer = self._ground.ask(world.literal(mixed), -world.literal(plain))
                if answer.status == "impossible":
                    self._on_the_way += answer.certificates
                    return self._turns[plain]
        return _UP | _DOWN

    @cached_property
    def _alone(self) -> Mapping[Node, Piece]:
        """The nodes that rest on a single entry, with it."""
        ground, found = self._ground, dict[Node, Piece | None]()
        for number, node in enumerate(ground.lowered.circuit.nodes):
            match node:
                case Atom():
                    piece = ground.space.piece(node, 0)
                    found[number] = piece if piece.startswith(("flag/", "indicator/")) else None
                case Gate() | Not():
                    about = {found[member] for member in members(node)}
                    found[number] = about.pop() if len(about) == 1 else None
                case _:
                    found[number] = None
        return {number: piece for number, piece in found.items() if piece is not None}

    def _of_one(self, number: Node, piece: Piece) -> int:
        """Which way a node can turn that rests on one entry: it holds while that is not recorded, or it does not."""
        circuit, states = self._ground.lowered.circuit, len(self._ground.space.states(piece))
        bits: dict[Node, int] = {0: 0, 1: (1 << states) - 1}
        for each in circuit.cone([number]):
            match circuit.nodes[each]:
                case Atom() as atom:
                    bits[each] = self._ground.space.truth(atom, 0)
                case Not(member):
                    bits[each] = bits[1] & ~bits[member]
                case Gate(needed, inside):
                    bits[each] = sum(
                        1 << state for state in range(states) if sum(bits[m] >> state & 1 for m in inside) >= needed
                    )
        if bits[number] & 1:
            return _DOWN if bits[number] != bits[1] else 0
        return _UP if bits[number] else 0

    def _at(self, piece: Piece, place: str) -> Result:
        """What one entry makes possible at a place."""
        ground, world, other = self._ground, self._ground.world, self._ground.otherwise(piece)
        assert isinstance(other, Changed)
        result = Result(CLAIM, name_of(piece), place, "proved")
        widened = ground.net.some(
            ground.net.every((-world.literal(node), other.literal(node))) for node in ground.possible(place).values()
        )
        answer = ground.ask(world.is_in(piece, 1), -other.is_in(piece, 1), widened)
        if answer.status != "found":
            return decided(result, answer)

        def shows(before: Assessment, after: Assessment) -> bool:
            return not grade_in(after, place).possible <= grade_in(before, place).possible

        pair = answer.of(world), answer.of(other)
        files = ground.pair_shown(pair, piece, shows, ("Without the evidence", "With the evidence"), least=True)
        if files is None:
            return result._replace(status="unknown", says="what the solver found is not drafted so")
        excepted = self._exceptions.of(CLAIM, name_of(piece), name_of(place))
        says = "a grade becomes possible that was not"
        return result._replace(status="refuted", says=says, forces=files, exception=excepted)
