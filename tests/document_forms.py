"""Checks what a command prints as JSON against the form that `rulebook schema` gives of it."""

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from peel_grade.cli.documents import form_of
from peel_grade.schema.documents import document_schema


@cache
def _validator(name: str) -> Any:
    return Draft202012Validator(document_schema(form_of(name)))


def has_its_form(document: Any) -> str:
    """Assert that a document is as its form says; the name of its form."""
    name, _, _ = document["schema"].partition("/")
    _validator(name).validate(document)
    return str(document["schema"])
