"""Words in colour, where a person reads them in a terminal."""

from collections.abc import Callable
from typing import TypeAlias

Paint: TypeAlias = Callable[[str, str], str]
"""Gives words a style: `bold`, `dim`, `error`, `warning`, or the name of a grade."""

_CODES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "outstanding": "1;36",
    "good": "32",
    "requires_improvement": "33",
    "inadequate": "1;31",
    "insufficient_evidence": "35",
    "ungraded": "2",
}


def painter(colour: bool) -> Paint:
    """What paints words for a terminal, or leaves them plain for a pipe or a file."""
    return _coloured if colour else plain


def plain(words: str, _style: str) -> str:
    """The words as they are."""
    return words


def _coloured(words: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{words}\x1b[0m"
