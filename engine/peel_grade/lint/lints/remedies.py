"""What nobody can mend."""

from collections.abc import Iterator

from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves


class WithoutRemedy(Lint):
    """A weakness that rests on nothing that can be changed."""

    code = "without-remedy"
    description = (
        "All evidence of this weakness takes an effort that is not `changeable`: a [subject] cannot mend it, and what "
        "would have to change for a better grade names it only where there is no other way. Let the rule ask as well "
        "for what the [subject] does about it, or allow it with the reason why it counts all the same."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own rules that conclude a weakness or what is graver, and whose evidence cannot be changed."""
        for rule in context.own_rules():
            asked = {subjects.entry_of(leaf.subject) for leaf in leaves(rule.condition)}
            changeable = [found for each in asked if (found := _changeable(each, context)) is not None]
            if rule.rule.kind != "strength" and changeable and not any(changeable):
                message = f"nothing that `{rule.id}` rests on can be changed"
                help = "ask also for what is done about it, or allow it with the reason why it counts"
                yield self.report(rule.located, message, help, at=("id",))


def _changeable(asked: str, context: LintContext) -> bool | None:
    """Whether what a comparison is about can be changed; None of what is no entry of the catalogue."""
    match subjects.subject(asked):
        case subjects.Indicator(name):
            effort = context.indicators[name].text.effort
        case subjects.Flag(name):
            effort = context.flags[name].text.effort
        case _:
            return None
    return not effort or effort not in context.declared.efforts or context.declared.efforts[effort].points > 0
