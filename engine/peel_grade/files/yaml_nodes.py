"""The nodes of a YAML text, which know where in it they stand: for what rewrites a part and leaves the rest."""

from typing import Any

import yaml


def composed(text: str) -> Any:
    """The root node of a YAML text, with the marks of all; None where it holds nothing. Raises yaml.YAMLError."""
    return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def end_of(node: Any) -> int:
    """The index at which a node ends; comments and blank lines after it do not belong to it."""
    while isinstance(node.value, list) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    # the text after `|` or `>` ends with its line
    return int(node.end_mark.index) - (isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"))
