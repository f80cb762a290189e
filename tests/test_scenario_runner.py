"""`rulebook test` as a runner of tests: what is not to pass yet, which scenarios run, what is told and how."""

import json
from pathlib import Path
from typing import Any

import cucumber_messages
import junitparser
import pytest
from peel_grade.cli.rulebook import main
from peel_grade.scenarios.reports.junit import junit

from tests.document_forms import has_its_form

FEATURE = """@peel-2017
Feature: Visits
  What is expected of a force.

  @xfail:the-rule-is-to-be-changed
  Scenario: To change
    Given 260 visits to registered sex offenders are overdue
    When the force is graded
    Then rso-risk-not-managed is not found

  @skip:the-source-is-unclear
  Scenario: Left aside
    Given 260 visits to registered sex offenders are overdue
    When the force is graded
    Then rso-risk-not-managed is not found

  @wip
  Scenario: Begun
    Given 260 unicorns

  Rule: Risk is managed

    @topic:visits
    Scenario Outline: Visits to <whom>
      Given <number> visits to registered sex offenders are overdue
      When the force is graded
      Then rso-risk-not-managed is <outcome>

      Examples: many
        | whom    | number | outcome                     |
        | some    | 260    | found as a serious weakness |
        | few     | 3      | undecided                   |
        | no-one  | 4      | not found                   |
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "a.feature").write_text(FEATURE)
    return tmp_path / "scenarios"


def ran(capsys: pytest.CaptureFixture[str], *options: str, status: int) -> str:
    capsys.readouterr()
    assert main(["test", "--scenarios", "scenarios", *options]) == status
    out = capsys.readouterr()
    return out.err if status == 2 else out.out


def report(capsys: pytest.CaptureFixture[str], *options: str, status: int) -> Any:
    found = json.loads(ran(capsys, "--format", "json", *options, status=status))
    assert has_its_form(found) in ("rulebook-test/3", "sentences/1", "problems/1")
    return found


@pytest.mark.slow
def test_what_is_not_to_pass_yet_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    told = report(capsys, status=1)
    assert [(each["line"], each["verdict"], each["reason"]) for each in told["outcomes"]] == [
        (6, "failed_as_expected", "the rule is to be changed"),
        (12, "skipped", "the source is unclear"),
        (18, "pending", None),
        (31, "passed", None),
        (32, "passed", None),
        (33, "failed", None),
    ]
    text = ran(capsys, status=1)
    assert "\n6 scenarios, 1 failed, 1 failed as expected, 1 skipped, 1 pending\n" in text
    assert "scenarios/a.feature:12: Left aside: skipped: the source is unclear\n" in text


def test_what_passes_though_it_is_to_fail_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = FEATURE.replace("is not found", "is found as a serious weakness")
    (folder / "a.feature").write_text(text)
    (row,) = report(capsys, "scenarios/a.feature:6", status=1)["failed"]
    assert row["otherwise"] == "it passes, though its tag says that it fails: the rule is to be changed"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "message", "help"),
    [
        ("@skip", "`@skip` says no reason", "say why: `@skip:the-source-is-unclear`"),
        ("@xfail:", "`@xfail:` says no reason", "say why: `@xfail:the-source-is-unclear`"),
        ("@skp:unclear", "`@skp:unclear` is no status of a scenario", "did you mean `skip`?"),
        ("@Skip", "`@Skip` names no framework", "did you mean `skip`?"),
        ("@late", "`@late` names no framework", "one of your own has a colon"),
    ],
)
def test_a_tag_that_says_nothing_is_a_mistake(
    tag: str, message: str, help: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.feature").write_text(FEATURE.replace("@skip:the-source-is-unclear", tag))
    told = ran(capsys, status=2)
    assert f"scenarios/a.feature:11:3: {message}" in told
    assert help in told


@pytest.mark.slow
def test_the_nearest_tag_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = FEATURE.replace("@peel-2017\n", "@peel-2017 @skip:all-of-it\n")
    (folder / "a.feature").write_text(text)
    verdicts = [each["verdict"] for each in report(capsys, status=0)["outcomes"]]
    assert verdicts == ["failed_as_expected", "skipped", "pending", "skipped", "skipped", "skipped"]
    tagged = FEATURE.replace("      Examples: many", "      @xfail:not-yet\n      Examples: many")
    (folder / "a.feature").write_text(tagged)
    verdicts = [each["verdict"] for each in report(capsys, status=1)["outcomes"]]
    assert verdicts[-3:] == ["passed_unexpectedly", "passed_unexpectedly", "failed_as_expected"]


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (["scenarios/a.feature:12"], [12]),
        (["scenarios/a.feature:14"], [12]),  # a step of it
        (["scenarios/a.feature:25"], [31, 32, 33]),  # an outline
        (["scenarios/a.feature:23"], [31, 32, 33]),  # its tag
        (["scenarios/a.feature:21"], [31, 32, 33]),  # a rule
        (["scenarios/a.feature:2"], [6, 12, 18, 31, 32, 33]),  # the feature
        (["scenarios/a.feature:32"], [32]),  # a row of it
        (["scenarios/a.feature:6", "scenarios/a.feature:33"], [6, 33]),
        (["scenarios"], [6, 12, 18, 31, 32, 33]),
        (["--name", "left ASIDE"], [12]),
        (["-k", "no-one"], [33]),  # what stands in a row
        (["-k", "serious"], [31]),
        (["--rule", "rso-risk-not-managed"], [6, 12, 31, 32, 33]),
        (["--tags", "@topic:visits"], [31, 32, 33]),
        (["-t", "@peel-2017 and not (@topic:visits or @wip)"], [6, 12]),
        (["-t", "@topic:visits", "-k", "few"], [32]),
    ],
)
def test_which_scenarios_run(options: list[str], lines: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    status = 1 if 33 in lines else 0
    assert [each["line"] for each in report(capsys, *options, status=status)["outcomes"]] == lines


@pytest.mark.parametrize(
    ("options", "message", "help"),
    [
        (["-k", "Left asid e"], "no scenario is selected", "the nearest names: `Left aside`"),
        (["scenarios/b.feature"], "scenarios/b.feature: no such file or folder", "perhaps as FILE:LINE"),
        (
            ["scenarios/a.feature:3"],
            "a.feature:3: no scenario stands in this line",
            "in line 6 and in line 12; the line of",
        ),
        (["scenarios/a.feature:22"], "no scenario stands in this line", "line of a `Feature:` or `Rule:` means all"),
        (["scenarios/a.feature:99"], "no scenario stands in this line", "the nearest begin in line 18 and in line 24"),
        (["-k", "visiting"], "no scenario is selected", "`Visits`"),
        (["-t", "@peel-2018"], "no scenario is selected", "tags that there are: @peel-2017, @xfail:the-rule-is-to"),
        (["--rule", "rso-risk-not-manged"], "is no rule and no area", "did you mean `rso-risk-not-managed`?"),
        (["-t", "not (@a"], "`not (@a` is no expression of tags", "write it as"),
    ],
)
def test_a_selection_of_nothing_is_told(
    options: list[str], message: str, help: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ran(capsys, *options, status=2)
    assert message in told
    assert help in told


def test_coverage_of_a_selection_is_of_the_rules_that_it_asks_about(capsys: pytest.CaptureFixture[str]) -> None:
    missing = report(capsys, "-k", "few", status=0)["frameworks"]["peel-2017"]["coverage"]["missing"]
    assert {each["rule"] for each in missing} == {"rso-risk-not-managed"}


def test_a_failing_row_is_told_with_its_values_and_what_led_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    text = ran(capsys, "scenarios/a.feature:33", status=1)
    assert (
        "scenarios/a.feature:33: Visits to no-one\n"
        "  row: whom = no-one; number = 4; outcome = not found\n"
        "  expected (line 27): rso-risk-not-managed is not found\n"
        "  actual: it is undecided\n"
        "    [unknown] rso-risk-not-managed (serious weakness) is undecided: evidence is missing\n"
    ) in text
    (row,) = report(capsys, "scenarios/a.feature:33", status=1)["failed"]
    assert (row["line"], row["step_line"]) == (33, 27)
    assert row["row"] == {"whom": "no-one", "number": "4", "outcome": "not found"}
    assert row["derivation"][0]["truth"] is None


@pytest.mark.parametrize(
    ("then", "begins"),
    [
        ("the draft grade for vulnerability is good", "Protecting vulnerable people and supporting victims: insuff"),
        ("the draft grade of the theme mental health is good", "Mental health: insufficient evidence"),
        ("the overall draft grade is good", "Overall: insufficient evidence"),
        ("registered-sex-offenders-managed is not suggested", "registered-sex-offenders-managed (area for improvem"),
        ("nothing is suggested", "registered-sex-offenders-managed (area for improvement) is suggested"),
    ],
)
def test_what_led_to_a_grade_or_an_area_is_told(
    then: str, begins: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FEATURE.replace("@skip:the-source-is-unclear\n", "").replace("rso-risk-not-managed is not found", then)
    (folder / "a.feature").write_text(text.replace("  \n", "\n"))
    (row,) = report(capsys, "-k", "Left aside", status=1)["failed"]
    assert len(row["derivation"]) == 1
    assert row["derivation"][0]["says"].startswith(begins)
    assert row["derivation"][0]["children"]


def test_junit_reads_what_is_written_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    written = ran(capsys, "--format", "junit", status=1)
    suite, boundaries = junitparser.JUnitXml.fromstring(written)
    assert isinstance(suite, junitparser.TestSuite)
    assert isinstance(boundaries, junitparser.TestSuite)
    assert [case.name for case in boundaries] == ["peel-2017", "peel-2016"]
    assert (suite.name, suite.tests, suite.failures, suite.skipped) == ("scenarios/a.feature", 6, 1, 3)
    cases = {case.name: case for case in suite}
    assert cases["Visits to some [some; 260; found as a serious weakness]"].is_passed
    (failure,) = cases["Visits to no-one [no-one; 4; not found]"].result
    assert failure.message == "scenarios/a.feature:33: rso-risk-not-managed is not found: it is undecided"
    assert cases["Left aside"].result[0].message == "skipped: the source is unclear"
    assert all(case.classname == "Visits" for case in suite)


def test_junit_is_told_of_boundaries_that_are_otherwise() -> None:
    changed = {
        "part": "rule",
        "id": "a-rule",
        "title": "a-rule",
        "file": None,
        "line": None,
        "what": "case",
        "given": "nothing is recorded",
        "before": "found",
        "after": "not found",
    }
    as_stored = {"folder": "boundaries", "stored": True, "cases": 12, "own": 12, "changes": [], "accepted": False}
    as_stored |= {"extends": None, "accept": "rulebook test --accept"}
    of_two = {"tiny-2017": as_stored, "tiny-2018": {**as_stored, "changes": [changed]}}
    (suite,) = junitparser.JUnitXml.fromstring(junit([], of_two))
    assert isinstance(suite, junitparser.TestSuite)
    well, otherwise = suite
    assert well.is_passed
    (failure,) = otherwise.result
    assert failure.message.startswith("boundaries of tiny-2018: 1 thing is otherwise than stored")
    assert failure.text == "  a-rule\n    nothing is recorded: found -> not found"


def test_cucumber_reads_the_json_that_is_written_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    (feature,) = json.loads(ran(capsys, "--format", "cucumber", status=1))
    assert (feature["keyword"], feature["name"], feature["line"]) == ("Feature", "Visits", 2)
    statuses = [[step["result"]["status"] for step in each["steps"]] for each in feature["elements"]]
    assert statuses == [
        ["skipped"] * 3,
        ["skipped"] * 3,
        ["pending"],
        *[["passed"] * 3] * 2,
        [*["passed"] * 2, "failed"],
    ]
    last = feature["elements"][-1]
    assert (last["name"], last["line"], last["keyword"]) == ("Visits to no-one", 33, "Scenario Outline")
    assert [tag["name"] for tag in last["tags"]] == ["@peel-2017", "@topic:visits"]
    assert last["steps"][-1]["result"]["error_message"] == "it is undecided"
    assert (last["steps"][0]["keyword"], last["steps"][0]["name"]) == (
        "Given ",
        "4 visits to registered sex offenders are overdue",
    )


def test_messages_are_as_their_form_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Read by the library of the form, and every id that a message names is one that came before."""
    (folder / "b.feature").write_text(FEATURE.replace("Feature: Visits", "Feature: More"))
    lines = ran(capsys, "--format", "messages", status=1).splitlines()
    envelopes = [
        cucumber_messages.message_converter.from_dict(json.loads(line), cucumber_messages.Envelope) for line in lines
    ]
    kinds = [next(iter(json.loads(line))) for line in lines]
    assert kinds[0] == "meta"
    assert [kinds.count(kind) for kind in ("source", "gherkinDocument", "pickle", "testCase")] == [2, 2, 12, 12]
    steps = {step.id for each in envelopes if each.pickle for step in each.pickle.steps}
    cases = {each.test_case.id: each.test_case for each in envelopes if each.test_case}
    assert {step.pickle_step_id for case in cases.values() for step in case.test_steps} == steps
    finished = [each.test_step_finished for each in envelopes if each.test_step_finished]
    statuses = [each.test_step_result.status.value for each in finished]
    assert [statuses.count(status) for status in ("PASSED", "FAILED", "SKIPPED", "PENDING")] == [16, 2, 12, 2]
    ids = [id for each in envelopes if each.pickle for id in (each.pickle.id, *(step.id for step in each.pickle.steps))]
    assert len({*ids}) == len(ids)
    assert kinds[-1] == "testRunFinished"
    assert envelopes[-1].test_run_finished.success is False


