"""A trial of `rulebook check`: mistakes as authors make them, in shipped rules, are found where they are."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.lint.formats.regions import Source
from peel_grade.rulebook import shipped

from tests.corpus import Case, cases, parameters
from tests.rulebooks import CALLS, TINY, edited, write
from tests.test_rulebook_lints import MARK, marked

KINDS = {
    "names": (
        *("rulebook-errors: framework", "rulebook-errors: rules", "rulebook-errors: conditions"),
        *("lints: mistakes", "lints: allowing", "shipped-rules: names"),
    ),
    "rules": (
        *("lints: conditions", "lints: bands", "lints: pairs", "lints: reasons", "lints: figures", "lints: wording"),
        "shipped-rules: rules",
    ),
    "grade rules": ("lints: grade-rules", "shipped-grade-rules"),
    "catalogue": ("rulebook-errors: catalogue", "lints: catalogue", "lints: unused", "shipped-rules: catalogue"),
    "several files and inheritance": ("rulebook-errors: several-files",),
    "parameters": ("rulebook-errors: parameters", "lints: parameters"),
}
"""Which cases seed which kind of mistake: a kind of the corpus, or one of its files or kinds."""
LEAST = {
    "names": 44,
    "rules": 55,
    "grade rules": 25,
    "catalogue": 20,
    "several files and inheritance": 6,
    "parameters": 6,
}


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
    assert sum(seeded.values()) >= 150


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


@pytest.mark.slow
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


MECHANICAL = (
    re.compile(r"did you mean `([^`]+)`\?"),
    re.compile(r"write `([^`{}\[\]: ]+)`"),
    re.compile(r"write (-?\d+(?:\.\d+)?)(?:, .+)?"),
)
"""Helps that can be followed without thinking: what is to stand in place of what the mistake is told of."""


def diagnostics(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """All that is reported of a rulebook."""
    rulebook(["check", str(folder), "--format", "json"])
    (book,) = json.loads(capsys.readouterr().out)["rulebooks"]
    return [each for each in book["diagnostics"] if each["allowed"] is None]


def instead(help: str | None) -> str | None:
    """What a help says to write; None where it is not that simple."""
    return next((found[1] for pattern in MECHANICAL if (found := pattern.fullmatch(help or ""))), None)


def replaced(file: Path, line: int, column: int, text: str) -> bool:
    """Write a text in place of the key or value that begins there; False where none does."""
    region = Source(str(file)).region(line, column)
    if region is None:
        return False
    lines = file.read_text(encoding="utf-8").split("\n")
    last = lines[region.end_line - 1][region.end_column - 1 :]
    lines[line - 1 : region.end_line] = [lines[line - 1][: column - 1] + text + last]
    file.write_text("\n".join(lines), encoding="utf-8")
    return True


@pytest.mark.slow
@pytest.mark.parametrize(
    ("corpus", "base", "least"), [("lints", CALLS, 15), ("rulebook-errors", TINY, 25)], ids=["lints", "mistakes"]
)
def test_help_that_is_followed_mends_the_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], corpus: str, base: dict[str, str], least: int
) -> None:
    followed = 0
    for number, case in enumerate(cases(corpus)):
        folder = tmp_path / str(number) / "tiny-2017"
        write(folder, {file: MARK.sub("", content) for file, content in edited(base, case).items()})
        before = diagnostics(folder, capsys)
        told = next((each for each in before if instead(each["help"]) is not None), None)
        if told is None or not replaced(Path(told["file"]), told["line"], told["column"], str(instead(told["help"]))):
            continue
        followed += 1
        after = diagnostics(folder, capsys)
        assert _place(told) not in map(_place, after), (case["name"], told)
        # of a rulebook with errors only some lints are told before they are corrected
        errors = [[each for each in found if each["severity"] == "error"] for found in (before, after)]
        here = [sum(each["file"] == told["file"] for each in found) for found in errors]
        assert here[1] <= here[0] and (errors[0] or len(after) <= len(before)), (case["name"], told, after)
    assert followed >= least


def _place(told: dict[str, Any]) -> tuple[object, ...]:
    return told["file"], told["line"], told["code"], told["message"]
