"""From what was gathered of many forces to the JSON document `overview/1`; `peel_grade.overview.form` has its form.

Whatever the order in which the files were named, the document is the same.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from peel_grade.overview.gathered import Asked, Basis, Cell, Gathered, Of
from peel_grade.report.document import framework_told
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.sentences import reason

if TYPE_CHECKING:
    from peel_grade.grades.published_table import Compared
    from peel_grade.overview import form

DRAFT, PUBLISHED = "draft", "published"
"""What an overview rests on."""
OVERALL = "Overall"


def overview(gathered: Iterable[Gathered], book_of: Callable[[Basis], Rulebook]) -> "form.OverviewDocument":
    """The overview of all that was gathered, a section for each basis; `book_of` gives the rulebook of one."""
    together: dict[Basis, list[Gathered]] = {}
    for each in gathered:
        if each.basis is not None:
            together.setdefault(each.basis, []).append(each)
    sections = [(basis, book_of(basis), found) for basis, found in together.items()]
    sections.sort(key=lambda each: (each[1].framework.id, each[0].kind, each[0].document, each[0].file))
    return {"schema": "overview/1", "sections": [_section(*each) for each in sections]}


def _section(basis: Basis, book: Rulebook, gathered: Sequence[Gathered]) -> "form.Section":
    rows = sorted((row for each in gathered for row in each.forces), key=lambda row: (*_by_name(row.name), row.file))
    names = Counter(row.name for row in rows)
    graded = {name: each for name, each in book.questions.items() if each.graded}
    overall = [row.overall for row in rows]
    return {
        "framework": framework_told(book.framework, book.sha256),
        "basis": "draft" if basis.kind == DRAFT else "published",
        "published": _published(basis, book, gathered) if basis.document else None,
        "forces": len(rows),
        "more_than_once": [name for name, number in names.items() if number > 1],
        "questions": {
            name: _graded(each.title, rows, [row.questions.get(name) for row in rows], book.framework)
            for name, each in graded.items()
        },
        "ungraded": [each.title for name, each in book.questions.items() if name not in graded],
        "overall": _graded(OVERALL, rows, overall, book.framework) if book.graded_overall else None,
        "themes": _themes(rows, book),
        "areas": _areas(rows, book),
        "unplaced": [
            {"force": row.name, "about": about, "source": source} for row in rows for about, source in row.unplaced
        ],
        "strengths": _strengths(rows, book),
        "not_supplied": _not_supplied(rows, book),
        "table": [_row(row, graded, book.framework) for row in rows],
    }


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _graded(title: str, rows: Sequence[Of], cells: Sequence[Cell | None], framework: Framework) -> "form.Graded":
    """The grades of a question, or overall; a cell for each row."""
    stand = [cell for cell in cells if cell is not None]
    # a table does not tell who was inspected, and nobody is inspected overall
    told = [cell for cell in stand if cell.status is not None]
    inspected = [cell for cell in told if cell.status == "inspected"]
    moderated = any(cell.stands != cell.grade for cell in stand)
    counts = _counts(cells, framework)
    below = sum(counts["grades"][grade] for grade in framework.below)
    steps = [_step(cell, framework) for cell in cells]
    return {
        "title": title,
        "all": counts,
        "inspected": _counts(inspected, framework) if told else None,
        "moderated": _counts(cells, framework, lambda cell: cell.stands) if moderated else None,
        "standard_or_better": sum(counts["grades"].values()) - below,
        "below_standard": below,
        "could_change": sum(cell.range is not None for cell in stand),
        "improved": _names(row for row, step in zip(rows, steps, strict=True) if step is not None and step > 0),
        "declined": _names(row for row, step in zip(rows, steps, strict=True) if step is not None and step < 0),
        "unchanged": steps.count(0),
        "not_compared": steps.count(None),
    }


def _counts(
    cells: Iterable[Cell | None], framework: Framework, grade_of: Callable[[Cell], str] = lambda cell: cell.grade
) -> "form.Counts":
    """How many of the cells have which grade; None is one of which nothing is stated."""
    found = Counter[str]()
    for cell in cells:
        if cell is None:
            found["not_stated"] += 1
        elif (grade := grade_of(cell)) == INSUFFICIENT and cell.status == "not_inspected":
            found["not_inspected"] += 1
        else:
            found[grade] += 1
    return {
        "grades": {grade: found[grade] for grade in framework.scale},
        "insufficient_evidence": found[INSUFFICIENT],
        "not_inspected": found["not_inspected"],
        "not_stated": found["not_stated"],
    }


def _step(cell: Cell | None, framework: Framework) -> int | None:
    """How many steps the grade that stands is above that of the cycle before; None where that cannot be told."""
    if cell is None or cell.previous not in framework.scale or cell.stands not in framework.scale:
        return None
    return framework.place(cell.stands) - framework.place(cell.previous)


def _names(rows: Iterable[Of]) -> list[str]:
    """The names of rows, which are in order."""
    return [row.name for row in rows]


def _themes(rows: Sequence[Of], book: Rulebook) -> "list[form.Theme]":
    """The themes that were inspected, those that are most often below the standard first."""
    found: list[form.Theme] = []
    for theme in book.themes.values():
        here = [(row, row.themes[theme.id]) for row in rows if theme.id in row.themes]
        if here:
            found.append(
                {
                    "id": theme.id,
                    "title": theme.title,
                    "question": theme.question,
                    "question_title": book.questions[theme.question].title,
                    "all": _counts([Cell(grade) for _, grade in here], book.framework),
                    "below_standard": _names(row for row, grade in here if grade in book.framework.below),
                }
            )
    return sorted(found, key=lambda each: (-len(each["below_standard"]), sum(each["all"]["grades"].values())))


def _areas(rows: Sequence[Of], book: Rulebook) -> "list[form.Area]":
    """What is asked for, what most share first."""
    asked: dict[str, list[tuple[Of, Asked]]] = {}
    for row in rows:
        for each in row.areas:
            asked.setdefault(each.area, []).append((row, each))
    found: list[form.Area] = []
    for area in book.areas.values():
        if of_it := asked.get(area.id):
            drafted = [(row, each) for row, each in of_it if not each.added]
            found.append(
                {
                    "id": area.id,
                    "question": area.question,
                    "question_title": book.questions[area.question].title,
                    "text": area.text,
                    "forces": _names(row for row, _ in drafted),
                    "repeat": _names(row for row, each in drafted if each.repeat),
                    "concern": _names(row for row, each in drafted if each.concern),
                    "rejected": _names(row for row, each in drafted if each.rejected),
                    "added": _names(row for row, each in of_it if each.added),
                }
            )
    return sorted(found, key=lambda each: (-len(each["forces"]), -len(each["concern"]), -len(each["repeat"])))


def _strengths(rows: Sequence[Of], book: Rulebook) -> "list[form.Strength]":
    """What some do well, first what most others are known to be without."""
    have, lack = _who(rows, lambda row: row.strengths), _who(rows, lambda row: row.lacking)
    found: list[form.Strength] = [
        {
            "rule": rule.id,
            "question": rule.question,
            "question_title": book.questions[rule.question].title,
            "theme": rule.theme,
            "theme_title": None if rule.theme is None else book.themes[rule.theme].title,
            "says": reason(rule),
            "forces": have[rule.id],
            "without": lack.get(rule.id, []),
        }
        for rule in book.rules.values()
        if rule.id in have
    ]
    return sorted(found, key=lambda each: (-len(each["without"]), -len(each["forces"])))


def _not_supplied(rows: Sequence[Of], book: Rulebook) -> "list[form.NotSupplied]":
    """What could not be supplied, first what most could not."""
    lack = _who(rows, lambda row: row.not_supplied)
    found: list[form.NotSupplied] = [
        {
            "kind": "indicator" if entry.id in book.indicators else "flag",
            "name": entry.id,
            "label": entry.label,
            "question": entry.question,
            "question_title": book.questions[entry.question].title,
            "forces": lack[entry.id],
        }
        for entry in book.entries()
        if entry.id in lack
    ]
    return sorted(found, key=lambda each: -len(each["forces"]))


def _who(rows: Iterable[Of], of: Callable[[Of], Collection[str]]) -> dict[str, list[str]]:
    """The names of the rows that have each of what `of` gives."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for name in of(row):
            found.setdefault(name, []).append(row.name)
    return found


