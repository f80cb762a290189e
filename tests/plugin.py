"""What the tests and the scenarios share: which of them run, on how many cores, and where they keep compiled rulebooks.

Slow tests run with `pytest -m ""` (all tests), with `pytest -m slow` (they alone), or where one is named. Long ones,
which take from minutes to hours, run with `pytest -m long` or where one is named: nowhere else.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from peel_grade.files.store import ENVIRONMENT

_MOST_WORKERS = 8


def pytest_configure(config: pytest.Config) -> None:
    """Let a test that is named, as `tests/test_x.py::test_y`, run also if it is slow or long."""
    option = config.option
    if "long" in option.markexpr:
        return
    if any("::" in argument for argument in config.args):
        option.markexpr = "" if option.markexpr == "not slow" else option.markexpr
    else:
        option.markexpr = f"({option.markexpr}) and not long" if option.markexpr else "not long"


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run all tests on all cores; those of named files in this process, which is sooner than to start others."""
    option = config.option
    asked = getattr(option, "numprocesses", 0)  # there is no such option without pytest-xdist
    if asked is not None or option.usepdb or option.collectonly or hasattr(config, "workerinput"):
        return
    if getattr(option, "cov_source", None):  # coverage has made up its mind how to count: `-n auto` says it in time
        return
    if not all(Path(argument.partition("::")[0]).is_file() for argument in config.args):
        option.numprocesses = min(os.cpu_count() or 1, _MOST_WORKERS)  # each has rulebooks of its own to compile
        option.dist = "worksteal"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled rulebooks in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENVIRONMENT, str(tmp_path_factory.mktemp("cache")))
        yield
