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
        years = row.get("years")
        for year in years if isinstance(years, list) else [years]:
            if isinstance(year, int) and year >= cycle:
                yield _late(("previous", "areas", index, "years"), f"an earlier area is of {year}", cycle)
    for name, figure in case.force.indicators.items():
        ends = [int(year) for year in re.findall(r"\b(?:19|20)[0-9]{2}\b", figure.period)] if figure.period else []
        if case.written("indicators", name) and any(year > cycle for year in ends):
            yield _late(("indicators", name, "period"), f"the period of `{name}` ends in {max(ends)}", cycle)


def _late(path: NodePath, what: str, cycle: int) -> Found:
    return Found("after-cycle", path, f"{what}, and the cycle is that of {cycle}", "look the year up again")


def asked_twice(case: Case) -> Iterator[Found]:
    """The same earlier area twice."""
    seen = set()
    for index, row in enumerate(_rows(case)):
        if (area := row.get("area")) in seen:
            help = "give all its years in one entry: `years: [2015, 2016]`"
            yield Found("asked-twice", ("previous", "areas", index), f"`{area}` is listed twice", help)
        seen.add(area)


def _rows(case: Case) -> list[dict[str, object]]:
    """The earlier areas for improvement as the file has them."""
    previous = case.tree.data.get("previous")
    rows = previous.get("areas") if isinstance(previous, dict) else None
    return [row if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else []


def date_to_come(case: Case) -> Iterator[Found]:
    """A decision of tomorrow. The one warning that depends on the day: every other draft is the same on all of them."""
    for question, decision in case.force.moderation.items():
        if decision.date > date.today().isoformat():
            message = f"the decision on `{question}` is dated {decision.date}, which is still to come"
            yield Found("date-to-come", ("moderation", question, "date"), message, "correct the date")
