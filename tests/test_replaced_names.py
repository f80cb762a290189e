"""Entries of the catalogue that another one replaces."""

import json
from pathlib import Path

import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook

from tests.checking import checked, edit


def test_evidence_under_an_old_name_counts_for_the_new_one(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("benchmarks:")[0]
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", "  calls_supervised:\n    replaced_by: calls_watched\n")
    edit(tiny, "catalogue/calls.yaml", "benchmarks:", f"  calls_watched:\n{entry}benchmarks:")
    Path("force.yaml").write_text("force: X\nframework: tiny-2017\nflags: {calls_supervised: false}\n")

    def findings() -> list[str]:
        assert grade(["force.yaml", "--rules", "tiny", "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)["questions"]["response"]["findings"]
        return [each["rule"] for each in found]

    assert findings() == ["calls-unsupervised"]
    assert rulebook(["check", "tiny", "--fix"]) == 0
    capsys.readouterr()
    assert "flag: calls_watched, is: false" in (tiny / "findings" / "speed.yaml").read_text()
    assert findings() == ["calls-unsupervised"]


@pytest.mark.parametrize(
    ("entry", "successor", "told"),
    [
        ("calls_supervised", "calls_supervised", "`calls_supervised` is replaced itself"),
        ("calls_late", "calls_in_time", "`calls_in_time` is of another kind"),
        ("calls_late", "calls_supervised", "unknown indicator `calls_supervised`"),
    ],
)
def test_what_cannot_replace_a_name(
    tiny: Path, capsys: pytest.CaptureFixture[str], entry: str, successor: str, told: str
) -> None:
    edit(tiny, "catalogue/calls.yaml", f"  {entry}:\n", f"  {entry}:\n    replaced_by: {successor}\n")
    assert f": error: {told}" in checked(capsys, "tiny")


def test_of_two_old_names_the_first_by_name_counts(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever their order in the force file."""
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("benchmarks:")[0]
    more = "".join(f"  {name}:\n    replaced_by: calls_supervised\n{entry}" for name in ("old_a", "old_b"))
    edit(tiny, "catalogue/calls.yaml", "benchmarks:", f"{more}benchmarks:")
    rows = ["old_a: false", "old_b: true"]
    printed = set()
    for order in (rows, rows[::-1]):
        Path("force.yaml").write_text(f"force: X\nframework: tiny-2017\nflags: {{{', '.join(order)}}}\n")
        assert grade(["force.yaml", "--rules", "tiny", "--format", "json"]) == 0
        draft = json.loads(capsys.readouterr().out)
        printed.add(json.dumps(draft["questions"]))  # warnings have their columns
    assert len(printed) == 1
    assert "calls-unsupervised" in printed.pop()


def test_scenarios_speak_of_what_replaces_an_entry(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that was given up keeps its sentences, which are often those of its successor too."""
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("benchmarks:")[0]
    earlier = entry.replace("holds: ", "holds: once, ").replace("fails: ", "fails: once, ")
    more = f"  old_a:\n    replaced_by: calls_supervised\n{entry}  old_b:\n    replaced_by: calls_supervised\n{earlier}"
    edit(tiny, "catalogue/calls.yaml", "benchmarks:", f"{more}benchmarks:")
    says = entry.split("fails: ")[1].split("\n")[0]
    scenarios = "".join(
        f"  Scenario: {says}\n    Given {says}\n    When the force is graded\n"
        "    Then calls-unsupervised is found as a significant weakness\n"
        for says in (says, f"once, {says}")
    )
    Path("scenarios").mkdir()
    Path("scenarios/calls.feature").write_text(f"@tiny-2017\nFeature: calls\n{scenarios}")
    assert rulebook(["test", "--rules", "tiny", "--scenarios", "scenarios"]) == 0, capsys.readouterr().out
