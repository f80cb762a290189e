"""Small words for the pages."""

from collections import Counter
from collections.abc import Iterable

from peel_grade.scenarios.verdicts import (
    BAD,
    FAILED,
    FAILED_AS_EXPECTED,
    PASSED,
    PASSED_UNEXPECTEDLY,
    PENDING,
    SKIPPED,
    VERDICTS,
)
from peel_grade.site.prose import Case

SAID = {
    PASSED: ("passes", "pass"),
    FAILED: ("fails", "fail"),
    FAILED_AS_EXPECTED: ("fails as expected", "fail as expected"),
    PASSED_UNEXPECTEDLY: ("passes unexpectedly", "pass unexpectedly"),
    SKIPPED: ("is skipped", "are skipped"),
    PENDING: ("is being written", "are being written"),
}
"""What one scenario, and several, do by their verdict."""


def tidy(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 rule`, `1,200 rules`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tally(cases: Iterable[Case]) -> str:
    """How examples turned out: `all pass`, or how many of each verdict, what is wrong first."""
    counted = Counter(case.verdict for case in cases)
    if not {*counted} - {PASSED}:
        return "all pass"
    order = dict.fromkeys((*BAD, *VERDICTS))
    return ", ".join(tidy(counted[verdict], *SAID[verdict]) for verdict in order if counted[verdict])


def wrong(cases: Iterable[Case]) -> int:
    """How many examples are not as they should be."""
    return sum(case.verdict in BAD for case in cases)


def style(verdict: str) -> str:
    """How a page shows a verdict: `pass`, `fail`, or neither."""
    return "fail" if verdict in BAD else "pass" if verdict == PASSED else "neither"
