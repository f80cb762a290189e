"""The form of a force file, as a schema of pydantic's core.

Not pydantic models: importing those alone takes longer than grading a force.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as schema

from peel_grade.files.problems import Problem, did_you_mean
from peel_grade.files.validation import as_list, fault, located, not_a, number, reference, text, written
from peel_grade.files.yaml_tree import Tree
from peel_grade.rulebook.model import GRADES

UNKNOWN = ("not_recorded", "not_supplied", "not_comparable")
RANKS = ("highest_quarter", "middle", "lowest_quarter")


def validate_form(tree: Tree, data: Any, problems: list[Problem]) -> dict[str, Any]:
    """The data of a force file, its short forms written out; empty, with `problems` added, if the form is wrong."""
    try:
        checked: dict[str, Any] = _VALIDATOR.validate_python(data, strict=True)
    except ValidationError as error:
        problems += located(error, tree, _allowed)
        return {}
    return checked


def _number(value: object) -> object:
    if value in UNKNOWN:
        raise fault(not_a("a number", value), f"write `status: {value}` instead of it")
    return number(value)


def _indicator(value: object) -> object:
    """The short forms of an indicator: a number, or a status."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        if value in UNKNOWN:
            return {"status": value}
        if not any(character.isdigit() for character in value):
            help = did_you_mean(value, UNKNOWN) or f"where it is not known, write one of {', '.join(UNKNOWN)}"
            raise fault(not_a("a number", value), help)
    return {"value": number(value)}


def _flag(value: object) -> object:
    """The short forms of a flag: true, false, or a status."""
    if isinstance(value, dict):
        return value
    if isinstance(value, bool):
        return {"is": value}
    if isinstance(value, str) and value in UNKNOWN:
        return {"status": value}
    raise fault(not_a("true or false", value), f"write true, false or one of {', '.join(UNKNOWN)}")


def _consistent(*known_by: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A validator: evidence is known, by one of the keys `known_by`, or has a status that says why not."""

    def check(value: dict[str, Any]) -> dict[str, Any]:
        given = [key for key in known_by if key in value]
        status = value.get("status", "known" if given else None)
        if status is None or (status == "known" and not given):
            keys = " or ".join(f"`{key}`" for key in known_by)
            raise fault(f"{keys} is missing", "write `status: not_recorded` where it is not known")
        if status != "known" and given:
            raise fault(f"`{status}` does not go with `{given[0]}`", "remove one of them", key="status")
        return value

    return check


def _date(value: object) -> object:
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            date.fromisoformat(value)
            return value
    except ValueError:
        pass  # a day that its month does not have
    raise fault(f"{written(value)} is not a date", "write it as 2018-03-22")


def framework_name(value: str) -> str:
    """A validator: what can be the name of a framework, and of its folder."""
    if not re.fullmatch(r"\w[\w.-]{0,99}", value):
        raise fault(f"{written(value)} is not the name of a framework", "write the `id` of one, such as peel-2017")
    return value


def _before(check: Callable[[Any], object], then: schema.CoreSchema) -> schema.CoreSchema:
    return schema.no_info_before_validator_function(check, then)


def _after(then: schema.CoreSchema, check: Callable[[Any], object]) -> schema.CoreSchema:
    return schema.no_info_after_validator_function(check, then)


def _mapping(required: dict[str, schema.CoreSchema], optional: dict[str, schema.CoreSchema]) -> schema.CoreSchema:
    fields = {name: schema.typed_dict_field(of) for name, of in required.items()}
    fields |= {name: schema.typed_dict_field(of, required=False) for name, of in optional.items()}
    return schema.typed_dict_schema(fields, extra_behavior="forbid")


def _by_name(of: schema.CoreSchema) -> schema.CoreSchema:
    return schema.dict_schema(_STRING, of)


_STRING, _ANY = schema.str_schema(), schema.any_schema()
_NAME = _after(_STRING, text)
_NUMBER = _before(_number, _ANY)
_SOURCE = _before(as_list, schema.list_schema(_before(reference, _STRING), min_length=1))
_GRADE = schema.literal_schema([*reversed(GRADES)])
_YEAR = schema.int_schema(ge=1900, le=2100)
_STATUS = schema.literal_schema(["known", *UNKNOWN])
_NOTES = {"source": _SOURCE, "note": _STRING}
_FIGURE = _mapping(
    {},
    {
        "value": _NUMBER,
        "previous": _NUMBER,
        "england_and_wales": _NUMBER,
        "rank": schema.literal_schema([*RANKS]),
        "status": _STATUS,
        "period": _STRING,
        **_NOTES,
    },
)
_FOUND = _mapping({}, {"is": schema.bool_schema(), "status": _STATUS, **_NOTES})
_DOCUMENT = _mapping({"title": _NAME}, {"isbn": _STRING, "published": _STRING, "lines": schema.int_schema(ge=1)})
_PREVIOUS = _mapping(
    {},
    {
        "grades": _by_name(_mapping({"grade": _GRADE, "year": _YEAR}, {"source": _SOURCE})),
        "areas_for_improvement": schema.list_schema(_mapping({"rule": _STRING}, {"year": _YEAR, **_NOTES})),
        "complete": schema.bool_schema(),
    },
)
_MODERATION = _mapping({"grade": _GRADE, "reason": _NAME, "by": _NAME, "date": _before(_date, _STRING)}, {})
FORM = _mapping(
    {"force": _NAME, "framework": _after(_STRING, framework_name)},
    {
        "source": _by_name(_DOCUMENT),
        "inspected": schema.list_schema(_STRING),
        "previous": _PREVIOUS,
        "indicators": _by_name(_before(_indicator, _after(_FIGURE, _consistent("value", "rank")))),
        "flags": _by_name(_before(_flag, _after(_FOUND, _consistent("is")))),
        "moderation": _by_name(_MODERATION),
    },
)
"""The form of a force file, as a core schema of pydantic: also what `rulebook schema` describes."""
_VALIDATOR = SchemaValidator(FORM)


def _allowed(location: tuple[int | str, ...]) -> Iterable[str]:
    """The keys that the mapping at a location in a force file may have."""
    here: Any = FORM
    for step in (*location, None):
        while here["type"].startswith("function-"):
            here = here["schema"]
        if step is None:
            break
        if here["type"] == "typed-dict":
            here = here["fields"][step]["schema"]
        else:
            here = here["values_schema" if here["type"] == "dict" else "items_schema"]
    return list(here["fields"])
