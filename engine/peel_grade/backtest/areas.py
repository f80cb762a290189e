"""How near suggested areas for improvement come to those that inspectors made, beside two baselines that know nothing.

Precision is the share of suggestions that were published, recall the share of published areas that are suggested. Both
say little alone: a draft that suggests everything has a recall of 100%. Beside them stands what comes of as many
suggestions in each question drawn at random, and of those that were published of the other forces of the record.
"""

from collections.abc import Collection, Iterable
from math import comb
from typing import NamedTuple

from peel_grade.grades.assessment import suggested
from peel_grade.grades.published import PublishedArea, PublishedRecord
from peel_grade.grades.results import Assessment


class Score(NamedTuple):
    """How many areas are `suggested`, how many of them were `published_too`; how many were published, how many of them
    are `found` among the suggestions. Of what is drawn at random, as many as are to be expected.
    """

    suggested: float = 0
    published_too: float = 0
    published: float = 0
    found: float = 0

    @property
    def precision(self) -> float | None:
        """The share of suggestions that were published, in percent; None without any."""
        return round(100 * self.published_too / self.suggested, 1) if self.suggested else None

    @property
    def recall(self) -> float | None:
        """The share of published areas that are suggested, in percent; None without any."""
        return round(100 * self.found / self.published, 1) if self.published else None


class Fidelity(NamedTuple):
    """The score of a draft, of as many suggestions at random, and (None without others) of what others were asked."""

    draft: Score
    at_random: Score
    of_others: Score | None


def fidelity(
    assessment: Assessment, record: PublishedRecord, others: Collection[PublishedRecord]
) -> dict[str, Fidelity]:
    """The scores in each question that was inspected; `others` are the records of the other forces."""
    book, found = assessment.book, {}
    asked = {name for other in others for row in other.areas for name in row.areas}
    for question, result in assessment.questions.items():
        if result.status != "inspected":
            continue
        published = [row for row in record.areas if row.question == question]
        of_question = [name for name, area in book.areas.items() if area.question == question]
        drafted = [each.area.id for each in suggested(assessment, question)]
        elsewhere = _score([name for name in of_question if name in asked], published) if others else None
        chance = _at_random(len(drafted), len(of_question), published)
        found[question] = Fidelity(_score(drafted, published), chance, elsewhere)
    return found


def together(scores: Iterable[Fidelity]) -> Fidelity:
    """The scores of several questions or forces as one."""
    rows = list(scores)
    others = [row.of_others for row in rows if row.of_others is not None]
    return Fidelity(
        _sum(row.draft for row in rows), _sum(row.at_random for row in rows), _sum(others) if others else None
    )


def _score(areas: Collection[str], published: Collection[PublishedArea]) -> Score:
    too = {name for row in published for name in row.areas}
    return Score(
        len(areas), sum(name in too for name in areas), len(published),
        sum(not {*row.areas}.isdisjoint(areas) for row in published),
    )  # fmt: skip


def _at_random(drawn: int, of: int, published: Collection[PublishedArea]) -> Score:
    """What is to be expected of so many of the areas of a question, drawn at random."""
    too = len({name for row in published for name in row.areas})
    found = sum(1 - comb(of - len(row.areas), drawn) / comb(of, drawn) for row in published)
    return Score(drawn, drawn * too / of if of else 0, len(published), found)


def _sum(scores: Iterable[Score]) -> Score:
    total = Score()
    for score in scores:
        total = Score(*(one + other for one, other in zip(total, score, strict=True)))
    return total
