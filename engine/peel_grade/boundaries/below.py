"""All that can be below a list of grade rules, from the plainest on, and what of it each test holds on."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from peel_grade.boundaries.givens import concluded
from peel_grade.boundaries.model import Given
from peel_grade.boundaries.near import near_counts
from peel_grade.boundaries.situations import Option, evidence, findings, grades
from peel_grade.force.arithmetic import percentage
from peel_grade.grades.counts import count_facts
from peel_grade.rulebook.conditions import Leaf, Number, holds
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Count, count_of

_MOST_CHANGES = 3
"""In how many things a situation may differ from the plainest."""
_PART = {"findings": 0, "reasons": 0, "evidence": 1, "themes": 2, "questions": 2}
"""Which part of a situation decides a count."""
_GRADES = 2


class _Part(NamedTuple):
    """A part of what can be below: its options, plainest first, and by subject the number that each comes to."""

    options: list[Option]
    numbers: dict[str, list[Number]]


class Shared:
    """What lists of a rulebook have in common below them, worked out once."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._parts: dict[Hashable, _Part] = {}

    def parts(self, tests: Sequence[Leaf], units: Sequence[str]) -> list[_Part]:
        """The parts of what is below tests, those of grades among `units`."""
        of = [tuple(test for test in tests if _part(test.subject) == number) for number in range(3)]
        return [
            self._part(0, of[0], lambda: findings(of[0], self.book)),
            self._part(1, of[1], lambda: evidence(of[1], self.book)),
            self._part(_GRADES, tuple(units) if of[_GRADES] else (), lambda: grades(units, self.book)),
        ]

    def _part(self, number: int, about: tuple[object, ...], options: Callable[[], list[Option]]) -> _Part:
        key = number, about
        if key not in self._parts:
            found = options() if about else [Option({}, 0)]
            self._parts[key] = _Part(sorted(found, key=lambda option: option.changes), {})
        return self._parts[key]


class Below:
    """All that can be below a list: each option of each part with each of the others, if in all few things differ."""

    def __init__(self, tests: Sequence[Leaf], units: Sequence[str], shared: Shared) -> None:
        self.book, self.units = shared.book, units
        self._parts = shared.parts(tests, units)
        self.plainest: Given = {key: value for part in self._parts for key, value in part.options[0].given.items()}
        subjects = dict.fromkeys(each for test in tests for each in self._subjects(test))
        for number, part in enumerate(self._parts):
            new = [each for each in subjects if _part(each) == number and each not in part.numbers]
            part.numbers.update(_numbers(new, part.options, units, self.book))
        self.reached = {subject: sorted(set(found)) for part in self._parts for subject, found in part.numbers.items()}
        self._situations: list[tuple[int, ...]] = []

    def holding(self, tests: Sequence[Leaf]) -> dict[Leaf, int]:
        """The situations on which each test holds, a bit for each, the plainest the lowest.

        Of options that no test tells apart the plainest stands for all.
        """
        of = [[test for test in tests if _part(test.subject) == number] for number in range(len(self._parts))]
        truths = [
            [[holds(test, value) for value in part.numbers[test.subject]] for test in here]
            for part, here in zip(self._parts, of, strict=True)
        ]
        distinct = [
            _first_of_each([tuple(row[option] for row in rows) for option in range(len(part.options))])
            for part, rows in zip(self._parts, truths, strict=True)
        ]
        self._situations = self._plainest_first(distinct)
        found: dict[Leaf, int] = {}
        for number, (here, rows) in enumerate(zip(of, truths, strict=True)):
            chosen = [situation[number] for situation in reversed(self._situations)]
            for test, row in zip(here, rows, strict=True):
                found[test] = int("".join(["1" if row[option] else "0" for option in chosen]), 2)
        return found

    @property
    def all(self) -> int:
        """Every situation."""
        return (1 << len(self._situations)) - 1

    def given(self, situation: int) -> Given:
        """What is given in a situation."""
        chosen = zip(self._parts, self._situations[situation], strict=True)
        return {key: value for part, option in chosen for key, value in part.options[option].given.items()}

    def _plainest_first(self, distinct: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
        situations: list[tuple[int, tuple[int, ...]]] = [(0, ())]
        for part, options in zip(self._parts, distinct, strict=True):
            situations = [
                (changes + part.options[option].changes, (*chosen, option))
                for changes, chosen in situations
                for option in options
                if changes + part.options[option].changes <= _MOST_CHANGES
            ]
        return [chosen for _, chosen in sorted(situations)]

    def _subjects(self, test: Leaf) -> Iterator[str]:
        """What a test counts, and what tests near it do."""
        yield test.subject
        yield from map(str, near_counts(count_of(test.subject), self.units, self.book.framework))


def _first_of_each(rows: Sequence[Hashable]) -> list[int]:
    """The number of the first of the rows that are alike."""
    first: dict[Hashable, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(row, number)
    return [*first.values()]


def _part(subject: str) -> int:
    return _PART[count_of(subject).of]


def _numbers(
    subjects: Sequence[str], options: Sequence[Option], units: Sequence[str], book: Rulebook
) -> dict[str, list[Number]]:
    """The number that each count comes to on each option."""
    graded = [each for each in subjects if _part(each) == _GRADES and count_of(each).measure != "points"]
    others = [each for each in subjects if each not in graded]
    facts = [concluded(option.given, book).facts(others, book) for option in options] if others else []
    found: dict[str, list[Number]] = {subject: [each[subject].low for each in facts] for subject in others}
    if graded:
        pairs = [(unit, grade) for unit in units for grade in (*book.framework.scale, INSUFFICIENT)]
        bits = {pair: 1 << number for number, pair in enumerate(pairs)}
        having = [sum(bits[unit, str(grade)] for unit, grade in option.given.items()) for option in options]
        found |= {subject: [*_graded(count_of(subject), bits, having)] for subject in graded}
    return found


def _graded(counted: Count, bits: dict[tuple[str, str], int], having: Iterable[int]) -> Iterator[Number]:
    """A count of grades; which grades of which themes or questions count is asked of the one place that knows."""

    def counts(pair: tuple[str, str], graded: tuple[str, ...]) -> bool:
        asked = str(counted._replace(measure="count", graded=graded))
        return count_facts([asked], {}, {}, {pair[0]: frozenset({pair[1]})})[asked].low == 1

    wanted = sum(bit for pair, bit in bits.items() if counts(pair, counted.graded))
    of = len({pair[0] for pair in bits if counts(pair, ())})
    for grades_ in having:
        number = (grades_ & wanted).bit_count()
        yield number if counted.measure == "count" else percentage(number, of)
