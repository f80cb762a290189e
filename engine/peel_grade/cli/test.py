"""`rulebook test`: run the scenarios; tell what they do not exercise and which changes they would not notice."""

from argparse import ArgumentParser, Namespace

from peel_grade.cli.arguments import add_format, add_rules, add_samples, percentage, samples_of
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, progress, say, write_out
from peel_grade.files.json_text import to_json
from peel_grade.files.problems import quoted
from peel_grade.findings.cache import load_located
from peel_grade.rulebook.locate import default_first, locate_all
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.reports.boundaries import compared, differing
from peel_grade.scenarios.reports.document import document
from peel_grade.scenarios.reports.measures import lowest, measures
from peel_grade.scenarios.reports.text import text
from peel_grade.scenarios.running import run as run_scenario
from peel_grade.scenarios.suite import suite_of


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Run the scenarios of the rulebooks: each by the rulebook of the framework that its tag names (@peel-2017), "
        "or else by the default. Tell which outcomes of rules and which sides of tests no scenario exercises and, "
        "with --mutate, which small changes of the rules no scenario would notice, for each framework that "
        "scenarios are of."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook test --mutate --min-coverage 95\n"
        "  rulebook test --rules my-rules/fire-2025 --scenarios my-scenarios\n\n"
        "exit status: 0 all is well, 1 a scenario fails or too little is exercised, 2 the scenarios cannot be read"
    )
    add_rules(parser)
    add_samples(parser)
    help = "store what follows at the edges of the rules now, in the place of what is stored (see `boundaries/`)"
    parser.add_argument("--accept", action="store_true", help=help)
    parser.add_argument("--mutate", action="store_true", help="also change the rules and see which changes survive")
    parser.add_argument(
        "--min-coverage",
        type=percentage,
        default=0,
        metavar="PERCENT",
        help="exit 1 if less is exercised of a framework, or fewer of its mutants are killed",
    )
    help = "exit 1 if a scenario states what is hardly true, as `grade --strict` does of a force file"
    parser.add_argument("--strict", action="store_true", help=help)
    parser.add_argument(
        "--sentences",
        nargs="?",
        const="",
        metavar="WORD",
        help="instead, list the sentences that scenarios may use (with WORD in them)",
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Run the scenarios; the exit status."""
    if options.sentences is not None:
        return _list_sentences(options)
    with locate_all(options.rules) as places:
        suite = suite_of(places, samples_of(options, places))
        boundaries = compared(places, suite, accept=options.accept)
    read = suite.read()
    results = [
        run_scenario(each, suite.languages[each.framework], suite.engines[each.framework])
        for each in progress(read.scenarios, "scenarios", len(read.scenarios))
    ]
    measured = measures(suite, results, progress, mutate=options.mutate)
    report = document(results, read, measured, boundaries)
    write_out(to_json(report) if options.format == "json" else text(report), None)
    doubtful = options.strict and read.warnings
    wrong = report["failed"] or doubtful or differing(boundaries)
    return FOUND_PROBLEMS if wrong or lowest(measured) < options.min_coverage else OK


def _list_sentences(options: Namespace) -> int:
    """Print the sentences that scenarios of the default framework may use; the exit status."""
    with locate_all(options.rules) as places:
        language = Language(load_located(default_first(places)[0]).book, samples_of(options, places))
    known = [line for line in language.sentences() if options.sentences.lower() in line.lower()]
    write_out("".join(f"{line}\n" for line in known), None)
    if not known:
        say(f"no sentence has {quoted(options.sentences)} in it\n")
    return OK
