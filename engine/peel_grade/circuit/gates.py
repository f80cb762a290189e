"""Gates: each holds when at least so many of its members do. The same gate is made once.

A gate of rules is monotone in what is known, so that two atoms stand for one comparison: that it is surely true, and
that it is surely false. Where neither holds the comparison is unknown.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

from peel_grade.files.record import Record
from peel_grade.rulebook.conditions import Leaf

Node: TypeAlias = int
"""The number of a node; all that it is made of has smaller numbers."""

NEVER: Final = 0
ALWAYS: Final = 1

AtomKind: TypeAlias = Literal[
    "true", "false", "known", "favourable", "adverse", "awaited", "closed", "inspected", "earlier"
]


class Atom(Record):
    """What is known of one force, from outside the circuit.

    - `true`, `false`: the comparison `leaf` of evidence surely holds, or surely does not;
    - of a piece of evidence (`name` is its subject): `known`, it counts as recorded evidence; `favourable`, `adverse`,
      a flag is recorded on that side; `awaited`, it is not recorded, and may come to be; `closed`, it could not be
      supplied or not be compared;
    - of a question (`name` is its id): `inspected`; `earlier`, an earlier inspection graded it `grade`.
    """

    kind: AtomKind
    name: str
    leaf: Leaf | None = None
    grade: str = ""


class Gate(Record):
    """At least `needed` of the members hold; a member that is listed twice counts twice."""

    needed: int
    members: tuple[Node, ...]


class Not(Record):
    """The member does not hold."""

    member: Node


class Circuit:
    """Nodes by number, each made once; the first two are the constants `NEVER` and `ALWAYS`, which stand as None."""

    def __init__(self) -> None:
        self.nodes: list[Atom | Gate | Not | None] = [None, None]
        self._numbers: dict[tuple[object, ...], Node] = {}

    def atom(self, atom: Atom) -> Node:
        """The node of an atom."""
        return self._number(atom)

    def at_least(self, needed: int, members: Iterable[Node]) -> Node:
        """So many of the members hold; in any order."""
        left = []
        for member in members:
            if member == ALWAYS:
                needed -= 1
            elif member != NEVER:
                left.append(member)
        if needed <= 0:
            return ALWAYS
        if needed > len(left):
            return NEVER
        if len(left) == 1:
            return left[0]
        return self._number(Gate(needed, tuple(sorted(left))))

    def every(self, members: Iterable[Node]) -> Node:
        """All of the members hold."""
        each = dict.fromkeys(members)
        return self.at_least(len(each), each)

    def some(self, members: Iterable[Node]) -> Node:
        """One of the members holds."""
        return self.at_least(1, dict.fromkeys(members))

    def negation(self, node: Node) -> Node:
        """The node does not hold."""
        if node in (NEVER, ALWAYS):
            return ALWAYS - node
        here = self.nodes[node]
        return here.member if isinstance(here, Not) else self._number(Not(node))

    def cone(self, outputs: Iterable[Node]) -> list[Node]:
        """All that some nodes rest on, and they themselves, in order: each after what it is made of."""
        found: set[Node] = set()
        waiting = list(outputs)
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting += members(self.nodes[here])
        return sorted(found)

    def atoms(self) -> Iterator[tuple[Node, Atom]]:
        """Every atom with its number."""
        for number, node in enumerate(self.nodes):
            if isinstance(node, Atom):
                yield number, node

    def _number(self, node: Atom | Gate | Not) -> Node:
        key = type(node), *node
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[key]


def members(node: Atom | Gate | Not | None) -> tuple[Node, ...]:
    """What a node is made of."""
    match node:
        case Gate(_, inside):
            return inside
        case Not(member):
            return (member,)
        case _:
            return ()
