"""Figures as sources state them: a number, or the range in which it lies, which may be open at one end."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from peel_grade.files.record import Record
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.units import Unit


class Range(Record):
    """A figure that lies between two numbers, both included; None is an open end.

    `{from: 30, to: 50}` in a force file is `Range(30, 50)`, `{at_least: 1000}` is `Range(1000, None)`.
    """

    low: Number | None
    high: Number | None


Figure: TypeAlias = Number | Range
KEYS = ("from", "to", "at_least", "at_most")
"""The keys of a range in a force file."""


def figure_of(written: Any) -> Figure:
    """The figure that a checked force file states."""
    if not isinstance(written, Mapping):
        number: Number = written
        return number
    if "from" in written:
        return Range(written["from"], written["to"])
    return Range(written.get("at_least"), written.get("at_most"))


def as_written(figure: Range) -> dict[str, Number]:
    """The range as force files write it."""
    low, high = figure
    if low is not None and high is not None:
        return {"from": low, "to": high}
    return {"at_least": low} if low is not None else {} if high is None else {"at_most": high}


def plain(figure: Figure) -> str:
    """The figure in one line as force files have it: `30`, `{from: 30, to: 50}`."""
    if not isinstance(figure, Range):
        return str(figure)
    return f"{{{', '.join(f'{key}: {end}' for key, end in as_written(figure).items())}}}"


def ends(figure: Figure, unit: Unit) -> tuple[Number, Number]:
    """The least and the most that a figure can be: an open end reaches as far as figures of the unit can."""
    if not isinstance(figure, Range):
        return figure, figure
    return unit.least if figure.low is None else figure.low, unit.most if figure.high is None else figure.high
