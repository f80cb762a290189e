"""How pages are made from templates: of the documentation, and of a comparison of rulebooks."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def html_environment(templates: Path) -> Environment:
    """Renders the templates of a folder: all text escaped, an unknown name an error."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
