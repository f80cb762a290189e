"""Compiled rulebooks kept between runs, so that `grade` need not read YAML it has read before.

An entry is found by the rulebook's folder and the code that compiled it. It lists the folders that the rulebook was
read from, which are known only once it is read, and holds as long as the state of each is the same: which YAML files
are in it, and of each its size, inode and times of change.
"""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from peel_grade.files import store
from peel_grade.files.listing import is_hidden
from peel_grade.findings.engines import Compiled
from peel_grade.findings.rulesets import Level, Program
from peel_grade.rulebook.data import from_data, to_data
from peel_grade.rulebook.locate import SECTIONS, Place, header

if TYPE_CHECKING:
    from pathlib import Path

COMPILERS = ("files", "rulebook", "force", "findings")
"""The packages whose code decides what a compiled rulebook is."""
_KIND, _KEPT = "rulebook", 8
States: TypeAlias = list[tuple[str, str]]
"""The folders that a rulebook is read from, or would be if they were there, each with its state."""


def load_located(place: Place) -> Compiled:
    """The rulebook at a place, compiled. Raises InputError."""
    return load_compiled(place.at) if place.lasting else _compile(place)


def load_compiled(folder: "str | Path") -> Compiled:
    """The rulebook in `folder`, compiled: from the cache, or else from its YAML. Raises InputError."""
    place = Place(str(folder), os.path.basename(folder))
    try:
        key = f"{store.code_stamp(*COMPILERS)}\n{os.path.realpath(folder)}".encode(errors="surrogateescape")
        kept = store.recall(_KIND, key)
        if kept is not None and same(kept["made_from"]):
            return _restored(kept)
        made_from = states(place)
    except (OSError, RuntimeError):
        return _compile(place)  # which says what is wrong
    compiled = _compile(place)
    store.keep(_KIND, key, _data(compiled, made_from), _KEPT)
    return compiled


def _compile(place: Place) -> Compiled:
    from peel_grade.findings.compiler import compile_rulebook
    from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of  # all of pydantic: only to read YAML
    from peel_grade.rulebook.reading.origins import origin_of

    return compile_rulebook(rulebook_of(read_rulebook(origin_of(place))))


def states(place: Place) -> States:
    """The states of the folders that the rulebook at a place is read from. Raises OSError.

    That of each is taken before anything in it is read, so that what is changed meanwhile is another state.
    """
    from pathlib import Path  # only to read YAML

    from peel_grade.rulebook.reading.origins import candidates

    found: dict[str, str] = {}
    waiting = [os.path.realpath(place.at)]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found[here] = _state(here)
            if (framework := header(here).extends) is not None:
                waiting += map(str, candidates(framework, Path(here)))
    return list(found.items())


def same(before: States) -> bool:
    """Whether folders are in the states in which they were. Raises OSError."""
    return all(_state(folder) == state for folder, state in before)


def _state(folder: str) -> str:
    """A text that changes whenever a file does that a rulebook in this folder has or must not have. Raises OSError."""
    try:
        return store.stamp(_files(folder, SECTIONS))
    except FileNotFoundError:
        return ""


def _files(folder: str, through_links: Sequence[str] = ()) -> Iterator[str]:
    """Every YAML file in a folder and those below it, of those that are links in the ones of these names."""
    for entry in os.scandir(folder):
        if not is_hidden(entry.name):
            if entry.name.endswith((".yaml", ".yml")):
                yield entry.path
            if entry.is_dir(follow_symlinks=entry.name in through_links):
                yield from _files(entry.path)


def _data(compiled: Compiled, made_from: States) -> dict[str, Any]:
    return {
        "made_from": made_from,
        "sha256": compiled.book.sha256,
        "book": to_data(compiled.book),
        "programs": compiled.programs,
        "counts": compiled.counts,
        "compared": compiled.compared,
    }


def _restored(data: dict[str, Any]) -> Compiled:
    programs = {}
    for stratum, (levels, counts) in data["programs"].items():
        programs[stratum] = Program(tuple(map(Level._make, levels)), counts)
    return Compiled(from_data(data["book"], data["sha256"]), programs, data["counts"], data["compared"])
