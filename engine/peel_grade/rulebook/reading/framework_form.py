"""`framework.yaml`: the scale, questions, words, thresholds and grade rules. `rulebook fmt` keeps the fields' order."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from peel_grade.files.strict import Strict
from peel_grade.files.validation import fault, number, percentage
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.reading.conditions import ConditionText, Names, Number, Percent
from peel_grade.rulebook.reading.form_fields import Allowed, Basis, Date, Identifier, RuleId, Sources, Text


def _shared(value: object) -> object:
    """A number, or a difference in percent, which stays as it is written."""
    if isinstance(value, str) and value.strip().endswith("%"):
        percentage(value)
        return value
    return number(value)


class GradeRuleText(Strict):
    """One grade rule: of a list, the first whose condition holds decides."""

    id: RuleId
    grade: str
    because: Text
    for_: Names | None = Field(
        None, alias="for", description="The [themes] or [questions] in whose list it stands; left out: in that of all."
    )
    when: ConditionText
    allow: Allowed = Field(default_factory=dict)


class RemarkText(Strict):
    """A remark on an overall grade."""

    id: RuleId
    because: Text
    when: ConditionText
    allow: Allowed = Field(default_factory=dict)


class PropertyText(Strict):
    """What every draft must hold to, whatever the evidence: `rulebook prove` proves it, or shows where it fails."""

    id: RuleId
    title: Text = Field(description="What holds, in a sentence.")
    whenever: ConditionText | None = Field(None, description="Where it is asked; left out: of every draft.")
    always: ConditionText | None = Field(None, description="What then holds.")
    never: ConditionText | None = Field(None, description="What then does not hold.")
    because: Text = Field(description="Why it must be so.")
    basis: Basis = Field(description="Where it comes from.")
    source: Sources = Field(description="The lines of the documents that it rests on.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.always is None) == (self.never is None):
            both = "`always` and `never` stand together" if self.always else "the property asks for nothing"
            raise fault(both, "write one of `always:` and `never:`", key="never" if self.always else None)
        return self

    def conditions(self) -> Iterator[tuple[str, ConditionText]]:
        """Its conditions by their keys."""
        for key in ("whenever", "always", "never"):
            if (condition := getattr(self, key)) is not None:
                yield key, condition


General = Literal["one-grade", "worse-evidence", "reachable", "needed", "limits", "more-evidence", "least-evidence"]
GENERAL: tuple[General, ...] = get_args(General)
"""The properties that `rulebook prove` asks of every rulebook."""


class ExceptionText(Strict):
    """Where a general property need not hold, and why."""

    id: RuleId
    property: General = Field(description="The general property.")
    of: Names | None = Field(
        None, description="The evidence, rules, grade rules, [areas] or grades that are excepted; left out: all."
    )
    in_: Names | None = Field(
        None, alias="in", description="The [themes], [questions] or `overall` where; left out: everywhere."
    )
    from_: Names | None = Field(
        None, alias="from", description="Of worse evidence: the grades from which a grade may rise; left out: any."
    )
    because: Text = Field(description="Why it may be so.")


class ThemeText(Strict):
    """An entry of `themes`."""

    title: Text
    allow: Allowed = Field(default_factory=dict)


class QuestionText(Strict):
    """An entry of `questions`, with its `themes`."""

    title: Text
    graded: bool = True
    themes: Annotated[dict[Identifier, ThemeText], Field(min_length=1)] | None = Field(
        None, description="Its [themes]; left out: findings and evidence belong to the [question] as a whole."
    )
    allow: Allowed = Field(default_factory=dict)


class DocumentText(Strict):
    """A published document."""

    title: Text
    isbn: str = ""
    published: str = ""
    lines: Annotated[int, Field(ge=1)] | None = None


GradeRules = Annotated[list[GradeRuleText], Field(min_length=1)]


class AlternativeText(Strict):
    """Another way to the overall grade; where it leads elsewhere a draft is borderline."""

    title: Text | None = Field(None, description="What it is called, as it stands behind `by`: the principle of 2016.")
    grades: GradeRules

    @model_validator(mode="before")
    @classmethod
    def _rules_below_grades(cls, value: Any) -> Any:
        if isinstance(value, list):
            raise fault("grade rules stand here", "write them below `grades:`")
        return value


class OverallText(Strict):
    """How the grades of `questions` become the overall grade, and what to remark on it."""

    grades: GradeRules
    alternatives: dict[RuleId, AlternativeText] = Field(default_factory=dict)
    no_precedent: list[RemarkText] = Field(default_factory=list)


class GradeText(Strict):
    """A grade of the scale."""

    id: Identifier
    title: Text = Field(description="What it is called.")
    letter: Annotated[str, Field(min_length=1, max_length=3)] = Field(description="What stands for it in tables.")
    points: Number | None = Field(None, description="What it counts for, where the framework adds points.")
    standard: Literal[True] | None = Field(None, description="This is the grade that is asked for.")


class ComparatorText(Strict):
    """What figures are compared with."""

    title: Text = Field(description="What it is called inside of a sentence.")
    says: Text | None = Field(None, description="How a sentence tells a figure of it; left out: `in` and the title.")


class UnitText(Strict):
    """What numbers figures of a unit can be."""

    least: Number | None = Field(None, description="No figure is less; left out: figures may be negative.")
    most: Number | None = Field(None, description="No figure is more.")
    whole: bool = Field(False, description="Whether only whole numbers count.")
    title: Text | None = Field(None, description="The unit in words, where they are not those of its id.")
    step: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="The smallest difference that matters in scenarios; left out: 1 of whole numbers, else 0.1."
    )
    percent: bool = Field(
        False, description="Whether figures are in percent: of a whole, or a change that may be less."
    )
    per: Annotated[int, Field(ge=2)] | None = Field(None, description="Of a rate: for how many it is counted.")


class EffortText(Strict):
    """What it takes to bring about that a piece of evidence is found otherwise."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["points"]}, {"required": ["changeable"]}]})

    title: Text = Field(description="What it takes, as it is told: `the service decides it itself`.")
    points: Annotated[int, Field(ge=1, le=99)] | None = Field(
        None, description="How much it is: of ways with as few changes, the one with the fewest points comes first."
    )
    changeable: Literal[False] | None = Field(
        None, description="Nobody who is asked to improve can change it; it has no points."
    )
    usual: Literal[True] | None = Field(None, description="What it takes of evidence that names no effort.")

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.points is None) == (self.changeable is None):
            help = "write `points: 3`, or `changeable: false` for what cannot be changed"
            found = "neither `points` nor `changeable`" if self.points is None else "`points`, and is not changeable"
            raise fault(f"an effort has {found}", help)
        return self


