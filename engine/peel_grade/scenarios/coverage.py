"""What is exercised: of every rule both outcomes, and both sides of each of its tests, by scenarios or by boundaries.

A scenario counts for a rule only if it passes and asks about that rule, a boundary only if it holds.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.givens import evidence
from peel_grade.boundaries.model import NO, UNDECIDED, YES, Boundaries
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Leaf, holds_within, leaves, negation
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Indicator, subject
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result, asked
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.evidence import leaf_result
from peel_grade.wording.sentences import sentence

_NEAR = 1.5
"""How many steps from a threshold still count as beside it."""


class Item(NamedTuple):
    """An outcome of `rule`, or a side of one of its tests; `says` what lacks where nothing exercises it."""

    rule: str
    says: str
    covered: bool


def asked_rules(result: Result, language: Language) -> set[str]:
    """The rules that a scenario asks about."""
    return {rule for _, expectation in asked(result.scenario, language) for rule in expectation.rules}


def coverage(
    book: Rulebook, results: Iterable[Result], language: Language, boundaries: Boundaries | None = None
) -> list[Item]:
    """Every item of every rule, in the rulebook's order; `boundaries` are those that count beside scenarios."""
    by_rule: dict[str, list[Result]] = {}
    for result in results:
        if result.conclusions.book.framework.id == book.framework.id and not result.failures:
            for rule in asked_rules(result, language):
                by_rule.setdefault(rule, []).append(result)
    return [
        item
        for rule in book.rules.values()
        for item in _items(rule, by_rule.get(rule.id, []), _facts(rule, boundaries, book), book)
    ]


def _items(rule: Rule, results: list[Result], beside: "Beside | None", book: Rulebook) -> list[Item]:
    verdicts = {result.conclusions.verdicts.get(rule.id) for result in results} | ({*beside} if beside else set())
    lacking = "no scenario" if beside is None else "no scenario or boundary"
    items = [
        Item(rule.id, f"{lacking} in which it concludes", True in verdicts),
        Item(rule.id, f"{lacking} in which it does not conclude", False in verdicts),
    ]
    known = [facts for each in (beside or {}).values() for facts in each]
    for leaf in dict.fromkeys(leaves(rule.condition)):
        for truth in (True, False):
            covered = any(_turns(leaf, truth, facts, book) for facts in known)
            covered = covered or any(_exercises(leaf, truth, result, book) for result in results)
            items.append(Item(rule.id, f"{lacking} {_lacking(leaf, truth, book)}", covered))
    return items


Beside: TypeAlias = Mapping[bool | None, list[Facts]]
"""The facts of the boundaries of a rule, by what follows from them."""
_TRUTHS = {YES: True, NO: False, UNDECIDED: None}


def _facts(rule: Rule, boundaries: Boundaries | None, book: Rulebook) -> Beside | None:
    if boundaries is None:
        return None
    found: dict[bool | None, list[Facts]] = {}
    if (entry := boundaries.entries.get(("rule", rule.id))) is not None:
        failing = {id(failure.case) for failure in fails(entry, book)}
        for case in entry.cases:
            if id(case) not in failing:
                found.setdefault(_TRUTHS[case.then], []).append(evidence(case.given, book))
    return found


def _turns(leaf: Leaf, truth: bool, facts: Facts, book: Rulebook) -> bool:
    """Whether the test turns out so on facts; for a figure, beside its threshold."""
    fact = facts.get(leaf.subject)
    return fact is not None and holds_within(leaf, *fact) is truth and _is_beside(leaf, fact, book)


def _exercises(leaf: Leaf, truth: bool, result: Result, book: Rulebook) -> bool:
    """Whether the test turned out so; for a figure, beside its threshold."""
    conclusions = result.conclusions
    if leaf_result(leaf, conclusions.force, book, conclusions.verdicts).truth is not truth:
        return False
    fact = conclusions.facts.get(leaf.subject)
    return fact is None or _is_beside(leaf, fact, book)


def _is_beside(leaf: Leaf, fact: Interval, book: Rulebook) -> bool:
    """Whether what is compared stands beside a threshold, where there is one."""
    if not _has_threshold(leaf):
        return True
    step = step_of(leaf.subject, book)
    edges = (leaf.low, leaf.high) if leaf.operator == "between" else (leaf.low,)
    return any(abs(float(fact.low) - edge) <= _NEAR * step for edge in edges)


def _has_threshold(leaf: Leaf) -> bool:
    return isinstance(subject(leaf.subject), Indicator)


def _lacking(leaf: Leaf, truth: bool, book: Rulebook) -> str:
    """What a side of a test lacks; that of a figure must stand close to its threshold."""
    says = sentence(leaf if truth else negation(leaf), book)
    if not _has_threshold(leaf):
        return f"in which “{says}” decides"
    return f"close to the threshold in which {says}"
