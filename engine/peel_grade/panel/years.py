"""From cycle to cycle: the grades that stand now beside those of earlier inspections and of earlier drafts."""

from collections.abc import Mapping, Sequence

from peel_grade.files.record import Record
from peel_grade.panel.drafts import Draft, Standing
from peel_grade.rulebook.framework import Framework

_PUBLISHED, _CARRIED = "published", "carried forward"


class Point(Record):
    """A grade of some year in words with its letter, and `how` it came about: published, carried forward, draft or
    moderated.

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
    """The course of each question, and overall; `others` are all drafts of other cycles in the call, of whomever."""
    same = [(other, theirs) for other, theirs in others if other.name == draft.name and theirs.year < framework.year]
    found = {}
    for name, standing in (("overall", draft.overall), *draft.questions.items()):
        points = [
            _point(earlier, theirs.year, theirs, framework)
            for each, theirs in same
            if (earlier := each.standing(name)) is not None and earlier.grade in theirs.scale
        ]
        published = draft.earlier.get(name)
        # A grade that is carried forward is the published one: it stands once, and is the same as before.
        carried = published is not None and standing.status == "carried_forward" and standing.moderation is None
        if published is not None:
            how = _CARRIED if carried else _PUBLISHED
            points.append(_graded(published.grade, published.year, framework, framework, how))
        points.sort(key=lambda point: (point.year, point.how in (_PUBLISHED, _CARRIED)))
        change = "same" if carried else ""
        if not carried and standing.grade in framework.scale:
            points.append(_point(standing, framework.year, framework, framework))
            change = _change(points)
        found[name] = Course(tuple(points), change)
    return found


def _point(standing: Standing, year: int, theirs: Framework, ours: Framework) -> Point:
    """A grade that stands in a draft of a cycle."""
    return _graded(
        standing.grade,
        year,
        theirs,
        ours,
        "draft" if standing.grade == standing.draft and standing.moderation is None else "moderated",
    )


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
