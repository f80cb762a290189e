"""Drafts as a table, a row a force: grades, those still possible, areas, remarks; what is known of few only is empty.

SUBJECT                          whose draft it is: `force`, or what else the framework calls it
overall, question.ID, theme.ID   the draft grade
….not_below, ….not_above         the worst and the best grade that are not ruled out, count by count of the grade rules
….worst, ….best                  the worst and the best grade that some completion of the missing evidence brings
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
from peel_grade.force.file import Force
from peel_grade.grades.results import Assessment, Firmness, Graded
from peel_grade.population.drafts import NONE, STATUSES, Drafts
from peel_grade.tables.table import Batch, arrow

PARTS = ("areas", "grades", "possible", "remarks")
"""What a table tells of all that a population engine can work out."""
_DIRECTIONS = Firmness._fields
_BETWEEN = "; "


def draft_table(drafts: Drafts, assessed: Sequence[Assessment] = (), forces: Sequence[Force] = ()) -> Batch:
    """The drafts as a table of Arrow; `assessed` are the same where they were made one by one, with all they tell, and
    `forces` those of the drafts where they were read one by one, with their warnings.
    """
    pa = arrow()
    book = drafts.book
    columns: dict[str, Any] = {book.framework.words.subject.key: pa.array(drafts.names, pa.string())}
    levels, scale, untold = drafts.levels, book.framework.scale, pa.nulls(drafts.size, pa.int16())
    unranged = _words(np.full(drafts.size, NONE, np.uint8), scale)

    def graded(name: str, at: str, grades: Sequence[Graded], firmness: Sequence[Firmness | None]) -> None:
        columns[name] = _words(drafts.grade(at), levels)
        if at in drafts.graded:
            low, high = drafts.range(at)
            columns[f"{name}.not_below"], columns[f"{name}.not_above"] = _words(low, scale), _words(high, scale)
            for end in ("worst", "best"):
                columns[f"{name}.{end}"] = _words(_ends(grades, end, scale), scale) if assessed else unranged
            if not at.startswith("theme/"):
                for direction in _DIRECTIONS:
                    told = pa.array([_number(each, direction) for each in firmness], pa.int16())
                    columns[f"{name}.{direction}"] = told if assessed else untold

    if book.graded_overall:
        graded(
            "overall",
            "overall",
            [each.overall.grade for each in assessed],
            [each.firm and each.firm.overall for each in assessed],
        )
        columns |= _remarks(drafts)
    for question in book.questions.values():
        firm = [None if each.firm is None else each.firm.questions.get(question.id) for each in assessed]
        results = [each.questions[question.id] for each in assessed]
        graded(f"question.{question.id}", f"question/{question.id}", [each.grade for each in results], firm)
        columns[f"question.{question.id}.status"] = _words(drafts.status(question.id), STATUSES)
        for theme in book.themes_of(question.id):
            graded(f"theme.{theme}", f"theme/{theme}", [each.themes[theme].grade for each in results], ())
    columns |= _suggested(drafts)
    read = [each.force for each in assessed] or forces
    warned = [sum(not warned.allowed for warned in force.warnings) for force in read]
    columns["warnings"] = pa.array(warned, pa.int16()) if read else untold
    return pa.table(columns)


def _ends(grades: Sequence[Graded], end: str, scale: Sequence[str]) -> Codes:
    """The worst or the best grade that is possible, as codes; NONE where it is not known exactly."""
    known = [each.range if each.exact else None for each in grades]
    return np.array([NONE if each is None else scale.index(each[end == "best"]) for each in known], np.uint8)


def _number(firmness: Firmness | None, direction: str) -> int | None:
    number: int | None = None if firmness is None else getattr(firmness, direction).number
    return number


def _suggested(drafts: Drafts) -> Mapping[str, Any]:
    """How many areas are suggested, and which."""
    pa = arrow()
    import pyarrow.compute as pc

    places, begin = drafts.by_priority()
    areas = pa.array([*drafts.book.areas], pa.string()).take(pa.array(places))
    # no array of text holds more than 2 GB, wherefore the offsets of a list of them need no more
    listed = pa.ListArray.from_arrays(pa.array(begin.astype(np.int32)), areas)
    many = pa.array(np.diff(begin).astype(np.int16))
    return {"areas": many, "areas.suggested": pc.binary_join(listed, _BETWEEN)}


def _remarks(drafts: Drafts) -> Mapping[str, Any]:
    """What makes the overall grades less certain than they look."""
    book = drafts.book
    ways = [
        (drafts.borderline(way), [f"{way}: {level}" for level in drafts.levels]) for way in book.overall_alternatives
    ]
    remarks = [
        (np.where(drafts.no_precedent(each.id), np.uint8(0), np.uint8(NONE)), [each.id]) for each in book.no_precedent
    ]
    return {"overall.borderline": _joined(ways, drafts.size), "overall.no_precedent": _joined(remarks, drafts.size)}


def _joined(columns: Sequence[tuple[Codes, Sequence[str]]], size: int) -> Any:
    """The words that columns of codes stand for, of each force in one cell; empty where no code stands for any."""
    pa = arrow()
    texts, places = [""], np.zeros(size, np.int64)
    for codes, words in columns:
        ends = [*words, ""]
        both = places * len(ends) + np.minimum(codes, len(words))
        found = np.flatnonzero(np.bincount(both))
        pairs = ((texts[each // len(ends)], ends[each % len(ends)]) for each in found.tolist())
        places = np.searchsorted(found, both)
        texts = [_BETWEEN.join(filter(None, pair)) for pair in pairs]
    return pa.array([text or None for text in texts], pa.string()).take(pa.array(places))


def _words(codes: Codes, words: Sequence[str]) -> Any:
    """The words that codes stand for, as a dictionary and the places in it; empty where a code stands for none."""
    pa = arrow()
    places = pa.array(codes.astype(np.int8), mask=codes >= len(words))
    return pa.DictionaryArray.from_arrays(places, pa.array(words, pa.string()))
