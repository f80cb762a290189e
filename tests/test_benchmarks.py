"""What a benchmark tells, its limit, how it stands to the last run; and the workload that other engines are given."""

from pathlib import Path

import pytest

from tests.benchmarks.__main__ import told
from tests.benchmarks.measure import Measure
from tests.benchmarks.peers import one_by_one
from tests.benchmarks.peers.telling import CORE, OURS, TEXT, ZEN, Result, table
from tests.benchmarks.peers.workload import Asked, Rule, concluded, evidence, force_of, text, workload


@pytest.mark.parametrize(
    ("measure", "last", "line"),
    [
        (Measure("a / b", 1.5, limit=2), None, "a / b: 1.5 ratio (at most 2)"),
        (Measure("a / b", 2.5, limit=2), None, "a / b: 2.5 ratio (at most 2: EXCEEDED)"),
        (Measure("a / b", 1.5), 1.45, "a / b: 1.5 ratio; last run 1.45"),
        (Measure("a / b", 1.5), 1.0, "a / b: 1.5 ratio; last run 1, +50%"),
        (Measure("a", 30, "ms"), 10, "a: 30 ms"),
    ],
    ids=["within its limit", "beyond its limit", "as the last run", "slower", "not comparable between machines"],
)
def test_a_measure_in_a_line(measure: Measure, last: float | None, line: str) -> None:
    assert told(measure, last) == line


@pytest.mark.slow
def test_what_is_at_hand_concludes_as_the_judge_of_all_engines(tmp_path: Path) -> None:
    np = pytest.importorskip("numpy")
    from tests.benchmarks.peers import in_columns

    given = workload(tmp_path, 60)
    forces = [force_of(*each) for each in evidence(given.book, 30)]
    found = [concluded(given.rules, force) for force in forces]
    assert len({*found}) == len(forces) and all(0 < len(each) < 60 for each in found)
    for name in ("peel-grade (durable_rules)", "durable_rules, its core alone", "hand-written Python"):
        decide = one_by_one.ENGINES[name](given)
        for _ in range(2):
            assert [frozenset(decide(force)) for force in forces] == found
    many = in_columns.many(given, 70, 2)
    judged = [concluded(given.rules, in_columns.force_at(many, row)) for row in range(70)]
    for name in ("peel-grade (population)", "NumPy, hand-written"):
        told_of = in_columns.ENGINES[name](given)(many)
        for rule in given.rules:
            assert np.array_equal(told_of(rule.id), [rule.id in each for each in judged])


def test_a_rule_is_told_in_another_language() -> None:
    rule = Rule("r", ((Asked("a", "is", True), Asked("b", "at_least", 2.0)), (Asked("c", "is", False),)))
    assert text(rule, " && ", " || ") == "(a == true && b >= 2) || (c == false)"
    assert [concluded([rule], {"a": True, "b": number, "c": True}) for number in (2.0, 1.9)] == [{"r"}, frozenset()]


def test_a_page_has_a_line_for_each_engine_and_why_others_are_left_out() -> None:
    one = Result("one", 120, load=0.5, each=2e-6, many={"10000": 0.03}, memory=80)
    columns = Result("many", 120, load=1, each=2e-7, many={"10000": 0.002, "1048576": 0.2}, memory=90)
    page = table([one, columns, Result("none", 0, reason="not installed")])
    assert "| one | 2 µs | 30 ms |  | 500 ms | 80 MB |" in page
    assert "| many | 0.2 µs (of many) | 2 ms | 200 ms | 1 s | 90 MB |" in page
    assert "- none: not installed" in page


def test_the_page_tells_what_the_core_takes_where_it_was_timed() -> None:
    ours = [Result(OURS, 120, each=200e-6), Result(OURS, 1_200, each=2e-3)]
    zen = [Result(f"{ZEN} 2.1.3", 120, each=100e-6), Result(f"{TEXT} 2.1.3", 120, each=500e-6)]
    others = [Result(CORE, 120, each=50e-6), *zen, Result(CORE, 1_200, each=1e-3)]
    told_of = " ".join(table([*ours, *others]).split())
    assert "the calls of that package's core alone are 25%, with 120 rules" in told_of
    assert "They alone take 0.5 times what ZEN takes for everything, and this project 2 times; of what" in told_of
    assert "for a decision made of text, this project takes 0.4 times." in told_of
    assert "core alone are" not in table(ours)
