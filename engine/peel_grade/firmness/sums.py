"""What parts that change independently add up to, where any number of changes may come together.

A number has several counts side by side (`peel_grade.firmness.counting`). Two values of a count are one where the grade
rules make the same of both, whatever the parts that are left can still add; of a count that is never told apart nothing
is kept. So few sums are left of very many.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from peel_grade.firmness.ground import Ground
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.slots import Ends, Slot, Slots, added, distinguishing, ends

FEW = 24
"""Sums among which it is not worth while to look for those that are alike."""
MOST = 200_000
"""Sums that are kept, above which no more are looked at."""
WORK = 20_000_000
"""Pairs that are added, above which no more are looked at."""


class Sums:
    """Adds up parts, by no more than so much work each time."""

    def __init__(self, work: int = WORK) -> None:
        self._work = work

    def together(self, slots: Sequence[Slot], parts: Sequence[set[int]], others: Ends) -> set[int]:
        """What parts add up to, as far as it can be told apart where `others` are added. Raises TooMany."""
        of_parts, work = [ends(slots, part) for part in parts], self._work
        mine = added(slots, of_parts)
        whole = added(slots, [others, mine])
        kept = distinguishing(slots, whole)
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
            work -= len(total) * len(part)
            if work < 0:
                raise TooMany
            total = {one + other for one in total for other in part}
            if len(total) > FEW:
                total = self._told_apart(total, kept, left)
            if len(total) > MOST:
                raise TooMany
        return total

    def turned(self, of: set[int], into: Callable[[int], int]) -> set[int]:
        """The same, each number turned into another."""
        return set(map(into, of))

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


N = TypeVar("N", bound=Collection[int])


class Summing(Protocol[N]):
    """What adds up numbers, of which it knows more or less."""

    def together(self, slots: Sequence[Slot], parts: Sequence[N], others: Ends) -> N:
        """What parts add up to, as far as it can be told apart where `others` are added."""

    def turned(self, of: N, into: Callable[[int], int]) -> N:
        """The same, each number turned into another."""


def of_questions(
    sums: Summing[N],
    names: Sequence[str],
    parts: Sequence[tuple[Layout, Sequence[N]]],
    ground: Ground,
    seen: Callable[[Layout, N], object],
) -> N:
    """What can be counted in some questions, with their themes as they are graded; `seen` is told what in these.

    `parts` are themes and questions that share evidence, with what each group of rules in them can come to.
    """
    where = Slots(ground.book, ground.diagrams)
    slots, decided = where.questions(names), []
    for (layout, of), others in zip(parts, where.beside(slots, parts), strict=True):
        in_cluster, whole = where.of_cluster(layout, slots, others)
        of_cluster = sums.together(in_cluster, of, whole)
        seen(layout, of_cluster)
        decided.append(sums.turned(of_cluster, layout.deciding(ground.book, ground.graders.theme)))
    return sums.together(slots, decided, added(slots, []))


def _less(of: Ends, part: Ends) -> Ends:
    """What the others can add without a part."""
    return {shift: (low - part[shift][0], high - part[shift][1]) for shift, (low, high) in of.items()}
