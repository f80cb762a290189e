"""The files of a rulebook as pydantic models: framework, catalogue, findings, exclusions.

`rulebook fmt` writes keys in the order of the fields.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from peel_grade.files.dates import DATE_PATTERN, calendar_date
from peel_grade.files.strict import Strict
from peel_grade.files.validation import (
    LINES_PATTERN,
    REFERENCE_PATTERN,
    as_list,
    fault,
    lines,
    number,
    percentage,
    reference,
    text,
    written,
)
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.reading.conditions import ConditionText, Names, Number, Percent

_IDENTIFIER, _RULE_ID = "[a-z][a-z0-9]*(_[a-z0-9]+)*", "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_VALUE_ONCE = r"^(?![\s\S]*\{value\}[\s\S]*\{value\})[\s\S]*\{value\}"
source_reference = reference
_CONCLUSION = "wrong-conclusion"


def identifier(value: str) -> str:
    """A validator of the names of evidence, themes and questions."""
    if not re.fullmatch(_IDENTIFIER, value):
        raise fault(f"{written(value)} is not an identifier", "use lower case letters, digits and single underscores")
    return value


def _rule_id(value: str) -> str:
    if not re.fullmatch(_RULE_ID, value):
        raise fault(f"{written(value)} is not an id", "use lower case letters, digits and single hyphens")
    return value


def _favourable(value: object) -> object:
    if not isinstance(value, bool) and value != "neither":
        raise fault(f"{written(value)} is not allowed here", "write one of true, false, neither")
    return value


def _shared(value: object) -> object:
    """A number, or a difference in percent, which stays as it is written."""
    if isinstance(value, str) and value.strip().endswith("%"):
        percentage(value)
        return value
    return number(value)


def _check_place(what: str, theme: str | None, question: str | None) -> None:
    if theme is None and question is None:
        raise fault(f"{what} has no `theme`", "write `theme:`, or `question:` where it belongs to none")
    if theme is not None and question is not None:
        raise fault(
            f"{what} has either a `theme` or a `question`",
            "remove one of them: that of the `theme` follows from it",
            key="question",
        )


_LineText = Annotated[str, Field(pattern=LINES_PATTERN)]
Favourable = Annotated[
    bool | Literal["neither"], BeforeValidator(_favourable, json_schema_input_type=bool | Literal["neither"])
]
Lines = Annotated[str, BeforeValidator(lines, json_schema_input_type=Annotated[int, Field(ge=1)] | _LineText)]
Reference = Annotated[str, BeforeValidator(reference), WithJsonSchema({"type": "string", "pattern": REFERENCE_PATTERN})]
_References = Annotated[list[Reference], Field(min_length=1)]
References = Annotated[_References, BeforeValidator(as_list, json_schema_input_type=Reference | _References)]
Identifier = Annotated[
    str, AfterValidator(identifier), WithJsonSchema({"type": "string", "pattern": f"^{_IDENTIFIER}$"})
]
RuleId = Annotated[str, AfterValidator(_rule_id), WithJsonSchema({"type": "string", "pattern": f"^{_RULE_ID}$"})]
Text = Annotated[str, AfterValidator(text), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Basis = Literal["published", "comparator", "judgement"]
Date = Annotated[str, BeforeValidator(calendar_date), WithJsonSchema({"type": "string", "pattern": DATE_PATTERN})]
Allowed = Annotated[
    dict[str, Text],
    Field(description="Lints that `rulebook check` is not to report of this entry: the code of each, with the reason."),
]
"""What `rulebook check` is not to report of an entry: the code of a lint, and the reason."""
Successor = Annotated[str, Field(description="The id to use instead: this one is kept for old files only.")]


class RetiredText(Strict):
    """Since which cycle an id without a successor is kept for old files only, and why."""

    since: Annotated[int, Field(ge=1900, le=2100)] = Field(description="The first year in which it is not used.")
    why: Text


Retired = Annotated[
    RetiredText, Field(description="It is not used any more, and nothing stands for it: it is kept for old files only.")
]


class SourceText(Strict):
    """Lines of a document."""

    document: str
    lines: Lines


Sources = Annotated[list[SourceText], Field(min_length=1)]
NotToBeConfusedWith = Annotated[
    dict[str, Text], Field(description="Entries that are easily taken for this one: of each, how it differs.")
]


class DerivedText(Strict):
    """What a figure follows from: `count` for every 100 (of another unit: as many as it says) of `of`."""

    count: str = Field(description="The indicator that is counted.")
    of: str = Field(description="The indicator that it is counted for.")


def _check_given_up(successor: str | None, retired: RetiredText | None) -> None:
    if successor is not None and retired is not None:
        help = "what another id stands for is not retired: remove one of them"
        raise fault("`replaced_by` and `retired` stand together", help, key="retired")


class IndicatorText(Strict):
    """A catalogue entry for a figure. It belongs to a `theme`, or to a `question` as context."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["theme"]}, {"required": ["question"]}],
            "allOf": [{"properties": {"statement": {"pattern": _VALUE_ONCE}}}],
        }
    )

    label: Text = Field(description="What it is called.")
    statement: Text = Field(description="A sentence that holds `{value}` once.")
    unit: str = Field(description="What the figure counts in: one of the units that the framework declares.")
    theme: str | None = Field(None, description="The [theme] it belongs to.")
    question: str | None = Field(
        None, description="For context only: the [question] it belongs to, in place of [a theme]."
    )
    worse: Literal["higher", "lower", "neither"] = Field(description="Which direction is worse.")
    definition: Text = Field(description="What exactly is measured.")
    period: str = Field("", description="When it is measured.")
    not_to_be_confused_with: NotToBeConfusedWith = Field(default_factory=dict)
    not_more_than: str | None = Field(
        None, description="An indicator of the same unit that no figure of this one can exceed: the whole of this part."
    )
    share_of: str = Field(
        "", description="What it is a share of: the shares of one whole, called alike, cannot be more than all of it."
    )
    change_of: str | None = Field(
        None, description="The indicator of which it is the change in percent since that one's previous figure."
    )
    none_where: str | None = Field(None, description="A flag that, where it is true, leaves none of what is counted.")
    derived: DerivedText | None = Field(
        None, description="It follows from two others, and is computed where a force file does not state it."
    )
    source: Sources
    caveats: list[str] = Field(default_factory=list, description="What to keep in mind when reading it.")
    replaced_by: Successor | None = None
    retired: Retired | None = None
    allow: Allowed = Field(default_factory=dict)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_place("an indicator", self.theme, self.question)
        _check_given_up(self.replaced_by, self.retired)
        if self.statement.count("{value}") != 1:
            help = "write `{value}` where the figure stands"
            raise fault("`statement` must contain `{value}` exactly once", help, key="statement")
        return self


