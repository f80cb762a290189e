"""The form of a force file, as a schema of pydantic's core.

Not pydantic models: importing those alone takes longer than grading a force.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as schema

from peel_grade.files.dates import DATE_PATTERN, calendar_date
from peel_grade.files.meant import degree_help
from peel_grade.files.problems import Problem, did_you_mean
from peel_grade.files.validation import (
    as_list,
    fault,
    located,
    not_a,
    number,
    text,
    written,
)
from peel_grade.files.yaml_tree import Tree
from peel_grade.force.citations import JSON_SOURCE, PATTERN, source
from peel_grade.force.figures import KEYS
from peel_grade.force.file import FRAMEWORK
from peel_grade.force.range_form import JSON_RANGE, check_range
from peel_grade.rulebook.conditions import PARTLY
from peel_grade.rulebook.shipped import frameworks

UNKNOWN = ("not_recorded", "not_comparable")
"""What is written for evidence that is not known, with what could not be supplied or shown: `{supplied: false}`."""
NOT_SUPPLIED = "not_supplied"
"""What once was a status beside these; in tables it still is one."""
JSON_SCHEMA = "json_schema"
"""Where the metadata of a core schema says what its validator asks, for a JSON Schema.

`instead` stands in the place of the schema of what is validated, `added` beside what that says; `short`
are schemas of what may stand in the place of a mapping; with `alone`, one item may stand for a list of one.
Not pydantic's own hooks: those are for its models.
"""


def validate_form(
    tree: Tree, data: Any, problems: list[Problem], called: str | None, benchmarks: tuple[str, ...] | None
) -> dict[str, Any]:
    """The data of a force file, its short forms written out; empty, with `problems` added, if the form is wrong.

    `called` is the key that names who was inspected, None where there is none. `benchmarks` are those that may stand
    beside a figure; None where it is not known which, and any key may.
    """
    try:
        checked: dict[str, Any] = _validator(called, benchmarks).validate_python(data, strict=True)
    except ValidationError as error:
        misspelt = any(did_you_mean(key, ("framework",)) for key in data)  # told at that key
        missing = {} if misspelt else {"framework": "say by which it is graded, such as `framework: peel-2017`"}
        problems += located(error, tree, lambda place: _allowed(place, called, benchmarks), missing=missing)
        return {}
    return checked


_NOT_SUPPLIED_SO = "`{supplied: false}`"
_NOT_KNOWN = f"where it is not known, write one of {', '.join(UNKNOWN)} or {_NOT_SUPPLIED_SO}"
_MIGRATE = "`evidence migrate FILE` does"


def _once_a_status(value: object, expected: str, now: str) -> None:
    """Raise a fault for the word that once was a status."""
    if value == NOT_SUPPLIED:
        raise fault(not_a(expected, value), f"write {now}; {_MIGRATE}")


def _number(value: object, *, alone: bool = False) -> object:
    if isinstance(value, str):
        from peel_grade.force.meant import figure_help  # only needed once a figure is wrong

        if help := figure_help(value, alone=alone):
            raise fault(not_a("a number", value), help)
    return number(value)


def _main_figure(value: object) -> object:
    """What the figure itself may be; its status has a key of its own."""
    _once_a_status(value, "a number", "`supplied: false` instead of it")
    if not isinstance(value, dict) and value in UNKNOWN:
        raise fault(not_a("a number", value), f"write `status: {value}` instead of it")
    return _figure_or_range(value)


def _further_figure(value: object) -> object:
    """What a figure may be that goes with another, and has no status."""
    if not isinstance(value, dict) and value in (*UNKNOWN, NOT_SUPPLIED):
        raise fault(not_a("a number", value), "remove the key: what is left out counts as not recorded")
    return _figure_or_range(value)


def _figure_or_range(value: object) -> object:
    if not isinstance(value, dict):
        return _number(value)
    check_range(value)
    return value


def _indicator(value: object) -> object:
    """The short forms of an indicator: a number, or a status."""
    if isinstance(value, dict):
        if "value" not in value and (ends := [key for key in KEYS if key in value]):
            written_so = ", ".join(f"{key}: {value[key]}" for key in ends)
            help = f"write `value: {{{written_so}}}`"
            raise fault(f"`{ends[0]}` stands in the place of a figure", help, key=ends[0])
        return value
    if isinstance(value, str):
        _once_a_status(value, "a number", _NOT_SUPPLIED_SO)
        if value in UNKNOWN:
            return {"status": value}
        if not any(character.isdigit() for character in value):
            raise fault(not_a("a number", value), did_you_mean(value, UNKNOWN) or _NOT_KNOWN)
    return {"value": _number(value, alone=True)}


def _flag(value: object) -> object:
    """The short forms of a flag: true, false, partly, or a status."""
    if isinstance(value, dict):
        return value
    if isinstance(value, bool) or value == PARTLY:
        return {"is": value}
    if isinstance(value, str) and value in UNKNOWN:
        return {"status": value}
    _once_a_status(value, "true, false or partly", _NOT_SUPPLIED_SO)
    near = did_you_mean(value, UNKNOWN) if isinstance(value, str) else None
    raise fault(not_a("true, false or partly", value), near or degree_help(value, (*UNKNOWN, _NOT_SUPPLIED_SO)))


def _truth(value: object) -> object:
    """How far a statement is found to be so; its status has a key of its own."""
    _once_a_status(value, "true, false or partly", "`supplied: false` instead of it")
    if value in UNKNOWN:
        raise fault(not_a("true, false or partly", value), f"write `status: {value}` instead of it")
    if not isinstance(value, bool) and value != PARTLY:
        raise fault(not_a("true, false or partly", value), degree_help(value))
    return value


def _left_out(value: object) -> object:
    """What may be left out altogether has no status."""
    if value in (*UNKNOWN, NOT_SUPPLIED):
        message = f"{written(value)} cannot stand here"
        raise fault(message, "remove the key: what is left out counts as not recorded")
    return value


def _status(value: object) -> object:
    """Why evidence is not known; that it could not be supplied has a key of its own."""
    if value == NOT_SUPPLIED:
        raise fault("`not_supplied` is not a status", f"write `supplied: false` instead; {_MIGRATE}")
    return value


def _not_supplied(value: object) -> object:
    """That something could not be supplied, or not be shown."""
    if value is not False:
        message = "`supplied: true` says nothing" if value is True else not_a("false", value)
        raise fault(message, "write `supplied: false`, or remove the key: what is recorded was supplied")
    return value


def _previous(value: object) -> object:
    """What an earlier inspection concluded; once it named the rules that stood for what it asked for."""
    if isinstance(value, dict) and "areas_for_improvement" in value:
        help = f"write `areas: [{{area: ID, years: 2016}}]`; {_MIGRATE}"
        raise fault("areas for improvement are named by area, not by rule", help, key="areas_for_improvement")
    return value


def _consistent(*known_by: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A validator: evidence is known, by one of the keys `known_by`, or has a status that says why not."""

    def check(value: dict[str, Any]) -> dict[str, Any]:
        given = [key for key in known_by if key in value]
        if "supplied" in value:
            if beside := [*given, *(["status"] if "status" in value else [])]:
                raise fault(f"`supplied: false` does not go with `{beside[0]}`", "remove one of them", key="supplied")
            return value
        status = value.get("status", "known" if given else None)
        if status is None or (status == "known" and not given):
            keys = " or ".join(f"`{key}`" for key in known_by)
            raise fault(
                f"{keys} is missing", "write `status: not_recorded` where it is not known, or `supplied: false`"
            )
        if status != "known" and given:
            raise fault(f"`{status}` does not go with `{given[0]}`", "remove one of them", key="status")
        return value

    return check


