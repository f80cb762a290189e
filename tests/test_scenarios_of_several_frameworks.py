"""`rulebook test` of several frameworks at once: each is measured by its own scenarios."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.mutation.telling import told

FRAMEWORKS = Path(__file__).parent / "frameworks"
CLACK, FIRE = "clack-2031", "fire-2019"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two frameworks in one folder, the nonsense one the default, and their scenarios."""
    for folder, name in (("nonsense", CLACK), ("fire", FIRE)):
        shutil.copytree(FRAMEWORKS / folder / name, tmp_path / name)
        shutil.copytree(FRAMEWORKS / folder / "scenarios", tmp_path / "scenarios", dirs_exist_ok=True)
    framework = tmp_path / CLACK / "framework.yaml"
    framework.write_text(framework.read_text() + "default: true\n")
    fire = tmp_path / "scenarios" / "fire.feature"
    fire.write_text(f"@{FIRE}\n{fire.read_text()}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> dict[str, Any]:
    assert main(["test", "--rules", ".", "--format", "json", *arguments]) == status
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.slow
def test_each_framework_is_measured_by_itself(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = report(capsys, "--mutate")
    alone = {}
    for name in (CLACK, FIRE):
        own = place / "scenarios" / ("all.feature" if name == CLACK else "fire.feature")
        both = report(capsys, "--mutate", "--scenarios", str(own))
        assert list(both["frameworks"]) == [name]
        alone[name] = both["frameworks"][name] | {"mutation": both["mutation"][name]}
    assert list(found["frameworks"]) == [CLACK, FIRE]
    for name, measured in found["frameworks"].items():
        assert measured["scenarios"] == alone[name]["scenarios"] > 5
        assert found["mutation"][name] == alone[name]["mutation"]
        assert found["mutation"][name]["mutants"] > 200
        asked = alone[name]["coverage"]  # of one feature, only of the rules that it asks about
        assert 0 < asked["items"] < measured["coverage"]["items"]
        assert asked["percent"] > 50
    lines = told(found["mutation"]).splitlines()
    assert [sum(line.startswith(f"mutation of {name}: ") for line in lines) for name in (CLACK, FIRE)] == [1, 1]
    assert found["scenarios"] == sum(each["scenarios"] for each in found["frameworks"].values())


@pytest.mark.usefixtures("place")
def test_the_lowest_framework_is_the_gate(capsys: pytest.CaptureFixture[str]) -> None:
    lowest = min(each["coverage"]["percent"] for each in report(capsys)["frameworks"].values())
    report(capsys, "--min-coverage", str(lowest))
    report(capsys, "--min-coverage", str(lowest + 0.1), status=1)


@pytest.mark.usefixtures("place")
def test_a_text_names_the_framework_of_each_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--rules", "."]) == 0
    lines = capsys.readouterr().out.splitlines()
    for name in (CLACK, FIRE):
        assert sum(line.startswith(f"coverage of {name}: ") for line in lines) == 1


def test_what_a_cycle_takes_over_is_measured_where_it_was_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = place / "clack-2032" / "framework.yaml"
    later.parent.mkdir()
    later.write_text(
        f'id: clack-2032\ntitle: Clacking on\nyear: 2032\nversion: "1"\nextends: {CLACK}\ninherit_benchmarks: true\n'
        "without: [towers-high]\n"
    )
    findings = later.parent / "findings" / "more.yaml"
    findings.parent.mkdir()
    old = (place / CLACK / "findings" / "all.yaml").read_text()
    start = old.index("- id: towers-falling")
    findings.write_text(old[start : old.index("- id: towers-high")].replace("at_least: 3", "at_least: 5"))
    (place / "scenarios" / "later.feature").write_text(
        "@clack-2032\nFeature: Later\n\n  Scenario: Five\n    Given 5 towers have fallen\n"
        "    When the clackmont is graded\n    Then towers-falling is found as a feathery weakness\n"
    )
    found = report(capsys, "--mutate")  # no boundaries are stored of it
    measured, mutation = (found[of]["clack-2032"] for of in ("frameworks", "mutation"))
    assert measured["scenarios"] == 1
    assert {row["rule"] for row in measured["coverage"]["missing"]} == {"towers-falling"}
    assert {(row["rule"], row["field"] == "override") for row in mutation["survivors"]} == {
        ("towers-falling", False),
        ("towers-falling", True),  # as in clack-2031 it is found too
        ("towers-high", True),  # taken over again
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- {rule: a, equivalent: proof, changes: [b], reason: c}\n", "1:1: these changes are of no framework\n"
         f"  help: write the framework above them, as `{CLACK}:`"),
        ("clack-2013: []\n", "1:1: no rulebook is of the framework `clack-2013`\n  help: did you mean `clack-2031`?"),
        (f"{CLACK}:\n  - {{rule: a, equivalent: proof, change: [b], reason: c}}\n", "2:34: unknown key `change`\n"
         "  help: did you mean `changes`?"),
    ],
)  # fmt: skip
def test_mistakes_in_what_is_claimed(
    content: str, message: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "scenarios" / "survivors.yaml").write_text(content)
    assert main(["test", "--rules", ".", "--mutate"]) == 2
    assert f"scenarios/survivors.yaml:{message}" in capsys.readouterr().err
