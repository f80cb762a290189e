"""Which rulebook is meant: one answer for every command, and for programs.

A rulebook is named by its folder, by a folder that holds several, as a shipped framework (`peel-2017`), or as a git
revision with a path (`HEAD:rules`). Without a name, the shipped rulebooks are meant.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from peel_grade.files.problems import InputError, Problem, did_you_mean, is_folder, quoted
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import Tree, load, parse, read_bytes, shown
from peel_grade.rulebook import shipped

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = ("catalogue", "findings", "areas", "exclusions")
"""The folders in a rulebook's folder; in each are YAML files."""
_WHAT = "a rulebook is a folder with framework.yaml, catalogue/, findings/ and areas/"


class Place(Record):
    """Where one rulebook is.

    `at` is the folder, which has a framework.yaml. `name` is how a user would name it: as a folder, as a shipped
    framework, or as a git revision with a path. Of a git revision, `revision` is the temporary folder that holds what
    was taken from it, and what the paths in it start with there (`HEAD:rules/`).
    """

    at: str
    name: str
    revision: "tuple[Path, str] | None" = None

    @property
    def folder(self) -> "Path":
        """The folder, as a path."""
        from pathlib import Path  # takes as long as checking a force file: only where it is used

        return Path(self.at)

    @property
    def lasting(self) -> bool:
        """Whether the folder stays; that of a git revision is not there for long, so nothing of it is worth keeping."""
        return self.revision is None

    def shown(self, path: "Path") -> str:
        """How messages name one of its files, or of those that it extends."""
        return shown(path) if self.revision is None else shown_in(self.revision, path)

    def load(self, path: "Path") -> Tree:
        """Read one of these files, which is named so. Raises InputError."""
        name = self.shown(path)
        return parse(read_bytes(path, name), name)


def shown_in(revision: "tuple[Path, str]", path: "Path") -> str:
    """A path in the temporary folder of a git revision as it is named there; any other as it is."""
    root, start = revision
    if not path.is_relative_to(root):
        return shown(path)
    return start + shown(path.relative_to(root)) if path != root else start


class Header(Record):
    """What a framework.yaml says of itself; None for what it does not say, or says in a wrong form.

    `default` is True where it says that of the rulebooks beside it this one is meant if none is named.
    """

    id: str | None
    year: int | None
    extends: str | None
    default: bool


@contextmanager
def locate_all(named: "str | Path | None" = None) -> Iterator[list[Place]]:
    """The rulebooks that `named` means (None: the shipped ones), in the order of their folders' names; at least one.

    They can be used inside of the `with` only: a git revision's folder is temporary, and problems that are raised
    inside name its files as `HEAD:rules/...`. Raises InputError where `named` means no rulebook.
    """
    if named is None:
        yield [Place(str(folder), folder.name) for folder in rulebooks_in(shipped.rules_folder())]
        return
    from pathlib import Path

    folder = Path(named)
    if isinstance(named, str) and not named:
        raise InputError([Problem("``", 0, 0, "an empty name stands for no rulebook", _ways())])
    if is_folder(folder, str(named)):
        yield [Place(str(each), shown(each)) for each in rulebooks_in(folder) or _refused(folder)]
    elif str(named) in shipped.frameworks():
        yield [Place(shipped.rulebook_at(str(named)), str(named))]
    elif isinstance(named, str) and _is_revision(named):
        from peel_grade.rulebook.revisions import revision_folder  # starts git: only for a revision

        with revision_folder(named) as (extracted, revision):
            found = rulebooks_in(extracted) or _refused(extracted, shown_in(revision, extracted))
            yield [Place(str(each), shown_in(revision, each), revision) for each in found]
    else:
        _refused(folder)


@contextmanager
def locate(named: "str | Path | None" = None, framework: str | None = None) -> Iterator[Place]:
    """The one rulebook that `named` means; of several that of the `framework`, or the default where it is None.

    The same holds as for `locate_all`; raises InputError also where the several declare no default.
    """
    with locate_all(named) as places:
        yield choose(places, framework)


