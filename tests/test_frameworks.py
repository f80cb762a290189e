"""Frameworks of other inspectorates (tests/frameworks), in YAML alone: every command works on each in its own words."""

import html
import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from peel_grade import InputError, force_from_row, load_force, load_rulebook
from peel_grade.cli.evidence.command import main as evidence
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.findings.cache import load_compiled
from peel_grade.rulebook.model import Rulebook

from tests.html_page import without_history

FOLDER = Path("tests/frameworks")
BRANCHES = dict.fromkeys(map(ord, "│├└─"))
"""What trees draw, which stands between the words of a sentence in two lines."""


class Framework(NamedTuple):
    """A framework, words of others that nothing may say of it, and a name of each kind to explain."""

    rules: Path
    foreign: str
    names: tuple[str, ...]

    @property
    def forces(self) -> Path:
        return self.rules.parent / "scenarios" / "forces"


FRAMEWORKS = {
    "fire": Framework(
        FOLDER / "fire" / "fire-2019",
        r"forces?|constabular|police|England and Wales|PEEL|adequate|themes?|(?<![Dd]iagnostic )questions?|serious",
        (
            "visits-few", "safe_and_well_visits", "visits_reach_people_at_risk", "diagnostic-question-grave",
            "pillar-thin", "effectiveness:inadequate", "prevention:good",
        ),
    ),
    "peel": Framework(
        FOLDER / "peel" / "peel-2024",
        r"pillars?|diagnostic|themes?|(?<![Cc]ore )questions?|significant|minor|grave",
        (
            "calls-abandoned-weak", "calls_abandoned", "repeat_victims_found", "core-question-people-in-danger",
            "core-question-thin", "vulnerability:adequate", "workforce:inadequate",
        ),
    ),
    "care": Framework(
        FOLDER / "care" / "care-2024",
        r"forces?|police|England|PEEL|adequate|themes?|(?<![Kk]ey )questions?|serious|areas? for improvement"
        r"|causes? of concern",
        (
            "medicines-unsafe", "medicine_errors", "staff_supervised", "statement-grave", "question-inadequate",
            "question-capped", "safe:requires_improvement", "overall:good", "medicines:inadequate",
        ),
    ),
}  # fmt: skip


@pytest.fixture(params=FRAMEWORKS)
def framework(request: pytest.FixtureRequest) -> Framework:
    """Each framework."""
    return FRAMEWORKS[request.param]


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path, status: int = 0) -> str:
    command, *rest = map(str, arguments)
    others = {"grade": grade, "evidence": evidence}
    found = others[command](rest) if command in others else rulebook([command, *rest])
    captured = capsys.readouterr()
    assert found == status, captured
    return captured.out


def own_words(text: str, framework: Framework) -> str:
    """The text, in which no word of another framework stands; names of files, ids, keys and slots are no words."""
    plain = re.sub(r"\S*/\S+|\S*[a-z0-9][-_][a-z0-9]\S*|rulebook \w+|\b\w+:|\{[a-z]+\}", "", text)
    found = re.search(rf".{{0,60}}\b(?:{framework.foreign})\b.{{0,60}}", " ".join(plain.translate(BRANCHES).split()))
    assert found is None, found[0]
    return text


def book_of(framework: Framework) -> Rulebook:
    return load_compiled(framework.rules).book


def test_it_is_well_formed_and_without_lints(framework: Framework, capsys: pytest.CaptureFixture[str]) -> None:
    book = book_of(framework)
    text = told(capsys, "check", framework.rules)
    assert text.startswith(
        f"{framework.rules}: well formed ({book.framework.id} {book.framework.version}: {len(book.rules)} rules, "
        f"{len(book.indicators)} indicators, {len(book.flags)} flags)"
    )


def test_it_is_written_in_the_one_way(framework: Framework, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "fmt", "--check", framework.rules, *framework.forces.glob("*.yaml")) == ""


def test_its_scenarios_hold(framework: Framework, capsys: pytest.CaptureFixture[str]) -> None:
    text = own_words(told(capsys, "test", "--rules", framework.rules), framework)
    assert re.match(r"boundaries of .*: \d+ cases hold\n[1-9]\d* scenarios, 0 failed\n(?s:.*\n)?coverage: ", text)
    assert text.splitlines()[-1].startswith("ALL IS WELL: ")
    own_words(told(capsys, "test", "--rules", framework.rules, "--sentences"), framework)


@pytest.mark.parametrize("explained", [False, True], ids=["draft", "explained"])
def test_its_forces_are_graded(framework: Framework, explained: bool, capsys: pytest.CaptureFixture[str]) -> None:
    extra = ("--explain", next(iter(book_of(framework).questions))) if explained else ()
    for force in sorted(framework.forces.glob("*.yaml")):
        arguments = ("grade", force, "--rules", framework.rules)
        own_words(told(capsys, *arguments, *extra), framework)
        own_words(told(capsys, *arguments, *extra, "--full"), framework)
        document = json.loads(told(capsys, *arguments, "--format", "json", *extra))
        assert document
    own_words(told(capsys, "grade", framework.forces, "--rules", framework.rules), framework)


