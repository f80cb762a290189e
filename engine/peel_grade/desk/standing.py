"""What a page for coding stands on: what its address asks for, and the force beside its documents, made once."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from peel_grade.desk.asking import Asked
from peel_grade.desk.coding import MOST_LINES, Catalogue, Coding, source, texts_of
from peel_grade.evidence.search import index_of_areas, index_of_entries
from peel_grade.files.problems import Problem
from peel_grade.files.record import Record
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.exclusions import exclusions


class Here(Record):
    """What the page shows: lines of a document, one entry, the words looked for and where, which lines are shown, and
    the other coding that this one stands beside. `first` is 0 where no line is selected.
    """

    path: str
    document: str = ""
    first: int = 0
    last: int = 0
    entry: str = ""
    q: str = ""
    place: str = ""
    show: str = ""
    beside: str = ""
    side: str = ""

    def to(self, **otherwise: Any) -> str:
        """The address of the page with some of this otherwise."""
        said = self._replace(**otherwise)._asdict()
        return f"{said.pop('path')}?{urlencode({key: value for key, value in said.items() if value})}"

    @property
    def kept(self) -> dict[str, Any]:
        """What stays as it is when words are looked for."""
        return {name: value for name in ("document", "first", "last", "show") if (value := getattr(self, name))}

    @property
    def source(self) -> str:
        """The selected lines as a source; empty where none is selected."""
        return source(self.document, self.first, self.last) if self.first else ""


class Standing(Record):
    """What is needed to answer: the force beside its documents, and which texts could not be read."""

    coding: Coding
    problems: tuple[Problem, ...]


def here_of(asked: Asked) -> Here:
    """What the address asks to be shown; what it cannot mean is left out."""
    force = asked.copy.draft().force
    given = {key: asked.first(key) for key in ("document", "first", "last", "entry")}
    document = given["document"] if given["document"] in force.documents else next(iter(force.documents), "")
    first, last = (
        int(given[key]) if given[key].isdecimal() and len(given[key]) < 7 else 0 for key in ("first", "last")
    )
    first, last = min(first, last or first), max(first, last)
    last = min(last, first + MOST_LINES - 1)
    entry = given["entry"] if given["entry"] in {e.id for e in asked.copy.draft().assessment.book.entries()} else ""
    return Here(
        f"/force/{asked.copy.id}/code",
        document,
        first,
        last,
        entry,
        *(asked.first(key) for key in ("q", "place", "show", "beside", "side")),
    )


def standing_of(asked: Asked) -> Standing:
    """The force beside its documents. Raises InputError where its file has mistakes."""
    draft = asked.copy.draft()
    force, book = draft.force, draft.assessment.book
    texts, problems = texts_of(force, asked.desk.texts, book.framework.words)
    key = (draft.folder, draft.content, tuple((name, id(text)) for name, text in texts.items()))
    coding = _CODINGS.get(key)
    if coding is None:
        coding = _CODINGS[key] = Coding(force, book, _catalogue(draft.folder, book), texts)
        for old in list(_CODINGS)[:-_KEPT]:
            _CODINGS.pop(old, None)
    return Standing(coding, tuple(problems))


_KEPT = 8
"""So many forces are kept beside their documents."""
_CODINGS: dict[tuple[Path, bytes, tuple[tuple[str, int], ...]], Coding] = {}
_CATALOGUES: dict[tuple[Path, str], Catalogue] = {}


def _catalogue(folder: Path, book: Rulebook) -> Catalogue:
    """What is made of each rulebook once."""
    key = (folder, book.sha256)
    if key not in _CATALOGUES:
        _CATALOGUES[key] = Catalogue(index_of_entries(book), index_of_areas(book), exclusions(folder))
    return _CATALOGUES[key]


def path_of(book: Rulebook, entry: str) -> tuple[str, str]:
    """Where an entry stands in a force file."""
    return ("flags" if entry in book.flags else "indicators", entry)
