"""The form of a force file, as a shape that a quick check and pydantic's core read alike.

Not pydantic models: importing those alone takes longer than grading a force.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from peel_grade.files.meant import degree_help
from peel_grade.files.problems import Problem, did_you_mean
from peel_grade.files.shapes import BOOLEAN, Reader, Shape, list_of, one_of, reader, whole
from peel_grade.files.validation import (
    as_list,
    fault,
    located,
    not_a,
    number,
    written,
)
from peel_grade.files.yaml_tree import Tree
from peel_grade.force.citations import JSON_SOURCE, PATTERN, source
from peel_grade.force.figures import KEYS
from peel_grade.force.file import FRAMEWORK
from peel_grade.force.form_parts import (
    ANY,
    MIGRATE,
    NAME,
    NOT_SUPPLIED,
    STRING,
    UNKNOWN,
    after,
    before,
    by_name,
    mapping,
    optional,
)
from peel_grade.force.moderation_form import MODERATION
from peel_grade.force.range_form import JSON_RANGE, check_range
from peel_grade.rulebook.conditions import PARTLY
from peel_grade.rulebook.shipped import frameworks


def validate_form(
    tree: Tree, data: Any, problems: list[Problem], called: str | None, benchmarks: tuple[str, ...] | None
) -> dict[str, Any]:
    """The data of a force file, its short forms written out; empty, with `problems` added, if the form is wrong.

    `called` is the key that names who was inspected, None where there is none. `benchmarks` are those that may stand
    beside a figure; None where it is not known which, and any key may.
    """
    with suppress(ValueError):
        quickly: dict[str, Any] = _reader(called, benchmarks)(data)
        return quickly
    from pydantic_core import SchemaValidator, ValidationError  # says what is wrong: it takes long to import

    try:
        schema: Any = form(called, benchmarks)
        checked: dict[str, Any] = SchemaValidator(schema).validate_python(data, strict=True)
    except ValidationError as error:
        misspelt = any(did_you_mean(key, ("framework",)) for key in data)  # told at that key
        missing = {} if misspelt else {"framework": "say by which it is graded, such as `framework: peel-2017`"}
        problems += located(error, tree, lambda place: _allowed(place, called, benchmarks), missing=missing)
        return {}
    return checked


_NOT_SUPPLIED_SO = "`{supplied: false}`"
_NOT_KNOWN = f"where it is not known, write one of {', '.join(UNKNOWN)} or {_NOT_SUPPLIED_SO}"


def _once_a_status(value: object, expected: str, now: str) -> None:
    """Raise a fault for the word that once was a status."""
    if value == NOT_SUPPLIED:
        raise fault(not_a(expected, value), f"write {now}; {MIGRATE}")


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


def _status(value: object) -> object:
    """Why evidence is not known; that it could not be supplied has a key of its own."""
    if value == NOT_SUPPLIED:
        raise fault("`not_supplied` is not a status", f"write `supplied: false` instead; {MIGRATE}")
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
        help = f"write `areas: [{{area: ID, years: 2016}}]`; {MIGRATE}"
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


def _known_by(of: Shape, *keys: str) -> Shape:
    """A mapping of evidence with one of the keys that make it known, or a status that says why it is not."""
    added = {
        "if": {"anyOf": [{"properties": {"status": _UNKNOWN}, "required": ["status"]}, {"required": ["supplied"]}]},
        "then": {"properties": dict.fromkeys(keys, False)},
        "else": {"anyOf": [{"required": [key]} for key in keys]},
    }
    return after(of, _consistent(*keys), added=added)


_JSON_NUMBER = {"type": "number"}
_JSON_FIGURE = {"if": {"type": "object"}, "then": JSON_RANGE, "else": _JSON_NUMBER}
_JSON_DEGREE = {"enum": [True, False, PARTLY]}
_MAIN_FIGURE = before(_main_figure, ANY, instead=_JSON_FIGURE)
_FURTHER_FIGURE = before(_further_figure, ANY, instead=_JSON_FIGURE)
_JSON_SOURCE = {"if": {"type": "object"}, "then": JSON_SOURCE, "else": {"type": "string", "pattern": PATTERN}}
_REFERENCE = before(source, STRING, instead=_JSON_SOURCE)
_SOURCE = before(as_list, list_of(_REFERENCE, 1), alone=True)

_YEAR = optional(whole(1900, 2100))
_YEARS = before(as_list, list_of(whole(1900, 2100), 1), alone=True)
_STATUS = before(_status, one_of("known", *UNKNOWN), added={})
_SUPPLIED = before(_not_supplied, ANY, instead={"const": False})
_ALLOW = by_name(NAME)
_NOTES = {"source": _SOURCE, "note": STRING, "doubtful": BOOLEAN, "allow": _ALLOW}


def _figure(benchmarks: tuple[str, ...] | None) -> Shape:
    found = mapping(
        {},
        {
            "value": _MAIN_FIGURE,
            "previous": _FURTHER_FIGURE,
            **dict.fromkeys(benchmarks or (), _FURTHER_FIGURE),
            "rank": STRING,
            "status": _STATUS,
            "supplied": _SUPPLIED,
            "period": STRING,
            "sample": whole(1),
            **_NOTES,
        },
        sample="Of how many a share was found, such as the files of an audit; no draft follows from it.",
    )
    return {**found, "extra_behavior": "ignore"} if benchmarks is None else found


_FOUND = mapping(
    {}, {"is": before(_truth, ANY, instead=_JSON_DEGREE), "status": _STATUS, "supplied": _SUPPLIED, **_NOTES}
)
_DOCUMENT = mapping(
    {"title": NAME},
    {
        "isbn": STRING,
        "published": STRING,
        "lines": whole(1),
        "pages": whole(1),
        "text": NAME,
        "url": NAME,
    },
    text="Where its text lies, from the folder of this file: cited lines are looked up in it.",
    url="Where it was published.",
)
_UNKNOWN = {"enum": [*UNKNOWN]}
_PREVIOUS = mapping(
    {},
    {
        "grades": optional(by_name(mapping({"grade": STRING, "year": _YEAR}, {"source": _SOURCE}))),
        "areas": optional(list_of(mapping({"area": STRING}, {"years": _YEARS, **_NOTES}))),
        "complete": optional(BOOLEAN),
    },
)
SECTIONS = ("framework", "source", "inspected", "previous", "indicators", "flags", "moderation", "allow")
"""The keys of a force file behind the first, which names who was inspected by the framework's word for that."""