def test_the_first_key_of_its_files_is_its_word_for_whom_it_inspects(
    framework: Framework, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    key = book_of(framework).framework.words.subject.key
    for folder in ("forces", "published"):
        for file in (framework.forces.parent / folder).glob("*.yaml"):
            text = file.read_text()
            assert re.match(rf"(#.*\n)*{key}: ", text)
            copy = tmp_path / folder / file.name
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(re.sub(f"^{key}:", "garage:", text, flags=re.MULTILINE))
    told_of_it = rf"\.yaml:\d+:1: `garage` is not the framework's word for whom it inspects\n  help: write `{key}:`\n"
    rules = str(framework.rules)
    assert grade([str(next((tmp_path / "forces").iterdir())), "--rules", rules]) == 2
    assert re.search(told_of_it, capsys.readouterr().err)
    assert rulebook(["backtest", "--rules", rules, str(framework.forces), str(tmp_path / "published")]) == 2
    assert re.search(told_of_it, capsys.readouterr().err)


def test_a_row_of_a_table_names_whom_it_inspects_in_its_word(framework: Framework) -> None:
    book = load_rulebook(framework.rules)
    key, name = book.framework.words.subject.key, book.framework.id
    force = force_from_row({key: "A", "framework": name}, book)
    assert next(iter(force.to_dict().items())) == (key, "A")
    assert load_force(force.to_dict(), book).to_dict() == force.to_dict()
    with pytest.raises(InputError, match=f"^garage: `garage` is not .*\n  help: write `{key}:`$"):
        force_from_row({"garage": "A", "framework": name}, book)


def test_a_draft_agrees_with_its_record(framework: Framework, capsys: pytest.CaptureFixture[str]) -> None:
    text = own_words(told(capsys, "backtest", "--rules", framework.rules), framework)
    assert re.match(r".+\n.+: agrees\n", text)


def test_its_names_are_explained(framework: Framework, capsys: pytest.CaptureFixture[str]) -> None:
    for name in framework.names:
        text = own_words(told(capsys, "explain", name, "--rules", framework.rules), framework)
        assert text.startswith(name)
        assert json.loads(told(capsys, "explain", name, "--rules", framework.rules, "--format", "json"))["name"] == name


def test_nothing_is_missing_of_earlier_inspections_where_nothing_could_be_repeated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    peel = FRAMEWORKS["peel"]
    text = told(capsys, "grade", peel.forces / "westmarch-2024.yaml", "--rules", peel.rules, "--full")
    assert "Missing evidence that could change a draft grade (2)" in text
    assert "repeated" not in text


def test_a_grade_rule_for_some_questions_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rules = FRAMEWORKS["peel"].rules
    text = " ".join(
        told(capsys, "explain", "core-question-people-in-danger", "--rules", rules).replace("│", "").split()
    )
    assert "stands for: “Providing a service to victims of crime” and “Protecting vulnerable people” only" in text
    assert "[yes] victim_service: inadequate, decided by core-question-people-in-danger" in text
    assert "workforce" not in text
    told(capsys, "docs", "--rules", rules, "--output", tmp_path / "site")
    page = (tmp_path / "site" / "grades.html").read_text()
    assert "<p>In “Providing a service to victims of crime” and “Protecting vulnerable people” only.</p>" in page


def test_an_edit_of_it_is_compared(framework: Framework, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    edited = tmp_path / framework.rules.name
    for file in framework.rules.rglob("*.yaml"):
        copy = edited / file.relative_to(framework.rules)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(re.sub(r"(when: \{indicator: \w+, at_least: )(\d+)", r"\g<1>1", file.read_text()))
    arguments = ("diff", framework.rules, edited, framework.forces)
    text = own_words(told(capsys, *arguments), framework)
    assert "caused by rule " in text
    assert own_words(told(capsys, *arguments, "--format", "markdown"), framework).startswith("# ")
    assert json.loads(told(capsys, *arguments, "--format", "json"))["frameworks"]
    sample = own_words(told(capsys, "diff", framework.rules, edited, "--sample", "5"), framework)
    assert f"Generated population: 5 {book_of(framework).framework.words.subject.many}, seed 1" in " ".join(
        sample.split()
    )


@pytest.mark.slow
def test_its_pages(framework: Framework, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = own_words(told(capsys, "docs", "--rules", framework.rules, "--output", tmp_path / "site"), framework)
    assert "all pass" in text
    for page in (tmp_path / "site").glob("*.html"):
        content = without_history(page.read_text())
        own_words(html.unescape(re.sub(r"<[^>]+>", " ", content)), framework)


def test_its_schemas(framework: Framework, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told(capsys, "schema", "--rules", framework.rules, "--output", tmp_path / "schemas")
    names = {file.name: json.loads(file.read_text()) for file in (tmp_path / "schemas").glob("*.json")}
    assert len(names) >= 4
    own_words(" ".join(descriptions(names[f"{book_of(framework).framework.id}.force.json"])), framework)


def descriptions(schema: object) -> list[str]:
    """The texts that an editor shows."""
    if isinstance(schema, dict):
        own = [schema["description"]] if isinstance(schema.get("description"), str) else []
        return own + [text for value in schema.values() for text in descriptions(value)]
    return [text for value in schema for text in descriptions(value)] if isinstance(schema, list) else []


def test_what_one_starts_from(framework: Framework, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = own_words(told(capsys, "evidence", "init", "--rules", framework.rules), framework)
    force = tmp_path / "force.yaml"
    force.write_text(re.sub(r'^(\w+): ""$', r"\1: Somewhere", text, flags=re.MULTILINE))
    assert "insufficient evidence" in told(capsys, "grade", force, "--rules", framework.rules)
    book = book_of(framework)
    own_words(
        told(capsys, "new", "rule", next(iter(book.themes or book.questions)), "--rules", framework.rules), framework
    )
