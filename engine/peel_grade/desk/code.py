"""Code: the text of a document beside the catalogue; what fits the lines that are selected is recorded from them."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from peel_grade.desk.asking import Asked
from peel_grade.desk.coding import Coding, Offer, numbers
from peel_grade.desk.compared import beside, others, take
from peel_grade.desk.copies import Change
from peel_grade.desk.earlier import (
    EARLIER_AREAS,
    EARLIER_GRADES,
    area_asked_for,
    graded_before,
    graded_titles,
    years_before,
)
from peel_grade.desk.pages import page
from peel_grade.desk.recording import recorded_so
from peel_grade.desk.standing import Here, Standing, here_of, path_of, standing_of
from peel_grade.evidence.marks import Mark
from peel_grade.files.problems import InputError, Problem
from peel_grade.force.file import Force, Warned
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.long import RECORD

MARKS: Mapping[Mark, str] = {
    "uncited": "not cited yet",
    "cited": "cited",
    "left_out": "left out by the rulebook",
    "concluded": "conclusions",
    "apparatus": "headings, figures, notes",
}
"""What a line is, in words; the others are blank, or stand in a paragraph that is cited."""
STATUSES = {
    "not_supplied": "not supplied: asked for, and it could not be shown",
    "not_recorded": "not recorded, though the source speaks of it: the note says why",
    "not_comparable": "not comparable",
}
"""What may be recorded in the place of a figure or a degree."""
TITLES = {
    "previous": "Earlier figure",
    "rank": "Rank",
    "period": "Period",
    "sample": "Size of the sample, of a share",
    "source": "Source",
    "note": "Note",
}
"""What the columns of a form are called, beside the benchmarks, which have titles of their own."""


def _code(asked: Asked) -> Response:
    here = here_of(asked)
    if here.beside:
        return beside(asked, here)
    return _page(asked, here, standing_of(asked))


def _page(
    asked: Asked,
    here: Here,
    desk: Standing,
    cells: Mapping[str, str] | None = None,
    mistakes: tuple[Problem, ...] = (),
) -> Response:
    coding, force = desk.coding, desk.coding.force
    documents = [coding.document(name) for name in force.documents]
    document = next((each for each in documents if each.id == here.document), None)
    passage = coding.passage(here.document, here.first, here.last) if here.first else ""
    offer = coding.offer(here.entry) if here.entry else None
    return page(
        "code.html",
        asked,
        422 if mistakes else 200,
        here=here,
        force=force,
        framework=coding.book.framework,
        documents=documents,
        document=document,
        problems=desk.problems,
        marks=MARKS,
        statuses=STATUSES,
        titles=TITLES | {name: each.title for name, each in coding.book.framework.benchmarks.items()},
        ranks=coding.book.framework.ranks,
        places=_places(coding.book),
        others=others(asked),
        told=coding.told(passage, _within(here)) if passage and not (offer or here.q) else (),
        found=coding.found(here.q, _within(here)) if here.q and not offer else (),
        said=asked.copy.changes[-1].said if asked.copy.changes else "",
        offer=offer,
        asked_for=coding.columns(offer) if offer else (),
        cells=_cells(coding, offer, here, cells) if offer else {},
        mistakes=mistakes,
        warnings=_warnings(force, here.entry) if offer else (),
        numbers=numbers(passage),
        asked_earlier=coding.asked_earlier(passage) if passage and not (offer or here.q) else (),
        graded_earlier=graded_titles(coding.book),
        earlier=_earlier_cells(coding, passage, {} if offer else cells or {}),
        mark_at=asked.copy.mark,
        places_earlier={"area": EARLIER_AREAS, "grade": EARLIER_GRADES},
        mark_of=lambda entry: asked.copy.mark(path_of(coding.book, entry)),
    )


def _record(asked: Asked) -> Response:
    """Record an entry: as its form says, or (`at`) with a degree at the selected lines, beside what it has already."""
    here, desk = here_of(asked), standing_of(asked)
    entry, coding = asked.fields.get("entry", ""), desk.coding
    if not coding.knows(entry):
        raise HTTPException(404)
    cells = {column: asked.fields.get(column, "") for column in coding.columns(coding.offer(entry))}
    if "at" in asked.fields:
        before = coding.offer(entry)
        if before.entry and before.entry.recorded != cells[RECORD]:  # that is for a person to decide, on the form
            return RedirectResponse(here.to(entry=entry) + "#panel", 303)
        cells = coding.at(entry, cells[RECORD], here.source)
    try:
        asked.copy.change(recorded_so(asked.copy, entry, cells), asked.fields.get("mark", ""))
    except InputError as error:
        return _page(asked, here._replace(entry=entry), desk, cells, tuple(error.problems))
    return RedirectResponse(here.to(entry=""), 303)


def _remove(asked: Asked) -> Response:
    """Take away what is recorded of an entry."""
    here, desk = here_of(asked), standing_of(asked)
    entry, coding = asked.fields.get("entry", ""), desk.coding
    if not coding.knows(entry):
        raise HTTPException(404)
    change = Change(path_of(coding.book, entry), None, f"{coding.offer(entry).label}: nothing")
    asked.copy.change(change, asked.fields.get("mark", ""))
    return RedirectResponse(here.to(entry=""), 303)


def _earlier(asked: Asked) -> Response:
    """Record what the selected lines say of an earlier inspection: an area that it asked for, or a grade."""
    here, desk = here_of(asked), standing_of(asked)
    if not here.source:
        raise HTTPException(404)
    graded = "question" in asked.fields
    try:
        change = (graded_before if graded else area_asked_for)(asked, here)
        asked.copy.change(change, asked.fields.get("mark", ""))
    except InputError as error:
        path = "year" if graded else "years"
        told = tuple(each if each.path else each._replace(path=path) for each in error.problems)
        return _page(asked, here, desk, asked.fields, told)
    return RedirectResponse(here.to(), 303)


ROUTES = {
    ("GET", "code"): _code,
    ("POST", "code/record"): _record,
    ("POST", "code/remove"): _remove,
    ("POST", "code/take"): take,
    ("POST", "code/earlier"): _earlier,
}


def _earlier_cells(coding: Coding, passage: str, sent: Mapping[str, str]) -> dict[str, str]:
    """What the forms for an earlier inspection show: what was sent, else the years before the cycle on the lines."""
    years = years_before(numbers(passage), coding.book)
    shown = {"area": "", "years": ", ".join(years), "question": "", "grade": "", "year": years[-1] if years else ""}
    return {name: sent.get(name, value) for name, value in shown.items()}


def _within(here: Here) -> tuple[str, ...]:
    return (here.place,) if here.place else ()


def _places(book: Rulebook) -> dict[str, str]:
    """The questions and their themes, by their ids, as one chooses among them."""
    found = {}
    for question in book.questions.values():
        found[question.id] = question.title
        found |= {name: f"\u2013 {book.themes[name].title}" for name in book.themes_of(question.id)}
    return found


def _cells(coding: Coding, offer: Offer, here: Here, sent: Mapping[str, str] | None) -> dict[str, str]:
    """What the form of an entry shows: what was sent; else what is recorded, the selected lines as one more source."""
    if sent is None:
        word = offer.cells.get(RECORD, "")
        sent = coding.at(offer.id, word, here.source) if here.source else offer.cells
    return {**dict.fromkeys((*coding.columns(offer), RECORD, "doubtful"), ""), **sent}


def _warnings(force: Force, entry: str) -> list[Warned]:
    """The warnings about what is recorded of an entry."""
    return [each for each in force.warnings if not each.allowed and each.path.split(".")[1:2] == [entry]]
