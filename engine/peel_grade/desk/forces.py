"""The force files that the desk was started with, each by the id that stands in addresses: no other can be reached."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from peel_grade.desk.copies import Copy
from peel_grade.desk.drafts import Drafter
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import shown
from peel_grade.force.locate import ForceInput, shipped_forces
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

if TYPE_CHECKING:
    from peel_grade.proof.form import ProvedRulebook


class Desk(Record):
    """What the desk works on: the working copies by id and what drafts them; the texts of cited documents, by their
    ids; and what was proved of rulebooks.
    """

    copies: Mapping[str, Copy]
    drafter: Drafter
    texts: Mapping[str, Path] = FrozenDict[str, Path]()
    proved: "tuple[ProvedRulebook, ...]" = ()

    def documents(self) -> list[str]:
        """The ids of all documents that the force files cite, as far as these can be read."""
        found: dict[str, None] = {}
        for copy in self.copies.values():
            with suppress(InputError):  # its page tells
                found |= dict.fromkeys(copy.draft().force.documents)
        return list(found)

    def books(self) -> list[Rulebook]:
        """The rulebooks by which the force files are drafted, as far as these can be read."""
        found: dict[str, Rulebook] = {}
        for copy in self.copies.values():
            with suppress(InputError):  # its page tells
                book = copy.book()
                found[book.sha256] = book
        return list(found.values())


def with_proofs(desk: Desk, files: Iterable[Path]) -> Desk:
    """The desk with what runs of `rulebook prove` wrote of its rulebooks, one of each.

    Raises InputError where a file is no such run, tells of none of them or of another state of one, and where two tell
    of the same.
    """
    from peel_grade.proof.reading import read_proofs

    books, proved, problems = desk.books(), list["ProvedRulebook"](), list[Problem]()
    for file in files:
        try:
            told = read_proofs(file, books)
        except InputError as error:
            problems += error.problems
            continue
        twice = {each["id"] for each in told} & {each["id"] for each in proved}
        message, help = "a file before it tells of {} already", "give one run of each rulebook"
        problems += [Problem(shown(file), 0, 0, message.format(name), help) for name in sorted(twice)]
        proved += told
    if problems:
        raise InputError(problems)
    return desk._replace(proved=tuple(proved))


def opened(inputs: Iterable[ForceInput], drafter: Drafter) -> Desk:
    """A desk with these force files.

    Raises InputError where one cannot be read; that it has mistakes its page tells.
    """
    copies, problems = dict[str, Copy](), list[Problem]()
    samples = shipped_forces()
    for each in inputs:
        if each.path is None:
            help = "name a file, which can be saved"
            problems.append(Problem(each.name, 0, 0, "standard input cannot be opened at the desk", help))
            continue
        name = _free(re.sub(r"[^a-z0-9]+", "-", each.path.stem.lower()).strip("-") or "force", copies)
        try:
            copies[name] = Copy(name, each, drafter, sample=samples.get(each.name) == each.at)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return Desk(copies, drafter)


def _free(name: str, taken: Mapping[str, Copy]) -> str:
    """The name, or the first like it that is not taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
