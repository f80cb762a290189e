"""What a force file, a rulebook or a text says stays text, in everything that is written, printed and shown of it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import openpyxl
import pytest
import yaml
from peel_grade.cli import grade, rulebook
from peel_grade.cli.evidence import command as evidence
from pypdf import PdfReader

from tests.corpus import cases
from tests.desk_browser import browser_at
from tests.rulebooks import CALLS, write

CASES = cases("hostile-content")
ALL = " ".join(case["text"] for case in CASES)
LONG = "long " * 2_000
FORMULAS = ("=1+1", "+1+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1+1", " =1+1")
ACTS = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What acts on a terminal, or turns the direction of reading."""


class Output(NamedTuple):
    """Something that was written: what kind of content it is, and whether names of forces stand in it."""

    kind: str
    content: bytes
    named: bool = True


def squeezed(text: str) -> str:
    """Without the spaces and line breaks that a layout brings."""
    return re.sub(r"\s+", "", text)


def shown(case: dict[str, str]) -> str:
    return squeezed(case.get("shown", case["text"]))


class Seen(HTMLParser):
    """What somebody sees of a page, and what it would run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.runs, self._in = "", list[str](), ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        for name, value in attrs:
            said = (value or "").strip().lower()
            if name.startswith("on") or (name in ("href", "src", "action") and said.startswith("javascript:")):
                self.runs.append(f"<{tag} {name}={value}>")
            self.words += f" {value} "
        if tag in ("img", "iframe", "object", "embed") and not dict(attrs).get("src", "").startswith("data:"):  # type: ignore[union-attr]  # text
            self.runs.append(f"<{tag}>")

    def handle_endtag(self, _tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in ("script", "style") and "alert(" in data:
            self.runs.append(data)
        self.words += data


def words_of_docx(content: bytes) -> str:
    """All text of a Word document; its parts are well-formed XML, or this fails."""
    words = ""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                root = ElementTree.fromstring(parts.read(name))
                assert not [
                    each for each in root.iter() if each.tag.endswith("}instrText") and "alert" in (each.text or "")
                ]
                words += "".join(each.text or "" for each in root.iter() if each.tag.endswith("}t"))
    return words


def check(output: Output) -> None:
    """Content is text, and no more. Raises AssertionError."""
    words = ""
    if output.kind == "html":
        page = output.content.decode()
        seen = Seen(page)
        assert seen.runs == []
        words, raw = seen.words, page
    elif output.kind == "markdown":
        raw = output.content.decode()
        assert not re.search(r"(?<!\\)<(script|img)|(?<![\\])\]\(javascript:", raw), "markup that a reader would run"
        words = re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", raw)
    elif output.kind == "docx":
        words = raw = words_of_docx(output.content)
    elif output.kind == "pdf":
        words = raw = "".join(page.extract_text() for page in PdfReader(io.BytesIO(output.content)).pages)
    elif output.kind == "json":
        raw = output.content.decode()
        data = json.dumps(json.loads(raw), ensure_ascii=False)
        if output.named:
            assert all(json.dumps(case["text"], ensure_ascii=False)[1:-1] in data for case in CASES), (
                "content is changed"
            )
    elif output.kind == "csv":
        raw = output.content.decode()
        cells = [cell for row in csv.reader(io.StringIO(raw)) for cell in row]
        formulas = [cell for cell in cells if cell.strip()[:1] in ("=", "@") or re.match(r"\s*[+-]\d*\D", cell)]
        assert formulas == [] and any(cell.startswith("'=1+1") for cell in cells)
        raw = ""  # a spreadsheet reads it, and what is recorded must come back from it
    else:
        assert output.kind == "text"
        words = raw = output.content.decode()
    assert ACTS.search(raw) is None, repr(raw[max(0, (ACTS.search(raw) or re.match("", raw)).start() - 60) :][:120])  # type: ignore[union-attr]  # it matches
    if output.named and output.kind not in ("json", "csv"):
        missing = [case["case"] for case in CASES if shown(case) not in squeezed(words)]
        assert missing == [], f"{output.kind} does not show what stands there"


BAD = {
    "html, run": Output("html", b"<p>x</p><script>alert(1)</script>"),
    "html, handler": Output("html", b'<p onmouseover="alert(3)">x</p>'),
    "html, address": Output("html", b'<a href=" JavaScript:alert(4)">x</a>'),
    "html, image": Output("html", b"<img src=x>"),
    "html, not shown": Output("html", b"<p>49</p>"),
    "html, turned": Output("html", f"<p>{ALL}</p>".encode()),
    "markdown": Output("markdown", f"# {ALL}".encode()),
    "json, changed": Output("json", b'{"force": "49"}'),
    "json, turned": Output("json", json.dumps({"force": ALL}, ensure_ascii=False).encode()),
    "csv": Output("csv", b"a,=1+1\n"),
    "csv behind a space": Output("csv", b'\'=1+1," =1+1"\n'),
    "text, turned": Output("text", ALL.encode()),
    "text, an escape": Output("text", b"\x1b[2J", named=False),
    "text, not shown": Output("text", b"49"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_text_is_noticed(name: str) -> None:
    with pytest.raises(AssertionError):
        check(BAD[name])


def hostile(data: Any, key: str = "") -> Any:
    """A rulebook's file with hostile content behind each title, label and wording."""
    if isinstance(data, dict):
        return {name: hostile(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [hostile(value, key) for value in data]
    if key in ("title", "label", "definition", "rationale") or (key == "text" and isinstance(data, str)):
        return f"{data} {ALL}"
    return data


class Folder(NamedTuple):
    """Where everything hostile is: a rulebook, two force files, the text of a report."""

    rules: Path
    one: Path
    other: Path
    text: Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    root = tmp_path_factory.mktemp("hostile")
    files = {
        name: yaml.safe_dump(hostile(yaml.safe_load(content)), allow_unicode=True) for name, content in CALLS.items()
    }
    rules = write(root / "rules", files)
    for name, late in (("one", 90), ("other", 1)):
        data = {
            "force": f"={name} {ALL}",
            "framework": "tiny-2017",
            "source": {"own": {"title": f"A report {ALL}", "lines": 100, "published": ALL}},
            "previous": {"areas": [{"area": "answer-calls-time", "years": [2015], "note": ALL, "source": "own:50"}]},
            "indicators": {
                "calls_late": {"value": late, "period": ALL, "note": ALL, "source": "own:1"},
                "calls_in_time": {"value": 50, "note": FORMULAS[0], "source": "own:2"},
                "calls_change": {"value": -5, "note": LONG, "source": "own:3"},
            },
            "flags": {
                "victims_heard": {"is": name == "one", "note": FORMULAS[1], "source": "own:4"},
                "calls_supervised": {"is": False, "note": FORMULAS[4], "source": "own:5", "doubtful": True},
            },
            "moderation": {
                "grades": {"response": [{"grade": "good", "reason": ALL, "by": ALL, "date": "2018-03-22"}]},
                "areas": {"answer-calls-time": [
                    {"decision": "reworded", "text": ALL, "reason": ALL, "by": ALL, "date": "2018-03-22"}
                ]},
            },
        }  # fmt: skip
        (root / f"{name}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (root / "own.txt").write_text("".join(f"Line {number} {ALL}\n" for number in range(1, 101)), encoding="utf-8")
    return Folder(rules, root / "one.yaml", root / "other.yaml", root / "own.txt")


Command = Callable[[list[str]], int]
KINDS = {
    "text": "text",
    "json": "json",
    "html": "html",
    "markdown": "markdown",
    "docx": "docx",
    "pdf": "pdf",
    "csv": "csv",
}
DRAFTS = [("{one}",), ("{one}", "--full"), ("{one}", "--explain", "response"), ("{one}", "{other}")]
WRITTEN: list[tuple[Command, tuple[str, ...], str]] = [
    *((grade.main, call, "text") for call in DRAFTS),
    (grade.main, ("{one}", "--explain", "overall", "--format", "json"), "data"),
    *((grade.main, ("{one}", "--format", form), form) for form in ("json", "html", "markdown", "docx", "pdf")),
    *((grade.main, ("{one}", "--against", "{other}", "--format", form), form) for form in ("text", "json", "html")),
    (grade.main, ("{one}", "{other}", "--format", "overview"), "text"),
    *((grade.main, ("{one}", "{other}", "--format", "overview", "--output", f"o{suffix}"), form)
      for suffix, form in ((".json", "json"), (".html", "html"), (".md", "markdown"), (".docx", "docx"))),
    *((evidence.main, ("sheet", "--force", "{one}", "--format", form), form) for form in ("text", "csv", "html")),
    (evidence.main, ("compare", "{one}", "{other}"), "text"),
    (evidence.main, ("proof", "{one}", "--text", "{text}"), "text"),
    (evidence.main, ("check", "{one}"), "text"),
    (rulebook.main, ("explain", "calls_late"), "text"),
]  # fmt: skip


def called(folder: Folder, call: tuple[str, ...]) -> list[str]:
    places = {name: str(path) for name, path in folder._asdict().items()}
    return [argument.format(**places) if argument.startswith("{") else argument for argument in call]


@pytest.mark.parametrize(
    "command, call, form",
    [
        pytest.param(*each, id=" ".join(each[1]), marks=[pytest.mark.slow] * (each[2] in ("pdf", "docx", "markdown")))
        for each in WRITTEN
    ],
)
def test_content_stays_text_in_what_is_written(
    command: Command,
    call: tuple[str, ...],
    form: str,
    folder: Folder,
    capfdbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    status = command([*called(folder, call), "--rules", str(folder.rules)])
    out, err = capfdbinary.readouterr()
    assert status in (0, 1), err.decode()
    files = [file for file in tmp_path.iterdir() if file.is_file()]
    content = files[0].read_bytes() if files else out
    named = call[0] not in ("sheet", "explain", "check", "proof") and form != "data"
    check(Output({"data": "json"}.get(form, form), content, named))


def pages(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.html")}


def test_content_stays_text_in_the_pages_for_a_panel(folder: Folder, tmp_path: Path) -> None:
    call = [str(folder.one), str(folder.other), "--rules", str(folder.rules), "--format", "site"]
    assert grade.main([*call, "--output", str(tmp_path / "site")]) == 0
    made = pages(tmp_path / "site")
    assert len(made) > 5
    for name, content in made.items():
        check(Output("html", content, name in ("index.html",)))


def feature(step: str) -> str:
    """Scenarios in hostile words."""
    steps = ("Given 90 calls are late", step, "Then the overall draft grade is good")
    return f"Feature: {ALL}\n  {ALL}\n\n  Scenario: {ALL}\n" + "".join(f"    {each}\n" for each in steps)


def test_content_stays_text_in_what_is_told_of_scenarios(
    folder: Folder, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "a.feature"
    for step, status in (("When the force is graded", 0), (f"When {ALL}", 2)):
        file.write_text(feature(step), encoding="utf-8")
        call = ["test", "--rules", str(folder.rules), "--scenarios", str(file)]
        assert rulebook.main(call) in (status, 1)
        for content in capfdbinary.readouterr():
            check(Output("text", content, named=False))


@pytest.mark.slow
def test_content_stays_text_in_the_pages_of_a_rulebook(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "a.feature").write_text(feature("When the force is graded"), encoding="utf-8")
    call = ["docs", "--rules", str(folder.rules), "--scenarios", str(tmp_path / "a.feature")]
    assert rulebook.main([*call, "--output", str(tmp_path / "site")]) == 0
    made = pages(tmp_path / "site")
    assert len(made) > 5
    for content in made.values():
        check(Output("html", content, named=False))
    assert any("<script>alert(1)" in Seen(content.decode()).words for content in made.values())


@pytest.mark.parametrize("page", ["/", "review", "moderate", "code"])
def test_content_stays_text_at_the_desk(page: str, folder: Folder, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_bytes(folder.one.read_bytes())
    browser = browser_at(file, rules=str(folder.rules))
    answer = browser.get(page if page == "/" else f"/force/{browser.copy.id}/{page}")
    assert answer.status_code == 200, answer.text
    check(Output("html", answer.text.encode(), named=page != "/"))


def test_content_stays_text_in_a_workbook(folder: Folder, tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    call = ["sheet", "--force", str(folder.one), "--rules", str(folder.rules), "--format", "xlsx"]
    assert evidence.main([*call, "--output", str(file)]) == 0
    cells = [cell for row in openpyxl.load_workbook(file).worksheets[0].iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(cell.value == FORMULAS[0] and cell.data_type == "s" for cell in cells)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_formulas_and_all_else_come_back_from_a_sheet(form: str, folder: Folder, tmp_path: Path) -> None:
    sheet, new = tmp_path / f"sheet.{form}", tmp_path / "new.yaml"
    rules = ["--rules", str(folder.rules)]
    call = ["sheet", "--force", str(folder.one), "--format", form, "--output", str(sheet)]
    assert evidence.main([*call, *rules]) == 0
    assert evidence.main(["from-sheet", str(sheet), "--name", "Test", "--output", str(new), *rules]) == 0
    one, other = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in (folder.one, new))
    for section in ("indicators", "flags"):
        notes = [{name: row["note"].strip() for name, row in data[section].items()} for data in (one, other)]
        assert notes[0] == notes[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
def test_content_stays_text_in_what_is_told_of_mistakes(
    as_json: bool, case: dict[str, str], folder: Folder, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    wrong = {"force": "x", "framework": "tiny-2017", "flags": {case["text"]: {"is": case["text"]}}, case["text"]: 1}
    file = tmp_path / "wrong.yaml"
    file.write_text(yaml.safe_dump(wrong, allow_unicode=True), encoding="utf-8")
    more = ["--format", "json"] if as_json else []
    assert grade.main([str(file), "--rules", str(folder.rules), *more]) == 2
    err = capfdbinary.readouterr().err
    check(Output("json" if as_json else "text", err, named=False))
    assert b"unknown" in err


@pytest.mark.parametrize("character", ["\x1b[2J", "\x07", "\x9b31m", "\0"])
def test_what_acts_on_a_terminal_is_no_text_of_a_file(
    character: str, folder: Folder, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "wrong.yaml"
    for written in (f'"{character}"', json.dumps(character)):
        file.write_text(f"force: {written}\nframework: tiny-2017\n", encoding="utf-8")
        assert grade.main([str(file), "--rules", str(folder.rules)]) == 2
        check(Output("text", capfdbinary.readouterr().err, named=False))
