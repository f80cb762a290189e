"""Which entries the sentences of a passage could be recorded in."""

import re
from collections.abc import Collection
from typing import NamedTuple

from peel_grade.evidence.search import Hit, Index

_BETWEEN = re.compile(
    r"(?<=[.?!])(?P<closed>[\"'\u2019\u201d)\]*_\u00b9\u00b2\u00b3\u2070\u2074-\u2079]*)\s+"
    r"(?=[\"'\u2018\u201c(*_]*[A-Z0-9])"
)
"""Between a mark that ends a sentence, with what closes behind it, and what begins as a sentence does."""
_NO_END = re.compile(r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|etc|cf|approx))\.$")
"""What ends with a full stop, and no sentence with it: `e.g.`, `Dr.`."""
MOST = 5
"""Entries offered of each of many sentences: more than four times of five the one that coders chose is among them, and
nearly nine of ten times among the first `MOST_ALONE`, which are offered of one sentence alone.
"""
MOST_ALONE = 12


class Suggestion(NamedTuple):
    """A sentence of a passage, and the entries that it is about, the nearest first."""

    sentence: str
    entries: tuple[Hit, ...]


def suggestions(passage: str, index: Index, places: Collection[str] = (), most: int = MOST) -> tuple[Suggestion, ...]:
    """What each sentence of a passage is about: at most so many entries of each, in the given questions or themes.

    Sentences are looked up one by one, because a paragraph of several is about too much at once.
    """
    return tuple(Suggestion(each, index.find(each, places).hits[:most]) for each in sentences(passage))


def sentences(passage: str) -> tuple[str, ...]:
    """The sentences of a passage, whatever lines it is broken into."""
    text = " ".join(passage.split())
    found, start = list[str](), 0
    for between in _BETWEEN.finditer(text):
        sentence = text[start : between.end("closed")]
        if not _NO_END.search(sentence):
            found.append(sentence)
            start = between.end()
    rest = text[start:]
    return tuple([*found, rest] if rest else found)
