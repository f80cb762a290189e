"""The base of the rulebook's models, and the check of a YAML file against one of them."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from peel_grade.files.problems import Problem
from peel_grade.files.validation import fault, located
from peel_grade.files.yaml_tree import NodePath, Tree

Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """A model that allows no unknown key, no key without a value, converts no type, and cannot be changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _given(cls, value: Any) -> Any:
        if value is None:  # None in a model means that the key is left out
            raise fault("nothing stands here", "write a value, or remove the key")
        return value


def validate(model: type[Model], tree: Tree, problems: list[Problem]) -> Model | None:
    """The file as a model; or None, with its mistakes (and those that the loader found) added to `problems`."""
    problems.extend(tree.problems)
    validated = validate_part(model, tree, (), problems)
    return None if tree.problems else validated


def validate_part(model: type[Model], tree: Tree, at: NodePath, problems: list[Problem]) -> Model | None:
    """The value `at` a path of the file as a model; or None, with its mistakes added to `problems`."""
    value = tree.data
    for step in at:
        value = value[step]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems.extend(located(error, tree, lambda path: _allowed(model, path), at))
        return None


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
