"""Whatever is taken out of a rulebook, or stands in it in a wrong form, is told: nothing ends in a traceback."""

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peel_grade
import pytest
import yaml

from tests.conftest import ROOT

FRAMEWORKS = sorted(path.parent for path in (ROOT / "tests" / "frameworks").glob("*/*/framework.yaml"))
WRONG: tuple[Any, ...] = (None, "zz", 7, [])


def data_of(folder: Path) -> dict[str, Any]:
    """A rulebook's files as the data that `load_rulebook` takes."""
    catalogue: dict[str, Any] = {}
    for file in sorted(folder.glob("catalogue/*.yaml")):
        for section, entries in yaml.safe_load(file.read_text()).items():
            catalogue.setdefault(section, {}).update(entries)
    findings = [rule for file in sorted(folder.glob("findings/*.yaml")) for rule in yaml.safe_load(file.read_text())]
    framework = yaml.safe_load((folder / "framework.yaml").read_text())
    return {"framework": framework, "catalogue": catalogue, "findings": findings}


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in the data."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from places(value, (*path, key))


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(
            folder, id=folder.name, marks=() if folder.name in ("clack-2031", "care-2024") else pytest.mark.slow
        )
        for folder in FRAMEWORKS
    ],
)
def test_a_fault_is_told(folder: Path) -> None:
    whole = data_of(folder)
    drawn = random.Random(7)
    everywhere = list(places(whole))
    of_framework = [path for path in everywhere if path[0] == "framework"]
    faults = [(("framework", key), "remove") for key in whole["framework"]]
    for path in (*drawn.choices(everywhere, k=25), *drawn.choices(of_framework, k=25)):
        faults.append((path, drawn.choice(("remove", *WRONG))))
    for (*above, last), what in faults:
        data = copy.deepcopy(whole)
        part: Any = data
        for key in above:
            part = part[key]
        if what == "remove":
            del part[last]
        else:
            part[last] = what
        reported = peel_grade.check(data)
        try:
            peel_grade.load_rulebook(data)
        except peel_grade.InputError as error:
            assert error.problems
            assert any(each.severity == "error" for each in reported), (above, last, what)
