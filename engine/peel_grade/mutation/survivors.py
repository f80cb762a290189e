"""Mutants that may survive, since they change nothing: `survivors.yaml` beside the feature files, by framework.

Each entry names a rule, its changes, how it is known that they make no difference (`proof`, `exhaustive`; see
`equivalence`), and why, for those who read it. What is claimed is checked.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias, get_args

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as schema

from peel_grade.files.problems import InputError, one_of, quoted
from peel_grade.files.validation import located
from peel_grade.files.yaml_tree import load
from peel_grade.mutation.equivalence import How


class Claim(NamedTuple):
    """That a change makes no difference: how that is known, and why it is so."""

    how: How
    reason: str


Claims: TypeAlias = Mapping[tuple[str, str], Claim]
"""Of one framework, by the rule and what its change says."""

_TEXT = schema.str_schema(min_length=1)
_FIELDS = {
    "rule": _TEXT,
    "equivalent": schema.literal_schema([*get_args(How)]),
    "reason": _TEXT,
    "changes": schema.list_schema(_TEXT, min_length=1),
}
_ENTRY = schema.typed_dict_schema(
    {name: schema.typed_dict_field(of) for name, of in _FIELDS.items()}, extra_behavior="forbid"
)
# Not a pydantic model: importing pydantic takes longer than all the rest of this file.
_VALIDATOR = SchemaValidator(schema.dict_schema(schema.str_schema(), schema.list_schema(_ENTRY)))


def load_survivors(path: Path, frameworks: Collection[str]) -> dict[str, Claims]:
    """The claims of each framework; none without the file.

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
        name: {
            (entry["rule"], change): Claim(entry["equivalent"], entry["reason"])
            for entry in entries
            for change in entry["changes"]
        }
        for name, entries in found.items()
    }
