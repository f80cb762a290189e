"""What the commands share in talking to a person: arguments, colour, problems, files, exit status."""

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from peel_grade.files.problems import EngineFault, EngineMissing, InputError, Problem
from peel_grade.files.yaml_tree import shown

T = TypeVar("T")

OK, FOUND_PROBLEMS, BAD_INPUT, DEFECT = 0, 1, 2, 3
_BELOW = " " * 6


class _Help(argparse.HelpFormatter):
    """Wraps descriptions, and of examples what is said beside them."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" not in text:
            return super()._fill_text(text, width, indent)
        return "\n".join(_wrapped(line, width) for line in text.splitlines())


def _wrapped(line: str, width: int) -> str:
    """A line of prose, or an example with its explanation in a column; a command alone is never broken."""
    import textwrap

    beside = re.match(r"( +\S.*?) {2,}(?=\S)", line)
    if len(line) <= width or (line.startswith(" ") and not beside):
        return line
    column = beside.end() if beside else 0
    if column > width - 20:  # no room beside it: below it
        below = textwrap.fill(line[column:], width, initial_indent=_BELOW, subsequent_indent=_BELOW)
        return f"{line[:column].rstrip()}\n{below}"
    return textwrap.fill(line, width, subsequent_indent=" " * column)


class Parser(argparse.ArgumentParser):
    """Help that fits the terminal, and argument errors in our style: what was wrong, help on its own line, exit 2."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"formatter_class": _Help, **options})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and exit."""
        sys.stderr.write(
            f"{self.prog}: {message[0].lower()}{message[1:]}\n  help: `{self.prog} --help` lists what it takes\n"
        )
        self.exit(BAD_INPUT)


def add_colour(parser: argparse.ArgumentParser) -> None:
    """The `--no-color` option."""
    parser.add_argument(
        "--no-color",
        "--no-colour",
        dest="no_colour",
        action="store_true",
        help="print without colours (as with NO_COLOR set)",
    )


def coloured(no_colour: bool) -> bool:
    """Whether to colour what goes to standard output."""
    return not no_colour and not os.environ.get("NO_COLOR") and _watched() and os.environ.get("TERM") != "dumb"


def _watched() -> bool:
    """Whether a person watches standard output; it may be closed."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns() -> int:
    """How wide to print: the terminal's width between 60 and 120, or 80 in a pipe."""
    if not _watched():
        return 80
    return max(60, min(120, os.get_terminal_size(sys.stdout.fileno()).columns))


def tell(problems: list[Problem]) -> None:
    """Print problems and how many there are to standard error."""
    count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
    sys.stderr.write("\n".join([*map(str, problems), count]) + "\n")


def write_out(text: str, output: Path | None) -> None:
    """Print, or write a file: beside it first, then in its place, so that it is never half written."""
    if output is None and sys.stdout is None:
        return  # standard output is closed: there is nobody to tell
    if output is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    name = shown(output)
    if output.exists() and not output.is_file() and not output.is_dir():
        output.write_bytes(text.encode())  # a device or pipe cannot be replaced
        return
    output = output.resolve()  # through links, to what they point at
    if output.is_dir():
        raise InputError(
            [Problem(name, 0, 0, "this is a folder, a file name is expected", "give `--output` the name of a file")]
        )
    from peel_grade.files.output_file import replace_file  # not needed to print

    replace_file(output, text.encode(), name)


def progress(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The items, with a bar on standard error where a person watches."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return iter(
        track(items, description=what, total=total, console=console, transient=True, disable=not console.is_terminal)
    )


def run(main: Callable[[list[str]], int], arguments: list[str] | None) -> int:
    """Run a command; whatever happens, the user sees no traceback for what is not a defect."""
    gc.disable()  # a short-lived process: looking for cycles in a rulebook costs more than they could free
    try:
        return main(sys.argv[1:] if arguments is None else arguments)
    except InputError as error:
        tell(error.problems)
        return BAD_INPUT
    except EngineMissing as error:
        sys.stderr.write(f"{error}\n")
        return DEFECT
    except EngineFault as error:
        help = "this is a defect; please report it with your files"
        sys.stderr.write(f"the rules engine failed and nothing it said was used: {error}\n  help: {help}\n")
        return DEFECT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone, as with `| head`
        return OK
    except OSError as error:  # what no check foresaw, such as a path that is too long
        named = f"{shown(Path(str(error.filename)))[:80]}: " if error.filename else ""
        sys.stderr.write(f"{named}{(error.strerror or 'cannot be used').lower()}\n")
        return BAD_INPUT
    except KeyboardInterrupt:
        return 130
