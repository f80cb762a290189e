"""Texts as lines of a terminal, a pipe or a file."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from peel_grade.files.problems import one_line


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """A text out of a file as lines; nothing in it acts on a terminal."""
    text, first = one_line(text), indent if first is None else first
    if text and text.strip() == text and len(first) + len(text) <= width:
        return [first + text]  # as `wrap` would, which takes it apart to find that out
    return wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def hanging(text: str, width: int, indent: int) -> list[str]:
    """The same from a column on, all but the first line two columns further in."""
    return wrapped(text, width, " " * (indent + 2), " " * indent)


def packed(pieces: Sequence[str], width: int) -> Iterator[str]:
    """The pieces in lines; none is broken."""
    line = ""
    for piece in map(one_line, pieces):
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}".lstrip()
    yield line


def flowed(pieces: Sequence[str], width: int, indent: str = "") -> list[str]:
    """The pieces as one text in lines; the last three words of a piece stand together."""
    glued = " ".join("\u00a0".join(one_line(piece).rsplit(" ", 2)) for piece in pieces)
    lines = wrap(glued, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return [line.replace("\u00a0", " ") for line in lines]


def cut(text: str, width: int, indent: str = "", after: str = "") -> str:
    """A text in one line: what is too long for it ends in `…` at a word, before what stands `after` it."""
    behind = f" {one_line(after)}" if after else ""
    shown, room = f"{indent}{one_line(text)}", width - len(behind)
    if len(shown) > room:
        shown = shown[: max(room - 1, 0)].rpartition(" ")[0].rstrip(",;:") + "…"
    return shown + behind


def joined(parts: Sequence[Iterable[str]]) -> str:
    """Parts of a text, an empty line between those that have any line."""
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"
