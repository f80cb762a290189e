"""Mutants that may survive, and why: `survivors.yaml` beside the feature files, by framework."""

from collections.abc import Collection
from pathlib import Path

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as schema

from peel_grade.files.problems import InputError, one_of, quoted
from peel_grade.files.validation import located
from peel_grade.files.yaml_tree import load

_TEXT = schema.str_schema(min_length=1)
_FIELDS = {"rule": _TEXT, "changes": schema.list_schema(_TEXT, min_length=1), "reason": _TEXT}
_ENTRY = schema.typed_dict_schema(
    {name: schema.typed_dict_field(of) for name, of in _FIELDS.items()}, extra_behavior="forbid"
)
# Not a pydantic model: importing pydantic takes longer than all the rest of this file.
_VALIDATOR = SchemaValidator(schema.dict_schema(schema.str_schema(), schema.list_schema(_ENTRY)))


def load_survivors(path: Path, frameworks: Collection[str]) -> dict[str, dict[tuple[str, str], str]]:
    """The reason for each justified (rule, change) of each framework; none without the file.

    Raises InputError, also where it names none of the `frameworks`.
    """
    if not path.is_file():
        return {}
    tree = load(path)
    problems = list(tree.problems)
    if isinstance(tree.data, list):
        help = f"write the framework above them, as `{next(iter(frameworks))}:`"
        raise InputError([*problems, tree.problem((), "these changes are of no framework", help)])
    try:
        found = _VALIDATOR.validate_python(tree.data, strict=True)
    except ValidationError as error:
        raise InputError([*problems, *located(error, tree, lambda _path: _FIELDS)]) from None
    for name in found:
        if name not in frameworks:
            message = f"no rulebook is of the framework {quoted(name)}"
            problems.append(tree.problem((name,), message, one_of(name, frameworks), key=True))
    if problems:
        raise InputError(problems)
    return {
        name: {(entry["rule"], change): entry["reason"] for entry in entries for change in entry["changes"]}
        for name, entries in found.items()
    }
