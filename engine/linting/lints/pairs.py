"""Rules that say the same, or the opposite, of the same evidence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.analysis.proof import inclusion, shown_witness
from engine.analysis.search import Analysis, Goal, Undecided, Witness, possible_truths
from engine.analysis.states import TRUE, UNKNOWN, truth_of
from engine.linting.diagnostics import Diagnostic
from engine.linting.lint import Lint, other
from engine.linting.view import LintedRule, View
from engine.logic import Condition, Leaf, leaves
from engine.wording import conclusion


class SameRule(Lint):
    """Two rules that conclude the same on the same evidence."""

    code = "same-rule"
    description = (
        "Another rule of the theme has the same conclusion (kind, weight, area for improvement) and holds on exactly "
        "the same evidence, perhaps written differently. The finding counts twice towards the grade. Keep one."
    )

    def find(self, view: View) -> Iterator[Diagnostic]:
        """The later of two such rules."""
        for rule, wider, same in _implied(view):
            if same:
                message = f"`{rule.id}` concludes the same as `{wider.id}`, on the same evidence"
                proof = inclusion(rule.condition, wider.condition, view.analysis)
                related = (other(wider.located, f"`{wider.id}` stands here"),)
                help = "keep one of them"
                yield self.report(rule.located, message, help, at=("id",), proof=proof, related=related)


class ImpliedRule(Lint):
    """A rule that only concludes where another one concludes the same."""

    code = "implied-rule"
    description = (
        "Whenever this rule concludes, another rule of the theme concludes the same (kind and weight), and this one "
        "suggests no area for improvement of its own: it adds nothing but a second count towards the grade. The proof "
        "says in intervals why each way to meet it is a way to meet the other. Remove it, let it conclude something "
        "else, or bound the other rule."
    )

    def find(self, view: View) -> Iterator[Diagnostic]:
        """The narrower rule."""
        for rule, wider, same in _implied(view):
            if not same:
                message = f"whenever `{rule.id}` concludes, `{wider.id}` concludes the same"
                proof = inclusion(rule.condition, wider.condition, view.analysis)
                related = (other(wider.located, f"`{wider.id}` stands here"),)
                help = f"remove it, let it conclude something else, or bound `{wider.id}`"
                yield self.report(rule.located, message, help, at=("id",), proof=proof, related=related)


class StrengthAndWeakness(Lint):
    """A strength and a weakness concluded from one and the same evidence."""

    code = "strength-and-weakness"
    description = (
        "There is evidence on which a strength and a weakness (or cause of concern) both conclude, each resting on "
        "all of it: the same comparison is called good and bad at once. The witness is such evidence. A level and its "
        "change, or its rank, are different comparisons. Move a threshold, so that the two leave each other alone."
    )

    def find(self, view: View) -> Iterator[Diagnostic]:
        """Such a weakness, each with the first strength."""
        strengths = [rule for rule in view.rules.values() if rule.rule.kind == "strength"]
        by_key = _by_key(strengths, view.popularity)
        told: set[tuple[str, str]] = set()
        for weakness in view.rules.values():
            if weakness.rule.kind == "strength":
                continue
            for strength in _sharing(weakness.condition, by_key):
                witness = self._witness(strength, weakness, view.analysis)
                if witness is None or (strength.id, weakness.id) in told:
                    continue
                told.add((strength.id, weakness.id))
                here, there = (weakness, strength) if view.own(weakness.located) else (strength, weakness)
                if view.own(here.located):
                    both = f"{conclusion(here.rule)} and {conclusion(there.rule)}"
                    yield self.report(
                        here.located,
                        f"`{here.id}` and `{there.id}` conclude {both} on the same evidence",
                        "move a threshold, so that they leave each other alone",
                        at=("when",),
                        key=True,
                        proof=(f"witness: {shown_witness(witness)}",),
                        related=(other(there.located, f"`{there.id}` stands here"),),
                    )

    def _witness(self, strength: LintedRule, weakness: LintedRule, analysis: Analysis) -> Witness | None:
        """Evidence that both rest on, all of it."""
        pair = (strength.condition, weakness.condition)
        common = _subjects(pair[0]) & _subjects(pair[1])
        if not all(possible_truths(each, _without(each, common)) & TRUE for each in pair):
            return None
        try:
            for witness in analysis.solutions(*(Goal(each, TRUE) for each in pair), among=common):
                if all(_rests_on_all(each, witness) for each in pair):
                    return witness
        except Undecided:
            pass
        return None


class _Implied(NamedTuple):
    """A rule, one that holds whenever it does, and whether they hold on the same evidence."""

    rule: LintedRule
    wider: LintedRule
    same: bool


def _implied(view: View) -> Iterator[_Implied]:
    """Each own rule that adds nothing to another, with the first such; of two that add nothing to each other, the later."""
    groups: dict[object, list[LintedRule]] = defaultdict(list)
    for rule in view.rules.values():
        groups[rule.rule.theme, rule.rule.kind, rule.rule.weight].append(rule)
    for group in groups.values():
        by_key = _by_key(group, view.popularity)
        order = {rule.id: view.order(rule) for rule in group}
        for rule in group:
            if not view.own(rule.located):
                continue
            try:
                found = _wider(rule, by_key, order, view)
            except Undecided:
                continue
            if found is not None:
                yield found


def _wider(
    rule: LintedRule,
    by_key: Mapping[str, list[LintedRule]],
    order: Mapping[str, tuple[bool, str, int, int]],
    view: View,
) -> _Implied | None:
    witness = view.concluding(rule)
    if witness is None:
        return None
    facts = {subject: value for state in witness.values() for subject, value in state.facts.items()}
    for candidate in _sharing(rule.condition, by_key):
        if candidate is rule or not _adds_nothing(rule, candidate):
            continue
        truths = {leaf: truth_of(leaf, facts) for leaf in leaves(candidate.condition)}
        if possible_truths(candidate.condition, truths) != TRUE:
            continue
        if view.analysis.implies(rule.condition, candidate.condition):
            same = view.analysis.implies(candidate.condition, rule.condition)
            if not (same and _adds_nothing(candidate, rule)) or order[candidate.id] < order[rule.id]:
                return _Implied(rule, candidate, same)
    return None


def _adds_nothing(rule: LintedRule, wider: LintedRule) -> bool:
    return rule.rule.area_for_improvement in (None, wider.rule.area_for_improvement)


def _by_key(rules: Sequence[LintedRule], popularity: Mapping[str, int]) -> dict[str, list[LintedRule]]:
    """The rules by subjects of which one must be known for them to hold: as few and as rare as can be."""
    found: dict[str, list[LintedRule]] = defaultdict(list)
    for rule in rules:
        for subject in _keys(rule.condition, True, popularity):
            found[subject].append(rule)
    return found


def _keys(condition: Condition, wanted: bool, popularity: Mapping[str, int]) -> frozenset[str]:
    if isinstance(condition, Leaf):
        return frozenset([condition.subject])
    wanted = wanted != condition.negated
    members = condition.members
    spare = condition.needed if not wanted else len(members) - condition.needed + 1
    options = sorted(
        (_keys(member, wanted, popularity) for member in members),
        key=lambda keys: (sum(popularity[subject] for subject in keys), sorted(keys)),
    )
    return frozenset().union(*options[:spare])


def _sharing(condition: Condition, by_key: Mapping[str, list[LintedRule]]) -> list[LintedRule]:
    """The rules that need something which the condition tests, each once."""
    found = {rule.id: rule for subject in sorted(_subjects(condition)) for rule in by_key.get(subject, ())}
    return list(found.values())


def _subjects(condition: Condition) -> set[str]:
    return {leaf.subject for leaf in leaves(condition)}


def _without(condition: Condition, known: set[str]) -> dict[Leaf, int]:
    """All but what is known, as unknown."""
    return {leaf: UNKNOWN for leaf in leaves(condition) if leaf.subject not in known}


def _rests_on_all(condition: Condition, witness: Witness) -> bool:
    """Whether the condition holds on the witness, but not without any one subject of it that it tests."""
    truths = {leaf: truth for state in witness.values() for leaf, truth in state.truths.items()}
    known = {leaf.subject for leaf, truth in truths.items() if truth != UNKNOWN}
    base = _without(condition, known) | {leaf: truths[leaf] for leaf in leaves(condition) if leaf in truths}
    base |= {leaf: UNKNOWN for leaf in leaves(condition) if leaf not in base}
    if not known <= _subjects(condition):
        return False
    for subject in known:
        fewer = base | {leaf: UNKNOWN for leaf in base if leaf.subject == subject}
        if possible_truths(condition, fewer) == TRUE:
            return False
    return possible_truths(condition, base) == TRUE
