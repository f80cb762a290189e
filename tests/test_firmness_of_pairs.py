"""The diagrams against durable_rules and the oracle: the grades of a force, and of one with evidence put otherwise.

With `--hypothesis-profile=long` twenty times as many: 100,000 pairs.
"""

from random import Random

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.firmness.diagrams import diagrams_of
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagrams
from peel_grade.firmness.search import Search
from peel_grade.force.file import Force, PreviousArea, PreviousGrade
from peel_grade.grades.assessment import assess
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

from tests.at_length import examples
from tests.test_firmness_by_brute_force import FIGURES, FLAGS
from tests.test_grades_against_oracle import rulebooks

PAIRS = 200
"""Of each random rulebook."""
RULEBOOKS = examples(25, 500)


def drawn(book: Rulebook, chance: Random) -> Force:
    """A force of which anything may be recorded."""
    recorded = chance.random()
    grades = book.framework.scale
    force = Force(
        name="x",
        framework="random-2017",
        inspected=None,
        previous_grades=FrozenDict(
            {name: PreviousGrade(chance.choice(grades), 2016) for name in book.questions if chance.random() < 0.5}
        ),
        previous_areas=tuple(PreviousArea(area) for area in book.areas if chance.random() < 0.3),
        previous_complete=chance.random() < 0.5,
        indicators=FrozenDict(),
        flags=FrozenDict(),
    )
    return otherwise(force, [entry.id for entry in book.entries() if chance.random() < recorded], book, chance)


def otherwise(force: Force, names: list[str], book: Rulebook, chance: Random) -> Force:
    """The force with something recorded of each of these."""
    flags = {name: chance.choice(FLAGS) for name in names if name in book.flags}
    figures = {name: chance.choice(FIGURES) for name in names if name in book.indicators}
    return force._replace(
        flags=FrozenDict({**force.flags, **flags}), indicators=FrozenDict({**force.indicators, **figures})
    )


def same(force: Force, book: Rulebook, engines: Engines, diagrams: Diagrams) -> None:
    """All three draft the same grades; the diagrams of questions that are inspected."""
    assessment = assess(force, engines)
    expected = oracle.grades(book, force).questions
    by_engine = {name: result.grade.draft for name, result in assessment.questions.items()}
    assert {name: grade for name, grade in by_engine.items() if grade != "ungraded"} == {
        name: grade for name, grade in expected.items() if grade is not None
    }
    for name, grade in Search(Ground(assessment, diagrams), 1).drafts().items():
        assert grade == by_engine[name]


def agree(data: st.DataObject, pairs: int) -> None:
    book, chance = data.draw(rulebooks()), Random(data.draw(st.integers(0, 2**32)))
    engines = Engines(compile_rulebook(book))
    try:
        diagrams = diagrams_of(engines.compiled)
        entries = [entry.id for entry in book.entries()]
        for _ in range(pairs):
            force = drawn(book, chance)
            same(force, book, engines, diagrams)
            changed = chance.sample(entries, min(len(entries), chance.randint(1, 3)))
            same(otherwise(force, changed, book, chance), book, engines, diagrams)
    finally:
        engines.close()


@settings(max_examples=2)
@given(st.data())
def test_diagrams_engine_and_oracle_agree_on_a_force_and_its_change(data: st.DataObject) -> None:
    agree(data, 20)


@pytest.mark.slow
def test_they_agree_at_length() -> None:
    seed(0)(settings(max_examples=RULEBOOKS)(given(st.data())(lambda data: agree(data, PAIRS))))()
