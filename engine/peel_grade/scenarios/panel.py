"""What sentences state of a panel's decisions, and ask of them."""

from collections.abc import Callable, Mapping
from functools import partial

from peel_grade.force.file import Force
from peel_grade.force.moderation import ACCEPTED, REJECTED, REWORDED, WITHDRAWN, AreaDecision, GradeDecision
from peel_grade.scenarios import sentences
from peel_grade.scenarios.expectation import Asked, Expectation
from peel_grade.scenarios.grade_expectations import otherwise
from peel_grade.scenarios.sentences import Sentence, normal
from peel_grade.scenarios.standing import Standing
from peel_grade.scenarios.statement import Statement
from peel_grade.scenarios.vocabulary import Vocabulary

_OVERALL = "overall"
_SO_SAID = ("so the scenario says", "the panel", "")
"""Reason, name and date of what a panel decides in a scenario."""


def _name(vocabulary: Vocabulary, question: str | None) -> str | None:
    """What is moderated: a question, or without one all; None for what is not graded."""
    if question is not None:
        return vocabulary.question(question)
    return _OVERALL if vocabulary.book.graded_overall else None


def _moderated(vocabulary: Vocabulary, grade: str, question: str | None = None) -> Statement | None:
    name, given = _name(vocabulary, question), vocabulary.grade(grade)
    if name is None or given not in vocabulary.book.framework.scale:
        return None
    return _graded(name, given)


def _withdrawn(vocabulary: Vocabulary, question: str | None = None) -> Statement | None:
    name = _name(vocabulary, question)
    return None if name is None else _graded(name, None)


def _graded(name: str, grade: str | None) -> Statement:
    """A further decision in the history of a grade."""
    row = GradeDecision(grade, *_SO_SAID)

    def change(force: Force) -> Force:
        grades = force.moderation.grades
        grades = {**grades, name: (*grades.get(name, ()), row)}
        return force._replace(moderation=force.moderation._replace(grades=grades))

    return Statement(change)


def _decided(vocabulary: Vocabulary, area: str, wording: str = "", *, decision: str) -> Statement | None:
    """A further decision in the history of an area."""
    if (named := vocabulary.area(area)) is None:
        return None
    row = AreaDecision(decision, *_SO_SAID, wording)

    def change(force: Force) -> Force:
        areas = force.moderation.areas
        areas = {**areas, named: (*areas.get(named, ()), row)}
        return force._replace(moderation=force.moderation._replace(areas=areas))

    return Statement(change)


def _moderated_grade(vocabulary: Vocabulary, question: str, grade: str) -> Expectation | None:
    name, wanted = vocabulary.question(question), vocabulary.grade(grade)
    if name is None or wanted is None:
        return None

    def check(found: Standing) -> str | None:
        actual = _given(found, name)
        return "it is not moderated" if actual is None else otherwise(actual, wanted, found.book.framework)

    return Expectation(check)


def _after_moderation(vocabulary: Vocabulary, grade: str) -> Expectation | None:
    wanted = vocabulary.grade(grade)
    if wanted is None or not vocabulary.book.graded_overall:
        return None

    def check(found: Standing) -> str | None:
        actual = _given(found, _OVERALL) or found.if_moderated()
        return "nothing is moderated" if actual is None else otherwise(actual, wanted, found.book.framework)

    return Expectation(check, (Asked("if_moderated"),))


def _not_moderated(vocabulary: Vocabulary, question: str | None = None) -> Expectation | None:
    if (name := _name(vocabulary, question)) is None:
        return None

    def check(found: Standing) -> str | None:
        actual = _given(found, name)
        return None if actual is None else f"it is moderated to {found.book.framework.said(actual)}"

    return Expectation(check)


def _given(found: Standing, name: str) -> str | None:
    """The grade that the panel gives."""
    decision = found.force.moderation.grade(name)
    return None if decision is None else decision.grade


def _by_panel(vocabulary: Vocabulary, area: str, wording: str = "", *, decision: str | None) -> Expectation | None:
    """Asks for the decision on an area that holds, None: for none; of a wording also for that."""
    if (named := vocabulary.area(area)) is None:
        return None

    def check(found: Standing) -> str | None:
        holds = found.force.moderation.area(named)
        if holds is None:
            return None if decision is None else "the panel leaves it open"
        if holds.decision != decision:
            return f"it is {holds.decision}"
        return None if normal(holds.text) == normal(wording) else f"its wording is “{holds.text}”"

    return Expectation(check)


STATED: Mapping[Sentence, Callable[..., Statement | None]] = {
    sentences.OVERALL_MODERATED: _moderated,
    sentences.MODERATED: _moderated,
    sentences.OVERALL_WITHDRAWN: _withdrawn,
    sentences.WITHDRAWN: _withdrawn,
    sentences.AREA_ACCEPTED: partial(_decided, decision=ACCEPTED),
    sentences.AREA_REJECTED: partial(_decided, decision=REJECTED),
    sentences.AREA_REWORDED: partial(_decided, decision=REWORDED),
    sentences.AREA_WITHDRAWN: partial(_decided, decision=WITHDRAWN),
}
"""The `Given` sentences about a panel, each with its meaning."""
ASKED: Mapping[Sentence, Callable[..., Expectation | None]] = {
    sentences.MODERATED_GRADE: _moderated_grade,
    sentences.OVERALL_AFTER_MODERATION: _after_moderation,
    sentences.OVERALL_NOT_MODERATED: _not_moderated,
    sentences.NOT_MODERATED: _not_moderated,
    sentences.ACCEPTED_BY_PANEL: partial(_by_panel, decision=ACCEPTED),
    sentences.REJECTED_BY_PANEL: partial(_by_panel, decision=REJECTED),
    sentences.REWORDED_BY_PANEL: partial(_by_panel, decision=REWORDED),
    sentences.UNDECIDED_BY_PANEL: partial(_by_panel, decision=None),
}
"""The `Then` sentences about a panel, each with its meaning."""
