"""A command of several commands, such as `rulebook`: each a module, imported only when it is asked for."""

from collections.abc import Mapping
from importlib import import_module

from peel_grade.cli.parser import Parser
from peel_grade.files.problems import did_you_mean, quoted


def group_parser(parser: Parser, commands: Mapping[str, str], modules: str, *filled: str) -> Parser:
    """The parser with a command below for each of `commands` (its name, and what the help says of it).

    The module of a command is named after it, in the package `modules`; that of those in `filled` fills its parser in.
    """
    parser.add_version()
    below = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    for name, help in commands.items():
        command = below.add_parser(name, help=help)
        if name in filled:
            import_module(f"{modules}.{name.replace('-', '_')}").fill_in(command)
    return parser


def run_group(parser: Parser, commands: Mapping[str, str], arguments: list[str]) -> int:
    """Run the command that is asked for; its exit status."""
    if arguments and not arguments[0].startswith("-") and arguments[0] not in commands:
        near, parser.given = did_you_mean(arguments[0], commands), arguments
        parser.refuse(f"unknown command {quoted(arguments[0])}", near or f"one of {', '.join(commands)}")
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status
