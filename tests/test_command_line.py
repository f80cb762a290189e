"""What all commands have in common: how a rulebook is named, how arguments are read, where output goes."""

import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import peel_grade
import pytest
from peel_grade.cli.evidence.command import main as evidence
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import COMMANDS
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.files.listing import is_hidden, listed
from peel_grade.files.output_file import replace_file, write_file
from peel_grade.files.problems import InputError
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Header, Place, choose, default_first, find, header, locate, locate_all

STAFFORDSHIRE = shipped.forces_folder() / "staffordshire-2017.yaml"
STARTS = {name: f"from peel_grade.cli.entry import {name} as start" for name in ("grade", "rulebook", "evidence")}
WITH_RULES: dict[str, Callable[[str, Path], list[str]]] = {
    "grade": lambda rules, _: ["grade", "staffordshire-2017", "--rules", rules],
    "check": lambda rules, _: ["check", rules],
    "check --rules": lambda rules, _: ["check", "--rules", rules],
    "backtest": lambda rules, _: ["backtest", "--rules", rules],
    "test": lambda rules, _: ["test", "--rules", rules],
    "docs": lambda rules, place: ["docs", "--output", str(place / "site"), "--rules", rules],
    "schema": lambda rules, place: ["schema", "--output", str(place / "schemas"), "-r", rules],
    "explain": lambda rules, _: ["explain", "rso_visits_overdue", "-r", rules],
    "new rule": lambda rules, _: ["new", "rule", "initial_response", "-r", rules],
    "diff": lambda rules, _: ["diff", rules, "peel-2017", "staffordshire-2017"],
    "watch": lambda rules, _: ["watch", rules, str(STAFFORDSHIRE)],
}


def told(capsys: pytest.CaptureFixture[str], call: list[str]) -> str:
    """What a command that refuses its call says on standard error."""
    try:
        status = grade(call[1:]) if call[0] == "grade" else rulebook(call)
    except SystemExit as stop:
        status = int(stop.code or 0)
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    return said.err


