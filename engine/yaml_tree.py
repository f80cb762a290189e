"""YAML files as plain data that remembers where everything stands.

Reads the events of libyaml's parser (through PyYAML) instead of its object
constructor, for five reasons: every key and value keeps its line and column;
duplicate keys are an error, not a silent loss; tags, anchors and aliases are
refused, so nothing can be constructed or explode; depth is bounded however the
file is nested; and scalars follow the YAML 1.2 core schema, in which `1e-5` is
a number and `yes` is text.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import yaml

from engine.problems import InputError, Problem

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
LARGEST_NUMBER = 2**53

Place: TypeAlias = tuple[str | int, ...]

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\Z")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


class Tree:
    """The data of one file, and the mark of each value and key by its path.

    A path is the keys and list positions that lead to a value: `("flags", "x", "is")`.
    `problems` are mistakes that leave the rest readable, such as a key written twice.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: Any = None
        self.problems: list[Problem] = []
        self.values: dict[Place, Mark] = {}
        self.keys: dict[Place, Mark] = {}

    def mark(self, path: Place, *, key: bool = False) -> Mark:
        """Where `path` stands (its key, if `key` and it has one), or its nearest parent."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Mark(1, 1))

    def under(self, key: str) -> "Tree":
        """The same file with its data as the value of `key`: for a file that is a list."""
        tree = Tree(self.file)
        tree.data = {key: self.data}
        tree.problems = self.problems
        tree.values = {(key, *path): mark for path, mark in self.values.items()}
        tree.keys = {(key, *path): mark for path, mark in self.keys.items()}
        return tree

    def problem(self, path: Place, message: str, help: str | None = None, *, key: bool = False) -> Problem:
        """A problem at the value (or key) that stands at `path`."""
        return Problem(self.file, *self.mark(path, key=key), message, help)


class _Open(NamedTuple):
    """A mapping or sequence still being read."""

    container: dict[str, Any] | list[Any]
    path: Place
    pending: list[tuple[str, Mark]]  # the key that waits for its value


def shown(path: Path) -> str:
    """How a path is written in messages: as the user gave it, with forward slashes."""
    return path.as_posix()


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises InputError for a file that is missing, a folder, unreadable, or over MAX_BYTES.
    """
    name = shown(path)
    try:
        if path.is_dir():
            raise InputError([Problem(name, 0, 0, "this is a folder, a file is expected")])
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size} bytes, more than the {MAX_BYTES} that are read"
            raise InputError([Problem(name, 0, 0, message, "a force or rules file is a few hundred kilobytes at most")])
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError([Problem(name, 0, 0, "no such file")]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable path"
        raise InputError([Problem(name, 0, 0, f"cannot be read: {reason.lower()}")]) from None


def load(path: Path) -> Tree:
    """Read one YAML file. Raises InputError where it cannot be read to its end; see `Tree.problems` for the rest."""
    return parse(read_bytes(path), shown(path))


def parse(content: bytes, file: str) -> Tree:
    """Read YAML from bytes (UTF-8, with or without BOM, any line ends); `file` is for messages."""
    text = _decode(content, file)
    tree = Tree(file)
    try:
        whole = _build(tree, text, tree.problems)
    except yaml.MarkedYAMLError as error:
        raise InputError([*tree.problems, _syntax_problem(error, file, text)]) from None
    except yaml.YAMLError as error:
        place = text[: getattr(error, "position", 0)]
        line, column = place.count("\n") + 1, len(place) - (place.rfind("\n") + 1) + 1
        problem = Problem(file, line, column, "a character that YAML does not allow stands here")
        raise InputError([*tree.problems, problem]) from None
    if not whole:
        raise InputError(tree.problems)
    return tree


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise InputError([Problem(file, line, column, message, "save the file as UTF-8")]) from None


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(text, Loader=loader)


def _build(tree: Tree, text: str, problems: list[Problem]) -> bool:
    """Fill the tree; False where nothing sensible can follow a mistake."""
    stack: list[_Open] = []
    documents = 0
    for event in _events(text):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                problems.append(_at(tree, event, "a second document starts here", "keep one document in a file"))
                return False
            continue
        if isinstance(event, yaml.AliasEvent | yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            _refuse_extras(tree, event, problems)
        if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            stack.pop()
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(stack) >= MAX_DEPTH:
                problems.append(_at(tree, event, f"nested more than {MAX_DEPTH} levels deep"))
                return False
            container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = _place(tree, stack, event, container, problems)
            if path is None:
                return False
            stack.append(_Open(container, path, []))
        elif isinstance(event, yaml.ScalarEvent):
            if stack and isinstance(stack[-1].container, dict) and not stack[-1].pending:
                _take_key(tree, stack[-1], event, problems)
            else:
                _place(tree, stack, event, _scalar(tree, event, problems), problems)
        elif isinstance(event, yaml.AliasEvent) and stack:
            if isinstance(stack[-1].container, dict) and not stack[-1].pending:
                return False  # an alias as a key: already refused
            _place(tree, stack, event, None, problems)
    return True


def _refuse_extras(tree: Tree, event: yaml.NodeEvent, problems: list[Problem]) -> None:
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        name = tag.replace("tag:yaml.org,2002:", "!!")
        problems.append(_at(tree, event, f"tag `{name}` is not allowed", "write the plain value"))
    if event.anchor is not None:
        what = "alias" if isinstance(event, yaml.AliasEvent) else "anchor"
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        problems.append(_at(tree, event, f"{what} `{sign}{event.anchor}` is not allowed", "write the value out"))


def _take_key(tree: Tree, parent: _Open, event: yaml.ScalarEvent, problems: list[Problem]) -> None:
    key, mark = event.value, _mark(event)
    if key == "<<":
        problems.append(_at(tree, event, "merge key `<<` is not allowed", "write the keys out"))
    if key in parent.container:
        first = tree.keys[(*parent.path, key)]
        problems.append(_at(tree, event, f"key `{key}` is written twice", f"the first is in line {first.line}"))
    parent.pending.append((key, mark))


def _place(tree: Tree, stack: list[_Open], event: yaml.Event, value: object, problems: list[Problem]) -> Place | None:
    """Put a value where it belongs; its path, or None where it cannot be placed."""
    if not stack:
        tree.data = value
        tree.values[()] = _mark(event)
        return ()
    parent = stack[-1]
    if isinstance(parent.container, list):
        path: Place = (*parent.path, len(parent.container))
        parent.container.append(value)
    elif parent.pending:
        key, mark = parent.pending.pop()
        path = (*parent.path, key)
        parent.container[key] = value
        tree.keys.setdefault(path, mark)
    else:
        problems.append(_at(tree, event, "a list or mapping cannot be a key"))
        return None
    tree.values[path] = _mark(event)
    return path


def _scalar(tree: Tree, event: yaml.ScalarEvent, problems: list[Problem]) -> object:
    """A scalar by the YAML 1.2 core schema: what is quoted is text."""
    text: str = event.value
    if event.style in ("'", '"', "|", ">") or event.tag == "!":
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _NOT_FINITE.match(text):
        problems.append(_at(tree, event, f"`{text}` is not a finite number", "leave out what is not known"))
        return None
    if not (whole := _INT.match(text)) and not _FLOAT.match(text):
        return text
    number: float = float(text)
    if abs(number) > LARGEST_NUMBER:
        written = text if len(text) <= 40 else text[:37] + "..."
        problems.append(_at(tree, event, f"number `{written}` is beyond 2^53 and cannot be compared exactly"))
        return None
    return int(text) if whole else number


def _mark(event: yaml.Event) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _at(tree: Tree, event: yaml.Event, message: str, help: str | None = None) -> Problem:
    return Problem(tree.file, *_mark(event), message, help)


# What libyaml says, and what an author can do about it: (part of its text, message, help).
_SYNTAX = (
    ("cannot start any token", "this character cannot start a value", "put the text in quotes; indent with spaces, never tabs"),
    ("mapping values are not allowed", "a `:` cannot stand here", "check the indentation, or put text that contains `: ` in quotes"),
    ("could not find expected ':'", "a key without its `:`", "write `key: value`"),
    ("expected <block end>", "the indentation does not fit the lines above", "keys of one mapping start in the same column"),
    ("did not find expected key", "the indentation does not fit the lines above", "keys of one mapping start in the same column"),
    ("did not find expected '-' indicator", "a list item must start with `- `", "start every item of a list in the same column"),
    ("did not find expected ',' or ']'", "a `[` list is not closed", "separate items by `,` and close with `]`"),
    ("did not find expected ',' or '}'", "a `{` mapping is not closed", "separate entries by `,` and close with `}`"),
    ("did not find expected node content", "a value is missing here", None),
    ("unexpected end of stream", "the file ends in the middle of a quoted text", "close the quotes"),
    ("found undefined tag handle", "tags are not allowed", "write the plain value"),
    ("block sequence entries are not allowed", "a list cannot start here", "start the list on a line of its own"),
    ("unknown escape character", "an unknown `\\` escape in double quotes", "use single quotes"),
    ("control characters are not allowed", "a control character that YAML does not allow stands here", None),
)  # fmt: skip


def _syntax_problem(error: yaml.MarkedYAMLError, file: str, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    written = f"{error.context or ''} {error.problem or ''}"
    lines = text.split("\n")
    if line <= len(lines) and "\t" in lines[line - 1][: column + 1]:
        return Problem(file, line, column, "a tab is used for indentation", "indent with spaces")
    for part, message, help in _SYNTAX:
        if part in written:
            return Problem(file, line, column, message, help)
    return Problem(
        file,
        line,
        column,
        "this is not well-formed YAML",
        "check the lines above for a missing quote, bracket or indent",
    )
