"""What a framework declares of itself: its words, its scale of grades, weights, benchmarks, ranks, units, efforts."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from peel_grade.files.record import Record
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.units import Unit

INSUFFICIENT = "insufficient_evidence"
UNGRADED = "ungraded"


class Noun(Record):
    """A word for one thing and for several of it."""

    one: str
    many: str

    @property
    def key(self) -> str:
        """The word as a key of files: `care_home`."""
        return "_".join(self.one.split())

    def a(self) -> str:
        """One of it, with its article."""
        return f"{article(self.one)} {self.one}"

    def so_many(self, number: int) -> str:
        """So many of it: `1 force`, `12 forces`."""
        return f"{number:,} {self.one if number == 1 else self.many}"


class Words(Record):
    """What the framework calls the things that every framework has."""

    subject: Noun = Noun("subject", "subjects")
    question: Noun = Noun("question", "questions")
    theme: Noun = Noun("theme", "themes")
    area: Noun = Noun("area for improvement", "areas for improvement")
    concern: Noun = Noun("cause of concern", "causes of concern")

    def into(self, text: str) -> str:
        """A text in which brackets name things (`[a theme] has [questions]`), with the words for them."""
        return re.sub(_NAMED, self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        noun: Noun = getattr(self, found["name"].lower())
        word = noun.many if found["many"] else noun.a() if found["article"] else noun.one
        return word[:1].upper() + word[1:] if found[0][1].isupper() else word


_NAMED = rf"\[(?P<article>[aA] )?(?P<name>(?i:{'|'.join(Words._fields)}))(?P<many>s)?\]"


class Grade(Record):
    """A step of the scale. `points` is None where the framework adds no points."""

    id: str
    title: str
    letter: str
    points: Number | None = None
    standard: bool = False

    @property
    def said(self) -> str:
        """The grade inside of a sentence."""
        return self.title[:1].lower() + self.title[1:]


class Comparator(Record):
    """What figures are compared with. Of a figure in `title`, a sentence tells it as `says`: `in all regions`."""

    title: str
    says: str


class Effort(Record):
    """What it takes to bring about that a piece of evidence is found otherwise; no `points`: nobody asked can."""

    title: str
    points: int
    usual: bool = False


class Framework(Record):
    """One inspection cycle.

    `grades` are worst first, `weights` (of weaknesses) lightest first, `ranks` highest first, each with the words
    that follow a figure. `benchmarks` and `units` are by id. `recording` is what holds of recording any flag.
    `alternatives` are the titles of other ways to the overall grade, by id, of those that have one. `efforts` are by
    id, in their order; one of them is the usual one.
    """

    id: str
    title: str
    year: int
    version: str
    words: Words
    grades: tuple[Grade, ...]
    weights: tuple[str, ...]
    benchmarks: Mapping[str, Comparator]
    ranks: Mapping[str, str]
    units: Mapping[str, Unit]
    recording: tuple[str, ...] = ()
    alternatives: Mapping[str, str] = FrozenDict()
    efforts: Mapping[str, Effort] = FrozenDict()

    @property
    def scale(self) -> tuple[str, ...]:
        """The ids of the grades, worst first."""
        return tuple(grade.id for grade in self.grades)

    @property
    def standard(self) -> Grade:
        """The grade that is asked for."""
        return next(grade for grade in self.grades if grade.standard)

    @property
    def below(self) -> tuple[str, ...]:
        """The ids of the grades below the standard, worst first."""
        return self.scale[: self.grades.index(self.standard)]

    @property
    def drafts(self) -> tuple[str, ...]:
        """The ids of the grades, worst first, with insufficient evidence in its place: just below the standard."""
        return (*self.below, INSUFFICIENT, *self.scale[len(self.below) :])

    @property
    def gravest(self) -> tuple[str, ...]:
        """The weights, heaviest first."""
        return self.weights[::-1]

    @property
    def points(self) -> dict[str, Number]:
        """What each grade brings; empty where the framework adds no points."""
        return {grade.id: grade.points for grade in self.grades if grade.points is not None}

    def place(self, grade: str) -> int:
        """The place of a grade on the scale: 1 is the worst. Raises ValueError for what is no grade of it."""
        return self.scale.index(grade) + 1

    def grade_at(self, place: Number) -> str:
        """The id of the grade at a place on the scale."""
        return self.grades[int(place) - 1].id

    def said(self, draft: str) -> str:
        """A grade, or what is drafted in its place, inside of a sentence."""
        return next((grade.said for grade in self.grades if grade.id == draft), draft.replace("_", " "))

    def effort(self, name: str) -> Effort:
        """The effort of this id; of an empty one the usual one, which is 1 point where none is declared."""
        usual = (each for each in self.efforts.values() if each.usual)
        return self.efforts[name] if name else next(usual, Effort("", 1))

    def letter(self, draft: str) -> str:
        """The letter of a grade; of what is drafted in its place, what it is called inside of a sentence."""
        return next((grade.letter for grade in self.grades if grade.id == draft), self.said(draft))

    def alternative(self, name: str) -> str:
        """What another way to the overall grade is called, as it stands behind `by`."""
        return self.alternatives.get(name) or f"the {name.replace('-', ' ')}"

    def rank_places(self) -> dict[str, int]:
        """The ranks as numbers: 1 the highest, -1 the lowest, 0 any between."""
        return rank_places(tuple(self.ranks))


def rank_places(ranks: tuple[str, ...]) -> dict[str, int]:
    """The ranks, highest first, as numbers: 1 the highest, -1 the lowest, 0 any between."""
    return {name: 1 if name == ranks[0] else -1 if name == ranks[-1] else 0 for name in ranks}


def article(word: str) -> str:
    """The indefinite article before a word."""
    return "an" if word[:1].lower() in "aeiou" else "a"


def to_data(framework: Framework) -> list[object]:
    """The framework as JSON data, in which the order of ranks and efforts is told; `from_data` restores it."""
    in_order = {"ranks": list(framework.ranks.items()), "efforts": list(framework.efforts.items())}
    return list(framework._replace(**in_order))  # type: ignore[arg-type]  # on its way to JSON


def from_data(data: Iterable[Any]) -> Framework:
    """The framework that `to_data` wrote."""
    found = Framework(*data)
    return found._replace(
        words=Words(*(Noun(*noun) for noun in found.words)),
        grades=tuple(Grade(*grade) for grade in found.grades),
        weights=tuple(found.weights),
        benchmarks=FrozenDict({name: Comparator(*row) for name, row in found.benchmarks.items()}),
        ranks=FrozenDict(dict(found.ranks)),
        units=FrozenDict({name: Unit(*row) for name, row in found.units.items()}),
        recording=tuple(found.recording),
        alternatives=FrozenDict(found.alternatives),
        efforts=FrozenDict({name: Effort(*row) for name, row in dict(found.efforts).items()}),
    )
