"""What the selected lines say of an earlier inspection, as a change of the force file: an area that it asked for, or
how it graded a question.
"""

import re
from collections.abc import Iterable
from typing import Any

from peel_grade.desk.asking import Asked
from peel_grade.desk.copies import Change, value_at
from peel_grade.desk.standing import Here
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.model import Rulebook

EARLIER_AREAS: NodePath = ("previous", "areas")
EARLIER_GRADES: NodePath = ("previous", "grades")
_YEARS = re.compile(r"\s*(?:\d{4}(?:[\s,;]+\d{4})*)?[\s,;]*")
_YEAR = re.compile(r"\d{4}")


def area_asked_for(asked: Asked, here: Here) -> Change:
    """That an earlier inspection asked for an area. Raises InputError where that cannot be recorded."""
    draft, area, years = asked.copy.draft(), asked.fields.get("area", ""), asked.fields.get("years", "")
    if area not in draft.assessment.book.areas:
        raise _wrong("nothing is chosen", "choose what was asked for", "area")
    if not _YEARS.fullmatch(years):
        help = "write the years of the inspections, such as `2015, 2016`, or leave it out"
        raise _wrong(f"{quoted(years)} is no year", help, "years")
    there = next((row for row in draft.force.previous_areas if row.area == area), None)
    if there is not None:
        message = f"it is recorded already, from {', '.join(there.source) or 'no source'}"
        raise _wrong(message, "add years and sources to it in the file", "area")
    row = {"area": area, "years": sorted(map(int, re.findall(r"\d+", years))), "source": here.source}
    rows = [*(value_at(draft.tree.data, EARLIER_AREAS) or []), {key: value for key, value in row.items() if value}]
    return Change(EARLIER_AREAS, rows, f"an earlier inspection asked for {area}")


def graded_before(asked: Asked, here: Here) -> Change:
    """How an earlier inspection graded a question, or all of it (`overall`), in place of what is recorded of that.

    Raises InputError where that cannot be recorded.
    """
    draft, fields = asked.copy.draft(), asked.fields
    book, question = draft.assessment.book, fields.get("question", "")
    grade, year = fields.get("grade", ""), fields.get("year", "").strip()
    titles = graded_titles(book)
    if question not in titles:
        raise _wrong("nothing is chosen", "choose what was graded", "question")
    if grade not in book.framework.scale:
        raise _wrong("no grade is chosen", "choose the grade that it was given", "grade")
    if not _YEAR.fullmatch(year):
        raise _wrong(f"{quoted(year)} is no year", "write the year of the inspection, such as `2015`", "year")
    row = {"grade": grade, "year": int(year), "source": here.source}
    rows: dict[str, Any] = {**(value_at(draft.tree.data, EARLIER_GRADES) or {}), question: row}
    return Change(EARLIER_GRADES, rows, f"{titles[question]} was {book.framework.said(grade)} in {year}")


def graded_titles(book: Rulebook) -> dict[str, str]:
    """What an earlier inspection may have graded: the titles of the questions, and overall."""
    titles = {"overall": "Overall"} if book.graded_overall else {}
    return titles | {name: each.title for name, each in book.questions.items() if each.graded}


def years_before(numbers: Iterable[str], book: Rulebook) -> list[str]:
    """The years before the cycle among the numbers of a passage."""
    return sorted(
        {each for each in numbers if re.fullmatch(r"(?:19|20)\d\d", each) and int(each) < book.framework.year}
    )


def _wrong(message: str, help: str, path: str) -> InputError:
    return InputError([Problem("", 0, 0, message, help, path=path)])
