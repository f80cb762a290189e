"""`rulebook schema`: JSON Schemas that hold for every shipped file, and what an editor makes of them."""

import copy
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from peel_grade.cli import rulebook
from peel_grade.files.yaml_tree import load
from peel_grade.findings.engines import Compiled
from peel_grade.rulebook import shipped
from peel_grade.schema.forms import KINDS

from .conftest import ROOT

RULES, SCENARIOS = shipped.rules_folder(), shipped.scenarios_folder()
FORCES = sorted([*SCENARIOS.glob("forces/*.yaml"), *SCENARIOS.glob("backgrounds/*.yaml")])
FILES = [*sorted(RULES.glob("*/*/*.yaml")), *sorted(RULES.glob("*/framework.yaml")), *FORCES]


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


def test_the_schemas_are_json_schemas(folder: Path) -> None:
    names = {f"{framework}.{kind}.json" for framework in shipped.frameworks() for kind in KINDS}
    assert {file.name for file in folder.glob("*.json")} == names
    for file in folder.glob("*.json"):
        schema = json.loads(file.read_text(encoding="utf-8"))
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-3:]))
def test_every_shipped_file_fits_its_schema(folder: Path, file: Path) -> None:
    problems = Draft202012Validator(_schema(folder, *_of(file))).iter_errors(load(file).data)
    assert [f"{problem.json_path}: {problem.message[:200]}" for problem in problems] == []


