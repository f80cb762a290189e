"""Moderate: what a panel decides about grades and areas, each with reason, name and date, beside the draft.

A decision is added to the history of what it is about. Whoever decides about something that was decided in another tab
meanwhile is told, with the own words kept, and decides again.
"""

from collections.abc import Mapping
from functools import partial
from textwrap import shorten
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from peel_grade.desk.asking import Asked, back
from peel_grade.desk.copies import Change, Copy, Stale, value_at
from peel_grade.desk.outcome import leads_to
from peel_grade.desk.pages import page
from peel_grade.desk.proofs import always_of
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import NodePath
from peel_grade.force.moderation import ACCEPTED, DECISIONS, REJECTED, REWORDED, WITHDRAWN
from peel_grade.rulebook.model import Area, Rulebook

_GRADES, _AREAS = ("moderation", "grades"), ("moderation", "areas")
_NEEDED = {
    "reason": "say why, for whoever reads it later",
    "by": "say who decided",
    "date": "write year-month-day, such as 2018-03-22",
}
_FIELDS = ("grade", "area", "decision", "text", *_NEEDED)
_WIDEST = 72
"""So many characters of an area are told of what was decided about it."""
_VERBS = {ACCEPTED: "Accept", REWORDED: "Reword", REJECTED: "Reject"}


class _Typed(Record):
    """What was sent and not recorded: about what, the fields, and why not."""

    about: str
    fields: Mapping[str, str]
    problems: tuple[Problem, ...]

    def of(self, about: str) -> dict[str, str]:
        """The fields that were sent about something, each empty where nothing was."""
        return {field: self.fields.get(field, "") if about == self.about else "" for field in _FIELDS}


_NOTHING = _Typed("", {}, ())


def _show(asked: Asked) -> Response:
    return _page(asked)


def _page(asked: Asked, status: int = 200, typed: _Typed = _NOTHING) -> Response:
    copy = asked.copy
    draft = copy.draft()
    book, document = draft.assessment.book, draft.document
    by, date = _last(copy)
    return page(
        "moderate.html",
        asked,
        status,
        document=document,
        always=always_of(asked),
        book=book,
        framework=book.framework,
        graded=[name for name, question in book.questions.items() if question.graded],
        further=_further(book, {each["id"] for each in (*document["areas"], *document["panel_areas"])}),
        verbs=_VERBS,
        typed=typed,
        deciding=asked.first("decide"),
        by=by,
        date=date,
        leads=partial(leads_to, draft),
        mark_of=copy.mark,
    )


def _last(copy: Copy) -> tuple[str, str]:
    """By whom, and on which day, the last decision was recorded here: most likely the next one is theirs."""
    for change in reversed(copy.changes):
        if change.path[0] == "moderation" and change.value:
            return change.value[-1]["by"], change.value[-1]["date"]
    return "", ""


def _further(book: Rulebook, listed: set[str]) -> dict[str, list[Area]]:
    """The areas that are neither suggested nor decided on, by the title of their question: a panel may add one."""
    found: dict[str, list[Area]] = {question.title: [] for question in book.questions.values()}
    for area in book.areas.values():
        if area.id not in listed and area.id not in book.replaced and not area.retired:
            found[book.questions[area.question].title].append(area)
    return {title: areas for title, areas in found.items() if areas}


def _grade(asked: Asked) -> Response:
    """Add a decision to the history of a grade."""
    book, name = asked.copy.draft().assessment.book, asked.names["name"]
    if not (book.graded_overall if name == "overall" else name in book.questions and book.questions[name].graded):
        raise HTTPException(404)
    title = "Overall" if name == "overall" else book.questions[name].title
    grade = asked.fields.get("grade", "")
    if grade in book.framework.scale:
        return _decided(asked, (*_GRADES, name), {"grade": grade}, f"{title}: {book.framework.said(grade)}")
    if grade == WITHDRAWN:
        return _decided(asked, (*_GRADES, name), {"withdrawn": True}, f"{title}: moderation withdrawn")
    return _decided(asked, (*_GRADES, name), {}, "", _lacks("grade", "choose a grade"))


