"""The step definitions of `rulebook schema`, as an editor with Cucumber's language server uses them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.findings.cache import load_compiled
from peel_grade.rulebook import shipped
from peel_grade.scenarios.definitions import step_definitions
from peel_grade.scenarios.features import feature_files, read_feature
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.listing import listed

from tests.language_server import CUCUMBER, Editor

pytestmark = pytest.mark.slow
SETTINGS = {"cucumber": {"features": ["scenarios/*.feature"], "glue": ["schemas/peel-2017.steps.js"]}}
WRITTEN = """Feature: F

  Scenario: S
    Given a force that is good throughout
    And 260 visits to registered sex offenders are overdue, up from 100, though a second reader should look
    And an earlier inspection already asked for registered-sex-offenders-managed
    And the force does not fully keep to the Code of Practice for Victims of Crime
    When the force is graded
    Then rso-risk-not-managed is found as a serious weakness
    And registered-sex-offenders-managed is suggested because of rso-risk-not-managed
    And the possible grades for vulnerability are inadequate to good
    And without the doubtful evidence, nothing is suggested
    And rso-risk-not-manged is not found
    And 260 unicorns graze
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("editor")
    assert main(["schema", "--output", str(root / "schemas")]) == 0
    (root / "scenarios").mkdir()
    (root / "scenarios" / "a.feature").write_text(WRITTEN)
    return root


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Editor]:
    opened = Editor(CUCUMBER, root, SETTINGS)
    opened.told("Built ")  # its suggestions: from here on it completes
    yield opened
    opened.close()


def labels(found: list[dict[str, Any]]) -> list[str]:
    return [each["label"] for each in found]


def completed(editor: Editor, root: Path, text: str, after: str) -> list[str]:
    """What the server offers behind some text."""
    file = root / "scenarios" / f"{abs(hash((text, after)))}.feature"
    editor.open(file, text)
    return labels(editor.at("textDocument/completion", file, text, after))


def test_only_what_is_no_sentence_is_marked(editor: Editor, root: Path) -> None:
    told = editor.open(root / "scenarios" / "a.feature", WRITTEN)
    assert [each["message"] for each in told] == [
        "Undefined step: rso-risk-not-manged is not found",
        "Undefined step: 260 unicorns graze",
    ]


@pytest.mark.parametrize(
    ("keyword", "typed", "offered"),
    [
        ("Given", "visits to registered sex", "{figure} visits to registered sex offenders are overdue"),
        ("Given", "Code of Practice", "the force does not fully keep to the Code of Practice for Victims of Crime"),
        ("Then", "rso-risk-not-managed is", "rso-risk-not-managed is found as a serious weakness"),
        ("Then", "rso-risk-not", "rso-risk-not-managed is undecided"),
        (
            "Then",
            "registered-sex-off",
            "registered-sex-offenders-managed is suggested as an area for improvement",
        ),
        ("Then", "grade for vulnerability is", "the draft grade for vulnerability is requires improvement"),
        ("When", "force is", "the force is graded"),
    ],
)
def test_steps_are_completed(keyword: str, typed: str, offered: str, editor: Editor, root: Path) -> None:
    text = f"Feature: F\n\n  Scenario: S\n    {keyword} {typed}\n"
    found = completed(editor, root, text, typed)
    assert any(each.startswith(offered) for each in found), found[:10]


def test_every_sentence_of_the_shipped_scenarios_is_defined() -> None:
    """Read as Cucumber reads expressions: what has no slot stands there, and nothing that is none."""
    language = Language(load_compiled(shipped.rules_folder() / "peel-2017").book)
    written = step_definitions(language)
    plain = {
        re.sub(r"\\(.)", r"\1", each)
        for each in re.findall(r"^(?:Given|When|Then)\('(.*)', \(\) => \{\}\)$", written, re.M)
    }
    asked = {
        step.text
        for file in feature_files(shipped.scenarios_folder())
        for scenario in read_feature(file)
        for step in scenario.steps
        if step.kind == "then" and scenario.framework == "peel-2017" and "because of" not in step.text
    }
    open_ended = ("possible grades", "possible overall grades", "without the doubtful evidence, ", " by the panel as ")
    assert {text for text in asked if text not in plain and not any(each in text for each in open_ended)} == set()
    names = {each.title: each.rows for each in listed(language)}
    assert {f"{rule} is not found" for rule, _ in names["{rule}"]} <= plain
