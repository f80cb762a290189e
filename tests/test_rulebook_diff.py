"""`rulebook diff`: edits in words, and what each of them changes in the drafts of forces."""

import gc
import json
import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.diff.edits import Edits
from peel_grade.diff.impact import Comparison
from peel_grade.diff.population import population
from peel_grade.diff.survey import survey
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Compiled
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.reading.load import load_rulebook

STAFFORDSHIRE = "staffordshire-2017"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped.rules_folder(), tmp_path / "rules"))


def edit(rules: Path, file: str, was: str, now: str, framework: str = "peel-2017") -> None:
    path = rules / framework / file
    text = path.read_text()
    assert was in text, was
    path.write_text(text.replace(was, now, 1))


def file_of(rules: Path, name: str) -> Path:
    """The file of findings that a rule of 2017 stands in."""
    files = (rules / "peel-2017" / "findings").glob("*.yaml")
    return next(file for file in files if f"- id: {name}\n" in file.read_text())


def edit_rule(rules: Path, name: str, was: str, now: str) -> None:
    path = file_of(rules, name)
    before, start, rest = path.read_text().partition(f"- id: {name}\n")
    assert start and was in rest, (name, was)
    path.write_text(before + start + rest.replace(was, now, 1))


def edit_area(rules: Path, name: str, was: str, now: str) -> None:
    files = (rules / "peel-2017" / "areas").glob("*.yaml")
    path = next(file for file in files if f"- id: {name}\n" in file.read_text())
    before, start, rest = path.read_text().partition(f"- id: {name}\n")
    assert was in rest, (name, was)
    path.write_text(before + start + rest.replace(was, now, 1))


def without_rule(rules: Path, name: str) -> None:
    path = file_of(rules, name)
    text = path.read_text()
    shorter = re.sub(rf"^- id: {name}\n(?:(?:[ #].*)?\n)*", "", text, flags=re.M)
    assert shorter != text
    path.write_text(shorter)


