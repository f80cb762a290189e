"""Thresholds against what the catalogue says of a figure: which direction is worse, and its unit."""

import math
import re
from collections.abc import Iterator

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext, LintedRule, Part
from peel_grade.lint.decisions import GradeRuleEntry, own_grade_lists
from peel_grade.lint.diagnostics import Diagnostic, Fix
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.search import possible_truths
from peel_grade.lint.proving.states import TRUE, UNKNOWN
from peel_grade.rulebook.conditions import Leaf, Number, leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.reading.conditions import COMPARISONS, COUNT_KINDS, ConditionText, against
from peel_grade.rulebook.reading.models import IndicatorText
from peel_grade.rulebook.subjects import Flag
from peel_grade.rulebook.units import Unit, misfit
from peel_grade.wording.terms import show_number, words

_UPWARD = ("at_least", "above", "rises_by")
_DOWNWARD = ("at_most", "below", "falls_by")
_PERCENT = re.compile(r"\s*(per ?cent\b|%)")


class WrongSide(Lint):
    """A threshold that finds a weakness where the figure is better, or a strength where it is worse."""

    code = "wrong-side"
    description = (
        "The catalogue says which direction of the figure is worse. This threshold goes the other way: it makes a "
        "weakness follow from better values, or a strength from worse ones. Turn the comparison round, correct "
        "`worse` in the catalogue, or allow it with the reason, where the rule is about something unusual. Flags are "
        "judged alike, by `favourable`, where one alone makes the rule conclude."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """One-sided tests of figures that have a direction, and flags that alone decide."""
        for rule in context.own_rules():
            yield from self._flags(rule, context)
            tests = list(rule.parts)
            for part in tests:
                name = part.text.indicator
                direction = _direction(part.text, context.declared)
                if name is None or direction is None or context.indicators[name].text.worse == "neither":
                    continue
                worse = context.indicators[name].text.worse
                for_worse = (direction == worse) is part.positive
                if for_worse is (rule.rule.kind == "strength") and not _closes_band(part, tests, context.declared):
                    what = "a strength" if rule.rule.kind == "strength" else "a weakness"
                    side = "worse" if rule.rule.kind == "strength" else "better"
                    yield self.report(
                        rule.located,
                        f"{what} follows from {side} values of `{name}`",
                        f"turn the comparison round, or correct `worse: {worse}` in the catalogue",
                        at=part.path,
                    )

    def _flags(self, rule: LintedRule, context: LintContext) -> Iterator[Diagnostic]:
        """Tests of a flag that are enough for the rule to conclude."""
        strength = rule.rule.kind == "strength"
        for part in rule.parts:
            flag = part.text.flag
            if flag is None:
                continue
            favourable = context.flags[flag].text.favourable
            wanted = part.text.is_ is not False
            if favourable == "neither" or not part.positive or (wanted is favourable) is strength:
                continue
            leaf = Leaf(str(Flag(flag)), "at_least" if wanted else "below", 1)
            alone = {each: TRUE if each == leaf else UNKNOWN for each in leaves(rule.condition)}
            if possible_truths(rule.condition, alone) == TRUE:
                side = "bad" if strength else "good"
                message = f"a {'strength' if strength else 'weakness'} follows from {side} news alone: `{flag}`"
                help = f"write `is: {str(not wanted).lower()}`, or correct `favourable` in the catalogue"
                yield self.report(rule.located, message, help, at=part.path)


class UnitMismatch(Lint):
    """A number or wording that does not go with the unit of the figure."""

    code = "unit-mismatch"
    description = (
        "A threshold, a benchmark or a sentence does not go with the unit that the catalogue gives the figure: a count "
        "that is not whole, a share written as a fraction of 1 (in grade rules too), a percentage of a percentage "
        "change, a benchmark that the unit cannot have, a sentence that names another unit. `--fix` rounds thresholds "
        "of counts, where that changes nothing."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Tests in rules and grade rules, templates, the catalogue's sentences and its benchmarks."""
        for rule in context.own_rules():
            for part in rule.parts:
                if part.text.indicator is not None:
                    yield from self._test(rule, part, context.unit(part.text.indicator))
            yield from self._template(rule, context)
        for rules in context.result_of(own_grade_lists):
            for grade_rule in rules.rules:
                for text, path in grade_rule.text.when.walk(("when",)):
                    yield from self._count(grade_rule, text, path)
        for name, located in context.top.indicators.items():
            if (told := _wrong_words(located.text, context.unit(name))) is not None:
                yield self.report(located, *told, at=("statement",))
        for (_, name), benchmark in context.benchmarks.items():
            if name not in context.indicators:
                continue
            for key in ("value", "previous"):
                figure = getattr(benchmark.text, key)
                unit = context.indicators[name].text.unit
                if figure is not None and (wrong := misfit(figure, context.unit(name))):
                    help = f"the unit of `{name}` is {unit}: {wrong.help}"
                    yield self.report(benchmark, f"{show_number(figure)} {wrong.message}", help, at=(key,))

    def _test(self, rule: LintedRule, part: Part, unit: Unit) -> Iterator[Diagnostic]:
        name = part.text.indicator
        for key, share in part.text.relative.items():
            if unit.change:
                message = f"`{name}` is a change in percent already, and `{key}` asks for a percentage of it"
                help = "compare the change itself: `at_least`, `at_most`"
                yield self.report(rule.located, message, help, at=(*part.path, key), key=True)
            if 0 < share < 1:
                message = f"{show_number(share)}% of a figure is next to nothing"
                yield self.report(rule.located, message, f"write `{show_number(share * 100)}%`", at=(*part.path, key))
        for key, path, bound in _bounds(part.text):
            if unit.whole and bound != int(bound):
                whole = _rounded(key, bound)
                message = f"`{name}` is a count, which is never {show_number(bound)}"
                fix = Fix((*part.path, *path), whole) if whole is not None else None
                help = f"write {whole}, which means the same" if whole is not None else "write a whole number"
                yield self.report(rule.located, message, help, at=(*part.path, *path), fix=fix)
            elif unit.percent and not unit.change and 0 < bound < 1 and key != "between":
                message = f"`{name}` is in percent, of which {show_number(bound)} is less than one"
                yield self.report(rule.located, message, f"write {show_number(bound * 100)}", at=(*part.path, *path))

    def _count(self, rule: GradeRuleEntry, text: ConditionText, at: NodePath) -> Iterator[Diagnostic]:
        """What does not go with a count, or a share, in a grade rule."""
        for key, path, bound in _bounds(text) if text.kind_of_condition in COUNT_KINDS else ():
            place = (*at, *path)
            if text.count is not None and bound != int(bound):
                whole = _rounded(key, bound)
                help = f"write {whole}, which means the same" if whole is not None else "write a whole number"
                fix = Fix(place, whole) if whole is not None else None
                yield self.report(rule, f"a count is never {show_number(bound)}", help, at=place, fix=fix)
            elif text.share is not None and 0 < bound < 1:
                message = f"a share is in percent, of which {show_number(bound)} is less than one"
                yield self.report(rule, message, f"write {show_number(bound * 100)}", at=place)

    def _template(self, rule: LintedRule, context: LintContext) -> Iterator[Diagnostic]:
        text = rule.located.text.because
        for found in re.finditer(r"\{(\w+)\}", text):
            entry = context.indicators.get(found[1])
            if entry is None or context.unit(found[1]).percent:
                continue
            if _PERCENT.match(text, found.end()):
                message = f"the template gives `{found[1]}` in percent"
                help = f"the catalogue gives it as {words(entry.text.unit)}"
                yield self.report(rule.located, message, help, at=("because",))


def _direction(text: ConditionText, framework: Framework) -> str | None:
    """`higher` or `lower`, where the test holds for all numbers beyond a threshold that way."""
    if text.among is not None:
        return "higher" if framework.rank_places()[text.among] > 0 else "lower"
    for test in map(against, text.against):
        if test is not None:
            return "higher" if test.above else "lower"
    given = text.model_fields_set
    if any(key in given for key in _UPWARD):
        return "higher"
    return "lower" if any(key in given for key in _DOWNWARD) else None


def _compared_with(text: ConditionText) -> str:
    """What the figure is compared with: a number, a benchmark (by its id), its previous value, all others."""
    given = text.model_fields_set
    if "among" in given:
        return "all others"
    for test in map(against, text.against):
        if test is not None:
            return f"benchmark {test.benchmark}"
    return "previous" if given & {"rises_by", "falls_by"} else "number"


def _closes_band(part: Part, tests: list[Part], framework: Framework) -> bool:
    """Whether the test is one end of a band: beside one that bounds the figure the other way, in the same `all` or
    under `unless`.
    """
    path = part.path
    while path and path[-2:-1] != ("all",):
        path = path[:-1]
    beside = path[:-1]
    return any(
        other.text.indicator == part.text.indicator
        and _compared_with(other.text) == _compared_with(part.text)
        and (other.path[0] != part.path[0] or (beside and other.path[: len(beside)] == beside))
        and (_direction(other.text, framework) == _direction(part.text, framework))
        is not (other.positive is part.positive)
        and _direction(other.text, framework) is not None
        for other in tests
    )


def _bounds(text: ConditionText) -> Iterator[tuple[str, NodePath, Number]]:
    """Each number that the figure is compared with."""
    for key in COMPARISONS:
        found = getattr(text, key)
        if isinstance(found, list):
            yield from ((key, (key, index), bound) for index, bound in enumerate(found))
        elif found is not None:
            yield key, (key,), found


def _rounded(key: str, bound: Number) -> int | None:
    """The whole number that means the same to a count."""
    if key in ("at_least", "below"):
        return math.ceil(bound)
    return math.floor(bound) if key in ("at_most", "above") else None


def _wrong_words(entry: IndicatorText, unit: Unit) -> tuple[str, str] | None:
    """What is wrong with the unit in the sentence of an indicator, and the help."""
    after = entry.statement.partition("{value}")[2]
    in_percent = bool(_PERCENT.match(after))
    if in_percent and not unit.percent:
        return "the statement gives `{value}` in percent", f"the unit is {words(entry.unit)}"
    if unit.percent and not in_percent and not re.search(r"\b(percentage|share|proportion)\b", entry.statement):
        return "the statement does not give `{value}` in percent", f"the unit is {words(entry.unit)}"
    if unit.per and not re.search(rf"\b({'|'.join(_amounts(unit.per))})\b(?!,)", entry.statement):
        return f"the statement does not say `per {_amounts(unit.per)[-1]}`", f"the unit is {words(entry.unit)}"
    return None


def _amounts(number: int) -> list[str]:
    """The ways to write how many a rate is counted for."""
    return [str(number), f"{number:,}", *(["million"] if number == 1_000_000 else [])]
