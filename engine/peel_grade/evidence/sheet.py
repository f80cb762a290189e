"""A sheet to record evidence in: a line for each entry of the catalogue, without sources or rules."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from peel_grade.force.file import Force
from peel_grade.force.form_parts import NOT_SUPPLIED, UNKNOWN
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.tables.long import INFORMING, columns, recorded
from peel_grade.wording.terms import words

DEGREES = ("true", "partly", "false")
STATUSES = (*UNKNOWN, NOT_SUPPLIED)


class Line(NamedTuple):
    """An entry, what the columns tell of it, and what is recorded in the columns to fill in (empty text: nothing)."""

    entry: Indicator | Flag
    told: dict[str, str]
    recorded: dict[str, str]


def lines(book: Rulebook, places: Collection[str] = (), force: Force | None = None) -> Iterator[Line]:
    """The lines by question and theme: of all, or of the named questions and themes, with what a force has."""
    entries = [e for e in book.entries() if not places or e.theme in places or e.question in places]
    titles = {theme.id: theme.title for theme in book.themes.values()}
    titles |= {question.id: question.title for question in book.questions.values()}
    order = [place for name in book.questions for place in (*book.themes_of(name), name)]
    for place in order:
        for entry in entries:
            if (entry.theme or entry.question) == place:
                told = _told(entry, titles[place])
                yield Line(entry, told, dict.fromkeys(columns(book), "") | recorded(entry.id, force))


def _told(entry: Indicator | Flag, title: str) -> dict[str, str]:
    if isinstance(entry, Flag):
        holds, partly, fails = entry.holds, entry.criteria.partly, entry.fails
    else:
        says = entry.statement.replace("{value}", "\u2026")
        holds, partly, fails = f"{says} ({words(entry.unit)})", "", ""
    return dict(zip(INFORMING, (title, entry.id, entry.label, holds, partly, fails), strict=True))
