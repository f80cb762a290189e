"""What a panel decided about a draft: of each grade and each area a history, whose last entry holds.

A history is never rewritten: who thinks otherwise later adds an entry, or one that withdraws the last.
"""

from collections.abc import Mapping

from peel_grade.files.record import Record
from peel_grade.rulebook.frozen import FrozenDict

ACCEPTED, REWORDED, REJECTED, WITHDRAWN = "accepted", "reworded", "rejected", "withdrawn"
DECISIONS = (ACCEPTED, REWORDED, REJECTED, WITHDRAWN)
"""What may be decided about an area."""


class GradeDecision(Record):
    """A grade in the place of a drafted one; `grade` is None where the decision before is withdrawn.

    `date` is written 2018-03-22.
    """

    grade: str | None
    reason: str
    by: str
    date: str


class AreaDecision(Record):
    """What becomes of an area: one of `DECISIONS`. If it is reworded, `text` stands in the place of its wording."""

    decision: str
    reason: str
    by: str
    date: str
    text: str = ""


class Moderation(Record):
    """The histories of grades, by questions and `overall`, and of areas, by their ids; the last entry of each holds."""

    grades: Mapping[str, tuple[GradeDecision, ...]] = FrozenDict[str, tuple[GradeDecision, ...]]()
    areas: Mapping[str, tuple[AreaDecision, ...]] = FrozenDict[str, tuple[AreaDecision, ...]]()

    def grade(self, name: str) -> GradeDecision | None:
        """The decision on the grade of a question, or on the overall one, that holds; None without any."""
        last = self.grades.get(name, (None,))[-1]
        return None if last is None or last.grade is None else last

    def area(self, name: str) -> AreaDecision | None:
        """The decision on an area that holds; None without any."""
        last = self.areas.get(name, (None,))[-1]
        return None if last is None or last.decision == WITHDRAWN else last
