"""What the scenarios exercise: of every rule both outcomes, and both sides of each of its tests.

A scenario counts for a rule only if it passes and asks about that rule.
"""

from collections.abc import Iterable
from typing import NamedTuple

from peel_grade.rulebook.conditions import Leaf, leaves, negation
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.evidence import leaf_result
from peel_grade.wording.sentences import sentence

_NEAR = 1.5
"""How many steps from a threshold still count as beside it."""


class Item(NamedTuple):
    """One thing that a scenario should exercise: of `rule`, an outcome or a side of a test, told by `says`."""

    rule: str
    says: str
    covered: bool


def asked_rules(result: Result, language: Language) -> set[str]:
    """The rules that a scenario asks about."""
    found: set[str] = set()
    for step in result.scenario.steps:
        if step.kind == "then":
            expectation = language.then(step.text)
            found |= set(expectation.rules) if expectation else set()
    return found


def coverage(book: Rulebook, results: Iterable[Result], language: Language) -> list[Item]:
    """Every item of every rule, in the rulebook's order."""
    by_rule: dict[str, list[Result]] = {}
    for result in results:
        if result.assessment.book.framework.id == book.framework.id and not result.failures:
            for rule in asked_rules(result, language):
                by_rule.setdefault(rule, []).append(result)
    return [item for rule in book.rules.values() for item in _items(rule, by_rule.get(rule.id, []), book)]


def _items(rule: Rule, results: list[Result], book: Rulebook) -> list[Item]:
    verdicts = [result.assessment.verdicts.get(rule.id) for result in results]
    items = [
        Item(rule.id, "no scenario in which it concludes", True in verdicts),
        Item(rule.id, "no scenario in which it does not conclude", False in verdicts),
    ]
    for leaf in dict.fromkeys(leaves(rule.condition)):
        for truth in (True, False):
            covered = any(_exercises(leaf, truth, result, book) for result in results)
            items.append(Item(rule.id, f"no scenario in which {_side(leaf, truth, book)}", covered))
    return items


def _exercises(leaf: Leaf, truth: bool, result: Result, book: Rulebook) -> bool:
    """Whether the test turned out so; for a figure, beside its threshold."""
    assessment = result.assessment
    found = leaf_result(leaf, assessment.file.force, book, assessment.verdicts)
    if found.truth is not truth:
        return False
    fact = assessment.facts.get(leaf.subject)
    if not leaf.subject.startswith("indicator/") or fact is None:
        return True
    step = step_of(leaf.subject, book)
    edges = (leaf.low, leaf.high) if leaf.operator == "between" else (leaf.low,)
    return any(abs(float(fact.low) - edge) <= _NEAR * step for edge in edges)


def _side(leaf: Leaf, truth: bool, book: Rulebook) -> str:
    """One side of a test in words; of a figure, the far side is just past its threshold."""
    if not leaf.subject.startswith("indicator/"):
        return f"“{sentence(leaf if truth else negation(leaf), book)}” decides"
    return f"{'' if truth else 'it is just not so that '}{sentence(leaf, book)}"
