"""`evidence migrate`: force files of earlier versions in the form of today."""

from argparse import ArgumentParser, Namespace

from peel_grade.cli.arguments import add_rules
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.problems import InputError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from peel_grade.force.locate import ForceInput
    from peel_grade.rulebook.locate import Place

_EXAMPLES = """examples:
  evidence migrate force.yaml        one file, rewritten where it stands
  evidence migrate forces            all force files of a folder

exit status: 0 done, or nothing to do; 2 a file cannot be read
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Rewrite force files of earlier versions in the form of today, with their comments: `not_supplied` as "
        "`{supplied: false}`, earlier areas for improvement by area where they were named by rule, and decisions of a "
        "panel as histories."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("files", nargs="+", metavar="FORCE", help="a force file, or a folder of them")
    add_rules(parser, "the shipped one of the file's framework")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Rewrite the files; the exit status."""
    from peel_grade.files.output_file import replace_file
    from peel_grade.force.locate import locate_forces
    from peel_grade.rulebook.locate import locate_all

    files = locate_forces(options.files)
    if any(file.at is None for file in files):
        help = "write it to a file, and name that"
        raise InputError([Problem("<stdin>", 0, 0, "standard input cannot be rewritten", help)])
    if options.rules is None:
        changed = list(_changed(files, None))  # all are read before one is written
    else:
        with locate_all(options.rules) as places:
            changed = list(_changed(files, places))
    for file, new in changed:
        assert file.path is not None
        replace_file(file.path.resolve(), [new.encode()], file.name)
        write_out(f"{file.name}: rewritten\n")
    if not changed:
        write_out("nothing to rewrite\n")
    return OK


def _changed(files: "list[ForceInput]", places: "list[Place] | None") -> "Iterator[tuple[ForceInput, str]]":
    """The files that have the form of an earlier version, each with what is to stand in it."""
    from peel_grade.findings.cache import load_located
    from peel_grade.force.locate import rulebook_for
    from peel_grade.force.migration import migrated

    for file in files:
        content = file.read()
        tree = file.parse(content)
        if not isinstance(tree.data, dict):
            continue
        book = load_located(rulebook_for(tree, places)).book
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError([Problem(file.name, 0, 0, "only files in UTF-8 are rewritten")]) from error
        if (new := migrated(text, tree, book)) != text:
            yield file, new
