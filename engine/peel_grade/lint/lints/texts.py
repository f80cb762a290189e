"""Wording and sources: improvements said twice, templates that nothing fills, figures without a source."""

import re
from collections.abc import Iterator

from peel_grade.files.problems import quoted
from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint

_PLACEHOLDER = re.compile(r"<\w+\s+\w[^<>=]*>")
"""Several words between angle brackets; `<b>` and `<a href=...>` are markup."""


class DuplicateWording(Lint):
    """Two rules that suggest the same area for improvement."""

    code = "duplicate-wording"
    description = (
        "Two rules word their area for improvement alike (but for case, spaces and punctuation). A force to which both "
        "apply is told the same twice, and a published one cannot be matched with a single rule. Say in each what it "
        "asks for."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two such rules."""
        first: dict[str, LintedRule] = {}
        for rule in sorted(context.rules.values(), key=context.order):
            text = rule.rule.area_for_improvement
            if text is None:
                continue
            earlier = first.setdefault(plain_words(text), rule)
            if earlier is not rule and context.own(rule.located):
                message = f"`{rule.id}` words its area for improvement as `{earlier.id}` does"
                help = "say in each what it asks for"
                path = ("area_for_improvement",)
                yield self.report(rule.located, message, help, at=path, beside=earlier.located)


def plain_words(text: str) -> str:
    """The words of a sentence alone: sentences that differ in case, spaces or punctuation have the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


class UnfilledTemplate(Lint):
    """Braces where nothing fills them in."""

    code = "unfilled-template"
    severity = "error"
    description = (
        "Only `because` is a template: `{name}` in it becomes the force's figure. In an area for improvement the "
        "braces would be printed as they stand, and the improvement asked for cannot depend on a figure. Say it "
        "without the figure, and give the figure in `because`."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Areas for improvement with braces."""
        for rule in context.own_rules():
            if braces := re.search(r"\{[^{}]*\}?|\}", rule.rule.area_for_improvement or ""):
                message = f"`{braces[0]}` in an area for improvement is not filled in"
                help = "give the figure in `because`"
                yield self.report(rule.located, message, help, at=("area_for_improvement",))


class PlaceholderLeft(Lint):
    """What a skeleton asks to be written, not written."""

    code = "placeholder-left"
    description = (
        "`rulebook new rule` leaves words between angle brackets where a sentence is to be written. This one is still "
        "there, and would be printed for a force. Write the sentence."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Texts of own rules with words between angle brackets."""
        for rule in context.own_rules():
            for key in ("because", "rationale", "area_for_improvement"):
                if left := _PLACEHOLDER.search(getattr(rule.located.text, key) or ""):
                    yield self.report(rule.located, f"{quoted(left[0])} is still to be written", at=(key,))


class UnsourcedBenchmark(Lint):
    """A benchmark that does not say where it comes from."""

    code = "unsourced-benchmark"
    description = (
        "A benchmark decides comparisons, and a reader of a draft must be able to look it up: give "
        "the document and line that state it."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own benchmarks without a source."""
        for (of, name), benchmark in context.benchmarks.items():
            if not benchmark.text.source and context.own(benchmark):
                message = f"the benchmark `{of}` of `{name}` has no source"
                yield self.report(benchmark, message, 'write `source: "document:line"`', key=True)
