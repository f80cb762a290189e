"""Putting what a command wrote in a folder: whole or not at all, and never over what someone else wrote.

A manifest in the folder, named after the command (`rulebook docs`, `grade --format pdf`), lists what is in it, one name
a line.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from peel_grade.files.output_file import name_beside
from peel_grade.files.problems import InputError, Problem, unusable
from peel_grade.files.yaml_tree import shown


def check_folder(folder: Path, command: str) -> None:
    """Raise InputError unless the folder may be written: new, empty, or all of it written by the command."""
    name = shown(folder)
    if not folder.exists():
        if folder.is_symlink():
            raise InputError([Problem(name, 0, 0, "this is a link to nothing", "name another folder")])
        return
    if not folder.is_dir():
        raise InputError([Problem(name, 0, 0, "this is a file, a folder is expected", "name a new folder")])
    try:
        present = sorted(path.name for path in folder.iterdir())
        written = _written(folder, command)
    except OSError as error:
        raise InputError([unusable(name, "written", error)]) from None
    if present and written is None:
        help = f"name a new or empty folder, or one that `{command}` wrote"
        raise InputError([Problem(name, 0, 0, f"this folder exists and was not written by `{command}`", help)])
    strangers = [each for each in present if written is not None and each not in written]
    if strangers:
        more = f" and {len(strangers) - 1} more" if len(strangers) > 1 else ""
        help = "replacing the folder would delete it: move it elsewhere, or name another folder"
        message = f"`{strangers[0]}`{more} in this folder was not written by `{command}`"
        raise InputError([Problem(name, 0, 0, message, help)])


def _manifest(command: str) -> str:
    return f".{re.sub('[^a-z]+', '-', command)}"


def _written(folder: Path, command: str) -> set[str] | None:
    file = folder / _manifest(command)
    if not file.is_file():
        return None
    return {file.name, *file.read_text(encoding="utf-8", errors="replace").splitlines()}


def write_folder(folder: Path, files: Iterable[tuple[str, str | bytes]], command: str) -> list[str]:
    """Write files, names and contents, into a folder beside as they come, then put that in the place of `folder`.

    Returns their names. Raises InputError.
    """
    check_folder(folder, command)
    name = shown(folder)
    try:
        place = folder.resolve(strict=folder.exists())
    except (OSError, RuntimeError):  # of a loop of links
        raise InputError([Problem(name, 0, 0, "this is a link that leads back to itself")]) from None
    beside, old = place.with_name(name_beside()), place.with_name(name_beside())
    names: list[str] = []
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        for file, content in files:
            (beside / file).write_bytes(content.encode() if isinstance(content, str) else content)
            names.append(file)
        (beside / _manifest(command)).write_bytes("".join(f"{file}\n" for file in sorted(names)).encode())
        _exchange(place, beside, old)
        return names
    except OSError as error:
        raise InputError([unusable(name, "written", error)]) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if place.exists():
            shutil.rmtree(old, ignore_errors=True)


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, by their paths, into a folder beside, then move that to its place.

    Raises InputError where there is something already: nothing is overwritten.
    """
    name = shown(folder)
    if folder.exists() or folder.is_symlink():
        raise InputError([Problem(name, 0, 0, "this exists already", "name a new folder: nothing is overwritten")])
    target = folder.resolve()
    beside = target.with_name(name_beside())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        for path, content in files.items():
            file = beside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        beside.rename(target)
    except OSError as error:
        raise InputError([unusable(name, "written", error)]) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


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
