"""Small charts: a figure against what it was and what it is compared with, how many of each grade there are, how often
two go together.

Shapes and words carry what they say, colours only help to see it. A page shows them as SVG in its own colours, a Word
document as PNG, Markdown not at all: their `told` says the same, and the page has the figures as text.
"""

import base64
import io
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from peel_grade.documents.look import INK, LINE, PAPER, STEPS, step
from peel_grade.documents.writing import EXTRA, Form
from peel_grade.files.problems import missing_extra, one_line
from peel_grade.files.record import Record

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Bounds = tuple[float, float]
"""The least and the most that a figure can be: twice the same for one that is known exactly."""
_MARKS = ("-", "--", ":", "-.")
"""How the lines of benchmarks are drawn, in their order."""
_DOTS_AN_INCH = 200
_ROOM = 0.05
"""The share of a bar that a letter and a number take up."""


class Chart(Record):
    """What is drawn, how wide and high in inches, and what it shows in words."""

    draw: Callable[["Axes"], None]
    width: float
    height: float
    told: str


def against(now: Bounds, previous: Bounds | None, benchmarks: Sequence[float], told: str) -> Chart:
    """A figure now (a filled dot; a bar where it lies in a range), what it was (a ring, with an arrow from it), and
    what it is compared with (upright lines, each drawn in its own way).
    """
    everything = [*now, *(previous or ()), *benchmarks, 0.0]
    low, high = min(everything), max(everything)
    around = (high - low or 1) * 0.08

    def draw(axes: "Axes") -> None:
        axes.set(xlim=(low - around, high + around), ylim=(-1, 1))
        axes.axis("off")
        axes.plot((low - around, high + around), (0, 0), color=LINE, linewidth=0.8, zorder=1)
        axes.plot((0, 0), (-0.35, 0.35), color=LINE, linewidth=0.8, zorder=1)
        for place, mark in zip(benchmarks, _MARKS, strict=False):
            axes.plot((place, place), (-0.9, 0.9), mark, color=INK, linewidth=1.4, zorder=2)
        if previous is not None:
            _figure(axes, previous, PAPER)
            start, end = _middle(previous), _middle(now)
            if abs(end - start) > around:
                shape = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.2, "shrinkA": 3.5, "shrinkB": 3.5}
                axes.annotate("", (end, 0), (start, 0), arrowprops={**shape, "mutation_scale": 8}, zorder=3)
        _figure(axes, now, STEPS[-1])

    return Chart(draw, 1.3, 0.24, told)


def _middle(bounds: Bounds) -> float:
    return (bounds[0] + bounds[1]) / 2


def _figure(axes: "Axes", bounds: Bounds, filled: str) -> None:
    if bounds[0] == bounds[1]:
        axes.plot(bounds[:1], (0,), "o", markersize=6.5, markerfacecolor=filled, markeredgecolor=INK, zorder=4)
    else:
        axes.plot(bounds, (0, 0), color=INK, linewidth=6, solid_capstyle="butt", zorder=4)
        axes.plot(bounds, (0, 0), color=filled, linewidth=4, solid_capstyle="butt", zorder=5)


def shares(rows: Mapping[str, Sequence[int]], letters: Sequence[str], told: str) -> Chart:
    """How many of each grade, worst first, in a bar for each row: a part has the letter and the number in it, where
    there is room for them.
    """
    widest = max((sum(each) for each in rows.values()), default=0) or 1

    def draw(axes: "Axes") -> None:
        axes.axis("off")
        axes.set(xlim=(0, widest), ylim=(len(rows), 0))
        for place, numbers in enumerate(rows.values()):
            start = 0
            for grade, number in enumerate(numbers, 1):
                colour = STEPS[step(grade, len(letters)) - 1]
                axes.barh(place + 0.5, number, 0.72, start, color=colour, edgecolor=INK, linewidth=0.6)
                if number > widest * _ROOM:
                    said = f"{letters[grade - 1]} {number}"
                    axes.text(start + number / 2, place + 0.5, said, ha="center", va="center", color=PAPER, fontsize=8)
                start += number

    return Chart(draw, 4.5, 0.3 * len(rows), told)


def matrix(numbers: Sequence[Sequence[int]], down: Sequence[str], across: Sequence[str], told: str) -> Chart:
    """How often there is each pair: a square in each cell, as large as its number beside the largest; those on the
    diagonal are framed, and what lies off it is of another colour.
    """
    most = max((number for row in numbers for number in row), default=0) or 1

    def draw(axes: "Axes") -> None:
        axes.axis("off")
        axes.set(xlim=(-1, len(across) + 0.1), ylim=(len(down) + 0.1, -1))
        for place, letter in enumerate(across):
            axes.text(place + 0.5, -0.4, letter, ha="center", va="center", color=INK, fontsize=9)
        for row, letter in enumerate(down):
            axes.text(-0.4, row + 0.5, letter, ha="center", va="center", color=INK, fontsize=9)
            for column, number in enumerate(numbers[row]):
                same = row == column
                _square(axes, column, row, 1, PAPER, INK if same else LINE, 1.6 if same else 0.6)
                if number:
                    _square(axes, column, row, 0.6 * (number / most) ** 0.5, STEPS[3] if same else STEPS[1], INK, 0.4)
                    axes.text(column + 0.95, row + 0.04, str(number), ha="right", va="top", color=INK, fontsize=8)

    return Chart(draw, 0.55 * (len(across) + 1.1), 0.55 * (len(down) + 1.1), told)


