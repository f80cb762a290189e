"""Many things on all cores: what is made of each, in their order and in bounded memory."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, TypeAlias, TypeVar

from peel_grade.files.problems import EngineFault

A = TypeVar("A")
W = TypeVar("W")
T = TypeVar("T")

MANY = 32
"""So many force files, or mutants, are worth the start of other processes."""
_MANY_LONG = 4
"""So many that take a second or so each."""
_AT_ONCE = 8
"""So many are handed to a process together."""
_MOST_WORKERS = 8

Where: TypeAlias = Literal["here", "anywhere", "forked"]
"""In which processes: in this one; in any, for what is wanted can be sent to them; or in those alone that have it from
this one, as they do where they begin as a copy of it.
"""


def of_each(
    items: Sequence[A],
    make: Callable[[W], Callable[[A], T]],
    wanted: W,
    where: Where = "anywhere",
    *,
    long: bool = False,
) -> Iterator[T]:
    """What `make(wanted)` tells of each of several things, in their order; it is made once in each process.

    The things and what is told can be pickled; so can what is wanted, and `make` stands in a module, if it is to be
    `anywhere`. Where each takes a second or so (`long`), few are worth other processes. Raises EngineFault.
    """
    many, at_once = (_MANY_LONG, 1) if long else (MANY, _AT_ONCE)
    workers = min(_cores(), _MOST_WORKERS, len(items) // (many // 2))
    if len(items) >= many and workers > 1 and (where == "anywhere" or (where == "forked" and _can_fork())):
        start = "fork" if where == "forked" else None
        yield from _on_all_cores(items, make, wanted, workers, at_once, start)
        return
    tell = make(wanted)
    _collect_garbage()
    for each in items:
        yield tell(each)


def _can_fork() -> bool:
    """Whether a copy of this process would work: macOS has a fork, and libraries that do not survive it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _collect_garbage() -> None:
    """Commands run without the collector, for they end soon: not so where there are many files to read."""
    gc.freeze()
    gc.enable()


def _on_all_cores(
    items: Sequence[A], make: Callable[[W], Callable[[A], T]], wanted: W, workers: int, at_once: int, start: str | None
) -> Iterator[T]:
    import signal
    from concurrent.futures import ProcessPoolExecutor  # 15 ms: only for many
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    asked = None
    pool = ProcessPoolExecutor(workers, get_context(start), initializer=_start_worker, initargs=(make, wanted))
    try:
        yield from pool.map(_tell_in_worker, items, chunksize=at_once)
    except BrokenProcessPool as error:
        raise EngineFault("a process that did a part of the work ended before its time") from error
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


_worker: list[Callable[[Any], Any]] = []
"""In a worker process: what tells of each thing."""


def _start_worker(make: Callable[[W], Callable[[Any], Any]], wanted: W) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that was called, which ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _collect_garbage()
    _worker[:] = [make(wanted)]


def _tell_in_worker(given: Any) -> Any:
    return _worker[0](given)
