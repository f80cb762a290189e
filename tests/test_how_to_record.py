"""What a catalogue says of how to record its entries is kept, shown, compared, and found under other names."""

import json
from pathlib import Path

import pytest
from peel_grade.cli.evidence.command import main as evidence
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.findings.cache import load_compiled
from peel_grade.rulebook.data import from_data, to_data
from peel_grade.rulebook.model import Criteria
from peel_grade.rulebook.reading.load import load_rulebook

from tests.rulebooks import CALLS, write

CRITERIA = """criteria:
      holds: a supervisor listened to calls
      partly: a supervisor listened on weekdays only
      fails: nobody listened
    not_to_be_confused_with: {victims_heard: that is about those who call}
    excludes: [victims_heard]
    implies: [calls_recorded]
"""
EXTENDING = "id: later-2018\ntitle: A later one\nyear: 2018\nversion: 1.0.0\nextends: tiny-2017\n"
RECORDED = """  calls_recorded:
    label: calls are recorded
    holds: calls are recorded
    fails: calls are not recorded
    question: response
    favourable: neither
    criteria: {holds: there were tapes, partly: there were some tapes, fails: there was no tape}
    source: [{document: report, lines: 24}]
"""


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """The rulebook `calls`, which says of some entries how to record them."""
    catalogue = CALLS["catalogue/calls.yaml"]
    catalogue = catalogue.replace("criteria: {holds: all were, partly: some were, fails: none was}\n", CRITERIA)
    catalogue = catalogue.replace("benchmarks:\n", f"{RECORDED}benchmarks:\n")
    catalogue = catalogue.replace(
        "definition: Calls answered late.", "definition: Calls answered late.\n    not_more_than: calls_all"
    )
    more = catalogue[catalogue.index("  calls_late:") : catalogue.index("  calls_in_time:")]
    more = (
        more.replace("calls_late", "calls_all").replace("late", "taken").replace("    not_more_than: calls_all\n", "")
    )
    catalogue = catalogue.replace("flags:\n", f"{more.replace('worse: higher', 'worse: neither')}flags:\n", 1)
    return write(tmp_path / "tiny-2017", {**CALLS, "catalogue/calls.yaml": catalogue})


