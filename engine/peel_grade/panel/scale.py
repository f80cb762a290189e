"""How the grades of a scale look: a letter, words, and the colour of their place on it."""

from collections.abc import Mapping

from peel_grade.documents.look import step
from peel_grade.files.record import Record
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED, Framework
from peel_grade.wording.terms import words

_NONE = {INSUFFICIENT: "?", UNGRADED: "-"}


class Shown(Record):
    """A grade, or what stands in its place (without a colour: `step` is 0). `place` orders it: the worst is 1."""

    letter: str
    said: str
    step: int
    place: int


class Scale:
    """The grades of a framework by id, and what may stand in their place; `standard` is the one asked for, in words."""

    def __init__(self, framework: Framework) -> None:
        self.ids, self.grades, self.standard = framework.scale, len(framework.scale), framework.standard.said
        self._shown: Mapping[str, Shown] = {
            grade.id: Shown(grade.letter, grade.said, step(place, self.grades), place)
            for place, grade in enumerate(framework.grades, 1)
        } | {name: Shown(letter, words(name), 0, self.grades + 1) for name, letter in _NONE.items()}

    def __getitem__(self, grade: str) -> Shown:
        return self._shown[grade]

    def __contains__(self, grade: object) -> bool:
        return grade in self._shown
