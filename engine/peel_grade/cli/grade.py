"""`grade FORCE.yaml...`: draft grades and suggested areas for improvement."""

import sys
from pathlib import Path
from typing import Any

from peel_grade.cli.arguments import add_colour, add_format, add_output, add_rules, output_of
from peel_grade.cli.parser import Parser
from peel_grade.cli.terminal import BAD_INPUT, OK, coloured, columns, run, tell, write_out
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.files.yaml_tree import Tree, shown
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Engines
from peel_grade.force.file import check_force
from peel_grade.force.locate import ForceInput, locate_forces, rulebook_for
from peel_grade.rulebook.locate import Place, locate_all

_EXAMPLES = """examples:
  grade staffordshire-2017.yaml                     the whole draft as text
  grade staffordshire-2017                          a force file that is shipped with it
  grade forces/ other.yaml                          one line for each force
  grade - < force.yaml                              from standard input
  grade force.yaml --format json --output out.json  the draft as JSON
  grade force.yaml --explain vulnerability          how a grade follows, as a tree
  grade force.yaml --explain rso-risk-not-managed   why a rule concludes, or how far it is from it
  grade force.yaml --rules my-rules/peel-2017       with an edited copy of a rulebook
  grade --init --output force.yaml                  a force file to fill in

With --format json, what is wrong with the input is told as JSON as well, on standard error:
{"schema": "problems/1", "problems": [{"file", "line", "column", "message", "help", "code"}]}

exit status: 0 graded, 2 the input or the call is wrong, 3 the rules engine failed
"""


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    return run(_main, arguments)


def make_parser() -> Parser:
    """The parser of `grade`."""
    parser = Parser(
        prog="grade",
        epilog=_EXAMPLES,
        description="Draft effectiveness grades and areas for improvement of police forces from what was found.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FORCE",
        help="a force file, a folder of them, the name of a shipped one, or - for standard input",
    )
    add_rules(parser, "the one of the force file's framework")
    add_format(parser)
    add_output(parser)
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
        "--init",
        nargs="?",
        const="",
        metavar="FRAMEWORK",
        help="instead, print a force file to fill in, with all that the framework (default: the newest) asks for",
    )
    add_colour(parser)
    parser.add_version()
    return parser


def _main(arguments: list[str]) -> int:
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.init is not None:
        return _init(parser, options)
    if not options.files:
        parser.error("the following arguments are required: FORCE")

    inputs = locate_forces(options.files)
    single = len(inputs) == 1 and not Path(options.files[0]).is_dir()
    _check_call(options, inputs, single)
    if options.rules is None:
        return _grade_all(inputs, single, options, _Rulebooks(None))
    with locate_all(options.rules) as places:
        return _grade_all(inputs, single, options, _Rulebooks(places))


def _check_call(options: Any, inputs: list[ForceInput], single: bool) -> None:
    """Refuse what does not go together. Raises InputError."""
    if options.explain and not single:
        raise InputError([Problem("--explain", 0, 0, "explains one force file", "give one file")])
    for each in inputs:
        if options.output is not None and each.path and options.output.exists() and options.output.samefile(each.path):
            message = "`--output` names a force file that is to be graded"
            raise InputError([Problem(shown(options.output), 0, 0, message)])
    output_of(options)


def _grade_all(inputs: list[ForceInput], single: bool, options: Any, rulebooks: "_Rulebooks") -> int:
    output = options.output
    colour = output is None and coloured(options.no_colour)
    width = columns() if output is None else 80

    graded: list[tuple[str, Any, str]] = []
    problems: list[Problem] = []
    for each in inputs:
        try:
            document, text = _grade(each, rulebooks, options, single, colour, width)
            graded.append((each.name, document, text))
        except InputError as error:
            problems += error.problems
    if problems and (single or output or options.format == "json"):
        raise InputError(problems)
    if options.format == "json":
        from peel_grade.report.document import to_json

        written = to_json([document for _, document, _ in graded], single)
    elif single:
        written = graded[0][2]
    else:
        from peel_grade.report.text import SUMMARY_LEGEND, summary_line
        from peel_grade.wording.paint import painter

        paint = painter(colour)
        lines = [summary_line(name, document, paint) for name, document, _ in graded]
        written = "\n".join([*lines, SUMMARY_LEGEND]) + "\n" if lines else ""
    write_out(written, output, overwrite=options.overwrite)
    if problems:
        sys.stdout.flush()
        tell(problems)
        return BAD_INPUT
    return OK


def _init(parser: Parser, options: Any) -> int:
    """Print or write a force file to fill in."""
    if options.files or options.explain or options.format == "json" or options.overwrite:
        parser.error("`--init` goes with `--rules` and `--output` only")
    if Path(options.init).suffix in (".yaml", ".yml"):
        help = f"write the file with: grade --init --output {options.init}"
        raise InputError([Problem("--init", 0, 0, f"{quoted(options.init)} is a file, a framework is expected", help)])
    from peel_grade.cli.new import init_force

    init_force(options.init or None, options.rules, options.output)
    return OK


class _Rulebooks:
    """The rulebooks of this call, each loaded and started once; `chosen` are those named by `--rules`."""

    def __init__(self, chosen: list[Place] | None) -> None:
        self._chosen = chosen
        self._loaded: dict[Path, Engines] = {}

    def for_force(self, tree: Tree) -> Engines | None:
        """The engines for a force file; None if it names no framework by which to choose. Raises InputError."""
        place = rulebook_for(tree, self._chosen)
        if place is None:
            return None
        if place.folder not in self._loaded:
            self._loaded[place.folder] = Engines(load_located(place))
        return self._loaded[place.folder]


def _grade(
    given: ForceInput, rulebooks: _Rulebooks, options: Any, single: bool, colour: bool, width: int
) -> tuple[Any, str]:
    from peel_grade.grades.assessment import assess
    from peel_grade.grades.gaps import with_gaps
    from peel_grade.report.document import document
    from peel_grade.report.text import full_report
    from peel_grade.wording.paint import painter

    tree = given.load()
    try:
        engines = rulebooks.for_force(tree)
    except InputError as error:
        problems = list(error.problems)
        try:
            check_force(tree, None)
        except InputError as form:
            problems += form.problems
        raise InputError(problems) from None
    file = check_force(tree, engines.compiled.book if engines else None)
    assert engines is not None  # a file without a framework does not pass check_force
    assessment = assess(file, engines)
    if options.explain:
        from peel_grade.explanation.drafted import explained, explained_text

        if options.format == "json":
            return explained(assessment, options.explain), ""
        return {}, explained_text(assessment, options.explain, colour, width)
    result = document(with_gaps(assessment, engines))
    if not single or options.format == "json":
        return result, ""
    return result, full_report(result, painter(colour), width)


if __name__ == "__main__":
    sys.exit(main())
