"""What grade rules count, as nodes: findings, pieces of evidence, grades of themes and questions, and their points."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm
from typing import TypeAlias

from peel_grade.circuit.comparing import Counted, counted
from peel_grade.circuit.gates import AtomKind, Node
from peel_grade.circuit.rules import Rules
from peel_grade.rulebook import subjects
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.rulebook.model import Flag, Indicator, Rule
from peel_grade.rulebook.subjects import Count

Grades: TypeAlias = Mapping[str, Node]
"""By grade (insufficient evidence among them) a node; a grade that can never be is not there."""


class Counting:
    """Counts over the gates of rules; those but some count as they do for another rulebook."""

    def __init__(
        self, framework: Framework, rules: Rules, like: "Counting | None" = None, but: Collection[str] = ()
    ) -> None:
        self._framework, self._rules, self._circuit = framework, rules, rules.circuit
        self._like, self._but = like, but
        self._units: dict[object, tuple[Node, Node]] = {} if like is None else like._units
        self._findings: dict[tuple[str, bool | None, bool], tuple[Node, Node]] = {}
        self._scale = [INSUFFICIENT, *framework.scale]

    def findings(self, count: Count, rules: Sequence[Rule], later: bool) -> Counted:
        """So many of the rules: those that conclude, or (`later`) may come to."""
        asked = [rule for rule in rules if among(count, rule)]
        found = [self._finding(rule, (rule.id, count.repeat, later)) for rule in asked]
        return counted([one for one, _ in found], [may for _, may in found], len(asked), count.measure == "share")

    def _finding(self, rule: Rule, asked: tuple[str, bool | None, bool]) -> tuple[Node, Node]:
        """What is asked for of a rule: by its id, whether it must repeat what an earlier inspection found, and whether
        it may still come.
        """
        if self._like is not None and rule.id not in self._but:
            return self._like._finding(rule, asked)
        if asked not in self._findings:
            self._findings[asked] = self._found(rule, *asked[1:])
        return self._findings[asked]

    def _found(self, rule: Rule, repeat: bool | None, later: bool) -> tuple[Node, Node]:
        """That a rule concludes, and that it may."""
        circuit, here = self._circuit, self._rules.truth(rule.id).true
        if repeat is None:
            return here, circuit.negation(self._rules.never(rule.id)) if later else here
        again = self._rules.repeat(rule)
        if not later:  # a draft takes what is not known to be a repeat for none
            found = circuit.every([here, again.true if repeat else circuit.negation(again.true)])
            return found, found
        surely, but = again if repeat else (again.false, again.true)
        may = circuit.negation(self._rules.never(rule.id))
        return circuit.every([here, surely]), circuit.every([may, circuit.negation(but)])

    def evidence(self, count: Count, entries: Iterable[Indicator | Flag], later: bool) -> Counted:
        """So many of the entries: those that are recorded, or (`later`) may come to be."""
        sure, may = [], []
        for entry in entries:
            sides = isinstance(entry, Flag) and entry.favourable is not None
            if (count.named and entry.id not in count.named) or (count.favourable is not None and not sides):
                continue
            kind: AtomKind = {None: "known", True: "favourable", False: "adverse"}[count.favourable]  # type: ignore[assignment]  # mypy widens the values to str
            about = str(subjects.Flag(entry.id) if isinstance(entry, Flag) else subjects.Indicator(entry.id))
            sure.append(self._rules.atom(kind, about))
            may.append(self._circuit.some([sure[-1], self._rules.atom("awaited", about)]) if later else sure[-1])
        return counted(sure, may, len(sure), count.measure == "share")

    def units(self, count: Count, below: Mapping[str, Grades]) -> Counted:
        """Themes or questions, each of which has, or may have, some grades."""
        asked = [grades for name, grades in below.items() if not count.named or name in count.named]
        if count.measure == "points":
            return self._points(asked)
        found = [self._unit(count.graded, grades) for grades in asked]
        return counted([one for one, _ in found], [may for _, may in found], len(asked), count.measure == "share")

    def _unit(self, graded: tuple[str, ...], grades: Grades) -> tuple[Node, Node]:
        """That one surely has one of the grades that are asked for, and that it may."""
        circuit, asked = self._circuit, (graded, *grades.items())
        if asked not in self._units:
            wanted = graded or self._scale
            may = circuit.some(node for grade, node in grades.items() if grade in wanted)
            other = circuit.some(node for grade, node in grades.items() if grade not in wanted)
            self._units[asked] = circuit.negation(other), may
        return self._units[asked]

    def _points(self, below: Sequence[Grades]) -> Counted:
        """What grades bring, in percent of the most; what has insufficient evidence brings no points."""
        circuit, framework = self._circuit, self._framework
        points = {grade: Fraction(str(framework.points.get(grade, 0))) for grade in self._scale}
        most = max((Fraction(str(number)) for number in framework.points.values()), default=Fraction(0)) * len(below)
        levels = sorted(set(points.values()))
        steps = [(level, level - lower) for lower, level in pairwise(levels)]
        unit = _common_part(step for _, step in steps)
        sure: list[Node] = []
        may: list[Node] = []
        for grades in below:
            for level, step in steps:
                times = int(step / unit)
                less = circuit.some(node for grade, node in grades.items() if points[grade] < level)
                sure += [circuit.negation(less)] * times
                may += [circuit.some(node for grade, node in grades.items() if points[grade] >= level)] * times
        if not most:
            return Counted((), (), [0])
        least = levels[0] * len(below)
        return Counted(
            tuple(sure),
            tuple(may),
            [round(float(100 * (least + unit * number) / most), 6) for number in range(len(sure) + 1)],
        )


def among(count: Count, rule: Rule) -> bool:
    """Whether a rule is one of those of which is counted which conclude."""
    return count.kind in (None, rule.kind) and count.weight in (None, rule.weight)


def _common_part(steps: Iterable[Fraction]) -> Fraction:
    """The largest number of which all steps are multiples; 1 where there are none."""
    found = list(steps)
    if not found:
        return Fraction(1)
    below = lcm(*(step.denominator for step in found))
    return Fraction(gcd(*(int(step * below) for step in found)), below)
