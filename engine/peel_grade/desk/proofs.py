"""What always holds: what was proved of the rulebook that a force file is drafted by, beside its draft."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response

from peel_grade.desk.asking import Asked
from peel_grade.desk.pages import page
from peel_grade.files.record import Record
from peel_grade.proof.concerns import OVERALL
from peel_grade.proof.reading import of_another_state, told_of
from peel_grade.rulebook import subjects
from peel_grade.rulebook.model import Rulebook

if TYPE_CHECKING:
    from peel_grade.proof.always import Proofs


class Links(Record):
    """From what a statement names to where the desk tells of it: its evidence, or how it comes about, of one force."""

    force: str
    book: Rulebook

    def about(self, name: str) -> str | None:
        """What a claim is about; None for what a draft does not tell by itself, such as a grade rule."""
        entry = self.book.flags.get(name) or self.book.indicators.get(name)
        if entry is not None:
            return self._review(question=entry.question, words=name, show="all") + "#evidence"
        known = any(name in part for part in (self.book.rules, self.book.areas))
        return self._why(name) if known else None

    def subject(self, text: str) -> str | None:
        """What a leaf of a condition tests; None for what it counts of several."""
        match subjects.subject(text):
            case subjects.Flag(name) | subjects.Indicator(name) | subjects.Finding(name) | subjects.Repeated(name):
                return self.about(name)
            case subjects.Count(of="themes" | "questions", named=(name,)):
                return self._why(name)
            case subjects.Count(of="overall"):
                return self._why(OVERALL)
            case _:
                return None

    def _why(self, name: str) -> str:
        return self._review(why=name) + "#why"

    def _review(self, **query: str) -> str:
        return f"/force/{self.force}/review?{urlencode(query)}"


class Always(Record):
    """What was proved of a rulebook, as the pages of a force have it: `other` says that it was of another state than
    drafts are of, and is empty where not; `before` is whether the files of the rulebook are in another state by now.
    """

    proofs: "Proofs"
    other: str
    before: bool
    address: str

    def came_of(self, place: str) -> str:
        """What came of that which concerns a question, or `overall`; empty where nothing is told."""
        return self.proofs.concerning(place).tally()

    def of(self, place: str) -> str:
        """The page of that which concerns a question, or `overall`."""
        return f"{self.address}?{urlencode({'question': place})}"


def always_of(asked: Asked) -> Always | None:
    """What was proved of the rulebook that a force file is drafted by; None where the desk was given nothing. Raises
    InputError where the file has mistakes.
    """
    if not asked.desk.proved:
        return None
    from peel_grade.proof.always import Proofs  # all that proves: only where something was proved

    book, proved = asked.copy.draft().assessment.book, asked.desk.proved
    return Always(
        Proofs(book, told_of(book, proved)),
        of_another_state(book, proved),
        book.framework.id in asked.desk.drafter.behind(),
        f"/force/{asked.copy.id}/proofs",
    )


def _show(asked: Asked) -> Response:
    always = always_of(asked)
    if always is None:
        raise HTTPException(404)
    book = asked.copy.draft().assessment.book
    places = {OVERALL: "Overall"} if book.graded_overall else {}
    places |= {question.id: question.title for question in book.questions.values()}
    place = asked.first("question")
    return page(
        "proofs.html",
        asked,
        told=always,
        proofs=always.proofs.concerning(place if place in places else ""),
        links=Links(asked.copy.id, book),
        places=places,
        book=book,
        words=book.framework.words,
    )


ROUTES = {("GET", "proofs"): _show}
