"""Which files of a folder are meant where a folder is named."""

import os
import stat
from collections.abc import Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def listed(folder: "Path", *suffixes: str) -> "list[Path]":
    """The files right inside a folder that end in one of the suffixes (`.yaml`), in the order of their names.

    Left out are hidden files, what editors keep beside a file (see `is_hidden`), and pipes, sockets and devices,
    which would be waited for. A link to nothing is listed, so that reading it says so. Raises OSError for a folder
    that cannot be read.
    """
    return [folder / name for name in names_in(folder, *suffixes)]


def names_in(folder: "str | Path", *suffixes: str) -> list[str]:
    """The names of the same files."""
    if not os.path.isdir(folder):
        return []
    names = sorted(name for name in os.listdir(folder) if os.path.splitext(name)[1] in suffixes)
    return [name for name in names if not is_hidden(name) and not _special(os.path.join(folder, name))]


def listed_below(folder: "Path", *suffixes: str) -> "list[Path]":
    """The same of a folder and all folders in it that are not hidden."""
    return sorted(_below(folder, suffixes))


def is_hidden(name: str) -> bool:
    """Whether a file's name is that of a hidden file, or of one that an editor or office program keeps for itself:
    `.all.yaml.swp`, `.#all.yaml`, `#all.yaml#`, `all.yaml~`, `~$all.yaml`.
    """
    return name.startswith((".", "#", "~$")) or name.endswith(("~", "#", ".swp"))


def _below(folder: "Path", suffixes: tuple[str, ...]) -> "Iterator[Path]":
    yield from listed(folder, *suffixes)
    if folder.is_dir():
        for inside in folder.iterdir():
            if inside.is_dir() and not inside.is_symlink() and not is_hidden(inside.name):
                yield from _below(inside, suffixes)


def _special(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
