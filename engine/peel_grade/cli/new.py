"""`rulebook new rule|rulebook|framework|template`: something to start from."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.arguments import add_rules, rulebook_named
from peel_grade.cli.framework_answers import add_answers, answers_of
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.yaml_tree import shown

TYPE_CHECKING = False
if TYPE_CHECKING:  # no other command pays for it
    pass

_EXAMPLES = """examples:
  rulebook new rulebook my-rules                     a copy of the shipped rulebooks, to edit
  rulebook new rulebook my-rules --from peel-2017    of one, with what it extends
  rulebook new rule initial_response                 a rule of that theme, with the ids it may use
  rulebook new rule initial_response --id calls-lost >> my-rules/peel-2017/findings/initial_response.yaml
  rulebook new framework --help                      a framework of one's own, from answers
  rulebook new template my.docx                      the Word template of drafts, for `grade --format docx --template`

exit status: 0 written, 2 the call is wrong or something is there already
"""
_FRAMEWORK = """example:
  rulebook new framework fire --id fire-2025 --title "Fire and rescue 2025" \\
    --subject service,services --question-word pillar,pillars \\
    --grades inadequate,requires_improvement,good,outstanding --standard good \\
    --question effectiveness:Effectiveness --question people:People \\
    --theme "effectiveness/prevention:Preventing fires" \\
    --theme "people/culture:Values and culture"
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Write a skeleton of a rule, a copy of the shipped rulebooks to edit, a framework of one's own, or a template. "
        "Nothing that exists is overwritten."
    )
    parser.epilog = _EXAMPLES
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="rule|rulebook|framework|template")
    rule = kinds.add_parser(
        "rule",
        help="print a rule skeleton with the ids of a theme",
        description="Print a rule to fill in, well formed as it stands, with the indicators and flags of its theme.",
        epilog="example: rulebook new rule initial_response --id calls-lost",
    )
    rule.add_argument(
        "theme", metavar="THEME", help="the id of the theme, such as initial_response, or of a question without themes"
    )
    rule.add_argument("--id", metavar="ID", help="the id of the rule (default: made from the theme's)")
    add_rules(rule, "the default of the shipped ones")
    book = kinds.add_parser(
        "rulebook",
        help="copy the shipped rulebooks into a new folder",
        description="Copy the shipped rulebooks, or one and those it extends, into a new folder, to be edited there.",
        epilog="example: rulebook new rulebook my-rules --from peel-2017",
    )
    book.add_argument("folder", type=Path, metavar="DIR", help="the folder to make; it must not exist")
    book.add_argument("--from", dest="framework", metavar="FRAMEWORK", help="such as peel-2017 (default: all shipped)")
    add_answers(
        kinds.add_parser(
            "framework",
            help="write a small framework of one's own, with what it is tried on",
            description=(
                "Write a framework of one's own into a new folder: small, complete and green. The rulebook is in a "
                "folder of its id, its scenarios, an example and its published record are beside it in `scenarios`."
            ),
            epilog=_FRAMEWORK,
        )
    )
    template = kinds.add_parser(
        "template",
        help="copy the Word template of drafts into a new file",
        description="Copy the Word template of drafts into a new file, to change its styles, headers and footers.",
        epilog="example: rulebook new template my.docx",
    )
    template.add_argument("file", type=Path, metavar="FILE.docx", help="the file to write; it must not exist")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write what was asked for; the exit status."""
    from peel_grade.skeletons.copy import copy_rulebook
    from peel_grade.skeletons.rule import rule_skeleton

    if options.kind == "rule":
        write_out(rule_skeleton(rulebook_named(options.rules), options.theme, options.id), None)
    elif options.kind == "framework":
        _new_framework(options)
    elif options.kind == "template":
        _new_template(options.file)
    else:
        copies = copy_rulebook(options.framework, options.folder)
        told = "".join(f"{shown(copy)}\n" for copy in copies)
        write_out(f"{told}check it with: rulebook check {shown(options.folder)}\n", None)
    return OK


def _new_template(file: Path) -> None:
    """Write the Word template. Raises InputError where there is something already, or it cannot be written."""
    from peel_grade.documents.look import TEMPLATE
    from peel_grade.files.output_file import write_file

    write_file(file, [TEMPLATE.read_bytes()], shown(file), overwrite=False)
    write_out(f"use it with: grade FORCE --format docx --template {shown(file)} --output draft.docx\n", None)


def _new_framework(options: Namespace) -> None:
    """Write a framework, from the answers in the options. Raises InputError."""
    from peel_grade.files.output_folder import write_new_folder
    from peel_grade.formatting.formatter import formatted
    from peel_grade.formatting.source import Source
    from peel_grade.skeletons.framework import framework_skeleton

    files = {path: text.encode() for path, text in framework_skeleton(answers_of(options)).items()}
    for path, content in files.items():
        if path.endswith(".yaml") and "/published/" not in path:  # the kinds of file that can be formatted
            files[path] = formatted(Source.of_text(content, path))
    write_new_folder(options.folder, files)
    folder, rules = shown(options.folder), shown(options.folder / options.id)
    sample = next(path for path in files if path.startswith("scenarios/forces/"))
    write_out(
        "".join(f"{folder}/{path}\n" for path in files)
        + f"check it with: rulebook check {rules}\n"
        + f"test it with:  rulebook test --rules {rules}\n"
        + f"grade with it: grade {folder}/{sample} --rules {rules}\n",
        None,
    )
