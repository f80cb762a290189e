"""`rulebook test` and pytest-bdd run the same scenarios and come to the same verdicts, however odd a feature is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import junitparser
import pytest
import yaml
from peel_grade.files.problems import InputError
from peel_grade.rulebook.locate import locate_all
from peel_grade.scenarios.locate import locate_samples
from peel_grade.scenarios.suite import Suite, suite_of
from peel_grade.scenarios.verdicts import outcome

from tests.conftest import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "corpus" / "odd-features.yaml").read_text())


def test_the_corpus_says_of_each_what_becomes_of_it() -> None:
    assert all(("refused" in case) != ("verdicts" in case) for case in CASES)
    assert len({case["about"] for case in CASES}) == len(CASES) >= 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each feature, with what lets pytest run it."""
    folder = tmp_path_factory.mktemp("odd")
    for number, case in enumerate(CASES):
        own = folder / f"case{number}"
        own.mkdir()
        (own / "odd.feature").write_text(case["feature"], newline="")
        shutil.copy(ROOT / "scenarios" / "test_scenarios.py", own / f"test_case{number}.py")
    shutil.copy(ROOT / "scenarios" / "conftest.py", folder)
    return folder


@pytest.fixture(scope="module")
def suite() -> Suite:
    with locate_all(None) as places:
        return suite_of(places, locate_samples(places))


@pytest.fixture(scope="module")
def by_pytest(folder: Path) -> dict[int, list[str]]:
    """The verdicts of pytest by the number of the case; an error is a file that it cannot even read."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}"}
    call = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--rootdir", folder, folder]
    options = ["--junitxml", folder / "report.xml", "-o", "junit_family=xunit2"]
    ran = subprocess.run(
        [*map(str, call), *map(str, options), "--continue-on-collection-errors"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1, ran.stdout + ran.stderr
    found: dict[int, list[str]] = {number: [] for number in range(len(CASES))}
    for suite in junitparser.JUnitXml.fromfile(str(folder / "report.xml")):
        for case in suite:
            place = case.classname or case.name
            found[int(place.split("case")[1].split(".")[0])].append(_verdict(case))
    return found


def _verdict(case: junitparser.TestCase) -> str:
    if not case.result:
        return "passed"
    (result,) = case.result
    if isinstance(result, junitparser.Skipped):
        if result.type == "pytest.xfail":
            return "failed_as_expected"
        return "pending" if result.message == "wip" else "skipped"
    if isinstance(result, junitparser.Failure):
        return "passed_unexpectedly" if "XPASS(strict)" in result.message else "failed"
    return "unreadable"


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["about"] for case in CASES])
def test_both_come_to_the_same(number: int, folder: Path, suite: Suite, by_pytest: dict[int, list[str]]) -> None:
    case, file = CASES[number], folder / f"case{number}" / "odd.feature"
    if "refused" in case:
        with pytest.raises(InputError) as refused:
            read(suite, file)
        assert case["refused"] in "\n".join(map(str, refused.value.problems))
        assert {*by_pytest[number]} <= {"failed", "unreadable"}, "pytest must not run what is refused"
    else:
        assert read(suite, file) == case["verdicts"]
        assert by_pytest[number] == case["verdicts"]


def read(suite: Suite, file: Path) -> list[str]:
    """The verdicts of the scenarios in a file."""
    found = suite._replace(samples=suite.samples._replace(scenarios=file)).read()
    return [
        outcome(each, suite.languages[each.framework], suite.engines[each.framework]).verdict
        for each in found.scenarios
    ]
