"""Compares two drafts: what is recorded otherwise, what is concluded otherwise, and what brings it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from peel_grade.comparison.changes import Recorded, Side, recorded
from peel_grade.comparison.mixing import Mixture
from peel_grade.comparison.stands import AreaStand, FindingStand, area_stand, finding_stand, is_inspected
from peel_grade.comparison.tracing import Tracing, Why, draft_of, range_of
from peel_grade.files.problems import InputError, Problem
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment, Graded
from peel_grade.rulebook.framework import UNGRADED


class FindingMoved(NamedTuple):
    """A rule of which something else becomes."""

    rule: str
    was: FindingStand
    now: FindingStand
    why: Why


class AreaMoved(NamedTuple):
    """An area for improvement that is suggested on one side alone (None: not on this), or otherwise.

    `why` is None where only its reasons or its place among the others differ: the findings say why.
    """

    area: str
    was: AreaStand | None
    now: AreaStand | None
    why: Why | None


class GradeMoved(NamedTuple):
    """A grade of which the draft or what is not ruled out differs; the reasons are None where that does not."""

    kind: Literal["overall", "question", "theme"]
    name: str
    draft: Why | None
    possible: Why | None


class Comparison(NamedTuple):
    """Two drafts and all that differs; `was` is the one that is compared with."""

    sides: tuple[Side, Side]
    was: Assessment
    now: Assessment
    recorded: tuple[Recorded, ...]
    findings: tuple[FindingMoved, ...]
    areas: tuple[AreaMoved, ...]
    grades: tuple[GradeMoved, ...]


def compare(was: Side, now: Side) -> Comparison:
    """Grade both sides, and find what brings what differs between them.

    What only one of two rulebooks has is not compared: nothing of the other is its counterpart. Raises InputError for
    two rulebooks that have nothing in common.
    """
    _check_common(was, now)
    before, after = (assess(side.force, side.engines) for side in (was, now))
    rows = recorded(was, now)
    tracing = Tracing(Mixture(was, now, [row.change for row in rows if row.counts]))
    return Comparison(
        (was, now),
        before,
        after,
        tuple(rows),
        tuple(_findings(before, after, tracing)),
        tuple(_areas(before, after, tracing)),
        tuple(_grades(before, after, tracing)),
    )


def _check_common(was: Side, now: Side) -> None:
    one, other = was.book, now.book
    parts = ("questions", "themes", "rules", "areas", "indicators", "flags")
    if not any(getattr(one, part).keys() & getattr(other, part).keys() for part in parts):
        message = f"{other.framework.id} and {one.framework.id} have nothing in common that could be compared"
        raise InputError([Problem(now.name, 0, 0, message, "compare drafts of one framework, or of two of its cycles")])


def _findings(was: Assessment, now: Assessment, tracing: Tracing) -> Iterator[FindingMoved]:
    sides = []
    for side in (was, now):
        results = {each.rule.id: each for question in side.questions.values() for each in question.rules}
        sides.append(
            {name: finding_stand(each, is_inspected(side, each.rule.question)) for name, each in results.items()}
        )
    for name, after in sides[1].items():
        before = sides[0].get(name)
        if before is not None and after is not None and before != after:
            yield FindingMoved(name, before, after, tracing.finding(name))


def _areas(was: Assessment, now: Assessment, tracing: Tracing) -> Iterator[AreaMoved]:
    for name in now.book.areas:
        if name not in was.book.areas:
            continue
        results = [side.areas.get(name) for side in (was, now)]
        before, after = map(area_stand, results)
        if before != after:
            yield AreaMoved(name, before, after, tracing.area(name))
        elif after is not None and results[0] != results[1]:
            reasons = [{each.rule.id for each in result.reasons} for result in results if result is not None]
            if reasons[0] != reasons[1]:
                yield AreaMoved(name, before, after, None)


def _grades(was: Assessment, now: Assessment, tracing: Tracing) -> Iterator[GradeMoved]:
    if was.book.graded_overall and now.book.graded_overall:
        yield from _moved("overall", "", was.overall.grade, now.overall.grade, tracing)
    for name, after in now.questions.items():
        before = was.questions.get(name)
        if before is None:
            continue
        if UNGRADED not in (before.grade.draft, after.grade.draft):
            yield from _moved("question", name, before.grade, after.grade, tracing)
        if before.status == after.status == "inspected":
            for theme, result in after.themes.items():
                if theme in before.themes:
                    yield from _moved("theme", theme, before.themes[theme].grade, result.grade, tracing)


def _moved(
    kind: Literal["overall", "question", "theme"], name: str, was: Graded, now: Graded, tracing: Tracing
) -> Iterator[GradeMoved]:
    whys: list[Why | None] = []
    for part in (draft_of, range_of):
        if part(was) == part(now):
            whys.append(None)
        elif kind == "overall":
            whys.append(tracing.overall(part))
        else:
            whys.append((tracing.question if kind == "question" else tracing.theme)(name, part))
    if any(whys):
        yield GradeMoved(kind, name, *whys)
