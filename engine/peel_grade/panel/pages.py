"""Every page of a panel, from the templates, and the files that pages load."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from peel_grade.documents.look import SCRIPTS, script, style
from peel_grade.documents.pages import DRAFT
from peel_grade.force.moderation import REJECTED
from peel_grade.grades.results import Assessment
from peel_grade.panel import links
from peel_grade.panel.alike import MOST
from peel_grade.panel.axis import WIDTH, axis
from peel_grade.panel.comparisons import of_number, relative
from peel_grade.panel.cycles import Cycle, cycles_of
from peel_grade.panel.drafts import Draft, drafted
from peel_grade.panel.scale import Scale
from peel_grade.panel.sides import Sides
from peel_grade.panel.turns import Turn, turns
from peel_grade.report.citing import citing_of, described, key_of, sources_of
from peel_grade.report.document import document
from peel_grade.report.firmness import firm_said, without_doubt
from peel_grade.report.html import html_environment
from peel_grade.report.next_grade import by_theme
from peel_grade.report.sections import once
from peel_grade.rulebook.framework import Framework, Noun
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.sentences import kind_said, phrase, sentence
from peel_grade.wording.terms import capital, listed, show_number, words

if TYPE_CHECKING:
    from peel_grade.report import form

_TEMPLATES = Path(__file__).with_name("templates")
_FILES = Path(__file__).with_name("files")
_WIDE = 10_000
"""More columns than what is told in a line has: a page breaks its lines itself."""
_GRAVEST = 5
"""So many of the gravest weaknesses stand at the top of a page."""


def draft_of(assessment: Assessment) -> Draft:
    """A draft with its own page, which is made where it was drafted."""
    draft = drafted(assessment, "")
    return draft._replace(page=_draft_page(assessment, draft))


def pages(drafts: Sequence[Draft], books: Iterable[Rulebook], command: str) -> Iterator[tuple[str, str]]:
    """Each file of the site, its name and its text.

    `books` are the rulebooks that drafted; `command` is how the site is made again.
    """
    yield "look.css", style()
    yield from ((name, script(name)) for name in SCRIPTS)
    yield from ((path.name, path.read_text(encoding="utf-8")) for path in sorted(_FILES.iterdir()))
    named = _named(drafts)
    yield from ((draft.address, draft.page) for draft in named)
    cycles = cycles_of(named, books)
    words_of = cycles[0].book.framework.words
    show = partial(_page, menu=links.menu(words_of), made_from=[*_made_from(cycles), f"Made again with: {command}"])
    titles = links.menu(words_of)
    for name in titles:
        title = "The drafts side by side" if name == "index.html" else titles[name]
        yield name, show(name, name, title, cycles=cycles, most=MOST, together=_together(cycles))
    for cycle in cycles:
        yield from _areas(cycle, show)
        yield from _rules(cycle, show)


def _named(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the addresses of their pages; of a name that several of a cycle have, each with its file."""
    often = Counter((draft.name, draft.framework) for draft in drafts)
    addresses = links.drafts(draft.file for draft in drafts)
    return [
        draft._replace(
            address=address,
            name=draft.name if often[draft.name, draft.framework] == 1 else f"{draft.name} ({draft.file})",
        )
        for draft, address in zip(drafts, addresses, strict=True)
    ]


def _together(cycles: Iterable[Cycle]) -> str:
    """How many there are in how many frameworks: `3 forces and 1 school in 3 frameworks`."""
    numbers: dict[Noun, int] = {}
    frameworks = 0
    for cycle in cycles:
        frameworks += 1
        numbers[cycle.called.subject] = numbers.get(cycle.called.subject, 0) + len(cycle.drafts)
    so_many = listed((noun.so_many(number) for noun, number in numbers.items()), "and")
    return f"{so_many} in {_so_many(frameworks, 'framework', 'frameworks')}"


def _made_from(cycles: Iterable[Cycle]) -> list[str]:
    return [_rulebook_told(cycle.book.framework, cycle.book.sha256) for cycle in cycles]


def _rulebook_told(framework: Framework, sha256: str) -> str:
    return f"{framework.title}: rulebook {framework.id} {framework.version}, SHA-256 {sha256}."


def _areas(cycle: Cycle, show: Callable[..., str]) -> Iterator[tuple[str, str]]:
    book = cycle.book
    for question in cycle.asked:
        for area in question.areas:
            rules = [(rule.id, cycle.titles[rule.id]) for rule in book.rules.values() if rule.area == area.id]
            yield area.address, show(
                "area.html", area.address, area.text, above="areas.html", area=area, question=question.title,
                called=cycle.called, rules=rules, rule_page=cycle.rule_page,
            )  # fmt: skip


