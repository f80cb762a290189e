"""Feature files as a reviewer writes them: what is wrong is told where it is."""

import json
import shutil
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.rulebook import shipped
from peel_grade.scenarios.features import read_feature, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import run
from peel_grade.scenarios.writing import scenario

from tests.conftest import ROOT
from tests.test_papers import block

GOOD = """Feature: Visits

  Scenario: Visits are overdue
    Given 260 visits to registered sex offenders are overdue
    When the force is graded
    Then rso-risk-not-managed is found as a serious weakness
"""


def told(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, status: int = 2) -> str:
    (tmp_path / "a.feature").write_text(text)
    assert main(["test", "--scenarios", str(tmp_path)]) == status
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return captured.err if status == 2 else captured.out


def test_a_scenario_that_holds(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "1 scenario, 0 failed" in told(capsys, tmp_path, GOOD, 0)


def test_a_scenario_that_does_not_hold_says_what_is_the_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = told(capsys, tmp_path, GOOD.replace("serious", "minor"), 1)
    assert "a.feature:3: Visits are overdue\n" in text
    assert "  expected (line 6): rso-risk-not-managed is found as a minor weakness\n" in text
    assert "  actual: it is a serious weakness\n    [yes] rso-risk-not-managed (serious weakness) concludes\n" in text


def test_an_unknown_sentence_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = told(capsys, tmp_path, GOOD.replace("offenders are overdue", "offenders are over due"))
    assert "a.feature:4:5: unknown step `260 visits to registered sex offenders are over due`" in text
    assert "nearest: `260 visits to registered sex offenders are overdue`" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("Then rso", "Then rsoo", "unknown step"),
        ("When the force is graded", "When the force is marked", "unknown step `the force is marked`"),
        ("    When the force is graded\n", "", "has no `When`"),
        ("    Then rso-risk-not-managed is found as a serious weakness\n", "", "has no `Then`"),
        ("Feature: Visits", "Visits", "is not expected here"),
        ("    Given", "    Giv", "has no `Given`"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    wrong: str, right: str, message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert message in told(capsys, tmp_path, GOOD.replace(wrong, right))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("then", "help"),
    [
        ("the overall draft grade is poor", "`poor` is no grade: one of inadequate, requires improvement, good, "),
        ("the draft grade for vulnerabilty is good", "`vulnerabilty` is no question: did you mean `"),
        ("the draft grade of the theme initial responce is good", "is no theme: did you mean `initial response`?"),
        ("rso-risk-not-manged is not found", "`rso-risk-not-manged` is no rule: did you mean `rso-risk-not-managed`?"),
        ("rso-risk-not-managed is found as a weakness", "`a weakness` is no finding: one of "),
        ("manage-visits is not suggested", "`manage-visits` is no area for improvement"),
        (
            '"Retrieve evidence from digital devices so quickly that investigations are not held up." is not suggested',
            "an area for improvement is named by its id: digital-evidence-retrieved",
        ),
    ],
)
def test_a_name_that_is_none_is_told_in_a_sentence_that_is_known(
    then: str, help: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = told(capsys, tmp_path, GOOD.replace("rso-risk-not-managed is found as a serious weakness", then))
    assert f"a.feature:6:5: unknown step `{then}`\n  help: " in text
    assert help in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "help"),
    [
        ("Staffordshir as inspected in 2017", "`Staffordshir` is no force: did you mean `Staffordshire Police`?"),
        (
            "a force that is god throughout",
            "`god throughout` is no force to start from: did you mean `good throughout`?",
        ),
        (
            "the force could not supply overdue visits to sex offenders",
            "`overdue visits to sex offenders` is no indicator or flag: did you mean `",
        ),
    ],
)
def test_so_is_one_in_what_is_given(given: str, help: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = told(capsys, tmp_path, GOOD.replace("260 visits to registered sex offenders are overdue", given))
    assert help in text


def test_two_scenarios_of_one_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = told(capsys, tmp_path, GOOD + GOOD.split("\n", 1)[1])
    assert "a.feature:8:3: two scenarios are named `Visits are overdue`\n  help: the first is in line 3" in text


OUTLINE = """Feature: Visits

  Scenario Outline: Visits
    Given <number> visits to registered sex offenders are overdue
    When the force is graded
    Then rso-risk-not-managed is <outcome>

    Examples:
      | number | outcome |
      | 260 | found as a serious weakness |
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("| number |", "| nummer |", "a.feature:8:5: the table has no column `number`\n  help: did you mean `nummer`?"),
        ("| 260 | found", "| found", "this row of a table does not fit"),
        ("      | 260 | found as a serious weakness |\n", "", "the table has no rows"),
        (OUTLINE[OUTLINE.index("    Examples") :], "", "`<number>` needs a table of `Examples:`"),
        ("260", "lots of", "unknown step `lots of visits"),
        (
            "<number> visits", "260 visits",
            "a.feature:9:9: no step asks for the column `number`\n  help: write its name as `<name>` in a step",
        ),
    ],
)  # fmt: skip
def test_tables(wrong: str, right: str, message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert message in told(capsys, tmp_path, OUTLINE.replace(wrong, right))


def test_all_mistakes_of_all_files_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "b.feature").write_text("nonsense\n")
    text = told(capsys, tmp_path, GOOD.replace("overdue", "late").replace("serious", "severe"))
    assert "a.feature:4" in text
    assert "a.feature:6" in text
    assert "b.feature:1" in text


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"# only a remark\n"])
def test_files_that_are_no_features(content: bytes, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.feature").write_bytes(content)
    assert main(["test", "--scenarios", str(tmp_path)]) == 2
    assert "a.feature" in capsys.readouterr().err


@pytest.mark.slow
def test_missing_folders(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        assert main(["test", "--scenarios", str(folder)]) == 2
        assert "feature" in capsys.readouterr().err or not folder.exists()


def test_too_little_coverage_is_a_failure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.feature").write_text(GOOD)
    assert main(["test", "--scenarios", str(tmp_path), "--min-coverage", "95", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["scenarios"] == 1
    missing = report["frameworks"]["peel-2017"]["coverage"]["missing"]
    assert {"rule": "rso-risk-not-managed", "says": "no scenario in which it does not conclude"} in missing


@pytest.mark.slow
def test_every_rule_of_the_shipped_rulebook_is_exercised_on_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--min-coverage", "100", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["failed"] == []
    assert report["frameworks"]["peel-2017"]["coverage"]["missing"] == []
    assert report["frameworks"]["peel-2016"]["coverage"]["items"] == 0  # its rules are those of the other


@pytest.mark.slow
def test_a_moved_threshold_is_noticed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(shipped.rules_folder(), rules)
    for path in rules.glob("*/findings/*.yaml"):
        text = path.read_text()
        path.write_text(
            text.replace("indicator: rso_visits_overdue, at_least: 50", "indicator: rso_visits_overdue, at_least: 51")
        )
    assert main(["test", "--rules", str(rules)]) == 1
    assert "rso-risk-not-managed" in capsys.readouterr().out


def test_a_written_scenario_is_one_that_holds(tmp_path: Path) -> None:
    compiled = load_compiled(shipped.rules_folder() / "peel-2017")
    language, engines = Language(compiled.book), Engines(compiled)
    for name in list(compiled.book.rules)[::25]:
        file = tmp_path / f"{name}.feature"
        file.write_text("Feature: written\n\n" + scenario(compiled.book.rules[name], compiled.book))
        found = read_features([file], {"peel-2017": language}, "peel-2017").scenarios
        assert found
        assert [failure for each in found for failure in run(each, language, engines).failures] == []


def test_the_scenario_of_the_readme_holds(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(shipped.scenarios_folder() / "backgrounds", tmp_path / "backgrounds")
    assert "1 scenario, 0 failed" in told(capsys, tmp_path, block("scenario"), 0)


def test_shipped_features_are_the_folder_of_the_repository() -> None:
    files = sorted((ROOT / "scenarios").glob("*.feature"))
    assert len(files) >= 20
    assert all(read_feature(file) for file in files)


THEN = "    Then rso-risk-not-managed is found as a serious weakness\n"
WHEN_ = "    When the force is graded\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace(WHEN_ + THEN, THEN + WHEN_), "this `When` comes too late"),
        (GOOD + "    Given 3 visits to registered sex offenders are overdue\n", "this `Given` comes too late"),
        (GOOD.replace("    Given", "    *"), "the first step cannot start with `*`"),
        ("Feature: X\n", "the feature has no scenario"),
        (
            GOOD.replace(WHEN_, "      | visits | 3 |\n" + WHEN_),
            "a.feature:5:7: no sentence takes a table under it\n"
            "  help: write a step for each row, or put the table under `Examples:`, with `<column>` in the steps",
        ),
        (
            GOOD + '      """\n      or nearly\n      """\n',
            "a.feature:7:7: no sentence takes a text under it\n  help: say it in the sentences of the steps",
        ),
        (GOOD.replace("260", "9" * 30), "a number beyond 2^53"),
        (GOOD.replace("260", "9" * 5000), "a number beyond 2^53"),
        (GOOD.replace("260", "26,0"), "unknown step"),
        ("@peel-2018\n" + GOOD, "a.feature:1:1: `@peel-2018` names no framework\n  help: did you mean `peel-2017`?"),
        ("@PEEL-2016\n" + GOOD, "a.feature:1:1: `@PEEL-2016` names no framework\n  help: did you mean `peel-2016`?"),
        (
            "@fire-2025\n" + GOOD,
            "`@fire-2025` names no framework\n  help: a tag names the framework of a scenario, one of",
        ),
        (
            "@peel-2017 @peel-2016\n" + GOOD,
            "a.feature:1:12: two tags, `@peel-2017` and `@peel-2016`, name two frameworks",
        ),
        (
            "@late\n" + GOOD.replace("  Scenario", "  @peel-2017\n  Scenario"),
            "a.feature:1:1: `@late` names no framework",
        ),
        ("@2016\n" + GOOD, "a.feature:1:1: `@2016` names no framework\n  help: did you mean `peel-2016`?"),
    ],
)
def test_what_pytest_would_read_otherwise_is_refused(
    text: str, message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert message in told(capsys, tmp_path, text)


def test_folders_inside_are_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "b.feature").write_text(GOOD)
    assert "2 scenarios, 0 failed" in told(capsys, tmp_path, GOOD, 0)
