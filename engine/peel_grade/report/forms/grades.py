"""Grades: of themes, of questions, overall; and the ways to better ones."""

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.report.forms.decisions import GradeDecision, Moderation
from peel_grade.report.forms.evidence import Asked, Finding, Recorded
from peel_grade.report.forms.firmness import Firmness
from peel_grade.report.forms.values import Draft, Grade, Range, Status, Weight, strict
from peel_grade.rulebook.model import Kind


@strict
class Because(TypedDict):
    """A rule that led to a grade, and its reason."""

    rule: str
    says: str


@strict
class Theme(TypedDict):
    """A theme and its draft grade."""

    title: str
    draft_grade: Draft
    range: Range | None
    exact: bool
    because: list[Because]
    """The grade rule that decided; where it counts repeats, then each repeated finding, with the area asked for."""
    evidence: Recorded


@strict
class Change(TypedDict):
    """Findings that count alike, so many of which would have to be otherwise: strengths found, others not found."""

    theme: str | None
    """Null for what is found of the question as a whole."""
    theme_title: str | None
    kind: Kind
    weight: Weight | None
    repeat: bool
    number: int
    rules: list[str]
    """The rules of which so many would have to be otherwise, whichever they are."""


@strict
class Step(TypedDict):
    """What would have to be otherwise for a better grade, with all else the same: fewer of any one kind do not do."""

    grade: Grade
    changes: list[Change]


@strict
class Question(TypedDict):
    """A question, its draft grade, and all that was found in it."""

    title: str
    draft_grade: Draft
    status: Status
    year: int | None
    sources: list[str]
    """Of a grade that is carried forward: where it was published."""
    range: Range | None
    """The worst and the best grade that missing evidence allows; null where no grade is decided."""
    exact: bool
    """Whether some completion of the missing evidence brings each; otherwise they are only not ruled out."""
    moderated: Moderation | None
    moderations: list[GradeDecision]
    """All that the panel decided about its grade, the first decision first; the last holds."""
    because: list[Because]
    """The grade rule that decided, and for each theme below the standard the rules that brought it there."""
    evidence: Recorded
    """Of its themes together, and of the question as a whole."""
    themes: dict[str, Theme]
    findings: list[Finding]
    ask_for: list[Asked]
    """Where there is too little evidence for a grade, what to ask for, the most useful first."""
    next_grade: list[Step]
    """The ways to the next grade that concern the fewest themes, the one with the fewest findings first."""
    firmness: Firmness | None
    """Null where no grade is drafted."""


@strict
class Borderline(TypedDict):
    """The overall grade by another reading of the rules."""

    title: str
    """What that reading is called."""
    draft_grade: Draft


@strict
class OverallStep(TypedDict):
    """The questions that would have to be graded otherwise for a better overall grade, with the least grades."""

    grade: Grade
    questions: dict[str, Grade]


@strict
class Overall(TypedDict):
    """The overall draft grade; `ungraded` where the framework gives none."""

    draft_grade: Draft
    range: Range | None
    exact: bool
    moderated: Moderation | None
    moderations: list[GradeDecision]
    """All that the panel decided about it, the first decision first; the last holds."""
    if_moderated: Draft | None
    """The grade that follows from the moderated grades of questions; null without any."""
    because: list[Because]
    borderline: dict[str, Borderline]
    """The grade by each other reading of the rules that gives another."""
    no_precedent: list[str]
    next_grade: list[OverallStep]
    """The ways to the next overall grade that concern the fewest questions."""
    firmness: Firmness | None
    """Null as that of a question."""
