"""Slow tests run with `pytest -m ""` (all tests), with `pytest -m slow` (they alone), or where one is named."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Let a test that is named, as `tests/test_x.py::test_y`, run also if it is slow."""
    if config.option.markexpr == "not slow" and any("::" in argument for argument in config.args):
        config.option.markexpr = ""
