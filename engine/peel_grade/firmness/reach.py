"""What few changes of evidence can come to, put together from parts that change independently.

Everything that is counted is a number, in which several counts lie side by side (`peel_grade.firmness.counting`). A
part says by how many changes which differences from the number as it stands can be brought about, and by which changes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from peel_grade.firmness.changes import Change
from peel_grade.firmness.kept import NOWHERE, Diagram

Levels: TypeAlias = Sequence[set[int]]
"""By the number of changes, the differences that these bring and fewer do not; none by no change."""
Changes: TypeAlias = tuple[Change, ...]
"""Changes of evidence that come together."""
Turn: TypeAlias = tuple[int, Changes, int]
"""A state that a piece is in, the changes that this takes, and what the piece adds then."""

_Way: TypeAlias = tuple[int, Changes, int]
"""To which node, the changes that this takes, and what it adds beyond the piece as it is."""


MOST_MET = 200_000
"""Different counts that are kept of one question, above which fewer changes are looked at."""


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

    def taking(self, difference: int, number: int) -> set[str]:
        """All that is in one of these sets."""


class Group:
    """A group of rules that share evidence.

    `turns` are what each piece of its diagram is and then all that it may turn out to be, by the fewest changes first.
    `weights` are what rules add that conclude together, by their place in the diagram.
    """

    def __init__(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[int], most: int) -> None:
        self._layers, self._turns, self._weights = diagram.layers, turns, weights
        self._before: list[dict[int, Levels]] = []
        """Before each piece: of each number of what is left of rules, what can be added until then."""
        self._rows: list[dict[int, list[_Way]]] = []
        self._standing = list(self._as_it_stands())
        self.base = sum(self._standing)
        self.levels: list[set[int]] = [{0}, *(set[int]() for _ in range(most))]
        if most and any(len(of_piece) > 1 for of_piece in turns):  # else nothing of it can change
            seen = {0}
            for number, level in enumerate(self._counted(most)[1:], 1):
                self.levels[number] = level - seen
                seen |= level

    def _as_it_stands(self) -> Iterator[int]:
        """What each piece adds, with the rules that conclude then, while all are as they are."""
        node = 0
        for layer, turns in zip(self._layers, self._turns, strict=True):
            state, _, adds = turns[0]
            concluding, node = layer.ways[node][state]
            yield self._weights[concluding] + adds

    def _counted(self, most: int) -> Levels:
        """By the number of changes, all differences from what is added as it stands."""
        nothing = set[int]()
        here: dict[int, Levels] = {0: [{0}, *([nothing] * most)]}
        for layer, turns, standing in zip(self._layers, self._turns, self._standing, strict=True):
            self._before.append(here)
            rows = {node: self._row(layer.ways[node], turns, standing) for node in here}
            self._rows.append(rows)
            there: dict[int, Levels] = {}
            for node, levels in here.items():
                for after, changes, more in rows[node]:
                    moved: Levels = levels[: most + 1 - len(changes)] if changes else levels
                    if not any(moved):
                        continue  # it takes more changes than are looked at
                    if more:
                        moved = [{each + more for each in level} if level else level for level in moved]
                    if changes:
                        moved = [*([nothing] * len(changes)), *moved]
                    if after in there:
                        moved = [a | b if a and b else a or b for a, b in zip(there[after], moved, strict=True)]
                    there[after] = moved
            here = there
        (found,) = here.values()
        return found

    def _row(self, ways: Sequence[tuple[int, int]], turns: Sequence[Turn], standing: int) -> list[_Way]:
        """The ways on from a node; of those that do the same to the same parts of a piece, by as few, the first."""
        if len(turns) == 1:
            state, changes, adds = turns[0]
            concluding, after = ways[state]
            return [(after, changes, self._weights[concluding] + adds - standing)]
        best: dict[tuple[int, int], list[Changes]] = {}
        for state, changes, adds in turns:
            concluding, after = ways[state]
            if after == NOWHERE:
                continue
            same = best.setdefault((after, self._weights[concluding] + adds - standing), [])
            if not same or (len(changes) == len(same[0]) and all(_named(changes) != _named(each) for each in same)):
                same.append(changes)
        return [(after, changes, more) for (after, more), same in best.items() for changes in same]

    def ways(self, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes that bring a difference; of what a piece may be, what does the same, but one."""
        return self._ways(len(self._layers), 0, difference, number)

    def _ways(self, place: int, node: int, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes of the first pieces that lead to a node, and bring a difference."""
        if not place:
            yield ()
            return
        place -= 1
        for before, levels in self._before[place].items():
            for after, changes, more in self._rows[place][before]:
                left = number - len(changes)
                if after == node and left >= 0 and difference - more in levels[left]:
                    for first in self._ways(place, before, difference - more, left):
                        yield (*first, *changes)

    def taking(self, difference: int, number: int) -> set[str]:
        """All that is in one of these sets."""
        found, seen = set[str](), set[tuple[int, int, int, int]]()
        waiting = [(len(self._layers), 0, difference, number)]
        while waiting:
            here = waiting.pop()
            place, node, left, changes_left = here
            if not place or here in seen:
                continue
            seen.add(here)
            for before, levels in self._before[place - 1].items():
                for after, changes, more in self._rows[place - 1][before]:
                    fewer = changes_left - len(changes)
                    if after == node and fewer >= 0 and left - more in levels[fewer]:
                        found.update(name for name, _ in changes)
                        waiting.append((place - 1, before, left - more, fewer))
        return found


def _named(changes: Changes) -> list[str]:
    return [name for name, _ in changes]


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

    def taking(self, difference: int, number: int) -> set[str]:
        """All that is in one of these sets."""
        found, seen = set[str](), set[tuple[int, int, int]]()
        waiting = [(len(self._parts), difference, number)]
        while waiting:
            here = waiting.pop()
            parts, left, changes_left = here
            if not parts or here in seen:
                continue
            seen.add(here)
            part, before = self._parts[parts - 1], self._before[parts - 1]
            for cost, level in enumerate(part.levels[: changes_left + 1]):
                for each in level:
                    if left - each in before[changes_left - cost]:
                        found |= part.taking(each, cost) if cost else set()
                        waiting.append((parts - 1, left - each, changes_left - cost))
        return found


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


class Either:
    """A part that is another one where certain changes come first. Each of these is given with what the part is then,
    which knows of at least as many further changes as are left of `most`; first by none, as it stands.
    """

    def __init__(self, ways: Sequence[tuple[Changes, Part]], most: int) -> None:
        self.base = ways[0][1].base
        self._parts = [(first, part.base - self.base, part) for first, part in ways]
        self.levels: list[set[int]] = [set[int]() for _ in range(most + 1)]
        for first, more, part in self._parts:
            for number, level in enumerate(part.levels[: most + 1 - len(first)], len(first)):
                self.levels[number] |= {each + more for each in level} if more else level
        seen = set[int]()
        for level in self.levels:
            level.difference_update(seen)
            seen.update(level)

    def ways(self, difference: int, number: int) -> Iterator[Changes]:
        """The sets of so many changes that bring a difference."""
        for first, left, fewer, part in self._by(difference, number):
            for then in part.ways(left, fewer) if fewer else [()]:
                yield (*first, *then)

    def taking(self, difference: int, number: int) -> set[str]:
        """All that is in one of these sets."""
        found = set[str]()
        for first, left, fewer, part in self._by(difference, number):
            found.update(name for name, _ in first)
            found |= part.taking(left, fewer) if fewer else set()
        return found

    def _by(self, difference: int, number: int) -> Iterator[tuple[Changes, int, int, Part]]:
        """What comes first, with the difference and the changes that are left to what the part is then."""
        for first, more, part in self._parts:
            fewer = number - len(first)
            if fewer >= 0 and difference - more in part.levels[fewer]:
                yield first, difference - more, fewer, part


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

    def taking(self, difference: int, number: int) -> set[str]:
        """All that is in one of these sets."""
        return set().union(*(self._part.taking(each, number) for each in self._from[difference]))
