"""Mutants that may survive, and why: `survivors.yaml` beside the feature files."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from engine.authoring.strict import Strict, validate
from engine.problems import InputError, Problem
from engine.yaml_tree import load


class Survivor(Strict):
    """Changes of one rule that no scenario needs to notice."""

    rule: Annotated[str, Field(min_length=1)]
    changes: Annotated[list[str], Field(min_length=1)]
    reason: Annotated[str, Field(min_length=1)]


class SurvivorsFile(Strict):
    """The file: a list."""

    survivors: list[Survivor]


def load_survivors(path: Path) -> dict[tuple[str, str], str]:
    """The reason for each justified (rule, change); none without the file. Raises InputError."""
    if not path.is_file():
        return {}
    problems: list[Problem] = []
    file = validate(SurvivorsFile, load(path).under("survivors"), problems)
    if file is None:
        raise InputError(problems)
    return {(row.rule, change): row.reason for row in file.survivors for change in row.changes}
