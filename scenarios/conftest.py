"""The step definitions: one for each kind of step, whose sentences come from the catalogue and the rulebook."""

from pathlib import Path
from typing import Any

import pytest
from peel_grade.files.yaml_tree import shown
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.rulebook import shipped
from peel_grade.scenarios import features
from peel_grade.scenarios.conclusions import Conclusions, conclusions
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.statement import NOTHING
from pytest_bdd import given, then, when
from pytest_bdd.parser import Feature, Scenario, Step
from pytest_bdd.parsers import StepParser

from tests.plugin import own_cache, pytest_cmdline_main, pytest_configure  # noqa: F401 - pytest looks here

FRAMEWORK = pytest.StashKey[str]()


class AnySentence(StepParser):
    """Takes every sentence, so that an unknown one is told with the nearest known ones."""

    def parse_arguments(self, name: str) -> dict[str, Any]:
        return {"sentence": name}

    def is_matching(self, name: str) -> bool:  # noqa: ARG002 - every sentence is taken
        return True


class Case:
    """A scenario under way: its language and engines, the force so far, and what follows from it once graded."""

    def __init__(self, language: Language, engines: Engines) -> None:
        self.language = language
        self.engines = engines
        self.force: Force = NOTHING
        self.conclusions: Conclusions | None = None
        self.place = ("", 0)


@pytest.fixture(scope="session")
def rulebooks() -> dict[str, tuple[Language, Engines]]:
    """Language and engines of each shipped framework."""
    compiled = {name: load_compiled(shipped.rules_folder() / name) for name in shipped.frameworks()}
    return {name: (Language(c.book), Engines(c)) for name, c in compiled.items()}


def pytest_bdd_apply_tag(tag: str) -> bool:
    """A tag names the framework of a scenario, and is no mark."""
    if tag not in shipped.frameworks():
        raise pytest.UsageError(f"`@{tag}` names no framework: one of {', '.join(shipped.frameworks())}")
    return True


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Remember the framework: a tag of the scenario comes before one of its feature."""
    request.node.stash[FRAMEWORK] = next(iter(scenario.tags or feature.tags))


@pytest.fixture
def case(request: pytest.FixtureRequest, rulebooks: dict[str, tuple[Language, Engines]]) -> Case:
    """The rulebook is that of the framework that a tag names (`@peel-2016`)."""
    return Case(*rulebooks[request.node.stash[FRAMEWORK]])


def pytest_bdd_before_step(request: pytest.FixtureRequest, feature: Feature, step: Step) -> None:
    """Remember where the step stands."""
    request.getfixturevalue("case").place = (shown(Path(feature.filename)), step.line_number)


def unknown(case: Case, kind: str, sentence: str) -> None:
    """Fail with the place of an unknown step and what comes nearest to it."""
    file, line = case.place
    problem = features.unknown_step(file, features.Step(kind, sentence, line, 5), case.language)
    pytest.fail(str(problem), pytrace=False)


@given(AnySentence("any sentence"))
def _given(case: Case, sentence: str) -> None:
    stated = case.language.given(sentence)
    if stated is None:
        unknown(case, "given", sentence)
    else:
        case.force = stated.change(case.force)


@when(AnySentence("any sentence"))
def _when(case: Case, sentence: str) -> None:
    if not case.language.when(sentence):
        unknown(case, "when", sentence)
    case.conclusions = conclusions(case.force, case.engines)


@then(AnySentence("any sentence"))
def _then(case: Case, sentence: str) -> None:
    expectation = case.language.then(sentence)
    if expectation is None:
        unknown(case, "then", sentence)
    elif case.conclusions is None:
        pytest.fail(f"{case.place[0]}:{case.place[1]}: nothing is graded before this step", pytrace=False)
    else:
        otherwise = expectation.check(case.conclusions)
        if otherwise is not None:
            pytest.fail(f"{case.place[0]}:{case.place[1]}: {sentence}: {otherwise}", pytrace=False)
