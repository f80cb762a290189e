"""The force file: what was found in one force, never what was concluded.

Pydantic models over the located YAML; `load_force` checks the names in it
against a rulebook and reports every mistake at its line and column.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from engine.problems import InputError, Problem, did_you_mean
from engine.rulebook import Rulebook, canonical_json
from engine.validation import Strict, fault, kind_of, not_a, validate, written
from engine.yaml_tree import Place, Tree, load

Grade = Literal["outstanding", "good", "requires_improvement", "inadequate"]
Status = Literal["known", "not_recorded", "not_supplied", "not_comparable"]
_REFERENCE = re.compile(r"[a-z0-9][a-z0-9-]*:[1-9]\d*(-[1-9]\d*)?")
_UNKNOWN = ("not_recorded", "not_supplied", "not_comparable")


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        quoted = isinstance(value, str) and re.fullmatch(r"[-+]?\d+(\.\d+)?", value)
        raise fault(not_a("a number", value), "remove the quotes" if quoted else None)
    return value


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
            raise fault(f"`{value['status']}` does not go with a value", "remove `status` or `value`")
        if "value" not in value and "status" not in value and "rank" not in value:
            raise fault("an indicator has a `value`, a `rank` or a `status`", "write `status: not_recorded` where it is not known")
        return value
    if isinstance(value, str) and value in _UNKNOWN:
        return {"status": value}
    if isinstance(value, str) and not re.fullmatch(r"[-+]?\d+(\.\d+)?", value):
        raise fault(not_a("a number", value), did_you_mean(value, _UNKNOWN) or f"where it is not known, write one of {', '.join(_UNKNOWN)}")
    return {"value": _number(value)}


def _flag(value: object) -> object:
    """The short forms of a flag: true, false, or a status."""
    if isinstance(value, dict):
        if "is" in value and value.get("status", "known") != "known":
            raise fault(f"`{value['status']}` does not go with `is`", "remove `status` or `is`")
        if "is" not in value and "status" not in value:
            raise fault("a flag has `is: true`, `is: false` or a `status`", "write `status: not_recorded` where it is not known")
        return value
    if isinstance(value, bool):
        return {"is": value}
    if isinstance(value, str) and value in _UNKNOWN:
        return {"status": value}
    help = f"write true, false or one of {', '.join(_UNKNOWN)}"
    raise fault(not_a("true or false", value), help)


def _date(value: object) -> object:
    """A date written as 2018-03-22; YAML hands it over as text."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise fault(f"{written(value)} is not a date", "write it as 2018-03-22") from None


def _not_blank(value: str) -> str:
    if not value.strip():
        raise fault("must not be empty")
    return value


Number = Annotated[int | float, BeforeValidator(_number)]
References = Annotated[list[str], BeforeValidator(_sources)]
Text = Annotated[str, AfterValidator(_not_blank)]
Day = Annotated[date, BeforeValidator(_date), PlainSerializer(date.isoformat, when_used="json")]


class IndicatorEvidence(Strict):
    """A figure of the force, as its source states it."""

    value: Number | None = None
    previous: Number | None = None
    england_and_wales: Number | None = None
    rank: Literal["highest_quarter", "middle", "lowest_quarter"] | None = None
    status: Status = "known"
    period: str = ""
    source: References = []
    note: str = ""


class FlagEvidence(Strict):
    """Whether inspectors found a statement true."""

    is_: Annotated[bool | None, Field(alias="is")] = None
    status: Status = "known"
    source: References = []
    note: str = ""


class DocumentText(Strict):
    """A document that the force file cites."""

    title: Text
    isbn: str = ""
    published: str = ""
    lines: Annotated[int, Field(ge=1)] | None = None


class PreviousGrade(Strict):
    """The grade of an earlier inspection."""

    grade: Grade
    year: Annotated[int, Field(ge=1900, le=2100)]
    source: References = []


class PreviousImprovement(Strict):
    """An area for improvement of an earlier inspection, by the rule that stands for it here."""

    rule: str
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    source: References = []
    note: str = ""


class Previous(Strict):
    """Earlier inspections. `complete: true` says that every earlier area for improvement is listed."""

    grades: dict[str, PreviousGrade] = {}
    areas_for_improvement: list[PreviousImprovement] = []
    complete: bool = False


class Moderation(Strict):
    """A person's override of a draft grade."""

    grade: Grade
    reason: Text
    by: Text
    date: Day


class Force(Strict):
    """One force file."""

    force: Text
    framework: Text
    source: dict[str, DocumentText] = {}
    inspected: list[str] | None = None
    previous: Previous = Previous()
    indicators: dict[str, Annotated[IndicatorEvidence, BeforeValidator(_indicator)]] = {}
    flags: dict[str, Annotated[FlagEvidence, BeforeValidator(_flag)]] = {}
    moderation: dict[str, Moderation] = {}


class ForceFile(NamedTuple):
    """A checked force file: `sha256` is of its content, so that comments and order do not matter."""

    force: Force
    path: str
    sha256: str


def framework_of(tree: Tree) -> str | None:
    """The framework that a force file names, or None where it names none that could be looked up."""
    name = tree.data.get("framework") if isinstance(tree.data, dict) else None
    return name if isinstance(name, str) else None


def check_force(tree: Tree, book: Rulebook | None) -> ForceFile:
    """The force file, checked as a model and, name by name, against the rulebook.

    Raises InputError with all mistakes; without a rulebook (an unknown framework) only those of form.
    """
    problems: list[Problem] = []
    if tree.data is None:
        help = "a force file starts with `force:` and `framework:`"
        raise InputError([*tree.problems, Problem(tree.file, 1, 1, "the file is empty", help)])
    force = validate(Force, tree, problems)
    if book is not None and isinstance(tree.data, dict):
        _check_names(tree, book, problems)
    _check_sources(tree, problems)
    if problems or force is None:
        raise InputError(problems)
    return ForceFile(force, tree.file, hashlib.sha256(canonical_json(_content(force))).hexdigest())


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
        known("rule", _part(improvement).get("rule"), book.rules, ("previous", "areas_for_improvement", index, "rule"), key=False)
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
            problems.append(tree.problem(place, f"line {last} is beyond the end of `{document}`", f"it has {length} lines"))


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


def _content(force: Force) -> dict[str, Any]:
    """What the file says, in an order of its own: lists whose order means nothing are sorted."""
    data = force.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if "inspected" in data:
        data["inspected"] = sorted(data["inspected"])
    improvements = data.get("previous", {}).get("areas_for_improvement", [])
    improvements.sort(key=lambda row: canonical_json(row))
    return data


def load_force(path: Path, book: Rulebook) -> ForceFile:
    """Read and check a force file. Raises InputError with every mistake."""
    return check_force(load(path), book)
