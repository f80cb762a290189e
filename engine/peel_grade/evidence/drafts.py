"""What two codings of the same source would each draft."""

from typing import NamedTuple

from peel_grade.grades.assessment import suggested
from peel_grade.grades.results import Assessment


class DraftPair(NamedTuple):
    """The draft grades of both by question (and `overall`, where the framework gives one), and the suggested areas: of
    both, of the one alone and of the other alone, by their ids.
    """

    grades: dict[str, tuple[str, str]]
    areas_of_both: tuple[str, ...]
    areas_of_one: tuple[str, ...]
    areas_of_other: tuple[str, ...]


def drafts(one: Assessment, other: Assessment) -> DraftPair:
    """Two drafts by the same rulebook, side by side."""
    grades = {
        name: (result.grade.draft, other.questions[name].grade.draft)
        for name, result in one.questions.items()
        if one.book.questions[name].graded
    }
    if one.book.graded_overall:
        grades["overall"] = (one.overall.grade.draft, other.overall.grade.draft)
    first, second = ([each.area.id for each in suggested(assessment)] for assessment in (one, other))
    return DraftPair(
        grades,
        tuple(area for area in first if area in second),
        tuple(area for area in first if area not in second),
        tuple(area for area in second if area not in first),
    )