def tornado(rows: Sequence[tuple[str, int, int]], told: str) -> Chart:
    """How much comes of each of several when it is less (to the left, hatched) and when it is more (to the right)."""
    most = max((max(less, more) for _, less, more in rows), default=0) or 1

    def draw(axes: "Axes") -> None:
        axes.axis("off")
        axes.set(xlim=(-most * 1.15, most * 1.15), ylim=(len(rows), 0))
        for place, (name, less, more) in enumerate(rows):
            axes.text(-most * 1.12, place + 0.26, name, ha="left", va="center", color=INK, fontsize=7)
            for number, side, colour, mark in ((less, -1, STEPS[1], "//"), (more, 1, STEPS[3], "")):
                axes.barh(place + 0.68, side * number, 0.42, color=colour, edgecolor=INK, linewidth=0.5, hatch=mark)
                if number:
                    at, align = side * (number + most * 0.03), "left" if side > 0 else "right"
                    axes.text(at, place + 0.68, str(number), ha=align, va="center", color=INK, fontsize=7)
        axes.plot((0, 0), (0, len(rows)), color=INK, linewidth=0.8)

    return Chart(draw, 6.2, 0.42 * len(rows), told)


def stability(rows: Sequence[tuple[str, Sequence[float | None]]], marks: Sequence[str], told: str) -> Chart:
    """On a line from 0 to 100 for each row the shares of several, each with its own mark (letters, a legend says of
    what); what is told twice stands above the other.
    """

    def draw(axes: "Axes") -> None:
        axes.axis("off")
        axes.set(xlim=(-70, 108), ylim=(len(rows) + 0.3, -1))
        for tick in (0, 25, 50, 75, 100):
            axes.plot((tick, tick), (-0.4, len(rows)), color=LINE, linewidth=0.5, zorder=0)
            axes.text(tick, -0.7, f"{tick}%", ha="center", va="center", color=INK, fontsize=7)
        for place, (name, shares) in enumerate(rows):
            axes.text(-70, place + 0.5, name, ha="left", va="center", color=INK, fontsize=7)
            known = [each for each in shares if each is not None]
            if known:
                axes.plot((min(known), max(known)), (place + 0.5, place + 0.5), color=INK, linewidth=1, zorder=1)
            for mark, share, colour in zip(marks, shares, cycle(STEPS), strict=False):
                if share is not None:
                    axes.plot((share,), (place + 0.5,), mark, color=colour, markersize=6, zorder=2, alpha=0.9)

    return Chart(draw, 6.2, 0.26 * (len(rows) + 1.3), told)


def _square(axes: "Axes", column: float, row: float, size: float, filled: str, edge: str, width: float) -> None:
    from matplotlib.patches import Rectangle

    corner = column + (1 - size) / 2, row + (1 - size) / 2
    axes.add_patch(Rectangle(corner, size, size, facecolor=filled, edgecolor=edge, linewidth=width))


def drawn(chart: Chart, form: Form) -> Markup:
    """A chart as it stands in a page of a form. Raises InputError where the library that draws is not installed."""
    if form == "markdown":
        return Markup()
    chart = chart._replace(told=one_line(chart.told))
    if form == "docx":
        picture = base64.b64encode(_drawn(chart, "png")).decode()
        style = f"width:{chart.width}in;height:{chart.height}in"
        return Markup('<img src="data:image/png;base64,{}" alt="{}" style="{}">').format(picture, chart.told, style)
    svg = _drawn(chart, "svg").decode()
    inside = re.sub(r"^.*?<svg[^>]*>|<metadata>.*?</metadata>|</svg>\s*$", "", svg, flags=re.DOTALL)
    width, height = chart.width * 72, chart.height * 72
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}pt" height="{height:g}pt"'
    if form == "html":
        for name, colour in COLOURS.items():
            inside = inside.replace(colour, f"var(--{name})")
    label = f'role="img" aria-label="{escape(chart.told)}"'
    return Markup(f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" {size} {label}>{inside}</svg>')  # noqa: S704  # escaped


COLOURS = {"ink": INK, "line": LINE, "paper": PAPER} | {
    f"step-{place}": colour for place, colour in enumerate(STEPS, 1)
}


def _drawn(chart: Chart, form: str) -> bytes:
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise missing_extra("matplotlib, which draws charts, is not installed", EXTRA) from None
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # where it keeps its fonts concerns no user
    with matplotlib.rc_context({"svg.hashsalt": "peel-grade", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Figure((chart.width, chart.height), dpi=72 if form == "svg" else _DOTS_AN_INCH)
        chart.draw(figure.add_axes((0, 0, 1, 1)))
        told = io.BytesIO()
        no_clock = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(told, format=form, metadata=no_clock, transparent=form == "svg")
    return told.getvalue()
