"""A sweep as a page for a document: the same shares as the text, with pictures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from peel_grade.documents.charts import Chart, stability, tornado
from peel_grade.documents.pages import made_from_books, page
from peel_grade.documents.writing import Form
from peel_grade.rulebook.model import Rulebook
from peel_grade.sweep.saying import (
    HEADS,
    SHOWN,
    change_said,
    drawn,
    least_sure,
    no_samples,
    rows_of,
    short,
    sources_said,
)

_TEMPLATES = Path(__file__).with_name("templates")
_MARKS = {"thresholds": "o", "weights": "s", "sampling": "^", "missing": "v", "coding": "D", "together": "X"}
"""How the share of each source is drawn."""
_SHAPES = {
    "o": "dot", "s": "square", "^": "triangle upwards", "v": "triangle downwards", "D": "diamond", "X": "cross",
}  # fmt: skip
_ROOM = 44
"""So many letters of a name have room in a picture."""


def sweep_page(told: Mapping[str, Any], books: Mapping[str, Rulebook], form: Form, command: str) -> str:
    """The page of a form; `command` is how it is made again."""
    used = [books[name] for name in told["frameworks"]]
    called = used[0].framework.words
    frameworks = {name: book.framework for name, book in books.items()}
    there, said = drawn(told), sources_said(told["plan"])
    return page(
        "sweep.html",
        form,
        _TEMPLATES,
        title="How often drafts stay as they are",
        **made_from_books(called.subject.so_many(len(told["forces"])), used, command),
        plan=told["plan"],
        called=called,
        heads=[HEADS[source] for source in there],
        sources=[(HEADS[source], said[source], _SHAPES[_MARKS[source]]) for source in there],
        lacking=no_samples(told),
        forces=[_force(force, told, books[force["framework"]], there) for force in told["forces"]],
        changes=[line for row in told["changes"] for line in change_said(row, told["plan"]["spread"], frameworks)],
        shown=SHOWN,
        tornado=_tornado(told["changes"]) if told["changes"] else None,
    )


def _force(force: Mapping[str, Any], told: Mapping[str, Any], book: Rulebook, there: list[str]) -> dict[str, Any]:
    shown = told["frameworks"][force["framework"]]
    rows = [*rows_of(force, shown["titles"], book.framework)]
    places = [[*HEADS].index(source) for source in there]
    shares = [(title, [each[place] for place in places]) for title, each in rows]
    return {
        "name": force["force"],
        "rows": [(title, ["-" if each is None else f"{each:.0f}%" for each in row]) for title, row in shares],
        "remarks": [*least_sure(force, book.framework)],
        "chart": _stability(shares, there),
    }


def _stability(rows: list[tuple[str, list[float | None]]], there: list[str]) -> Chart:
    told = "; ".join(
        f"{title}: " + ", ".join(
            f"{HEADS[source]} {share:.0f}%" for source, share in zip(there, shares, strict=True) if share is not None
        )
        for title, shares in rows
    )  # fmt: skip
    return stability([(_cut(title), shares) for title, shares in rows], [_MARKS[source] for source in there], told)


def _tornado(changes: list[dict[str, Any]]) -> Chart:
    rows = [(_cut(short(row), 2 * _ROOM), row["less"], row["more"]) for row in changes[:SHOWN]]
    return tornado(rows, "; ".join(f"{name}: {less} by less, {more} by more" for name, less, more in rows))


def _cut(text: str, room: int = _ROOM) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"
