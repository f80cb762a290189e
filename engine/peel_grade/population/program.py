"""A circuit as a list of operations on planes of bits.

A count is bit-sliced: carry-save adders bring its members together, three planes of one weight to one of that weight
and one of twice that, and all thresholds of the same members read the same sum.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal

from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, Circuit, Gate, Node, Not
from peel_grade.circuit.inputs import ColumnKind, Input, IsCode, Ways
from peel_grade.population.placing import Both, Digit, Logic, Made, Program, Term, in_places

_FEW = 2
"""So many single codes of a column are looked for, where nothing else is asked of it."""


def program(
    circuit: Circuit, outputs: Sequence[Node], ways: Callable[[Atom], Ways], codes: Callable[[ColumnKind], int]
) -> Program:
    """The operations that work out some nodes, each once; `codes` tells how many codes a column may have."""
    terms = _Terms(circuit, ways, codes)
    return in_places(terms.made, terms.of(outputs))


class _Terms:
    """The planes that nodes need, each made once, whichever node asks for it first."""

    def __init__(self, circuit: Circuit, ways: Callable[[Atom], Ways], codes: Callable[[ColumnKind], int]) -> None:
        self._circuit, self._ways, self._codes = circuit, ways, codes
        self.made: list[Made] = [None, None]
        self._numbers: dict[Made, Term] = {}
        self._nodes: dict[Node, Term] = {NEVER: NEVER, ALWAYS: ALWAYS}
        self._asked: defaultdict[tuple[ColumnKind, str], set[int]] = defaultdict(set)
        self._sums: dict[tuple[Node, ...], list[Term]] = {}

    def of(self, nodes: Iterable[Node]) -> list[Term]:
        """The terms of some nodes."""
        wanted = list(nodes)
        cone = self._circuit.cone(wanted)
        for atom in (node for number in cone if isinstance(node := self._circuit.nodes[number], Atom)):
            for asked in (each for way in self._ways(atom) for each in way if isinstance(each, IsCode)):
                self._asked[asked.column, asked.name].add(asked.code)
        for number in cone:
            if number not in self._nodes:
                self._nodes[number] = self._of(number)
        return [self._nodes[number] for number in wanted]

    def _of(self, number: Node) -> Term:
        match self._circuit.nodes[number]:
            case Atom() as atom:
                return self._some(self._of_ways(self._ways(atom)))
            case Not(member):
                return self._not(self._nodes[member])
            case Gate(needed, members):
                return self._at_least(needed, members)
            case None:
                return number

    def _of_ways(self, ways: Ways) -> Iterator[Term]:
        """The ways in which an atom may hold; those that are codes of one column as one."""
        codes: defaultdict[tuple[ColumnKind, str], set[int]] = defaultdict(set)
        for way in ways:
            match way:
                case (IsCode(column, name, code),):
                    codes[column, name].add(code)
                case _:
                    yield self._every(map(self._input, way))
        yield from (self._one_of(*key, found) for key, found in codes.items())

    def _input(self, asked: Input) -> Term:
        if isinstance(asked, IsCode):
            return self._one_of(asked.column, asked.name, {asked.code})
        return self._number(asked)

    def _one_of(self, column: ColumnKind, name: str, wanted: Collection[int]) -> Term:
        """Whether a code is among those that are wanted, from its highest digit down."""
        if len(self._asked[column, name]) <= _FEW:
            return self._some(self._number(IsCode(column, name, code)) for code in wanted)
        number = self._codes(column)

        def of(first: int, place: int) -> Term:
            """Of the codes from `first` on that differ in the digits below a place."""
            here = [code in wanted for code in range(first, min(first + (1 << place), number))]
            if all(here) or not any(here):
                return ALWAYS if all(here) else NEVER
            digit = self._number(Digit(column, name, place - 1))
            without, with_ = of(first, place - 1), of(first + (1 << (place - 1)), place - 1)
            if with_ == self._not(without):
                return self._two("xor", digit, without)
            if with_ == ALWAYS:
                return self._two("or", digit, without)
            if without == ALWAYS:
                return self._two("or", self._not(digit), with_)
            either = self._two("and", digit, with_), self._two("and", self._not(digit), without)
            return self._two("or", *either)

        return of(0, (number - 1).bit_length())

    def _at_least(self, needed: int, members: tuple[Node, ...]) -> Term:
        terms = [self._nodes[member] for member in members]
        if needed == len(members):
            return self._every(terms)
        if needed == 1:
            return self._some(terms)
        opposite = [self._opposite(member) for member in members]
        if None not in opposite:  # so many do not hold unless more of what is denied do
            return self._not(self._reaches(len(members) - needed + 1, tuple(each for each in opposite if each)))
        return self._reaches(needed, members)

    def _opposite(self, member: Node) -> Node | None:
        node = self._circuit.nodes[member]
        return node.member if isinstance(node, Not) else None

    def _reaches(self, needed: int, members: tuple[Node, ...]) -> Term:
        """Whether a sum comes to a number: from its lowest digit up, whether those so far do."""
        if members not in self._sums:
            self._sums[members] = self._sum(members)
        found = ALWAYS
        for place, digit in enumerate(self._sums[members]):
            found = self._two("and" if needed >> place & 1 else "or", digit, found)
        return found if needed >> len(self._sums[members]) == 0 else NEVER

    def _sum(self, members: tuple[Node, ...]) -> list[Term]:
        """How many members hold, in binary digits, the lowest first."""
        columns: defaultdict[int, list[Term]] = defaultdict(list)
        for member, times in Counter(members).items():
            for place in range(times.bit_length()):
                if times >> place & 1:
                    columns[place].append(self._nodes[member])
        digits, place = [], 0
        while place <= max(columns):
            here = columns[place][::-1]
            while len(here) > 2:
                one, two, three = here.pop(), here.pop(), here.pop()
                differ = self._two("xor", one, two)
                here.append(self._two("xor", differ, three))
                both = self._two("or", self._two("and", one, two), self._two("and", differ, three))
                columns[place + 1].append(both)
            if len(here) == 2:
                columns[place + 1].append(self._two("and", *here))
                here = [self._two("xor", *here)]
            digits.append(here[0] if here else NEVER)
            place += 1
        return digits

    def _every(self, terms: Iterable[Term]) -> Term:
        return self._chain("and", terms)

    def _some(self, terms: Iterable[Term]) -> Term:
        return self._chain("or", terms)

    def _chain(self, logic: Literal["and", "or"], terms: Iterable[Term]) -> Term:
        """All of the terms together; those that are denied together as well, so that they are denied but once."""
        asked = dict.fromkeys(terms)
        denied = [term for term in asked if self._is_denied(term)]
        plain = [term for term in asked if term not in denied] if len(denied) > 1 else [*asked]
        found = ALWAYS if logic == "and" else NEVER
        for term in plain:
            found = self._two(logic, found, term)
        if len(denied) > 1:
            inside = self._chain("or" if logic == "and" else "and", (self._not(term) for term in denied))
            found = self._two(logic, found, self._not(inside))
        return found

    def _is_denied(self, term: Term) -> bool:
        made = self.made[term]
        return isinstance(made, Both) and made.logic == "xor" and made.one == ALWAYS

    def _not(self, term: Term) -> Term:
        return self._two("xor", ALWAYS, term)

    def _two(self, logic: Logic, one: Term, other: Term) -> Term:
        one, other = sorted((one, other))
        if one == other:
            return NEVER if logic == "xor" else one
        if one == NEVER:  # ALWAYS, the next, may be the other
            return NEVER if logic == "and" else other
        if one == ALWAYS:
            made = self.made[other]
            if logic != "xor":
                return other if logic == "and" else ALWAYS
            if isinstance(made, Both) and self._is_denied(other):
                return made.other
        return self._number(Both(logic, one, other))

    def _number(self, made: Made) -> Term:
        if made not in self._numbers:
            self._numbers[made] = len(self.made)
            self.made.append(made)
        return self._numbers[made]
