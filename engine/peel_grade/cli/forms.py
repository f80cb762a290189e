"""What is printed as text or JSON, or written to a file in the form that its name ends in."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from peel_grade.cli.terminal import coloured, columns, write_out
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.documents.writing import Form
    from peel_grade.wording.paint import Paint

_SUFFIXES = (".txt", ".json", ".html", ".md", ".docx", ".pdf")


def add_template(parser: ArgumentParser) -> None:
    """`--template`: a document to write Word by."""
    help = "a Word document whose styles, headers and footers a page in Word takes on"
    parser.add_argument("--template", type=Path, metavar="FILE", help=help)


def check_form(options: Namespace, what: str) -> None:
    """Refuse a file whose name ends in no form, and a template for another than Word, before any work.

    `what` has no such form: `an overview`. Raises InputError.
    """
    file: Path | None = options.output
    if file is not None and file.suffix.lower() not in _SUFFIXES:
        message = f"{what} has no form for `{file.suffix or file.name}`"
        raise InputError([Problem(shown(file), 0, 0, message, f"name a file that ends in {', '.join(_SUFFIXES)}")])
    if options.template is not None and (file is None or file.suffix.lower() != ".docx"):
        help = "name a file that ends in .docx with `--output`"
        raise InputError([Problem("--template", 0, 0, "is for Word alone", help)])
    check_template_of(options)


def check_template_of(options: Namespace) -> None:
    """Refuse a template that cannot be one, before any work. Raises InputError."""
    if options.template is not None:
        from peel_grade.documents.pages import FIELDS
        from peel_grade.documents.word import check_template

        check_template(options.template, FIELDS)


def write_form(
    told: Mapping[str, Any], options: Namespace, text: "Callable[[Paint, int], str]", page: "Callable[[Form], str]"
) -> None:
    """Print a document, or write the file that `--output` names; `text` takes what paints it and its width.

    Raises InputError where a library of the form is not installed, or the file cannot be written.
    """
    from peel_grade.files.json_text import to_json
    from peel_grade.wording.paint import painter, plain

    file: Path | None = options.output
    if file is None:
        as_json = options.format == "json"
        write_out(to_json(told) if as_json else text(painter(coloured(options.no_colour)), columns()))
        return
    from peel_grade.files.output_file import write_file

    suffix = file.suffix.lower()
    if suffix == ".json":
        content = to_json(told).encode()
    elif suffix == ".txt":
        content = text(plain, 80).encode()
    else:
        from peel_grade.documents.writing import SUFFIXES, written

        form = SUFFIXES[suffix]
        content = written(page(form), form, options.template)
    write_file(file, [content], shown(file), overwrite=options.overwrite)