def process(command: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The installed command, run as a shell runs it."""
    code = f"{STARTS[command]}; import sys; sys.exit(start())"
    call = [sys.executable, "-c", code, *arguments]
    return subprocess.run(call, check=False, text=True, **{"capture_output": True, **options})


# Which rulebook


@pytest.mark.parametrize("command", WITH_RULES)
def test_what_is_no_rulebook_is_told_in_the_same_words_by_every_command(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.yaml").write_text("")
    for rules, message in (
        ("empty", "empty: no rulebook in this folder\n  help: a rulebook is a folder with framework.yaml"),
        (
            "some/where",
            "some/where: no such folder\n  help: give a rulebook's folder, one that holds",
        ),
        ("peel-2071", "peel-2071: no such folder or shipped framework\n  help: did you mean `peel-2017`?"),
        ("file.yaml", "file.yaml: this is a file, a rulebook is a folder"),
        ("", "``: an empty name stands for no rulebook"),
    ):
        assert message in told(capsys, WITH_RULES[command](rules, tmp_path))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the shipped rulebooks under rules/, and the current folder."""
    shutil.copytree(shipped.rules_folder(), tmp_path / "rules")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commit(repository: Path) -> None:
    """Commit all that stands in a repository."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for arguments in (["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *who, *arguments], cwd=repository, check=True, capture_output=True)


@pytest.mark.slow
def test_a_git_revision_is_a_rulebook_to_every_command(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = repository / "rules" / "peel-2017" / "findings" / "mental_health.yaml"
    rule.write_text("broken: [")  # the revision is not what stands in the folder
    for command in ("check", "schema", "explain", "new rule"):
        assert rulebook(WITH_RULES[command]("HEAD:rules/peel-2017", repository)) == 0, command
    assert rulebook(["backtest", "--rules", "HEAD:rules"]) == 0
    assert grade(["staffordshire-2017", "--rules", "HEAD:rules"]) == 0
    capsys.readouterr()
    assert "nothing to watch" in told(capsys, ["watch", "HEAD:rules", "staffordshire-2017"])
    assert "cannot be changed" in told(capsys, ["check", "--fix", "HEAD:rules"])


@pytest.mark.slow
def test_a_mistake_in_a_revision_is_told_in_terms_of_the_revision(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "rules" / "peel-2017" / "findings" / "more.yaml").write_text("broken: [")
    commit(repository)
    file = "HEAD:rules/peel-2017/findings/more.yaml:2:1: "
    assert rulebook(["check", "--rules", "HEAD:rules", "--format", "sarif"]) == 1
    found = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in json.loads(capsys.readouterr().out)["runs"][0]["results"]
        for place in result["locations"]
    }
    assert "HEAD%3Arules/peel-2017/findings/more.yaml" in found
    assert all(uri.startswith("HEAD%3Arules/peel-201") for uri in found)
    assert rulebook(["check", "--rules", "HEAD:rules/peel-2016"]) == 1
    assert capsys.readouterr().out.startswith(file)
    for rules in ("HEAD:rules", "HEAD:rules/peel-2016", "HEAD:rules/"):
        assert file in told(capsys, ["grade", "west-mercia-2016", "--rules", rules])
        with pytest.raises(InputError, match=re.escape(file)):
            peel_grade.load_rulebook(rules, "peel-2016")
    assert file in told(capsys, ["schema", "--output", "schemas", "--rules", rules])
    assert peel_grade.check(rules, "peel-2016")[0].problem.file == file.partition(":2")[0]
    assert "HEAD:: no rulebook in this folder" in told(capsys, ["check", "HEAD:"])


def test_a_rulebook_at_the_top_of_a_revision_is_told_in_its_terms(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in (repository / "rules" / "peel-2017").iterdir():
        part.rename(repository / part.name)
    (repository / "findings" / "more.yaml").write_text("broken: [")
    commit(repository)
    assert rulebook(["check", "HEAD:"]) == 1
    assert capsys.readouterr().out.startswith("HEAD:findings/more.yaml:2:1: ")


def draft(capsys: pytest.CaptureFixture[str], rules: str) -> str:
    assert grade(["staffordshire-2017", "--rules", rules]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("where", ["rules/peel-2017/.gitattributes", ".git/info/attributes"])
def test_a_revision_is_all_that_was_committed_whatever_is_said_of_exports(
    where: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / where).write_text("mental_health.yaml export-ignore\n*.yaml text eol=crlf\n")
    (repository / "more").touch()
    commit(repository)
    assert draft(capsys, "HEAD:rules/peel-2017") == draft(capsys, "rules/peel-2017")


@pytest.mark.skipif(os.name != "posix", reason="links")
@pytest.mark.parametrize("what", ["rules/peel-2017/findings/mental_health.yaml", "rules/peel-2017/findings"])
@pytest.mark.parametrize("rules", ["HEAD:rules/peel-2017", "HEAD:rules", "HEAD:rules/peel-2016"])
def test_a_link_in_a_revision_is_told_and_not_left_out(
    what: str, rules: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / what).rename(repository / "elsewhere")
    (repository / what).symlink_to(repository / "elsewhere")
    commit(repository)
    said = told(capsys, ["check", rules])
    assert said.startswith(f"HEAD:{what}: a link in a revision cannot be followed\n  help: ")


@pytest.mark.slow
def test_another_repository_in_a_revision_is_told_and_not_left_out(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    within = repository / "rules" / "mine"
    within.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=within, check=True)
    shutil.copy(repository / "rules" / "peel-2017" / "framework.yaml", within)
    commit(within)
    subprocess.run(["git", "-c", "advice.addEmbeddedRepo=false", "add", "."], cwd=repository, check=True)
    commit(repository)
    assert "HEAD:rules/mine: another repository in a revision cannot be followed" in told(
        capsys, ["check", "HEAD:rules"]
    )
    assert rulebook(["check", "HEAD:rules/peel-2017"]) == 0  # which it is no part of


@pytest.mark.slow
@pytest.mark.parametrize("extends", ["extends: # this\n  base", '"ext\\x65nds": "b\\x61se"'])
def test_what_a_revision_extends_is_found_however_it_is_written(
    extends: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = repository / "rules" / "base"
    (repository / "rules" / "peel-2017").rename(base)
    framework = base / "framework.yaml"
    framework.write_text(framework.read_text().replace("id: peel-2017", "id: base"))
    mine = repository / "rules" / "mine"
    mine.mkdir()
    (mine / "framework.yaml").write_text(f"id: mine\ntitle: Mine\nyear: 2018\nversion: '1'\n{extends}\n")
    commit(repository)
    assert rulebook(["explain", "rso_visits_overdue", "--rules", "HEAD:rules/mine"]) == 0
    assert "rso_visits_overdue" in capsys.readouterr().out


@pytest.mark.slow
def test_a_path_of_a_revision_may_start_at_the_working_folder(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = draft(capsys, "HEAD:rules/peel-2017")
    monkeypatch.chdir(repository / "rules" / "peel-2016")
    for rules in ("HEAD:../peel-2017", "HEAD:./../peel-2017/", "HEAD:rules/peel-2017"):
        assert draft(capsys, rules) == expected
    assert rulebook(["check", "HEAD:."]) == 0
    assert capsys.readouterr().out.startswith("HEAD:rules/peel-2016: well formed")
    assert "outside of the repository" in told(capsys, ["check", "HEAD:../../.."])


def test_rulebooks_are_found_by_the_id_in_their_framework_and_the_default_is_declared(tmp_path: Path) -> None:
    for folder, id, year in (("a", "fire-2025", 2025), ("peel-2030", "peel-2014", 2014), (".b", "hidden", 2040)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "framework.yaml").write_text(f"id: {id}\nyear: {year}\nextends: peel-2017\n")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "framework.yaml").write_text("[")
    with locate_all(tmp_path) as places:
        assert [place.folder.name for place in places] == ["a", "c", "peel-2030"]
        with pytest.raises(InputError, match="several rulebooks, and none of them is the default"):
            choose(places)
        with (tmp_path / "peel-2030" / "framework.yaml").open("a") as file:
            file.write("default: true\n")
        assert [place.folder.name for place in default_first(places)] == ["peel-2030", "a", "c"]
        assert choose(places).folder.name == "peel-2030"
        assert choose(places, "peel-2014").folder.name == "peel-2030"
        assert find(places, "peel-2030") is None
        assert header(tmp_path / "a") == Header("fire-2025", 2025, "peel-2017", default=False)
        assert header(tmp_path / "c") == Header(None, None, None, default=False)
        (tmp_path / "a" / "framework.yaml").write_text("id: fire-2025\ndefault: true\n")
        with pytest.raises(InputError, match=r"more than one of these rulebooks is the default: .*a and .*peel-2030"):
            choose(places)
    with locate(str(tmp_path), "fire-2025") as place:
        assert place == Place(str(tmp_path / "a"), str(tmp_path / "a"))


def test_a_rulebook_that_a_file_needs_and_nobody_named_is_told_at_the_files_framework(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped.rules_folder(), tmp_path / "rules")
    (tmp_path / "force.yaml").write_text("force: X\nframework: fire-2025\n")
    assert "force.yaml:2:12: no rulebook of the framework `fire-2025` is among those that were named" in told(
        capsys, ["grade", "force.yaml", "--rules", "rules"]
    )


def test_a_backtest_tells_what_it_does_not_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["backtest", "--rules", "peel-2017", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["record"] for row in found["forces"]] == ["cleveland-2017", "staffordshire-2017"]
    assert found["forces"][1]["force"] == "Staffordshire Police"
    left = {Path(row["what"]).name: row["why"] for row in found["not_compared"]}
    assert left == {
        "west-mercia-2016.yaml": "no rulebook of peel-2016 is compared",
        "national-2017": "41 of 43 rows have no force file here",
    }


# Which files

HIDDEN = (".hidden.yaml", "~$force.yaml", "#force.yaml", ".#force.yaml", ".force.yaml.swp")


@pytest.mark.slow
def test_hidden_files_and_those_that_editors_keep_are_left_out_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forces, rules = tmp_path / "forces", tmp_path / "rules"
    forces.mkdir()
    shutil.copy(STAFFORDSHIRE, forces / "force.yaml")
    shutil.copytree(shipped.rules_folder(), rules)
    for folder in (forces, rules / "peel-2017" / "findings", rules / "peel-2017" / "catalogue", rules / "peel-2017"):
        for name in HIDDEN:
            (folder / name).write_text("broken: [")
        (folder / ".#all.yaml").symlink_to("someone@a-host.1234")  # as Emacs locks a file
    (forces / "force.yaml~").write_text("broken: [")
    assert grade([str(forces), "--rules", str(rules)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3  # one force, and the legend
    assert rulebook(["check", str(rules)]) == 0
    assert listed(forces, ".yaml") == [forces / "force.yaml"]
    assert all(map(is_hidden, (*HIDDEN, "x.yaml~", "#x.yaml#", ".git"))) and not is_hidden("force.yaml")


def test_pipes_in_a_folder_are_not_waited_for_and_broken_links_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "this folder has no force file" in told(capsys, ["grade", str(tmp_path)])
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nothing")
    assert "gone.yaml: no such file" in told(capsys, ["grade", str(tmp_path)])


def test_a_pipe_that_nobody_writes_to_is_empty_and_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert "pipe.yaml:1:1: the file is empty" in told(capsys, ["grade", str(pipe)])
    with subprocess.Popen(["sh", "-c", f"cat '{STAFFORDSHIRE}' > '{pipe}'"]):
        assert process("grade", str(pipe)).returncode == 0


def test_an_empty_name_is_not_the_current_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert "``: an empty name stands for no file" in told(capsys, ["grade", ""])


def test_standard_input_is_a_force_file() -> None:
    with STAFFORDSHIRE.open() as file:
        assert process("grade", "-", stdin=file).stdout == process("grade", str(STAFFORDSHIRE)).stdout
    done = process("grade", "-", "--format", "json", input="force: x\nframework: peel-2017\nindicators: {x: 1}\n")
    assert done.returncode == 2
    assert json.loads(done.stderr)["problems"][0] == {
        "file": "<stdin>",
        "line": 3,
        "column": 14,
        "message": "unknown indicator `x`",
        "help": None,
        "code": "wrong-value",
        "path": "",
    }


def test_shipped_forces_are_called_by_their_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert grade(["staffordshire-2017", "cleveland-2017"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines[:2]] == ["staffordshire-2017", "cleveland-2017"]


# Arguments


def test_files_and_options_may_alternate(capsys: pytest.CaptureFixture[str]) -> None:
    assert grade(["staffordshire-2017", "--format", "json", "cleveland-2017"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert rulebook(["diff", "peel-2017", "--format", "json", "peel-2017", "-f", "text", "staffordshire-2017"]) == 0


def test_after_two_dashes_all_are_names(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("-x.yaml", "--format"):
        shutil.copy(STAFFORDSHIRE, name)
    for call in (["--", "-x.yaml"], ["-f", "json", "--", "-x.yaml"], ["./-x.yaml", "--"]):
        assert grade(call) == 0
    capsys.readouterr()
    assert grade(["-f", "json", "./-x.yaml", "cleveland-2017", "--", "--format", "staffordshire-2017"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 4
    tiny.rename("-r")
    assert rulebook(["check", "--", "-r"]) == 0
    assert capsys.readouterr().out.startswith("-r: ")
    assert told(capsys, ["grade", "--", "nonesuch", "--format", "json"]).startswith("nonesuch: no such file")


def test_an_unknown_option_leads_to_the_help_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert "help: `rulebook check --help` lists" in told(capsys, ["check", "--zzzzzzzzz"])
    assert "help: `rulebook new rule --help` lists" in told(capsys, ["new", "rule", "x", "--zzzzzzzzz"])


def test_several_explanations_are_told_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    single = []
    for name in ("vulnerability", "rso-risk-not-managed"):
        assert grade(["staffordshire-2017", "--explain", name]) == 0
        single.append(capsys.readouterr().out)
    assert grade(["staffordshire-2017", "-e", "vulnerability", "--explain", "rso-risk-not-managed"]) == 0
    assert capsys.readouterr().out == "\n".join(single)


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("Overall", "overall"),
        ("crime-prevention", "crime_prevention"),
        ("Preventing crime and tackling anti-social behaviour", "crime_prevention"),
        ("INITIAL response", "initial_response"),
        ("rso_risk_not_managed", "rso-risk-not-managed"),
        ("RSO visits overdue", "rso_visits_overdue"),
        ("delayed_incidents_reassessed", "delayed_incidents_reassessed"),
        ("theme_serious_weakness", "theme-serious-weakness"),
    ],
)
def test_what_is_explained_may_be_written_as_people_do(
    written: str, id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert grade(["staffordshire-2017", "--explain", written, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["force"] == "Staffordshire Police"
    assert [each["id"] for each in found["explanations"]] == [id]
    assert found["explanations"][0]["says"]


def test_evidence_and_grade_rules_are_explained_for_a_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert grade(["staffordshire-2017", "-e", "rso_visits_overdue", "-e", "theme-serious-weakness"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "overdue visits to registered sex offenders: 260 [staffordshire-2017:322]" in said
    assert "[yes] rso-risk-not-managed (serious weakness) concludes" in said
    assert "[yes] decides Initial response: requires improvement" in said
    assert "`rulebook explain rso_visits_overdue`" in said


def test_names_that_cannot_be_explained_are_all_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, ["grade", "staffordshire-2017", "-e", "rso-risk-not-manged", "-e", "vulnerability:good"])
    assert "help: did you mean `rso-risk-not-managed`?" in said
    assert "`rulebook explain vulnerability:good` tells what a grade means" in said


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (["test", "--min-coverage", "200"], "a number from 0 to 100 is expected, not `200`"),
        (["test", "--min-coverage", "nan"], "a number from 0 to 100 is expected, not `nan`"),
        (["diff", "a", "b", "--sample", "0"], "a whole number from 1 is expected, not `0`"),
        (["chek"], "unknown command `chek`\n  help: did you mean `check`?"),
        (["grade", "x", "--outptu", "y"], "unknown argument `--outptu`\n  help: did you mean `--output`?"),
        (["grade", "x", "--json"], "unknown argument `--json`\n  help: write `--format json`"),
        (["check", "--form", "json"], "unknown argument `--form`\n  help: did you mean `--format`?"),
        (["grade", "x", "--output", ""], "an empty name stands for no file"),
    ],
)
def test_a_wrong_call_is_told_with_what_would_be_right(
    call: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in told(capsys, call)


@pytest.mark.parametrize("call", [["grade", "x.yaml", "-f", "json"], ["grade", "--nonsense", "--format=json"],
    ["nonesuch", "--format", "json"], ["--format", "json"], ["grade", "nowhere", "-f", "json", "--", "-f", "text"],
    ["check", "nowhere", "-fjson"], ["test", "--format", "json", "--scenarios", "nowhere"]])  # fmt: skip
def test_with_json_what_is_wrong_is_json_too(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, call))
    assert found["schema"] == "problems/1"
    assert found["problems"]
    keys = ["file", "line", "column", "message", "help", "code", "path"]
    assert all(list(each) == keys for each in found["problems"])


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.metadata import version

    for command, option in ((grade, "--version"), (grade, "-V"), (rulebook, "--version")):
        with pytest.raises(SystemExit) as stop:
            command([option])
        assert stop.value.code == 0
        assert capsys.readouterr().out == f"peel-grade {version('peel-grade')}\n"


@pytest.mark.parametrize("call", ["grade", "new rule", "new rulebook", *COMMANDS])
def test_help_fits_80_columns_and_has_an_example(
    call: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as stop:
        grade(["--help"]) if call == "grade" else rulebook([*call.split(), "--help"])
    assert stop.value.code == 0
    printed = capsys.readouterr().out
    assert "example" in printed
    assert [line for line in printed.splitlines() if len(line) > 80 and ">>" not in line] == []


def test_help_imports_no_command_and_none_of_what_they_need() -> None:
    code = (
        "import sys; from peel_grade.cli.rulebook import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(*sorted(name for name in sys.modules), sep='\\n', file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert not {f"peel_grade.cli.{name}" for name in COMMANDS} & set(loaded)
    assert not {"pydantic", "jinja2", "rich", "gherkin", "durable", "numpy", "pyarrow"} & set(loaded)


# Where output goes


def test_output_replaces_nothing_unless_it_is_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evidence = tmp_path / "other.yaml"
    evidence.write_text("force: Another\n")
    said = told(capsys, ["grade", "staffordshire-2017", "-o", str(evidence)])
    assert "this file exists already\n  help: name a new file, or replace this one with `--overwrite`" in said
    assert evidence.read_text() == "force: Another\n"
    assert "exists already" in told(capsys, ["check", "--explain", "-o", str(evidence)])
    assert "exists already" in told(capsys, ["diff", "peel-2017", "peel-2017", "-o", str(evidence)])
    assert grade(["staffordshire-2017", "-o", str(evidence), "--overwrite"]) == 0
    assert evidence.read_text().startswith("Staffordshire Police")


def test_a_dash_is_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert grade(["staffordshire-2017", "--output", "-"]) == 0
    assert capsys.readouterr().out.startswith("Staffordshire Police")
    assert evidence(["init", "--output", "-"]) == 0
    assert "framework: peel-2017" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_links_that_lead_back_to_themselves_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    for more in ([], ["--overwrite"]):
        said = told(capsys, ["grade", "staffordshire-2017", "--output", str(tmp_path / "a"), *more])
        assert "this is a link that leads back to itself" in said
    assert "a link" in told(capsys, ["docs", "--output", str(tmp_path / "a")])


def test_what_is_written_first_has_a_name_that_nobody_can_plant(tmp_path: Path) -> None:
    target, victim = tmp_path / "draft.txt", tmp_path / "victim"
    (tmp_path / f".draft.txt.{os.getpid()}").symlink_to(victim)  # the name that could be foreseen
    write_file(target, [b"draft"], "draft.txt", overwrite=False)
    assert target.read_bytes() == b"draft" and not victim.exists()
    replace_file(target, [b"again"], "draft.txt")
    assert target.read_bytes() == b"again"
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".draft.txt.{os.getpid()}", "draft.txt"]


def test_what_replaces_a_private_file_is_never_readable_by_others(tmp_path: Path) -> None:
    target = tmp_path / "draft.txt"
    target.touch()
    target.chmod(0o640)
    modes: list[int] = []

    def pieces() -> Iterator[bytes]:
        (beside,) = (path for path in tmp_path.iterdir() if path != target)
        modes.append(beside.stat().st_mode & 0o777)
        yield b"draft"

    write_file(target, pieces(), "draft.txt", overwrite=True)
    assert (modes, target.stat().st_mode & 0o777, target.read_bytes()) == ([0o600], 0o640, b"draft")


def test_what_is_read_is_not_replaced_by_what_is_written(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    force = shutil.copy(STAFFORDSHIRE, "force.yaml")
    with Path(force).open() as given:
        found = process("grade", "-", "--output", "force.yaml", "--overwrite", stdin=given)
    assert (found.returncode, found.stdout) == (2, "")
    assert "`--output` names a force file that is to be graded" in found.stderr
    assert Path(force).read_bytes() == STAFFORDSHIRE.read_bytes()
    framework = tiny / "framework.yaml"
    before = framework.read_bytes()
    written = ["--output", str(framework), "--overwrite"]
    shutil.copytree(tiny, "other")
    for call in (
        ["grade", "force.yaml", "--rules", str(tiny), *written],
        ["check", str(tiny), *written],
        ["diff", "other", str(tiny), *written],
    ):
        assert f"`--output` names a file of the rulebook {tiny}\n" in told(capsys, call)
    assert framework.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_ended_leaves_nothing_temporary(asked: int, repository: Path) -> None:
    temporary = repository / "temporary"
    temporary.mkdir()
    code = (
        "import os, signal\nfrom peel_grade.findings import compiler\n"
        f"signal.signal({int(asked)}, signal.SIG_DFL)\n"  # whoever runs the tests may ignore it
        f"compiler.compile_rulebook = lambda *_: os.kill(os.getpid(), {int(asked)})\n"
        f"{STARTS['grade']}\nimport sys; sys.exit(start())"
    )
    call = [sys.executable, "-c", code, "staffordshire-2017", "--rules", "HEAD:rules/peel-2017"]
    environment = os.environ | {"TMPDIR": str(temporary)}
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + asked, "", "")
    assert list(temporary.iterdir()) == []


def test_a_full_disk_is_told_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "cannot be written: no space left on device" in told(capsys, ["new", "rulebook", str(tmp_path / "copy")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_that_takes_nothing_is_an_error_and_no_traceback() -> None:
    with Path("/dev/full").open("w") as full:
        done = process("grade", "staffordshire-2017", stdout=full, stderr=subprocess.PIPE, capture_output=False)
        assert (done.returncode, done.stderr) == (2, "output: no space left on device\n1 problem\n")
        quiet = process("grade", "nowhere", stdout=subprocess.PIPE, stderr=full, capture_output=False)
        assert (quiet.returncode, quiet.stdout) == (2, "")


def test_with_standard_error_closed_the_status_stays() -> None:
    code = f"{STARTS['grade']}; import sys; sys.exit(start())"
    for arguments in ("nowhere", "--nonsense"):
        call = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", code, arguments]
        assert subprocess.run(call, check=False, capture_output=True).returncode == 2


def test_a_signal_during_the_imports_ends_in_silence(tmp_path: Path) -> None:
    (tmp_path / "peel_slow.py").write_text("")
    code = (
        "import sys, os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background ignores it
        "class Interrupting:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'peel_grade.cli.grade':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        f"{STARTS['grade']}\n"
        "sys.exit(start())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "staffordshire-2017"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


# Completion


def completions(command: str, line: str, tmp_path: Path) -> list[str]:
    """What a shell would offer after the line."""
    pytest.importorskip("argcomplete")
    file = tmp_path / "completions"
    environment = os.environ | {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(file),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "COMP_TYPE": "9",
    }
    process(command, env=environment, cwd=tmp_path)
    return [word.strip() for word in file.read_text().splitlines()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("grade staff", ["staffordshire-2017"]),
        ("grade x --ex", ["--explain"]),
        ("grade serve staff", ["staffordshire-2017"]),
        ("grade serve x --por", ["--port"]),
        ("grade x --rules peel-2", ["peel-2016", "peel-2017"]),
        ("grade x --explain rso-risk-not-m", ["rso-risk-not-managed"]),
        ("rulebook back", ["backtest"]),
        ("rulebook check --explain implied-", ["implied-rule"]),
        ("rulebook explain rso_visits_o", ["rso_visits_overdue"]),
        ("rulebook new rule initial_r", ["initial_response"]),
        ("evidence init peel-2017 --rul", ["--rules"]),
    ],
)
def test_a_shell_is_offered_commands_options_and_names(line: str, offered: list[str], tmp_path: Path) -> None:
    assert sorted(completions(line.split(maxsplit=1)[0], line, tmp_path)) == offered


def test_what_a_shell_evaluates_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("argcomplete")
    assert rulebook(["completion", "bash"]) == 0
    assert "complete " in capsys.readouterr().out


def test_without_argcomplete_a_line_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "argcomplete", None)
    assert f"help: install it with: {sys.executable} -m pip install 'peel-grade[completion]'" in told(
        capsys, ["completion", "bash"]
    )


def test_the_lines_of_a_description_are_full(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        rulebook(["docs", "--help"])
    description = capsys.readouterr().out.split("\n\n")[1].splitlines()
    for line, below in itertools.pairwise(description):
        assert len(f"{line} {below.split()[0]}") > 78


def test_a_sentence_that_starts_with_a_name_is_listed_with_its_capitals(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["test", "--sentences", "enough capacity"]) == 0
    assert "\n  MARACs have enough capacity" in capsys.readouterr().out


def test_that_no_sentence_has_a_word_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["test", "--sentences", "xyz"]) == 0
    assert capsys.readouterr() == ("", "no sentence has `xyz` in it\n")


def test_a_feature_file_that_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert rulebook(["test", "--scenarios", "nofile.feature"]) == 2
    assert "nofile.feature: no such file" in capsys.readouterr().err
