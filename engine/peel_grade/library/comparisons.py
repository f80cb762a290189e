"""Comparisons for programs: how two drafts differ, and which differences of the evidence bring it."""

import json
from typing import TYPE_CHECKING

from peel_grade.comparison import comparing
from peel_grade.comparison.changes import Side
from peel_grade.comparison.document import document
from peel_grade.files.json_text import to_json
from peel_grade.files.record import Record
from peel_grade.library.drafts import Assessment, checked_width
from peel_grade.library.rulebooks import Rulebook, engines_of

if TYPE_CHECKING:
    from peel_grade.comparison.form import ComparisonDocument


class Comparison(Record):
    """How one draft differs from another: in evidence, findings, areas, grades, and what a panel decided. `compare`
    makes one.

    `was` and `now` are the two drafts, `json` the document as `grade --against --format json` writes it.
    """

    was: Assessment
    now: Assessment
    json: str

    def to_dict(self) -> "ComparisonDocument":
        """The document as JSON data: new at every call, and yours to change.

        - `evidence`: what is recorded otherwise, each with what it was and is, and what it brings.
        - `findings`, `areas`: what becomes of them, each with its causes: the fewest differences without which it would
          not be so.
        - `grades`: all of both drafts, with the causes of those that differ.
        - `moderation`: what a panel decided otherwise. `no_counterpart`: what only one of two rulebooks has.
        """
        found: ComparisonDocument = json.loads(self.json)
        return found

    def to_text(self, width: int = 80, *, full: bool = False) -> str:
        """The same as `grade --against` (with `full`, as `grade --against --full`) prints it, without colours; `width`
        is 60 or more, or else a ValueError.
        """
        from peel_grade.comparison.text import text
        from peel_grade.wording.paint import plain

        return text(self.to_dict(), plain, checked_width(width), full=full)


def compare(was: Assessment, now: Assessment) -> Comparison:
    """Compare two drafts: of one force before and after, of two cycles, by two coders; or of two forces.

    Args:
        was: the draft that is compared with.
        now: the draft of which is told what is otherwise.

    Raises:
        InputError: where their rulebooks have nothing in common.
        EngineFault: if the rules engine failed, so that nothing it said can be used.

    Examples:
        >>> import peel_grade
        >>> was = peel_grade.grade("staffordshire-2017")
        >>> data = was.force.to_dict()
        >>> data["indicators"]["rso_visits_overdue"] = 12
        >>> found = peel_grade.compare(was, peel_grade.grade(data)).to_dict()
        >>> [(each["name"], each["change"]) for each in found["evidence"]]
        [('rso_visits_overdue', 'changed')]
        >>> [(each["rule"], each["was"]["outcome"], each["now"]["outcome"]) for each in found["findings"]]
        [('rso-risk-not-managed', 'found', 'undecided')]
    """
    return Comparison(was, now, to_json(document(comparing.compare(_side(was), _side(now)))))


def _side(assessment: Assessment) -> Side:
    assert isinstance(assessment.book, Rulebook)  # as `grade` gives it
    return Side(assessment.force.name, assessment.force.as_stated(), engines_of(assessment.book))
