"""Compiled rulebooks kept between runs, so that `grade` need not read YAML it has read before.

One file a rulebook in the user's cache folder, named by the SHA-256 of every
byte it was made from: the rulebook's files and this package's code. Nothing is
ever updated, only added (written beside, then moved), so a reader never sees
half a file. A cache that cannot be read or written is no error.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from engine import shipped
from engine.compiled import Compiled
from engine.durable import Branch, Program, Shard
from engine.rulebook import from_data, to_data

ENVIRONMENT = "PEEL_GRADE_CACHE"
"""Names another cache folder; empty switches the cache off."""
_PACKAGE = Path(__file__).parent
_KEPT = 8


def load_compiled(folder: Path) -> Compiled:
    """The rulebook in `folder`, compiled: from the cache, or else from its YAML. Raises InputError."""
    file = _cache_file(folder)
    if file is not None:
        try:
            return _restored(json.loads(file.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, IndexError, AssertionError):
            pass  # not there yet, or damaged: made anew below
    from engine.authoring.load import load_rulebook  # the whole of pydantic: only when YAML must be read
    from engine.compiled import compile_rulebook

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
        stamp = _stamp(folder)
        base = Path(place) if place else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "peel-grade"
    except (OSError, RuntimeError):
        return None
    return base / f"{stamp}.json"


def _stamp(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in (*sorted(_PACKAGE.glob("*.py")), *sorted(_PACKAGE.glob("authoring/*.py"))):
        status = path.stat()
        digest.update(f"{path.name} {status.st_mtime_ns} {status.st_size}\n".encode())
    for path in _sources(folder, ()):
        digest.update(f"{path}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(folder: Path, seen: tuple[Path, ...]) -> list[Path]:
    """Every file the rulebook is made from. Which framework it extends is read without parsing YAML:
    naming one folder too many only makes the stamp more careful."""
    files = sorted(folder.glob("*.yaml")) + sorted(folder.glob("*/*.yaml"))
    framework = (folder / "framework.yaml").read_text(encoding="utf-8", errors="replace")
    for line in framework.splitlines():
        if line.startswith("extends:"):
            name = line.split(":", 1)[1].split("#")[0].strip().strip("'\"")
            for base in (folder.resolve().parent / name, shipped.rules_folder() / name):
                if name and (base / "framework.yaml").is_file() and base not in seen:
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
        beside.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
        beside.replace(file)
        for old in sorted(file.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)[:-_KEPT]:
            old.unlink()
    except OSError:
        beside.unlink(missing_ok=True)


def _restored(data: dict[str, Any]) -> Compiled:
    programs = {}
    for stratum, (branches, levels, counts) in data["programs"].items():
        programs[stratum] = Program(
            tuple(Branch(condition, verdict, tuple(subjects)) for condition, verdict, subjects in branches),
            tuple(tuple(Shard(definition, tuple(subjects)) for definition, subjects in level) for level in levels),
            tuple({subject: tuple(members) for subject, members in count.items()} for count in counts),
        )
    counts = {stratum: tuple(subjects) for stratum, subjects in data["counts"].items()}
    return Compiled(from_data(data["book"], data["sha256"]), programs, counts)
