"""A draft in full, as text: every area with its reasons, every finding, and all that is missing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from peel_grade.files.problems import one_line
from peel_grade.report.citing import described, key_of, sources_of
from peel_grade.report.decisions import area_history, grade_history, not_suggested
from peel_grade.report.firmness import firm
from peel_grade.report.lines import joined, wrapped
from peel_grade.report.next_grade import all_ways
from peel_grade.report.sections import (
    asked_before,
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
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.wording.paint import Paint, plain, style
from peel_grade.wording.terms import capital, words

if TYPE_CHECKING:
    from peel_grade.report import form

_BEFORE_SCALE = 46
"""Columns of a row before the possible grades, with the status among them."""


def full_text(
    document: "form.AssessmentDocument", paint: Paint, width: int = 80, routes: Iterable[Iterable[str]] = ()
) -> str:
    """Everything an analyst needs of one draft; nothing is cut short. `routes` are the parts that tell those."""
    return joined(
        [
            heading(document, paint, width, history=True),
            thin(document, paint, width),
            _table(document, paint, width),
            firm(document, paint, width),
            _concerns(document, paint, width),
            _improvements(document, paint, width),
            not_suggested(document, paint, width),
            _other_weaknesses(document, paint, width),
            all_ways(document, paint, width),
            *routes,
            _strengths(document, paint, width),
            warnings(document, paint, width),
            doubtful(document, paint, width),
            _missing(document, paint, width),
            _sources(document, paint, width),
            footer(document, paint, width),
        ]
    )


def _table(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    questions, framework = document["questions"], framework_of(document)
    scales = [scale(question, framework, plain).rstrip() for question in questions.values()]
    wide = all(_BEFORE_SCALE + len(scale) <= width for scale in scales)
    titles = [
        ("  Draft grade", 25),
        *([("Status", 21)] if wide else []),
        ("Possible", 0),
    ]
    yield paint(capital(framework.words.question.many), "bold")
    yield paint("".join(title.ljust(columns) for title, columns in titles), "bold")
    for name, question in questions.items():
        grade = question["draft_grade"]
        status = words(question["status"]) + (f" {question['year']}" if question["year"] else "")
        yield from wrapped(f"{question['title']} ({name})", width)
        row = f"  {paint(f'{one_line(framework.said(grade)):<23}', style(grade, framework.grades))}"
        yield f"{row}{f'{status:<21}' if wide else ''}{scale(question, framework, paint)}".rstrip()
        if not wide:
            yield f"  {status}"
        yield from _below_row(name, question, framework, width)
    yield from legend(framework, paint, width)


def _below_row(name: str, question: "form.Question", framework: Framework, width: int) -> Iterator[str]:
    """What is told of a question under its row of the table."""
    yield from grade_history(question, framework, width)
    if question["sources"]:
        yield from wrapped(f"from {', '.join(question['sources'])}", width, "  ")
    if question["status"] != "inspected":
        if count := len(question["findings"]):
            recorded = f"{count} finding{'s' if count != 1 else ''} recorded all the same (--explain {name})"
            yield from wrapped(recorded, width, "  ")
        return
    told = "; ".join(
        [f"{known_of(question['evidence'])} recorded, {balance(question)} found", *themes_told(question, framework)]
    )
    yield from wrapped(told, width, "  ")
    if question["because"]:
        yield from wrapped(f"because {question['because'][0]['says']}", width, "  ")
    themes = question["themes"].values()
    low = [_brought_low(theme) for theme in themes if theme["draft_grade"] in framework.below]
    if low:
        yield from wrapped(f"below {framework.standard.said}: {'; '.join(low)}", width, "  ")
    # a grade rule may say that the evidence is insufficient, and why; that no rule holds is another thing
    insufficient = [theme for theme in themes if theme["draft_grade"] == INSUFFICIENT]
    thin: dict[str, list[str]] = {}
    for theme in insufficient:
        if theme["because"]:
            thin.setdefault(theme["because"][0]["says"], []).append(_recorded(theme))
    for reason, recorded_of in thin.items():
        yield from wrapped(f"{words(INSUFFICIENT)}, as {reason}: {'; '.join(recorded_of)}", width, "  ")
    if open_ := [_recorded(theme) for theme in insufficient if not theme["because"]]:
        yield from wrapped(f"no grade rule holds: {'; '.join(open_)}", width, "  ")
    if question["draft_grade"] == INSUFFICIENT and not question["because"]:
        yield from wrapped(f"no grade rule of the {framework.words.question.one} holds", width, "  ")


def _recorded(theme: "form.Theme") -> str:
    return f"{theme['title'].lower()} ({theme['evidence']['known']} of {theme['evidence']['of']} recorded)"


def _brought_low(theme: "form.Theme") -> str:
    """A theme below the standard, with what brought it there; of a repeat also what is repeated."""
    title = theme["title"].lower()
    if not theme["because"]:
        return title
    decided, *repeated = dict.fromkeys(row["says"] for row in theme["because"])
    return f"{title} ({decided}{': ' if repeated else ''}{', '.join(repeated)})"


def _concerns(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    concerns = [area for area in document["areas"] if area["concern"]]
    if concerns:
        title = capital(framework_of(document).words.concern.many)
        yield from _areas(concerns, title, framework_of(document), paint, width)


def _improvements(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    called = framework_of(document).words
    title = f"Suggested {called.area.many}"
    if areas := [area for area in document["areas"] if not area["concern"]]:
        yield from _areas(areas, f"{title}, in order of priority", framework_of(document), paint, width)
    else:
        yield paint(f"{title}: none", "bold")
    if still := len(document["open_areas"]):
        more = f"{still} more could follow from what is not recorded (--format json lists them)."
        yield from wrapped(more, width, "  ")


def _areas(areas: Sequence["form.Area"], title: str, framework: Framework, paint: Paint, width: int) -> Iterator[str]:
    yield paint(f"{title} ({len(areas)})", "bold")
    for number, area in enumerate(areas, 1):
        yield from wrapped(area["text"], width, "     ", f"{number:>3}. ")
        asked = f"; {asked_before(area['reasons'][0])}" if area["repeat"] else ""
        yield from wrapped(f"{area['question_title']}{asked}", width, "     ")
        yield from area_history(area, width, "     ")
        told: set[tuple[str, ...]] = set()
        for reason in area["reasons"]:
            yield from _reason(reason, framework.words.concern.one, told, paint, width)


def _reason(
    finding: "form.Finding", concern: str, told: set[tuple[str, ...]], paint: Paint, width: int
) -> Iterator[str]:
    """Why something is suggested: a finding with its evidence, as far as it was not `told` before."""
    kind = concern if finding["kind"] == "cause_of_concern" else finding["kind"]
    kind = f"{words(finding['weight'])} {kind}" if finding["weight"] else kind
    yield from wrapped(f"because {finding['because']} ({kind})", width, "     ")
    for piece in once(finding["evidence"]):
        sources = tuple(dict.fromkeys(piece["sources"]))
        if (piece["says"], *sources) in told:
            continue
        told.add((piece["says"], *sources))
        note = f"; {piece['note']}" if piece["note"] else ""
        cited = f" ({', '.join(sources)})" if sources else ""
        yield from wrapped(f"{piece['says']}{note}{cited}", width, "       ", "     - ")
    yield from (paint(line, "dim") for line in wrapped(f"rule {finding['rule']}", width, "     "))


def _other_weaknesses(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    rows = [
        (question["title"], row)
        for question in document["questions"].values()
        if question["status"] == "inspected"
        for row in question["findings"]
        if row["kind"] == "weakness" and not row["suggested"]
    ]
    if not rows:
        return
    yield paint(f"Other weaknesses, without a suggestion ({len(rows)})", "bold")
    gravest = framework_of(document).gravest
    for asked, of_question in groupby(rows, key=lambda row: row[0]):
        yield from wrapped(asked, width, " ")
        for _, row in sorted(of_question, key=lambda row: gravest.index(str(row[1]["weight"]))):
            yield from wrapped(f"{row['because']} ({row['weight']}; rule {row['rule']})", width, "    ", "  - ")


def _strengths(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    found = [
        (question["title"], [row for row in question["findings"] if row["kind"] == "strength"])
        for question in document["questions"].values()
        if question["status"] == "inspected"
    ]
    yield paint(f"Strengths ({sum(len(rows) for _, rows in found)})", "bold")
    if not found:
        yield f"  No {framework_of(document).words.question.one} was inspected."
    for asked, rows in found:
        yield from wrapped(asked, width, " ")
        for row in rows:
            yield from wrapped(f"{row['because']} (rule {row['rule']})", width, "    ", "  - ")


def _missing(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    gaps: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for gap in document["evidence_gaps"]:
        missing = "" if gap["missing"] == "evidence" else f" ({words(gap['missing'])})"
        gaps.setdefault((gap["question"], tuple(gap["could_become"])), []).append(gap["label"] + missing)
    if not gaps:
        yield paint("Missing evidence", "bold")
        yield from wrapped("None that could change a draft grade by itself.", width, "  ")
        yield from _in_company(document, width)
        return
    heading = f"Missing evidence that could change a draft grade ({len(document['evidence_gaps'])})"
    yield from headline(heading, paint, width)
    yield from wrapped("Each by itself; the possible grades take all that is not recorded together.", width, "  ")
    for (question, grades), names in gaps.items():
        outcome = " or ".join(map(framework_of(document).said, grades))
        asked = document["questions"][question]["title"]
        yield from wrapped(f"{asked} could become {outcome}:", width, "    ", "  ")
        for name in names:
            yield from wrapped(name, width, "      ", "    - ")
    yield from _in_company(document, width)


def _in_company(document: "form.AssessmentDocument", width: int) -> Iterator[str]:
    """The missing evidence that changes no grade by itself, and does in the smallest company in which any does."""
    framework = framework_of(document)
    for question in document["questions"].values():
        firmness = question["firmness"]
        for resiliences in (firmness["falls"], firmness["rises"]) if firmness else ():
            found = resiliences["missing"]
            if found["number"] is None or found["number"] < 2:
                continue
            outcome = " or ".join(map(framework.said, found["grades"]))
            told = f"{question['title']} could become {outcome} by {found['number']} of these together:"
            yield from wrapped(told, width, "    ", "  ")
            for piece in found["taking"]:
                part = f" ({words(piece['part'])})" if piece["part"] else ""
                yield from wrapped(f"{piece['label']}{part}", width, "      ", "    - ")


def _sources(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """What the documents are that are cited."""
    keys = {key_of(source) for source in sources_of(document)}
    told = {name: about for name, about in document["documents"].items() if name in keys}
    if told:
        yield paint("Sources (document:line, document:pPAGE/PARAGRAPH)", "bold")
    for name, about in told.items():
        yield from wrapped(f"{name}: {described(about)}", width, "    ", "  ")
