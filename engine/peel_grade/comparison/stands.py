"""How the parts of a draft stand, so that two drafts can be compared in them."""

from typing import Literal, NamedTuple, TypeAlias

from peel_grade.grades.areas import AreaResult
from peel_grade.grades.counts import RuleResult
from peel_grade.grades.results import Assessment

Outcome: TypeAlias = Literal["found", "not_found", "undecided", "not_inspected"]
_OUTCOMES: dict[bool | None, Outcome] = {True: "found", False: "not_found", None: "undecided"}


class FindingStand(NamedTuple):
    """What becomes of a rule; of one that concludes, whether it is a repeat (None: not known, or it does not)."""

    outcome: Outcome
    repeat: bool | None


class AreaStand(NamedTuple):
    """A suggestion: whether a cause of concern is among its reasons, and whether it is a repeat."""

    concern: bool
    repeat: bool


def finding_stand(result: RuleResult | None, inspected: bool) -> FindingStand | None:
    """How a rule stands; None where the rulebook has no such rule."""
    if result is None:
        return None
    if not inspected:
        return FindingStand("not_inspected", None)
    return FindingStand(_OUTCOMES[result.verdict], result.repeat if result.verdict else None)


def area_stand(result: AreaResult | None) -> AreaStand | None:
    """How a suggestion stands; None where an area is not suggested."""
    return AreaStand(result.concern, result.repeat) if result is not None and result.suggested else None


def is_inspected(assessment: Assessment, question: str) -> bool:
    """Whether a question was inspected."""
    return question in assessment.questions and assessment.questions[question].status == "inspected"
