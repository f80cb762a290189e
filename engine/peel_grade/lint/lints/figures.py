"""Tests against what the catalogue says of a figure or flag: which direction is worse, and what is good."""

import re
from collections.abc import Iterator

from peel_grade.lint.context import LintContext, LintedRule, Part
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.search import possible_truths
from peel_grade.lint.proving.states import TRUE, UNKNOWN
from peel_grade.rulebook.conditions import HALF, PARTLY, Leaf, leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.reading.conditions import ConditionText, against
from peel_grade.rulebook.reading.meanings import meaning

_UPWARD = ("at_least", "above", "rises_by")
_DOWNWARD = ("at_most", "below", "falls_by")
_OTHER_SIDE = {
    ("at_least", 1): "is: false",
    ("at_most", 0): "is: true",
    ("at_least", HALF): f"at_most: {PARTLY}",
    ("at_most", HALF): f"at_least: {PARTLY}",
}
"""What a flag can be asked that is on the other side, by the comparison."""
_PERCENT = re.compile(r"\s*(per ?cent\b|%)")


class WrongSide(Lint):
    """A threshold that finds a weakness where the figure is better, or a strength where it is worse."""

    code = "wrong-side"
    description = (
        "The catalogue says which direction of the figure is worse. This threshold goes the other way: it makes a "
        "weakness follow from better values, or a strength from worse ones. Turn the comparison round, correct "
        "`worse` in the catalogue, or allow it with the reason, where the rule is about something unusual. Flags are "
        "judged alike, by `favourable`, where one alone makes the rule conclude, or alone keeps it from that in "
        "`unless`."
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
        """Tests of a flag that are enough for the rule to conclude, or for `unless` to keep it from that."""
        strength = rule.rule.kind == "strength"
        unless = context.over_evidence(rule.rule.unless) if rule.rule.unless is not None else None
        for part in rule.parts:
            flag = part.text.flag
            mitigating = part.path[0] == "unless"
            if flag is None or part.text.supplied is not None or part.positive is mitigating:
                continue
            favourable = context.flags[flag].text.favourable
            leaf = meaning(part.text, rule.id, rule.rule.question)
            assert isinstance(leaf, Leaf)
            if favourable == "neither" or leaf.operator == "between":  # partly so is good news as much as bad
                continue
            wanted = leaf.operator == "at_least"
            if (wanted is favourable) is (strength is not mitigating):
                continue
            decided = rule.condition if unless is None or not mitigating else unless
            alone = {each: TRUE if each == leaf else UNKNOWN for each in leaves(decided)}
            if possible_truths(decided, alone) == TRUE:
                side = "bad" if strength is not mitigating else "good"
                follows = "is mitigated by" if mitigating else "follows from"
                message = f"a {'strength' if strength else 'weakness'} {follows} {side} news alone: `{flag}`"
                help = f"write `{_OTHER_SIDE[leaf.operator, leaf.low]}`, or correct `favourable` in the catalogue"
                yield self.report(rule.located, message, help, at=part.path)


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
