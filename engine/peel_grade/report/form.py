"""The form of the JSON document `assessment/2`, from which its JSON schema is written.

Where documents are made it is imported for its types alone: to grade takes no pydantic.
"""

from typing import Literal

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.report.forms.areas import Area, OpenArea, PanelArea
from peel_grade.report.forms.decisions import AreaDecision, GradeDecision, Moderation
from peel_grade.report.forms.evidence import Asked, Earlier, Evidence, Finding, Gap, Recorded, Span
from peel_grade.report.forms.firmness import Firmness, Otherwise, Piece, Resilience, Resiliences
from peel_grade.report.forms.grades import Because, Change, Overall, Question, Step, Theme
from peel_grade.report.forms.values import (
    Draft,
    EvidenceKind,
    GapKind,
    Grade,
    Range,
    Status,
    Weight,
    strict,
)

__all__ = [
    "Area",
    "AreaDecision",
    "Asked",
    "AssessmentDocument",
    "Because",
    "Change",
    "Difference",
    "Document",
    "Doubtful",
    "Draft",
    "Earlier",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "Firmness",
    "Framework",
    "Gap",
    "GapKind",
    "Grade",
    "GradeDecision",
    "Moderation",
    "OpenArea",
    "Otherwise",
    "Overall",
    "PanelArea",
    "Piece",
    "Question",
    "Range",
    "Recorded",
    "Resilience",
    "Resiliences",
    "Span",
    "Status",
    "Step",
    "Theme",
    "Warned",
]


@strict
class Document(TypedDict):
    """A document that sources point into; empty text where something is not stated."""

    title: str
    isbn: str
    published: str
    url: str


@strict
class Warned(TypedDict):
    """Something in the force file that is well formed and hardly true."""

    code: str
    message: str
    help: str
    line: int
    """From 1; 0 where it does not stand in a file."""
    column: int
    path: str
    """The keys that lead there."""
    allowed: str
    """The reason for which the file allows it; empty where it does not."""


@strict
class ScaleGrade(TypedDict):
    """A grade of the framework's scale; one of them is the standard."""

    id: str
    title: str
    letter: str
    standard: bool


@strict
class Framework(TypedDict):
    """The rulebook that drafted; `sha256` is of all it holds."""

    id: str
    title: str
    version: str
    sha256: str
    words: dict[str, list[str]]
    """What the framework calls its subject, question, theme, area and concern: one and many."""
    grades: list[ScaleGrade]
    """The scale, worst first."""
    weights: list[Weight]
    """The weights of weaknesses, lightest first."""


@strict
class Input(TypedDict):
    """The force file; `sha256` is of what it says, whatever its order and comments."""

    sha256: str


@strict
class Difference(TypedDict):
    """An outcome that would be another one without the doubtful evidence."""

    kind: Literal["overall", "question", "theme", "finding", "area"]
    id: str
    title: str
    draft: str | None
    """A grade; of a finding whether it is found, not_found or undecided; of an area `suggested`, or null."""
    without: str | None


@strict
class Doubtful(TypedDict):
    """Evidence that a second reader should look at, and what would follow without it."""

    evidence: list[str]
    differences: list[Difference]


@strict
class AssessmentDocument(TypedDict):
    """A draft for human judgement: grades, suggested areas for improvement, and why."""

    schema: Literal["assessment/2"]
    force: str
    framework: Framework
    input: Input
    overall: Overall
    questions: dict[str, Question]
    areas: list[Area]
    """What is suggested, in order: repeated before new, graver before lighter, more reasons before fewer."""
    panel_areas: list[PanelArea]
    """What is not among these and a panel decided about, in the order of the rulebook."""
    open_areas: list[OpenArea]
    """What could still be suggested, in the order of the rulebook."""
    documents: dict[str, Document]
    """What sources point into: of `report:322` and `report:p17` the document `report`."""
    warnings: list[Warned]
    doubtful: Doubtful | None
    """Null where no evidence is called doubtful."""
    evidence_gaps: list[Gap]
