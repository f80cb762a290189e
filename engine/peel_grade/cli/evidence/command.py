"""`evidence COMMAND`: for those who record what a report or fieldwork notes say."""

from peel_grade.cli.group import group_parser, run_group
from peel_grade.cli.parser import Parser
from peel_grade.cli.terminal import run

COMMANDS = {
    "init": "write a force file to fill in",
    "sheet": "a line for each entry, to look through, print or fill in",
    "from-sheet": "make a force file of a sheet that was filled in",
    "table": "make one table of force files: a row for each, or a row a piece of evidence",
    "from-table": "make force files of the rows of a table",
    "find": "which entries of the catalogue are about these words?",
    "proof": "what do the cited passages say, and what does nobody cite?",
    "compare": "how far do two coders of the same source agree?",
    "migrate": "rewrite force files of earlier versions in the form of today",
    "check": "what is wrong in a force file, and what in it is hardly true?",
}
"""Each a module of this package, imported only when it is asked for, and what the help says of it."""

_EXAMPLES = """examples:
  evidence init --output force.yaml  a force file to fill in
  evidence init --questions          the questions and themes that `init -q` and `find --in` take
  evidence table forces -o all.csv   one table of a folder of force files
  evidence find overdue visits       which entries are about these words, misspelt or not?
  evidence proof force.yaml          each cited passage beside what was recorded
  evidence compare a.yaml b.yaml     how far do two coders agree?
  evidence migrate forces            force files of earlier versions, rewritten
  evidence check force.yaml          its mistakes and warnings alone
  evidence check --explain           what every warning means

exit status: 0 all is well, 1 something was found, 2 the input or the call is wrong
`evidence COMMAND --help` tells more of each.
"""


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    return run(_main, arguments)


def make_parser(*commands: str) -> Parser:
    """The parser of `evidence`, of which the named commands are filled in."""
    parser = Parser(prog="evidence", description="Record what was found, and check what is recorded.", epilog=_EXAMPLES)
    return group_parser(parser, COMMANDS, "peel_grade.cli.evidence", *commands)


def _main(arguments: list[str]) -> int:
    return run_group(make_parser(*arguments[:1]), COMMANDS, arguments)
