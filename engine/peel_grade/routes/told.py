"""Routes of a draft as they are told: to a grade that somebody names, or of every question to its next one."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from peel_grade.files import store
from peel_grade.findings.engines import Engines
from peel_grade.firmness.kept import key_of
from peel_grade.grades.results import Assessment
from peel_grade.routes.asked import next_grade
from peel_grade.routes.document import document
from peel_grade.routes.margins import margins
from peel_grade.routes.parts import Work
from peel_grade.routes.reach import OVERALL
from peel_grade.routes.search import way_to
from peel_grade.rulebook.framework import INSUFFICIENT

if TYPE_CHECKING:
    from peel_grade.routes import form

BUILDERS = ("routes", "report", "wording")
"""The packages whose code decides what is told, beside those that diagrams are made by."""
_KIND, _KEPT = "routes", 128
_WORK = 1_000_000
"""Numbers that are put together for each question at most, and twice as many for all together: whoever wants a draft
has not asked for routes that take longer than a second or so.
"""


def to_grade(
    target: str, questions: Collection[str], assessment: Assessment, engines: Engines, file: str
) -> "form.RouteDocument":
    """The routes of questions (OVERALL: of all together) to a grade, and how far the figures of these may move."""
    ways = [way_to(target, each, assessment, engines) for each in dict.fromkeys(questions)]
    of = assessment.book.indicators
    figures = [
        each for each in margins(assessment, engines) if OVERALL in questions or of[each.name].question in questions
    ]
    return document(assessment, ways, figures, file)


def to_next_grades(assessment: Assessment, engines: Engines, file: str, *, keep: bool = False) -> "form.RouteDocument":
    """The routes of all together, and of each question, to the standard, or above that to the next grade; and how far
    figures may move.

    Not where there is too little evidence for a grade: what to ask for first is told then, and a route is no more.
    With `keep` it is kept between runs, by the hash of the force file: only for a force as one states it.
    """
    key = (
        store.code_stamp(*BUILDERS).encode() + key_of(assessment.book.sha256, assessment.force.sha256) if keep else b""
    )
    if keep and (kept := store.recall(_KIND, key)) is not None:
        found: form.RouteDocument = kept
    else:
        found = _to_next_grades(assessment, engines)
        if keep:
            store.keep(_KIND, key, found, _KEPT)
    return {**found, "force": assessment.force.name, "file": file}


def _to_next_grades(assessment: Assessment, engines: Engines) -> "form.RouteDocument":
    drafts = {OVERALL: assessment.overall.grade.draft}
    drafts |= {name: assessment.questions[name].grade.draft for name in assessment.graded_questions}
    ways = []
    for name, draft in drafts.items():
        target = next_grade(assessment, name)
        if draft != INSUFFICIENT and target is not None:
            work = Work(_WORK * (2 if name == OVERALL else 1))
            ways.append(way_to(target, name, assessment, engines, work))
    return document(assessment, ways, margins(assessment, engines), "")
