"""`rulebook test`: run the scenarios; tell what they do not exercise and which changes they would not notice."""

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain, islice
from typing import Any, TypeVar

from peel_grade.boundaries.model import Boundaries
from peel_grade.cli.arguments import add_format, add_output, add_rules, add_samples, output_of, percentage, samples_of
from peel_grade.cli.derivation import derivation
from peel_grade.cli.terminal import BAD_INPUT, FOUND_PROBLEMS, OK, progress, say, tell, write_out
from peel_grade.files.json_text import to_json
from peel_grade.files.problems import InputError, quoted
from peel_grade.findings.cache import load_located
from peel_grade.mutation.revision import RulebookAt, rulebook_at
from peel_grade.mutation.telling import told
from peel_grade.rulebook.locate import Place, default_first, locate_all
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.reports.boundaries import NOT_COMPARED, compared
from peel_grade.scenarios.reports.document import document
from peel_grade.scenarios.reports.measures import measures
from peel_grade.scenarios.reports.text import COUNT, DETAILS, text
from peel_grade.scenarios.reports.verdict import last_line, wrong
from peel_grade.scenarios.running import Result
from peel_grade.scenarios.selection import Selection
from peel_grade.scenarios.suite import Run, Suite, suite_of
from peel_grade.scenarios.verdicts import ordinary

