"""`rulebook watch`: check a rulebook and grade a force again whenever a file is saved."""

import gc
import signal
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from peel_grade.cli.arguments import NAMED, add_colour, add_rules
from peel_grade.cli.saves import saves
from peel_grade.cli.terminal import OK, coloured, columns, write_out
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import load
from peel_grade.rulebook.locate import locate_all

_EXAMPLES = """examples:
  rulebook watch my-rules force.yaml               after each save: what is new, what is gone, what changes in the draft
  rulebook watch my-rules/peel-2017 staffordshire-2017

It goes on until it is interrupted (Ctrl-C). Nothing is written.
exit status: 0 interrupted, 2 no rulebook or force file there
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Check a rulebook and grade a force with it, again on every save of one of their files, and tell "
        "what has changed. Of several rulebooks the one of the force's framework is watched, and what it extends."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("folder", nargs="?", metavar="RULES", help=NAMED)
    add_rules(parser)
    parser.add_argument("force", metavar="FORCE", help="a force file, or the name of a shipped one")
    add_colour(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Watch until interrupted; the exit status."""
    from peel_grade.force.locate import locate_forces
    from peel_grade.rulebook.reading.origins import bases
    from peel_grade.watch import Watching, changes, first_state
    from peel_grade.wording.paint import painter

    given = locate_forces([options.force])[0]
    force = given.path
    if force is None:
        raise InputError([Problem(given.name, 0, 0, "standard input cannot be watched", "name a force file")])
    rulebook = _rulebook(options.folder if options.folder is not None else options.rules, force)
    paint, width = painter(coloured(options.no_colour)), columns()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell started it in the background
    watching = Watching(rulebook, force)
    saved_files = saves([rulebook, *bases(rulebook)], (".yaml",), [force])
    try:
        next(saved_files)  # from here on no save is missed
        before = watching.state()
        drafted = before if before.draft is not None else None
        _tell(first_state(before, rulebook, paint))
        for saved in saved_files:
            start = time.perf_counter()
            now = watching.state()
            told = changes(before, now, drafted, paint, width)
            _tell([saved, *told, f"({time.perf_counter() - start:.2f} s)"])
            before, drafted = now, now if now.draft is not None else drafted
            gc.collect()  # in the pause after a save, since commands run without it
    except KeyboardInterrupt:
        pass
    return OK


def _tell(lines: Iterable[str]) -> None:
    write_out("\n".join(lines) + "\n\n", None)


def _rulebook(named: str | None, force: Path) -> Path:
    """The folder of the rulebook that grades the force. Raises InputError."""
    from peel_grade.force.file import framework_of
    from peel_grade.force.locate import rulebook_for

    with locate_all(named) as places:
        tree = load(force)
        # that it names no framework is told with its draft
        place = rulebook_for(tree, places) if framework_of(tree) is not None else places[0]
        if not place.lasting:
            message, help = "a git revision never changes: there is nothing to watch", "name a folder"
            raise InputError([Problem(place.name, 0, 0, message, help)])
        return place.folder
