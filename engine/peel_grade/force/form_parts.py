"""What the schema of a force file is put together from."""

from collections.abc import Callable
from typing import Any

from peel_grade.files.shapes import ANY, STRING, Shape, checked_after, checked_before, field, named
from peel_grade.files.shapes import mapping as of_fields
from peel_grade.files.validation import fault, text, written

__all__ = ["ANY", "STRING"]

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
MIGRATE = "`evidence migrate FILE` does"
"""How a file of an earlier version gets the form of today."""


def _left_out(value: object) -> object:
    """What may be left out altogether has no status."""
    if value in (*UNKNOWN, NOT_SUPPLIED):
        message = f"{written(value)} cannot stand here"
        raise fault(message, "remove the key: what is left out counts as not recorded")
    return value


def before(check: Callable[[Any], object], then: Shape, **said: object) -> Shape:
    """What is checked, and perhaps written out, before it is validated; `said` is what a JSON Schema says of it."""
    return checked_before(check, then, **{JSON_SCHEMA: said})


def after(then: Shape, check: Callable[[Any], object], **said: object) -> Shape:
    """What is checked further once it is validated."""
    return checked_after(then, check, **{JSON_SCHEMA: said})


def mapping(
    required: dict[str, Shape],
    optional: dict[str, Shape],
    required_behind: dict[str, Shape] | None = None,
    /,
    **descriptions: str,
) -> Shape:
    """A mapping with these keys, in this order, and no others; some are described for editors."""
    behind = required_behind or {}
    fields = {
        name: field(
            of,
            required=name in required or name in behind,
            **{JSON_SCHEMA: {"added": {"description": descriptions[name]}} if name in descriptions else {}},
        )
        for name, of in {**required, **optional, **behind}.items()
    }
    return of_fields(fields)


def optional(of: Shape) -> Shape:
    """What may be left out, and has no status."""
    return before(_left_out, of, added={})


def by_name(of: Shape) -> Shape:
    """A mapping of names that are not of the form."""
    return named(of)


NAME = after(STRING, text, added={"pattern": r"\S"})
"""Text with something in it."""
