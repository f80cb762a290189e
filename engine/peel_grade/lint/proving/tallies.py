"""What grade rules can count: every tally of one theme, one question or the whole that differs for their comparisons.

There are only so many rules, pieces of evidence, themes and questions, and their
counts hang together: a grave weakness is a weakness too, and each theme has
one grade. So a tally is made up element by element (a rule, a piece of evidence,
a theme), each of which adds to some counts. Tallies in which every comparison
turns out alike are one, and counts stop where no comparison tells more apart.
Finding nothing is a proof.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import NamedTuple, TypeAlias

from peel_grade.force.arithmetic import percentage
from peel_grade.lint.proving.elements import (
    Element,
    Elements,
    Population,
    number_counted,
    of_evidence,
    of_findings,
    of_graded,
)
from peel_grade.lint.proving.states import Undecided
from peel_grade.rulebook.conditions import Condition, Leaf, Number, holds
from peel_grade.rulebook.subjects import Count, count_of

_MOST_TALLIES = 20_000


class Tally(NamedTuple):
    """One way in which all comparisons can turn out: a bit for each that holds, and what is counted then, in words."""

    bits: int
    says: str


class Step(NamedTuple):
    """Two tallies that differ in one thing, which is better in the second: one weakness less, one theme a grade up."""

    worse: Tally
    better: Tally


_Vector: TypeAlias = tuple[int, ...]
_Made: TypeAlias = tuple[int, ...]
"""How many elements of one kind have each outcome."""
_Tallied: TypeAlias = dict[_Vector, tuple[_Made, ...]]
"""Counts, and one way to come to them: for each kind of element how many have which outcome."""


class Tallies:
    """All tallies of a population, as far as some comparisons tell them apart.

    `leaves` are the comparisons: the bit of each is its place among them. What was tallied of the same population for
    other comparisons is in `like`: a part of it that has the same ones is taken over. Raises Undecided where there are
    too many.
    """

    def __init__(self, population: Population, leaves: Sequence[Leaf], like: "Tallies | None" = None) -> None:
        self._bits = {leaf: 1 << place for place, leaf in enumerate(leaves)}
        self._domains: list[_Domain] = []
        for number, (domain, elements) in enumerate(_DOMAINS):
            bits = {leaf: bit for leaf, bit in self._bits.items() if _domain_of(leaf) == domain}
            known = None if like is None else like._domains[number]
            same = known is not None and known.bits == bits
            self._domains.append(known if known and same else _Domain(elements, population, bits))

    def all(self) -> list[Tally]:
        """Every tally, those with less in them first."""
        tallies = [Tally(0, "")]
        for domain in self._domains:
            tallies = [_joined(one, other) for one in tallies for other in domain.tallies]
            _bounded(tallies)
        return tallies

    def steps(self) -> Iterator[Step]:
        """Every two tallies of which the second is one step better."""
        for number, domain in enumerate(self._domains):
            rest = [Tally(0, "")]
            for other in (*self._domains[:number], *self._domains[number + 1 :]):
                rest = [_joined(one, more) for one in rest for more in other.tallies]
                _bounded(rest)
            for worse, better in domain.steps():
                for beside in rest:
                    yield Step(_joined(worse, beside), _joined(better, beside))

    def holding(self, condition: Condition) -> "Holding":
        """Whether a condition over these comparisons holds, tally by tally."""
        return Holding(condition, self._bits)


class Holding:
    """Whether one condition holds, asked of many tallies."""

    def __init__(self, condition: Condition, bits: Mapping[Leaf, int]) -> None:
        self._condition, self._bits = condition, bits
        self._mask = _mask(condition, bits)
        self._known: dict[int, bool] = {}

    def __call__(self, bits: int) -> bool:
        """Whether it holds where these comparisons do."""
        asked = bits & self._mask
        if asked not in self._known:
            self._known[asked] = _truth(self._condition, self._bits, asked)
        return self._known[asked]


def _mask(condition: Condition, bits: Mapping[Leaf, int]) -> int:
    if isinstance(condition, Leaf):
        return bits[condition]
    return reduce(int.__or__, (_mask(member, bits) for member in condition.members), 0)


def _truth(condition: Condition, bits: Mapping[Leaf, int], holding: int) -> bool:
    if isinstance(condition, Leaf):
        return bool(bits[condition] & holding)
    true = sum(_truth(member, bits, holding) for member in condition.members)
    return (true >= condition.needed) is not condition.negated


def _joined(one: Tally, other: Tally) -> Tally:
    return Tally(one.bits | other.bits, "; ".join(filter(None, (one.says, other.says))))


def _bounded(found: Sequence[object] | Mapping[_Vector, object]) -> None:
    if len(found) > _MOST_TALLIES:
        raise Undecided


def _domain_of(leaf: Leaf) -> str:
    of = count_of(leaf.subject).of
    return of if of in ("findings", "evidence") else "units"


_DOMAINS: tuple[tuple[str, Elements], ...] = (
    ("findings", of_findings),
    ("evidence", of_evidence),
    ("units", of_graded),
)


class _Domain:
    """The tallies of what is counted together: findings, evidence, or the themes (questions) below.

    `bits` are those of the comparisons of it.
    """

    def __init__(self, elements: Elements, population: Population, bits: Mapping[Leaf, int]) -> None:
        self.bits, leaves = bits, [*bits]
        counts = list(dict.fromkeys(count_of(leaf.subject) for leaf in leaves))
        self._elements = elements(population, counts) if leaves else []
        self._tables = [
            _table(count, number_counted(count, population), [leaf for leaf in leaves if _counts(leaf, count)], bits)
            for count in counts
        ]
        self._most = tuple(len(table) - 1 for table in self._tables)
        self._parts = [self._shifts(element, element.number) for element in self._elements]
        self._vectors = _sums(self._parts, self._most)
        self.tallies = self._distinct(self._vectors)

    def steps(self) -> Iterator[Step]:
        """Tallies of which the second is one step better."""
        seen = set()
        for place, element in enumerate(self._elements):
            if not element.better:
                continue
            for vector, made in self._without(place).items():
                for worse, better in element.better:
                    if not self._differ(vector, *(element.outcomes[each].adds for each in (worse, better))):
                        continue
                    pair = [self._with(vector, made, place, outcome) for outcome in (worse, better)]
                    bits = tuple(self._held(counts) for counts, _ in pair)
                    if bits not in seen:
                        seen.add(bits)
                        yield Step(*(Tally(held, self._said(how)) for held, (_, how) in zip(bits, pair, strict=True)))

    def _without(self, place: int) -> _Tallied:
        """The counts that all elements but one of this kind can come to."""
        element = self._elements[place]
        fewer = self._shifts(element, element.number - 1)
        # where one more of them makes no difference, the counts of all are those; the one more had nothing to add then
        if not any(element.outcomes[0].adds) and fewer.keys() == self._parts[place].keys():
            return self._vectors
        return _sums([*self._parts[:place], fewer, *self._parts[place + 1 :]], self._most)

    def _differ(self, vector: _Vector, one: _Vector, other: _Vector) -> bool:
        """Whether a comparison turns out otherwise when the one is added than when the other is."""
        for value, more, instead, top, table in zip(vector, one, other, self._most, self._tables, strict=True):
            if more != instead and table[min(value + more, top)] != table[min(value + instead, top)]:
                return True
        return False

    def _with(
        self, vector: _Vector, made: tuple[_Made, ...], place: int, outcome: int
    ) -> tuple[_Vector, tuple[_Made, ...]]:
        """The counts with one element more, which has that outcome."""
        adds = self._elements[place].outcomes[outcome].adds
        here = tuple(number + (index == outcome) for index, number in enumerate(made[place]))
        return _plus(vector, adds, self._most), (*made[:place], here, *made[place + 1 :])

    def _shifts(self, element: Element, number: int) -> dict[_Vector, _Made]:
        """What so many such elements can add together, each with one way to do so."""
        zero = (0,) * len(element.outcomes)
        found = {(0,) * len(self._most): zero}
        for _ in range(number):
            longer: dict[_Vector, _Made] = {}
            for vector, made in found.items():
                for index, outcome in enumerate(element.outcomes):
                    more = _plus(vector, outcome.adds, self._most)
                    if more not in longer:
                        longer[more] = (*made[:index], made[index] + 1, *made[index + 1 :])
            found = longer
            _bounded(found)
        return found

    def _distinct(self, vectors: _Tallied) -> list[Tally]:
        found: dict[int, tuple[_Made, ...]] = {}
        for vector, made in vectors.items():
            found.setdefault(self._held(vector), made)
        return [Tally(bits, self._said(made)) for bits, made in found.items()]

    def _held(self, vector: _Vector) -> int:
        """The bits of the comparisons that hold for these counts."""
        return reduce(int.__or__, (table[value] for table, value in zip(self._tables, vector, strict=True)), 0)

    def _said(self, made: tuple[_Made, ...]) -> str:
        """What is counted, in words."""
        return ", ".join(
            said for element, how in zip(self._elements, made, strict=True) for said in _words(element, how)
        )


def _words(element: Element, made: _Made) -> Iterator[str]:
    if element.names:
        names = iter(element.names)
        for outcome, number in zip(element.outcomes, made, strict=True):
            yield from (f"{next(names)}: {outcome.says}" for _ in range(number))
        return
    for outcome, number in zip(element.outcomes, made, strict=True):
        if outcome.says and number:
            yield outcome.says.format(number)


def _sums(parts: Sequence[Mapping[_Vector, _Made]], most: _Vector) -> _Tallied:
    """What elements of each kind can add together."""
    found: _Tallied = {(0,) * len(most): ()}
    for shifts in parts:
        longer: _Tallied = {}
        for vector, made in found.items():
            for shift, here in shifts.items():
                longer.setdefault(_plus(vector, shift, most), (*made, here))
        found = longer
        _bounded(found)
    return found


def _plus(vector: _Vector, adds: _Vector, most: _Vector) -> _Vector:
    return tuple([min(value + more, top) for value, more, top in zip(vector, adds, most, strict=True)])


def _counts(leaf: Leaf, count: Count) -> bool:
    return count_of(leaf.subject) == count


def _table(count: Count, most: int, leaves: Sequence[Leaf], bits: Mapping[Leaf, int]) -> list[int]:
    """The bits of the comparisons that hold, for each number counted; the last stands for all greater ones too."""
    if most > _MOST_TALLIES:  # points with many decimals
        raise Undecided
    rows = []
    for number in range(most + 1):
        value: Number = number if count.measure == "count" else percentage(number, most)
        rows.append(sum(bits[leaf] for leaf in leaves if holds(leaf, value)))
    while len(rows) > 1 and rows[-1] == rows[-2]:
        rows.pop()
    return rows
