"""Routes for programs: the fewest changes of evidence that bring a better grade."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from peel_grade.files.json_text import to_json
from peel_grade.files.record import Record
from peel_grade.library.drafts import Assessment, checked_width
from peel_grade.library.rulebooks import Rulebook, engines_of
from peel_grade.routes.asked import grade_named, question_named
from peel_grade.routes.told import to_grade

if TYPE_CHECKING:
    from peel_grade.routes.form import RouteDocument


class Routes(Record):
    """The fewest changes of evidence that bring a better grade, each set really graded. `route` makes one.

    `assessment` is the draft that they start from, `json` the document as `grade --route-to --format json` writes it.
    """

    assessment: Assessment
    json: str

    def to_dict(self) -> "RouteDocument":
        """The document as JSON data: new at every call, and yours to change.

        - `ways`: of each question the `target`, whether it is `reached`, and `by` what kind of evidence (`recorded`,
          `missing`, or where neither does `either`) which `routes` lead there: their `changes` (each with what is `now`
          recorded, what is `needed` and its `effort`), the `effort` of all, the `grades` that are other ones then, and
          areas that are no longer, or newly, suggested.
        - `figures`: how far each recorded figure may move `below` and `above` before anything is drafted otherwise.
        """
        found: RouteDocument = json.loads(self.json)
        return found

    def to_text(self, width: int = 80) -> str:
        """The same as `grade --route-to` prints it, without colours; `width` is 60 or more, or else a ValueError."""
        from peel_grade.routes.text import text
        from peel_grade.wording.paint import plain

        return text(self.to_dict(), plain, checked_width(width))


def route(assessment: Assessment, to: str, question: str | Iterable[str] = "overall") -> Routes:
    """Look for the fewest changes of evidence that bring a better grade; of as many, for those that take least effort.

    Args:
        assessment: the draft that is to become better.
        to: the grade that is wanted, or a better one, by its id or title.
        question: of which question, by its id or title, or of which several; `overall`: of all together.

    Raises:
        InputError: where there is no such grade or question, or nothing can change the grade of the question.
        EngineFault: if the rules engine failed, so that nothing it said can be used.

    Examples:
        >>> import peel_grade
        >>> assessment = peel_grade.grade("staffordshire-2017")
        >>> (way,) = peel_grade.route(assessment, "good", "vulnerability").to_dict()["ways"]
        >>> first = way["by"][0]["routes"][0]
        >>> [(change["name"], change["now_says"], change["needed"]) for change in first["changes"]]
        [('delayed_incidents_reassessed', 'false', {'is': 'partly'}), ('rso_visits_overdue', '260', {'value': 49})]
        >>> [(each["question"], each["was"], each["now"]) for each in first["grades"]]
        [('vulnerability', 'requires_improvement', 'good')]
    """
    assert isinstance(assessment.book, Rulebook)  # as `grade` gives it
    target = grade_named(to, assessment, "route")
    asked = [
        question_named(each, assessment, "route") for each in ([question] if isinstance(question, str) else question)
    ]
    found = to_grade(target, asked, assessment, engines_of(assessment.book), assessment.force.file)
    return Routes(assessment, to_json(found))
