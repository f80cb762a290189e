"""The shipped scenarios stay such that a reviewer reads them: short titles, few steps, narrow tables."""

from pathlib import Path
from typing import Any

import pytest
from peel_grade.rulebook import shipped
from peel_grade.scenarios.features import feature_files, parse_feature
from peel_grade.scenarios.structure import children

FILES = feature_files(shipped.scenarios_folder())


def outlines(file: Path) -> list[dict[str, Any]]:
    return [child for child in children(parse_feature(file)["feature"]) if child["keyword"].startswith("Scenario")]


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_reviewer_would_read_it(file: Path) -> None:
    for outline in outlines(file):
        assert len(outline["name"]) <= 100
        assert len(outline["steps"]) <= 8, outline["name"]
        for examples in outline["examples"]:
            for row in (examples["tableHeader"], *examples["tableBody"]):
                assert all(len(cell["value"]) <= 80 for cell in row["cells"]), row["location"]
