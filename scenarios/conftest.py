"""The step definitions: one for each kind of step, whose sentences come from the catalogue and the rulebook."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from peel_grade.files.problems import InputError
from peel_grade.files.yaml_tree import shown
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.rulebook.locate import locate_all
from peel_grade.scenarios import features
from peel_grade.scenarios.conclusions import Conclusions, conclusions
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import locate_samples
from peel_grade.scenarios.statement import NOTHING
from peel_grade.scenarios.suite import Suite, suite_of
from peel_grade.scenarios.tags import XFAIL, status_of
from pytest_bdd import given, then, when
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step
from pytest_bdd.parsers import StepParser
from pytest_bdd.scenario import scenario_wrapper_template_registry

from tests.plugin import own_cache, pytest_cmdline_main, pytest_configure  # noqa: F401 - pytest looks here

Read: TypeAlias = Callable[[Path], dict[tuple[int, tuple[tuple[str, str], ...]], features.Scenario]]
READ = pytest.StashKey[features.Scenario]()
"""A scenario as `rulebook test` reads it: its framework, and whether it is to pass yet."""


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
def suite() -> Suite:
    """The shipped rulebooks, and what they are tried on."""
    with locate_all(None) as places:
        return suite_of(places, locate_samples(places))


def pytest_bdd_apply_tag(tag: str) -> bool:  # noqa: ARG001 - what tags say is looked at when the scenario runs
    """No tag is a mark: `peel_grade.scenarios.tags` says what they mean."""
    return True


@pytest.hookimpl(tryfirst=True)  # before `-k` looks for them
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let `-k rso-risk-not-managed` find the scenarios in whose sentences or tags that stands."""
    for item in items:
        function = getattr(item, "function", None)
        template = scenario_wrapper_template_registry.get(function) if function is not None else None
        if template is not None:
            item.extra_keyword_matches.update(_keywords(template, _row(item)))


def _keywords(template: ScenarioTemplate, row: dict[str, str]) -> Iterator[str]:
    yield from (template.name, template.feature.name, *template.tags, *template.feature.tags)
    yield from (step.name for step in template.render(row).steps)


def _row(item: pytest.Item) -> dict[str, str]:
    """What stands in the row of an outline, by column."""
    call = getattr(item, "callspec", None)
    row: dict[str, str] = {} if call is None else call.params.get("_pytest_bdd_example", {})
    return row


@pytest.fixture(scope="session")
def as_read(suite: Suite) -> Read:
    """The scenarios of a file as `rulebook test` reads them, by the line of their name and their row."""

    @cache
    def scenarios(file: Path) -> dict[tuple[int, tuple[tuple[str, str], ...]], features.Scenario]:
        read = suite._replace(samples=suite.samples._replace(scenarios=file)).read()
        return {(each.starts, each.row): each for each in (*read.scenarios, *read.left_out)}

    return scenarios


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Refuse what `rulebook test` refuses, and run what it runs."""
    suite: Suite = request.getfixturevalue("suite")
    as_read: Read = request.getfixturevalue("as_read")
    try:
        known = as_read(Path(feature.filename))
    except InputError as error:
        pytest.fail("\n".join(map(str, error.problems)), pytrace=False)
    read = known[scenario.line_number, tuple(_row(request.node).items())]
    request.node.stash[READ] = read
    status = status_of(read.tags)
    if read.framework not in suite.languages:
        pytest.skip(f"there is no rulebook of {read.framework}")
    elif status is not None and status.kind == XFAIL:
        request.node.add_marker(pytest.mark.xfail(reason=status.reason, strict=True))
    elif status is not None:
        pytest.skip(status.reason or status.kind)


@pytest.fixture
def case(request: pytest.FixtureRequest, suite: Suite) -> Case:
    """The rulebook is that of the framework that the nearest tag names (`@peel-2016`)."""
    framework = request.node.stash[READ].framework
    return Case(suite.languages[framework], suite.engines[framework])


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
