"""One page of HTML as the document that is handed out: as it is, as Markdown, as Word, as PDF.

What a page is made of says `peel_grade.documents.pages`. The same page gives the same bytes: no clock is asked.
"""

from html.parser import HTMLParser
from pathlib import Path
from typing import Literal, TypeAlias, get_args

Form: TypeAlias = Literal["html", "markdown", "docx", "pdf"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIXES: dict[str, Form] = {".html": "html", ".md": "markdown", ".docx": "docx", ".pdf": "pdf"}
"""The forms by the suffixes of their files."""
BINARY: tuple[Form, ...] = ("docx", "pdf")
"""What no terminal can show."""
EXTRA = "documents"
FIELD = "field-"
"""Before the name of what a page says of itself for the fields of a template: `<meta name="field-subject" …>`."""


def written(page: str, form: Form, template: Path | None = None) -> bytes:
    """A whole page, made for a form (`pages.page`), as the bytes of that form.

    `template` is a Word document whose styles, headers and footers the Word form takes on (None: the shipped one).
    Raises InputError where a library of the form is not installed, or the template cannot be used.
    """
    if form == "html":
        return page.encode()
    if form == "pdf":
        from peel_grade.documents.pdf import as_pdf

        return as_pdf(page)
    if form == "markdown":
        from peel_grade.documents.pandoc import as_markdown

        return as_markdown(page)
    from peel_grade.documents.word import as_word

    return as_word(page, template, fields(page))


def fields(page: str) -> dict[str, str]:
    """What a page says of itself for the fields of a template, by their names."""
    reader = _Fields()
    reader.feed(page)
    return reader.found


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name") or ""
        if tag == "meta" and name.startswith(FIELD):
            self.found[name.removeprefix(FIELD)] = told.get("content") or ""
