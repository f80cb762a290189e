"""A trial of `rulebook check`: mistakes as authors make them, in shipped rules, are found where they are."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.rulebook import shipped

from tests.corpus import Case, cases, parameters
from tests.rulebooks import edited, write
from tests.test_rulebook_lints import MARK, marked

KINDS = {
    "names": ("rulebook-errors", "lints: mistakes", "lints: allowing", "shipped-rules: names"),
    "rules": (
        *("lints: conditions", "lints: bands", "lints: pairs", "lints: reasons", "lints: figures", "lints: wording"),
        "shipped-rules: rules",
    ),
    "grade rules": ("lints: grade-rules", "shipped-grade-rules"),
    "catalogue": ("lints: catalogue", "lints: unused", "shipped-rules: catalogue"),
}
"""Which cases seed which kind of mistake: a kind of the corpus, or one of its files or kinds."""
LEAST = {"names": 44, "rules": 55, "grade rules": 25, "catalogue": 20}


@pytest.fixture(scope="module")
def peel() -> dict[str, str]:
    """The files of the shipped rulebook of 2017, by their paths in its folder."""
    folder = shipped.rules_folder() / "peel-2017"
    return {str(file.relative_to(folder)): file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yaml"))}


def test_the_trial_is_large_enough() -> None:
    seeded = Counter(
        kind
        for kind, of in KINDS.items()
        for each in of
        for case in cases(each.partition(":")[0])
        if ": " not in each or each.partition(": ")[2] in (case["stem"], case.get("kind"))
    )
    assert all(seeded[kind] >= least for kind, least in LEAST.items()), seeded


def reported(folder: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> set[tuple[str, str, int, int]]:
    """File, code, line and column of all that is reported of a rulebook with marks in it."""
    write(folder, {file: MARK.sub("", content) for file, content in files.items()})
    assert rulebook(["check", str(folder), "--format", "json"]) == 1
    (book,) = json.loads(capsys.readouterr().out)["rulebooks"]
    return {
        (each["file"].removeprefix(f"{folder.as_posix()}/"), each["code"], each["line"], each["column"])
        for each in book["diagnostics"]
        if each["allowed"] is None
    }


def wanted(files: dict[str, str]) -> set[tuple[str, str, int, int]]:
    """File, code, line and column of the marks."""
    found = {(file, *mark) for file, content in files.items() for mark in marked(content)}
    assert found
    return found


@pytest.mark.parametrize("kind", ["names", "rules", "catalogue"])
def test_mistakes_in_shipped_rules_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], peel: dict[str, str], kind: str
) -> None:
    files = dict(peel)
    for case in cases("shipped-rules"):
        if case["kind"] == kind:
            (file,) = (
                name for name, content in files.items() if re.search(rf"^{re.escape(case['in'])}", content, re.M)
            )
            before, entry, after = files[file].partition(case["in"])
            assert case["old"] in after, case
            files[file] = before + entry + after.replace(case["old"], case["new"], 1)
    missed = wanted(files) - reported(tmp_path / "peel-2017", files, capsys)
    assert not missed


@pytest.mark.slow
@pytest.mark.parametrize("case", parameters("shipped-grade-rules"))
def test_mistakes_in_shipped_grade_rules_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], peel: dict[str, str], case: Case
) -> None:
    files = edited(peel, case)
    missed = wanted(files) - reported(tmp_path / "peel-2017", files, capsys)
    assert not missed
