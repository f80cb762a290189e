"""An explanation as a tree of lines."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peel_grade.files.problems import one_line
from peel_grade.rulebook.conditions import Group, threshold

FULL = 9
"""The detail of what no short text tells."""
LONGEST = 60
"""Lines of a short text, as far as the detail of what it tells decides."""


class Node(NamedTuple):
    """A line of the tree: `truth` True, False, None (unknown), or "" where it has none.

    The greater its `detail`, the sooner it is left out of a short text that gets too long, with all below it; that of 0
    is always told, that of `FULL` only in full. A short text says `brief` in place of the label and all below it.
    """

    label: str
    truth: bool | str | None = ""
    children: tuple["Node", ...] = ()
    detail: int = 0
    brief: str = ""

    @property
    def full(self) -> bool:
        """Whether only the full text tells it."""
        return self.detail >= FULL


def group_node(group: Group, children: Sequence[Node]) -> Node:
    """Conditions of which some are asked for."""
    truth = threshold(group, [child.truth if isinstance(child.truth, bool) else None for child in children])
    if group.needed == len(children) and not group.negated:
        label = "all of"
    elif group.needed == 1:
        label = "none of" if group.negated else "any of"
    else:
        label = f"{'not ' if group.negated else ''}at least {group.needed} of"
    return Node(label, truth, tuple(children))


def show(node: Node, colour: bool, width: int, full: bool = True) -> str:
    """The tree as text, with a mark for true, false and unknown.

    Without `full` it is short: with the most detail that fits into so many lines, and how to read the rest.
    """
    if full:
        return _drawn(node, colour, width)
    for detail in sorted({each for each in _details(node) if each < FULL}, reverse=True):
        text = _drawn(_kept(node, detail), colour, width)
        if text.count("\n") < LONGEST:
            break
    rest = "" if _kept(node, detail) == node else "All of it: --full.\n"
    return text + rest


def _details(node: Node) -> Iterator[int]:
    yield node.detail
    for child in node.children:
        yield from _details(child)


def _kept(node: Node, detail: int) -> Node:
    """The tree without what is of more detail."""
    if node.brief:
        return node._replace(label=node.brief, children=())
    return node._replace(children=tuple(_kept(each, detail) for each in node.children if each.detail <= detail))


def _drawn(node: Node, colour: bool, width: int) -> str:
    """The tree, through rich, which wraps and colours it."""
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    marks = {True: ("[yes] ", "green"), False: ("[no] ", "red"), None: ("[unknown] ", "yellow"), "": ("", "")}

    def label(item: Node) -> Text:
        mark, style = marks[item.truth]
        return Text.assemble((mark, style), one_line(item.label))

    def grow(branch: Tree, item: Node) -> None:
        for child in item.children:
            grow(branch.add(label(child)), child)

    tree = Tree(label(node))
    grow(tree, node)
    console = Console(width=width, no_color=not colour, force_terminal=colour, highlight=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(tree)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"
