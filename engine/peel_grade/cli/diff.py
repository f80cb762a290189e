"""`rulebook diff`: what an edit of a rulebook changes, in words and in the drafts of forces."""

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peel_grade.cli.arguments import add_format, add_output, add_timeout, output_of, positive
from peel_grade.cli.pairing import paired
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, columns, progress, write_out
from peel_grade.files.json_text import to_json
from peel_grade.files.listing import listed
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import Tree, shown
from peel_grade.rulebook.model import Rulebook

if TYPE_CHECKING:
    from peel_grade.diff.edits import Edits, Excluded
    from peel_grade.findings.engines import Compiled


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Compare two rulebooks: what was edited, in words; which drafts change; which edit changes each. "
        "OLD and NEW are folders (of a rulebook, or of several), shipped frameworks, or git "
        "revisions with a path: HEAD:rules, main~3:rules/peel-2017."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook diff peel-2017 my-rules/peel-2017              on the shipped sample forces\n"
        "  rulebook diff HEAD:rules rules forces/ --format markdown --output review.md\n"
        "  rulebook diff HEAD:rules rules --fail-on grade-change   exit 1 where a draft grade changes\n"
        "  rulebook diff HEAD:rules rules --sample 500 --seed 7    how often would it matter?\n"
        "  rulebook diff HEAD:rules rules --prove                  could it ever matter, and for whom?\n\n"
        "exit status: 0 compared, 1 a grade changes (with --fail-on), 2 the input or the call is wrong"
    )
    parser.add_argument("old", metavar="OLD", help="the rulebook before")
    parser.add_argument("new", metavar="NEW", help="the rulebook after")
    parser.add_argument(
        "forces", nargs="*", default=[], metavar="FORCE",
        help="a force file, a folder of them, or the name of a shipped one (default: those beside NEW or OLD in "
        "`scenarios/forces`, or else all shipped ones)",
    )  # fmt: skip
    add_format(parser, "markdown", "html")
    add_output(parser)
    parser.add_argument(
        "--fail-on", choices=("grade-change",), metavar="grade-change",
        help="exit 1 if a theme, question or overall grade of a force changes",
    )  # fmt: skip
    parser.add_argument(
        "--sample", type=positive, default=0, metavar="N",
        help="also show how often the edits change the drafts of N generated forces",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="draw other forces (default: 1)")
    parser.add_argument(
        "--prove", action="store_true",
        help="also prove what the edits, and each by itself, can change for any evidence, each with an example",
    )  # fmt: skip
    add_timeout(parser, "--prove")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Compare; the exit status."""
    from peel_grade.diff import render
    from peel_grade.diff.document import document, part
    from peel_grade.diff.impact import Comparison
    from peel_grade.diff.population import population
    from peel_grade.diff.proving import proved
    from peel_grade.population.needed import need_numpy
    from peel_grade.proof.solving import Deadline

    if options.timeout is not None and not options.prove:
        message = "limits a proof, and none is asked for"
        raise InputError([Problem("--timeout", 0, 0, message, "add --prove, or leave it out")])
    if options.sample:
        need_numpy("`--sample` drafts very many forces at once")
    output = output_of(options)
    pairs, alone, beside = _pairs(options.old, options.new, output)
    trees, skipped = _forces(options.forces or beside, pairs)
    parts = []
    deadline = Deadline(options.timeout)
    for old, new, edits in pairs:
        files = _checked(trees, old.book, new.book)
        with closing(Comparison(old, new, edits)) as comparison:
            impacts = [comparison.impact(file) for file in progress(files, "force files", len(files))]
            sampled = None
            if options.sample:
                size, seed = options.sample, options.seed
                from peel_grade.diff.survey import survey  # it takes NumPy along

                drawn = progress(population(old.book, new.book, size, seed), "generated force files", size)
                sampled = survey(comparison, drawn, size, seed)
            proof = None
            if options.prove:
                proof = proved(old, new, edits, deadline, lambda each: progress(each, "edits", len(each)))
            parts.append(part(comparison, impacts, sampled, proof))
    found = document(options.old, options.new, parts, alone, skipped)
    match options.format:
        case "json":
            written = to_json(found)
        case "markdown":
            written = render.markdown(found)
        case "html":
            written = render.html(found)
        case _:
            written = render.text(found, columns() if output is None else 80)
    write_out(written, output, overwrite=options.overwrite)
    return FOUND_PROBLEMS if options.fail_on and found["changed_grades"] else OK


def _pairs(
    old: str, new: str, output: Path | None
) -> "tuple[list[tuple[Compiled, Compiled, Edits]], list[tuple[str, str]], list[str]]":
    """The rulebooks that belong together, compiled, with their edits; the frameworks only one side has; and the
    folder of force files of their own, if there is one.
    """
    from peel_grade.diff.edits import Edits
    from peel_grade.findings.cache import load_located
    from peel_grade.rulebook import shipped
    from peel_grade.scenarios.locate import locate_samples

    with paired(old, new, "rulebook diff", output) as found:
        pairs = []
        for sides in progress(found.pairs, "rulebooks", len(found.pairs)):
            was, now = map(load_located, sides)
            pairs.append((was, now, Edits(was.book, now.book, _excluded(*(side.folder for side in sides)))))
        forces = locate_samples([place for place in found.places if place.lasting]).forces
    own = forces != shipped.forces_folder() and any(listed(forces, ".yaml"))
    return pairs, list(found.alone), [shown(forces)] if own else []


def _excluded(old: Path, new: Path) -> "tuple[dict[str, Excluded], dict[str, Excluded]]":
    """What two rulebooks leave out of the sources, by what it is; nothing where their files are the same."""
    from peel_grade.diff.edits import Excluded
    from peel_grade.rulebook.reading.origins import exclusion_files

    before, after = ([file.read_bytes() for file in exclusion_files(folder)] for folder in (old, new))
    if before == after:
        return {}, {}
    from peel_grade.rulebook.reading.exclusions import exclusions  # takes pydantic along

    was, now = ({row.what: Excluded(row.reason, row.references) for row in exclusions(folder)} for folder in (old, new))
    return was, now


def _forces(names: list[str], pairs: "list[tuple[Compiled, Compiled, Edits]]") -> tuple[list[Tree], list[str]]:
    """The force files that name a compared framework, and those that do not."""
    from peel_grade.force.file import check_force, framework_of
    from peel_grade.force.locate import locate_forces, shipped_forces

    ids = {compiled.book.framework.id for pair in pairs for compiled in pair[:2]}
    chosen = locate_forces(names or shipped_forces())
    trees: list[Tree] = []
    skipped: list[str] = []
    for tree in (each.load() for each in chosen):
        framework = framework_of(tree)
        if framework is None:
            check_force(tree, None)  # says what is wrong with it
        if framework in ids:
            trees.append(tree)
        else:
            skipped.append(f"{tree.file} (framework {framework})")
    if names and not trees:
        help = f"compared {'is' if len(ids) == 1 else 'are'} {', '.join(sorted(ids))}"
        raise InputError(
            [Problem(each.name, 0, 0, "this file is of a framework that is not compared", help) for each in chosen]
        )
    return trees, skipped


def _checked(trees: list[Tree], old: Rulebook, new: Rulebook) -> list[Any]:
    """The force files of a framework, checked against what either of its rulebooks knows. Raises InputError.

    What was given up stands under its old name alone: each rulebook has successors of its own.
    """
    from peel_grade.force.file import check_force, framework_of

    either = new._replace(
        **{
            field: getattr(old, field) | getattr(new, field)
            for field in ("documents", "questions", "themes", "indicators", "flags", "rules")
        },
        replaced={},
    )
    found, problems = [], []
    for tree in trees:
        if framework_of(tree) in (old.framework.id, new.framework.id):
            try:
                found.append(check_force(tree, either))
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return found
