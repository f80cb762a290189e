"""A draft as a document: the section of a report that inspectors start from."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from peel_grade.documents.figures import Shown, figures, legend, without
from peel_grade.documents.pages import Notes, page
from peel_grade.documents.routes import Routes, routes_of
from peel_grade.documents.summaries import gravest_first, summary
from peel_grade.documents.writing import Form
from peel_grade.files.record import Record
from peel_grade.force.derived import with_derived
from peel_grade.force.file import Force
from peel_grade.grades.results import Assessment
from peel_grade.report.citing import Citing, citing_of, described
from peel_grade.report.decisions import adds, decided, decisions_said
from peel_grade.report.document import document
from peel_grade.report.firmness import changing, firm_said, without_doubt
from peel_grade.report.next_grade import by_theme
from peel_grade.report.sections import asked_before, once
from peel_grade.routes.reach import OVERALL
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.terms import capital, listed, words

if TYPE_CHECKING:
    from peel_grade.report import form
    from peel_grade.routes.form import RouteDocument


class Said(Record):
    """A finding as it stands in a list: what it is, what is so, on which evidence (each with its note), and the note
    that says where from; `area` is the number of the area that it is a reason for (0: of none), `theme` its theme.
    """

    kind: str
    because: str
    evidence: tuple[tuple[str, str], ...]
    source: str
    again: str
    area: int
    theme: str


class Decision(Record):
    """What a panel decided, of what, and what the draft says of it."""

    what: str
    draft: str
    decided: str
    reason: str
    by: str
    date: str


class Part(Record):
    """What a document says of one question."""

    id: str
    question: "form.Question"
    summary: tuple[str, ...]
    weaknesses: tuple[Said, ...]
    strengths: tuple[tuple[str, tuple[Said, ...]], ...]
    figures: tuple[Shown, ...]
    not_supplied: tuple[str, ...]
    not_comparable: tuple[str, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    next_grade: tuple[str, ...]
    changing: tuple[str, ...]
    routes: Routes
    areas: tuple["form.Area", ...]
    added: tuple["form.PanelArea", ...]
    decided: str


def draft_page(assessment: Assessment, routes: "RouteDocument", form: Form, command: str) -> str:
    """The page of a draft (with all that is told of it, and its routes) for a form; `command` is what makes it again.

    Raises InputError where a library of the form is not installed.
    """
    book, told = assessment.book, document(assessment)
    force, framework = with_derived(assessment.force, book), book.framework
    citing = citing_of(told)
    return page(
        "draft.html",
        form,
        title=f"{told['force']}: {told['framework']['title']}",
        fields={
            "subject": told["force"],
            "framework": told["framework"]["title"],
            "rulebook": f"{told['framework']['id']} {told['framework']['version']}",
        },
        reproduced=_reproduced(told, command),
        told=told,
        framework=framework,
        called=framework.words,
        overall=tuple(_overall(told, framework)),
        overall_ways=tuple(_overall_ways(told, framework)),
        overall_routes=routes_of(OVERALL, routes, framework, book, citing),
        parts=[_part(name, told, routes, force, book, citing) for name in told["questions"]],
        areas=[(area, [_said(row, told, framework, citing) for row in area["reasons"]]) for area in told["areas"]],
        moderated=tuple(_moderated(told, framework)),
        doubtful=tuple(_doubtful(told, framework)),
        caveats=tuple(_caveats(force, book)),
        sources=[(name, described(about)) for name, about in told["documents"].items()],
        legend=legend(book),
        notes=Notes(),
        words=words,
        capital=capital,
        asked_before=asked_before,
        decided=decided,
    )


def _overall(told: "form.AssessmentDocument", framework: Framework) -> Iterator[str]:
    """What is to be said of the overall grade, beside the grade."""
    overall, asked = told["overall"], framework.words.question.many
    if overall["because"]:
        yield f"{capital(overall['because'][0]['says'])}."
    if overall["range"] is not None:
        low, high = map(framework.said, overall["range"])
        still = f"anything from {low} to {high}" if low != high else f"{low} alone"
        yield f"With all that is missing it could be {still}."
    if firm := firm_said(overall, framework, without_doubt(told).get("overall")):
        yield f"It {firm}."
    if overall["if_moderated"]:
        yield f"With the moderated grades of the {asked} it would be {framework.said(overall['if_moderated'])}."
    for reading in overall["borderline"].values():
        yield f"Borderline: it would be {framework.said(reading['draft_grade'])} by {reading['title']}."
    for remark in overall["no_precedent"]:
        yield f"No precedent: {remark}."


def _overall_ways(told: "form.AssessmentDocument", framework: Framework) -> Iterator[str]:
    """The ways to the next overall grade."""
    for step in told["overall"]["next_grade"]:
        grades = step["questions"].items()
        titles = [f"“{told['questions'][name]['title']}” {framework.said(grade)}" for name, grade in grades]
        yield f"{capital(framework.said(step['grade']))} takes {listed(titles, 'and')}."


def _part(
    name: str, told: "form.AssessmentDocument", routes: "RouteDocument", force: Force, book: Rulebook, citing: Citing
) -> Part:
    question, framework = told["questions"][name], book.framework
    rows = [_said(row, told, framework, citing) for row in question["findings"] if row["kind"] == "strength"]
    low = gravest_first(question, framework)
    themes = dict.fromkeys(row.theme for row in rows)
    areas = [area for area in told["areas"] if area["question"] == name]
    added = [area for area in told["panel_areas"] if area["question"] == name and adds(area)]
    missing: dict[str, list[str]] = {}
    for gap in told["evidence_gaps"]:
        if gap["question"] == name:
            aspect = "" if gap["missing"] == "evidence" else f" ({words(gap['missing'])})"
            missing.setdefault(listed(map(framework.said, gap["could_become"]), "or"), []).append(gap["label"] + aspect)
    return Part(
        name,
        question,
        tuple(summary(name, told, framework)),
        tuple(_said(row, told, framework, citing) for row in low),
        tuple((theme, tuple(row for row in rows if row.theme == theme)) for theme in themes),
        tuple(figures(name, force, book, citing)),
        tuple(without(name, "not_supplied", force, book)),
        tuple(without(name, "not_comparable", force, book)),
        tuple((outcome, tuple(labels)) for outcome, labels in missing.items()),
        tuple(
            f"{capital(framework.said(way['grade']))} takes {by_theme(way, framework)}."
            for way in question["next_grade"]
        ),
        tuple(f"It {each}." for each in changing(question["firmness"], framework, _otherwise))
        if question["firmness"]
        else (),
        routes_of(name, routes, framework, book, citing),
        tuple(areas),
        tuple(added),
        decisions_said(areas, added),
    )


def _otherwise(piece: "form.Otherwise") -> str:
    if piece["kind"] == "repeated":
        return piece["label"]
    return f"{piece['label']} ({words(piece['value'].strip('{}'))})"


def _said(row: "form.Finding", told: "form.AssessmentDocument", framework: Framework, citing: Citing) -> Said:
    kind = f"{row['weight']} weakness" if row["weight"] else words(row["kind"])
    if row["kind"] == "cause_of_concern":
        kind = framework.words.concern.one
    pieces = list(once(row["evidence"]))
    places = citing.places(source for piece in pieces for source in piece["sources"])
    rule = ", ".join(citing.places(row["sources"]))
    source = f"From {', '.join(places)}. " if places else ""
    source += f"Rule {row['rule']}{f' ({rule})' if rule else ''}."
    area = next((area["priority"] for area in told["areas"] if row["suggested"] and area["id"] == row["area"]), 0)
    return Said(
        kind,
        row["because"],
        tuple((piece["says"], piece["note"]) for piece in pieces),
        source,
        asked_before(row) if row["repeat"] else "",
        area,
        row["theme_title"] or "",
    )


def _moderated(told: "form.AssessmentDocument", framework: Framework) -> Iterator[Decision]:
    """All that a panel decided, of each grade and area the last decision first."""
    overall: list[tuple[str, form.Overall | form.Question]] = [("Overall", told["overall"])]
    for title, graded in [*overall, *((each["title"], each) for each in told["questions"].values())]:
        for grade in reversed(graded["moderations"]):
            given = "withdrawn" if grade["grade"] is None else framework.said(grade["grade"])
            draft = framework.said(graded["draft_grade"])
            yield Decision(title, draft, given, grade["reason"], grade["by"], grade["date"])
    both = (
        *((area, "suggested") for area in told["areas"]),
        *((area, "not suggested") for area in told["panel_areas"]),
    )
    for area, draft in both:
        for each in reversed(area["moderations"]):
            worded = ": ".join(filter(None, (each["decision"], each["text"])))
            yield Decision(area["text"], draft, worded, each["reason"], each["by"], each["date"])


def _doubtful(told: "form.AssessmentDocument", framework: Framework) -> Iterator[tuple[str, str, str]]:
    """What would be otherwise without the doubtful evidence: of what, in this draft, without it."""
    for each in told["doubtful"]["differences"] if told["doubtful"] else ():
        graded = each["kind"] in ("overall", "question", "theme")
        ends = (each["draft"], each["without"])
        draft, without = (framework.said(str(end)) if graded else words(end or "not suggested") for end in ends)
        yield each["title"], draft, without


def _caveats(force: Force, book: Rulebook) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the catalogue says is to be borne in mind of the evidence that is known."""
    for entry in book.entries():
        row = force.indicators.get(entry.id) or force.flags.get(entry.id)
        if entry.caveats and row is not None and row.status != "not_recorded":
            yield entry.label, entry.caveats


def _reproduced(told: "form.AssessmentDocument", command: str) -> Iterable[tuple[str, str]]:
    """What the draft was made from, and how it is made again."""
    return (
        ("rulebook", f"{told['framework']['id']} {told['framework']['version']}"),
        ("SHA-256 of the rulebook", told["framework"]["sha256"]),
        ("SHA-256 of the evidence", told["input"]["sha256"]),
        ("peel-grade", version("peel-grade")),
        ("durable_rules", version("durable-rules")),
        ("command", command),
    )
