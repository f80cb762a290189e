"""`rulebook COMMAND`: for the authors and reviewers of rules."""

import sys
from importlib import import_module

from peel_grade.cli.terminal import Parser, run

COMMANDS = ("check", "published", "test", "docs", "schema", "explain", "new", "diff", "watch")
"""Each a module of this package, imported only when it or the help is asked for."""

_EXAMPLES = """examples:
  rulebook check                     is each shipped rulebook well formed?
  rulebook check my-rules/peel-2017  is this one?
  rulebook published                 do the drafts agree with what inspectors published?
  rulebook test                      do the scenarios pass, and what do they not exercise?
  rulebook test --mutate             which changes of the rules would no scenario notice?
  rulebook docs --output site        the rulebook and its scenarios as pages to read
  rulebook schema --output schemas   JSON Schemas, for editors that complete and check YAML
  rulebook explain overall:good      what does it mean, what leads to it, where does it hold?
  rulebook new rulebook my-rules     a copy of a shipped rulebook, to edit
  rulebook watch my-rules force.yaml check and grade again on every save
  rulebook diff peel-2017 my-rules/peel-2017   which drafts does an edit change, and why?

exit status: 0 all is well, 1 a problem was found, 2 the call is wrong
`rulebook COMMAND --help` tells more of each.
"""


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    return run(_main, arguments)


def _main(arguments: list[str]) -> int:
    parser = Parser(
        prog="rulebook",
        description="Check rulebooks, compare their drafts with the record, and run their scenarios.",
        epilog=_EXAMPLES,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    named = [name for name in arguments[:1] if name in COMMANDS]
    for name in named or COMMANDS:
        import_module(f"peel_grade.cli.{name}").add_parser(commands)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
