"""Which force files are meant, and which rulebook grades one: one answer for every command, and for programs."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from peel_grade.files.listing import names_in
from peel_grade.files.problems import InputError, Problem, did_you_mean, is_folder
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import MAX_BYTES, Tree, parse, read_bytes, shown
from peel_grade.force.file import check_force, framework_of
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Place, find, known_frameworks

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_INPUT = "-"
TABLES = (".csv", ".parquet", ".xlsx", ".arrow", ".feather")
"""How the names of tables end, in which each row is a force file (see `peel_grade.tables`)."""


class ForceInput(Record):
    """Where one force file is: `name` is how a user would name it, `at` its path, None for standard input.

    Of a row of a table `at` is that of the table, and `row` what stands in the row.
    """

    name: str
    at: str | None
    row: Tree | None = None

    @property
    def path(self) -> "Path | None":
        """Where it is, as a path."""
        from pathlib import Path  # takes as long as checking a force file: only where it is used

        return None if self.at is None else Path(self.at)

    @property
    def is_table(self) -> bool:
        """Whether it is a whole table, and no force file."""
        return self.at is not None and self.row is None and os.path.splitext(self.at)[1].lower() in TABLES

    def load(self) -> Tree:
        """Read and parse it. Raises InputError."""
        return self.parse(self.read())

    def read(self) -> bytes:
        """Its content, nothing of a row of a table. Raises InputError."""
        if self.row is not None:
            return b""
        return _standard_input(self.name) if self.at is None else read_bytes(self.at)

    def parse(self, content: bytes) -> Tree:
        """The tree of its content; problems and the tree call it by its name. Raises InputError."""
        return self.row or parse(content, self.name)


def locate_forces(names: Iterable[str], published: bool = False, *, tables: bool = False) -> list[ForceInput]:
    """The force files, each once, that the names of files, folders and shipped forces mean; `-` is standard input.

    With `published` the names of what is shipped of the published record mean that, with `tables` those of tables mean
    these. Raises InputError where a name means none.
    """
    found: list[ForceInput] = []
    of_forces = _shipped_published if published else shipped_forces
    for name in names:
        path = _as_written(name)
        if name == STANDARD_INPUT:
            found.append(ForceInput("<stdin>", None))
        elif not name:
            help = "name a force file, a folder of them (`.` is this one), or a shipped one"
            raise InputError([Problem("``", 0, 0, "an empty name stands for no file", help)])
        elif is_folder(path, name):
            if not (inside := [os.path.join(path, each) for each in names_in(path, ".yaml", ".yml")]):
                raise InputError([Problem(shown(path), 0, 0, "this folder has no force file (*.yaml)")])
            found += [ForceInput(shown(each), each) for each in map(_as_written, inside)]
        elif not os.path.exists(path) and name in (samples := of_forces()):
            found.append(ForceInput(name, samples[name]))
        elif not os.path.lexists(path):
            if name in _shipped_published():
                help = f"`grade {name} --format overview` tells of it"
                raise InputError([Problem(name, 0, 0, "this is a published table, and no force file", help)])
            stem, suffix = os.path.splitext(os.path.basename(path))
            near = did_you_mean(stem, samples) if not suffix or stem in samples else None
            raise InputError([Problem(shown(path), 0, 0, "no such file", near)])
        else:
            found.append(ForceInput(shown(path), path))
            if found[-1].is_table and not tables:
                help = "`grade` takes it as it is; `evidence from-table` makes force files of it"
                raise InputError([Problem(shown(path), 0, 0, "this is a table, and no force file", help)])
    return list({os.path.realpath(each.at) if each.at else None: each for each in found}.values())


def _as_written(path: str) -> str:
    """A path without what says nothing in it: `./force.yaml` is `force.yaml`, and `a//b` is `a/b`."""
    if path == os.path.normpath(path):
        return path
    from pathlib import Path  # `..` stays, for what stands before it may be a link

    return str(Path(path))


def _shipped_published() -> dict[str, str]:
    """The shipped sample force files, and what else was published, by name."""
    return _by_name(str(shipped.published_folder())) | shipped_forces()


def shipped_forces() -> dict[str, str]:
    """The paths of the shipped sample force files by name."""
    return _by_name(shipped.forces_at())


def _by_name(folder: str) -> dict[str, str]:
    return {name.removesuffix(".yaml"): os.path.join(folder, name) for name in names_in(folder, ".yaml")}


def _check_form(tree: Tree) -> None:
    check_force(tree, None)


def rulebook_for(
    tree: Tree, places: Sequence[Place] | None, check_form: Callable[[Tree], object] = _check_form
) -> Place:
    """The rulebook by which a force file is graded: the only one of `places`, or that of the file's framework.

    `places` are those that the user named; without them (None) it is a shipped one. Raises InputError where the file
    names no framework by which to choose, or one of which there is none: with all mistakes of its form, as `check_form`
    raises them.
    """
    name = framework_of(tree)
    if places is not None and len(places) == 1:
        return places[0]
    if name is not None and (place := rulebook_of(name, places)) is not None:
        return place
    problems = [] if name is None else [_no_rulebook(tree, name, places)]
    try:
        check_form(tree)
    except InputError as error:
        problems += error.problems
    raise InputError(problems)


def _no_rulebook(tree: Tree, framework: str, places: Sequence[Place] | None) -> Problem:
    if places is None:
        known = shipped.frameworks()
        help = did_you_mean(framework, known) or f"one of {', '.join(known)}, or of a rulebook that you name"
        return tree.problem(("framework",), f"unknown framework `{framework}`", help)
    help = f"those are of {', '.join(known_frameworks(places))}"
    message = f"no rulebook of the framework `{framework}` is among those that were named"
    return tree.problem(("framework",), message, help)


def rulebook_of(framework: str, places: Sequence[Place] | None) -> Place | None:
    """The rulebook by which a force file of this framework is graded; None where there is none of it."""
    if places is None:
        known = framework in shipped.frameworks()
        return Place(shipped.rulebook_at(framework), framework) if known else None
    return places[0] if len(places) == 1 else find(places, framework)


def _standard_input(name: str) -> bytes:
    if sys.stdin is None:
        raise InputError([Problem(name, 0, 0, "standard input is closed")])
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise InputError([Problem(name, 0, 0, f"more than the {MAX_BYTES:,} bytes that are read")])
    return content
