"""What was probably meant by a figure of a force file that cannot stand as it is written."""

import re

from peel_grade.files.meant import plain_number
from peel_grade.files.problems import printable
from peel_grade.files.yaml_tree import is_number

_QUALIFIED = re.compile(
    r"(?:(?:between|from)\s+(?=\d))?"
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
_AT_LEAST = ("over", "above", "more than", "at least", ">", ">=", "\u2265")


def figure_help(value: object, *, alone: bool) -> str | None:
    """What to write for a figure that a person could read: a range, a bound, one that is about right or has a unit.

    `alone` is whether it stands in the place of a mapping with `value`.
    """
    found = _QUALIFIED.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    figure = plain_number(found["figure"].rstrip(".,")) or found["figure"]
    said = found.string
    if written := _range(found, figure):
        return f"write `{{value: {written}}}`" if alone else f"write `{written}`"
    if not (found["about"] or found["range"]):
        said = found["said"]
    if not said:
        return f"write `{figure}`, without the unit: the catalogue has it" if found["unit"] else None
    said = printable(said).replace('"', "'")
    if len(said) > 60:
        return f"write `{figure}`, and the rest in `note:`"
    return f'write `{{value: {figure}, note: "{said}"}}`' if alone else f'write `{figure}`, and `note: "{said}"`'


def _range(found: re.Match[str], figure: str) -> str | None:
    """The range that a text stands for, as force files write it; None for a single number."""
    if found["range"]:
        last = re.sub(r"\A\s*(?:-|\u2013|\u2014|to|and)\s*", "", found["range"]).strip(" %")
        last = plain_number(last.rstrip(".,")) or last
        in_order = is_number(figure) and is_number(last) and float(figure) < float(last)
        return f"{{from: {figure}, to: {last}}}" if in_order else None
    if found["more"]:
        return f"{{at_least: {figure}}}"
    if found["bound"]:
        word = found["bound"].strip().lower()
        end = "at_least" if word in _AT_LEAST else "at_most"
        return f"{{{end}: {figure}}}"
    return None
