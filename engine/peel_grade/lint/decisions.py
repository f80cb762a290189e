"""What the lists of grade rules decide, over everything that can be counted: for their lints."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext
from peel_grade.lint.proving.search import Goal
from peel_grade.lint.proving.states import TRUE, Undecided
from peel_grade.lint.proving.tallies import Conclusion, Population, Tallies, most_counted, whole_points
from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.reading.catalogue_form import FlagText, IndicatorText
from peel_grade.rulebook.reading.conditions import COUNT_KINDS
from peel_grade.rulebook.reading.framework_form import GradeRuleText, RemarkText
from peel_grade.rulebook.reading.grade_checks import STRATA
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.reading.meanings import NO_FRAME, Frame, meaning
from peel_grade.rulebook.subjects import count_of

GradeRuleEntry: TypeAlias = Located[GradeRuleText | RemarkText]


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


def _never(_bits: int) -> bool:
    return False


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
    ) -> None:
        """`beside` are further comparisons that tell cases apart; `frame` has what the rules name."""
        self._rules = rules
        self._conditions = [meaning(rule.when, None, "", frame) for rule in rules]
        self.comparisons = sorted({*(leaf for each in self._conditions for leaf in leaves(each)), *beside})
        self._groups = {name: Tallies(population, self.comparisons) for name, population in populations.items()}
        self.holding: set[int] = set()
        """The rules that hold in some case."""
        self.deciding: dict[int, Case] = {}
        """The rules that decide some case, each with one such case."""
        self.covering: dict[int, frozenset[int]] = {}
        """For each rule that holds, the rules above it that hold in every such case."""
        self.uncovered: Case | None = None
        """A case in which no rule holds."""
        self.grades: dict[str, frozenset[str]] = {}
        """The grades that each theme (question) can be given."""
        self.met: dict[str, int] = {}
        """For each theme (question), the bits of the comparisons that are met in some case of it."""
        self.missed: dict[str, int] = {}
        """The same of those that are not met in some case."""
        for name, tallies in self._groups.items():
            self._look(name, tallies)

    def _look(self, name: str, tallies: Tallies) -> None:
        holdings = self._holdings(name, tallies)
        grades = set()
        met = missed = 0
        for tally in tallies.all():
            met |= tally.bits
            missed |= ~tally.bits
            held = [index for index, holds in enumerate(holdings) if holds(tally.bits)]
            self.holding.update(held)
            for place, index in enumerate(held):
                above = frozenset(held[:place])
                self.covering[index] = self.covering.get(index, above) & above
            if held:
                self.deciding.setdefault(held[0], Case(name, tally.says))
                grades.add(self._grade(held[0]))
            else:
                grades.add(INSUFFICIENT)
                self.uncovered = self.uncovered or Case(name, tally.says)
        self.grades[name] = frozenset(grades)
        self.met[name], self.missed[name] = met, missed

    def outcomes(self) -> Iterator[str]:
        """The grade in each case; the cases are the same, in the same order, for lists with the same comparisons."""
        for name, tallies in self._groups.items():
            holdings = self._holdings(name, tallies)
            for tally in tallies.all():
                index = self._first(holdings, tally.bits)
                yield INSUFFICIENT if index is None else self._grade(index)

    def _holdings(self, name: str, tallies: Tallies) -> list[Callable[[int], bool]]:
        """How to tell whether each rule holds; one that does not stand in the list of the name never does."""
        return [
            tallies.holding(condition) if self._stands(rule, name) else _never
            for rule, condition in zip(self._rules, self._conditions, strict=True)
        ]

    def _stands(self, rule: GradeRuleText | RemarkText, name: str) -> bool:
        of = getattr(rule, "for_", None)
        return of is None or name in of

    def _grade(self, index: int) -> str:
        return getattr(self._rules[index], "grade", "")

    def is_met(self, leaf: Leaf, names: Iterable[str]) -> bool:
        """Whether the comparison is met in some case of one of the names."""
        return any(self.met[name] & 1 << self.comparisons.index(leaf) for name in names)

    def is_missed(self, leaf: Leaf, names: Iterable[str]) -> bool:
        """Whether one of the names has a case in which the comparison is not met."""
        return any(self.missed[name] & 1 << self.comparisons.index(leaf) for name in names)

    def inversions(self, scale: Sequence[str]) -> Iterator[Inversion]:
        """Each rule that gives a worse grade of the scale where one thing more is well, with the first such case."""
        told = set()
        for name, tallies in self._groups.items():
            holdings = self._holdings(name, tallies)
            for worse, better in tallies.steps():
                before, after = (self._first(holdings, tally.bits) for tally in (worse, better))
                if before is None or after is None or after in told:
                    continue
                grades = self._grade(before), self._grade(after)
                if all(grade in scale for grade in grades) and scale.index(grades[1]) < scale.index(grades[0]):
                    told.add(after)
                    yield Inversion(after, before, Case(name, worse.says), Case(name, better.says))

    def _first(self, holdings: Sequence[Callable[[int], bool]], bits: int) -> int | None:
        return next((index for index, holds in enumerate(holdings) if holds(bits)), None)


class GradeList:
    """A list of grade rules (or remarks) that the framework itself writes.

    `path` is where it stands, `stratum` is `theme`, `question` or `overall`; `ordered`: whether the first rule that
    holds decides. `decisions` is None where the rulebook has mistakes, or too much can be counted.
    """

    def __init__(self, path: NodePath, rules: list[GradeRuleEntry], context: LintContext) -> None:
        self.path, self.rules = path, rules
        self.stratum, self.ordered = STRATA[str(path[0])], path[-1] != "no_precedent"
        self._context = context

    @property
    def name(self) -> str:
        """How messages name it: `overall.grades`."""
        return ".".join(map(str, self.path))

    @property
    def conditions(self) -> list[Condition]:
        """The conditions of its rules."""
        return [meaning(rule.text.when, None, "", self._context.names.frame) for rule in self.rules]

    def graded_by(self, rule: GradeRuleEntry) -> list[str]:
        """What a rule of the list grades: those that it is `for`, or all."""
        of = getattr(rule.text, "for_", None)
        return [name for name in self.populations if of is None or name in of]

    def is_met(self, leaf: Leaf, rule: GradeRuleEntry) -> bool:
        """Whether some case of what a rule grades meets the comparison; True where that cannot be told."""
        return self.decisions is None or self.decisions.is_met(leaf, self.graded_by(rule))

    def is_missed(self, leaf: Leaf, rule: GradeRuleEntry) -> bool:
        """Whether some case of what a rule grades does not meet the comparison; True where that cannot be told."""
        return self.decisions is None or self.decisions.is_missed(leaf, self.graded_by(rule))

    @cached_property
    def populations(self) -> dict[str, Population]:
        """What can be counted for each that the list grades; nothing where that cannot be told."""
        return self._context.result_of(_populations).get(self.stratum, {})

    @property
    def comparisons(self) -> Iterator[tuple[GradeRuleEntry, Leaf, NodePath]]:
        """Each comparison: the rule, what it means, and its path inside the rule."""
        for rule in self.rules:
            for text, path in rule.text.when.walk(("when",)):
                if text.kind_of_condition in COUNT_KINDS:
                    leaf = meaning(text, None, "", self._context.names.frame)
                    assert isinstance(leaf, Leaf)
                    yield rule, leaf, path

    def most_counted(self, leaf: Leaf, rule: GradeRuleEntry) -> int | None:
        """How many of what a comparison of a rule counts there can be at the most; None where that cannot be told."""
        names = self.graded_by(rule) if self.decisions is not None else []
        return max((most_counted(count_of(leaf.subject), self.populations[name]) for name in names), default=None)

    @property
    def inversions(self) -> Iterator[Inversion]:
        """Its rules that give a worse grade to a better case."""
        if self.ordered and self.decisions is not None:
            yield from self.decisions.inversions(self._context.grades)

    def decides_as(self, other: "GradeList") -> bool:
        """Whether it decides as another list of its stratum does in every case."""
        if self.decisions is None or other.decisions is None:
            return False
        together = sorted({*self.decisions.comparisons, *other.decisions.comparisons})
        try:
            one, another = (each.outcomes(together) for each in (self, other))
            return all(mine == theirs for mine, theirs in zip(one, another, strict=True) if theirs != INSUFFICIENT)
        except Undecided:
            return False

    def outcomes(self, comparisons: Iterable[Leaf]) -> Iterator[str]:
        """The grade in each case that these comparisons tell apart. Raises Undecided."""
        frame = self._context.names.frame
        return Decisions([rule.text for rule in self.rules], self.populations, comparisons, frame).outcomes()

    @cached_property
    def decisions(self) -> Decisions | None:
        """What it decides."""
        if not self._context.complete or not self.populations:
            return None
        try:
            return Decisions([rule.text for rule in self.rules], self.populations, frame=self._context.names.frame)
        except Undecided:
            self._context.analysis.undecided.add(tuple(Goal(condition, TRUE) for condition in self.conditions))
            return None


def own_grade_lists(context: LintContext) -> list[GradeList]:
    """The lists of grade rules and remarks that the framework itself writes, without those of unknown parameters."""
    frame, lists = context.names.frame, context.grade_rules()
    known = ((path, [rule for rule in rules if rule.text.when.understood(frame.parameters)]) for path, rules in lists)
    return [GradeList(path, rules, context) for path, rules in known if rules]


def _populations(context: LintContext) -> dict[str, dict[str, Population]]:
    """By stratum, what can be counted for each theme, each graded question, and overall."""
    framework, scale = context.framework, context.grades
    questions = {name: text for name, text in (framework.questions or {}).items() if text.graded}
    every = frozenset((*scale, INSUFFICIENT))
    try:
        points = whole_points(context.declared.points)
    except Undecided:
        return {}
    rules: dict[str, Counter[Conclusion]] = {}
    for rule in context.rules.values():
        conclusion = Conclusion(rule.rule.kind, rule.rule.weight, rule.rule.area is not None)
        for name in filter(None, (rule.rule.theme, rule.rule.question)):
            rules.setdefault(name, Counter())[conclusion] += 1
    evidence: dict[str, dict[str, bool]] = {}
    texts: dict[str, IndicatorText | FlagText] = {
        **{name: entry.text for name, entry in context.indicators.items()},
        **{name: entry.text for name, entry in context.flags.items()},
    }
    for name, text in texts.items():
        if not context.names.given_up(text):
            sides = isinstance(text, FlagText) and text.favourable is not None
            for place in filter(None, (text.theme, context.names.place(text))):
                evidence.setdefault(place, {})[name] = sides

    def population(name: str, units: dict[str, frozenset[str]]) -> Population:
        return Population(rules.get(name, Counter()), evidence.get(name, {}), units, scale, points)

    themes = {theme: population(theme, {}) for text in questions.values() for theme in text.themes or ()}
    # the grades that some rule gives, whether it can decide or not: a mistake in one list is told there alone
    grades = frozenset((INSUFFICIENT, *(rule.grade for rule in framework.theme_grades or ())))
    return {
        "theme": themes,
        "question": {
            name: population(name, dict.fromkeys(text.themes or (), grades)) for name, text in questions.items()
        },
        # a question may be carried forward from an earlier inspection, with any grade
        "overall": {"": Population({}, {}, dict.fromkeys(questions, every), scale, points)},
    }
