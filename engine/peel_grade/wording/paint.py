"""Words in colour, where a person reads them in a terminal."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from peel_grade.rulebook.framework import Grade

Paint: TypeAlias = Callable[[str, str], str]
"""Gives words a style: `bold`, `dim`, `error`, `warning`, or that of a grade (see `style`)."""

_CODES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "above": "1;36",
    "standard": "32",
    "below": "33",
    "worst": "1;31",
    "insufficient_evidence": "35",
    "ungraded": "2",
}


def style(draft: str, grades: Sequence[Grade]) -> str:
    """The style of a grade by its place beside the standard, or of what is drafted in its place."""
    for place, grade in enumerate(grades):
        if grade.id == draft:
            return "standard" if grade.standard else _side(place, grades)
    return draft


def _side(place: int, grades: Sequence[Grade]) -> str:
    if any(grade.standard for grade in grades[:place]):
        return "above"
    return "worst" if place == 0 else "below"


def painter(colour: bool) -> Paint:
    """What paints words for a terminal, or leaves them plain for a pipe or a file."""
    return _coloured if colour else plain


def plain(words: str, _style: str) -> str:
    """The words as they are."""
    return words


def _coloured(words: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{words}\x1b[0m"
