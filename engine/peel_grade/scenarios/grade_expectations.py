"""What `Then` sentences ask of grades: of drafts, and of those that are possible."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple, TypeAlias

from peel_grade.rulebook.framework import Framework
from peel_grade.scenarios import sentences
from peel_grade.scenarios.expectation import Asked, AskedGrade, Expectation
from peel_grade.scenarios.sentences import Sentence
from peel_grade.scenarios.standing import PossibleGrades, Standing, Stratum
from peel_grade.scenarios.vocabulary import Vocabulary


class _Graded(NamedTuple):
    """What is graded: a theme, a question or all."""

    stratum: Stratum
    name: str


def _question(vocabulary: Vocabulary, question: str) -> _Graded | None:
    name = vocabulary.question(question)
    return None if name is None else _Graded("question", name)


def _theme(vocabulary: Vocabulary, theme: str) -> _Graded | None:
    name = vocabulary.theme(theme)
    return None if name is None else _Graded("theme", name)


def _overall(vocabulary: Vocabulary) -> _Graded | None:
    return _Graded("overall", "overall") if vocabulary.book.graded_overall else None


_Names: TypeAlias = Callable[..., _Graded | None]


def _grade(names: _Names) -> Callable[..., Expectation | None]:
    """Asks for the draft grade of what `names` finds by the words in a sentence."""

    def read(vocabulary: Vocabulary, grade: str, **named: str) -> Expectation | None:
        graded, wanted = names(vocabulary, **named), vocabulary.grade(grade)
        if graded is None or wanted is None:
            return None
        asked = Asked("draft", graded.name, graded.stratum)
        return Expectation(
            lambda c: otherwise(c.draft(graded.stratum, graded.name), wanted, c.book.framework),
            (asked,),
            AskedGrade(graded.stratum, graded.name, wanted),
        )

    return read


def _possible(names: _Names) -> Callable[..., Expectation | None]:
    """Asks for the worst and the best possible grade."""

    def read(vocabulary: Vocabulary, lowest: str, highest: str, **named: str) -> Expectation | None:
        graded, wanted = names(vocabulary, **named), (vocabulary.grade(lowest), vocabulary.grade(highest))
        scale = vocabulary.book.framework.scale
        if graded is None or not {*wanted} <= {*scale}:
            return None

        def check(found: Standing) -> str | None:
            actual = found.possible(graded.stratum, graded.name)
            return None if actual.range == wanted else _told_range(actual, found.book.framework)

        return Expectation(check, (Asked("possible", graded.name, graded.stratum),))

    return read


def _only(names: _Names) -> Callable[..., Expectation | None]:
    """Asks for the only possible grade."""
    possible = _possible(names)

    def read(vocabulary: Vocabulary, grade: str, **named: str) -> Expectation | None:
        return possible(vocabulary, lowest=grade, highest=grade, **named)

    return read


def _told_range(actual: PossibleGrades, framework: Framework) -> str:
    if actual.range is None:
        return "no grade is possible"
    worst, best = map(framework.said, actual.range)
    if worst == best:
        return f"only {worst} is possible"
    return f"they are {worst} to {best}{'' if actual.exact else ', of which nothing may bring some'}"


def otherwise(actual: str, wanted: str, framework: Framework) -> str | None:
    """What is told of a grade that is not the one asked for; None of one that is."""
    return None if actual == wanted else f"it is {framework.said(actual)}"


def _borderline(vocabulary: Vocabulary, grade: str | None = None, *, expected: bool = True) -> Expectation | None:
    wanted = None if grade is None else vocabulary.grade(grade)
    if not vocabulary.book.graded_overall or (grade is not None and wanted is None):
        return None

    def check(found: Standing) -> str | None:
        others = found.borderline()
        holds = wanted in others.values() if wanted else bool(others) == expected
        if holds:
            return None
        framework = found.book.framework
        told = (f"it would be {framework.said(other)} by {framework.alternative(by)}" for by, other in others.items())
        return "; ".join(told) or "every way to it gives the same grade"

    return Expectation(check, (Asked("borderline"),))


def _precedent(vocabulary: Vocabulary, *, expected: bool) -> Expectation | None:
    if not vocabulary.book.graded_overall:
        return None

    def check(found: Standing) -> str | None:
        remarks = found.no_precedent()
        return None if expected != bool(remarks) else "; ".join(remarks) or "it has precedent"

    return Expectation(check, (Asked("no_precedent"),))


OF_GRADES: Mapping[Sentence, Callable[..., Expectation | None]] = {
    sentences.QUESTION_GRADE: _grade(_question),
    sentences.THEME_GRADE: _grade(_theme),
    sentences.BORDERLINE: _borderline,
    sentences.NOT_BORDERLINE: partial(_borderline, expected=False),
    sentences.BORDERLINE_WITH: _borderline,
    sentences.NO_PRECEDENT: partial(_precedent, expected=False),
    sentences.PRECEDENT: partial(_precedent, expected=True),
    sentences.OVERALL_GRADE: _grade(_overall),
    sentences.POSSIBLE_GRADES: _possible(_question),
    sentences.POSSIBLE_THEME_GRADES: _possible(_theme),
    sentences.POSSIBLE_OVERALL_GRADES: _possible(_overall),
    sentences.ONLY_GRADE: _only(_question),
    sentences.ONLY_THEME_GRADE: _only(_theme),
    sentences.ONLY_OVERALL_GRADE: _only(_overall),
}
"""The `Then` sentences about grades, each with its meaning; the first that has one is meant."""
