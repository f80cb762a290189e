"""Slow tests run where they are asked for, and only there; all tests together, on all cores."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TESTS = "import pytest\n\n\ndef test_quick(): ...\n\n\n@pytest.mark.slow\ndef test_slow(): ...\n"


@pytest.mark.parametrize(
    ("arguments", "passed"),
    [
        ((), "1 passed"),
        pytest.param(("-m", ""), "2 passed", marks=pytest.mark.slow),  # starts other processes, as the first does
        (("tests/test_it.py::test_slow",), "1 passed"),
        (("tests/test_it.py",), "1 passed, 1 deselected"),
    ],
    ids=["by default", "all", "one that is named", "those of a file"],
)
def test_which_tests_run(tmp_path: Path, arguments: tuple[str, ...], passed: str) -> None:
    for folder in ("tests", "scenarios"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "tests" / "plugin.py", tmp_path / "tests" / "conftest.py")
    (tmp_path / "tests" / "test_it.py").write_text(TESTS)
    plain = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    call = [sys.executable, "-m", "pytest", "-q", "-p", "xdist", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(call, env=plain, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].startswith(f"{passed} in ")
    assert ("bringing up nodes" in done.stdout) is not any("test_it" in argument for argument in arguments)
