"""`rulebook new framework`: what it writes is complete, and every command works on it from the first."""

import json
from pathlib import Path

import pytest
from peel_grade.cli.evidence.command import main as evidence
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook

FIRE = [
    "--id", "fire-2025", "--title", "Fire and rescue: 2025", "--subject", "institution,institutions",
    "--question-word", "pillar,pillars", "--theme-word", "diagnostic question,diagnostic questions",
    "--question", "effectiveness:Effectiveness", "--question", "people:People, and how they are led",
    "--theme", "effectiveness/prevention:Preventing fires", "--theme", "effectiveness/response:Responding (999)",
    "--theme", "people/culture:Values & culture",
]  # fmt: skip
FOUR = ["--grades", "inadequate,requires_improvement,good,outstanding", "--standard", "good"]


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    others = {"grade": grade, "evidence": evidence}
    found = others[arguments[0]](list(arguments[1:])) if arguments[0] in others else rulebook(list(arguments))
    captured = capsys.readouterr()
    assert found == status, captured
    return captured.err if status == 2 else captured.out


@pytest.mark.parametrize(
    ("grades", "standard"),
    [
        ("inadequate,requires_improvement,adequate,good,outstanding", "good"),
        ("bad,good", "good"),
        # as the others, with more or fewer grades on either side of the standard
        pytest.param("inadequate,requires_improvement,good,outstanding", "good", marks=pytest.mark.slow),
        pytest.param("e,d,c,b,a", "d", marks=pytest.mark.slow),
        pytest.param("f1,f2,f3,f4,f5,pass,p1,p2,p3,p4", "pass", marks=pytest.mark.slow),
    ],
)
def test_every_command_is_green_on_any_scale(
    grades: str, standard: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    scale = ["--grades", grades, "--standard", standard]
    written = told(capsys, "new", "framework", "fire", *FIRE, *scale).splitlines()
    assert all((tmp_path / line).is_file() for line in written if not line.partition(":")[1])
    rules = ("--rules", "fire/fire-2025")
    assert told(capsys, "check", "fire/fire-2025").startswith("fire/fire-2025: well formed (fire-2025 0.1.0: ")
    assert not told(capsys, "fmt", "--check", "fire/fire-2025", "fire/scenarios/forces/example-2025.yaml")
    report = json.loads(told(capsys, "test", *rules, "--mutate", "--format", "json"))
    [measured] = report["frameworks"].values()
    assert (report["failed"], report["left_out"], measured["coverage"]["missing"]) == ([], [], [])
    assert report["scenarios"] > 20
    assert "\nExample institution (example-2025): agrees\n" in told(capsys, "backtest", *rules)
    worst, *_, best = (each.replace("_", " ") for each in grades.split(","))
    text = told(capsys, "grade", "fire/scenarios/forces/example-2025.yaml", *rules)
    assert f"Overall: {best.replace('_', ' ')} " in text
    assert "PEEL" not in text
    force = told(capsys, "evidence", "init", *rules).replace('institution: ""', "institution: Another")
    (tmp_path / "another.yaml").write_text(force)
    assert "Overall: insufficient evidence" in told(capsys, "grade", "another.yaml", *rules)
    (tmp_path / "new.yaml").write_text(told(capsys, "new", "rule", "culture", *rules))
    told(capsys, "docs", *rules, "--output", "site")
    told(capsys, "schema", *rules, "--output", "schemas")
    assert "people:" in told(capsys, "explain", f"people:{worst}", *rules)
    proved = told(capsys, "prove", "fire/fire-2025", "--only", "worst-question-caps", "--only", "one-grade")
    assert "Proved for all evidence: 2 properties." in proved
    assert "property worst-question-caps: " in told(capsys, "explain", "overall", *rules)
    assert "no change" in told(capsys, "diff", "fire/fire-2025", "fire/fire-2025", "another.yaml").lower()


@pytest.mark.slow
def test_without_themes_and_without_an_overall_grade(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["--id", "care-2030", "--title", "Care", "--question", "safe:Safety", "--question", "led:Leadership"]
    told(capsys, "new", "framework", "care", *asked, *FOUR, "--no-overall")
    rules = ("--rules", "care/care-2030")
    assert ": 10 rules, 2 indicators, 4 flags)" in told(capsys, "check", "care/care-2030")
    report = json.loads(told(capsys, "test", *rules, "--format", "json"))
    [measured] = report["frameworks"].values()
    assert (report["failed"], report["left_out"], measured["coverage"]["missing"]) == ([], [], [])
    assert "agrees" in told(capsys, "backtest", *rules)
    text = told(capsys, "grade", "care/scenarios/forces/example-2030.yaml", *rules)
    assert "Overall" not in text
    assert "theme" not in text
    (tmp_path / "care" / "care-2030" / "findings" / "new.yaml").write_text(told(capsys, "new", "rule", "safe", *rules))
    assert "well formed" in told(capsys, "check", "care/care-2030", "--fail-on", "error")
    told(capsys, "docs", *rules, "--output", "site")
    told(capsys, "schema", *rules, "--output", "schemas")


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "fire").mkdir()
    message = told(capsys, "new", "framework", str(tmp_path / "fire"), *FIRE, *FOUR, status=2)
    assert "fire: this exists already\n  help: name a new folder: nothing is overwritten" in message
    assert not list((tmp_path / "fire").iterdir())


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            ["--id", "Fire 2025"],
            "--id: `Fire 2025` is not an id\n  help: use lower case letters, digits and single hyphens",
        ),
        (["--id", "fire"], "--id: `fire` does not say the year of the inspections\n  help: give it with --year"),
        (["--title", "<b>"], "--title: `<b>` is not a title"),
        (["--standard", "god"], "--standard: `god` is none of the grades\n  help: did you mean `good`?"),
        (["--standard", "inadequate"], "--grades: `inadequate,requires_improvement,good,outstanding` is no scale that"),
        (["--grades", "bad,Good!"], "--grades: `Good!` is not the id of a grade"),
        (["--grades", "bad,good,good"], "--grades: `good` stands there twice"),
        (["--grades", "ungraded,good"], "--grades: `ungraded` cannot be a grade"),
        (["--subject", "service"], "--subject: `service` is not a word and its plural\n  help: write them as"),
        (["--question", "Safety"], "--question: `Safety` has no id"),
        (["--question", "people:Staff"], "--question: `people` names two questions or themes"),
        (["--question", "safety:Safety"], "--theme: `safety` has none, and other questions have"),
        (["--theme", "peple/x:X"], "--theme: `peple/x:X` is of no question\n  help: did you mean `people`?"),
        (["--theme", "people/prevention:X"], "--theme: `prevention` names two questions or themes"),
    ],
)
def test_wrong_answers_are_told_all_at_once(
    more: list[str], message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments = ["new", "framework", str(tmp_path / "fire"), *FIRE, *FOUR, *more]
    assert message in told(capsys, *arguments, status=2)
    text = told(capsys, *arguments, "--question-word", "x", status=2)
    assert message in text
    assert "--question-word: `x` is not a word and its plural" in text
    assert not (tmp_path / "fire").exists()


def test_a_theme_that_may_be_either_of_two_low_grades_leaves_its_question_no_better_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told(capsys, "new", "framework", "fire", *FIRE, *FOUR)
    example = (tmp_path / "fire" / "scenarios" / "forces" / "example-2025.yaml").read_text()
    one_weakness = example.replace("culture_led: {is: true", "culture_led: {is: false")
    open_whether_two = one_weakness.replace("culture_overdue: {value: 0", "culture_overdue: {value: {from: 0, to: 20}")
    (tmp_path / "force.yaml").write_text(open_whether_two)
    draft = json.loads(told(capsys, "grade", "force.yaml", "--rules", "fire/fire-2025", "--format", "json"))
    low = ["inadequate", "requires_improvement"]
    assert [draft["questions"]["people"]["range"], draft["overall"]["range"]] == [low, low]


def test_what_stands_in_comments_of_the_framework_is_well_formed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told(capsys, "new", "framework", "fire", *FIRE, *FOUR)
    file = tmp_path / "fire" / "fire-2025" / "framework.yaml"
    before, start, after = file.read_text().partition("  # percent:")
    commented, end, rest = after.partition("\n\n")
    lines = (
        (start + commented)
        .replace("# What figures", "## What figures")
        .replace("# the catalogue", "## the catalogue")
        .splitlines()
    )
    assert len(lines) > 5
    opened = "\n".join(line if line.startswith("##") else line.replace("# ", "", 1) for line in lines)
    above, excepted, below = rest.partition("# exceptions:")
    file.write_text(before + opened + end + above + (excepted + below).replace("# ", "").replace("#   ", "  "))
    text = told(capsys, "check", "fire/fire-2025", "--fail-on", "error")
    assert "well formed" in text
    assert "inadequate-is-rare" in file.read_text().partition("\nexceptions:")[2]
    assert "no rule names the parameter `many_overdue`" in text
