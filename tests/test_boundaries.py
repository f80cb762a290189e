"""Boundaries: what is stored of every framework is what its rulebook says, and what is otherwise is told."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.generating import generated
from peel_grade.boundaries.layout import WIDTH
from peel_grade.boundaries.reading import stored
from peel_grade.boundaries.tables import table
from peel_grade.boundaries.writing import resting_on, texts
from peel_grade.boundaries.writing import write as storing
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.findings.cache import load_located
from peel_grade.formatting.source import found
from peel_grade.rulebook import shipped
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.locate import locate_all
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.reports.boundaries import lines

from tests.conftest import ROOT
from tests.document_forms import has_its_form
from tests.rulebooks import TINY, write

OTHERS = [folder.parent for folder in sorted((ROOT / "tests" / "frameworks").glob("*/scenarios"))]
FOUND = "late-calls is found as a serious weakness"
FEATURE = f"""\
Feature: A feature

  Scenario: Late
    Given 60 calls are late
    When the force is graded
    Then {FOUND}
"""


def books(folder: Path) -> list[Rulebook]:
    with locate_all(folder) as places:
        return [load_located(place).book for place in places]


@pytest.mark.parametrize("folder", [ROOT, *OTHERS], ids=lambda folder: folder.name)
def test_what_is_stored_is_what_follows_from_the_rules(folder: Path) -> None:
    """Byte by byte: else `rulebook test --accept` is to be run, and its diff to be reviewed."""
    rules = shipped.rules_folder() if folder == ROOT else folder
    home = folder / "scenarios" / "boundaries"
    found = {book.framework.id: generated(book) for book in books(rules)}
    assert sorted(each.name for each in home.iterdir()) == sorted(found)
    for name, now in found.items():
        known = stored(home, name)
        assert known is not None
        wanted = texts(resting_on(now, found[known.like]) if known.like else now)
        assert {file.stem: file.read_text(encoding="utf-8") for file in (home / name).iterdir()} == wanted
        assert all(len(line) <= WIDTH for text in wanted.values() for line in text.splitlines())
        assert dict(known.entries) == dict(now.entries)


def test_the_cycle_before_has_its_own_where_its_benchmarks_differ() -> None:
    known = stored(shipped.scenarios_folder() / "boundaries", "peel-2016")
    assert known is not None
    assert known.like == "peel-2017"
    assert ("rule", "rso-risk-not-managed") in known.own
    assert ("rule", "dangerous-offenders-unmanaged") not in known.own


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rulebook with a scenario beside it, in the current folder."""
    write(tmp_path / "tiny", TINY)
    write(tmp_path / "scenarios", {"a.feature": FEATURE})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    found = rulebook(["test", "--rules", "tiny", *arguments])
    captured = capsys.readouterr()
    assert found == status, captured
    return captured.err if status == 2 else captured.out


