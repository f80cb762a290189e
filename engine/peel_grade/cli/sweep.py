"""`rulebook sweep FORCES`: how do drafts hold where thresholds, weights and evidence are uncertain?"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from shlex import join
from typing import Any

from peel_grade.cli.arguments import (
    add_colour,
    add_format,
    add_output,
    add_rules,
    output_of,
    percentage,
    positive,
)
from peel_grade.cli.forms import add_template, check_form, write_form
from peel_grade.cli.terminal import OK, progress
from peel_grade.files.problems import InputError, Problem, did_you_mean, missing_extra, quoted
from peel_grade.rulebook.locate import locate_all

TYPE_CHECKING = False
if TYPE_CHECKING:  # imported only where something is swept
    from peel_grade.documents.writing import Form
    from peel_grade.force.locate import ForceInput
    from peel_grade.rulebook.locate import Place
    from peel_grade.rulebook.model import Rulebook
    from peel_grade.sweep.plan import Plan
    from peel_grade.wording.paint import Paint


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Draft force files many times with what is uncertain otherwise, and tell in how many draws each draft grade "
        "and area for improvement stays: other thresholds and parameters, other weights and numbers in grade rules, "
        "shares of samples as what they may be of the whole, recorded evidence missing, flags coded otherwise, and all "
        "of it together. Which of these changes a grade by itself is told too."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook sweep staffordshire-2017                 one force\n"
        "  rulebook sweep forces --sample 'files_*=60'       figures that are shares of 60 files\n"
        "  rulebook sweep forces --draws 65536 --state s.json   many draws, to be gone on with if interrupted\n"
        "  rulebook sweep forces --output sweep.html         as a page, with pictures\n\n"
        "exit status: 0 the sweep is done, 2 the input or the call is wrong"
    )
    parser.add_argument("files", nargs="+", metavar="FORCES", help="force files, folders of them, or shipped ones")
    add_rules(parser)
    help = "so many draws of each (default: 1024; a power of two, or the next)"
    parser.add_argument("--draws", type=positive, default=1024, metavar="NUMBER", help=help)
    parser.add_argument("--seed", type=_seed, default=1, metavar="NUMBER", help="which draws (default: 1)")
    for option, default, help in (
        ("--spread", 20, "move each threshold by up to so much of it"),
        ("--missing", 10, "take away so many of the recorded pieces of evidence"),
        ("--coding", 5, "so many of the flags are coded otherwise"),
        ("--weights", 10, "move so many of the weights, and of the numbers in grade rules, by a step"),
    ):
        told = f"{help} (default: {default})"
        parser.add_argument(option, type=percentage, default=float(default), metavar="PERCENT", help=told)
    help = (
        "the figures of these indicators (`*` stands for anything) are shares of a sample of so many, where the force "
        "file does not say of how many; may be repeated"
    )
    parser.add_argument("--sample", type=_sample, action="append", default=[], metavar="NAME=NUMBER", help=help)
    help = "keep in this file what is done, and go on from there"
    parser.add_argument("--state", type=Path, metavar="FILE", help=help)
    add_format(parser)
    add_output(parser)
    add_template(parser)
    add_colour(parser)
    parser.set_defaults(run=run)


def _seed(written: str) -> int:
    return 0 if written == "0" else positive(written)


def _sample(written: str) -> tuple[str, int]:
    name, _, number = written.partition("=")
    if not name or not number:
        raise ArgumentTypeError(f"a name and a number are expected, as in `files_*=60`, not `{written}`")
    return name, positive(number)


def run(options: Namespace) -> int:
    """Sweep; the exit status."""
    from peel_grade.force.locate import locate_forces

    output_of(options)
    check_form(options, "a sweep")
    try:
        import numpy as np  # noqa: F401
        import scipy  # noqa: F401
    except ImportError:
        raise missing_extra("NumPy and SciPy, which draw and grade very often, are not installed", "sweep") from None
    inputs = locate_forces(options.files)
    if options.rules is None:
        told, books = _swept(inputs, None, options)
    else:
        with locate_all(options.rules) as places:
            told, books = _swept(inputs, tuple(places), options)
    _write(told, books, options)
    return OK


def _swept(
    inputs: "Sequence[ForceInput]", places: "tuple[Place, ...] | None", options: Namespace
) -> "tuple[dict[str, Any], dict[str, Rulebook]]":
    """The document of the sweep, and the rulebooks. Raises InputError."""
    from peel_grade.cli.drafting import Checker
    from peel_grade.grades.assessment import assess
    from peel_grade.sweep.document import Swept, document
    from peel_grade.sweep.running import Sweep, jobs
    from peel_grade.sweep.state import State, key_of

    checker, read, forces = Checker(places, keep=False), [], []
    problems: list[Problem] = []
    for each in inputs:
        try:
            content = each.read()
            read.append((each.name, content))
            forces.append(checker.checked_tree(each.parse(content)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    engines = {running.compiled.book.framework.id: running for _, running in forces}
    books = {name: running.compiled.book for name, running in engines.items()}
    plan = _plan(options, books)
    state = State(options.state, key_of(plan, read, [book.sha256 for book in books.values()]))
    named = [running.compiled.book.framework.id for _, running in forces]
    sweeps = {
        name: Sweep(running, {place: force for place, (force, _) in enumerate(forces) if named[place] == name}, plan)
        for name, running in engines.items()
    }
    todo = jobs(named, plan.draws)
    for job in progress(todo, "sweeping", len(todo)):
        if job.id not in state.done:
            state.add(job.id, sweeps[job.framework].done(job))
    swept = [
        Swept(each.name, assess(*forces[place]), [state.done[job.id] for job in todo if job.force == place])
        for place, each in enumerate(inputs)
    ]
    return document(swept, plan), books


def _plan(options: Namespace, books: "dict[str, Rulebook]") -> "Plan":
    """What is asked for. Raises InputError for a sample of an indicator that there is not."""
    from peel_grade.sweep.plan import RULEBOOKS, Plan

    known = dict.fromkeys(name for book in books.values() for name in book.indicators)
    samples: dict[str, int] = {}
    problems = []
    for pattern, number in options.sample:
        meant = [name for name in known if fnmatchcase(name, pattern)]
        samples |= dict.fromkeys(meant, number)
        if not meant:
            help = did_you_mean(pattern, known)
            problems.append(Problem("--sample", 0, 0, f"no indicator is called {quoted(pattern)}", help))
        for name in meant:
            units = (
                book.framework.units[book.indicators[name].unit] for book in books.values() if name in book.indicators
            )
            if not all(unit.share for unit in units):
                message = f"the figure of `{name}` is no share from 0 to 100"
                problems.append(Problem("--sample", 0, 0, message, "name indicators whose figures are shares"))
    if problems:
        raise InputError(problems)
    draws = max(RULEBOOKS, 1 << (options.draws - 1).bit_length())
    return Plan(draws, options.seed, options.spread, options.missing, options.coding, options.weights, samples)


def _write(told: dict[str, Any], books: "dict[str, Rulebook]", options: Namespace) -> None:
    """Print it, or write it to the file that is wanted."""
    call = ["rulebook", "sweep", *options.files, *(["--rules", options.rules] if options.rules else [])]
    numbers = ("draws", "seed", "spread", "missing", "coding", "weights")
    call += [f"--{name}={getattr(options, name):g}" for name in numbers]
    call += [*(f"--sample={name}={number}" for name, number in options.sample), "--output", str(options.output)]

    def text(paint: "Paint", width: int) -> str:
        from peel_grade.sweep.text import sweep_text

        return sweep_text(told, books, paint, width)

    def page(form: "Form") -> str:
        from peel_grade.sweep.page import sweep_page

        return sweep_page(told, books, form, join(call))

    write_form(told, options, text, page)
