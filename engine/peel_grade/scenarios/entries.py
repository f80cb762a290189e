"""The sentences of the catalogue: a flag in its words, a figure with what it is compared with."""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from peel_grade.files.problems import quoted
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import FlagEvidence, IndicatorEvidence
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.scenarios.sentences import DOUBTFUL, DOWN, NUMBER, RANGE, UNCHANGED, UP, Sentence, normal
from peel_grade.scenarios.statement import Statement, Wrong, of_flag, of_indicator
from peel_grade.scenarios.vocabulary import Vocabulary


def entry(text: str, vocabulary: Vocabulary) -> Statement | None:
    """What a normal sentence states of a flag, or of an indicator with its figure and perhaps with endings."""
    text, doubtful = without_doubt(text)
    if text in vocabulary.flags:
        flag, degree = vocabulary.flags[text]
        return of_flag(flag, FlagEvidence(is_=degree, doubtful=doubtful))
    text, endings = without_endings(text, vocabulary)
    for found in (*RANGE.finditer(text), *NUMBER.finditer(text)):
        name = vocabulary.figures.get(normal(f"{text[: found.start()]}{{value}}{text[found.end() :]}"))
        if name is not None:
            return _figure_entry(name, found[0], endings, vocabulary, doubtful=doubtful)
    return None


def without_doubt(text: str) -> tuple[str, bool]:
    """A sentence without the ending that calls it doubtful, and whether it has that ending."""
    ending = DOUBTFUL.ending(text)
    return (text, False) if ending is None else (ending[0], True)


class Ending(NamedTuple):
    """An ending of a sentence about a figure: what it states (`previous`, `rank`, the id of a benchmark), and how."""

    states: str
    sentence: Sentence
    value: str


def without_endings(text: str, vocabulary: Vocabulary) -> tuple[str, list[Ending]]:
    """A sentence about a figure without its endings, and these, the last first."""
    ranks = {ending: rank for rank, ending in vocabulary.ranked.items()}
    benchmarks = {ending: of for of, ending in vocabulary.against.items()}
    found: list[Ending] = []
    while True:
        for ending in vocabulary.endings:
            if (split := ending.ending(text)) is None:
                continue
            text, words = split
            if ending in ranks:
                found.append(Ending("rank", ending, ranks[ending]))
            elif ending in benchmarks:
                found.append(Ending(benchmarks[ending], ending, words["benchmark"]))
            else:
                found.append(Ending("previous", ending, words["previous"]))
            break
        else:
            return text, found


def _figure_entry(
    name: str, written: str, endings: list[Ending], vocabulary: Vocabulary, *, doubtful: bool
) -> Statement:
    """What is stated of an indicator."""
    figures = [written, *(each.value for each in endings if each.states != "rank")]
    if wrong := next(_unreadable(figures), None):
        return Statement(lambda force: force, wrong=wrong)
    of = {each.states: each for each in endings}
    value, rank = _figure(written), of.pop("rank", None)
    previous = of.pop("previous", None)
    row = IndicatorEvidence(
        value,
        None if previous is None else _figure(previous.value),
        FrozenDict({each: _figure(of[each].value) for each in vocabulary.against if each in of}),
        None if rank is None else rank.value,
        doubtful=doubtful,
    )
    wrong = next(_twice(endings), None)
    if wrong is None and previous is not None:
        wrong = _trend(written, value, previous)
    return of_indicator(name, row)._replace(wrong=wrong)


def _unreadable(figures: list[str]) -> Iterator[Wrong]:
    """Numbers that could not be compared exactly, and ranges with their ends the wrong way round."""
    for figure in figures:
        numbers = [number[0] for number in NUMBER.finditer(figure)]
        if any(len(number) > 20 or abs(_number(number)) > 2**53 for number in numbers):
            message = f"{quoted(figure)} has a number beyond 2^53, which cannot be compared exactly"
            yield Wrong(message, "write a smaller one")
            continue
        found = RANGE.fullmatch(figure)
        if found is None or found["bound"] is not None:
            continue
        if (low := _number(found["low"])) >= (high := _number(found["high"])):
            instead = found["low"] if low == high else f"between {found['high']} and {found['low']}"
            yield Wrong(f"`{figure}` is no range: its first number is not below its second", f"write `{instead}`")


def _twice(endings: list[Ending]) -> Iterator[Wrong]:
    """Endings of which one contradicts, or repeats, the other."""
    for kind in dict.fromkeys(each.states for each in endings):
        alike = [each for each in endings if each.states == kind]
        if len(alike) > 1:
            slot = "previous" if kind == "previous" else "benchmark"
            told = [each.sentence.text(**{slot: each.value}).removeprefix(", ") for each in reversed(alike)]
            yield Wrong(f"a figure cannot be both `{told[0]}` and `{told[1]}`", "keep one of them")


def _trend(written: str, value: Figure, previous: Ending) -> Wrong | None:
    """What is wrong where a figure is not up, down or unchanged from what it was, as the sentence says."""
    now, before = _ends(value), _ends(_figure(previous.value))
    possible = {
        UP: now[1] > before[0],
        DOWN: now[0] < before[1],
        UNCHANGED: now[0] <= before[1] and now[1] >= before[0],
    }
    if possible[previous.sentence]:
        return None
    said = previous.sentence.text(previous=previous.value).removeprefix(", ")
    right = next(trend for trend, can in possible.items() if can).text(previous=previous.value).removeprefix(", ")
    return Wrong(f"`{written}` is not `{said}`", f"write `{right}`, or correct the figures")


def _ends(figure: Figure) -> tuple[float, float]:
    if not isinstance(figure, Range):
        return figure, figure
    low, high = figure
    return -inf if low is None else low, inf if high is None else high


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
