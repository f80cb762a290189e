"""The force file: what was found in one force, never what was concluded.

Its form is a schema of pydantic's core rather than pydantic models: importing
those alone takes longer than grading a force. `check_force` also checks every
name against a rulebook, and reports all mistakes at their lines and columns.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as schema

from engine.logic import Number
from engine.problems import InputError, Problem, did_you_mean
from engine.rulebook import GRADES, Rulebook, canonical_json
from engine.validation import fault, kind_of, located, not_a, number, written
from engine.yaml_tree import Place, Tree, load

UNKNOWN = ("not_recorded", "not_supplied", "not_comparable")
RANKS = ("highest_quarter", "middle", "lowest_quarter")
_REFERENCE = re.compile(r"[a-z0-9][a-z0-9-]*:[1-9]\d*(-[1-9]\d*)?")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class IndicatorEvidence(NamedTuple):
    """A figure of the force, as its source states it."""

    value: Number | None = None
    previous: Number | None = None
    england_and_wales: Number | None = None
    rank: str | None = None
    status: str = "known"
    period: str = ""
    source: tuple[str, ...] = ()
    note: str = ""


class FlagEvidence(NamedTuple):
    """Whether inspectors found a statement true."""

    is_: bool | None = None
    status: str = "known"
    source: tuple[str, ...] = ()
    note: str = ""


class PreviousGrade(NamedTuple):
    """The grade of an earlier inspection."""

    grade: str
    year: int
    source: tuple[str, ...] = ()


class PreviousImprovement(NamedTuple):
    """An area for improvement of an earlier inspection, by the rule that stands for it here."""

    rule: str
    year: int | None = None
    source: tuple[str, ...] = ()
    note: str = ""


class Moderation(NamedTuple):
    """A person's override of a draft grade; `date` is written 2018-03-22."""

    grade: str
    reason: str
    by: str
    date: str


class Force(NamedTuple):
    """What one force file says.

    `inspected` is None where the file does not say: then every question was.
    `previous_complete` says that every earlier area for improvement is listed.
    """

    name: str
    framework: str
    inspected: tuple[str, ...] | None
    previous_grades: dict[str, PreviousGrade]
    previous_improvements: tuple[PreviousImprovement, ...]
    previous_complete: bool
    indicators: dict[str, IndicatorEvidence]
    flags: dict[str, FlagEvidence]
    moderation: dict[str, Moderation]


class ForceFile(NamedTuple):
    """A checked force file: `sha256` is of its content, so that comments and order do not matter."""

    force: Force
    path: str
    sha256: str


def _sources(value: object) -> object:
    """One reference or a list of them, as a list."""
    for reference in value if isinstance(value, list) else [value]:
        if not isinstance(reference, str) or not _REFERENCE.fullmatch(reference):
            wrong = written(reference) if isinstance(reference, str | int | float) else kind_of(reference)
            raise fault(f"{wrong} is not a source", "write `document:line`, such as `staffordshire-2017:322`")
    return value if isinstance(value, list) else [value]


def _indicator(value: object) -> object:
    """The short forms of an indicator: a number, or a status."""
    if isinstance(value, dict):
        if "value" in value and value.get("status", "known") != "known":
            raise fault(f"{written(value['status'])} does not go with a value", "remove `status` or `value`")
        if not {"value", "status", "rank"} & set(value):
            raise fault(
                "an indicator has a `value`, a `rank` or a `status`",
                "write `status: not_recorded` where it is not known",
            )
        return value
    if isinstance(value, str) and value in UNKNOWN:
        return {"status": value}
    if isinstance(value, str) and not re.fullmatch(r"[-+]?[\d.,]+", value):
        help = did_you_mean(value, UNKNOWN) or f"where it is not known, write one of {', '.join(UNKNOWN)}"
        raise fault(not_a("a number", value), help)
    return {"value": number(value)}


def _flag(value: object) -> object:
    """The short forms of a flag: true, false, or a status."""
    if isinstance(value, dict):
        if "is" in value and value.get("status", "known") != "known":
            raise fault(f"{written(value['status'])} does not go with `is`", "remove `status` or `is`")
        if not {"is", "status"} & set(value):
            raise fault(
                "a flag has `is: true`, `is: false` or a `status`", "write `status: not_recorded` where it is not known"
            )
        return value
    if isinstance(value, bool):
        return {"is": value}
    if isinstance(value, str) and value in UNKNOWN:
        return {"status": value}
    raise fault(not_a("true or false", value), f"write true, false or one of {', '.join(UNKNOWN)}")


