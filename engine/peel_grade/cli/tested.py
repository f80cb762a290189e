"""The form of the JSON document `rulebook-test/3`, from which its JSON schema is written."""

from typing import (
    Literal,
    NotRequired,  # pydantic takes those of `typing` from Python 3.12 on only
)

from typing_extensions import TypedDict

from peel_grade.causes.form import strict
from peel_grade.cli.printed import Problem


@strict
class Place(TypedDict):
    """A scenario; of an outline the line is that of the row."""

    file: str
    line: int
    scenario: str
    row: dict[str, str] | None
    framework: str


@strict
class Outcome(Place):
    """How a scenario turned out."""

    verdict: Literal["passed", "failed", "failed_as_expected", "passed_unexpectedly", "skipped", "pending"]
    reason: str | None


@strict
class Line(TypedDict):
    """A line of a derivation, and those under it; `truth` is null where it is unknown, empty where it has none."""

    says: str
    truth: bool | str | None
    children: list["Line"]


@strict
class Failed(Place):
    """What does not hold of a scenario, what is so instead, and what led to it."""

    step_line: int
    step: str | None
    otherwise: str
    derivation: list[Line]


@strict
class BoundaryChange(TypedDict):
    """A boundary that is otherwise than stored; file and line are those of the rule, where it is known."""

    part: str
    id: str
    title: str
    file: str | None
    line: int | None
    what: Literal["concludes", "beside", "outcome", "new", "gone", "entry"]
    given: str
    before: str
    after: str


@strict
class EditedRow(TypedDict):
    """What an edit made otherwise."""

    what: str
    before: str | None
    after: str | None


@strict
class BoundaryEdit(TypedDict):
    """An edit since the boundaries held."""

    kind: str
    id: str
    title: str
    rows: list[EditedRow]


@strict
class BoundariesOf(TypedDict):
    """How the stored boundaries of a framework stand to its rulebook."""

    folder: str
    stored: bool
    cases: int
    own: int
    """The cases that are not those of the framework that it extends."""
    extends: str | None
    accept: str | None
    """The command that stores them; null where it cannot be done."""
    changes: list[BoundaryChange]
    accepted: bool
    edits: NotRequired[list[BoundaryEdit]]


@strict
class Missing(TypedDict):
    """What nothing exercises."""

    rule: str
    says: str


@strict
class Coverage(TypedDict):
    """How much is exercised."""

    items: int
    percent: float
    missing: list[Missing]
    rules: int
    asked_about: int


@strict
class MeasuredFramework(TypedDict):
    """How many scenarios are of a framework, and what they exercise."""

    scenarios: int
    coverage: Coverage


@strict
class Noticed(TypedDict):
    """How many changes are noticed, and by what."""

    by_scenarios: int
    by_boundaries: int
    by_both: int


@strict
class Survivor(TypedDict):
    """A change that nothing notices; `equivalent` says how it is known to make no difference."""

    rule: str
    field: str
    says: str
    equivalent: str | None
    differs: str | None
    reason: str | None


@strict
class Refused(TypedDict):
    """A reason that does not hold."""

    rule: str
    says: str
    why: str


@strict
class Mutation(TypedDict):
    """What becomes of changes that are made to rules."""

    mutants: int
    different: int
    percent: float
    noticed: Noticed
    survivors: list[Survivor]
    refused: list[Refused]
    needless: list[Missing]


@strict
class TestDocument(TypedDict):
    """A run of scenarios."""

    schema: Literal["rulebook-test/3"]
    scenarios: int
    verdicts: dict[str, int]
    outcomes: list[Outcome]
    failed: list[Failed]
    left_out: list[Place]
    mistakes: list[Problem]
    warnings: list[Problem]
    boundaries: dict[str, BoundariesOf]
    frameworks: dict[str, MeasuredFramework]
    well: bool
    not_well: list[str]
    mutation: NotRequired[dict[str, Mutation]]
