"""How pages are made from templates: of the documentation, of a comparison of rulebooks, and of documents."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from peel_grade.files.problems import printable_lines


def html_environment(*templates: Path) -> Environment:
    """Renders the templates of folders, the first first: all text escaped, an unknown name an error; what acts on a
    reader's eyes is shown as what it is.
    """
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """What a template fills in, its lines kept."""
    return printable_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value
