"""durable_rules and the oracle agree on true, false and unknown, whatever the rules and the evidence."""

import gc
import random

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_program
from peel_grade.findings.durable import Engine
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.findings.productions import levels
from peel_grade.force.facts import Facts, Interval, evidence_facts
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.rulebook.conditions import Condition, Group, Leaf, Operator
from peel_grade.rulebook.model import Rulebook

EVIDENCE_PER_RULEBOOK = 5

numbers = st.sampled_from([0, 1, 2, 3, -1, 0.5, 1e-5, 1e-300, 32.4, 2**53, -(2**53), 2**53 - 1]) | st.floats(
    min_value=-(2.0**53), max_value=2.0**53, allow_nan=False
)
operators: st.SearchStrategy[Operator] = st.sampled_from(["at_least", "above", "at_most", "below", "between"])


@st.composite
def leaves(draw: st.DrawFn, subjects: st.SearchStrategy[str]) -> Leaf:
    one, other = draw(numbers), draw(numbers)
    return Leaf(draw(subjects), draw(operators), min(one, other), max(one, other))


@st.composite
def groups(draw: st.DrawFn, members: st.SearchStrategy[Condition], most: int) -> Group:
    chosen = tuple(draw(members) for _ in range(draw(st.integers(1, most))))
    return Group(draw(st.integers(1, len(chosen))), chosen, draw(st.booleans()))


def conditions(subjects: list[str]) -> st.SearchStrategy[Condition]:
    """Up to four levels deep; levels by hand, because `st.recursive` draws four times as slowly."""
    found: st.SearchStrategy[Condition] = leaves(st.sampled_from(subjects))
    for most in (6, 4, 3, 3):
        found = found | groups(found, most)
    return found


@st.composite
def rulebooks(draw: st.DrawFn) -> tuple[list[str], dict[str, Condition]]:
    """Some subjects, and rules over them and over the findings of earlier rules."""
    subjects = [f"indicator/s{number}" for number in range(draw(st.integers(1, 8)))]
    rules: dict[str, Condition] = {}
    for number in range(draw(st.integers(1, 8))):
        findings = [f"finding/{name}" for name in rules]
        rules[f"r{number}"] = draw(conditions(subjects + findings))
    return subjects, rules


@st.composite
def evidence(draw: st.DrawFn, subjects: list[str]) -> Facts:
    facts: Facts = {}
    exact, known = draw(st.booleans()), st.just(True) if draw(st.booleans()) else st.booleans()
    for subject in subjects:
        if draw(known):
            low, high = sorted((draw(numbers), draw(numbers)))
            facts[subject] = Interval(low, high if not exact and draw(st.booleans()) else low)
    return facts


def agree(data: st.DataObject) -> None:
    subjects, rules = data.draw(rulebooks())
    engine = Engine(compile_program(levels(rules)), "random")
    try:
        for _ in range(EVIDENCE_PER_RULEBOOK):
            facts = data.draw(evidence(subjects))
            found = engine.decide(facts)
            expected: dict[str, bool | None] = {}

            def read(subject: str, facts: Facts = facts, expected: dict[str, bool | None] = expected) -> oracle.Known:
                if subject.startswith("finding/"):
                    value = expected[subject.removeprefix("finding/")]
                    return None if value is None else (int(value), int(value))
                known = facts.get(subject)
                return None if known is None else (known.low, known.high)

            for name, condition in rules.items():
                expected[name] = oracle.truth(condition, read)
            assert {name: found.get(name) for name in rules} == expected
    finally:
        engine.close()


@given(st.data())
def test_random_rulebooks_and_evidence(data: st.DataObject) -> None:
    agree(data)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(20))  # one run of 2,000 rulebooks would hold them all in memory
def test_random_rulebooks_and_evidence_at_length(number: int) -> None:
    seed(number)(given(st.data())(agree))()
    gc.collect()  # what was drawn refers to itself


def random_force(number: int, book: Rulebook) -> Force:
    """A force with random evidence; a number leads to it, because shrinking so much at once helps nobody."""
    rng = random.Random(number)

    def maybe(*values: float) -> Figure | None:
        value = rng.choice([None, *values])
        if value is None or rng.random() < 0.7:
            return value
        low, high = sorted((value, rng.choice(values) + rng.randint(1, 9)))
        open_ = [Range(low, None)] * (low < 100) + [Range(None, high)] * (high > 0)  # within what any unit allows
        return rng.choice([Range(low, high), *open_]) if low < high else value

    def figure() -> IndicatorEvidence:
        if rng.random() < 0.25:
            return IndicatorEvidence(status=rng.choice(["not_recorded", "not_supplied", "not_comparable"]))
        stated = maybe(rng.randint(-5, 500), round(rng.uniform(0, 60), 2))
        return IndicatorEvidence(
            value=maybe(rng.randint(-100, 1000), round(rng.uniform(-100, 1000), 1), rng.randint(0, 60)),
            previous=maybe(rng.randint(-5, 500), round(rng.uniform(-5, 500), 1)),
            benchmarks={} if stated is None else {"england_and_wales": stated},
            rank=rng.choice([None, "highest_quarter", "middle", "lowest_quarter"]),
        )

    def flag() -> FlagEvidence:
        if rng.random() < 0.15:
            return FlagEvidence(status=rng.choice(["not_recorded", "not_supplied", "not_comparable"]))
        return FlagEvidence(is_=rng.choice((True, "partly", False)))

    return Force(
        name="random",
        framework="peel-2017",
        inspected=None,
        previous_grades={
            name: PreviousGrade(rng.choice(book.framework.scale), 2016) for name in book.questions if rng.random() < 0.5
        },
        previous_areas=tuple(PreviousArea(area) for area in rng.sample(list(book.areas), 9)),
        previous_complete=rng.random() < 0.5,
        indicators={name: figure() for name in book.indicators if rng.random() < 0.6},
        flags={name: flag() for name in book.flags if rng.random() < 0.6},
    )


@given(number=st.integers(0, 2**32))
def test_shipped_rulebook_on_random_forces(
    number: int, compiled: dict[str, Compiled], engines: dict[str, Engines]
) -> None:
    book = compiled["peel-2017"].book
    force = random_force(number, book)
    found = engines["peel-2017"].decide("findings", evidence_facts(force, book))
    assert {name: found.get(name) for name in book.rules} == oracle.verdicts(book, force)
