"""Rulebooks with other weights of weaknesses, and other numbers in what suggests areas and in the grade rules."""

import random
from collections.abc import Iterator
from functools import partial

from peel_grade.files.record import Record
from peel_grade.findings.engines import SUGGESTED
from peel_grade.rulebook.conditions import Condition, Leaf, Number, leaves
from peel_grade.rulebook.model import GradeRule, Rule, Rulebook
from peel_grade.rulebook.rewriting import changed, with_leaves
from peel_grade.rulebook.subjects import Count, subject
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.sentences import sentence
from peel_grade.wording.terms import show_number


class Step(Record):
    """One number of a list of grade rules, or one weight, moved by a step: `direction` is -1 or 1.

    `kind` is `weight` or `grade_rule`, `stratum` what is decided otherwise (empty for a weight).
    """

    kind: str
    id: str
    says: str
    direction: int
    stratum: str
    made: Rulebook


def weight_steps(book: Rulebook, rule: Rule) -> Iterator[Step]:
    """With the weight of a rule a step lighter, and heavier."""
    weights = book.framework.weights
    for direction in (-1, 1):
        if (weight := _beside(rule.weight, weights, direction)) is not None:
            says = f"{rule.id} is {weight} instead of {rule.weight}"
            yield Step("weight", rule.id, says, direction, "", _with(book, {rule.id: weight}))


def _beside(weight: str | None, weights: tuple[str, ...], direction: int) -> str | None:
    if weight is None:
        return None
    place = weights.index(weight) + direction
    return weights[place] if 0 <= place < len(weights) else None


def _with(book: Rulebook, weights: dict[str, str]) -> Rulebook:
    rules = {id: rule._replace(weight=weights.get(id, rule.weight)) for id, rule in book.rules.items()}
    return book._replace(rules=rules)


def grade_rule_steps(book: Rulebook) -> Iterator[Step]:
    """With each number that counts are compared with in a list a step less, and more."""
    conditions = [("areas", 0, SUGGESTED, book.suggest)]
    for stratum, rules in (
        ("themes", book.theme_grades),
        ("questions", book.question_grades),
        ("overall", book.overall_grades),
    ):
        conditions += [(stratum, place, rule.id, rule.when) for place, rule in enumerate(rules)]
    for stratum, place, name, when in conditions:
        for leaf in dict.fromkeys(leaves(when)):
            for direction in (-1, 1):
                if (other := _stepped(leaf, direction, book)) is not None:
                    says = f"{name}: {sentence(other, book)}, instead of {show_number(leaf.low)}"
                    made = _with_condition(book, stratum, place, changed(when, partial(_replaced, leaf, other)))
                    yield Step("grade_rule", f"{name}: {sentence(leaf, book)}", says, direction, stratum, made)


def _replaced(old: Leaf, new: Leaf, each: Leaf) -> Leaf:
    return new if each == old else each


def _with_condition(book: Rulebook, stratum: str, place: int, when: Condition) -> Rulebook:
    """The rulebook with another condition of what suggests areas, or of the grade rule at a place of a list."""

    def graded(rules: tuple[GradeRule, ...]) -> tuple[GradeRule, ...]:
        return (*rules[:place], rules[place]._replace(when=when), *rules[place + 1 :])

    match stratum:
        case "areas":
            return book._replace(suggest=when)
        case "themes":
            return book._replace(theme_grades=graded(book.theme_grades))
        case "questions":
            return book._replace(question_grades=graded(book.question_grades))
    return book._replace(overall_grades=graded(book.overall_grades))


def _stepped(leaf: Leaf, direction: int, book: Rulebook) -> Leaf | None:
    """A comparison of a count with a number that is a step less or more; None of anything else."""
    if not isinstance(subject(leaf.subject), Count) or leaf.operator == "between":
        return None
    low: Number = round(leaf.low + direction * _step(leaf, book), 9)
    always = low <= 0 if leaf.operator in ("at_least", "below") else low < 0  # or never: then it compares nothing
    return None if always else leaf._replace(low=low, low_parameter="")


def _step(leaf: Leaf, book: Rulebook) -> Number:
    """One of what is counted; of a share in percent a tenth of what is asked for."""
    step = step_of(leaf.subject, book)
    return step if step >= 1 else max(step, round(abs(leaf.low) / 10, 1))


def drawn(book: Rulebook, percent: float, chance: random.Random) -> Rulebook:
    """The rulebook with some weights, and some numbers that counts are compared with, moved by a step either way."""
    weights = {}
    for rule in book.rules.values():
        if rule.weight is not None and chance.random() < percent / 100:
            weights[rule.id] = _beside(rule.weight, book.framework.weights, chance.choice((-1, 1))) or rule.weight
    known: dict[Leaf, Leaf] = {}

    def moved(leaf: Leaf) -> Leaf:
        if leaf not in known:
            turn = chance.random() < percent / 100
            other = _stepped(leaf, chance.choice((-1, 1)), book) if turn else None
            known[leaf] = leaf if other is None else other
        return known[leaf]

    return with_leaves(_with(book, weights), moved)
