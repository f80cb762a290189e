"""Missing evidence is unknown: it widens ranges, it never quietly improves a grade."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, load_force
from peel_grade.grades import gaps
from peel_grade.grades.assessment import assess
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.results import Assessment
from peel_grade.grades.settled import closed
from peel_grade.rulebook import shipped
from peel_grade.rulebook.framework import INSUFFICIENT

from tests.conftest import FORCES
from tests.test_engine_against_oracle import random_force


def sample(name: str, engines: dict[str, Engines]) -> tuple[Force, Engines]:
    running = engines[f"peel-{name[-4:]}"]
    return load_force(shipped.forces_folder() / f"{name}.yaml", running.compiled.book), running


def graded(force: Force, running: Engines) -> Assessment:
    return assess(force, running)


def without(force: Force, chance: float, rng: random.Random) -> Force:
    return force._replace(
        indicators={name: row for name, row in force.indicators.items() if rng.random() > chance},
        flags={name: row for name, row in force.flags.items() if rng.random() > chance},
    )


def exact(figure: Figure, rng: random.Random) -> float:
    """A number of a range, or the number that it is."""
    if not isinstance(figure, Range):
        return figure
    low = figure.low if figure.low is not None else 0
    high = figure.high if figure.high is not None else low + rng.choice([1, 10, 1000])
    return rng.choice([low, high, low + (high - low) / 2])


def completed(force: Force, running: Engines, rng: random.Random, lean: float) -> Force:
    """The force with everything that is missing filled in somehow; `lean` is how often a flag is true."""
    book = running.compiled.book
    figures = {}
    for name, entry in book.indicators.items():
        row = force.indicators.get(name, IndicatorEvidence())
        if closed(row):  # what could not be supplied or compared will not be
            figures[name] = row
            continue
        numbers = [rng.choice([0, 1, 5, 10, 20, 30, 50, 80, 100, 500, -30]) for _ in range(2)]
        figures[name] = row._replace(
            status="known",
            value=exact(row.value, rng) if row.value is not None else numbers[0],
            previous=exact(row.previous, rng) if row.previous is not None else numbers[1],
            benchmarks={of: exact(figure, rng) for of, figure in row.benchmarks.items()},
            rank=row.rank or rng.choice(["highest_quarter", "middle", "lowest_quarter"]),
        )
        if book.benchmark("england_and_wales", name) is None and not row.benchmarks:
            figures[name] = figures[name]._replace(benchmarks={"england_and_wales": rng.choice([5, 20, 60])})
        assert entry.id == name
    degrees = {name: rng.random() - lean for name in book.flags}
    flags = {name: FlagEvidence(is_="partly" if abs(by) < 0.1 else by < 0) for name, by in degrees.items()} | {
        name: row for name, row in force.flags.items() if row.is_ is not None or closed(row)
    }
    return force._replace(indicators=figures, flags=flags)


@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_removing_evidence_widens_ranges_and_never_makes_a_definite_grade_better(
    path: object, engines: dict[str, Engines]
) -> None:
    force, running = sample(path.stem, engines)  # type: ignore[attr-defined]  # a Path
    whole = graded(force, running)
    rng = random.Random(2017)
    for chance in (0.05, 0.2, 0.5, 0.8, 0.95) * 3:
        part = graded(without(force, chance, rng), running)
        for name, before in whole.questions.items():
            after = part.questions[name]
            assert before.grade.possible - {INSUFFICIENT} <= after.grade.possible
            if after.grade.range and after.grade.range[0] == after.grade.range[1]:
                assert after.grade.range == before.grade.range
        assert whole.overall.grade.possible - {INSUFFICIENT} <= part.overall.grade.possible


@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_the_range_holds_whatever_the_missing_evidence_turns_out_to_be(
    path: object, engines: dict[str, Engines]
) -> None:
    force, running = sample(path.stem, engines)  # type: ignore[attr-defined]  # a Path
    rng = random.Random(7)
    for lean in (0.0, 0.2, 0.5, 0.8, 1.0) * 4:
        part = without(force, rng.choice([0, 0.3, 0.7]), rng)
        before, after = graded(part, running), graded(completed(part, running, rng, lean), running)
        for name, result in after.questions.items():
            assert result.grade.draft in before.questions[name].grade.possible | {"ungraded"}
        assert after.overall.grade.draft in before.overall.grade.possible


@settings(max_examples=settings().max_examples // 4)
@given(number=st.integers(0, 2**32))
def test_the_range_holds_with_degrees_ranges_and_what_is_not_shown(number: int, engines: dict[str, Engines]) -> None:
    running, rng = engines["peel-2017"], random.Random(number)
    part = random_force(number, running.compiled.book)
    before, after = graded(part, running), graded(completed(part, running, rng, rng.random()), running)
    for name, result in after.questions.items():
        assert result.grade.draft in before.questions[name].grade.possible | {"ungraded"}
    assert after.overall.grade.draft in before.overall.grade.possible


def test_an_empty_force_file_grades_nothing(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    nothing = Force("Nowhere", "peel-2017", None, {}, (), False, {}, {})
    found = graded(nothing, running)
    assert found.overall.grade.draft == INSUFFICIENT
    assert {result.grade.draft for result in found.questions.values()} == {INSUFFICIENT, "ungraded"}
    assert not any(found.verdicts.values())


@pytest.mark.parametrize("question", ["crime_prevention", "investigation", "vulnerability", "serious_organised_crime"])
def test_a_question_without_its_evidence_is_not_graded(question: str, engines: dict[str, Engines]) -> None:
    force, running = sample("staffordshire-2017", engines)
    book = running.compiled.book
    emptied = force._replace(
        indicators={n: row for n, row in force.indicators.items() if book.indicators[n].question != question},
        flags={n: row for n, row in force.flags.items() if book.flags[n].question != question},
    )
    found = graded(emptied, running)
    assert found.questions[question].grade.draft == INSUFFICIENT
    assert found.overall.grade.draft == INSUFFICIENT


def test_a_gap_closed_the_wrong_way_changes_the_grade_it_says(engines: dict[str, Engines]) -> None:
    """Either value of a missing flag leads to no grade but those that its gap tells."""
    force, running = sample("staffordshire-2017", engines)
    before = graded(force, running)
    gaps = [gap for gap in with_gaps(before, running).gaps if gap.name in running.compiled.book.flags]
    assert gaps
    for gap in gaps:
        assert gap.draft == before.questions[gap.question].grade.draft
        outcomes = set()
        for value in (True, False):
            filled = force._replace(flags={**force.flags, gap.name: FlagEvidence(is_=value)})
            outcomes.add(graded(filled, running).questions[gap.question].grade.draft)
        assert outcomes - {gap.draft} <= set(gap.could_become)
        assert set(gap.could_become) <= {*running.compiled.book.framework.scale}


@settings(max_examples=settings().max_examples // 4)  # each grades a force hundreds of times
@given(number=st.integers(0, 2**32))
def test_what_is_not_tried_hides_no_gap(number: int, compiled: dict[str, Compiled]) -> None:
    running = Engines(compiled["peel-2017"])
    assessment = assess(random_force(number, running.compiled.book), running)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gaps, "_most_of_themes", lambda *_: dict.fromkeys([*running.compiled.book.themes, None]))
        patch.setattr(gaps, "_followed", lambda *_: None)
        each_tried = gaps.with_gaps(assessment, running).gaps
    assert gaps.with_gaps(assessment, running).gaps == each_tried
    running.close()
