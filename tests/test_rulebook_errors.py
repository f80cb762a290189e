"""What an author is told of a rulebook with mistakes: place, message, help; `check` exits 1, `grade --rules` 2."""

import json
import shutil
from pathlib import Path

import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.lint.codes import ERRORS
from peel_grade.rulebook import shipped

from tests.corpus import Case, parameters
from tests.rulebooks import FORCE, LATE_CALLS, TINY, VICTIMS_UNHEARD, edited, write


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    """The mistakes that both commands tell of the rulebook `tiny-2017`, without its name, with their codes."""
    assert rulebook(["check", "tiny-2017", "--format", "json", "--fail-on", "error"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    found = [each for each in json.loads(out)["rulebooks"][0]["diagnostics"] if each["severity"] == "error"]
    graded: list[str] = []
    told = ""
    for each in found:
        assert each["code"] in ERRORS
        place = f"{each['file']}:{each['line']}:{each['column']}" if each["line"] else each["file"]
        help_ = [f"  help: {each['help']}"] if each["help"] else []
        graded += [f"{place}: {each['message']}", *help_]
        told += "".join(
            f"{line}\n" for line in (f"{place.removeprefix('tiny-2017/')}: {each['message']} [{each['code']}]", *help_)
        )
    Path("force.yaml").write_text(FORCE)
    assert grade(["force.yaml", "--rules", "tiny-2017"]) == 2
    assert [line for line in capsys.readouterr().err.splitlines() if line in graded] == graded
    return told


@pytest.mark.parametrize("case", parameters("rulebook-errors"))
def test_what_is_told_of_each_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("tiny-2017"), edited(TINY, case))
    assert refused(capsys) == case["told"]


@pytest.mark.parametrize(
    "condition",
    [
        "{all: [{indicator: calls_late, at_least: 5}, {indicator: calls_late, at_most: 5}]}",
        "{all: [{indicator: calls_late, at_least: 1e-5}, {none: [{indicator: calls_late, between: [1, 5]}]}]}",
        "{any: [{indicator: calls_late, above: 50}, {indicator: calls_late, below: 20}]}",
        f"{'{none: [' * 18}{{indicator: calls_late, above: 50}}{']}' * 18}",
    ],
)
def test_conditions_that_are_well_formed(tmp_path: Path, condition: str) -> None:
    rules = LATE_CALLS.replace("{indicator: calls_late, at_least: 50}", condition)
    assert rulebook(["check", "--fail-on", "error", str(write(tmp_path, {**TINY, "findings/a.yaml": rules}))]) == 0


def test_long_chain_of_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def link(number: int) -> str:
        needs = f"{{finding: r{number - 1}}}" if number else "{flag: victims_heard}"
        rule = VICTIMS_UNHEARD.replace("victims-unheard", f"r{number}")
        return rule.replace("{flag: victims_heard, is: false}", needs)

    monkeypatch.chdir(tmp_path)
    write(Path("tiny-2017"), {**TINY, "findings/a.yaml": LATE_CALLS + "".join(map(link, range(500)))})
    assert refused(capsys) == (
        "findings/a.yaml:258:7: `r31` rests on a chain of more than 30 other findings [long-chain]\n"
        "  help: test the evidence instead of findings\n"
    )


@pytest.mark.parametrize("name", ["findngs/a.yaml", "findings/more/a.yaml", "findings/a.yml", "rules.yaml"])
def test_file_that_nobody_would_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("tiny-2017"), {**TINY, name: LATE_CALLS})
    assert refused(capsys).startswith(f"{name}: this file is no part of the rulebook [stray-file]\n  help: ")


def test_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("tiny-2017"), {**TINY, "findings/a.yaml": LATE_CALLS.replace("theme: speed", "theme: sped")})
    findings = tmp_path / "tiny-2017/findings"
    (findings / "folder.yaml").mkdir()
    (findings / "latin-1.yaml").write_bytes(b"- id: a\n  theme: \xe9\n")
    assert [line for line in refused(capsys).splitlines() if "help" not in line] == [
        "findings/a.yaml:2:10: unknown theme `sped` [unknown-name]",
        "findings/folder.yaml: this is a folder, a file is expected [unreadable-file]",
        "findings/latin-1.yaml:2:10: byte 0xe9 is not UTF-8 [unreadable-file]",
    ]


@pytest.mark.slow
def test_mistakes_in_a_copy_of_a_shipped_rulebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However much rests on what is misspelled, each mistake is told once."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped.rules_folder() / "peel-2017", "tiny-2017")
    for file, old, new in (
        ("framework.yaml", "year: 2017", "year: two thousand"),
        ("catalogue/mental_health.yaml", "unit: ", "units: "),
        ("findings/investigation_quality.yaml", "basis: ", "bases: "),
    ):
        path = Path("tiny-2017", file)
        path.write_text(path.read_text().replace(old, new, 1))
    assert [line.split(": ", 1)[1] for line in refused(capsys).splitlines() if "help: " not in line] == [
        "key `unit` is missing [missing-key]",
        "unknown key `units` [unknown-key]",
        "key `basis` is missing [missing-basis]",
        "unknown key `bases` [unknown-key]",
        "`two thousand` is text, a whole number is expected [wrong-value]",
    ]


@pytest.mark.parametrize("folder", ["missing", "empty", "file"])
def test_what_is_no_rulebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("file").touch()
    Path("force.yaml").write_text(FORCE)
    assert rulebook(["check", folder]) == 2
    assert grade(["force.yaml", "--rules", folder]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert all(line.startswith((f"{folder}: ", "  help: ", "1 problem")) for line in err.splitlines())


@pytest.mark.slow
def test_1000_rules_on_one_flag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than durable_rules takes on one fact (303 silently fire none): they are spread over rulesets."""
    rule = VICTIMS_UNHEARD.replace("victims-unheard", "r{n}").replace(
        "{flag: victims_heard, is: false}",
        "{{all: [{{flag: victims_heard, is: false}}, {{indicator: calls_late, at_least: {n}}}]}}",
    )
    rule = rule.replace("[{document: report, lines: 20}]", "[{{document: report, lines: 20}}]")
    rules = "".join(rule.format(n=n) for n in range(1000))
    folder = write(tmp_path / "tiny-2017", {**TINY, "findings/a.yaml": rules})
    force = tmp_path / "force.yaml"
    force.write_text(f"{FORCE}indicators: {{calls_late: 499}}\nflags: {{victims_heard: false}}\n")
    assert rulebook(["check", "--fail-on", "error", str(folder)]) == 0
    capsys.readouterr()
    assert grade([str(force), "--rules", str(folder), "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["questions"]["response"]["findings"]
    assert {finding["rule"] for finding in findings} == {f"r{n}" for n in range(500)}
