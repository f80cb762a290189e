"""What the tests of `rulebook check` share: edits of the rulebook `calls`, and the command."""

from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main as rulebook

from tests.rulebooks import rule

NARROW = rule("{indicator: calls_late, at_least: 80}", "weakness: serious", "later-calls")
WRONG = "when: {indicator: calls_late, at_most: 50}"


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))


def add(folder: Path, text: str) -> None:
    with (folder / "findings" / "speed.yaml").open("a") as file:
        file.write(text)


def checked(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> str:
    assert rulebook(["check", *arguments]) == status
    out, err = capsys.readouterr()
    assert err == ""
    return out
