"""One force in a net: what a rulebook's circuit says of it, as statements about its pieces of evidence."""

from collections.abc import Collection, Hashable, Mapping
from itertools import count

from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, Gate, Node, Not, members
from peel_grade.circuit.lowering import Lowered
from peel_grade.proof.net import FALSE, TRUE, Literal, Net
from peel_grade.proof.space import COMPLETE, Piece, Space
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, holds

_numbers = count()


class World:
    """A force as one of the rulebooks of a space (`book`) reads it.

    With `like` it is the same force as that of another world (perhaps as another rulebook reads it), but for the
    pieces `but`: these are its own.
    """

    def __init__(
        self,
        net: Net,
        space: Space,
        lowered: Lowered,
        book: int = 0,
        like: "World | None" = None,
        but: Collection[Piece] = (),
    ) -> None:
        self.net, self.space, self.lowered, self.book = net, space, lowered, book
        self._like, self._but, self._number = like, frozenset(but), next(_numbers)
        self._literals: dict[Node, Literal] = {NEVER: FALSE, ALWAYS: TRUE}
        for states in space.computed(book):
            never = net.every(self.is_in(piece, bits) for piece, bits in states.items())
            if never != FALSE:
                net.require((self.key(piece) for piece in states), -never)

    def key(self, piece: Piece) -> Hashable:
        """What a piece is called in the net: the same as in other worlds that share it."""
        if self._like is not None and piece not in self._but:
            return self._like.key(piece)
        return self._number, piece

    def is_in(self, piece: Piece, states: int) -> Literal:
        """A piece is in one of these states, given as bits."""
        return self.net.one_of(self.key(piece), states, self.space.whole(piece))

    def literal(self, node: Node) -> Literal:
        """What a node of the rulebook's circuit says of this force."""
        waiting = [node]
        while waiting:
            here = waiting[-1]
            below = [] if here in self._literals else members(self.lowered.circuit.nodes[here])
            unmade = [each for each in below if each not in self._literals]
            if unmade:
                waiting += unmade
            else:
                waiting.pop()
                if here not in self._literals:
                    self._literals[here] = self._made(here)
        return self._literals[node]

    def grade(self, of: str, grade: str) -> Literal:
        """The draft of `theme/ID`, `question/ID` or `overall` is this grade; FALSE where it can never be."""
        return self.literal(self._grades(of).get(grade, NEVER))

    def among(self, of: str, grades: Collection[str]) -> Literal:
        """The draft is one of these grades."""
        return self.net.some(self.grade(of, each) for each in grades)

    def suggested(self, area: str) -> Literal:
        """An area is suggested."""
        return self.literal(self.lowered.suggested.get(area, NEVER))

    def concludes(self, rule: str) -> Literal:
        """A rule concludes."""
        return self.literal(self.lowered.findings[rule][0] if rule in self.lowered.findings else NEVER)

    def _grades(self, of: str) -> Mapping[str, Node]:
        kind, _, name = of.partition("/")
        found = {"theme": self.lowered.themes, "question": self.lowered.questions}.get(kind)
        return self.lowered.overall if found is None else found.get(name, {})

    def _made(self, number: Node) -> Literal:
        match self.lowered.circuit.nodes[number]:
            case Atom() as atom:
                return self._atom(atom)
            case Gate(needed, inside):
                return self.net.at_least(needed, (self._literals[member] for member in inside))
            case Not(member):
                return -self._literals[member]
            case _:
                raise ValueError(f"not a node: {number}")

    def _atom(self, atom: Atom) -> Literal:
        piece = self.space.piece(atom, self.book)
        if atom.leaf is not None and isinstance(subjects.subject(atom.name), subjects.Repeated):
            return self._repeated(piece, atom.leaf, atom.kind == "true")
        return self.is_in(piece, self.space.truth(atom, self.book))

    def _repeated(self, piece: Piece, leaf: Leaf, wanted: bool) -> Literal:
        """What is not listed is known to be no repeat only where all are listed."""
        listed = self.is_in(piece, 0b10)
        not_so = self.net.every((-listed, self.is_in(COMPLETE, 0b10)))
        return self.net.some(each for each, so in ((listed, 1), (not_so, 0)) if holds(leaf, so) is wanted)