class ParameterText(Strict):
    """A threshold that rules share under a name."""

    value: Annotated[int | float | str, BeforeValidator(_shared, json_schema_input_type=Number | Percent)] = Field(
        description="The threshold: a number or, of differences in percent, as `25%`."
    )
    title: Text = Field(description="What it is.")
    unit: str | None = Field(None, description="The unit of the figures that are compared with it.")
    from_: Date | None = Field(None, alias="from", description="Since when it has this value: year, month and day.")
    basis: Basis = Field(description="Where the threshold comes from.")
    source: Sources = Field(description="The lines of the documents that it rests on.")
    allow: Allowed = Field(default_factory=dict)

    @property
    def difference(self) -> bool:
        """Whether it is a difference in percent."""
        return isinstance(self.value, str)

    @property
    def number(self) -> int | float:
        """The value as a number."""
        return percentage(self.value) if isinstance(self.value, str) else self.value


_Noun = Annotated[list[Text], Field(min_length=2, max_length=2)]


class WordsText(Strict):
    """What the framework calls things: each one and many."""

    subject: _Noun | None = Field(None, description="Who is inspected, one and many, as `[service, services]`.")
    question: _Noun | None = Field(None, description="What is graded, as `[pillar, pillars]`.")
    theme: _Noun | None = Field(None, description="A part of what is graded, as `[topic, topics]`.")
    area: _Noun | None = Field(None, description="What is asked for, as `[recommendation, recommendations]`.")
    concern: _Noun | None = Field(None, description="What cannot wait, as `[enforcement notice, enforcement notices]`.")


