"""Every feature of this folder, as tests."""

from pathlib import Path

from pytest_bdd import scenarios

scenarios(str(Path(__file__).parent))
