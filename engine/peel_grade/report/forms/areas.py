"""Areas for improvement."""

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.report.forms.decisions import AreaDecision
from peel_grade.report.forms.evidence import Finding
from peel_grade.report.forms.values import strict


@strict
class Area(TypedDict):
    """What the draft suggests should be improved, with the findings that are the reasons."""

    id: str
    question: str
    question_title: str
    text: str
    concern: bool
    """Whether a cause of concern is among the reasons."""
    priority: int
    """Its place in the order of priority: 1 is the first."""
    repeat: bool
    years: list[int]
    """In which earlier inspections made it, as far as the force file says."""
    reasons: list[Finding]
    """The gravest first."""
    moderated: AreaDecision | None
    """The panel's decision that holds; null without any. What is rejected stays listed."""
    moderations: list[AreaDecision]
    """All that the panel decided about it, the first decision first."""


@strict
class PanelArea(TypedDict):
    """What the draft does not suggest and a panel decided about: it may have added the area."""

    id: str
    question: str
    question_title: str
    text: str
    moderated: AreaDecision | None
    moderations: list[AreaDecision]


@strict
class OpenArea(TypedDict):
    """What is not suggested, and would be if evidence that is not recorded turned out so."""

    id: str
    question: str
    question_title: str
    text: str
    rules: list[str]
    """The rules that would be reasons for it and are not decided."""
