"""The pages of the desk: templates in the one look, filled in with text that stays text."""

from functools import cache, partial
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from starlette.responses import HTMLResponse

from peel_grade.documents.look import TEMPLATES, step, style
from peel_grade.report.html import html_environment

if TYPE_CHECKING:
    from peel_grade.desk.asking import Asked
    from peel_grade.desk.forces import Desk

_TABS = {"review": "Review", "code": "Code", "moderate": "Moderate", "proofs": "What always holds"}
_FOLDER = Path(__file__).parent
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def tabs_of(desk: "Desk") -> dict[str, str]:
    """The pages of a force, by what addresses call them: what was proved has one where something was."""
    return {name: title for name, title in _TABS.items() if desk.proved or name != "proofs"}


def page(template: str, asked: "Asked", status: int = 200, **values: Any) -> HTMLResponse:
    """A page about one force."""
    return _written(template, status, desk=asked.desk, asked=asked, copy=asked.copy, tabs=tabs_of(asked.desk), **values)


def plain_page(template: str, desk: "Desk", status: int = 200, **values: Any) -> HTMLResponse:
    """A page about none, or all."""
    return _written(template, status, desk=desk, **values)


@cache
def static_files() -> dict[str, tuple[str, str]]:
    """What pages link to, by name: what kind it is, and its text. Nothing else is handed out."""
    files = {
        file.name: (_KINDS[file.suffix], file.read_text("utf-8"))
        for file in (_FOLDER / "files").iterdir()
        if file.suffix in _KINDS
    }
    return files | {"look.css": (_KINDS[".css"], style())}


def _written(template: str, status: int, **values: Any) -> HTMLResponse:
    return HTMLResponse(_environment().get_template(template).render(**values), status)


@cache
def _environment() -> Environment:
    environment = html_environment(_FOLDER / "templates", TEMPLATES)
    environment.globals |= {"step": step}
    environment.filters["as_json"] = partial(dumps, ensure_ascii=False)
    return environment
