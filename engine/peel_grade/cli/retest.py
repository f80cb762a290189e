"""`rulebook test --watch`: run the scenarios again on every save, and tell what has changed."""

import gc
import signal
import time
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from peel_grade.cli.arguments import samples_of
from peel_grade.cli.derivation import derivation
from peel_grade.cli.saves import saves
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.problems import InputError, Problem
from peel_grade.rulebook.locate import locate_all
from peel_grade.rulebook.reading.origins import bases
from peel_grade.scenarios.reports.changes import changes
from peel_grade.scenarios.reports.document import document
from peel_grade.scenarios.selection import Selection
from peel_grade.scenarios.suite import suite_of


def watch(options: Namespace, selection: Selection) -> int:
    """Run the selected scenarios until interrupted; the exit status."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell started it in the background
    saved = saves(_folders(options), (".feature", ".yaml"))
    before: dict[str, Any] | None = None
    try:
        for change in saved:
            start = time.perf_counter()
            now = _ran(options, selection)
            lines = [str(problem) for problem in now] if isinstance(now, list) else changes(before, now)
            _tell([*([change] if change else []), *lines, f"({time.perf_counter() - start:.2f} s)"])
            before = before if isinstance(now, list) else now
            gc.collect()  # in the pause after a save, since commands run without it
    except KeyboardInterrupt:
        pass
    return OK


def _ran(options: Namespace, selection: Selection) -> dict[str, Any] | list[Problem]:
    """The run as data, without what is measured; or the mistakes that keep it from being one."""
    try:
        with locate_all(options.rules) as places:
            suite = suite_of(places, samples_of(options, places))
        try:
            return document(suite.run(selection), {}, {}, derivation)
        finally:
            for engines in suite.engines.values():
                engines.close()
    except InputError as error:
        return error.problems


def _folders(options: Namespace) -> set[Path]:
    """What is watched: the rulebooks, what they extend, the scenarios and the forces. Raises InputError."""
    with locate_all(options.rules) as places:
        if passing := next((place for place in places if not place.lasting), None):
            message, help = "a git revision never changes: there is nothing to watch", "name a folder"
            raise InputError([Problem(passing.name, 0, 0, message, help)])
        samples = samples_of(options, places)
        folders = {folder for place in places for folder in (place.folder, *bases(place.folder))}
        return {*folders, samples.home, samples.forces}


def _tell(lines: Iterable[str]) -> None:
    write_out("\n".join(lines) + "\n\n", None)
