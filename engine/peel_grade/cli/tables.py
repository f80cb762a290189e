"""Tables in and out: `grade forces.csv`, whose rows are force files, and `grade FORCE --format csv|parquet|xlsx`."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from peel_grade.cli.drafting import Checker
from peel_grade.cli.pool import of_each
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, watched
from peel_grade.files.data import tree_of
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import shown
from peel_grade.findings.cache import load_located
from peel_grade.force.file import Force
from peel_grade.force.locate import TABLES, ForceInput, rulebook_for
from peel_grade.report.addresses import new_name, slug
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.header import framework_of
from peel_grade.tables.rows import read_rows
from peel_grade.tables.table import Batch, Table, open_table
from peel_grade.tables.writing import BINARY, FORMS, Form, written


def with_rows(inputs: Sequence[ForceInput], places: tuple[Place, ...] | None) -> list[ForceInput]:
    """The force files, and in the place of each table its rows. Raises InputError with all mistakes of the tables."""
    found, problems = list[ForceInput](), list[Problem]()
    for given in inputs:
        try:
            found += _rows(given, places) if given.is_table else [given]
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def rulebook_of(given: ForceInput, places: tuple[Place, ...] | None) -> Rulebook:
    """The rulebook by which the forces of a table are graded. Raises InputError."""
    assert given.path is not None  # as of every table
    return load_located(_place(open_table(given.path), places)).book


def _rows(given: ForceInput, places: tuple[Place, ...] | None) -> Iterator[ForceInput]:
    assert given.path is not None
    table, taken = open_table(given.path), set[str]()
    for tree, force in read_rows(table, load_located(_place(table, places)).book):
        tree.file = f"{table.name}/{new_name(slug(force.name), taken)}"
        yield ForceInput(tree.file, given.at, tree)


def _place(table: Table, places: tuple[Place, ...] | None) -> Place:
    """The rulebook by which the forces of a table are graded. Raises InputError."""
    framework = framework_of(table)
    if framework is None and (places is None or len(places) != 1):
        help = "add the column `framework`, or name a rulebook with `--rules`"
        raise InputError([Problem(table.name, 0, 0, "the table names no framework", help)])
    data = {} if framework is None else {"framework": framework}
    return rulebook_for(tree_of(data, table.name, None, (table.name, table.first)), places, lambda _tree: None)


def check_call(options: Any) -> None:
    """Refuse what does not go together with tables. Raises InputError."""
    if options.format not in FORMS:
        if options.engine is not None:
            help = f"give it with `--format {'`, `'.join(FORMS)}`"
            raise _wrong("--engine", "is for tables of drafts", help)
        return
    for option in ("--explain", "--full", "--template"):
        if getattr(options, option.removeprefix("--")):
            raise _wrong(option, f"does not go with `--format {options.format}`", "leave it out")
    check_form(options.format, options.output)


def check_form(form: Form, output: Path | None) -> None:
    """Refuse a file whose name ends otherwise, and to print to a terminal what it cannot show. Raises InputError."""
    if output is not None and output.suffix in TABLES and output.suffix != f".{form}":
        message = f"writes `{form}`, and the name of the file ends otherwise"
        help = f"name it {quoted(str(output.with_suffix(f'.{form}')))}, or choose the form of its name"
        raise _wrong("--format", message, help)
    if output is None and form in BINARY and watched():
        raise _wrong("--format", f"a terminal cannot show `{form}`", "name a file with `--output FILE`")


def _wrong(option: str, message: str, help: str) -> InputError:
    return InputError([Problem(option, 0, 0, message, help)])


class _Drafted(Record):
    """The draft of a force as a table of one row; or the problems for which there is none."""

    part: Batch
    framework: str = ""
    problems: tuple[Problem, ...] = ()
    warned: bool = False


def run(inputs: Sequence[ForceInput], options: Any, places: tuple[Place, ...] | None) -> int:
    """Draft all and write them as a table; the exit status. Raises InputError with the problems of all."""
    from peel_grade.tables.drafting import suiting

    tables = [open_table(given.path) for given in inputs if given.is_table and given.path is not None]
    files = [given for given in inputs if not given.is_table]
    known = [table.rows for table in tables if table.rows is not None]
    rows = len(files) + sum(known) if len(known) == len(tables) else None
    engine = suiting(rows, options.engine)
    warned = list[bool]()
    if engine == "durable_rules":
        parts = _one_by_one(with_rows(inputs, places), places, warned)
    else:
        parts = _in_columns(files, tables, places, warned if options.strict else None)
    write_table(parts, options.format, options.output, overwrite=options.overwrite)
    return FOUND_PROBLEMS if options.strict and any(warned) else OK


def write_table(parts: Iterable[Batch], form: Form, output: Path | None, *, overwrite: bool) -> None:
    """Print a table, or write it to a file, whole or not at all. Raises InputError."""
    pieces = written(form, parts)
    if output is not None:
        from peel_grade.files.output_file import write_file

        write_file(output, pieces, shown(output), overwrite=overwrite)
        return
    content = b"".join(pieces)  # a mistake at the end leaves nothing printed
    if sys.stdout is not None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _one_by_one(inputs: Sequence[ForceInput], places: tuple[Place, ...] | None, warned: list[bool]) -> Iterator[Batch]:
    """The drafts by the rules engine, with all that is told of each. Raises InputError."""
    import pyarrow as pa

    problems, parts, frameworks = list[Problem](), list[Batch](), dict[str, str]()
    read_here = any(given.at is None for given in inputs)  # standard input
    for given, made in zip(inputs, of_each(inputs, _maker, places, "here" if read_here else "anywhere"), strict=True):
        problems += made.problems
        warned.append(made.warned)
        if not made.problems:
            parts.append(made.part)
            frameworks.setdefault(made.framework, given.name)
    if problems:
        raise InputError(problems)
    check_one(frameworks)
    yield pa.concat_tables(parts).combine_chunks()


def check_one(frameworks: dict[str, str]) -> None:
    """Raise InputError where there are several; each has an input that is of it."""
    if len(frameworks) > 1:
        (first, _), (other, name) = [*frameworks.items()][:2]
        message = f"this is of the framework {quoted(other)}, and others are of {quoted(first)}"
        raise InputError([Problem(name, 0, 0, message, "a table has drafts of one framework: write one for each")])


def _maker(places: tuple[Place, ...] | None) -> Callable[[ForceInput], _Drafted]:
    """What drafts force files one by one."""
    from peel_grade.tables.drafting import draft_forces

    checker = Checker(places, keep=False)

    def make(given: ForceInput) -> _Drafted:
        try:
            force, engines = checker.checked(given)
        except InputError as error:
            return _Drafted(None, "", tuple(error.problems))
        warned = any(not each.allowed for each in force.warnings)
        return _Drafted(draft_forces([force], engines), engines.compiled.book.framework.id, (), warned)

    return make


def _in_columns(
    files: Sequence[ForceInput], tables: Sequence[Table], places: tuple[Place, ...] | None, warned: list[bool] | None
) -> Iterator[Batch]:
    """The drafts by the population engine, so many at a time; where it is asked, `warned` are those with warnings.

    Raises InputError, perhaps at the end.
    """
    from peel_grade.tables.drafting import draft_columns

    problems, forces, of = list[Problem](), list[Force](), dict[str, tuple[str, Place]]()
    checker = Checker(places, keep=False)
    for given in files:
        try:
            tree = given.load()
            force, engines = checker.checked_tree(tree)
        except InputError as error:
            problems += error.problems
            continue
        of.setdefault(engines.compiled.book.framework.id, (given.name, rulebook_for(tree, places)))
        forces.append(force)
    for table in tables:
        place = _place(table, places)
        of.setdefault(load_located(place).book.framework.id, (table.name, place))
    if problems:
        raise InputError(problems)
    check_one({framework: name for framework, (name, _) in of.items()})
    ((_, place),) = of.values()
    for batch in draft_columns(forces, tables, load_located(place), warnings=warned is not None):
        if warned is not None:
            warned += [number > 0 for number in batch.column("warnings").to_pylist()]
        yield batch
