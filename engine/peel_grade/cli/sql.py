"""`rulebook sql`: a rulebook as a query, for where the rows of forces lie."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.arguments import add_output, add_rules, output_of
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.problems import InputError, Problem


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    from peel_grade.sql.writing import DIALECTS

    parser.description = (
        "Write a rulebook as one SQL query over a table with a row for each force: of each what every rule finds, "
        "which areas are suggested, and all grades, as drafts and as the worst and the best that missing evidence "
        "allows. The columns are named as those of tables that `grade` takes; those of flags may be text or numbers. "
        "For Spark it is a script of statements, which make a table for each step and end with the query."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook sql --rules peel-2017 --dialect duckdb --columns forces.csv\n"
        "  rulebook sql --rules peel-2017 --dialect postgres --output drafts.sql\n\n"
        "exit status: 0 written, 2 the input or the call is wrong"
    )
    add_rules(parser)
    parser.add_argument("--dialect", choices=DIALECTS, default="duckdb", help="of which database (default: duckdb)")
    parser.add_argument("--table", default="forces", metavar="NAME", help="the table to read (default: forces)")
    parser.add_argument(
        "--columns", type=Path, metavar="FILE",
        help="a table (CSV, Parquet, XLSX) with the same columns: what it has none for, such as ranges, is not read "
        "(default: figures, what they were, ranks, statuses; flags; earlier grades and areas)",
    )  # fmt: skip
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the query; the exit status."""
    from peel_grade.findings.cache import load_located
    from peel_grade.rulebook.locate import locate_all
    from peel_grade.sql.writing import query

    output = output_of(options)
    with locate_all(options.rules) as places:
        if len(places) != 1:
            named = ", ".join(place.folder.name for place in places)
            help = f"name one of them with `--rules`: {named}"
            raise InputError(
                [Problem("rulebook sql", 0, 0, "there are several rulebooks, and a query is of one", help)]
            )
        book = load_located(places[0]).book
    columns = None
    if options.columns is not None:
        from peel_grade.tables.header import checked_columns
        from peel_grade.tables.table import open_table

        columns, problems = checked_columns(open_table(options.columns), book)
        if problems:
            raise InputError(problems)
    write_out(query(book, options.dialect, options.table, columns), output, overwrite=options.overwrite)
    return OK
