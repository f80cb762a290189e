"""What a lint can ask of a rulebook: what was written, where, and what it means.

A rulebook with mistakes is linted too, without the entries that have them. Then
`complete` is false, and a lint must not report that something is missing.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.proving.search import Analysis, Expansion, Witness
from peel_grade.lint.proving.states import TRUE, Domain, Scales
from peel_grade.rulebook.conditions import Condition, leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Rule
from peel_grade.rulebook.reading.catalogue_form import BenchmarkText, FlagText, IndicatorText
from peel_grade.rulebook.reading.conditions import ConditionText
from peel_grade.rulebook.reading.findings_form import AreaText, RuleText
from peel_grade.rulebook.reading.framework_form import (
    GradeRuleText,
    ParameterText,
    QuestionText,
    RemarkText,
    ThemeText,
    grade_lists,
)
from peel_grade.rulebook.reading.layers import Layer, Located
from peel_grade.rulebook.reading.load import Reading, benchmarks_of, rule_of
from peel_grade.rulebook.reading.parameters import Use, uses
from peel_grade.rulebook.subjects import findings_named
from peel_grade.rulebook.units import Unit

T = TypeVar("T")


class LintedRule(NamedTuple):
    """A rule, as its lints need it.

    `located` is what was written and where, `rule` what it means, `condition` when it concludes, over evidence alone,
    and `parts` are all the conditions written in it, each group before its members.
    """

    located: Located[RuleText]
    rule: Rule
    condition: Condition
    parts: tuple["Part", ...]

    @property
    def id(self) -> str:
        """Its name."""
        return self.rule.id

    @property
    def place(self) -> str:
        """The theme that its finding belongs to, or the question where that has none."""
        return self.rule.theme or self.rule.question


class Part(NamedTuple):
    """A condition inside a rule, and where it stands.

    `positive`: whether the rule can conclude because of it (false under `none` or `unless`).
    """

    text: ConditionText
    path: NodePath
    positive: bool


class LintContext:
    """Everything that a lint may ask of a rulebook.

    A lint reports only what is the rulebook's `own`: written in its folder, not in one that it extends.
    """

    def __init__(self, reading: Reading, before: "LintContext | None" = None) -> None:
        self.layers = reading.layers
        self.framework = reading.framework
        self.names = reading.names
        self.declared: Framework = reading.names.framework
        """What the framework declares, as far as it can be read."""
        self.grades = self.declared.scale
        self.complete = not reading.problems
        self._files = self.layers[-1].files
        self.indicators: dict[str, Located[IndicatorText]] = {}
        self.flags: dict[str, Located[FlagText]] = {}
        for layer in self.layers:
            self.indicators |= layer.indicators
            self.flags |= layer.flags
        for name in self.names.removed:
            self.indicators.pop(name, None)
            self.flags.pop(name, None)
        self.areas: Mapping[str, Located[AreaText]] = reading.areas
        self.benchmarks: Mapping[tuple[str, str], Located[BenchmarkText]] = benchmarks_of(self.layers)
        """By the benchmark and the indicator."""
        self.former_rules = {name: rule for name, rule in reading.rules.items() if name in self.names.former_rules}
        """The rules that are kept for old files only."""
        used = {name: rule for name, rule in reading.rules.items() if name not in self.former_rules}
        sound = {name: rule for name, rule in used.items() if self._sound(rule, name in reading.faulty)}
        rules = _resting_on_sound({name: rule_of(rule.text, self.names) for name, rule in sound.items()})
        expansion = Expansion(rules)
        self.over_evidence = expansion.of
        self.rules = {
            name: LintedRule(sound[name], rule, expansion.of_rule(name), tuple(parts(sound[name].text)))
            for name, rule in rules.items()
        }
        self._results: dict[Callable[[LintContext], Any], Any] = {}
        self._known: dict[Hashable, Any] = {}
        if before is not None:  # what mistakes kept from being asked stays known
            self._known = before._remembered if before.complete else before._known | before._remembered
        self._remembered: dict[Hashable, Any] = {}
        domains = {name: self._domain(name) for name in self.indicators}
        scales = Scales(domains, self.declared.scale, tuple(self.declared.ranks))
        known = before is not None and before.analysis.scales == scales
        self.analysis: Analysis = before.analysis if before is not None and known else Analysis(scales)

    def result_of(self, work: Callable[["LintContext"], T]) -> T:
        """What `work` gives for this rulebook; done once, for all the lints that need it."""
        if work not in self._results:
            self._results[work] = work(self)
        found: T = self._results[work]
        return found

    def remembered(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, which follows from the key alone: done once, unless it was asked in the check before."""
        if key not in self._remembered:
            self._remembered[key] = self._known[key] if key in self._known else work()
        found: T = self._remembered[key]
        return found

    @property
    def top(self) -> Layer:
        """The layer of the rulebook itself."""
        return self.layers[-1]

    def own(self, located: Located[Any]) -> bool:
        """Whether it is written in the rulebook's own folder."""
        return located.tree.file in self._files

    def own_rules(self) -> Iterator[LintedRule]:
        """The rules written in the rulebook's own folder, in the order written."""
        return (rule for rule in self.rules.values() if self.own(rule.located))

    def own_areas(self) -> Iterator[Located[AreaText]]:
        """The areas for improvement written in the rulebook's own folder."""
        return (area for area in self.areas.values() if self.own(area))

    def own_first(self, one: LintedRule, other: LintedRule) -> tuple[LintedRule, LintedRule] | None:
        """Two rules that a report is about, one of its own first; None where the extended rulebook answers for it."""
        if self.own(one.located):
            return one, other
        return (other, one) if self.own(other.located) else None

    def concluding(self, rule: LintedRule) -> Witness | None:
        """Evidence on which the rule concludes; None where there is none. Raises Undecided."""
        return self.analysis.possible(rule.condition, TRUE)

    def order(self, rule: LintedRule) -> tuple[bool, str, int, int]:
        """Where a rule stands among all."""
        return self.place(rule.located)

    def place(self, located: Located[Any]) -> tuple[bool, str, int, int]:
        """Where an entry stands among all: those of extended rulebooks first, then by file and line."""
        return (self.own(located), located.tree.file, *located.tree.mark(located.path))

    def places(self) -> Iterator[Located[ThemeText | QuestionText]]:
        """What findings belong to: each theme, and each question without themes; the path ends in its name."""
        for layer in reversed(self.layers):
            if layer.framework.text.questions:
                for question, text in layer.framework.text.questions.items():
                    path = ("questions", question)
                    if text.themes is None:
                        yield Located(text, layer.framework.tree, path)
                    for name, theme in (text.themes or {}).items():
                        yield Located(theme, layer.framework.tree, (*path, "themes", name))
                return

    def own_parameters(self) -> dict[str, Located[ParameterText]]:
        """The parameters that the framework itself writes."""
        framework = self.top.framework
        named = framework.text.parameters.items()
        return {name: Located(text, framework.tree, ("parameters", name)) for name, text in named}

    def parameter_uses(self) -> Iterator[Use]:
        """Where rules and grade rules name parameters."""
        return uses(self.layers, {name: rule.located for name, rule in self.rules.items()}, self.names)

    def allowing(self) -> Iterator[Located[Any]]:
        """Every entry that the rulebook itself writes and that may have `allow`."""
        top = self.top
        for entries in (top.indicators, top.flags, top.benchmarks, top.rules, top.areas):
            yield from entries.values()
        yield from (place for place in self.places() if self.own(place))
        yield from self.own_parameters().values()
        for _, rules in self.grade_rules():
            yield from rules

    def grade_rules(self) -> Iterator[tuple[NodePath, list[Located[GradeRuleText | RemarkText]]]]:
        """The lists of grade rules and remarks that the framework itself writes, each after its path."""
        framework = self.top.framework
        for path, rules in grade_lists(framework.text):
            yield path, [Located(rule, framework.tree, (*path, index)) for index, rule in enumerate(rules)]

    def _domain(self, name: str) -> Domain:
        values = {of: located.text.value for (of, indicator), located in self.benchmarks.items() if indicator == name}
        return Domain(self.unit(name), {of: values.get(of) for of in self.declared.benchmarks})

    def unit(self, indicator: str) -> Unit:
        """The unit of an indicator; of one that the framework does not declare, any number."""
        return self.declared.units.get(self.indicators[indicator].text.unit, Unit())

    def _sound(self, rule: Located[RuleText], faulty: bool) -> bool:
        """Whether the rule, the evidence that it tests and the scales that it names have no mistakes.

        Where a scale could not be read, what names it is no mistake of the rule, and yet means nothing.
        """
        if faulty or self.names.place(rule.text) is None:
            return False
        ranks = tuple(self.declared.ranks)
        return (rule.text.weakness is None or rule.text.weakness in self.declared.weights) and all(
            (part.text.indicator is None or part.text.indicator in self.indicators)
            and (part.text.flag is None or part.text.flag in self.flags)
            and (part.text.among is None or part.text.among in (*ranks[:1], *ranks[-1:]))
            and part.text.understood(self.names.frame.parameters)
            and {*(part.text.previous_grade or ())} <= {*self.declared.scale}
            for part in parts(rule.text)
        )


def _resting_on_sound(rules: dict[str, Rule]) -> dict[str, Rule]:
    """The rules whose `finding` conditions, followed to the end, name only rules of this mapping."""
    needs = {name: {*findings_named(leaf.subject for leaf in leaves(rule.condition))} for name, rule in rules.items()}
    left = dict(rules)
    while missing := [name for name in left if not needs[name] <= left.keys()]:
        for name in missing:
            del left[name]
    return left


def parts(rule: RuleText) -> Iterator[Part]:
    """Every condition of a rule, groups before what is in them."""
    yield from _parts(rule.when, ("when",), True)
    if rule.unless is not None:
        yield from _parts(rule.unless, ("unless",), False)


def _parts(text: ConditionText, path: NodePath, positive: bool) -> Iterator[Part]:
    yield Part(text, path, positive)
    kind = text.kind_of_condition
    for index, member in enumerate(text.members()):
        yield from _parts(member, (*path, kind, index), positive != (kind == "none"))
