"""`evidence from-sheet`: a filled-in sheet as a force file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.arguments import add_output, add_rules, output_of, rulebook_named
from peel_grade.cli.evidence.named import compiled_for
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, say, write_out
from peel_grade.files.problems import InputError, Problem

_EXAMPLES = """examples:
  evidence from-sheet sheet.xlsx --name "Example Police" --output force.yaml
  evidence from-sheet sheet.csv --into force.yaml               beside what it has
  evidence from-sheet sheet.csv --into force.yaml --overwrite   in the place of what it has

exit status: 0 written, 1 some entries stood there otherwise and were kept, 2 the sheet has mistakes
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Make a force file of a sheet that `evidence sheet` wrote and somebody filled in, or write what it records "
        "into a force file that is there. Mistakes name the row and the column of the sheet; nothing is written then."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the sheet, as .csv or .xlsx")
    parser.add_argument("--into", type=Path, metavar="FORCE", help="the force file to write into, its comments kept")
    parser.add_argument(
        "--name", default="", metavar="NAME", help="of a new force file: the name of whom was inspected"
    )
    add_rules(parser, "the one of the force file's framework, or the default one")
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the force file; the exit status."""
    from peel_grade.evidence.filled import read_sheet
    from peel_grade.evidence.writing import new_file

    if options.into is not None:
        return _into(options)
    output = output_of(options)
    book = rulebook_named(options.rules)
    written = new_file(read_sheet(options.sheet, book), options.name, book)
    write_out(written.decode(), output, overwrite=options.overwrite)
    return OK


def _into(options: Namespace) -> int:
    """Write into a force file that is there."""
    from peel_grade.evidence.filled import read_sheet
    from peel_grade.evidence.writing import merged
    from peel_grade.files.output_file import write_file
    from peel_grade.files.yaml_tree import parse, read_bytes, shown
    from peel_grade.force.file import check_force

    if options.output is not None or options.name:
        other = "--output" if options.output is not None else "--name"
        raise InputError([Problem(other, 0, 0, "this does not go with `--into`", "remove one of them")])
    name, content = shown(options.into), read_bytes(options.into)
    tree = parse(content, name)
    book = compiled_for(tree, options.rules).book
    force = check_force(tree, book)
    filled = read_sheet(options.sheet, book, force.documents)
    result = merged(content, name, filled, overwrite=options.overwrite)
    check_force(parse(result.content, name), book)
    if result.content != content:
        write_file(options.into, [result.content], name, overwrite=True)
    write_out(f"{name}: {len(result.added)} new, {len(result.replaced)} replaced, {len(result.kept)} kept\n")
    for entry in result.kept:
        say(f"{entry}: stands there otherwise; `--overwrite` replaces it\n")
    return FOUND_PROBLEMS if result.kept else OK
