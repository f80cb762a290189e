"""Running scenarios: grade the force that the sentences describe, and check what must follow."""

from collections.abc import Iterator
from typing import NamedTuple

from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.scenarios.conclusions import Conclusions, conclusions
from peel_grade.scenarios.expectation import Expectation
from peel_grade.scenarios.features import Scenario, Step
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.statement import NOTHING


class Failure(NamedTuple):
    """A `Then` that does not hold, what it asks, and what is the case instead."""

    step: Step
    expectation: Expectation
    otherwise: str


class Result(NamedTuple):
    """One scenario as it turned out: what follows from its force, and the `Then`s that do not hold."""

    scenario: Scenario
    conclusions: Conclusions
    failures: tuple[Failure, ...]


def described(scenario: Scenario, language: Language) -> Force:
    """The force that the `Given` sentences describe."""
    force = NOTHING._replace(framework=scenario.framework)
    for step in scenario.steps:
        if step.kind == "given":
            stated = language.given(step.text)
            assert stated is not None, step.text  # read_features refused unknown steps
            force = stated.change(force)
    return force


def run(scenario: Scenario, language: Language, engines: Engines) -> Result:
    """Grade the force and check every `Then`."""
    found = conclusions(described(scenario, language), engines)
    checked = (Failure(step, each, each.check(found) or "") for step, each in asked(scenario, language))
    return Result(scenario, found, tuple(each for each in checked if each.otherwise))


def asked(scenario: Scenario, language: Language) -> Iterator[tuple[Step, Expectation]]:
    """Each `Then` with what it asks; those that the language does not know are left out."""
    for step in scenario.steps:
        expectation = language.then(step.text) if step.kind == "then" else None
        if expectation is not None:
            yield step, expectation
