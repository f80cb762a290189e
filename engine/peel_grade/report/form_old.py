"""The form of the JSON document `assessment/2`, from which its JSON schema is written.

Where documents are made it is imported for its types alone: to grade takes no pydantic.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import ConfigDict, Field, TypeAdapter, WithJsonSchema, with_config
from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.rulebook.conditions import Number, Operator
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED
from peel_grade.rulebook.model import Kind

Grade: TypeAlias = str
"""The id of one of the framework's grades."""
Draft: TypeAlias = Annotated[str, WithJsonSchema({"anyOf": [{"enum": [INSUFFICIENT, UNGRADED]}, {"type": "string"}]})]
"""The id of one of the framework's grades, or what stands in its place."""
Weight: TypeAlias = str
Status: TypeAlias = Annotated[str, WithJsonSchema({"enum": ["inspected", "carried_forward", "not_inspected"]})]
Missing: TypeAlias = Annotated[
    str,
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["evidence", "exact_figure", "previous", "rank", "supplied", "repeated"]},
                {"type": "string"},
            ]
        }
    ),
]
"""What is missing; or the id of a benchmark."""
ComparedAspect: TypeAlias = Annotated[
    str, WithJsonSchema({"anyOf": [{"enum": ["value", "previous", "rank", "supplied"]}, {"type": "string"}]})
]
"""What is compared; or the id of the benchmark that it is compared with."""
EvidenceKind: TypeAlias = Literal["indicator", "flag", "finding", "repeated", "previous_grade"]
GapKind: TypeAlias = Literal["indicator", "flag", "previous"]
Range: TypeAlias = Annotated[list[Grade], Field(min_length=2, max_length=2)]
_strict = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))


@_strict
class Because(TypedDict):
    """A rule that led to a grade, and its reason."""

    rule: str
    says: str


@_strict
class Moderation(TypedDict):
    """A grade that a panel gives in the place of a drafted one, and that holds."""

    grade: Grade
    reason: str
    by: str
    date: str
    """Written 2018-03-22."""


@_strict
class GradeDecision(TypedDict):
    """What a panel once decided about a grade."""

    grade: Grade | None
    """Null where the decision before was withdrawn."""
    reason: str
    by: str
    date: str


@_strict
class AreaDecision(TypedDict):
    """What a panel decided about an area."""

    decision: Literal["accepted", "reworded", "rejected", "withdrawn"]
    text: str | None
    """The panel's wording where it reworded the area; else null."""
    reason: str
    by: str
    date: str


@_strict
class Comparison(TypedDict):
    """What a comparison asks."""

    aspect: ComparedAspect | None
    """What of an indicator is compared (null for other evidence): `previous` and benchmarks, by their ids, in percent
    of those; `rank` is 1 for the highest that the framework declares, -1 for the lowest, 0 between; `supplied` 1 or 0.
    """
    operator: Operator
    low: Number
    """The bound: 1 or 0 for what is true or false; of a grade its place on the scale, where 1 is the worst."""
    high: Number | None
    """The upper bound of `between`; null for other operators."""
    parameters: list[str]
    """The parameters of the rulebook that the bounds are the values of."""
    negated: bool
    """Whether the comparison is asked not to hold."""
    text: str
    """The same as authors of rules write it."""


@_strict
class Span(TypedDict):
    """A range in which a figure lies."""

    at_least: Number | None
    """Null where it is open below."""
    at_most: Number | None
    """Null where it is open above."""


@_strict
class Evidence(TypedDict):
    """A comparison that made a rule conclude."""

    kind: EvidenceKind
    name: str
    """The id of the indicator or flag; of the rule for `finding`, the area for `repeated`, the question for a grade."""
    label: str
    value: Number | Span | bool | str | None
    """A figure or the range it lies in; true, false or `partly`; the id of a grade or rank; null: not recorded."""
    test: Comparison
    says: str
    sources: list[str]
    note: str
    computed_from: list[str]
    """The ids of the indicators that the value was computed from; empty where it is recorded."""


@_strict
class Earlier(TypedDict):
    """The area for improvement of earlier inspections that a finding repeats."""

    years: list[int]
    sources: list[str]
    note: str


@_strict
class Finding(TypedDict):
    """What one rule concludes, and from which evidence."""

    rule: str
    theme: str | None
    """Null where the finding belongs to the question as a whole."""
    theme_title: str | None
    kind: Kind
    weight: Weight | None
    """Of a weakness."""
    area: str | None
    """The id of the area for improvement that it is a reason for."""
    suggested: bool
    """Whether that area is suggested."""
    repeat: bool
    because: str
    evidence: list[Evidence]
    sources: list[str]
    """Where the rule comes from."""
    earlier: Earlier | None


