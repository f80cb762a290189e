"""`rulebook COMMAND`: for the authors and reviewers of rules."""

from peel_grade.cli.group import group_parser, run_group
from peel_grade.cli.parser import Parser
from peel_grade.cli.terminal import run

COMMANDS = {
    "check": "is a rulebook well formed, and does it mean what it should?",
    "fmt": "write files in one way: order of keys, layout, quotes",
    "sweep": "how do drafts hold where thresholds, weights and evidence are uncertain?",
    "backtest": "how near do drafts come to what was published?",
    "sql": "write a rulebook as a query, to draft forces where their rows lie",
    "test": "do the scenarios pass, and what do they not exercise?",
    "docs": "write the rulebook and its scenarios as HTML pages",
    "migrate": "rewrite rulebooks of earlier versions in the form of today",
    "schema": "write JSON Schemas, for editors that complete and check YAML",
    "explain": "what does a rule, an indicator, a flag or a grade mean, and where does it hold?",
    "new": "write a rule, a rulebook or a framework to start from",
    "diff": "what does an edit of a rulebook change?",
    "prove": "what holds for all evidence there can be?",
    "equivalent": "do two rulebooks draft the same for all evidence there can be?",
    "watch": "check and grade again on every save",
    "completion": "print what lets a shell complete commands, options and names",
}
"""Each a module of this package, imported only when it is asked for, and what the help says of it."""

_EXAMPLES = """examples:
  rulebook check                     is each shipped rulebook well formed?
  rulebook check my-rules/peel-2017  is this one?
  rulebook fmt my-rules              every file in the one way to write it
  rulebook backtest                  how near do the drafts come to what inspectors published?
  rulebook sweep forces              how do drafts hold under other thresholds and uncertain evidence?
  rulebook sql --rules peel-2017     a query that drafts every force of a table
  rulebook test                      do the scenarios pass, and what do they not exercise?
  rulebook test --mutate             which changes of the rules would nothing notice?
  rulebook docs --output site        the rulebook and its scenarios as pages to read
  rulebook schema --output schemas   JSON Schemas, for editors that complete and check YAML
  rulebook explain overall:good      what does it mean, what leads to it, where does it hold?
  rulebook new rulebook my-rules     a copy of a shipped rulebook, to edit
  rulebook watch my-rules force.yaml check and grade again on every save
  rulebook diff peel-2017 my-rules/peel-2017   which drafts does an edit change, and why?
  rulebook prove peel-2017           what holds for all evidence there can be?
  rulebook equivalent HEAD:rules rules   the same drafts for all evidence, or on what do they differ?

exit status: 0 all is well, 1 a problem was found, 2 the call is wrong
`rulebook COMMAND --help` tells more of each.
"""


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    return run(_main, arguments)


def make_parser(*commands: str) -> Parser:
    """The parser of `rulebook`, of which the named commands are filled in."""
    parser = Parser(
        prog="rulebook",
        description="Check rulebooks, compare their drafts with the record, and run their scenarios.",
        epilog=_EXAMPLES,
    )
    return group_parser(parser, COMMANDS, "peel_grade.cli", *commands)


def _main(arguments: list[str]) -> int:
    return run_group(make_parser(*arguments[:1]), COMMANDS, arguments)
