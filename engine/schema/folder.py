"""Putting schemas in their folder: whole or not at all, and never over what someone else wrote."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from engine.problems import InputError, Problem
from engine.yaml_tree import shown

MANIFEST = ".rulebook-schema"
"""A file that lists what this command wrote, one name a line."""


def check_folder(folder: Path) -> None:
    """Raise InputError unless the folder may be written: new, empty, or all of it written by this command."""
    if folder.is_symlink() and not folder.exists():
        raise _refused(folder, "this is a link to nothing", "name another folder")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise _refused(folder, "this is a file, a folder is expected", "name a new folder")
    try:
        present = sorted(path.name for path in folder.iterdir())
        manifest = folder / MANIFEST
        written = {MANIFEST, *manifest.read_text(encoding="utf-8").splitlines()} if manifest.is_file() else set()
    except (OSError, UnicodeDecodeError):
        raise _refused(folder, "cannot be read", "name another folder") from None
    if strangers := [name for name in present if name not in written]:
        more = f" and {len(strangers) - 1} more" if len(strangers) > 1 else ""
        message = f"`{strangers[0]}`{more} in this folder was not written by `rulebook schema`"
        raise _refused(folder, message, "name a new or empty folder, or one that `rulebook schema` wrote")


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files into a folder beside, then put that in the place of `folder`. Raises InputError."""
    check_folder(folder)
    place = folder.resolve()
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    old = place.with_name(f".{place.name}.{os.getpid()}.old")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        for name, text in files.items():
            (beside / name).write_bytes(text.encode())
        (beside / MANIFEST).write_bytes("".join(f"{name}\n" for name in sorted(files)).encode())
        _exchange(place, beside, old)
    except OSError as error:
        raise _refused(folder, f"cannot be written: {(error.strerror or 'unknown reason').lower()}") from None
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


def _refused(folder: Path, message: str, help: str | None = None) -> InputError:
    return InputError([Problem(shown(folder), 0, 0, message, help)])
