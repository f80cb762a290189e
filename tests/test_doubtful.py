"""Doubtful evidence changes no draft: the draft says what would follow without it."""

import json
import re
from pathlib import Path

import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.findings.engines import Engines
from peel_grade.force.file import load_force
from peel_grade.grades.assessment import assess
from peel_grade.grades.doubtful import with_doubt, without_doubtful
from peel_grade.rulebook import shipped

DECIDING = ("rso_visits_overdue", "delayed_incidents_reassessed")


@pytest.fixture
def doubting(tmp_path: Path) -> Path:
    """Staffordshire, of which some evidence is doubtful."""
    text = (shipped.forces_folder() / "staffordshire-2017.yaml").read_text(encoding="utf-8")
    text, made = re.subn(rf"\n  ({'|'.join(DECIDING)}): {{", r"\n  \1: {doubtful: true, ", text)
    assert made == len(DECIDING)
    file = tmp_path / "force.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.slow
def test_a_draft_says_what_would_follow_without_it(doubting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert grade([str(doubting), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert grade(["staffordshire-2017", "--format", "json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    found = document.pop("doubtful")
    assert plain.pop("doubtful") is None
    for each in (document, plain):
        del each["input"], each["warnings"]
    assert document == plain
    assert {*found["evidence"]} == {*DECIDING}
    differences = {(each["kind"], each["id"]): (each["draft"], each["without"]) for each in found["differences"]}
    assert differences["finding", "rso-risk-not-managed"] == ("found", "undecided")
    assert grade([str(doubting)]) == 0
    page = capsys.readouterr().out
    assert f"Doubtful evidence ({len(found['evidence'])})" in page
    assert differences["question", "vulnerability"] == ("requires_improvement", "good")
    assert "rises to G by 2 recorded; G without what is doubtful" in " ".join(page.split())  # beside how firm it is
    assert grade([str(doubting), "--full"]) == 0
    told = capsys.readouterr().out
    assert f"Doubtful evidence ({len(found['evidence'])})" in told
    assert "rso-risk-not-managed: undecided (in this draft: found)" in " ".join(told.split())
    assert "pieces turned out otherwise; would be good without what is doubtful" in " ".join(told.split())
    assert grade([str(doubting), "--format", "markdown"]) == 0
    assert "pieces turned out otherwise; would be good without what is doubtful." in capsys.readouterr().out


def test_the_differences_are_those_of_a_force_without_it(doubting: Path, engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    force = load_force(doubting, running.compiled.book)
    less, items = without_doubtful(force)
    doubt = with_doubt(assess(force, running), running).doubt
    assert doubt is not None
    assert doubt.items == items
    now, without = assess(force, running), assess(less, running)
    told = {each.id: each.without for each in doubt.differences if each.kind in ("question", "theme", "overall")}
    grades = {name: result.grade.draft for name, result in without.questions.items()}
    for name, result in now.questions.items():
        assert told.get(name, result.grade.draft) == grades[name]
        for theme, of_theme in result.themes.items():
            other = without.questions[name].themes[theme].grade.draft
            assert told.get(theme, of_theme.grade.draft) == other


def test_nothing_is_told_where_nothing_is_doubtful(capsys: pytest.CaptureFixture[str]) -> None:
    assert grade(["staffordshire-2017"]) == 0
    assert "Doubtful" not in capsys.readouterr().out
