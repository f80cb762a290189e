"""What a panel decided, as text beside the draft."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from peel_grade.report.lines import cut, wrapped
from peel_grade.rulebook.framework import Framework, Noun
from peel_grade.wording.paint import Paint
from peel_grade.wording.terms import capital

if TYPE_CHECKING:
    from peel_grade.report import form

_ADDING = ("accepted", "reworded")
"""Decisions by which an area that is not suggested is added to those that are."""


def on_grade(graded: "form.Overall | form.Question", framework: Framework, width: int) -> Iterator[str]:
    """The grade that a panel gives in the place of the drafted one."""
    if (decision := graded["moderated"]) is not None:
        yield from wrapped(capital(given(**decision, framework=framework)), width, "  ")


def grade_history(graded: "form.Overall | form.Question", framework: Framework, width: int) -> Iterator[str]:
    """All that a panel decided about a grade, the last decision first."""
    for number, each in enumerate(reversed(graded["moderations"])):
        told = given(**each, framework=framework)
        yield from wrapped(f"before, {told}", width, "    ") if number else wrapped(capital(told), width, "  ")


def on_area(area: "form.Area | form.PanelArea", width: int, indent: str) -> Iterator[str]:
    """A panel's decision about an area in a line: its wording, or else its reason."""
    if (decision := area["moderated"]) is not None:
        told = decision["text"] or decision["reason"]
        yield cut(f"{capital(decision['decision'])} {_by(decision)}: {told}", width, indent)


def area_history(area: "form.Area | form.PanelArea", width: int, indent: str) -> Iterator[str]:
    """All that a panel decided about an area, the last decision first."""
    for number, each in enumerate(reversed(area["moderations"])):
        if number:
            yield from wrapped(f"before, {decided(**each)}", width, f"{indent}  ")
        else:
            yield from wrapped(capital(decided(**each)), width, indent)


def decided(decision: str, reason: str, by: str, date: str, text: str | None) -> str:
    """What a panel decided about an area: `rejected by the panel on 2018-03-22: so`."""
    return f"{decision}{f' as “{text}”' if text else ''} by {by} on {date}: {reason}"


def given(grade: str | None, reason: str, by: str, date: str, framework: Framework) -> str:
    """What a panel decided about a grade: `moderated to good by the panel on 2018-03-22: so`."""
    what = "moderation withdrawn" if grade is None else f"moderated to {framework.said(grade)}"
    return f"{what} by {by} on {date}: {reason}"


def added(document: "form.AssessmentDocument", called: Noun, paint: Paint, width: int) -> Iterator[str]:
    """The areas that a panel added, and how many of the others it accepted, reworded and rejected."""
    areas = [each for each in document["panel_areas"] if adds(each)]
    if areas:
        yield from _headline(f"{capital(called.many)} that the panel added ({len(areas)})", paint, width)
    for each in areas:
        yield cut(each["text"], width, "  - ")
        yield from on_area(each, width, "    ")
    if of_all := decisions_said(document["areas"]):
        left = sum(each["moderated"] is None for each in document["areas"])
        yield from wrapped(f"Of what is suggested the panel decided: {of_all}; {left} open.", width)


def decisions_said(areas: "Sequence[form.Area]", added: "Sequence[form.PanelArea]" = ()) -> str:
    """How many areas a panel accepted, rejected and reworded, and added: `1 rejected, 1 reworded, 1 added`."""
    counts = Counter(each["moderated"]["decision"] for each in areas if each["moderated"] is not None)
    told = [f"{number} {decision}" for decision, number in sorted(counts.items())]
    return ", ".join([*told, *([f"{len(added)} added"] if added else [])])


def not_suggested(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """Every area about which only the panel says something, with all that it decided."""
    if areas := document["panel_areas"]:
        title = f"Decided by the panel, and not suggested in this draft ({len(areas)})"
        yield from _headline(title, paint, width)
    for each in areas:
        yield from wrapped(each["text"], width, "    ", "  - ")
        yield from wrapped(f"{each['question_title']} ({each['id']})", width, "    ")
        yield from area_history(each, width, "    ")


def _headline(text: str, paint: Paint, width: int) -> Iterator[str]:
    yield from (paint(line, "bold") for line in wrapped(text, width))


def adds(area: "form.PanelArea") -> bool:
    """Whether a panel adds an area that is not suggested."""
    return area["moderated"] is not None and area["moderated"]["decision"] in _ADDING


def _by(decision: "form.AreaDecision") -> str:
    return f"by {decision['by']} on {decision['date']}"