@pytest.mark.slow
@pytest.mark.parametrize(("form", "library"), [("junit", "junitparser"), ("messages", "cucumber_messages")])
def test_a_report_whose_library_is_missing_says_how_to_get_it(
    form: str, library: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    assert "-m pip install 'peel-grade[reports]'" in ran(capsys, "--format", form, status=2)


def test_a_report_is_written_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "-k", "few", "--format", "junit", "--output", "report.xml", status=0) == ""
    assert "Visits to few" in Path("report.xml").read_text()
    assert "report.xml" in ran(capsys, "-k", "few", "--output", "report.xml", status=2)


@pytest.mark.slow
def test_the_verdict_comes_last_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, status=1).splitlines()[-1] == "NOT WELL: 1 of 6 scenarios fails"
    assert ran(capsys, "-k", "few", status=0).splitlines()[-1] == "ALL IS WELL: 1 scenario as it should be"
    told = report(capsys, status=1)
    assert (told["well"], told["not_well"]) == (False, ["1 of 6 scenarios fails"])
    last = ran(capsys, "-k", "few", "--min-coverage", "90", status=1).splitlines()[-1]
    assert last.startswith("NOT WELL: ")
    assert last.endswith(" percent of what can follow is exercised, less than 90")


@pytest.mark.slow
def test_what_is_exercised_is_told_in_a_line_unless_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = [line for line in ran(capsys, status=1).splitlines() if line.startswith("coverage: ")]
    assert "scenarios ask about 1 of " in line
    assert "in which it" not in ran(capsys, status=1)
    assert "  rso-risk-not-managed: no scenario in which it concludes" in ran(
        capsys, "-k", "few", "--coverage", status=0
    )
    for selection in (["-k", "few"], ["--rule", "rso-risk-not-managed"], ["-t", "@topic:visits"]):
        assert "coverage" not in ran(capsys, *selection, status=0 if "few" in selection else 1)