def _date(value: object) -> object:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise fault(f"{written(value)} is not a date", "write it as 2018-03-22")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise fault("must not be empty")
    return value


def _before(check: Any, then: schema.CoreSchema) -> schema.CoreSchema:
    return schema.no_info_before_validator_function(check, then)


def _mapping(required: dict[str, schema.CoreSchema], optional: dict[str, schema.CoreSchema]) -> schema.CoreSchema:
    fields = {name: schema.typed_dict_field(of) for name, of in required.items()}
    fields |= {name: schema.typed_dict_field(of, required=False) for name, of in optional.items()}
    return schema.typed_dict_schema(fields, extra_behavior="forbid")


_STRING, _ANY = schema.str_schema(), schema.any_schema()
_NAME = schema.no_info_after_validator_function(_text, schema.str_schema())
_NUMBER = _before(number, _ANY)
_SOURCE = _before(_sources, schema.list_schema(_STRING))
_GRADE = schema.literal_schema([*reversed(GRADES)])
_YEAR = schema.int_schema(ge=1900, le=2100)
_STATUS = schema.literal_schema(["known", *UNKNOWN])
_NOTES = {"source": _SOURCE, "note": _STRING}
_FIGURE = _mapping({}, {
    "value": _NUMBER, "previous": _NUMBER, "england_and_wales": _NUMBER, "rank": schema.literal_schema([*RANKS]),
    "status": _STATUS, "period": _STRING, **_NOTES,
})  # fmt: skip
_FOUND = _mapping({}, {"is": schema.bool_schema(), "status": _STATUS, **_NOTES})
_DOCUMENT = _mapping({"title": _NAME}, {"isbn": _STRING, "published": _STRING, "lines": schema.int_schema(ge=1)})
_PREVIOUS = _mapping({}, {
    "grades": schema.dict_schema(_STRING, _mapping({"grade": _GRADE, "year": _YEAR}, {"source": _SOURCE})),
    "areas_for_improvement": schema.list_schema(_mapping({"rule": _STRING}, {"year": _YEAR, **_NOTES})),
    "complete": schema.bool_schema(),
})  # fmt: skip
FORM = _mapping(
    {"force": _NAME, "framework": _NAME},
    {
        "source": schema.dict_schema(_STRING, _DOCUMENT),
        "inspected": schema.list_schema(_STRING),
        "previous": _PREVIOUS,
        "indicators": schema.dict_schema(_STRING, _before(_indicator, _FIGURE)),
        "flags": schema.dict_schema(_STRING, _before(_flag, _FOUND)),
        "moderation": schema.dict_schema(
            _STRING, _mapping({"grade": _GRADE, "reason": _NAME, "by": _NAME, "date": _before(_date, _STRING)}, {})
        ),
    },
)
"""The form of a force file, as a pydantic-core schema."""


def _allowed(location: tuple[int | str, ...]) -> Iterable[str]:
    """The keys that the mapping at a location in a force file may have."""
    here: Any = FORM
    for step in location:
        while here["type"] == "function-before":
            here = here["schema"]
        if here["type"] == "typed-dict":
            here = here["fields"][step]["schema"]
        else:
            here = here["values_schema" if here["type"] == "dict" else "items_schema"]
    while here["type"] == "function-before":
        here = here["schema"]
    return list(here["fields"])


def framework_of(tree: Tree) -> str | None:
    """The framework that a force file names, or None where it names none that could be looked up."""
    name = tree.data.get("framework") if isinstance(tree.data, dict) else None
    return name if isinstance(name, str) else None


def check_force(tree: Tree, book: Rulebook | None) -> ForceFile:
    """The force file, its form and its names checked.

    Raises InputError with all mistakes; without a rulebook (an unknown framework) only those of form.
    """
    if tree.data is None and not tree.problems:
        help = "a force file starts with `force:` and `framework:`"
        raise InputError([Problem(tree.file, 1, 1, "the file is empty", help)])
    problems = list(tree.problems)
    data: dict[str, Any] = {}
    try:
        data = SchemaValidator(FORM).validate_python(tree.data, strict=True)
    except ValidationError as error:
        problems = located(error, tree, _allowed)
    if book is not None and isinstance(tree.data, dict):
        _check_names(tree, book, problems)
    _check_sources(tree, problems)
    if problems:
        raise InputError(problems)
    return ForceFile(_force(data), tree.file, hashlib.sha256(canonical_json(_content(data))).hexdigest())


def load_force(path: Path, book: Rulebook) -> ForceFile:
    """Read and check a force file. Raises InputError with every mistake."""
    return check_force(load(path), book)


