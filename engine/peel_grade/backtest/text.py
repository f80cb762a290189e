"""A backtest as text: whether drafts agree, how far and how surely, and where and why they do not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from peel_grade.backtest.saying import (
    HOW_SURE,
    NOT_TUNED,
    areas_said,
    baselines,
    cautions,
    grade_said,
    held_said,
    interval,
    rows_said,
    why_said,
)
from peel_grade.report.lines import cut, joined, wrapped
from peel_grade.report.sections import headline
from peel_grade.rulebook.framework import Words
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.paint import Paint
from peel_grade.wording.terms import capital, listed

_COLUMNS = (5, 15, 15, 20)
"""How wide are the number of grades, the two shares, and kappa."""
_CELL = 5


def backtest_text(told: Mapping[str, Any], books: Mapping[str, Rulebook], paint: Paint, width: int = 80) -> str:
    """The text of the document `backtest/1`."""
    called = books[told["forces"][0]["framework"]].framework.words
    parts = [
        _forces(told, books, paint, width),
        *(part for scale in told["scales"] for part in _scale(scale, called, paint, width)),
        _areas(told, books, called, paint, width),
        _held_out(told, called, paint, width),
        _not_compared(told, width),
    ]
    return joined(parts)


def _forces(told: Mapping[str, Any], books: Mapping[str, Rulebook], paint: Paint, width: int) -> Iterator[str]:
    """Each force: whether its draft agrees, and what differs, with why."""
    yield from headline("Drafts for human judgement beside what was published", paint, width)
    for row in told["forces"]:
        framework = books[row["framework"]].framework
        differing = [each for each in row["grades"] if each["published"] != each["draft"]]
        unsaid = [each for each in row["without_counterpart"] or () if each["why"] is None]
        agrees = not (differing or row["not_suggested"] or unsaid)
        yield from wrapped(f"{row['force']} ({row['record']}): {'agrees' if agrees else 'differs'}", width, "  ", "")
        for each in differing:
            yield from wrapped(grade_said(each, framework), width, "    ", "  ")
            for line in why_said(each, framework):
                yield from wrapped(line, width, "      ", "    - ")
        for each in row["not_suggested"] or ():
            stands = ", ".join(each["areas"]) or "nothing in the rulebook stands for it"
            yield from wrapped(f"not suggested: {each['about']} ({each['source']}; {stands})", width, "    ", "  ")
            for rule in (rule for tree in each["why"] for rule in tree["because"][-1].get("because", ())):
                yield from wrapped(rule["says"], width, "      ", "    - ")
        for each in row["without_counterpart"] or ():
            yield from wrapped(f"suggested, not published: {each['text']} ({each['area']})", width, "    ", "  ")
            yield from wrapped(each["why"] or "not explained", width, "    ")


def _scale(scale: Mapping[str, Any], called: Words, paint: Paint, width: int) -> Iterator[Iterable[str]]:
    yield _agreement(scale, called, paint, width)
    yield _matrix(scale, called, paint, width)


def _agreement(scale: Mapping[str, Any], called: Words, paint: Paint, width: int) -> Iterator[str]:
    """A line for each question, and below what is of several the same of the baseline."""
    yield from headline(f"Grades of {listed(scale['frameworks'], 'and')}, those not inspected left out", paint, width)
    room = width - sum(_COLUMNS)
    heads = ("n", "the same", "within one", "kappa")
    yield paint(" " * room + _cells(heads), "bold")
    for title, number, *said, standard in rows_said(scale, called):
        shown = cut(title, room - 1, "  " if standard else "")
        yield f"{shown:<{room}}{_cells(('' if standard else number, *map(str, said)))}"
    for line in (HOW_SURE.format(draws=scale["draws"], subject=called.subject.one), *cautions(scale, called)):
        yield from (paint(each, "dim") for each in wrapped(line, width))


def _cells(said: Iterable[str]) -> str:
    return "".join(f"{each:>{size}}" for each, size in zip(said, _COLUMNS, strict=True)).rstrip()


def _matrix(scale: Mapping[str, Any], called: Words, paint: Paint, width: int) -> Iterator[str]:
    """What was published, line by line, and how it is drafted."""
    row = scale["agreement"]["all"]
    if not row["pairs"]:
        return
    letters = [grade["letter"] for grade in scale["grades"]]
    none = any(row["without_draft"])
    room = max(len(grade["title"]) for grade in scale["grades"]) + 4
    yield from headline(f"All {called.question.many}: published (down), drafted (across)", paint, width)
    yield " " * room + "".join(f"{each:>{_CELL}}" for each in [*letters, *(["-"] if none else [])])
    for grade, numbers, lacking in zip(scale["grades"], row["matrix"], row["without_draft"], strict=True):
        cells = [*numbers, *([lacking] if none else [])]
        said = "".join(f"{number or '.':>{_CELL}}" for number in cells)
        yield f"{grade['letter'] + ' ' + grade['title']:<{room}}{said}"
    if none:
        yield "- not drafted, for want of evidence"


def _areas(
    told: Mapping[str, Any], books: Mapping[str, Rulebook], called: Words, paint: Paint, width: int
) -> Iterator[str]:
    if not told["areas"]:
        return
    titles = {name: question.title for book in books.values() for name, question in book.questions.items()}
    yield from headline(f"{capital(called.area.many)}, all {called.subject.many} together", paint, width)
    for name, each in told["areas"].items():
        yield from wrapped(f"{titles.get(name, 'In all')}: {areas_said(each['draft'])}", width, "    ", "  ")
    for key, says in baselines(called).items():
        if key in told["areas"]["all"]:
            said = areas_said(told["areas"]["all"][key])
            yield from wrapped(f"For comparison, {says}: {said}", width, "    ", "  ")


def _held_out(told: Mapping[str, Any], called: Words, paint: Paint, width: int) -> Iterator[str]:
    """What is left of it without what was written from each force's own report."""
    if not told["held_out"]["rules"]:
        return
    yield from headline(f"Each {called.subject.one} without what is known from its own report alone", paint, width)
    yield from wrapped(NOT_TUNED.format(subject=called.subject.one), width, "  ")
    for scale in told["scales"]:
        if (row := scale["held_out"]) is not None and row["pairs"]:
            same = f"{interval(row['exact'])} of {row['pairs']} grades are the same"
            said = f"{same}, kappa {interval(row['kappa'], percent=False)}"
            yield from wrapped(said, width, "    ", "  ")
    yield from wrapped(areas_said(told["held_out"]["areas"]["all"]["draft"]), width, "    ", "  ")
    for line in held_said(told, called):
        yield from wrapped(line, width, "    ", "  ")


def _not_compared(told: Mapping[str, Any], width: int) -> Iterator[str]:
    for each in told["not_compared"]:
        yield from wrapped(f"Not compared: {each['what']}: {each['why']}", width, "  ", "")
