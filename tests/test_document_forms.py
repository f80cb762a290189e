"""Every JSON document that a command prints has a form, which `rulebook schema` writes, and is as it says."""

import ast
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import peel_grade
import pytest
from peel_grade.cli import grade, rulebook
from peel_grade.cli.documents import FORMS, form_of
from peel_grade.cli.evidence import command as evidence
from peel_grade.rulebook import shipped
from peel_grade.schema.documents import document_schema

from tests.document_forms import has_its_form

NOT_PRINTED = {"sweep-state/1"}
"""What a sweep keeps for itself."""
PACKAGE = Path(peel_grade.__file__).parent
FORCE = str(shipped.forces_folder() / "staffordshire-2017.yaml")


def names_in_the_code() -> Iterator[str]:
    """Every text of the package that is a name and a version, but for those that forms give as the only value."""
    for file in PACKAGE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        forms = {id(node.slice) for node in ast.walk(tree) if isinstance(node, ast.Subscript)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in forms:
                yield from re.findall(r"\A[a-z-]+/[0-9]+\Z", node.value)


def test_each_document_of_the_code_has_a_form() -> None:
    named = {document_schema(form_of(name))["title"] for name in FORMS}
    assert named == {*names_in_the_code()} - NOT_PRINTED
    assert {name.partition("/")[0] for name in named} == {*FORMS}


@pytest.mark.parametrize(
    ("name", "command", "call"),
    [
        ("check/1", rulebook, ["check", "--rules", "tiny"]),
        ("check-codes/1", rulebook, ["check", "--explain"]),
        ("sentences/1", rulebook, ["test", "--sentences", "visits"]),
        ("assessment/2", grade, [FORCE]),
        ("force-explanation/1", grade, [FORCE, "--explain", "vulnerability"]),
        ("evidence-check/1", evidence, ["check", FORCE]),
        ("warnings/1", evidence, ["check", "--explain"]),
        ("evidence-proof/1", evidence, ["proof", FORCE]),
        ("evidence-compare/1", evidence, ["compare", FORCE, "other.yaml"]),
        ("evidence-find/1", evidence, ["find", "visits"]),
        ("evidence-find-areas/1", evidence, ["find", "visits", "--areas"]),
        ("problems/1", grade, ["nowhere.yaml"]),
    ],
)
def test_what_is_printed_has_its_form(
    name: str, command: object, call: list[str], tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(FORCE, tiny.parent / "other.yaml")
    command.main([*call, "--format", "json"])  # type: ignore[attr-defined]  # one of three modules
    out, err = capsys.readouterr()
    assert has_its_form(json.loads(out or err)) == name
