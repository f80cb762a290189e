"""A document line by line: what was recorded from each line, and what nothing cites yet."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from peel_grade.evidence.proof import Entry, Proof
from peel_grade.force.citations import citation
from peel_grade.force.texts import Text
from peel_grade.rulebook.reading.exclusions import Exclusion

Mark: TypeAlias = Literal["cited", "beside", "left_out", "concluded", "apparatus", "uncited", "blank"]
"""What a line is to a coder: `cited` as a source; `beside` a cited line, in one paragraph with it; `left_out` of the
rulebook; in a box of conclusions (`concluded`); a heading, a row of figures, a footnote or part of an annex
(`apparatus`); `uncited`: still to be read; `blank`.
"""


class Line(NamedTuple):
    """A line of a document: what it is to a coder, what was recorded from it, what of it the rulebook leaves out."""

    number: int
    text: str
    mark: Mark
    entries: tuple[Entry, ...]
    left_out: tuple[Exclusion, ...]


def marked(document: str, text: Text, found: Proof, left_out: Iterable[Exclusion] = ()) -> tuple[Line, ...]:
    """The lines of a document whose text is at hand; `found` is the proof of a force against it."""
    entries: dict[int, list[Entry]] = {}
    for cited in found.cited:
        if cited.document == document and not cited.elsewhere:
            for number in range(cited.first, cited.last + 1):
                entries.setdefault(number, []).extend(cited.entries)
    without: dict[int, list[Exclusion]] = {}
    for exclusion in left_out:
        for number in _lines_of(exclusion, document):
            without.setdefault(number, []).append(exclusion)
    marks = dict(_marks(document, text, found)) | dict.fromkeys(without, "left_out") | dict.fromkeys(entries, "cited")
    return tuple(
        Line(number, line, marks[number], tuple(entries.get(number, ())), tuple(without.get(number, ())))
        for number, line in enumerate(text.lines, 1)
    )


def _marks(document: str, text: Text, found: Proof) -> Iterator[tuple[int, Mark]]:
    """What each line is by its paragraph alone."""
    for number, line in enumerate(text.lines, 1):
        yield number, "beside" if line.strip() else "blank"
    for paragraph in found.uncited:
        if paragraph.document == document:
            mark: Mark = "concluded" if paragraph.concluded else "apparatus" if paragraph.apparatus else "uncited"
            for number in range(paragraph.first, paragraph.last + 1):
                yield number, mark


def _lines_of(exclusion: Exclusion, document: str) -> Iterator[int]:
    for reference in exclusion.references:
        at = citation(reference)
        if at.document == document and at.lines is not None:
            yield from range(at.lines[0], at.lines[1] + 1)
