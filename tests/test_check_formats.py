"""`rulebook check` as text, JSON, SARIF and annotations, and what it says of a code."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has none
import pytest
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.files.problems import EngineFault
from peel_grade.lint.codes import all_codes

from tests.checking import NARROW, WRONG, add, checked, edit
from tests.conftest import ROOT
from tests.rulebooks import LATE

SARIF = json.loads((ROOT / "tests" / "official" / "sarif-schema-2.1.0.json").read_text())  # OASIS, errata 01


@pytest.mark.slow
@pytest.mark.parametrize("named", [["peel-2017"], ["--rules", "peel-2017"]])
def test_a_shipped_rulebook_is_called_by_its_name(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", *named]) == 0
    assert capsys.readouterr().out.startswith("peel-2017: well formed")


def test_text(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tiny, NARROW)
    assert checked(capsys, "tiny") == (
        "tiny/findings/speed.yaml:26:7: warning: whenever `later-calls` concludes, `late-calls` concludes the same "
        "[implied-rule]\n"
        "  help: remove it, let it conclude something else, or bound `late-calls`\n"
        "  proof: `calls_late`: [80, ∞) lies in [50, ∞)\n"
        "  see tiny/findings/speed.yaml:1:3: `late-calls` stands here\n"
        "tiny: well formed (tiny-2017 1: 7 rules, 3 indicators, 2 flags); 1 warning; 2 allowed\n"
    )
    assert rulebook(["check", "tiny", "--fail-on", "error"]) == 0


def test_json(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", LATE, WRONG)
    add(tiny, NARROW.replace("  weakness", "  allow: {implied-rule: kept for 2016}\n  weakness"))
    found = json.loads(checked(capsys, "tiny", "--format", "json"))
    assert found["schema"] == "check/1"
    (book,) = found["rulebooks"]
    assert (book["folder"], book["framework"], book["errors"]) == ("tiny", {"id": "tiny-2017", "version": "1"}, 0)
    reported = {each["code"] for each in book["diagnostics"] if each["allowed"] is None}
    assert reported == {"wrong-side", "needless-allow"}
    assert book["warnings"] == 2


def test_sarif_is_valid_and_holds_what_is_allowed(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tiny, NARROW.replace("  weakness", "  allow: {implied-rule: kept for 2016}\n  weakness"))
    edit(tiny, "framework.yaml", "year: 2017", "yea: 2017")
    log = json.loads(checked(capsys, "tiny", "--format", "sarif"))
    jsonschema.Draft4Validator(SARIF).validate(log)
    (run,) = log["runs"]
    by_rule: dict[str, Any] = {result["ruleId"]: result for result in run["results"]}
    assert by_rule["implied-rule"]["suppressions"] == [{"kind": "inSource", "justification": "kept for 2016"}]
    place = by_rule["unknown-key"]["locations"][0]["physicalLocation"]
    key = {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 4}
    assert place == {"artifactLocation": {"uri": "tiny/framework.yaml"}, "region": key}
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == list(all_codes())
    assert all(run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_fixes_in_sarif_are_those_that_fix_makes(tiny: Path, capsys: pytest.CaptureFixture[str], ends: str) -> None:
    edit(tiny, "findings/speed.yaml", "at_least: 50}", "at_least: 49.5}  # half a call")
    allowed = "  allow:\n    wrong-side: no reason  # for nothing\n    inverted-bands: none either\n  weakness"
    add(tiny, NARROW.replace("  weakness", allowed))
    file = tiny / "findings" / "speed.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_text().replace("\n", ends).encode())
    log = json.loads(checked(capsys, "tiny", "--format", "sarif"))
    jsonschema.Draft4Validator(SARIF).validate(log)
    fixes = [fix for result in log["runs"][0]["results"] for fix in result.get("fixes", ())]
    assert len(fixes) == 3
    made = [each for fix in fixes for change in fix["artifactChanges"] for each in change["replacements"]]
    lines = file.read_bytes().decode("utf-8-sig").splitlines(keepends=True)
    for each in sorted(made, key=lambda each: each["deletedRegion"]["startLine"], reverse=True):
        region = each["deletedRegion"]
        before = "".join(lines[: region["startLine"]])
        before = before[: len(before) - len(lines[region["startLine"] - 1]) + region["startColumn"] - 1]
        after = "".join(lines[region["endLine"] - 1 :])[region["endColumn"] - 1 :]
        lines = (before + each.get("insertedContent", {"text": ""})["text"] + after).splitlines(keepends=True)
    rulebook(["check", "tiny", "--fix"])
    capsys.readouterr()
    # of a mapping of which everything goes, the key goes too: what one change alone cannot say
    fixed = file.read_bytes().decode("utf-8-sig")
    assert "".join(lines).replace(f"  allow:{ends}", "") == fixed


def test_regions_end_where_what_they_tell_of_ends(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", LATE, "when: {indicator: calls_late, at_least: 49.5}")
    add(tiny, NARROW.replace("80", "90"))
    file = (tiny / "findings" / "speed.yaml").read_text().splitlines()
    results = json.loads(checked(capsys, "tiny", "--format", "sarif"))["runs"][0]["results"]
    told = {}
    for result in results:
        if "suppressions" in result:
            continue
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        told[result["ruleId"]] = file[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
    assert told == {"unit-mismatch": "49.5", "implied-rule": "later-calls"}


@pytest.mark.slow
def test_sarif_of_the_shipped_rulebooks_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(checked(capsys, "--format", "sarif", status=0))
    jsonschema.Draft4Validator(SARIF).validate(log)
    assert all(result["suppressions"] for result in log["runs"][0]["results"])


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
def test_what_the_engine_cannot_take(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    def refuse(*_: object) -> None:
        raise EngineFault("too wide")

    monkeypatch.setattr("peel_grade.findings.compiler.compile_program", refuse)
    assert "rule `late-calls` is too much for the rules engine: too wide" in checked(capsys, "tiny", "--format", format)


def test_github_annotations(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", LATE, "when: {flag: 'a,b:100%'}")
    edit(tiny, "findings/speed.yaml", '"{calls_late} calls', '"calls')
    (tiny / "findings" / "speed.yaml").rename(tiny / "findings" / "a,b.yaml")
    lines = checked(capsys, "tiny", "--format", "github").splitlines()
    assert lines[0].startswith("::error file=tiny/findings/a%2Cb.yaml,line=3,col=16,title=unknown-name::unknown flag")
    assert "`a,b:100%25`" in lines[0]
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


@pytest.mark.usefixtures("tiny")
def test_a_report_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "tiny", "--output", "report.txt", status=0) == ""
    assert Path("report.txt").read_text().startswith("tiny: well formed")


@pytest.mark.parametrize("code", all_codes())
def test_every_code_is_explained(capsys: pytest.CaptureFixture[str], code: str) -> None:
    out = checked(capsys, "--explain", code, status=0)
    assert out.startswith(f"{code} (")
    assert max(map(len, out.splitlines())) <= 80
    meaning, _, _ = out.partition("\n\n")  # an example follows
    assert meaning in checked(capsys, "--explain", status=0)


def test_an_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", "--explain", "wrong-sid"]) == 2
    assert "did you mean `wrong-side`?" in capsys.readouterr().err


def test_the_code_of_a_force_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", "--explain", "former-name"]) == 2
    assert "help: it is of force files: `evidence check --explain former-name` says" in capsys.readouterr().err
