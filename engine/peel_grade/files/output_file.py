"""Putting content in the place of a file, whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from peel_grade.files.problems import InputError, unusable


def replace_file(place: Path, content: bytes, name: str) -> None:
    """Write beside the file, then in its place, its permissions kept; a link in `place` must be resolved.

    Raises InputError, with the file called `name`, where it cannot be written.
    """
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if place.exists():
            beside.chmod(place.stat().st_mode)
        beside.replace(place)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise InputError([unusable(name, "written", error)]) from None
