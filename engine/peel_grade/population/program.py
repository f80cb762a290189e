"""A circuit as a list of operations on planes of bits, each in one of a few places that are used again and again.

A count is bit-sliced: carry-save adders bring its members together, three planes of one weight to one of that weight
and one of twice that, and all thresholds of the same members read the same sum.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, Circuit, Gate, Node, Not
from peel_grade.circuit.inputs import ColumnKind, Compares, Input, IsCode, Ways
from peel_grade.files.record import Record

Term: TypeAlias = int
"""The number of a plane that is worked out; the first two are `NEVER` and `ALWAYS`, as in the circuit."""
Logic: TypeAlias = Literal["and", "or", "xor"]


class Step(Record):
    """An operation on the planes in two places, and the place of what comes of it."""

    logic: Logic
    one: int
    other: int
    result: int


class Digit(Record):
    """The binary digit in a place of the code with which something is recorded, the lowest first.

    A few digits, from which all codes are put together, are sooner read than each code is looked for.
    """

    column: ColumnKind
    name: str
    place: int


class Compared(Record):
    """A comparison that is read off columns of evidence into a place."""

    asked: Compares
    result: int


class Coded(Record):
    """The codes of a column that are read: of each binary digit that is asked for, into which place."""

    column: ColumnKind
    name: str
    digits: tuple[tuple[int, int], ...]


class Kept(Record):
    """A place that holds an output now, and may hold something else later."""

    place: int
    output: int


class Program(Record):
    """What is done, in order, in how many places; in the first two are always no bits and all bits."""

    steps: tuple[Step | Compared | Coded | Kept, ...]
    places: int
    outputs: int


def program(
    circuit: Circuit, outputs: Sequence[Node], ways: Callable[[Atom], Ways], codes: Callable[[ColumnKind], int]
) -> Program:
    """The operations that work out some nodes, each once; `codes` tells how many codes a column may have."""
    terms = _Terms(circuit, ways, codes)
    return _placed(terms.made, terms.of(outputs))


class _Both(Record):
    """What comes of two terms; that one of them does not hold is that it differs from `ALWAYS`."""

    logic: Logic
    one: Term
    other: Term


_Made: TypeAlias = Compares | Digit | _Both | None


class _Terms:
    """The planes that nodes need, each made once, whichever node asks for it first."""

    def __init__(self, circuit: Circuit, ways: Callable[[Atom], Ways], codes: Callable[[ColumnKind], int]) -> None:
        self._circuit, self._ways, self._codes = circuit, ways, codes
        self.made: list[_Made] = [None, None]
        self._numbers: dict[_Made, Term] = {}
        self._nodes: dict[Node, Term] = {NEVER: NEVER, ALWAYS: ALWAYS}
        self._sums: dict[tuple[Node, ...], list[Term]] = {}

    def of(self, nodes: Iterable[Node]) -> list[Term]:
        """The terms of some nodes."""
        wanted = list(nodes)
        for number in self._circuit.cone(wanted):
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
        return isinstance(made, _Both) and made.logic == "xor" and made.one == ALWAYS

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
            if isinstance(made, _Both) and self._is_denied(other):
                return made.other
        return self._number(_Both(logic, one, other))

    def _number(self, made: _Made) -> Term:
        if made not in self._numbers:
            self._numbers[made] = len(self.made)
            self.made.append(made)
        return self._numbers[made]


def _placed(made: Sequence[_Made], outputs: Sequence[Term]) -> Program:
    """The terms that outputs rest on, in order, each in a place that no term needs any more."""
    uses: Counter[Term] = Counter(outputs)
    digits: defaultdict[tuple[ColumnKind, str], dict[Term, int]] = defaultdict(dict)
    for term in range(len(made) - 1, ALWAYS, -1):
        here = made[term]
        if term in uses and isinstance(here, _Both):
            uses.update((here.one, here.other))
        elif term in uses and isinstance(here, Digit):
            digits[here.column, here.name][term] = here.place
    kept: defaultdict[Term, list[int]] = defaultdict(list)
    for number, term in enumerate(outputs):
        kept[term].append(number)
    places: dict[Term, int] = {NEVER: NEVER, ALWAYS: ALWAYS}
    free: list[int] = []
    steps: list[Step | Compared | Coded | Kept] = []
    most = 2

    def used(term: Term) -> None:
        uses[term] -= 1
        if not uses[term] and term > ALWAYS:
            free.append(places[term])

    def placed(term: Term) -> int:
        nonlocal most
        places[term] = free.pop() if free else most
        most = max(most, places[term] + 1)
        return places[term]

    for term in (NEVER, ALWAYS):
        steps += (Kept(term, number) for number in kept[term])
    for term, here in enumerate(made):
        if here is None or term not in uses:
            continue
        if isinstance(here, _Both):
            sources = places[here.one], places[here.other]
            used(here.one)
            used(here.other)
            steps.append(Step(here.logic, *sources, placed(term)))
        elif isinstance(here, Compares):
            steps.append(Compared(here, placed(term)))
        elif term not in places:  # all digits of a column are read with the first
            together = digits[here.column, here.name]
            steps.append(
                Coded(here.column, here.name, tuple((place, placed(each)) for each, place in together.items()))
            )
        for number in kept[term]:
            steps.append(Kept(places[term], number))
            used(term)
    return Program(tuple(steps), most, len(outputs))