def diff(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> Any:
    assert main(["diff", *map(str, arguments), "--format", "json"]) == status, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["diff", *map(str, arguments)]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def changes(found: Any, force: str = "Staffordshire Police") -> dict[tuple[str, str | None], Any]:
    forces = [row for part in found["frameworks"] for row in part["forces"] if row["force"] == force]
    return {(row["kind"], row["name"]): row for row in forces[0]["changes"]}


def alone(edit: str) -> Any:
    """The cause of a change that one edit brings."""
    return {"edits": [edit], "enough": [[edit]], "needed": [[edit]]}


def test_no_change_is_said_plainly(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, shipped.rules_folder(), rules, "--fail-on", "grade-change")
    assert "The rulebooks are the same: no draft changes." in told
    assert "Staffordshire Police: no change" in told


def test_an_edit_that_changes_no_draft_is_told_as_such(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_rule(rules, "rso-risk-not-managed", "at_least: 50", "at_least: 60")
    told = said(capsys, "peel-2017", rules / "peel-2017", "--fail-on", "grade-change")
    assert "1 edit." in told
    assert "No draft changes: 2 forces compared" in told
    assert "west-mercia-2016 (framework peel-2016)" in told.replace("\n  ", " ")


def test_thresholds_stand_side_by_side(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_rule(rules, "rso-risk-not-managed", "at_least: 50", "at_least: 60")
    found = diff(capsys, "peel-2017", rules / "peel-2017")
    (told,) = found["frameworks"][0]["edits"]
    assert (told["kind"], told["name"], told["change"]) == ("rule", "rso-risk-not-managed", "changed")
    (row,) = told["rows"]
    assert row["what"] == "when, in one test"
    assert "50 or more" in row["was"] and "60 or more" in row["now"]


def test_a_removed_rule_and_what_it_causes(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without_rule(rules, "rso-risk-not-managed")
    found = diff(capsys, "peel-2017", rules / "peel-2017", STAFFORDSHIRE, "--fail-on", "grade-change", status=1)
    assert [row["id"] for row in found["frameworks"][0]["edits"]] == ["rule:rso-risk-not-managed"]
    moved = changes(found)
    assert moved["finding", "rso-risk-not-managed"]["now"] == "not found"
    assert moved["theme", "investigating_vulnerable_people"]["was"] == "requires_improvement"
    assert all(row["causes"] == [alone("rule:rso-risk-not-managed")] for row in moved.values())
    assert all(row["every_combination_tried"] and not row["cancelled"] for row in moved.values())


def test_each_change_has_its_own_cause(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    area = load_rulebook(rules / "peel-2017").rules["rso-risk-not-managed"].area
    assert area is not None
    edit_area(rules, area, "registered sex offenders", "those on the register")
    edit_rule(rules, "problem-solving-not-evaluated", "weakness: significant", "weakness: serious")
    moved = changes(diff(capsys, "peel-2017", rules / "peel-2017", STAFFORDSHIRE))
    assert moved["area", area]["causes"] == [alone(f"area:{area}")]
    found = moved["finding", "problem-solving-not-evaluated"]
    assert found["causes"] == [alone("rule:problem-solving-not-evaluated")]


@pytest.mark.slow
def test_a_change_that_only_edits_together_cause(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = "- {id: %s, theme: mental_health, when: %s, strength: true, because: x, rationale: x, basis: judgement, "
    new += "source: [{document: national-2017, lines: 1-2}]}\n"
    text = new % ("new-first", "{indicator: rso_visits_overdue, at_least: 1}")
    text += new % ("new-second", "{finding: new-first}")
    (rules / "peel-2017" / "findings" / "new.yaml").write_text(text)
    moved = changes(diff(capsys, "peel-2017", rules / "peel-2017", STAFFORDSHIRE))
    assert moved["finding", "new-first"]["causes"] == [alone("rule:new-first")]
    (cause,) = moved["finding", "new-second"]["causes"]
    assert sorted(cause["edits"]) == ["rule:new-first", "rule:new-second"]
    assert cause["enough"] == [cause["edits"]]
    assert "only together" in said(capsys, "peel-2017", rules / "peel-2017", STAFFORDSHIRE)


def test_grade_rules_and_their_order(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    was = "because: a weakness is serious\n    when: {count: findings, weight: serious, at_least: 1}"
    edit(rules, "framework.yaml", was, was.replace("at_least: 1", "at_least: 2"))
    found = diff(capsys, "peel-2017", rules / "peel-2017")
    (told,) = found["frameworks"][0]["edits"]
    assert told["id"] == "theme_grade_rule:theme-serious-weakness"
    assert told["rows"][0]["was"] != told["rows"][0]["now"]


@pytest.mark.slow
def test_git_revisions_with_what_they_extend(
    rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    git("add", "rules")
    git("commit", "-q", "-m", "x")
    edit_rule(rules, "rso-risk-not-managed", "at_least: 50", "at_least: 60")
    monkeypatch.chdir(rules)  # below the top of the repository
    both = diff(capsys, "HEAD:rules", rules)
    assert [(part["id"], len(part["edits"])) for part in both["frameworks"]] == [("peel-2017", 1), ("peel-2016", 1)]
    of_one = diff(capsys, "HEAD:rules/peel-2016", shipped.rules_folder() / "peel-2016")
    assert of_one["edits"] == 0
    for wrong, why in (
        ("nowhere:rules", "git knows no revision `nowhere`"),
        ("HEAD:rulez", "there is no `rulez` in revision `HEAD`"),
        ("HEAD:rules/peel-2017/framework.yaml", "this is a file, a rulebook is a folder"),
        ("HEAD:rules/peel-2017/findings", "no rulebook in this folder"),
    ):
        assert main(["diff", wrong, str(rules / "peel-2017")]) == 2
        told = capsys.readouterr().err
        assert why in told and "/tmp" not in told and "help:" in told


def test_mistakes_in_the_call(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, why in (
        (["nothing", str(rules)], "no such folder or shipped framework"),
        (["peel-2017", str(rules / "peel-2017" / "framework.yaml")], "this is a file"),
        (["peel-2017", str(rules / "peel-2017"), "west-mercia-2016"], "framework that is not compared"),
        (["peel-2017", str(rules / "peel-2017"), "stafordshire-2017"], "did you mean `staffordshire-2017`"),
    ):
        assert main(["diff", *arguments]) == 2
        assert why in capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        main(["diff", "peel-2017", str(rules), "--sample", "0"])
    assert stop.value.code == 2
    assert "a whole number from 1 is expected, not `0`" in capsys.readouterr().err


@pytest.mark.slow
def test_every_form_holds_the_edit_and_escapes_it(rules: Path, tmp_path: Path) -> None:
    area = load_rulebook(rules / "peel-2017").rules["rso-risk-not-managed"].area
    assert area is not None
    edit_area(rules, area, "registered sex offenders", "<b>|now|</b>")
    for form in ("text", "markdown", "html"):
        output = tmp_path / form
        assert main(["diff", "peel-2017", str(rules / "peel-2017"), "--format", form, "--output", str(output)]) == 0
        written = output.read_text()
        assert area in written
        assert ("<b>" in written) == (form == "text")
        if form == "html":
            assert "<ins>" in written and "http" not in written
        if form == "markdown":
            assert "\\|now\\|" in written


@pytest.mark.slow
def test_the_generated_population_is_repeatable(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_rule(rules, "rso-risk-not-managed", "weakness: serious", "weakness: minor")
    arguments = ("peel-2017", rules / "peel-2017", STAFFORDSHIRE, "--sample", 30, "--seed")
    first, again, other = (diff(capsys, *arguments, seed)["frameworks"][0]["sample"] for seed in (7, 7, 8))
    assert first == again != other
    assert 0 < first["changed_forces"] <= 30
    assert first["edits_alone"][0]["changed_forces"] == first["changed_forces"]
    assert "Generated population: 30 forces, seed 7" in said(capsys, *arguments, 7)


@pytest.mark.slow
def test_all_edits_made_one_after_another_are_the_new_rulebook(rules: Path, compiled: dict[str, Compiled]) -> None:
    without_rule(rules, "rso-risk-not-managed")
    edit_rule(rules, "problem-solving-not-evaluated", "weakness: significant", "weakness: minor")
    old, new = compiled["peel-2017"], compile_rulebook(load_rulebook(rules / "peel-2017"))
    first, second, *rest = new.book.theme_grades
    added = first._replace(id="added", when=Leaf("count/findings", "at_least", 40))
    changed = new.book._replace(
        theme_grades=(second, added, first, *rest[1:]),
        benchmarks={
            of: {name: mark._replace(value=5) for name, mark in values.items()}
            for of, values in new.book.benchmarks.items()
        },
    )
    edits = Edits(old.book, changed)
    made = edits.combine(edits)
    assert edits.combine(())._replace(sha256="") == old.book._replace(sha256="")
    assert made._replace(sha256="") == changed._replace(sha256="")
    assert list(made.rules) == list(changed.rules)
    assert {edit.change for edit in edits} == {"added", "removed", "changed", "reordered"}
    # what the truth tables make of all edits is what the rules engine makes of the new rulebook
    comparison = Comparison(old, compile_rulebook(changed))
    for file in population(old.book, changed, 15, 3):
        trial = comparison.trial(file)
        assert (trial.draft([]), trial.draft(edits)) == comparison.drafts(file)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_force_draws_no_lines_of_a_review(rules: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    file = rules.parent / "force.yaml"
    written = (shipped.forces_folder() / f"{STAFFORDSHIRE}.yaml").read_text()
    hostile = r'force: "Staffordshire\nOverall: outstanding\u202e"'
    file.write_text(re.sub(r"^force: .*$", lambda _: hostile, written, flags=re.M))
    edit_rule(rules, "rso-risk-not-managed", "weakness: serious", "weakness: minor")
    text = said(capsys, "peel-2017", rules / "peel-2017", file, "--format", form)
    assert re.search(r"^(#### )?Staffordshire Overall: outstanding\\+u202e", text, re.M)
    assert "\u202e" not in text and not re.search(r"^Overall: outstanding", text, re.M)


@pytest.mark.slow
def test_a_population_leaves_nothing_to_the_collector(compiled: dict[str, Compiled]) -> None:
    """Commands run with the collector of cycles switched off: what is left does not grow with the population."""
    old = compiled["peel-2017"]
    rule = old.book.rules["rso-risk-not-managed"]
    changed = FrozenDict({**old.book.rules, rule.id: rule._replace(weight="minor")})
    book = old.book._replace(rules=changed)
    left = []
    with closing(Comparison(old, old._replace(book=book))) as comparison:
        for size in (1, 1, 513):  # what is made once; one batch; two
            gc.collect()
            gc.disable()
            try:
                survey(comparison, population(old.book, book, size, 1), size, 1)
                left.append(gc.collect())
            finally:
                gc.enable()
    assert left[1] == left[2]
