"""The base of the rulebook's models, and checking a YAML file against one."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from engine.problems import Problem
from engine.validation import located
from engine.yaml_tree import Tree

Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """A model that allows no unknown key, converts no type, and cannot be changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def validate(model: type[Model], tree: Tree, problems: list[Problem]) -> Model | None:
    """The file as a model; or None, its mistakes (and those the loader found) added to `problems`."""
    try:
        validated = model.model_validate(tree.data)
    except ValidationError as error:
        problems.extend(located(error, tree, lambda place: _allowed(model, place)))
        return None
    problems.extend(tree.problems)
    return None if tree.problems else validated


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