def _row(row: Of, graded: Iterable[str], framework: Framework) -> "form.Row":
    return {
        "force": row.name,
        "file": row.file,
        "source": row.source,
        "overall": None if row.overall is None else _cell(row.overall),
        "questions": {name: _cell(row.questions[name]) for name in graded if name in row.questions},
        "borderline": [
            {"id": name, "title": framework.alternative(name), "grade": other} for name, other in row.borderline.items()
        ],
        "no_precedent": list(row.no_precedent),
        "areas": sum(not each.added for each in row.areas) + len(row.unplaced),
        "warnings": row.warnings,
    }


def _cell(cell: Cell) -> "form.Cell":
    return {
        "grade": cell.grade,
        "status": cell.status,
        "year": cell.year,
        "range": None if cell.range is None else list(cell.range),
        "moderated": cell.moderated,
        "follows": cell.follows,
        "previous": cell.previous,
    }


def _published(basis: Basis, book: Rulebook, gathered: Iterable[Gathered]) -> "form.Published":
    titles: Mapping[str, str] = {name: each.title for name, each in book.questions.items()}
    known = book.documents.get(basis.document)
    return {
        "document": basis.document,
        "title": "" if known is None else known.title,
        "file": basis.file,
        "stated": [_stated(found, titles.get(found.of, OVERALL)) for each in gathered for found in each.stated],
    }


def _stated(found: "Compared", title: str) -> "form.Stated":
    return {
        "of": found.of,
        "title": title,
        "measure": found.measure,
        "counted": found.counted,
        "stated": [{"number": number, "lines": list(lines)} for number, lines in found.stated],
        "agrees": found.agrees,
        "reading": found.reading,
    }
