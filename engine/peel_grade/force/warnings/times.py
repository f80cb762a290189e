"""Doubts about years and dates."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from peel_grade.files.yaml_tree import NodePath
from peel_grade.force.moderation import AreaDecision, GradeDecision
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
    for name, index, path, dates in _decided(case):
        if dates[index] > date.today().isoformat():
            message = f"the decision on `{name}` is dated {dates[index]}, which is still to come"
            yield Found("date-to-come", path, message, "correct the date")


def out_of_order(case: Case) -> Iterator[Found]:
    """A decision that is dated before the one that it follows: perhaps the wrong one holds."""
    for name, index, path, dates in _decided(case):
        if index and dates[index] < dates[index - 1]:
            message = f"the decision on `{name}` of {dates[index]} stands behind one of {dates[index - 1]}, and holds"
            yield Found("out-of-order", path, message, "put the later decision last, or correct the date")


def _decided(case: Case) -> Iterator[tuple[str, int, NodePath, list[str]]]:
    """Each decision of a panel that the file has: on what, its place in its history, where its date stands, and the
    dates of that history.
    """
    moderated = case.force.moderation
    histories: list[tuple[str, Mapping[str, tuple[GradeDecision | AreaDecision, ...]]]]
    histories = [("grades", moderated.grades), ("areas", moderated.areas)]
    for section, decided in histories:
        for name, history in decided.items():
            if name in (case.tree.data["moderation"].get(section) or ()):  # else it is read under an old name
                dates = [each.date for each in history]
                yield from (
                    (name, index, ("moderation", section, name, index, "date"), dates) for index in range(len(dates))
                )
