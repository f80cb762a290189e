"""What is true, partly so or false: from the force file to the draft, its explanations and scenarios."""

import json
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.force.file import check_force
from peel_grade.force.row import row_tree
from peel_grade.grades.assessment import assess
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.listing import sentences
from peel_grade.scenarios.statement import NOTHING
from peel_grade.scenarios.writing import scenario

from tests.rulebooks import CALLS, FORCE, rule, write

ASKED = {
    "is-true": "{flag: victims_heard}",
    "is-false": "{flag: victims_heard, is: false}",
    "is-partly": "{flag: victims_heard, is: partly}",
    "at-least": "{flag: victims_heard, at_least: partly}",
    "at-most": "{flag: victims_heard, at_most: partly}",
    "not-true": "{none: [{flag: victims_heard}]}",
    "not-false": "{none: [{flag: victims_heard, is: false}]}",
    "not-partly": "{none: [{flag: victims_heard, is: partly}]}",
}
"""A rule for each way to ask for a degree."""
CONCLUDE = {
    "true": {"is-true", "at-least", "not-false", "not-partly"},
    "partly": {"is-partly", "at-least", "at-most", "not-true", "not-false"},
    "false": {"is-false", "at-most", "not-true", "not-partly"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rules = "".join(rule(when, name=name) for name, when in ASKED.items())
    return write(tmp_path / "tiny-2017", {**CALLS, "findings/degrees.yaml": rules})


def draft(folder: Path, capsys: pytest.CaptureFixture[str], said: str) -> dict[str, Any]:
    file = write(folder.parent, {"force.yaml": f"{FORCE}flags:\n  victims_heard: {said}\n"}) / "force.yaml"
    assert grade([str(file), "--rules", str(folder), "--format", "json"]) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def found(made: dict[str, Any]) -> dict[str, Any]:
    return {each["rule"]: each for question in made["questions"].values() for each in question["findings"]}


@pytest.mark.parametrize("said", CONCLUDE)
@pytest.mark.parametrize("form", ["{}", "{{is: {}, note: as seen}}"], ids=["short", "long"])
def test_each_degree_meets_what_asks_for_it(
    said: str, form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    concluded = found(draft(folder, capsys, form.format(said)))
    assert {name for name in ASKED if name in concluded} == CONCLUDE[said]
    (evidence,) = concluded["at-least" if said != "false" else "at-most"]["evidence"]
    assert evidence["value"] == {"true": True, "false": False}.get(said, said)
    assert (
        evidence["says"]
        == {
            "true": "victims are heard",
            "partly": "it is partly so that victims are heard",
            "false": "victims are not heard",
        }[said]
    )


def test_a_near_miss_is_told_with_what_is_recorded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft(folder, capsys, "partly")
    arguments = [str(folder.parent / "force.yaml"), "--rules", str(folder)]
    assert grade([*arguments, "--explain", "is-true", "--explain", "victims are heard"]) == 0
    told = " ".join(capsys.readouterr().out.replace("\u2502", "").split())
    assert "victims are heard; recorded: it is partly so that victims are heard" in told
    assert "victims_heard: victims are heard: partly" in told


def test_scenarios_state_degrees(folder: Path) -> None:
    language = Language(load_compiled(folder).book)
    stated = {}
    for sentence in ("victims are heard", "victims are not heard"):
        for before in ("", "It is partly so that "):
            given = language.given(f"{before}{sentence}")
            stated[f"{before}{sentence}"] = given and given.change(NOTHING).flags["victims_heard"].is_
    assert stated == {
        "victims are heard": True,
        "victims are not heard": False,
        "It is partly so that victims are heard": "partly",
        "It is partly so that victims are not heard": None,  # one sentence for one thing
    }
    assert "it is partly so that victims are heard" in sentences(language)["Given"]


def test_a_scenario_that_narrowly_misses_is_of_what_is_partly_so(folder: Path) -> None:
    book = load_compiled(folder).book
    table = [line.split("|")[1].strip() for line in scenario(book.rules["is-true"], book).splitlines() if "|" in line]
    assert [row for row in table if row.endswith("victims are heard")] == [
        "victims are heard",
        "it is partly so that victims are heard",
    ]


@pytest.mark.parametrize("cell", ["partly", "Partly"])
def test_a_row_of_a_table_may_say_partly(cell: str, folder: Path) -> None:
    compiled = load_compiled(folder)
    force = check_force(row_tree({"force": "A", "victims_heard": cell}, compiled.book), compiled.book)
    verdicts = assess(force, Engines(compiled)).verdicts
    assert {name for name in ASKED if verdicts[name]} == CONCLUDE["partly"]


def test_what_could_not_be_shown_is_told_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = rule("{flag: victims_heard, supplied: false}", name="not-shown")
    write(folder, {"findings/shown.yaml": more})
    made = draft(folder, capsys, "{supplied: false, note: asked}")
    (evidence,) = found(made)["not-shown"]["evidence"]
    assert (evidence["value"], evidence["test"]["aspect"]) == (False, "supplied")
    assert evidence["says"] == "the force could not show whether victims are heard"
    assert not {*ASKED} & {*found(made)}
    assert grade([str(folder.parent / "force.yaml"), "--rules", str(folder), "--explain", "is-true"]) == 0
    assert "victims are heard: not supplied" in capsys.readouterr().out
    language = Language(load_compiled(folder).book)
    given = language.given("the force could not show whether victims are heard")
    assert given is not None
    assert given.change(NOTHING).flags["victims_heard"].status == "not_supplied"
    assert language.given("the force could not show whether victims are not heard") is None
