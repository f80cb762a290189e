"""The order of the keys of each mapping: that of the form of its file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from peel_grade.schema.forms import form

Schema: TypeAlias = Mapping[str, Any]
_TOGETHER = ("allOf", "anyOf", "oneOf")
_BRANCHES = ("then", "else")


class Place:
    """A place in a file: what its form, a JSON Schema, says of what stands there."""

    def __init__(self, schemas: Iterable[object], defs: Mapping[str, Schema]) -> None:
        self._defs = defs
        self._schemas = [each for schema in schemas for each in self._expanded(schema)]

    def below(self, step: str | int) -> "Place":
        """What stands at a key, or at a position of a list."""
        if isinstance(step, int):
            return Place((schema.get("items") for schema in self._schemas), self._defs)
        named = [properties[step] for schema in self._schemas if step in (properties := schema.get("properties", {}))]
        return Place(named or self._any_name(), self._defs)

    def order(self, keys: Sequence[str]) -> list[int]:
        """The positions of the keys in the order in which to write them.

        Those that the form does not name, such as the names of entries, stay behind the key that they follow.
        """
        ranks = {name: rank for rank, name in enumerate(self._names())}
        rank, ranked = -1, []
        for position, key in enumerate(keys):
            rank = ranks.get(key, rank)
            ranked.append((rank, position))
        return [position for _, position in sorted(ranked)]

    def _names(self) -> Iterable[str]:
        return dict.fromkeys(name for schema in self._schemas for name in schema.get("properties", {}))

    def _any_name(self) -> Iterator[object]:
        for schema in self._schemas:
            yield schema.get("additionalProperties")
            yield from schema.get("patternProperties", {}).values()

    def _expanded(self, schema: object) -> Iterator[Schema]:
        """A schema, and those that hold of the same place because of it."""
        if not isinstance(schema, dict):
            return  # true, false or nothing
        yield schema
        if "$ref" in schema:
            yield from self._expanded(self._defs[schema["$ref"].rpartition("/")[2]])
        for key in _TOGETHER:
            for each in schema.get(key, ()):
                yield from self._expanded(each)
        for key in _BRANCHES:
            yield from self._expanded(schema.get(key))


@cache
def root(kind: str, called: str | None) -> Place:
    """The root of a kind of file (see `peel_grade.schema.forms.form`)."""
    schema = form(kind, called)
    return Place([schema], schema.get("$defs", {}))
