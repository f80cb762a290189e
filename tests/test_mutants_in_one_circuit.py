"""All mutants of a rulebook in one circuit, over the forces of scenarios: what the oracle says of each, by itself."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.circuit.gates import ALWAYS, NEVER, Atom
from peel_grade.files.problems import EngineFault
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.facts import evidence_facts
from peel_grade.force.file import Force
from peel_grade.mutation.by_scenarios import ByScenarios
from peel_grade.mutation.confirming import Confirming
from peel_grade.mutation.differences import difference
from peel_grade.mutation.measuring import mutants
from peel_grade.mutation.mutants import Mutant
from peel_grade.mutation.standing import Seen
from peel_grade.population.evaluated import Evaluated, Evidence, Known
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.conclusions import Conclusions, conclusions
from peel_grade.scenarios.features import feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import shipped_samples
from peel_grade.scenarios.running import run
from peel_grade.scenarios.statement import NOTHING

from tests import test_mutation as small
from tests.test_grades_against_oracle import forces, rulebooks
from tests.test_mutation import CLACK


def agree(book: Rulebook, mutant: Mutant, by: ByScenarios, some: list[Force]) -> None:
    mutated = mutant.made()
    parts, _ = by.parts_of(mutated, difference(book, mutated), lambda _: pytest.fail("nothing is searched"))
    for number, force in enumerate(some):
        seen, expected = Seen(parts, number, number), oracle.grades(mutated, force)
        for name, outcome in oracle.outcomes(mutated, force).items():
            never = parts.circuit.planes[parts.lowering.rules.never(name)] >> number & 1
            assert (seen.verdict(name) is True, bool(never)) == (outcome is True, outcome is False), mutant.name
        suggested = [name for name in book.areas if (area := seen.area(name)) is not None and area.suggested]
        assert suggested == [name for name in book.areas if name in oracle.areas(mutated, force).suggested], mutant.name
        drafts: list[tuple[Any, str, Any, Any]] = [
            *(("theme", name, grade, expected.possible_themes[name]) for name, grade in expected.themes.items()),
            *(("question", n, grade, expected.possible_questions[n]) for n, grade in expected.questions.items()),
            ("overall", "overall", expected.overall, expected.possible_overall),
        ]
        for stratum, name, grade, possible in drafts:
            if grade is not None:
                assert seen.draft(stratum, name) == grade, mutant.name
                nodes = parts.not_ruled_out(stratum, name)
                open_ = {each for each, node in nodes.items() if parts.circuit.planes[node] >> number & 1}
                assert open_ & {*book.framework.scale} == possible & {*book.framework.scale}, mutant.name


def agree_on_data(data: st.DataObject, most: int) -> None:
    book = data.draw(rulebooks())
    some = [data.draw(forces(book)) for _ in range(4)]
    engines: Any = SimpleNamespace(compiled=SimpleNamespace(book=book))
    results: Any = [
        SimpleNamespace(
            scenario=SimpleNamespace(steps=()),
            conclusions=Conclusions(force, evidence_facts(force, book), {}, engines),
            failures=(),
        )
        for force in some
    ]
    language: Any = SimpleNamespace(book=book)
    by, all_mutants = ByScenarios(results, language), list(mutants(book))
    for number in data.draw(st.lists(st.integers(0, max(len(all_mutants) - 1, 0)), max_size=most)):
        agree(book, all_mutants[number], by, some)


@settings(max_examples=10)
@given(st.data())
def test_mutants_of_random_rulebooks_come_to_what_the_oracle_says(data: st.DataObject) -> None:
    agree_on_data(data, 4)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.data())
def test_mutants_of_random_rulebooks_come_to_what_the_oracle_says_at_length(data: st.DataObject) -> None:
    agree_on_data(data, 30)


@pytest.mark.slow
def test_scenarios_of_a_shipped_rulebook_notice_what_a_whole_run_would(compiled: dict[str, Compiled]) -> None:
    name, samples = "peel-2017", shipped_samples()
    book = compiled[name].book
    language, before = Language(book, samples), Engines(compiled[name])
    found = read_features(feature_files(samples.scenarios), {name: language}, name, [*compiled]).scenarios
    results = [run(each, language, before) for each in found if each.framework == name]
    assert len(results) > 200
    by = ByScenarios(results, language)
    for mutant in list(mutants(book))[700::3000]:
        mutated = mutant.made()
        engines = Engines(compile_rulebook(mutated))
        whole = any(bool(run(each.scenario, language, engines).failures) != bool(each.failures) for each in results)
        engines.close()
        assert by.notice(mutated, difference(book, mutated)) == whole, mutant.name


@pytest.mark.slow
def test_a_scenario_that_asks_for_less_than_is_not_ruled_out_notices_what_a_whole_run_would(
    compiled: dict[str, Compiled],
) -> None:
    name, samples = "peel-2017", shipped_samples()
    book = compiled[name].book
    language, before = Language(book, samples), Engines(compiled[name])
    found = read_features(feature_files(samples.scenarios), {name: language}, name, [*compiled]).scenarios
    (asking,) = [each for each in found if "the possible overall grades are inadequate to good" in str(each.steps)]
    result = run(asking, language, before)
    open_ = result.conclusions.assessment.overall.grade.possible
    assert "outstanding" in open_  # by the grade rules, counted one by one
    by, every, noticed = ByScenarios([result], language), list(mutants(book)), 0
    for mutant in [*every[::500], *[each for each in every if each.rule.startswith(("overall", "question-"))][::16]]:
        mutated = mutant.made()
        engines = Engines(compile_rulebook(mutated))
        whole = bool(run(asking, language, engines).failures)
        engines.close()
        assert by.notice(mutated, difference(book, mutated)) == whole, mutant.name
        noticed += whole
    assert noticed


def test_what_nothing_notices_is_confirmed_by_the_rules_engine() -> None:
    engines, language = Engines(small.compiled(CLACK)), small.scenarios(CLACK)[0]
    results = small.ran(CLACK, engines)
    by, confirming = ByScenarios(results, language), Confirming(results, language, engines)
    refused = 0
    for mutant in small.made(CLACK)[::5]:
        mutated = mutant.made()
        if by.notice(mutated, difference(language.book, mutated)):
            with pytest.raises(EngineFault, match="notices what it should not"):
                confirming.confirm(mutant)
            refused += 1
        else:
            confirming.confirm(mutant)
    assert refused > 10


def test_a_circuit_that_says_something_else_than_the_rules_engine_is_no_judge() -> None:
    engines, language = Engines(small.compiled(CLACK)), small.scenarios(CLACK)[0]
    results = small.ran(CLACK, engines)
    other = next(each for each in results if each.conclusions.facts)
    told = [each._replace(conclusions=conclusions(other.conclusions.force, engines)) for each in results]
    with pytest.raises(EngineFault, match="does not say of a scenario what the rules engine says"):
        ByScenarios(told, language)


def test_nodes_that_hold_of_the_same_forces_are_one(engines: dict[str, Engines]) -> None:
    book = engines["peel-2017"].compiled.book
    some = [
        NOTHING._replace(name=name, inspected=asked)
        for name, asked in (("a", None), ("b", ("vulnerability",)), ("c", ("investigation", "crime_prevention")))
    ]
    circuit = Evaluated(Evidence([Known(force, {}) for force in some], book))
    a, b = circuit.atom(Atom("inspected", "vulnerability")), circuit.atom(Atom("inspected", "investigation"))
    assert (circuit.planes[a], circuit.planes[b]) == (0b011, 0b101)
    assert circuit.atom(Atom("inspected", "crime_prevention")) == b
    assert circuit.some([a, b]) == ALWAYS
    assert circuit.planes[circuit.every([a, b])] == 0b001
    assert circuit.planes[circuit.at_least(2, [a, b, a, NEVER])] == 0b011  # one that is listed twice counts twice
    assert circuit.at_least(5, [a, b, a, b]) == NEVER
    assert circuit.negation(circuit.negation(a)) == a
