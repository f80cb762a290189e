"""The shipped rulebooks, compiled once for all tests, and a cache folder of the tests' own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from peel_grade.findings.cache import ENVIRONMENT, load_compiled
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.rulebook import shipped

ROOT = Path(__file__).parent.parent
FORCES = sorted(shipped.forces_folder().glob("*.yaml"))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENVIRONMENT, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def compiled() -> dict[str, Compiled]:
    return {name: load_compiled(shipped.rules_folder() / name) for name in shipped.frameworks()}


@pytest.fixture(scope="session")
def engines(compiled: dict[str, Compiled]) -> dict[str, Engines]:
    return {name: Engines(book) for name, book in compiled.items()}
