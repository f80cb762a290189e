"""The tree of a file as lines: what is short stands in one line, what is long or has comments in several."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from peel_grade.formatting.comments import Comment
from peel_grade.formatting.entries import Container, Entry, Scalar
from peel_grade.formatting.scalars import block_lines, text, written, written_key

WIDTH = 120
"""How many columns a line may have that could stand in several."""
MOST = 6
"""How many entries a mapping in braces may have."""
LONGEST = 40
"""How many characters a text of several words may have in a list in brackets."""
DEEPEST = 2
"""How deep brackets may stand in each other."""
_STEP = "  "
_LISTS_IN_LINE = ("source",)
_CONDITIONS = ("when", "unless")

_Line: TypeAlias = str | None  # none: a blank line between others, of which there is never more than one in a row


def lines_of(root: Container) -> list[str]:
    """The lines of a file."""
    found: list[str] = []
    blank = False
    for line in _block(root, ""):
        if line is None:
            blank = bool(found)
            continue
        found += [""] if blank else []
        found.append(line)
        blank = False
    return found


def _block(container: Container, indent: str) -> Iterator[_Line]:
    """A mapping or list as lines."""
    if not container.entries:
        yield from _comments(container.after, indent)
        yield indent + ("{}" if container.is_mapping else "[]")
        return
    for entry in container.entries:
        yield from _comments(entry.before, indent)
        if entry.spaced:
            yield None
        yield from _pair(entry, indent) if container.is_mapping else _item(entry, indent)
    yield from _comments(container.after, indent)


def _pair(entry: Entry, indent: str) -> Iterator[_Line]:
    assert entry.key is not None
    head = f"{indent}{written_key(entry.key, flow=False)}:"
    match entry.value:
        case Scalar(is_block=True) as scalar:
            yield from _block_scalar(scalar, head, entry.trailing, indent)
        case Scalar(node, value):
            yield _ended(f"{head} {written(node, value, flow=False)}".rstrip(), entry.trailing)
        case container:
            line = _in_flow(container, entry.name)
            if line is not None and len(head) + 1 + len(line) <= WIDTH:
                yield _ended(f"{head} {line}", entry.trailing)
                return
            yield _ended(head, entry.trailing)
            yield from _block(container, indent + _STEP)


def _item(entry: Entry, indent: str) -> Iterator[_Line]:
    match entry.value:
        case Scalar(is_block=True) as scalar:
            yield from _block_scalar(scalar, f"{indent}-", entry.trailing, indent)
        case Scalar(node, value):
            yield _ended(f"{indent}- {written(node, value, flow=False) or 'null'}", entry.trailing)
        case container:
            line = _in_flow(container, entry.name)
            if line is not None and len(indent) + 2 + len(line) <= WIDTH:
                yield _ended(f"{indent}- {line}", entry.trailing)
                return
            if entry.trailing:
                yield indent + entry.trailing
            lines = iter(_block(container, indent + _STEP))
            for first in lines:
                if first is None:
                    continue
                if not first.lstrip().startswith("#"):
                    yield f"{indent}- {first.lstrip()}"
                    break
                yield indent + first.lstrip()  # the end of a line that is several now: none can stand behind the dash
            yield from lines


def _block_scalar(scalar: Scalar, head: str, trailing: str, indent: str) -> Iterator[_Line]:
    """Text after `|` or `>`: its lines as they are, at the place where they belong now."""
    header, *lines = block_lines(scalar.source) or [text(str(scalar.value), flow=False)]
    yield _ended(f"{head} {header}", trailing)
    for line in lines:
        yield f"{indent}{_STEP}{line}" if line else ""


def _in_flow(container: Container, key: str, depth: int = 1) -> str | None:
    """A mapping or list in one line; none where it stands in several, however short it is."""
    if not container.entries:
        return "{}" if container.is_mapping else "[]"
    short = _short_mapping(container) if container.is_mapping else _short_list(container, key)
    if container.has_comments or depth > DEEPEST or not short:
        return None
    parts = []
    for entry in container.entries:
        match entry.value:
            case Scalar(is_block=True):
                return None
            case Scalar(node, value):
                part: str | None = written(node, value, flow=True)
            case inner:
                part = _in_flow(inner, entry.name, depth + 1)
        if part is None:
            return None
        parts.append(part if entry.key is None else f"{written_key(entry.key, flow=True)}: {part}")
    line = ", ".join(parts)
    return f"{{{line}}}" if container.is_mapping else f"[{line}]"


def _short_mapping(container: Container) -> bool:
    """Neither long, nor with a condition, nor a table of entries."""
    values = [entry.value for entry in container.entries]
    table = all(isinstance(value, Container) and value.is_mapping and value.entries for value in values)
    return len(values) <= MOST and not table and not any(entry.name in _CONDITIONS for entry in container.entries)


def _short_list(container: Container, key: str) -> bool:
    """Of names or numbers, or of places in documents."""
    for entry in container.entries:
        if isinstance(entry.value, Scalar):
            said = entry.value.value
            if isinstance(said, str) and " " in said and len(said) > LONGEST:
                return False
        elif key not in _LISTS_IN_LINE:
            return False
    return True


def _comments(comments: Iterable[Comment], indent: str) -> Iterator[_Line]:
    for comment in comments:
        if comment.spaced:
            yield None
        yield indent + comment.text


def _ended(line: str, comment: str) -> str:
    return f"{line}  {comment}" if comment else line
