"""`rulebook test --watch`: what is told after each save."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.scenarios.reports.changes import changes
from peel_grade.scenarios.verdicts import VERDICTS

from tests.rulebooks import CALLS, write
from tests.test_rulebook_watch import Watch, save

FEATURE = """Feature: Calls

  Scenario: Many are late
    Given 60 calls are late
    When the force is graded
    Then late-calls is found as a serious weakness
"""


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    write(tmp_path / "tiny", CALLS)
    write(tmp_path / "scenarios", {"a.feature": FEATURE})
    started = Watch(tmp_path, "--watch", "--rules", "tiny", command="test")
    yield started
    started.process.kill()


@pytest.mark.slow
def test_each_save_runs_the_scenarios_again(tmp_path: Path, watch: Watch) -> None:
    assert watch.block().startswith("1 scenario, 0 failed\n")
    save(tmp_path / "tiny" / "findings" / "speed.yaml", "at_least: 50", "at_least: 80")
    told = watch.block()
    assert told.startswith("changed: speed.yaml\nscenarios/a.feature:3: Many are late\n")
    assert "  actual: it is not found\n" in told
    assert "\n1 scenario, 1 failed\n" in told
    save(tmp_path / "scenarios" / "a.feature", "60 calls", "90 calls")
    told = watch.block()
    assert told.startswith(
        "changed: a.feature\nscenarios/a.feature:3: Many are late: passed now\n1 scenario, 0 failed\n"
    )
    save(tmp_path / "scenarios" / "a.feature", "90 calls", "90 cals")
    assert (
        "scenarios/a.feature:4:5: unknown step `90 cals are late`\n  help: nearest: `90 calls are late`"
        in watch.block()
    )
    save(tmp_path / "scenarios" / "a.feature", "90 cals", "90 calls")
    assert "\n1 scenario, 0 failed\n" in watch.block()
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(60) == 0
    assert watch.process.stderr is not None and watch.process.stderr.read() == ""


def test_a_git_revision_is_not_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--watch", "--rules", "HEAD:rules"]) == 2
    assert "a git revision never changes" in capsys.readouterr().err


def told(**verdicts: str) -> dict[str, Any]:
    """A run of scenarios by their names, each with its verdict."""
    place = {"file": "a.feature", "line": 3, "row": None}
    failed = {"step": "x holds", "step_line": 4, "otherwise": "it does not", "derivation": []}
    return {
        "scenarios": len(verdicts),
        "verdicts": {verdict: list(verdicts.values()).count(verdict) for verdict in VERDICTS},
        "outcomes": [{**place, "scenario": name, "verdict": verdict} for name, verdict in verdicts.items()],
        "failed": [{**place, **failed, "scenario": name} for name, verdict in verdicts.items() if verdict == "failed"],
        "warnings": [],
        "mistakes": [],
    }


def test_what_fails_as_before_is_not_told_again() -> None:
    before, now = told(A="failed", B="passed", C="failed"), told(A="failed", B="failed", C="skipped")
    assert changes(before, now) == [
        "a.feature:3: B",
        "  expected (line 4): x holds",
        "  actual: it does not",
        "a.feature:3: C: skipped now",
        "3 scenarios, 2 failed, 1 skipped",
    ]
    assert changes(now, now) == ["3 scenarios, 2 failed, 1 skipped"]
    assert changes(None, told(A="failed"))[0] == "a.feature:3: A"
