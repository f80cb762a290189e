"""No word of the shipped frameworks stands in the engine: not in its source, and in nothing that it says of another."""

import ast
import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli import grade, rulebook
from peel_grade.cli.evidence import command as evidence

from tests.corpus import Case, cases
from tests.html_page import without_history
from tests.rulebooks import CALLS, TINY, edited, write
from tests.test_rulebook_watch import Watch, save

NONSENSE = Path(__file__).parent / "frameworks" / "nonsense"
RULES, SCENARIOS = NONSENSE / "clack-2031", NONSENSE / "scenarios"
FORCE = SCENARIOS / "forces" / "lancre.yaml"
FORCES = [str(file) for file in sorted((SCENARIOS / "forces").glob("*.yaml"))]
ENGINE = Path(grade.__file__).parents[1]

SCALE = r"inadequate|requires[ _]improvement|outstanding|\bserious\b|\bsignificant\b|England|(?:high|low)est[ _]quarter"
NOUNS = r"\bforces?\b|\bquestions?\b|\bthemes?\b|\bareas? for improvement\b|\bcauses? of concern\b"
LEAKS = re.compile(f"{SCALE}|{NOUNS}|\\bgood\\b|\\bminor\\b", re.IGNORECASE)
KEYS = re.compile(
    r"`[^`]*`"  # what is written in files and commands
    r"|--?[a-z-]+"
    r"|\b[a-z]+(?:-[a-z]+)+\b"  # codes of lints
    r"|help: (?:its keys are|a condition has exactly one of) .*"
    r"|\b(?:theme|question) grade rule\b"  # kinds of what JSON explains
    r"|\b\w+_\w+\b|\b[\w-]+-\d{4}\b|\S*/\S*|\b\w+\.(?:yaml|json|html)\b"
    r"|^ *#? *-? *\{?(?:force|question|theme|area|for)(?=:)|(?<=[{,] )(?:question|theme|force)(?=:)"
    r"|force files?|\{\w+\}|\d+ questions about large conditions",
    re.MULTILINE,
)
"""Names of keys, options, files and formats, which are the tool's own: they are the same for every framework."""


def leaks(text: str) -> list[str]:
    """The words in a text that the framework does not use, each with what stands around it."""
    told = KEYS.sub("·", text)
    return [told[max(0, found.start() - 60) : found.end() + 30] for found in LEAKS.finditer(told)]


def texts(data: Any) -> Iterator[str]:
    """Every text in JSON data that is no key."""
    if isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif isinstance(data, str) and re.search(r"[ .]", data):  # ids and kinds are the tool's own
        yield data


