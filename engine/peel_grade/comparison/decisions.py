"""What a panel decided otherwise about two drafts, grade by grade and area by area: what holds, not what held."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from peel_grade.grades.results import Assessment
from peel_grade.report.parts.decisions import decision_on_area, decision_on_grade

if TYPE_CHECKING:
    from peel_grade.comparison import form


def decided_otherwise(was: Assessment, now: Assessment) -> "Iterator[form.ModerationChange]":
    """The decisions that hold on one side alone, or otherwise on the other: the overall grade, questions, areas."""
    sides = (was.force.moderation, now.force.moderation)
    books = (now.book, was.book)
    questions = dict.fromkeys(name for book in books for name in ("overall", *book.questions))
    for name in questions:
        before, after = (decision_on_grade(side.grade(name)) for side in sides)
        if before != after:
            title = next((book.questions[name].title for book in books if name in book.questions), "Overall")
            yield {"kind": "grade", "name": name, "title": title, "was": before, "now": after}
    for name in dict.fromkeys(name for book in books for name in book.areas):
        one, other = (decision_on_area(side.area(name)) for side in sides)
        if one != other:
            text = next(book.areas[name].text for book in books if name in book.areas)
            yield {"kind": "area", "name": name, "title": text, "was": one, "now": other}
