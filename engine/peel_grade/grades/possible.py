"""Possible grades where they are known exactly."""

from peel_grade.grades.results import Assessment, Graded, Possible, QuestionResult
from peel_grade.rulebook.frozen import FrozenDict


def with_possible(assessment: Assessment, possible: Possible) -> Assessment:
    """The assessment with the grades that are possible exactly, as far as they are known."""
    themes = possible.themes or {}

    def of_question(name: str, result: QuestionResult) -> QuestionResult:
        inside = {
            theme: each._replace(grade=exactly(each.grade, themes[theme])) if theme in themes else each
            for theme, each in result.themes.items()
        }
        known = possible.questions.get(name)
        grade = result.grade if known is None else exactly(result.grade, known)
        return result._replace(grade=grade, themes=FrozenDict(inside))

    questions = FrozenDict({name: of_question(name, each) for name, each in assessment.questions.items()})
    overall = assessment.overall
    if possible.overall is not None:
        overall = overall._replace(grade=exactly(overall.grade, possible.overall))
    return assessment._replace(questions=questions, overall=overall)


def exactly(grade: Graded, possible: frozenset[str]) -> Graded:
    """A grade of which it is known which grades of the scale are possible."""
    return grade._replace(possible=possible | (grade.possible - {*grade.scale}), exact=True)
