"""The files of a rulebook as pydantic models: framework, catalogue, findings, exclusions."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from engine.authoring.conditions import ConditionText, Number, Outcome
from engine.authoring.strict import Strict
from engine.validation import fault, not_a, written

UNITS = (
    "count", "percent", "percent_change", "per_1000_population", "per_1000_households", "per_10000_population",
    "per_100000_population", "per_million_population", "per_100_offences", "per_100_ocgs", "days", "minutes",
    "pounds_per_head",
)  # fmt: skip


def _lines(value: object) -> object:
    """`322` or `1606-1640`, as text."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    found = re.fullmatch(r"([1-9]\d*)(?:-([1-9]\d*))?", text) if isinstance(text, str) else None
    if not found or (found[2] and int(found[2]) < int(found[1])):
        raise fault(f"{written(value)} is not a line or a range of lines", "write `322` or `1606-1640`")
    return text


def source_reference(value: object) -> str:
    """Check one `document:line` or `document:from-to`; raises a located fault."""
    if not isinstance(value, str):
        raise fault(not_a("a source", value), "write `document:line`, such as `national-2017:1606-1640`")
    found = re.fullmatch(r"[a-z0-9][a-z0-9-]*:([1-9]\d*)(?:-([1-9]\d*))?", value)
    if not found or (found[2] and int(found[2]) < int(found[1])):
        raise fault(f"{written(value)} is not a source", "write `document:line`, such as `national-2017:1606-1640`")
    return value


def _snake(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", value):
        raise fault(f"{written(value)} is not an identifier", "use lower case letters, digits and single underscores")
    return value


def _kebab(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value):
        raise fault(f"{written(value)} is not a rule id", "use lower case letters, digits and single hyphens")
    return value


Lines = Annotated[str, BeforeValidator(_lines)]
SourceReference = Annotated[str, BeforeValidator(source_reference)]
Identifier = Annotated[str, AfterValidator(_snake)]
RuleId = Annotated[str, AfterValidator(_kebab)]
Text = Annotated[str, Field(min_length=1)]


class SourceText(Strict):
    """Lines of a document."""

    document: str
    lines: Lines


Sources = Annotated[list[SourceText], Field(min_length=1)]


class IndicatorText(Strict):
    """A catalogue entry for a figure. It belongs to a `theme`, or to a `question` as context."""

    label: Text
    statement: Text
    unit: Literal[UNITS]  # type: ignore[valid-type]  # one list serves the model and the documentation
    theme: str | None = None
    question: str | None = None
    worse: Literal["higher", "lower", "neither"]
    definition: Text
    period: str = ""
    source: Sources
    caveats: list[str] = []

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.theme is None) == (self.question is None):
            raise fault("an indicator has either a `theme` or, as context, a `question`")
        if self.statement.count("{value}") != 1:
            raise fault("`statement` must contain `{value}` exactly once")
        return self


class FlagText(Strict):
    """A catalogue entry for a statement that inspectors find true or false."""

    label: Text
    holds: Text
    fails: Text
    theme: str
    favourable: bool | Literal["neither"] = True
    definition: Text
    source: Sources
    caveats: list[str] = []


class BenchmarkText(Strict):
    """The England and Wales value of an indicator."""

    value: Number
    previous: Number | None = None
    period: str = ""
    source: SourceReference | list[SourceReference] = ""
    note: str = ""


class CatalogueFile(Strict):
    """One file of `catalogue/`."""

    indicators: dict[Identifier, IndicatorText] = {}
    flags: dict[Identifier, FlagText] = {}
    england_and_wales: dict[Identifier, BenchmarkText] = {}


class RuleText(Strict):
    """One rule of `findings/`."""

    id: RuleId
    theme: str
    when: ConditionText
    unless: ConditionText | None = None
    strength: Literal[True] | None = None
    weakness: Literal["minor", "significant", "serious"] | None = None
    cause_of_concern: Literal[True] | None = None
    area_for_improvement: Text | None = None
    because: Text
    rationale: Text
    basis: Literal["published", "comparator", "judgement"]
    source: Sources

    @model_validator(mode="after")
    def _one_conclusion(self) -> Self:
        given = [key for key in ("strength", "weakness", "cause_of_concern") if getattr(self, key) is not None]
        if len(given) != 1:
            raise fault(
                f"a rule concludes exactly one of `strength`, `weakness`, `cause_of_concern`; {' and '.join(given) or 'none'} stands here",
                "write `weakness: serious`, or `strength: true`",
            )
        if self.strength and self.area_for_improvement:
            raise fault("a strength suggests no `area_for_improvement`")
        if self.cause_of_concern and not self.area_for_improvement:
            raise fault("a cause of concern needs an `area_for_improvement`")
        return self


class GradeRuleText(Strict):
    """One grade rule: of a list, the first whose condition holds decides."""

    id: RuleId
    grade: Outcome
    when: ConditionText
    because: Text


class RemarkText(Strict):
    """A remark on an overall grade."""

    id: RuleId
    when: ConditionText
    because: Text


class ThemeText(Strict):
    """A theme of a question."""

    title: Text


class QuestionText(Strict):
    """A question and its themes."""

    title: Text
    graded: bool = True
    themes: Annotated[dict[Identifier, ThemeText], Field(min_length=1)]


class DocumentText(Strict):
    """A published document."""

    title: Text
    isbn: str = ""
    published: str = ""
    lines: Annotated[int, Field(ge=1)] | None = None


class OverallText(Strict):
    """How question grades become the overall grade, and what to remark on it."""

    grades: Annotated[list[GradeRuleText], Field(min_length=1)]
    alternatives: dict[RuleId, Annotated[list[GradeRuleText], Field(min_length=1)]] = {}
    no_precedent: list[RemarkText] = []


class FrameworkFile(Strict):
    """`framework.yaml`. With `extends`, whatever is left out is taken from that framework."""

    id: RuleId
    title: Text
    year: Annotated[int, Field(ge=1900, le=2100)]
    version: Text
    extends: RuleId | None = None
    documents: dict[RuleId, DocumentText] = {}
    questions: dict[Identifier, QuestionText] | None = None
    theme_grades: list[GradeRuleText] | None = None
    question_grades: list[GradeRuleText] | None = None
    overall: OverallText | None = None
    without: list[RuleId] = []


class ExclusionText(Strict):
    """Something in a source that no rule covers, and why."""

    source: SourceReference | list[SourceReference]
    what: Text
    reason: Text


def _listed(value: Any) -> Any:
    if not isinstance(value, list):
        raise fault(not_a("a list of entries", value), "start each entry with `- `")
    return value


class RulesFile(Strict):
    """One file of `findings/`: a list of rules."""

    rules: Annotated[list[RuleText], BeforeValidator(_listed)]


class ExclusionsFile(Strict):
    """One file of `exclusions/`: a list."""

    exclusions: Annotated[list[ExclusionText], BeforeValidator(_listed)]
