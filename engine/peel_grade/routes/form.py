"""The form of the JSON document `route/1`, from which its JSON schema is written.

Where documents are made it is imported for its types alone.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import WithJsonSchema
from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.causes.form import strict
from peel_grade.report.form import Framework

Row: TypeAlias = Annotated[dict[str, Any], WithJsonSchema({"type": "object"})]
"""As a force file writes it."""


@strict
class Span(TypedDict):
    """Numbers from one to another; null where there is no end."""

    least: float | None
    least_included: bool
    most: float | None
    most_included: bool


@strict
class Change(TypedDict):
    """One piece of evidence that would be found otherwise."""

    kind: Literal["indicator", "flag"]
    name: str
    label: str
    now: Row | None
    """What is recorded; null where nothing is."""
    now_says: str
    """The same in words: `false`, `260`, `not recorded`."""
    sources: list[str]
    needed: Row
    """What would have to be recorded, at the least."""
    or_better: bool
    """Whether everything better would do as well."""
    needed_says: str
    """A sentence, or what a figure would have to be: `at most 49`."""
    figures: Span | None
    """The numbers that do, of a figure that is recorded, or of which any would do; else null."""
    effort: str
    """What it takes: an effort that the framework declares, empty where it declares none."""
    effort_title: str
    points: int
    """0: nobody asked can change it, and there is no way without."""
    for_the_worse: bool
    """It is a change for the worse, and there is no way without: rules are not monotone there."""


@strict
class Area(TypedDict):
    """An area for improvement."""

    area: str
    text: str


@strict
class Followed(TypedDict):
    """A grade that is another one then; `question` is null for the overall grade."""

    question: str | None
    title: str
    was: str
    now: str


@strict
class Route(TypedDict):
    """Changes that together bring the grade, each of which it takes."""

    changes: list[Change]
    effort: int
    """The sum of their points."""
    grades: list[Followed]
    """All that are other ones then, as the rules engine grades it; none is worse."""
    no_longer_suggested: list[Area]
    newly_suggested: list[Area]


@strict
class Routes(TypedDict):
    """The ways by one kind of evidence, the fewest changes first, of as many those that take least."""

    evidence: Literal["recorded", "missing", "either"]
    """What is recorded and would be found otherwise; what is not, and would be recorded; or some of both."""
    routes: list[Route]
    looked_at_together: int | None
    """So many changes for the better were looked at together; null: however many there are."""
    of_any_kind: int | None
    """So many of whatever kind, where changes for the better lead nowhere; null: however many."""
    others: bool | None
    """Whether there are other ways; null where that was not found out."""


@strict
class Way(TypedDict):
    """How a question (`question` is null: all of it) comes to a grade."""

    question: str | None
    title: str
    draft_grade: str
    target: str
    """The grade that is wanted, or a better one."""
    reached: bool
    """The draft is there already."""
    by: list[Routes] | None
    """Null where rules are too entangled to tell."""


@strict
class Turn(TypedDict):
    """The nearest number at which a draft is another one."""

    figure: float
    included: bool
    """Whether it is so at this number, or only beyond it."""
    grades: list[Followed]
    no_longer_suggested: list[Area]
    newly_suggested: list[Area]


@strict
class Margin(TypedDict):
    """How far a recorded figure may move, and all else stay."""

    indicator: str
    label: str
    value: float
    sources: list[str]
    below: list[Turn]
    """Where first anything is otherwise, then where first a grade is; empty where nothing ever is."""
    above: list[Turn]


@strict
class RouteDocument(TypedDict):
    """The fewest changes of evidence that bring a better draft grade, and how far figures may move: drafts, no more."""

    schema: Literal["route/1"]
    force: str
    file: str
    framework: Framework
    sha256: str
    """Of what the force file says, whatever its order and comments."""
    ways: list[Way]
    figures: list[Margin]
