"""Whether a scenario is as it should be: it passes or fails, or its tags say that it is not to pass yet."""

import time
from typing import NamedTuple

from peel_grade.findings.engines import Engines
from peel_grade.scenarios.features import Scenario
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result, run
from peel_grade.scenarios.tags import WIP, runs, status_of

PASSED, FAILED, SKIPPED, PENDING = "passed", "failed", "skipped", "pending"
FAILED_AS_EXPECTED, PASSED_UNEXPECTEDLY = "failed_as_expected", "passed_unexpectedly"
VERDICTS = (PASSED, FAILED, FAILED_AS_EXPECTED, PASSED_UNEXPECTEDLY, SKIPPED, PENDING)
"""Every verdict. Pending is what is still being written."""
BAD = (FAILED, PASSED_UNEXPECTEDLY)
"""The verdicts for which a run is not well."""


class Outcome(NamedTuple):
    """A scenario with its verdict.

    `reason` is why it is not to pass, by its tags; `result` what followed, None where it was not run. `started` is when
    it was, in seconds since 1970, and `seconds` how long it took.
    """

    scenario: Scenario
    verdict: str
    reason: str
    result: Result | None
    started: float
    seconds: float

    @property
    def unexpected(self) -> str:
        """What is told of one that passes although it should not."""
        return f"it passes, though its tag says that it fails: {self.reason}"


def outcome(scenario: Scenario, language: Language, engines: Engines) -> Outcome:
    """Run a scenario, if its tags let it."""
    started, before = time.time(), time.perf_counter()
    status = status_of(scenario.tags)
    if status is not None and not runs(scenario.tags):
        verdict = PENDING if status.kind == WIP else SKIPPED
        return Outcome(scenario, verdict, status.reason, None, started, 0.0)
    result = run(scenario, language, engines)
    if status is None:
        verdict = FAILED if result.failures else PASSED
    else:
        verdict = FAILED_AS_EXPECTED if result.failures else PASSED_UNEXPECTEDLY
    return Outcome(scenario, verdict, status.reason if status else "", result, started, time.perf_counter() - before)


def ordinary(outcomes: list[Outcome]) -> list[Result]:
    """What followed of those that are to pass: what is measured rests on these."""
    return [each.result for each in outcomes if each.result is not None and each.verdict in (PASSED, FAILED)]
