"""`evidence check`: the mistakes and warnings of force files, without a draft."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from peel_grade.cli.arguments import add_format, add_output, add_rules, output_of, rulebook_named
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, write_out
from peel_grade.cli.texts import add_texts, with_texts
from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.force.locate import locate_forces, rulebook_for
from peel_grade.rulebook.locate import Place, locate_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.force.file import Warned
    from peel_grade.rulebook.framework import Words

_ALL = "all"
_EXAMPLES = """examples:
  evidence check force.yaml                  its mistakes and warnings
  evidence check forces --format json        those of all files of a folder
  evidence check force.yaml --text report.txt cited lines are looked up in it
  evidence check --explain no-source         what a warning means; without CODE: every one

A warning is allowed where it stands, with the reason:
  allow: {benchmark-differs: the report rounds it}

exit status: 0 nothing found, 1 there are warnings that no file allows, 2 there are mistakes, or the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = "Check force files: their mistakes, and what in them is well formed and hardly true."
    parser.epilog = _EXAMPLES
    help = "a force file, a folder of them, the name of a shipped one, or - for standard input"
    parser.add_argument("files", nargs="*", metavar="FORCE", help=help)
    add_texts(parser)
    add_rules(parser, "the one of the force file's framework")
    add_format(parser)
    add_output(parser)
    parser.add_argument(
        "--explain",
        nargs="?",
        const=_ALL,
        metavar="CODE",
        help="say what a warning means (without CODE: what each does), and stop",
    )
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Check the files; the exit status."""
    output, as_json = output_of(options), options.format == "json"
    if options.explain is not None:
        called = rulebook_named(options.rules).framework.words
        write_out(_explained(options.explain, called, as_json=as_json), output, overwrite=options.overwrite)
        return OK
    if not options.files:
        raise InputError([Problem("", 0, 0, "no force file is named", "name one, a folder of them, or a shipped one")])
    if options.rules is None:
        found = list(_checked(options.files, None, options.text))
    else:
        with locate_all(options.rules) as places:
            found = list(_checked(options.files, places, options.text))
    text = _as_json(found) if as_json else "".join(_as_text(*each) for each in found)
    write_out(text, output, overwrite=options.overwrite)
    return FOUND_PROBLEMS if any(not each.allowed for _, warned in found for each in warned) else OK


def _checked(
    files: list[str], places: list[Place] | None, texts: list[tuple[str, Path]]
) -> "Iterator[tuple[str, tuple[Warned, ...]]]":
    """The name of each file, and its warnings. Raises InputError with the mistakes of all."""
    from peel_grade.findings.cache import load_located
    from peel_grade.force.file import check_force
    from peel_grade.force.warnings.checking import warnings_of

    problems: list[Problem] = []
    forces = locate_forces(files)
    if texts and len(forces) > 1:
        message = f"a text is of the document of one force file, and {len(forces)} are named"
        raise InputError([Problem("--text", 0, 0, message, "name one force file, or write `text` in each")])
    for each in forces:
        try:
            tree = each.load()
            book = load_located(rulebook_for(tree, places)).book
            force = check_force(tree, book)
            read = with_texts(force, texts)
            yield each.name, warnings_of(tree, read, book) if texts else force.warnings
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)


def _as_text(name: str, warned: "tuple[Warned, ...]") -> str:
    lines = []
    for each in warned:
        if not each.allowed:
            place = f"{name}:{each.line}:{each.column}" if each.line else f"{name}: {each.path}"
            lines += [f"{place}: warning: {each.message} [{each.code}]", f"  help: {each.help}"]
    allowed = sum(bool(each.allowed) for each in warned)
    count = len(warned) - allowed
    said = f"{count} warning{'' if count == 1 else 's'}" if count else "nothing found"
    lines.append(f"{name}: {said}{f', {allowed} allowed' if allowed else ''}")
    return "".join(f"{line}\n" for line in lines)


def _as_json(found: "list[tuple[str, tuple[Warned, ...]]]") -> str:
    from peel_grade.files.json_text import to_json

    rows = [{"file": name, "warnings": [each._asdict() for each in warned]} for name, warned in found]
    return to_json({"schema": "evidence-check/1", "files": rows})


def _explained(code: str, called: "Words", *, as_json: bool) -> str:
    """What one warning means, or every one."""
    from textwrap import fill

    from peel_grade.force.warnings.codes import CODES

    if code != _ALL and code not in CODES:
        help = did_you_mean(code, CODES) or f"one of {', '.join(CODES)}"
        raise InputError([Problem("--explain", 0, 0, f"no warning has the code {quoted(code)}", help)])
    told = {name: called.into(text) for name, text in CODES.items() if code in (_ALL, name)}
    if as_json:
        from peel_grade.files.json_text import to_json

        rows = [{"code": name, "description": text} for name, text in told.items()]
        return to_json({"schema": "warnings/1", "codes": rows})
    return "\n".join(
        f"{name}\n{fill(text, 78, initial_indent='  ', subsequent_indent='  ')}\n" for name, text in told.items()
    )
