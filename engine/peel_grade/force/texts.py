"""The texts of the documents that a force file cites, and which of their lines are conclusions."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import read_bytes, shown
from peel_grade.force.file import Force
from peel_grade.rulebook.framework import Words

if TYPE_CHECKING:
    from pathlib import Path

_BULLET = r"\s*[-\u2022*\u2013]\s"


class Text(Record):
    """The lines of a document, and the numbers (from 1) of those that lie in a box of conclusions."""

    lines: tuple[str, ...]
    concluded: frozenset[int]

    def cited(self, first: int, last: int) -> tuple[str, ...]:
        """The lines from one to another; what lies beyond the end is left out."""
        return self.lines[first - 1 : last]


def read_text(path: "str | Path", name: str, words: Words) -> Text:
    """The text in a file, which messages call `name`.

    A box of conclusions begins with the framework's word for areas or causes of concern on a line of its own. Raises
    InputError where the file cannot be read.
    """
    lines = tuple(read_bytes(path, name).decode("utf-8", "replace").splitlines())
    headings = {heading.lower() for heading in (*words.area, *words.concern)}
    return Text(lines, frozenset(_boxes(lines, headings)))


def text_of(force: Force, document: str, words: Words) -> Text:
    """The text of a document that a force file names one for, beside that file. Raises InputError as `read_text`."""
    from pathlib import Path

    path = Path(force.file).parent / force.documents[document].text
    return read_text(path, shown(path), words)


def _boxes(lines: Iterable[str], headings: set[str]) -> Iterator[int]:
    """The lines of each box: from its heading over what is listed below it, to a line of other text."""
    inside = listed = False
    before = ""
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if said.lower().rstrip(":") in headings:
            inside, listed = True, False
        elif inside and said:
            if re.match(_BULLET, line):
                listed = True
            elif not before and (listed or not said.endswith(":")):
                inside = False
        if inside:
            yield number
        before = said
