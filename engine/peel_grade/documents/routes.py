"""Routes as documents show them: of a question to its next grade, and how far its figures may move."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from peel_grade.files.record import Record
from peel_grade.report.citing import Citing
from peel_grade.routes.text import (
    BY,
    ENTANGLED,
    after_said,
    change_said,
    effort_said,
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
    """What would have to be found; what is recorded now, and what it takes; and the note that says where from."""

    needed: str
    now: str
    source: str


class Route(Record):
    """Changes that together bring the grade: what they take, each of them, and what follows beside the grade."""

    effort: str
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
    """The ways of a question to a grade, and how far its figures may move. `to` is empty where no way was looked for,
    `still` a sentence about figures that change nothing.
    """

    to: str
    ways: tuple[Ways, ...]
    moving: tuple[Moving, ...]
    still: str


def routes_of(
    question: str, found: "form.RouteDocument", framework: Framework, book: Rulebook, citing: Citing
) -> Routes:
    """What is told of one question."""
    way = next((each for each in found["ways"] if each["question"] == question), None)
    figures = [each for each in found["figures"] if book.indicators[each["indicator"]].question == question]
    moving = [each for each in figures if each["below"] or each["above"]]
    still = len(figures) - len(moving)
    return Routes(
        "" if way is None else framework.said(way["target"]),
        () if way is None else tuple(_ways(way, framework, citing)),
        tuple(_moving(each, framework) for each in moving),
        still_said(still, len(figures)) if still else "",
    )


def _ways(way: "form.Way", framework: Framework, citing: Citing) -> Iterator[Ways]:
    if way["by"] is None:
        yield Ways(f"{ENTANGLED}.", "", ())
    for by in way["by"] or ():
        title = BY[by["evidence"]][0]
        routes = tuple(_route(each, way["question"], framework, citing) for each in by["routes"])
        yield Ways(f"{title}:", "" if routes else f"{title}: {none(by)}.", routes)


def _route(route: "form.Route", question: str | None, framework: Framework, citing: Citing) -> Route:
    others = [each for each in route["grades"] if each["question"] != question]
    after = after_said(others, route["no_longer_suggested"], route["newly_suggested"], framework)
    changes = tuple(_change(each, citing) for each in route["changes"])
    return Route(capital(effort_said(route)), changes, tuple(map(capital, after)))


def _change(change: "form.Change", citing: Citing) -> Change:
    told = [f"now {change['now_says']}", *takes(change)]
    places = citing.places(change["sources"])
    return Change(capital(change_said(change)), "; ".join(told), f"From {', '.join(places)}." if places else "")


def _moving(margin: "form.Margin", framework: Framework) -> Moving:
    turns = (
        (at, after_said(turn["grades"], turn["no_longer_suggested"], turn["newly_suggested"], framework))
        for turn, at in turns_said(margin)
    )
    told = tuple((at, tuple(map(capital, said))) for at, said in turns)
    return Moving(capital(margin["label"]), show_number(margin["value"]), told)
