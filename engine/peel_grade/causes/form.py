"""The form of causes in JSON documents; imported for its types alone where documents are made."""

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

strict = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))
"""No other keys; what stands below a key is its description."""


@strict
class Cause(TypedDict):
    """Edits that together are enough for a change, and needed: no smaller set of them is both."""

    edits: list[str]
    enough: list[list[str]]
    """The smallest sets of them that alone would bring the change."""
    needed: list[list[str]]
    """The smallest sets of them without which it would not come."""


@strict
class Causes(TypedDict):
    """What brings a change: each cause explains it."""

    causes: list[Cause]
    every_combination_tried: bool
    """If not, there may be other causes, and smaller ones."""
    cancelled: list[list[str]]
    """The smallest sets of edits in no cause that come to nothing together, though one of them alone would not."""
