"""What scenarios state of a force is checked as a force file is: mistakes, and what is hardly true."""

import json
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main

GIVEN = "260 visits to registered sex offenders are overdue"


def run(folder: Path, given: str, *options: str) -> int:
    """Run one scenario with these `Given`s, a line each; the exit status."""
    steps = "\n    And ".join(given.split("\n"))
    (folder / "a.feature").write_text(
        f"Feature: F\n  Scenario: S\n    Given {steps}\n    When the force is graded\n"
        "    Then the draft grade for vulnerability is insufficient evidence\n"
    )
    return main(["test", "--scenarios", str(folder), *options])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "message", "help"),
    [
        (f"-5{GIVEN[3:]}", "`-5` is less than nothing", "the unit of `rso_visits_overdue` is count: 0 or more"),
        (f"260.5{GIVEN[3:]}", "`260.5` is not a whole number", "the unit of `rso_visits_overdue` is count"),
        (f"between 30 and 40.5{GIVEN[3:]}", "`40.5` is not a whole number", "the unit of `rso_visits_overdue`"),
        (f"between 50 and 30{GIVEN[3:]}", "`between 50 and 30` is no range", "write `between 30 and 50`"),
        (f"between 30 and 30{GIVEN[3:]}", "`between 30 and 30` is no range", "write `30`"),
        (f"12{GIVEN[3:]}, down from 10", "`12` is not `down from 10`", "write `up from 10`"),
        (f"12{GIVEN[3:]}, up from 12", "`12` is not `up from 12`", "write `unchanged from 12`"),
        (f"12{GIVEN[3:]}, unchanged from 10", "`12` is not `unchanged from 10`", "write `up from 10`"),
        (f"between 5 and 9{GIVEN[3:]}, up from 9", "`between 5 and 9` is not `up from 9`", "write `down from 9`"),
        (f"12{GIVEN[3:]}, up from 10, up from 11", "a figure cannot be both `up from 10` and `up from 11`", "keep one"),
        (
            f"12{GIVEN[3:]}, among the highest quarter of forces, among the lowest quarter of forces",
            "cannot be both `among the highest quarter of forces` and `among the lowest quarter of forces`",
            "keep one",
        ),
        (f"99999999999999999999{GIVEN[3:]}", "a number beyond 2^53", "write a smaller one"),
        (f"{GIVEN}\n12{GIVEN[3:]}", "` is stated a second time", "line 3 states `rso_visits_overdue` already: "),
        (f"{GIVEN}; 12{GIVEN[3:]}", "` is stated a second time", "line 3 states `rso_visits_overdue` already: "),
        ("vulnerability was graded good before\nvulnerability was graded inadequate before", "a second time", "line 3"),
    ],
)
def test_what_cannot_be_is_a_mistake(
    given: str, message: str, help: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, given) == 2
    told = capsys.readouterr().err
    line = 3 + given.count("\n")
    assert f"a.feature:{line}:5: " in told
    assert message in told
    assert help in told


@pytest.mark.slow
@pytest.mark.parametrize(
    "given",
    [
        "a force that is good throughout\n12" + GIVEN[3:],  # what the force has from its file may be changed
        f"{GIVEN}, up from 10\nnothing is recorded about overdue visits to registered sex offenders",
        f"between 5 and 12{GIVEN[3:]}, up from 9",
        f"between 5 and 12{GIVEN[3:]}, unchanged from 9",
        f"at least 12{GIVEN[3:]}, down from 400",
    ],
)
def test_what_can_be_is_none(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, given) in (0, 1)
    out = capsys.readouterr()
    assert not out.err
    assert "warning" not in out.out


HARDLY = "the force makes 45.4 arrests for every 100 domestic abuse offences, among the highest quarter of forces"


@pytest.mark.slow
def test_what_is_hardly_true_is_told_as_under_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, HARDLY) == 0
    text = capsys.readouterr().out
    assert "1 warning about what scenarios state:\n" in text
    assert "a.feature:3:5: rank-disagrees: `domestic_abuse_arrest_rate` is among the highest quarter of forces" in text
    assert run(tmp_path, HARDLY, "--format", "json") == 0
    (warning,) = json.loads(capsys.readouterr().out)["warnings"]
    assert (warning["line"], warning["column"], warning["code"]) == (3, 5, "rank-disagrees")
    assert run(tmp_path, HARDLY, "--strict") == 1


def test_no_warning_asks_a_sentence_for_its_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, GIVEN, "--strict") == 0
    assert "about what scenarios state" not in capsys.readouterr().out


OUTLINE = """Feature: F
  Scenario Outline: S
    Given <number> visits to registered sex offenders are overdue
    When the force is graded
    Then rso-risk-not-managed is undecided

    Examples:
      | number |
      | 3      |
      | -3     |
"""


def test_a_value_of_an_outline_is_told_at_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.feature").write_text(OUTLINE)
    assert main(["test", "--scenarios", str(tmp_path)]) == 2
    assert "a.feature:10:7: `-3` is less than nothing" in capsys.readouterr().err
