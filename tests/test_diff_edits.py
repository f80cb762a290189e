"""`rulebook diff` on small rulebooks: one edit for one thing, whatever quotes it or has another name, and its cause."""

import json
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.diff.edits import Edits
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.reading.load import load_rulebook

from tests.document_forms import has_its_form
from tests.rulebooks import CALLS, rule, write

HEAVY = "  - {id: theme-heavy, grade: inadequate, because: x, when: {count: findings, weight: serious, at_least: 1}}\n"
MARK = "benchmark:england_and_wales:calls_late"
CATALOGUE, SPEED, FRAMEWORK = "catalogue/calls.yaml", "findings/speed.yaml", "framework.yaml"
BASE = {**CALLS, FRAMEWORK: CALLS[FRAMEWORK].replace("theme_grades:\n", f"theme_grades:\n{HEAVY}")}


def diff(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, old: dict[str, str], new: dict[str, str], force: str = ""
) -> Any:
    """What is told of two rulebooks, for a force that records this."""
    write(tmp_path / "old", old)
    write(tmp_path / "new", new)
    write(tmp_path, {"force.yaml": f"force: X\nframework: tiny-2017\n{force}"})
    arguments = ["diff", str(tmp_path / "old"), str(tmp_path / "new"), str(tmp_path / "force.yaml")]
    assert main([*arguments, "--format", "json"]) == 0, capsys.readouterr().err
    document = json.loads(capsys.readouterr().out)
    assert has_its_form(document) == "rulebook-diff/2"
    found = document["frameworks"][0]
    assert main(arguments) == 0
    found["text"] = " ".join(capsys.readouterr().out.split())
    return found


def changes(found: Any) -> dict[str, Any]:
    return {row["title"]: row for row in found["forces"][0]["changes"]}


def changed(files: dict[str, str], *edits: tuple[str, str, str]) -> dict[str, str]:
    found = dict(files)
    for file, old, new in edits:
        assert old in found[file], old
        found[file] = found[file].replace(old, new)
    return found


A = rule("{indicator: calls_late, above_england_and_wales_by: 100%}", "weakness: minor", "a")
B = rule("{finding: c}", "weakness: minor", "b")
C = rule("{indicator: calls_in_time, below: 40}", "weakness: minor", "c")