COMMANDS = {
    "grade": ["grade", str(FORCE)],
    "grade several": ["grade", str(SCENARIOS / "forces")],
    "grade overview": ["grade", str(SCENARIOS / "forces"), "--format", "overview", "--full"],
    "grade overview of what was published": ["grade", str(SCENARIOS / "published"), "--format", "overview"],
    "grade json": ["grade", str(FORCE), "--format", "json"],
    "grade markdown": ["grade", str(FORCE), "--format", "markdown"],
    "grade html": ["grade", str(FORCE), "--format", "html"],
    **{
        f"grade explain {name}": ["grade", str(FORCE), "--explain", name]
        for name in ("overall", "towers", "semaphore", "height", "towers-low", "tower_height", "zorb-bling", "nothing")
    },
    "check": ["check", str(RULES), "--fail-on", "error"],
    **{
        f"explain {name}": ["explain", name, "--forces", str(SCENARIOS / "forces"), "--scenarios", str(SCENARIOS)]
        for name in (
            "towers-low", "arms-rusty", "tower_height", "code_known", "zorb-bling", "towers:plush", "semaphore:murk",
        )
    },
    "explain unknown": ["explain", "towers:adequate"],
    "test": ["test", "--scenarios", str(SCENARIOS)],
    "test sentences": ["test", "--sentences", "--scenarios", str(SCENARIOS)],
    "backtest": ["backtest", str(SCENARIOS / "forces"), str(SCENARIOS / "published")],
    "test mutate": ["test", "--mutate", "--scenarios", str(SCENARIOS)],
    "backtest json": [
        "backtest", str(SCENARIOS / "forces"), str(SCENARIOS / "published"),
        "--format", "json",
    ],
    "explain json": ["explain", "towers-low", "--forces", str(SCENARIOS / "forces"), "--format", "json"],
    "grade explain json": ["grade", str(FORCE), "--explain", "towers", "--format", "json"],
    "check explain": ["check", "--explain"],
    "check explain json": ["check", "--explain", "--format", "json"],
    "check sarif": ["check", "--format", "sarif", "--fail-on", "error"],
    "fmt": ["fmt", "--check", str(RULES), str(SCENARIOS / "forces")],
    "migrate": ["migrate", str(RULES)],
    "new rule": ["new", "rule", "height", "--id", "another"],
    "init": ["evidence", "init"],
    "init questions": ["evidence", "init", "--questions"],
    "init unknown": ["evidence", "init", "--question", "nothing"],
    "sheet": ["evidence", "sheet"],
    "sheet csv": ["evidence", "sheet", "--force", str(FORCE), "--format", "csv"],
    "sheet html": ["evidence", "sheet", "--force", str(FORCE), "--format", "html"],
    "sheet unknown": ["evidence", "sheet", "nothing"],
    "find": ["evidence", "find", "tower"],
    "find areas": ["evidence", "find", "--areas", "tower"],
    "find json": ["evidence", "find", "tower", "--format", "json"],
    "find unknown": ["evidence", "find", "tower", "--in", "nothing"],
    "find areas unknown": ["evidence", "find", "tower", "--areas", "--in", "nothing"],
    "proof": ["evidence", "proof", str(FORCE)],
    "proof json": ["evidence", "proof", str(FORCE), "--format", "json"],
    "compare": ["evidence", "compare", *FORCES],
    "compare json": ["evidence", "compare", *FORCES, "--format", "json"],
    "evidence check": ["evidence", "check", *FORCES],
    "evidence check json": ["evidence", "check", *FORCES, "--format", "json"],
    "evidence check explain": ["evidence", "check", "--explain"],
    "evidence check explain json": ["evidence", "check", "--explain", "--format", "json"],
}  # fmt: skip


FOUND = dict.fromkeys(("compare", "compare json", "evidence check", "evidence check json"), 1)
"""Commands that find something, which they are there to find."""


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_uses_the_words_of_the_framework(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command, *arguments = COMMANDS[name]
    alone = name == "check" or command in ("fmt", "migrate")
    with_rules = arguments if alone else [*arguments, "--rules", str(RULES)]
    mains = {"grade": grade.main, "evidence": evidence.main}
    status = mains[command](with_rules) if command in mains else rulebook.main([command, *with_rules])
    told = capsys.readouterr()
    assert status == (2 if name == "grade explain nothing" or "unknown" in name else FOUND.get(name, 0)), told.err
    text = told.out + told.err
    if name == "grade html":
        text = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL))
    if name == "sheet csv":
        text = text.partition("\n")[2]  # its columns are the same for every framework, as keys are
    if name.endswith(("json", "sarif")):
        data = json.loads(told.out)
        for code in data.get("codes", ()):
            code.pop("example", None)  # of an invented rulebook, in its own words
        text = "\n".join(texts(data))
    assert leaks(text) == []


