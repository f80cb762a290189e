"""What is read, drafted and written at the same time: Arrow and NumPy leave the interpreter free while they work."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterable[T]) -> Iterator[T]:
    """The items as they are; while one is used, another thread makes the next, and no more than that."""
    made = iter(items)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(_next, made)
        while found := coming.result():
            coming = thread.submit(_next, made)
            yield from found


def _next(items: Iterator[T]) -> list[T]:
    """The next item, alone; nothing where there is none."""
    for item in items:
        return [item]
    return []
