"""Compiled rulebooks kept between runs, so that `grade` need not read YAML it has read before.

A rulebook is known by the state of each of its files (path, size, inode, times of change), and what was compiled
holds for the code that compiled it.
"""

import re
from pathlib import Path
from typing import Any

from peel_grade.files import store
from peel_grade.findings.engines import Compiled
from peel_grade.findings.rulesets import Level, Program
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import from_data, to_data

COMPILERS = ("files", "rulebook", "force", "findings")
"""The packages whose code decides what a compiled rulebook is."""
_KIND, _KEPT = "rulebook", 8


def load_located(place: Place) -> Compiled:
    """The rulebook at a place, compiled. Raises InputError."""
    return _compiled(place.folder, _key(place.folder) if place.lasting else None)


def load_compiled(folder: Path) -> Compiled:
    """The rulebook in `folder`, compiled: from the cache, or else from its YAML. Raises InputError."""
    return _compiled(folder, _key(folder))


def _compiled(folder: Path, key: bytes | None) -> Compiled:
    if key is not None and (kept := store.recall(_KIND, key)) is not None:
        return _restored(kept)
    from peel_grade.findings.compiler import compile_rulebook
    from peel_grade.rulebook.reading.load import load_rulebook  # the whole of pydantic: only when YAML must be read

    compiled = compile_rulebook(load_rulebook(folder))
    if key is not None:
        store.keep(_KIND, key, _data(compiled), _KEPT)
    return compiled


def _key(folder: Path) -> bytes | None:
    """What is told of the rulebook's files and the code; None where the rulebook cannot be read."""
    try:
        return f"{store.code_stamp(*COMPILERS)}\n{store.stamp(_sources(folder.resolve(), ()))}".encode()
    except (OSError, RuntimeError):
        return None


def _sources(folder: Path, seen: tuple[Path, ...]) -> list[Path]:
    """Every file the rulebook is made from. Which framework it extends is read without parsing YAML:
    naming one folder too many only makes the stamp more careful.
    """
    files = [*folder.glob("*.yaml"), *folder.glob("*/*.yaml")]
    framework = (folder / "framework.yaml").read_text(encoding="utf-8", errors="replace")
    for name in re.findall(r"""extends["']?\s*:\s*["']?([\w.-]+)""", framework):
        for base in (folder.resolve().parent / name, shipped.rules_folder() / name):
            if (base / "framework.yaml").is_file() and base not in seen:
                files += _sources(base, (*seen, folder, base))
    return files


def _data(compiled: Compiled) -> dict[str, Any]:
    return {
        "sha256": compiled.book.sha256,
        "book": to_data(compiled.book),
        "programs": compiled.programs,
        "counts": compiled.counts,
    }


def _restored(data: dict[str, Any]) -> Compiled:
    programs = {}
    for stratum, (branches, levels, counts) in data["programs"].items():
        programs[stratum] = Program(branches, tuple(map(Level._make, levels)), counts)
    return Compiled(from_data(data["book"], data["sha256"]), programs, data["counts"])
