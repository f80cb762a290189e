"""A YAML text as a tree whose entries have their comments: what is written out again."""

from dataclasses import dataclass, field
from math import inf
from typing import Any, TypeAlias

import yaml

from peel_grade.formatting.comments import Comment, comments_of, spaced
from peel_grade.formatting.keys import Place


@dataclass
class Scalar:
    """A single value: its node, what it was read as, and how it stands in the text."""

    node: yaml.ScalarNode
    value: object
    source: str

    @property
    def is_block(self) -> bool:
        """Whether it is text after `|` or `>`."""
        return self.node.style in ("|", ">")


@dataclass
class Entry:
    """A value of a mapping, with its key, or of a list: the comments before it and at the end of its line.

    `spaced`: a blank line stands before it, after its comments.
    """

    key: yaml.ScalarNode | None
    value: "Value"
    before: list[Comment]
    trailing: str
    spaced: bool

    @property
    def name(self) -> str:
        """The key; empty in a list."""
        return "" if self.key is None else str(self.key.value)


@dataclass
class Container:
    """A mapping or a list; `after` are the comments behind its last entry."""

    is_mapping: bool
    entries: list[Entry] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)

    @property
    def has_comments(self) -> bool:
        """Whether a comment stands inside of it."""
        return bool(self.after) or any(
            entry.before or entry.trailing or (isinstance(entry.value, Container) and entry.value.has_comments)
            for entry in self.entries
        )


Value: TypeAlias = Scalar | Container
_Node: TypeAlias = yaml.ScalarNode | yaml.CollectionNode


def entries_of(text: str, root: yaml.CollectionNode, data: Any, place: Place) -> Container:
    """The tree of a text, its keys in the order of the form.

    `root` is libyaml's tree of the text, `data` what it was read as, `place` the root of the form.
    """
    reader = _Reader(text, comments_of(text, root))
    container = reader.container(root, data, place, -1, inf)
    container.after += reader.rest()
    return container


class _Reader:
    """Walks through nodes in the order of the text and hands out the comments on the way."""

    def __init__(self, text: str, comments: list[Comment]) -> None:
        self._text = text
        self._comments = comments
        self._next = 0

    def rest(self) -> list[Comment]:
        """The comments that are left."""
        return self._until(inf)

    def container(self, node: yaml.CollectionNode, data: Any, place: Place, outside: int, limit: float) -> Container:
        """A mapping or list in something whose column is `outside`; what comes after it begins at `limit`."""
        made = Container(isinstance(node, yaml.MappingNode))
        pairs = node.value if made.is_mapping else [(None, each) for each in node.value]
        end, column = node.end_mark.index if node.flow_style else limit, node.start_mark.column
        for number, (key, value) in enumerate(pairs):
            step = number if key is None else key.value
            following = pairs[number + 1] if number + 1 < len(pairs) else None
            after = end if following is None else (following[0] or following[1]).start_mark.index
            made.entries.append(self._entry(key, value, data[step], place.below(step), column, after))
        made.after = self._until(end) if node.flow_style else self._indented(column + (column == outside), limit)
        if made.is_mapping:
            made.entries = [made.entries[number] for number in place.order([entry.name for entry in made.entries])]
        return made

    def _entry(
        self, key: yaml.ScalarNode | None, node: _Node, data: Any, place: Place, column: int, limit: float
    ) -> Entry:
        first = key or node
        before = self._until(first.start_mark.index)
        trailing = [] if key is None else self._on_line(key.end_mark.line, node.start_mark.index)
        value: Value
        if isinstance(node, yaml.ScalarNode):
            before += self._until(node.start_mark.index)
            value = Scalar(node, data, self._text[node.start_mark.index : node.end_mark.index])
            if value.is_block:
                trailing += self._until(node.end_mark.index)
        else:
            value = self.container(node, data, place, column, limit)
            if not value.entries:  # brackets with nothing but comments between them
                before += value.after
                value.after = []
            elif key is None:  # before the dash, for none can stand behind it
                before += value.entries[0].before
                value.entries[0].before = []
        in_line = node.style not in ("|", ">") if isinstance(node, yaml.ScalarNode) else node.flow_style
        if in_line:  # else its end stands in the line of what comes next
            trailing += self._on_line(node.end_mark.line, limit)
        before += trailing[:-1]
        ending = trailing[-1].text if trailing else ""
        return Entry(key, value, before, ending, spaced(self._text, first.start_mark.index))

    def _until(self, index: float) -> list[Comment]:
        """The next comments before an index."""
        start = self._next
        while self._next < len(self._comments) and self._comments[self._next].start < index:
            self._next += 1
        return self._comments[start : self._next]

    def _on_line(self, line: int, limit: float) -> list[Comment]:
        """The next comment, if it ends this line."""
        for comment in self._comments[self._next : self._next + 1]:
            if comment.line == line and not comment.alone and comment.start < limit:
                self._next += 1
                return [comment]
        return []

    def _indented(self, column: int, limit: float) -> list[Comment]:
        """The next comments that stand alone in their lines, at a column or deeper."""
        start = self._next
        while self._next < len(self._comments):
            comment = self._comments[self._next]
            if comment.start >= limit or comment.column < column or not comment.alone:
                break
            self._next += 1
        return self._comments[start : self._next]
