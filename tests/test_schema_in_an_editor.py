"""What an editor makes of the schemas: it completes, explains, and marks what is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from peel_grade.cli import rulebook

from tests.conftest import ROOT
from tests.language_server import Editor


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("editor") / "my schemas"
    assert rulebook.main(["schema", "--output", str(made)]) == 0
    return made


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    opened = Editor()
    yield opened
    opened.close()


def _modeline(folder: Path, kind: str) -> str:
    return f"# yaml-language-server: $schema={quote(folder.name)}/peel-2017.{kind}.json\n"


FINDINGS = """\
- id: example
  theme: initial_response
  when:
    any:
      - {indicator: rso_visits_overdue, at_least: 50}
      - {flag: vulnerability_definition_clear}
      - indicator:\x20
        at_least: 5
  weakness: serious
  because: so it is
  rationale: it matters
  basis: judgement
  source: [{document: national-2017, lines: 12}]
"""


DEFINITION = "Visits to registered sex offenders"


def test_an_editor_completes_and_explains_the_evidence_of_a_rule(editor: Editor, folder: Path) -> None:
    file, text = folder.parent / "rules.yaml", _modeline(folder, "findings") + FINDINGS
    editor.open(file, text)
    offered = {
        item["label"]: item for item in editor.at("textDocument/completion", file, text, "- indicator: ")["items"]
    }
    assert "rso_visits_overdue" in offered, sorted(offered)[:20]
    assert "vulnerability_definition_clear" not in offered
    assert "Unit: count" in json.dumps(offered["rso_visits_overdue"]["documentation"])
    hover = json.dumps(editor.at("textDocument/hover", file, text, "indicator: rso_visits"))
    assert "overdue visits to registered sex offenders" in hover
    assert DEFINITION in hover and "Unit: count" in hover


def test_an_editor_knows_a_force_file(editor: Editor, folder: Path) -> None:
    file = folder.parent / "force.yaml"
    text = _modeline(folder, "force") + (
        "force: Example\nframework: peel-2017\nindicators:\n  rso_visits_overdue: {value: 5}\n  \nflags: {}\n"
    )
    assert editor.open(file, text) == []
    offered = {item["label"] for item in editor.at("textDocument/completion", file, text, "{value: 5}\n  ")["items"]}
    assert "crimes_per_1000" in offered and "vulnerability_definition_clear" not in offered
    assert DEFINITION in json.dumps(editor.at("textDocument/hover", file, text, "  rso_visits"))


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "told"),
    [
        ("findings", "weakness: serious", "weaknes: serious", "Property weaknes is not allowed"),
        ("findings", "theme: initial_response", "theme: initial_respons", "Value must be"),
        ("findings", "indicator: rso_visits_overdue", "indicator: rso_visit_overdue", "Value must be"),
        ("force", "rso_visits_overdue", "rso_visit_overdue", "Property rso_visit_overdue is not allowed"),
        ("force", "{value: 5}", "{valeu: 5}", "Property valeu is not allowed"),
    ],
)
def test_an_editor_marks_what_is_wrong(
    editor: Editor, folder: Path, kind: str, right: str, wrong: str, told: str
) -> None:
    force = "force: Example\nframework: peel-2017\nindicators:\n  rso_visits_overdue: {value: 5}\n"
    sound = FINDINGS.replace("indicator: \n", "indicator: rso_visits_overdue\n") if kind == "findings" else force
    text = _modeline(folder, kind) + sound
    name = f"{kind}-{wrong[:5]}{len(wrong)}"
    assert editor.open(folder.parent / f"{name}-sound.yaml", text) == []
    text = text.replace(right, wrong, 1)
    diagnostics = editor.open(folder.parent / f"{name}.yaml", text)
    line = text[: text.index(wrong)].count("\n")
    assert any(told in each["message"] and each["range"]["start"]["line"] == line for each in diagnostics), diagnostics


def test_the_repository_is_left_as_it_was() -> None:
    assert not (ROOT / "node_modules").exists()
