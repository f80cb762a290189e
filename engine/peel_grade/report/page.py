"""A draft on one page: what somebody must know who reads no more."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from peel_grade.files.record import Record
from peel_grade.report.citing import Citing, citing_of
from peel_grade.report.decisions import added, on_area, on_grade
from peel_grade.report.firmness import firm_told, without_doubt
from peel_grade.report.lines import cut, flowed, joined, wrapped
from peel_grade.report.next_grade import next_grades
from peel_grade.report.sections import (
    balance,
    doubtful,
    footer,
    framework_of,
    heading,
    headline,
    known_of,
    legend,
    once,
    scale,
    themes_told,
    thin,
    warnings,
)
from peel_grade.rulebook.framework import Framework, Words
from peel_grade.wording.paint import Paint, plain, style
from peel_grade.wording.terms import capital, listed, words

if TYPE_CHECKING:
    from peel_grade.report import form

LONGEST = 66
"""Lines of a page on paper, and of this one as far as the detail of its lists decides."""


class _Detail(Record):
    """How much is told: areas with their reason, weaknesses and strengths by name, what lifts a grade by name; and
    whether what lifts a grade is told of questions that meet the standard, too.
    """

    reasons: int
    named: int
    lifting: int
    above: bool = True


_DETAILS = (
    *(_Detail(*numbers) for numbers in ((15, 5, 8), (15, 3, 4), (15, 3, 0), (15, 2, 0), (15, 1, 0))),
    *(_Detail(reasons, 1, 0, above=False) for reasons in (15, 12, 10, 8)),
    *(_Detail(reasons, 0, 0, above=False) for reasons in (15, 12, 10, 8, 6, 5, 4, 2, 1)),
)
"""From the most detail to the least: the first with which a page is short enough is taken."""
_AREAS_SHOWN = 15
_POSSIBLE, _RECORDED, _FOUND = "Possible", "Recorded", "+/-"
_COUNTED = 7
"""Columns for how many strengths and weaknesses: `+36 -12`."""


def page(document: "form.AssessmentDocument", paint: Paint, width: int = 80) -> str:
    """The page: grades and how firm they are, what to improve first, what would lift a grade, what is done well."""
    citing, firm = citing_of(document), _firm_overall(document, width)
    first = [
        [*heading(document, paint, width), *map(capital, islice(firm, 1)), *firm],
        [*thin(document, paint, width)],
        [*_questions(document, citing, paint, width)],
    ]
    told = [*warnings(document, paint, width, 1)]
    text = ""
    for detail in _DETAILS:
        cited = citing.further()
        parts = (
            *first,
            [*_areas(document, detail, cited, paint, width)],
            [*next_grades(document, detail.lifting, paint, width, above=detail.above)],
            [*_strengths(document, detail.named, cited, paint, width)],
            told,
            [*doubtful(document, paint, width, detail.named)],
            [*cited.resolved(width), *_closing(document, paint, width)],
        )
        text = joined(parts)
        if text.count("\n") <= LONGEST:
            break
    return text


def _firm_overall(document: "form.AssessmentDocument", width: int) -> Iterator[str]:
    return firm_told(document["overall"], framework_of(document), width, "", without_doubt(document).get("overall"))


def _questions(document: "form.AssessmentDocument", citing: Citing, paint: Paint, width: int) -> Iterator[str]:
    """Each question with its grade, the possible grades, how much is recorded, and how much was found."""
    framework, questions = framework_of(document), document["questions"]
    scales = [scale(question, framework, plain).rstrip() for question in questions.values()]
    possible = max(map(len, [*scales, _POSSIBLE]))
    known = 7 if possible + 7 > len(_POSSIBLE + _RECORDED) else len(_RECORDED)
    room = width - possible - known - _COUNTED - 3
    titles = f"{_POSSIBLE:<{possible + known + 1 - len(_RECORDED)}}{_RECORDED} {_FOUND:>{_COUNTED}}"
    yield paint(f"{capital(framework.words.question.many):<{room}} {titles}", "bold")
    without = without_doubt(document)
    for (name, each), shown in zip(questions.items(), scales, strict=True):
        *before, last = wrapped(each["title"], room)
        yield from before
        cells = f"{scale(each, framework, paint).rstrip()}{' ' * (possible - len(shown))}"
        if each["status"] == "inspected":
            cells += f" {known_of(each['evidence']):>{known}} {balance(each):>{_COUNTED}}"
        yield f"{last:<{room}} {cells}".rstrip()
        yield from _below_title(each, framework, citing, paint, width, without.get(name))
    yield from legend(framework, paint, width, _alone(document))


def _below_title(
    question: "form.Question", framework: Framework, citing: Citing, paint: Paint, width: int, without: str | None
) -> Iterator[str]:
    """The grade in words, and the themes: of each the letter of its grade, and how much is recorded."""
    said = framework.said(question["draft_grade"])
    if question["status"] == "inspected":
        themes = themes_told(question, framework)
        told = [f"{said}:" if themes else said, *(f"{each}," for each in themes[:-1]), *themes[-1:]]
    else:
        year = f" from {question['year']}" if question["year"] else ""
        told = [f"{said}, {words(question['status'])}{year} {citing.cite(question['sources'])}".rstrip()]
    first, *rest = flowed(told, width, "  ")
    yield first.replace(said, paint(said, style(question["draft_grade"], framework.grades)), 1)
    yield from rest
    yield from firm_told(question, framework, width, "  ", without)
    yield from on_grade(question, framework, width)


def _alone(document: "form.AssessmentDocument") -> str:
    """How many pieces of evidence that are missing could change a grade without any other."""
    number = len(document["evidence_gaps"])
    alone = {0: "none alone", 1: "1 alone"}.get(number, f"{number} each alone")
    return f"- ruled out; falls, rises: by pieces that turn out otherwise, {alone}."


def _areas(
    document: "form.AssessmentDocument", detail: _Detail, citing: Citing, paint: Paint, width: int
) -> Iterator[str]:
    """What should be improved, in order of priority, with the gravest reason of the first; then what is in no area."""
    called, reasons = framework_of(document).words, detail.reasons
    for concern, called_so in ((True, capital(called.concern.many)), (False, f"Suggested {called.area.many}")):
        areas = [area for area in document["areas"] if area["concern"] is concern]
        if areas:
            yield from headline(f"{called_so}, in order of priority ({len(areas)})", paint, width)
        elif not concern:
            yield from headline(f"{called_so}: none", paint, width)
        for number, area in enumerate(areas[:_AREAS_SHOWN], 1):
            yield cut(area["text"], width, f"{number:>3}. ")
            yield from on_area(area, width, "     ")
            if number <= reasons:
                yield _reason(area, called, citing, width)
        if (more := len(areas) - _AREAS_SHOWN) > 0:
            yield f"     and {more} more (--full lists all)"
    yield from added(document, called.area, paint, width)
    yield from _in_no_area(document, detail.named, paint, width)


def _reason(area: "form.Area", called: Words, citing: Citing, width: int) -> str:
    """The gravest reason of an area in a line: in figures where there are any and they fit."""
    reason = area["reasons"][0]
    sources = [source for piece in reason["evidence"] for source in piece["sources"]]
    years = f" in {listed(map(str, area['years']), 'and')}" if area["years"] else " before"
    again = f", asked for{years}" if area["repeat"] else ""
    before = f"{reason['weight'] or called.concern.one}{again}: "
    figures = [piece["says"] for piece in once(reason["evidence"]) if piece["kind"] == "indicator"]
    cited, indent = citing.cite(sources[:1]), " " * 5
    room = width - len(indent) - len(before) - len(cited) - 1
    said = next((each for each in figures if len(each) <= room), reason["because"])
    return cut(f"{before}{said}", width, indent, cited)


def _in_no_area(document: "form.AssessmentDocument", most: int, paint: Paint, width: int) -> Iterator[str]:
    """The weaknesses for which nothing is suggested: how many of each weight, and the gravest."""
    framework = framework_of(document)
    rows = [row for row in _findings(document, "weakness") if not row["suggested"]]
    if not rows:
        return
    weights = Counter(str(row["weight"]) for row in rows)
    counts = ", ".join(f"{weights[weight]} {weight}" for weight in framework.gravest if weights[weight])
    yield from headline(f"Weaknesses for which nothing is suggested: {counts}", paint, width)
    for weight in framework.gravest[:-1]:
        for row in [row for row in rows if row["weight"] == weight][:most]:
            yield cut(f"{weight}: {row['because']}", width, "  - ")


def _strengths(
    document: "form.AssessmentDocument", most: int, citing: Citing, paint: Paint, width: int
) -> Iterator[str]:
    """The strengths on which most evidence stands, of each question one at first."""
    rows = sorted(_findings(document, "strength"), key=lambda row: -len({piece["name"] for piece in row["evidence"]}))
    if not rows or not most:  # how many they are stands beside each question
        return
    yield from headline(f"Strengths ({len(rows)}), those with most evidence first", paint, width)
    for row in rows[:most]:
        sources = [source for piece in row["evidence"] for source in piece["sources"]]
        yield cut(row["because"], width, "  - ", citing.cite(sources[:1]))


def _findings(document: "form.AssessmentDocument", kind: str) -> Iterator["form.Finding"]:
    """What was found of a kind in the questions that were inspected."""
    for question in document["questions"].values():
        if question["status"] == "inspected":
            yield from (row for row in question["findings"] if row["kind"] == kind)


def _closing(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """Where to read on, and what the draft was made from."""
    asked = framework_of(document).words.question.one.upper().replace(" ", "_")
    yield from wrapped(f"All of it: --full. Why a grade follows: --explain {asked}.", width)
    yield from footer(document, paint, width)
