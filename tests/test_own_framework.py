"""A framework of an author's own, with its own scenarios, forces and record: no shipped one is needed."""

import json
import re
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main as rulebook

from tests.rulebooks import TINY, write

SCENARIO = """Feature: Calls

  Scenario: Many calls are late
    Given 50 calls are late
    When the force is graded
    Then late-calls is found as a serious weakness
    And the overall draft grade is good

  Scenario: Few are
    Given Test Police as inspected in 2017
    When the force is graded
    Then late-calls is not found
"""
FORCE = "force: Test Police\nframework: tiny-2017\nindicators: {calls_late: 3}\n"
RECORD = """force: Test Police
framework: tiny-2017
assessment: report
grades: {overall: {grade: good, year: 2017, source: "report:1"}}
areas: []
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rulebook with scenarios, a force and its record in the folder beside it."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "tiny", TINY)
    samples = {"a.feature": SCENARIO, "forces/test-2017.yaml": FORCE, "published/test-2017.yaml": RECORD}
    write(tmp_path / "scenarios", samples)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    found = rulebook(list(arguments))
    captured = capsys.readouterr()
    assert found == status, captured
    return captured.err if status == 2 else captured.out


def test_the_scenarios_forces_and_record_beside_a_rulebook_are_its_own(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(capsys, "test", "--rules", "tiny")
    assert text.startswith(
        "boundaries of tiny-2017: none are stored (`rulebook test --rules tiny --accept` stores them)\n"
    )
    assert "\n2 scenarios, 0 failed\n" in text
    assert "\nTest Police (test-2017): agrees\n" in told(capsys, "backtest", "--rules", "tiny")
    explained = told(capsys, "explain", "late-calls", "--rules", "tiny")
    assert "scenarios/a.feature:3" in explained
    assert "Test Police" in explained
    assert "Staffordshire" not in explained
    sentences = told(capsys, "test", "--rules", "tiny", "--sentences")
    assert "Test Police as inspected in 2017" in sentences
    assert "a force that is" not in sentences
    assert "all pass" in told(capsys, "docs", "--rules", "tiny", "--output", "site")
    index = (own / "site" / "index.html").read_text()
    assert "Of 2 examples all pass." in index


def test_they_may_be_named(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "scenarios").rename(own / "tried")
    arguments = ("--rules", "tiny", "--scenarios", "tried")
    assert "2 scenarios, 0 failed" in told(capsys, "test", *arguments)
    (own / "tried" / "forces").rename(own / "services")
    assert "unknown step `Test Police as inspected in 2017`" in told(capsys, "test", *arguments, status=2)
    assert "2 scenarios, 0 failed" in told(capsys, "test", *arguments, "--forces", "services")
    (own / "tried" / "published").rename(own / "record")
    assert "agrees" in told(capsys, "backtest", "--rules", "tiny", "services", "record")
    message = told(capsys, "backtest", "--rules", "tiny", "services", "record2", status=2)
    assert "record2: no such file or folder" in message


def test_scenarios_of_a_framework_that_is_not_tested_are_left_out_and_named(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own / "scenarios" / "a.feature"
    file.write_text(SCENARIO.replace("  Scenario: Few", "  @peel-2016\n  Scenario: Few"))
    text = told(capsys, "test", "--rules", "tiny")
    assert "1 scenario, 0 failed\n" in text
    assert (
        "1 scenario is left out, since no rulebook of peel-2016 is among those that are tested:\n"
        "  scenarios/a.feature:10\n"
    ) in text
    report = json.loads(told(capsys, "test", "--rules", "tiny", "--format", "json"))
    assert report["left_out"] == [
        {"file": "scenarios/a.feature", "line": 10, "scenario": "Few are", "row": None, "framework": "peel-2016"}
    ]
    file.write_text(file.read_text().replace("is found as a serious", "is found as a minor"))
    assert "1 scenario, 1 failed" in told(capsys, "test", "--rules", "tiny", status=1)


def test_the_shipped_scenarios_and_record_are_not_those_of_another_framework(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "scenarios").rename(own / "elsewhere")
    text = told(capsys, "test", "--rules", "tiny")
    assert "\n0 scenarios, 0 failed\n" in text
    assert re.search(r"\n\d+ scenarios are left out, since no rulebook of peel-2017 is among", text)
    message = told(capsys, "backtest", "--rules", "tiny", status=2)
    assert "there is no record of tiny-2017 here" in message
    told(capsys, "docs", "--rules", "tiny", "--output", "site")
    index = (own / "site" / "index.html").read_text()
    assert "There are none." in index
    assert "overall-grade" not in told(capsys, "explain", "overall:good", "--rules", "tiny")


def test_the_default_of_several_rulebooks_is_declared(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own / "rules" / "tiny-2017", TINY)
    later = {"framework.yaml": "id: tiny-2019\ntitle: Later\nyear: 2019\nversion: '1'\nextends: tiny-2017\n"}
    write(own / "rules" / "zz", later | {"catalogue/a.yaml": "indicators: {}\n"})
    arguments = ("test", "--rules", "rules", "--scenarios", "scenarios")
    needed = (
        "rules: several rulebooks, and none of them is the default\n"
        "  help: name one (rules/tiny-2017, rules/zz), or write `default: true` in one framework.yaml"
    )
    assert needed in told(capsys, "docs", "--output", "site", *arguments[1:], status=2)
    assert needed in told(capsys, *arguments, "--sentences", status=2)
    assert (
        "scenarios/a.feature:3:1: scenario `Many calls are late` names no framework, and none of several is the default"
        "\n  help: write a tag before it, one of @tiny-2017, @tiny-2019; or `default: true` in one framework.yaml"
    ) in told(capsys, *arguments, status=2)
    feature = own / "scenarios" / "a.feature"
    feature.write_text(f"@tiny-2017\n{SCENARIO}")
    assert "2 scenarios, 0 failed" in told(capsys, *arguments)
    feature.write_text(SCENARIO)
    framework = own / "rules" / "tiny-2017" / "framework.yaml"
    framework.write_text(framework.read_text() + "default: true\n")
    assert "2 scenarios, 0 failed" in told(capsys, *arguments)
    feature.write_text(SCENARIO.replace("  Scenario: Many", "  @tiny-2019\n  Scenario: Many"))
    assert "2 scenarios, 0 failed" in told(capsys, *arguments)
    alone = told(capsys, "test", "--rules", "rules/tiny-2017", "--scenarios", "scenarios")
    assert "since no rulebook of tiny-2019 is among" in alone  # known by the folder beside


def test_a_comparison_is_made_on_the_forces_beside_a_rulebook(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own / "scenarios", {"forces/test-2017-again.yaml": FORCE})
    edited = {file: text.replace("at_least: 50", "at_least: 3") for file, text in TINY.items()}
    write(own / "edited" / "tiny-2017", edited)
    text = told(capsys, "diff", "tiny", "edited/tiny-2017")
    assert "2 of 2 forces change" in text
    assert "not compared" not in text.lower()
    assert "\nTest Police (scenarios/forces/test-2017.yaml):\n" in text
    assert "\nTest Police (scenarios/forces/test-2017-again.yaml):\n" in text


def test_a_year_is_no_quantity(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own / "next", {file: text.replace("year: 2017", "year: 2018") for file, text in TINY.items()})
    assert "    - 2017\n    + 2018\n" in told(capsys, "diff", "tiny", "next")


def test_a_rule_is_explained_before_the_first_scenario_is_written(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "scenarios" / "a.feature").unlink()
    assert "├── scenarios: none\n" in told(capsys, "explain", "late-calls", "--rules", "tiny")
    help = "  help: write one: `rulebook test --sentences` lists what it may say\n"
    assert help in told(capsys, "test", "--rules", "tiny", status=2)


def test_the_mistakes_of_all_records_are_told_together(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = RECORD.replace("areas: []", "areas: {}")
    write(own / "scenarios", {"published/test-2017.yaml": wrong, "published/other-2017.yaml": wrong})
    write(own / "scenarios", {"forces/other-2017.yaml": FORCE})
    text = told(capsys, "backtest", "--rules", "tiny", status=2)
    assert text.count("a mapping stands here, a list is expected") == 2
    assert text.count("start each entry with `- `; its keys are ") == 2


def test_evidence_that_is_retired_is_explained_so(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retired = "    retired: {since: 2017, why: nobody counts them}\n    label: late calls\n"
    catalogue = TINY["catalogue/a.yaml"].replace("    label: late calls\n", retired)
    write(own / "tiny", {"catalogue/a.yaml": catalogue})
    text = told(capsys, "explain", "calls_late", "--rules", "tiny")
    assert "├── retired: nobody counts them\n" in text
    assert "pieces of evidence" not in text
