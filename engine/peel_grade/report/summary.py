"""A draft in one line, where there are many."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from peel_grade.files.problems import one_line
from peel_grade.report.decisions import adds, decisions_said
from peel_grade.report.sections import framework_of
from peel_grade.rulebook.framework import UNGRADED, Framework
from peel_grade.wording.paint import Paint, style
from peel_grade.wording.terms import words

if TYPE_CHECKING:
    from peel_grade.report import form


def summary_line(path: str, document: "form.AssessmentDocument", paint: Paint) -> str:
    """One force in one line: overall grade, grades of the questions, how much is suggested."""
    framework, overall = framework_of(document), document["overall"]["draft_grade"]
    letters = []
    for name, question in document["questions"].items():
        grade = question["draft_grade"]
        if grade != UNGRADED:
            letter = _letter(grade, framework) + ("*" if question["status"] == "carried_forward" else "")
            if moderated := question["moderated"]:
                letter += f">{_letter(moderated['grade'], framework)}"
            letters.append(f"{words(name)} {letter}")
    concerns = sum(area["concern"] for area in document["areas"])
    suggested = framework.words.area.so_many(len(document["areas"]) - concerns)
    if concerns:
        suggested += f", {framework.words.concern.so_many(concerns)}"
    added = [area for area in document["panel_areas"] if adds(area)]
    if decided := decisions_said(document["areas"], added):
        suggested += f" ({decided} by the panel)"
    if told := sum(not each["allowed"] for each in document["warnings"]):
        suggested += f"; {told} warning{'' if told == 1 else 's'}"
    named = f"{one_line(path)}: {one_line(document['force'])}"
    suggested = one_line(suggested)
    if overall == UNGRADED:
        return f"{named}: {', '.join(letters)}; {suggested}"
    painted = paint(one_line(framework.said(overall)), style(overall, framework.grades))
    if moderated := document["overall"]["moderated"]:
        painted += f", moderated to {one_line(framework.said(moderated['grade']))}"
    return f"{named}: {painted} ({', '.join(letters)}); {suggested}"


def _letter(grade: str, framework: Framework) -> str:
    return next((each.letter for each in framework.grades if each.id == grade), "?")


def letters(framework: Framework) -> str:
    """What the letters of a framework's grades stand for, best grade first."""
    return ", ".join(f"{grade.letter} {grade.said}" for grade in reversed(framework.grades))


def summary_legend(scales: Iterable[str]) -> str:
    """What stands below summary lines; `scales` are what the letters of each framework stand for."""
    told = one_line("; ".join(dict.fromkeys(scales)))
    marks = "? too little evidence, * carried forward, > from the draft's to the panel's"
    return f"draft grades for human judgement: {told},\n{marks}"
