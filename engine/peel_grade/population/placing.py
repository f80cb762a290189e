"""What is done with planes of bits, in order, each in one of a few places that are used again and again."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal, TypeAlias

from peel_grade.circuit.gates import ALWAYS, NEVER
from peel_grade.circuit.inputs import ColumnKind, Compares, Input, IsCode
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

    A few digits, from which all codes are put together, are sooner read than each of many codes is looked for.
    """

    column: ColumnKind
    name: str
    place: int


class Compared(Record):
    """A comparison that is read off columns of evidence into a place."""

    asked: Compares
    result: int


class Coded(Record):
    """The codes of a column that are read: of each binary digit and each code that is asked for, into which place."""

    column: ColumnKind
    name: str
    digits: tuple[tuple[int, int], ...]
    codes: tuple[tuple[int, int], ...]


class Kept(Record):
    """A place that holds an output now, and may hold something else later."""

    place: int
    output: int


class Program(Record):
    """What is done, in order, in how many places; in the first two are always no bits and all bits."""

    steps: tuple[Step | Compared | Coded | Kept, ...]
    places: int
    outputs: int


class Both(Record):
    """What comes of two terms; that one of them does not hold is that it differs from `ALWAYS`."""

    logic: Logic
    one: Term
    other: Term


Made: TypeAlias = Input | Digit | Both | None
"""How a term is come by."""


def _coded(one: Digit | IsCode, read: Sequence[tuple[Made, int]]) -> Coded:
    """What is read of a column together, with the places that it is read into."""
    return Coded(
        one.column,
        one.name,
        tuple((each.place, result) for each, result in read if isinstance(each, Digit)),
        tuple((each.code, result) for each, result in read if isinstance(each, IsCode)),
    )


def in_places(made: Sequence[Made], outputs: Sequence[Term]) -> Program:
    """The terms that outputs rest on, in order, each in a place that no term needs any more."""
    uses: Counter[Term] = Counter(outputs)
    read: defaultdict[tuple[ColumnKind, str], list[Term]] = defaultdict(list)
    for term in range(len(made) - 1, ALWAYS, -1):
        here = made[term]
        if term in uses and isinstance(here, Both):
            uses.update((here.one, here.other))
        elif term in uses and isinstance(here, Digit | IsCode):
            read[here.column, here.name].append(term)
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
        if isinstance(here, Both):
            sources = places[here.one], places[here.other]
            used(here.one)
            used(here.other)
            steps.append(Step(here.logic, *sources, placed(term)))
        elif isinstance(here, Compares):
            steps.append(Compared(here, placed(term)))
        elif term not in places:  # all that is asked of a column is read with the first
            steps.append(_coded(here, [(made[each], placed(each)) for each in read[here.column, here.name]]))
        for number in kept[term]:
            steps.append(Kept(places[term], number))
            used(term)
    return Program(tuple(steps), most, len(outputs))
