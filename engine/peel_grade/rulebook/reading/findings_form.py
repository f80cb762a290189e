"""The files of `findings/`, `areas/` and the exclusions. `rulebook fmt` writes keys in the order of the fields."""

from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from peel_grade.files.strict import Strict
from peel_grade.files.validation import fault
from peel_grade.rulebook.model import KINDS
from peel_grade.rulebook.reading.conditions import ConditionText
from peel_grade.rulebook.reading.form_fields import (
    Allowed,
    Basis,
    References,
    Retired,
    RuleId,
    Sources,
    Successor,
    Text,
    check_given_up,
    check_place,
)

_CONCLUSION = "wrong-conclusion"


class RuleText(Strict):
    """One rule of `findings/`."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [kind]} for kind in KINDS],
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
        check_place("a rule", self.theme, self.question)
        check_given_up(self.replaced_by, self.retired)
        given = [f"`{kind}`" for kind in KINDS if getattr(self, kind) is not None]
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
        check_given_up(self.replaced_by, self.retired)
        return self


class ExclusionText(Strict):
    """Something in a source that no rule covers, and why."""

    source: References
    what: Text
    reason: Text
