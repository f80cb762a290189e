"""The form of the JSON document `backtest/1`, from which its JSON schema is written.

Where documents are made it is imported for its types alone.
"""

from typing import (
    Literal,
    NotRequired,  # pydantic takes those of `typing` from Python 3.12 on only
    TypeAlias,
)

from typing_extensions import TypedDict

from peel_grade.causes.form import Causes, strict

Status: TypeAlias = Literal["inspected", "carried_forward", "not_inspected"]
Kind: TypeAlias = Literal["strength", "weakness", "cause_of_concern"]


@strict
class Line(TypedDict):
    """A line of a derivation, and those under it; `holds` is null where it is unknown."""

    says: str
    holds: NotRequired[bool | None]
    because: NotRequired[list["Line"]]


@strict
class Found(TypedDict):
    """A rule, and whether it concludes (null: unknown)."""

    rule: str
    kind: Kind
    weight: str | None
    holds: bool | None
    because: str


@strict
class Why(TypedDict):
    """Why a draft differs: what decides it, what is found, and what would bring the other grade."""

    because: str | None
    causes: Causes | None
    rules: list[Found]


@strict
class Compared(TypedDict):
    """A published grade beside the draft; `status` is null for the overall grade, `why` where both are the same."""

    of: str
    title: str
    status: Status | None
    published: str
    source: str
    draft: str
    why: Why | None


@strict
class NotSuggested(TypedDict):
    """What was published as an area, and no suggestion corresponds to; `why` tells of each area that would."""

    about: str
    source: str
    question: str
    areas: list[str]
    why: list[Line]


@strict
class WithoutCounterpart(TypedDict):
    """A suggested area that was not published, and why that may be."""

    area: str
    question: str
    text: str
    why: str | None


@strict
class Score(TypedDict):
    """How many areas are suggested, how many of these were published too; how many were published, and are found."""

    suggested: float
    published_too: float
    published: float
    found: float
    precision: float | None
    recall: float | None


@strict
class Scores(TypedDict):
    """The suggestions, and what they are compared with."""

    draft: Score
    at_random: NotRequired[Score]
    """As many areas in each question, drawn at random."""
    of_others: NotRequired[Score]
    """The areas that were published of the others."""


@strict
class BacktestForce(TypedDict):
    """A force; the areas are null where none were published of it."""

    file: str
    record: str
    force: str
    framework: str
    grades: list[Compared]
    not_suggested: list[NotSuggested] | None
    without_counterpart: list[WithoutCounterpart] | None
    areas: dict[str, Scores] | None
    """By question, and of `all`."""


@strict
class Measure(TypedDict):
    """A measure, and between which numbers it lies in 95 of 100 draws."""

    value: float | None
    low: float | None
    high: float | None


@strict
class Baseline(TypedDict):
    """What the standard for all comes to."""

    exact: float | None
    within_one: float | None
    kappa: float | None


@strict
class Agreement(TypedDict):
    """How far drafts agree with what was published, in percent; `kappa` is weighted by squares."""

    pairs: int
    forces: int
    without_draft: list[int]
    """Of each published grade how often there is no draft."""
    matrix: list[list[int]]
    """How often each published grade (a row) is drafted as which, both worst first."""
    baseline: Baseline
    exact: Measure | None
    within_one: Measure | None
    kappa: Measure | None
    gained: Measure | None
    """How many points more are exact than where the standard is given to all."""


@strict
class Grade(TypedDict):
    """A grade of the scale."""

    id: str
    title: str
    letter: str
    standard: bool


@strict
class Scale(TypedDict):
    """Frameworks with the same grades, and how far their drafts agree: of `all` questions, `overall`, and each."""

    frameworks: list[str]
    grades: list[Grade]
    forces: int
    draws: int
    titles: dict[str, str]
    agreement: dict[str, Agreement]
    held_out: Agreement | None
    """Without the rules known from a force's own report alone."""


@strict
class HeldOutRules(TypedDict):
    """The rules that rest on a force's own report alone."""

    report: str
    rules: list[str]


@strict
class HeldOut(TypedDict):
    """What comes of it without those rules."""

    rules: dict[str, HeldOutRules]
    areas: dict[str, Scores]


@strict
class NotCompared(TypedDict):
    """What could not be compared, and why."""

    what: str
    why: str


@strict
class BacktestDocument(TypedDict):
    """Drafts beside what was published."""

    schema: Literal["backtest/1"]
    forces: list[BacktestForce]
    not_compared: list[NotCompared]
    scales: list[Scale]
    areas: dict[str, Scores]
    held_out: HeldOut
