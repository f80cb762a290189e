"""The form of a JSON document that commands print, as JSON Schema."""

from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter


def document_schema(form: Any) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document whose form is a typed dictionary; its `schema` says the name."""
    (name,) = get_args(get_type_hints(form)["schema"])
    made = TypeAdapter(form).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": name}
