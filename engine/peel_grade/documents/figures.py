"""The figures of a question as a document shows them: now, before, against what they are compared with, and drawn."""

from collections.abc import Iterator, Mapping

from peel_grade.documents.charts import Bounds, Chart, against
from peel_grade.files.record import Record
from peel_grade.force.facts import Interval, benchmark_of, relative_differences
from peel_grade.force.figures import Figure, Range, ends
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.report.citing import Citing
from peel_grade.rulebook.model import Indicator, Rulebook
from peel_grade.rulebook.units import Unit
from peel_grade.wording.evidence import shown
from peel_grade.wording.terms import capital, listed, show_figure

LINES = ("solid line", "dashed line", "dotted line", "line of dashes and dots")
"""How the charts draw the benchmarks of a framework, in their order."""
_FIRST_UNKNOWN = 1.25
"""How far a bar is drawn that has no end, as a multiple of the largest number beside it."""


class Shown(Record):
    """A figure in words, and perhaps drawn; `compared` has a line for each benchmark, `worse` says which side is worse,
    `source` of which time it is, what was noted of it and where it stands.
    """

    label: str
    now: str
    before: str
    compared: tuple[str, ...]
    rank: str
    worse: str
    source: str
    chart: Chart | None


def figures(question: str, force: Force, book: Rulebook, citing: Citing) -> Iterator[Shown]:
    """The figures of a question that are known, in the order of the catalogue."""
    for name, entry in book.indicators.items():
        evidence = force.indicators.get(name)
        if entry.question == question and evidence is not None and evidence.value is not None:
            yield _shown(entry, evidence, book, citing)


def without(question: str, status: str, force: Force, book: Rulebook) -> list[str]:
    """What else was asked for: the labels of the figures and statements of a question that have the status."""
    recorded: Mapping[str, object] = {
        name: row for rows in (force.indicators, force.flags) for name, row in rows.items() if row.status == status
    }
    return [entry.label for entry in book.entries() if entry.question == question and entry.id in recorded]


def legend(book: Rulebook) -> str:
    """How the charts are read."""
    lines = [f"a {line} {each.title}" for each, line in zip(book.framework.benchmarks.values(), LINES, strict=False)]
    marks = ["a filled dot is the figure now (a bar where it lies in a range)", "a ring what it was before", *lines]
    return f"In the charts {listed(marks, 'and')}; a short stroke is nought."


def _shown(entry: Indicator, evidence: IndicatorEvidence, book: Rulebook, citing: Citing) -> Shown:
    unit, framework = book.framework.units[entry.unit], book.framework
    assert evidence.value is not None
    now = f"{shown(evidence)}{_sign(unit)}"
    before = "" if evidence.previous is None else _beside(evidence.value, evidence.previous, unit, "up", "down")
    others = {
        each.title: figure
        for name, each in framework.benchmarks.items()
        if (figure := benchmark_of(name, entry.id, evidence, book)) is not None
    }
    compared = tuple(
        f"{title}: {_beside(evidence.value, figure, unit, 'above', 'below')}" for title, figure in others.items()
    )
    chart = None
    if others or evidence.previous is not None:
        told = "; ".join(filter(None, (f"{entry.label}: now {now}", before and f"before {before}", *compared)))
        chart = _chart(evidence, list(others.values()), unit, told)
    rank = "" if evidence.rank is None else framework.ranks[evidence.rank]
    worse = "" if entry.worse == "neither" else f"{entry.worse} is worse"
    places = ", ".join(citing.places(evidence.source))
    sample = "" if evidence.sample is None else f"of a sample of {evidence.sample}"
    beside = (evidence.period or entry.period, sample, evidence.note, places and f"from {places}")
    source = " ".join(f"{capital(each).rstrip('.')}." for each in beside if each)
    return Shown(entry.label, now, before, compared, rank, worse, source, chart)


def _sign(unit: Unit) -> str:
    return "%" if unit.percent else ""


def _beside(value: Figure, other: Figure, unit: Unit, over: str, under: str) -> str:
    """A figure that another one is compared with, and how far that is from it: `45.5 (28.8% below)`."""
    told = f"{show_figure(other)}{_sign(unit)}"
    if unit.change:  # of two changes neither is a percentage of the other
        return told
    difference = relative_differences(Interval(*ends(value, unit)), Interval(*ends(other, unit)))
    if difference is None or difference.low != difference.high:
        return told
    if difference.low == 0:
        return f"{told} (the same)"
    return f"{told} ({abs(difference.low):.1f}% {over if difference.low > 0 else under})"


def _chart(evidence: IndicatorEvidence, others: list[Figure], unit: Unit, told: str) -> Chart:
    assert evidence.value is not None
    all_of = [evidence.value, *([] if evidence.previous is None else [evidence.previous]), *others]
    known = [abs(end) for each in all_of for end in (each if isinstance(each, Range) else (each,)) if end is not None]
    furthest = _FIRST_UNKNOWN * max(known, default=1)

    def bounds(figure: Figure) -> Bounds:
        low, high = ends(figure, unit)
        return max(float(low), -furthest), min(float(high), furthest)

    middles = [sum(bounds(each)) / 2 for each in others]
    return against(
        bounds(evidence.value), None if evidence.previous is None else bounds(evidence.previous), middles, told
    )
