"""`rulebook new rule|force|rulebook`: something to start from."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.arguments import add_rules, output_file
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.yaml_tree import shown

_EXAMPLES = """examples:
  rulebook new rulebook my-rules                     a copy of the shipped rulebooks, to edit
  rulebook new rulebook my-rules --from peel-2017    of one, with what it extends
  rulebook new rule initial_response                 a rule of that theme, with the ids it may use
  rulebook new rule initial_response --id calls-lost >> my-rules/peel-2017/findings/initial_response.yaml
  rulebook new force peel-2017 --output force.yaml   a force file to fill in (the same as `grade --init`)

exit status: 0 written, 2 the call is wrong or something is there already
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Write a skeleton of a rule or of a force file, or an editable copy of the shipped rulebooks. "
        "Nothing that exists is overwritten."
    )
    parser.epilog = _EXAMPLES
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="rule|force|rulebook")
    rule = kinds.add_parser(
        "rule",
        help="print a rule skeleton with the ids of a theme",
        description="Print a rule to fill in, well formed as it stands, with the indicators and flags of its theme.",
        epilog="example: rulebook new rule initial_response --id calls-lost",
    )
    rule.add_argument("theme", metavar="THEME", help="the id of the theme, such as initial_response")
    rule.add_argument("--id", metavar="ID", help="the id of the rule (default: made from the theme's)")
    add_rules(rule, "the default of the shipped ones")
    force = kinds.add_parser(
        "force",
        help="print a force file to fill in",
        description="Print a force file with every indicator and flag of a framework, none of them recorded yet.",
        epilog="example: rulebook new force peel-2017 --output force.yaml",
    )
    force.add_argument(
        "framework",
        nargs="?",
        metavar="FRAMEWORK",
        help="such as peel-2017 (default: the rulebooks' default)",
    )
    add_rules(force)
    force.add_argument(
        "-o", "--output", type=output_file, metavar="FILE", help="write to this new file (default: print)"
    )
    book = kinds.add_parser(
        "rulebook",
        help="copy the shipped rulebooks into a new folder",
        description="Copy the shipped rulebooks, or one and those it extends, into a new folder, to be edited there.",
        epilog="example: rulebook new rulebook my-rules --from peel-2017",
    )
    book.add_argument("folder", type=Path, metavar="DIR", help="the folder to make; it must not exist")
    book.add_argument("--from", dest="framework", metavar="FRAMEWORK", help="such as peel-2017 (default: all shipped)")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write what was asked for; the exit status."""
    from peel_grade.skeletons import copy_rulebook, rule_skeleton, rulebook_of

    if options.kind == "rule":
        write_out(rule_skeleton(rulebook_of(None, options.rules), options.theme, options.id), None)
    elif options.kind == "force":
        init_force(options.framework, options.rules, options.output)
    else:
        copies = copy_rulebook(options.framework, options.folder)
        told = "".join(f"{shown(copy)}\n" for copy in copies)
        write_out(f"{told}check it with: rulebook check {shown(options.folder)}\n", None)
    return OK


def init_force(framework: str | None, rules: str | None, output: Path | None) -> None:
    """Print a force file to fill in, or write it to a new file. Raises InputError."""
    from peel_grade.skeletons import force_skeleton, rulebook_of

    write_out(force_skeleton(rulebook_of(framework, rules)), output)