def test_a_file_to_fill_in_says_it_and_where_each_theme_begins(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evidence(["init", "--rules", str(calls)]) == 0
    told = capsys.readouterr().out
    assert "  #   true if: a supervisor listened to calls\n" in told
    assert "  #   not: victims_heard (that is about those who call)\n  calls_supervised: not_recorded\n" in told
    assert evidence(["init", "--questions", "--rules", str(calls)]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    book = load_rulebook(calls)
    assert sorted(listed) == sorted((*book.questions, *book.themes))
    assert all(f"  #     ({theme})\n" in told for theme in book.themes if f"{book.themes[theme].title}\n" in told)


def test_it_is_kept(calls: Path) -> None:
    book = load_rulebook(calls)
    flag, figure = book.flags["calls_supervised"], book.indicators["calls_late"]
    assert flag.definition == ""
    assert flag.criteria == Criteria(
        "a supervisor listened to calls", "a supervisor listened on weekdays only", "nobody listened"
    )
    assert flag.not_to_be_confused_with == (("victims_heard", "that is about those who call"),)
    assert (flag.excludes, flag.implies) == (("victims_heard",), ("calls_recorded",))
    assert figure.not_more_than == "calls_all"
    assert from_data(json.loads(json.dumps(to_data(book))), book.sha256) == book
    assert load_compiled(calls).book == load_compiled(calls).book == book


def test_it_is_found_sound(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", str(calls)]) == 0, capsys.readouterr().out


def test_explain_tells_it(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["explain", "calls_supervised", "--rules", str(calls), "--format", "json"]) == 0
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert facts["true if"] == "a supervisor listened to calls"
    assert facts["partly if"] == "a supervisor listened on weekdays only"
    assert facts["false if"] == "nobody listened"
    assert facts["not to be confused with"] == "victims are heard (`victims_heard`): that is about those who call"
    assert (facts["excludes"], facts["implies"]) == (
        "victims are heard (`victims_heard`)",
        "calls are recorded (`calls_recorded`)",
    )
    assert rulebook(["explain", "calls_late", "--rules", str(calls), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["facts"]["not more than"] == "taken calls (`calls_all`)"


def test_pages_tell_it(calls: Path, tmp_path: Path) -> None:
    assert rulebook(["docs", "--rules", str(calls), "--output", str(tmp_path / "pages")]) == 0
    page = "".join(each.read_text() for each in (tmp_path / "pages").glob("evidence-*.html"))
    for text in ("a supervisor listened on weekdays only", "that is about those who call", "Excludes", "Implies"):
        assert text in page
    assert "Not more than" in page


def test_a_force_file_to_fill_in_and_its_schema_tell_it(
    calls: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evidence(["init", "--rules", str(calls)]) == 0
    assert "  #   partly if: a supervisor listened on weekdays only\n" in capsys.readouterr().out
    assert rulebook(["schema", "--rules", str(calls), "--output", str(tmp_path / "schemas")]) == 0
    schema = json.loads((tmp_path / "schemas" / "tiny-2017.force.json").read_text())
    told = schema["properties"]["flags"]["properties"]["calls_supervised"]["description"]
    assert "True if: a supervisor listened to calls" in told
    assert "Not to be confused with victims_heard: that is about those who call" in told


def test_what_holds_of_all_flags_is_told_with_them(
    calls: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "A plan changes nothing."
    framework = calls / "framework.yaml"
    framework.write_text(f"{framework.read_text()}recording: [{told}]\n")
    write(tmp_path / "later-2018", {"framework.yaml": EXTENDING})
    for folder in (calls, tmp_path / "later-2018"):
        assert load_rulebook(folder).framework.recording == (told,)
        assert load_compiled(folder).book == load_compiled(folder).book == load_rulebook(folder)
    assert evidence(["init", "--rules", str(calls)]) == 0
    assert f"  - {told}\n" in capsys.readouterr().out
    assert rulebook(["docs", "--rules", str(calls), "--output", str(tmp_path / "pages")]) == 0
    assert told in (tmp_path / "pages" / "evidence.html").read_text()


def test_a_name_given_up_is_offered_nowhere(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = calls / "catalogue" / "calls.yaml"
    old = RECORDED.replace("calls_recorded:", "tapes_kept:\n    replaced_by: calls_recorded")
    file.write_text(file.read_text().replace("benchmarks:\n", f"{old}benchmarks:\n"))
    book = load_rulebook(calls)
    assert "tapes_kept" in book.flags
    assert "tapes_kept" not in {entry.id for entry in book.entries()}
    assert evidence(["init", "--rules", str(calls)]) == 0
    assert "tapes_kept" not in capsys.readouterr().out
    assert rulebook(["check", str(calls)]) == 0
    assert f"{len(book.flags) - 1} flags" in capsys.readouterr().out


def test_diff_tells_what_changed_of_it_and_follows_names(
    calls: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = calls / "catalogue" / "calls.yaml"
    edited = file.read_text().replace("on weekdays only", "on Sundays only")
    write(tmp_path / "edited", {**CALLS, "catalogue/calls.yaml": edited})
    assert rulebook(["diff", str(calls), str(tmp_path / "edited")]) == 0
    told = capsys.readouterr().out
    assert "partly if" in told
    assert "on Sundays only" in told
    renamed = file.read_text().replace("calls_recorded", "calls_taped").replace("calls_all", "calls_taken")
    write(tmp_path / "renamed", {**CALLS, "catalogue/calls.yaml": renamed})
    assert rulebook(["diff", str(calls), str(tmp_path / "renamed"), "--format", "json"]) == 0
    edits = json.loads(capsys.readouterr().out)["frameworks"][0]["edits"]
    assert sorted((edit["name"], edit["change"]) for edit in edits) == [
        ("calls_all", "renamed"),
        ("calls_recorded", "renamed"),
    ]
