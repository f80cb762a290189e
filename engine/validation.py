"""Checking the data of a YAML file against a pydantic model.

pydantic decides what is wrong; the words and the places are ours: each of its
errors is looked up by type (never by its text) and set at the line and column
of the value, with a suggestion where a name was misspelled.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from engine.problems import Problem, did_you_mean
from engine.yaml_tree import Place, Tree

Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """A model that allows no unknown key, converts no type, and cannot be changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def fault(message: str, help: str | None = None) -> PydanticCustomError:
    """An error for a validator to raise: a message in our style and a help line."""
    return PydanticCustomError("fault", "{message}", {"message": message, "help": help})


def validate(model: type[Model], tree: Tree, problems: list[Problem]) -> Model | None:
    """The file as a model; or None, its mistakes (and those the loader found) added to `problems`."""
    problems.extend(tree.problems)
    try:
        validated = model.model_validate(tree.data)
    except ValidationError as error:
        told = {problem[:3] for problem in tree.problems}  # what the loader refused is told once
        found = [_problem(model, tree, detail) for detail in error.errors(include_url=False)]
        problems.extend(problem for problem in found if problem[:3] not in told)
        return None
    return None if tree.problems else validated


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


def _problem(model: type[BaseModel], tree: Tree, error: ErrorDetails) -> Problem:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    place = _place(tree.data, error["loc"])
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return tree.problem(place, f"key `{last}` is missing", key=True)
    if kind == "extra_forbidden":
        help = did_you_mean(last, _allowed(model, error["loc"][:-1]))
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


def _allowed(model: type[BaseModel], location: tuple[int | str, ...]) -> Iterator[str]:
    """The keys that the model at `location` knows."""
    for found in _models_at(model, location):
        for name, field in found.model_fields.items():
            yield field.alias or name


def _models_at(annotation: Any, location: tuple[int | str, ...]) -> Iterator[type[BaseModel]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _models_at(get_args(annotation)[0], location)
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            yield from _models_at(option, location)
    elif origin in (list, tuple, dict):
        yield from _models_at(get_args(annotation)[-1 if origin is dict else 0], location[1:])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not location:
            yield annotation
            return
        for name, field in annotation.model_fields.items():
            if (field.alias or name) == location[0]:
                yield from _models_at(field.annotation, location[1:])
