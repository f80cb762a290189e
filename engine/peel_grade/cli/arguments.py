"""The arguments that several commands share: which rulebook, which scenarios, what to print, and where."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:  # no command pays for what another one uses
    from pathlib import Path

    from peel_grade.rulebook.locate import Place
    from peel_grade.rulebook.model import Rulebook
    from peel_grade.scenarios.locate import Samples

NAMED = "a rulebook's folder, one that holds several, a shipped framework, or a git revision such as HEAD:rules"
"""What names a rulebook; `peel_grade.rulebook.locate` says which is meant."""

_FEW = 2
"""So many forms beside text and JSON are listed where an option stands."""


def add_rules(parser: ArgumentParser, default: str = "the shipped ones") -> None:
    """`--rules`: which rulebook (None for the default)."""
    parser.add_argument("-r", "--rules", metavar="RULES", help=f"{NAMED} (default: {default})")


def add_samples(parser: ArgumentParser) -> None:
    """`--scenarios` and `--forces`: what rulebooks are tried on; see `samples_of`."""
    own = "`scenarios` in the rulebook's folder, or beside the rulebooks; or else the shipped ones"
    help = f"a folder of feature files, or one of them (default: {own})"
    parser.add_argument("-s", "--scenarios", type=path_of, metavar="DIR", help=help)
    help = "a folder of force files (default: `forces` in that of the scenarios, or else the shipped ones)"
    parser.add_argument("--forces", type=path_of, metavar="DIR", help=help)


def add_format(parser: ArgumentParser, *others: str) -> None:
    """`--format`: text, JSON, or one of `others`."""
    names = ("text", "json", *others)
    listed = f": {', '.join(names)}" if len(others) > _FEW else ""  # beside the option they would not fit a line
    help = (
        f"how to print{listed} (default: text); with json, what is wrong with the input is told as JSON too, on "
        "standard error"
    )
    metavar = "FORMAT" if listed else None
    parser.add_argument("-f", "--format", choices=names, default="text", metavar=metavar, help=help)


def add_output(parser: ArgumentParser) -> None:
    """`--output` and `--overwrite`: the file to write instead of printing; see `output_of`."""
    parser.add_argument(
        "-o",
        "--output",
        type=output_file,
        default="-",
        metavar="FILE",
        help="write to this new file (default: -, print)",
    )
    parser.add_argument("--overwrite", action="store_true", help="let --output replace a file that is there")


def add_output_folder(parser: ArgumentParser) -> None:
    """`--output`: the folder to write."""
    help = "the folder to write: new, empty, or written by this command before (then it is replaced)"
    parser.add_argument("-o", "--output", type=path_of, required=True, metavar="DIR", help=help)


def add_timeout(parser: ArgumentParser, only_with: str = "") -> None:
    """Add `--timeout`, of what is proved; `only_with` names the option without which nothing is."""
    help = "what is not decided by then is told as not known (default: as long as it takes)"
    help = f"with {only_with}: {help}" if only_with else help
    parser.add_argument("--timeout", type=seconds, metavar="SECONDS", help=help)


def add_examples_folder(parser: ArgumentParser, forces: str) -> None:
    """Add `--output DIR` for the force files by which something is shown: the `forces that refute a property`."""
    help = (
        f"also write {forces}, as force files, into this folder: new, empty, or written by this command before (then "
        "it is replaced)"
    )
    parser.add_argument("-o", "--output", type=path_of, metavar="DIR", help=help)


def add_colour(parser: ArgumentParser) -> None:
    """The `--no-color` option."""
    help = "print without colours (as with NO_COLOR set)"
    parser.add_argument("--no-color", "--no-colour", dest="no_colour", action="store_true", help=help)


def output_of(options: Namespace) -> "Path | None":
    """The file that `--output` names, None to print. Raises InputError where it cannot be written: before any work."""
    file: Path | None = options.output
    if file is not None:
        from peel_grade.files.output_file import check_file
        from peel_grade.files.yaml_tree import shown

        check_file(file, shown(file), overwrite=options.overwrite)
    return file


def check_no_part(output: "Path | None", places: "Sequence[Place]") -> None:
    """Raise InputError where the file that `--output` names is one of those that the rulebooks are read from."""
    if output is None or not output.exists():
        return
    from peel_grade.files.problems import InputError, Problem
    from peel_grade.files.yaml_tree import shown
    from peel_grade.rulebook.reading.origins import bases, files

    for folder in {folder for place in places for folder in (place.folder, *bases(place.folder))}:
        if any(file.exists() and output.samefile(file) for file in files(folder)):
            message = f"`--output` names a file of the rulebook {shown(folder)}"
            raise InputError([Problem(shown(output), 0, 0, message, "name another file")])


def rulebook_named(rules: str | None = None, framework: str | None = None) -> "Rulebook":
    """The rulebook of a framework (None for the default) among those that `--rules` names. Raises InputError."""
    from peel_grade.findings.cache import load_located
    from peel_grade.rulebook.locate import locate

    with locate(rules, framework) as place:
        return load_located(place).book


def samples_of(options: Namespace, places: "Sequence[Place]") -> "Samples":
    """What the rulebooks at `places` are tried on, by the options. Raises InputError."""
    from peel_grade.scenarios.locate import locate_samples

    return locate_samples(places, options.scenarios, options.forces)


def percentage(written: str) -> float:
    """A number from 0 to 100."""
    try:
        value = float(written)
    except ValueError:
        value = -1
    if not 0 <= value <= 100:
        raise ArgumentTypeError(f"a number from 0 to 100 is expected, not `{written}`")
    return value


def positive(written: str) -> int:
    """A whole number from 1."""
    if not (written.isascii() and written.isdigit() and len(written) <= 9 and int(written)):
        raise ArgumentTypeError(f"a whole number from 1 is expected, not `{written}`")
    return int(written)


def seconds(written: str) -> float:
    """A time, more than nothing."""
    try:
        value = float(written)
    except ValueError:
        value = 0
    if not 0 < value < 1e9:
        raise ArgumentTypeError(f"a number of seconds is expected, not `{written}`")
    return value


def path_of(written: str) -> "Path":
    """A path; of what may be left out, so that pathlib is imported only where it is given."""
    from pathlib import Path

    return Path(written)


def output_file(written: str) -> "Path | None":
    """The file that `--output` names; None for `-`, standard output."""
    if not written:
        raise ArgumentTypeError("an empty name stands for no file; `-` is standard output")
    return None if written == "-" else path_of(written)
