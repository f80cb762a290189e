"""How firm drafts are against any number of changes in evidence, where that is asked for."""

from collections.abc import Mapping, Sequence

from peel_grade.findings.engines import Engines
from peel_grade.firmness.changes import KINDS, Of
from peel_grade.firmness.drafted import with_firm
from peel_grade.firmness.every import SearchOfAll
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagrams, load_diagrams
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.resilience import firmness
from peel_grade.firmness.search import Both, Search
from peel_grade.grades.results import Assessment, Firm, Firmness, Resilience
from peel_grade.rulebook.frozen import FrozenDict

MOST_NAMED = 6
"""Changes together, of which sets are named: to find them takes ever longer."""


def with_firmness_at_any_number(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with how firm its draft grades are against any number of changes in evidence."""
    diagrams = load_diagrams(engines.compiled)
    return with_firm(assessment, firmness_at_any_number(assessment, diagrams), engines)


def firmness_at_any_number(assessment: Assessment, diagrams: Diagrams) -> Firm:
    """How firm draft grades are: of few changes as always, and beyond these by how many others, or that none do."""
    ground = Ground(assessment, diagrams)
    few = firmness(assessment, diagrams)
    search, named = SearchOfAll(ground), Search(ground, MOST_NAMED)
    questions, overall = dict(few.questions), few.overall
    for of in KINDS:
        try:
            every, with_names = search.every(of), named.found(of)
        except TooMany:
            continue
        for name, costs in every.questions.items():
            draft = assessment.questions[name].grade.draft
            both = _beyond(draft, costs, with_names.questions[name], assessment)
            questions[name] = _in_place(questions[name], of, both)
        if overall is not None and every.overall is not None and with_names.overall is not None:
            draft = assessment.overall.grade.draft
            overall = _in_place(overall, of, _beyond(draft, every.overall, with_names.overall, assessment))
    return few._replace(questions=FrozenDict(questions), overall=overall)


def _in_place(firm: Firmness, of: Of, both: Both) -> Firmness:
    falls, rises = both
    if of == "missing":
        return firm._replace(falls_by_missing=falls, rises_by_missing=rises)
    return firm._replace(falls_by_recorded=falls, rises_by_recorded=rises)


def _beyond(draft: str, every: Mapping[str, int], named: Both, assessment: Assessment) -> Both:
    """To fall and to rise, by any number of changes."""
    order = assessment.book.framework.drafts
    here = order.index(draft)
    return (
        _either(named[0], _fewest(every, order[:here][::-1])),
        _either(named[1], _fewest(every, order[here + 1 :])),
    )


def _either(named: Resilience, every: Resilience) -> Resilience:
    """By as many changes as sets are named of, with these; where none are, by more, or by none at all."""
    if named.number is not None:
        return named._replace(looked=None)
    if every.number is not None and every.number <= MOST_NAMED:  # because a computed figure is a piece by itself there
        return named
    return every


def _fewest(every: Mapping[str, int], otherwise: Sequence[str]) -> Resilience:
    number = min((every[grade] for grade in otherwise if grade in every), default=None)
    grades = tuple(grade for grade in otherwise if number is not None and every.get(grade) == number)
    return Resilience(number, None, grades, ())
