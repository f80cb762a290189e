"""What changes of evidence can come to, each at its least cost, put together from parts that change independently.

Everything that is counted is a number, in which several counts lie side by side (`peel_grade.firmness.counting`). A
count is kept only as far as grade rules tell it from a greater one: that leaves so few numbers that no limit on how
many pieces change together is needed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Protocol, TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.kept import Diagram, Layer
from peel_grade.routes.options import Option, changes_in
from peel_grade.routes.results import Change

Costs: TypeAlias = dict[int, int]
"""Numbers that changes can bring about, each with its least cost."""
Adds: TypeAlias = Callable[[tuple[str, ...], str, int], int]
"""What rules that conclude, and a piece of evidence on a side, add to what is counted."""
Fixed: TypeAlias = frozenset[str]
"""Entries of the catalogue that stay as they are."""


class TooMany(Exception):
    """There are more numbers than can be put together."""


class Work:
    """How many numbers may still be put together: a limit that is the same on every machine, and perhaps `within`
    another one, which several searches share.
    """

    def __init__(self, most: int, within: "Work | None" = None) -> None:
        self._left, self._within = most, within

    def refill(self, most: int) -> None:
        """Let so many more be put together."""
        self._left = most

    def take(self, number: int) -> None:
        """Raises TooMany where nothing is left for so many."""
        if self._within is not None:
            self._within.take(number)
        self._left -= number
        if self._left < 0:
            raise TooMany


class Rules(Record):
    """What holds of every part: the number of changes that are looked at together (None: any), and the work for it."""

    limit: int | None
    work: Work


Turns: TypeAlias = Mapping[int, tuple[int, set[int]]]
"""Of each count that is asked for, by its place in a number, a mask as wide as it, and the counts that rules tell from
one less.
"""


class _Capped(dict[int, int]):
    """Of each number the one that stands for all alike; filled as numbers are looked up.

    `most` has of each count a mask as wide as it, and the greatest that is told apart.
    """

    def __init__(self, most: Mapping[int, tuple[int, int]]) -> None:
        super().__init__()
        self._most = [(place, *each) for place, each in most.items()]

    def __missing__(self, number: int) -> int:
        found = 0
        for place, mask, most in self._most:
            found |= min(number >> place & mask, most) << place
        self[number] = found
        return found


class Part(Protocol):
    """What can change: `entries` are the pieces of evidence that may; those that are fixed do not."""

    @property
    def entries(self) -> frozenset[str]: ...  # noqa: D102 - said above

    def costs(self, fixed: Fixed) -> Costs:
        """All that the part can come to."""

    def changes(self, fixed: Fixed, number: int) -> Iterator[Change]:
        """Changes of the least cost that bring a number about."""


class Group:
    """Rules that share evidence; `options` are what each piece of its diagram is and may come to be, of each layer."""

    def __init__(
        self,
        diagram: Diagram,
        options: Sequence[Sequence[Option]],
        adds: Adds,
        rules: Rules,
    ) -> None:
        self._layers, self._concluding, self._adds = diagram.layers, diagram.concluding, adds
        self._limit, self._work = rules
        self.entries = frozenset(
            option.change.name for of_layer in options for option in of_layer if option.change is not None
        )
        self._steps = [_steps(layer, of_layer) for layer, of_layer in zip(diagram.layers, options, strict=True)]
        self._found: dict[Fixed, tuple[Costs, list[dict[tuple[int, int], _Back]]]] = {}

    def costs(self, fixed: Fixed) -> Costs:  # noqa: D102 - said of parts
        return self._search(fixed & self.entries)[0]

    def changes(self, fixed: Fixed, number: int) -> Iterator[Change]:  # noqa: D102 - said of parts
        _, back = self._search(fixed & self.entries)
        here = 0, number
        for of_layer in reversed(back):
            node, before, option = of_layer[here]
            if option.change is not None:
                yield option.change
            here = node, before

    def _search(self, fixed: Fixed) -> "tuple[Costs, list[dict[tuple[int, int], _Back]]]":
        if fixed in self._found:
            return self._found[fixed]
        here, backs = {(0, 0): 0}, []
        for layer, steps in zip(self._layers, self._steps, strict=True):
            self._work.take(len(here) * len(steps))
            there: dict[tuple[int, int], int] = {}
            back: dict[tuple[int, int], _Back] = {}
            for (node, number), cost in here.items():
                for option, state in steps:
                    total = cost + option.cost
                    if self._limit is not None and changes_in(total) > self._limit:
                        continue
                    if option.change is not None and option.change.name in fixed:
                        continue
                    concluding, after = layer.ways[node][state]
                    new = after, number + self._adds(self._concluding[concluding], layer.entry, option.state[1])
                    if new not in there or total < there[new]:
                        there[new] = total
                        back[new] = node, number, option
            here = there
            backs.append(back)
        found = {number: cost for (_, number), cost in here.items()}
        self._found[fixed] = found, backs
        return found, backs


_Back: TypeAlias = tuple[int, int, Option]


def _steps(layer: Layer, options: Sequence[Option]) -> list[tuple[Option, int]]:
    """The options with the numbers of their states, of those with the same state the one of the least cost."""
    numbers = {state[:2]: number for number, state in reversed([*enumerate(layer.states)])}
    best: dict[int, Option] = {}
    for option in options:
        number = numbers[option.state[:2]]
        if number not in best or option.cost < best[number].cost:
            best[number] = option
    return [(option, number) for number, option in best.items()]


class Sum:
    """Two parts whose numbers are added."""

    def __init__(self, one: Part, other: Part, capped: _Capped, rules: Rules) -> None:
        self._one, self._other, self._capped = one, other, capped
        self._limit, self._work = rules
        self.entries = one.entries | other.entries
        self._found: dict[Fixed, tuple[Costs, dict[int, tuple[int, int]]]] = {}

    def costs(self, fixed: Fixed) -> Costs:  # noqa: D102 - said of parts
        return self._search(fixed & self.entries)[0]

    def changes(self, fixed: Fixed, number: int) -> Iterator[Change]:  # noqa: D102 - said of parts
        one, other = self._search(fixed & self.entries)[1][number]
        yield from self._one.changes(fixed, one)
        yield from self._other.changes(fixed, other)

    def _search(self, fixed: Fixed) -> tuple[Costs, dict[int, tuple[int, int]]]:
        if fixed not in self._found:
            found: Costs = {}
            back: dict[int, tuple[int, int]] = {}
            ones, others = self._one.costs(fixed).items(), self._other.costs(fixed).items()
            self._work.take(len(ones) * len(others))
            for one, cost in ones:
                for other, more in others:
                    total, number = cost + more, self._capped[one + other]
                    few = self._limit is None or changes_in(total) <= self._limit
                    if few and (number not in found or total < found[number]):
                        found[number] = total
                        back[number] = one, other
            self._found[fixed] = found, back
        return self._found[fixed]


class Decided:
    """A part of which only counts what is decided by its number; None: it must not come to that."""

    def __init__(self, part: Part, decide: Callable[[int], int | None]) -> None:
        self._part, self._decide = part, decide
        self.entries = part.entries
        self._found: dict[Fixed, tuple[Costs, dict[int, int]]] = {}

    def costs(self, fixed: Fixed) -> Costs:  # noqa: D102 - said of parts
        return self._search(fixed & self.entries)[0]

    def changes(self, fixed: Fixed, number: int) -> Iterator[Change]:  # noqa: D102 - said of parts
        yield from self._part.changes(fixed, self._search(fixed & self.entries)[1][number])

    def _search(self, fixed: Fixed) -> tuple[Costs, dict[int, int]]:
        if fixed not in self._found:
            found: Costs = {}
            back: dict[int, int] = {}
            for number, cost in self._part.costs(fixed).items():
                new = self._decide(number)
                if new is not None and (new not in found or cost < found[new]):
                    found[new] = cost
                    back[new] = number
            self._found[fixed] = found, back
        return self._found[fixed]


class Still:
    """What nothing changes: one number."""

    entries: frozenset[str] = frozenset()

    def __init__(self, number: int) -> None:
        self._number = number

    def costs(self, fixed: Fixed) -> Costs:  # noqa: ARG002, D102 - said of parts
        return {self._number: 0}

    def changes(self, fixed: Fixed, number: int) -> Iterator[Change]:  # noqa: ARG002, D102 - said of parts
        yield from ()


def together(parts: Sequence[Part], turns: Turns, rules: Rules) -> Part:
    """All parts as one, added two by two, so that a change in one of them makes few sums anew.

    Of each part only what it adds above the least that it always does is put together, and that only as far as it can
    make a difference.
    """
    bounds = [_bounds(part, turns) for part in parts]
    least = {place: sum(each[place][0] for each in bounds) for place in turns}
    most = {place: sum(each[place][1] for each in bounds) for place in turns}
    telling = {
        place: (mask, last - least[place])
        for place, (mask, found) in turns.items()
        if (last := max((turn for turn in found if least[place] < turn <= most[place]), default=0))
    }
    capped = _Capped(telling)

    def above(of_part: int) -> Callable[[int], int]:
        packed = sum(bounds[of_part][place][0] << place for place in telling)
        return lambda number: capped[number - packed]

    found: list[Part] = [Decided(part, above(number)) for number, part in enumerate(parts)]
    while len(found) > 1:
        pairs = zip_longest(found[::2], found[1::2])
        found = [one if other is None else Sum(one, other, capped, rules) for one, other in pairs]
    packed = sum(number << place for place, number in least.items())
    return Decided(found[0], lambda number: number + packed) if found else Still(0)


def _bounds(part: Part, turns: Turns) -> Mapping[int, tuple[int, int]]:
    """The least and the most of each count that a part can come to."""
    numbers = part.costs(frozenset())
    counts = {place: [number >> place & mask for number in numbers] for place, (mask, _) in turns.items()}
    return {place: (min(found), max(found)) for place, found in counts.items()}
