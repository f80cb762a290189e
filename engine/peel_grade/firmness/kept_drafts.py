"""What is told beside the grades of a draft, kept between runs, like compiled rulebooks and checked force files."""

from collections.abc import Mapping
from typing import Any

from peel_grade.files import store
from peel_grade.firmness.kept import key_of
from peel_grade.grades.possible import with_possible
from peel_grade.grades.results import (
    Assessment,
    Change,
    Changed,
    Difference,
    Doubt,
    Firm,
    Firmness,
    Gap,
    OverallStep,
    Possible,
    Resilience,
    Step,
)
from peel_grade.rulebook.frozen import FrozenDict

_KIND, _KEPT = "draft", 64


def recall_draft(assessment: Assessment) -> Assessment | None:
    """The assessment with what was told beside its grades before; None where that was not kept."""
    kept = store.recall(_KIND, _key(assessment))
    if kept is None:
        return None
    gaps, open_areas, doubt, steps, overall_steps, firm = kept
    known = _firm(*firm)
    return with_possible(assessment, known.possible)._replace(
        gaps=tuple(map(Gap._make, gaps)),
        open_areas=open_areas,
        doubt=None if doubt is None else Doubt(doubt[0], tuple(map(Difference._make, doubt[1]))),
        steps=FrozenDict({name: tuple(_step(*each) for each in ways) for name, ways in steps.items()}),
        overall_steps=tuple(OverallStep(grade, FrozenDict(lifted)) for grade, lifted in overall_steps),
        firm=known,
    )


def keep_draft(assessment: Assessment) -> None:
    """Keep what is told beside the grades, by what the rulebook and the force file say."""
    each = assessment
    beside = [each.gaps, each.open_areas, each.doubt, each.steps, each.overall_steps, each.firm]
    store.keep(_KIND, _key(assessment), beside, _KEPT)


def _key(assessment: Assessment) -> bytes:
    return key_of(assessment.book.sha256, assessment.force.sha256)


def _step(grade: str, changes: tuple[Any, ...]) -> Step:
    return Step(grade, tuple(map(Change._make, changes)))


def _firm(questions: Mapping[str, Any], overall: Any, alone: Mapping[str, Any], possible: tuple[Any, Any, Any]) -> Firm:
    firm = {name: Firmness._make(_resilience(*each) for each in of_it) for name, of_it in questions.items()}
    above = None if overall is None else Firmness._make(_resilience(*each) for each in overall)
    of_alone = FrozenDict({name: FrozenDict(pieces) for name, pieces in alone.items()})
    return Firm(FrozenDict(firm), above, of_alone, Possible._make(possible))


def _resilience(
    number: int | None, looked: int | None, grades: tuple[str, ...], sets: tuple[Any, ...], taking: tuple[str, ...]
) -> Resilience:
    return Resilience(number, looked, grades, tuple(map(Changed._make, sets)), taking)