@lru_cache(maxsize=16)
def form(called: str | None, benchmarks: tuple[str, ...] | None) -> Shape:
    """The form of a force file, as a shape: also what `rulebook schema` describes.

    `called` is the key that names who was inspected, None where there is none. `benchmarks` are those that may stand
    beside a figure; None where it is not known which, and any key may.
    """
    figure = _known_by(_figure(benchmarks), "value", "rank")
    name = {} if called is None else {called: after(STRING, _force_name, added={"pattern": r"\S"})}
    return mapping(
        {
            **name,
            "framework": before(
                _framework_text,
                after(STRING, framework_name, added={"pattern": "^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,99}$"}),
                added={},
            ),
        },
        {
            "source": optional(by_name(_DOCUMENT)),
            "inspected": optional(list_of(STRING)),
            "previous": optional(before(_previous, _PREVIOUS, added={})),
            "indicators": optional(by_name(before(_indicator, figure, short=[_JSON_NUMBER, _UNKNOWN]))),
            "flags": optional(by_name(before(_flag, _known_by(_FOUND, "is"), short=[_JSON_DEGREE, _UNKNOWN]))),
            "moderation": optional(MODERATION),
            "allow": optional(_ALLOW),
        },
        **dict.fromkeys(name, "Who was inspected."),
        framework="The rulebook by which it is graded.",
        source="The documents that `source` of each piece of evidence points into.",
        inspected="The [questions] that were inspected; left out: every [question] was.",
        previous="What an earlier inspection concluded.",
        indicators="Figures: a number, a status such as `not_recorded`, or a mapping with `value`.",
        flags="Statements that inspectors found: true, false, partly, a status, or a mapping with `is`.",
        moderation="What a panel decided, as a history: shown beside the draft and never instead of it.",
        allow="Codes of warnings that are of no concern in this file, each with the reason.",
    )


@lru_cache(maxsize=16)
def _reader(called: str | None, benchmarks: tuple[str, ...] | None) -> Reader:
    return reader(form(called, benchmarks))


def _allowed(location: tuple[int | str, ...], called: str | None, benchmarks: tuple[str, ...] | None) -> Iterable[str]:
    """The keys that the mapping at a location in a force file may have, or those in the list there."""
    here: Any = form(called, benchmarks)
    for step in (*location, None):
        here = _within(here)
        if step is None:
            here = _within(here["items_schema"]) if here["type"] == "list" else here
            break
        if here["type"] == "typed-dict":
            here = here["fields"][step]["schema"]
        else:
            here = here["values_schema" if here["type"] == "dict" else "items_schema"]
    return list(here.get("fields", ()))


def _within(of: Any) -> Any:
    """A schema without the validators around it."""
    while of["type"].startswith("function-"):
        of = of["schema"]
    return of
