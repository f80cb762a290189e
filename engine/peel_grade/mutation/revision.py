"""What was edited since a git revision: of each rulebook, what differs from what the revision holds in its place."""

import os
from pathlib import Path

from peel_grade.files.problems import InputError, Problem
from peel_grade.mutation.differences import Difference
from peel_grade.rulebook.locate import Place, locate
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
from peel_grade.rulebook.reading.origins import origin_of


def rulebook_at(revision: str, place: Place) -> Rulebook:
    """What a revision holds in the place of a rulebook. Raises InputError where it holds none."""
    if not place.lasting:
        help = "name folders with `--rules`"
        raise InputError([Problem(place.name, 0, 0, "a revision cannot be compared with a revision", help)])
    with locate(f"{revision}:./{Path(os.path.relpath(place.folder)).as_posix()}") as there:
        return rulebook_of(read_rulebook(origin_of(there)))


def touches(one: Difference, other: Difference) -> bool:
    """Whether two differences concern the same rule, list or benchmark."""
    return bool(
        (one.conditions | one.conclusions) & (other.conditions | other.conclusions)
        or one.strata & other.strata
        or one.benchmarks & other.benchmarks
        or (one.counted and other.counted)
    )
