"""What a benchmark tells: the measure, its limit, and how it stands to the last run."""

import pytest

from tests.benchmarks.__main__ import told
from tests.benchmarks.measure import Measure


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
