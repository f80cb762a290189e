"""What would follow without the evidence that a force file calls doubtful, for a second reader to look at."""

from collections.abc import Iterator
from typing import TypeAlias

from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.results import Assessment, Difference, Doubt

_STANDS = {True: "found", False: "not_found", None: "undecided"}
_Outcome: TypeAlias = tuple[str, str]
"""What kind of thing it is, and its id."""


def with_doubt(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with what would follow without the doubtful evidence; the same where none is doubtful."""
    force, items = without_doubtful(assessment.force)
    if not items:
        return assessment
    now, without = dict(_outcomes(assessment)), dict(_outcomes(assess(force, engines)))
    differing = [key for key in {**now, **without} if now.get(key) != without.get(key)]
    differences = tuple(Difference(*key, now.get(key), without.get(key)) for key in differing)
    return assessment._replace(doubt=Doubt(items, differences))


def without_doubtful(force: Force) -> tuple[Force, tuple[str, ...]]:
    """The force without its doubtful evidence, as if that were not recorded, and the names of what is left out."""
    stated = force.as_stated().indicators  # what was computed may rest on what is doubtful
    left = force._replace(
        indicators={name: row for name, row in stated.items() if not row.doubtful},
        flags={name: row for name, row in force.flags.items() if not row.doubtful},
        previous_areas=tuple(each for each in force.previous_areas if not each.doubtful),
    )
    items = [name for name, row in force.indicators.items() if row.doubtful]
    items += [name for name, row in force.flags.items() if row.doubtful]
    items += [each.area for each in force.previous_areas if each.doubtful]
    return left, tuple(dict.fromkeys(items))


def _outcomes(assessment: Assessment) -> Iterator[tuple[_Outcome, str]]:
    """Each grade, finding and suggested area, in the order of the draft."""
    book = assessment.book
    if book.graded_overall:
        yield ("overall", "overall"), assessment.overall.grade.draft
    inspected = {name: each for name, each in assessment.questions.items() if each.status == "inspected"}
    for name, question in inspected.items():
        if book.questions[name].graded:
            yield ("question", name), question.grade.draft
        for theme, result in question.themes.items():
            yield ("theme", theme), result.grade.draft
    for rule in book.rules.values():
        if rule.question in inspected and rule.id not in book.replaced:
            yield ("finding", rule.id), _STANDS[assessment.verdicts.get(rule.id)]
    for area in suggested(assessment):
        yield ("area", area.area.id), "suggested"
