"""A rulebook from a program's data: a mapping of what its files hold."""

import copy
from typing import Any

import pytest
from peel_grade.files.problems import InputError
from peel_grade.findings.engines import Compiled
from peel_grade.lint.checking import check
from peel_grade.rulebook import shipped
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
from peel_grade.rulebook.reading.origins import FolderOrigin, data_origin

from tests.rulebooks import data_of


def read(data: Any) -> Rulebook:
    return rulebook_of(read_rulebook(data_origin(data)))


def told(data: Any) -> list[str]:
    """What is said of data that is refused."""
    with pytest.raises(InputError) as caught:
        read(data)
    return [line for problem in caught.value.problems for line in str(problem).splitlines()]


@pytest.fixture(scope="module")
def peel_2017() -> dict[str, Any]:
    return data_of(shipped.rules_folder() / "peel-2017")


@pytest.mark.parametrize("framework", shipped.frameworks())
def test_data_is_the_rulebook_that_its_files_are(framework: str, compiled: dict[str, Compiled]) -> None:
    assert read(data_of(shipped.rules_folder() / framework)) == compiled[framework].book


def test_data_can_extend_a_shipped_framework(compiled: dict[str, Compiled]) -> None:
    base = compiled["peel-2017"].book
    framework = {"id": "mine-2018", "title": "Mine", "year": 2018, "version": "1", "extends": "peel-2017"}
    book = read({"framework": framework | {"without": ["rso-risk-not-managed"]}})
    assert book.framework.id == "mine-2018"
    assert set(base.rules) - set(book.rules) == {"rso-risk-not-managed"}
    assert book.questions == base.questions
    assert told({"framework": framework | {"extends": "peel-2071"}}) == [
        "framework.extends: unknown framework `peel-2071`", "  help: did you mean `peel-2017`?",
    ]  # fmt: skip


SECTIONS = "  help: a rulebook is a mapping of `framework`, `catalogue`, `findings`, `areas`, `exclusions`"
WITHOUT_BOUNDS: dict[str, Any] = {}
WITHOUT_BOUNDS["framework"] = WITHOUT_BOUNDS


def test_mistakes_are_told_by_their_path(peel_2017: dict[str, Any]) -> None:
    data = copy.deepcopy(peel_2017)
    index = next(i for i, rule in enumerate(data["findings"]) if rule["id"] == "rso-risk-not-managed")
    data["findings"][index]["theme"] = "mental_helth"
    data["findings"].append(dict(data["findings"][index], id="another", weakness="grave"))
    data["findings"].append(dict(data["findings"][index]))
    data["catalogue"]["indicators"]["scpos"]["unit"] = float("nan")
    data["finding"] = []
    last = len(data["findings"]) - 1
    found = told(data)
    assert found[:2] == [
        "catalogue.indicators.scpos.unit: `nan` is not a finite number",
        "  help: leave out what is not known",
    ]
    assert "finding: unknown key `finding`" in found
    assert f"findings[{index}].theme: unknown theme `mental_helth`" in found
    assert f"findings[{last - 1}].weakness: unknown weight `grave`" in found
    assert f"findings[{last}].id: `rso-risk-not-managed` is defined twice" in found
    assert f"  help: the first is at `findings[{index}]`" in found
    data["framework"]["questions"]["vulnerability"]["titel"] = "x"
    assert "framework.questions.vulnerability.titel: unknown key `titel`" in told(data)
    assert sum(line.startswith("catalogue.") for line in found) == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, ["rulebook: key `framework` is missing"]),
        ({"framework": None}, ["rulebook: key `framework` is missing"]),
        ([], ["rulebook: a list stands here, a mapping is expected", SECTIONS]),
        (WITHOUT_BOUNDS, ["framework: nested more than 40 levels deep"]),
    ],
    ids=["nothing in it", "nothing of its own", "no mapping", "without bounds"],
)  # fmt: skip
def test_what_is_no_rulebook(data: Any, expected: list[str]) -> None:
    assert told(data) == expected


@pytest.mark.slow
def test_data_is_checked_as_its_files_are(peel_2017: dict[str, Any]) -> None:
    data = copy.deepcopy(peel_2017)
    twin = dict(data["areas"][0], id="twin-of-an-area")
    data["areas"].append(twin)
    found = check(data_origin(data))
    assert found.name == "rulebook"
    assert found.book is not None
    last = len(data["areas"]) - 1
    assert {each.problem.path for each in found.reported} == {f"areas[{last}].text", f"areas[{last}].id"}


@pytest.mark.slow
def test_what_is_allowed_in_files_is_allowed_in_data(peel_2017: dict[str, Any]) -> None:
    in_files = check(FolderOrigin(shipped.rules_folder() / "peel-2017"))
    in_data = check(data_origin(peel_2017))
    assert in_data.reported == in_files.reported == []
    assert len(in_data.diagnostics) == len(in_files.diagnostics)
