"""What the page for coding shows: a document with its marks, what a passage could be recorded as, the form for it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from peel_grade.evidence.marks import Line, Mark, marked
from peel_grade.evidence.proof import Entry, Proof, proof
from peel_grade.evidence.search import Index
from peel_grade.evidence.suggestions import MOST_ALONE, suggestions
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import shown
from peel_grade.force.file import Force
from peel_grade.force.texts import Text, read_text
from peel_grade.rulebook.conditions import PARTLY
from peel_grade.rulebook.framework import Words
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.rulebook.reading.exclusions import Exclusion
from peel_grade.tables.long import RECORD, columns, recorded
from peel_grade.wording.degrees import DEGREES, degree_word, statement

MOST_LINES = 40
"""So many lines one may select at once."""
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")


class Choice(Record):
    """A way to record a flag: the word for it, the sentence that it makes, and what must have been seen."""

    word: str
    says: str
    criterion: str


class Offer(Record):
    """An entry that could be recorded: what it is, how it is recorded, and what it is not.

    `place` is the title of its theme or question. Of an indicator `says` is its sentence with a gap for the figure, and
    there are no `choices`. `unlike` are the ids and labels of what it is easily confused with, and how that differs.
    `entry` is what is recorded of it already, `cells` the same as in the form, `sources` where it was found.
    """

    id: str
    label: str
    place: str
    unit: str
    says: str
    definition: str
    choices: tuple[Choice, ...]
    unlike: tuple[tuple[str, str, str], ...]
    caveats: tuple[str, ...]
    entry: Entry | None
    cells: Mapping[str, str]
    sources: tuple[str, ...]


class Told(Record):
    """A sentence of what is selected, with what it could be recorded as."""

    sentence: str
    offers: tuple[Offer, ...]


class Document(Record):
    """A document that the force file cites: its lines, and how many there are of each mark; none where no text is."""

    id: str
    title: str
    lines: tuple[Line, ...]
    counts: Mapping[Mark, int]


class Asked(Record):
    """An area that an earlier inspection may have asked for: its id, its text, and the title of its question."""

    id: str
    text: str
    question: str


class Catalogue(Record):
    """What of a rulebook is made once for all its forces: where words are looked up among the entries and among the
    areas, and what it leaves out of its sources.
    """

    entries: Index
    areas: Index
    left_out: Sequence[Exclusion]


class Coding:
    """A force file beside its documents; what all that is shown of it is made from."""

    def __init__(self, force: Force, book: Rulebook, catalogue: Catalogue, texts: Mapping[str, Text]) -> None:
        self.force, self.book, self._texts = force, book, texts
        self._index, self._areas, self._left_out = catalogue
        self._documents: dict[str, Document] = {}
        self.proof: Proof = proof(force, book, texts)
        self._entries = {entry.name: entry for entry in self.proof.unsourced}
        self._entries |= {entry.name: entry for cited in self.proof.cited for entry in cited.entries}
        self._catalogue: dict[str, Indicator | Flag] = {entry.id: entry for entry in book.entries()}

    def document(self, name: str) -> Document:
        """A document with its marked lines."""
        if name not in self._documents:
            self._documents[name] = self._marked(name)
        return self._documents[name]

    def _marked(self, name: str) -> Document:
        about, text = self.force.documents[name], self._texts.get(name)
        lines = () if text is None else marked(name, text, self.proof, self._left_out)
        return Document(name, about.title, lines, Counter(line.mark for line in lines))

    def passage(self, document: str, first: int, last: int) -> str:
        """The lines of a document from one to another, as one text."""
        text = self._texts.get(document)
        return "" if text is None else "\n".join(text.cited(first, last))

    def told(self, passage: str, places: Collection[str] = ()) -> tuple[Told, ...]:
        """The sentences of a passage, each with the entries that it is about."""
        few = suggestions(passage, self._index, places)
        if len(few) == 1:
            few = suggestions(passage, self._index, places, MOST_ALONE)
        return tuple(Told(each.sentence, self._offers(hit.id for hit in each.entries)) for each in few)

    def found(self, words: str, places: Collection[str] = ()) -> tuple[Offer, ...]:
        """The entries that some words are about."""
        return self._offers(hit.id for hit in self._index.find(words, places).hits[:MOST_ALONE])

    def asked_earlier(self, passage: str) -> tuple[Asked, ...]:
        """The areas that a passage is about, the nearest first."""
        areas = [self.book.areas[hit.id] for hit in self._areas.find(passage).hits[:MOST_ALONE]]
        return tuple(Asked(area.id, area.text, self.book.questions[area.question].title) for area in areas)

    def knows(self, entry: str) -> bool:
        """Whether there is such an entry to be recorded."""
        return entry in self._catalogue

    def offer(self, name: str) -> Offer:
        """An entry of the catalogue with what is recorded of it."""
        entry, force, book = self._catalogue[name], self.force, self.book
        place = book.questions[entry.question].title if entry.theme is None else book.themes[entry.theme].title
        flag = isinstance(entry, Flag)
        row = force.flags.get(name) if flag else force.indicators.get(name)
        return Offer(
            name,
            entry.label,
            place,
            "" if isinstance(entry, Flag) else book.framework.units[entry.unit].title or entry.unit.replace("_", " "),
            entry.holds if isinstance(entry, Flag) else entry.statement.replace("{value}", "\u2026"),
            entry.definition,
            _choices(entry) if isinstance(entry, Flag) else (),
            tuple((other, self._label(other), how) for other, how in entry.not_to_be_confused_with),
            entry.caveats,
            self._entries.get(name),
            recorded(name, force),
            row.source if row else (),
        )

    def columns(self, offer: Offer) -> tuple[str, ...]:
        """What a form for an entry asks, in its order."""
        of_flags = (RECORD, "source", "note", "doubtful")
        return of_flags if offer.choices else columns(self.book)

    def at(self, entry: str, word: str, source: str) -> dict[str, str]:
        """The cells of an entry recorded at a place: beside the places and the note that it has already."""
        cells = recorded(entry, self.force)
        places = [*filter(None, cells.get("source", "").split("; "))]
        return {**cells, RECORD: word, "source": "; ".join(dict.fromkeys((*places, source)))}

    def _offers(self, names: Iterable[str]) -> tuple[Offer, ...]:
        return tuple(map(self.offer, names))

    def _label(self, name: str) -> str:
        return self._catalogue[name].label if name in self._catalogue else name.replace("_", " ")


def source(document: str, first: int, last: int) -> str:
    """Lines of a document as a force file cites them."""
    return f"{document}:{first}" if first == last else f"{document}:{first}-{last}"


def numbers(passage: str) -> tuple[str, ...]:
    """The numbers that a passage has, as one writes them into a form."""
    return tuple(dict.fromkeys(found[0].replace(",", "") for found in _NUMBER.finditer(passage)))


def texts_of(force: Force, given: Mapping[str, Path], words: Words) -> tuple[dict[str, Text], list[Problem]]:
    """The texts of a force's documents that are at hand, those given before those that its file names; and what is
    wrong with the others.
    """
    found, problems = dict[str, Text](), list[Problem]()
    for name, about in force.documents.items():
        path = given.get(name) or (Path(force.file).parent / about.text if about.text else None)
        if path is None:
            continue
        try:
            found[name] = _text(path, _state(path), words)
        except InputError as error:
            problems += error.problems
    return found, problems


@lru_cache(maxsize=32)
def _text(path: Path, state: tuple[int, int], words: Words) -> Text:  # noqa: ARG001 - read again when that changes
    return read_text(path, shown(path), words)


def _state(path: Path) -> tuple[int, int]:
    """What changes when a file does; nothing of one that there is not, which is told when it is read."""
    try:
        state = path.stat()
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def _choices(flag: Flag) -> tuple[Choice, ...]:
    criteria = {True: flag.criteria.holds, PARTLY: flag.criteria.partly, False: flag.criteria.fails}
    return tuple(Choice(degree_word(each), statement(flag, each), criteria[each]) for each in DEGREES)
