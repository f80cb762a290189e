"""`evidence init`: a force file to fill in."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.arguments import add_output, add_rules, output_of, rulebook_named
from peel_grade.cli.evidence.named import check_places
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.problems import InputError, Problem, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.rulebook.model import Rulebook

_EXAMPLES = """examples:
  evidence init --output force.yaml            everything that the default framework asks for
  evidence init peel-2016 --output force.yaml  that another asks for
  evidence init --questions                    the names of the questions and themes
  evidence init -q mental_health               one question or theme alone; may be given more than once

exit status: 0 printed or written, 2 the call is wrong, or the file is there already
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Print a force file with every indicator and flag that a framework, or one question or theme of it, asks for: "
        "each with what makes it true, partly so or false and what it is easily confused with, and none of them "
        "recorded yet."
    )
    parser.epilog = _EXAMPLES
    help = "such as peel-2017 (default: the rulebooks' default)"
    parser.add_argument("framework", nargs="?", metavar="FRAMEWORK", help=help)
    parser.add_argument(
        "-q",
        "--question",
        action="append",
        default=[],
        metavar="QUESTION",
        help="a question or theme, such as --questions lists: nothing else is asked for (default: all)",
    )
    parser.add_argument("--questions", action="store_true", help="list the names of the questions and themes, and stop")
    add_rules(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print or write it; the exit status."""
    from peel_grade.skeletons.force import force_skeleton

    output = output_of(options)
    if options.framework is not None and Path(options.framework).suffix in (".yaml", ".yml"):
        help = f"write the file with: evidence init --output {options.framework}"
        raise InputError([Problem("", 0, 0, f"{quoted(options.framework)} is a file, a framework is expected", help)])
    book = rulebook_named(options.rules, options.framework)
    check_places(options.question, book, "--question")
    text = _questions(book) if options.questions else force_skeleton(book, options.question)
    write_out(text, output, overwrite=options.overwrite)
    return OK


def _questions(book: "Rulebook") -> str:
    """The questions and their themes by name, with what each is called."""
    width = max(map(len, (*book.questions, *book.themes))) + 2
    lines = []
    for question in book.questions.values():
        lines.append(f"{question.id:<{width + 2}}{question.title}")
        lines += [f"  {theme:<{width}}{book.themes[theme].title}" for theme in book.themes_of(question.id)]
    return "".join(f"{line}\n" for line in lines)
