"""`grade FORCES --format site --output DIR`: the drafts side by side as pages, for a panel."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from shlex import join

from peel_grade.cli.drafting import Checker
from peel_grade.cli.pool import of_each
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, write_out
from peel_grade.files.output_folder import check_folder, write_folder
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import shown
from peel_grade.findings.cache import load_located
from peel_grade.firmness.whole import whole
from peel_grade.force.locate import ForceInput, rulebook_of
from peel_grade.grades.assessment import assess
from peel_grade.panel.draft_page import draft_of
from peel_grade.panel.drafts import Draft
from peel_grade.panel.pages import pages
from peel_grade.routes.told import to_next_grades
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook

COMMAND = "grade --format site"
"""What writes such a folder: the folder is known by it."""


class _Wanted(Record):
    """The rulebooks that were named, None for the shipped ones; and whether routes are wanted."""

    places: tuple[Place, ...] | None
    full: bool


class _Made(Record):
    """The draft of one force file with its page, or the problems for which there is none."""

    draft: Draft | None
    problems: tuple[Problem, ...] = ()


def check_call(options: Namespace) -> None:
    """Refuse what does not go with a site, and a folder that cannot be written, before any work. Raises InputError."""
    given = (
        ("--explain", options.explain, "does not go with `--format site`, which tells all"),
        ("--template", options.template is not None, "is for Word alone, and a site is a folder of web pages"),
    )
    problems = [Problem(option, 0, 0, message, "leave it out") for option, is_given, message in given if is_given]
    if problems:
        raise InputError(problems)
    if options.output is None:
        message = "a site is written to a folder"
        raise InputError([Problem("--format", 0, 0, message, "name a new one with `--output DIR`")])
    check_folder(options.output, COMMAND)


def run(inputs: Sequence[ForceInput], options: Namespace, places: tuple[Place, ...] | None) -> int:
    """Draft every force file and write the site; the exit status. Raises InputError with the problems of all."""
    drafts = list[Draft]()
    files = write_folder(options.output, _site(inputs, options, places, drafts), COMMAND)
    number = sum(file.endswith(".html") for file in files)
    told = f"{len(drafts)} {'draft' if len(drafts) == 1 else 'drafts'}, {number} pages"
    write_out(f"{shown(options.output)}: {told}; open {shown(options.output / 'index.html')}\n", None)
    warned = any(draft.warnings for draft in drafts)
    return FOUND_PROBLEMS if options.strict and warned else OK


def _site(
    inputs: Sequence[ForceInput], options: Namespace, places: tuple[Place, ...] | None, drafts: list[Draft]
) -> Iterator[tuple[str, str]]:
    """The files of the site; the drafts are added to the list."""
    read_here = any(each.at is None for each in inputs)  # standard input
    wanted = _Wanted(places, options.full)
    drafts += _sound(of_each(inputs, _maker, wanted, "here" if read_here else "anywhere", long=options.full))
    books = {name: _book(name, places) for name in {draft.framework for draft in drafts}}
    rules = [] if options.rules is None else ["--rules", options.rules]
    full = ["--full"] if options.full else []
    command = join(["grade", *options.files, "--format", "site", "--output", str(options.output), *full, *rules])
    yield from pages(drafts, books.values(), command)


def _sound(made: Iterable[_Made]) -> list[Draft]:
    """The drafts. Raises InputError with the problems of all where one could not be made."""
    drafts, problems = list[Draft](), list[Problem]()
    for each in made:
        problems += each.problems
        drafts += [] if each.draft is None else [each.draft]
    if problems:  # a site that leaves some out would mislead
        raise InputError(problems)
    return drafts


def _book(framework: str, places: tuple[Place, ...] | None) -> Rulebook:
    place = rulebook_of(framework, places)
    assert place is not None  # it drafted
    return load_located(place).book


def _maker(wanted: _Wanted) -> Callable[[ForceInput], _Made]:
    """What makes the draft of a force file, and its page."""
    checker = Checker(wanted.places, keep=False)

    def make(given: ForceInput) -> _Made:
        try:
            force, engines = checker.checked(given)
        except InputError as error:
            return _Made(None, tuple(error.problems))
        drafted = whole(assess(force, engines), engines)
        routes = to_next_grades(drafted, engines, given.name, keep=True) if wanted.full else None
        return _Made(draft_of(drafted, routes))

    return make
