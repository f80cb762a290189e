"""What few changes of evidence can come to, put together from parts that change independently.

Everything that is counted is a number, in which several counts lie side by side (`peel_grade.firmness.counting`). A
part says by how many changes which differences from the number as it stands can be brought about, and by which changes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from peel_grade.firmness.kept import Diagram

Levels: TypeAlias = Sequence[set[int]]
"""By the number of changes, the differences that these bring and fewer do not; none by no change."""
Changes: TypeAlias = tuple[tuple[str, str], ...]
"""Pieces of evidence, each with what it turns out to be."""
Turn: TypeAlias = tuple[int, bool, int]
"""Where to (a state, or what is left of rules then), whether that takes a change, and what it adds."""


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
    """A group of rules that share evidence.

    `turns` are what each piece of its diagram is and then all that it may turn out to be: a state, whether that takes a
    change, and what it adds. `weights` are what rules add that conclude together, by their place in the diagram.
    """

    def __init__(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[int], most: int) -> None:
        self._layers, self._turns, self._weights = diagram.layers, turns, weights
        self._rows: list[dict[int, list[Turn]]] = [{} for _ in diagram.layers]
        self._hopeless: set[tuple[int, int, int, int]] = set()
        if not any(len(of_piece) > 1 for of_piece in turns):  # nothing of it can change
            self.base, self.levels = self._as_it_stands(), [{0}, *(set[int]() for _ in range(most))]
            return
        if len(diagram.layers) == 1:
            (ways,) = diagram.layers[0].ways
            self.base, *others = [weights[ways[state][0]] + adds for state, _, adds in turns[0]]
            changed = {each - self.base for each in others} - {0}
            self.levels = [{0}, changed, *(set[int]() for _ in range(most - 1))]
            return
        found = self._counted(most)
        (self.base,) = found[0]
        seen = set(found[0])
        self.levels = [{0}]
        for level in found[1:]:
            self.levels.append({each - self.base for each in level - seen})
            seen |= level

    def _as_it_stands(self) -> int:
        total = node = 0
        for layer, turns in zip(self._layers, self._turns, strict=True):
            state, _, adds = turns[0]
            concluding, node = layer.ways[node][state]
            total += self._weights[concluding] + adds
        return total

    def _counted(self, most: int) -> list[set[int]]:
        nothing = set[int]()
        here = {0: [{0}, *([nothing] * most)]}
        for place in range(len(self._layers)):
            there: dict[int, list[set[int]]] = {}
            for node, levels in here.items():
                for after, change, adds in self._row(place, node):
                    moved = [{each + adds for each in level} for level in levels] if adds else levels
                    if change:
                        moved = [nothing, *moved[:-1]]
                    before = there.get(after)
                    there[after] = moved if before is None else [a | b for a, b in zip(before, moved, strict=True)]
            here = there
        (found,) = here.values()
        return found

    def _row(self, place: int, node: int) -> list[Turn]:
        """The ways on from a node, each once: to which, whether that takes a change, what is added."""
        rows = self._rows[place]
        if node not in rows:
            ways, weights = self._layers[place].ways[node], self._weights
            best: dict[tuple[int, int], bool] = {}
            for state, change, adds in self._turns[place]:  # as it stands comes first
                concluding, after = ways[state]
                best.setdefault((after, weights[concluding] + adds), change)
            rows[node] = [(after, change, adds) for (after, adds), change in best.items()]
        return rows[node]

    def ways(self, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes that bring a difference."""
        return self._ways(0, 0, self.base + difference, number)

    def _ways(self, place: int, node: int, wanted: int, number: int) -> Iterator[Changes]:
        """The sets of changes of the pieces from a place on that add what is wanted."""
        if place == len(self._layers):
            if not wanted and not number:
                yield ()
            return
        here = place, node, wanted, number
        if here in self._hopeless:
            return
        layer, hopeless = self._layers[place], True
        for state, change, adds in self._turns[place]:
            if change <= number:
                concluding, after = layer.ways[node][state]
                changed = ((layer.entry, layer.states[state][2]),) if change else ()
                left = wanted - self._weights[concluding] - adds
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
