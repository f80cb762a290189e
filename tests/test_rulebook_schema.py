"""`rulebook schema`: JSON Schemas that hold for every shipped file, and for nothing that is broken."""

import copy
import json
import shutil
from pathlib import Path
from typing import Annotated, Any

import peel_grade
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from peel_grade.cli import rulebook
from peel_grade.cli.documents import FORMS
from peel_grade.files.yaml_tree import load
from peel_grade.findings.engines import Compiled
from peel_grade.rulebook import shipped
from peel_grade.schema.forms import KINDS, json_schema
from pydantic import AfterValidator, TypeAdapter, WithJsonSchema

from tests.corpus import Case, cases, parameters

RULES, SCENARIOS = shipped.rules_folder(), shipped.scenarios_folder()
FORCES = sorted([*SCENARIOS.glob("forces/*.yaml"), *SCENARIOS.glob("backgrounds/*.yaml")])
FILES = [*sorted(RULES.glob("*/*/*.yaml")), *sorted(RULES.glob("*/framework.yaml")), *FORCES]
SOUND: dict[str, Any] = {case["stem"]: case["sound"] for case in cases("schema-errors")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("editor") / "my schemas"
    assert rulebook.main(["schema", "--output", str(made)]) == 0
    return made


def _schema(folder: Path, kind: str, framework: str = "peel-2017") -> Any:
    return json.loads((folder / f"{framework}.{kind}.json").read_text(encoding="utf-8"))


def _of(file: Path) -> tuple[str, str]:
    """The kind and framework of a shipped file."""
    if RULES not in file.parents:
        return "force", load(file).data["framework"]
    name = file.relative_to(RULES).parts[0]
    return ("framework" if file.name == "framework.yaml" else file.parent.name), name


@pytest.mark.slow
def test_the_schemas_are_json_schemas(folder: Path) -> None:
    names = {f"{framework}.{kind}.json" for framework in shipped.frameworks() for kind in KINDS}
    assert {file.name for file in folder.glob("*.json")} == {
        *names,
        *(f"{name}.json" for name in FORMS),
    }
    for file in folder.glob("*.json"):
        schema = json.loads(file.read_text(encoding="utf-8"))
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        if not file.name.startswith("peel-2016"):  # which differ in names only
            Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-3:]))
def test_every_shipped_file_fits_its_schema(folder: Path, file: Path) -> None:
    problems = Draft202012Validator(_schema(folder, *_of(file))).iter_errors(load(file).data)
    assert [f"{problem.json_path}: {problem.message[:200]}" for problem in problems] == []


@pytest.mark.parametrize(
    "kind", {case["stem"]: case["sound"] for case in cases("schema-errors")}.items(), ids=lambda kind: kind[0]
)
def test_what_the_broken_files_are_made_from_is_sound(folder: Path, kind: tuple[str, Any]) -> None:
    name, sound = kind
    Draft202012Validator(_schema(folder, name)).validate(sound)


@pytest.mark.parametrize("case", parameters("schema-errors"))
def test_a_broken_file_does_not_fit(folder: Path, case: Case) -> None:
    data = copy.deepcopy(case["sound"])
    part = data
    for step in case["place"][:-1]:
        part = part[step]
    if case["place"]:
        part[case["place"][-1]] = case["value"]
    else:
        data = case["value"]
    assert not Draft202012Validator(_schema(folder, case["stem"])).is_valid(data)


