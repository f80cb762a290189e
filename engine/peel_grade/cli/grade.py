"""`grade FORCE.yaml...`: draft grades and suggested areas for improvement."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from peel_grade.cli.arguments import add_colour, add_format, add_output, add_rules, check_no_part, output_of, path_of
from peel_grade.cli.drafting import Told, Wanted, draft_all
from peel_grade.cli.parser import Parser
from peel_grade.cli.terminal import BAD_INPUT, FOUND_PROBLEMS, OK, coloured, columns, run, tell, write_out, write_pieces
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import shown
from peel_grade.force.locate import ForceInput, locate_forces
from peel_grade.rulebook.locate import Place, locate_all

if TYPE_CHECKING:
    from pathlib import Path

SERVE = "serve"
"""The first word of a call that asks for the desk."""
_EXAMPLES = """examples:
  grade force.yaml                                  the draft on a page
  grade staffordshire-2017                          that of a force that is shipped with it
  grade forces/ other.yaml                          one line for each force
  grade forces/ --format overview                   what they come to together
  grade - < force.yaml                              from standard input
  grade force.yaml --format json --output out.json  the draft as JSON
  grade forces/ --format site --output panel        pages for a panel: all side by side, open panel/index.html
  grade forces/ --format site --output panel --full   also how few changes would bring each next grade
  grade force.yaml --format docx --output draft.docx   as a document: for Word, or as html, pdf, markdown
  grade forces/ --format pdf --output drafts        a document for each force, in a folder
  grade forces.csv                                  a table with a row for each
  grade forces/ --format csv --output drafts.csv    the drafts as a table: also as xlsx and parquet
  grade force.yaml --strict                         exit with 1 where it has warnings
  grade force.yaml --full                           all of it: every reason, strength and missing evidence
  grade force.yaml --explain vulnerability          how a grade follows, as a tree
  grade force.yaml --explain rso-risk-not-managed   why a rule concludes, or how far it is from it
  grade force.yaml --explain vulnerability --full   with every grade rule that does not hold
  grade force.yaml --route-to good --question vulnerability   the fewest changes that bring a better grade
  grade force.yaml --against before.yaml            how it differs from another draft, and why
  grade force.yaml --rules my-rules/peel-2017       with an edited copy of a rulebook
  grade serve force.yaml                            in a browser: `grade serve --help`

With --format json, what is wrong with the input is told as JSON as well, on standard error:
{"schema": "problems/1", "problems": [{"file", "line", "column", "message", "help", "code"}]}

