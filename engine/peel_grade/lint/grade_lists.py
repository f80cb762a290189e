"""The lists of grade rules that a framework writes itself, with what can be counted for each: for their lints."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from typing import TypeAlias

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext
from peel_grade.lint.decisions import Decisions, Inversion
from peel_grade.lint.proving.elements import Conclusion, Population, most_counted, whole_points
from peel_grade.lint.proving.search import Goal
from peel_grade.lint.proving.states import TRUE, Undecided
from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.reading.catalogue_form import FlagText, IndicatorText
from peel_grade.rulebook.reading.conditions import COUNT_KINDS
from peel_grade.rulebook.reading.framework_form import GradeRuleText, RemarkText
from peel_grade.rulebook.reading.grade_checks import STRATA
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.reading.meanings import meaning
from peel_grade.rulebook.subjects import Count, count_of

GradeRuleEntry: TypeAlias = Located[GradeRuleText | RemarkText]


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
        return max((self._most_counted(count_of(leaf.subject), self.populations[name]) for name in names), default=None)

    def _most_counted(self, counted: Count, population: Population) -> int:
        key = ("most-counted", counted, population.key)
        return self._context.remembered(key, partial(most_counted, counted, population))

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
        return self._decisions(comparisons).outcomes()

    def _decisions(self, beside: Iterable[Leaf]) -> Decisions:
        context, rules = self._context, [rule.text for rule in self.rules]
        return Decisions(rules, self.populations, beside, context.names.frame, context.remembered)

    @cached_property
    def decisions(self) -> Decisions | None:
        """What it decides."""
        if not self._context.complete or not self.populations:
            return None
        try:
            return self._decisions(())
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
