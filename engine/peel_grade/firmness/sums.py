"""What parts that change independently add up to, where any number of changes may come together.

A number has several counts side by side (`peel_grade.firmness.counting`). Two values of a count are one where the grade
rules make the same of both, whatever the parts that are left can still add; of a count that is never told apart nothing
is kept. So few sums are left of very many.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TypeAlias

from peel_grade.firmness.counting import Counts, Listed
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import TooMany

Slot: TypeAlias = tuple[int, bytes, int]
"""Where a count lies in a number, which of its values are alike, and a mask as wide as it."""
Ends: TypeAlias = Mapping[int, tuple[int, int]]
"""By the place of a count, the least and the most that is added to it."""
FEW = 24
"""Sums among which it is not worth while to look for those that are alike."""
MOST = 200_000
"""Sums that are kept, above which no more are looked at."""
WORK = 20_000_000
"""Pairs that are added, above which no more are looked at."""


def slots_of(counts: Counts, rules: Listed, place: int = 0) -> Iterator[Slot]:
    """The counts that the grade rules of a list compare, in a number in which they lie from a place on."""
    for shift, kinds in rules[1]:
        yield shift + place, kinds, (1 << counts.bits) - 1


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


def added(slots: Sequence[Slot], of: Iterable[Ends]) -> Ends:
    """The least and the most of all together."""
    each = [*of]
    return {shift: (sum([e[shift][0] for e in each]), sum([e[shift][1] for e in each])) for shift, *_ in slots}


class Sums:
    """Adds up parts in some counts."""

    def __init__(self, slots: Iterable[Slot], work: int = WORK) -> None:
        self._slots, self._work = tuple(slots), work

    def together(self, parts: Sequence[set[int]], others: Ends) -> set[int]:
        """What parts add up to, as far as it can be told apart where `others` are added. Raises TooMany."""
        slots, of_parts = self._slots, [ends(self._slots, part) for part in parts]
        mine = added(slots, of_parts)
        whole = added(slots, [others, mine])
        kept = [slot for slot in slots if _distinguishes(slot, *whole[slot[0]])]
        left: Ends = {shift: whole[shift] for shift, *_ in kept}
        total = {sum([mine[shift][0] << shift for shift, *_ in slots if shift not in left])}
        mask = sum([mask << shift for shift, _, mask in kept])
        narrow = [{number & mask for number in part} for part in parts]
        for place in sorted(range(len(parts)), key=lambda place: len(narrow[place])):
            part = narrow[place]
            left = _less(left, of_parts[place])
            if len(part) > FEW:
                others_and_total = added(kept, [left, ends(kept, total)])
                part = self._told_apart(part, kept, others_and_total)
            total, part = self.few(total, part, kept, left)
            self._work -= len(total) * len(part)
            if self._work < 0:
                raise TooMany
            total = {one + other for one in total for other in part}
            if len(total) > FEW:
                total = self._told_apart(total, kept, left)
            if len(total) > MOST:
                raise TooMany
        return total

    def few(self, total: set[int], part: set[int], _slots: Sequence[Slot], _left: Ends) -> tuple[set[int], set[int]]:
        """Two parts that are to be added, where others are left: all of them."""
        return total, part

    def _told_apart(self, of: set[int], slots: Iterable[Slot], others: Ends) -> set[int]:
        """The same with one number in the place of all that are alike, whatever the others come to."""
        moves = []
        for shift, kinds, mask in slots:
            low, high = others[shift]
            first: dict[bytes, int] = {}
            counts = sorted({number >> shift & mask for number in of})
            by = {count: first.setdefault(kinds[count + low : count + high + 1], count) - count for count in counts}
            if any(by.values()):
                moves.append((shift, mask, {count: less << shift for count, less in by.items()}))
        for shift, mask, by in moves:
            of = {number + by[number >> shift & mask] for number in of}
        return of


Inside: TypeAlias = tuple[Layout, Sequence[set[int]]]
"""Themes and questions that share evidence, and what each group of rules in them can come to."""


def of_questions(
    sums: Callable[[Sequence[Slot]], Sums],
    names: Sequence[str],
    parts: Sequence[Inside],
    ground: Ground,
    seen: Callable[[Layout, set[int]], object] = lambda _layout, _of: None,
) -> set[int]:
    """What can be counted in some questions, with their themes as they are graded; `seen` is told what in these."""
    counts, lists = ground.diagrams.questions, ground.diagrams.lists
    slots = [
        each for at, name in enumerate(names) for each in slots_of(counts, lists[f"question/{name}"], at * counts.width)
    ]
    found = [
        added(slots, [ends(slots, [value >> layout.above for value in part]) for part in of]) for layout, of in parts
    ]
    graded = [added(slots, [ends(slots, each) for each in layout.of_grades(ground.book)]) for layout, _ in parts]
    decided = []
    for place, (layout, of) in enumerate(parts):
        others = added(slots, [*found[:place], *found[place + 1 :], *graded])
        of_cluster = of_themes(sums, layout, of, slots, others, ground)
        seen(layout, of_cluster)
        decided.append(set(map(layout.deciding(ground.book, ground.graders.theme), of_cluster)))
    return sums(slots).together(decided, added(slots, []))


def of_themes(
    sums: Callable[[Sequence[Slot]], Sums],
    layout: Layout,
    parts: Sequence[set[int]],
    slots: Sequence[Slot],
    others: Ends,
    ground: Ground,
) -> set[int]:
    """What can be counted in themes that share evidence, and in their questions, where `others` are added to these."""
    in_themes = [
        each
        for name, place in layout.themes.items()
        for each in slots_of(ground.diagrams.themes, ground.diagrams.lists[f"theme/{name}"], place)
    ]
    all_ends = {shift: (0, 0) for shift, *_ in in_themes}
    all_ends |= {shift + layout.above: of_it for shift, of_it in others.items()}
    above = ((shift + layout.above, kinds, mask) for shift, kinds, mask in slots)
    return sums([*in_themes, *above]).together(parts, all_ends)


def _distinguishes(slot: Slot, low: int, high: int) -> bool:
    """Whether the grade rules tell some counts from others that there can be."""
    return len({*slot[1][low : high + 1]}) > 1


def _less(of: Ends, part: Ends) -> Ends:
    """What the others can add without a part."""
    return {shift: (low - part[shift][0], high - part[shift][1]) for shift, (low, high) in of.items()}
