"""Drafts as a table, a row a force: grades, those still possible, areas, remarks; what is known of few only is empty.

SUBJECT                          whose draft it is: `force`, or what else the framework calls it
overall, question.ID, theme.ID   the draft grade
….worst, ….best                  the worst and the best grade that missing evidence still allows
question.ID.status               inspected, carried_forward or not_inspected
areas, areas.suggested           how many areas are suggested; which, the first first, separated by `; `
overall.borderline               where another way to the overall grade gives another: `WAY: GRADE`
overall.no_precedent             the remarks on an overall grade that the record has no case of
warnings                         how many warnings the force file has that it does not allow
….falls_by_missing, ….falls_by_recorded, ….rises_by_missing, ….rises_by_recorded
                                 how few pieces of evidence would have to turn out otherwise for the grade to change
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from peel_grade.force.columns import Codes
from peel_grade.grades.results import Assessment, Firmness
from peel_grade.population.drafts import NONE, STATUSES, Drafts
from peel_grade.tables.table import Batch, arrow

_DIRECTIONS = Firmness._fields


def draft_table(drafts: Drafts, assessed: Sequence[Assessment] = ()) -> Batch:
    """The drafts as a table of Arrow; `assessed` are the same where they were made one by one, with all they tell."""
    pa = arrow()
    book = drafts.book
    columns: dict[str, Any] = {book.framework.words.subject.key: pa.array(drafts.names, pa.string())}
    levels, scale = drafts.levels, book.framework.scale

    def graded(name: str, at: str, firmness: Sequence[Firmness | None]) -> None:
        columns[name] = _words(drafts.grade(at), levels)
        if at in drafts.graded:
            worst, best = drafts.range(at)
            columns[f"{name}.worst"], columns[f"{name}.best"] = _words(worst, scale), _words(best, scale)
            if not at.startswith("theme/"):
                for direction in _DIRECTIONS:
                    told = [_number(each, direction) for each in firmness] if assessed else [None] * drafts.size
                    columns[f"{name}.{direction}"] = pa.array(told, pa.int16())

    if book.graded_overall:
        graded("overall", "overall", [each.firm and each.firm.overall for each in assessed])
        columns |= _remarks(drafts)
    for question in book.questions.values():
        firm = [None if each.firm is None else each.firm.questions.get(question.id) for each in assessed]
        graded(f"question.{question.id}", f"question/{question.id}", firm)
        columns[f"question.{question.id}.status"] = _words(drafts.status(question.id), STATUSES)
        for theme in book.themes_of(question.id):
            graded(f"theme.{theme}", f"theme/{theme}", ())
    suggested = [*drafts.by_priority()]
    columns["areas"] = pa.array([len(areas) for areas in suggested], pa.int16())
    columns["areas.suggested"] = pa.array(["; ".join(areas) for areas in suggested], pa.string())
    warned = [sum(not warned.allowed for warned in each.force.warnings) for each in assessed]
    columns["warnings"] = pa.array(warned if assessed else [None] * drafts.size, pa.int16())
    return pa.table(columns)


def _number(firmness: Firmness | None, direction: str) -> int | None:
    number: int | None = None if firmness is None else getattr(firmness, direction).number
    return number


def _remarks(drafts: Drafts) -> Mapping[str, Any]:
    """What makes the overall grades less certain than they look."""
    pa = arrow()
    told: list[dict[str, list[str]]] = [{"borderline": [], "no_precedent": []} for _ in range(drafts.size)]
    for way in drafts.book.overall_alternatives:
        codes = drafts.borderline(way)
        for row in np.flatnonzero(codes != NONE):
            told[row]["borderline"].append(f"{way}: {drafts.levels[codes[row]]}")
    for remark in drafts.book.no_precedent:
        for row in np.flatnonzero(drafts.no_precedent(remark.id)):
            told[row]["no_precedent"].append(remark.id)
    return {
        f"overall.{kind}": pa.array(["; ".join(each[kind]) or None for each in told], pa.string())
        for kind in ("borderline", "no_precedent")
    }


def _words(codes: Codes, words: Sequence[str]) -> Any:
    """The words that codes stand for, as a dictionary and the places in it; empty where a code stands for none."""
    pa = arrow()
    places = pa.array(codes.astype(np.int8), mask=codes >= len(words))
    return pa.DictionaryArray.from_arrays(places, pa.array(words, pa.string()))
