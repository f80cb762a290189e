"""`evidence table`: force files as one table, to look through, to join with others, or to grade all at once."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from peel_grade.cli.arguments import add_output, add_rules, output_of
from peel_grade.cli.terminal import OK, say
from peel_grade.files.problems import InputError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.force.file import Force
    from peel_grade.force.locate import ForceInput
    from peel_grade.rulebook.locate import Place

_FORMS = ("csv", "parquet", "xlsx")
"""The forms of a table, as `peel_grade.tables.writing` has them."""
_EXAMPLES = """examples:
  evidence table forces --output forces.csv                  a row for each, a column for all that any of them says
  evidence table forces --format parquet --output f.parquet  the same in Parquet; also xlsx
  evidence table forces --long --output evidence.csv         a row a piece of evidence, as in a sheet
  evidence table forces.csv --format xlsx --output f.xlsx    a table in another form

`grade` takes such a table as it is; force files come back with: evidence from-table

exit status: 0 written, 2 a force file has mistakes, or the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Make one table of force files, with all that they say but what panels decided: a row for each, or with --long "
        "a row a piece of evidence."
    )
    parser.epilog = _EXAMPLES
    help = "a force file, a folder of them, the name of a shipped one, - for standard input, or a table of forces"
    parser.add_argument("files", nargs="+", metavar="FORCE", help=help)
    parser.add_argument("--long", action="store_true", help="a row a piece of evidence")
    add_rules(parser, "the one of the force files' framework")
    parser.add_argument("-f", "--format", choices=_FORMS, default="csv", help="how to write it (default: csv)")
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print or write it; the exit status."""
    from peel_grade.cli.tables import check_form, write_table
    from peel_grade.force.locate import locate_forces
    from peel_grade.rulebook.locate import locate_all

    check_form(options.format, options.output)
    output = output_of(options)
    inputs = locate_forces(options.files, tables=True)
    if options.rules is None:
        forces, table = _table(inputs, None, options)
    else:
        with locate_all(options.rules) as places:
            forces, table = _table(inputs, tuple(places), options)
    write_table([table], options.format, output, overwrite=options.overwrite)
    if kept := sum(any(force.moderation) for force in forces):
        say(f"what panels decided is no evidence, and stays in the force files: {kept} of {len(forces)} have some\n")
    return OK


def _table(
    inputs: "Sequence[ForceInput]", places: "tuple[Place, ...] | None", options: Namespace
) -> "tuple[list[Force], Any]":
    """The forces, and the table of them. Raises InputError with the mistakes of all."""
    from peel_grade.cli.drafting import Checker
    from peel_grade.cli.tables import check_one, with_rows
    from peel_grade.tables.long import long_table
    from peel_grade.tables.wide import wide_table

    checker, forces, problems, of = Checker(places, keep=False), [], list[Problem](), dict[str, str]()
    for given in with_rows(inputs, places):
        try:
            force, engines = checker.checked_tree(given.load())
        except InputError as error:
            problems += error.problems
            continue
        book = engines.compiled.book
        of.setdefault(book.framework.id, given.name)
        forces.append(force)
    if problems:
        raise InputError(problems)
    check_one(of)
    return forces, (long_table if options.long else wide_table)(forces, book)
