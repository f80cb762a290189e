"""Parameters that nothing names, or that do not hold yet."""

from collections.abc import Iterator

from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint


class UnusedParameter(Lint):
    """A parameter that no rule and no grade rule names."""

    code = "unused-parameter"
    description = (
        "No rule and no grade rule names this parameter, so that an edit of its value changes nothing. Write "
        "`{parameter: NAME}` in the place of the number where it is meant, or remove it."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own parameters without a use; none while a rule that may name them cannot be read."""
        if not context.complete:
            return
        used = {use.parameter for use in context.parameter_uses()}
        for name, parameter in context.own_parameters().items():
            if name not in used and name not in context.names.removed:
                message = f"no rule names the parameter `{name}`"
                help = "write `{parameter: NAME}` where it is meant, or remove it"
                yield self.report(parameter, message, help, key=True)


class LaterParameter(Lint):
    """A parameter that holds only after the cycle."""

    code = "later-parameter"
    description = (
        "The parameter holds from a day after the year of the framework, so that no inspection of this cycle can be "
        "judged by it. A cycle has one value of each parameter: write the one that holds in it, and the later one in "
        "the cycle that extends this."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Parameters with such a day, also those that are taken over from another cycle."""
        year, own = context.framework.year, context.own_parameters()
        for name, text in context.names.parameters.items():
            if text.from_ is None or int(text.from_[:4]) <= year:
                continue
            message = f"`{name}` holds from {text.from_}, after the cycle of {year}"
            help = "write the value that holds in this cycle"
            if name in own:
                yield self.report(own[name], message, f"{help}, or correct `from`", at=("from",))
            else:
                yield self.report(context.top.framework, message, f"{help} under `parameters:`", at=("extends",))
