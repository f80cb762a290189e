"""The example of each lint: what to avoid is reported, what to prefer is not."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.lint.checking import check
from peel_grade.lint.codes import lints
from peel_grade.lint.examples import Example, examples
from peel_grade.rulebook.reading.origins import FolderOrigin

from tests.rulebooks import CALLS, rule, write

SOURCE = [{"document": "report", "lines": 10}]
LEFT_OUT: dict[str, dict[str, Any]] = {
    "rule": {
        "theme": "speed",
        "because": "something is found",
        "rationale": "It matters.",
        "basis": "judgement",
        "source": SOURCE,
    },
    "flags": {"label": "a flag", "criteria": {"holds": "all", "partly": "some", "fails": "none"}, "source": SOURCE},
    "benchmarks": {},
    "parameters": {"basis": "judgement", "source": SOURCE},
    "area": {"question": "response", "source": SOURCE},
}

OTHER = {
    "framework.yaml": 'id: other-2016\ntitle: Another\nyear: 2016\nversion: "1"\n',
    "catalogue/a.yaml": 'benchmarks: {england_and_wales: {calls_in_time: {value: 80, source: "report:12"}}}\n',
    "findings/a.yaml": rule("{indicator: calls_in_time, below_england_and_wales_by: 50%}", name="far-below"),
}
"""A framework beside the one of the example, which that may extend."""
LITTLE = {"area-without-rule", "theme-without-rules", "theme-without-strengths", "unused-evidence"}


def completed(pieces: list[str]) -> dict[str, str]:
    """The files of the rulebook `calls` with the pieces in it, what they leave out filled in."""
    files = dict(CALLS)
    catalogue = yaml.safe_load(files["catalogue/calls.yaml"])
    framework = yaml.safe_load(files["framework.yaml"])
    for piece in map(yaml.safe_load, pieces):
        if isinstance(piece, list) and "text" in piece[0]:
            files["areas/example.yaml"] = json.dumps([LEFT_OUT["area"] | area for area in piece])
            continue
        if isinstance(piece, list):
            files = {name: content for name, content in files.items() if not name.startswith("findings/")}
            files["findings/example.yaml"] = json.dumps([LEFT_OUT["rule"] | rule for rule in piece])
            continue
        for section, entries in piece.items():
            if section == "parameters":
                framework[section] = {name: LEFT_OUT[section] | entry for name, entry in entries.items()}
            elif section in LEFT_OUT:
                catalogue[section] |= {name: LEFT_OUT[section] | entry for name, entry in entries.items()}
                for name in (name for name, entry in entries.items() if "definition" in entry):
                    catalogue[section][name].pop("criteria")  # it stands in their place
            elif section == "theme_grades":
                framework[section] = [{"because": "it follows"} | rule for rule in entries]
            else:
                assert section in {*framework, "extends", "inherit_benchmarks", "efforts"}
                framework[section] = entries
    return files | {"catalogue/calls.yaml": json.dumps(catalogue), "framework.yaml": json.dumps(framework, default=str)}


def reported(folder: Path, pieces: list[str]) -> set[str]:
    write(folder / "other-2016", OTHER)
    found = check(FolderOrigin(write(folder / "tiny-2017", completed(pieces))))
    assert found.book is not None, found.diagnostics
    return {diagnostic.problem.code for diagnostic in found.reported}


def test_every_lint_has_an_example() -> None:
    assert list(examples()) == list(lints())


@pytest.mark.parametrize(("code", "example"), examples().items(), ids=list(examples()))
def test_what_to_avoid_is_reported_and_what_to_prefer_is_not(tmp_path: Path, code: str, example: Example) -> None:
    given = [example.given] if example.given else []
    assert code in reported(tmp_path / "avoid", [*given, example.avoid])
    rest = reported(tmp_path / "prefer", [*given, example.prefer])
    # of a piece with a few rules these are true, whatever it shows
    assert rest <= {*LITTLE, "empty-count", "missing-grade"} - {code}


def test_explain_shows_the_example_of_one_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", "--explain", "always-concludes"]) == 0
    shown = capsys.readouterr().out
    assert "\n  avoid:\n    - id: calls-late\n      when: {indicator: calls_late, at_least: 0}\n" in shown
    assert "\n  prefer:\n    - id: calls-late\n      when: {indicator: calls_late, at_least: 50}\n" in shown
    assert rulebook(["check", "--explain"]) == 0
    assert "avoid:" not in capsys.readouterr().out
    assert rulebook(["check", "--explain", "--format", "json"]) == 0
    codes = {code["code"]: code["example"] for code in json.loads(capsys.readouterr().out)["codes"]}
    assert codes["always-concludes"]["prefer"].startswith("- id: calls-late\n")
    assert codes["yaml-syntax"] is None
