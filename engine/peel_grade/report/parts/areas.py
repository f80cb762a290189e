"""Areas for improvement, as data."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from peel_grade.grades.areas import AreaResult
from peel_grade.grades.reasons import Finding
from peel_grade.grades.results import Assessment
from peel_grade.report.parts.decisions import decision_on_area, decisions_on_area
from peel_grade.report.parts.evidence import finding_told

if TYPE_CHECKING:
    from peel_grade.report import form


def area_told(result: AreaResult, place: int, found: Iterable[Finding], assessment: Assessment) -> "form.Area":
    """An area that is suggested, with the findings that are the reasons; `place` is its priority."""
    area, book = result.area, assessment.book
    names = [each.rule.id for each in result.reasons]
    gravest = ["", *book.framework.gravest]  # what has no weight is a cause of concern
    reasons = sorted(
        (each for each in found if each.rule.id in names), key=lambda each: gravest.index(each.rule.weight or "")
    )
    earlier = next((each.earlier for each in reasons if each.earlier is not None), None)
    return {
        "id": area.id,
        "question": area.question,
        "question_title": book.questions[area.question].title,
        "text": area.text,
        "concern": result.concern,
        "priority": place,
        "repeat": result.repeat,
        "years": [] if earlier is None else list(earlier.years),
        "reasons": [finding_told(each, book) for each in reasons],
        "moderated": decision_on_area(assessment.force.moderation.area(area.id)),
        "moderations": decisions_on_area(area.id, assessment.force),
    }


def panel_area_told(name: str, assessment: Assessment) -> "form.PanelArea":
    """An area that is not suggested and a panel decided about."""
    area = assessment.book.areas[name]
    return {
        "id": area.id,
        "question": area.question,
        "question_title": assessment.book.questions[area.question].title,
        "text": area.text,
        "moderated": decision_on_area(assessment.force.moderation.area(name)),
        "moderations": decisions_on_area(name, assessment.force),
    }


def open_area_told(name: str, assessment: Assessment) -> "form.OpenArea":
    """An area that is not suggested, and could be."""
    area, results = assessment.book.areas[name], assessment.questions[assessment.book.areas[name].question].rules
    return {
        "id": area.id,
        "question": area.question,
        "question_title": assessment.book.questions[area.question].title,
        "text": area.text,
        "rules": [each.rule.id for each in results if each.rule.area == name and each.verdict is None],
    }
