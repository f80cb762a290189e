"""What follows from many forces: bits as they were worked out, read out as columns when they are asked for."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from peel_grade.force.columns import Codes, Columns, Truths
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED, Framework
from peel_grade.rulebook.model import Rule, Rulebook

Output: TypeAlias = tuple[str, str, str]
"""What a plane says: the kind, of what, and (of grades) which: `("grade", "theme/x", "fair")`."""
Planes: TypeAlias = NDArray[np.uint64]
NONE = 255
"""The code of no grade."""
STATUSES = ("inspected", "carried_forward", "not_inspected")
"""What the codes of a question's status mean."""


_OF_PLACE, _OF_ROW = 16, 38
"""One number orders all suggestions: from the highest bits the row, how urgent it is, the place of the area."""
_MOST_REASONS = (1 << 14) - 1
WORD = 64
"""So many forces a word holds."""


def packed(holds: Truths) -> Planes:
    """Rows of truths as planes."""
    bits = np.packbits(holds, axis=1, bitorder="little")
    return np.pad(bits, ((0, 0), (0, -bits.shape[1] % (WORD // 8)))).view(np.uint64)


class Drafts:
    """What follows from many forces, a row each, by id.

    A grade is a code: its place in `levels`. What is graded is named as `theme/ID`, `question/ID` and `overall`. What
    was not asked of the engine raises KeyError.
    """

    def __init__(self, book: Rulebook, columns: Columns, planes: Planes, places: Mapping[Output, int]) -> None:
        self.book, self.size, self.names = book, columns.size, columns.names
        self.levels = (*book.framework.scale, INSUFFICIENT, UNGRADED)
        self._columns, self._planes, self._places = columns, planes, places

    @cached_property
    def graded(self) -> tuple[str, ...]:
        """All that has a grade, as it is named here: themes, graded questions, overall."""
        questions = [f"question/{name}" for name, question in self.book.questions.items() if question.graded]
        overall = ["overall"] if self.book.graded_overall else []
        return (*(f"theme/{name}" for name in self.book.themes), *questions, *overall)

    def finding(self, rule: str) -> NDArray[np.int8]:
        """Whether a rule concludes: 1 it does, 0 it does not, -1 it is unknown."""
        true, false = (self._bits("finding", rule, truth).astype(np.int8) for truth in ("true", "false"))
        return 2 * true + false - 1

    def concludes(self, rule: str) -> Truths:
        """Whether it is known that a rule concludes."""
        return self._bits("finding", rule, "true")

    def grade(self, at: str) -> Codes:
        """The draft grades of a theme, a question or overall, as codes; `ungraded` where the framework gives none."""
        found = np.full(self.size, 0 if at in self.graded else self.levels.index(UNGRADED), np.uint8)
        for code, level in enumerate(self.levels):
            if ("grade", at, level) in self._places:
                found |= self._bits("grade", at, level) * np.uint8(code)
        return found

    def possible(self, at: str) -> NDArray[np.uint32]:
        """Every grade that missing evidence allows: the bit of its code is set."""
        found = np.zeros(self.size, np.uint32)
        for code, level in enumerate(self.levels):
            if ("possible", at, level) in self._places:
                found |= self._bits("possible", at, level) * np.uint32(1 << code)
        return found

    def range(self, at: str) -> tuple[Codes, Codes]:
        """The worst and the best grade of the scale that are not ruled out, as codes; `NONE` where all are."""
        scale = self.book.framework.scale
        worst, best = np.zeros(self.size, np.uint8), np.zeros(self.size, np.uint8)
        for code, level in enumerate(scale):
            if ("possible", at, level) in self._places:
                here = self._bits("possible", at, level).view(np.uint8)
                np.maximum(best, here * np.uint8(code + 1), out=best)
                np.maximum(worst, here * np.uint8(len(scale) - code), out=worst)
        none = (best == 0) * np.uint8(NONE)
        return (np.uint8(len(scale)) - worst) | none, (best - np.uint8(1)) | none

    def decided(self, at: str) -> Mapping[str, Truths]:
        """By grade rule of the list of a theme, a question or overall, whether it is the one that decides the draft."""
        return {rule: self._bits(kind, of, rule) for kind, of, rule in self._places if (kind, of) == ("decided", at)}

    def status(self, question: str) -> Codes:
        """Whether a question was inspected or its earlier grade is carried forward: codes of `STATUSES`."""
        inspected, earlier = self._columns.inspected.get(question), self._columns.previous_grades.get(question)
        if inspected is None:
            return np.zeros(self.size, np.uint8)
        carried = np.uint8(0) if earlier is None or not self.book.questions[question].graded else earlier > 0
        return np.where(inspected, np.uint8(0), np.where(carried, np.uint8(1), np.uint8(2)))

    def suggested(self, area: str) -> Truths:
        """Whether an area is suggested."""
        return self._bits("suggested", area, "")

    def open_area(self, area: str) -> Truths:
        """Whether an area is not suggested, and missing evidence could bring it."""
        return self._bits("open", area, "")

    def by_priority(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The suggested areas of one force after another, each as its place among the rulebook's: repeated before new,
        graver before lighter, more reasons before fewer; and where those of each force begin, with the end of the last.
        """
        found = [np.zeros(0, np.int64)]
        for place, area in enumerate(self.book.areas):
            rows = np.flatnonzero(self.suggested(area))
            found.append((rows << _OF_ROW) | (self._priority(area)[rows] << _OF_PLACE) | place)
        ordered = np.concatenate(found)
        ordered.sort(kind="stable")  # of each area they are in order already, and need only be merged
        begin = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(ordered >> _OF_ROW, minlength=self.size), out=begin[1:])
        return ordered & ((1 << _OF_PLACE) - 1), begin

    def borderline(self, alternative: str) -> Codes:
        """The grade that another way to the overall grade gives in place of the draft; `NONE`: it gives no other."""
        found = np.full(self.size, NONE, np.uint8)
        for code, level in enumerate(self.levels):
            if ("borderline", alternative, level) in self._places:
                found[self._bits("borderline", alternative, level)] = code
        return found

    def no_precedent(self, remark: str) -> Truths:
        """Whether a remark is made on the overall grade."""
        return self._bits("no_precedent", remark, "")

    def _bits(self, kind: str, of: str, which: str) -> Truths:
        plane = self._planes[self._places[kind, of, which]]
        return np.unpackbits(plane.view(np.uint8), count=self.size, bitorder="little").view(np.bool_)

    def _priority(self, area: str) -> NDArray[np.int64]:
        """The place of an area among those that are suggested, the first being the least."""
        framework = self.book.framework
        lightest, reasons = len(framework.weights), [rule for rule in self.book.rules.values() if rule.area == area]
        grave, many = np.zeros(self.size, np.uint8), np.zeros(self.size, np.int16)
        for rule in reasons:
            found = self._bits("finding", rule.id, "true").view(np.uint8)
            np.maximum(grave, found * np.uint8(lightest - _gravity(rule, framework)), out=grave)
            many += found
        made = self._columns.previous_areas.get(area)
        new = np.int64(1) if made is None else (~made).astype(np.int64)
        return ((new + 1) * (lightest + 1) - 1 - grave) * (_MOST_REASONS + 1) + _MOST_REASONS - many


def _gravity(rule: Rule, framework: Framework) -> int:
    """How grave a finding is: 0 a cause of concern, then the weights from the heaviest."""
    return 0 if rule.weight is None else 1 + framework.gravest.index(rule.weight)
