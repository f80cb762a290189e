"""`rulebook prove`: what holds for all evidence there can be, or forces for which it does not."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peel_grade.cli.arguments import NAMED, add_examples_folder, add_format, add_timeout
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, columns, progress, write_out
from peel_grade.files.json_text import to_json

TYPE_CHECKING = False
if TYPE_CHECKING:  # imported only where something is proved
    from peel_grade.findings.engines import Compiled
    from peel_grade.proof.claims import Result
    from peel_grade.proof.solving import Deadline

SCHEMA = "proofs/1"
_COMMAND = "rulebook prove"


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Prove for all evidence there can be what holds of the drafts of a rulebook: what its authors declare under "
        "`properties`, and what is asked of every rulebook. What does not hold is shown by one or two force files, "
        "which have no more in them than it takes, and were really graded."
    )
    parser.epilog = (
        "asked of every rulebook:\n"
        "  one-grade       with enough evidence exactly one grade is drafted: the lists are complete\n"
        "  worse-evidence  worse evidence never brings a better grade\n"
        "  reachable       every grade, grade rule, rule and area is drafted for somebody\n"
        "  needed          nothing can be left out without a draft that changes\n"
        "  limits          what keeps a better grade from being given is not outvoted\n"
        "  more-evidence   more evidence only narrows what is possible\n"
        "  least-evidence  on how little each grade can be drawn (asked only with --only)\n\n"
        "examples:\n"
        "  rulebook prove                                   the shipped rulebooks\n"
        "  rulebook prove my-rules --only worse-evidence    one property\n"
        "  rulebook prove my-rules --output shown           what refutes, as force files to grade\n"
        "  rulebook prove my-rules --certificates proofs    for a checker of one's own\n\n"
        "exit status: 0 all is proved, 1 something is refuted or not known in time, 2 the input or the call is wrong"
    )
    parser.add_argument("rulebook", nargs="?", metavar="RULEBOOK", help=f"{NAMED} (default: the shipped ones)")
    parser.add_argument(
        "--only", action="append", default=[], metavar="PROPERTY",
        help="prove only this property, by its id (may be given several times; default: all)",
    )  # fmt: skip
    add_timeout(parser)
    add_examples_folder(parser, "the forces that refute a property")
    parser.add_argument(
        "--certificates", type=Path, metavar="DIR",
        help="also write the solver's proofs of the claims into this folder, as drat-trim reads them: formulas (DIMACS "
        "CNF), steps (DRAT), and index.csv",
    )  # fmt: skip
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prove; the exit status."""
    from peel_grade.files.output_folder import check_folder, write_folder
    from peel_grade.files.problems import InputError, Problem
    from peel_grade.findings.cache import load_located
    from peel_grade.proof.examples import files_of
    from peel_grade.proof.report import shown, told
    from peel_grade.proof.solving import Deadline
    from peel_grade.rulebook.locate import locate_all

    folders = [each for each in (options.output, options.certificates) if each is not None]
    for folder in folders:
        check_folder(folder, _COMMAND)  # before the work, not after it
    if len({folder.resolve() for folder in folders}) < len(folders):
        raise InputError([Problem(_COMMAND, 0, 0, "--output and --certificates name one folder", "name two")])
    deadline = Deadline(options.timeout)
    with locate_all(options.rulebook) as places:
        compiled = [load_located(place) for place in places]
    _check_only(options.only, compiled)
    proved = _proved(compiled, options.only, deadline, options.certificates)
    parts = [
        told(each.book, _asked(each, options.only), results) for each, results in zip(compiled, proved, strict=True)
    ]
    if options.output is not None:
        write_folder(options.output, files_of(parts, shown), _COMMAND)
    well = all(part["proved"] for part in parts)
    if options.format == "json":
        write_out(to_json({"schema": SCHEMA, "proved": well, "rulebooks": parts}), None)
    else:
        write_out(_text(parts, compiled, written=options.output is not None), None)
    return OK if well else FOUND_PROBLEMS


def _check_only(only: list[str], compiled: "list[Compiled]") -> None:
    """Raise InputError for a property that none of the rulebooks has."""
    from peel_grade.files.problems import InputError, Problem, did_you_mean, one_of, quoted
    from peel_grade.proof.prover import properties

    known = list(dict.fromkeys(name for each in compiled for name in properties(each.book)))
    problems = [
        Problem(_COMMAND, 0, 0, f"unknown property {quoted(name)}", did_you_mean(name, known) or one_of(name, known))
        for name in only
        if name not in known
    ]
    if problems:
        raise InputError(problems)


def _asked(compiled: "Compiled", only: list[str]) -> list[str]:
    from peel_grade.proof.prover import ON_REQUEST, properties

    return [name for name in properties(compiled.book) if name in only or not (only or name in ON_REQUEST)]


def _proved(
    compiled: "list[Compiled]", only: list[str], deadline: "Deadline", folder: Path | None
) -> "list[list[Result]]":
    """What came of the claims of each rulebook; their certificates are written into the folder while they come."""
    from peel_grade.files.output_folder import write_folder
    from peel_grade.proof.certificates import certificate_files

    if folder is None:
        return [[*_results(each, only, deadline, certify=False)] for each in compiled]
    kept: list[list[Result]] = [[] for _ in compiled]

    def files() -> Iterator[tuple[str, str]]:
        for each, results in zip(compiled, kept, strict=True):
            within = f"{each.book.framework.id}-" if len(compiled) > 1 else ""
            yield from certificate_files(_results(each, only, deadline, certify=True), within, results)

    write_folder(folder, files(), _COMMAND)
    return kept


def _results(compiled: "Compiled", only: list[str], deadline: "Deadline", *, certify: bool) -> "Iterator[Result]":
    from peel_grade.cli.pool import of_each
    from peel_grade.proof.prover import Wanted, jobs, prover

    work = jobs(compiled, _asked(compiled, only))
    results = of_each(work, prover, Wanted(compiled, deadline, certify), "forked")
    for part in progress(results, compiled.book.framework.id, len(work)):
        yield from part


def _text(parts: list[dict[str, Any]], compiled: "list[Compiled]", *, written: bool) -> str:
    from peel_grade.proof.report import headline, lines, shown
    from peel_grade.report.lines import hanging

    found: list[str] = []
    for part, each in zip(parts, compiled, strict=True):
        found += ["", part["title"], headline(part), ""] if found else [part["title"], headline(part), ""]
        for indent, line in lines(part, each.book, written):
            found += hanging(line, columns(), indent)
    if not written and any(row["forces"] for part in parts for row in shown(part)):
        found += ["", "--output DIR writes what shows it as force files."]
    return "\n".join(found) + "\n"
