"""What is connected and what is not."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def apart(nodes: Iterable[T], links: Iterable[Iterable[T]]) -> list[list[T]]:
    """The nodes in sets that no link connects, each in the order of the nodes; a link connects all that it names."""
    leads = {node: node for node in nodes}

    def first(node: T) -> T:
        while leads[node] != node:
            leads[node] = leads[leads[node]]
            node = leads[node]
        return node

    for link in links:
        one, *others = map(first, link)
        for other in others:
            leads[first(other)] = first(one)
    found: dict[T, list[T]] = {}
    for node in leads:
        found.setdefault(first(node), []).append(node)
    return list(found.values())
