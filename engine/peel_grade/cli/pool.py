"""Many force files on all cores: what is made of each, in their order and in bounded memory."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from peel_grade.files.problems import EngineFault
from peel_grade.force.locate import ForceInput

W = TypeVar("W")
T = TypeVar("T")

MANY = 32
"""So many force files are worth the start of other processes."""
_MOST_WORKERS = 8


def of_each(inputs: Sequence[ForceInput], make: Callable[[W], Callable[[ForceInput], T]], wanted: W) -> Iterator[T]:
    """What `make(wanted)` tells of each of several force files, in their order; it is made once in each process.

    `make` stands in a module, and what it is given and tells can be pickled. Raises EngineFault.
    """
    workers = min(_cores(), _MOST_WORKERS, len(inputs) // (MANY // 2))
    if len(inputs) >= MANY and workers > 1 and all(each.path for each in inputs):
        yield from _on_all_cores(inputs, make, wanted, workers)
        return
    tell = make(wanted)
    _collect_garbage()
    for each in inputs:
        yield tell(each)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _collect_garbage() -> None:
    """Commands run without the collector, for they end soon: not so where there are many files to read."""
    gc.freeze()
    gc.enable()


def _on_all_cores(
    inputs: Sequence[ForceInput], make: Callable[[W], Callable[[ForceInput], T]], wanted: W, workers: int
) -> Iterator[T]:
    import signal
    from concurrent.futures import ProcessPoolExecutor  # 15 ms: only for many
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    asked = None
    pool = ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(make, wanted))
    try:
        yield from pool.map(_tell_in_worker, inputs, chunksize=8)
    except BrokenProcessPool as error:
        raise EngineFault("a process that drafted force files ended before its time") from error
    except BaseException:  # an interrupt, or nobody reads on: what was begun ahead is not waited for
        asked = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second interrupt must not keep a worker from ending
        _hush_cancelled()
        for worker in active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        if asked is not None:
            signal.signal(signal.SIGINT, asked)


def _hush_cancelled() -> None:
    """Keep the pool's thread from printing that what it would fail is cancelled already (Python 3.11, 3.12)."""
    import threading
    from concurrent.futures import InvalidStateError

    def hook(thread: threading.ExceptHookArgs) -> None:
        if not isinstance(thread.exc_value, InvalidStateError):
            threading.__excepthook__(thread)

    threading.excepthook = hook


_worker: list[Callable[[ForceInput], Any]] = []
"""In a worker process: what tells of a force file."""


def _start_worker(make: Callable[[W], Callable[[ForceInput], Any]], wanted: W) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that was called, which ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _collect_garbage()
    _worker[:] = [make(wanted)]


def _tell_in_worker(given: ForceInput) -> Any:
    return _worker[0](given)
