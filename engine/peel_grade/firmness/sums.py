"""What parts that change independently add up to, where any number of changes may come together.

A number has several counts side by side (`peel_grade.firmness.counting`). Two values of a count are one where the grade
rules make the same of both, whatever the parts that are left can still add; of a count that is never told apart nothing
is kept. So few sums are left of very many.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from peel_grade.firmness.ground import Ground
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.slots import Ends, Slot, Slots, added, ends

FEW = 24
"""Sums among which it is not worth while to look for those that are alike."""
MOST = 200_000
"""Sums that are kept, above which no more are looked at."""
WORK = 20_000_000
"""Pairs that are added, above which no more are looked at."""


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
    where = Slots(ground.book, ground.diagrams)
    slots, decided = where.questions(names), []
    for (layout, of), others in zip(parts, where.beside(slots, parts), strict=True):
        in_cluster, whole = where.of_cluster(layout, slots, others)
        of_cluster = sums(in_cluster).together(of, whole)
        seen(layout, of_cluster)
        decided.append(set(map(layout.deciding(ground.book, ground.graders.theme), of_cluster)))
    return sums(slots).together(decided, added(slots, []))


def _distinguishes(slot: Slot, low: int, high: int) -> bool:
    """Whether the grade rules tell some counts from others that there can be."""
    return len({*slot[1][low : high + 1]}) > 1


def _less(of: Ends, part: Ends) -> Ends:
    """What the others can add without a part."""
    return {shift: (low - part[shift][0], high - part[shift][1]) for shift, (low, high) in of.items()}
