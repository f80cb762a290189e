"""What the README and the documentation show is what happens."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from peel_grade.cli.grade import main
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.force.file import load_force
from peel_grade.grades.published import load_record
from peel_grade.rulebook import shipped
from peel_grade.rulebook.model import Flag
from peel_grade.rulebook.reading.load import load_rulebook

from tests.conftest import ROOT

README = ROOT / "README.md"
PAPERS = [README, *sorted(ROOT.glob("docs/**/*.md"))]
TEXT = "\n".join(paper.read_text() for paper in PAPERS if "_generated" not in paper.parts)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:)([^)#\s]+)")


def block(marker: str) -> str:
    """The code block that follows a marker, which stands once in all papers."""
    found = re.findall(rf"<!-- {re.escape(marker)} -->\n```\w*\n(.*?)```", TEXT, re.S)
    assert len(found) == 1, marker
    return str(found[0])


def test_the_readme_is_short() -> None:
    assert len(README.read_text().splitlines()) <= 150


@pytest.mark.parametrize(
    "paper", [*PAPERS, *(ROOT / f"{name}.md" for name in ("CHANGELOG", "CONTRIBUTING", "SECURITY"))]
)
def test_links_lead_somewhere(paper: Path) -> None:
    for link in LINK.findall(paper.read_text()):
        assert (paper.parent / link).exists(), link


def test_the_version_is_the_newest_of_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest
    assert version.split(".dev")[0] == newest[1]


def test_the_program_shown_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "README.md", "exec"), {})
    assert capsys.readouterr().out == "good\n"


def test_the_printed_example_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staffordshire-2017"]) == 0
    printed = capsys.readouterr().out
    for part in block("output: grade staffordshire-2017").split("...\n"):
        assert part in printed


LATE = """\
- id: {id}
  theme: investigating_vulnerable_people
  when: {{indicator: rso_visits_overdue, at_least: {least}}}
  weakness: serious
  because: visits are late
  rationale: Offenders go unseen.
  basis: judgement
  source: [{{document: national-2017, lines: 1606-1640}}]
"""


@pytest.mark.slow
def test_the_lint_shown_is_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped.rules_folder(), "my-rules")
    rules = LATE.format(id="rso-visits-very-late", least=900) + "\n" + LATE.format(id="rso-visits-late", least=800)
    Path("my-rules/peel-2017/findings/backlog.yaml").write_text(rules)
    assert rulebook(["check", "my-rules"]) == 1
    assert block("output: rulebook check") in capsys.readouterr().out


@pytest.mark.slow
def test_the_review_shown_is_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    theme, samples = "initial_response", shipped.scenarios_folder()
    shutil.copytree(shipped.rules_folder() / "peel-2017", "rules/peel-2017")
    for folder in ("backgrounds", "boundaries/peel-2017", "forces"):
        shutil.copytree(samples / folder, f"scenarios/{folder}")
    shutil.copy(samples / "vulnerability-initial-response.feature", "scenarios")

    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "before")
    rules = Path(f"rules/peel-2017/findings/{theme}.yaml")
    before = "{indicator: delayed_incidents_share, at_least: 20}"
    assert rules.read_text().count(before) == 1
    rules.write_text(rules.read_text().replace(before, before.replace("20", "25")))
    test = ["test", "--rules", "rules", "--scenarios", "scenarios"]
    assert rulebook(test) == 1
    assert block("output: a changed rule, tested") in capsys.readouterr().out
    assert rulebook(["diff", "HEAD:rules", "rules"]) == 0
    assert block("output: a changed rule, compared") in capsys.readouterr().out
    assert rulebook([*test, "--accept"]) == 0
    assert block("output: a changed rule, accepted").strip() in capsys.readouterr().out
    shown = re.sub("^@@ .* @@", "@@ … @@", git("diff", "scenarios"), flags=re.M)
    assert shown.endswith(block("output: a changed rule, as git shows it"))


@pytest.mark.parametrize(("shown", "strict"), [("force file", []), ("short force file", ["--strict"])])
def test_the_force_file_is_valid(
    shown: str, strict: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "force.yaml"
    file.write_text(block(shown))
    assert main([str(file), *strict]) == 0, capsys.readouterr().err


def test_the_record_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "example-2017.yaml"
    file.write_text(block("record"))
    record = load_record(file, load_rulebook(shipped.rules_folder() / "peel-2017"))
    assert [row.areas for row in record.areas] == [["registered-sex-offenders-managed"]]


def test_what_is_said_of_the_background_forces_is_so() -> None:
    book = load_rulebook(shipped.rules_folder() / "peel-2017")
    recorded = [sum(isinstance(entry, Flag) for entry in book.entries())]
    for name in ("good", "outstanding"):
        force = load_force(shipped.scenarios_folder() / "backgrounds" / f"{name}-throughout.yaml", book)
        assert not (force.indicators or force.previous_areas or force.previous_grades)
        recorded.append(len(force.flags))
    assert recorded[1] < 0.5 * recorded[0]
    assert 0.8 * recorded[0] < recorded[2] < recorded[0]


@pytest.mark.slow
def test_every_condition_rule_and_catalogue_entry_shown_is_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All in one copy of a shipped rulebook, which is checked once."""
    conditions = re.findall(r"^\| (.*) \| ", TEXT.split("| condition |")[1].split("\n\n")[0], re.M)
    assert len(conditions) == 11
    rules = [block("rule")]
    for leaf in (leaf for row in conditions for leaf in re.findall(r"`(\{[^`]*\})`", row)):
        written = leaf.replace("indicator: x", "indicator: rso_visits_overdue").replace(
            "flag: x", "flag: calls_answered_promptly"
        )
        written = written.replace("rule-id", "rso-risk-not-managed")
        rule = re.sub(r"  when:\n.*?\n  unless", f"  when: {written}\n  unless", block("rule"), flags=re.S)
        rule = rule.replace("{rso_visits_overdue} visits", "visits")
        assert written in rule
        rules.append(re.sub(r"^- id: .*", f"- id: example-{len(rules)}", rule, flags=re.M))
    assert len(rules) > 10
    target = tmp_path / "peel-2017"
    shutil.copytree(shipped.rules_folder() / "peel-2017", target)
    (target / "findings" / "example.yaml").write_text("".join(rules))
    (target / "catalogue" / "example.yaml").write_text(block("catalogue"))
    assert rulebook(["check", "--fail-on", "error", str(target)]) == 0, capsys.readouterr().out


def test_every_command_shown_has_its_help(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for command, arguments in (
        (main, ["--help"]),
        (rulebook, ["--help"]),
        (rulebook, ["check", "--help"]),
        (rulebook, ["backtest", "--help"]),
        (rulebook, ["equivalent", "--help"]),
        (rulebook, ["test", "--help"]),
        (rulebook, ["docs", "--help"]),
        (rulebook, ["new", "--help"]),
        (rulebook, ["explain", "--help"]),
        (rulebook, ["schema", "--help"]),
        (rulebook, ["diff", "--help"]),
        (rulebook, ["watch", "--help"]),
    ):
        with pytest.raises(SystemExit) as stop:
            command(arguments)
        assert stop.value.code == 0
        printed = capsys.readouterr().out
        assert "example" in printed
        assert all(len(line) <= 80 or ">>" in line for line in printed.splitlines())  # one command is longer
