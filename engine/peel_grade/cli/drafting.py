"""From force files to what is told of each: rulebooks loaded once, unchanged files not checked again, and many files
drafted on all cores, in their order and in bounded memory.
"""

import gc
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from peel_grade.files.problems import EngineFault, InputError, Problem
from peel_grade.files.record import Record
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Engines
from peel_grade.force.cache import keep_force, key_of, recall_force
from peel_grade.force.file import Force, check_force
from peel_grade.force.locate import ForceInput, rulebook_for, rulebook_of
from peel_grade.rulebook.locate import Place

MANY = 32
"""So many force files are worth the start of other processes."""
_MOST_WORKERS = 8


class Wanted(Record):
    """What is to be told of every force file; `places` are the rulebooks that were named, None for the shipped ones.

    `single` is False where several force files are told of: a line each, or an element each of a JSON array.
    """

    places: tuple[Place, ...] | None
    single: bool
    as_json: bool
    explain: tuple[str, ...]
    full: bool
    colour: bool
    width: int


class Told(Record):
    """What is told of one force file, as it is printed; or the problems for which there is nothing to tell.

    `letters` says what the letters in a line stand for; it is empty where the text needs no such legend. `warned`
    says whether there are warnings that the force file does not allow.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    letters: str = ""
    warned: bool = False


def draft_all(inputs: Sequence[ForceInput], wanted: Wanted) -> Iterator[Told]:
    """What is told of each force file, in their order. Raises EngineFault."""
    workers = min(_cores(), _MOST_WORKERS, len(inputs) // (MANY // 2))
    if len(inputs) >= MANY and workers > 1 and all(each.path for each in inputs):
        yield from _on_all_cores(inputs, wanted, workers)
        return
    drafter = _Drafter(wanted)
    if len(inputs) > 1:
        _collect_garbage()
    for each in inputs:
        yield drafter.tell(each)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _collect_garbage() -> None:
    """Commands run without the collector, for they end soon: not so where there are many files to read."""
    gc.freeze()
    gc.enable()


def _on_all_cores(inputs: Sequence[ForceInput], wanted: Wanted, workers: int) -> Iterator[Told]:
    import signal
    from concurrent.futures import ProcessPoolExecutor  # 15 ms: only for many
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    asked = None
    pool = ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(wanted,))
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


_worker: list["_Drafter"] = []
"""In a worker process: its drafter."""


def _start_worker(wanted: Wanted) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that was called, which ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _collect_garbage()
    _worker[:] = [_Drafter(wanted)]


def _tell_in_worker(given: ForceInput) -> Told:
    return _worker[0].tell(given)


class _Drafter:
    """Tells of force files one by one; every rulebook is loaded and started once."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._running: dict[Path, Engines] = {}

    def tell(self, given: ForceInput) -> Told:
        """What is told of a force file. Raises EngineFault."""
        try:
            force, engines = self._checked(given)
            warned = any(not each.allowed for each in force.warnings)
            return Told(self._text(given.name, force, engines), (), self._letters(engines), warned)
        except InputError as error:
            return Told("", tuple(error.problems))

    def _engines(self, place: Place) -> Engines:
        if place.folder not in self._running:
            self._running[place.folder] = Engines(load_located(place))
        return self._running[place.folder]

    def _checked(self, given: ForceInput) -> tuple[Force, Engines]:
        """The force that a file describes, and the engines to grade it. Raises InputError."""
        content = given.read()
        # a folder is mostly graded once, and would push out what is worth keeping
        key = key_of(content) if self._wanted.single else b""
        if key and (kept := recall_force(key)) is not None:
            place = rulebook_of(kept.framework, self._wanted.places)
            if place is not None and (engines := self._engines(place)).compiled.book.sha256 == kept.rulebook:
                return kept.force(given.name), engines
        force, engines = self._read(given, content)
        if key:
            keep_force(key, force, engines.compiled.book)
        return force, engines

    def _read(self, given: ForceInput, content: bytes) -> tuple[Force, Engines]:
        tree = given.parse(content)
        engines = self._engines(rulebook_for(tree, self._wanted.places))
        return check_force(tree, engines.compiled.book), engines

    def _letters(self, engines: Engines) -> str:
        if self._wanted.single or self._wanted.as_json:
            return ""
        from peel_grade.report.summary import letters

        return letters(engines.compiled.book.framework)

    def _text(self, name: str, force: Force, engines: Engines) -> str:
        from peel_grade.grades.assessment import assess

        assessment, wanted = assess(force, engines), self._wanted
        if wanted.explain:
            from peel_grade.explanation.drafted import explained, explained_text
            from peel_grade.files.json_text import to_json

            if wanted.as_json:
                return to_json(explained(assessment, wanted.explain))
            return explained_text(assessment, wanted.explain, wanted.colour, wanted.width, wanted.full)
        from peel_grade.report.document import document
        from peel_grade.wording.paint import painter

        if not wanted.single and not wanted.as_json:
            from peel_grade.report.summary import summary_line

            return summary_line(name, document(assessment), painter(wanted.colour)) + "\n"
        from peel_grade.grades.doubtful import with_doubt
        from peel_grade.grades.gaps import with_gaps
        from peel_grade.grades.steps import with_steps

        result = document(with_steps(with_gaps(with_doubt(assessment, engines), engines), engines))
        if wanted.as_json:
            from peel_grade.files.json_text import json_element, to_json

            return to_json(result) if wanted.single else json_element(result)
        if wanted.full:
            from peel_grade.report.full import full_text as told
        else:
            from peel_grade.report.page import page as told
        return told(result, painter(wanted.colour), wanted.width)
