"""What a panel decided."""

from typing import Literal

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.report.forms.values import Grade, strict


@strict
class Moderation(TypedDict):
    """A grade that a panel gives in the place of a drafted one, and that holds."""

    grade: Grade
    reason: str
    by: str
    date: str
    """Written 2018-03-22."""


@strict
class GradeDecision(TypedDict):
    """What a panel once decided about a grade."""

    grade: Grade | None
    """Null where the decision before was withdrawn."""
    reason: str
    by: str
    date: str


@strict
class AreaDecision(TypedDict):
    """What a panel decided about an area."""

    decision: Literal["accepted", "reworded", "rejected", "withdrawn"]
    text: str | None
    """The panel's wording where it reworded the area; else null."""
    reason: str
    by: str
    date: str
