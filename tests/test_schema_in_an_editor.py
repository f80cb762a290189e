"""What an editor makes of the schemas: it completes, explains, and marks what is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from peel_grade.cli import rulebook
from peel_grade.rulebook.reading.findings_form import RuleText

from tests.conftest import ROOT
from tests.language_server import Editor

pytestmark = pytest.mark.slow


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
        (
            "findings",
            "indicator: rso_visits_overdue",
            "indicator: rso_visit_overdue",
            "is the name of no indicator",
        ),
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


RULE = "\n- id: two\n  theme: mental_health\n"


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("\n- ", set(RuleText.model_fields)),
        ("\n- id: two\n  w", set(RuleText.model_fields) - {"id"}),
        (f"{RULE}  when:\n    ", {"flag", "indicator", "all", "of"}),
        (f"{RULE}  when: {{i", {"flag", "indicator", "all", "of"}),
        (f"{RULE}  when: {{flag: mental_health_training_given, i", {"is"}),
        (f"{RULE}  when: {{flag: ", {"mental_health_demand_analysed"}),
        (f"{RULE}  when: {{flag: ment", {"mental_health_demand_analysed"}),
        (f"{RULE}  source: [{{d", {"document", "lines"}),
        (f"{RULE}  source: [{{document: ", {"national-2017"}),
    ],
)
def test_an_editor_completes_a_new_rule_behind_others(
    editor: Editor, folder: Path, written: str, offered: set[str]
) -> None:
    file = folder.parent / f"new-{len(offered)}-{len(written)}.yaml"
    others = (ROOT / "rules" / "peel-2017" / "findings" / "mental_health.yaml").read_text().partition("\n")[2]
    closing = {"[": "}]", "{": "}"}.get(next((sign for sign in written if sign in "[{"), ""), "")
    before = _modeline(folder, "findings") + others + written
    editor.open(file, text := f"{before}{closing}\n")
    found = {item["label"] for item in editor.at("textDocument/completion", file, text, before)["items"]}
    assert offered <= found


def test_of_a_name_few_alternatives_are_tried(folder: Path) -> None:
    """The server tries each on every value: with hundreds, it takes seconds to answer on a long file."""
    schema = json.loads((folder / "peel-2017.findings.json").read_text())
    for name in ("flag", "indicator", "rule"):
        groups = [group["then"]["anyOf"] for group in schema["$defs"][name]["allOf"]]
        assert len(groups) + max(map(len, groups)) < 60 < sum(map(len, groups))


def test_the_repository_is_left_as_it_was() -> None:
    assert not (ROOT / "node_modules").exists()
