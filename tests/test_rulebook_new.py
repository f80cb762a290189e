"""`rulebook new` and `evidence init`: what one starts from is well formed as it stands."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from peel_grade.cli.evidence.command import main as evidence
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.findings.engines import Compiled
from peel_grade.rulebook import shipped


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert rulebook(list(arguments)) == 0, capsys.readouterr().err
    return capsys.readouterr().out


@pytest.mark.slow
def test_a_rule_of_every_theme_is_well_formed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, compiled: dict[str, Compiled]
) -> None:
    out(capsys, "new", "rulebook", str(tmp_path / "rules"))
    book = compiled["peel-2017"].book
    findings = tmp_path / "rules" / "peel-2017" / "findings"
    for theme in book.themes:
        text = out(capsys, "new", "rule", theme)
        assert all(f"#   {entry.id}: " in text for entry in book.entries() if entry.theme == theme)
        assert all(line.startswith(("#", "-", " ")) or not line for line in text.splitlines())
        (findings / f"{theme}-new.yaml").write_text(text)
    assert (
        out(capsys, "check", "--fail-on", "error", str(tmp_path / "rules")).count("well formed") == 2
    )  # also in the rulebook that extends it


def test_a_rule_may_name_a_parameter_of_the_rulebook(capsys: pytest.CaptureFixture[str]) -> None:
    framework = "tests/frameworks/nonsense/clack-2031"
    assert ", at_least: {parameter: " in out(capsys, "new", "rule", "height", "--rules", framework)


@pytest.mark.slow
def test_a_rule_takes_an_id_and_knows_the_rulebook(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "\n- id: calls-lost\n" in out(capsys, "new", "rule", "initial_response", "--id", "calls-lost")
    out(capsys, "new", "rulebook", str(tmp_path / "rules"))
    new = out(capsys, "new", "rule", "initial_response", "--rules", str(tmp_path / "rules"))
    assert "\n- id: initial-response-new\n" in new
    (tmp_path / "rules" / "peel-2017" / "findings" / "new.yaml").write_text(new)
    again = out(capsys, "new", "rule", "initial_response", "--rules", str(tmp_path / "rules" / "peel-2017"))
    assert "\n- id: initial-response-new-2\n" in again


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rule", "initial_respons"], "unknown theme `initial_respons`\n  help: did you mean `initial_response`?"),
        (["rule", "zzz"], "help: one of prioritising_prevention"),
        (["rule", "initial_response", "--id", "Not an id"], "`Not an id` is not an id"),
        (
            ["rule", "initial_response", "--id", "rso-risk-not-managed"],
            "there is a rule `rso-risk-not-managed` already",
        ),
        (["rule", "initial_response", "--rules", "nowhere"], "nowhere: no such folder"),
        (["rulebook", "my-rules", "--from", "peel-2071"], "peel-2071: unknown framework"),
    ],
)
def test_a_wrong_call_is_told(
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert rulebook(["new", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("framework", "folders"), [("peel-2017", ["peel-2017"]), ("peel-2016", ["peel-2016", "peel-2017"])]
)
def test_a_copied_rulebook_grades_as_the_shipped_one(
    framework: str, folders: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "deep" / "rules"
    told = out(capsys, "new", "rulebook", str(target), "--from", framework)
    assert str(target / framework) in told
    assert sorted(path.name for path in target.iterdir()) == folders
    for folder in folders:
        for path in (shipped.rules_folder() / folder).rglob("*.yaml"):
            assert (target / path.relative_to(shipped.rules_folder())).read_bytes() == path.read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["rules"]
    force = "west-mercia-2016" if framework == "peel-2016" else "staffordshire-2017"
    assert grade([force, "--format", "json"]) == 0
    ours = json.loads(capsys.readouterr().out)
    assert grade([force, "--format", "json", "--rules", str(target / framework)]) == 0
    assert json.loads(capsys.readouterr().out) == ours


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_nothing_is_overwritten(kind: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "there"
    if kind == "folder":
        target.mkdir()
    elif kind == "file":
        target.write_text("mine")
    else:
        target.symlink_to(tmp_path / "nothing")
    assert rulebook(["new", "rulebook", str(target)]) == 2
    assert "this exists already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    if kind != "folder":
        assert evidence(["init", "--output", str(target)]) == 2
        told = capsys.readouterr().err
        assert ("this file exists already" if kind == "file" else "this is a link to nothing") in told
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_force_file_is_replaced_where_that_is_said(tmp_path: Path) -> None:
    target = tmp_path / "force.yaml"
    target.write_text("mine")
    assert evidence(["init", "--output", str(target), "--overwrite"]) == 0
    assert target.read_text().startswith("#")


def test_a_place_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert rulebook(["new", "rulebook", str(tmp_path / "file" / "rules")]) == 2
    error = capsys.readouterr().err
    assert "cannot be written" in error
    assert "Traceback" not in error


@pytest.mark.slow
@pytest.mark.parametrize("framework", shipped.frameworks())
def test_a_new_force_file_grades_as_insufficient_evidence(
    framework: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, compiled: dict[str, Compiled]
) -> None:
    file, book = tmp_path / "force.yaml", compiled[framework].book
    assert evidence(["init", framework, "--output", str(file)]) == 0
    text = file.read_text()
    for entry in book.entries():
        assert f"\n  {entry.id}: not_recorded\n" in text
    lines = text.splitlines()
    assert max(map(len, lines)) <= 120
    for theme in book.themes.values():
        assert f"  # --- {book.questions[theme.question].title}: {theme.title}" in lines
    assert grade([str(file)]) == 2
    at = lines.index('force: ""') + 1
    assert f"force.yaml:{at}:8: must not be empty" in capsys.readouterr().err
    file.write_text(text.replace('force: ""', "force: Example Constabulary"))
    assert grade([str(file), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["overall"]["draft_grade"] == "insufficient_evidence"
    graded = {row["draft_grade"] for row in document["questions"].values()}
    assert graded == {"insufficient_evidence", "ungraded"}


def test_what_is_filled_in_counts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "force.yaml"
    assert evidence(["init"]) == 0
    text = capsys.readouterr().out.replace('force: ""', "force: X")
    file.write_text(text.replace("rso_visits_overdue: not_recorded", "rso_visits_overdue: 260"))
    assert grade([str(file), "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["questions"]["vulnerability"]["findings"]
    assert [row["rule"] for row in findings] == ["rso-risk-not-managed"]


def test_a_copy_is_held_to_the_published_record(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out(capsys, "new", "rulebook", str(tmp_path / "rules"))
    assert sorted(path.name for path in (tmp_path / "rules").iterdir()) == ["peel-2016", "peel-2017"]
    out(capsys, "backtest", "--rules", str(tmp_path / "rules"))
    assert rulebook(["backtest", "--rules", str(tmp_path / "none")]) == 2
    assert "none: no such folder" in capsys.readouterr().err


def test_init_of_an_edited_rulebook_asks_for_its_evidence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out(capsys, "new", "rulebook", str(tmp_path / "rules"))
    for path in (tmp_path / "rules").rglob("*.yaml"):
        path.write_text(path.read_text().replace("rso_visits_overdue", "rso_visits_late"))
    for arguments in (["--rules", str(tmp_path / "rules")], ["peel-2017", "--rules", str(tmp_path / "rules")]):
        assert evidence(["init", *arguments]) == 0
        assert "  rso_visits_late: not_recorded\n" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["mental_health", "vulnerability"])
def test_one_question_or_theme_alone(
    place: str, capsys: pytest.CaptureFixture[str], compiled: dict[str, Compiled]
) -> None:
    book = compiled["peel-2017"].book
    assert evidence(["init", "-q", place]) == 0
    asked = re.findall(r"^  (\w+): not_recorded$", capsys.readouterr().out, re.MULTILINE)
    assert sorted(asked) == sorted(e.id for e in book.entries() if place in (e.theme, e.question))
    assert evidence(["init", "-q", place, "-q", "mental_helth"]) == 2
    assert "help: did you mean `mental_health`?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["peel-2071"], "peel-2071: unknown framework\n  help: did you mean `peel-2017`?"),
        (["peel-2016", "--rules", "peel-2017"], "peel-2017: this rulebook is not of the framework `peel-2016`"),
        (["force.yaml"], "`force.yaml` is a file, a framework is expected\n  help: write the file with: evidence init"),
    ],
)
def test_init_of_what_there_is_not(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert evidence(["init", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_grade_needs_a_force(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        grade([])
    assert stop.value.code == 2
    assert "`grade --help` lists what it takes" in capsys.readouterr().err


@pytest.mark.parametrize("kind", [[], ["rule"], ["rulebook"]])
def test_help_shows_an_example(kind: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        rulebook(["new", *kind, "--help"])
    assert stop.value.code == 0
    assert "example" in capsys.readouterr().out


def test_grading_does_not_load_them() -> None:
    code = (
        "import sys; from peel_grade.cli.grade import main; main(['staffordshire-2017']); "
        "late = ('peel_grade.skeletons', 'peel_grade.explanation', 'peel_grade.cli.new'); "
        "sys.exit(any(name.startswith(late) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
