"""`grade FORCE --against OTHER`: two drafts compared."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from peel_grade.cli.drafting import Checker
from peel_grade.cli.handing_out import check_handing_out, write_bytes
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, coloured, columns
from peel_grade.comparison.changes import Side
from peel_grade.comparison.comparing import Comparison, compare
from peel_grade.comparison.document import document
from peel_grade.documents.writing import FORMS, written
from peel_grade.files.problems import InputError, Problem
from peel_grade.force.locate import ForceInput, locate_forces
from peel_grade.rulebook.locate import Place

_FORMS = ("text", "json", *FORMS)


def other_of(options: Namespace) -> ForceInput:
    """The force file that `--against` names. Raises InputError for what it does not go with."""
    found = locate_forces([options.against])
    if len(found) != 1 or Path(options.against).is_dir():
        raise InputError([_wrong("compares with one force file, not with a folder", "name a file in it")])
    if len(options.files) != 1 or Path(options.files[0]).is_dir():
        raise InputError([_wrong("compares one force file with another", "give one file before it")])
    if found[0].at is None and options.files[0] == "-":
        raise InputError([_wrong("compares standard input with itself", "name a file on one side")])
    if options.explain:
        raise InputError([_wrong("does not go with `--explain`: it says why drafts differ", "leave out one of them")])
    if options.format not in _FORMS:
        message = f"cannot be told with `--format {options.format}`"
        raise InputError([_wrong(message, f"one of {', '.join(_FORMS)}")])
    check_handing_out(options, True)
    if options.full and options.format == "json":
        raise InputError([Problem("--full", 0, 0, "shows the text in full", "leave it out: JSON is always full")])
    return found[0]


def _wrong(message: str, help: str) -> Problem:
    return Problem("--against", 0, 0, message, help)


def run(one: ForceInput, other: ForceInput, options: Namespace, places: Sequence[Place] | None) -> int:
    """Grade both and compare them; the exit status."""
    checker = Checker(None if places is None else tuple(places), keep=False)
    sides, problems = [], []
    for each in (other, one):
        try:
            sides.append(Side(each.name, *checker.checked(each)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    was, now = sides
    write_bytes(_told(compare(was, now), options), options.output, overwrite=options.overwrite)
    warned = any(not each.allowed for side in sides for each in side.force.warnings)
    return FOUND_PROBLEMS if options.strict and warned else OK


def _told(found: Comparison, options: Namespace) -> bytes:
    told = document(found)
    if options.format == "json":
        from peel_grade.files.json_text import to_json

        return to_json(told).encode()
    if options.format in FORMS:
        from peel_grade.comparison.page import page

        return written(page(told, options.format, options.rules), options.format, options.template)
    from peel_grade.comparison.text import text
    from peel_grade.wording.paint import painter

    printed = options.output is None
    paint = painter(printed and coloured(options.no_colour))
    return text(told, paint, columns() if printed else 80, full=options.full).encode()
