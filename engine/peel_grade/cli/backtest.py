"""`rulebook backtest FORCES PUBLISHED`: how near do drafts come to what was published?"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import join
from typing import Any

from peel_grade.cli.arguments import add_colour, add_format, add_output, add_rules, output_of
from peel_grade.cli.forms import add_template, check_form, write_form
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, progress
from peel_grade.files.listing import listed
from peel_grade.files.problems import InputError, Problem, is_folder
from peel_grade.files.yaml_tree import Tree, load, read_bytes, shown
from peel_grade.rulebook.locate import Place, locate_all

TYPE_CHECKING = False
if TYPE_CHECKING:  # imported only where something is compared
    from peel_grade.backtest.matching import Case, Named, Record
    from peel_grade.documents.writing import Form
    from peel_grade.findings.engines import Engines
    from peel_grade.grades.published_table import PublishedTable
    from peel_grade.rulebook.model import Rulebook
    from peel_grade.wording.paint import Paint


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Grade force files and compare the drafts with what was published of them: how many grades agree, how far and "
        "how surely, beside grading everything at the standard; of areas for improvement the precision (how many of "
        "those suggested were published) and the recall (how many of those published are suggested), beside as many "
        "areas drawn at random and those that were published of the other forces; why each grade and area differs; "
        "and what is left of it without the rules that are known from a force's own report alone."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook backtest                                    the shipped forces and what was published of them\n"
        "  rulebook backtest forces grades.csv                  force files, and a table of published grades\n"
        "  rulebook backtest --rules fire-2025 services record  by another rulebook\n"
        "  rulebook backtest --output backtest.html             as a page, with pictures\n\n"
        "exit status: 0 they agree, 1 they differ, 2 the input is wrong or there is nothing to compare"
    )
    help = "a folder of force files, or one (default: the rulebook's own, or else the shipped ones)"
    parser.add_argument("forces", nargs="?", type=Path, metavar="FORCES", help=help)
    help = (
        "a folder of what was published, or a file of it: the record of a force, a table of grades (YAML or CSV); "
        "default: the rulebook's own, or else the shipped one"
    )
    parser.add_argument("published", nargs="?", type=Path, metavar="PUBLISHED", help=help)
    add_rules(parser)
    add_format(parser)
    add_output(parser)
    add_template(parser)
    add_colour(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Compare; the exit status."""
    from peel_grade.backtest.document import document
    from peel_grade.findings.cache import load_located
    from peel_grade.findings.engines import Engines

    output_of(options)
    check_form(options, "a backtest")
    with locate_all(options.rules) as places:
        engines = {book.book.framework.id: Engines(book) for book in map(load_located, places)}
        forces, published = _files(options, places)
    books = {name: each.compiled.book for name, each in engines.items()}
    cases, left = _cases(forces, _Published(published, books), engines)
    if not cases:
        of = shown(_folder(options.forces, forces))
        message = f"there is no record of {' or '.join(books)} here, and no row of a table, with a force file in {of}"
        help = "a record names the force, or has the name of its file; a table has a row that names it"
        raise InputError([Problem(shown(_folder(options.published, published)), 0, 0, message, help)])
    told = document(cases, left, engines.__getitem__)
    _write(told, books, options)
    return FOUND_PROBLEMS if any(map(_differs, told["forces"])) else OK


def _folder(named: Path | None, files: Sequence[Path]) -> Path:
    return named or files[0].parent


def _files(options: Namespace, places: Sequence[Place]) -> tuple[list[Path], list[Path]]:
    """The force files, and the files of what was published. Raises InputError where a name means none."""
    from peel_grade.scenarios.locate import locate_samples

    own = locate_samples(places)
    found = []
    for named, default, suffixes in (
        (options.forces, own.forces, (".yaml", ".yml")),
        (options.published, own.published, (".yaml", ".yml", ".csv")),
    ):
        place = named or default
        inside = listed(place, *suffixes) if is_folder(place, str(place)) else [place]
        if not inside:
            what = " or ".join(f"*{suffix}" for suffix in suffixes)
            raise InputError([Problem(shown(place), 0, 0, f"nothing is in this folder ({what})")])
        if not inside[0].exists() and not inside[0].is_symlink():
            raise InputError([Problem(shown(place), 0, 0, "no such file or folder")])
        found.append(inside)
    return found[0], found[1]


