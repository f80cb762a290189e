"""What rulebooks are tried on: which scenarios, force files and published record are meant, in one place."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import shown
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Place, known_frameworks, rulebooks_in


class Samples(NamedTuple):
    """What rulebooks are tried on.

    `scenarios` is a folder of feature files, or one of them; `forces` is a folder of force files, and `published` one
    of what was published of them, a file of the same name for each.
    """

    scenarios: Path
    forces: Path
    published: Path

    @property
    def home(self) -> Path:
        """The folder of the feature files, in which `backgrounds/` and `survivors.yaml` may stand."""
        return _home(self.scenarios)

    @property
    def backgrounds(self) -> Path:
        """The folder of the force files that sentences bring in whole: `a force that is good throughout`."""
        return self.home / "backgrounds"


def locate_samples(places: Sequence[Place], scenarios: Path | None = None, forces: Path | None = None) -> Samples:
    """The samples of rulebooks; those that a user named, and of the others those that are the rulebooks' own.

    Its own scenarios are in the folder `scenarios` of a rulebook, or in that beside the rulebooks; forces and published
    record are in `forces` and `published` inside of it. What there is not is shipped. Raises InputError where a folder
    that was named is none.
    """
    if forces is not None and not forces.is_dir():
        what = "this is a file, a folder is expected" if forces.exists() else "no such folder"
        raise InputError([Problem(shown(forces), 0, 0, what)])
    where = scenarios or _own(places) or shipped.scenarios_folder()
    home = _home(where)
    return Samples(
        where,
        forces or _there(home / "forces") or shipped.forces_folder(),
        _there(home / "published") or shipped.published_folder(),
    )


def shipped_samples() -> Samples:
    """What the shipped rulebooks are tried on."""
    return Samples(shipped.scenarios_folder(), shipped.forces_folder(), shipped.published_folder())


def known_tags(places: Sequence[Place]) -> list[str]:
    """The frameworks that tags may name: those of the rulebooks, of the rulebooks beside them, and the shipped ones."""
    folders = [folder for place in places for folder in rulebooks_in(place.folder.resolve().parent)]
    beside = [Place(str(folder), folder.name) for folder in folders]
    return list(dict.fromkeys([*known_frameworks([*places, *beside]), *shipped.frameworks()]))


def _own(places: Sequence[Place]) -> Path | None:
    """The scenarios that stand in the folder of the only rulebook, or beside the rulebooks."""
    inside = [place.folder / "scenarios" for place in places] if len(places) == 1 else []
    beside = [_beside(place.folder) / "scenarios" for place in places]
    return next((folder for folder in (*inside, *beside) if folder.is_dir()), None)


def _beside(folder: Path) -> Path:
    """The folder that holds a folder, told as the user would write it."""
    holding = folder.resolve().parent
    return holding if folder.is_absolute() else Path(os.path.relpath(holding))


def _there(folder: Path) -> Path | None:
    return folder if folder.is_dir() else None


def _home(scenarios: Path) -> Path:
    return scenarios.parent if scenarios.is_file() else scenarios
