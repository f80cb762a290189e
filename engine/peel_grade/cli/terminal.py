"""What the commands share in talking to a person: colour, problems, files, exit status."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from peel_grade.files.problems import EngineFault, EngineMissing, InputError, Problem
from peel_grade.files.yaml_tree import shown

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

OK, FOUND_PROBLEMS, BAD_INPUT, DEFECT = 0, 1, 2, 3


def coloured(no_colour: bool) -> bool:
    """Whether to colour what goes to standard output."""
    return not no_colour and not os.environ.get("NO_COLOR") and watched() and os.environ.get("TERM") != "dumb"


def watched() -> bool:
    """Whether a person watches standard output; it may be closed."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns() -> int:
    """How wide to print: the terminal's width between 60 and 120, or 80 in a pipe."""
    if not watched():
        return 80
    return max(60, min(120, os.get_terminal_size(sys.stdout.fileno()).columns))


def tell(problems: Sequence[Problem], *, as_json: bool = False, counted: bool = True) -> None:
    """Print problems, and how many there are where they are `counted`, to standard error: as text or as JSON.

    The JSON is `{"schema": "problems/1", "problems": [...]}`, each with the keys file, line, column (both 0 for a whole
    file or a call), message, help (null where there is none), code ("" where it has none) and path (the column of a
    table, whose row is the line; else "").
    """
    if as_json:
        from peel_grade.files.json_text import to_json

        keys = ("file", "line", "column", "message", "help", "code", "path")
        rows = [{key: getattr(problem, key) for key in keys} for problem in problems]
        say(to_json({"schema": "problems/1", "problems": rows}))
        return
    count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}\n" if counted else ""
    say("".join(f"{problem}\n" for problem in problems) + count)


def say(text: str) -> None:
    """Print to standard error, where there is one: it may be closed, or full."""
    if sys.stderr is None:
        return
    with suppress(OSError):
        sys.stderr.buffer.write(text.encode(errors="backslashreplace"))
        sys.stderr.buffer.flush()


def write_out(text: str, output: "Path | None" = None, *, overwrite: bool = False) -> None:
    """Print, or write a file whole or not at all. Raises InputError for a file that is there, without `overwrite`."""
    if output is not None:
        write_pieces([text], output, overwrite=overwrite)
    elif sys.stdout is not None:  # if it is closed, there is nobody to tell
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def write_pieces(pieces: Iterable[str], output: "Path | None" = None, *, overwrite: bool = False) -> None:
    """The same with a text that is made piece by piece: an error while it is made leaves nothing printed or written."""
    if output is not None:
        from peel_grade.files.output_file import write_file  # not needed to print

        write_file(output, (piece.encode() for piece in pieces), shown(output), overwrite=overwrite)
        return
    first = next(pieces := iter(pieces), "")
    second = next(pieces, None)
    if second is None:
        write_out(first)
        return
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    with TemporaryFile() as aside:
        aside.writelines(piece.encode() for piece in chain((first, second), pieces))
        aside.seek(0)
        if sys.stdout is not None:
            copyfileobj(aside, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def progress(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The items, with a bar on standard error where a person watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        return iter(items)
    from rich.console import Console
    from rich.progress import track

    return iter(track(items, description=what, total=total, console=Console(stderr=True), transient=True))


def run(main: Callable[[list[str]], int], arguments: list[str] | None) -> int:
    """Run a command; whatever happens, the user sees no traceback for what is not a defect."""
    gc.disable()  # a short-lived process: looking for cycles in a rulebook costs more than they could free
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return main(given)
    except InputError as error:
        return _told(error.problems, BAD_INPUT, given)
    except EngineMissing as error:
        return _told([Problem("", 0, 0, error.message, error.help)], DEFECT, given)
    except EngineFault as error:
        message = f"the rules engine failed and nothing it said was used: {error}"
        return _told([Problem("", 0, 0, message, "this is a defect; please report it with your files")], DEFECT, given)
    except BrokenPipeError:
        _give_up_output()  # the reader has gone, as with `| head`
        return OK
    except OSError as error:  # what no check foresaw, such as a path that is too long
        _give_up_output()
        named = shown(str(error.filename))[:80] if error.filename else "output"
        return _told([Problem(named, 0, 0, (error.strerror or "cannot be used").lower())], BAD_INPUT, given)
    except KeyboardInterrupt:
        return 130


def _told(problems: list[Problem], status: int, given: list[str]) -> int:
    from peel_grade.cli.parser import asks_for_json

    tell(problems, as_json=asks_for_json(given), counted=status == BAD_INPUT)
    return status


def _give_up_output() -> None:
    """What could not be printed is not tried again when Python ends."""
    with suppress(OSError, ValueError):
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