def test_what_is_stored_is_compared_and_accepted(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "boundaries of tiny-2017: none are stored" in told(capsys)
    stored_now = told(capsys, "--accept")
    assert "cases are stored in scenarios/boundaries/tiny-2017" in stored_now
    assert "cases hold" in told(capsys, "--accept"), "a second time nothing is otherwise"
    file = own / "tiny" / "findings" / "a.yaml"
    file.write_text(file.read_text().replace("at_least: 50", "at_least: 60"))
    report = told(capsys, status=1).splitlines()
    assert report[:8] == [
        "boundaries of tiny-2017: 6 things are otherwise than stored "
        "(`rulebook test --rules tiny --accept` stores them so)",
        "  late-calls (tiny/findings/a.yaml:1)",
        "    gone: 49 calls are late: it is not found",
        "    50 calls are late: it is found -> it is not found",
        "    between 49 and 51 calls are late: it is undecided -> it is not found",
        "    new: 59 calls are late: it is not found",
        "    new: 60 calls are late: it is found",
        "    and 1 more",
    ]
    assert "what follows from 1 rule of tiny-2017 is otherwise than stored" in report[-1]
    assert report[-1].startswith("NOT WELL: ")
    assert "cases are stored" in told(capsys, "--accept")
    assert "cases hold" in told(capsys)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("findings/a.yaml", "weakness: serious", "weakness: minor", "it concludes weakness: serious -> minor"),
        ("findings/a.yaml", "theme: speed", "theme: care", "it concludes theme: speed -> care"),
        ("framework.yaml", "at_least: 1}", "at_least: 2}", "by theme-"),
        ("framework.yaml", "letter: G, standard: true", "letter: G", "it concludes standard: good -> outstanding"),
        ("findings/a.yaml", "- id: late-calls", "- id: slow-calls", "gone: 4 cases"),
    ],
)
def test_each_kind_of_change_is_told(
    own: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    told(capsys, "--accept")
    text = (own / "tiny" / file).read_text()
    assert old in text
    changed = text.replace(old, new, 1)
    if "standard" in old:
        changed = changed.replace("letter: O", "letter: O, standard: true")
    (own / "tiny" / file).write_text(changed)
    (own / "scenarios" / "a.feature").write_text(FEATURE.replace(FOUND, "the overall draft grade is good"))
    assert said in told(capsys, status=1)


def test_the_report_as_data(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "--accept")
    (own / "tiny" / "findings" / "a.yaml").write_text(TINY["findings/a.yaml"].replace("at_least: 50", "above: 50"))
    found = json.loads(told(capsys, "--format", "json", status=1))["boundaries"]["tiny-2017"]
    assert (found["stored"], found["accepted"]) == (True, False)
    assert {
        "part": "rule", "id": "late-calls", "title": "late-calls", "file": "tiny/findings/a.yaml", "line": 1,
        "what": "outcome",
        "given": "50 calls are late", "before": "it is found", "after": "it is not found",
    } in found["changes"]  # fmt: skip


def test_what_was_edited_since_the_last_commit_stands_over_the_cases(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "--accept")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for call in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "as it was"]):
        subprocess.run([*git, *call], check=True)
    file = own / "tiny" / "findings" / "a.yaml"
    file.write_text(file.read_text().replace("at_least: 50", "at_least: 60"))
    report = told(capsys, status=1).splitlines()
    assert report[1:5] == [
        "  late-calls (tiny/findings/a.yaml:1)",
        "    edited: when",
        "      - 50 or more calls are late",
        "      + 60 or more calls are late",
    ]
    document = json.loads(told(capsys, "--format", "json", status=1))
    assert has_its_form(document) == "rulebook-test/3"
    (edit,) = document["boundaries"]["tiny-2017"]["edits"]
    assert (edit["kind"], edit["id"]) == ("rule", "late-calls")