class FrameworkFile(Strict):
    """`framework.yaml`. With `extends`, whatever is left out is taken from that framework."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"not": {"required": ["extends"]}},
            "then": {"required": ["questions", "grades", "weights", "question_grades"]},
        }
    )

    id: RuleId
    title: Text
    year: Annotated[int, Field(ge=1900, le=2100)]
    version: Text
    extends: RuleId | None = None
    default: bool = Field(
        False,
        description="Of the rulebooks of one folder, this one is meant where none is named.",
    )
    words: WordsText | None = None
    grades: Annotated[list[GradeText], Field(min_length=2)] | None = Field(
        None, description="The scale, worst first; one of the grades is the standard."
    )
    weights: Annotated[list[Identifier], Field(min_length=1)] | None = Field(
        None, description="What weaknesses weigh, lightest first."
    )
    benchmarks: dict[Identifier, ComparatorText] = Field(
        default_factory=dict, description="What figures are compared with."
    )
    ranks: Annotated[dict[Identifier, Text], Field(min_length=2)] | None = Field(
        None, description="Where a figure stands among all, highest first, each with the words that follow the figure."
    )
    units: dict[Identifier, UnitText] = Field(default_factory=dict, description="What figures count in.")
    recording: list[Text] | None = Field(
        None,
        description="What holds of recording any flag where its criteria leave it open, such as what a plan counts.",
    )
    efforts: Annotated[dict[Identifier, EffortText], Field(min_length=1)] | None = Field(
        None,
        description="What it takes to change evidence, least first; entries of the catalogue name those that are not "
        "the usual one.",
    )
    parameters: dict[Identifier, ParameterText] = Field(
        default_factory=dict, description="Thresholds that rules share, by the names by which they quote them."
    )
    documents: dict[RuleId, DocumentText] = Field(default_factory=dict)
    questions: Annotated[dict[Identifier, QuestionText], Field(min_length=1)] | None = None
    suggest: ConditionText | None = Field(
        None,
        description="When the reasons for an area that hold make a suggestion; left out: whenever there is one.",
    )
    theme_grades: GradeRules | None = None
    question_grades: GradeRules | None = None
    overall: OverallText | None = None
    properties: list[PropertyText] | None = Field(
        None, description="What every draft must hold to, whatever the evidence; `rulebook prove` proves it."
    )
    exceptions: list[ExceptionText] | None = Field(
        None, description="Where properties that are asked of every rulebook need not hold."
    )
    without: list[str] = Field(
        default_factory=list,
        description="What is dropped of what is extended: ids of rules, areas, evidence, grade rules and benchmarks.",
    )
    inherit_benchmarks: bool = Field(
        False, description="Whether values of benchmarks that are not written are those of the framework extended."
    )


def grade_lists(text: FrameworkFile) -> Iterator[tuple[NodePath, Sequence[GradeRuleText | RemarkText]]]:
    """The lists of grade rules and remarks of a framework file, each after its path in the file."""
    yield ("theme_grades",), text.theme_grades or []
    yield ("question_grades",), text.question_grades or []
    if text.overall is not None:
        yield ("overall", "grades"), text.overall.grades
        for name, alternative in text.overall.alternatives.items():
            yield ("overall", "alternatives", name, "grades"), alternative.grades
        yield ("overall", "no_precedent"), text.overall.no_precedent
