"""What the lists of grade rules decide, over everything that can be counted: for their lints."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple, TypeAlias

from peel_grade.lint.proving.elements import Population
from peel_grade.lint.proving.tallies import Tallies
from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.reading.framework_form import GradeRuleText, RemarkText
from peel_grade.rulebook.reading.meanings import NO_FRAME, Frame, meaning


class Case(NamedTuple):
    """What is counted in one theme, one question or (no name) overall, in words."""

    name: str
    says: str

    def __str__(self) -> str:
        return f"{self.name}: {self.says or 'nothing counted'}" if self.name else self.says or "nothing counted"


class Inversion(NamedTuple):
    """A rule that decides where more is well than in a `worse` case, and the rule that gave that one a better grade."""

    rule: int
    instead_of: int
    worse: Case
    better: Case


class _Rule(NamedTuple):
    """What a rule of a list is for one theme (question): when it holds (None: it is for others), and its grade."""

    condition: Condition | None
    grade: str


class _Group:
    """What a list of rules decides for one theme (question): it follows from these alone, the name too."""

    def __init__(self, name: str, rules: Sequence[_Rule], population: Population, comparisons: Sequence[Leaf]) -> None:
        self._name, self._rules = name, rules
        self._tallies = Tallies(population, comparisons)
        self._holdings = [
            (at, self._tallies.holding(each.condition)) for at, each in enumerate(rules) if each.condition is not None
        ]
        self.holding: set[int] = set()
        self.deciding: dict[int, Case] = {}
        self.covering: dict[int, frozenset[int]] = {}
        self.uncovered: Case | None = None
        self.met = self.missed = 0
        grades = set()
        for tally in self._tallies.all():
            self.met |= tally.bits
            self.missed |= ~tally.bits
            held = [index for index, holds in self._holdings if holds(tally.bits)]
            self.holding.update(held)
            for place, index in enumerate(held):
                above = frozenset(held[:place])
                self.covering[index] = self.covering.get(index, above) & above
            if held:
                self.deciding.setdefault(held[0], Case(name, tally.says))
                grades.add(rules[held[0]].grade)
            else:
                grades.add(INSUFFICIENT)
                self.uncovered = self.uncovered or Case(name, tally.says)
        self.grades = frozenset(grades)

    def outcomes(self) -> Iterator[str]:
        """The grade in each case."""
        for tally in self._tallies.all():
            index = self._first(tally.bits)
            yield INSUFFICIENT if index is None else self._rules[index].grade

    @cached_property
    def changes(self) -> list[Inversion]:
        """Each two rules of which the second decides instead of the first where one thing more is well, with the first
        such case.
        """
        found: dict[tuple[int, int], Inversion] = {}
        for worse, better in self._tallies.steps():
            before, after = self._first(worse.bits), self._first(better.bits)
            if before is not None and after is not None and before != after and (before, after) not in found:
                cases = Case(self._name, worse.says), Case(self._name, better.says)
                found[before, after] = Inversion(after, before, *cases)
        return [*found.values()]

    def _first(self, bits: int) -> int | None:
        return next((index for index, holds in self._holdings if holds(bits)), None)


Remember: TypeAlias = Callable[[Hashable, Callable[[], "_Group"]], "_Group"]
"""From what something follows from, and how it is worked out, to it: worked out, or known from before."""


def _worked_out(_key: Hashable, work: Callable[[], _Group]) -> _Group:
    return work()


class Decisions:
    """What one list of grade rules decides for each theme (question) that it grades.

    Raises Undecided where too much can be counted.
    """

    def __init__(
        self,
        rules: Sequence[GradeRuleText | RemarkText],
        populations: Mapping[str, Population],
        beside: Iterable[Leaf] = (),
        frame: Frame = NO_FRAME,
        remember: Remember = _worked_out,
    ) -> None:
        """`beside` are further comparisons that tell cases apart; `frame` has what the rules name."""
        self._rules = rules
        conditions = [meaning(rule.when, None, "", frame) for rule in rules]
        self.comparisons = sorted({*(leaf for each in conditions for leaf in leaves(each)), *beside})
        self._groups: dict[str, _Group] = {}
        for name, population in populations.items():
            here = tuple(
                _Rule(condition if _stands(rule, name) else None, getattr(rule, "grade", ""))
                for rule, condition in zip(rules, conditions, strict=True)
            )
            key = ("decisions", name, here, population.key, tuple(self.comparisons))
            self._groups[name] = remember(key, partial(_Group, name, here, population, self.comparisons))
        groups = self._groups.values()
        self.holding = set[int]().union(*(each.holding for each in groups))
        """The rules that hold in some case."""
        self.deciding: dict[int, Case] = {}
        """The rules that decide some case, each with one such case."""
        self.covering: dict[int, frozenset[int]] = {}
        """For each rule that holds, the rules above it that hold in every such case."""
        for group in groups:
            self.deciding = group.deciding | self.deciding
            for index, above in group.covering.items():
                self.covering[index] = self.covering.get(index, above) & above
        self.uncovered = next((each.uncovered for each in groups if each.uncovered), None)
        """A case in which no rule holds."""
        self.grades = {name: each.grades for name, each in self._groups.items()}
        """The grades that each theme (question) can be given."""

    def outcomes(self) -> Iterator[str]:
        """The grade in each case; the cases are the same, in the same order, for lists with the same comparisons."""
        for group in self._groups.values():
            yield from group.outcomes()

    def is_met(self, leaf: Leaf, names: Iterable[str]) -> bool:
        """Whether the comparison is met in some case of one of the names."""
        return any(self._groups[name].met & 1 << self.comparisons.index(leaf) for name in names)

    def is_missed(self, leaf: Leaf, names: Iterable[str]) -> bool:
        """Whether one of the names has a case in which the comparison is not met."""
        return any(self._groups[name].missed & 1 << self.comparisons.index(leaf) for name in names)

    def inversions(self, scale: Sequence[str]) -> Iterator[Inversion]:
        """Each rule that gives a worse grade of the scale where one thing more is well, with the first such case."""
        told = set()
        for each in (change for group in self._groups.values() for change in group.changes):
            before, after = (getattr(self._rules[index], "grade", "") for index in (each.instead_of, each.rule))
            worse = before in scale and after in scale and scale.index(after) < scale.index(before)
            if worse and each.rule not in told:
                told.add(each.rule)
                yield each


def _stands(rule: GradeRuleText | RemarkText, name: str) -> bool:
    """Whether a rule is for what is called so."""
    of = getattr(rule, "for_", None)
    return of is None or name in of
