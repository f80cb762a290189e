"""A draft as the items that are compared: each grade, finding and suggestion with what it says."""

from collections.abc import Collection, Iterable
from typing import TypeAlias, TypeVar

from peel_grade.diff.names import Names
from peel_grade.grades.assessment import suggested
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.sentences import conclusion

GRADED = ("overall", "question", "theme")
"""The items that are grades."""
SUGGESTED = ("area", "cause_of_concern")
"""The items that are of an area for improvement."""
ITEMS = (*GRADED, *SUGGESTED, "finding", "range", "remark")
"""Everything in a draft that is compared, in the order in which it is told."""
Item: TypeAlias = tuple[str, str]
"""What kind of thing it is, and its name: that of the question, theme, area or rule."""
Draft: TypeAlias = dict[Item, str]
Says = TypeVar("Says")


def draft_of(assessment: Assessment) -> Draft:
    """All that is compared of a draft."""
    book, overall = assessment.book, assessment.overall
    found: Draft = {("overall", ""): overall.grade.draft, ("range", ""): range_of(overall.grade.range, book)}
    for name, question in assessment.questions.items():
        found["question", name] = question.grade.draft
        if question.status == "inspected" and book.questions[name].graded:
            found["range", name] = range_of(question.grade.range, book)
        for theme, result in question.themes.items():
            if question.status == "inspected":
                found["theme", theme] = result.grade.draft
    for rule in book.rules.values():
        status = assessment.questions[rule.question].status if rule.question in assessment.questions else ""
        if not assessment.verdicts.get(rule.id) or status != "inspected":
            continue
        found["finding", rule.id] = conclusion(rule, book.framework)
    for each in suggested(assessment):
        found["cause_of_concern" if each.concern else "area", each.area.id] = each.area.text
    if overall.borderline:
        found["remark", "borderline"] = borderline_remark(overall.borderline.values(), book)
    if overall.no_precedent:
        found["remark", "no_precedent"] = "; ".join(overall.no_precedent)
    return found


def borderline_remark(grades: Iterable[str], book: Rulebook) -> str:
    """What is said where other readings give other grades; nothing without any."""
    said = sorted({book.framework.said(grade) for grade in grades})
    return f"another reading gives {' or '.join(said)}" if said else ""


def range_of(grades: tuple[str, str] | None, book: Rulebook) -> str:
    """The worst and the best grade that are not ruled out, in words."""
    return " to ".join(map(book.framework.said, grades)) if grades else "no grade"


def with_new_names(draft: dict[Item, Says], names: Names) -> dict[Item, Says]:
    """The draft with the new names of what was renamed, so that it can be compared with one that has them."""
    if not any(names):
        return draft
    return {(kind, _names_of(kind, names).get(name, name)): says for (kind, name), says in draft.items()}


def _names_of(kind: str, names: Names) -> dict[str, str]:
    match kind:
        case "theme":
            return dict(names.theme)
        case "question" | "range":
            return dict(names.question)
        case _ if kind in SUGGESTED:
            return dict(names.area)
        case "finding":
            return dict(names.rule)
        case _:
            return {}


def differing(old: Draft, new: Draft) -> list[Item]:
    """The items that differ, in the order of `ITEMS`, then of the draft."""
    found: Collection[Item] = dict.fromkeys([*new, *old])
    return sorted((item for item in found if old.get(item) != new.get(item)), key=lambda item: ITEMS.index(item[0]))
