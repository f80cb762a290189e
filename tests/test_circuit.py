"""The circuit of a rulebook, evaluated for a force, beside the oracle: every finding, grade, range and area."""

import random
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.circuit.counting import Grades
from peel_grade.circuit.evaluate import atoms_of, evaluate
from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, Circuit, Gate
from peel_grade.circuit.lowering import Lowered, lower
from peel_grade.findings import oracle
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess
from peel_grade.rulebook.model import Rulebook

from tests import random_rules
from tests.test_diff_of_random_rulebooks import book_of
from tests.test_engine_against_oracle import random_force
from tests.test_grades_against_oracle import forces, rulebooks


def holding(grades: Grades, values: list[bool]) -> set[str]:
    """The grades whose node holds."""
    return {grade for grade, node in grades.items() if values[node]}


def agree(book: Rulebook, lowered: Lowered, force: Force) -> list[bool]:
    """The circuit and the oracle say the same of a force; all nodes, evaluated."""
    values = evaluate(lowered.circuit, atoms_of(force, book))
    for name, outcome in oracle.outcomes(book, force).items():
        surely, never = (values[node] for node in lowered.findings[name])
        assert (surely, never) == (outcome is True, outcome is False)
    expected, areas = oracle.grades(book, force), oracle.areas(book, force)
    assert {name for name, node in lowered.suggested.items() if values[node]} == {*areas.suggested}
    assert {name for name, node in lowered.open_areas.items() if values[node]} == areas.open
    for drafts, grades in ((lowered.themes, expected.themes), (lowered.questions, expected.questions)):
        assert {name: holding(each, values) for name, each in drafts.items()} == {
            name: {grade} for name, grade in grades.items() if grade is not None
        }
    for allowed, possible in (
        (lowered.possible_themes, expected.possible_themes),
        (lowered.possible_questions, expected.possible_questions),
    ):
        assert {name: holding(each, values) for name, each in allowed.items()} == {
            name: {*some} for name, some in possible.items() if some is not None
        }
    assert holding(lowered.overall, values) == ({expected.overall} - {None})
    assert holding(lowered.possible_overall, values) == {*(expected.possible_overall or ())}
    return values


def agree_on_data(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    lowered = lower(book)
    for _ in range(4):
        agree(book, lowered, data.draw(forces(book)))


@settings(max_examples=40)
@given(st.data())
def test_a_circuit_says_what_the_oracle_says(data: st.DataObject) -> None:
    agree_on_data(data)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(2))
def test_a_circuit_says_what_the_oracle_says_at_length(number: int) -> None:
    seed(number)(settings(max_examples=300)(given(st.data())(agree_on_data)))()


def test_random_rules_as_a_circuit() -> None:
    """Conditions of every kind: groups in groups, findings that rest on findings, what could not be supplied."""

    @settings(max_examples=25)
    @given(random_rules.rules(), st.integers(0, 10**6))
    def says_the_same(written: list[dict[str, Any]], start: int) -> None:
        book, chance = book_of(written), random.Random(start)
        lowered = lower(book)
        for _ in range(4):
            agree(book, lowered, random_rules.force(chance))

    says_the_same()


@pytest.mark.parametrize("number", range(3))
def test_the_shipped_rulebooks_as_circuits(number: int, engines: dict[str, Engines]) -> None:
    for running in engines.values():
        book = running.compiled.book
        lowered, force = lower(book), random_force(number, book)
        values = agree(book, lowered, force)
        overall = assess(force, running).overall
        assert overall.borderline == {
            name: grade for name, each in lowered.borderline.items() for grade in holding(each, values)
        }
        because = {each.id: each.because for each in book.no_precedent}
        assert overall.no_precedent == tuple(
            because[name] for name, node in lowered.no_precedent.items() if values[node]
        )


def test_gates_are_made_once_and_constants_fold() -> None:
    circuit = Circuit()
    a, b = (circuit.atom(Atom("inspected", name)) for name in "ab")
    assert circuit.atom(Atom("inspected", "a")) == a
    assert circuit.at_least(1, [a, b]) == circuit.some([b, a, a, NEVER])
    assert circuit.at_least(2, [a, a, b]) != circuit.every([a, b])  # one that is listed twice counts twice
    assert circuit.every([a, ALWAYS]) == a
    assert circuit.every([a, NEVER]) == NEVER
    assert circuit.at_least(0, [a]) == ALWAYS
    assert circuit.negation(circuit.negation(a)) == a
    both = circuit.every([a, b])
    assert circuit.cone([both]) == [a, b, both]
    assert circuit.nodes[both] == Gate(2, (a, b))