def _force_name(value: str) -> str:
    """A validator: the name of who was inspected, with something in it."""
    if not value.strip():
        raise fault("must not be empty", "write the name of who was inspected")
    return value


def _framework_text(value: object) -> object:
    """A validator: text, where the year of a framework is easily written in place of its name."""
    if isinstance(value, int) and not isinstance(value, bool):
        known = frameworks()
        meant = [name for name in known if str(value) in name.split("-")]
        raise fault(not_a("text", value), f"write `{meant[0]}`" if meant else f"write one of {', '.join(known)}")
    return value


def framework_name(value: str) -> str:
    """A validator: what can be the name of a framework, and of its folder."""
    if not FRAMEWORK.fullmatch(value):
        raise fault(f"{written(value)} is not the name of a framework", "write the `id` of one, such as peel-2017")
    return value


def _before(check: Callable[[Any], object], then: schema.CoreSchema, **said: object) -> schema.CoreSchema:
    return schema.no_info_before_validator_function(check, then, metadata={JSON_SCHEMA: said})


def _after(then: schema.CoreSchema, check: Callable[[Any], object], **said: object) -> schema.CoreSchema:
    return schema.no_info_after_validator_function(check, then, metadata={JSON_SCHEMA: said})


def _mapping(
    required: dict[str, schema.CoreSchema], optional: dict[str, schema.CoreSchema], **descriptions: str
) -> schema.CoreSchema:
    fields = {
        name: schema.typed_dict_field(
            of,
            required=name in required,
            metadata={JSON_SCHEMA: {"added": {"description": descriptions[name]}} if name in descriptions else {}},
        )
        for name, of in {**required, **optional}.items()
    }
    return schema.typed_dict_schema(fields, extra_behavior="forbid")


