"""How pages are made from templates: of the documentation, of a comparison of rulebooks, and of documents."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def html_environment(*templates: Path) -> Environment:
    """Renders the templates of folders, the first first: all text escaped, an unknown name an error."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
