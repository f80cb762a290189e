"""A run of scenarios as JUnit's XML, which continuous integration reads."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from peel_grade.files.problems import missing_extra
from peel_grade.scenarios.features import Scenario
from peel_grade.scenarios.reports.boundaries import differing, lines
from peel_grade.scenarios.verdicts import FAILED, PASSED, PASSED_UNEXPECTEDLY, Outcome
from peel_grade.wording.terms import words


def junit(outcomes: Iterable[Outcome], boundaries: Mapping[str, Mapping[str, Any]]) -> str:
    """A suite for each feature file, a case for each scenario or row; those that are not to pass yet count as skipped.
    The boundaries of all frameworks are a suite too, with a case for each framework.

    Raises InputError where the library that writes it is not installed.
    """
    try:
        from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite
    except ImportError:
        message = "junitparser, which writes reports for JUnit, is not installed"
        raise missing_extra(message, "reports") from None
    report = JUnitXml("rulebook test")
    for file, of_file in groupby(outcomes, key=lambda each: each.scenario.file):
        suite = TestSuite(file)
        for each in of_file:
            case = TestCase(called(each.scenario), each.scenario.feature, round(each.seconds, 6))
            if each.verdict in (FAILED, PASSED_UNEXPECTEDLY):
                failure = Failure("; ".join(told(each)))
                failure.text = "\n".join(told(each))
                case.result = [failure]
            elif each.verdict != PASSED:
                case.result = [Skipped(f"{words(each.verdict)}: {each.reason}" if each.reason else words(each.verdict))]
            suite.add_testcase(case)
        report.add_testsuite(suite)
    if boundaries:
        suite = TestSuite("boundaries")
        for framework, of_it in boundaries.items():
            case = TestCase(framework, "boundaries")
            if differing({framework: of_it}):
                first, *others = lines({framework: of_it})
                failure = Failure(first)
                failure.text = "\n".join(others)
                case.result = [failure]
            suite.add_testcase(case)
        report.add_testsuite(suite)
    report.update_statistics()  # type: ignore[no-untyped-call]  # the library is typed in part
    written: bytes = report.tostring()  # type: ignore[no-untyped-call]
    return written.decode()


def called(scenario: Scenario) -> str:
    """The name of a scenario, with what tells its row from others."""
    row = "; ".join(value for _, value in scenario.row)
    return f"{scenario.name} [{row}]" if row else scenario.name


def told(outcome: Outcome) -> list[str]:
    """What is wrong with one that is not well, a line for each `Then` that does not hold."""
    place = f"{outcome.scenario.file}:{outcome.scenario.line}"
    if outcome.verdict == PASSED_UNEXPECTEDLY:
        return [f"{place}: {outcome.unexpected}"]
    failures = outcome.result.failures if outcome.result else ()
    return [f"{place}: {each.step.text}: {each.otherwise}" for each in failures]
