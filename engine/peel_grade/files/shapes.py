"""The shape of data, and a quick check of it.

A shape is a schema of pydantic's core, which is plain dictionaries. They are written here and not by
`pydantic_core.core_schema`, and data that has its shape is read here and not by pydantic: to import that takes longer
than to grade a force. Whatever is not plainly as it should be is left to pydantic, which says what is wrong with it.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

Shape: TypeAlias = dict[str, Any]
"""A schema of pydantic's core."""
Reader: TypeAlias = Callable[[Any], Any]
"""Makes of data what pydantic makes of it by the same shape. Raises ValueError where that might refuse it."""

STRING: Shape = {"type": "str"}
ANY: Shape = {"type": "any"}
BOOLEAN: Shape = {"type": "bool"}


def whole(least: int, most: int | None = None) -> Shape:
    """A whole number within bounds."""
    return {"type": "int", "ge": least} | ({} if most is None else {"le": most})


def one_of(*expected: str) -> Shape:
    """One of some words."""
    return {"type": "literal", "expected": [*expected]}


def list_of(items: Shape, least: int = 0) -> Shape:
    """A list of so many items at least."""
    return {"type": "list", "items_schema": items} | ({"min_length": least} if least else {})


def named(values: Shape) -> Shape:
    """A mapping with any names for keys."""
    return {"type": "dict", "keys_schema": STRING, "values_schema": values}


def field(of: Shape, *, required: bool, **metadata: object) -> Shape:
    """The value of a key of a mapping."""
    return {"type": "typed-dict-field", "schema": of, "required": required, "metadata": metadata}


def mapping(fields: dict[str, Shape], *, others: bool = False) -> Shape:
    """A mapping with these keys; others are refused, or left out."""
    return {"type": "typed-dict", "fields": fields, "extra_behavior": "ignore" if others else "forbid"}


def checked_before(check: Reader, then: Shape, **metadata: object) -> Shape:
    """What is checked, and perhaps written out, before it is looked at further."""
    return {"type": "function-before", "function": _plain(check), "schema": then, "metadata": metadata}


def checked_after(then: Shape, check: Reader, **metadata: object) -> Shape:
    """What is checked further once it has its shape."""
    return {"type": "function-after", "function": _plain(check), "schema": then, "metadata": metadata}


def _plain(check: Reader) -> Shape:
    return {"type": "no-info", "function": check}


def reader(shape: Shape) -> Reader:
    """What reads data that has a shape, as pydantic does where it is strict."""
    match shape["type"]:
        case "any":
            return lambda value: value
        case "str":
            return _string
        case "bool":
            return _boolean
        case "int":
            return _whole(shape)
        case "literal":
            return _literal(frozenset(shape["expected"]))
        case "list":
            return _list(reader(shape["items_schema"]), shape.get("min_length", 0))
        case "dict":
            return _named(reader(shape["values_schema"]))
        case "typed-dict":
            return _mapping(shape)
        case "function-before":
            return _one_by_one(shape["function"]["function"], reader(shape["schema"]))
        case "function-after":
            return _one_by_one(reader(shape["schema"]), shape["function"]["function"])
    raise NotImplementedError(shape["type"])


class _RefusedError(ValueError):
    """Perhaps not as it should be."""


def _string(value: Any) -> str:
    if type(value) is not str:
        raise _RefusedError
    return value


def _boolean(value: Any) -> bool:
    if type(value) is not bool:
        raise _RefusedError
    return value


def _whole(shape: Shape) -> Reader:
    least, most = shape["ge"], shape.get("le")

    def read(value: Any) -> int:
        if type(value) is not int or value < least or (most is not None and value > most):
            raise _RefusedError
        return value

    return read


def _literal(expected: frozenset[str]) -> Reader:
    def read(value: Any) -> str:
        if type(value) is not str or value not in expected:
            raise _RefusedError
        return value

    return read


def _list(of: Reader, least: int) -> Reader:
    def read(value: Any) -> list[Any]:
        if type(value) is not list or len(value) < least:
            raise _RefusedError
        return [of(each) for each in value]

    return read


def _named(of: Reader) -> Reader:
    def read(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise _RefusedError
        return {_string(name): of(each) for name, each in value.items()}

    return read


def _mapping(shape: Shape) -> Reader:
    fields = {name: reader(each["schema"]) for name, each in shape["fields"].items()}
    required = {name for name, each in shape["fields"].items() if each["required"]}
    closed = shape["extra_behavior"] == "forbid"

    def read(value: Any) -> dict[str, Any]:
        if type(value) is not dict or not required <= value.keys() or (closed and not value.keys() <= fields.keys()):
            raise _RefusedError
        return {name: of(value[name]) for name, of in fields.items() if name in value}

    return read


def _one_by_one(first: Reader, then: Reader) -> Reader:
    return lambda value: then(first(value))
