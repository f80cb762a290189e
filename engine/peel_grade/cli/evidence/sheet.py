"""`evidence sheet`: a sheet to record evidence in."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from peel_grade.cli.arguments import add_output, add_rules, output_of, rulebook_named
from peel_grade.cli.evidence.named import check_places, compiled_for
from peel_grade.cli.terminal import OK, columns, write_out
from peel_grade.files.problems import InputError, Problem, one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.evidence.sheet import Line
    from peel_grade.force.file import Force
    from peel_grade.rulebook.model import Rulebook

_EXAMPLES = """examples:
  evidence sheet mental_health                     a line for each entry, to look through
  evidence sheet --format xlsx --output sheet.xlsx to fill in, with choices
  evidence sheet --format html --output sheet.html to print and fill in by hand
  evidence sheet --force force.yaml --format csv   filled in with what is recorded

What is filled in comes back with: evidence from-sheet

exit status: 0 printed or written, 2 the call is wrong, or the file is there already
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Print a sheet with a line for each entry of a catalogue: what makes it true, partly so or false, and columns "
        "to fill in. Nothing of rules or of their sources stands in it."
    )
    parser.epilog = _EXAMPLES
    help = "a question or theme (default: all)"
    parser.add_argument("places", nargs="*", metavar="QUESTION", help=help)
    parser.add_argument("--force", metavar="FORCE", help="fill it in with what this force file records")
    add_rules(parser, "the one of the force file's framework, or the default one")
    parser.add_argument(
        "-f", "--format", choices=("text", "csv", "html", "xlsx"), default="text", help="how to print (default: text)"
    )
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print or write it; the exit status."""
    from peel_grade.evidence.sheet import lines
    from peel_grade.tables.long import columns as columns_of

    output = output_of(options)
    if options.format == "xlsx" and output is None:
        raise InputError([Problem("--format", 0, 0, "a workbook is not printed", "name a file with `--output`")])
    book, force = _read(options)
    check_places(options.places, book, "")
    found, filled = list(lines(book, options.places, force)), columns_of(book)
    title = f"{book.framework.title}: what was found"
    if options.format == "xlsx":
        from peel_grade.evidence.workbook import workbook
        from peel_grade.files.output_file import write_file
        from peel_grade.files.yaml_tree import shown

        assert output is not None
        write_file(output, [workbook(found, filled, title)], shown(output), overwrite=options.overwrite)
        return OK
    if options.format == "html":
        from peel_grade.evidence.page import page

        text = page(found, filled, title)
    elif options.format == "csv":
        text = _csv(found, filled)
    else:
        text = "\n".join(_as_text(found, columns() if output is None else 80)) + "\n"
    write_out(text, output, overwrite=options.overwrite)
    return OK


def _read(options: Namespace) -> "tuple[Rulebook, Force | None]":
    """The rulebook, and the force to fill in with. Raises InputError."""
    from peel_grade.force.file import check_force
    from peel_grade.force.locate import locate_forces

    if options.force is None:
        return rulebook_named(options.rules), None
    tree = locate_forces([options.force])[0].load()
    book = compiled_for(tree, options.rules).book
    return book, check_force(tree, book)


def _csv(found: "Sequence[Line]", filled: Sequence[str]) -> str:
    import csv
    from io import StringIO

    from peel_grade.tables.formulas import quoted
    from peel_grade.tables.long import INFORMING

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*INFORMING, *filled))
    for line in found:
        told = line.told | line.recorded
        writer.writerow([quoted(told[column]) for column in (*INFORMING, *filled)])
    return out.getvalue()


def _as_text(found: "Sequence[Line]", width: int) -> Iterator[str]:
    from textwrap import wrap

    theme = ""
    for line in found:
        if line.told["theme"] != theme:
            yield from ("", one_line(line.told["theme"])) if theme else (one_line(line.told["theme"]),)
            theme = line.told["theme"]
        recorded = line.recorded["record"]
        text = f"[{recorded or ' '}] {line.entry.id}: {line.told['true or figure']}"
        yield from wrap(one_line(text), width, initial_indent="  ", subsequent_indent=" " * 6, break_on_hyphens=False)
