"""Which entries of a catalogue some words are about, spelling mistakes forgiven."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from peel_grade.rulebook.model import Flag, Indicator, Rulebook

_NEAR = 80
"""How alike two words must be, in percent, to be taken for the same."""
_WEIGHTS = (4, 3, 1)
"""What a word counts in an entry's id and label, in its sentences, and in what defines it."""
_COMMON = frozenset(
    ("a", "an", "and", "are", "as", "at", "by", "for", "from", "has", "have", "in", "is", "it", "its", "of", "on", "or")
)
_BEGINNING = 0.9
"""What the beginning of a word counts, beside the whole word."""


class Hit(NamedTuple):
    """An entry that the words are about; of two the one with the higher `score` is nearer."""

    entry: Indicator | Flag
    score: float


def find(words: str, book: Rulebook, place: str | None = None) -> list[Hit]:
    """The entries that the words are about, the nearest first.

    A word is found in another of which it is the beginning, and in one that is spelt nearly so. Rare words count more
    than frequent ones. An entry is found if at least half of the words are; `place` is the question or theme to look
    in.
    """
    asked = [word for word in _words(words) if word not in _COMMON] or _words(words)
    texts = {entry.id: _texts(entry) for entry in book.entries()}
    frequent = Counter(word for parts in texts.values() for word in frozenset[str]().union(*parts))
    meant = {word: _meant(word, frequent) for word in asked}
    rare = {word: (1 + sum(frequent[other] for other in near)) ** -0.5 for word, near in meant.items()}
    hits = []
    for entry in book.entries():
        if place is not None and place not in (entry.theme, entry.question):
            continue
        scores = [rare[word] * _score(meant[word], texts[entry.id]) for word in asked]
        if asked and 2 * sum(score > 0 for score in scores) >= len(asked):
            hits.append(Hit(entry, round(sum(scores), 6)))
    return sorted(hits, key=lambda hit: -hit.score)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("'", ""))


def _texts(entry: Indicator | Flag) -> tuple[frozenset[str], ...]:
    """The words of an entry, where they count most first."""
    says = (entry.holds, entry.fails) if isinstance(entry, Flag) else (entry.statement,)
    criteria = entry.criteria if isinstance(entry, Flag) else ()
    parts = ((entry.id.replace("_", " "), entry.label), says, (entry.definition, *criteria, *entry.caveats))
    return tuple(frozenset(_words(" ".join(part))) for part in parts)


def _meant(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words of the catalogue that a word stands for, each with how near it is (1: the same)."""
    near = process.extract(word, list(vocabulary), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
    found = {other: likeness / 100 for other, likeness, _ in near}
    for other in vocabulary if len(word) > 2 else ():
        if other.startswith(word):
            found[other] = max(found.get(other, 0), _BEGINNING)
    return found


def _score(near: dict[str, float], parts: tuple[frozenset[str], ...]) -> float:
    """What a word counts in an entry: where it counts most."""
    return max(
        weight * max((likeness for other, likeness in near.items() if other in part), default=0)
        for weight, part in zip(_WEIGHTS, parts, strict=True)
    )
