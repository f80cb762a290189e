"""What parts can be counted as, each number at its least cost, where any number of changes may come together.

What is counted is kept only as far as it can still be told apart: two values of a count are one where the grade rules
make the same of both, whatever is added to them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from peel_grade.firmness.earlier import Asked
from peel_grade.firmness.kept import Diagram
from peel_grade.firmness.reach import MOST_MET, TooMany
from peel_grade.firmness.slots import Ends, Slot, added, ends

Turn: TypeAlias = tuple[int, int, int, Any]
"""A state that a piece can be in, what that costs, what the piece adds then, and how that is told."""
Weight: TypeAlias = Sequence[tuple[int, Any]]
"""What rules add that conclude together, one way or another, each with how it is told; None: not at all."""


class Costs(Protocol):
    """What can be counted: `least` has each number that can be, with the least cost that brings it."""

    @property
    def least(self) -> Mapping[int, int]: ...  # noqa: D102 - said above

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""


class OfGroup:
    """What the rules and the evidence of a group can add."""

    def __init__(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[Weight]) -> None:
        here: dict[int, dict[int, _Way]] = {0: {0: (0, None)}}
        for layer, of_piece in zip(diagram.layers, turns, strict=True):
            there: dict[int, dict[int, _Way]] = {}
            for node, ways in here.items():
                for (after, plus), (more, *told) in _onward(layer.ways[node], of_piece, weights).items():
                    into = there.setdefault(after, {})
                    for number, (cost, before) in ways.items():
                        known = into.get(number + plus)
                        if known is None or cost + more < known[0]:
                            into[number + plus] = cost + more, (told, before) if told else before
            here = there
        (self._ways,) = here.values()
        self.least = {number: cost for number, (cost, _) in self._ways.items()}

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        before = self._ways[number][1]
        while before is not None:
            told, before = before
            yield from told


_Way: TypeAlias = tuple[int, Any]
"""A cost, and what was taken: what is told of the last turn, and the same of those before."""


def _onward(
    ways: Sequence[tuple[int, int]], turns: Sequence[Turn], weights: Sequence[Weight]
) -> Mapping[tuple[int, int], tuple[Any, ...]]:
    """The ways on from a node: to which one, and what is added; of those that do the same the cheapest."""
    found: dict[tuple[int, int], tuple[Any, ...]] = {}
    for state, cost, adds, piece in turns:
        concluding, after = ways[state]
        for plus, rules in weights[concluding]:
            known = found.get((after, plus + adds))
            if known is None or cost < known[0]:
                found[after, plus + adds] = (cost, *(each for each in (piece, rules) if each is not None))
    return found


class Turned:
    """What can be counted, each number turned into another."""

    def __init__(self, of: Costs, turn: Callable[[int], int]) -> None:
        self._of, self._from = of, dict[int, int]()
        self.least: dict[int, int] = {}
        for number, cost in of.least.items():
            into = turn(number)
            if into not in self.least or cost < self.least[into]:
                self.least[into], self._from[into] = cost, number

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        return self._of.taken(self._from[number])


class Sum:
    """What parts add up to, as far as it can be told apart in some counts where `others` are added. Raises TooMany.

    The largest part comes first, so that it is soon told how much of it is alike.
    """

    def __init__(self, parts: Sequence[Costs], slots: Sequence[Slot], others: Ends) -> None:
        of_parts = [ends(slots, part.least) for part in parts]
        alike = [
            Turned(part, _alike(slots, mine, added(slots, [others, *of_parts[:place], *of_parts[place + 1 :]])))
            for place, (part, mine) in enumerate(zip(parts, of_parts, strict=True))
        ]
        self._parts = sorted(alike, key=lambda part: -len(part.least))
        self._before: list[list[set[int]]] = []
        self._alike: list[Callable[[int], int]] = []
        levels: list[set[int]] = [{0}]
        of_parts = [ends(slots, part.least) for part in self._parts]
        for place, part in enumerate(self._parts):
            self._before.append(levels)
            found = _added(levels, _by_cost(part.least))
            mine, left = added(slots, of_parts[: place + 1]), added(slots, [others, *of_parts[place + 1 :]])
            turn = _alike(slots, mine, left)
            self._alike.append(turn)
            levels = _least(map(turn, level) for level in found)
            if sum(map(len, levels)) > MOST_MET:
                raise TooMany
        self.least = {number: cost for cost, level in enumerate(levels) for number in level}

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        cost = self.least[number]
        for part, before, alike in reversed([*zip(self._parts, self._before, self._alike, strict=True)]):
            number, cost, other = next(
                (one, cost - more, each)
                for each, more in part.least.items()
                if more <= cost and cost - more < len(before)
                for one in before[cost - more]
                if alike(one + each) == number
            )
            yield from part.taken(other)


class Added:
    """What a few parts add up to, be it alike or not. Raises TooMany."""

    def __init__(self, parts: Sequence[Costs]) -> None:
        self._steps: list[tuple[Costs, Mapping[int, tuple[int, int, int]]]] = []
        here: dict[int, tuple[int, int, int]] = {0: (0, 0, 0)}
        for part in parts:
            there: dict[int, tuple[int, int, int]] = {}
            for before, (cost, *_) in here.items():
                for other, more in part.least.items():
                    number = before + other
                    if number not in there or cost + more < there[number][0]:
                        there[number] = cost + more, before, other
            if len(there) > MOST_MET:
                raise TooMany
            self._steps.append((part, there))
            here = there
        self.least = {number: cost for number, (cost, *_) in here.items()}

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        for part, step in reversed(self._steps):
            _, number, other = step[number]
            yield from part.taken(other)


class Either:
    """What can be counted with any of some sets of areas, each of which is a change; told is which these are."""

    def __init__(self, ways: Sequence[tuple[Asked, Costs]]) -> None:
        self._by: dict[int, tuple[Asked, Costs]] = {}
        self.least: dict[int, int] = {}
        for asked, part in ways:
            for number, cost in part.least.items():
                if number not in self.least or cost + len(asked) < self.least[number]:
                    self.least[number], self._by[number] = cost + len(asked), (asked, part)

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        asked, part = self._by[number]
        yield from sorted(asked)
        yield from part.taken(number)


def _by_cost(least: Mapping[int, int]) -> list[set[int]]:
    levels: list[set[int]] = [set() for _ in range(max(least.values(), default=0) + 1)]
    for number, cost in least.items():
        levels[cost].add(number)
    return levels


def _added(levels: Sequence[set[int]], more: Sequence[set[int]]) -> list[set[int]]:
    """By cost what two parts add up to."""
    found: list[set[int]] = [set() for _ in range(len(levels) + len(more) - 1)]
    for cost, level in enumerate(levels):
        for beside, others in enumerate(more):
            if level and others:
                found[cost + beside] |= {one + other for other in others for one in level}
    return found


def _least(levels: Iterable[Iterable[int]]) -> list[set[int]]:
    """Each number at its least cost alone."""
    found, seen = [], set[int]()
    for level in levels:
        found.append({*level} - seen)
        seen |= found[-1]
    return found


def _alike(slots: Iterable[Slot], between: Ends, others: Ends) -> Callable[[int], int]:
    """What turns numbers between some ends into one for all that are alike, whatever the others come to."""
    stands: list[tuple[int, int, dict[int, int]]] = []
    for shift, kinds, mask in slots:
        low, high = others[shift]
        least, most = between[shift]
        if most:
            first: dict[bytes, int] = {}
            counts = range(least, most + 1)  # none below: what is alike must stay between these ends
            of_each = {each: first.setdefault(kinds[each + low : each + high + 1], each) << shift for each in counts}
            stands.append((shift, mask, of_each))
    return lambda number: sum([of_each[number >> shift & mask] for shift, mask, of_each in stands])
