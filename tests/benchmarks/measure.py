"""What was measured, and how two things are side by side."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Measure(NamedTuple):
    """One measure; `ratio` is the unit of those that can be compared between machines."""

    name: str
    value: float
    unit: str = "ratio"
    limit: float | None = None


def alternating(
    first: Callable[[], object],
    second: Callable[[], object],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float, float]:
    """Median seconds of both by a clock, taken turn about, and the median of the ratios second / first."""
    times: tuple[list[float], list[float]] = ([], [])
    for work in (first, second):
        work()  # warm: bytecode, caches
    for _ in range(rounds):
        for work, taken in zip((first, second), times, strict=True):
            start = clock()
            work()
            taken.append(clock() - start)
    ratio = statistics.median(b / a for a, b in zip(*times, strict=True))
    return statistics.median(times[0]), statistics.median(times[1]), ratio
