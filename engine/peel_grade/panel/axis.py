"""Figures on a line with the threshold that they are compared with, as shapes that a page draws.

A plotting library takes 50 ms for such a chart and a panel's pages have a hundred, so that they are drawn by hand: dots
on a line. The table beside a chart has the same figures.
"""

from collections import Counter
from collections.abc import Iterable

from peel_grade.files.record import Record
from peel_grade.panel.comparisons import Outcome
from peel_grade.rulebook.conditions import Leaf

WIDTH = 640
"""How wide a chart is, in its own units."""
_EDGE, _DOT = 24, 10
_OPEN = 1e12
"""The end of a range that is open."""
_FAR = 3
"""A figure that is further from the middle half of all than so many times its width stands at the end of the line."""


class Dot(Record):
    """One figure: where it stands on the line (a range: from `x` to `to`), how high, whether the comparison is met.

    `beyond` is -1 or 1 for a figure that lies so far out that it stands at the end of the line.
    """

    x: float
    to: float
    height: int
    met: bool | None
    beyond: int
    said: str


class Axis(Record):
    """The figures of one comparison: `edges` are its thresholds and where they stand, `low` and `high` the ends of the
    line, `least` and `most` the figures that are furthest out.
    """

    dots: tuple[Dot, ...]
    edges: tuple[tuple[float, float], ...]
    low: float
    high: float
    least: float
    most: float
    levels: int


def axis(leaf: Leaf, figures: Iterable[tuple[str, Outcome]]) -> Axis | None:
    """The chart of one comparison, from names and figures; None where fewer than two figures are known."""
    known = [
        (outcome.low, outcome.high, name, outcome)
        for name, outcome in figures
        if outcome.low is not None and outcome.high is not None
    ]
    if len(known) < 2:
        return None
    edges = [float(leaf.low), float(leaf.high)] if leaf.operator == "between" else [float(leaf.low)]
    ends = sorted(end for row in known for end in row[:2] if abs(end) < _OPEN)
    low, high = _ends(ends, edges)

    def place(value: float) -> float:
        within = min(max(value, low), high)
        return round(_EDGE + (WIDTH - 2 * _EDGE) * (within - low) / ((high - low) or 1), 1)

    levels: Counter[int] = Counter()
    dots = []
    for start, end, name, outcome in sorted(known, key=lambda row: row[:3]):
        x, to = place(start), place(end)
        column = int((x + to) / 2 // _DOT)
        beyond = 1 if start > high else -1 if end < low else 0
        dots.append(Dot(x, to, levels[column], outcome.met, beyond, f"{name}: {outcome.recorded}"))
        levels[column] += 1
    placed = tuple((edge, place(edge)) for edge in edges)
    least, most = (ends[0], ends[-1]) if ends else (low, high)
    return Axis(tuple(dots), placed, low, high, least, most, max(levels.values()))


def _ends(ends: list[float], edges: list[float]) -> tuple[float, float]:
    """The ends of the line: all figures and thresholds, without figures that would press the others together."""
    if not ends:
        return min(edges), max(edges)
    quarter = len(ends) // 4
    first, third = ends[quarter], ends[-1 - quarter]
    room = _FAR * (third - first) or float("inf")
    return min(max(ends[0], first - room), *edges), max(min(ends[-1], third + room), *edges)
