"""What coders of evidence rely on: criteria of flags, names that cannot be inverted, declared contradictions."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.search import Goal
from peel_grade.lint.proving.states import FALSE, TRUE, UNKNOWN, Undecided
from peel_grade.rulebook.conditions import Leaf, all_of, leaves
from peel_grade.rulebook.reading.catalogue_form import CriteriaText, FlagText, IndicatorText
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.subjects import Flag

_NEGATION = re.compile(r"(?:^|_)(not|no|never|neither|nor)(?:_|$)")
_FREQUENCY = re.compile(r"_(usual|usually|infrequent|infrequently|rare|rarely|seldom|sometimes|often|frequent)$")


class FlagWithoutCriteria(Lint):
    """A flag that does not say how to record it."""

    code = "flag-without-criteria"
    description = (
        "The flag has no `criteria`: whoever reads a source has to guess what must have been seen for it to be true, "
        "partly so or false, and two readers will guess differently. Write them."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own flags without criteria."""
        for name, flag in _own_flags(context):
            if flag.text.criteria is None:
                help = "write `criteria: {holds: ..., partly: ..., fails: ...}`: what must have been seen"
                yield self.report(flag, f"`{name}` does not say when it is true, partly so or false", help, key=True)


class IncompleteCriteria(Lint):
    """Criteria that leave a way to record a flag open."""

    code = "incomplete-criteria"
    description = (
        "The criteria of a flag do not say of each of true, partly so and false what must have been seen. Two readers "
        "of one source will then record it differently. Write all three; where the flag cannot be partly so, allow it "
        "with the reason."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own flags with criteria of which one is left out."""
        for _, flag in _own_flags(context):
            criteria = flag.text.criteria
            missing = [key for key in CriteriaText.model_fields if criteria and getattr(criteria, key) is None]
            if missing:
                listed = " and ".join(f"`{key}`" for key in missing)
                message = f"the criteria do not say {listed}"
                yield self.report(flag, message, "write all three", at=("criteria",), key=True)


class InvertibleName(Lint):
    """A name that says what is not so."""

    code = "invertible-name"
    description = (
        "The id of a flag says what is not so (`calls_not_logged`), or how often something is so (`repeats_usual`). "
        "Recorded as false the first says yes with two negations, and nobody knows whether half the time is usual: "
        "both are recorded the wrong way round by mistake. Name it after what is seen where it is true, and keep the "
        "old name with `replaced_by`."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own flags with such a name."""
        for name, flag in _own_flags(context):
            if found := _NEGATION.search(name):
                message = f"`{name}` says what is not so: `false` is then a double negation"
            elif found := _FREQUENCY.search(name):
                message = f"`{name}` says how often something is so, which is neither true nor false"
            else:
                continue
            help = f"name it without `{found[1]}`, after what is seen where it is true"
            yield self.report(flag, message, help, key=True)


class NamesItself(Lint):
    """An entry that is told apart from itself, or contradicts itself."""

    code = "names-itself"
    severity = "error"
    description = (
        "An entry of the catalogue names itself as what it is not to be confused with, what it excludes or implies, or "
        "what it is a part of. Name the other entry."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own entries that name themselves."""
        own: list[tuple[str, Located[IndicatorText] | Located[FlagText]]] = [
            *context.top.indicators.items(), *context.top.flags.items(),
        ]  # fmt: skip
        for name, entry in own:
            help = "name the other entry"
            if name in entry.text.not_to_be_confused_with:
                path: NodePath = ("not_to_be_confused_with", name)
                yield self.report(entry, f"`{name}` is told apart from itself", help, at=path, key=True)
            for key in ("excludes", "implies"):
                others: Sequence[str] = getattr(entry.text, key, ())
                if name in others:
                    message = f"`{name}` {key} itself"
                    yield self.report(entry, message, help, at=(key, others.index(name)))
            if getattr(entry.text, "not_more_than", None) == name:
                yield self.report(entry, f"`{name}` is a part of itself", help, at=("not_more_than",))


class ContradictoryFlag(Lint):
    """A flag that cannot be true."""

    code = "contradictory-flag"
    severity = "error"
    description = (
        "What a flag implies, followed to the end, holds two flags of which one excludes the other: it could never be "
        "recorded as true without a contradiction. Remove one of the two statements."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own flags that bring along what excludes each other."""
        for name, flag in _own_flags(context):
            brought = _brought(name, context)
            for one, other in combinations(brought, 2):
                if one != other and _exclude(one, other, context):
                    message = f"`{name}` brings both `{one}` and `{other}`, of which one excludes the other"
                    yield self.report(flag, message, "remove one of the two statements", key=True)
                    break


class ExcludedTogether(Lint):
    """A rule that concludes only where the evidence contradicts itself."""

    code = "excluded-together"
    severity = "error"
    description = (
        "The rule concludes only where flags are recorded so that, by what the catalogue says they exclude and imply, "
        "they contradict each other: nothing that is recorded without a mistake brings it. Correct the rule, or what "
        "the catalogue says."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own rules that conclude on some evidence, but on none without a contradiction."""
        for rule in context.own_rules():
            pairs = list(_contradictions(rule, context))
            goals = [Goal(all_of(*pair), FALSE | UNKNOWN) for pair in pairs]
            try:
                if not goals or context.concluding(rule) is None:
                    continue  # that it never concludes is told by another lint
                if context.analysis.find(Goal(rule.condition, TRUE), *goals) is None:
                    said = " or ".join(" and ".join(map(_said, pair)) for pair in pairs)
                    message = f"`{rule.id}` concludes only on a contradiction: {said}"
                    yield self.report(rule.located, message, "correct it, or the catalogue", at=("when",), key=True)
            except Undecided:
                continue


def _own_flags(context: LintContext) -> Iterator[tuple[str, Located[FlagText]]]:
    """The flags in use that the rulebook itself writes."""
    for name, flag in context.top.flags.items():
        if not context.names.given_up(flag.text) and name in context.flags:
            yield name, flag


def _brought(name: str, context: LintContext) -> list[str]:
    """A flag, and what must be true where it is."""
    found = [name]
    for each in found:
        implied = context.flags[each].text.implies if each in context.flags else ()
        found += [other for other in dict.fromkeys(implied) if other not in found]
    return found


def _exclude(one: str, other: str, context: LintContext) -> bool:
    return any(
        right in context.flags[left].text.excludes
        for left, right in ((one, other), (other, one))
        if left in context.flags
    )


def _flags_by_subject(context: LintContext) -> dict[str, tuple[int, str]]:
    """Each flag by the subject of tests of it, after its place in the catalogue."""
    return {str(Flag(name)): (place, name) for place, name in enumerate(context.flags)}


def _contradictions(rule: LintedRule, context: LintContext) -> Iterator[tuple[Leaf, Leaf]]:
    """Pairs of what the rule asks of flags, which the catalogue says cannot both be."""
    tested = {leaf.subject for leaf in leaves(rule.condition)}
    known = context.result_of(_flags_by_subject)
    names = [name for _, name in sorted(known[text] for text in tested if text in known)]
    for name in names:
        flag, true = context.flags[name].text, Leaf(str(Flag(name)), "at_least", 1)
        for other in names:
            if other != name and other in flag.excludes:
                yield true, Leaf(str(Flag(other)), "at_least", 1)
            if other != name and other in flag.implies:
                yield true, Leaf(str(Flag(other)), "at_most", 0)


def _said(condition: Leaf) -> str:
    """A test of a flag as a message says it."""
    name = condition.subject.removeprefix(str(Flag("")))
    return f"`{name}`" if condition.operator == "at_least" else f"`{name}` is false"
