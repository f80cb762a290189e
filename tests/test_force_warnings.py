"""What is well formed in a force file and hardly true: each warning at its place, and none where nothing is wrong."""

import json
from pathlib import Path

import pytest
from peel_grade import force_from_row
from peel_grade import load_force as load_any
from peel_grade.cli.grade import main
from peel_grade.findings.engines import Compiled
from peel_grade.force.file import Force, load_force
from peel_grade.force.warnings.codes import CODES
from peel_grade.rulebook.model import Rulebook

from tests.conftest import FORCES
from tests.corpus import Case, cases, parameters


def loaded(case: Case, folder: Path, book: Rulebook) -> Force:
    (folder / "report.txt").write_text(case["text"], encoding="utf-8")
    (folder / "force.yaml").write_text(case["before"] + case["file"], encoding="utf-8")
    return load_force(folder / "force.yaml", book)


@pytest.mark.parametrize("case", parameters("force-warnings"))
def test_what_is_warned_of(case: Case, tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    told = [each for each in loaded(case, tmp_path, compiled["peel-2017"].book).warnings if not each.allowed]
    assert [f"{each.line}:{each.column} {each.code}" for each in told] == case["warned"]


def test_every_code_has_a_case() -> None:
    """Those about the rulebook and about a missing text have tests of their own."""
    told = {code.split()[1] for case in cases("force-warnings") for code in case["warned"]}
    assert CODES.keys() - told == {
        *("other-framework", "text-missing", "lines-differ", "asked-twice", "former-name", "names-disagree"),
    }


@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_the_shipped_forces_have_no_warning_that_is_not_allowed(path: Path, compiled: dict[str, Compiled]) -> None:
    assert [
        each for each in load_force(path, compiled[f"peel-{path.stem[-4:]}"].book).warnings if not each.allowed
    ] == []


def test_a_text_that_is_not_there(tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    path = tmp_path / "force.yaml"
    path.write_text("force: X\nframework: peel-2017\nsource: {report: {title: A report, text: gone.txt}}\n")
    (warned,) = load_force(path, compiled["peel-2017"].book).warnings
    assert (warned.code, warned.line, warned.column) == ("text-missing", 3, 36)
    assert warned.message == "the text of `report` cannot be looked up: no such file"


def test_a_text_of_another_length(tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    path, book = tmp_path / "force.yaml", compiled["peel-2017"].book
    (tmp_path / "report.txt").write_text("One line,\nand a last one without an end")
    named = "force: X\nframework: peel-2017\nsource: {report: {title: A report, text: report.txt, lines: 2}}\n"
    path.write_text(named)
    assert load_force(path, book).warnings == ()
    path.write_text(named.replace("lines: 2", "lines: 1"))
    (warned,) = load_force(path, book).warnings
    assert (warned.code, warned.line, warned.column) == ("lines-differ", 3, 54)
    assert warned.help == "write `lines: 2`"


@pytest.mark.slow
def test_warnings_stand_under_a_draft_and_are_remembered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unchanged file, which is not checked again, is warned of again; `--strict` is for scripts."""
    path = tmp_path / "force.yaml"
    path.write_text("force: X\nframework: peel-2017\nindicators: {outcome_16_share: 0.193}\n")
    for _ in range(2):
        assert main([str(path)]) == 0
        told = capsys.readouterr().out
        assert "Warnings (2)\n  - line 3: nothing says where `outcome_16_share` was found [no-source]\n" in told
        assert "  - line 3: 0.193 percent is far from what it is compared with (12.9)\n    [fraction-of-one]\n" in told
        assert "    help: write 19.3, if that is meant\n" in told
    assert main([str(path), "--strict"]) == 1
    capsys.readouterr()
    assert main([str(path), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [(each["code"], each["path"]) for each in document["warnings"]] == [
        ("no-source", "indicators.outcome_16_share"),
        ("fraction-of-one", "indicators.outcome_16_share.value"),
    ]
    assert main([str(path.parent)]) == 0
    assert "; 2 warnings\n" in capsys.readouterr().out


def test_a_text_that_changed_is_looked_up_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, report = tmp_path / "force.yaml", tmp_path / "report.txt"
    path.write_text(
        "force: X\nframework: peel-2017\nsource: {report: {title: A report, text: report.txt}}\n"
        "indicators: {scpos: {value: 7, source: 'report:1'}}\n"
    )
    for content, warned in (("7 orders\n", 0), ("9 orders\n", 1), ("seven orders\n", 0)):
        report.write_text(content)
        assert main([str(path), "--strict"]) == warned
    capsys.readouterr()


def test_a_code_that_no_warning_has_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "force.yaml"
    path.write_text("force: X\nframework: peel-2017\nallow: {no-sources: from notes}\n")
    assert main([str(path)]) == 2
    told = capsys.readouterr().err
    assert "force.yaml:3:9: no warning has the code `no-sources`\n  help: did you mean `no-source`?" in told


def test_allowances_survive_a_round_trip() -> None:
    """What a program takes apart and puts together again allows what it allowed."""
    data = {
        "force": "X",
        "framework": "peel-2017",
        "allow": {"no-source": "from notes"},
        "indicators": {"outcome_16_share": {"value": 0.193, "allow": {"fraction-of-one": "so it is"}}},
    }
    force = load_any(data)
    assert {each.allowed for each in force.warnings} == {"from notes", "so it is"}
    assert load_any(force.to_dict()).warnings == load_any(force).warnings == force.warnings


def test_rows_of_tables_are_warned_of() -> None:
    force = force_from_row({"force": "X", "framework": "peel-2017", "outcome_16_share": 0.193})
    assert {(each.code, each.line) for each in force.warnings} == {("fraction-of-one", 0), ("no-source", 0)}
