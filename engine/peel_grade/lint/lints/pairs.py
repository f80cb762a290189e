"""Rules that say the same, or the opposite, of the same evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import combinations, islice
from typing import NamedTuple

from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.proof import inclusion, shown_witness
from peel_grade.lint.proving.search import Analysis, Goal, Witness, possible_truths
from peel_grade.lint.proving.states import TRUE, UNKNOWN, Undecided, entry_of, truth_of
from peel_grade.lint.rule_index import RuleIndex
from peel_grade.rulebook.conditions import Condition, Leaf, Number, leaves
from peel_grade.rulebook.subjects import Finding, subject
from peel_grade.wording.sentences import conclusion

_PROBES = 32
_MOST_SHARED, _MOST_SOLUTIONS = 6, 500
"""Comparisons that a strength and a weakness may rest on together, and ways to meet both, beyond which none is looked
for.
"""


class _AddsNothing(Lint):
    """What a rule that adds nothing to another is reported as."""

    def told(self, found: "_Implied", message: str, help: str, context: LintContext) -> Diagnostic:
        """The report, with the proof that the one rule holds whenever the other does."""
        rule, wider = found.rule, found.wider
        proof = inclusion(rule.condition, wider.condition, context.analysis)
        return self.report(rule.located, message, help, at=("id",), proof=proof, beside=wider.located)


class SameRule(_AddsNothing):
    """Two rules that conclude the same on the same evidence."""

    code = "same-rule"
    description = (
        "Another rule of the [theme] has the same conclusion (kind, weight, [area]) and holds on exactly "
        "the same evidence, perhaps written differently. The finding counts twice towards the grade. Keep one."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two such rules."""
        for found in context.result_of(_implied):
            if found.same:
                message = f"`{found.rule.id}` concludes the same as `{found.wider.id}`, on the same evidence"
                yield self.told(found, message, "keep one of them", context)