class _Published:
    """What the files hold that were published: records, tables, and what no rulebook is there for.

    Raises InputError with the mistakes of all.
    """

    def __init__(self, files: Sequence[Path], books: "dict[str, Rulebook]") -> None:
        self.records: list[Record] = []
        self.tables: list[PublishedTable] = []
        self.left: list[dict[str, str]] = []
        problems: list[Problem] = []
        for file in files:
            try:
                self._read(file, books)
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)

    def _read(self, file: Path, books: "dict[str, Rulebook]") -> None:
        from peel_grade.backtest.matching import Record
        from peel_grade.backtest.published_csv import tables_of_csv
        from peel_grade.force.file import framework_of
        from peel_grade.grades.published import check_record
        from peel_grade.grades.published_table import check_table, is_table

        if file.suffix == ".csv":
            self.tables += tables_of_csv(read_bytes(file), shown(file), books)
            return
        tree = load(file)
        if (framework := framework_of(tree)) is not None and framework not in books:
            self.left.append({"what": shown(file), "why": f"no rulebook of {framework} is compared"})
        elif is_table(tree):
            self.tables.append(check_table(tree, books.get(framework or "")))
        else:
            self.records.append(Record(file.stem, check_record(tree, books.get(framework or ""))))


def _cases(
    files: Sequence[Path], published: _Published, engines: "dict[str, Engines]"
) -> "tuple[list[Case], list[dict[str, str]]]":
    """The drafts beside what was published of them, and what is left out, with why. Raises InputError."""
    from peel_grade.backtest.matching import Case, published_of
    from peel_grade.force.file import check_force
    from peel_grade.grades.assessment import assess

    cases, problems, left = list[Case](), list[Problem](), published.left
    for file in progress(files, "grading", len(files)):
        tree = load(file)
        named = _named(file, tree, engines)
        if named is None:
            continue
        try:
            found = published_of(named, published.records, published.tables)
            if not found.grades and found.record is None:
                left.append({"what": named.file, "why": "nothing here was published of it"})
                continue
            drafting = engines[named.framework]
            cases.append(Case(named, assess(check_force(tree, drafting.compiled.book), drafting), found))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return cases, [*left, *_unmatched(cases, published)]


def _named(file: Path, tree: Tree, engines: "dict[str, Engines]") -> "Named | None":
    """What a force file is called and of whom it is; None where no rulebook of its framework is here."""
    from peel_grade.backtest.matching import Named
    from peel_grade.force.file import framework_of

    if (framework := framework_of(tree)) not in engines or not isinstance(tree.data, dict):
        return None
    key = engines[framework].compiled.book.framework.words.subject.key
    return Named(shown(file), file.stem, str(tree.data.get(key) or file.stem), framework)


def _unmatched(cases: "Sequence[Case]", published: _Published) -> Iterator[dict[str, str]]:
    """Records and rows of tables of which there is no force file."""
    from peel_grade.backtest.matching import row_of

    used = [case.published.record for case in cases]
    for each in published.records:
        if each.record not in used:
            yield {"what": each.record.name, "why": "it has no force file here"}
    for table in published.tables:
        rows = {row_of(case.named, table) for case in cases}
        if lacking := [row.name for number, row in enumerate(table.rows) if number not in rows]:
            number = f"{len(lacking)} of {len(table.rows)} rows"
            yield {"what": table.document, "why": f"{number} have no force file here"}


def _differs(row: dict[str, Any]) -> bool:
    unexplained = any(each["why"] is None for each in row["without_counterpart"] or ())
    return bool(
        any(each["published"] != each["draft"] for each in row["grades"]) or row["not_suggested"] or unexplained
    )


def _write(told: dict[str, Any], books: "dict[str, Rulebook]", options: Namespace) -> None:
    """Print it, or write it to the file that is wanted."""
    call = ["rulebook", "backtest", *map(str, filter(None, (options.forces, options.published)))]
    call += [*(["--rules", options.rules] if options.rules else []), "--output", str(options.output)]

    def text(paint: "Paint", width: int) -> str:
        from peel_grade.backtest.text import backtest_text

        return backtest_text(told, books, paint, width)

    def page(form: "Form") -> str:
        from peel_grade.backtest.page import backtest_page

        return backtest_page(told, books, form, join(call))

    write_form(told, options, text, page)
