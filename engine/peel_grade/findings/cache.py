"""Compiled rulebooks kept between runs, so that `grade` need not read YAML it has read before.

One file a rulebook in the user's cache folder, named by what it was made from:
the path, size, inode and times of change of each of the rulebook's files and of
this package's, and the version of Python. Nothing is ever updated, only added
(written beside, then moved), so a reader never sees half a file. A cache that
cannot be read or written is no error. It has the format of Python's own .pyc
files, the fastest to restore.
"""

import hashlib
import marshal
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from peel_grade.findings.durable import Program, Shard
from peel_grade.findings.engines import Compiled
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import from_data, to_data

ENVIRONMENT = "PEEL_GRADE_CACHE"
"""Names another cache folder; empty switches the cache off."""
_PACKAGE = Path(__file__).parents[1]
_MAKERS = ("files", "rulebook", "findings")
"""The packages whose code decides what a compiled rulebook is."""
_KEPT = 8


def load_located(place: Place) -> Compiled:
    """The rulebook at a place, compiled. Raises InputError."""
    return _compiled(place.folder, _cache_file(place.folder) if place.lasting else None)


def load_compiled(folder: Path) -> Compiled:
    """The rulebook in `folder`, compiled: from the cache, or else from its YAML. Raises InputError."""
    return _compiled(folder, _cache_file(folder))


def _compiled(folder: Path, file: Path | None) -> Compiled:
    if file is not None:
        try:
            content = file.read_bytes()
            if hashlib.sha256(content[32:]).digest() == content[:32]:
                return _restored(marshal.loads(content[32:]))  # noqa: S302 - the user's own cache, as with .pyc
        except (OSError, ValueError, KeyError, TypeError, IndexError, EOFError, AttributeError):
            pass  # not there yet, or damaged: made anew below
    from peel_grade.findings.compiler import compile_rulebook
    from peel_grade.rulebook.reading.load import load_rulebook  # the whole of pydantic: only when YAML must be read

    compiled = compile_rulebook(load_rulebook(folder))
    if file is not None:
        _keep(file, compiled)
    return compiled


def _cache_file(folder: Path) -> Path | None:
    """Where this rulebook would be cached; None with the cache off or the rulebook unreadable."""
    place = os.environ.get(ENVIRONMENT)
    if place == "":
        return None
    try:
        stamp = _stamp(folder.resolve())
        base = Path(place) if place else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "peel-grade"
    except (OSError, RuntimeError):
        return None
    return base / f"{stamp}.rulebook"


def _stamp(folder: Path) -> str:
    """A name that changes whenever any file behind the rulebook does, as `make` and Python itself tell it."""
    told = [sys.implementation.cache_tag or "", str(sys.hexversion)]
    code = (file for maker in _MAKERS for file in (_PACKAGE / maker).rglob("*.py"))
    for path in (*code, *_sources(folder, ())):
        status = path.stat()
        told.append(f"{path} {status.st_size} {status.st_ino} {status.st_mtime_ns} {status.st_ctime_ns}")
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()


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


def _keep(file: Path, compiled: Compiled) -> None:
    data = {
        "sha256": compiled.book.sha256,
        "book": to_data(compiled.book),
        "programs": compiled.programs,
        "counts": compiled.counts,
    }
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        content = marshal.dumps(_plain(data))
        beside.write_bytes(hashlib.sha256(content).digest() + content)
        beside.replace(file)
        for old in sorted(file.parent.glob("*.rulebook"), key=lambda path: path.stat().st_mtime)[:-_KEPT]:
            old.unlink()
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _plain(data: Any) -> Any:
    """The same with plain tuples for named ones, which marshal does not know."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    return tuple(_plain(value) for value in data) if isinstance(data, tuple | list) else data


def _restored(data: dict[str, Any]) -> Compiled:
    programs = {}
    for stratum, (branches, levels, counts) in data["programs"].items():
        programs[stratum] = Program(branches, tuple(tuple(map(Shard._make, level)) for level in levels), counts)
    return Compiled(from_data(data["book"], data["sha256"]), programs, data["counts"])