def _optional(of: schema.CoreSchema) -> schema.CoreSchema:
    return _before(_left_out, of, added={})


def _known_by(of: schema.CoreSchema, *keys: str) -> schema.CoreSchema:
    """A mapping of evidence with one of the keys that make it known, or a status that says why it is not."""
    added = {
        "if": {"anyOf": [{"properties": {"status": _UNKNOWN}, "required": ["status"]}, {"required": ["supplied"]}]},
        "then": {"properties": dict.fromkeys(keys, False)},
        "else": {"anyOf": [{"required": [key]} for key in keys]},
    }
    return _after(of, _consistent(*keys), added=added)


def _by_name(of: schema.CoreSchema) -> schema.CoreSchema:
    return schema.dict_schema(_STRING, of)


_STRING, _ANY = schema.str_schema(), schema.any_schema()
_NAME = _after(_STRING, text, added={"pattern": r"\S"})
_JSON_NUMBER = {"type": "number"}
_JSON_FIGURE = {"if": {"type": "object"}, "then": JSON_RANGE, "else": _JSON_NUMBER}
_JSON_DEGREE = {"enum": [True, False, PARTLY]}
_MAIN_FIGURE = _before(_main_figure, _ANY, instead=_JSON_FIGURE)
_FURTHER_FIGURE = _before(_further_figure, _ANY, instead=_JSON_FIGURE)
_JSON_SOURCE = {"if": {"type": "object"}, "then": JSON_SOURCE, "else": {"type": "string", "pattern": PATTERN}}
_REFERENCE = _before(source, _STRING, instead=_JSON_SOURCE)
_SOURCE = _before(as_list, schema.list_schema(_REFERENCE, min_length=1), alone=True)

_YEAR = _optional(schema.int_schema(ge=1900, le=2100))
_YEARS = _before(as_list, schema.list_schema(schema.int_schema(ge=1900, le=2100), min_length=1), alone=True)
_STATUS = _before(_status, schema.literal_schema(["known", *UNKNOWN]), added={})
_SUPPLIED = _before(_not_supplied, _ANY, instead={"const": False})
_ALLOW = _by_name(_NAME)
_NOTES = {"source": _SOURCE, "note": _STRING, "doubtful": schema.bool_schema(), "allow": _ALLOW}


def _figure(benchmarks: tuple[str, ...] | None) -> schema.CoreSchema:
    found: Any = _mapping(
        {},
        {
            "value": _MAIN_FIGURE,
            "previous": _FURTHER_FIGURE,
            **dict.fromkeys(benchmarks or (), _FURTHER_FIGURE),
            "rank": _STRING,
            "status": _STATUS,
            "supplied": _SUPPLIED,
            "period": _STRING,
            **_NOTES,
        },
    )
    made: schema.CoreSchema = {**found, "extra_behavior": "ignore"} if benchmarks is None else found
    return made


