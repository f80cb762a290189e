"""What was edited since a git revision: of each rulebook, what differs from what the revision holds in its place."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from peel_grade.files.problems import InputError, Problem
from peel_grade.mutation.differences import Difference
from peel_grade.rulebook.locate import Place, locate
from peel_grade.rulebook.model import Rulebook

RulebookAt: TypeAlias = Callable[[str, Place], Rulebook]
"""What a revision holds in the place of a rulebook; `rulebook_at`, or the same with what it has read remembered."""


def rulebook_at(revision: str, place: Place) -> Rulebook:
    """What a revision holds in the place of a rulebook. Raises InputError where it holds none."""
    from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of  # all of pydantic: only to read YAML
    from peel_grade.rulebook.reading.origins import origin_of

    with locate(f"{revision}:./{Path(os.path.relpath(place.folder)).as_posix()}") as there:
        return rulebook_of(read_rulebook(origin_of(there)))


def check_folders(places: Sequence[Place]) -> None:
    """Raise InputError where one of the rulebooks is itself taken from a revision."""
    if taken := [place.name for place in places if not place.lasting]:
        help = "name a folder with `--rules`"
        raise InputError([Problem(taken[0], 0, 0, "what a revision holds cannot be compared with a revision", help)])


def touches(one: Difference, other: Difference) -> bool:
    """Whether two differences concern the same rule, list or benchmark."""
    return bool(
        (one.conditions | one.conclusions) & (other.conditions | other.conclusions)
        or one.strata & other.strata
        or one.benchmarks & other.benchmarks
        or (one.counted and other.counted)
    )
