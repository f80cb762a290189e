"""Doubts about years and dates."""

import re
from collections.abc import Iterator
from datetime import date

from peel_grade.files.yaml_tree import NodePath
from peel_grade.force.warnings.found import Case, Found


def after_cycle(case: Case) -> Iterator[Found]:
    """Earlier inspections that were not before the cycle, and periods that end after its year."""
    cycle = case.book.framework.year
    for question, grade in case.force.previous_grades.items():
        if grade.year >= cycle:
            place: NodePath = ("previous", "grades", question, "year")
            yield _late(place, f"the earlier grade of `{question}` is of {grade.year}", cycle)
    for index, row in enumerate(_rows(case)):
        year = row.get("year")
        if isinstance(year, int) and year >= cycle:
            place = ("previous", "areas_for_improvement", index, "year")
            yield _late(place, f"an area of an earlier inspection is of {year}", cycle)
    for name, figure in case.force.indicators.items():
        years = [int(year) for year in re.findall(r"\b(?:19|20)[0-9]{2}\b", figure.period)] if figure.period else []
        if case.written("indicators", name) and any(year > cycle for year in years):
            yield _late(("indicators", name, "period"), f"the period of `{name}` ends in {max(years)}", cycle)


def _late(path: NodePath, what: str, cycle: int) -> Found:
    return Found("after-cycle", path, f"{what}, and the cycle is that of {cycle}", "look the year up again")


def asked_twice(case: Case) -> Iterator[Found]:
    """The same earlier area twice for one year."""
    seen = set()
    for index, row in enumerate(_rows(case)):
        key = (row.get("rule"), row.get("year"))
        if key in seen:
            message = f"`{key[0]}` is listed twice{f' for {key[1]}' if key[1] else ''}"
            yield Found("asked-twice", ("previous", "areas_for_improvement", index), message, "keep one")
        seen.add(key)


def _rows(case: Case) -> list[dict[str, object]]:
    """The earlier areas for improvement as the file has them."""
    previous = case.tree.data.get("previous")
    rows = previous.get("areas_for_improvement") if isinstance(previous, dict) else None
    return [row if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else []


def date_to_come(case: Case) -> Iterator[Found]:
    """A decision of tomorrow. The one warning that depends on the day: every other draft is the same on all of them."""
    for question, decision in case.force.moderation.items():
        if decision.date > date.today().isoformat():
            message = f"the decision on `{question}` is dated {decision.date}, which is still to come"
            yield Found("date-to-come", ("moderation", question, "date"), message, "correct the date")
