"""Which entries of a catalogue, or which areas, some words are about, spelling mistakes forgiven."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise, takewhile
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from peel_grade.rulebook.model import Area, Flag, Indicator, Rulebook

_NEAR = 85
"""How alike two words must be, in percent, to be taken for the same: one letter of seven may be another."""
_LONG = 6
"""So many letters a word must have for one slip to be forgiven that makes it less alike, as two letters that changed
places; a shorter one (`horse`) has neighbours that it does not mean (`house`)."""
_WEIGHTS = (4, 3, 1)
"""What a word counts in the names of something, in what it says, and in what defines it."""
_COMMON = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its", "of", "on",
    "or", "that", "the", "their", "they", "this", "to", "was", "were", "which", "with",
))  # fmt: skip
_BEGINNING = 0.9
"""What the beginning of a word counts, beside the whole word."""
_SHORT = 3
"""So many letters a word must have for what begins with it, its plural's ending apart, to be found."""
_FAR_BEHIND = 0.25
"""What something must score, as a share of the best, not to be left out."""

_Words: TypeAlias = tuple[str, ...]
_Nearness: TypeAlias = Mapping[str, float]
_Where: TypeAlias = dict[str, int]
"""In what a word stands, by its id, and what it counts there: where it counts most."""


class _Texts(NamedTuple):
    """What something is called, each on its own, its words in the parts that count most, less and least, and the
    question and the theme that it belongs to.
    """

    called: tuple[_Words, ...]
    parts: tuple[_Words, _Words, _Words]
    places: frozenset[str]


class Hit(NamedTuple):
    """An entry or an area that the words are about; of two the one with the higher `score` is nearer."""

    id: str
    score: float


class Finds(NamedTuple):
    """What some words are about, the nearest first, and those of the words that nothing says (`unknown`)."""

    hits: tuple[Hit, ...]
    unknown: tuple[str, ...]


class Index:
    """The entries of a catalogue, or its areas, made ready for words to be looked up in them, any number of times."""

    def __init__(self, texts: Mapping[str, _Texts]) -> None:
        self._texts = texts
        self._where: dict[str, _Where] = {}
        self._together: dict[tuple[str, str], _Where] = {}
        for id, each in texts.items():
            for weight, part in zip(_WEIGHTS, each.parts, strict=True):  # the heaviest first
                for word in part:
                    self._where.setdefault(word, {}).setdefault(id, weight)
                for pair in pairwise(part):
                    self._together.setdefault(pair, {}).setdefault(id, weight)
        self._vocabulary = sorted(self._where)
        self._known: dict[str, _Nearness] = {}

    def find(self, words: str, places: Collection[str] = ()) -> Finds:
        """What the words are about; the one alone that is called so.

        A word is found in another of which it is the beginning, and in one that is spelt nearly so; a word that none
        has is passed over. Rare words count more than frequent ones, words that stand together more than words apart,
        and words in a name more than those that define it. What has much less in it than the best is left out.
        `places` are the questions or themes to look in (none: all).
        """
        asked = _words(words)
        inside = [id for id, each in self._texts.items() if not places or not each.places.isdisjoint(places)]
        called = tuple(Hit(id, 1.0) for id in inside if asked in self._texts[id].called)
        if called:
            return Finds(called, ())
        asked = tuple(word for word in asked if word not in _COMMON) or asked
        meant = {word: near for word in asked if (near := self._meant(word))}
        rare = {word: (1 + sum(len(self._where[other]) for other in near)) ** -0.5 for word, near in meant.items()}
        covered, scores = defaultdict[str, int](int), defaultdict[str, float](float)
        for word, near in meant.items():
            for id, count in _most((self._where[other], likeness) for other, likeness in near.items()).items():
                covered[id] += 1
                scores[id] += rare[word] * count
        for one, other in pairwise(asked):
            if one in meant and other in meant:
                for id, count in _most(self._side_by_side(meant[one], meant[other])).items():
                    scores[id] += (rare[one] + rare[other]) * count
        most = max((covered[id] for id in inside if id in covered), default=0)
        hits = [Hit(id, round(scores[id] * covered[id] / most, 6)) for id in inside if id in covered]
        least = _FAR_BEHIND * max((hit.score for hit in hits), default=0)
        hits = [hit for hit in hits if hit.score >= least]
        unknown = tuple(dict.fromkeys(word for word in asked if word not in meant))
        return Finds(tuple(sorted(hits, key=lambda hit: -hit.score)), unknown)

    def _side_by_side(self, one: _Nearness, other: _Nearness) -> Iterator[tuple[_Where, float]]:
        """In what two words stand one after the other, and how near they are to the two that were asked for."""
        for a, first in one.items():
            for b, second in other.items():
                if where := self._together.get((a, b)):
                    yield where, first * second

    def _meant(self, word: str) -> _Nearness:
        """The words of the catalogue that a word stands for, each with how near it is (1: the same)."""
        if word not in self._known:
            near = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
            found = {other: likeness / 100 for other, likeness, _ in near}
            stem = word.removesuffix("s") if len(word) > _SHORT else word
            for other in self._beginning_with(stem) if len(stem) >= _SHORT else ():
                found[other] = max(found.get(other, 0), _BEGINNING)
            self._known[word] = found or (self._one_slip_from(word) if len(word) >= _LONG else {})
        return self._known[word]

    def _beginning_with(self, letters: str) -> Iterator[str]:
        first = bisect_left(self._vocabulary, letters)
        return takewhile(lambda word: word.startswith(letters), self._vocabulary[first:])

    def _one_slip_from(self, word: str) -> _Nearness:
        """The words of the catalogue that begin alike and differ by one slip, each with how near it is."""
        alike = [*self._beginning_with(word[:1])]
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=1, limit=None)
        return {other: 1 - slips / len(word) for other, slips, _ in near}


def index_of_entries(book: Rulebook) -> Index:
    """The entries of a catalogue that may be recorded; places are their questions and themes."""
    return Index({entry.id: _texts_of_entry(entry) for entry in book.entries()})


def index_of_areas(book: Rulebook) -> Index:
    """The areas that earlier inspections may have asked for; places are their questions."""
    return Index({area.id: _texts_of_area(area) for area in book.areas.values() if not area.retired})


def _words(text: str) -> _Words:
    """The words of a text as they are looked up."""
    return tuple(re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("\u2019", "")))


def _most(found: Iterable[tuple[_Where, float]]) -> dict[str, float]:
    """What is found, each counted as where it counts most."""
    counts: dict[str, float] = {}
    for where, likeness in found:
        for id, weight in where.items():
            counts[id] = max(counts.get(id, 0), weight * likeness)
    return counts


def _telling(*texts: str) -> _Words:
    """The words of texts that are worth looking for."""
    return tuple(word for word in _words(" ".join(texts)) if word not in _COMMON)


def _texts_of_entry(entry: Indicator | Flag) -> _Texts:
    says = (entry.holds, entry.fails) if isinstance(entry, Flag) else (entry.statement,)
    criteria = entry.criteria if isinstance(entry, Flag) else ()
    named = _telling(entry.id.replace("_", " "), entry.label)
    defined = _telling(entry.definition, *criteria, *entry.caveats)
    called = (_words(entry.id.replace("_", " ")), _words(entry.label))
    places = frozenset(filter(None, (entry.question, entry.theme)))
    return _Texts(called, (named, _telling(*says), defined), places)


def _texts_of_area(area: Area) -> _Texts:
    named = _words(area.id)
    return _Texts((named, _words(area.text)), (named, _telling(area.text), ()), frozenset((area.question,)))
