"""Routes as pages show them: of a question, or all together, to a grade, and how far its figures may move."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from peel_grade.files.record import Record
from peel_grade.report.citing import Citing
from peel_grade.routes.reach import OVERALL
from peel_grade.routes.text import (
    BY,
    ENTANGLED,
    after_said,
    beside,
    change_said,
    effort_said,
    fewest,
    in_brief,
    none,
    still_said,
    takes,
    turns_said,
)
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.terms import capital, show_number

if TYPE_CHECKING:
    from peel_grade.routes import form


class Change(Record):
    """What would have to be found, of which entry; what is recorded now, and what it takes; and where that stands."""

    name: str
    needed: str
    now: str
    places: tuple[str, ...]


class Route(Record):
    """Changes that together bring the grade: what they take, each of them, and what follows beside the grade.

    `beside` says of another route than the first in place of which of its changes these stand; empty: these are all.
    """

    effort: str
    beside: str
    changes: tuple[Change, ...]
    after: tuple[str, ...]


class Ways(Record):
    """The routes by one kind of evidence under a heading; where there are none, a sentence says so."""

    title: str
    none: str
    routes: tuple[Route, ...]


class Moving(Record):
    """How far a figure may move: what it is, and from which numbers on what is otherwise."""

    label: str
    now: str
    turns: tuple[tuple[str, tuple[str, ...]], ...]


class Routes(Record):
    """The ways of a question (or of all together) to a grade, and how far its figures may move. `to` is empty where no
    way was looked for, `says` is what routes are, `brief` how few changes it takes, `still` about figures that change
    nothing: each in a sentence.
    """

    to: str
    says: str
    brief: str
    ways: tuple[Ways, ...]
    moving: tuple[Moving, ...]
    still: str


def routes_of(
    question: str, found: "form.RouteDocument", framework: Framework, book: Rulebook, citing: Citing
) -> Routes:
    """What is told of one question (OVERALL: of all together)."""
    way = next((each for each in found["ways"] if (each["question"] or OVERALL) == question), None)
    figures = [each for each in found["figures"] if book.indicators[each["indicator"]].question == question]
    moving = [each for each in figures if each["below"] or each["above"]]
    still = len(figures) - len(moving)
    return Routes(
        "" if way is None else framework.said(way["target"]),
        fewest("bring this grade"),
        "" if way is None else in_brief(way, framework),
        () if way is None else tuple(_ways(way, framework, citing)),
        tuple(_moving(each, framework) for each in moving),
        still_said(still, len(figures)) if still else "",
    )


def sources_in(found: "form.RouteDocument") -> Iterator[str]:
    """The sources of what is recorded now of each change."""
    for way in found["ways"]:
        for by in way["by"] or ():
            for route in by["routes"]:
                yield from (source for change in route["changes"] for source in change["sources"])


def _ways(way: "form.Way", framework: Framework, citing: Citing) -> Iterator[Ways]:
    if way["by"] is None:
        yield Ways(f"{capital(ENTANGLED)}.", "", ())
    for by in way["by"] or ():
        title = BY[by["evidence"]][0]
        routes = tuple(_route(each, by["routes"][0], way["question"], framework, citing) for each in by["routes"])
        yield Ways(f"{title}:", "" if routes else f"{title}: {none(by)}.", routes)


def _route(
    route: "form.Route", first: "form.Route", question: str | None, framework: Framework, citing: Citing
) -> Route:
    others = [each for each in route["grades"] if each["question"] != question]
    after = after_said(others, route["no_longer_suggested"], route["newly_suggested"], framework)
    changes, instead = beside(first, route) or (route["changes"], "")
    return Route(
        capital(effort_said(route)),
        instead and f"as 1, with this {instead}",
        tuple(_change(each, citing) for each in changes),
        tuple(map(capital, after)),
    )


def _change(change: "form.Change", citing: Citing) -> Change:
    told = [f"now {change['now_says']}", *takes(change)]
    places = tuple(citing.places(change["sources"]))
    return Change(change["name"], capital(change_said(change)), "; ".join(told), places)


def _moving(margin: "form.Margin", framework: Framework) -> Moving:
    turns = (
        (at, after_said(turn["grades"], turn["no_longer_suggested"], turn["newly_suggested"], framework))
        for turn, at in turns_said(margin)
    )
    told = tuple((at, tuple(map(capital, said))) for at, said in turns)
    return Moving(capital(margin["label"]), show_number(margin["value"]), told)
