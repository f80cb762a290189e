"""The form of the JSON document `comparison/1`, from which its JSON schema is written.

Where documents are made it is imported for its types alone.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import WithJsonSchema
from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.causes.form import Causes, strict
from peel_grade.report.form import AreaDecision, Draft, Framework, Moderation, Range, Recorded, Status
from peel_grade.rulebook.model import Kind

Row: TypeAlias = Annotated[dict[str, Any], WithJsonSchema({"type": "object"})]
"""As a force file writes it."""
EvidenceKind: TypeAlias = Literal[
    "indicator", "flag", "previous_grade", "previous_area", "previous_complete", "inspected"
]
Outcome: TypeAlias = Literal["found", "not_found", "undecided", "not_inspected"]


@strict
class Side(TypedDict):
    """One of the two drafts."""

    file: str
    force: str
    framework: Framework
    sha256: str
    """Of what the force file says, whatever its order and comments."""
    warnings: int
    """How many warnings the file does not allow."""


@strict
class Record(TypedDict):
    """What a side records of something."""

    says: str
    row: Row | None
    """Null of what is only so or not so: that a question was inspected, that all earlier areas are listed."""
    sources: list[str]
    note: str


@strict
class EvidenceChange(TypedDict):
    """Something that the two files record otherwise."""

    id: str
    """By which causes name it."""
    kind: EvidenceKind
    name: str
    """The id of the indicator, flag, area or question; empty for the list of earlier areas."""
    label: str
    question: str | None
    question_title: str | None
    theme: str | None
    theme_title: str | None
    change: Literal["added", "gone", "changed"]
    differs: list[str]
    """The keys of the force file that are otherwise; empty where it is added or gone."""
    counts: bool
    """False where only a source, note or other remark is otherwise: nothing that rules ask for."""
    counterpart: bool
    """False where the rulebook of one side knows nothing of this name."""
    was: Record | None
    now: Record | None
    brings: list[str]
    """What it is a cause of, alone or with others: `finding:ID`, `area:ID`, `theme:ID`, `question:ID`, `overall`."""


@strict
class FindingStand(TypedDict):
    """What becomes of a rule."""

    outcome: Outcome
    repeat: bool | None
    """Of one that concludes, whether an earlier inspection made its area; null where that is not known."""
    kind: Kind
    weight: str | None
    """Of a weakness."""
    because: str
    """Its reason; with the figures of the force where it concludes."""


@strict
class FindingChange(TypedDict):
    """A rule of which something else becomes."""

    rule: str
    question: str
    question_title: str
    theme: str | None
    theme_title: str | None
    area: str | None
    was: FindingStand
    now: FindingStand
    evidence: Causes
    """The changes of evidence that bring it."""


@strict
class AreaStand(TypedDict):
    """An area for improvement that is suggested."""

    priority: int
    """Its place in the order of priority: 1 is the first."""
    concern: bool
    """Whether a cause of concern is among the reasons."""
    repeat: bool
    reasons: list[str]
    """The rules that are its reasons."""


@strict
class AreaChange(TypedDict):
    """An area for improvement that is suggested now or no more, or otherwise."""

    id: str
    question: str
    question_title: str
    text: str
    was: AreaStand | None
    """Null where it is not suggested."""
    now: AreaStand | None
    evidence: Causes | None
    """The changes of evidence that bring it; null where its reasons alone are others, of which the findings say why."""
    below: Causes | None
    """The same of the findings (`finding:ID`) that are its reasons."""


@strict
class GradeStand(TypedDict):
    """A grade and how firm it is."""

    draft_grade: Draft
    range: Range | None
    """The worst and the best grade that missing evidence allows."""
    status: Status | None
    """Of a question."""
    year: int | None
    """Of a question."""
    evidence: Recorded | None
    """How much is recorded; null of the overall grade."""
    moderated: str | None
    """The grade that a person put beside the draft."""
    remarks: list[str]
    """Of the overall grade: how another reading of the rules grades, and what no published record has."""


@strict
class GradeReasons(TypedDict):
    """What brings another grade, or that other grades are not ruled out."""

    evidence: Causes
    """The changes of evidence."""
    below: Causes
    """What was concluded on the way: of a theme findings (`finding:ID`), of a question its themes (`theme:ID`) and the
    findings that its grade rules count, of the overall grade the questions (`question:ID`); `recorded:ID` is how much
    evidence is recorded.
    """


@strict
class GradeRow(TypedDict):
    """The overall grade, or that of a question or theme, on both sides."""

    id: str
    """`overall`, `question:ID` or `theme:ID`."""
    kind: Literal["overall", "question", "theme"]
    name: str
    title: str
    question: str | None
    """That of a theme."""
    was: GradeStand | None
    """Null of a theme whose question was not inspected."""
    now: GradeStand | None
    draft: GradeReasons | None
    """Why the draft grade is another; null where it is not, or where one side has none."""
    possible: GradeReasons | None
    """The same of the grades that are not ruled out."""


@strict
class ModerationChange(TypedDict):
    """A grade or an area about which a panel decided otherwise; `was` and `now` are null where it decided nothing."""

    kind: Literal["grade", "area"]
    name: str
    """`overall`, or the id of the question or area."""
    title: str
    was: Moderation | AreaDecision | None
    now: Moderation | AreaDecision | None


@strict
class Alone(TypedDict):
    """Something that only the rulebook of one side has."""

    kind: Literal["question", "theme", "area", "finding", "indicator", "flag"]
    name: str
    title: str


@strict
class WithoutCounterpart(TypedDict):
    """Of two frameworks, what the drafts hold of which the other knows nothing: it is not compared."""

    was: list[Alone]
    now: list[Alone]


@strict
class ComparisonDocument(TypedDict):
    """Two drafts for human judgement compared: what is otherwise in evidence, findings, areas and grades, and why."""

    schema: Literal["comparison/1"]
    was: Side
    """What is compared with."""
    now: Side
    evidence: list[EvidenceChange]
    """In the order of the catalogue."""
    findings: list[FindingChange]
    """In the order of the rulebook."""
    areas: list[AreaChange]
    """In the order of priority; what is suggested no more at the end."""
    grades: list[GradeRow]
    """All of them, whether they differ or not: the overall grade, then each question with its themes."""
    moderation: list[ModerationChange]
    """What a panel decided otherwise, beside the drafts, which it does not change."""
    no_counterpart: WithoutCounterpart
