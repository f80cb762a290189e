"""Wording and sources: improvements said twice, templates that nothing fills, figures without a source."""

import re
from collections.abc import Iterator
from typing import Any

from peel_grade.files.problems import quoted
from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.rulebook.reading.findings_form import AreaText
from peel_grade.rulebook.reading.layers import Located

_PLACEHOLDER = re.compile(r"<\w+\s+\w[^<>=]*>")
"""Several words between angle brackets; `<b>` and `<a href=...>` are markup."""


class DuplicateWording(Lint):
    """Two areas for improvement that ask for the same."""

    code = "duplicate-wording"
    description = (
        "Two [areas] are worded alike (but for case, spaces and punctuation). [A subject] to which both "
        "apply is told the same twice, and a published one cannot be matched with a single area. Let the rules name "
        "one of them, or say in each what it asks for."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two such areas."""
        first: dict[str, Located[AreaText]] = {}
        for area in sorted(context.areas.values(), key=context.place):
            earlier = first.setdefault(plain_words(area.text.text), area)
            if earlier is not area and context.own(area):
                message = f"`{area.text.id}` is worded as `{earlier.text.id}` is"
                help = "keep one of them, or say in each what it asks for"
                yield self.report(area, message, help, at=("text",), beside=earlier)


def plain_words(text: str) -> str:
    """The words of a sentence alone: sentences that differ in case, spaces or punctuation have the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


class UnfilledTemplate(Lint):
    """Braces where nothing fills them in."""

    code = "unfilled-template"
    severity = "error"
    description = (
        "Only `because` is a template: `{name}` in it becomes the [subject]'s figure. In [a area] the "
        "braces would be printed as they stand, and the improvement asked for cannot depend on a figure. Say it "
        "without the figure, and give the figure in `because`."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Areas for improvement with braces."""
        for area in context.own_areas():
            if braces := re.search(r"\{[^{}]*\}?|\}", area.text.text):
                message = f"`{braces[0]}` in {context.declared.words.area.a()} is not filled in"
                help = "give the figure in the `because` of the rules"
                yield self.report(area, message, help, at=("text",))


class PlaceholderLeft(Lint):
    """What a skeleton asks to be written, not written."""

    code = "placeholder-left"
    description = (
        "`rulebook new rule` leaves words between angle brackets where a sentence is to be written. This one is still "
        "there, and would be printed for [a subject]. Write the sentence."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Texts of own rules and areas with words between angle brackets."""
        for rule in context.own_rules():
            for key in ("because", "rationale"):
                yield from self._left(rule.located, key)
        for area in context.own_areas():
            yield from self._left(area, "text")

    def _left(self, entry: Located[Any], key: str) -> Iterator[Diagnostic]:
        if left := _PLACEHOLDER.search(getattr(entry.text, key)):
            yield self.report(entry, f"{quoted(left[0])} is still to be written", at=(key,))


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
