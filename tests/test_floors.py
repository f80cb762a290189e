"""The packages stand on floors: an import points to a lower floor (the order is in pyproject.toml). Each names in
`__all__` what others use of it.
"""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GRAPH = grimp.build_graph("peel_grade", cache_dir=None)
PACKAGES = sorted(
    ".".join(file.relative_to(ROOT / "engine").parent.parts)
    for file in (ROOT / "engine" / "peel_grade").rglob("__init__.py")
    if file.parent.name != "peel_grade"  # what programs import is pinned in test_library.py
)


def used_from_outside(package: str) -> Iterator[tuple[str, str]]:
    """What a module outside of the package imports of it: the module, or what it defines itself, and by whom."""
    for importer in GRAPH.modules:
        if (importer + ".").startswith(package + "."):
            continue
        for imported in GRAPH.find_modules_directly_imported_by(importer):
            if imported == package:
                for detail in GRAPH.get_import_details(importer=importer, imported=imported):
                    (line,) = ast.parse(detail["line_contents"].strip()).body
                    assert isinstance(line, ast.ImportFrom), f"{importer}: {detail['line_contents']}"
                    yield from ((name.name, importer) for name in line.names)
            elif imported.startswith(package + "."):
                yield imported.removeprefix(package + ".").split(".")[0], importer
    for entry in PROJECT["project"]["scripts"].values():
        if entry.startswith(package + "."):
            yield re.split("[.:]", entry.removeprefix(package + "."))[0], "pyproject.toml"


def test_no_import_points_upward() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_names_what_others_use_of_it_and_no_more(package: str) -> None:
    named = importlib.import_module(package).__all__
    used = dict(used_from_outside(package))
    inner = {name: importer for name, importer in used.items() if name not in named}
    assert not inner, f"{package} keeps to itself what others import: name it in `__all__`, or ask for what is there"
    assert sorted(used) == sorted(named), f"`__all__` of {package} names what none uses"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_in_one_sentence_what_it_is(package: str) -> None:
    said = importlib.import_module(package).__doc__
    assert said
    assert re.fullmatch(r"[^.]+\.", said), f"{package}: {said}"


def test_importing_a_room_imports_nothing_else() -> None:
    rooms = [package for package in PACKAGES if package.count(".") == 1]
    code = f"import sys\nfor room in {rooms}: __import__(room)\nprint(*sorted(m for m in sys.modules if 'peel_' in m))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == sorted(["peel_grade", *rooms])
