"""Slow tests run where they are asked for, and only there."""

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
        ((), "1 passed, 1 deselected"),
        (("-m", ""), "2 passed"),
        (("tests/test_it.py::test_slow",), "1 passed"),
    ],
    ids=["by default", "all", "one that is named"],
)
def test_which_tests_run(tmp_path: Path, arguments: tuple[str, ...], passed: str) -> None:
    for folder in ("tests", "scenarios"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "tests" / "plugin.py", tmp_path / "tests" / "conftest.py")
    (tmp_path / "tests" / "test_it.py").write_text(TESTS)
    plain = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(call, env=plain, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].startswith(f"{passed} in ")
