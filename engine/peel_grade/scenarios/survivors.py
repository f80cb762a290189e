"""Mutants that may survive, and why: `survivors.yaml` beside the feature files."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from peel_grade.files.problems import InputError
from peel_grade.files.strict import Strict, validate_part
from peel_grade.files.validation import not_a
from peel_grade.files.yaml_tree import load


class Survivor(Strict):
    """Changes of one rule that no scenario needs to notice."""

    rule: Annotated[str, Field(min_length=1)]
    changes: Annotated[list[str], Field(min_length=1)]
    reason: Annotated[str, Field(min_length=1)]


def load_survivors(path: Path) -> dict[tuple[str, str], str]:
    """The reason for each justified (rule, change); none without the file. Raises InputError."""
    if not path.is_file():
        return {}
    tree = load(path)
    problems = list(tree.problems)
    if not isinstance(tree.data, list):
        problems.append(tree.problem((), not_a("a list of entries", tree.data), "start each entry with `- `"))
        raise InputError(problems)
    rows = [validate_part(Survivor, tree, (index,), problems) for index in range(len(tree.data))]
    if problems:
        raise InputError(problems)
    return {(row.rule, change): row.reason for row in rows if row is not None for change in row.changes}
