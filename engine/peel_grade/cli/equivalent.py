"""`rulebook equivalent`: do two rulebooks draft the same for all evidence there can be?"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from peel_grade.cli.arguments import NAMED, add_examples_folder, add_format, add_timeout
from peel_grade.cli.pairing import paired
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, columns, progress, write_out
from peel_grade.files.json_text import to_json

SCHEMA = "rulebook-equivalent/1"
_COMMAND = "rulebook equivalent"
_ONLY = {
    "grades": ("theme", "question", "overall", "remark"),
    "areas": ("area",),
    "findings": ("finding",),
}


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Prove that two rulebooks draft the same for all evidence there can be: the same findings, suggested areas for "
        "improvement and grades. Where they do not, tell for each that can differ a force, with no more recorded than "
        f"it takes, of which they do; both rulebooks really graded it. OLD and NEW are each {NAMED}."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook equivalent peel-2017 my-rules/peel-2017            is the rewritten rulebook the same?\n"
        "  rulebook equivalent HEAD:rules rules --only grades          findings may be cut otherwise\n"
        "  rulebook equivalent HEAD:rules rules --output differences   the forces, as files to grade\n\n"
        "exit status: 0 the same for all evidence, 1 not the same for some, or not known in time, 2 the input or "
        "the call is wrong"
    )
    parser.add_argument("old", metavar="OLD", help="a rulebook")
    parser.add_argument("new", metavar="NEW", help="the one to compare with it")
    parser.add_argument(
        "--only", choices=tuple(_ONLY), action="append", metavar="WHAT",
        help=f"compare only these: {', '.join(_ONLY)} (may be given several times; default: all)",
    )  # fmt: skip
    add_timeout(parser)
    add_examples_folder(parser, "the forces on which they differ")
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Compare; the exit status."""
    from peel_grade.files.output_folder import check_folder, write_folder
    from peel_grade.findings.cache import load_located
    from peel_grade.proof.equivalence import equivalent
    from peel_grade.proof.examples import files_of
    from peel_grade.proof.outputs import KINDS
    from peel_grade.proof.solving import Deadline
    from peel_grade.proof.told import as_data

    if options.output is not None:
        check_folder(options.output, _COMMAND)  # before the work, not after it
    only = [kind for kind in KINDS if not options.only or any(kind in _ONLY[name] for name in options.only)]
    deadline = Deadline(options.timeout)
    with paired(options.old, options.new, _COMMAND) as found:
        books = [tuple(map(load_located, sides)) for sides in found.pairs]
    told = [
        as_data(equivalent(one, other, deadline, only=only), one.book, other.book)
        for one, other in progress(books, "rulebooks", len(books))
    ]
    alone = [{"framework": name, "change": change} for name, change in found.alone]
    same = False if alone or any(part["same"] is False for part in told) else all(part["same"] for part in told) or None
    if options.output is not None:
        write_folder(options.output, files_of(told, lambda part: part["differences"]), _COMMAND)
    whole = {
        "schema": SCHEMA, "old": options.old, "new": options.new, "same": same,
        "only_one_side": alone, "frameworks": told,
    }  # fmt: skip
    write_out(to_json(whole) if options.format == "json" else _text(whole, options.output), None)
    return OK if same else FOUND_PROBLEMS


def _text(whole: dict[str, Any], output: Path | None) -> str:
    from peel_grade.files.yaml_tree import shown
    from peel_grade.proof.told import difference, examples, headline
    from peel_grade.report.lines import hanging

    width = columns()
    lines = [f"{whole['old']} → {whole['new']}"]
    lines += [f"Framework {row['framework']} is {row['change']}." for row in whole["only_one_side"]]
    for part in whole["frameworks"]:
        lines += ["", part["title"], *hanging(headline(part), width, 0)]
        for each, evidence in examples(part):
            lines += ["", *hanging(difference(each, part["subject"]), width, 0)]
            lines += [row for line in evidence or ["nothing"] for row in hanging(line, width, 2)]
            lines += [f"  ({', '.join(each['files'])})"] if output is not None else []
    if any(part["differences"] for part in whole["frameworks"]):
        where = (
            f"The force files are in {shown(output)}."
            if output is not None
            else "--output DIR writes them as force files."
        )
        lines += ["", where]
    return "\n".join(lines) + "\n"
