"""What the schema of a force file is put together from."""

from collections.abc import Callable
from typing import Any

from pydantic_core import core_schema as schema

from peel_grade.files.validation import fault, text, written

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


def before(check: Callable[[Any], object], then: schema.CoreSchema, **said: object) -> schema.CoreSchema:
    """What is checked, and perhaps written out, before it is validated; `said` is what a JSON Schema says of it."""
    return schema.no_info_before_validator_function(check, then, metadata={JSON_SCHEMA: said})


def after(then: schema.CoreSchema, check: Callable[[Any], object], **said: object) -> schema.CoreSchema:
    """What is checked further once it is validated."""
    return schema.no_info_after_validator_function(check, then, metadata={JSON_SCHEMA: said})


def mapping(
    required: dict[str, schema.CoreSchema],
    optional: dict[str, schema.CoreSchema],
    required_behind: dict[str, schema.CoreSchema] | None = None,
    /,
    **descriptions: str,
) -> schema.CoreSchema:
    """A mapping with these keys, in this order, and no others; some are described for editors."""
    behind = required_behind or {}
    fields = {
        name: schema.typed_dict_field(
            of,
            required=name in required or name in behind,
            metadata={JSON_SCHEMA: {"added": {"description": descriptions[name]}} if name in descriptions else {}},
        )
        for name, of in {**required, **optional, **behind}.items()
    }
    return schema.typed_dict_schema(fields, extra_behavior="forbid")


def optional(of: schema.CoreSchema) -> schema.CoreSchema:
    """What may be left out, and has no status."""
    return before(_left_out, of, added={})


def by_name(of: schema.CoreSchema) -> schema.CoreSchema:
    """A mapping of names that are not of the form."""
    return schema.dict_schema(STRING, of)


STRING, ANY = schema.str_schema(), schema.any_schema()
NAME = after(STRING, text, added={"pattern": r"\S"})
"""Text with something in it."""
