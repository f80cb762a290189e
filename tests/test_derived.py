"""Figures that a catalogue declares as derived are computed where a force file does not state them, and told so."""

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.arithmetic import LARGEST, rate
from peel_grade.force.derived import with_derived
from peel_grade.force.facts import evidence_facts
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.rulebook.data import from_data, to_data
from peel_grade.rulebook.model import Derived
from peel_grade.rulebook.reading.load import load_rulebook

from tests.rulebooks import CALLS, write

ANSWERED = """  calls_answered:
    label: calls answered in time
    statement: "{value} calls were answered in time"
    unit: count
    question: response
    worse: neither
    definition: Calls answered in time, as a number.
    source: [{document: report, lines: 10}]
"""
SLOW = """- id: calls-slow
  theme: speed
  when: {indicator: calls_in_time, below: 50}
  weakness: minor
  because: most calls are late
  rationale: Callers wait.
  basis: judgement
  source: [{document: report, lines: 11}]
"""
numbers = st.integers(0, 10**12) | st.decimals("0", "100000", places=3).map(float)


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """The rulebook `calls`, in which the share of calls in time follows from two numbers of calls."""
    catalogue = CALLS["catalogue/calls.yaml"].replace(
        "definition: Share of calls answered in time.\n",
        "definition: Share of calls answered in time.\n    derived: {count: calls_answered, of: calls_made}\n",
    )
    made = ANSWERED.replace("calls_answered", "calls_made").replace("answered in time", "made")
    files = {
        "catalogue/calls.yaml": catalogue.replace("flags:\n", f"{ANSWERED}{made}flags:\n"),
        "findings/speed.yaml": CALLS["findings/speed.yaml"] + SLOW,
    }
    return write(tmp_path / "tiny-2017", {**CALLS, **files})