def test_a_rule_of_the_rulebook_that_is_extended_is_told_where_it_stands(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = own / "later"
    (folder / "findings").mkdir(parents=True)
    (folder / "framework.yaml").write_text(
        "id: later-2018\ntitle: Later\nyear: 2018\nversion: '1'\nextends: tiny-2017\n"
    )
    (own / "tiny").rename(own / "tiny-2017")
    told(capsys, "--rules", "later", "--accept")
    file = own / "tiny-2017" / "findings" / "a.yaml"
    file.write_text(file.read_text().replace("at_least: 50", "at_least: 60"))
    found = json.loads(told(capsys, "--rules", "later", "--format", "json", status=1))
    assert {(row["file"], row["line"]) for row in found["boundaries"]["later-2018"]["changes"]} == {
        ("tiny-2017/findings/a.yaml", 1)
    }


def test_an_edit_of_something_else_than_what_is_stored_is_not_told(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was committed last is not what the stored cases are of."""
    told(capsys, "--accept")
    file = own / "tiny" / "findings" / "a.yaml"
    file.write_text(file.read_text().replace("at_least: 50", "at_least: 60"))
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for call in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "not accepted"]):
        subprocess.run([*git, *call], check=True)
    file.write_text(file.read_text().replace("at_least: 60", "at_least: 70"))
    report = told(capsys, status=1)
    assert "50 calls are late: it is found -> it is not found" in report
    assert "edited" not in report


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("then: yes", "then: maybe", ":8:", "write one of yes, no, undecided"),
        ("then: yes", "than: yes", ":8:", "unknown key `than`"),
        ("framework: tiny-2017", "framework: tiny-2018", ":3:12", "the folder is of `tiny-2017`"),
        ("calls_late: 49", "calls_late: [49]", ":7:", "a list stands here"),
        ("from: 49, to: 51", "from: 51, to: 49", ":9:", "`from` (51) is above `to` (49)"),
        ("rule late-calls", "rules late-calls", ":4:1", "unknown key `rules late-calls`"),
        ("framework: tiny-2017", "framework: tiny-2017\nlike: tiny-2016", ":4:7", "no boundaries of `tiny-2016`"),
        ("framework: tiny-2017", "framework: tiny-2017\nlike: tiny-2017", ":4:7", "rest on themselves"),
    ],
)
def test_mistakes_in_files_are_told_at_their_place(
    own: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, place: str, message: str
) -> None:
    told(capsys, "--accept")
    file = own / "scenarios" / "boundaries" / "tiny-2017" / "speed.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    error = told(capsys, status=2)
    assert f"scenarios/boundaries/tiny-2017/speed.yaml{place}" in error
    assert message in error


def test_nothing_is_stored_among_the_scenarios_of_another_rulebook(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(own / "scenarios")
    error = told(capsys, "--accept", status=2)
    assert error.startswith("tiny: this rulebook has no folder of scenarios of its own")
    report = told(capsys)
    assert "boundaries of tiny-2017: none are stored (this rulebook has no folder of scenarios of its own" in report
    assert "--accept" not in report, "what is advised works"


@pytest.mark.slow
def test_what_a_cycle_takes_over_is_counted_apart(capsys: pytest.CaptureFixture[str]) -> None:
    found = rulebook(["test", "--format", "json"])
    of_both = json.loads(capsys.readouterr().out)["boundaries"]
    assert found == 0
    first, then = of_both["peel-2017"], of_both["peel-2016"]
    assert first["own"] == first["cases"]
    assert 0 < then["own"] < then["cases"]
    told = lines({"peel-2016": then})
    taken = then["cases"] - then["own"]
    assert told == [
        f"boundaries of peel-2016: {then['own']} cases of its own hold; {taken} are those of peel-2017 as they stand"
    ]


def test_evidence_that_is_gone_is_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "--accept")
    for file in (own / "tiny").rglob("*.yaml"):
        file.write_text(file.read_text().replace("calls_late", "calls_slow"))
    assert "calls_late: 50: it is found -> the catalogue has no `calls_late`" in told(capsys, status=1)


@pytest.mark.slow
def test_tables_say_what_is_given_and_what_follows() -> None:
    (book,) = (book for book in books(shipped.rules_folder()) if book.framework.id == "peel-2017")
    found = generated(book)
    overdue = table(found.entries["rule", "rso-risk-not-managed"], book)
    assert "49 visits to registered sex offenders are overdue" in overdue.beside
    assert (("50 visits to registered sex offenders are overdue",), "it is found", "") in overdue.rows
    for entry in found.entries.values():
        for row in table(entry, book).rows:
            assert all("_" not in text for text in (*row.given, row.then)), row  # words, no ids


def test_a_rulebook_without_a_rule_notices_that_it_is_gone() -> None:
    (book,) = books(ROOT / "tests" / "rulebooks" / "tiny")
    found = generated(book)
    (failure,) = fails(found.entries["rule", "late-calls"], book._replace(rules={}))
    assert (failure.case, failure.now) == (None, "gone")


def test_a_cycle_that_takes_over_stores_what_is_otherwise_and_what_it_drops(tmp_path: Path) -> None:
    (book,) = books(ROOT / "tests" / "rulebooks" / "tiny")
    late, unheard = book.rules.values()
    framework = book.framework._replace(id="tiny-2018")
    after = book._replace(framework=framework, rules=FrozenDict({late.id: late._replace(weight="minor")}))
    first, then = generated(book), generated(after, (book, generated(book)))
    storing(first, tmp_path)
    storing(resting_on(then, first), tmp_path)
    known = stored(tmp_path, "tiny-2018")
    assert known is not None
    assert known.like == "tiny-2017"
    assert [*known.without] == [("rule", unheard.id)]
    assert [*known.own] == [("rule", late.id)]
    assert dict(known.entries) == dict(then.entries)


def test_formatting_leaves_them_alone() -> None:
    folder = shipped.scenarios_folder()
    assert not [file for file in found([folder]) if file.is_relative_to(folder / "boundaries")]


def test_accepting_writes_files_with_mistakes_anew(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "--accept")
    file = own / "scenarios" / "boundaries" / "tiny-2017" / "speed.yaml"
    text = file.read_text()
    file.write_text(f"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n")
    assert "speed.yaml:4:1: this does not fit what stands above" in told(capsys, status=2)
    told(capsys, "--accept")
    assert file.read_text() == text


def test_git_names_the_rule_above_each_hunk(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "--accept")
    file = own / "scenarios" / "boundaries" / "tiny-2017" / "speed.yaml"
    before = own / "before.yaml"
    before.write_text(file.read_text())
    file.write_text(before.read_text().replace("from: 49, to: 51", "from: 49, to: 52"))
    diff = subprocess.run(
        ["git", "diff", "--no-index", "-U1", str(before), str(file)], capture_output=True, text=True, check=False
    ).stdout
    (hunk,) = (line for line in diff.splitlines() if line.startswith("@@"))
    assert hunk.endswith("@@ rule late-calls:")
