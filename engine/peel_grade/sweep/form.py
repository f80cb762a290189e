"""The form of the JSON document `sweep/1`, from which its JSON schema is written.

Where documents are made it is imported for its types alone. What is graded is `theme/ID`, `question/ID` or `overall`.
"""

from typing import Literal, TypeAlias

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.causes.form import strict

Source: TypeAlias = Literal["thresholds", "weights", "sampling", "missing", "coding", "together"]


@strict
class Tried(TypedDict):
    """How much was tried, and how far; shares are percentages."""

    draws: int
    seed: int
    spread: float
    """By how much of it a threshold is moved at most."""
    missing: float
    """How many of the recorded pieces are taken away."""
    coding: float
    """How many of the flags are recorded otherwise."""
    weights: float
    """How many of the weights, and of the numbers in grade rules, are moved by a step."""
    samples: dict[str, int]
    """By indicator, of how many a share was found, where no force file says it: as the call does."""
    rulebooks: int
    """So many rulebooks have other weights and numbers."""


@strict
class Framework(TypedDict):
    """The rulebook that drafted; `sha256` is of all it holds."""

    title: str
    version: str
    sha256: str
    titles: dict[str, str]
    """Of what is graded."""
    areas: dict[str, str]
    """The wording of the areas."""


@strict
class Change(TypedDict):
    """A single change that makes a draft another one."""

    kind: str
    """What is changed: a threshold, a weight, a number of a grade rule, or evidence (which is then missing)."""
    id: str
    says: str
    direction: int
    """-1: as low as it goes, or gone; 1: as high as it goes."""
    grades: dict[str, str]
    """The grades that are then others."""
    areas: dict[str, bool]
    """The areas that are then suggested, or no longer."""


@strict
class GradeKept(TypedDict):
    """In how many of the draws, in percent, a grade is as drafted, and how often it is which other one."""

    kept: float
    others: dict[str, float]


@strict
class Kept(TypedDict):
    """What the draws of a source come to, in percent."""

    draws: int
    grades: dict[str, GradeKept]
    areas: dict[str, float]
    """How often each suggested area still is."""
    new_areas: dict[str, float]
    """How often others are."""


@strict
class SweptForce(TypedDict):
    """A force: its draft, and how sure it is."""

    file: str
    force: str
    framework: str
    grades: dict[str, str]
    areas: list[str]
    samples: dict[str, int]
    """Of how many each share was found that is one of a sample, by indicator."""
    kept: dict[Source, Kept]
    alone: list[Change]


@strict
class Move(TypedDict):
    """What a change brings to one force."""

    force: str
    direction: int
    says: str
    grades: dict[str, str]


@strict
class Changed(TypedDict):
    """A change that by itself makes grades of questions, or overall, others: how many of all forces."""

    kind: str
    id: str
    less: int
    """How many grades, where it is as low as it goes, or gone."""
    more: int
    """How many, where it is as high as it goes."""
    moves: list[Move]


@strict
class SweepDocument(TypedDict):
    """How sure drafts are: under other thresholds and weights, sampling error, missing evidence, other coders."""

    schema: Literal["sweep/1"]
    plan: Tried
    frameworks: dict[str, Framework]
    forces: list[SweptForce]
    changes: list[Changed]
    """Those that change most come first."""