class ImpliedRule(_AddsNothing):
    """A rule that only concludes where another one concludes the same."""

    code = "implied-rule"
    description = (
        "Whenever this rule concludes, another rule of the [theme] concludes the same (kind and weight), and this one "
        "suggests no [area] of its own: it adds nothing but a second count towards the grade. The proof "
        "says in intervals why each way to meet it is a way to meet the other. Remove it, let it conclude something "
        "else, or bound the other rule."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The narrower rule."""
        for found in context.result_of(_implied):
            if not found.same:
                message = f"whenever `{found.rule.id}` concludes, `{found.wider.id}` concludes the same"
                help = f"remove it, let it conclude something else, or bound `{found.wider.id}`"
                yield self.told(found, message, help, context)


class StrengthAndWeakness(Lint):
    """A strength and a weakness concluded from one and the same evidence."""

    code = "strength-and-weakness"
    description = (
        "There is evidence on which a strength and a weakness (or [concern]) both conclude, each resting on "
        "all of it: the same comparison speaks for and against it at once. The witness is such evidence. A level and "
        "its change, or its rank, are different comparisons. Move a threshold, so that the two leave each other alone."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Such a weakness, each with the first strength."""
        strengths = [rule for rule in context.rules.values() if rule.rule.kind == "strength"]
        index = RuleIndex(strengths, str)
        for weakness in context.rules.values():
            if weakness.rule.kind == "strength":
                continue
            for strength in index.sharing(weakness.condition):
                pair_of = (strength.condition, weakness.condition)
                key = (self.code, context.analysis, pair_of)
                witness = context.remembered(key, partial(self._witness, pair_of, context.analysis))
                pair = context.own_first(weakness, strength)
                if witness is not None and pair is not None:
                    here, there = pair
                    both = " and ".join(conclusion(each.rule, context.declared) for each in (here, there))
                    yield self.report(
                        here.located,
                        f"`{here.id}` and `{there.id}` conclude {both} on the same evidence",
                        "move a threshold, so that they leave each other alone",
                        at=("when",),
                        key=True,
                        witness=shown_witness(witness),
                        beside=there.located,
                    )

    def _witness(self, pair: tuple[Condition, Condition], analysis: Analysis) -> Witness | None:
        """Evidence that two rules with these conditions rest on, all of it."""
        common = _subjects(pair[0]) & _subjects(pair[1])
        if any(isinstance(subject(text), Finding) for text in common):
            return None  # the finding was too large to be written in, and no evidence may lead to such a state
        for left_out in _told_together(common):
            among = common - left_out
            if not all(possible_truths(each, _without(each, among)) & TRUE for each in pair):
                continue
            try:
                found = analysis.solutions(*(Goal(each, TRUE) for each in pair), among=among)
                for witness in islice(found, _MOST_SOLUTIONS):
                    if _shared_support(pair, witness):
                        return witness
            except Undecided:
                continue
        return None


class _Implied(NamedTuple):
    """A rule, one that holds whenever it does, and whether they hold on the same evidence."""

    rule: LintedRule
    wider: LintedRule
    same: bool


def _implied(context: LintContext) -> list[_Implied]:
    """Each own rule that adds nothing to another one, with that one. Of two rules that are the same, only the later."""
    found = []
    groups: dict[object, list[LintedRule]] = defaultdict(list)
    for rule in context.rules.values():
        groups[rule.place, rule.rule.kind, rule.rule.weight].append(rule)
    for rules in groups.values():
        group = _Group(rules, context)
        for rule in rules:
            try:
                implied = group.wider(rule) if context.own(rule.located) else None
            except Undecided:
                continue
            if implied is not None:
                found.append(implied)
    return found


class _Group:
    """Rules of one theme that conclude the same."""

    def __init__(self, rules: Sequence[LintedRule], context: LintContext) -> None:
        self._rules, self._context = rules, context
        self._index = RuleIndex(rules, entry_of)
        self._order = {rule.id: context.order(rule) for rule in rules}
        self._signatures: dict[str, tuple[bool, ...]] = {}

    def wider(self, rule: LintedRule) -> _Implied | None:
        """A rule to which this one adds nothing: if there is one, a rule that is the same, else the first.

        Raises Undecided where a comparison of two rules grows too long.
        """
        witness = self._context.concluding(rule)
        if witness is None:
            return None
        facts = facts_of(witness)
        first: _Implied | None = None
        for other in self._index.sharing(rule.condition):
            if other is rule or not _adds_nothing(rule, other):
                continue
            if first is not None and not self._may_be_same(rule, other):
                continue
            if not (concludes_on(other, facts) and self._implies(rule, other)):
                continue
            if not self._implies(other, rule):
                first = first or _Implied(rule, other, same=False)
            elif self._is_kept(other, rule):
                return _Implied(rule, other, same=True)
        return first

    def _is_kept(self, one: LintedRule, other: LintedRule) -> bool:
        """Of two rules that hold on the same evidence, whether `one` is the rule to keep."""
        return self._order[one.id] < self._order[other.id] or not _adds_nothing(one, other)

    def _implies(self, one: LintedRule, other: LintedRule) -> bool:
        return self._context.analysis.implies(one.condition, other.condition)

    def _may_be_same(self, rule: LintedRule, other: LintedRule) -> bool:
        """Whether a few tries leave it open that both rules hold on the same evidence: cheaper than a proof."""
        if self._signature(other) != self._signature(rule):
            return False
        return concludes_on(rule, facts_of(self._context.concluding(other)))

    def _signature(self, rule: LintedRule) -> tuple[bool, ...]:
        """Whether the rule concludes on each of the probes: two rules that are the same have the same signature."""
        if rule.id not in self._signatures:
            self._signatures[rule.id] = tuple(concludes_on(rule, facts) for facts in self._probes)
        return self._signatures[rule.id]

    @cached_property
    def _probes(self) -> list[dict[str, Number]]:
        """Facts on which some rules of the group conclude."""
        return [facts_of(self._context.concluding(rule)) for rule in self._rules[:: len(self._rules) // _PROBES + 1]]


def facts_of(witness: Witness | None) -> dict[str, Number]:
    """What a witness says, by subject; nothing where there is none."""
    return {text: value for state in (witness or {}).values() for text, value in state.facts.items()}


def concludes_on(rule: LintedRule, facts: Mapping[str, Number]) -> bool:
    """Whether a rule concludes where nothing but these facts is known."""
    truths = {leaf: truth_of(leaf, facts) for leaf in leaves(rule.condition)}
    return possible_truths(rule.condition, truths) == TRUE


def _adds_nothing(rule: LintedRule, wider: LintedRule) -> bool:
    return rule.rule.area in (None, wider.rule.area)


def _subjects(condition: Condition) -> set[str]:
    return {leaf.subject for leaf in leaves(condition)}


def _told_together(subjects: set[str]) -> Iterator[frozenset[str]]:
    """Each choice of what both rules may do without, although it is known with other subjects of its entry.

    A figure is supplied, and may be compared, as soon as it is known: no search over evidence leaves that out, yet
    both rules may hold without it. The first choice leaves out nothing.
    """
    told = Counter(map(entry_of, subjects))
    together = sorted(name for name in subjects if told[entry_of(name)] > 1)
    sizes = range(len(together) + 1) if len(together) <= _MOST_SHARED else (0,)
    for size in sizes:
        yield from map(frozenset, combinations(together, size))


def _without(condition: Condition, known: set[str]) -> dict[Leaf, int]:
    """All but what is known, as unknown."""
    return {leaf: UNKNOWN for leaf in leaves(condition) if leaf.subject not in known}


def _shared_support(conditions: Sequence[Condition], witness: Witness) -> bool:
    """Whether some of what the witness tells makes all conditions hold, and each of them needs all of that."""
    truths = {leaf: truth for state in witness.values() for leaf, truth in state.truths.items() if truth != UNKNOWN}
    known = sorted({leaf.subject for leaf in truths})
    if len(known) > _MOST_SHARED:
        return False
    for size in range(1, len(known) + 1):
        for some in combinations(known, size):
            if all(_rests_on(condition, frozenset(some), truths) for condition in conditions):
                return True
    return False


def _rests_on(condition: Condition, some: frozenset[str], truths: Mapping[Leaf, int]) -> bool:
    """Whether the condition holds when just these subjects are known, and no longer when any one of them is not."""

    def holds(known: frozenset[str]) -> bool:
        tests = leaves(condition)
        here = {leaf: truths.get(leaf, UNKNOWN) if leaf.subject in known else UNKNOWN for leaf in tests}
        return possible_truths(condition, here) == TRUE

    return holds(some) and not any(holds(some - {each}) for each in some)
