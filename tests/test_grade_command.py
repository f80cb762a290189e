"""`grade` as an analyst meets it: text, JSON, files, explanations."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from peel_grade.cli.grade import main
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.rulebook import shipped

from tests.conftest import ROOT

STAFFORDSHIRE = str(shipped.forces_folder() / "staffordshire-2017.yaml")
CLEVELAND = str(shipped.forces_folder() / "cleveland-2017.yaml")


def out(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(list(arguments)) == status
    return capsys.readouterr().out


def test_text_fits_80_columns_and_has_no_colour_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, STAFFORDSHIRE)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text


def test_text_tells_at_once_what_matters(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, CLEVELAND)
    assert "Draft for human judgement." in text
    assert re.search(r"^Overall: good", text, re.M)
    assert re.search(
        r"^Protecting .* I \[R\] -  - .*\n  requires improvement: identifying vulnerability G ", text, re.M
    )
    assert re.search(r"^Investigating .*\n  good, carried forward from 2016 \(line 144\)$", text, re.M)
    assert re.search(r"^Specialist capabilities .*\n  ungraded: ", text, re.M)
    assert "judgment" not in text.lower()


def test_text_in_full_tells_all(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, CLEVELAND, "--full")
    assert re.search(r"^Protecting .* \(vulnerability\)\n  requires improvement +inspected 2017", text, re.M)
    assert re.search(r"^Investigating .* \(investigation\)\n  good +carried forward 2016", text, re.M)
    assert re.search(r"^Specialist capabilities \(specialist_capabilities\)\n  ungraded", text, re.M)
    assert "asked for before" in text
    assert "cleveland-2017:290" in text


def test_json_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(out(capsys, STAFFORDSHIRE, "--format", "json"))
    assert document["schema"] == "assessment/2"
    assert document["force"] == "Staffordshire Police"
    assert set(document["framework"]) == {"id", "title", "version", "sha256", "words", "grades", "weights"}
    assert re.fullmatch("[0-9a-f]{64}", document["framework"]["sha256"])
    assert re.fullmatch("[0-9a-f]{64}", document["input"]["sha256"])
    assert {"draft_grade", "range", "moderated", "because"} <= set(document["overall"])
    question = document["questions"]["vulnerability"]
    assert {"draft_grade", "status", "year", "range", "moderated", "because", "findings"} <= set(question)
    (finding,) = [row for row in question["findings"] if row["rule"] == "rso-risk-not-managed"]
    assert {"theme", "kind", "weight", "repeat", "because", "evidence"} <= set(finding)
    (evidence,) = [row for row in finding["evidence"] if row["name"] == "rso_visits_overdue"]
    assert evidence["value"] == 260
    assert evidence["sources"] == ["staffordshire-2017:322"]
    assert evidence["kind"] == "indicator" and "visits" in evidence["label"]
    low = evidence["test"]["low"]
    assert evidence["test"] == {
        "aspect": "value", "operator": "at_least", "low": low, "high": None, "negated": False,
        "text": f"at_least {low}", "parameters": [],
    }  # fmt: skip
    assert not any(area["concern"] for area in document["areas"])
    (area,) = [area for area in document["areas"] if area["id"] == finding["area"]]
    assert finding["suggested"] and finding in area["reasons"] and area["question_title"] == question["title"]
    gaps = document["evidence_gaps"]
    assert all(gap["label"] and gap["draft_grade"] not in gap["could_become"] != [] for gap in gaps) and gaps


def test_every_grade_and_suggestion_leads_to_evidence_with_a_source(capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(shipped.forces_folder().glob("*.yaml")):
        document = json.loads(out(capsys, str(path), "--format", "json"))
        findings = {row["rule"]: row for question in document["questions"].values() for row in question["findings"]}
        for row in findings.values():
            assert row["evidence"], row["rule"]
            assert all(piece["sources"] for piece in row["evidence"] if piece["kind"] != "finding"), row["rule"]
        for area in document["areas"]:
            assert area["reasons"] and all(findings[reason["rule"]] == reason for reason in area["reasons"])
        for question in document["questions"].values():
            if question["status"] == "inspected" and question["draft_grade"] != "ungraded":
                assert question["because"]


def test_several_files_give_a_line_each_and_json_an_array(capsys: pytest.CaptureFixture[str]) -> None:
    lines = out(capsys, STAFFORDSHIRE, CLEVELAND).splitlines()
    assert lines[0].startswith(f"{STAFFORDSHIRE}: Staffordshire Police: good (")
    assert "investigation G*" in lines[1]
    documents = json.loads(out(capsys, CLEVELAND, STAFFORDSHIRE, "--format", "json"))
    assert [document["force"] for document in documents] == ["Cleveland Police", "Staffordshire Police"]


def test_a_folder_is_all_its_files(capsys: pytest.CaptureFixture[str]) -> None:
    documents = json.loads(out(capsys, str(shipped.forces_folder()), "--format", "json"))
    assert [document["force"] for document in documents] == [
        "Cleveland Police",
        "Staffordshire Police",
        "West Mercia Police",
    ]


def test_one_bad_file_among_several_is_told_and_the_rest_graded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("force: X\nframework: peel-2017\nflag: {}\n")
    assert main([str(bad), CLEVELAND]) == 2
    told = capsys.readouterr()
    assert "Cleveland Police: good" in told.out
    assert "bad.yaml:3:1: unknown key `flag`\n  help: did you mean `flags`?" in told.err


def test_output_is_written_whole_or_not_at_all(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert out(capsys, STAFFORDSHIRE, "--format", "json", "--output", str(target)) == ""
    written = target.read_text()
    assert json.loads(written)["force"] == "Staffordshire Police"
    bad = tmp_path / "bad.yaml"
    bad.write_text("force: X\n")
    assert main([STAFFORDSHIRE, str(bad), "--format", "json", "--output", str(target)]) == 2
    assert target.read_text() == written
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml", "out.json"]
    for impossible in (tmp_path, tmp_path / "no" / "folder.json"):
        assert main([STAFFORDSHIRE, "--output", str(impossible)]) == 2
        assert "Traceback" not in capsys.readouterr().err


def test_shipped_forces_and_frameworks_are_known_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "staffordshire-2017") == out(capsys, STAFFORDSHIRE)
    assert out(capsys, "staffordshire-2017", "--rules", "peel-2017") == out(capsys, STAFFORDSHIRE)
    assert main(["stafordshire-2017"]) == 2
    assert "did you mean `staffordshire-2017`?" in capsys.readouterr().err


def test_another_framework_judges_by_its_own_benchmarks(capsys: pytest.CaptureFixture[str]) -> None:
    ours = json.loads(out(capsys, "staffordshire-2017", "--format", "json"))
    other = json.loads(out(capsys, "staffordshire-2017", "--format", "json", "--rules", "peel-2016"))
    assert other["framework"]["id"] == "peel-2016"
    assert ours["input"] == other["input"]


def unwrapped(tree: str) -> str:
    """A tree as one line, without its branches."""
    return " ".join(re.sub(r"[│├└─]", " ", tree).split())


def test_explain_tells_why_and_how_far(capsys: pytest.CaptureFixture[str]) -> None:
    why = unwrapped(out(capsys, "staffordshire-2017", "--explain", "rso-risk-not-managed"))
    assert "rso-risk-not-managed (serious weakness) concludes" in why
    assert "260 visits to registered sex offenders are overdue" in why
    assert "[staffordshire-2017:322]" in why
    undecided = unwrapped(out(capsys, "west-mercia-2016", "--explain", "domestic-abuse-arrest-rate-low"))
    assert "is undecided: evidence is missing" in undecided
    assert "short of it" in undecided
    assert "not recorded" in undecided
    why_not = unwrapped(out(capsys, "west-mercia-2016", "--explain", "outcomes-unassigned"))
    assert "outcomes-unassigned (minor weakness) does not conclude" in why_not
    assert "short of it" in why_not


def test_explain_a_question_shows_what_decided_and_what_came_closest(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "staffordshire-2017", "--explain", "vulnerability")
    full = out(capsys, "staffordshire-2017", "--explain", "vulnerability", "--full")
    for each in (text, full):
        assert max(map(len, each.splitlines())) <= 80
        told = unwrapped(each)
        assert "decided by requires improvement: two or more themes are below good" in told
        assert "[yes] themes below good: 2, at least 2 is asked" in told
        assert "closest to deciding otherwise: inadequate: " in told
        assert "[no] themes below good: 2 of 5 (40%), more than 67% is asked" in told
        assert "rso-risk-not-managed" in told
    assert len(text.splitlines()) < 0.6 * len(full.splitlines())
    assert "; domestic abuse among them [" in unwrapped(full)  # the note of a weakness that does not decide
    decided = unwrapped(out(capsys, "cleveland-2017", "--explain", "vulnerability"))
    assert "rso-risk-not-managed); scheduled visits mostly made, other checks not all [cleveland-2017:290]" in decided
    assert "(question-theme-inadequate)" in unwrapped(full) and "(question-theme-inadequate)" not in unwrapped(text)
    assert "undecided for lack of evidence: " in full and "undecided" not in text


def test_explain_what_is_unknown_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staffordshire-2017", "--explain", "vulnerabilty"]) == 2
    assert "did you mean `vulnerability`?" in capsys.readouterr().err
    assert main(["staffordshire-2017", "--explain", "Protecting vulnerable people"]) == 2  # as its title begins
    assert "did you mean `vulnerability`?" in capsys.readouterr().err


def test_moderation_stands_beside_the_draft(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    moderated = tmp_path / "force.yaml"
    moderation = (
        "\nmoderation:\n  grades:\n    vulnerability:\n"
        "      - {grade: inadequate, reason: no visits, by: panel, date: 2018-01-01}\n"
        "      - {grade: good, reason: visits made since, by: panel, date: 2018-02-01}\n"
    )
    moderated.write_text(Path(STAFFORDSHIRE).read_text() + moderation)
    document = json.loads(out(capsys, str(moderated), "--format", "json"))
    question = document["questions"]["vulnerability"]
    assert question["draft_grade"] == "requires_improvement"
    assert question["moderated"] == {
        "grade": "good",
        "reason": "visits made since",
        "by": "panel",
        "date": "2018-02-01",
    }
    assert [each["grade"] for each in question["moderations"]] == ["inadequate", "good"]
    assert document["overall"]["if_moderated"] == "good"
    for text in (out(capsys, str(moderated)), out(capsys, str(moderated), "--full")):
        assert "Moderated to good by panel on 2018-02-01: visits made since" in text
        assert re.search(r"^Protecting vulnerable .*\n  requires improvement", text, re.M)


def test_the_line_of_a_draft_tells_what_a_panel_decided(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    draft = json.loads(out(capsys, STAFFORDSHIRE, "--format", "json"))
    first, second = (area["id"] for area in draft["areas"][:2])
    decision = "reason: so, by: panel, date: 2018-01-01}"
    text = Path(STAFFORDSHIRE).read_text()
    (tmp_path / "a.yaml").write_text(text)
    (tmp_path / "b.yaml").write_text(
        f"{text}\nmoderation:\n  grades:\n    overall: [{{grade: outstanding, {decision}]\n"
        f"    vulnerability: [{{grade: good, {decision}]\n  areas:\n"
        f"    {first}: [{{decision: rejected, {decision}]\n    {second}: [{{decision: reworded, text: Do, {decision}]\n"
    )
    told = out(capsys, str(tmp_path))
    plain, moderated = told.splitlines()[:2]
    assert "vulnerability R," in plain and "vulnerability R>G," in moderated
    assert ": good, moderated to outstanding (" in moderated and "moderated" not in plain
    assert moderated.endswith(" (1 rejected, 1 reworded by the panel)")
    assert "> from the draft's to the panel's" in told


def test_colour_only_where_it_is_wanted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("peel_grade.cli.parser.columns", lambda: 80)
    monkeypatch.setattr("peel_grade.cli.grade.columns", lambda: 80)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in out(capsys, STAFFORDSHIRE)
    assert "\x1b[" not in out(capsys, STAFFORDSHIRE, "--no-color")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in out(capsys, STAFFORDSHIRE)


@pytest.mark.parametrize("arguments", [[], ["--nonsense"], ["staffordshire-2017", "--format", "xml"]])
def test_a_wrong_call_exits_2_with_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "help: `grade --help`" in capsys.readouterr().err


def test_output_never_replaces_a_force_file_that_is_graded(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    force = tmp_path / "force.yaml"
    force.write_text(Path(STAFFORDSHIRE).read_text())
    (tmp_path / "link.yaml").symlink_to(force)
    for target in (force, tmp_path / "link.yaml"):
        assert main([str(force), "--output", str(target)]) == 2
        assert "names a force file" in capsys.readouterr().err
    assert force.read_text() == Path(STAFFORDSHIRE).read_text()


def test_output_follows_links_and_keeps_the_mode(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target, link = tmp_path / "draft.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)
    out(capsys, STAFFORDSHIRE, "--output", str(link), "--overwrite")
    assert link.is_symlink()
    assert "Staffordshire Police" in target.read_text()
    assert target.stat().st_mode & 0o777 == 0o600


def test_output_to_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    assert main([STAFFORDSHIRE, "--output", str(pipe)]) == 0
    assert b"Staffordshire Police" in reader.communicate(timeout=10)[0]
    assert pipe.is_fifo()


def test_a_closed_standard_output_is_no_traceback() -> None:
    command = ["sh", "-c", '"$0" "$1" >&-', str(Path(sys.executable).with_name("grade")), STAFFORDSHIRE]
    done = subprocess.run(command, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
def test_full_is_of_the_text_of_one_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--full" not in out(capsys, "west-mercia-2016", "--full")
    for others in (["--format", "json"], ["staffordshire-2017"]):
        assert main(["west-mercia-2016", "--full", *others]) == 2
        assert "shows the text of one draft in full" in capsys.readouterr().err


def test_a_path_that_is_too_long_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["x" * 5000]) == 2
    assert "too long" in capsys.readouterr().err


def test_explain_overall_and_themes(capsys: pytest.CaptureFixture[str]) -> None:
    assert "(overall-good)" in unwrapped(out(capsys, "west-mercia-2016", "--explain", "overall"))
    assert unwrapped(out(capsys, "staffordshire-2017", "--explain", "initial response")).startswith("Initial response:")


def test_a_carried_forward_grade_and_a_repeat_tell_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(out(capsys, CLEVELAND, "--format", "json"))
    assert document["questions"]["investigation"]["sources"] == ["cleveland-2017:144"]
    repeated = [row for row in document["questions"]["vulnerability"]["findings"] if row["repeat"]]
    assert {row["area"] for row in repeated} == {"registered-sex-offenders-managed"}
    assert [row["earlier"]["sources"] for row in repeated] == [["cleveland-2017:290"]] * 2


def test_a_shipped_force_that_is_named_as_a_file_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["staffordshire-2017.yaml"]) == 2
    assert capsys.readouterr().err.splitlines()[:2] == [
        "staffordshire-2017.yaml: no such file",
        "  help: did you mean `staffordshire-2017`?",
    ]


def test_another_framework_than_that_of_the_file_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staffordshire-2017", "--rules", "peel-2017", "--strict"]) == 0
    assert "Warnings" not in capsys.readouterr().out
    assert main(["staffordshire-2017", "--rules", "peel-2016"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Staffordshire Police: PEEL police effectiveness 2016\n")
    assert "line 5: the file names peel-2017 and is graded by peel-2016" in out and err == ""
    assert main(["staffordshire-2017", "--rules", "peel-2016", "--strict"]) == 1


def test_what_is_explained_is_found_by_its_parts_or_label(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staffordshire-2017", "--explain", "overdue_visits"]) == 2
    assert "help: did you mean `rso_visits_overdue`?" in capsys.readouterr().err
    for name in ("overdue_visits", "overdue visits to registered sex offenders"):
        assert rulebook(["explain", name]) == 2
        assert "help: did you mean `rso_visits_overdue`?" in capsys.readouterr().err
