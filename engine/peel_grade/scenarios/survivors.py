"""Mutants that may survive, and why: `survivors.yaml` beside the feature files."""

from pathlib import Path

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as schema

from peel_grade.files.problems import InputError
from peel_grade.files.validation import located
from peel_grade.files.yaml_tree import load

_TEXT = schema.str_schema(min_length=1)
_FIELDS = {"rule": _TEXT, "changes": schema.list_schema(_TEXT, min_length=1), "reason": _TEXT}
_ENTRY = schema.typed_dict_schema(
    {name: schema.typed_dict_field(of) for name, of in _FIELDS.items()}, extra_behavior="forbid"
)
# Not a pydantic model: importing pydantic takes longer than all the rest of this file.
_VALIDATOR = SchemaValidator(schema.list_schema(_ENTRY))


def load_survivors(path: Path) -> dict[tuple[str, str], str]:
    """The reason for each justified (rule, change); none without the file. Raises InputError."""
    if not path.is_file():
        return {}
    tree = load(path)
    problems = list(tree.problems)
    try:
        entries = _VALIDATOR.validate_python(tree.data, strict=True)
    except ValidationError as error:
        problems += located(error, tree, lambda _path: _FIELDS)
    if problems:
        raise InputError(problems)
    return {(entry["rule"], change): entry["reason"] for entry in entries for change in entry["changes"]}
