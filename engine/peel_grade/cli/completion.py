"""`rulebook completion SHELL`: what lets a shell complete commands, options, shipped names, ids and codes."""

import os
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from peel_grade.cli.arguments import rulebook_named
from peel_grade.cli.parser import Parser
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.problems import missing_extra
from peel_grade.force.locate import shipped_forces
from peel_grade.rulebook import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

_SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
_EXAMPLES = """examples:
  eval "$(rulebook completion bash)"                 in ~/.bashrc, or for this shell alone
  eval "$(rulebook completion zsh)"                  in ~/.zshrc, after compinit
  rulebook completion fish | source                  in config.fish

exit status: 0 printed, 2 the call is wrong or argcomplete is not installed
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = "Print what a shell evaluates so that it completes what is typed after the commands."
    parser.epilog = _EXAMPLES
    parser.add_argument("shell", choices=_SHELLS, metavar="SHELL", help=f"one of {', '.join(_SHELLS)}")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print it; the exit status."""
    write_out(_argcomplete().shellcode(["grade", "rulebook", "evidence"], shell=options.shell) + "\n")
    return OK


def complete(command: str) -> None:
    """Answer a shell that asks how what is typed goes on, and end the process."""
    from peel_grade.cli import grade, rulebook
    from peel_grade.cli.evidence import command as evidence

    if command == "grade" and os.environ.get("COMP_LINE", "").split()[1:2] == [grade.SERVE]:
        from peel_grade.cli import serve

        parser = serve.make_parser()  # its first word counts as a file
    elif command == "grade":
        parser = grade.make_parser()
    else:
        group = rulebook if command == "rulebook" else evidence
        parser = group.make_parser(*group.COMMANDS)
    for action, names in _completed(parser, command):
        action.completer = names  # type: ignore[attr-defined]  # where argcomplete looks for it
    _argcomplete().autocomplete(parser)


def _argcomplete() -> Any:
    try:
        import argcomplete
    except ImportError:
        raise missing_extra("argcomplete is not installed", "completion", "rulebook completion") from None
    return argcomplete


def _completed(parser: Parser, command: str) -> Iterator[tuple[Action, Callable[..., Iterable[str]]]]:
    """The arguments whose values have names, and what gives the names."""
    parser.alternate = False  # what is being typed is understood in one pass, or not at all
    for action in parser._actions:
        if isinstance(action.choices, dict):  # the commands below
            for name, below in action.choices.items():
                yield from _completed(below, name)
        elif names := _NAMES.get((command, action.dest)) or _NAMES.get(("", action.dest)):
            yield action, names


def _files_and(names: Callable[[], Iterable[str]]) -> Callable[..., Iterable[str]]:
    def completer(prefix: str, **_: object) -> list[str]:
        from argcomplete.completers import FilesCompleter

        return [*names(), *FilesCompleter()(prefix)]

    return completer


def _only(names: Callable[[], Iterable[str]]) -> Callable[..., Iterable[str]]:
    return lambda **_: list(names())


def _codes() -> Iterable[str]:
    from peel_grade.lint.codes import all_codes

    return all_codes()


def _ids() -> Iterable[str]:
    """Every id of the default rulebook that can be asked about."""
    book = rulebook_named()
    rules = (rule.id for rules in (book.theme_grades, book.question_grades, book.overall_grades) for rule in rules)
    return ("overall", *book.questions, *book.themes, *book.rules, *book.indicators, *book.flags, *rules)


def _themes() -> Iterable[str]:
    return rulebook_named().themes


def _places() -> Iterable[str]:
    book = rulebook_named()
    return (*book.questions, *book.themes)


_NAMES: dict[tuple[str, str], Callable[..., Iterable[str]]] = {
    ("", "rules"): _files_and(shipped.frameworks),
    ("", "folders"): _files_and(shipped.frameworks),
    ("watch", "folder"): _files_and(shipped.frameworks),
    ("", "old"): _files_and(shipped.frameworks),
    ("", "new"): _files_and(shipped.frameworks),
    ("", "files"): _files_and(shipped_forces),
    ("", "force"): _files_and(shipped_forces),
    ("diff", "forces"): _files_and(shipped_forces),
    ("", "framework"): _only(shipped.frameworks),
    ("grade", "explain"): _only(_ids),
    ("check", "explain"): _only(_codes),
    ("explain", "name"): _only(_ids),
    ("init", "question"): _only(_places),
    ("find", "place"): _only(_places),
    ("rule", "theme"): _only(_themes),
}
"""What completes which argument, by command (any, where it is empty) and destination."""
