"""`rulebook COMMAND`: for the authors and reviewers of rules."""

import sys
from argparse import Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from engine import shipped
from engine.cli.terminal import FOUND_PROBLEMS, OK, Parser, run, write_out
from engine.problems import InputError, Problem

_EXAMPLES = """examples:
  rulebook check                     is each shipped rulebook well formed?
  rulebook check my-rules/peel-2017  is this one?
  rulebook published                 do the drafts agree with what inspectors published?

exit status: 0 all is well, 1 a problem was found, 2 the call is wrong
`rulebook COMMAND --help` tells more of each.
"""


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    return run(_main, arguments)


def _main(arguments: list[str]) -> int:
    parser = Parser(
        prog="rulebook",
        description="Check and compare rulebooks.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    check = commands.add_parser(
        "check",
        help="is a rulebook well formed?",
        description="Read rulebooks and report every mistake in them, at its line and column.",
        epilog="example: rulebook check my-rules/peel-2017\nexit status: 0 well formed, 1 mistakes found, 2 no folder",
        formatter_class=RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="DIR",
        help="a rulebook's folder, or one that holds several (default: the shipped ones)",
    )
    published = commands.add_parser(
        "published",
        help="do drafts agree with the published record?",
        description="Grade the sample forces and compare the drafts with what was published of them.",
        epilog="example: rulebook published --rules my-rules\nexit status: 0 they agree, 1 they differ",
        formatter_class=RawDescriptionHelpFormatter,
    )
    published.add_argument(
        "--rules", type=Path, metavar="DIR", help="a folder that holds the rulebooks (default: the shipped ones)"
    )
    options = parser.parse_args(arguments)
    return _check(options) if options.command == "check" else _published(options)


def _folders(given: list[Path]) -> list[Path]:
    """Each rulebook's folder among those named or inside them."""
    found: list[Path] = []
    for folder in given or [shipped.rules_folder()]:
        inside = sorted(path.parent for path in folder.glob("*/framework.yaml"))
        found += inside if inside and not (folder / "framework.yaml").is_file() else [folder]
    return found


def _check(options: Namespace) -> int:
    from engine.authoring.load import load_rulebook
    from engine.compiling import compile_rulebook

    status, folders = OK, _folders(options.folders)
    for folder in folders:
        if not (folder / "framework.yaml").is_file():
            help = "a rulebook is a folder with framework.yaml, catalogue/ and findings/"
            raise InputError(
                [
                    Problem(
                        folder.as_posix(),
                        0,
                        0,
                        "not a rulebook: no framework.yaml in it" if folder.is_dir() else "no such folder",
                        help,
                    )
                ]
            )
    told: set[Problem] = set()
    for folder in folders:
        try:
            book = compile_rulebook(load_rulebook(folder)).book
        except InputError as error:
            status = FOUND_PROBLEMS
            new = [problem for problem in error.problems if problem not in told]
            told |= set(new)
            count = f"{len(error.problems)} problem{'s' if len(error.problems) != 1 else ''}"
            write_out("".join(f"{problem}\n" for problem in new) + f"{folder.as_posix()}: {count}\n", None)
            continue
        counts = f"{len(book.rules)} rules, {len(book.indicators)} indicators, {len(book.flags)} flags"
        write_out(f"{folder.as_posix()}: well formed ({book.framework.id} {book.framework.version}: {counts})\n", None)
    return status


def _published(options: Namespace) -> int:
    from engine.assessment import assess
    from engine.cache import load_compiled
    from engine.compiled import Engines
    from engine.force import load_force
    from engine.published import compare, load_record

    rules = options.rules or shipped.rules_folder()
    lines: list[str] = []
    differ = suggested = unmatched = 0
    for path in sorted(shipped.published_folder().glob("*.yaml")):
        sample = shipped.forces_folder() / path.name
        if not sample.is_file():
            continue  # a table of grades, not the record of one force
        year = path.stem.rsplit("-", 1)[-1]
        engines = Engines(load_compiled(rules / f"peel-{year}"))
        record = load_record(path, engines.compiled.book)
        found = compare(assess(load_force(sample, engines.compiled.book), engines), record)
        suggested, unmatched = suggested + found.suggested, unmatched + len(found.unmatched)
        agree = not (found.grades or found.missed or found.unexplained)
        differ += not agree
        lines.append(f"{record.force} ({path.stem}): {'agrees' if agree else 'differs'}")
        lines += [f"  {name}: published {was}, draft {now}" for name, was, now in found.grades]
        lines += [f"  not suggested: {row.about} ({row.source}; {', '.join(row.rules)})" for row in found.missed]
        lines += [f"  suggested, not published, not explained: {rule}" for rule in found.unexplained]
    lines.append(f"{suggested} areas for improvement suggested, {unmatched} of them without a published counterpart")
    write_out("\n".join(lines) + "\n", None)
    return FOUND_PROBLEMS if differ else OK


if __name__ == "__main__":
    sys.exit(main())