def choose(places: Sequence[Place], framework: str | None = None) -> Place:
    """Of several rulebooks that of the `framework`; without one, the default.

    The default is the only rulebook, or that whose framework.yaml says `default: true`. Raises InputError where none is
    of the framework, and where none or more than one is the default.
    """
    if framework is None:
        return places[0] if len(places) == 1 else _default(places)
    if (place := find(places, framework)) is not None:
        return place
    known = known_frameworks(sorted(places, key=lambda place: not header(place.at).default))
    if len(places) == 1:
        message = f"this rulebook is not of the framework {quoted(framework)}"
        raise InputError([Problem(places[0].name, 0, 0, message, f"it is of {', '.join(known)}")])
    help = did_you_mean(framework, known) or f"one of {', '.join(known)}"
    raise InputError([Problem(framework, 0, 0, "unknown framework", help)])


def find(places: Sequence[Place], framework: str) -> Place | None:
    """The rulebook of a framework, by the `id` in its framework.yaml; None where none is of it."""
    likely = sorted(places, key=lambda place: os.path.basename(place.at) != framework)  # its folder mostly has its name
    return next((place for place in likely if header(place.at).id == framework), None)


def known_frameworks(places: Sequence[Place]) -> list[str]:
    """The ids of the frameworks of the rulebooks, as far as they can be read."""
    return [id for place in places if (id := header(place.at).id)]


def default_first(places: Sequence[Place]) -> list[Place]:
    """The rulebooks with the default before the others. Raises InputError as `choose` does without a framework."""
    default = choose(places)
    return [default, *(place for place in places if place is not default)]


def _default(places: Sequence[Place]) -> Place:
    declared = [place for place in places if header(place.at).default]
    if len(declared) == 1:
        return declared[0]
    which = " and ".join(place.name for place in declared)
    message = (
        f"more than one of these rulebooks is the default: {which}"
        if declared
        else ("several rulebooks, and none of them is the default")
    )
    help = f"name one ({', '.join(place.name for place in places)}), or write `default: true` in one framework.yaml"
    raise InputError([Problem(_beside(places[0]), 0, 0, message, help)])


def header(folder: "str | Path") -> Header:
    """What the framework.yaml in a rulebook's folder says of itself, as far as it can be read."""
    try:
        data = load(os.path.join(folder, "framework.yaml")).data
    except InputError:
        data = None  # told when the rulebook is loaded
    of = data if isinstance(data, dict) else {}
    id, year, extends = of.get("id"), of.get("year"), of.get("extends")
    return Header(
        id if isinstance(id, str) else None,
        year if isinstance(year, int) and not isinstance(year, bool) else None,
        extends if isinstance(extends, str) else None,
        of.get("default") is True,
    )


def rulebooks_in(folder: "Path") -> "list[Path]":
    """The folder itself where it is a rulebook's, else those of the rulebooks right inside it, by name."""
    if (folder / "framework.yaml").is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/framework.yaml") if not path.parent.name.startswith("."))


def no_rulebook(folder: "Path") -> Problem:
    """Why a folder is no rulebook's: it is missing, a file, holds several, or none."""
    name = shown(folder)
    if folder.is_dir():
        if inside := rulebooks_in(folder):
            help = f"choose one of those inside it: {', '.join(map(shown, inside))}"
            return Problem(name, 0, 0, "this folder holds several rulebooks, one is expected", help)
        return Problem(name, 0, 0, "no rulebook in this folder", _WHAT)
    if folder.exists():
        help = f"name its folder: {shown(folder.parent)}" if folder.name == "framework.yaml" else _WHAT
        return Problem(name, 0, 0, "this is a file, a rulebook is a folder", help)
    known = shipped.frameworks()
    near = did_you_mean(folder.name, known) if folder.name not in known else None
    missing = "no such folder" if len(folder.parts) > 1 else "no such folder or shipped framework"
    return Problem(name, 0, 0, missing, near or _ways())


def _beside(place: Place) -> str:
    """How a user would name the folder that holds this rulebook and others."""
    return place.name.removesuffix(place.folder.name).rstrip("/") or shown(place.folder.parent)


def _ways() -> str:
    known = ", ".join(shipped.frameworks())
    return f"give a rulebook's folder, one that holds several, a shipped framework ({known}), or `HEAD:rules`"


def _refused(folder: "Path", name: str | None = None) -> NoReturn:
    problem = no_rulebook(folder)
    raise InputError([problem if name is None else problem._replace(file=name)])


def _is_revision(named: str) -> bool:
    """Whether a name that is neither a folder's nor a framework's can be a git revision with a path."""
    return ":" in named and not named.startswith("-") and not os.path.exists(named)