@_strict
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


@_strict
class PanelArea(TypedDict):
    """What the draft does not suggest and a panel decided about: it may have added the area."""

    id: str
    question: str
    question_title: str
    text: str
    moderated: AreaDecision | None
    moderations: list[AreaDecision]


@_strict
class OpenArea(TypedDict):
    """What is not suggested, and would be if evidence that is not recorded turned out so."""

    id: str
    question: str
    question_title: str
    text: str
    rules: list[str]
    """The rules that would be reasons for it and are not decided."""


@_strict
class Recorded(TypedDict):
    """How many pieces of evidence are known, of how many."""

    known: int
    of: int


@_strict
class Asked(TypedDict):
    """Evidence that is not recorded, where there is too little of it for a grade."""

    name: str
    """The id of the indicator or flag."""
    label: str
    theme: str | None
    theme_title: str | None


@_strict
class Theme(TypedDict):
    """A theme and its draft grade."""

    title: str
    draft_grade: Draft
    range: Range | None
    because: list[Because]
    """The grade rule that decided; where it counts repeats, then each repeated finding, with the area asked for."""
    evidence: Recorded


@_strict
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


@_strict
class Step(TypedDict):
    """What would have to be otherwise for a better grade, with all else the same: fewer of any one kind do not do."""

    grade: Grade
    changes: list[Change]


@_strict
class Otherwise(TypedDict):
    """A piece of evidence that would have to turn out otherwise."""

    kind: Literal["indicator", "flag"]
    name: str
    label: str
    part: Missing | None
    """What of a recorded figure would have to be recorded too, or null: the evidence itself."""
    value: str
    """What it would turn out to be, or an example of that, as a force file has it."""


@_strict
class Changed(TypedDict):
    """Pieces of evidence which, turning out otherwise together, bring another grade."""

    grade: Draft
    evidence: list[Otherwise]


@_strict
class Resilience(TypedDict):
    """How many pieces of evidence would have to turn out otherwise for another grade."""

    number: int | None
    """The smallest number; null where `looked` of them together never do."""
    looked: int
    grades: list[Draft]
    """All that so many bring, the nearest first."""
    sets: list[Changed]
    """Some of that size, of each grade some."""


@_strict
class Resiliences(TypedDict):
    """By evidence that is not recorded and comes to be, and by evidence that is recorded and found another way."""

    missing: Resilience
    recorded: Resilience


@_strict
class Firmness(TypedDict):
    """How firm a draft grade is."""

    falls: Resiliences
    rises: Resiliences
    """Insufficient evidence has its place just below the standard."""


@_strict
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
    """Null where no grade is drafted, and where rules are too entangled for it to be worked out."""


@_strict
class Borderline(TypedDict):
    """The overall grade by another reading of the rules."""

    title: str
    """What that reading is called."""
    draft_grade: Draft


@_strict
class OverallStep(TypedDict):
    """The questions that would have to be graded otherwise for a better overall grade, with the least grades."""

    grade: Grade
    questions: dict[str, Grade]


@_strict
class Overall(TypedDict):
    """The overall draft grade; `ungraded` where the framework gives none."""

    draft_grade: Draft
    range: Range | None
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


@_strict
class Gap(TypedDict):
    """Evidence that is not recorded and could change the draft grade of a question."""

    kind: GapKind
    name: str
    """The id of the indicator or flag, or `previous.areas`."""
    label: str
    missing: Missing
    """What is missing: the evidence itself, or only what it is compared with; `repeated` for earlier inspections."""
    question: str
    question_title: str
    draft_grade: Draft
    could_become: list[Grade]


@_strict
class Document(TypedDict):
    """A document that sources point into; empty text where something is not stated."""

    title: str
    isbn: str
    published: str
    url: str


@_strict
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


@_strict
class ScaleGrade(TypedDict):
    """A grade of the framework's scale; one of them is the standard."""

    id: str
    title: str
    letter: str
    standard: bool


@_strict
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


@_strict
class Input(TypedDict):
    """The force file; `sha256` is of what it says, whatever its order and comments."""

    sha256: str


@_strict
class Difference(TypedDict):
    """An outcome that would be another one without the doubtful evidence."""

    kind: Literal["overall", "question", "theme", "finding", "area"]
    id: str
    title: str
    draft: str | None
    """A grade; of a finding whether it is found, not_found or undecided; of an area `suggested`, or null."""
    without: str | None


@_strict
class Doubtful(TypedDict):
    """Evidence that a second reader should look at, and what would follow without it."""

    evidence: list[str]
    differences: list[Difference]


@_strict
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


def json_schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of the document that `grade --format json` writes for one force."""
    schema = TypeAdapter(AssessmentDocument).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "assessment/2"}