A = TypeVar("A")
T = TypeVar("T")


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Run the scenarios of the rulebooks: each by the rulebook of the framework that its tag names (@peel-2017), "
        "or else by the default. Tell which outcomes of rules and which sides of tests no scenario exercises and, "
        "with --mutate or --changed, which small changes of the rules nothing would notice, for each framework that "
        "scenarios are of."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook test scenarios/overall-grade.feature:12   the scenario, or the row, in that line\n"
        "  rulebook test --rule rso-risk-not-managed          those that ask about this rule\n"
        "  rulebook test --tags 'not @topic:children'         those without this tag\n"
        "  rulebook test --format junit --output scenarios.xml\n"
        "  rulebook test --mutate --min-coverage 95\n"
        "  rulebook test --changed main                       what was edited since: would a slip in it be noticed?\n"
        "  rulebook test --rules my-rules/fire-2025 --scenarios my-scenarios\n\n"
        "exit status: 0 all is well, 1 a scenario fails, boundaries are otherwise than stored or too little is "
        "exercised, 2 scenarios cannot be read"
    )
    help = "run only what stands there: a feature file or a folder, perhaps with a line (a.feature:12)"
    parser.add_argument("places", nargs="*", metavar="FILE[:LINE]", help=help)
    help = "run only scenarios with TEXT in their name, in that of their feature or in their row"
    parser.add_argument("-k", "--name", default="", metavar="TEXT", help=help)
    help = "run only scenarios that ask about this rule or area"
    parser.add_argument("--rule", default="", metavar="ID", help=help)
    help = "run only scenarios with such tags: `@peel-2016 and not @topic:children`"
    parser.add_argument("-t", "--tags", default="", metavar="EXPRESSION", help=help)
    help = "run them again on every save, of a rulebook, a feature or a force, and tell what has changed"
    parser.add_argument("--watch", action="store_true", help=help)
    add_rules(parser)
    add_samples(parser)
    help = "store what follows at the edges of the rules now, in the place of what is stored (see `boundaries/`)"
    parser.add_argument("--accept", action="store_true", help=help)
    help = "also change the rules in every small way, and see which changes neither scenarios nor boundaries notice"
    parser.add_argument("--mutate", action="store_true", help=help)
    parser.add_argument(
        "--changed",
        nargs="?",
        const="HEAD",
        metavar="REV",
        help="as --mutate, but only what differs from this git revision (default: HEAD)",
    )
    help = "also list which outcomes of rules and sides of tests no scenario or boundary exercises"
    parser.add_argument("--coverage", action="store_true", help=help)
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
        metavar="WORDS",
        help="instead, list what scenarios may say: sentences, endings and names (with these words, in any order)",
    )
    add_format(parser, "junit", "cucumber", "messages")
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Run the scenarios; the exit status."""
    output = output_of(options)
    if options.sentences is not None:
        return _list_sentences(options)
    selection = Selection(tuple(options.places), options.name, options.rule, options.tags)
    if options.watch:
        from peel_grade.cli.retest import watch  # what watches files: only for this

        return watch(options, selection)
    with locate_all(options.rules) as places:
        suite = suite_of(places, samples_of(options, places))
        # who chooses scenarios waits for those, not for all that follows from the rules
        skipped = selection and not options.accept
        boundaries = NOT_COMPARED
        if not skipped:
            boundaries = compared(places, suite, accept=options.accept, command=_accepting(options))
        ran = suite.run(selection, progress)
        if ran.mistakes and _mutates(options):
            raise InputError(ran.mistakes)  # without their scenarios much would seem not to be noticed
        results = ordinary(ran.outcomes)
        at = cache(rulebook_at)  # what mutants are compared with tells also what was edited
        mutated = _mutated(options, suite, results, places, boundaries.stored, at)
        of_boundaries = boundaries.report
        if any(of_it["changes"] for of_it in of_boundaries.values()):
            from peel_grade.cli.edited import with_edits  # all of pydantic: only for these

            of_boundaries = with_edits(
                boundaries, places, {name: each.book for name, each in suite.compiled.items()}, at
            )
    asked_only = bool(selection) or suite.samples.scenarios.is_file()
    measured = measures(suite, results, boundaries.stored, asked_only=asked_only)
    report = document(ran, measured, of_boundaries, derivation)
    why = wrong(report, mutated, options.min_coverage, strict=options.strict)
    report |= {"well": not why, "not_well": why}
    coverage = DETAILS if options.coverage else "" if selection else COUNT
    if ran.mistakes:
        tell(ran.mistakes, as_json=options.format == "json")
    write_out(_report(options.format, ran, report, mutated, coverage), output, overwrite=options.overwrite)
    return BAD_INPUT if ran.mistakes else FOUND_PROBLEMS if why else OK


def _accepting(options: Namespace) -> str:
    """The command that stores boundaries of the same rulebooks, for the same scenarios."""
    named = (("--rules", options.rules), ("--scenarios", options.scenarios))
    told = [word for option, value in named if value is not None for word in (option, str(value))]
    return shlex.join(["rulebook", "test", *told, "--accept"])


def _mutates(options: Namespace) -> bool:
    return options.mutate or options.changed is not None


def _mutated(
    options: Namespace,
    suite: Suite,
    results: list[Result],
    places: list[Place],
    read: dict[str, Boundaries],
    at: RulebookAt,
) -> dict[str, Any]:
    """What becomes of the mutants of each framework, where `--mutate` or `--changed` ask for them."""
    if not _mutates(options):
        return {}
    from peel_grade.mutation.mutating import mutation  # all of pydantic and the proofs: only for these

    return mutation(suite, results, places, read, _of_each, at, since=options.changed)


def _of_each(ask: Callable[[A], T], mutants: Sequence[A], what: str) -> Iterable[T]:
    """What is answered of each mutant, on all cores where there are many."""
    from peel_grade.cli.pool import of_each

    numbers = range(len(mutants))  # other processes are copies of this one, and have the mutants themselves
    found = of_each(numbers, _asking, (ask, mutants), "forked")
    first = [*islice(found, 1)]  # the processes begin before what shows progress, which has a thread
    return progress(chain(first, found), what, len(mutants))


def _asking(wanted: tuple[Callable[[A], T], Sequence[A]]) -> Callable[[int], T]:
    ask, mutants = wanted
    return lambda number: ask(mutants[number])


def _report(
    name: str,
    ran: Run,
    report: dict[str, Any],
    mutated: dict[str, Any],
    coverage: str,
) -> str:
    match name:
        case "junit":
            from peel_grade.scenarios.reports.junit import junit

            return junit(ran.outcomes, report["boundaries"])
        case "cucumber":
            from peel_grade.scenarios.reports.cucumber import cucumber_json

            return cucumber_json(ran.outcomes)
        case "messages":
            from peel_grade.scenarios.reports.messages import messages

            return messages(ran.outcomes)
        case "json":
            return to_json(report | ({"mutation": mutated} if mutated else {}))
        case _:
            return f"{text(report, coverage)}{told(mutated)}{last_line(report, report['not_well'])}\n"


def _list_sentences(options: Namespace) -> int:
    """Print what scenarios of the default framework may say; the exit status."""
    from peel_grade.scenarios.listing import listed

    with locate_all(options.rules) as places:
        samples = samples_of(options, places)
        language, *others = (Language(load_located(place).book, samples) for place in default_first(places))
        lists = listed(language, options.sentences, others)
    if options.format == "json":
        rows = {title: [{"text": text, "means": means or None} for text, means in rows] for title, rows in lists}
        write_out(to_json({"schema": "sentences/1", "framework": language.book.framework.id, "lists": rows}))
        return OK
    blocks = (
        "\n".join((title, *(f"  {text}{f'  ({means})' if means else ''}" for text, means in rows)))
        for title, rows in lists
    )
    write_out("\n\n".join(blocks) + "\n" if lists else "")
    if not lists:
        say(f"no sentence has {quoted(options.sentences)} in it\n")
    return OK
