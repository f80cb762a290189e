"""`rulebook check --fix`: what it changes, and that all else stays."""

import json
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main as rulebook

from tests.checking import NARROW, add, checked, edit
from tests.rulebooks import LATE, SPEED, rule


def test_fixes_keep_comments_and_layout(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speed = SPEED.replace(LATE, "when: {indicator: calls_late, at_least: 49.5}   # about fifty")
    speed = "# on top\n\n" + speed.replace(
        "when: {flag: calls_supervised, is: false}",
        "when:\n    any:   # one is enough\n      - {flag: calls_watched, is: false}\n"
        "      - {finding: victims-unheard}",
    ).replace("  strength: true\n", "  strength: true\n  allow:\n    wrong-side: once needed\n")
    (tiny / "findings" / "speed.yaml").write_text(speed)
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", "  calls_watched:\n    replaced_by: calls_supervised\n")
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_watched:\n")[1].split("benchmarks:")[0]
    edit(
        tiny,
        "catalogue/calls.yaml",
        "benchmarks:",
        "  calls_supervised:\n" + entry.split("\n", 1)[1] + "benchmarks:",
    )
    edit(tiny, "findings/care.yaml", "flag: calls_supervised", "flag: calls_watched")
    before = {path: path.read_text() for path in tiny.rglob("*.yaml")}
    assert rulebook(["check", "tiny", "--fix"]) == 0
    out = capsys.readouterr().err
    assert "tiny/findings/speed.yaml: 3 changes made\n" in out
    assert "tiny/findings/care.yaml: 1 change made\n" in out
    expected = speed.replace("at_least: 49.5}", "at_least: 50}").replace("calls_watched", "calls_supervised")
    expected = expected.replace("  allow:\n    wrong-side: once needed\n", "")
    assert (tiny / "findings" / "speed.yaml").read_text() == expected
    assert (tiny / "catalogue" / "calls.yaml").read_text() == before[tiny / "catalogue" / "calls.yaml"]
    assert rulebook(["check", "tiny", "--fix"]) == 0
    assert capsys.readouterr().err == "there is nothing that can be changed safely\n"


REMOVED = """\
  source: [{document: report, lines: 23}]
  allow:   # for now
    wrong-side: no reason

# ===== a section

- id: last
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (REMOVED, REMOVED.replace("  allow:   # for now\n    wrong-side: no reason\n", "")),
        ("  allow: {wrong-side: a,   gapped-bands: b}  # why\n# on\n", "  # on\n"),
        (
            "  allow: {implied-rule: it is wanted, wrong-side: a}  # why\n",
            "  allow: {implied-rule: it is wanted}  # why\n",
        ),
        ("  allow: {wrong-side: a,\n    implied-rule: it is wanted}\n", "  allow: {implied-rule: it is wanted}\n"),
        (
            "  allow: {implied-rule: it is wanted, # agreed, by all\n    wrong-side: a\n  }\n",
            "  allow: {implied-rule: it is wanted # agreed, by all\n    \n  }\n",
        ),
        (
            "  allow:\n    wrong-side: |\n      a\n      b\n    # kept\n    implied-rule: it is wanted\n",
            "  allow:\n    # kept\n    implied-rule: it is wanted\n",
        ),
    ],
)
def test_what_is_removed_takes_nothing_with_it(
    tiny: Path, capsys: pytest.CaptureFixture[str], before: str, after: str
) -> None:
    """All else of the file stays as it is, to the byte, whatever its layout."""
    narrow = NARROW.split("  source")[0]
    rest = "  source: [{document: report, lines: 10}]\n"
    if before.startswith("  source"):
        before = before + NARROW.split("\n", 1)[1]
        after = after + NARROW.split("\n", 1)[1]
        rest = ""
    text = f"# top\n{SPEED}{narrow}{before}{rest}"
    expected = f"# top\n{SPEED}{narrow}{after}{rest}".replace("  # on\n", "# on\n")
    for end in ("\n", "\r\n"):
        (tiny / "findings" / "speed.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
        rulebook(["check", "tiny", "--fix"])
        assert "made" in capsys.readouterr().err
        fixed = (tiny / "findings" / "speed.yaml").read_bytes()
        assert fixed == b"\xef\xbb\xbf" + expected.replace("\n", end).encode()


def test_what_a_fix_leaves_to_its_author(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding may close a circle; a rule that tests the old and the new name would ask for both of one."""
    add(tiny, NARROW.replace("  weakness: serious", "  weakness: serious\n  replaced_by: late-calls"))
    add(tiny, rule("{all: [{finding: later-calls}, {flag: victims_heard}]}", "weakness: minor", "both"))
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("benchmarks:")[0]
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", "  calls_supervised:\n    replaced_by: calls_watched\n")
    edit(tiny, "catalogue/calls.yaml", "benchmarks:", f"  calls_watched:\n{entry}benchmarks:")
    two = "{all: [{flag: calls_supervised, is: false}, {flag: calls_watched}]}"
    add(tiny, rule(two, "weakness: minor", "two"))
    before = (tiny / "findings" / "speed.yaml").read_text()
    found = json.loads(checked(capsys, "tiny", "--format", "json"))["rulebooks"][0]["diagnostics"]
    deprecated = [each["fixable"] for each in found if each["code"] == "deprecated-name"]
    assert deprecated.count(False) == 2  # the finding, and the rule that tests both names
    rulebook(["check", "tiny", "--fix"])
    capsys.readouterr()
    after = (tiny / "findings" / "speed.yaml").read_text()
    assert two in after
    assert "{finding: later-calls}" in after
    assert after == before.replace(
        "when: {flag: calls_supervised, is: false}", "when: {flag: calls_watched, is: false}"
    )


def test_an_allowance_that_comes_first_in_its_rule(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SPEED.replace("- id: calls-in-time\n", "- allow: {wrong-side: no reason}\n  id: calls-in-time\n")
    (tiny / "findings" / "speed.yaml").write_text(text)
    assert rulebook(["check", "tiny", "--fix"]) == 0
    capsys.readouterr()
    assert (tiny / "findings" / "speed.yaml").read_text() == SPEED