@pytest.mark.slow
def test_a_file_with_mistakes_stops_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.feature").write_text(FEATURE.replace("  @wip\n", "\n").replace("Feature: Visits", "Feature: Begun"))
    capsys.readouterr()
    assert main(["test", "--scenarios", "scenarios"]) == 2
    out = capsys.readouterr()
    assert "scenarios/b.feature:19:5: unknown step `260 unicorns`" in out.err
    assert "boundaries of peel-2017: " in out.out
    assert "\n6 scenarios, 1 failed, " in out.out
    verdict = "NOT WELL: 1 feature file was not run, for it has mistakes; 1 of 6 scenarios fails"
    assert out.out.splitlines()[-1] == verdict
    assert len(report(capsys, "scenarios/a.feature", status=1)["outcomes"]) == 6
    assert main(["test", "--scenarios", "scenarios", "--format", "json"]) == 2
    out = capsys.readouterr()
    assert json.loads(out.out)["mistakes"] == json.loads(out.err)["problems"]
    assert "unknown step" in ran(capsys, "scenarios/b.feature", status=2)
    assert "unknown step" in ran(capsys, "--changed", status=2)


LOW = "1 percent of recorded crime is flagged as having a vulnerable victim"


@pytest.mark.slow
def test_warnings_are_of_the_scenarios_that_run_and_may_be_allowed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    low = FEATURE.replace("260 visits to registered sex offenders are overdue", f"0.{LOW}", 1)
    (folder / "a.feature").write_text(low)
    assert [each["line"] for each in report(capsys, status=1)["warnings"]] == [7]
    assert report(capsys, "-k", "few", status=0)["warnings"] == []
    allowed = low.replace("  Scenario: To change", "  @allow:fraction-of-one:the-lowest-of-2017\n  Scenario: To change")
    (folder / "a.feature").write_text(allowed)
    assert report(capsys, status=1)["warnings"] == []
    (folder / "a.feature").write_text(allowed.replace(f"0.{LOW}", LOW))
    (needless,) = report(capsys, status=1)["warnings"]
    assert (needless["line"], needless["code"]) == (6, "needless-allow")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "message", "help"),
    [
        ("@allow:fraction-of-one", "`@allow:fraction-of-one` says no reason", "`@allow:fraction-of-one:why-it-is-so`"),
        ("@allow:fraction-one:it-is-so", "names no warning", "did you mean `fraction-of-one`?"),
        ("@allow", "`@allow` names no warning", "`@allow:CODE:why-it-is-so`"),
    ],
)
def test_an_allowance_names_a_warning_and_a_reason(
    tag: str, message: str, help: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.feature").write_text(FEATURE.replace("@skip:the-source-is-unclear", tag))
    told = ran(capsys, status=2)
    assert message in told
    assert help in told
