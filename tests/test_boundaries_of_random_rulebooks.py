"""Boundaries of random rulebooks: engine and oracle say the same, and no near change of a rule goes unnoticed."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given, seed, settings
from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.generating import generated
from peel_grade.boundaries.givens import described, evidence
from peel_grade.boundaries.model import Entry
from peel_grade.boundaries.rules import rule_entry
from peel_grade.boundaries.states import key_of, states
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_program
from peel_grade.findings.durable import Engine
from peel_grade.findings.productions import levels
from peel_grade.rulebook.conditions import HALF, OPPOSITE, Condition, Group, Leaf, Operator, leaves
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator, PreviousGrade, entry_of, subject

from tests.at_length import examples
from tests.random_rules import AREA_IDS, rules
from tests.test_diff_of_random_rulebooks import book_of

SAID = {True: "yes", False: "no", None: "undecided"}
STRICTER: dict[Operator, Operator] = {"at_least": "above", "above": "at_least", "at_most": "below", "below": "at_most"}
DEGREES: list[dict[str, Any]] = [
    {"operator": "at_least", "low": 1, "high": 0},
    {"operator": "at_least", "low": HALF, "high": 0},
    {"operator": "at_most", "low": 0, "high": 0},
    {"operator": "at_most", "low": HALF, "high": 0},
    {"operator": "between", "low": HALF, "high": HALF},
]
"""Every test of how far a statement is so."""
MOST_KNOWN = 20_000
"""Combinations of evidence that are gone through to see whether two conditions ever differ."""


def engine_says(entry: Entry, book: Rulebook) -> None:
    """The rules engine decides each case of a rule as it stands, and so does the oracle by the force itself."""
    engine = Engine(compile_program(levels({"rule": book.rules[entry.id].condition})), "boundary")
    try:
        for case in entry.cases:
            assert SAID[engine.decide(evidence(case.given, book)).get("rule")] == case.then, case
            force, found = described(case.given, book)
            if not found and not any(key.startswith("finding ") for key in case.given):
                assert SAID[oracle.verdicts(book, force)[entry.id]] == case.then, case
    finally:
        engine.close()


def near(condition: Condition) -> Iterator[Condition]:
    """The condition with one thing in it otherwise."""
    if isinstance(condition, Leaf):
        yield from near_leaf(condition)
        return
    members = condition.members
    for index, member in enumerate(members):
        for changed in near(member):
            yield condition._replace(members=(*members[:index], changed, *members[index + 1 :]))
        rest = (*members[:index], *members[index + 1 :])
        if rest:
            yield Group(min(condition.needed, len(rest)), rest, condition.negated)
    for needed in range(1, len(members) + 1):
        if needed != condition.needed:
            yield condition._replace(needed=needed)
    yield condition._replace(negated=not condition.negated)


def near_leaf(leaf: Leaf) -> Iterator[Leaf]:
    if leaf.operator != "between":
        yield leaf._replace(operator=OPPOSITE[leaf.operator])
    match subject(leaf.subject):
        case Flag(_, Aspect.VALUE):
            yield from (other for degree in DEGREES if (other := leaf._replace(**degree)) != leaf)
        case Indicator(_, Aspect.VALUE | Aspect.AGAINST_PREVIOUS | Aspect.AGAINST_BENCHMARK):
            for step in (-1, 1):
                yield leaf._replace(low=leaf.low + step, high=max(leaf.low + step, leaf.high))
                if leaf.operator == "between":
                    yield leaf._replace(low=min(leaf.low, leaf.high + step), high=leaf.high + step)
                else:
                    yield leaf._replace(operator=STRICTER[leaf.operator])
        case PreviousGrade():
            yield from (leaf._replace(low=place, high=place) for place in range(1, 5) if place != leaf.low)


def ever_differ(one: Condition, other: Condition, book: Rulebook) -> bool:
    """Whether some evidence, all of it known, decides two conditions otherwise: every combination is gone through."""
    tested: dict[str, list[Leaf]] = {}
    for leaf in dict.fromkeys((*leaves(one), *leaves(other))):
        tested.setdefault(entry_of(leaf.subject), []).append(leaf)
    options = []
    for tests in tested.values():
        key = key_of(tests[0].subject)
        known = {repr(state): evidence({key: state}, book) for state in states(tests, book)}
        truths = {tuple(oracle.truth(leaf, facts.get) for leaf in tests) for facts in known.values()}
        options.append([dict(zip(tests, each, strict=True)) for each in truths if None not in each])
    size = 1
    for each in options:
        size *= len(each)
    assert size <= MOST_KNOWN
    for chosen in product(*options):
        facts = {leaf: truth for each in chosen for leaf, truth in each.items()}
        if decided(one, facts) != decided(other, facts):
            return True
    return False


def decided(condition: Condition, facts: dict[Leaf, bool | None]) -> bool:
    if isinstance(condition, Leaf):
        return bool(facts[condition])
    return (sum(decided(member, facts) for member in condition.members) >= condition.needed) != condition.negated


def with_rule(book: Rulebook, rule: Rule) -> Rulebook:
    return book._replace(rules=FrozenDict({**book.rules, rule.id: rule}))


def check(written: list[dict[str, Any]]) -> None:
    book = book_of(written)
    found = generated(book)
    for rule in book.rules.values():
        entry = found.entries["rule", rule.id]
        engine_says(entry, book)
        assert not fails(entry, book)
        for when in near(rule.when):
            noticed(entry, rule._replace(when=when), book)
        if rule.unless is not None:
            noticed(entry, rule._replace(unless=None), book)
            for unless in near(rule.unless):
                noticed(entry, rule._replace(unless=unless), book)
        for concludes in concluding(rule):
            assert fails(entry, with_rule(book, concludes)), concludes
        assert fails(entry, book._replace(rules=FrozenDict({}))), "a rule that is gone"


def noticed(entry: Entry, changed: Rule, book: Rulebook) -> None:
    """A changed condition turns a case, unless no evidence tells it from what it was.

    Where tests of one piece of evidence hide each other, what is generated is otherwise at least.
    """
    rule, other = book.rules[changed.id], with_rule(book, changed)
    if not fails(entry, other) and ever_differ(rule.condition, changed.condition, book):
        assert rule_entry(changed, other) != entry, changed.condition
        tested = Counter(entry_of(leaf.subject) for leaf in leaves(rule.condition))
        assert max(tested.values(), default=0) > 1, changed.condition


def concluding(rule: Rule) -> Iterator[Rule]:
    yield rule._replace(theme=None)
    yield rule._replace(question="people", theme=None)
    yield rule._replace(kind="strength" if rule.kind == "weakness" else "weakness")
    yield rule._replace(weight="serious" if rule.weight == "minor" else "minor")
    yield from (rule._replace(area=area) for area in (None, *AREA_IDS) if area != rule.area)


@pytest.mark.slow
@given(rules())
@settings(max_examples=40)
def test_no_near_change_goes_unnoticed(written: list[dict[str, Any]]) -> None:
    check(written)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(10))
def test_no_near_change_goes_unnoticed_at_length(number: int) -> None:
    """Of 80 random rulebooks, or with `--hypothesis-profile=long` of 800."""
    seed(number)(settings(max_examples=examples(80, 800))(given(rules())(check)))()
