"""A core of durable_rules that cannot be loaded: two lines say why and what to do, and the command exits with 3."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from peel_grade.findings import core

from tests.conftest import ROOT

BROKEN = 'raise ImportError("durable_rules_engine.so: undefined symbol: PyEval_CallObject")\n'
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python code where `folder` comes before the installed packages."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        "from peel_grade.cli.grade import main; raise SystemExit(main(['staffordshire-2017']))",
        "from peel_grade.cli import pool; pool._cores, pool.MANY = lambda: 2, 2; "
        "from peel_grade.cli.grade import main; from peel_grade.rulebook import shipped; "
        "raise SystemExit(main([str(shipped.forces_folder())]))",
        "from peel_grade.cli.rulebook import main; raise SystemExit(main(['backtest']))",
    ],
    ids=["grade", "grade, several processes", "rulebook backtest"],
)
def test_a_core_that_does_not_load_is_told_in_two_lines(tmp_path: Path, command: str) -> None:
    (tmp_path / "durable_rules_engine.py").write_text(BROKEN)
    ran = python(command, tmp_path)
    assert (ran.returncode, ran.stdout) == (3, "")
    why, help_ = ran.stderr.splitlines()
    assert why.startswith("the rules engine durable_rules cannot be loaded: durable_rules_engine.so: undefined symbol")
    assert why.endswith("; tested are 3.11 to 3.13)")
    assert help_.startswith(f'  help: run `CPPFLAGS="{core.FLAGS}" ')
    assert help_.endswith(f"--no-deps durable-rules=={core.VERSION}`")
    assert "--no-cache" in help_


def test_what_needs_no_engine_works_without_it(tmp_path: Path) -> None:
    (tmp_path / "durable_rules_engine.py").write_text(BROKEN)
    ran = python("from peel_grade.cli.evidence.command import main; main(['init'])", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "framework: peel-2017" in ran.stdout


def test_the_version_and_the_flags_are_those_that_are_installed_with() -> None:
    assert f"durable-rules=={core.VERSION}" in PROJECT["dependencies"]
    commands = re.findall(r'CPPFLAGS="([^"]*)"', (ROOT / "README.md").read_text())
    assert len(commands) >= 2
    assert set(commands) == {core.FLAGS}


def test_the_versions_of_python_that_are_named_are_those_of_the_package() -> None:
    classified = [line.rpartition(" ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert [classified[0], classified[-1]] == [f"{major}.{minor}" for major, minor in core.TESTED]
