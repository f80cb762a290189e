"""Which of several edits cause a change: sets of them that are enough, and needed.

A set is enough if made alone it brings the new value, and needed if the new value is lost when it alone is taken
back. A cause is both, and each of its edits has a part in both: it stands in a smallest set within the cause that is
enough, and in one that is needed. So an edit that alone reaches the new value, and makes no difference when it is
taken back, is in no cause beside the edits that do bring it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations
from typing import Generic, NamedTuple, TypeVar

MOST_TRIED_TOGETHER = 6
"""Of so many edits every combination is tried."""

E = TypeVar("E")


class Cause(NamedTuple, Generic[E]):
    """Edits that together are enough and needed, and of which no smaller set is such a cause.

    `enough` are the smallest sets of them that would be enough, `needed` the smallest that are needed: where they
    bring the change only together, all of them are enough and each is needed; where each alone would, the reverse.
    """

    edits: tuple[E, ...]
    enough: tuple[tuple[E, ...], ...]
    needed: tuple[tuple[E, ...], ...]


class Causes(NamedTuple, Generic[E]):
    """What brings a change: there may be several causes, each of which explains it.

    `every` is whether all combinations were tried: if not, there may be other causes, and smaller ones. `cancelled`
    are the smallest sets of edits in no cause that come to nothing together, though one of them alone would not.
    """

    causes: tuple[Cause[E], ...]
    every: bool
    cancelled: tuple[tuple[E, ...], ...]


def find_causes(edits: Sequence[E], value: Callable[[frozenset[E]], object]) -> Causes[E]:
    """What of the edits brings `value` from that of no edit to that of all of them.

    `value` gives what comes of any set of the edits. Where both are the same there is no cause, and edits may cancel
    each other out.
    """
    search = _Search(edits, value)
    every = len(edits) <= MOST_TRIED_TOGETHER
    causes = [] if not search.changes else search.causes() if every else search.some_causes()
    cancelled = search.cancelled({edit for cause in causes for edit in cause.edits}) if every else []
    return Causes(tuple(causes), every, tuple(cancelled))


class _Search(Generic[E]):
    def __init__(self, edits: Sequence[E], value: Callable[[frozenset[E]], object]) -> None:
        self._edits, self._value = tuple(edits), value
        self._all = frozenset(edits)
        self._old, self._new = value(frozenset()), value(self._all)
        self.changes = self._old != self._new

    def causes(self) -> list[Cause[E]]:
        """All causes, the smallest first."""
        return self._within(self._edits)

    def some_causes(self) -> list[Cause[E]]:
        """Edits that are causes by themselves; without any, one cause of several edits, or a few."""
        needed = [edit for edit in self._edits if self._needed(frozenset((edit,)))]
        if alone := [edit for edit in needed if self._enough(frozenset((edit,)))]:
            return [self._cause((edit,)) for edit in alone]
        ways = sorted(self._ways(needed), key=lambda way: [self._edits.index(edit) for edit in way])
        left = tuple(edit for edit in self._edits if any(edit in way for way in ways))
        if not self._both(frozenset(left)):
            left, ways = self._reduced(self._both, self._edits), []
        if len(left) <= MOST_TRIED_TOGETHER:
            return self._within(left)
        back = tuple((edit,) for edit in left) if set(needed) >= set(left) else (left,)
        return [Cause(left, tuple(ways) or (left,), back)]

    def _ways(self, needed: Collection[E]) -> Iterator[tuple[E, ...]]:
        """Sets that are enough, until without them nothing is: they share no edits but those that are `needed`."""
        left = self._edits
        while self._enough(frozenset(left)):
            yield (way := self._reduced(self._enough, left, needed))
            if set(needed) >= set(way):
                return
            left = tuple(edit for edit in left if edit in needed or edit not in way)

    def _within(self, edits: tuple[E, ...]) -> list[Cause[E]]:
        """The causes within some edits. Without any, sets that are enough and needed, each by other edits of it."""
        found = list(_minimal(edits, self._is_cause)) or list(_minimal(edits, self._both))
        return [self._cause(each) for each in found]

    def _is_cause(self, made: frozenset[E]) -> bool:
        if not self._both(made):
            return False
        edits = tuple(edit for edit in self._edits if edit in made)
        return all(
            made == {edit for each in _minimal(edits, part) for edit in each} for part in (self._enough, self._needed)
        )

    def cancelled(self, causing: set[E]) -> list[tuple[E, ...]]:
        """The smallest sets, without causes, that come to nothing though an edit of them alone would not."""
        free = [edit for edit in self._edits if edit not in causing]
        alone = {edit for edit in free if self._value(frozenset((edit,))) != self._old}
        if not alone:
            return []
        return list(_minimal(free, lambda made: not alone.isdisjoint(made) and self._value(made) == self._old))

    def _cause(self, edits: tuple[E, ...]) -> Cause[E]:
        return Cause(edits, *(tuple(_minimal(edits, part)) for part in (self._enough, self._needed)))

    def _enough(self, made: frozenset[E]) -> bool:
        return self._value(made) == self._new

    def _needed(self, back: frozenset[E]) -> bool:
        return self._value(self._all - back) != self._new

    def _both(self, made: frozenset[E]) -> bool:
        return self._enough(made) and self._needed(made)

    def _reduced(
        self, holds: Callable[[frozenset[E]], bool], edits: Sequence[E], kept: Collection[E] = ()
    ) -> tuple[E, ...]:
        """Those of the edits for which something holds as it does for all, and of which none can be left out.

        Those `kept` are not left out. Half of the others are at first, one at the end.
        """
        left = [edit for edit in edits if edit not in kept]
        size = (len(left) + 1) // 2
        while size:
            start = 0
            while start < len(left):
                fewer = [*left[:start], *left[start + size :]]
                if holds(frozenset((*fewer, *kept))):
                    left = fewer
                else:
                    start += size
            size //= 2
        return tuple(edit for edit in edits if edit in kept or edit in left)


def _minimal(edits: Sequence[E], holds: Callable[[frozenset[E]], bool]) -> Iterator[tuple[E, ...]]:
    """The sets for which something holds while it holds for none within them, the smallest first."""
    found: list[frozenset[E]] = []
    for size in range(1, len(edits) + 1):
        for chosen in combinations(edits, size):
            made = frozenset(chosen)
            if not any(smaller <= made for smaller in found) and holds(made):
                found.append(made)
                yield chosen
