"""What the causes of a change are, by their definition: every set of edits is tried."""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")


def subsets(edits: frozenset[T]) -> list[frozenset[T]]:
    return [
        frozenset(chosen) for size in range(len(edits) + 1) for chosen in combinations(sorted(edits, key=repr), size)
    ]


def smallest(found: Iterable[frozenset[T]]) -> set[frozenset[T]]:
    listed = list(found)
    return {made for made in listed if not any(other < made for other in listed)}


def by_definition(edits: frozenset[T], value: Callable[[frozenset[T]], object]) -> set[frozenset[T]]:
    """The causes, by their definition."""
    old, new = value(frozenset()), value(edits)
    if old == new:
        return set()

    def enough(made: frozenset[T]) -> bool:
        return value(made) == new

    def needed(made: frozenset[T]) -> bool:
        return value(edits - made) != new

    both = [made for made in subsets(edits) if enough(made) and needed(made)]
    causes = [
        made
        for made in both
        if all(made == frozenset().union(*smallest(filter(part, subsets(made)))) for part in (enough, needed))
    ]
    return smallest(causes or both)
