"""Putting content in the place of a file, whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress

from peel_grade.files.problems import InputError, Problem, unusable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_OTHER = "name a new file, or replace this one with `--overwrite`"


def check_file(file: "Path", name: str, *, overwrite: bool) -> None:
    """Raise InputError where the file cannot be written by `write_file`, as far as that can be told before."""
    try:
        file.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise InputError(
                [Problem(name, 0, 0, "this is a link that leads back to itself", "name another file")]
            ) from None
        if file.is_symlink() and not overwrite:
            raise InputError([Problem(name, 0, 0, "this is a link to nothing", _OTHER)]) from None
        return
    if file.is_dir():
        help = "give `--output` the name of a file"
        raise InputError([Problem(name, 0, 0, "this is a folder, a file name is expected", help)])
    if file.is_file() and not overwrite:
        raise InputError([Problem(name, 0, 0, "this file exists already", _OTHER)])


def write_file(file: "Path", pieces: Iterable[bytes], name: str, *, overwrite: bool) -> None:
    """Write a new file, or replace one, through links; a device or pipe is written through.

    An error while the pieces are made leaves the file as it was. Raises InputError, with the file called `name`, where
    it cannot be written, or is there without `overwrite`.
    """
    check_file(file, name, overwrite=overwrite)
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(b"".join(pieces))  # a device or pipe cannot be replaced
            return
    except OSError as error:
        raise InputError([unusable(name, "written", error)]) from None
    replace_file(file.resolve(), pieces, name)


class ChangedMeanwhile(Exception):
    """A file is not what it was when it was read, so that it is not written over; `found` is what it holds now, None
    where it is gone.
    """

    def __init__(self, name: str, found: bytes | None) -> None:
        self.found = found
        super().__init__(f"{name} was changed meanwhile")


def replace_file(place: "Path", pieces: Iterable[bytes], name: str, *, expected: bytes | None = None) -> None:
    """Write beside the file, then in its place, its permissions kept; a link in `place` must be resolved.

    Raises InputError, with the file called `name`, where it cannot be written; ChangedMeanwhile where the file does not
    hold what is `expected` of it any more when it is to be replaced.
    """
    beside = place.with_name(name_beside())
    try:
        mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else None
        # of a name that nobody can foresee, and never through a link that stands there already; what replaces a file
        # is the user's alone until it is whole
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
        if mode is not None:
            beside.chmod(mode)
        if expected is not None and (found := _held(place)) != expected:
            raise ChangedMeanwhile(name, found)
        beside.replace(place)
    except OSError as error:
        raise InputError([unusable(name, "written", error)]) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _held(place: "Path") -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None


def make_folder(folder: "Path", name: str) -> None:
    """The folder of a file called `name`, where there is none yet. Raises InputError where it cannot be made."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError([unusable(name, "written", error)]) from None


def name_beside() -> str:
    """A name that nothing has and nobody can foresee, for what comes in the place of a file or folder beside it."""
    return f".{os.urandom(12).hex()}.tmp"
