"""Weaknesses of which one cannot be found without another, so that one fact counts twice towards a grade."""

from collections import defaultdict
from collections.abc import Iterator

from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.lints.pairs import concludes_on, facts_of
from peel_grade.lint.proving.proof import inclusion
from peel_grade.lint.proving.states import Undecided, entry_of
from peel_grade.lint.rule_index import RuleIndex
from peel_grade.lint.scales import scales_of
from peel_grade.rulebook.conditions import Leaf, Number, Operator, leaves
from peel_grade.rulebook.reading.meanings import meaning
from peel_grade.rulebook.subjects import Count, subject
from peel_grade.wording.sentences import conclusion

_ANY: tuple[tuple[Operator, Number], ...] = (
    ("at_least", 1), ("below", 1), ("above", 0), ("at_most", 0), ("at_least", 0)
)  # fmt: skip
"""Comparisons of a count that tell only whether there is any."""


class CountedTwice(Lint):
    """Two weaknesses of a theme, one of which is found whenever the other is."""

    code = "counted-twice"
    description = (
        "Whenever this weakness is found, another one of the [theme] is found on the same evidence, with another "
        "weight or for [an area] of its own, and some grade rule counts both: one fact is two weaknesses. The "
        "proof says in intervals why each way to meet the one condition is a way to meet the other. Let the milder "
        "rule leave room for the graver (`unless: {finding: ...}`, or a bound), test what is another fact, or allow it "
        "with the reason why both are to count. Bands of one figure are told by `overlapping-bands`, rules that add "
        "nothing by `implied-rule`."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The narrower of two such rules, each with the first that is wider."""
        by_place: dict[str, list[LintedRule]] = defaultdict(list)
        for rule in sorted(context.rules.values(), key=context.order):
            if rule.rule.kind == "weakness":
                by_place[rule.place].append(rule)
        figures: dict[str, set[str]] = defaultdict(set)
        for scale in context.result_of(scales_of):
            for band in scale.bands:
                figures[band.rule.id].add(scale.figure.name)
        counts = context.result_of(_counts)
        for rules in by_place.values():
            index = RuleIndex(rules, entry_of)
            for rule in rules:
                for wider in index.sharing(rule.condition):
                    if figures[rule.id] & figures[wider.id] and rule.rule.weight != wider.rule.weight:
                        continue
                    pair = context.own_first(rule, wider)
                    if pair is None or not _adds_to(rule, wider) or not _counts_beside(rule, wider, counts):
                        continue
                    if not _implies(rule, wider, context):
                        continue
                    if _implies(wider, rule, context) and not self._is_later(rule, wider, context):
                        continue  # told of the other, or as the same rule
                    yield self._told(rule, wider, pair, context)

    def _is_later(self, rule: LintedRule, same: LintedRule, context: LintContext) -> bool:
        """Of two rules that hold on the same evidence, whether this is the one to tell."""
        return _adds_to(same, rule) and context.order(same) < context.order(rule)

    def _told(
        self, rule: LintedRule, wider: LintedRule, pair: tuple[LintedRule, LintedRule], context: LintContext
    ) -> Diagnostic:
        here, there = pair
        counted = " and ".join(conclusion(each.rule, context.declared) for each in (rule, wider))
        message = f"whenever `{rule.id}` is found, `{wider.id}` is too: {counted} from the same evidence"
        proof = inclusion(rule.condition, wider.condition, context.analysis)
        help = f"{_apart(rule, wider, context)}, or allow it with the reason why both count"
        return self.report(here.located, message, help, at=("id",), proof=proof, beside=there.located)


def _counts(context: LintContext) -> tuple[tuple[Leaf, Count], ...]:
    """What grade rules of themes and questions count of findings."""
    framework = context.framework
    rules = [*(framework.theme_grades or ()), *(framework.question_grades or ())]
    frame = context.names.frame
    understood = [rule.when for rule in rules if rule.when.understood(frame.parameters)]
    found = dict.fromkeys(leaf for when in understood for leaf in leaves(meaning(when, None, "", frame)))
    counts = ((leaf, subject(leaf.subject)) for leaf in found)
    return tuple((leaf, count) for leaf, count in counts if isinstance(count, Count) and count.of == "findings")


def _counts_beside(rule: LintedRule, wider: LintedRule, counts: tuple[tuple[Leaf, Count], ...]) -> bool:
    """Whether a grade rule can tell that the wider rule concludes beside the other from that the other alone does."""
    same_area = rule.rule.area == wider.rule.area
    for leaf, count in counts:
        of_rule, of_wider = (
            count.kind in (None, each.rule.kind) and count.weight in (None, each.rule.weight) for each in (rule, wider)
        )
        first = count.measure == "count" and (leaf.operator, leaf.low) in _ANY  # one is as good as two
        if of_wider and not (first and of_rule and (count.repeat is None or same_area)):
            return True
    return False


def _apart(rule: LintedRule, wider: LintedRule, context: LintContext) -> str:
    """How the two are kept apart: the milder one lets the graver be, where that can be written."""
    weights = context.declared.weights
    graver = weights.index(rule.rule.weight or "") > weights.index(wider.rule.weight or "")
    rests = any(part.text.finding == wider.id for part in rule.parts)
    if graver and wider.located.text.unless is None and not rests:
        return f"give `{wider.id}` `unless: {{finding: {rule.id}}}`"
    return "let one of the two go, or test what is another fact"


def _adds_to(rule: LintedRule, wider: LintedRule) -> bool:
    """Whether a rule says something beside a wider one; if not, it is told as a rule that adds nothing."""
    if rule is wider:
        return False
    alike = rule.rule.weight == wider.rule.weight
    return not (alike and rule.rule.area in (None, wider.rule.area))


def _implies(rule: LintedRule, wider: LintedRule, context: LintContext) -> bool:
    """Whether the wider rule concludes whenever the other does; False where that grows too long to prove."""
    try:
        witness = context.concluding(rule)
        if witness is None or not concludes_on(wider, facts_of(witness)):
            return False
        return context.analysis.implies(rule.condition, wider.condition)
    except Undecided:
        return False
