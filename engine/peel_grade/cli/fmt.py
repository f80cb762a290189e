"""`rulebook fmt`: files of rulebooks and force files in the one way to write them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, say, write_out
from peel_grade.files.problems import InputError, Problem

if TYPE_CHECKING:
    from peel_grade.formatting.source import Source

_STANDARD_INPUT = "-"
_EXAMPLES = """examples:
  rulebook fmt my-rules                    every file of a rulebook, or of several
  rulebook fmt force.yaml                  a force file
  rulebook fmt --check my-rules forces     which files would change? (for a hook or CI)
  rulebook fmt --diff my-rules             what would change in them?
  rulebook fmt - < force.yaml              from standard input to standard output, for an editor

exit status: 0 done, or nothing to do; 1 with --check or --diff, something would change; 2 a file cannot be formatted
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Write files of rulebooks and force files in one way: keys in the order of the form, short mappings and lists "
        "in one line and long ones in several, two spaces of indentation, quotes only where they are needed, blank "
        "lines never doubled. Comments stay with the entry that they stand at. Of a folder, those files are "
        "formatted that belong to a rulebook or are force files. A file is changed only if it says the same afterwards."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="change nothing; list the files that would change")
    how.add_argument("--diff", action="store_true", help="change nothing; print what would change")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Format the files; the exit status."""
    if _STANDARD_INPUT in options.paths:
        return _format_standard_input(options)
    from peel_grade.files.output_file import replace_file
    from peel_grade.formatting.formatter import formatted
    from peel_grade.formatting.source import Source, found

    problems: list[Problem] = []
    changed = unchanged = 0
    for file in dict.fromkeys(found([Path(path) for path in options.paths])):
        try:
            source = Source.of_file(file)
            content = formatted(source)
            if content == source.content:
                unchanged += 1
                continue
            changed += 1
            if options.check or options.diff:
                write_out(_difference(source, content) if options.diff else f"{source.name}\n")
            else:
                replace_file(file.resolve(), [content], source.name)
        except InputError as error:
            problems += error.problems
    asked = options.check or options.diff
    say(f"{_files(changed)} {'would change' if asked else 'changed'}, {unchanged} as they should be\n")
    if problems:
        raise InputError(problems)
    return FOUND_PROBLEMS if changed and asked else OK


def _format_standard_input(options: Namespace) -> int:
    from peel_grade.force.locate import ForceInput
    from peel_grade.formatting.formatter import formatted
    from peel_grade.formatting.source import Source

    if options.paths != [_STANDARD_INPUT]:
        help = "format files in a call of their own"
        raise InputError([Problem("rulebook fmt", 0, 0, "standard input stands beside other files", help)])
    source = Source.of_text(ForceInput("<stdin>", None).read(), "<stdin>")
    content = formatted(source)
    if options.check or options.diff:
        if content != source.content:
            write_out(_difference(source, content) if options.diff else f"{source.name}\n")
        return FOUND_PROBLEMS if content != source.content else OK
    write_out(content.decode())
    return OK


def _difference(source: "Source", content: bytes) -> str:
    from difflib import unified_diff

    before, after = (text.decode().splitlines(keepends=True) for text in (source.content, content))
    return "".join(unified_diff(before, after, source.name, f"{source.name} (formatted)"))


def _files(count: int) -> str:
    return f"{count} file{'s' if count != 1 else ''}"
