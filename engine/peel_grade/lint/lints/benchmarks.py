"""Comparisons with benchmarks of which the cycle has no value."""

from collections.abc import Iterator
from typing import NamedTuple

from peel_grade.lint.context import LintContext, LintedRule, Part
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.rulebook.reading.conditions import against

_SHOWN = 5


class LeftOutBenchmarks(Lint):
    """A cycle that extends another without a word on the values of benchmarks that its rules compare with."""

    code = "left-out-benchmarks"
    description = (
        "The values of benchmarks belong to one cycle: of the framework that this one extends they are not taken over, "
        "and rules compare with some that it does not write itself. Unless force files state them, these comparisons "
        "stay unknown. Write the values of this cycle, or `inherit_benchmarks: true` where the other ones hold; "
        "`inherit_benchmarks: false` says that it is meant so."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """One diagnostic, where the framework extends another."""
        left_out = _left_out(context)
        if not left_out:
            return
        rules = {rule for rules in left_out.values() for rule in rules}
        figures = sorted({name for _, name in left_out})
        shown = ", ".join(f"`{name}`" for name in figures[:_SHOWN])
        more = f" and {len(figures) - _SHOWN} more" if len(figures) > _SHOWN else ""
        one = len(left_out) == 1
        message = f"{'a value' if one else f'{len(left_out)} values'} of benchmarks that {len(rules)} "
        message += f"{'rule compares' if len(rules) == 1 else 'rules compare'} with {'is' if one else 'are'} not taken "
        message += f"over: for {shown}{more}"
        help = "write them, or whether to take them over: `inherit_benchmarks: true`, or `false`"
        yield self.report(context.top.framework, message, help, at=("extends",))


class MissingBenchmark(Lint):
    """A comparison with a figure that the catalogue does not have."""

    code = "missing-benchmark"
    description = (
        "The rule compares with a benchmark of which the catalogue has no value for this figure: unless a force file "
        "states one itself, the comparison stays unknown. Write the value, or allow it where the sources of force "
        "files state it."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such comparisons in own rules."""
        left_out = _left_out(context)
        for missing in _missing(context):
            if not context.own(missing.rule.located) or (missing.benchmark, missing.indicator) in left_out:
                continue
            title = context.declared.benchmarks[missing.benchmark].title
            message = f"the catalogue has no figure of {title} for `{missing.indicator}`"
            help = f"write it under `benchmarks: {missing.benchmark}:`, or allow it"
            yield self.report(missing.rule.located, message, help, at=(*missing.part.path, missing.key), key=True)


class _Missing(NamedTuple):
    """A comparison with a benchmark without a value."""

    benchmark: str
    indicator: str
    rule: LintedRule
    part: Part
    key: str


def _missing(context: LintContext) -> Iterator[_Missing]:
    for rule in context.rules.values():
        for part in rule.parts:
            for key in part.text.against:
                test, name = against(key), part.text.indicator or ""
                if test is None or test.benchmark not in context.declared.benchmarks:
                    continue
                if (test.benchmark, name) not in context.benchmarks:
                    yield _Missing(test.benchmark, name, rule, part, key)


def _left_out(context: LintContext) -> dict[tuple[str, str], list[str]]:
    """The values of what is extended that rules compare with and nobody decided on, by benchmark and indicator, with
    those rules.
    """
    if "inherit_benchmarks" in context.top.framework.text.model_fields_set:
        return {}
    extended = {place for layer in context.layers[:-1] for place in layer.benchmarks}
    found: dict[tuple[str, str], list[str]] = {}
    for missing in _missing(context):
        if (missing.benchmark, missing.indicator) in extended:
            found.setdefault((missing.benchmark, missing.indicator), []).append(missing.rule.id)
    return found
