"""The page of one draft, made where it was drafted: all that is told of it, its routes too where they are given."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from peel_grade.documents.routes import Routes, routes_of, sources_in
from peel_grade.force.moderation import REJECTED
from peel_grade.grades.results import Assessment
from peel_grade.panel import links
from peel_grade.panel.drafts import Draft, drafted
from peel_grade.panel.filling import filled, rulebook_told
from peel_grade.panel.scale import Scale
from peel_grade.panel.turns import Turn, turns
from peel_grade.report.citing import Citing, citing_of, described, key_of, sources_of
from peel_grade.report.document import document
from peel_grade.report.firmness import firm_said, without_doubt
from peel_grade.report.next_grade import by_theme
from peel_grade.routes.reach import OVERALL
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.terms import capital, listed, words

if TYPE_CHECKING:
    from peel_grade.report import form
    from peel_grade.routes.form import RouteDocument

_GRAVEST = 5
"""So many of the gravest weaknesses stand at the top of a page."""


def draft_of(assessment: Assessment, routes: "RouteDocument | None" = None) -> Draft:
    """A draft with its own page, which tells its routes where they are given."""
    draft = drafted(assessment, "")
    return draft._replace(page=_page(assessment, draft, routes))


def _page(assessment: Assessment, draft: Draft, routes: "RouteDocument | None") -> str:
    told, book = document(assessment), assessment.book
    framework = book.framework
    questions = [*told["questions"].values()]
    inspected = [question for question in questions if question["status"] == "inspected"]
    gravest = ["", *framework.gravest]
    found = sorted(
        (row for question in inspected for row in question["findings"] if row["kind"] != "strength"),
        key=lambda row: gravest.index(row["weight"] or ""),
    )
    citing = citing_of(told)
    keys = {key_of(source) for source in (*sources_of(told), *(() if routes is None else sources_in(routes)))}
    concerns = sum(area["concern"] for area in told["areas"])
    return filled(
        "draft.html", "", told["force"], menu=links.menu(framework.words), above="index.html",
        made_from=[rulebook_told(framework, book.sha256), f"Input SHA-256 {told['input']['sha256']}."],
        told=told, standing=draft.overall, called=framework.words, scale=Scale(framework), themes=bool(book.themes),
        turns=_turns(told, framework), firm=partial(_firm, told, framework),
        below=[each for each in questions if _stands(each) in framework.below],
        first=next((each for each in told["areas"] if not _rejected(each)), None), decided=_areas_decided(told),
        worded=_worded, added=[each for each in told["panel_areas"] if each["moderated"] and not _rejected(each)],
        gravest=found[:_GRAVEST],
        suggested=listed(
            [framework.words.area.so_many(len(told["areas"]) - concerns)]
            + ([framework.words.concern.so_many(concerns)] if concerns else []), "and",
        ),
        other_weaknesses=[row for row in found if not row["suggested"]],
        strengths=_strengths(inspected), steps=_steps(told, framework), gaps=_gaps(told, framework),
        warnings=_warnings(told), grades_moderated=_grades_moderated(told), standings=_moderated(told),
        areas_moderated=[each for each in (*told["areas"], *told["panel_areas"]) if each["moderations"]],
        cite=citing.cite, routes={} if routes is None else _routes(routes, book, citing),
        documents=[(key, described(about)) for key, about in told["documents"].items() if key in keys],
        rule_page=partial(links.rule, framework), area_page=partial(links.area, framework),
    )  # fmt: skip


def _turns(told: "form.AssessmentDocument", framework: Framework) -> dict[str, list[Turn]]:
    """Of each question and overall, by which evidence otherwise its grade would change."""
    rows: dict[str, form.Question | form.Overall] = {**told["questions"], "overall": told["overall"]}
    return {name: [*turns(graded, framework)] for name, graded in rows.items()}


def _routes(found: "RouteDocument", book: Rulebook, citing: Citing) -> dict[str, Routes]:
    """The routes of all together, and of each question."""
    names = {"overall": OVERALL, **{name: name for name in book.questions}}
    return {name: routes_of(of, found, book.framework, book, citing) for name, of in names.items()}


def _strengths(inspected: Iterable["form.Question"]) -> list[tuple[str, list["form.Finding"]]]:
    rows = [(each["title"], [row for row in each["findings"] if row["kind"] == "strength"]) for each in inspected]
    return [(title, found) for title, found in rows if found]


def _steps(told: "form.AssessmentDocument", framework: Framework) -> list[tuple[str, str, str]]:
    """The first way of each to its next grade: what it is of, that grade, and what it takes."""
    found = []
    for step in told["overall"]["next_grade"][:1]:
        titles: dict[str, list[str]] = {grade: [] for grade in step["questions"].values()}
        for name, grade in step["questions"].items():
            titles[grade].append(f"“{told['questions'][name]['title']}”")
        takes = (f"{listed(of_grade, 'and')} {framework.said(grade)}" for grade, of_grade in titles.items())
        found.append(("Overall", step["grade"], "; ".join(takes)))
    for question in told["questions"].values():
        found += [(question["title"], way["grade"], by_theme(way, framework)) for way in question["next_grade"][:1]]
    return found


def _gaps(told: "form.AssessmentDocument", framework: Framework) -> list[tuple[str, str, list[str]]]:
    """What is missing, by the question and the grades that each piece of it could bring."""
    found = []
    rows = sorted(
        told["evidence_gaps"], key=lambda gap: ([*told["questions"]].index(gap["question"]), gap["could_become"])
    )
    for (question, grades), gaps in groupby(rows, key=lambda gap: (gap["question_title"], gap["could_become"])):
        labels = [
            gap["label"] + ("" if gap["missing"] == "evidence" else f" ({words(gap['missing'])})") for gap in gaps
        ]
        found.append((question, listed(map(framework.said, grades), "or"), labels))
    return found


def _warnings(told: "form.AssessmentDocument") -> list[tuple[str, list["form.Warned"]]]:
    by_code: dict[str, list[form.Warned]] = {}
    for row in told["warnings"]:
        if not row["allowed"]:
            by_code.setdefault(row["code"], []).append(row)
    return sorted(by_code.items(), key=lambda item: (len(item[1]), item[0]))


def _stands(graded: "form.Question") -> str:
    """The moderated grade, or else the draft."""
    return graded["moderated"]["grade"] if graded["moderated"] else graded["draft_grade"]


def _rejected(area: "form.Area | form.PanelArea") -> bool:
    return area["moderated"] is not None and area["moderated"]["decision"] == REJECTED


def _worded(area: "form.Area | form.PanelArea") -> str:
    """An area in the panel's words, or else in the framework's."""
    return (area["moderated"] and area["moderated"]["text"]) or area["text"]


def _areas_decided(told: "form.AssessmentDocument") -> str:
    """How many of the suggested areas a panel rejected, reworded and accepted, and how many it added."""
    met = Counter[str](each["moderated"]["decision"] for each in told["areas"] if each["moderated"])
    met["added"] = sum(each["moderated"] is not None and not _rejected(each) for each in told["panel_areas"])
    return ", ".join(f"{met[name]} {name}" for name in (REJECTED, "reworded", "accepted", "added") if met[name])


def _moderated(told: "form.AssessmentDocument") -> list[tuple[str, "form.Moderation"]]:
    """The grades that a panel gave and that hold, each with what it is of."""
    rows = [("Overall", told["overall"]["moderated"])]
    rows += [(question["title"], question["moderated"]) for question in told["questions"].values()]
    return [(title, decision) for title, decision in rows if decision is not None]


def _grades_moderated(told: "form.AssessmentDocument") -> list[tuple[str, list["form.GradeDecision"]]]:
    """What a panel decided about grades: of what, and all decisions."""
    rows = [("Overall", told["overall"]["moderations"])]
    rows += [(question["title"], question["moderations"]) for question in told["questions"].values()]
    return [(title, decisions) for title, decisions in rows if decisions]


def _firm(document: "form.AssessmentDocument", framework: Framework, name: str) -> str:
    """By how few pieces of evidence otherwise the grade of a question (or `overall`) would fall or rise, as a sentence;
    empty where no few do.
    """
    graded = document["overall"] if name == "overall" else document["questions"][name]
    told = firm_said(graded, framework, without_doubt(document).get(name))
    return f"{capital(told)}." if told else ""