def test_the_pages_use_the_words_of_the_framework(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["docs", "--rules", str(RULES), "--scenarios", str(SCENARIOS), "--output", str(tmp_path / "site")]
    assert rulebook.main(arguments) == 0
    capsys.readouterr()
    for page in (tmp_path / "site").glob("*.html"):
        text = without_history(page.read_text())
        assert leaks(re.sub(r"<[^>]*>", " ", text)) == [], page.name


def test_the_schemas_use_the_words_of_the_framework(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook.main(["schema", "--rules", str(RULES), "--output", str(tmp_path)]) == 0
    capsys.readouterr()
    files = list(tmp_path.glob("clack-2031.*.json"))
    assert len(files) == 6
    for file in files:
        schema = json.loads(file.read_text())
        assert leaks("\n".join(shown(schema))) == [], file.name
        assert not re.findall(SCALE, file.read_text()), file.name


def shown(schema: Any) -> Iterator[str]:
    """What an editor shows of a schema."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key in ("title", "description", "markdownDescription") and isinstance(value, str):
                yield value
            else:
                yield from shown(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from shown(value)


def test_a_diff_uses_the_words_of_the_framework(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = tmp_path / "clack-2031"
    for file in RULES.rglob("*.yaml"):
        copy = edited / file.relative_to(RULES)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(
            file.read_text().replace("below_kin_by: 10%", "below_kin_by: 50%").replace("value: 40", "value: 90")
        )
    for form in ("text", "markdown", "html", "json"):
        arguments = ["diff", str(RULES), str(edited), str(SCENARIOS / "forces"), "--format", form]
        assert rulebook.main(arguments) == 0
        told = capsys.readouterr().out
        if form == "html":
            told = re.sub(r"<(style|script)\b.*?</\1>", "", told, flags=re.DOTALL)
            told = html.unescape(re.sub(r"<[^>]*>", " ", told))
        assert leaks("\n".join(texts(json.loads(told))) if form == "json" else told) == []


CHOSEN = ("cli/framework_answers.py", "cli/new.py", "skeletons/framework.py")
"""Where a framework of one's own is made, and a scale is an example of what to choose."""


def said(file: Path) -> Iterator[tuple[int, str]]:
    """The texts and names of a source file with their lines, without comments; of what programs use without its
    docstrings, whose examples are run on a shipped framework.
    """
    if file.suffix != ".py":
        yield from enumerate(file.read_text().splitlines(), 1)
        return
    tree = ast.parse(file.read_text())
    used = file.parent == ENGINE or file.parent.name == "library"
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and used}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id


def test_the_source_of_the_engine_knows_no_framework() -> None:
    known = re.compile(rf"{SCALE}|\bpolice\b|\bGRADES\b|\bWEIGHTS\b|england_and_wales|\bminor\b|below good")
    found = [
        f"{file.relative_to(ENGINE)}:{number}: {text.strip()}"
        for file in sorted(ENGINE.rglob("*"))
        if file.suffix in (".py", ".html", ".css", ".js") and str(file.relative_to(ENGINE)) not in CHOSEN
        for number, text in said(file)
        if known.search(text)
    ]
    assert found == []


def test_a_watch_uses_the_words_of_the_framework(tmp_path: Path) -> None:
    shutil.copytree(NONSENSE, tmp_path / "nonsense")
    watch = Watch(tmp_path / "nonsense", "clack-2031", "scenarios/forces/lancre.yaml")
    try:
        told = watch.block()
        assert "which grades the clackmont" in told
        assert leaks(told) == []
        save(tmp_path / "nonsense" / "clack-2031" / "findings" / "all.yaml", "at_least: 3", "at_least: 5")
        told = watch.block()
        assert "towers-falling" in told
        assert leaks(told) == []
    finally:
        watch.process.kill()


WORDS = """subject: [clackmont, clackmonts]
  question: [zorb, zorbs]
  theme: [flange, flanges]
  area: [mendling, mendlings]
  concern: [hullabaloo, hullabaloos]"""
SOUND = "framework: empty", "framework: a list"
"""Cases in which no word is declared any more."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "case"),
    [
        pytest.param(files, case, id=case["name"])
        for kind, files in (("lints", CALLS), ("rulebook-errors", TINY))
        for case in cases(kind)
        if "a word for whom it inspects" not in case["name"] and case["name"] not in SOUND
    ],
)
def test_what_is_told_of_a_mistake_is_in_the_words_of_the_framework(
    files: dict[str, str],
    case: Case,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    changed = {file: re.sub(r"⟦[\w-]+⟧", "", content) for file, content in edited(files, case).items()}
    assert "subject: [force, forces]" in changed["framework.yaml"]
    changed["framework.yaml"] = changed["framework.yaml"].replace("subject: [force, forces]", WORDS)
    write(Path("tiny-2017"), changed)
    rulebook.main(["check", "tiny-2017"])
    told = capsys.readouterr().out
    assert told
    assert re.findall(NOUNS, KEYS.sub("·", told)) == []