exit status: 0 graded, 1 there are warnings (with --strict), 2 the input or the call is wrong, 3 the rules engine failed
"""


_DOCUMENTS = ("markdown", "html", "docx", "pdf")
"""The forms of a document, as `peel_grade.documents.writing` has them: no draft in a terminal pays for that."""
_TABLES = ("csv", "parquet", "xlsx")
"""The forms of a table, as `peel_grade.tables.writing` has them."""
_ENGINES = ("durable_rules", "population")
"""The engines, as `peel_grade.population.choosing` has them."""


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    return run(_main, arguments)


def make_parser() -> Parser:
    """The parser of `grade`."""
    parser = Parser(
        prog="grade",
        epilog=_EXAMPLES,
        description="Draft grades and areas for improvement from what inspectors found.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FORCE",
        help="a force file, a folder of them, the name of a shipped one, - for standard input, or a table with a row "
        "for each (.csv, .xlsx, .parquet, .arrow)",
    )
    add_rules(parser, "the one of the force file's framework")
    add_format(parser, *_DOCUMENTS, "overview", "site", *_TABLES)
    add_output(parser)
    parser.add_argument(
        "--template",
        type=path_of,
        metavar="FILE.docx",
        help="with --format docx, and for an overview in Word: a Word document whose styles, headers and footers are "
        "taken on (`rulebook new template` writes one to start from)",
    )
    parser.add_argument(
        "-e",
        "--explain",
        action="append",
        default=[],
        metavar="WHAT",
        help="show how a grade follows (overall, a question, a theme), why a rule does or does not conclude, what "
        "rests on a piece of evidence, or where a grade rule decides; may be given more than once",
    )
    parser.add_argument(
        "--against",
        metavar="OTHER",
        help="compare with the draft of another force file (before an edit, of another cycle, by another coder, or of "
        "another one inspected): what differs in evidence, findings, areas and grades, and why",
    )
    parser.add_argument(
        "--route-to",
        metavar="GRADE",
        help="tell the fewest changes of evidence that bring this grade or a better one, recorded and missing apart, "
        "and how far each figure may move before the draft changes",
    )
    parser.add_argument(
        "--question",
        action="append",
        default=[],
        metavar="QUESTION",
        help="with --route-to: of which question, by id or title; may be given more than once (default: overall)",
    )
    parser.add_argument(
        "--full",
        action="store_true",
        help="the whole draft, not only a page of it; the whole explanation; on the pages for a panel also the fewest "
        "changes that bring each next grade, and how far figures may move (about a second for each force)",
    )
    parser.add_argument(
        "--any-number",
        action="store_true",
        help="tell how firm grades are against any number of pieces of evidence that turn out otherwise together, not "
        "of three at the most (takes some seconds)",
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 where a force file has warnings that it does not allow"
    )
    help = (
        "with a table of drafts, what drafts them: the rules engine force by force, with warnings and how firm each "
        "is, or all at once in columns (default: by how many they are)"
    )
    parser.add_argument("--engine", choices=_ENGINES, help=help)
    add_colour(parser)
    parser.add_version()
    return parser


def _main(arguments: list[str]) -> int:
    if arguments[:1] == [SERVE]:
        from peel_grade.cli.serve import main as serve  # a web server: only where it is asked for

        return serve(arguments[1:])
    parser = make_parser()
    options = parser.parse_args(arguments)
    if not options.files:
        parser.error("the following arguments are required: FORCE")

    inputs = locate_forces(options.files, options.format == "overview", tables=options.against is None)
    of_table = any(given.is_table for given in inputs)
    single = len(inputs) == 1 and not of_table and not os.path.isdir(options.files[0])
    other = _check_call(options, inputs, single)
    if options.rules is None:
        return _made(inputs, other, single, options, None)
    with locate_all(options.rules) as places:
        check_no_part(options.output, places)
        return _made(inputs, other, single, options, tuple(places))


def _made(
    inputs: list[ForceInput],
    other: ForceInput | None,
    single: bool,
    options: Any,
    places: tuple[Place, ...] | None,
) -> int:
    if other is not None:
        from peel_grade.cli.against import run as compare

        return compare(inputs[0], other, options, places)
    if options.format in _TABLES:
        from peel_grade.cli.tables import run as write_table

        return write_table(inputs, options, places)
    if any(given.is_table for given in inputs):
        from peel_grade.cli.tables import with_rows

        inputs = with_rows(inputs, places)
    if options.route_to is not None:
        from peel_grade.cli.route import run as tell_routes

        return tell_routes(inputs[0], options, places)
    if options.format == "site":
        from peel_grade.cli.panel import run as write_site

        return write_site(inputs, options, places)
    if options.format == "overview":
        from peel_grade.cli.overview import run as tell_overview

        return tell_overview(inputs, options, places)
    if options.format in _DOCUMENTS:
        from peel_grade.cli.handing_out import hand_out

        return hand_out(inputs, options, places, single)
    return _grade_all(inputs, single, options, places)


def _check_call(options: Any, inputs: list[ForceInput], single: bool) -> ForceInput | None:
    """The force file to compare with, if one is named. Raises InputError for what does not go together."""
    other = None
    if options.engine is not None or options.format in _TABLES:
        from peel_grade.cli.tables import check_call as check_table

        check_table(options)
    if options.route_to is not None or options.question:
        from peel_grade.cli.route import check_call as check_route

        check_route(options, single and not inputs[0].is_table)
    if options.against is not None:
        from peel_grade.cli.against import other_of

        other = other_of(options)
    elif options.format == "site":
        from peel_grade.cli.panel import check_call

        check_call(options)
        return None
    elif options.format == "overview":
        from peel_grade.cli.overview import check_call as check_overview

        check_overview(options)
    else:
        _check_explained(options, single)
    for each in [*inputs, *([] if other is None else [other])]:
        if options.output is not None and options.output.exists() and _is(options.output, each):
            message = "`--output` names a force file that is to be graded"
            raise InputError([Problem(shown(options.output), 0, 0, message, "name another file")])
    if options.format not in _DOCUMENTS or single:
        output_of(options)
    return other


def _check_explained(options: Any, single: bool) -> None:
    """Refuse more than is told of so many. Raises InputError."""
    if options.explain and not single:
        raise InputError([Problem("--explain", 0, 0, "explains one force file", "give one file")])
    if options.template is not None or options.format in _DOCUMENTS:
        from peel_grade.cli.handing_out import check_handing_out

        check_handing_out(options, single)
    if options.full and (options.format == "json" or not single):
        help = "give one file, without `--format json` (JSON is always full)"
        raise InputError([Problem("--full", 0, 0, "shows the text of one draft in full", help)])


def _is(output: "Path", given: ForceInput) -> bool:
    """Whether a file is the one that is given, perhaps as standard input."""
    if given.at is not None:
        return output.samefile(given.at)
    try:
        return sys.stdin is not None and os.path.samestat(os.fstat(sys.stdin.fileno()), output.stat())
    except (OSError, ValueError):  # it has no descriptor
        return False


def _grade_all(inputs: list[ForceInput], single: bool, options: Any, places: tuple[Place, ...] | None) -> int:
    colour = options.output is None and coloured(options.no_colour)
    width = columns() if options.output is None else 80
    as_json = options.format == "json"
    told = draft_all(
        inputs, Wanted(places, single, as_json, tuple(options.explain), options.full, colour, width, options.any_number)
    )
    scales, warned = list[str](), list[bool]()
    if single or as_json or options.output:
        # a mistake in one leaves nothing to print or write, so that all is made first
        texts = _all_texts(told, scales, warned)
        if not single:
            from peel_grade.files.json_text import json_array

            texts = json_array(texts) if as_json else _with_legend(texts, scales)
        write_pieces(texts, options.output, overwrite=options.overwrite)
        return FOUND_PROBLEMS if options.strict and any(warned) else OK
    problems: list[Problem] = []
    for line in _with_legend(_texts(told, problems, scales, warned), scales):
        write_out(line)
    if problems:
        tell(problems)
    return BAD_INPUT if problems else FOUND_PROBLEMS if options.strict and any(warned) else OK


def _all_texts(told: Iterable[Told], scales: list[str], warned: list[bool]) -> Iterator[str]:
    """What is told of each force file. Raises InputError at the end, with the problems of all."""
    problems: list[Problem] = []
    yield from _texts(told, problems, scales, warned)
    if problems:
        raise InputError(problems)


def _texts(told: Iterable[Told], problems: list[Problem], scales: list[str], warned: list[bool]) -> Iterator[str]:
    """What is told of each force file that has no mistakes; the problems of the others, what letters stand for, and
    whether there are warnings are added to the lists.
    """
    for each in told:
        problems += each.problems
        warned += [each.warned]
        if not each.problems:
            if each.letters not in scales:
                scales.append(each.letters)
            yield each.text


def _with_legend(lines: Iterable[str], scales: list[str]) -> Iterator[str]:
    """A line for each force, and below them what their letters mean."""
    line = ""
    for line in lines:
        yield line
    if line:
        from peel_grade.report.summary import summary_legend

        yield summary_legend(scales) + "\n"
