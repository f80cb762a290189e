"""The form of each kind of file as JSON Schema, from what reads it: pydantic's models, and its core for force files.

What a validator asks is said beside it. What JSON Schema cannot say (a range in order,
a condition no value meets) is left to `rulebook check`.
"""

from collections.abc import Mapping
from types import FunctionType
from typing import Any

from pydantic import Field, TypeAdapter, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from peel_grade.files.strict import Strict
from peel_grade.force.form import form as force_form
from peel_grade.force.form_parts import JSON_SCHEMA
from peel_grade.rulebook.conditions import PARTLY
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.reading.catalogue_form import BenchmarkText, FlagText, IndicatorText
from peel_grade.rulebook.reading.conditions import ANY_BENCHMARK, BESIDE, PercentThreshold
from peel_grade.rulebook.reading.findings_form import AreaText, ExclusionText, RuleText
from peel_grade.rulebook.reading.form_fields import Identifier
from peel_grade.rulebook.reading.framework_form import FrameworkFile


class _Forms(GenerateJsonSchema):
    """pydantic's own generation, without the null that no file may hold and titles that only repeat the key."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's signature
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        return {**inner, "default": True} if schema.get("default") is True else inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        if "patternProperties" in made:
            made["additionalProperties"] = False
        return made

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        made = super().typed_dict_schema(schema)
        if schema.get("extra_behavior") == "forbid":  # pydantic 2.11 asks the configuration only
            made["additionalProperties"] = False
        return made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title")
        if "description" in made:
            made["description"] = made["description"].split("\n\n")[0]
        return made

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        self._must_be_said(schema)
        return super().function_before_schema(schema)

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        self._must_be_said(schema)
        return super().function_after_schema(schema)

    def _must_be_said(self, schema: Any) -> None:
        """Raises NotImplementedError for a validator that does not say what it asks: no schema quietly falls behind.

        A model says what its own methods ask; what pydantic itself adds is no plain function.
        """
        function = schema["function"]["function"]
        said = "json_schema_input_schema" in schema or schema.get("metadata", {}).get(JSON_SCHEMA)
        if isinstance(function, FunctionType) and schema["schema"]["type"] != "model" and not said:
            raise NotImplementedError(f"what the validator {function.__qualname__} asks is not said as JSON Schema")

    def generate_inner(self, schema: Any) -> JsonSchemaValue:
        """The schema, with what the form of a force file says of its validators."""
        made = super().generate_inner(schema)
        said = schema.get("metadata", {}).get(JSON_SCHEMA, {})
        if "instead" in said:
            made = said["instead"]
        if "short" in said:
            # not an `anyOf` of all: an editor would tell of a wrong key that a number is expected
            made = {"if": {"type": "object"}, "then": made, "else": {"anyOf": said["short"]}}
        if said.get("alone"):
            made = {"anyOf": [made["items"], made]}
        return {**made, **said.get("added", {})}


_CATALOGUE = create_model(
    "CatalogueFile",
    __base__=Strict,
    __doc__="A file of the catalogue: what may be recorded about [a subject].",
    indicators=(dict[Identifier, IndicatorText], Field(default_factory=dict)),
    flags=(dict[Identifier, FlagText], Field(default_factory=dict)),
    benchmarks=(dict[Identifier, dict[Identifier, BenchmarkText]], Field(default_factory=dict)),
)
_FILES: Mapping[str, Any] = {
    "findings": list[RuleText],
    "areas": list[AreaText],
    "catalogue": _CATALOGUE,
    "framework": FrameworkFile,
    "exclusions": list[ExclusionText],
}
KINDS = (*_FILES, "force")
"""The kinds of files."""


def form(kind: str, called: str | None = None, benchmarks: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON Schema of a kind of file. Of a rulebook's names only two kinds stand in that of force files: what the
    framework has `called` whom it inspects, and the `benchmarks` that may stand beside a figure.
    """
    return json_schema(force_form(called, benchmarks) if kind == "force" else TypeAdapter(_FILES[kind]).core_schema)


def json_schema(core: core_schema.CoreSchema) -> dict[str, Any]:
    """A core schema of pydantic as JSON Schema. Raises NotImplementedError for a validator that says nothing of it."""
    return _Forms().generate(core)


def restrict(condition: dict[str, Any], heads: frozenset[str], framework: Framework) -> None:
    """Let a condition have exactly one of the `heads` (and groups), and beside it only what goes with it."""
    against = _against(framework)
    beside = {
        head: (*(key for key in keys if key not in ANY_BENCHMARK), *(against if head == "indicator" else ()))
        for head, keys in BESIDE.items()
    }
    allowed = {head: keys for head, keys in beside.items() if head in heads or head in ("all", "any", "none", "of")}
    known = {key for head, keys in allowed.items() for key in (head, *keys)}
    properties = condition["properties"] | against
    condition["properties"] = {key: value for key, value in properties.items() if key in known}
    condition["additionalProperties"] = False
    condition["oneOf"] = [_given(head) for head in allowed]
    condition["allOf"] = [_beside(head, keys, beside["indicator"]) for head, keys in allowed.items()]


def _against(framework: Framework) -> dict[str, JsonSchemaValue]:
    """The tests against what the framework compares figures with."""
    percentage = TypeAdapter(PercentThreshold).json_schema()
    return {
        f"{side}_{name}_by": {
            **percentage,
            "description": f"{side.capitalize()} the figure for {comparator.title} by so much of it, as `25%`.",
        }
        for name, comparator in framework.benchmarks.items()
        for side in ("above", "below")
    }


def _given(key: str) -> JsonSchemaValue:
    return {"required": [key]}


def _beside(head: str, keys: tuple[str, ...], of_figures: tuple[str, ...]) -> JsonSchemaValue:
    then: JsonSchemaValue = {"propertyNames": {"enum": [head, *keys]}}
    tests = [key for key in keys if key in of_figures]
    if head == "of":
        then |= {"required": ["at_least"], "properties": {"at_least": {"type": "integer", "minimum": 1}}}
    elif head == "flag":
        then["properties"] = {key: {"const": PARTLY} for key in ("at_least", "at_most")}
        then["maxProperties"] = 2
    elif tests:
        then["properties"] = {key: {"not": {"const": PARTLY}} for key in ("at_least", "at_most") if key in keys}
        then["oneOf"] = [_given(test) for test in tests]
    return {"if": _given(head), "then": then}
