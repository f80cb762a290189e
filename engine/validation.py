"""Telling what pydantic finds wrong with a YAML file, in our words and at its place.

pydantic decides what is wrong. Each of its errors is looked up by type (never by
its text) and set at the line and column of the value, with a suggestion where a
name was misspelled. Only `pydantic_core` is needed here: `grade` starts without
the rest of pydantic.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from pydantic_core import ErrorDetails, PydanticCustomError, ValidationError

from engine.problems import Problem, did_you_mean
from engine.yaml_tree import Place, Tree

AllowedKeys: TypeAlias = Callable[[tuple[int | str, ...]], Iterable[str]]
"""The keys that the mapping at a location may have."""


def fault(message: str, help: str | None = None) -> PydanticCustomError:
    """An error for a validator to raise: a message in our style and a help line."""
    return PydanticCustomError("fault", "{message}", {"message": message, "help": help})


def located(error: ValidationError, tree: Tree, allowed: AllowedKeys) -> list[Problem]:
    """Everything wrong with a file: what the loader found, and pydantic's errors at their places."""
    told = {problem[:3] for problem in tree.problems}  # what the loader refused is told once
    found = [_problem(tree, detail, allowed) for detail in error.errors(include_url=False)]
    return tree.problems + [problem for problem in found if problem[:3] not in told]


def kind_of(value: object) -> str:
    """What a YAML value is, in an author's words: `text`, `a number`, `a list`..."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a mapping"


def written(value: object) -> str:
    """A value as the author wrote it, in backticks and shortened; `nothing` for an empty one."""
    if value is None or isinstance(value, list | dict):
        return kind_of(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text if len(text) <= 60 else text[:57] + '...'}`"


def not_a(expected: str, value: object) -> str:
    """The message for a value of the wrong type."""
    if value is None or isinstance(value, list | dict):
        return f"{kind_of(value)} stands here, {expected} is expected"
    return f"{written(value)} is {kind_of(value)}, {expected} is expected"


_EXPECTED = {
    "string_type": "text", "int_type": "a whole number", "float_type": "a number", "bool_type": "true or false",
    "int_from_float": "a whole number", "list_type": "a list", "tuple_type": "a list", "dict_type": "a mapping",
    "model_type": "a mapping", "model_attributes_type": "a mapping", "date_type": "a date such as 2018-03-22",
    "date_from_datetime_parsing": "a date such as 2018-03-22", "date_parsing": "a date such as 2018-03-22",
}  # fmt: skip


def _problem(tree: Tree, error: ErrorDetails, allowed: AllowedKeys) -> Problem:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    place = _place(tree.data, error["loc"])
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return tree.problem(place, f"key `{last}` is missing", key=True)
    if kind == "extra_forbidden":
        help = did_you_mean(last, allowed(error["loc"][:-1]))
        return tree.problem(place, f"unknown key `{last}`", help, key=True)
    if kind == "fault":
        return tree.problem(place, context["message"], context["help"])
    if kind in ("literal_error", "enum"):
        choices = [c.strip("'") for c in context["expected"].replace(" or ", ", ").split(", ")]
        help = did_you_mean(value, choices) or f"one of {', '.join(choices)}"
        return tree.problem(place, f"{written(value)} is not allowed here", help)
    if kind in _EXPECTED:
        help = "remove the quotes" if kind in ("float_type", "int_type") and _is_number(value) else None
        return tree.problem(place, not_a(_EXPECTED[kind], value), help)
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        bound = next(iter(context.values()))
        return tree.problem(place, f"{written(value)} is out of bounds", f"{kind.replace('_', ' ')} {bound}")
    if kind in ("too_short", "string_too_short"):
        return tree.problem(place, "must not be empty")
    return tree.problem(place, f"{written(value)} is not allowed here")


def number(value: object) -> object:
    """A validator: a number, not text and not true or false."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fault(not_a("a number", value), "remove the quotes" if _is_number(value) else None)
    return value


def _is_number(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return isinstance(value, str)


def _place(data: Any, location: tuple[int | str, ...]) -> Place:
    """The path in the data that a pydantic location means: steps that are not in the data are passed over."""
    place: list[int | str] = []
    for step in location:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and step in range(len(data))):
            data = data[step]
            place.append(step)
    return tuple(place)
