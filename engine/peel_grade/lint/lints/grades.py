"""Grade rules that never decide."""

from collections.abc import Iterator

from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.proof import refutation
from peel_grade.lint.proving.search import Goal
from peel_grade.lint.proving.states import FALSE, TRUE, UNKNOWN, Undecided
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.reading.conditions import meaning
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.reading.models import GradeRuleText, RemarkText
from peel_grade.rulebook.subjects import Count, subject


class UnreachableGradeRule(Lint):
    """A grade rule (or a remark on overall grades) that never decides."""

    code = "unreachable-grade-rule"
    severity = "error"
    description = (
        "Of a list of grade rules the first that holds decides. This one never does: its bounds contradict each "
        "other, or those above it hold whenever it does. What is counted is taken as free to be any number, so that "
        "a rule may also be unreachable for reasons that are not told. Correct a bound, or move the rule up."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Each rule of each own list, those above it taken into account."""
        for ordered, rules in context.grade_rules():
            above: list[tuple[Located[GradeRuleText | RemarkText], Goal]] = []
            for rule in rules:
                condition = meaning(rule.text.when, rule.text.id, "")
                if not all(isinstance(subject(leaf.subject), Count) for leaf in leaves(condition)):
                    continue  # reported as a mistake: the condition is misplaced
                goal = Goal(condition, TRUE)
                try:
                    if context.analysis.find(goal) is None:
                        proof = refutation(condition, True, context.analysis)
                        message = (
                            f"nothing that can be counted meets this condition, so that `{rule.text.id}` never holds"
                        )
                        yield self.report(rule, message, "its bounds contradict each other", at=("when",), proof=proof)
                        continue
                    if ordered and above and context.analysis.find(goal, *(each for _, each in above)) is None:
                        alone = [each for each, one in above if context.analysis.find(goal, one) is None]
                        names = f"`{alone[0].text.id}`" if alone else "one of those above it"
                        message = f"`{rule.text.id}` never decides: {names} holds whenever it does"
                        first = alone[0] if alone else None
                        yield self.report(rule, message, "the first rule that holds decides", at=("id",), beside=first)
                except Undecided:
                    pass
                above.append((rule, Goal(condition, FALSE | UNKNOWN)))
