"""From cycle to cycle: the grades that stand now beside those of earlier inspections and of earlier drafts."""

from collections.abc import Mapping, Sequence

from peel_grade.files.record import Record
from peel_grade.panel.drafts import Draft
from peel_grade.rulebook.framework import Framework


class Point(Record):
    """A grade of some year in words with its letter, as published or as drafted from another force file in the call.

    `place` is where it stands on the scale of the cycle that it is compared in, None where that does not have it.
    """

    year: int
    said: str
    letter: str
    place: int | None
    published: bool


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
        points = [_point(each.questions[name].grade, theirs.year, theirs, framework, published=False)
                  for each, theirs in same
                  if name in each.questions and each.questions[name].grade in theirs.scale]  # fmt: skip
        earlier = draft.earlier.get(name)
        if earlier is not None:
            points.append(_point(earlier.grade, earlier.year, framework, framework, published=True))
        points.sort(key=lambda point: (point.year, point.published))
        if standing.status == "inspected" and standing.grade in framework.scale:
            points.append(_point(standing.grade, framework.year, framework, framework, published=False))
            found[name] = Course(tuple(points), _change(points))
        else:
            found[name] = Course(tuple(points), "")
    return found


def _point(grade: str, year: int, theirs: Framework, ours: Framework, *, published: bool) -> Point:
    place = ours.place(grade) if grade in ours.scale else None
    letter = next((each.letter for each in theirs.grades if each.id == grade), "?")
    return Point(year, theirs.said(grade), letter, place, published)


def _change(points: Sequence[Point]) -> str:
    if len(points) < 2:
        return ""
    before, now = (point.place for point in points[-2:])
    if before is None or now is None:
        return ""
    return "better" if now > before else "worse" if now < before else "same"
