"""Some of what parts add up to, which is soon found, each with how it comes about.

Of many sums those are kept in which some count is the least or the most of all: the grades at the ends of the scale
take much of one thing and little of another. And perhaps some that lie between, as other grades do.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

from peel_grade.firmness.changes import Change
from peel_grade.firmness.slots import Ends, Slot, added, distinguishing, ends

_MANY = 24
"""Sums of which all are kept."""
Way: TypeAlias = tuple[Any, ...]
"""How a number comes about: by these ways together, each of which is a change in the end. Empty: by nothing."""


class Few:
    """Adds up some of what parts can come to, of many sums so many `between` others; `thinned` says that others were
    left out.
    """

    def __init__(self, between: int) -> None:
        self._between, self.thinned = between, False

    def together(self, slots: Sequence[Slot], parts: Sequence[Mapping[int, Way]], others: Ends) -> Mapping[int, Way]:
        """Some of what parts add up to, as far as it can be told apart where `others` are added."""
        mine = added(slots, [ends(slots, part) for part in parts])
        kept = distinguishing(slots, added(slots, [others, mine]))
        told = sum([mask << shift for shift, _, mask in kept])
        base, always = sum([least << shift for shift, (least, _) in mine.items()]) & ~told, list[Way]()
        total: Mapping[int, Way] = {0: ()}
        for part in sorted(parts, key=len):
            narrow = {number & told: way for number, way in part.items()}
            if len(narrow) == 1:
                ((number, way),) = narrow.items()
                base += number
                always.append(way)
                continue
            some = {number: narrow[number] for number in self.of(narrow, kept)}
            sums = {one + other: (way, more) for one, way in total.items() for other, more in some.items()}
            total = {number: sums[number] for number in self.of(sums, kept)}
        return {number + base: (way, *always) for number, way in total.items()}

    def turned(self, of: Mapping[int, Way], into: Callable[[int], int]) -> Mapping[int, Way]:
        """The same, each number turned into another."""
        return {into(number): way for number, way in of.items()}

    def of(self, numbers: Collection[int], slots: Sequence[Slot]) -> Collection[int]:
        """Some of the numbers."""
        if len(numbers) <= _MANY:
            return numbers
        self.thinned, in_order = True, sorted(numbers)
        kept = {*in_order[:: len(in_order) // self._between]} if self._between else {in_order[0]}
        varying = reduce(or_, [number ^ in_order[0] for number in in_order])  # the bits in which some differ
        for shift, _, mask in slots:
            if not varying >> shift & mask:
                continue
            counts = [number & mask << shift for number in in_order]
            backwards = counts[::-1]
            for end in (min(counts), max(counts)):
                kept.update([in_order[counts.index(end)], in_order[~backwards.index(end)]])
        return kept


def made_of(way: Way) -> Iterator[Change]:
    """The changes by which a number comes about."""
    waiting: list[Any] = [way]
    while waiting:
        each = waiting.pop()
        if each and isinstance(each[0], str):
            yield each
        else:
            waiting += each
