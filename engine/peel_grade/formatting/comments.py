"""The comments of a YAML text, which libyaml passes over: they stand between the marks of its scalars."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import yaml

_COMMENT = re.compile(r"#[^\n]*")


class Comment(NamedTuple):
    """A comment with its sign `#`; `start` is its index, `line` and `column` count from 0.

    `alone`: nothing stands before it on its line. `spaced`: the line above is blank.
    """

    text: str
    start: int
    line: int
    column: int
    alone: bool
    spaced: bool


def comments_of(text: str, root: yaml.Node) -> list[Comment]:
    """The comments of a text, in its order, outside of the scalars of the tree that libyaml made of it."""
    found: list[Comment] = []
    start = 0
    for scalar_start, scalar_end in [*_scalars(text, root), (len(text), len(text))]:
        found += _between(text, start, scalar_start)
        start = max(start, scalar_end)
    return found


def spaced(text: str, index: int) -> bool:
    """Whether what stands at an index is the first of its line (after dashes of a list) and the line above is blank."""
    line = text.rfind("\n", 0, index) + 1
    if line == 0 or text[line:index].strip(" -"):
        return False
    return not text[text.rfind("\n", 0, line - 1) + 1 : line].strip()


def _between(text: str, start: int, end: int) -> Iterable[Comment]:
    for match in _COMMENT.finditer(text, start, end):
        line = text.rfind("\n", 0, match.start()) + 1
        yield Comment(
            text=match[0].rstrip(),
            start=match.start(),
            line=text.count("\n", 0, line),
            column=match.start() - line,
            alone=not text[line : match.start()].strip(),
            spaced=spaced(text, match.start()),
        )


def _scalars(text: str, node: yaml.Node) -> Iterable[tuple[int, int]]:
    """Where each scalar begins and ends; of one after `|` or `>`, what follows that line."""
    if isinstance(node, yaml.ScalarNode):
        start = node.start_mark.index
        if node.style in ("|", ">"):
            start = text.find("\n", start)
        yield start, node.end_mark.index
        return
    for child in node.value:
        for each in child if isinstance(child, tuple) else (child,):
            yield from _scalars(text, each)
