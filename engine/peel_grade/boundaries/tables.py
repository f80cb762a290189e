"""Cases in words: for each entry a table that a reviewer reads, what is given and what follows."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from peel_grade.boundaries.givens import (
    ASKED,
    EARLIER,
    FINDING,
    STATUSES,
    evidence_side,
    finding_category,
    named_entry,
    so_many,
)
from peel_grade.boundaries.layout import OTHERS, differing
from peel_grade.boundaries.model import NO, UNDECIDED, YES, Case, Entry, Given
from peel_grade.force.figures import KEYS, figure_of
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Count
from peel_grade.wording.counts import finding_counted
from peel_grade.wording.degrees import statement
from peel_grade.wording.sentences import reason
from peel_grade.wording.terms import show_figure, show_number

DECIDED = {YES: "it is found", NO: "it is not found"}
"""What is said where a rule is decided."""
_OUTCOMES = {
    "rule": {**DECIDED, UNDECIDED: "it is undecided"},
    "suggest": {YES: "it is suggested", NO: "it is not suggested", UNDECIDED: "it is undecided"},
    "no_precedent": {YES: "there is no precedent", NO: "there is a precedent", UNDECIDED: "it is undecided"},
}


class Row(NamedTuple):
    """A case: what is given otherwise than in the rest of the table, and what follows.

    `by` is the id of the grade rule that decides; empty where none does.
    """

    given: tuple[str, ...]
    then: str
    by: str = ""


class Table(NamedTuple):
    """The cases of an entry; `beside` is what is given in every row that does not say otherwise."""

    beside: tuple[str, ...]
    rows: tuple[Row, ...]


def table(entry: Entry, book: Rulebook) -> Table:
    """The cases of an entry in words; what the rulebook does not have is called as the case calls it."""
    beside = tuple(_said(entry.beside, entry, book))
    return Table(beside, tuple(row(case, entry, book) for case in entry.cases))


def row(case: Case, entry: Entry, book: Rulebook) -> Row:
    """One case in words."""
    return Row(tuple(_said(differing(entry, case.given), entry, book)), then(case, entry, book), case.by)


def then(case: Case, entry: Entry, book: Rulebook) -> str:
    """What follows from a case, in words."""
    return _OUTCOMES[entry.part][case.then] if entry.part in _OUTCOMES else book.framework.said(case.then)


def heading(entry: Entry, book: Rulebook) -> str:
    """What an entry is of, as a reviewer calls it."""
    words = book.framework.words
    match entry.part:
        case "rule":
            return entry.id
        case "scale":
            return "the scale"
        case "suggest":
            return f"what makes a suggestion of {words.area.a()}"
        case "theme_grades":
            return f"the grades of {words.theme.many}{f' ({entry.id})' if entry.id else ''}"
        case "question_grades":
            return f"the grade of {entry.id}"
        case "overall":
            return "the overall grade"
        case "alternative":
            return f"the overall grade by {entry.id}"
        case "no_precedent":
            return f"no precedent: {entry.id}"


def line(case: Case, entry: Entry, book: Rulebook) -> str:
    """What a case gives, in one line."""
    return "; ".join(row(case, entry, book).given) or "as all cases have it"


def _said(given: Given, entry: Entry, book: Rulebook) -> Iterator[str]:
    for key, value in given.items():
        yield _evidence(key, value, book) if entry.part == "rule" else _concluded(key, value, entry, book)


def _evidence(key: str, value: Any, book: Rulebook) -> str:
    """A piece of evidence, or what another rule concludes, in words."""
    if key in book.flags:
        return _flag(key, value, book)
    if key in book.indicators:
        return _figure(key, value, book)
    if isinstance(value, str) and value in STATUSES:
        return f"{_about(key, book)}: {value.replace('_', ' ')}"
    if (rule := book.rules.get(key.removeprefix(FINDING))) is not None:
        if value == UNDECIDED:
            return f"it is undecided whether {reason(rule)}"
        return f"it is {'' if value else 'not '}found that {reason(rule)}"
    if (question := book.questions.get(key.removeprefix(EARLIER))) is not None:
        return f"the earlier grade for “{question.title}” was {book.framework.said(str(value))}"
    if (area := book.areas.get(key.removeprefix(ASKED))) is not None:
        return f"{'an earlier inspection already' if value else 'no earlier inspection'} asked for “{area.text}”"
    return f"{key}: {value}"


def _about(key: str, book: Rulebook) -> str:
    """What an earlier inspection may have said."""
    if (question := book.questions.get(key.removeprefix(EARLIER))) is not None:
        return f"the earlier grade for “{question.title}”"
    area = book.areas.get(key.removeprefix(ASKED))
    return f"whether an earlier inspection asked for “{area.text}”" if area is not None else key


def _flag(name: str, value: Any, book: Rulebook) -> str:
    entry = book.flags[name]
    if value in STATUSES:
        return _unknown(f"whether {entry.holds}", value, book)
    return statement(entry, value)


def _unknown(what: str, status: str, book: Rulebook) -> str:
    subject = book.framework.words.subject.one
    return {
        "not_supplied": f"the {subject} could not show {what}",
        "not_comparable": f"it cannot be compared {what}",
    }.get(status, f"it is not recorded {what}")


def _figure(name: str, value: Any, book: Rulebook) -> str:
    entry, framework = book.indicators[name], book.framework
    if isinstance(value, str):
        if value == "not_supplied":
            return f"the {framework.words.subject.one} could not supply {entry.label}"
        return f"{entry.label}: {value.replace('_', ' ')}"
    if not isinstance(value, Mapping) or any(key in KEYS for key in value):
        return entry.statement.replace("{value}", show_figure(figure_of(value)))
    figure = value.get("value")
    said = entry.label if figure is None else entry.statement.replace("{value}", show_figure(figure_of(figure)))
    for key, other in value.items():
        if key == "previous":
            said += f", before {show_figure(figure_of(other))}"
        elif key == "rank":
            said += f", {framework.ranks.get(other, other)}"
        elif key != "value":
            title = framework.benchmarks[key].title if key in framework.benchmarks else key
            said += f", against {show_figure(figure_of(other))} in {title}"
    return said


def _concluded(key: str, value: Any, entry: Entry, book: Rulebook) -> str:
    """What the stratum below concluded, in words."""
    if (category := finding_category(key)) is not None:
        return _found(Count("count", "findings", *category), value, book)
    if (side := evidence_side(key)) is not None:
        pieces = "piece of evidence" if value == 1 else "pieces of evidence"
        called = {
            "favourable": f"favourable {pieces}",
            "adverse": f"adverse {pieces}",
            "other": f"{pieces} that {'speaks' if value == 1 else 'speak'} for neither side",
            "open": f"{pieces} missing",
        }[side]
        return f"{show_number(value) if value else 'no'} {called}"
    if (name := named_entry(key)) is not None:
        known = book.flags.get(name) or book.indicators.get(name)
        return f"“{known.label if known else name}” is {'not recorded' if value == 'open' else f'recorded ({value})'}"
    grade = "without enough evidence" if value == INSUFFICIENT else book.framework.said(str(value))
    words = book.framework.words
    themes = entry.part == "question_grades"
    if key == OTHERS:
        return f"all other {words.theme.many if themes else words.question.many}: {grade}"
    unit = book.themes.get(key) if themes else book.questions.get(key)
    return f"“{unit.title if unit else key}”: {grade}"


def _found(counted: Count, value: object, book: Rulebook) -> str:
    number, of = so_many(value)
    noun = finding_counted(counted, book.framework)
    share = isinstance(value, str)
    said = f"{show_number(number) if number else 'no'} {noun.one if number == 1 and not share else noun.many}"
    return f"{show_number(number)} of {show_number(of)} {noun.many} found" if share else f"{said} found"
