"""How the commands read their arguments, and tell what is wrong with a call."""

import argparse
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any, NoReturn

from peel_grade.cli.terminal import BAD_INPUT, OK, columns, tell, write_out
from peel_grade.files.problems import Problem, did_you_mean, printable, quoted

_BELOW = " " * 6


class _Help(argparse.HelpFormatter):
    """Wraps descriptions, and of examples what is said beside them."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)  # argparse would import `shutil` to find out, and all archives

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


class _Version(argparse.Action):
    """`--version`: prints the version and ends."""

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: object, _values: object, _option: str | None = None
    ) -> NoReturn:
        from importlib.metadata import version  # slow to import

        write_out(f"peel-grade {version('peel-grade')}\n")
        parser.exit(OK)


class Parser(argparse.ArgumentParser):
    """Help that fits the terminal; options and names in any order; what is wrong with a call told as any problem is,
    exit 2.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        # without abbreviations, so that a new option changes the meaning of no call, and `asks_for_json` misses none
        super().__init__(*arguments, **{"formatter_class": _Help, "allow_abbrev": False, **options})
        self.given: Sequence[str] = ()
        self._rests: Iterator[Sequence[str]] = iter(())
        self.alternate = True

    def add_version(self) -> None:
        """The option `--version`."""
        self.add_argument("-V", "--version", action=_Version, nargs=0, help="print the version and stop")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As in argparse, but files and options may alternate: `grade a.yaml --format json b.yaml`. After `--` stand
        files only.
        """
        if not self.alternate:  # the call below calls this method, first for the options and then for the files
            return super().parse_known_args([*args, *next(self._rests, ())], namespace)
        if self._subparsers is not None:  # argparse cannot do both
            return super().parse_known_args(args, namespace)
        self.given, self.alternate = args or (), False
        end = list(self.given).index("--") if "--" in self.given else len(self.given)
        self._rests = iter(((), self.given[end:]))
        try:
            options, unknown = self.parse_known_intermixed_args(self.given[:end], namespace)
            self._refuse_unknown(unknown)
            return options, []
        finally:
            self.alternate = True

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As in argparse; an unknown option is told with the nearest that there is."""
        self.given = args or ()
        options, unknown = self.parse_known_args(args, namespace)
        self._refuse_unknown(unknown)
        return options

    def _refuse_unknown(self, unknown: Sequence[str]) -> None:
        if unknown:
            near = self._meant(unknown[0]) if unknown[0].startswith("-") else None
            self.refuse(f"unknown argument {quoted(unknown[0])}", near)

    def _meant(self, option: str) -> str | None:
        """The help for an unknown option: the one of whose choices it is, or the nearest."""
        for action in self._actions:
            if action.choices and action.option_strings and option.lstrip("-") in action.choices:
                return f"write `{action.option_strings[-1]} {option.lstrip('-')}`"
        return did_you_mean(option, self._options())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and exit."""
        self.refuse(f"{message[0].lower()}{printable(message[1:])}")

    def refuse(self, message: str, help: str | None = None) -> NoReturn:
        """Say what is wrong with the call, with a help of its own, and exit."""
        problem = Problem(self.prog, 0, 0, message, help or f"`{self.prog} --help` lists what it takes")
        tell([problem], as_json=asks_for_json(self.given), counted=False)
        self.exit(BAD_INPUT)

    def _options(self) -> set[str]:
        """The options of this command and of those below it, as far as they are filled in."""
        below = [
            parser for action in self._actions if isinstance(action.choices, dict) for parser in action.choices.values()
        ]
        return set(self._option_string_actions).union(*(parser._options() for parser in below))


def asks_for_json(arguments: Sequence[str]) -> bool:
    """Whether a call asks for JSON, known also where nothing else of the call could be understood."""
    options = list(takewhile(lambda each: each != "--", arguments))
    return any(pair in (("--format", "json"), ("-f", "json")) for pair in pairwise(options)) or any(
        each in ("--format=json", "-fjson") for each in options
    )
