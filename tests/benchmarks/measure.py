"""What was measured, and how two things are side by side."""

import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Measure(NamedTuple):
    """One measure; `ratio` is the unit of those that can be compared between machines."""

    name: str
    value: float
    unit: str = "ratio"
    limit: float | None = None


def peak_memory_here() -> float:
    """The most memory, in megabytes, that this process has held.

    Where the system tells it, that of the process alone: `ru_maxrss` begins with what its parent held.
    """
    told = Path("/proc/self/status")
    peak = (
        [line.split()[1] for line in told.read_text().splitlines() if line.startswith("VmHWM:")]
        if told.exists()
        else []
    )
    return int(peak[0] if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


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
