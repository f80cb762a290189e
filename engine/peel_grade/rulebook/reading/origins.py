"""What a rulebook is read from: the files of its folder, or the data of a program."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from peel_grade.files.data import DataTree, tree_of
from peel_grade.files.listing import listed, listed_below
from peel_grade.files.problems import InputError, Problem, did_you_mean
from peel_grade.files.record import Record
from peel_grade.files.validation import not_a, written
from peel_grade.files.yaml_tree import Tree, load, shown
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import SECTIONS, Place, header, no_rulebook, rulebooks_in

Load: TypeAlias = Callable[[Path], Tree]
"""Reads one file (see `peel_grade.files.yaml_tree.load`)."""

_FRAMEWORK = "framework"
_PARTS = "a rulebook is framework.yaml and the files catalogue/*, findings/*, areas/* and exclusions/*.yaml"


class FolderOrigin(Record):
    """The rulebook in `folder`, whose files `load` reads; `shown` says how messages name them."""

    folder: Path
    load: Load = load
    shown: Callable[[Path], str] = shown

    @property
    def name(self) -> str:
        """How messages name it."""
        return self.shown(self.folder)

    def parts(self, problems: list[Problem]) -> Iterator[tuple[str, Tree]]:
        """Each file with its section, the framework first; adds to `problems` what cannot be read or is no part of it.

        Raises InputError where there is no rulebook.
        """
        if not (self.folder / "framework.yaml").exists():
            raise InputError([no_rulebook(self.folder)])
        for path in files(self.folder):
            section = path.parent.name if path.parent != self.folder else _FRAMEWORK
            yield section, self._read(path, problems)
        self._check_stray_files(problems)

    def base(self, framework: str) -> "FolderOrigin | None":
        """The rulebook of a framework that this one extends; None where there is none."""
        folder = extended(framework, self.folder)
        return self._replace(folder=folder) if (folder / "framework.yaml").is_file() else None

    def extendable(self) -> list[str]:
        """The frameworks that it could extend."""
        beside = [path.name for path in rulebooks_in(self.folder.resolve().parent)]
        return list(dict.fromkeys([*beside, *shipped.frameworks()]))

    def _read(self, path: Path, problems: list[Problem]) -> Tree:
        """The file; one without data, with `problems` added, if it cannot be read or is empty."""
        try:
            tree = self.load(path)
        except InputError as error:
            problems.extend(error.problems)
            return Tree(self.shown(path))
        problems.extend(tree.problems)
        if tree.data is None and not tree.problems:
            problems.append(Problem(tree.file, 1, 1, "the file is empty", code="empty-file"))
        return tree

    def _check_stray_files(self, problems: list[Problem]) -> None:
        """YAML that nobody would read: in a misspelled folder, or with another suffix."""
        read = set(files(self.folder))
        for path in listed_below(self.folder, ".yaml", ".yml"):
            if path not in read:
                message = "this file is no part of the rulebook"
                problems.append(Problem(self.shown(path), 0, 0, message, _PARTS, "stray-file"))


class DataOrigin(Record):
    """A rulebook that a program gives: a mapping of `framework`, `catalogue`, `findings`, `areas`, `exclusions`.

    Each holds what the files of that name or folder hold. It can extend a shipped framework.
    """

    tree: DataTree

    @property
    def name(self) -> str:
        """How messages name it."""
        return self.tree.file

    def parts(self, problems: list[Problem]) -> Iterator[tuple[str, Tree]]:
        """Each section with its name, the framework first; adds to `problems` what is missing or no part of it.

        Raises InputError where the data is no mapping.
        """
        tree, sections = self.tree, (_FRAMEWORK, *SECTIONS)
        problems.extend(tree.problems)
        if not isinstance(tree.data, dict):
            help = f"a rulebook is a mapping of {', '.join(f'`{section}`' for section in sections)}"
            raise InputError([*problems, tree.problem((), not_a("a mapping", tree.data), help)])
        if tree.data.get(_FRAMEWORK) is None:
            problems.append(tree.problem((), f"key `{_FRAMEWORK}` is missing", code="missing-key"))
        for key in tree.data:
            if key not in sections:
                help = did_you_mean(key, sections) or f"one of {', '.join(sections)}"
                problems.append(tree.problem((key,), f"unknown key {written(key)}", help, code="unknown-key"))
        yield _FRAMEWORK, tree.part(_FRAMEWORK)
        for section in SECTIONS:
            if section in tree.data:
                yield section, tree.part(section)

    def base(self, framework: str) -> FolderOrigin | None:
        """The shipped rulebook of a framework; None where there is none."""
        return FolderOrigin(shipped.rules_folder() / framework) if framework in shipped.frameworks() else None

    def extendable(self) -> list[str]:
        """The frameworks that it could extend."""
        return shipped.frameworks()


def origin_of(place: Place) -> FolderOrigin:
    """What the rulebook at a place is read from."""
    return FolderOrigin(place.folder, place.load, place.shown)


Origin: TypeAlias = FolderOrigin | DataOrigin


def data_origin(data: Mapping[str, object]) -> DataOrigin:
    """A program's data as what a rulebook is read from. Raises InputError for data without bounds."""
    return DataOrigin(tree_of(data, "rulebook"))


def files(folder: Path) -> list[Path]:
    """Every YAML file that belongs to the rulebook in `folder`, in a fixed order."""
    found = [folder / "framework.yaml"]
    for section in SECTIONS:
        found += listed(folder / section, ".yaml")
    return found


def extended(framework: str, folder: Path) -> Path:
    """The folder of the framework that `folder` extends: its neighbour, or else a shipped one."""
    beside, otherwise = candidates(framework, folder)
    if not (beside / "framework.yaml").is_file():
        return otherwise
    return beside if folder.is_absolute() else Path(os.path.relpath(beside))  # told as the user would write it


def candidates(framework: str, folder: Path) -> tuple[Path, Path]:
    """Where the framework that `folder` extends can be: beside it, or else among the shipped ones."""
    return folder.resolve().parent / framework, shipped.rules_folder() / framework


def bases(folder: Path) -> list[Path]:
    """The folders of the rulebooks that the one in `folder` extends, the nearest first, as far as can be told."""
    found: list[Path] = []
    here = folder
    while here not in found:
        found.append(here)
        name = header(here).extends
        if name is not None and (base := extended(name, here)).is_dir():
            here = base
    return found[1:]


def exclusion_files(folder: Path) -> list[Path]:
    """The files that tell what the rulebook in a folder, and what it extends, leaves out; the base's first."""
    return [file for each in (*reversed(bases(folder)), folder) for file in listed(each / "exclusions", ".yaml")]
