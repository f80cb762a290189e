"""Parts of a condition that change nothing beside the others."""

from collections.abc import Iterator
from typing import NamedTuple

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.proof import inclusion
from peel_grade.lint.proving.states import FALSE, TRUE, Undecided
from peel_grade.rulebook import conditions
from peel_grade.rulebook.conditions import Condition
from peel_grade.rulebook.reading.conditions import ConditionText
from peel_grade.rulebook.reading.meanings import meaning

_MOST = 30
"""A condition of more comparisons, those of the findings in it counted too, is not examined."""
_REMOVE = "remove it, or correct its bound"
_FIELDS = {"all": "all_", "any": "any_", "none": "none_", "of": "of"}


class _Variant(NamedTuple):
    """A condition without one member of a group: `text`, the paths of the group and of the member, and the member."""

    text: ConditionText
    group: NodePath
    member: NodePath
    left_out: ConditionText


class NeedlessCondition(Lint):
    """A part of a condition without which the rule would be the same."""

    code = "needless-condition"
    description = (
        "The rule concludes on exactly the same evidence without this part: what stands beside it says as much or "
        "more. Readers take it for a further demand, or for a further way. The proof says in intervals why nothing "
        "is lost. (Conditions of more than 30 comparisons are not examined.) Remove it, or correct its bound."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The last needless member of each group, and an `unless` that never matters."""
        for rule in context.own_rules():
            if sum(1 for _ in conditions.leaves(rule.condition)) > _MOST:
                continue  # each part is one more search
            try:
                if context.analysis.possible(rule.condition, TRUE) and context.analysis.possible(rule.condition, FALSE):
                    yield from self._of(rule, context)
            except Undecided:
                continue

    def _of(self, rule: LintedRule, context: LintContext) -> Iterator[Diagnostic]:
        text = rule.located.text
        told: list[NodePath] = []
        for key, condition in (("when", text.when), ("unless", text.unless)):
            for variant in _variants(condition, (key,)) if condition is not None else ():
                beside = any(variant.group == path[: len(variant.group)] for path in told)
                inside = any(path == variant.member[: len(path)] for path in told)
                if beside or inside or _trivial(variant.left_out, rule, context):
                    continue
                other = _condition(rule, context, **{key: variant.text})
                if not _same(rule, other, context):
                    continue
                told.append(variant.member)
                pair = (other, rule.condition) if variant.group[-1] != "any" else (rule.condition, other)
                proof = inclusion(*pair, context.analysis)
                message = f"`{rule.id}` concludes on the same evidence without this part"
                yield self.report(
                    rule.located, message, "remove it, or correct its bound", at=variant.member, proof=proof
                )
        if text.unless is not None and not _trivial(text.unless, rule, context):
            other = _condition(rule, context, unless=None)
            if _same(rule, other, context):
                message = f"`{rule.id}` concludes on the same evidence without `unless`"
                proof = inclusion(other, rule.condition, context.analysis)
                yield self.report(rule.located, message, _REMOVE, at=("unless",), key=True, proof=proof)


class RepeatedMember(Lint):
    """A member of `of` that stands there twice."""

    code = "repeated-member"
    description = (
        "Two members of `of` hold on exactly the same evidence, so that one fact counts as two where `at_least` asks "
        "for several. Remove one of them, or correct it."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two such members in own rules."""
        for rule in context.own_rules():
            for part in rule.parts:
                members = part.text.of or ()
                if not isinstance(part.text.at_least, int) or not 1 < part.text.at_least < len(members):
                    continue  # needless-condition tells of those that ask for one or for all
                meanings = [
                    context.over_evidence(meaning(member, rule.rule.area, rule.rule.question, context.names.frame))
                    for member in members
                ]
                for index, condition in enumerate(meanings):
                    if any(_alike(condition, earlier, context) for earlier in meanings[:index]):
                        message = "this stands among them already, so that one fact counts twice"
                        at = (*part.path, "of", index)
                        yield self.report(rule.located, message, "remove one of them, or correct it", at=at)


def _alike(one: Condition, other: Condition, context: LintContext) -> bool:
    """Whether two conditions hold on the same evidence."""
    if {leaf.subject for leaf in conditions.leaves(one)} != {leaf.subject for leaf in conditions.leaves(other)}:
        return False
    try:
        return context.analysis.implies(one, other) and context.analysis.implies(other, one)
    except Undecided:
        return False


def _variants(text: ConditionText, path: NodePath) -> Iterator[_Variant]:
    """The condition with each member of its groups left out in turn, the last member first, a group before its members.

    Of `at_least` with `of` only where it asks for one, or for all.
    """
    kind, members = text.kind_of_condition, text.members()
    here = (*path, kind)
    one_or_all = kind != "of" or text.at_least in (1, len(members))
    for index in range(len(members) - 1, -1, -1) if one_or_all and len(members) > 1 else ():
        rest = [*members[:index], *members[index + 1 :]]
        yield _Variant(_with(text, kind, rest), here, (*here, index), members[index])
    for index, member in enumerate(members):
        for inner in _variants(member, (*here, index)):
            changed = [*members[:index], inner.text, *members[index + 1 :]]
            yield inner._replace(text=_with(text, kind, changed))


def _with(text: ConditionText, kind: str, members: list[ConditionText]) -> ConditionText:
    """The group with other members; a group that asks for all of its members still does."""
    changed: dict[str, object] = {_FIELDS[kind]: members}
    if kind == "of" and isinstance(text.at_least, int) and text.at_least > len(members):
        changed["at_least"] = len(members)
    return text.model_copy(update=changed)


def _condition(rule: LintedRule, context: LintContext, **changed: ConditionText | None) -> Condition:
    """The condition of the rule with `when` or `unless` changed, over evidence alone."""
    text, question = rule.located.text, rule.rule.question
    when, unless = changed.get("when", text.when), changed.get("unless", text.unless)
    assert when is not None
    found = meaning(when, rule.rule.area, question, context.names.frame)
    if unless is not None:
        found = conditions.all_of(
            found, conditions.negation(meaning(unless, rule.rule.area, question, context.names.frame))
        )
    return context.over_evidence(found)


def _trivial(text: ConditionText, rule: LintedRule, context: LintContext) -> bool:
    """Whether a part never holds, or always; other lints report that."""
    condition = context.over_evidence(meaning(text, rule.rule.area, rule.rule.question, context.names.frame))
    return context.analysis.possible(condition, TRUE) is None or context.analysis.possible(condition, FALSE) is None


def _same(rule: LintedRule, other: Condition, context: LintContext) -> bool:
    return context.analysis.implies(rule.condition, other) and context.analysis.implies(other, rule.condition)
