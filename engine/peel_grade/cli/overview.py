"""`grade FORCES --format overview`: what many drafts, or many published grades, come to together."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from shlex import join

from peel_grade.cli.drafting import Checker
from peel_grade.cli.forms import check_form, write_form
from peel_grade.cli.pool import of_each
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import Tree
from peel_grade.findings.cache import load_located
from peel_grade.force.locate import ForceInput, rulebook_for
from peel_grade.overview.document import DRAFT, PUBLISHED, overview
from peel_grade.overview.gathered import Basis, Gathered, of_draft, of_record, of_table
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook
from peel_grade.schema.kinds import is_published

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.documents.writing import Form
    from peel_grade.wording.paint import Paint


def check_call(options: Namespace) -> None:
    """Refuse what does not go with an overview, before any work. Raises InputError."""
    if options.explain:
        raise InputError(
            [Problem("--explain", 0, 0, "does not go with `--format overview`", "give one file without it")]
        )
    check_form(options, "an overview")


def run(inputs: Sequence[ForceInput], options: Namespace, places: tuple[Place, ...] | None) -> int:
    """Gather from every file, print or write the overview; the exit status. Raises InputError, EngineFault."""
    gathered, problems = list[Gathered](), list[Problem]()
    for each in of_each(inputs, _gatherer, places):
        gathered.append(each)
        problems += each.problems
    if problems:  # an overview that leaves some out would be wrong
        raise InputError(problems)
    books: dict[Path, Rulebook] = {}

    def book_of(basis: Basis) -> Rulebook:
        assert isinstance(basis.rulebook, Place)  # as each file was gathered
        if basis.rulebook.folder not in books:
            books[basis.rulebook.folder] = load_located(basis.rulebook).book
        return books[basis.rulebook.folder]

    document = overview(gathered, book_of)

    def text(paint: "Paint", width: int) -> str:
        from peel_grade.overview.text import overview_text

        return overview_text(document, paint, width, full=options.full)

    def page(form: "Form") -> str:
        from peel_grade.overview.page import overview_page

        return overview_page(document, form, _call(options), full=options.full)

    write_form(document, options, text, page)
    warned = any(row.warnings for each in gathered for row in each.forces)
    return FOUND_PROBLEMS if options.strict and warned else OK


def _gatherer(places: tuple[Place, ...] | None) -> Callable[[ForceInput], Gathered]:
    """What gathers from files, one by one."""
    checker = Checker(places, keep=False)

    def gather(given: ForceInput) -> Gathered:
        try:
            return _gathered(given.load(), given.name, checker, places)
        except InputError as error:
            return Gathered(None, (), problems=tuple(error.problems))

    return gather


def _gathered(tree: Tree, file: str, checker: Checker, places: tuple[Place, ...] | None) -> Gathered:
    """What a force file, a published table or a published record gives. Raises InputError."""
    if is_published(tree):
        return _of_published(tree, file, checker, places)
    from peel_grade.grades.assessment import assess

    force, engines = checker.checked_tree(tree)
    place = rulebook_for(tree, places)
    return Gathered(Basis(place, DRAFT), (of_draft(assess(force, engines), file),))


def _of_published(tree: Tree, file: str, checker: Checker, places: tuple[Place, ...] | None) -> Gathered:
    from peel_grade.grades.published import check_record
    from peel_grade.grades.published_table import check_table, compared, is_table

    check = check_table if is_table(tree) else check_record
    place = rulebook_for(tree, places, lambda tree: check(tree, None))
    book = checker.engines(place).compiled.book
    if not is_table(tree):
        record = check_record(tree, book)
        return Gathered(Basis(place, PUBLISHED), (of_record(record, file, book),))
    table = check_table(tree, book)
    basis = Basis(place, PUBLISHED, file, table.document)
    return Gathered(basis, tuple(of_table(table, file)), tuple(compared(table, book)))


def _call(options: Namespace) -> str:
    """How the overview is made again."""
    call = ["grade", *options.files, "--format", "overview", "--output", str(options.output)]
    call += [*(["--rules", options.rules] if options.rules else []), *(["--full"] if options.full else [])]
    return join([*call, *(["--template", str(options.template)] if options.template else [])])
