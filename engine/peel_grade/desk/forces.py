"""The force files that the desk was started with, each by the id that stands in addresses: no other can be reached."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from peel_grade.desk.copies import Copy
from peel_grade.desk.drafts import Drafter
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.force.locate import ForceInput, shipped_forces
from peel_grade.rulebook.frozen import FrozenDict


class Desk(Record):
    """What the desk works on: the working copies by id, and the texts of cited documents, by their ids."""

    copies: Mapping[str, Copy]
    texts: Mapping[str, Path] = FrozenDict[str, Path]()

    def documents(self) -> list[str]:
        """The ids of all documents that the force files cite, as far as these can be read."""
        found: dict[str, None] = {}
        for copy in self.copies.values():
            with suppress(InputError):  # its page tells
                found |= dict.fromkeys(copy.draft().force.documents)
        return list(found)


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
    return Desk(copies)


def _free(name: str, taken: Mapping[str, Copy]) -> str:
    """The name, or the first like it that is not taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