@pytest.fixture
def graded(calls: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """What is drafted of a force with these indicators, and with what else `grade` is asked, as data or text."""
    monkeypatch.chdir(calls.parent)

    def answer(indicators: str, *asked: str) -> Any:
        Path("force.yaml").write_text(
            "force: X\nframework: tiny-2017\nsource: {report: {title: A report, lines: 100}}\n"
            f"indicators: {{{indicators}}}\nflags: {{calls_supervised: true, victims_heard: true}}\n"
        )
        status = grade(["force.yaml", "--rules", str(calls), *(asked or ("--format", "json"))])
        printed = capsys.readouterr()
        assert status == 0, printed.err
        return " ".join(printed.out.split()) if asked else json.loads(printed.out)

    return answer


def found(draft: Any) -> dict[str, Any]:
    return {row["rule"]: row["evidence"] for row in draft["questions"]["response"]["findings"]}


def test_it_is_kept_and_found_sound(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load_rulebook(calls)
    assert book.indicators["calls_in_time"].derived == Derived("calls_answered", "calls_made")
    assert from_data(json.loads(json.dumps(to_data(book))), book.sha256) == book
    assert load_compiled(calls).book == book
    assert rulebook(["check", str(calls)]) == 0, capsys.readouterr().out


def test_explain_says_what_it_is_computed_from(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["explain", "calls_in_time", "--rules", str(calls)]) == 0
    told = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "calls answered in time (`calls_answered`), for every 100 of calls made (`calls_made`)" in told


def test_it_is_computed_and_told_as_computed(graded: Any) -> None:
    draft = graded("calls_answered: {value: 28, source: 'report:3'}, calls_made: {value: 30, source: 'report:4'}")
    (evidence,) = found(draft)["calls-in-time"]
    assert evidence["value"] == 93.333333
    assert evidence["computed_from"] == ["calls_answered", "calls_made"]
    assert evidence["sources"] == ["report:3", "report:4"]
    assert evidence["says"] == (
        "93.3 percent of calls are answered in time, computed from calls answered in time (28) and calls made (30)"
    )


def test_what_is_shown_does_not_reach_a_threshold_that_it_misses(graded: Any) -> None:
    told = graded("calls_answered: 89999, calls_made: 100000", "--explain", "calls-in-time")
    assert "89.999 percent of calls" in told
    assert "0.001 short of it" in told


@pytest.mark.parametrize(
    ("indicators", "concludes", "why"),
    [
        ("calls_answered: 28, calls_made: 30", True, "both are known"),
        ("calls_answered: 28", None, "one is not known"),
        (
            "calls_answered: {value: {from: 28, to: 29}}, calls_made: {value: {from: 30, to: 31}}",
            True,
            "of every number in the ranges",
        ),
        ("calls_answered: {value: {from: 26, to: 29}}, calls_made: 30", None, "of some of them only"),
        ("calls_answered: {value: {at_most: 26}}, calls_made: {value: {at_least: 30}}", False, "of none of them"),
        ("calls_answered: 28, calls_made: {value: {at_most: 30}}", None, "there may be nothing to count for"),
        ("calls_answered: 0, calls_made: 0", None, "there is nothing to count for"),
        ("calls_in_time: 80, calls_answered: 28, calls_made: 30", False, "what is stated counts"),
        ("calls_in_time: {supplied: false}, calls_answered: 28, calls_made: 30", None, "not supplied is stated"),
        ("calls_in_time: {status: not_comparable}, calls_answered: 28, calls_made: 30", None, "nor compared"),
        ("calls_in_time: {status: not_recorded}, calls_answered: 28, calls_made: 30", True, "nothing is stated"),
    ],
)
def test_when_it_is_computed(indicators: str, concludes: bool | None, why: str, graded: Any) -> None:
    told = graded(indicators, "--explain", "calls-in-time")
    assert told.startswith({True: "[yes]", False: "[no]", None: "[unknown]"}[concludes]), why


def test_earlier_figures_are_computed_too(calls: Path) -> None:
    book = load_rulebook(calls)
    rows = {"calls_answered": IndicatorEvidence(30, 20), "calls_made": IndicatorEvidence(40, 40)}
    row = with_derived(_force(rows), book).indicators["calls_in_time"]
    assert (row.value, row.previous) == (75, 50)
    stated = {**rows, "calls_in_time": IndicatorEvidence(None, 60, rank="middle")}
    row = with_derived(_force(stated), book).indicators["calls_in_time"]
    assert (row.value, row.previous, row.rank) == (75, 60, "middle")


def test_a_missing_part_is_what_is_missing(graded: Any) -> None:
    neither, one = graded("calls_late: 3"), graded("calls_late: 3, calls_made: 30")
    assert "calls_in_time" in {gap["name"] for gap in neither["evidence_gaps"]}
    names = {gap["name"] for gap in one["evidence_gaps"]}
    assert "calls_answered" in names
    assert "calls_in_time" not in names


@given(count=numbers, of=numbers.filter(bool), per=st.sampled_from([1, 100, 1_000_000]))
def test_a_rate_is_exact_to_a_millionth(count: float, of: float, per: int) -> None:
    exact = Fraction(str(count)) * per / Fraction(str(of))
    assert Fraction(str(rate(count, of, per))) == min(Fraction(round(exact * 10**6), 10**6), Fraction(LARGEST))


@given(number=st.integers(0, 2**32))
def test_the_oracle_computes_the_same(number: int, compiled: dict[str, Compiled], engines: dict[str, Engines]) -> None:
    """Of forces that state what figures follow from, and seldom the figures."""
    book, rng = compiled["peel-2017"].book, random.Random(number)
    rows = {}
    for entry in book.indicators.values():
        for name in (entry.id, *(entry.derived or ())) if entry.derived else ():
            if rng.random() < (0.2 if name == entry.id else 0.9):
                status = rng.choice(["known", "known", "not_recorded", "not_supplied"])
                value = _some(rng) if status == "known" else None
                rows[name] = IndicatorEvidence(value, rng.choice([None, 0, 7, 90.5]), status=status)
    force = _force(rows)
    decided = engines["peel-2017"].decide("findings", evidence_facts(force, book))
    assert {name: decided.get(name) for name in book.rules} == oracle.verdicts(book, force)


def _some(rng: random.Random) -> Figure:
    """A number, or a range that may be open at one end."""
    one, other = sorted((rng.randint(0, 400), rng.randint(0, 400)))
    found: list[Figure] = [one, one, Range(one, other), Range(one, None), Range(None, other)]
    return rng.choice(found)


def _force(rows: dict[str, IndicatorEvidence]) -> Force:
    return Force("X", "peel-2017", None, {}, (), False, rows, {})
