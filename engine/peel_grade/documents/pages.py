"""The page that every document is made from: templates in one look, filled in with text that stays text."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from peel_grade.documents.charts import Chart, drawn
from peel_grade.documents.look import TEMPLATES, step, style
from peel_grade.documents.writing import FIELD, Form
from peel_grade.report.html import html_environment
from peel_grade.rulebook.model import Rulebook

DRAFT = "Draft for human judgement"
"""What every page says."""
FIELDS = ("draft", "framework", "rulebook", "subject", "title")
"""What every page says of itself, and the headers and footers of a template may name."""


def page(template: str, form: Form, templates: Path = TEMPLATES, **values: Any) -> str:
    """A page for a form, from one of the `templates` of a folder that extends `base.html` and uses `macros.html`.

    Beside the values, `base.html` takes `title` (text), `fields` (what the page says of itself, by name: `subject`,
    `framework`, `rulebook`), and `reproduced` (rows of what it was made from, and how it is made again).
    """
    environment = html_environment(templates, TEMPLATES)
    environment.globals |= {
        "form": form, "draft": DRAFT, "field_prefix": FIELD, "style": Markup(style()), "step": step,  # noqa: S704  # our own
        "picture": _pictures(form),
    }  # fmt: skip
    return environment.get_template(template).render(**values)


def made_from(
    subject: str, frameworks: Iterable[str], rulebooks: Iterable[Sequence[str]], command: str
) -> dict[str, Any]:
    """The values `fields` and `reproduced` of a page about `subject`, made by a call.

    Of frameworks the titles are given, of each rulebook its id, version and hash.
    """
    named = [*dict.fromkeys(f"{name} {version} ({sha256[:12]})" for name, version, sha256 in rulebooks)]
    fields = {"subject": subject, "framework": "; ".join(dict.fromkeys(frameworks)), "rulebook": "; ".join(named)}
    return {"fields": fields, "reproduced": [("Command", command), *(("Rulebook", each) for each in named)]}


def made_from_books(subject: str, books: Sequence[Rulebook], command: str) -> dict[str, Any]:
    """The same of the rulebooks themselves."""
    frameworks = [(book.framework.title, (book.framework.id, book.framework.version, book.sha256)) for book in books]
    return made_from(subject, (title for title, _ in frameworks), (each for _, each in frameworks), command)


def _pictures(form: Form) -> Callable[[Chart], Markup]:
    return lambda chart: drawn(chart, form)


class Notes:
    """The footnotes of a page: what is said twice stands once, under one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._marks: dict[int, int] = {}

    def mark(self, text: str) -> tuple[int, int]:
        """The number of a note, and which of the marks that lead to it this is (from 1)."""
        number = self._numbers.setdefault(text, len(self._numbers) + 1)
        self._marks[number] = self._marks.get(number, 0) + 1
        return number, self._marks[number]

    def all(self) -> list[tuple[int, str, int]]:
        """The notes with their numbers, and how many marks lead to each."""
        return [(number, text, self._marks[number]) for text, number in self._numbers.items()]