def _rules(cycle: Cycle, show: Callable[..., str]) -> Iterator[tuple[str, str]]:
    book, framework = cycle.book, cycle.book.framework
    for found in cycle.sides:
        rule = found.rule
        area = None if rule.area is None else book.areas[rule.area]
        place = book.questions[rule.question].title + (f": {book.themes[rule.theme].title}" if rule.theme else "")
        yield links.rule(framework, rule.id), show(
            "rule.html", links.rule(framework, rule.id), cycle.titles[rule.id], above="rules.html", sides=found,
            said=kind_said(rule, framework), sentence=sentence(rule.condition, book), part=place, called=cycle.called,
            area=area, area_page=area and cycle.area_page(area.id), axes=_axes(found, book), width=WIDTH,
            compared=[capital(phrase(leaf, book).text) for leaf in found.comparisons],
            shown=[(True, "It concludes"), (None, "It is undecided"), (False, "It does not conclude")],
        )  # fmt: skip


def _axes(found: Sides, book: Rulebook) -> list[tuple[dict[str, Any], str]]:
    """A chart for each figure that a rule compares, with its title."""
    charts = []
    for number, leaf in enumerate(found.comparisons):
        if of_number(leaf):
            figures = [
                (place.draft.name, place.outcomes[number]) for places in found.places.values() for place in places
            ]
            if (chart := axis(leaf, figures)) is not None:
                charts.append(({**chart._asdict(), "percent": relative(leaf)}, capital(phrase(leaf, book).text)))
    return charts


def _draft_page(assessment: Assessment, draft: Draft) -> str:
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
    keys = {key_of(source) for source in sources_of(told)}
    concerns = sum(area["concern"] for area in told["areas"])
    return _page(
        "draft.html", "", told["force"], menu=links.menu(framework.words), above="index.html",
        made_from=[_rulebook_told(framework, book.sha256), f"Input SHA-256 {told['input']['sha256']}."],
        told=told, standing=draft.overall, called=framework.words, scale=Scale(framework), themes=bool(book.themes),
        turns=_turns(told, framework), firm=partial(_firm, told, framework),
        below=[each for each in questions if _stands(each) in framework.below],
        first=next((each for each in told["areas"] if not _rejected(each)), None), decided=_areas_decided(told),
        added=[each for each in told["panel_areas"] if each["moderated"] and not _rejected(each)],
        gravest=found[:_GRAVEST],
        suggested=listed(
            [framework.words.area.so_many(len(told["areas"]) - concerns)]
            + ([framework.words.concern.so_many(concerns)] if concerns else []), "and",
        ),
        other_weaknesses=[row for row in found if not row["suggested"]],
        strengths=_strengths(inspected), steps=_steps(told, framework), gaps=_gaps(told, framework),
        warnings=_warnings(told), grades_moderated=_grades_moderated(told), standings=_moderated(told),
        areas_moderated=[each for each in (*told["areas"], *told["panel_areas"]) if each["moderations"]],
        cite=citing.cite,
        documents=[(key, described(about)) for key, about in told["documents"].items() if key in keys],
        rule_page=partial(links.rule, framework), area_page=partial(links.area, framework),
    )  # fmt: skip


def _turns(told: "form.AssessmentDocument", framework: Framework) -> dict[str, list[Turn]]:
    """Of each question and overall, by which evidence otherwise its grade would change."""
    rows: dict[str, form.Question | form.Overall] = {**told["questions"], "overall": told["overall"]}
    return {name: [*turns(graded, framework)] for name, graded in rows.items()}


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


@cache
def _environment() -> Environment:
    found = html_environment(_TEMPLATES)
    found.filters.update(
        capital=capital,
        words=words,
        listed=listed,
        number=show_number,
        rounded=_rounded,
        once=once,
        said_of=_said_of,
        so_many=_so_many,
        worded=_worded,
    )
    found.globals.update(draft=DRAFT)
    return found


def _firm(document: "form.AssessmentDocument", framework: Framework, name: str) -> str:
    """By how few pieces of evidence otherwise the grade of a question (or `overall`) would fall or rise, as a sentence;
    empty where no few do.
    """
    graded = document["overall"] if name == "overall" else document["questions"][name]
    told = firm_said(graded, framework, without_doubt(document).get(name))
    return f"{capital(told)}." if told else ""


def _rounded(value: float) -> str:
    return show_number(round(value, 1))


def _so_many(number: int, one: str, many: str) -> str:
    return Noun(one, many).so_many(number)


def _said_of(grade: str, scale: Scale) -> str:
    return scale[grade].said


def _page(template: str, file: str, title: str, menu: Mapping[str, str], above: str = "", **values: Any) -> str:
    return _environment().get_template(template).render(file=file, title=title, menu=menu, above=above, **values)
