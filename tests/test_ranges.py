"""Figures of which a range is known: what follows is what follows from every number of it."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.cli.grade import main as grade
from peel_grade.files.data import tree_of
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.arithmetic import relative_difference
from peel_grade.force.facts import Interval, evidence_facts, relative_differences
from peel_grade.force.figures import Range
from peel_grade.force.file import IndicatorEvidence, check_force
from peel_grade.force.row import row_tree
from peel_grade.grades.assessment import assess
from peel_grade.grades.gaps import with_gaps
from peel_grade.rulebook.conditions import Leaf, Operator, holds, holds_within
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.statement import NOTHING

from tests.rulebooks import CALLS, FORCE, rule, write

NUMBERS = st.integers(-8, 8) | st.sampled_from([0.5, 2.5, 33.3, -0.1, 99.9])
OPERATORS: st.SearchStrategy[Operator] = st.sampled_from(["at_least", "above", "at_most", "below", "between"])


@st.composite
def ranges(draw: st.DrawFn) -> Interval:
    return Interval(*sorted((draw(NUMBERS), draw(NUMBERS))))


def inside(known: Interval, *further: float) -> list[float]:
    """Numbers of a range: its ends, some between, and those of `further` that lie in it."""
    low, high = known
    even = [float(Fraction(low) + (Fraction(high) - Fraction(low)) * step / 12) for step in range(13)]
    return [low, high, *even, *(number for number in further if low <= number <= high)]


@given(ranges(), OPERATORS, NUMBERS, NUMBERS)
def test_a_comparison_is_what_it_is_for_every_number(
    known: Interval, operator: Operator, one: float, other: float
) -> None:
    leaf = Leaf("indicator/x", operator, min(one, other), max(one, other))
    truths = {holds(leaf, number) for number in inside(known, one, other)}
    assert holds_within(leaf, *known) is (truths.pop() if len(truths) == 1 else None)


@given(ranges(), ranges())
def test_a_difference_is_between_those_of_all_numbers(value: Interval, base: Interval) -> None:
    found = relative_differences(value, base)
    assert (found is None) == (base.low <= 0 <= base.high)
    if found is not None:
        each = [relative_difference(one, other) for one in inside(value) for other in inside(base)]
        assert found == (min(each), max(each))


LATE = {
    "many": "{indicator: calls_late, at_least: 40}",
    "few": "{indicator: calls_late, below: 40}",
    "some": "{indicator: calls_late, between: [10, 60]}",
    "worse": "{indicator: calls_late, above_england_and_wales_by: 100%}",
    "up": "{indicator: calls_late, rises_by: 20%}",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rules = "".join(rule(when, name=name) for name, when in LATE.items())
    return write(tmp_path / "tiny-2017", {**CALLS, "findings/ranges.yaml": rules})


def draft(folder: Path, capsys: pytest.CaptureFixture[str], said: str, *options: str) -> str:
    file = write(folder.parent, {"force.yaml": f"{FORCE}indicators:\n  calls_late: {said}\n"}) / "force.yaml"
    for _ in range(2):  # the second time from what was kept of the force
        assert grade([str(file), "--rules", str(folder), *options]) == 0
    return capsys.readouterr().out


def found(told: str) -> dict[str, dict[str, Any]]:
    made = json.loads(told[told.rindex('{\n  "schema"') :])
    return {each["rule"]: each for question in made["questions"].values() for each in question["findings"]}


@pytest.mark.parametrize(
    ("said", "concluded"),
    [
        ("{value: {from: 30, to: 50}}", {"some", "worse"}),
        ("{value: {from: 41, to: 50}}", {"many", "some", "worse"}),
        ("{value: {at_least: 1000}}", {"many", "worse"}),
        ("{value: {at_most: 5}}", {"few"}),
        ("{value: {from: 5, to: 9}, england_and_wales: {from: 2, to: 4}}", {"few"}),
        ("{value: {from: 8, to: 9}, england_and_wales: {from: 2, to: 4}}", {"few", "worse"}),
        ("{value: {from: 8, to: 9}, england_and_wales: {at_most: 4}}", {"few"}),
        ("{value: 12, previous: {from: 8, to: 10}}", {"few", "some", "up"}),
        ("{value: 12, previous: {from: 8, to: 11}}", {"few", "some"}),
    ],
)
def test_what_follows_from_a_range(
    said: str, concluded: set[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {*found(draft(folder, capsys, said, "--format", "json"))} & {*LATE} == concluded


def test_a_range_is_told_as_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found_so = found(draft(folder, capsys, "{value: {from: 41, to: 1500}}", "--format", "json"))
    (evidence,) = found_so["many"]["evidence"]
    assert evidence["value"] == {"at_least": 41, "at_most": 1500}
    assert evidence["says"] == "between 41 and 1,500 calls are late"
    (evidence,) = found(draft(folder, capsys, "{value: {at_least: 1000}}", "--format", "json"))["worse"]["evidence"]
    assert evidence["value"] == {"at_least": 1000, "at_most": None}


@pytest.mark.parametrize(
    ("said", "rule", "told"),
    [
        ("{from: 30, to: 50}", "many", "40 or more calls are late: unknown; between 30 and 50 calls are late"),
        ("{from: 30, to: 35}", "many", "(at least 40 is asked, between 30 and 35 recorded, 5 or more short of it)"),
        ("{from: 41, to: 50}", "many", "(at least 40 is asked, between 41 and 50 recorded, 1 or more past it)"),
        ("{from: 20, to: 30}", "some", "(from 10 to 60 is asked, between 20 and 30 recorded, within it)"),
        ("5, england_and_wales: {at_most: 4}", "worse", "which may be 0: nothing has no percentage"),
        ("{from: 6, to: 8}", "worse", "between 6 and 8 calls are late, from 14.3% below to 14.3% above 7 in England"),
        ("{from: 6, to: 8}", "worse", "is asked, between -14.3% and 14.3% recorded, 85.7% or more short of it)"),
        ("12, previous: {from: 8, to: 10}", "up", "12 calls are late, after 8 to 10 before (+20.0% to +50.0%)"),
    ],
)  # fmt: skip
def test_how_far_a_range_is_from_a_threshold(
    said: str, rule: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in " ".join(
        draft(folder, capsys, f"{{value: {said}}}", "--explain", rule).replace("\u2502", "").split()
    )


def test_what_an_exact_figure_could_change_is_a_gap(compiled: dict[str, Compiled], engines: dict[str, Engines]) -> None:
    book = compiled["peel-2017"].book
    flags = {name: flag.favourable is not False for name, flag in book.flags.items()}
    data = {"force": "A", "framework": "peel-2017", "flags": flags}
    given: dict[str, Any] = {name: {"value": {"from": 0, "to": 100}} for name in ("domestic_abuse_arrest_rate",)}
    given |= {"rso_visits_overdue": {"value": {"at_least": 10}}}
    force = check_force(tree_of({**data, "indicators": given}, "force"), book)
    running = engines["peel-2017"]
    gaps = {(gap.name, gap.aspect) for gap in with_gaps(assess(force, running), running).gaps}
    exact = force._replace(indicators={name: IndicatorEvidence(value=50) for name in given})
    after = {(gap.name, gap.aspect) for gap in with_gaps(assess(exact, running), running).gaps}
    assert {name for name, aspect in gaps if aspect == "exact_figure"} <= {*given}
    assert not {name for name, aspect in after if aspect == "exact_figure"}
    assert check_force(tree_of(force.to_dict(), "force"), book)._replace(sha256="", file="") == force._replace(
        sha256="", file=""
    )


def test_scenarios_state_ranges(folder: Path) -> None:
    language = Language(load_compiled(folder).book)

    def stated(sentence: str) -> IndicatorEvidence | None:
        statement = language.given(sentence)
        return statement and statement.change(NOTHING).indicators["calls_late"]

    assert stated("Between 30 and 50 calls are late") == IndicatorEvidence(Range(30, 50))
    assert stated("at least 1,000 calls are late") == IndicatorEvidence(Range(1000, None))
    assert stated("at most 5 calls are late, up from 2") == IndicatorEvidence(Range(None, 5), 2)
    assert stated("5 calls are late, up from between 2 and 3") == IndicatorEvidence(5, Range(2, 3))
    assert stated("5 calls are late, against between 2 and 3 in England and Wales") == IndicatorEvidence(
        5, benchmarks={"england_and_wales": Range(2, 3)}
    )
    reversed_ends = language.given("between 50 and 30 calls are late")
    assert reversed_ends is not None
    assert reversed_ends.wrong is not None
    assert reversed_ends.wrong.help == "write `between 30 and 50`"


def test_a_row_of_a_table_may_have_a_range(folder: Path) -> None:
    book = load_compiled(folder).book
    row = {"force": "A", "calls_late.from": "30", "calls_late.to": 50.0, "calls_in_time.at_least": 20}
    force = check_force(row_tree(row, book), book)
    assert [each.value for each in force.indicators.values()] == [Range(30, 50), Range(20, None)]
    facts = evidence_facts(force, book)
    assert facts["indicator/calls_in_time"] == (20, 100)  # as far as percentages go
    twice = row_tree({"force": "A", "calls_late": 30, "calls_late.from": 20, "calls_late.to": 40}, book)
    assert "stand for the same" in twice.problems[0].message
