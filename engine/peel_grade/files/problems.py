"""What is wrong with an input, told as a good compiler tells it.

A `Problem` is one mistake at one place. Code that reads user input collects
problems and raises them together as one `InputError`, so that an author sees
all mistakes of a file at once.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable
from itertools import groupby

from peel_grade.files.record import Record

MOST = 200
"""Mistakes told of one file: what comes after so many is one and the same, or noise."""
_UNPRINTABLE = "[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""What moves the cursor, breaks or turns a line, or cannot be written at all: a pattern, compiled for few texts."""
_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


class Problem(Record):
    """One mistake: where it is, what was written, what would help.

    `line` and `column` count from 1; 0 means the whole file, and an empty `file` that
    the problem is with none. `message` is lower case without a final full stop and
    quotes the user's words in backticks. `code` is the kind of mistake, for those that
    a rulebook can have (see `peel_grade.lint.codes`).
    Of data that a program gives, `file` says what it stands for, and `path` which keys lead to
    the mistake: `indicators.rso_visits_overdue.value`. In a table `line` is the row, and `path` the name of the column.
    """

    file: str
    line: int
    column: int
    message: str
    help: str | None = None
    code: str = ""
    path: str = ""

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Where it is, to tell places apart and to sort by them."""
        return (self.file, self.line, self.column, self.path)

    def __str__(self) -> str:
        at = "".join(f":{each}" for each in (self.line, self.column or self.path) if each)
        place = f"{self.file}{at}" if self.line else self.path or self.file
        said = (f"{place}: " if place else "") + self.message + (f"\n  help: {self.help}" if self.help else "")
        return printable_lines(said)


class InputError(Exception):
    """One or more problems with what the user wrote; the command exits with 2."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: list[Problem] = []
        in_order = sorted(set(problems), key=lambda problem: (*problem.place, problem.message))
        for _, group in groupby(in_order, key=lambda problem: problem.file):
            of_file = list(group)
            self.problems += of_file[:MOST]
            if len(of_file) > MOST:
                rest = "from here on mistakes are not listed"
                self.problems.append(of_file[MOST]._replace(message=rest, help="correct those above first"))
        super().__init__(self.problems)  # what it was made from, so that it can be sent to other processes

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class EngineFault(Exception):
    """The rules engine did something it must not; nothing it said can be used. The command exits with 3."""


class EngineMissing(EngineFault):
    """The rules engine cannot be loaded; its text says why and, in a second line, what to do."""

    def __init__(self, reason: str, help: str) -> None:
        self.message = f"the rules engine durable_rules cannot be loaded: {printable(reason)}"
        self.help = help
        super().__init__(reason, help)

    def __str__(self) -> str:
        return f"{self.message}\n  help: {self.help}"


def unusable(file: str, what: str, error: OSError) -> Problem:
    """A file or folder that cannot be `what` (read, written), and why."""
    return Problem(
        file, 0, 0, f"cannot be {what}: {(error.strerror or 'unknown reason').lower()}", code="unreadable-file"
    )


def missing_extra(message: str, extra: str, where: str = "") -> InputError:
    """What to raise where a library of an extra is not installed: `message` says which, the help how to get it."""
    import sys  # only where something is wrong

    help = f"install it with: {sys.executable} -m pip install 'peel-grade[{extra}]'"
    return InputError([Problem(where, 0, 0, message, help)])


def is_folder(path: "str | os.PathLike[str]", name: str) -> bool:
    """Whether there is a folder. Raises InputError for a path that cannot be, such as one that is too long."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except ValueError:  # a character that no path has
        return False
    except OSError as error:
        if error.errno in _NOTHING_THERE:
            return False
        raise InputError([unusable(quoted(name), "read", error)]) from None


def printable(text: str) -> str:
    """The text in one line, its control characters and those that turn the direction of reading as escapes."""
    return text if text.isprintable() else re.sub(_UNPRINTABLE, lambda found: repr(found[0])[1:-1], text)


def printable_lines(text: str) -> str:
    """The same of each of its lines."""
    return text if text.isprintable() else "\n".join(map(printable, text.split("\n")))


def one_line(text: str) -> str:
    """Text out of a file as a report may show it: its line breaks are spaces, and nothing in it acts on a terminal."""
    return text if text.isprintable() else printable(" ".join(text.split()))


def quoted(text: str) -> str:
    """What the user wrote, in backticks, in one line and shortened."""
    return f"`{printable(text if len(text) <= 60 else text[:57] + '...')}`"


def did_you_mean(word: object, candidates: Iterable[str]) -> str | None:
    """The help line that names the candidate nearest to `word`, if one is near."""
    from rapidfuzz import fuzz, process, utils  # only ever needed once something is wrong

    found = process.extractOne(
        str(word)[:100], list(candidates), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60
    )
    return f"did you mean {quoted(found[0])}?" if found else None


def one_of(word: object, candidates: Iterable[str]) -> str | None:
    """The help line that names all of a few candidates, or the one of which `word` is clearly a slip of the pen.

    Words of a scale are often near each other and mean the opposite: `able` is no slip for `unable`.
    """
    from rapidfuzz.distance import OSA  # only ever needed once something is wrong

    known = list(candidates)
    plain = re.sub(r"[\s_-]+", "_", str(word)[:100].strip().lower())
    for each in known:
        slips = 0 if len(each) < 4 else 1 if len(each) < 9 else 2
        if plain[:1] == each[:1] and OSA.distance(plain, each) <= slips:
            return f"did you mean {quoted(each)}?"
    return f"one of {', '.join(known)}" if known else None
