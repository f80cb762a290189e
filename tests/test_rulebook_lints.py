"""Broken rulebooks: each real mistake is found, with its code, at its line and column, and nothing else is."""

import json
import re
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.lint.codes import all_codes
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import rulebooks_in

from tests.corpus import Case, cases, parameters, text
from tests.rulebooks import CALLS, SPEED, edited, flags, rule, write

MARK = re.compile(r"⟦([\w-]+)⟧")


def marked(text: str) -> list[tuple[str, int, int]]:
    """The code, line and column of each mark."""
    found = []
    for mark in MARK.finditer(text):
        before = MARK.sub("", text[: mark.start()])
        found.append((mark[1], before.count("\n") + 1, len(before) - before.rfind("\n")))
    return found


@pytest.mark.parametrize("case", parameters("lints"))
def test_every_mistake_is_found_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    monkeypatch.chdir(tmp_path)
    files = edited(CALLS, case)
    expected = [(file, *mark) for file, content in files.items() for mark in marked(content)]
    assert expected
    write(Path("tiny-2017"), {file: MARK.sub("", content) for file, content in files.items()})
    assert rulebook(["check", "tiny-2017", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["rulebooks"][0]["diagnostics"]
    whole = {"stray-file": (1, 1)}  # of a file as a whole no line is told
    assert [
        (
            each["file"].removeprefix("tiny-2017/"),
            each["code"],
            *whole.get(each["code"], (each["line"], each["column"])),
        )
        for each in found
        if each["allowed"] is None
    ] == sorted(expected, key=lambda row: (row[0], row[2], row[3])), json.dumps(found, indent=1)


def test_the_corpus_is_large_and_covers_every_code() -> None:
    corpus = cases("lints")
    marks = set(MARK.findall(json.dumps(corpus, ensure_ascii=False)))
    assert len(corpus) >= 60
    # these need a file that no text can be, a rule beyond the engine, a chain of 32 rules (see test_rulebook_errors),
    # and other rulebooks (see below)
    assert set(all_codes()) - marks == {"unreadable-file", "engine-limit", "long-chain", "framework-folder"}


def test_nothing_is_reported_of_what_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", str(write(tmp_path, CALLS))]) == 0
    assert rulebook(["check", "--format", "json"]) == 0
    shipped_ones = json.loads(capsys.readouterr().out.split("\n", 1)[1])["rulebooks"]
    assert [each["folder"] for each in shipped_ones] == list(map(str, rulebooks_in(shipped.rules_folder())))
    assert all(found["allowed"] for each in shipped_ones for found in each["diagnostics"])


@pytest.mark.slow
@pytest.mark.parametrize("case", parameters("hard-to-decide"))
def test_what_is_hard_to_decide(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: Case) -> None:
    says = "{value} percent" if case["unit"] == "percent_change" else "{value} calls"
    catalogue = CALLS["catalogue/calls.yaml"].replace("calls changed by {value} percent", f'"calls changed by {says}"')
    catalogue = catalogue.replace("unit: percent_change", f"unit: {case['unit']}")
    catalogue = catalogue.replace("benchmarks:\n", flags(1000) + "benchmarks:\n")
    rules = "".join(rule(text(when), "weakness: minor", f"r{number}") for number, when in enumerate(case["rules"]))
    folder = write(tmp_path, {**CALLS, "catalogue/calls.yaml": catalogue, "findings/more.yaml": rules})
    rulebook(["check", str(folder), "--format", "json"])
    (book,) = json.loads(capsys.readouterr().out)["rulebooks"]
    reported = [each["code"] for each in book["diagnostics"] if each["allowed"] is None]
    # the catalogue has no benchmark of changes, which leaves more to decide
    assert [code for code in reported if code != "missing-benchmark"] == case["codes"], book["diagnostics"]
    assert book["undecided"] == 0


def test_findings_that_rest_on_each_other_many_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written in, the last condition would have a million comparisons."""
    rules = rule("{flag: victims_heard, is: false}", "weakness: minor", "r0")
    for number in range(1, 21):
        below = f"{{finding: r{number - 1}}}"
        condition = f"{{any: [{{all: [{below}, {{flag: f1}}]}}, {{all: [{below}, {{flag: f2}}]}}]}}"
        rules += rule(condition, "weakness: minor", f"r{number}")
    catalogue = CALLS["catalogue/calls.yaml"].replace("benchmarks:\n", flags(3) + "benchmarks:\n")
    folder = write(tmp_path, {**CALLS, "catalogue/calls.yaml": catalogue, "findings/more.yaml": rules})
    assert rulebook(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "whenever `r1` concludes, `r0` concludes the same" in out
    assert "`r2` concludes the same as `r1`" in out


def test_a_framework_that_is_called_otherwise_than_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    renamed = CALLS["framework.yaml"].replace("id: tiny-2017", "id: tiny-2018")
    write(Path("rules/tiny-2017"), {**CALLS, "framework.yaml": renamed})
    assert rulebook(["check", "rules/tiny-2017"]) == 0  # it may be a copy for a while
    write(Path("rules/tiny-2016"), {**CALLS, "framework.yaml": CALLS["framework.yaml"].replace("2017", "2016")})
    capsys.readouterr()
    assert rulebook(["check", "rules/tiny-2017"]) == 1
    out = capsys.readouterr().out
    assert "framework.yaml:1:5: warning: the framework is called `tiny-2018`, its folder `tiny-2017`" in out
    assert rulebook(["check", "rules/tiny-2016"]) == 0


def test_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {**CALLS, "findings/more.yaml": rule("{indicator: calls_late, at_most: 5}")})
    for here, named in ((tmp_path, "."), (tmp_path / "findings", "..")):
        monkeypatch.chdir(here)
        assert rulebook(["check", named]) == 1
        assert "[wrong-side]" in capsys.readouterr().out


def test_a_grade_rule_about_evidence_that_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framework = CALLS["framework.yaml"].replace("{count: themes, at_least: 0}", "{indicator: nope, at_least: 5}")
    assert rulebook(["check", str(write(tmp_path, {**CALLS, "framework.yaml": framework}))]) == 1
    assert "[misplaced-condition]" in capsys.readouterr().out


def test_markup_is_not_a_sentence_left_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speed = SPEED.replace("nobody supervises calls", '<b>nobody</b> <a href="x">supervises</a> calls<br />')
    assert speed != SPEED
    assert rulebook(["check", str(write(tmp_path, {**CALLS, "findings/speed.yaml": speed}))]) == 0
    speed = SPEED.replace("nobody supervises calls", '"<what was found>"')
    assert rulebook(["check", str(write(tmp_path, {**CALLS, "findings/speed.yaml": speed}))]) == 1
    assert "`<what was found>` is still to be written [placeholder-left]" in capsys.readouterr().out


def test_a_proof_with_more_ways_than_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    either = "{any: [{flag: victims_heard, at_least: partly}, {flag: victims_heard, is: false}]}"
    bounds = ", ".join(f"{{indicator: calls_late, at_least: {bound}}}" for bound in range(10, 70, 10))
    when = f"{{any: [{either}, {{all: [{bounds}]}}]}}"
    folder = write(tmp_path, {**CALLS, "findings/more.yaml": rule(when)})
    assert rulebook(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "proof: it could fail only against this: `victims_heard` cannot be both" in out
    assert "proof: and so on for every other way to fail it\n" in out


@pytest.mark.parametrize(
    "case", [case for case in cases("lints") if "overlap" in case["case"]], ids=lambda case: case["case"]
)
def test_what_is_said_of_overlapping_bands_can_be_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    files = {file: MARK.sub("", content) for file, content in edited(CALLS, case).items()}
    folder = write(tmp_path, files)
    assert rulebook(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    found = re.search(r"help: bound `some-late` where `(.*)` begins, or give it `(unless: {finding: \1})`", said)
    assert found, said
    before = files["findings/speed.yaml"]
    mended = re.sub(r"(id: some-late\n.*\n.*when: .*\n)", rf"\1  {found[2]}\n", before)
    assert mended != before
    write(tmp_path, {**files, "findings/speed.yaml": mended})
    assert rulebook(["check", str(folder)]) == 0, capsys.readouterr().out
