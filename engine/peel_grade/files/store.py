"""A private folder of what was worked out before, so that it need not be worked out again.

What it defends against:

- Other users of the machine. Only a folder of the user's own is used, no link, which nobody else may write to
  (one that others may is closed to them first); of what lies in it only regular files of the user's own, which
  nobody else may write to. New files are made under names that nobody can foresee, and never through a link.
- Entries that belong to something else. An entry holds its key, which is all that it was made from (the content or the
  state of its files, and of the code that made it), and a checksum of everything: an entry that was renamed, copied,
  cut short or damaged is not used.

What it does not: whoever acts with the user's own rights can forge an entry, as they can change the program itself.

No content is ever updated, only added (written beside, then moved), so a reader never sees half an entry. A folder that
cannot be read or written is no error. Entries have the format of Python's own .pyc files, the fastest to restore.
The folder is worked out by hand, and checksums are CRC-32: importing `platformdirs`, or OpenSSL behind `hashlib`, takes
longer than reading an entry.
"""

import marshal
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from typing import Any
from zlib import crc32

from peel_grade.files.output_file import name_beside

ENVIRONMENT = "PEEL_GRADE_CACHE"
"""Names another folder; empty switches it off."""
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_CHECKSUM = 4
"""Bytes at the start of an entry."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def recall(kind: str, key: bytes) -> Any:
    """What was kept of this kind under this key: plain data; None where there is nothing, or nothing to be trusted."""
    folder = _folder()
    if folder is None:
        return None
    try:
        if not _private(folder):
            return None
        file = _entry(folder, kind, key)
        entry = memoryview(_read(file))
        checksum, content = entry[:_CHECKSUM], entry[_CHECKSUM:]
        if checksum != _checksum(content):
            return None
        made_from, data = marshal.loads(content)  # noqa: S302 - a file of the user's own, as with .pyc
        if made_from != key:
            return None
        with suppress(OSError):
            os.utime(file)  # so that it stays, with others that are in use
        return data
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(kind: str, key: bytes, data: Any, most: int) -> None:
    """Keep data (numbers, text, named or plain tuples, lists, dictionaries); of a kind the `most` last used stay."""
    folder = _folder()
    if folder is None:
        return
    entry = _entry(folder, kind, key)
    beside = os.path.join(folder, name_beside())
    try:
        os.makedirs(os.path.dirname(folder) or ".", exist_ok=True)
        with suppress(FileExistsError):
            os.mkdir(folder, mode=0o700)
        if not _private(folder):
            return
        content = marshal.dumps((key, _plain(data)))
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_checksum(content) + content)
        os.replace(beside, entry)
        of_kind = [other for other in os.scandir(folder) if other.name.endswith(f".{kind}")]
        for old in sorted(of_kind, key=lambda other: other.stat().st_mtime)[:-most]:
            os.unlink(old)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)


def code_stamp(*packages: str) -> str:
    """A text that changes whenever the code of these packages does, or the version of Python."""
    return "\n".join((f"{sys.implementation.cache_tag} {sys.hexversion}", *map(_stamp_of, packages)))


@cache
def _stamp_of(package: str) -> str:
    """The stamp of the code of a package as this process found it: several kinds of what is kept depend on the same."""
    return stamp(_python_files(os.path.join(_PACKAGE, package)))


def stamp(files: Iterable[str]) -> str:
    """A text that changes whenever any of the files does, as `make` and Python itself tell it. Raises OSError."""
    states = []
    for path in files:
        state = os.stat(path)
        states.append(f"{path} {state.st_size} {state.st_ino} {state.st_mtime_ns} {state.st_ctime_ns}")
    return "\n".join(sorted(states))


def _python_files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            yield entry.path
        elif entry.name != "__pycache__" and entry.is_dir():
            yield from _python_files(entry.path)


def _folder() -> str | None:
    """Where entries are kept; None where that is switched off, or no home is known."""
    named = os.environ.get(ENVIRONMENT)
    if named == "":
        return None
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(caches):  # the specification ignores a relative one
        caches = "~/.cache"
    folder = os.path.normpath(os.path.expanduser(named or os.path.join(caches, "peel-grade")))
    return None if folder.startswith("~") else folder


def _private(folder: str) -> bool:
    """Whether the folder is the user's own, no link, and nobody else may write to it, for which is cared here."""
    state = os.lstat(folder)
    if not stat.S_ISDIR(state.st_mode) or not _own(state):
        return False
    if os.name == "posix" and state.st_mode & _OTHERS_MAY_WRITE:
        os.chmod(folder, 0o700)
    return True


def _read(file: str) -> bytes:
    """The content of a regular file of the user's own. Raises OSError for any other."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags), "rb") as opened:
        state = os.fstat(opened.fileno())
        foreign = os.name == "posix" and state.st_mode & _OTHERS_MAY_WRITE
        if foreign or not stat.S_ISREG(state.st_mode) or not _own(state):
            raise OSError("not a file of the user's own")
        return opened.read()


def _own(state: os.stat_result) -> bool:
    return os.name != "posix" or state.st_uid == os.geteuid()


def _entry(folder: str, kind: str, key: bytes) -> str:
    """Where the entry of a key is. Of two keys of one name, which one pair in four milliards is, the later is kept."""
    return os.path.join(folder, f"{_checksum(key).hex()}.{kind}")


def _checksum(content: bytes | memoryview) -> bytes:
    return crc32(content).to_bytes(_CHECKSUM, "big")


def _plain(data: Any) -> Any:
    """The same with plain tuples for named ones and plain dictionaries, which are all that marshal knows."""
    if isinstance(data, (tuple, list)):
        return tuple([value if type(value) in _PLAIN else _plain(value) for value in data])
    return {key: _plain(value) for key, value in data.items()} if isinstance(data, dict) else data


_PLAIN = frozenset((str, int, float, bool, type(None)))
