"""YAML files as plain data that remembers where everything stands."""

import os
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from peel_grade.files.problems import InputError, Problem, printable
from peel_grade.files.record import Record

if TYPE_CHECKING:
    from pathlib import Path

    import yaml

    ParserMark: TypeAlias = yaml.error.Mark | yaml._yaml.Mark
    """Where libyaml, or Python's parser in its place, found something: line and column count from 0."""

MAX_BYTES = 5_000_000
MAX_VALUES = 50_000
MAX_TEXT = 10_000
MAX_DEPTH = 40
LARGEST_NUMBER = 2**53
_UNREADABLE = "unreadable-file"

NodePath: TypeAlias = tuple[str | int, ...]
"""The keys and list positions that lead to a value of a file, from its root: `("flags", "x", "is")`."""

WHOLE = r"[-+]?[0-9]+\Z"
_DECIMAL = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z"
# Characters that YAML refuses, and those that it takes for the end of a line where an editor may not.
# The refused ones are listed: to list all the others takes 7 ms to compile.
_REFUSED = "[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"


class Mark(Record):
    """A position in a file; line and column count from 1."""

    line: int
    column: int


def counted_from_one(mark: "Mark | ParserMark") -> Mark:
    """The position that a mark of the parser stands for."""
    return mark if isinstance(mark, Mark) else Mark(mark.line + 1, mark.column + 1)


class Tree:
    """The data of one file, and where each value and key stands, or the parser found it, by its path.

    `problems` are mistakes that leave the rest readable, such as a key written twice.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: Any = None
        self.problems: list[Problem] = []
        self.values: dict[NodePath, Mark | ParserMark] = {}
        self.keys: dict[NodePath, Mark | ParserMark] = {}

    def mark(self, path: NodePath, *, key: bool = False) -> Mark:
        """Where `path` stands (its key, if `key` and it has one), or its nearest parent."""
        if key and path in self.keys:
            return counted_from_one(self.keys[path])
        while path and path not in self.values:
            path = path[:-1]
        return counted_from_one(self.values[path]) if path in self.values else Mark(1, 1)

    def problem(
        self, path: NodePath, message: str, help: str | None = None, *, key: bool = False, code: str = "wrong-value"
    ) -> Problem:
        """A problem at the value (or key) that stands at `path`."""
        return Problem(self.file, *self.mark(path, key=key), message, help, code)

    def where(self, path: NodePath) -> str:
        """How a message names the place of an entry."""
        return f"{self.file}:{self.mark(path, key=True).line}"


def shown(path: "str | Path") -> str:
    """How a path is written in messages: as the user gave it, with forward slashes, in one printable line."""
    text = path if isinstance(path, str) else path.as_posix()
    return printable(text.encode(errors="backslashreplace").decode())


def is_number(text: str) -> bool:
    """Whether the text would be a number without quotes."""
    return bool(re.match(WHOLE, text) or re.match(_DECIMAL, text))


def refused(text: str) -> re.Match[str] | None:
    """The first character of a text that YAML refuses, if there is one."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return None  # as of nearly every text: the pattern takes a millisecond to compile
    return re.search(_REFUSED, text)


def read_bytes(path: "str | Path", name: str | None = None) -> bytes:
    """The bytes of a file, which messages call by its name, or else by its path.

    Raises InputError for a file that is missing, a folder, unreadable, or over MAX_BYTES.
    """
    name = shown(path) if name is None else name
    try:
        with open(path, "rb", opener=_opened) as file:
            content = file.read(MAX_BYTES + 1)  # never all of it: it may be a device without an end
    except FileNotFoundError:
        raise InputError([Problem(name, 0, 0, "no such file", code=_UNREADABLE)]) from None
    except IsADirectoryError:
        raise InputError([Problem(name, 0, 0, "this is a folder, a file is expected", code=_UNREADABLE)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable path"
        raise InputError([Problem(name, 0, 0, f"cannot be read: {reason.lower()}", code=_UNREADABLE)]) from None
    if len(content) > MAX_BYTES:
        message = f"the file has more than the {MAX_BYTES:,} bytes that are read"
        help = "a force file or a file of rules is a few hundred kilobytes at most"
        raise InputError([Problem(name, 0, 0, message, help, _UNREADABLE)])
    return content


def _opened(path: str, flags: int) -> int:
    """Opens a file to read. A pipe that nobody has opened to write is empty, in place of waiting for somebody to."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    os.set_blocking(descriptor, True)  # of what is written to it, the rest is waited for
    return descriptor


def load(path: "str | Path") -> Tree:
    """Read one YAML file. Raises InputError where it cannot be read to its end; see `Tree.problems` for the rest."""
    return parse(read_bytes(path), shown(path))


def parse(content: bytes, file: str) -> Tree:
    """Read YAML from bytes (UTF-8, with or without BOM, any line ends); `file` is for messages.

    Raises InputError where it cannot be read to its end; see `Tree.problems` for the rest.
    """
    from peel_grade.files.yaml_reader import read  # takes the parser along: only where something is read

    return read(content, file)
