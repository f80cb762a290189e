"""What `Given` sentences state of a force."""

from collections.abc import Callable, Mapping
from pathlib import Path

from peel_grade.force.file import (
    FlagEvidence,
    Force,
    IndicatorEvidence,
    PreviousArea,
    PreviousGrade,
    load_force,
)
from peel_grade.scenarios import sentences
from peel_grade.scenarios.entries import entry, without_doubt
from peel_grade.scenarios.panel import STATED
from peel_grade.scenarios.sentences import ASKED_BEFORE, Sentence, meaning, normal
from peel_grade.scenarios.statement import NOTHING, Statement, of_flag, of_indicator
from peel_grade.scenarios.vocabulary import Vocabulary


def statement(text: str, vocabulary: Vocabulary) -> Statement | None:
    """What a normal `Given` sentence states, or several joined by `; `; None where the rulebook knows none such."""
    single = entry(text, vocabulary) or meaning(text, GIVENS, vocabulary) or _asked_doubtfully(text, vocabulary)
    if single is not None or "; " not in text:
        return single
    parts = [statement(normal(part), vocabulary) for part in text.split("; ")]
    known = [part for part in parts if part is not None]
    if len(known) != len(parts):
        return None

    def change(force: Force) -> Force:
        for part in known:
            force = part.change(force)
        return force

    return Statement(change, any(part.whole for part in known), tuple(known))


def _nothing_recorded(_vocabulary: Vocabulary) -> Statement:
    return Statement(lambda _force: NOTHING, whole=True)


def _background(vocabulary: Vocabulary, background: str) -> Statement | None:
    return _whole(vocabulary.backgrounds.get(background.lower()), vocabulary)


def _inspected_force(vocabulary: Vocabulary, force: str, year: str) -> Statement | None:
    return _whole(vocabulary.force(force), vocabulary) if int(year) == vocabulary.book.framework.year else None


def _whole(path: Path | None, vocabulary: Vocabulary) -> Statement | None:
    if path is None:
        return None
    kept: list[Force] = []

    def change(_force: Force) -> Force:
        if not kept:
            kept.append(load_force(path, vocabulary.book)._replace(file="", sha256=""))  # what a scenario makes of it
        return kept[0]

    return Statement(change, whole=True)


def _not_supplied(vocabulary: Vocabulary, label: str) -> Statement | None:
    name = vocabulary.entry(label)
    if name is None or name not in vocabulary.book.indicators:
        return None
    return of_indicator(name, IndicatorEvidence(status="not_supplied"))


def _not_shown(vocabulary: Vocabulary, statement: str) -> Statement | None:
    flag, degree = vocabulary.flags.get(normal(statement), ("", False))
    if degree is not True:
        return None
    return of_flag(flag, FlagEvidence(status="not_supplied"))


def _not_recorded(vocabulary: Vocabulary, label: str) -> Statement | None:
    name = vocabulary.entry(label)
    return None if name is None else _without({name})


def _nothing_of_question(vocabulary: Vocabulary, question: str) -> Statement | None:
    name = vocabulary.question(question)
    return None if name is None else _without({e.id for e in vocabulary.book.entries() if e.question == name})


def _nothing_of_theme(vocabulary: Vocabulary, theme: str) -> Statement | None:
    name = vocabulary.theme(theme)
    return None if name is None else _without({e.id for e in vocabulary.book.entries() if e.theme == name})


def _without(names: set[str]) -> Statement:
    return Statement(
        lambda force: force._replace(
            flags={name: row for name, row in force.flags.items() if name not in names},
            indicators={name: row for name, row in force.indicators.items() if name not in names},
        )
    )


def _carried_forward(vocabulary: Vocabulary, question: str, grade: str, year: str) -> Statement | None:
    name, earlier = vocabulary.question(question), vocabulary.grade(grade)
    if name is None or earlier is None or earlier not in vocabulary.book.framework.scale:
        return None
    row = PreviousGrade(earlier, int(year))

    def change(force: Force) -> Force:
        inspected = force.inspected if force.inspected is not None else tuple(vocabulary.book.questions)
        return force._replace(
            inspected=tuple(each for each in inspected if each != name),
            previous_grades={**force.previous_grades, name: row},
        )

    return Statement(change)


def _not_inspected(vocabulary: Vocabulary, question: str) -> Statement | None:
    name = vocabulary.question(question)
    if name is None:
        return None

    def change(force: Force) -> Force:
        inspected = force.inspected if force.inspected is not None else tuple(vocabulary.book.questions)
        return force._replace(inspected=tuple(each for each in inspected if each != name))

    return Statement(change)


def _graded_before(vocabulary: Vocabulary, question: str, grade: str) -> Statement | None:
    name, earlier = vocabulary.question(question), vocabulary.grade(grade)
    if name is None or earlier is None or earlier not in vocabulary.book.framework.scale:
        return None
    before = {name: PreviousGrade(earlier, vocabulary.book.framework.year - 1)}
    return Statement(lambda force: force._replace(previous_grades={**force.previous_grades, **before}))


def _asked_before(vocabulary: Vocabulary, area: str, *, doubtful: bool = False) -> Statement | None:
    if (named := vocabulary.area(area)) is None:
        return None
    asked = PreviousArea(named, doubtful=doubtful)
    return Statement(lambda force: force._replace(previous_areas=(*force.previous_areas, asked)))


def _asked_doubtfully(text: str, vocabulary: Vocabulary) -> Statement | None:
    """What an earlier inspection asked for, where it is doubtful whether it did."""
    text, doubtful = without_doubt(text)
    words = ASKED_BEFORE.slots(text) if doubtful else None
    return None if words is None else _asked_before(vocabulary, **words, doubtful=True)


GIVENS: Mapping[Sentence, Callable[..., Statement | None]] = {
    sentences.NOTHING_RECORDED: _nothing_recorded,
    sentences.BACKGROUND: _background,
    sentences.INSPECTED_FORCE: _inspected_force,
    sentences.NOT_SUPPLIED: _not_supplied,
    sentences.NOT_SHOWN: _not_shown,
    sentences.NOT_RECORDED: _not_recorded,
    sentences.NOTHING_OF_QUESTION: _nothing_of_question,
    sentences.NOTHING_OF_THEME: _nothing_of_theme,
    sentences.CARRIED_FORWARD: _carried_forward,
    sentences.NOT_INSPECTED: _not_inspected,
    sentences.GRADED_BEFORE: _graded_before,
    sentences.ASKED_BEFORE: _asked_before,
    **STATED,
}
"""The general `Given` sentences, each with its meaning."""
