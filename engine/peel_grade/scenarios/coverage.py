"""What the scenarios exercise: of every rule both outcomes, and both sides of each of its tests.

A scenario counts for a rule only if it passes and asks about that rule.
"""

from collections.abc import Iterable
from typing import NamedTuple

from peel_grade.rulebook.conditions import Leaf, leaves, negation
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
    """An outcome of `rule`, or a side of one of its tests; `says` what lacks where no scenario exercises it."""

    rule: str
    says: str
    covered: bool


def asked_rules(result: Result, language: Language) -> set[str]:
    """The rules that a scenario asks about."""
    return {rule for _, expectation in asked(result.scenario, language) for rule in expectation.rules}


def coverage(book: Rulebook, results: Iterable[Result], language: Language) -> list[Item]:
    """Every item of every rule, in the rulebook's order."""
    by_rule: dict[str, list[Result]] = {}
    for result in results:
        if result.conclusions.book.framework.id == book.framework.id and not result.failures:
            for rule in asked_rules(result, language):
                by_rule.setdefault(rule, []).append(result)
    return [item for rule in book.rules.values() for item in _items(rule, by_rule.get(rule.id, []), book)]


def _items(rule: Rule, results: list[Result], book: Rulebook) -> list[Item]:
    verdicts = [result.conclusions.verdicts.get(rule.id) for result in results]
    items = [
        Item(rule.id, "no scenario in which it concludes", True in verdicts),
        Item(rule.id, "no scenario in which it does not conclude", False in verdicts),
    ]
    for leaf in dict.fromkeys(leaves(rule.condition)):
        for truth in (True, False):
            covered = any(_exercises(leaf, truth, result, book) for result in results)
            items.append(Item(rule.id, _lacking(leaf, truth, book), covered))
    return items


def _exercises(leaf: Leaf, truth: bool, result: Result, book: Rulebook) -> bool:
    """Whether the test turned out so; for a figure, beside its threshold."""
    conclusions = result.conclusions
    if leaf_result(leaf, conclusions.force, book, conclusions.verdicts).truth is not truth:
        return False
    fact = conclusions.facts.get(leaf.subject)
    if not _has_threshold(leaf) or fact is None:
        return True
    step = step_of(leaf.subject, book)
    edges = (leaf.low, leaf.high) if leaf.operator == "between" else (leaf.low,)
    return any(abs(float(fact.low) - edge) <= _NEAR * step for edge in edges)


def _has_threshold(leaf: Leaf) -> bool:
    return isinstance(subject(leaf.subject), Indicator)


def _lacking(leaf: Leaf, truth: bool, book: Rulebook) -> str:
    """The scenario that a side of a test lacks; that of a figure must stand close to its threshold."""
    says = sentence(leaf if truth else negation(leaf), book)
    if not _has_threshold(leaf):
        return f"no scenario in which “{says}” decides"
    return f"no scenario close to the threshold in which {says}"
