"""A sheet as one page of HTML, to read, print and fill in by hand."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from peel_grade.evidence.sheet import Line
from peel_grade.rulebook.model import Flag
from peel_grade.tables.long import RECORD


def page(lines: Sequence[Line], filled: Sequence[str], title: str) -> str:
    """The page, self-contained; `filled` are the columns to fill in."""
    from peel_grade.report.html import html_environment

    environment = html_environment(Path(__file__).with_name("templates"))
    themes = [
        (theme, [(line, isinstance(line.entry, Flag)) for line in of_theme])
        for theme, of_theme in groupby(lines, key=lambda line: line.told["theme"])
    ]
    beside = [column for column in filled if column != RECORD]
    return environment.get_template("sheet.html").render(title=title, themes=themes, beside=beside, record=RECORD)
