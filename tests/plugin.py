"""What the tests and the scenarios share: which of them run, and where they keep compiled rulebooks.

Slow tests run with `pytest -m ""` (all tests), with `pytest -m slow` (they alone), or where one is named.
"""

import gc
from collections.abc import Iterator

import pytest
from peel_grade.files.store import ENVIRONMENT


def pytest_configure(config: pytest.Config) -> None:
    """Let a test that is named, as `tests/test_x.py::test_y`, run also if it is slow."""
    if config.option.markexpr == "not slow" and any("::" in argument for argument in config.args):
        config.option.markexpr = ""


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled rulebooks in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENVIRONMENT, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module", autouse=True)
def _collected() -> Iterator[None]:
    """Collect garbage after each module: a small cycle may hold native memory that the collector does not count."""
    yield
    gc.collect()
