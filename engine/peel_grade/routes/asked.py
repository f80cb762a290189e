"""Which grade a route leads to, and of which question: as somebody names them, or the next one."""

from collections.abc import Mapping

from peel_grade.files.problems import InputError, Problem, one_of
from peel_grade.grades.results import Assessment
from peel_grade.routes.reach import OVERALL
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED

_OVERALL = "overall"


def next_grade(assessment: Assessment, question: str) -> str | None:
    """The standard, or above that the next grade of a question (OVERALL: of all together); None at the top, and of
    what is not graded, or not inspected.
    """
    framework = assessment.book.framework
    if question == OVERALL:
        drafted = assessment.overall.grade.draft if assessment.book.graded_overall else UNGRADED
    elif question not in assessment.graded_questions:
        return None
    else:
        drafted = assessment.questions[question].grade.draft
    if drafted not in framework.drafts:
        return None
    if drafted == INSUFFICIENT or drafted in framework.below:
        return framework.standard.id
    above = framework.drafts[framework.drafts.index(drafted) + 1 :]
    return above[0] if above else None


def grade_named(written: str, assessment: Assessment, told_of: str) -> str:
    """The id of a grade that is meant by an id or a title. Raises InputError, with `told_of` as what was asked."""
    grades = {grade.id: grade.title for grade in assessment.book.framework.grades}
    return _named(written, grades, "grade", told_of)


def question_named(written: str, assessment: Assessment, told_of: str) -> str:
    """The question that is meant, which is inspected and graded; OVERALL by `overall`. Raises InputError."""
    book, called = assessment.book, assessment.book.framework.words.question
    titles = {name: question.title for name, question in book.questions.items()}
    titles |= {_OVERALL: "Overall"} if book.graded_overall else {}
    name = _named(written, titles, called.one, told_of)
    if name == _OVERALL and name not in book.questions:
        return OVERALL
    message = ""
    if not book.questions[name].graded:
        message = f"`{name}` is not graded"
    elif name not in assessment.graded_questions:
        message = f"`{name}` was not inspected: no evidence changes its grade"
    if message:
        raise InputError([Problem(told_of, 0, 0, message, f"one of {', '.join(assessment.graded_questions)}")])
    return name


def _named(written: str, titles: Mapping[str, str], kind: str, told_of: str) -> str:
    """The id that is meant by an id or a title. Raises InputError."""
    wanted = " ".join(written.lower().split())
    for name, title in titles.items():
        if wanted in (name.lower(), name.replace("_", " ").lower(), title.lower()):
            return name
    raise InputError([Problem(told_of, 0, 0, f"unknown {kind} `{written}`", one_of(written, titles) or "")])
