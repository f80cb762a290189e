"""The shipped rulebooks, compiled once for all tests, and how much random tests draw.

They draw 100 examples, anew in each run; with `--hypothesis-profile=long` ten times as many, which are 100,000 cases
of the engine beside the oracle and 100,000 forces graded beside it. In CI (where the environment has `CI`, or with
`--hypothesis-profile=ci`) they draw the same each time.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.rulebook import shipped

from tests.plugin import own_cache, pytest_cmdline_main, pytest_configure  # noqa: F401 - pytest looks here
from tests.rulebooks import CALLS, write

ROOT = Path(__file__).parent.parent
FORCES = sorted(shipped.forces_folder().glob("*.yaml"))

os.environ.pop("PYTEST_ADDOPTS", None)  # meant for this run, not for those that tests start

settings.register_profile(
    "default", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, database=None)
settings.register_profile("long", settings.get_profile("default"), max_examples=1_000)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def compiled() -> dict[str, Compiled]:
    return {name: load_compiled(shipped.rules_folder() / name) for name in shipped.frameworks()}


@pytest.fixture(scope="session")
def engines(compiled: dict[str, Compiled]) -> dict[str, Engines]:
    return {name: Engines(book) for name, book in compiled.items()}


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rulebook `calls`, in the folder `tiny` of an empty working folder."""
    monkeypatch.chdir(tmp_path)
    return write(Path("tiny"), CALLS)