def test_every_name_of_the_catalogue_stands_there_with_its_meaning(folder: Path, compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    defs = _schema(folder, "findings")["$defs"]
    meanings = {
        kind: {entry["const"]: entry for group in defs[kind]["allOf"] for entry in group["then"]["anyOf"]}
        for kind in ("indicator", "flag", "rule")
    }
    for kind, entries in (("indicator", book.indicators), ("flag", book.flags)):
        told = meanings[kind]
        assert [each["label"] for each in defs[kind]["defaultSnippets"]] == list(told)
        assert told.keys() == entries.keys()
        for name, entry in entries.items():
            assert told[name]["title"] == entry.label
            assert entry.definition in told[name]["description"]
    assert meanings["rule"].keys() == book.rules.keys()
    assert "Unit: count; higher is worse" in meanings["indicator"]["rso_visits_overdue"]["description"]


@pytest.mark.slow
def test_the_schemas_are_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    for _ in range(2):  # the second time over what the first wrote
        assert rulebook.main(["schema", "--output", str(again), "--rules", str(RULES)]) == 0
        assert {file.name: file.read_bytes() for file in again.iterdir()} == {
            file.name: file.read_bytes() for file in folder.iterdir()
        }
    assert [file.name for file in tmp_path.iterdir()] == ["again"]


def test_what_others_wrote_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert rulebook.main(["schema", "--output", str(tmp_path)]) == 2
    assert "this folder exists and was not written by `rulebook schema`\n  help: " in capsys.readouterr().err
    assert rulebook.main(["schema", "--output", str(tmp_path / "notes.txt")]) == 2
    assert "this is a file, a folder is expected" in capsys.readouterr().err
    assert rulebook.main(["schema", "--output", str(tmp_path / "new"), "--rules", str(tmp_path)]) == 2
    assert "no rulebook in this folder" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.slow
def test_the_modeline_is_added_once_and_nothing_else_changes(tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    contents = {
        "a.yaml": b"force: A\r\nframework: peel-2016\r\n",
        "b.yaml": b"\xef\xbb\xbfforce: B\nframework: peel-2017",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    given = [*(tmp_path / "rules").glob("*/*/*.yaml"), *(tmp_path / "rules").glob("*/framework.yaml")]
    before = {file: file.read_bytes() for file in given}
    call = ["schema", "--output", str(tmp_path / "my schemas"), "--rules", str(tmp_path / "rules"), "--modeline"]
    for _ in range(2):
        assert rulebook.main([*call, *map(str, given), *(str(tmp_path / name) for name in contents)]) == 0
        for file, content in before.items():
            kind = "framework" if file.name == "framework.yaml" else file.parent.name
            name, *inside = file.relative_to(tmp_path / "rules").parts
            line = f"# yaml-language-server: $schema=../{'../' * len(inside)}my%20schemas/{name}.{kind}.json\n"
            assert file.read_bytes() == line.encode() + content.split(b"\n", 1)[1]  # instead of the one it came with
        line_a = b"# yaml-language-server: $schema=my%20schemas/peel-2016.force.json\r\n"
        assert (tmp_path / "a.yaml").read_bytes() == line_a + contents["a.yaml"]
        line_b = b"\xef\xbb\xbf# yaml-language-server: $schema=my%20schemas/peel-2017.force.json\n"
        assert (tmp_path / "b.yaml").read_bytes() == line_b + contents["b.yaml"][3:]
    for framework in ("peel-2016", "peel-2017"):
        peel_grade.load_rulebook(tmp_path / "rules" / framework)


def test_a_file_of_no_known_kind_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "a.yaml": "force: A\nframework: peel-2018\n",
        "b.yaml": "x: 1\n",
        "c.yaml": "force: C\nframework: peel-2017\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    call = ["schema", "--output", str(tmp_path / "new"), "--modeline", *(str(tmp_path / name) for name in files)]
    assert rulebook.main(call) == 2
    told = capsys.readouterr().err
    assert "no schema is written for `peel-2018`\n  help: did you mean `peel-201" in told
    assert "what kind of file this is cannot be told" in told
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == files


def test_a_validator_that_does_not_say_what_it_asks_is_an_error() -> None:
    """So that a schema never falls behind the model that it is written from."""

    def even(value: int) -> int:
        return value

    with pytest.raises(NotImplementedError, match="even"):
        json_schema(TypeAdapter(Annotated[int, AfterValidator(even)]).core_schema)
    said = Annotated[int, AfterValidator(even), WithJsonSchema({"type": "integer", "multipleOf": 2})]
    assert json_schema(TypeAdapter(said).core_schema) == {"type": "integer", "multipleOf": 2}
