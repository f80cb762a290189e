"""Numbers and identifiers as people write them."""

from collections.abc import Iterable, Sequence

from peel_grade.force.figures import Figure, Range
from peel_grade.rulebook.conditions import Number

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
THAN = {"at_least": "at least", "above": "more than", "at_most": "at most", "below": "less than"}
"""Comparisons as words before a number."""


def show_number(value: Number) -> str:
    """A number as people write it: thousands set off, no needless zeros."""
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}"
    text = repr(float(value))
    if "e" in text:
        return text
    whole, _, part = text.partition(".")
    return f"{int(whole):,}.{part}" if not whole.startswith("-0") else text


def show_figure(figure: Figure) -> str:
    """A figure as it stands in a sentence: `260`, `between 30 and 50`, `at least 1,000`."""
    if not isinstance(figure, Range):
        return show_number(figure)
    if figure.low is not None and figure.high is not None:
        return f"between {show_number(figure.low)} and {show_number(figure.high)}"
    bound, end = ("at most", figure.high) if figure.low is None else ("at least", figure.low)
    return bound if end is None else f"{bound} {show_number(end)}"


def capital(text: str) -> str:
    """A fragment as a sentence or a heading begins."""
    return text[:1].upper() + text[1:]


def words(name: str) -> str:
    """An identifier as words."""
    return name.replace("_", " ")


def number_word(value: Number) -> str:
    """A number in a sentence: up to ten as a word."""
    return _NUMBERS[int(value)] if float(value).is_integer() and 0 < value <= 10 else show_number(value)


def listed(items: Iterable[str], joint: str) -> str:
    """Several things in a sentence: `a, b or c`."""
    *first, last = items
    return f"{', '.join(first)} {joint} {last}" if first else last


def denied(items: Sequence[str]) -> str:
    """What something is not: `not a`, `neither a nor b`."""
    return f"neither {listed(items, 'nor')}" if len(items) > 1 else f"not {items[0]}"
