"""A circuit that is worked out while it is made, for some hundreds of forces and thousands of rulebooks.

A plane is a whole number with a bit for each force. Nodes that hold of the same forces are one node: whatever a
rulebook has otherwise and makes no difference to these forces is, from there on, what it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import TypeAlias

from peel_grade.circuit.evaluate import holds
from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, Circuit, Node
from peel_grade.files.record import Record
from peel_grade.force.derived import with_derived
from peel_grade.force.facts import Facts
from peel_grade.force.file import Force
from peel_grade.rulebook import subjects
from peel_grade.rulebook.model import Rulebook

Plane: TypeAlias = int
"""Which forces: a bit for each."""


class Known(Record):
    """A force and what is known of it."""

    force: Force
    facts: Facts


class Evidence:
    """What is known of forces, atom by atom; most forces say nothing of most evidence."""

    def __init__(self, known: Sequence[Known], book: Rulebook) -> None:
        self._book = book
        self.known = [each._replace(force=with_derived(each.force, book)) for each in known]
        self.all = (1 << len(known)) - 1
        self._stating: dict[str, list[int]] = {}
        for row, each in enumerate(self.known):
            names = {str(subjects.Indicator(name)) for name in each.force.indicators}
            names.update(str(subjects.Flag(name)) for name in each.force.flags)
            for subject in names.union(each.facts):
                self._stating.setdefault(subject, []).append(row)

    def stating(self, subject: str) -> Sequence[int]:
        """The forces of which something is known of a subject, or is said why it is not."""
        return self._stating.get(subject, ())

    def otherwise(self, facts: Mapping[int, Facts]) -> "Evidence":
        """The same forces, of some of which other facts are known."""
        other = copy(self)
        other.known, other._stating = [*self.known], {**self._stating}
        for row, found in facts.items():
            other.known[row] = self.known[row]._replace(facts=found)
            for subject in found.keys() - self.known[row].facts.keys():
                other._stating[subject] = [*other.stating(subject), row]
        return other

    def plane(self, atom: Atom) -> Plane:
        """Of which forces an atom holds."""
        found: Plane = 0
        rows: Iterable[int] = range(len(self.known))
        if atom.kind not in ("inspected", "earlier"):
            rows = self.stating(atom.leaf.subject if atom.leaf else atom.name)
            found = self.all if atom.kind == "awaited" else 0
        for row in rows:
            force, facts = self.known[row]
            bit = 1 << row
            found = found | bit if holds(atom, force, facts, self._book) else found & ~bit
        return found


class Evaluated(Circuit):
    """Nodes by the forces of which they hold; `planes` says which."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self.evidence = evidence
        self.planes: list[Plane] = [0, evidence.all]
        self._of_plane: dict[Plane, Node] = {evidence.all: ALWAYS, 0: NEVER}
        self._atoms: dict[Atom, Node] = {}
        self._made: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._sums: dict[tuple[Node, ...], list[Plane]] = {}

    def reading(self, evidence: Evidence) -> "Evaluated":
        """The same nodes, but for atoms: they are read in other evidence of the same forces."""
        other = Evaluated(evidence)
        other.planes, other._of_plane, other._made, other._sums = self.planes, self._of_plane, self._made, self._sums
        return other

    def of(self, plane: Plane) -> Node:
        """The node that holds of these forces."""
        node = self._of_plane.get(plane)
        if node is None:
            node = self._of_plane[plane] = len(self.planes)
            self.planes.append(plane)
        return node

    def atom(self, atom: Atom) -> Node:
        """The node of an atom."""
        if atom not in self._atoms:
            self._atoms[atom] = self.of(self.evidence.plane(atom))
        return self._atoms[atom]

    def negation(self, node: Node) -> Node:
        """The node does not hold."""
        return self.of(self.evidence.all & ~self.planes[node])

    def at_least(self, needed: int, members: Iterable[Node]) -> Node:
        """So many of the members hold; in any order."""
        asked = needed, tuple(members)
        if asked not in self._made:
            self._made[asked] = self.of(self._reaching(*asked))
        return self._made[asked]

    def _reaching(self, needed: int, members: tuple[Node, ...]) -> Plane:
        planes, everywhere = self.planes, self.evidence.all
        if needed <= 0 or needed > len(members):
            return everywhere if needed <= 0 else 0
        if needed == 1:
            found = 0
            for member in members:
                found |= planes[member]
            return found
        if needed == len(members):
            found = everywhere
            for member in members:
                found &= planes[member]
            return found
        if members not in self._sums:
            self._sums[members] = _sum(planes[member] for member in members)
        found = everywhere
        for place, digit in enumerate(self._sums[members]):
            found = digit & found if needed >> place & 1 else digit | found
        return found if needed >> len(self._sums[members]) == 0 else 0


def _sum(planes: Iterable[Plane]) -> list[Plane]:
    """Of how many planes each force is, in binary digits, the lowest first."""
    digits: list[Plane] = []
    for plane in planes:
        carry, place = plane, 0
        while carry:
            if place == len(digits):
                digits.append(0)
            digits[place], carry = digits[place] ^ carry, digits[place] & carry
            place += 1
    return digits
