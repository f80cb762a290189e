"""From the events of libyaml's parser to a tree: what `yaml_tree.parse` does, apart so that a file that need not be
read needs no parser.

Reads events (through PyYAML) instead of using its object constructor, for five reasons: every key and value keeps
its line and column; duplicate keys are an error, not a silent loss; tags, anchors and aliases are refused, so
nothing can be constructed or explode; depth and size are bounded however the file is made; and scalars follow the
YAML 1.2 core schema, in which `1e-5` is a number and `yes` is text.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from peel_grade.files.problems import MOST, InputError, Problem, quoted
from peel_grade.files.yaml_tree import (
    LARGEST_NUMBER,
    MAX_DEPTH,
    MAX_TEXT,
    MAX_VALUES,
    WHOLE,
    Mark,
    NodePath,
    Tree,
    counted_from_one,
    is_number,
    refused,
)

if TYPE_CHECKING:
    from peel_grade.files.yaml_tree import ParserMark

_UNREADABLE, _UNSUPPORTED = "unreadable-file", "unsupported-yaml"
_NOT_FINITE = re.compile(r"([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\Z")
_WORDS: dict[str, object] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_CONTROL = "[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
_BEYOND_UNICODE = r"\\U(?!000|0010)[0-9a-fA-F]{8}"


def read(content: bytes, file: str) -> Tree:
    """See `yaml_tree.parse`."""
    text = _decode(content, file)
    tree = Tree(file)
    try:
        _read(text, tree)
    except yaml.MarkedYAMLError as error:
        _stopped_before(error, text, file)
        from peel_grade.files.yaml_syntax import syntax_problem  # not needed for what is well formed

        raise InputError([*tree.problems, syntax_problem(error, file, text)]) from None
    except (OverflowError, ValueError):  # of Python's parser, used where PyYAML came without libyaml
        from peel_grade.files.yaml_syntax import escape_problem

        before = text[: escape.start()] if (escape := re.search(_BEYOND_UNICODE, text)) else ""
        raise InputError([*tree.problems, escape_problem(file, *_end(before))]) from None
    return tree


def _read(text: str, tree: Tree) -> None:
    reader = _Reader(tree)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while (event := loader.get_event()) is not None:
            if take := _TAKE.get(type(event)):
                take(reader, event)
    finally:
        loader.dispose()


def _stopped_before(error: yaml.MarkedYAMLError, text: str, file: str) -> None:
    """Raise InputError where the reader refuses something before the place that stopped the parser.

    The parser looks ahead by up to 1,024 characters. What stops it there, such as a limit of its own on depth, hides
    what it has read but not yet handed out: so that is read again without what follows.
    """
    if mark := error.problem_mark or error.context_mark:
        with suppress(yaml.MarkedYAMLError):
            _read(text[: mark.index], Tree(file))


def _decode(content: bytes, file: str) -> str:
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = _lines(content.decode())
    except UnicodeDecodeError as error:
        before = _lines(content[: error.start].decode())
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise InputError([Problem(file, *_end(before), message, "save the file as UTF-8", _UNREADABLE)]) from None
    if found := refused(text):
        message = f"the character U+{ord(found[0]):04X} cannot stand in YAML"
        place = _end(text[: found.start()])
        raise InputError([Problem(file, *place, message, "remove it; it may be invisible", _UNREADABLE)])
    return text


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end(text: str) -> Mark:
    """The place right after the text."""
    return Mark(text.count("\n") + 1, len(text) - text.rfind("\n"))


class _Open:
    """A mapping or list still being read; `pending` is the path of the key that waits for its value."""

    __slots__ = ("container", "listed", "path", "pending")

    def __init__(self, container: dict[str, Any] | list[Any], path: NodePath) -> None:
        self.container = container
        self.listed = isinstance(container, list)
        self.path = path
        self.pending: NodePath = ()

    def expects_key(self) -> bool:
        return not self.pending and not self.listed


class _Reader:
    """Fills a tree from the events of a file. Raises InputError where nothing sensible can follow a mistake."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._stack: list[_Open] = []
        self._documents = self._values = 0
        self._twice: set[NodePath] = set()  # what is inside of a key written twice is not told again

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(event, "a second document starts here", "keep one document in a file")

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._check_node(event)
        if self._stack and self._stack[-1].expects_key():
            self._stop(event, "a list or mapping cannot be a key", "put text that starts with `[` or `{` in quotes")
        if len(self._stack) >= MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} levels deep")
        container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Open(container, self._put(event, container)))

    def _close(self, _event: yaml.Event) -> None:
        self._stack.pop()

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._check_node(event)
        if self._stack and self._stack[-1].expects_key():
            raise InputError(self._tree.problems)
        self._put(event, None)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_node(event)
        text: str = event.value
        if len(text) > MAX_TEXT:
            message = f"text of {len(text):,} characters, more than the {MAX_TEXT:,} that are read"
            self._stop(event, message, "check for a quote that is not closed")
        if event.style == '"' and not text.isprintable() and (control := re.search(_CONTROL, text)):
            self._add(event, f"an escape for the control character U+{ord(control[0]):04X} is not allowed in text")
        parent = self._stack[-1] if self._stack else None
        if parent is None or parent.pending or parent.listed:
            self._put(event, self._value(event))
            return
        parent.pending = path = (*parent.path, text)
        start = _start(event)
        first = self._tree.keys.setdefault(path, start)
        if text == "<<":
            self._add(event, "merge key `<<` is not allowed", "write the keys out")
        elif first is not start and not any(path[:end] in self._twice for end in range(1, len(path))):
            self._twice.add(path)
            said = f"the first is in line {self._tree.mark(path, key=True).line}"
            self._add(event, f"key {quoted(text)} is written twice", said, "duplicate-key")

    def _put(self, event: yaml.Event, value: object) -> NodePath:
        """Put a value where it belongs; its path."""
        path: NodePath = ()
        parent = self._stack[-1] if self._stack else None
        if parent is None:
            self._tree.data = value
        elif isinstance(container := parent.container, list):
            path = (*parent.path, len(container))
            container.append(value)
        else:
            path, parent.pending = parent.pending, ()
            if path[-1] != "<<":  # what is merged is refused, and no entry of its own
                container[str(path[-1])] = value
        self._tree.values[path] = _start(event)
        return path

    def _value(self, event: yaml.ScalarEvent) -> object:
        """A scalar by the YAML 1.2 core schema: what is quoted is text."""
        text: str = event.value
        if event.style in ("'", '"', "|", ">") or event.tag == "!":
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in "+-.0123456789":
            return text
        if _NOT_FINITE.match(text):
            self._add(event, f"`{text}` is not a finite number", "leave out what is not known")
            return None
        whole = re.match(WHOLE, text)
        if not whole and not is_number(text):
            return text
        digits = text.lstrip("+-0") or "0"
        number: int | float = float(text) if not whole else int(digits) if len(digits) <= 16 else LARGEST_NUMBER + 1
        if abs(number) > LARGEST_NUMBER:
            self._add(event, f"number {quoted(text)} is beyond 2^53 and cannot be compared exactly")
            return None
        return -number if whole and text.startswith("-") else number

    def _check_node(self, event: yaml.NodeEvent) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._stop(event, f"the file has more than the {MAX_VALUES:,} values that are read", "split it")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            name = tag.replace("tag:yaml.org,2002:", "!!")
            self._add(event, f"tag {quoted(name)} is not allowed", "write the plain value")
        if event.anchor is not None:
            what, sign = ("alias", "*") if isinstance(event, yaml.AliasEvent) else ("anchor", "&")
            self._add(event, f"{what} {quoted(sign + event.anchor)} is not allowed", "write the value out")

    def _add(self, event: yaml.Event, message: str, help: str | None = None, code: str = _UNSUPPORTED) -> None:
        self._tree.problems.append(Problem(self._tree.file, *_mark(event), message, help, code))
        if len(self._tree.problems) > MOST:
            raise InputError(self._tree.problems)

    def _stop(self, event: yaml.Event, message: str, help: str | None = None) -> NoReturn:
        raise InputError(
            [
                *self._tree.problems,
                Problem(self._tree.file, *_mark(event), message, help, _UNSUPPORTED),
            ]
        )


# Of the class, not of each reader: a reader that held its own methods would hold itself, and with it a whole file.
_TAKE: dict[type, Callable[[_Reader, Any], None]] = {
    yaml.ScalarEvent: _Reader._scalar,
    yaml.AliasEvent: _Reader._alias,
    yaml.SequenceStartEvent: _Reader._open,
    yaml.MappingStartEvent: _Reader._open,
    yaml.SequenceEndEvent: _Reader._close,
    yaml.MappingEndEvent: _Reader._close,
    yaml.DocumentStartEvent: _Reader._document,
}


def _start(event: yaml.Event) -> "ParserMark":
    mark = event.start_mark
    assert mark is not None
    return mark


def _mark(event: yaml.Event) -> Mark:
    return counted_from_one(_start(event))
