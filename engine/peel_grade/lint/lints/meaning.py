"""Conditions that nothing meets, or that everything meets."""

from collections.abc import Iterator
from typing import NamedTuple

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext, LintedRule, Part
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.proof import refutation
from peel_grade.lint.proving.states import FALSE, TRUE, Undecided
from peel_grade.rulebook.conditions import Condition
from peel_grade.rulebook.reading.meanings import meaning

_CORRECT = "correct a bound, or remove it"


class _Culprit(NamedTuple):
    """The path of a condition that is true whatever the evidence, or false, and the proof."""

    path: NodePath
    proof: tuple[str, ...]


class NeverConcludes(Lint):
    """A rule that cannot conclude."""

    code = "never-concludes"
    severity = "error"
    description = (
        "No evidence makes the rule conclude: its bounds contradict each other, it asks for something and for its "
        "opposite, or `unless` holds whenever `when` does. The proof says for each way to meet it what contradicts "
        "itself. Correct a bound, or remove the rule: it counts among the rules that could have concluded."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Rules for which the search finds no evidence."""
        for rule in context.own_rules():
            if not _decided(context, rule.condition, TRUE):
                continue
            inside = [culprit for culprit in _culprits(rule, context, TRUE) if _needed(culprit.path)]
            text = rule.located.text
            if not inside and _decided(context, context.over_evidence(rule.rule.when), TRUE):
                inside = [
                    _Culprit(("when",), refutation(context.over_evidence(rule.rule.when), True, context.analysis))
                ]
            if inside:
                message = f"no evidence can meet this condition, so that `{rule.id}` never concludes"
                yield self.report(rule.located, message, _CORRECT, at=inside[0].path, proof=inside[0].proof)
            elif text.unless is not None:
                message = "`unless` is never false where `when` holds, so that the rule never concludes"
                proof = refutation(rule.condition, True, context.analysis)
                help = "bound `unless`, so that something of `when` is left"
                yield self.report(rule.located, message, help, at=("unless",), key=True, proof=proof)


class ImpossibleCondition(Lint):
    """A part of a rule that no evidence can meet."""

    code = "impossible-condition"
    severity = "error"
    description = (
        "No evidence meets this part of the condition, though the rule can conclude without it. The proof says what "
        "contradicts itself. Correct a bound, or remove the part: readers take it for a way to conclude."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The innermost parts of rules that can conclude all the same."""
        for rule in context.own_rules():
            if not _decided(context, rule.condition, TRUE):
                for culprit in _culprits(rule, context, TRUE):
                    message = "no evidence can meet this condition"
                    yield self.report(rule.located, message, _CORRECT, at=culprit.path, proof=culprit.proof)


class AlwaysConcludes(Lint):
    """A rule that concludes whatever is recorded."""

    code = "always-concludes"
    description = (
        "Once its evidence is recorded, whatever it is, the rule concludes: no evidence makes its condition false. It "
        "then says nothing about the [subject]. The proof says why each way to fail it contradicts itself. Correct a "
        "bound; where the rule is about whether something is recorded at all, `supplied` tests that."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Rules for which the search finds no evidence against."""
        for rule in context.own_rules():
            if _decided(context, rule.condition, FALSE):
                message = f"`{rule.id}` concludes whatever is recorded"
                proof = refutation(rule.condition, False, context.analysis)
                yield self.report(rule.located, message, _CORRECT, at=("when",), key=True, proof=proof)


class CertainCondition(Lint):
    """A part of a rule that every evidence meets."""

    code = "certain-condition"
    description = (
        "Whatever is recorded meets this part of the condition, so that it tests nothing. The proof says why each way "
        "to fail it contradicts itself. Correct a bound, or remove the part."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The innermost parts of rules that do not always conclude."""
        for rule in context.own_rules():
            if not _decided(context, rule.condition, FALSE):
                for culprit in _culprits(rule, context, FALSE):
                    message = "this condition holds whatever is recorded"
                    yield self.report(rule.located, message, _CORRECT, at=culprit.path, proof=culprit.proof)


def _needed(path: NodePath) -> bool:
    """Whether a part of a condition must hold for the whole to hold."""
    first, *steps = path
    return first == "when" and all(step == "all" or isinstance(step, int) for step in steps)


def _decided(context: LintContext, condition: Condition, truth: int) -> bool:
    """Whether it is proved that the condition never has that truth."""
    try:
        return context.analysis.possible(condition, truth) is None
    except Undecided:
        return False


def _culprits(rule: LintedRule, context: LintContext, truth: int) -> list[_Culprit]:
    """The innermost parts of a rule that never have that truth, in the order written."""
    found: list[_Culprit] = []
    inside: list[Part] = list(rule.parts)
    for part in reversed(inside):
        if any(culprit.path[: len(part.path)] == part.path for culprit in found):
            continue
        condition = context.over_evidence(meaning(part.text, rule.rule.area, rule.rule.question, context.names.frame))
        if _decided(context, condition, truth):
            found.append(_Culprit(part.path, refutation(condition, truth == TRUE, context.analysis)))
    return found[::-1]
