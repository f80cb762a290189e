"""What few changes of evidence can come to, put together from parts that change independently.

Everything that is counted is a number, in which several counts lie side by side (`peel_grade.firmness.counting`). A
part says by how many changes which differences from the number as it stands can be brought about, and by which changes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from peel_grade.firmness.changes import Move
from peel_grade.firmness.kept import Diagram

Levels: TypeAlias = Sequence[set[int]]
"""By the number of changes, the differences that these bring and fewer do not; none by no change."""
Changes: TypeAlias = tuple[tuple[str, str], ...]
"""Pieces of evidence, each with what it turns out to be."""
Adds: TypeAlias = Callable[[tuple[str, ...], str, int], int]
"""What rules that conclude, and a piece of evidence on a side, add to what is counted."""


class TooMany(Exception):
    """There are more differences than can be kept."""


class Part(Protocol):
    """What can change: `base` is the number as it stands."""

    @property
    def base(self) -> int: ...  # noqa: D102 - said above
    @property
    def levels(self) -> Levels: ...  # noqa: D102 - said above

    def ways(self, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes that bring a difference, which fewer do not."""


class Group:
    """A group of rules that share evidence; `moves` are what each piece of its diagram is and can turn out to be."""

    def __init__(self, diagram: Diagram, moves: Sequence[Sequence[Move]], adds: Adds, most: int) -> None:
        self._diagram, self._moves, self._adds = diagram, moves, adds
        self._rows: list[dict[int, list[tuple[int, int, bool]]]] = [{} for _ in diagram.layers]
        self._hopeless: set[tuple[int, int, int, int]] = set()
        if not any(len(of_piece) > 1 for of_piece in moves):  # nothing of it can change
            self.base, self.levels = self._as_it_stands(), [{0}, *(set[int]() for _ in range(most))]
            return
        found = self._counted(most)
        (self.base,) = found[0]
        seen = set(found[0])
        self.levels = [{0}]
        for level in found[1:]:
            self.levels.append({each - self.base for each in level - seen})
            seen |= level

    def _as_it_stands(self) -> int:
        counted = node = 0
        for layer, ((state, _, side), *_) in zip(self._diagram.layers, self._moves, strict=True):
            concluding, node = layer.ways[node][state]
            counted += self._adds(concluding, layer.entry, side)
        return counted

    def _counted(self, most: int) -> list[set[int]]:
        here = {0: [{0}, *(set[int]() for _ in range(most))]}
        for place in range(len(self._diagram.layers)):
            there: dict[int, list[set[int]]] = {}
            for node, levels in here.items():
                for after, adds, change in self._row(place, node):
                    into = there.setdefault(after, [set() for _ in range(most + 1)])
                    for cost in range(most + 1 - change):
                        if levels[cost]:
                            into[cost + change] |= {each + adds for each in levels[cost]} if adds else levels[cost]
            here = there
        (found,) = here.values()
        return found

    def _row(self, place: int, node: int) -> list[tuple[int, int, bool]]:
        """The ways on from a node, each once: to which, what is added, whether that takes a change."""
        rows = self._rows[place]
        if node not in rows:
            layer = self._diagram.layers[place]
            best = dict[tuple[int, int], bool]()
            for state, change, side in self._moves[place]:
                concluding, after = layer.ways[node][state]
                best.setdefault((after, self._adds(concluding, layer.entry, side)), change)  # as it stands comes first
            rows[node] = [(*to, change) for to, change in best.items()]
        return rows[node]

    def ways(self, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes that bring a difference."""
        return self._ways(0, 0, self.base + difference, number)

    def _ways(self, place: int, node: int, wanted: int, number: int) -> Iterator[Changes]:
        """The sets of changes of the pieces from a place on that add what is wanted."""
        if place == len(self._diagram.layers):
            if not wanted and not number:
                yield ()
            return
        here = place, node, wanted, number
        if here in self._hopeless:
            return
        layer, hopeless = self._diagram.layers[place], True
        for state, change, side in self._moves[place]:
            if change <= number:
                concluding, after = layer.ways[node][state]
                changed = ((layer.entry, layer.states[state].says),) if change else ()
                left = wanted - self._adds(concluding, layer.entry, side)
                for rest in self._ways(place + 1, after, left, number - change):
                    hopeless = False
                    yield (*changed, *rest)
        if hopeless:
            self._hopeless.add(here)


class Together:
    """Parts whose numbers are added to `base`. Raises TooMany where more than `limit` differences come together."""

    def __init__(self, parts: Sequence[Part], most: int, limit: int, base: int = 0) -> None:
        self._parts = [part for part in parts if any(part.levels[1:])]
        self.base = base + sum(part.base for part in parts)
        self._before: list[list[set[int]]] = []
        self.levels: list[set[int]] = [{0}, *(set[int]() for _ in range(most))]
        for part in self._parts:
            self._before.append(self.levels)
            self.levels = _added(self.levels, part.levels)
            if sum(map(len, self.levels)) > limit:
                raise TooMany

    def ways(self, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes that bring a difference."""
        return self._ways(len(self._parts), difference, number)

    def _ways(self, parts: int, difference: int, number: int) -> Iterator[Changes]:
        if not parts:
            yield ()
            return
        part, before = self._parts[parts - 1], self._before[parts - 1]
        for cost, level in enumerate(part.levels[: number + 1]):
            for each in sorted(level):
                if difference - each in before[number - cost]:
                    for first in self._ways(parts - 1, difference - each, number - cost):
                        for then in part.ways(each, cost) if cost else [()]:
                            yield (*first, *then)


def _added(levels: Levels, more: Levels) -> list[set[int]]:
    """The differences of two parts together, each by the fewest changes."""
    found, seen = [], set[int]()
    for number in range(len(levels)):
        here = set(levels[number])
        for cost in range(1, number + 1):
            here |= {one + other for one in levels[number - cost] for other in more[cost]}
        here -= seen
        seen |= here
        found.append(here)
    return found


class Decided:
    """A part as what is decided of it counts: its number is turned into another, that of its grade."""

    def __init__(self, part: Part, decide: Callable[[int], int]) -> None:
        self._part = part
        self.base = decide(part.base)
        self._from: dict[int, list[int]] = {0: [0]}
        self.levels: list[set[int]] = []
        for level in part.levels:
            new: dict[int, list[int]] = {}
            for each in level:
                new.setdefault(decide(part.base + each) - self.base, []).append(each)
            fresh = {difference: found for difference, found in new.items() if difference not in self._from}
            self._from |= fresh
            self.levels.append({*fresh} or ({0} if not self.levels else set()))

    def ways(self, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes that bring a difference."""
        for each in sorted(self._from[difference]):
            yield from self._part.ways(each, number)