RULE: dict[str, Any] = {
    "id": "example",
    "theme": "initial_response",
    "when": {"any": [{"flag": "vulnerability_definition_clear"}, {"indicator": "rso_visits_overdue", "at_least": 5}]},
    "weakness": "minor",
    "because": "so it is",
    "rationale": "it matters",
    "basis": "judgement",
    "source": [{"document": "national-2017", "lines": 12}],
}
FORCE: dict[str, Any] = {
    "force": "Example",
    "framework": "peel-2017",
    "indicators": {"rso_visits_overdue": {"value": 2, "source": "example:3-5"}, "crimes_per_1000": "not_supplied"},
    "flags": {"vulnerability_definition_clear": True},
    "moderation": {"overall": {"grade": "good", "reason": "so", "by": "me", "date": "2018-02-01"}},
}
INDICATOR: dict[str, Any] = {
    "label": "visits",
    "statement": "{value} visits",
    "unit": "count",
    "theme": "initial_response",
    "worse": "higher",
    "definition": "visits",
    "source": [{"document": "national-2017", "lines": "12-14"}],
}
FRAMEWORK: dict[str, Any] = {
    "id": "mine",
    "title": "Mine",
    "year": 2017,
    "version": "1",
    "extends": "peel-2017",
    "theme_grades": [
        {
            "id": "a",
            "grade": "good",
            "because": "b",
            "when": {"count": "themes", "named": "initial_response", "above": 1},
        }
    ],
}
SOUND = {
    "findings": [RULE],
    "catalogue": {"indicators": {"visits": INDICATOR}},
    "framework": FRAMEWORK,
    "force": FORCE,
}
BROKEN: list[tuple[str, str, tuple[str | int, ...], Any]] = [
    ("an unknown indicator", "findings", (0, "when"), {"indicator": "rso_visit_overdue", "at_least": 5}),
    ("a flag as indicator", "findings", (0, "when"), {"indicator": "vulnerability_definition_clear", "at_least": 5}),
    ("an unknown flag deep inside", "findings", (0, "when", "any", 0), {"all": [{"none": [{"flag": "x"}]}]}),
    ("an unknown finding", "findings", (0, "when"), {"finding": "no-such-rule"}),
    ("an unknown theme", "findings", (0, "theme"), "initial_respons"),
    ("an unknown document", "findings", (0, "source", 0, "document"), "national-2018"),
    ("an unknown key", "findings", (0, "becuase"), "so"),
    ("a condition without a test", "findings", (0, "when"), {"indicator": "rso_visits_overdue"}),
    ("two tests", "findings", (0, "when"), {"indicator": "rso_visits_overdue", "above": 5, "below": 9}),
    ("two conditions in one", "findings", (0, "when", "flag"), "vulnerability_definition_clear"),
    ("a test beside a flag", "findings", (0, "when"), {"flag": "vulnerability_definition_clear", "at_least": 5}),
    ("a count in a finding", "findings", (0, "when"), {"count": "findings", "at_least": 1}),
    ("of without at_least", "findings", (0, "when"), {"of": [{"flag": "vulnerability_definition_clear"}]}),
    ("a number as text", "findings", (0, "when"), {"indicator": "rso_visits_overdue", "at_least": "5"}),
    ("a percentage as number", "findings", (0, "when"), {"indicator": "rso_visits_overdue", "rises_by": 20}),
    ("an empty group", "findings", (0, "when"), {"all": []}),
    ("two conclusions", "findings", (0, "strength"), True),
    ("a key without a value", "findings", (0, "unless"), None),
    ("an unknown weight", "findings", (0, "weakness"), "severe"),
    ("an id with underscores", "findings", (0, "id"), "an_example"),
    ("no list", "findings", (), {}),
    ("an unknown unit", "catalogue", ("indicators", "visits", "unit"), "percentage"),
    ("a theme and a question", "catalogue", ("indicators", "visits", "question"), "vulnerability"),
    ("a statement without value", "catalogue", ("indicators", "visits", "statement"), "visits"),
    ("a statement with two", "catalogue", ("indicators", "visits", "statement"), "{value} of {value}"),
    ("a name with hyphens", "catalogue", ("indicators", "more-visits"), INDICATOR),
    ("an unknown section", "catalogue", ("indicator",), {}),
    ("an unknown grade", "framework", ("theme_grades", 0, "grade"), "excellent"),
    ("evidence in a grade rule", "framework", ("theme_grades", 0, "when"), {"flag": "vulnerability_definition_clear"}),
    ("an unknown theme named", "framework", ("theme_grades", 0, "when", "named"), ["initial_respons"]),
    ("a question among themes", "framework", ("theme_grades", 0, "when", "named"), "vulnerability"),
    ("a year as text", "framework", ("year",), "2017"),
    ("an unknown indicator", "force", ("indicators", "rso_visit_overdue"), 5),
    ("a flag among indicators", "force", ("indicators", "vulnerability_definition_clear"), True),
    ("text for a number", "force", ("indicators", "rso_visits_overdue"), "many"),
    ("a value of unknown status", "force", ("indicators", "rso_visits_overdue", "status"), "not_recorded"),
    ("evidence without a value", "force", ("indicators", "rso_visits_overdue"), {"note": "so"}),
    ("yes for true", "force", ("flags", "vulnerability_definition_clear"), "yes"),
    ("a wrong key in evidence", "force", ("flags", "vulnerability_definition_clear"), {"is": True, "sorce": "a:1"}),
    ("a source without a line", "force", ("indicators", "rso_visits_overdue", "source"), "example"),
    ("an unknown question", "force", ("inspected",), ["vulnerabilities"]),
    ("a question twice", "force", ("inspected",), ["vulnerability", "vulnerability"]),
    ("an unknown rule", "force", ("previous",), {"areas_for_improvement": [{"rule": "no-such-rule"}]}),
    ("a question that is never graded", "force", ("moderation", "specialist_capabilities"), {}),
    ("a day that is none", "force", ("moderation", "overall", "date"), "2018-02-41"),
    ("another framework", "force", ("framework",), "peel-2016"),
]


@pytest.mark.parametrize("kind", SOUND)
def test_what_the_broken_files_are_made_from_is_sound(folder: Path, kind: str) -> None:
    Draft202012Validator(_schema(folder, kind)).validate(SOUND[kind])


@pytest.mark.parametrize(("name", "kind", "place", "value"), BROKEN, ids=lambda part: str(part)[:30])
def test_a_broken_file_does_not_fit(
    folder: Path, name: str, kind: str, place: tuple[str | int, ...], value: object
) -> None:
    data: Any = copy.deepcopy(SOUND[kind])
    part = data
    for step in place[:-1]:
        part = part[step]
    if place:
        part[place[-1]] = value
    else:
        data = value
    assert not Draft202012Validator(_schema(folder, kind)).is_valid(data), name


