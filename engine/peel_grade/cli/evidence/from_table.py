"""`evidence from-table`: force files of the rows of a table."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from peel_grade.cli.arguments import add_output_folder, add_rules
from peel_grade.cli.terminal import OK, write_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.rulebook.locate import Place

_COMMAND = "evidence from-table"
_EXAMPLES = """examples:
  evidence from-table forces.csv --output forces      a force file for each row
  evidence from-table evidence.csv --output forces    of a table with a row a piece of evidence, one for each force

The columns are told in the guide for programmers; `evidence table` writes such tables.

exit status: 0 written, 2 the table has mistakes, or the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Make force files of a table, which has a row for each, or a row a piece of evidence. Mistakes name the row "
        "and the column; nothing is written then."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("table", metavar="TABLE", help="the table, as .csv, .xlsx, .parquet, .arrow or .feather")
    add_rules(parser, "the one of the table's framework")
    add_output_folder(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the force files; the exit status."""
    from peel_grade.files.output_folder import check_folder, write_folder
    from peel_grade.files.yaml_tree import shown
    from peel_grade.rulebook.locate import locate_all

    check_folder(options.output, _COMMAND)
    if options.rules is None:
        files = [*_files(options.table, None)]
    else:
        with locate_all(options.rules) as places:
            files = [*_files(options.table, tuple(places))]
    names = write_folder(options.output, files, _COMMAND)
    write_out(f"{shown(options.output)}: {len(names)} force file{'' if len(names) == 1 else 's'}\n")
    return OK


def _files(table: str, places: "tuple[Place, ...] | None") -> Iterator[tuple[str, bytes]]:
    """The force files, with their names. Raises InputError with all mistakes of the table."""
    from peel_grade.cli.tables import rulebook_of, with_rows
    from peel_grade.evidence.writing import file_of_row
    from peel_grade.files.problems import InputError, Problem
    from peel_grade.files.yaml_tree import shown
    from peel_grade.force.locate import TABLES, locate_forces

    (given,) = locate_forces([table], tables=True)
    if not given.is_table:
        message = f"the name of a table ends in {', '.join(TABLES)}"
        raise InputError([Problem(shown(Path(table)), 0, 0, message, "`evidence table` writes one")])
    book = rulebook_of(given, places)
    for row in with_rows([given], places):
        assert row.row is not None  # as it is of a table
        yield f"{Path(row.name).name}.yaml", file_of_row(row.row.data, book)
