"""Running scenarios: grade the force that the sentences describe, and check what must follow."""

from typing import NamedTuple

from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force, ForceFile
from peel_grade.grades.assessment import Assessment, assess
from peel_grade.scenarios.features import Scenario, Step
from peel_grade.scenarios.language import NOTHING, Language


class Failure(NamedTuple):
    """A `Then` that does not hold, and what is the case instead."""

    step: Step
    otherwise: str


class Result(NamedTuple):
    """One scenario as it turned out."""

    scenario: Scenario
    assessment: Assessment
    failures: tuple[Failure, ...]


def described(scenario: Scenario, language: Language) -> Force:
    """The force that the `Given` sentences describe."""
    force = NOTHING._replace(framework=scenario.framework)
    for step in scenario.steps:
        if step.kind == "given":
            change = language.given(step.text)
            assert change is not None, step.text  # read_features refused unknown steps
            force = change(force)
    return force


def run(scenario: Scenario, language: Language, engines: Engines) -> Result:
    """Grade the force and check every `Then`."""
    assessment = assess(ForceFile(described(scenario, language), scenario.file, ""), engines)
    return Result(scenario, assessment, check(scenario, language, assessment))


def check(scenario: Scenario, language: Language, assessment: Assessment) -> tuple[Failure, ...]:
    """The `Then` sentences that an assessment does not meet."""
    failures = []
    for step in scenario.steps:
        if step.kind == "then":
            expectation = language.then(step.text)
            assert expectation is not None, step.text
            otherwise = expectation.check(assessment)
            if otherwise is not None:
                failures.append(Failure(step, otherwise))
    return tuple(failures)
