"""An overview as a page for a document: the same counts, lists and table as the text, in the one look."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from peel_grade.documents.charts import Chart, shares
from peel_grade.documents.pages import DRAFT, made_from, page
from peel_grade.documents.writing import Form
from peel_grade.overview.glance import glances
from peel_grade.overview.saying import (
    Said,
    alone_said,
    basis_said,
    ended,
    heads_of,
    listings,
    marks_said,
    moved_said,
    number_under,
    said_of,
    since_said,
    stated_said,
    unplaced_said,
)

if TYPE_CHECKING:
    from peel_grade.overview import form

_TEMPLATES = Path(__file__).with_name("templates")
_PUBLISHED = "Grades as published, no drafts"
_BOTH = "Drafts for human judgement, and published grades"
_WORTH_DRAWING = 5
"""Of fewer a bar shows nothing that a line of numbers does not."""
_MANY = 20
"""So many of a list are shown where not all of it is asked for."""


def overview_page(document: "form.OverviewDocument", form: Form, command: str, *, full: bool = False) -> str:
    """The page of a form; `command` is how it is made again. What is published is not called a draft."""
    sections = document["sections"]
    kinds = {section["basis"] for section in sections}
    what = _BOTH if len(kinds) > 1 else DRAFT if "draft" in kinds else _PUBLISHED
    frameworks = list(dict.fromkeys(section["framework"]["title"] for section in sections))
    rulebooks = ([row["framework"][key] for key in ("id", "version", "sha256")] for row in sections)
    return page(
        "overview.html",
        form,
        _TEMPLATES,
        title=f"Overview: {'; '.join(frameworks)}",
        draft=what,
        **made_from("; ".join(_counted(section) for section in sections), frameworks, rulebooks, command),
        glances=glances(document),
        sections=[_section(section, None if full else _MANY) for section in sections],
    )


def _counted(section: "form.Section") -> str:
    return said_of(section).subject.so_many(section["forces"])


def _section(section: "form.Section", most: int | None) -> dict[str, Any]:
    said, published = said_of(section), section["published"]
    rows = [*enumerate(section["questions"].values(), 1), *([("", section["overall"])] if section["overall"] else [])]
    graded = [(number, each) for number, each in rows if each is not None]
    heads = heads_of(section, [each for _, each in graded], said)
    stated = () if published is None else published["stated"]
    return {
        "section": section,
        "said": said,
        "title": f"{_counted(section)}: {section['framework']['title']}",
        "basis": basis_said(section),
        "heads": heads,
        "grades": [(number, each, [number_under(each, head, said) for head in heads]) for number, each in graded],
        "legend": " ".join(ended(f"{head.sign} {head.says}" for head in heads)),
        "chart": _chart(section, said) if section["forces"] >= _WORTH_DRAWING else None,
        "beside": [*_beside([each for _, each in graded], section, said)],
        "wrong": [stated_said(each, said) for each in stated if not each["agrees"]],
        "alone": [] if published is None else [*alone_said(published, said)],
        "alike": sum(each["agrees"] and each["counted"] is not None for each in stated),
        "moved": [(each["title"], moved_said(each)) for _, each in graded if each["not_compared"] < section["forces"]],
        "since": since_said(section),
        "listings": [*listings(section, said)],
        "unplaced": [unplaced_said(each) for each in section["unplaced"]],
        "uncertain": [*said.uncertain(section)],
        "table": [_row(row, section, said) for row in section["table"]],
        "marks": marks_said(section, said),
        "most": most,
    }


def _beside(graded: "list[form.Graded]", section: "form.Section", said: Said) -> "list[str]":
    """Of whom the grades are told apart: those that were inspected, and all after moderation."""
    told = []
    for each in graded:
        among = each["inspected"]
        if among and (number := said.all_of(among)) not in (0, section["forces"]):
            told.append(f"{each['title']}: {number} inspected ({said.counts(among)})")
        if each["moderated"]:
            told.append(f"{each['title']}, after moderation: {said.counts(each['moderated'])}")
    return told


def _chart(section: "form.Section", said: Said) -> Chart:
    """A bar for each question: how many have which grade."""
    grades = section["framework"]["grades"]
    rows = [*section["questions"].values(), *([section["overall"]] if section["overall"] else [])]
    numbers = {each["title"]: [each["all"]["grades"][grade["id"]] for grade in grades] for each in rows}
    told = "; ".join(f"{each['title']}: {said.counts(each['all'])}" for each in rows)
    return shares(numbers, [grade["letter"] for grade in grades], told)


def _row(row: "form.Row", section: "form.Section", said: Said) -> tuple[str, list[tuple[str, int]]]:
    """A name, and for each question and overall the letter with its marks, and the place of the grade (0: none)."""
    cells = [(row["questions"].get(name), None) for name in section["questions"]]
    told = [(said.cell(cell), said.place(cell)) for cell, _ in cells]
    if section["overall"]:
        told.append((said.cell(row["overall"], row), said.place(row["overall"])))
    return row["force"], told
