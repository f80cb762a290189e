"""A file in the one way to write it, or a refusal: what comes out must mean what went in."""

import json
import re
from collections import Counter

import yaml

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_nodes import composed
from peel_grade.files.yaml_tree import parse
from peel_grade.formatting.comments import comments_of
from peel_grade.formatting.entries import entries_of
from peel_grade.formatting.layout import lines_of
from peel_grade.formatting.source import Source

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def formatted(source: Source) -> bytes:
    """The content of a file as it should be written.

    A byte order mark and the kind of line ends stay. Raises InputError where the result would not be read as the same
    data, or would lack a comment.
    """
    mark = _BYTE_ORDER_MARK if source.content.startswith(_BYTE_ORDER_MARK) else b""
    before = source.content.removeprefix(_BYTE_ORDER_MARK).decode()
    end = "\r\n" if re.match(r"[^\n]*\r\n", before) else "\n"
    text = before.replace("\r\n", "\n").replace("\r", "\n")
    node = composed(text)
    if not isinstance(node, yaml.CollectionNode):
        return source.content  # nothing is written yet
    lines = lines_of(entries_of(text, node, source.tree.data, source.root))
    after = "".join(f"{line}\n" for line in lines)
    if _meaning(after) != (_canonical(source.tree.data), _comments(text, node)):
        message, help = "this cannot be formatted without changing what it says", "please report it with the file"
        raise InputError([Problem(source.name, 0, 0, message, help)])
    return mark + after.replace("\n", end).encode()


def _meaning(text: str) -> tuple[str, Counter[str]] | None:
    """The data and the comments of a text; none where it is no YAML."""
    try:
        tree = parse(text.encode(), "")
    except InputError:
        return None
    node = composed(text)
    return None if tree.problems or node is None else (_canonical(tree.data), _comments(text, node))


def _canonical(data: object) -> str:
    """The same for the same data, whatever the order of keys; 1, 1.0 and true differ."""
    return json.dumps(data, sort_keys=True)


def _comments(text: str, node: yaml.Node) -> Counter[str]:
    return Counter(comment.text for comment in comments_of(text, node))
