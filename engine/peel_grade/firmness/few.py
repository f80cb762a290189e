"""Some of the numbers that parts add up to, which are soon found."""

from collections.abc import Iterable, Sequence

from peel_grade.firmness.outcomes import FEW
from peel_grade.firmness.slots import Ends, Slot
from peel_grade.firmness.sums import Sums


class Few(Sums):
    """Adds up some of what parts can come to: such as differ in what the grade rules would make of them by themselves,
    and with all that is left.
    """

    def __init__(self, slots: Iterable[Slot], thinned: list[bool]) -> None:
        super().__init__(slots)
        self._thinned = thinned

    def few(self, total: set[int], part: set[int], _slots: Sequence[Slot], _left: Ends) -> tuple[set[int], set[int]]:
        """Some of the two parts that are to be added, where others are left."""
        return self._some(total, _slots, _left), self._some(part, _slots, _left)

    def _some(self, of: set[int], slots: Sequence[Slot], left: Ends) -> set[int]:
        if len(of) <= FEW:
            return of
        self._thinned.append(True)
        kept: set[int] = set()
        for end in (0, 1):
            by_kind: dict[tuple[int, ...], int] = {}
            tables = [(shift, mask, kinds, left[shift][end]) for shift, kinds, mask in slots]
            for number in sorted(of, reverse=bool(end)):
                by_kind.setdefault(
                    tuple([kinds[(number >> shift & mask) + more] for shift, mask, kinds, more in tables]), number
                )
            kept.update([*by_kind.values()][:FEW])
        return kept