def _force(data: dict[str, Any]) -> Force:
    previous = data.get("previous", {})

    def made(kind: Any, row: dict[str, Any]) -> Any:
        sources = {"source": tuple(row["source"])} if "source" in row else {}
        return kind(**{("is_" if key == "is" else key): value for key, value in row.items()} | sources)

    return Force(
        name=data["force"],
        framework=data["framework"],
        inspected=tuple(data["inspected"]) if "inspected" in data else None,
        previous_grades={name: made(PreviousGrade, row) for name, row in previous.get("grades", {}).items()},
        previous_improvements=tuple(
            made(PreviousImprovement, row) for row in previous.get("areas_for_improvement", [])
        ),
        previous_complete=previous.get("complete", False),
        indicators={name: made(IndicatorEvidence, row) for name, row in data.get("indicators", {}).items()},
        flags={name: made(FlagEvidence, row) for name, row in data.get("flags", {}).items()},
        moderation={name: Moderation(**row) for name, row in data.get("moderation", {}).items()},
    )


def _content(data: dict[str, Any]) -> dict[str, Any]:
    """What the file says, in an order of its own: lists whose order means nothing are sorted."""
    content = dict(data)
    if "inspected" in content:
        content["inspected"] = sorted(content["inspected"])
    if "areas_for_improvement" in content.get("previous", {}):
        improvements = sorted(content["previous"]["areas_for_improvement"], key=canonical_json)
        content["previous"] = content["previous"] | {"areas_for_improvement": improvements}
    return content


def _part(data: object, *keys: str) -> dict[str, Any]:
    """The mapping under `keys`; an empty one where the file has something else there."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _check_names(tree: Tree, book: Rulebook, problems: list[Problem]) -> None:
    """Names are checked on the raw data, so that a mistake of form elsewhere hides none of them."""

    def known(kind: str, name: object, candidates: Iterable[str], place: Place, key: bool = True) -> None:
        if isinstance(name, str) and name not in candidates:
            problems.append(tree.problem(place, f"unknown {kind} `{name}`", did_you_mean(name, candidates), key=key))

    for section, kind, entries, other in (
        ("indicators", "indicator", book.indicators, book.flags), ("flags", "flag", book.flags, book.indicators),
    ):  # fmt: skip
        for name in _part(tree.data, section):
            if name in other:
                where = "flags" if section == "indicators" else "indicators"
                message = f"`{name}` is not a{'n' if kind == 'indicator' else ''} {kind}"
                problems.append(tree.problem((section, name), message, f"move it to `{where}`", key=True))
            else:
                known(kind, name, entries, (section, name))
    inspected = tree.data.get("inspected")
    for index, question in enumerate(inspected if isinstance(inspected, list) else []):
        known("question", question, book.questions, ("inspected", index))
        if question in inspected[:index]:
            problems.append(tree.problem(("inspected", index), f"{written(question)} is listed twice"))
    for question in _part(tree.data, "previous", "grades"):
        known("question", question, [*book.questions, "overall"], ("previous", "grades", question))
    improvements = _part(tree.data, "previous").get("areas_for_improvement")
    for index, improvement in enumerate(improvements if isinstance(improvements, list) else []):
        place: Place = ("previous", "areas_for_improvement", index, "rule")
        known("rule", _part(improvement).get("rule"), book.rules, place, key=False)
    graded = [name for name, text in book.questions.items() if text.graded]
    for question in _part(tree.data, "moderation"):
        known("graded question", question, [*graded, "overall"], ("moderation", question))


def _check_sources(tree: Tree, problems: list[Problem]) -> None:
    """Every `document:line` names a listed document, and a line that it has."""
    documents = _part(tree.data, "source")
    for place, reference in _references(tree.data, ()):
        document, _, lines = reference.partition(":")
        if document not in documents:
            help = did_you_mean(document, documents) or "list the document under `source:`"
            problems.append(tree.problem(place, f"unknown document `{document}`", help))
            continue
        length, last = _part(documents, document).get("lines"), int(lines.split("-")[-1])
        if isinstance(length, int) and last > length:
            problems.append(
                tree.problem(place, f"line {last} is beyond the end of `{document}`", f"it has {length} lines")
            )


def _references(data: object, place: Place) -> Iterator[tuple[Place, str]]:
    """Every well-formed reference under a `source` key, and where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "source" and place:
                for reference in value if isinstance(value, list) else [value]:
                    if isinstance(reference, str) and _REFERENCE.fullmatch(reference):
                        yield (*place, key), reference
            else:
                yield from _references(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _references(value, (*place, index))
