"""Ids that were given up, with a successor or without: what rules and force files say under them."""

import json
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook

from tests.checking import checked, edit
from tests.rulebooks import entry, rule


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
    earlier = entry.replace("    holds: ", "    holds: once, ").replace("    fails: ", "    fails: once, ")
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


RETIRED = "retired: {since: 2017, why: nobody counts them any more}"


def graded(capsys: pytest.CaptureFixture[str], evidence: str) -> tuple[Any, list[str]]:
    """The question of the draft for what is recorded, and what the draft warns of."""
    Path("force.yaml").write_text(f"force: X\nframework: tiny-2017\n{evidence}")
    assert grade(["force.yaml", "--rules", "tiny", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    told = [f"{each['message']} [{each['code']}]" for each in found["warnings"] if each["code"] != "no-source"]
    return found["questions"]["response"], told


def _successor_of_supervised(tiny: Path) -> None:
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("benchmarks:")[0]
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", "  calls_supervised:\n    replaced_by: calls_watched\n")
    edit(tiny, "catalogue/calls.yaml", "benchmarks:", f"  calls_watched:\n{entry}benchmarks:")
    edit(tiny, "findings/speed.yaml", "flag: calls_supervised", "flag: calls_watched")


def test_what_is_not_recorded_under_the_new_name_hides_nothing(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _successor_of_supervised(tiny)
    question, said = graded(capsys, "flags: {calls_supervised: false, calls_watched: not_recorded}\n")
    assert [each["rule"] for each in question["findings"]] == ["calls-unsupervised"]
    assert said == ["`calls_supervised` was given up; it is read as `calls_watched` [former-name]"]


def test_old_and_new_name_that_contradict_each_other_are_told(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _successor_of_supervised(tiny)
    question, said = graded(capsys, "flags: {calls_supervised: false, calls_watched: true}\n")
    assert question["findings"] == []
    left_out = "`calls_supervised` is left out: something else is recorded for `calls_watched`, which replaces it"
    assert f"{left_out} [names-disagree]" in said
    _, said = graded(capsys, "flags: {calls_supervised: true, calls_watched: true}\n")
    assert len(said) == 1


def test_a_rule_that_was_given_up_does_not_conclude_beside_its_successor(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = "indicators: {calls_late: 90}\nprevious: {areas: [{area: answer-calls-time}]}\n"
    speed = tiny / "findings" / "speed.yaml"
    old = entry(speed.read_text(), "late-calls")
    before, _ = graded(capsys, evidence)
    speed.write_text(
        speed.read_text()
        + old.replace("id: late-calls", "id: calls-answered-late")
        + rule("{finding: late-calls}", name="follows")
    )
    edit(tiny, "findings/speed.yaml", "- id: late-calls\n", "- id: late-calls\n  replaced_by: calls-answered-late\n")
    after, said = graded(capsys, evidence)
    assert [each["rule"] for each in before["findings"]] == ["late-calls"]
    assert [each["rule"] for each in after["findings"]] == ["calls-answered-late", "follows"]
    assert after["findings"][0]["repeat"] is True
    assert len(after["findings"]) == 2 and said == []
    told = checked(capsys, "tiny")
    assert "the finding `late-calls` is deprecated" in told and "duplicate" not in told and "same" not in told
    assert rulebook(["explain", "late-calls", "--rules", "tiny"]) == 2
    assert "ask for `calls-answered-late`, which replaces it" in capsys.readouterr().err


def test_evidence_without_a_successor_is_retired(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", f"  calls_supervised:\n    {RETIRED}\n")
    told = checked(capsys, "tiny")
    assert "the flag `calls_supervised` is retired" in told
    assert "test what is recorded now; it was given up: nobody counts them any more" in told
    question, said = graded(capsys, "flags: {calls_supervised: false}\n")
    assert said == ["`calls_supervised` is retired: nobody counts them any more [former-name]"]
    speed = next(theme for theme in question["themes"].values() if theme["title"] == "Speed")
    (tiny / "findings" / "speed.yaml").write_text(
        (tiny / "findings" / "speed.yaml").read_text().replace("flag: calls_supervised", "flag: victims_heard")
    )
    assert speed["evidence"]["known"] == 0
    assert "unused" not in checked(capsys, "tiny")


def test_what_is_retired_later_is_in_use(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = RETIRED.replace("2017", "2018")
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", f"  calls_supervised:\n    {later}\n")
    assert "retired" not in checked(capsys, "tiny", status=0)
    question, said = graded(capsys, "flags: {calls_supervised: false}\n")
    assert ([each["rule"] for each in question["findings"]], said) == (["calls-unsupervised"], [])


def test_a_rule_without_a_successor_is_retired(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", "- id: late-calls\n", f"- id: late-calls\n  {RETIRED}\n")
    question, _ = graded(capsys, "indicators: {calls_late: 90}\n")
    assert question["findings"] == []
    speed = tiny / "findings" / "speed.yaml"
    speed.write_text(speed.read_text() + rule("{finding: late-calls}"))
    assert "`late-calls` is retired: nothing concludes so any more" in checked(capsys, "tiny")
    assert rulebook(["explain", "late-calls", "--rules", "tiny"]) == 2


def test_an_area_without_a_successor_is_retired(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retired = f"- id: answer-by-post\n  question: response\n  text: Answer by post.\n  {RETIRED}\n"
    areas = tiny / "areas" / "speed.yaml"
    areas.write_text(areas.read_text() + retired + "  source: [{document: report, lines: 10}]\n")
    assert "answer-by-post" not in checked(capsys, "tiny", status=0)
    _, said = graded(capsys, "previous: {areas: [{area: answer-by-post}]}\n")
    assert said == ["`answer-by-post` is retired: nobody counts them any more [former-name]"]
    edit(tiny, "findings/speed.yaml", "area: answer-calls-time", "area: answer-by-post")
    told = checked(capsys, "tiny")
    assert "`answer-by-post` is retired" in told and "name another area; it was given up: nobody" in told
