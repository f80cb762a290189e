"""Numbers and sentences against the unit of the figure that they are about."""

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext, LintedRule, Part
from peel_grade.lint.diagnostics import Diagnostic, Fix
from peel_grade.lint.grade_lists import GradeRuleEntry, own_grade_lists
from peel_grade.lint.lint import Lint
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.reading.catalogue_form import IndicatorText
from peel_grade.rulebook.reading.conditions import COUNT_KINDS, ConditionText
from peel_grade.rulebook.units import Unit, misfit
from peel_grade.wording.terms import show_number, words

_PERCENT = re.compile(r"\s*(per ?cent\b|%)")


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
            if (told := _wrong_words(located.text, context.unit(name), context.declared.units)) is not None:
                yield self.report(located, *told, at=("statement",))
        yield from self._parameters(context)
        usual = _usual_decimals(context)
        for (_, name), benchmark in context.benchmarks.items():
            for key in ("value", "previous") if name in context.indicators else ():
                figure = getattr(benchmark.text, key)
                told = self._benchmark(figure, name, usual, context) if figure is not None else None
                if told is not None:
                    yield self.report(benchmark, *told, at=(key,))

    def _parameters(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own parameters with a fraction of 1 in the place of percent."""
        shares = {use.parameter for use in context.parameter_uses() if use.unit is not None and _is_share(use.unit)}
        for name, parameter in context.own_parameters().items():
            value = parameter.text.number
            if not 0 < value < 1 or not (name in shares or parameter.text.difference):
                continue
            sign = "%" if parameter.text.difference else ""
            message = f"{show_number(value)} percent is next to nothing"
            yield self.report(parameter, message, f"write `{_hundredfold(value)}{sign}`", at=("value",))

    def _benchmark(self, figure: Number, name: str, usual: int, context: LintContext) -> tuple[str, str] | None:
        """What is wrong with a benchmark's figure, and the help."""
        unit = context.unit(name)
        if wrong := misfit(figure, unit):
            help = f"the unit of `{name}` is {context.indicators[name].text.unit}: {wrong.help}"
            return f"{show_number(figure)} {wrong.message}", help
        thresholds = [
            bound
            for rule in context.rules.values()
            for part in rule.parts
            if part.text.indicator == name
            for _, _, bound in _bounds(part.text)
        ]
        strange = _decimals(figure) > usual or any(bound >= 10 * figure for bound in thresholds)
        if _is_share(unit) and 0 < figure < 1 and strange:
            return (
                f"`{name}` is in percent, of which {show_number(figure)} is less than one",
                f"write {_hundredfold(figure)}, or allow it where so little is meant",
            )
        return None

    def _test(self, rule: LintedRule, part: Part, unit: Unit) -> Iterator[Diagnostic]:
        name = part.text.indicator
        for key, share in part.text.relative.items():
            if unit.change:
                message = f"`{name}` is a change in percent already, and `{key}` asks for a percentage of it"
                help = "compare the change itself: `at_least`, `at_most`"
                yield self.report(rule.located, message, help, at=(*part.path, key), key=True)
            if isinstance(share, float) and 0 < share < 1:
                message = f"{show_number(share)}% of a figure is next to nothing"
                yield self.report(rule.located, message, f"write `{_hundredfold(share)}%`", at=(*part.path, key))
        for key, path, bound in _bounds(part.text):
            if unit.whole and bound != int(bound):
                whole = _rounded(key, bound)
                message = f"`{name}` is a count, which is never {show_number(bound)}"
                fix = Fix((*part.path, *path), whole) if whole is not None else None
                help = f"write {whole}, which means the same" if whole is not None else "write a whole number"
                yield self.report(rule.located, message, help, at=(*part.path, *path), fix=fix)
            elif _is_share(unit) and 0 < bound < 1 and key != "between":
                message = f"`{name}` is in percent, of which {show_number(bound)} is less than one"
                yield self.report(rule.located, message, f"write {_hundredfold(bound)}", at=(*part.path, *path))

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
                yield self.report(rule, message, f"write {_hundredfold(bound)}", at=place)

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


def _bounds(text: ConditionText) -> Iterator[tuple[str, NodePath, Number]]:
    """Each number that is written there and that the figure is compared with."""
    for path, bound in text.bounds():
        if isinstance(bound, int | float):
            yield str(path[0]), path, bound


def _rounded(key: str, bound: Number) -> int | None:
    """The whole number that means the same to a count."""
    if key in ("at_least", "below"):
        return math.ceil(bound)
    return math.floor(bound) if key in ("at_most", "above") else None


def _usual_decimals(context: LintContext) -> int:
    """With how many decimals the benchmarks in percent are given."""
    figures = (
        benchmark.text.value
        for (_, name), benchmark in context.benchmarks.items()
        if name in context.indicators and context.unit(name).percent and abs(benchmark.text.value) >= 1
    )
    return max(map(_decimals, figures), default=0)


def _decimals(number: Number) -> int:
    exponent = Decimal(str(number)).as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 and number != int(number) else 0


def _is_share(unit: Unit) -> bool:
    """Whether figures are in percent of a whole."""
    return unit.percent and not unit.change


def _hundredfold(fraction: Number) -> str:
    """A fraction of 1 in percent, as it would be written."""
    return str(Decimal(str(fraction)) * 100).rstrip("0").rstrip(".")


def _wrong_words(entry: IndicatorText, unit: Unit, units: Mapping[str, Unit]) -> tuple[str, str] | None:
    """What is wrong with the unit in the sentence of an indicator, and the help."""
    after = entry.statement.partition("{value}")[2]
    help = f"the unit is {words(entry.unit)}"
    in_percent = bool(_PERCENT.match(after))
    if in_percent and not unit.percent:
        return "the statement gives `{value}` in percent", help
    if unit.percent and not in_percent and not re.search(r"\b(percentage|share|proportion)\b", entry.statement):
        return "the statement does not give `{value}` in percent", help
    if unit.per and not re.search(rf"\b({'|'.join(_amounts(unit.per))})\b(?!,)", entry.statement):
        return f"the statement does not say `per {_amounts(unit.per)[-1]}`", help
    if not unit.per and (rate := re.search(r"\bper (\d[\d,]*|million)\b", after)):
        return f"the statement gives `{{value}}` as a rate, `{rate[0]}`", help
    said = re.match(r"\s*(\w+)", after)
    if said and not unit.percent and said[1] in {_noun(name) for name in units} - {_noun(entry.unit)}:
        return f"the statement gives `{{value}}` in {said[1]}", help
    return None


def _noun(unit: str) -> str:
    """What a unit measures in: `minutes`, `pounds` of `pounds_per_head`; nothing for counts, shares and rates."""
    return re.split("_|per", unit)[0]


def _amounts(number: int) -> list[str]:
    """The ways to write how many a rate is counted for."""
    return [str(number), f"{number:,}", *(["million"] if number == 1_000_000 else [])]
