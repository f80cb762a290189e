"""The pages of a panel, filled in from their templates."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from peel_grade.documents.look import TEMPLATES
from peel_grade.documents.pages import DRAFT
from peel_grade.panel.scale import Scale
from peel_grade.report.html import html_environment
from peel_grade.report.sections import once
from peel_grade.rulebook.framework import Framework, Noun
from peel_grade.wording.terms import show_number

_TEMPLATES = Path(__file__).with_name("templates")


def filled(template: str, file: str, title: str, menu: Mapping[str, str], above: str = "", **values: Any) -> str:
    """A page from its template; `menu` are the pages that it leads to, `above` the one of these that it belongs to."""
    return _environment().get_template(template).render(file=file, title=title, menu=menu, above=above, **values)


def rulebook_told(framework: Framework, sha256: str) -> str:
    """Which rulebook a page was made by."""
    return f"{framework.title}: rulebook {framework.id} {framework.version}, SHA-256 {sha256}."


@cache
def _environment() -> Environment:
    found = html_environment(_TEMPLATES, TEMPLATES)
    found.filters.update(rounded=_rounded, once=once, said_of=_said_of, so_many=_so_many)
    found.globals.update(draft=DRAFT)
    return found


def _rounded(value: float) -> str:
    return show_number(round(value, 1))


def _so_many(number: int, one: str, many: str) -> str:
    return Noun(one, many).so_many(number)


def _said_of(grade: str, scale: Scale) -> str:
    return scale[grade].said
