"""What a `Given` sentence does to a force, and what is wrong with it."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence

NOTHING = Force("the force", "", None, {}, (), False, {}, {})
"""A force about which nothing is recorded."""

Change: TypeAlias = Callable[[Force], Force]


class Wrong(NamedTuple):
    """Why what a known sentence states cannot be, and what to write instead."""

    message: str
    help: str


class Statement(NamedTuple):
    """What a `Given` sentence does to the force so far; `whole` where nothing of that force is left.

    Of several joined in one sentence `parts` are those. What `wrong` says cannot be.
    """

    change: Change
    whole: bool = False
    parts: tuple["Statement", ...] = ()
    wrong: Wrong | None = None


def of_indicator(name: str, evidence: IndicatorEvidence) -> Statement:
    """States a figure."""
    return Statement(lambda force: force._replace(indicators={**force.indicators, name: evidence}))


def of_flag(name: str, evidence: FlagEvidence) -> Statement:
    """States how far something is so."""
    return Statement(lambda force: force._replace(flags={**force.flags, name: evidence}))
