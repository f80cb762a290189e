"""Every feature of this folder, as tests."""

from pathlib import Path

from pytest_bdd import scenarios
from pytest_bdd.feature import get_feature

FOLDER = Path(__file__).parent

for file in FOLDER.glob("**/*.feature"):  # read beforehand: `scenarios` would take a byte-order mark for text
    get_feature(str(file.parent), file.name, encoding="utf-8-sig")
scenarios(str(FOLDER))