class CriteriaText(Strict):
    """What must have been seen for a flag to be recorded so or so, told so that two readers of a source agree."""

    holds: Text | None = Field(None, description="What must have been seen to record it as true.")
    partly: Text | None = Field(None, description="What must have been seen to record it as partly so.")
    fails: Text | None = Field(None, description="What must have been seen to record it as false.")


class FlagText(Strict):
    """A catalogue entry for a statement that inspectors find true or false. It belongs to a `theme` or `question`."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["theme"]}, {"required": ["question"]}],
            "anyOf": [{"required": ["definition"]}, {"required": ["criteria"]}],
        }
    )

    label: Text = Field(description="What it is called.")
    holds: Text = Field(description="The sentence that is said when it is found true.")
    fails: Text = Field(description="The sentence that is said when it is found false.")
    theme: str | None = Field(None, description="The [theme] it belongs to.")
    question: str | None = Field(None, description="The [question] it belongs to, of no [theme].")
    favourable: Favourable = Field(True, description="Whether it is to the credit of [a subject] when it is true.")
    definition: Text | None = Field(
        None, description="What exactly inspectors look for; left out where the criteria say it."
    )
    criteria: CriteriaText | None = Field(None, description="When it is recorded as true, partly so, or false.")
    not_to_be_confused_with: NotToBeConfusedWith = Field(default_factory=dict)
    excludes: list[str] = Field(default_factory=list, description="Flags that cannot be true where this one is.")
    implies: list[str] = Field(default_factory=list, description="Flags that cannot be false where this one is true.")
    source: Sources
    caveats: list[str] = Field(default_factory=list)
    replaced_by: Successor | None = None
    retired: Retired | None = None
    allow: Allowed = Field(default_factory=dict)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_place("a flag", self.theme, self.question)
        _check_given_up(self.replaced_by, self.retired)
        if self.definition is None and self.criteria is None:
            help = "write `criteria: {holds: ..., partly: ..., fails: ...}`: what must have been seen"
            raise fault("a flag has neither `criteria` nor a `definition`", help)
        return self


class BenchmarkText(Strict):
    """What figures of an indicator are compared with in this cycle."""

    value: Number
    previous: Number | None = None
    period: str = ""
    source: References = Field(default_factory=list)
    note: str = ""
    allow: Allowed = Field(default_factory=dict)


class CatalogueFile(Strict):
    """One file of `catalogue/`: its entries are IndicatorText and FlagText by name, and BenchmarkText by benchmark and
    name.
    """

    indicators: dict[str, Any] = Field(default_factory=dict)
    flags: dict[str, Any] = Field(default_factory=dict)
    benchmarks: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _benchmarks_in_place(cls, value: Any) -> Any:
        """Values of a benchmark under a key of their own, as earlier versions had them."""
        for key, rows in value.items() if isinstance(value, dict) else ():
            if (
                key not in cls.model_fields
                and isinstance(rows, dict)
                and rows
                and all(map(_is_benchmark, rows.values()))
            ):
                help = "values of benchmarks stand under `benchmarks:`; `rulebook migrate` moves them there"
                raise fault(f"unknown key {written(key)}", help, key=key, code="unknown-key")
        return value


def _is_benchmark(row: object) -> bool:
    return isinstance(row, dict) and "value" in row and row.keys() <= BenchmarkText.model_fields.keys()


class RuleText(Strict):
    """One rule of `findings/`."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [kind]} for kind in ("strength", "weakness", "cause_of_concern")],
            "allOf": [
                {"if": {"required": ["strength"]}, "then": {"properties": {"area": False}}},
                {"if": {"required": ["cause_of_concern"]}, "then": {"required": ["area"]}},
                {"oneOf": [{"required": ["theme"]}, {"required": ["question"]}]},
            ],
        }
    )

    id: RuleId = Field(description="The name of the rule: lower case letters, digits and single hyphens.")
    theme: str | None = Field(None, description="The [theme] that the finding belongs to.")
    question: str | None = Field(None, description="The [question] that the finding belongs to, of no [theme].")
    when: ConditionText = Field(description="The condition under which the rule concludes.")
    unless: ConditionText | None = Field(None, description="Mitigation: the rule does not conclude where this holds.")
    strength: Literal[True] | None = Field(None, description="The rule concludes a strength.")
    weakness: str | None = Field(None, description="The rule concludes a weakness of this weight.")
    cause_of_concern: Literal[True] | None = Field(None, description="The rule concludes [a concern].")
    area: RuleId | None = Field(None, description="The [area] that the finding is a reason for.")
    because: Text = Field(
        description="Why, in a sentence; an indicator in braces, as `{rso_visits_overdue}`, is replaced by its figure."
    )
    rationale: Text = Field(description="Why this matters and why the threshold is where it is.")
    basis: Basis = Field(description="Where the threshold comes from.")
    source: Sources = Field(description="The lines of the documents that the rule rests on.")
    replaced_by: Successor | None = None
    retired: Retired | None = None
    allow: Allowed = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _worded(cls, value: Any) -> Any:
        if isinstance(value, dict) and "area_for_improvement" in value:
            help = "write `area:` and the id of an entry of areas/; `rulebook migrate` does it"
            raise fault("a rule names its area, which has the wording", help, key="area_for_improvement")
        if isinstance(value, dict) and isinstance(value.get("weakness"), bool):
            help = "write one of the `weights` that framework.yaml declares"
            raise fault("a weakness has a weight", help, key="weakness")
        return value

    @model_validator(mode="after")
    def _one_conclusion(self) -> Self:
        _check_place("a rule", self.theme, self.question)
        _check_given_up(self.replaced_by, self.retired)
        kinds = ("strength", "weakness", "cause_of_concern")
        given = [f"`{kind}`" for kind in kinds if getattr(self, kind) is not None]
        if len(given) != 1:
            help = "a rule has exactly one of `strength: true`, `weakness: WEIGHT`, `cause_of_concern: true`"
            raise fault(
                f"{' and '.join(given)} stand together" if given else "the rule concludes nothing",
                help,
                code=_CONCLUSION,
            )
        if self.strength and self.area:
            help = "leave it out, or conclude a weakness"
            raise fault("a strength is no reason for an `area`", help, key="area", code=_CONCLUSION)
        if self.cause_of_concern and not self.area:
            help = "name the area that says what should be done at once"
            raise fault("`cause_of_concern` needs an `area`", help, key="cause_of_concern", code=_CONCLUSION)
        return self


class AreaText(Strict):
    """An entry of `areas/`: what is asked for."""

    id: RuleId = Field(description="The name of the area: lower case letters, digits and single hyphens.")
    question: str = Field(description="The [question] that it belongs to.")
    text: Text = Field(description="What is asked to be done, in a sentence.")
    source: Sources = Field(description="The lines of the documents in which inspectors ask for it.")
    replaced_by: Successor | None = None
    retired: Retired | None = None
    allow: Allowed = Field(default_factory=dict)

    @model_validator(mode="after")
    def _given_up(self) -> Self:
        _check_given_up(self.replaced_by, self.retired)
        return self


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


class ExclusionText(Strict):
    """Something in a source that no rule covers, and why."""

    source: References
    what: Text
    reason: Text