_FOUND = _mapping(
    {}, {"is": _before(_truth, _ANY, instead=_JSON_DEGREE), "status": _STATUS, "supplied": _SUPPLIED, **_NOTES}
)
_DOCUMENT = _mapping(
    {"title": _NAME},
    {
        "isbn": _STRING,
        "published": _STRING,
        "lines": schema.int_schema(ge=1),
        "pages": schema.int_schema(ge=1),
        "text": _NAME,
        "url": _NAME,
    },
    text="Where its text lies, from the folder of this file: cited lines are looked up in it.",
    url="Where it was published.",
)
_UNKNOWN = {"enum": [*UNKNOWN]}
_PREVIOUS = _mapping(
    {},
    {
        "grades": _optional(_by_name(_mapping({"grade": _STRING, "year": _YEAR}, {"source": _SOURCE}))),
        "areas": _optional(schema.list_schema(_mapping({"area": _STRING}, {"years": _YEARS, **_NOTES}))),
        "complete": _optional(schema.bool_schema()),
    },
)
_DATE = _before(calendar_date, _STRING, added={"pattern": DATE_PATTERN})
_MODERATION = _mapping({"grade": _STRING, "reason": _NAME, "by": _NAME, "date": _DATE}, {})
SECTIONS = ("framework", "source", "inspected", "previous", "indicators", "flags", "moderation", "allow")
"""The keys of a force file behind the first, which names who was inspected by the framework's word for that."""


@lru_cache(maxsize=16)
def form(called: str | None, benchmarks: tuple[str, ...] | None) -> schema.CoreSchema:
    """The form of a force file, as a core schema of pydantic: also what `rulebook schema` describes.

    `called` is the key that names who was inspected, None where there is none. `benchmarks` are those that may stand
    beside a figure; None where it is not known which, and any key may.
    """
    figure = _known_by(_figure(benchmarks), "value", "rank")
    name = {} if called is None else {called: _after(_STRING, _force_name, added={"pattern": r"\S"})}
    return _mapping(
        {
            **name,
            "framework": _before(
                _framework_text,
                _after(_STRING, framework_name, added={"pattern": "^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,99}$"}),
                added={},
            ),
        },
        {
            "source": _optional(_by_name(_DOCUMENT)),
            "inspected": _optional(schema.list_schema(_STRING)),
            "previous": _optional(_before(_previous, _PREVIOUS, added={})),
            "indicators": _optional(_by_name(_before(_indicator, figure, short=[_JSON_NUMBER, _UNKNOWN]))),
            "flags": _optional(_by_name(_before(_flag, _known_by(_FOUND, "is"), short=[_JSON_DEGREE, _UNKNOWN]))),
            "moderation": _optional(_by_name(_MODERATION)),
            "allow": _optional(_ALLOW),
        },
        **dict.fromkeys(name, "Who was inspected."),
        framework="The rulebook by which it is graded.",
        source="The documents that `source` of each piece of evidence points into.",
        inspected="The [questions] that were inspected; left out: every [question] was.",
        previous="What an earlier inspection concluded.",
        indicators="Figures: a number, a status such as `not_recorded`, or a mapping with `value`.",
        flags="Statements that inspectors found: true, false, partly, a status, or a mapping with `is`.",
        moderation="A person's decision, shown beside the draft and never instead of it.",
        allow="Codes of warnings that are of no concern in this file, each with the reason.",
    )


@lru_cache(maxsize=16)
def _validator(called: str | None, benchmarks: tuple[str, ...] | None) -> SchemaValidator:
    return SchemaValidator(form(called, benchmarks))


def _allowed(location: tuple[int | str, ...], called: str | None, benchmarks: tuple[str, ...] | None) -> Iterable[str]:
    """The keys that the mapping at a location in a force file may have, or those in the list there."""
    here: Any = form(called, benchmarks)
    for step in (*location, None):
        while here["type"].startswith("function-"):
            here = here["schema"]
        if step is None:
            if here["type"] == "list":
                here = here["items_schema"]
            break
        if here["type"] == "typed-dict":
            here = here["fields"][step]["schema"]
        else:
            here = here["values_schema" if here["type"] == "dict" else "items_schema"]
    return list(here.get("fields", ()))
