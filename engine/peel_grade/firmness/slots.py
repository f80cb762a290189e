"""Where counts lie in a number, which of their values grade rules tell apart, and how much is added to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TypeAlias

from peel_grade.firmness.kept import Diagrams
from peel_grade.firmness.layout import Layout
from peel_grade.rulebook.model import Rulebook

Slot: TypeAlias = tuple[int, bytes, int]
"""Where a count lies in a number, which of its values are alike, and a mask as wide as it."""
Ends: TypeAlias = Mapping[int, tuple[int, int]]
"""By the place of a count, the least and the most that is added to it."""


def ends(slots: Iterable[Slot], of: Iterable[int]) -> Ends:
    """The least and the most of each count."""
    values = [*of]
    one = values[0]
    others = reduce(or_, [value ^ one for value in values])  # the bits in which some differ
    found = {}
    for shift, _, mask in slots:
        least = most = one >> shift & mask
        if others >> shift & mask:
            counts = [value >> shift & mask for value in values]
            least, most = min(counts), max(counts)
        found[shift] = least, most
    return found


def added(slots: Iterable[Slot], of: Iterable[Ends]) -> Ends:
    """The least and the most of all together."""
    each = [*of]
    return {shift: (sum([e[shift][0] for e in each]), sum([e[shift][1] for e in each])) for shift, *_ in slots}


def distinguishing(slots: Iterable[Slot], whole: Ends) -> list[Slot]:
    """The counts of which grade rules tell some from others that there can be."""
    return [each for each in slots if len({*each[1][whole[each[0]][0] : whole[each[0]][1] + 1]}) > 1]


class Slots:
    """The counts that the lists of a rulebook compare, as they lie in numbers."""

    def __init__(self, book: Rulebook, diagrams: Diagrams) -> None:
        self._book, self._diagrams = book, diagrams

    def overall(self) -> tuple[Slot, ...]:
        """Those of the overall grade."""
        return tuple(_slots(self._diagrams, "overall", self._diagrams.overall.bits))

    def questions(self, names: Sequence[str]) -> tuple[Slot, ...]:
        """Those of some questions, one beside the other."""
        counts = self._diagrams.questions
        return tuple(
            each
            for at, name in enumerate(names)
            for each in _slots(self._diagrams, f"question/{name}", counts.bits, at * counts.width)
        )

    def beside(
        self, slots: Sequence[Slot], clusters: Sequence[tuple[Layout, Sequence[Iterable[int]]]]
    ) -> Iterator[Ends]:
        """For each of some clusters what is added beside it to the counts of their questions: by the other clusters,
        and by the grades of all themes. Of a cluster its groups are given, with what each can come to.
        """
        found = [
            added(slots, [ends(slots, [number >> layout.above for number in part]) for part in parts])
            for layout, parts in clusters
        ]
        graded = [added(slots, [ends(slots, each) for each in layout.of_grades(self._book)]) for layout, _ in clusters]
        for place in range(len(clusters)):
            yield added(slots, [*found[:place], *found[place + 1 :], *graded])

    def in_cluster(self, layout: Layout, slots: Iterable[Slot]) -> tuple[Slot, ...]:
        """Those of a cluster: of its themes, and above them of its questions."""
        above = [(shift + layout.above, kinds, mask) for shift, kinds, mask in slots]
        return (*self._in_themes(layout), *above)

    def of_cluster(self, layout: Layout, slots: Iterable[Slot], others: Ends) -> tuple[tuple[Slot, ...], Ends]:
        """The same, and what is added to them: nothing else to those of themes, to those of questions `others`."""
        whole = {shift: (0, 0) for shift, *_ in self._in_themes(layout)}
        whole |= {shift + layout.above: of_it for shift, of_it in others.items()}
        return self.in_cluster(layout, slots), whole

    def _in_themes(self, layout: Layout) -> list[Slot]:
        return [
            each
            for name, place in layout.themes.items()
            for each in _slots(self._diagrams, f"theme/{name}", self._diagrams.themes.bits, place)
        ]


def _slots(diagrams: Diagrams, of: str, bits: int, place: int = 0) -> Iterator[Slot]:
    """The counts that the grade rules of a list compare, in a number in which they lie from a place on."""
    for shift, kinds in diagrams.lists[of][1]:
        yield shift + place, kinds, (1 << bits) - 1
