"""From cycle to cycle: the grades that stand now beside those of earlier inspections and of earlier drafts."""

from collections.abc import Mapping, Sequence

from peel_grade.files.record import Record
from peel_grade.panel.drafts import Draft, Standing
from peel_grade.rulebook.framework import Framework

_PUBLISHED = "published"


class Point(Record):
    """A grade of some year in words with its letter, and `how` it came about: published, draft or moderated.

    `place` is where it stands on the scale of the cycle that it is compared in, None where that does not have it.
    """

    year: int
    said: str
    letter: str
    place: int | None
    how: str


class Course(Record):
    """The grades of one question for one of the inspected, earlier ones first, and how the last stands to the one
    before: `better`, `worse`, `same`; empty where there is nothing to compare.
    """

    points: tuple[Point, ...]
    change: str


def courses(draft: Draft, framework: Framework, others: Sequence[tuple[Draft, Framework]]) -> Mapping[str, Course]:
    """The course of each question; `others` are all drafts of other cycles in the call, of whomever."""
    same = [(other, theirs) for other, theirs in others if other.name == draft.name and theirs.year < framework.year]
    found = {}
    for name, standing in draft.questions.items():
        points = [
            _point(each.questions[name], theirs.year, theirs, framework)
            for each, theirs in same
            if name in each.questions and each.questions[name].grade in theirs.scale
        ]
        earlier = draft.earlier.get(name)
        if earlier is not None:
            points.append(_graded(earlier.grade, earlier.year, framework, framework, _PUBLISHED))
        points.sort(key=lambda point: (point.year, point.how == _PUBLISHED))
        if standing.status == "inspected" and standing.grade in framework.scale:
            points.append(_point(standing, framework.year, framework, framework))
            found[name] = Course(tuple(points), _change(points))
        else:
            found[name] = Course(tuple(points), "")
    return found


def _point(standing: Standing, year: int, theirs: Framework, ours: Framework) -> Point:
    """A grade that stands in a draft of a cycle."""
    return _graded(standing.grade, year, theirs, ours, "draft" if standing.moderation is None else "moderated")


def _graded(grade: str, year: int, theirs: Framework, ours: Framework, how: str) -> Point:
    place = ours.place(grade) if grade in ours.scale else None
    letter = next((each.letter for each in theirs.grades if each.id == grade), "?")
    return Point(year, theirs.said(grade), letter, place, how)


def _change(points: Sequence[Point]) -> str:
    if len(points) < 2:
        return ""
    before, now = (point.place for point in points[-2:])
    if before is None or now is None:
        return ""
    return "better" if now > before else "worse" if now < before else "same"
