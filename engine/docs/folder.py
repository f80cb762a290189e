"""Putting the pages in their folder: whole or not at all, and never over what someone else wrote."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from engine.problems import InputError, Problem
from engine.yaml_tree import shown

MANIFEST = ".rulebook-docs"
"""A file that lists what this command wrote, one name a line."""


def check_folder(folder: Path) -> None:
    """Raise InputError unless the folder may be written: new, empty, or all of it written by this command."""
    name = shown(folder)
    if not folder.exists():
        if folder.is_symlink():
            raise InputError([Problem(name, 0, 0, "this is a link to nothing", "name another folder")])
        return
    if not folder.is_dir():
        raise InputError([Problem(name, 0, 0, "this is a file, a folder is expected", "name a new folder")])
    try:
        present = sorted(path.name for path in folder.iterdir())
        written = _manifest(folder)
    except OSError as error:
        raise InputError([_unwritable(name, error)]) from None
    if present and written is None:
        help = "name a new or empty folder, or one that `rulebook docs` wrote"
        raise InputError([Problem(name, 0, 0, "this folder exists and was not written by `rulebook docs`", help)])
    strangers = [each for each in present if written is not None and each not in written]
    if strangers:
        more = f" and {len(strangers) - 1} more" if len(strangers) > 1 else ""
        help = "replacing the folder would delete it: move it elsewhere, or name another folder"
        message = f"`{strangers[0]}`{more} in this folder was not written by `rulebook docs`"
        raise InputError([Problem(name, 0, 0, message, help)])


def _manifest(folder: Path) -> set[str] | None:
    file = folder / MANIFEST
    if not file.is_file():
        return None
    return {MANIFEST, *file.read_text(encoding="utf-8", errors="replace").splitlines()}


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files into a folder beside, then put that in the place of `folder`. Raises InputError."""
    check_folder(folder)
    name, place = shown(folder), folder.resolve()
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    old = place.with_name(f".{place.name}.{os.getpid()}.old")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        for file, text in files.items():
            (beside / file).write_bytes(text.encode())
        (beside / MANIFEST).write_bytes("".join(f"{file}\n" for file in sorted(files)).encode())
        _exchange(place, beside, old)
    except OSError as error:
        raise InputError([_unwritable(name, error)]) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if place.exists():
            shutil.rmtree(old, ignore_errors=True)


def _exchange(place: Path, beside: Path, old: Path) -> None:
    """`beside` becomes `place`; what was there comes back if that fails."""
    existed = place.exists()
    if existed:
        place.rename(old)
    try:
        beside.rename(place)
    except BaseException:
        if existed:
            old.rename(place)
        raise


def _unwritable(name: str, error: OSError) -> Problem:
    return Problem(name, 0, 0, f"cannot be written: {(error.strerror or 'unknown reason').lower()}")
