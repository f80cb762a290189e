"""What single comparisons in grade rules count: nothing, more than there is, or what is never graded."""

from collections.abc import Iterator

from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.grade_lists import GradeRuleEntry, own_grade_lists
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.proof import name_of
from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.subjects import count_of
from peel_grade.wording.terms import listed, show_number


class EmptyCount(Lint):
    """A count of what never is."""

    code = "empty-count"
    severity = "error"
    description = (
        "Nothing can ever pass these filters together: only weaknesses have a weight, no rule concludes it, no [theme] "
        "can have the grade, or what is named is not graded. The count is always none. Correct a filter."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such comparisons in own grade rules."""
        for rules in context.result_of(own_grade_lists):
            for rule, leaf, path in rules.comparisons:
                if rules.most_counted(leaf, rule) == 0:
                    message = f"the {name_of(leaf.subject, context.declared.words)} is always none{_of(rule)}"
                    found = count_of(leaf.subject).of == "findings"
                    help = f"correct a filter{', or write the rule that concludes so' if found else ''}"
                    yield self.report(rule, message, help, at=path)


class ImpossibleCount(Lint):
    """A comparison in a grade rule that no case meets."""

    code = "impossible-count"
    severity = "error"
    description = (
        "The framework has not so many rules, pieces of evidence, [themes] or [questions] that this comparison could "
        "ever be met. The proof says how many there are at the most. Correct the number."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such comparisons in own grade rules."""
        for rules in context.result_of(own_grade_lists):
            for rule, leaf, path in rules.comparisons:
                most = rules.most_counted(leaf, rule)
                if most and not rules.is_met(leaf, rule):
                    message = f"the {name_of(leaf.subject, context.declared.words)} never meets this{_of(rule)}"
                    proof = (f"there are {show_number(most)} of them at the most",) if _is_number(leaf) else ()
                    yield self.report(rule, message, "correct the number", at=path, proof=proof)


class CertainCount(Lint):
    """A comparison in a grade rule that every case meets."""

    code = "certain-count"
    description = (
        "Whatever is counted meets this comparison, so that it tests nothing beside the others of its group. (A rule "
        "that consists of such a comparison alone is the rule for the rest.) Correct the number, or remove it."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such comparisons in groups of own grade rules."""
        for rules in context.result_of(own_grade_lists):
            for rule, leaf, path in rules.comparisons:
                if len(path) > 1 and rules.most_counted(leaf, rule) and not rules.is_missed(leaf, rule):
                    message = f"the {name_of(leaf.subject, context.declared.words)} always meets this{_of(rule)}"
                    yield self.report(rule, message, "correct the number, or remove it", at=path)


class UngradedNamed(Lint):
    """A theme or question in `named` that is never graded."""

    code = "ungraded-named"
    description = (
        "`named` or `for` lists [a question] that the framework does not grade, or [a theme] of one: it is never "
        "counted. Remove it, or grade the [question]."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such names in own grade rules, also among those that a rule is `for`."""
        for rules in context.result_of(own_grade_lists):
            for rule in rules.rules:
                texts = [(text.named, (*path, "named")) for text, path in rule.text.when.walk(("when",))]
                for names, path in (*texts, (getattr(rule.text, "for_", None), ("for",))):
                    for index, name in enumerate(names or ()):
                        if _ungraded(name, context):
                            message = f"`{name}` is not graded, and so never counted"
                            help = context.declared.words.into("remove it, or grade the [question]")
                            yield self.report(rule, message, help, at=(*path, index))


def _ungraded(name: str, context: LintContext) -> bool:
    """Whether a question, or that of a theme, is there and not graded."""
    question = (context.framework.questions or {}).get(context.names.question_of.get(name, name))
    return question is not None and not question.graded


def _is_number(leaf: Leaf) -> bool:
    """Whether it is a number that is compared, and not a percentage."""
    return count_of(leaf.subject).measure == "count"


def _of(rule: GradeRuleEntry) -> str:
    """What the counts of a rule are of, where it is not for all."""
    of = getattr(rule.text, "for_", None)
    return f" for {listed((f'`{name}`' for name in of), 'and')}" if of else ""
