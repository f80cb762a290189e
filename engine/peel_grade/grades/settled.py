"""Rules that stay undecided whatever is still recorded: what they lack could not be supplied, or cannot be compared."""

from collections.abc import Mapping

from peel_grade.files.record import Record
from peel_grade.force.facts import Facts
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook.conditions import Condition, Leaf, holds_within
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Finding, Flag, Indicator, subject


def closed(row: IndicatorEvidence | FlagEvidence | None) -> bool:
    """Whether the file says why the evidence is missing: it could not be supplied, or not be compared."""
    return row is not None and row.status in ("not_supplied", "not_comparable")


def has_closed(force: Force) -> bool:
    """Whether any evidence of a force is so."""
    return any(map(closed, force.indicators.values())) or any(map(closed, force.flags.values()))


def never_concluding(force: Force, book: Rulebook, facts: Facts, verdicts: Mapping[str, bool]) -> frozenset[str]:
    """The undecided rules that no completion of the evidence makes conclude."""
    if not has_closed(force):
        return frozenset()
    reach = _Reach(force, book, facts, verdicts)
    return frozenset(name for name in book.rules if name not in verdicts and not reach.of_rule(name).true)


def never_concludes(name: str, force: Force, book: Rulebook, facts: Facts, verdicts: Mapping[str, bool]) -> bool:
    """Whether a rule is undecided, and no completion of the evidence makes it conclude."""
    return name not in verdicts and has_closed(force) and not _Reach(force, book, facts, verdicts).of_rule(name).true


class _May(Record):
    """Which truths a condition may still come to have."""

    true: bool
    false: bool


class _Reach:
    """The truths that conditions may still come to have, each comparison taken by itself."""

    def __init__(self, force: Force, book: Rulebook, facts: Facts, verdicts: Mapping[str, bool]) -> None:
        self._force, self._book, self._facts, self._verdicts = force, book, facts, verdicts
        self._known: dict[str, _May] = {}

    def of_rule(self, name: str) -> _May:
        """The truths of a rule's condition."""
        if name not in self._known:
            verdict = self._verdicts.get(name)
            decided = None if verdict is None else _May(verdict, not verdict)
            self._known[name] = decided or self._of(self._book.rules[name].condition)
        return self._known[name]

    def _of(self, condition: Condition) -> _May:
        if isinstance(condition, Leaf):
            return self._of_leaf(condition)
        members = [self._of(member) for member in condition.members]
        true = sum(member.true for member in members) >= condition.needed
        false = sum(member.false for member in members) > len(members) - condition.needed
        return _May(false, true) if condition.negated else _May(true, false)

    def _of_leaf(self, leaf: Leaf) -> _May:
        known = self._facts.get(leaf.subject)
        if known is not None:
            truth = holds_within(leaf, *known)
            return _May(truth is not False, truth is not True)
        match subject(leaf.subject):
            case Finding(rule) if rule in self._book.rules:  # else one that an edit on trial takes away
                found = self.of_rule(rule)
                return found if leaf.operator == "at_least" else _May(found.false, found.true)
            case Indicator(name):
                open_ = not closed(self._force.indicators.get(name))
            case Flag(name):
                open_ = not closed(self._force.flags.get(name))
            case _:
                open_ = True
        return _May(open_, open_)
