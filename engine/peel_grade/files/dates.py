"""Dates: year, month and day."""

import re
from datetime import date

from peel_grade.files.validation import fault, written

DATE_PATTERN = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
"""What `calendar_date` takes, for a JSON Schema."""


def calendar_date(value: object) -> str:
    """A validator: `2018-03-22`, a day that there is."""
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            date.fromisoformat(value)
            return value
    except ValueError:
        pass  # a day that its month does not have
    raise fault(f"{written(value)} is not a date", _date_help(value))


def _date_help(value: object) -> str:
    """What to write for a date that is none: year, month and day, where they can be told."""
    import calendar  # only once a date is wrong

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
