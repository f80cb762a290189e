"""What `Given` sentences state of a force."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import (
    FlagEvidence,
    Force,
    IndicatorEvidence,
    Moderation,
    PreviousArea,
    PreviousGrade,
    load_force,
)
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.scenarios import sentences
from peel_grade.scenarios.sentences import ASKED_BEFORE, DOUBTFUL, NUMBER, RANGE, Sentence, meaning, normal
from peel_grade.scenarios.vocabulary import Vocabulary

NOTHING = Force("the force", "", None, {}, (), False, {}, {}, {})
"""A force about which nothing is recorded."""

Change: TypeAlias = Callable[[Force], Force]


class Statement(NamedTuple):
    """What a `Given` sentence does to the force so far; `whole` where nothing of that force is left."""

    change: Change
    whole: bool = False


def statement(text: str, vocabulary: Vocabulary) -> Statement | None:
    """What a normal `Given` sentence states, or several joined by `; `; None where the rulebook knows none such."""
    single = _entry(text, vocabulary) or meaning(text, GIVENS, vocabulary) or _asked_doubtfully(text, vocabulary)
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

    return Statement(change, any(part.whole for part in known))


def _entry(text: str, vocabulary: Vocabulary) -> Statement | None:
    """A sentence of the catalogue: of a flag, or of an indicator with its figure and perhaps with endings."""
    text, doubtful = _without_doubt(text)
    if text in vocabulary.flags:
        flag, degree = vocabulary.flags[text]
        return _flag(flag, FlagEvidence(is_=degree, doubtful=doubtful))
    text, given = _without_endings(text, vocabulary)
    for found in (*RANGE.finditer(text), *NUMBER.finditer(text)):
        name = vocabulary.figures.get(normal(f"{text[: found.start()]}{{value}}{text[found.end() :]}"))
        if name is None:
            continue
        written = [found[0], *([given.previous] if given.previous is not None else []), *given.benchmarks.values()]
        numbers = [number[0] for figure in written for number in NUMBER.finditer(figure)]
        if any(len(number) > 20 or abs(_number(number)) > 2**53 for number in numbers):
            return None  # beyond what can be compared exactly
        if not all(map(_in_order, written)):
            return None
        previous = None if given.previous is None else _figure(given.previous)
        benchmarks = FrozenDict({of: _figure(figure) for of, figure in given.benchmarks.items()})
        row = IndicatorEvidence(_figure(found[0]), previous, benchmarks, given.rank, doubtful=doubtful)
        return _indicator(name, row)
    return None


def _without_doubt(text: str) -> tuple[str, bool]:
    """A sentence without the ending that calls it doubtful, and whether it has that ending."""
    ending = DOUBTFUL.ending(text)
    return (text, False) if ending is None else (ending[0], True)


class _Stated(NamedTuple):
    """What the endings of a sentence about a figure state, its numbers as they were written."""

    previous: str | None = None
    benchmarks: Mapping[str, str] = FrozenDict[str, str]()
    rank: str | None = None


def _without_endings(text: str, vocabulary: Vocabulary) -> tuple[str, _Stated]:
    """A sentence about a figure without its endings, and what these state."""
    ranks = {ending: rank for rank, ending in vocabulary.ranked.items()}
    benchmarks = {ending: of for of, ending in vocabulary.against.items()}
    given = _Stated()
    while True:
        for ending in vocabulary.endings:
            if (found := ending.ending(text)) is None:
                continue
            text, words = found
            if ending in ranks:
                given = given._replace(rank=ranks[ending])
            elif ending in benchmarks:
                given = given._replace(benchmarks={**given.benchmarks, benchmarks[ending]: words["benchmark"]})
            else:
                given = given._replace(previous=words["previous"])
            break
        else:
            return text, given


def _number(text: str) -> Number:
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _figure(text: str) -> Figure:
    """A number, or a range of them, as a sentence writes it."""
    found = RANGE.fullmatch(text)
    if found is None:
        return _number(text)
    if found["bound"] is None:
        return Range(_number(found["low"]), _number(found["high"]))
    end = _number(found["end"])
    return Range(end, None) if found["bound"] == "at least" else Range(None, end)


def _in_order(text: str) -> bool:
    """Whether a range has its lower end first."""
    found = RANGE.fullmatch(text)
    return found is None or found["bound"] is not None or _number(found["low"]) < _number(found["high"])


def _indicator(name: str, evidence: IndicatorEvidence) -> Statement:
    return Statement(lambda force: force._replace(indicators={**force.indicators, name: evidence}))


def _flag(name: str, evidence: FlagEvidence) -> Statement:
    return Statement(lambda force: force._replace(flags={**force.flags, name: evidence}))


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
    return _indicator(name, IndicatorEvidence(status="not_supplied"))


def _not_shown(vocabulary: Vocabulary, statement: str) -> Statement | None:
    flag, degree = vocabulary.flags.get(normal(statement), ("", False))
    if degree is not True:
        return None
    return _flag(flag, FlagEvidence(status="not_supplied"))


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
    text, doubtful = _without_doubt(text)
    words = ASKED_BEFORE.slots(text) if doubtful else None
    return None if words is None else _asked_before(vocabulary, **words, doubtful=True)


def _overall_moderated(vocabulary: Vocabulary, grade: str) -> Statement | None:
    return _moderation("overall", grade, vocabulary) if vocabulary.book.graded_overall else None


def _moderated(vocabulary: Vocabulary, question: str, grade: str) -> Statement | None:
    name = vocabulary.question(question)
    return None if name is None else _moderation(name, grade, vocabulary)


def _moderation(name: str, grade: str, vocabulary: Vocabulary) -> Statement | None:
    moderated = vocabulary.grade(grade)
    if moderated is None or moderated not in vocabulary.book.framework.scale:
        return None
    row = Moderation(moderated, "so the scenario says", "the panel", "")
    return Statement(lambda force: force._replace(moderation={**force.moderation, name: row}))


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
    sentences.OVERALL_MODERATED: _overall_moderated,
    sentences.MODERATED: _moderated,
}
"""The general `Given` sentences, each with its meaning."""
