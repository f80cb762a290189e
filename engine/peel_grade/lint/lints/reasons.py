"""What a rule says of itself against what it tests: a number in its reason, its basis, a repeat of its area."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.grade_lists import own_grade_lists
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.numbers import bounds
from peel_grade.rulebook.conditions import Condition, Leaf, Number, leaves
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.subjects import Aspect, Count, Indicator, subject
from peel_grade.wording.terms import listed, number_word, show_number

_WORDS = {number_word(number): number for number in range(1, 11)}
_NUMBER = rf"(?P<{{}}>\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b)"
_THAN = "more than|less than|fewer than|at least|at most|over|under|above|below|up to|exceeds?|reach(?:es)?"
_ENDING = r"%|per ?cent\b|or (?:more|fewer|less)\b"
_COMPARED = re.compile(rf"\b(?P<than>{_THAN})\s+{_NUMBER.format('after')}|{_NUMBER.format('before')}\s*(?:{_ENDING})")
_NEXT = {"more than": 1, "over": 1, "above": 1, "less than": -1, "fewer than": -1, "under": -1, "below": -1}
"""From a number to the next whole one that meets the comparison."""


class _Said(NamedTuple):
    """A number that a reason compares with, and the next whole one that says the same: `more than one` is two."""

    number: Number
    next: Number


class WrongNumber(Lint):
    """A number in a reason that the rule does not test."""

    code = "wrong-number"
    description = (
        "The reason in `because` compares with a number (`more than 50`, `two or more`, `10 percent`) that no test of "
        "the rule names: one of the two was changed without the other. Write the number that is tested, or the "
        "figure itself as `{name}`."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own rules, grade rules and remarks."""
        for rule in context.own_rules():
            yield from self._of(rule.located, rule.condition)
        for rules in context.result_of(own_grade_lists):
            for located, condition in zip(rules.rules, rules.conditions, strict=True):
                yield from self._of(located, condition)

    def _of(self, entry: Located[Any], condition: Condition) -> Iterator[Diagnostic]:
        tested = sorted(set(_numbers(condition)))
        for said in _compared(entry.text.because) if tested else ():
            if not {said.number, said.next} & set(tested):
                message = f"the reason compares with {show_number(said.number)}, which the rule does not test"
                help = f"it tests {listed(map(show_number, tested), 'and')}"
                yield self.report(entry, message, help, at=("because",))


class UnfoundedBasis(Lint):
    """A threshold that is said to come from a comparison, in a rule without any."""

    code = "unfounded-basis"
    description = (
        "`basis: comparator` says that the threshold was taken from the figures of others, but the rule tests no "
        "figure at all. Write `published` or `judgement`, or test the figure that was compared."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such own rules."""
        for rule in context.own_rules():
            figures = (isinstance(subject(leaf.subject), Indicator) for leaf in leaves(rule.condition))
            if rule.located.text.basis == "comparator" and not any(figures):
                help = "write `published` or `judgement`, or test the figure"
                yield self.report(rule.located, "a rule that tests no figure compares none", help, at=("basis",))


class RepeatedWithoutArea(Lint):
    """A rule about a repeat that nothing can be a repeat of."""

    code = "repeated-without-area"
    severity = "error"
    description = (
        "`repeated: true` asks whether an earlier inspection already made the rule's [area], but the "
        "rule names none: no force file can say so. Name its `area`, write `repeated:` with the id of one, or leave "
        "the test out."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such tests in own rules."""
        for rule in context.own_rules():
            for part in rule.parts if rule.rule.area is None else ():
                if isinstance(part.text.repeated, bool):
                    message = f"`{rule.id}` is no reason for anything that could be repeated"
                    help = "name its `area`, or that which must be repeated, or leave the test out"
                    yield self.report(rule.located, message, help, at=part.path)


def _compared(text: str) -> Iterator[_Said]:
    """The numbers that a sentence compares with."""
    for found in _COMPARED.finditer(re.sub(r"\{\w+\}", "", text)):
        written = found["after"] or found["before"]
        number = _WORDS[written] if written in _WORDS else float(written.replace(",", ""))
        yield _Said(number, number + _NEXT.get(found["than"] or "", 0))


def _numbers(condition: Condition) -> Iterator[Number]:
    """The numbers that a condition names, and how many of its members must hold."""
    if isinstance(condition, Leaf):
        match subject(condition.subject):
            case Count() | Indicator(aspect=Aspect.VALUE | Aspect.AGAINST_PREVIOUS | Aspect.AGAINST_BENCHMARK):
                yield from map(abs, bounds(condition))
        return
    yield condition.needed
    for member in condition.members:
        yield from _numbers(member)
