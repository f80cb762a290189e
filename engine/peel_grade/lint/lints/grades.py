"""What lists of grade rules decide: rules that never do, cases that none decides, grades the wrong way round."""

from collections.abc import Iterator

from peel_grade.lint.context import LintContext
from peel_grade.lint.decisions import Decisions
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.grade_lists import GradeList, own_grade_lists
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.proof import refutation
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.wording.terms import listed, words

_PUBLISHED = (("question_grades",), ("overall", "grades"))
"""The lists whose grades are published."""


class UnreachableGradeRule(Lint):
    """A grade rule (or a remark on overall grades) that never decides."""

    code = "unreachable-grade-rule"
    severity = "error"
    description = (
        "Of a list of grade rules the first that holds decides. This one never does: its bounds contradict each "
        "other, or those above it hold whenever it does. Every case is looked at that the framework's rules, evidence, "
        "[themes] and [questions] can bring. Correct a bound, or move the rule up."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Each rule of each own list, those above it taken into account."""
        for rules in context.result_of(own_grade_lists):
            if rules.decisions is not None:
                yield from self._of(rules, rules.decisions, context)

    def _of(self, rules: GradeList, decisions: Decisions, context: LintContext) -> Iterator[Diagnostic]:
        for index, rule in enumerate(rules.rules):
            if index in decisions.deciding or (index in decisions.holding and not rules.ordered):
                continue
            if index in decisions.holding:
                covering = decisions.covering[index]
                first = rules.rules[min(covering)] if covering else None
                above = f"`{first.text.id}`" if first is not None else "one of those above it"
                message = f"`{rule.text.id}` never decides: {above} holds whenever it does"
                yield self.report(rule, message, "the first rule that holds decides", at=("id",), beside=first)
            elif all(rules.is_met(leaf, rule) for leaf in leaves(rules.conditions[index])):
                proof = refutation(rules.conditions[index], True, context.analysis)
                message = f"nothing that can be counted meets this condition, so that `{rule.text.id}` never holds"
                yield self.report(rule, message, "its bounds contradict each other", at=("when",), proof=proof)


class UncoveredCounts(Lint):
    """Cases in which no rule of a list decides."""

    code = "uncovered-counts"
    description = (
        "In the case that the witness counts no rule of the list holds, so that there is insufficient evidence for a "
        "grade, although it may be that nothing is missing. Write the rule that is missing; where too little evidence "
        "is what is meant, a rule says so with its reason."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own lists of grade rules, each with a case."""
        for rules in context.result_of(own_grade_lists):
            case = rules.decisions.uncovered if rules.decisions is not None and rules.ordered else None
            if case is not None:
                message = f"no rule of `{rules.name}` decides some of the cases there can be"
                help = f"end the list with a rule for the rest: a grade, or `{INSUFFICIENT}` with the reason"
                yield self.report(rules.rules[-1], message, help, position=rules.path, key=True, witness=str(case))


class MissingGrade(Lint):
    """A grade of the scale that nobody can get."""

    code = "missing-grade"
    description = (
        "The framework declares the grade, and no rule of the list gives it in any case: no [question] (or the whole) "
        "can ever be graded so. Write its rule, or correct a grade. (Lists of [themes] and alternatives may do without "
        "some grades.) It is allowed at the last rule of the list."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The grades that own lists for questions and overall leave out."""
        for rules in context.result_of(own_grade_lists):
            if rules.decisions is None or rules.path not in _PUBLISHED:
                continue
            given = set().union(*rules.decisions.grades.values())
            if missing := [grade for grade in context.grades if grade not in given]:
                which = listed((f"`{grade}`" for grade in missing), "or")
                message = f"no rule of `{rules.name}` gives {which}"
                help = "write its rule, or correct a grade"
                yield self.report(rules.rules[-1], message, help, position=rules.path, key=True)


class InvertedGrades(Lint):
    """A worse grade for better evidence."""

    code = "inverted-grades"
    description = (
        "One strength more, one weakness less, or [a theme] ([question]) graded one step better makes the grade worse: "
        "the witness has both cases. Turn a comparison round, exchange the grades, or bring the rules into another "
        "order."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The rules of own lists that then decide."""
        for rules in context.result_of(own_grade_lists):
            for each in rules.inversions:
                here, there = rules.rules[each.rule], rules.rules[each.instead_of]
                grades = [words(getattr(rule.text, "grade", "")) for rule in (there, here)]
                yield self.report(
                    here,
                    f"`{here.text.id}` gives a worse grade to a better case",
                    "turn a comparison round, exchange the grades, or change the order of the rules",
                    at=("id",),
                    witness=f"{each.worse} gives {grades[0]}, but {each.better} gives {grades[1]}",
                    beside=there,
                )


class SameAlternative(Lint):
    """An alternative that never differs from the overall grade."""

    code = "same-alternative"
    description = (
        "An alternative list says what another reading of the record would decide, and a grade on which the two differ "
        "is told as borderline. This one decides as the list of overall grades does (or as another alternative) "
        "whatever the [questions] are graded, so that it never says anything. Correct it, or remove it."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own alternatives that equal the main list, or one that stands before them."""
        lists = [rules for rules in context.result_of(own_grade_lists) if rules.stratum == "overall" and rules.ordered]
        for index, rules in enumerate(lists):
            for other in lists[:index]:
                if rules.decides_as(other):
                    asked = context.declared.words.question.many
                    message = f"`{rules.name}` decides as `{other.name}` does, whatever the {asked} are graded"
                    help = "correct it, or remove it"
                    yield self.report(
                        rules.rules[0], message, help, position=rules.path[:3], key=True, beside=other.rules[0]
                    )
                    break
