"""What of a sweep is done, kept in a file, so that one that was interrupted goes on where it was."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from peel_grade.files.json_text import canonical_json
from peel_grade.files.output_file import replace_file
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import read_bytes, shown
from peel_grade.sweep.plan import Plan

_SCHEMA = "sweep-state/1"


def key_of(plan: Plan, forces: Iterable[tuple[str, bytes]], rulebooks: Iterable[str]) -> str:
    """What a sweep is known by: all that it comes from."""
    read = [[name, hashlib.sha256(content).hexdigest()] for name, content in forces]
    told = {**plan._asdict(), "samples": dict(plan.samples), "forces": read, "rulebooks": [*rulebooks]}
    return hashlib.sha256(canonical_json(told)).hexdigest()


class State:
    """What is done of a sweep, by job; in a file, unless there is none. Raises InputError for one of another sweep."""

    def __init__(self, file: Path | None, key: str) -> None:
        self._file, self._key = file, key
        self.done: dict[str, dict[str, Any]] = {}
        if file is not None and file.exists():
            self.done = self._read(file)

    def _read(self, file: Path) -> dict[str, dict[str, Any]]:
        try:
            told = json.loads(read_bytes(file))
            known: dict[str, dict[str, Any]] = told["done"] if told["schema"] == _SCHEMA else {}
            key = told["key"]
        except (ValueError, KeyError, TypeError):
            help = "name a new file with `--state`"
            raise InputError([Problem(shown(file), 0, 0, "this is no state of a sweep", help)]) from None
        if key != self._key:
            message = "this is the state of another sweep: of other files, another rulebook or other options"
            raise InputError(
                [Problem(shown(file), 0, 0, message, "name a new file with `--state`, or remove this one")]
            )
        return known

    def add(self, job: str, found: dict[str, Any]) -> None:
        """Keep what a job came to. Raises InputError where the file cannot be written."""
        self.done[job] = found
        if self._file is not None:
            told = {"schema": _SCHEMA, "key": self._key, "done": self.done}
            replace_file(self._file.resolve(), [json.dumps(told).encode()], shown(self._file))
