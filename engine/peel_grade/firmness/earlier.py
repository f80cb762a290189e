"""What depends on which areas for improvement earlier inspections asked for, where a force file does not list all.

That an area was asked for makes repeats of all its rules at once, wherever they count, and turns the conditions that
ask for it. So it is looked at for each set of such areas what all else can come to beside it; and that as far inside as
can be: of an area that one group of rules asks for in that group, of one that two themes share where these are put
together.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Generic, Protocol, TypeAlias, TypeVar

from peel_grade.firmness.apart import apart
from peel_grade.firmness.reach import TooMany

T = TypeVar("T")
Asked: TypeAlias = frozenset[str]
"""Areas that earlier inspections turn out to have asked for, by their subjects."""
NONE: Asked = frozenset()
MOST_SETS = 1_100
"""Sets of areas that are looked at in one place, above which none are."""


class Varying(Generic[T]):
    """What depends on whether some `areas` were asked for: made for those that were, and kept."""

    def __init__(self, areas: Asked, make: Callable[[Asked], T]) -> None:
        self.areas, self._make, self._made = areas, make, dict[Asked, T]()

    def given(self, asked: Asked) -> T:
        """What it is where these areas were asked for. Raises TooMany."""
        mine = asked & self.areas
        if mine not in self._made:
            self._made[mine] = self._make(mine)
        return self._made[mine]

    def turned(self, into: Callable[[T], T]) -> "Varying[T]":
        """The same, turned into something else whichever areas were asked for."""
        return Varying(self.areas, lambda asked: into(self.given(asked)))


class Joining(Protocol[T]):
    """How parts are put together, of which so many pieces of evidence change at the most."""

    def together(self, parts: Sequence[T], most: int) -> T:
        """Parts that change independently. Raises TooMany."""

    def either(self, ways: Sequence[tuple[Asked, T]], most: int) -> T:
        """A part as it is with any of some sets of areas, each of which is a change; the first of them is empty."""


def between(components: Sequence[Sequence[Sequence[Varying[T]]]]) -> tuple[Asked, Asked]:
    """The areas that clusters share, and those that components do; of each cluster its groups are given."""
    areas = [[NONE.union(*(group.areas for group in groups)) for groups in clusters] for clusters in components]
    return _shared(each for of_it in areas for each in of_it), _shared(NONE.union(*of_it) for of_it in areas)


def _shared(of_each: Iterable[Asked]) -> Asked:
    """The areas that are in several of these."""
    return frozenset(
        area for area, number in Counter(area for areas in of_each for area in areas).items() if number > 1
    )


def settled(parts: Iterable[Varying[T]], open_: Asked, joining: Joining[T], most: int) -> list[Varying[T]]:
    """The parts with all that areas bring that are not `open_`; those that share such an area are one."""
    given = [*parts]
    if not any(part.areas - open_ for part in given):
        return given
    in_several = _shared(part.areas for part in given) - open_
    alone = [_settled(part, part.areas - open_ - in_several, joining, most) for part in given]
    if not in_several:
        return alone
    found = []
    holding = ([number for number, part in enumerate(given) if area in part.areas] for area in sorted(in_several))
    for numbers in apart(range(len(given)), holding):
        some = [alone[number] for number in numbers]
        found.append(some[0] if len(some) == 1 else _settled(joined(some, joining, most), in_several, joining, most))
    return found


def joined(parts: Sequence[Varying[T]], joining: Joining[T], most: int) -> Varying[T]:
    """Parts that change independently as one, that depends on all that these do."""
    areas = NONE.union(*(part.areas for part in parts))
    return Varying(areas, lambda asked: joining.together([part.given(asked) for part in parts], most - len(asked)))


def _settled(part: Varying[T], areas: Asked, joining: Joining[T], most: int) -> Varying[T]:
    """A part with all that some areas bring, be they asked for or not."""
    mine = areas & part.areas
    if not mine:
        return part

    def make(asked: Asked) -> T:
        left = most - len(asked)
        return joining.either([(more, part.given(asked | more)) for more in _sets(mine, left)], left)

    return Varying(part.areas - mine, make)


def _sets(areas: Asked, most: int) -> Iterator[Asked]:
    """All sets of so many of the areas at the most, the smallest first. Raises TooMany."""
    sizes = range(min(most, len(areas)) + 1)
    if sum(comb(len(areas), number) for number in sizes) > MOST_SETS:
        raise TooMany
    yield from (frozenset(some) for number in sizes for some in combinations(sorted(areas), number))
