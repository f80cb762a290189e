"""The arguments that several commands share: which rulebook, which scenarios, what to print, and where."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

NAMED = "a rulebook's folder, one that holds several, a shipped framework, or a git revision such as HEAD:rules"
"""What names a rulebook; `peel_grade.rulebook.locate` says which is meant."""


def add_rules(parser: ArgumentParser, default: str = "the shipped ones") -> None:
    """`--rules`: which rulebook (None for the default)."""
    parser.add_argument("-r", "--rules", metavar="RULES", help=f"{NAMED} (default: {default})")


def add_scenarios(parser: ArgumentParser) -> None:
    """`--scenarios`: which feature files (None for the shipped ones)."""
    parser.add_argument(
        "-s",
        "--scenarios",
        type=Path,
        metavar="DIR",
        help="a folder of feature files, or one of them (default: the shipped ones)",
    )


def add_format(parser: ArgumentParser, *others: str) -> None:
    """`--format`: text, JSON, or one of `others`."""
    help = "how to print, mistakes too with json (default: text)"
    parser.add_argument("-f", "--format", choices=("text", "json", *others), default="text", help=help)


def add_output(parser: ArgumentParser) -> None:
    """`--output`: the file to write instead of printing (None, also for `-`, to print)."""
    help = "write to this file instead of printing; what is there already is replaced only if it was written so before"
    parser.add_argument("-o", "--output", type=output_file, metavar="FILE", help=help)


def output_file(written: str) -> Path | None:
    """The file that `--output` names; None for `-`, standard output."""
    if not written:
        raise ArgumentTypeError("an empty name stands for no file; `-` is standard output")
    return None if written == "-" else Path(written)
