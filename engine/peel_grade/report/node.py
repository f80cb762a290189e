"""An explanation as a tree of lines."""

from collections.abc import Sequence
from typing import NamedTuple

from peel_grade.files.problems import one_line
from peel_grade.rulebook.conditions import Group, threshold


class Node(NamedTuple):
    """A line of the tree: `truth` True, False, None (unknown), or "" where it has none.

    What is only in `full` told is left out of the short text, with all below it.
    """

    label: str
    truth: bool | str | None = ""
    children: tuple["Node", ...] = ()
    full: bool = False


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
    """The tree as text, with a mark for true, false and unknown; through rich, which wraps and colours it.

    Without `full` it is short.
    """
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    marks = {True: ("[yes] ", "green"), False: ("[no] ", "red"), None: ("[unknown] ", "yellow"), "": ("", "")}

    def label(item: Node) -> Text:
        mark, style = marks[item.truth]
        return Text.assemble((mark, style), one_line(item.label))

    def grow(branch: Tree, item: Node) -> None:
        for child in item.children:
            if full or not child.full:
                grow(branch.add(label(child)), child)

    tree = Tree(label(node))
    grow(tree, node)
    console = Console(width=width, no_color=not colour, force_terminal=colour, highlight=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(tree)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"
