"""Which entries of a catalogue, or which areas, some words are about, spelling mistakes forgiven."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
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


class _Texts(NamedTuple):
    """What something is called, each on its own, and its words in the parts that count most, less and least."""

    called: tuple[_Words, ...]
    parts: tuple[_Words, _Words, _Words]


class Hit(NamedTuple):
    """An entry or an area that the words are about; of two the one with the higher `score` is nearer."""

    id: str
    score: float


class Finds(NamedTuple):
    """What some words are about, the nearest first, and those of the words that nothing says (`unknown`)."""

    hits: tuple[Hit, ...]
    unknown: tuple[str, ...]


def find(words: str, book: Rulebook, places: Collection[str] = ()) -> Finds:
    """The entries that the words are about; the one entry alone that is called so.

    A word is found in another of which it is the beginning, and in one that is spelt nearly so; a word that no entry
    has is passed over. Rare words count more than frequent ones, words that stand together more than words apart, and
    words in an entry's name more than those that define it. Entries in which much less is found than in the best are
    left out. `places` are the questions or themes to look in (none: all).
    """
    entries = {entry.id: entry for entry in book.entries()}
    inside = {id for id, entry in entries.items() if not places or {entry.theme, entry.question} & set(places)}
    return _finds(words, {id: _texts_of_entry(entry) for id, entry in entries.items()}, inside)


def find_areas(words: str, book: Rulebook, places: Collection[str] = ()) -> Finds:
    """The areas that the words are about, the nearest first, in the same way; `places` are questions."""
    areas = {area.id: area for area in book.areas.values() if not area.retired}
    inside = {id for id, area in areas.items() if not places or area.question in places}
    return _finds(words, {id: _texts_of_area(area) for id, area in areas.items()}, inside)


def _finds(words: str, texts: Mapping[str, _Texts], inside: Collection[str]) -> Finds:
    """What the words are about, of what is `inside`."""
    asked = _words(words)
    called = tuple(Hit(id, 1.0) for id in texts if id in inside and asked in texts[id].called)
    if called:
        return Finds(called, ())
    asked = tuple(word for word in asked if word not in _COMMON) or asked
    frequent = Counter(word for each in texts.values() for word in {word for part in each.parts for word in part})
    meant = {word: near for word in asked if (near := _meant(word, frequent))}
    rare = {word: (1 + sum(frequent[other] for other in near)) ** -0.5 for word, near in meant.items()}
    pairs = [(one, other) for one, other in pairwise(asked) if one in meant and other in meant]
    covered: dict[str, int] = {}
    scores: dict[str, float] = {}
    for id in inside:
        parts = texts[id].parts
        counts = {word: _counted(near, parts) for word, near in meant.items()}
        covered[id] = sum(count > 0 for count in counts.values())
        scores[id] = sum(rare[word] * count for word, count in counts.items())
        scores[id] += sum((rare[a] + rare[b]) * _together(meant[a], meant[b], parts) for a, b in pairs)
    most = max(covered.values(), default=0)
    hits = [Hit(id, round(scores[id] * covered[id] / most, 6)) for id in texts if covered.get(id)]
    least = _FAR_BEHIND * max((hit.score for hit in hits), default=0)
    hits = [hit for hit in hits if hit.score >= least]
    unknown = tuple(dict.fromkeys(word for word in asked if word not in meant))
    return Finds(tuple(sorted(hits, key=lambda hit: -hit.score)), unknown)


def _words(text: str) -> _Words:
    return tuple(re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("\u2019", "")))


def _telling(*texts: str) -> _Words:
    """The words of texts that are worth looking for."""
    return tuple(word for word in _words(" ".join(texts)) if word not in _COMMON)


def _texts_of_entry(entry: Indicator | Flag) -> _Texts:
    says = (entry.holds, entry.fails) if isinstance(entry, Flag) else (entry.statement,)
    criteria = entry.criteria if isinstance(entry, Flag) else ()
    named = _telling(entry.id.replace("_", " "), entry.label)
    defined = _telling(entry.definition, *criteria, *entry.caveats)
    called = (_words(entry.id.replace("_", " ")), _words(entry.label))
    return _Texts(called, (named, _telling(*says), defined))


def _texts_of_area(area: Area) -> _Texts:
    named = _words(area.id)
    return _Texts((named, _words(area.text)), (named, _telling(area.text), ()))


def _meant(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words of the catalogue that a word stands for, each with how near it is (1: the same)."""
    vocabulary = list(vocabulary)
    near = process.extract(word, vocabulary, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
    found = {other: likeness / 100 for other, likeness, _ in near}
    stem = word.removesuffix("s") if len(word) > _SHORT else word
    for other in vocabulary if len(stem) >= _SHORT else ():
        if other.startswith(stem):
            found[other] = max(found.get(other, 0), _BEGINNING)
    return found or (_one_slip_from(word, vocabulary) if len(word) >= _LONG else {})


def _one_slip_from(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words of the catalogue that begin alike and differ by one slip, each with how near it is."""
    alike = [other for other in vocabulary if other[:1] == word[:1]]
    near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=1, limit=None)
    return {other: 1 - slips / len(word) for other, slips, _ in near}


def _counted(near: _Nearness, parts: Iterable[_Words]) -> float:
    """What a word counts: where it counts most."""
    return max(
        weight * max((near.get(other, 0) for other in part), default=0)
        for weight, part in zip(_WEIGHTS, parts, strict=False)
    )


def _together(one: _Nearness, other: _Nearness, parts: Iterable[_Words]) -> float:
    """What two words count that stand one after the other: where they count most."""
    return max(
        weight * max((one.get(a, 0) * other.get(b, 0) for a, b in pairwise(part)), default=0)
        for weight, part in zip(_WEIGHTS, parts, strict=True)
    )
