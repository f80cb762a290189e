"""`rulebook migrate`: a rulebook of an earlier version in the form of today."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.problems import InputError


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Rewrite rulebooks of earlier versions in the form of today, with their comments: benchmarks of a catalogue "
        "under `benchmarks:`, and in framework.yaml the grades, weights, benchmarks, ranks and units that once were "
        "those of every framework; and wordings of areas for improvement, which become entries of areas/."
    )
    parser.epilog = "example: rulebook migrate my-rules\nexit status: 0 done, or nothing to do; 2 a file cannot be read"
    parser.add_argument("folder", type=Path, metavar="DIR", help="a rulebook's folder, or one that holds several")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Rewrite the files; the exit status."""
    from peel_grade.files.output_file import make_folder, replace_file
    from peel_grade.rulebook.locate import no_rulebook, rulebooks_in
    from peel_grade.rulebook.migration import migrations

    folders = rulebooks_in(options.folder) if options.folder.is_dir() else []
    if not folders:
        raise InputError([no_rulebook(options.folder)])
    changed = [each for folder in folders for each in migrations(folder)]  # all are read before one is written
    for each in changed:
        make_folder(each.file.parent, each.name)
        replace_file(each.file.resolve(), [each.content], each.name)
        write_out(f"{each.name}: rewritten\n")
    if not changed:
        write_out("nothing to rewrite\n")
    return OK
