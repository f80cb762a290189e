"""Rulebooks of the first edition are rewritten in the form of today, comments kept."""

import re
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.rulebook.reading.load import load_rulebook

from tests.rulebooks import TINY, write


def test_an_old_rulebook_is_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framework = TINY["framework.yaml"].partition("\nwords:")[0] + "\n"
    catalogue, _, values = TINY["catalogue/a.yaml"].partition("benchmarks:\n")
    old = f"{catalogue}# of this cycle\n" + re.sub(r"^  ", "", values, flags=re.MULTILINE) + "# the end\n"
    folder = write(tmp_path / "tiny-2017", {**TINY, "framework.yaml": framework, "catalogue/a.yaml": old})
    expected = load_rulebook(write(tmp_path / "new" / "tiny-2017", TINY))
    assert main(["migrate", str(folder)]) == 0
    assert capsys.readouterr().out.count("rewritten") == 2
    book = load_rulebook(folder)
    assert (book.benchmarks, book.rules, book.framework.scale) == (
        expected.benchmarks, expected.rules, expected.framework.scale,
    )  # fmt: skip
    written = (folder / "catalogue" / "a.yaml").read_text()
    assert "# of this cycle\nbenchmarks:\n  england_and_wales:\n    calls_late:" in written
    assert written.endswith("# the end\n")
    assert main(["migrate", str(folder)]) == 0
    assert capsys.readouterr().out == "nothing to rewrite\n"


def test_an_old_rulebook_is_told_how_to_become_one_of_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framework = TINY["framework.yaml"].partition("\nwords:")[0] + "\n"
    folder = write(tmp_path / "tiny-2017", {**TINY, "framework.yaml": framework})
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert "key `weights` is missing" in printed
    assert "`rulebook migrate` does it" in printed


def test_shipped_rulebooks_have_the_form_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "rules"]) == 0
    assert capsys.readouterr().out == "nothing to rewrite\n"
