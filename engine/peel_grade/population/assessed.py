"""What the rules engine assessed one by one, in the form of the population engine's drafts."""

from collections.abc import Iterator, Sequence

import numpy as np

from peel_grade.findings.engines import Engines
from peel_grade.force.columns import Columns
from peel_grade.grades.areas import by_area, open_areas
from peel_grade.grades.assessment import suggested
from peel_grade.grades.results import Assessment, Graded
from peel_grade.population.drafts import Drafts, Output, packed
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Rulebook


def drafts_of(columns: Columns, assessed: Sequence[Assessment], engines: Engines) -> Drafts:
    """The assessments of the forces in columns, as drafts."""
    book = engines.compiled.book
    places = {output: place for place, output in enumerate(_outputs(book))}
    holds = np.zeros((len(places), len(assessed)), np.bool_)
    for row, assessment in enumerate(assessed):
        for output in _holding(assessment, engines):
            holds[places[output], row] = True
    return Drafts(book, columns, packed(holds), places)


def _outputs(book: Rulebook) -> Iterator[Output]:
    """All that may be said of a force."""
    for rule in book.rules:
        yield from (("finding", rule, truth) for truth in ("true", "false"))
    for area in book.areas:
        yield from ((kind, area, "") for kind in ("suggested", "open"))
    lists = {f"theme/{name}": [rule for rule in book.theme_grades if rule.grades(name)] for name in book.themes}
    for name, question in book.questions.items():
        if question.graded:
            lists[f"question/{name}"] = [rule for rule in book.question_grades if rule.grades(name)]
    lists |= {"overall": [*book.overall_grades]} if book.graded_overall else {}
    levels = (*book.framework.scale, INSUFFICIENT)
    for at, rules in lists.items():
        yield from ((kind, at, level) for kind in ("grade", "possible") for level in levels)
        yield from (("decided", at, rule.id) for rule in rules)
    yield from (("borderline", name, level) for name in book.overall_alternatives for level in levels)
    yield from (("no_precedent", remark.id, "") for remark in book.no_precedent)


def _holding(assessment: Assessment, engines: Engines) -> Iterator[Output]:
    """What holds of one force."""
    book, graded = assessment.book, dict[str, Graded]()
    results = [rule for question in assessment.questions.values() for rule in question.rules]
    for rule, verdict, _ in results:
        if verdict is not None:
            yield "finding", rule.id, "true" if verdict else "false"
    known = [each.area.id for each in suggested(assessment)]
    yield from (("suggested", name, "") for name in known)
    inspected = {name for name, question in assessment.questions.items() if question.status == "inspected"}
    yield from (("open", name, "") for name in open_areas(by_area(book, results), known, inspected, engines))
    for name, question in assessment.questions.items():
        graded |= {f"theme/{theme}": each.grade for theme, each in question.themes.items()}
        graded |= {f"question/{name}": question.grade} if book.questions[name].graded else {}
    graded |= {"overall": assessment.overall.grade} if book.graded_overall else {}
    for at, grade in graded.items():
        yield "grade", at, grade.draft
        yield from (("possible", at, level) for level in grade.possible)
        if grade.rule is not None:
            yield "decided", at, grade.rule.id
    yield from (("borderline", name, grade) for name, grade in assessment.overall.borderline.items())
    because = assessment.overall.no_precedent
    yield from (("no_precedent", each.id, "") for each in book.no_precedent if each.because in because)