def test_every_name_of_the_catalogue_stands_there_with_its_meaning(folder: Path, compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    defs = _schema(folder, "findings")["$defs"]
    for kind, entries in (("indicator", book.indicators), ("flag", book.flags)):
        told = {entry["const"]: entry for entry in defs[kind]["anyOf"]}
        assert told.keys() == entries.keys()
        for name, entry in entries.items():
            assert told[name]["title"] == entry.label
            assert entry.definition in told[name]["description"]
    assert {entry["const"] for entry in defs["rule"]["anyOf"]} == book.rules.keys()
    visits = next(entry for entry in defs["indicator"]["anyOf"] if entry["const"] == "rso_visits_overdue")
    assert "Unit: count; higher is worse" in visits["description"]


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
    assert "no rulebook is here: no framework.yaml in it" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


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
    assert rulebook.main(["check", str(tmp_path / "rules")]) == 0


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


SERVER = "yaml-language-server@1.25.0"
_PATIENCE = 60.0


@pytest.fixture(scope="module")
def server() -> Path:
    """The script of the language server, installed with npm once, outside the repository."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("npm or node is not installed")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "peel-grade-tests"
    place = cache / SERVER.replace("@", "-")
    script = Path("node_modules") / "yaml-language-server" / "bin" / "yaml-language-server"
    if not (place / script).exists():
        cache.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f"{place.name}.", dir=cache))
        call = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(beside), SERVER]
        try:
            done = subprocess.run(call, capture_output=True, text=True, timeout=180, check=False)
        except subprocess.TimeoutExpired:
            pytest.skip(f"npm did not install {SERVER} in three minutes")
        if done.returncode or not (beside / script).exists():
            pytest.skip(f"npm cannot install {SERVER}: {done.stderr.strip()[-200:]}")
        shutil.rmtree(place, ignore_errors=True)
        beside.rename(place)
    return place / script


class _Editor:
    """As much of an editor as the language server needs: messages of JSON-RPC over standard input and output."""

    def __init__(self, server: Path) -> None:
        node = shutil.which("node")
        assert node is not None
        self._process = subprocess.Popen(
            [node, str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._received: queue.Queue[dict[str, Any]] = queue.Queue()
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._last = 0
        threading.Thread(target=self._read, daemon=True).start()
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": _CAPABILITIES})
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while header := self._process.stdout.readline():
            length = int(header.split(b":")[1])
            while self._process.stdout.readline().strip():
                pass
            self._received.put(json.loads(self._process.stdout.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._received.get(timeout=_PATIENCE)
            if "method" in message and "id" in message:  # the server asks for settings
                items = message.get("params", {}).get("items", [])
                answer = [_SETTINGS.get(item.get("section")) for item in items]
                self._send({"id": message["id"], "result": answer if items else None})
            elif wanted(message):
                return message

    def request(self, method: str, params: dict[str, Any]) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda message: message.get("id") == number)
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a file; what the server has to say against it."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        told = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == file.as_uri()
            )
        )
        diagnostics: list[dict[str, Any]] = told["params"]["diagnostics"]
        return diagnostics

    def at(self, method: str, file: Path, text: str, after: str) -> Any:
        """Ask about the place right after the first occurrence of some text."""
        lines = text[: text.index(after) + len(after)].split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        return self.request(method, {"textDocument": {"uri": file.as_uri()}, "position": position})


_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
    },
}
_SETTINGS = {"yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}}


@pytest.fixture(scope="module")
def editor(server: Path) -> Iterator[_Editor]:
    opened = _Editor(server)
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


def test_an_editor_completes_and_explains_the_evidence_of_a_rule(editor: _Editor, folder: Path) -> None:
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


def test_an_editor_knows_a_force_file(editor: _Editor, folder: Path) -> None:
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
    editor: _Editor, folder: Path, kind: str, right: str, wrong: str, told: str
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
