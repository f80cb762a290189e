"""The form of each kind of file as JSON Schema, from what reads it: pydantic's models, and its core for force files.

What a validator in Python says is told here a second time, by its name; one that
is not known here is an error, so that no schema quietly falls behind its model.
What JSON Schema cannot say (a range in order, a condition no value meets) is left
to `rulebook check`.
"""

from collections.abc import Mapping
from functools import partial
from inspect import getclosurevars
from typing import Any

from pydantic import Field, TypeAdapter, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from peel_grade.files.strict import Strict
from peel_grade.force.form import FORM as FORCE
from peel_grade.force.form import UNKNOWN
from peel_grade.rulebook.reading.conditions import BESIDE
from peel_grade.rulebook.reading.models import (
    BenchmarkText,
    ExclusionText,
    FlagText,
    FrameworkFile,
    Identifier,
    IndicatorText,
    RuleText,
)

_LINES = "[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?"
_NUMBER = {"type": "number"}
_VALUE_ONCE = r"^(?![\s\S]*\{value\}[\s\S]*\{value\})[\s\S]*\{value\}"
# What validators ask of a value, added to the schema of what they validate...
_ADDED: dict[str, JsonSchemaValue] = {
    "identifier": {"pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"},
    "_rule_id": {"pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
    "text": {"pattern": r"\S"},
    "framework_name": {"pattern": "^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,99}$"},
    "_date": {"pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    "reference": {"pattern": f"^[a-z0-9][a-z0-9-]*:{_LINES}$"},
}
# ...put in its place...
_INSTEAD: dict[str, JsonSchemaValue] = {
    "number": _NUMBER,
    "_main_number": _NUMBER,
    "_further_number": _NUMBER,
    "percentage": {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?\s*%$"},
    "lines": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": f"^{_LINES}$"}]},
}
# ...or allowed beside it.
_SHORT: dict[str, list[JsonSchemaValue]] = {
    "_indicator": [_NUMBER, {"enum": [*UNKNOWN]}],
    "_flag": [{"type": "boolean"}, {"enum": [*UNKNOWN]}],
}
_SAID_ELSEWHERE = {  # by the types, or in `_CONSTRAINTS`
    "Strict._given",
    "_left_out",
    "ConditionText._is_mapping",
    "ConditionText._one_kind",
    "IndicatorText._consistent",
    "RuleText._one_conclusion",
    "_favourable",
}


def _one_of(*keys: str) -> list[JsonSchemaValue]:
    return [{"required": [key]} for key in keys]


def _given(*keys: str) -> JsonSchemaValue:
    return {"required": [*keys]}


# What keys ask of one another.
_CONSTRAINTS: dict[str, JsonSchemaValue] = {
    "IndicatorText": {
        "oneOf": _one_of("theme", "question"),
        "allOf": [{"properties": {"statement": {"pattern": _VALUE_ONCE}}}],
    },
    "RuleText": {
        "oneOf": _one_of("strength", "weakness", "cause_of_concern"),
        "allOf": [
            {"if": _given("strength"), "then": {"properties": {"area_for_improvement": False}}},
            {"if": _given("cause_of_concern"), "then": _given("area_for_improvement")},
        ],
    },
    "FrameworkFile": {
        "if": {"not": _given("extends")},
        "then": _given("questions", "theme_grades", "question_grades", "overall"),
    },
}


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

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        name = made.pop("title")
        if "description" in made:
            made["description"] = made["description"].split("\n\n")[0]
        return {**made, **_CONSTRAINTS.get(name, {})}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        return self._validated(schema)

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        return self._validated(schema)

    def _validated(self, schema: Any) -> JsonSchemaValue:
        inner, function = self.generate_inner(schema["schema"]), schema["function"]["function"]
        if isinstance(function, partial):  # of pydantic itself, for a bound such as `min_length`, which it adds
            return inner
        name = function.__qualname__
        if name in _SAID_ELSEWHERE:
            return inner
        if name in _ADDED:
            return {**inner, **_ADDED[name]}
        if name in _INSTEAD:
            return _INSTEAD[name]
        if name in _SHORT:
            # not an `anyOf` of all: an editor would tell of a wrong key that a number is expected
            return {"if": {"type": "object"}, "then": inner, "else": {"anyOf": _SHORT[name]}}
        if name == "as_list":
            return {"anyOf": [inner["items"], inner]}
        if name == "_consistent.<locals>.check":
            return {**inner, **_known_or_not(getclosurevars(function).nonlocals["known_by"])}
        raise NotImplementedError(f"what the validator {name} asks is not said as JSON Schema")


def _known_or_not(known_by: tuple[str, ...]) -> JsonSchemaValue:
    """Evidence has one of the keys that make it known, or a status that says why it is not."""
    return {
        "if": {"properties": {"status": {"enum": [*UNKNOWN]}}, "required": ["status"]},
        "then": {"properties": dict.fromkeys(known_by, False)},
        "else": {"anyOf": _one_of(*known_by)},
    }


_CATALOGUE = create_model(
    "CatalogueFile",
    __base__=Strict,
    __doc__="A file of the catalogue: what may be recorded about a force.",
    indicators=(dict[Identifier, IndicatorText], Field(default_factory=dict)),
    flags=(dict[Identifier, FlagText], Field(default_factory=dict)),
    england_and_wales=(dict[Identifier, BenchmarkText], Field(default_factory=dict)),
)
_FILES: Mapping[str, Any] = {
    "findings": list[RuleText],
    "catalogue": _CATALOGUE,
    "framework": FrameworkFile,
    "exclusions": list[ExclusionText],
}
KINDS = (*_FILES, "force")
"""The kinds of files."""


def form(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file, with no name of any rulebook in it."""
    core = FORCE if kind == "force" else TypeAdapter(_FILES[kind]).core_schema
    return _Forms().generate(core)


def restrict(condition: dict[str, Any], heads: frozenset[str]) -> None:
    """Let a condition have exactly one of the `heads` (and groups), and beside it only what goes with it."""
    allowed = {head: keys for head, keys in BESIDE.items() if head in heads or head in ("all", "any", "none", "of")}
    known = {key for head, keys in allowed.items() for key in (head, *keys)}
    properties = condition["properties"]
    condition["properties"] = {key: value for key, value in properties.items() if key in known}
    condition["oneOf"] = _one_of(*allowed)
    condition["allOf"] = [_beside(head, keys) for head, keys in allowed.items()]


def _beside(head: str, keys: tuple[str, ...]) -> JsonSchemaValue:
    then: JsonSchemaValue = {"propertyNames": {"enum": [head, *keys]}}
    tests = [key for key in keys if key in BESIDE["indicator"]]
    if head == "of":
        then |= {"required": ["at_least"], "properties": {"at_least": {"type": "integer", "minimum": 1}}}
    elif tests:
        then["oneOf"] = _one_of(*tests)
    return {"if": _given(head), "then": then}
