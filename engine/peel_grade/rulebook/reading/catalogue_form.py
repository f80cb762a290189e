"""The files of `catalogue/`: what may be recorded. `rulebook fmt` writes keys in the order of the fields."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from peel_grade.files.strict import Strict
from peel_grade.files.validation import fault, written
from peel_grade.rulebook.reading.conditions import Number
from peel_grade.rulebook.reading.form_fields import (
    Allowed,
    References,
    Retired,
    Sources,
    Successor,
    Text,
    check_given_up,
    check_place,
)

_VALUE_ONCE = r"^(?![\s\S]*\{value\}[\s\S]*\{value\})[\s\S]*\{value\}"


def _favourable(value: object) -> object:
    if not isinstance(value, bool) and value != "neither":
        raise fault(f"{written(value)} is not allowed here", "write one of true, false, neither")
    return value


Favourable = Annotated[
    bool | Literal["neither"], BeforeValidator(_favourable, json_schema_input_type=bool | Literal["neither"])
]
NotToBeConfusedWith = Annotated[
    dict[str, Text], Field(description="Entries that are easily taken for this one: of each, how it differs.")
]


Effort = Annotated[
    str,
    Field(description="What it takes to change it: one of the efforts that the framework declares, if not the usual."),
]


class DerivedText(Strict):
    """What a figure follows from: `count` for every 100 (of another unit: as many as it says) of `of`."""

    count: str = Field(description="The indicator that is counted.")
    of: str = Field(description="The indicator that it is counted for.")


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
    effort: Effort | None = None
    source: Sources
    caveats: list[str] = Field(default_factory=list, description="What to keep in mind when reading it.")
    replaced_by: Successor | None = None
    retired: Retired | None = None
    allow: Allowed = Field(default_factory=dict)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_place("an indicator", self.theme, self.question)
        check_given_up(self.replaced_by, self.retired)
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
    effort: Effort | None = None
    source: Sources
    caveats: list[str] = Field(default_factory=list)
    replaced_by: Successor | None = None
    retired: Retired | None = None
    allow: Allowed = Field(default_factory=dict)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_place("a flag", self.theme, self.question)
        check_given_up(self.replaced_by, self.retired)
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
