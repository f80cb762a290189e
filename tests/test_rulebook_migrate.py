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


WORDED = """\
- id: late-calls
  theme: speed
  when: {indicator: calls_late, at_least: 50}
  weakness: serious
  # what inspectors ask for
  area_for_improvement: Answer calls in time, by night and by day alike.  # twice
  because: "{calls_late} calls are late"
  rationale: Callers wait.
  basis: judgement
  source: [{document: report, lines: 10}]
- id: victims-unheard
  theme: care
  when: {flag: victims_heard, is: false}
  weakness: minor
  area_for_improvement: >-
    Answer calls in time,
    by night and by day alike.

  because: victims are not heard
  rationale: Victims matter.
  basis: published
  source: [{document: report, lines: 20}]
- id: calls-late-again
  theme: care
  when: {flag: victims_heard, is: false}
  cause_of_concern: true
  area_for_improvement: "Hear victims: all of them."
  because: victims are not heard
  rationale: Victims matter.
  basis: published
  source: [{document: report, lines: 20}]
"""


def test_wordings_become_areas_that_rules_share(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {name: text for name, text in TINY.items() if not name.startswith("areas/")}
    folder = write(tmp_path / "tiny-2017", files | {"findings/a.yaml": WORDED})
    assert main(["migrate", str(folder)]) == 0
    assert capsys.readouterr().out.count("rewritten") == 2
    book = load_rulebook(folder)
    shared = book.rules["late-calls"].area
    assert shared == book.rules["victims-unheard"].area == "answer-calls-time-by-night-by"
    assert book.areas[shared].text == "Answer calls in time, by night and by day alike."
    assert [source.lines for source in book.areas[shared].sources] == ["10", "20"]
    assert book.areas["hear-victims-all-them"].text == "Hear victims: all of them."
    assert len(book.areas) == 2
    written = (folder / "findings" / "a.yaml").read_text()
    assert "  # what inspectors ask for\n  area: answer-calls-time-by-night-by\n  because:" in written
    assert main(["fmt", "--check", str(folder / "areas")]) == 0
    capsys.readouterr()
    assert main(["migrate", str(folder)]) == 0
    assert capsys.readouterr().out == "nothing to rewrite\n"


def test_an_extending_rulebook_shares_the_areas_of_its_base(tmp_path: Path) -> None:
    files = {name: text for name, text in TINY.items() if not name.startswith("areas/")}
    write(tmp_path / "tiny-2017", files | {"findings/a.yaml": WORDED})
    later = WORDED.split("- id: victims-unheard", maxsplit=1)[0].replace("at_least: 50", "at_least: 60")
    framework = 'id: tiny-2018\ntitle: Next\nyear: 2018\nversion: "1"\nextends: tiny-2017\n'
    folder = write(tmp_path / "tiny-2018", {"framework.yaml": framework, "findings/a.yaml": later})
    assert main(["migrate", str(tmp_path)]) == 0
    book = load_rulebook(folder)
    assert book.rules["late-calls"].area == book.rules["victims-unheard"].area
    assert not (folder / "areas").exists()
