"""What was probably meant by a figure or a date of a force file that cannot stand as it is written."""

import calendar
import re

from peel_grade.files.meant import plain_number
from peel_grade.files.problems import printable

_QUALIFIED = re.compile(
    r"(?P<about>(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca?\.?|~|\u2248)\s*(?=\d))?"
    r"(?P<bound>(?:over|above|more than|at least|under|below|less than|fewer than|at most|up to|[<>]=?|[\u2264\u2265])"
    r"\s*(?=\d))?"
    r"(?P<figure>\d[\d.,]*)\s*%?"
    r"(?P<range>\s*(?:-|\u2013|\u2014|to|and)\s*\d[\d.,]*\s*%?)?"
    r"(?P<more>\s*\+)?"
    r"(?P<unit>\s+[a-z][a-z ]*)?"
    r"(?:\s*\((?P<said>[^()]+)\))?",
    re.IGNORECASE,
)


def figure_help(value: object, *, alone: bool) -> str | None:
    """What to write for a figure that a person could read: a range, a bound, one that is about right or has a unit.

    `alone` is whether it stands in the place of a mapping with `value`.
    """
    found = _QUALIFIED.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    figure = plain_number(found["figure"].rstrip(".,")) or found["figure"]
    said = found.string
    if not (found["range"] or found["bound"] or found["more"] or found["about"]):
        said = found["said"]
    if not said:
        return f"write `{figure}`, without the unit: the catalogue has it" if found["unit"] else None
    said = printable(said).replace('"', "'")
    if len(said) > 60:
        return f"write `{figure}`, and the rest in `note:`"
    return f'write `{{value: {figure}, note: "{said}"}}`' if alone else f'write `{figure}`, and `note: "{said}"`'


def date_help(value: object) -> str:
    """What to write for a date that is none: year, month and day, where they can be told."""
    found = re.fullmatch(
        r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})", value.strip() if isinstance(value, str) else ""
    )
    if found is None:
        return "write year-month-day, such as 2018-03-22"
    first, month, last = map(int, found.groups())
    year, day = (first, last) if len(found[1]) == 4 else (last, first)
    if len(found[1]) < 4 and month > 12 >= day:
        day, month = month, day
    either = len(found[1]) < 4 and day <= 12 and day != month
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        return "write year-month-day, such as 2018-03-22"
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"{calendar.month_name[month]} {year} has {days} days"
    return f"write year-month-day: `{year}-{month:02}-{day:02}`{' (if the day stands first)' if either else ''}"
