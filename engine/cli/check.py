"""`rulebook check`: is a rulebook well formed?"""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from pathlib import Path

from engine import shipped
from engine.cli.terminal import FOUND_PROBLEMS, OK, write_out
from engine.problems import InputError, Problem


def add_parser(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "check",
        help="is a rulebook well formed?",
        description="Read rulebooks and report every mistake in them, at its line and column.",
        epilog="example: rulebook check my-rules/peel-2017\nexit status: 0 well formed, 1 mistakes found, 2 no folder",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="DIR",
        help="a rulebook's folder, or one that holds several (default: the shipped ones)",
    )
    parser.set_defaults(run=run)


def _folders(given: list[Path]) -> list[Path]:
    """Each rulebook's folder among those named or inside them."""
    found: list[Path] = []
    for folder in given or [shipped.rules_folder()]:
        found += shipped.rulebooks_in(folder) or [folder]
    return found


def run(options: Namespace) -> int:
    """Check the rulebooks; the exit status."""
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
