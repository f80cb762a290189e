"""How pages are made from templates: of the documentation, of a comparison of rulebooks, and of documents."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from peel_grade.files.problems import printable_lines
from peel_grade.wording.terms import capital, listed, show_number, words


def html_environment(*templates: Path) -> Environment:
    """Renders the templates of folders, the first first: all text escaped, an unknown name an error; what acts on a
    reader's eyes is shown as what it is. All have the filters that put names, numbers and lists into words.
    """
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters.update(capital=capital, listed=listed, number=show_number, words=words)
    return made


def _shown(value: Any) -> Any:
    """What a template fills in, its lines kept."""
    return printable_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value
