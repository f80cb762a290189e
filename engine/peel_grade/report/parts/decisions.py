"""What a panel decided, as data."""

from typing import TYPE_CHECKING

from peel_grade.force.file import Force
from peel_grade.force.moderation import AreaDecision, GradeDecision

if TYPE_CHECKING:
    from peel_grade.report import form


def decision_on_grade(decision: GradeDecision | None) -> "form.Moderation | None":
    """A panel's decision about a grade that holds, as JSON data; None without any."""
    if decision is None or decision.grade is None:
        return None
    return {"grade": decision.grade, "reason": decision.reason, "by": decision.by, "date": decision.date}


def decisions_on_grade(name: str, force: Force) -> list["form.GradeDecision"]:
    """All that a panel decided about a grade, the first decision first."""
    return [
        {"grade": each.grade, "reason": each.reason, "by": each.by, "date": each.date}
        for each in force.moderation.grades.get(name, ())
    ]


def decision_on_area(decision: AreaDecision | None) -> "form.AreaDecision | None":
    """A panel's decision about an area that holds, as JSON data; None without any."""
    return None if decision is None else _decision(decision)


def decisions_on_area(name: str, force: Force) -> list["form.AreaDecision"]:
    """All that a panel decided about an area, the first decision first."""
    return [_decision(each) for each in force.moderation.areas.get(name, ())]


def _decision(decision: AreaDecision) -> "form.AreaDecision":
    return {
        "decision": decision.decision,  # type: ignore[typeddict-item]  # one of those that a force file may have
        "text": decision.text or None,
        "reason": decision.reason,
        "by": decision.by,
        "date": decision.date,
    }