def test_what_reaches_the_new_grade_alone_and_is_not_needed_is_no_cause(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old = {**BASE, SPEED: A + B + C}
    new = changed(
        {**BASE, SPEED: A.replace("minor", "serious") + B.replace("minor", "serious") + C.replace("40", "60")},
        (CATALOGUE, "calls_late: {value: 7", "calls_late: {value: 70"),
    )
    found = diff(capsys, tmp_path, old, new, "indicators: {calls_late: 20, calls_in_time: 50}")
    assert {edit["id"] for edit in found["edits"]} == {
        "rule:a",
        "rule:b",
        "rule:c",
        MARK,
    }
    theme = changes(found)["theme “Speed”"]
    assert (theme["was"], theme["now"]) == ("requires_improvement", "inadequate")
    both = ["rule:b", "rule:c"]
    assert theme["causes"] == [{"edits": both, "enough": [both], "needed": [["rule:b"], ["rule:c"]]}]
    assert (
        "theme “Speed”: requires improvement → inadequate caused by rule b and rule c, only together" in found["text"]
    )
    gone = changes(found)["finding of rule a"]
    assert [cause["edits"] for cause in gone["causes"]] == [[MARK]]


def test_each_of_two_edits_would_be_enough(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    late = [rule(f"{{indicator: calls_late, at_least: {number}}}", "weakness: serious", name) for name, number in
            (("late", 50), ("later", 60))]  # fmt: skip
    new = {**BASE, SPEED: "".join(late).replace("50", "20").replace("60", "20")}
    found = diff(capsys, tmp_path, {**BASE, SPEED: "".join(late)}, new, "indicators: {calls_late: 30}")
    both = ["rule:late", "rule:later"]
    (cause,) = changes(found)["theme “Speed”"]["causes"]
    assert cause == {"edits": both, "enough": [["rule:late"], ["rule:later"]], "needed": [both]}
    assert "caused by rule late and rule later, each of which would be enough" in found["text"]


def test_edits_that_cancel_each_other_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    serious = A.replace("minor", "serious")
    new = changed(
        {**BASE, SPEED: serious.replace("100%", "300%")}, (CATALOGUE, "calls_late: {value: 7", "calls_late: {value: 5")
    )
    found = diff(capsys, tmp_path, {**BASE, SPEED: serious}, new, "indicators: {calls_late: 12}")
    assert not found["forces"][0]["changes"]
    rows = {row["title"]: row for row in found["forces"][0]["cancelled"]}
    assert rows["finding of rule a"]["edits"] == rows["theme “Speed”"]["edits"] == [["rule:a", MARK]]
    assert (
        "finding of rule a stays not found: rule a and benchmark england_and_wales: calls_late cancel each other out"
        in found["text"]
    )


def test_a_benchmark_is_one_edit_however_many_rules_quote_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old = {**BASE, SPEED: A + A.replace("id: a", "id: again").replace("100%", "50%")}
    new = changed(old, (CATALOGUE, "calls_late: {value: 7", "calls_late: {value: 8"))
    found = diff(capsys, tmp_path, old, new)
    assert [edit["id"] for edit in found["edits"]] == [MARK]
    # of a rule that is edited otherwise, the sentence that quotes it is not told as different
    reworded = changed(new, (SPEED, "because: something is found", "because: much is found"))
    found = diff(capsys, tmp_path / "again", old, reworded)
    rows = {edit["id"]: [row["what"] for row in edit["rows"]] for edit in found["edits"]}
    assert rows == {
        "rule:a": ["because"],
        "rule:again": ["because"],
        MARK: ["value"],
    }


@pytest.mark.parametrize("further", [(), (("because: something is found", "because: something was found"),)])
def test_a_rule_with_another_name_is_renamed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, further: tuple[tuple[str, str], ...]
) -> None:
    old = {**BASE, SPEED: C + B}
    renamed = C.replace("id: c", "id: slow")
    for was, now in further:
        renamed = renamed.replace(was, now)
    new = {**BASE, SPEED: renamed + B.replace("finding: c", "finding: slow")}
    found = diff(capsys, tmp_path, old, new, "indicators: {calls_in_time: 30}")
    (edit,) = found["edits"]
    assert (edit["id"], edit["change"], edit["became"]) == ("rule:c→slow", "renamed", "slow")
    assert [row["what"] for row in edit["rows"]] == [was.partition(":")[0] for was, _ in further]
    assert "rule c renamed to slow" in found["text"]
    assert not found["forces"][0]["changes"]


def test_another_rule_in_its_place_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = rule("{flag: calls_supervised, is: false}", "weakness: minor", "d").replace("is found", "goes unwatched")
    other = other.replace("It matters.", "Nobody learns.")
    found = diff(capsys, tmp_path, {**BASE, SPEED: C}, {**BASE, SPEED: other})
    assert [(edit["name"], edit["change"]) for edit in found["edits"]] == [("d", "added"), ("c", "removed")]


def test_entries_with_other_names_are_renamed_with_all_that_refers_to_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = [("calls_late", "late_calls"), ("victims_heard", "heard"), ("care", "victims"), ("theme-weak", "weak")]
    new = dict(BASE)
    for was, now in names:
        new = {file: text.replace(was, now) for file, text in new.items()}
    new[FRAMEWORK] = new[FRAMEWORK].replace("id: response", "id: responding")
    found = diff(capsys, tmp_path, BASE, new)
    assert {edit["id"] for edit in found["edits"]} == {
        "theme_grade_rule:theme-weak→weak", "theme:care→victims", "flag:victims_heard→heard",
        "indicator:calls_late→late_calls",
    }  # fmt: skip
    assert not any(edit["rows"] for edit in found["edits"])


def replaced() -> dict[str, str]:
    """The rulebook with a flag and a rule given up for successors, to which all else refers."""
    flag = CALLS[CATALOGUE].split("  calls_supervised:\n")[1].split("benchmarks")[0]
    new = changed(
        BASE,
        (CATALOGUE, "  calls_supervised:\n", "  calls_supervised:\n    replaced_by: calls_watched\n"),
        (CATALOGUE, "benchmarks:", f"  calls_watched:\n{flag}benchmarks:"),
    )
    return {
        file: text if file == CATALOGUE else text.replace("calls_supervised", "calls_watched")
        for file, text in new.items()
    }


def test_what_is_given_up_and_its_successor_are_one_edit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for side, evidence in (("old", "calls_supervised"), ("new", "calls_watched")):
        found = diff(capsys, tmp_path / side, BASE, replaced(), f"flags: {{{evidence}: false}}")
        (edit,) = found["edits"]
        assert (edit["id"], edit["change"]) == ("flag:calls_supervised→calls_watched", "replaced")
        assert edit["rows"][0] == {
            "what": "counts under the name", "was": "calls_supervised", "now": "calls_watched",
        }  # fmt: skip
        moved = changes(found)
        if side == "old":
            assert "finding of rule calls-unsupervised" not in moved
        else:  # the old rulebook does not know the new name
            assert moved["finding of rule calls-unsupervised"]["causes"][0]["edits"] == [edit["id"]]
    back = diff(capsys, tmp_path / "back", replaced(), BASE)
    assert {(edit["name"], edit["change"]) for edit in back["edits"]} >= {("calls_watched", "removed")}


def test_of_two_scales_no_edit_is_tried(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    grade = "{id: inadequate, title: Inadequate, letter: I}"
    new = changed(
        {**BASE, SPEED: A},
        (FRAMEWORK, f"  - {grade}\n", f"  - {{id: poor, title: Poor, letter: P}}\n  - {grade}\n"),
        (FRAMEWORK, "grade: requires_improvement\n    because: a weakness", "grade: poor\n    because: a weakness"),
    )
    found = diff(capsys, tmp_path, {**BASE, SPEED: A}, new, "indicators: {calls_late: 70}")
    theme = changes(found)["theme “Speed”"]
    assert (theme["was"], theme["now"], theme["causes"]) == ("requires_improvement", "poor", [])
    assert "the two rulebooks grade by different scales" in found["text"]
    assert {edit["id"] for edit in found["edits"]} == {"framework:tiny-2017", "theme_grade_rule:theme-weak"}


def test_an_edit_that_needs_another_theme_brings_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    resting = B.replace("finding: c", "finding: a")
    new = changed(
        {**BASE, SPEED: A + resting.replace("theme: speed", "theme: reach")},
        (FRAMEWORK, "speed: {title: Speed}", "reach: {title: Reach}\n      speed: {title: Speed}"),
    )
    found = diff(capsys, tmp_path, {**BASE, SPEED: A + resting}, new, "indicators: {calls_late: 70}")
    assert {edit["id"] for edit in found["edits"]} == {"rule:b", "theme:reach"}
    assert [cause["edits"] for cause in changes(found)["theme “Reach”"]["causes"]] == [["rule:b"]]


def test_what_is_left_out_of_the_sources_is_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    row = '- {source: "report:%s", what: "%s", reason: "%s"}\n'
    left_out = "exclusions/a.yaml"
    old = {**BASE, left_out: row % (3, "a chart", "lost") + row % (4, "a survey", "too small")}
    new = {**BASE, left_out: row % (3, "a chart", "not legible") + row % (5, "a heading", "says nothing")}
    found = diff(capsys, tmp_path, old, new)
    assert [(edit["id"], edit["change"]) for edit in found["edits"]] == [
        ("exclusion:a chart", "changed"), ("exclusion:a heading", "added"), ("exclusion:a survey", "removed"),
    ]  # fmt: skip
    assert found["edits"][0]["rows"] == [{"what": "reason", "was": "lost", "now": "not legible"}]
    assert not found["forces"][0]["changes"]


PARAMETERS = """\
parameters:
  many: {value: 50, title: so many calls are late, basis: judgement, source: [{document: report, lines: 10}]}
  few: {value: 40%, title: far, from: 2016-04-01, basis: judgement, source: [{document: report, lines: 10}]}
  weak: {value: 1, title: weak, basis: judgement, source: [{document: report, lines: 10}]}
units:
"""
SHARED = {
    **BASE,
    FRAMEWORK: BASE[FRAMEWORK]
    .replace("units:\n", PARAMETERS)
    .replace("kind: weakness, at_least: 1", "kind: weakness, at_least: {parameter: weak}"),
    SPEED: rule("{indicator: calls_late, at_least: {parameter: many}}", "weakness: minor", "a")
    + rule("{indicator: calls_late, between: [{parameter: many}, 90]}", "weakness: minor", "b")
    + rule("{indicator: calls_late, below_england_and_wales_by: {parameter: few}}", "weakness: serious", "c"),
}


def test_a_parameter_is_one_edit_however_many_rules_name_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    new = changed(SHARED, (FRAMEWORK, "{value: 50", "{value: 60"))
    found = diff(capsys, tmp_path, SHARED, new, "indicators: {calls_late: 55}")
    assert [edit["id"] for edit in found["edits"]] == ["parameter:many"]
    assert [(row["what"], row["was"], row["now"]) for row in found["edits"][0]["rows"]] == [("value", "50", "60")]
    moved = changes(found)
    assert {row["now"] for name, row in moved.items() if name.startswith("finding")} == {"not found"}
    assert {"finding of rule a", "finding of rule b"} <= moved.keys()
    assert all([cause["edits"] for cause in row["causes"]] == [["parameter:many"]] for row in moved.values())


def test_a_difference_downward_keeps_its_side(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    new = changed(SHARED, (FRAMEWORK, "{value: 40%", "{value: 20%"), (FRAMEWORK, "2016-04-01", "2017-04-01"))
    found = diff(capsys, tmp_path, SHARED, new, "indicators: {calls_late: 5}")
    (edit,) = found["edits"]
    rows = [(row["what"], row["was"], row["now"]) for row in edit["rows"]]
    assert (edit["id"], rows) == ("parameter:few", [("value", "40%", "20%"), ("from", "2016-04-01", "2017-04-01")])
    assert [cause["edits"] for cause in changes(found)["finding of rule c"]["causes"]] == [["parameter:few"]]


def test_a_parameter_of_grade_rules_moves_the_grade(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    new = changed(
        SHARED, (FRAMEWORK, "weak: {value: 1", "weak: {value: 3"), (SPEED, "weakness: serious", "weakness: minor")
    )
    found = diff(capsys, tmp_path, SHARED, new, "indicators: {calls_late: 55}")
    assert {edit["id"] for edit in found["edits"]} == {"parameter:weak", "rule:c"}
    theme = changes(found)["theme “Speed”"]
    assert [cause["edits"] for cause in theme["causes"]] == [["parameter:weak"]]


def test_a_parameter_with_another_name_is_renamed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    new = changed(SHARED, (FRAMEWORK, "many: {value", "very_many: {value"))
    new = changed(new, (SPEED, "{parameter: many}", "{parameter: very_many}"))
    found = diff(capsys, tmp_path, SHARED, new, "indicators: {calls_late: 55}")
    assert [edit["id"] for edit in found["edits"]] == ["parameter:many→very_many"]
    assert not found["forces"][0]["changes"]


def test_a_number_that_becomes_a_parameter_needs_both_edits(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    old = {**SHARED, SPEED: SHARED[SPEED].replace("at_least: {parameter: many}", "at_least: 70")}
    found = diff(capsys, tmp_path, old, SHARED, "indicators: {calls_late: 60}")
    assert [edit["id"] for edit in found["edits"]] == ["rule:a"]
    added = changed(old, (FRAMEWORK, "  many:", "  lots:"), (SPEED, "{parameter: many}", "{parameter: lots}"))
    back = diff(capsys, tmp_path / "back", added, SHARED, "indicators: {calls_late: 60}")
    assert {edit["id"] for edit in back["edits"]} == {"parameter:lots→many", "rule:a"}
    assert [cause["edits"] for cause in changes(back)["finding of rule a"]["causes"]] == [["rule:a"]]


def test_edits_of_parameters_made_one_after_another(tmp_path: Path) -> None:
    new = changed(SHARED, (FRAMEWORK, "{value: 50", "{value: 60"), (FRAMEWORK, "{value: 40%", "{value: 9%"))
    old_book, new_book = (
        load_rulebook(write(tmp_path / name / "tiny-2017", files)) for name, files in (("old", SHARED), ("new", new))
    )
    edits = Edits(old_book, new_book)
    many = next(edit for edit in edits if edit.name == "many")
    assert edits.combine(())._replace(sha256="") == old_book._replace(sha256="")
    assert edits.combine(edits)._replace(sha256="") == new_book._replace(sha256="")
    lows = {name: next(leaves(each.when)).low for name, each in edits.combine([many]).rules.items()}
    assert (lows["a"], lows["b"], lows["c"]) == (60, 60, -40)
