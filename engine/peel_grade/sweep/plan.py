"""What a sweep tries, and how far; and what it found, to be kept between runs."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from peel_grade.files.record import Record
from peel_grade.force.file import Force

SOURCES = ("thresholds", "weights", "sampling", "missing", "coding", "together")
"""What is uncertain, each alone, and all of it."""
RULEBOOKS = 32
"""So many rulebooks have other weights and other numbers in their grade rules."""


class Plan(Record):
    """How much is tried, and how far.

    `draws` of each source; a threshold is moved by up to `spread` percent; `missing` percent of the recorded pieces are
    taken away; `coding` percent of the flags are otherwise; `weights` percent of the weights and of the numbers in
    grade rules are moved by a step. `samples` has for an indicator, whose figure is a share, of how many it is one;
    what a force file says comes before it.
    """

    draws: int = 1024
    seed: int = 1
    spread: float = 20
    missing: float = 10
    coding: float = 5
    weights: float = 10
    samples: Mapping[str, int] = {}


def samples_of(force: Force, plan: Plan) -> dict[str, int]:
    """Of how many each recorded share of a force was found, by indicator: as its file says, else as the plan does."""
    return {
        name: number
        for name, row in force.indicators.items()
        if row.value is not None and (number := row.sample or plan.samples.get(name))
    }


Counted: TypeAlias = dict[str, Any]
"""What draws of a source came to, as JSON data: `draws`; `grades`, by what is graded and grade how often; `areas`, by
area how often it is suggested.
"""


def nothing_counted() -> Counted:
    """What no draw comes to."""
    return {"draws": 0, "grades": {}, "areas": {}}


def add(one: Counted, other: Counted) -> None:
    """Count the other draws to the one's."""
    one["draws"] += other["draws"]
    for at, grades in other["grades"].items():
        here = one["grades"].setdefault(at, {})
        for grade, number in grades.items():
            here[grade] = here.get(grade, 0) + number
    for area, number in other["areas"].items():
        one["areas"][area] = one["areas"].get(area, 0) + number