def _area(asked: Asked) -> Response:
    """Add a decision to the history of an area."""
    book = asked.copy.draft().assessment.book
    name = asked.fields.get("area", "")
    if not name:
        return _decided(asked, (*_AREAS, name), {}, "", _lacks("area", "choose what to add"))
    if name not in book.areas:
        raise HTTPException(404)
    decision, wording = asked.fields.get("decision", ""), asked.fields.get("text", "").strip()
    if decision not in DECISIONS:
        return _decided(asked, (*_AREAS, name), {}, "", _lacks("decision", "choose what becomes of it"))
    row = {"decision": decision} | ({"text": wording} if decision == REWORDED else {})
    lacking = [] if row.get("text", decision) else _lacks("text", "write the panel's wording")
    if row.get("text", "").split() == book.areas[name].text.split():
        help = "accept it instead, or write the panel's own"
        lacking = [Problem("", 0, 0, "the wording is the draft's", help, path="text")]
    text = shorten(book.areas[name].text, _WIDEST, placeholder="…").rstrip(".")
    return _decided(asked, (*_AREAS, name), row, f"“{text}”: {decision}", lacking)


def _lacks(field: str, help: str) -> list[Problem]:
    called = {"by": "name", "text": "wording"}.get(field, field)
    return [Problem("", 0, 0, f"the {called} is missing", help, path=field)]


def _decided(
    asked: Asked, path: tuple[str, str, str], decision: dict[str, Any], said: str, lacking: list[Problem] | None = None
) -> Response:
    """Record a decision at the end of its history; where that cannot be, the page with what was typed.

    In place of one by the same person that is not saved yet: what is corrected before it is saved stands once.
    """
    about, fields = asked.fields.get("about", path[-1]), asked.fields
    row = decision | {field: fields.get(field, "").strip() for field in _NEEDED}
    problems = [
        *(lacking or ()),
        *(each for field in _NEEDED if not row[field] for each in _lacks(field, _NEEDED[field])),
    ]
    history = _history(asked.copy, path, row["by"])
    withdraws = WITHDRAWN in (row.get("decision"), *row)
    if len(history) < len(_there(asked.copy, path)) and withdraws and not _holds(history):
        row = {}  # what is taken back was never saved, and nothing was decided before
    try:
        if problems:
            raise InputError(problems)
        value = [*history, *([row] if row else [])] or None
        asked.copy.change(Change(path, value, said), fields.get("mark", ""))
    except InputError as error:
        return _page(asked, 422, _Typed(about, fields, tuple(each._replace(line=0) for each in error.problems)))
    except Stale:
        message = "in another tab something was decided about this meanwhile, and yours is not recorded"
        problem = Problem("", 0, 0, message, "look at what stands there now; what you typed is kept in the form below")
        return _page(asked, 409, _Typed(about, fields, (problem,)))
    return back(asked)


def _there(copy: Copy, path: NodePath) -> list[dict[str, Any]]:
    """The history at a path of the working copy."""
    return value_at(copy.draft().tree.data, path) or []


def _history(copy: Copy, path: NodePath, by: str) -> list[dict[str, Any]]:
    """The history that a decision of somebody comes behind: without their own last one that is not saved."""
    there = _there(copy, path)
    saved = value_at(copy.filed().tree.data, path) or []
    return there[:-1] if len(there) > len(saved) and there[-1].get("by") == by else there


def _holds(history: list[dict[str, Any]]) -> bool:
    """Whether anything is decided at the end of a history."""
    return bool(history) and WITHDRAWN not in (history[-1].get("decision"), *history[-1])


ROUTES = {
    ("GET", "moderate"): _show,
    ("POST", "moderate/grade/{name}"): _grade,
    ("POST", "moderate/area"): _area,
}
