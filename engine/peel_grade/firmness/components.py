"""Which questions share evidence with others, and what in them changes independently."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from peel_grade.firmness.apart import apart
from peel_grade.firmness.kept import Place
from peel_grade.rulebook.model import Rulebook

T = TypeVar("T")
Inside: TypeAlias = tuple[list[Place], list[T]]
"""Themes and questions whose counts change together, and the groups of rules that count in them."""


def places_among(places: Iterable[Place], questions: Sequence[str], book: Rulebook) -> list[Place]:
    """Those of the places that belong to some of the questions."""
    return [each for each in places if _question_of(each, book) in questions]


def components(
    questions: Sequence[str], groups: Iterable[tuple[Sequence[Place], T]], book: Rulebook
) -> Iterator[tuple[list[str], list[Inside[T]]]]:
    """The questions that share evidence, most by themselves, each with its clusters; `groups` are given with the places
    of those questions in which they count, of which none has none.
    """
    given = list(groups)
    nodes = [
        place
        for name in questions
        for place in [("question", name), *(("theme", each) for each in book.themes_of(name))]
    ]
    clusters = apart(nodes, (places for places, _ in given))
    number = {place: at for at, cluster in enumerate(clusters) for place in cluster}
    inside: list[list[T]] = [[] for _ in clusters]
    for places, group in given:
        inside[number[places[0]]].append(group)
    asked = [{_question_of(place, book) for place in cluster} for cluster in clusters]
    for names in apart(questions, asked):
        yield (
            names,
            [
                (cluster, of_it)
                for cluster, of_it, mine in zip(clusters, inside, asked, strict=True)
                if not mine.isdisjoint(names)
            ],
        )


def _question_of(place: Place, book: Rulebook) -> str:
    kind, name = place
    return name if kind == "question" else book.themes[name].question
