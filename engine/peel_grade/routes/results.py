"""What a search for routes comes to, as data."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from peel_grade.files.record import Record
from peel_grade.force.file import FlagEvidence, IndicatorEvidence
from peel_grade.routes.figures import Span

Of: TypeAlias = Literal["recorded", "missing", "either"]
"""Which evidence a route changes: what is recorded, what is not recorded, or some of both."""
ROUTES = 3
"""Routes that are looked for."""


class Further(Record):
    """What is better than a change needs: what a force file would say, and the numbers of a figure."""

    row: FlagEvidence | IndicatorEvidence
    span: Span | None


class Change(Record):
    """One piece of evidence that would be found otherwise: its entry, and what a force file would say of it.

    `span` are the numbers that do as well as that of a recorded figure. `effort` is the id of what it takes, empty
    where the framework declares none; without `points` nobody can change it. `worse`: it is a change for the worse,
    which serves only where rules are not monotone. `further` is all that is better still, the nearest first;
    `or_better` says, of a route, that all of that would do as well (of a figure: that the numbers are all that do).
    """

    name: str
    row: FlagEvidence | IndicatorEvidence
    span: Span | None
    effort: str
    points: int
    worse: bool
    further: tuple[Further, ...] = ()
    or_better: bool = False


class Route(Record):
    """Changes that together bring the grade, each of which it takes; `effort` is the sum of their points.

    `grades` are those of questions (the overall one under an empty id) that are other ones then; `gone` and `new` are
    areas for improvement that are suggested no more, and those that are only then.
    """

    changes: tuple[Change, ...]
    effort: int
    grades: Mapping[str, str]
    gone: tuple[str, ...]
    new: tuple[str, ...]


class Routes(Record):
    """The routes by one kind of evidence, the fewest changes first.

    `looked` says how many changes for the better were looked at together, and `any_looked` how many of whatever kind;
    None: as many as there are. The second is asked only where the first lead nowhere. `more` says whether there are
    further routes, None where that was not found out.
    """

    of: Of
    routes: tuple[Route, ...]
    looked: int | None
    any_looked: int | None
    more: bool | None


class Way(Record):
    """How a question (empty: all of it together) comes to a grade.

    `reached` says that the draft is there already. `found` is None where rules are too entangled to tell.
    """

    question: str
    draft: str
    target: str
    reached: bool
    found: tuple[Routes, ...] | None
