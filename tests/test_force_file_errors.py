"""What an analyst is told of a force file with mistakes: place, message, help, exit status 2."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from peel_grade.cli.grade import main

START = "force: Test Police\nframework: peel-2017\n"
SOURCE = "source: {report: {title: A report, lines: 100}}\n"
STATUSES = "not_recorded, not_supplied, not_comparable"
QUESTIONS = "crime_prevention, investigation, vulnerability, serious_organised_crime"

Told = Callable[[str | bytes], str]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """What `grade` says of a file with this content, which it refuses."""
    monkeypatch.chdir(tmp_path)

    def grade(content: str | bytes) -> str:
        Path("force.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
        assert main(["force.yaml"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        *problems, count = err.splitlines()
        number = sum(not line.startswith("  help: ") for line in problems)
        assert count == f"{number} problem{'s' if number > 1 else ''}"
        return "\n".join(problems)

    return grade


@pytest.fixture
def graded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What `grade` prints of a file with this content, which it accepts."""
    monkeypatch.chdir(tmp_path)

    def grade(content: str | bytes, *arguments: str) -> str:
        Path("force.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
        status = main(["force.yaml", *arguments])
        out, err = capsys.readouterr()
        assert (status, err) == (0, "")
        return out

    return grade


NAMES = {
    "indicator": (
        "indicators:\n  crime_per_1000: 71",
        "4:3: unknown indicator `crime_per_1000`\n  help: did you mean `crimes_per_1000`?",
    ),
    "flag": (
        "flags:\n  problem_solving_evaluate: true",
        "4:3: unknown flag `problem_solving_evaluate`\n  help: did you mean `problem_solving_evaluated`?",
    ),
    "question": (
        "inspected: [investigation, vulnerabilty]",
        "3:28: unknown question `vulnerabilty`\n  help: did you mean `vulnerability`?",
    ),
    "earlier question": (
        "previous: {grades: {vulnerabilty: {grade: good, year: 2016}}}",
        "3:21: unknown question `vulnerabilty`\n  help: did you mean `vulnerability`?",
    ),
    "question of moderation": (
        "moderation: {specialist_capabilities: {grade: good, reason: R, by: B, date: 2018-02-01}}",
        f"3:14: unknown graded question `specialist_capabilities`\n  help: one of {QUESTIONS}, overall",
    ),
    "earlier rule": (
        "previous: {areas_for_improvement: [{rule: rso-risk-not-manged}]}",
        "3:43: unknown rule `rso-risk-not-manged`\n  help: did you mean `rso-risk-not-managed`?",
    ),
    "key": ("indicator:\n  crimes_per_1000: 71", "3:1: unknown key `indicator`\n  help: did you mean `indicators`?"),
    "key of an entry": (
        "indicators:\n  crimes_per_1000: {valu: 71}",
        "4:21: unknown key `valu`\n  help: did you mean `value`?",
    ),
    "name with a line break": (r'flags: {"a\nb": true}', r"3:9: unknown flag `a\nb`"),
    "name near to none": ("flags: {qqqqqq: true}", "3:9: unknown flag `qqqqqq`"),
    "flag among indicators": (
        "indicators:\n  problem_solving_evaluated: true",
        "4:3: `problem_solving_evaluated` is not an indicator\n  help: move it to `flags`",
    ),
    "indicator among flags": (
        "flags:\n  crimes_per_1000: 71",
        "4:3: `crimes_per_1000` is not a flag\n  help: move it to `indicators`",
    ),
    "question twice": ("inspected: [vulnerability, vulnerability]", "3:28: `vulnerability` is listed twice"),
}


def test_a_figure_is_within_what_its_unit_allows(told: Told) -> None:
    problems = told(
        START + "indicators:\n  rso_visits_overdue: -5\n  rso_awaiting_assessment_share: {value: 720, previous: -1.5}\n"
        "  domestic_abuse_arrest_rate_change: -120\n"
    )
    assert problems == (
        "force.yaml:4:23: `-5` is less than nothing\n"
        "  help: the unit of `rso_visits_overdue` is count: 0 or more\n"
        "force.yaml:5:42: `720` is more than the whole\n"
        "  help: the unit of `rso_awaiting_assessment_share` is percent: 100 or less\n"
        "force.yaml:5:57: `-1.5` is less than nothing\n"
        "  help: the unit of `rso_awaiting_assessment_share` is percent: 0 or more"
    )


@pytest.mark.parametrize(("content", "expected"), NAMES.values(), ids=NAMES)
def test_unknown_names(told: Told, content: str, expected: str) -> None:
    assert told(f"{START}{content}\n") == f"force.yaml:{expected}"


TYPES = {
    "number in quotes": (
        'indicators: {crimes_per_1000: "260"}',
        "3:31: `260` is text, a number is expected\n  help: remove the quotes",
    ),
    "number with a comma": (
        "indicators: {crimes_per_1000: {value: '1,234.5'}}",
        "3:39: `1,234.5` is text, a number is expected\n  help: write `1234.5`",
    ),
    "number with a percent sign": (
        "indicators: {crimes_per_1000: 12%}",
        "3:31: `12%` is text, a number is expected\n  help: write `12`",
    ),
    "yes for a number": (
        "indicators: {crimes_per_1000: yes}",
        f"3:31: `yes` is text, a number is expected\n  help: where it is not known, write one of {STATUSES}",
    ),
    "true for a number": (
        "indicators: {crimes_per_1000: true}",
        "3:31: `true` is true or false, a number is expected",
    ),
    "status misspelled": (
        "indicators: {crimes_per_1000: not_recored}",
        "3:31: `not_recored` is text, a number is expected\n  help: did you mean `not_recorded`?",
    ),
    "status for a value": (
        "indicators: {crimes_per_1000: {value: not_recorded}}",
        "3:39: `not_recorded` is text, a number is expected\n  help: write `status: not_recorded` instead of it",
    ),
    "yes for a flag": (
        "flags: {problem_solving_evaluated: yes}",
        f"3:36: `yes` is text, true or false is expected\n  help: write true, false or one of {STATUSES}",
    ),
    "no for a flag, long form": (
        "flags: {problem_solving_evaluated: {is: no}}",
        "3:41: `no` is text, true or false is expected\n  help: write false",
    ),
    "number for a flag": (
        "flags: {problem_solving_evaluated: 1}",
        f"3:36: `1` is a number, true or false is expected\n  help: write true, false or one of {STATUSES}",
    ),
    "nothing for a flag": (
        "flags:\n  problem_solving_evaluated:",
        f"4:29: nothing stands here, true or false is expected\n  help: write true, false or one of {STATUSES}",
    ),
    "list for a number": (
        "indicators: {crimes_per_1000: [71]}",
        "3:31: a list stands here, a number is expected",
    ),
    "mapping for a list": (
        "inspected: {vulnerability: true}",
        "3:12: a mapping stands here, a list is expected",
    ),
    "text for a list": ("inspected: vulnerability", "3:12: `vulnerability` is text, a list is expected"),
    "list for a mapping": (
        "indicators:\n  - crimes_per_1000",
        "4:3: a list stands here, a mapping is expected",
    ),
    "nothing for a mapping": (
        "flags:",
        "3:7: nothing stands here, a mapping is expected\n  help: write a value, or remove the key",
    ),
    "no space after the colon": (
        "flags:\n  problem_solving_evaluated:true",
        "4:3: `problem_solving_evaluated:true` is text, a mapping is expected\n  help: put a space after the `:`",
    ),
    "year in quotes": (
        'previous: {grades: {vulnerability: {grade: good, year: "2016"}}}',
        "3:56: `2016` is text, a whole number is expected\n  help: remove the quotes",
    ),
    "year out of bounds": (
        "previous: {grades: {vulnerability: {grade: good, year: 16}}}",
        "3:56: `16` is out of bounds\n  help: write at least 1900",
    ),
    "unknown earlier grade": (
        "previous: {grades: {vulnerability: {grade: god, year: 2016}}}",
        "3:44: `god` is not allowed here\n  help: did you mean `good`?",
    ),
    "rank": (
        "indicators: {crimes_per_1000: {rank: highest}}",
        "3:38: `highest` is not allowed here\n  help: did you mean `highest_quarter`?",
    ),
    "status beside a value": (
        "indicators: {crimes_per_1000: {value: 71, status: not_supplied}}",
        "3:43: `not_supplied` does not go with `value`\n  help: remove one of them",
    ),
    "no value and no status": (
        "indicators: {crimes_per_1000: {previous: 71}}",
        "3:31: `value` or `rank` is missing\n  help: write `status: not_recorded` where it is not known",
    ),
    "known without a value": (
        "flags: {problem_solving_evaluated: {status: known}}",
        "3:36: `is` is missing\n  help: write `status: not_recorded` where it is not known",
    ),
}


@pytest.mark.parametrize(("content", "expected"), TYPES.values(), ids=TYPES)
def test_wrong_types(told: Told, content: str, expected: str) -> None:
    assert told(f"{START}{content}\n") == f"force.yaml:{expected}"


HEADS = {
    "unknown framework": (
        "force: F\nframework: peel-2071\n",
        "2:12: unknown framework `peel-2071`\n  help: did you mean `peel-2017`?",
    ),
    "framework as a number": ("force: F\nframework: 2017\n", "2:12: `2017` is a number, text is expected"),
    "framework as a path": (
        "force: F\nframework: ../peel-2017\n",
        "2:12: `../peel-2017` is not the name of a framework\n  help: write the `id` of one, such as peel-2017",
    ),
    "no framework": ("force: F\n", "1:1: key `framework` is missing"),
    "no force": ("framework: peel-2017\n", "1:1: key `force` is missing"),
    "blank force": ("force: ' '\nframework: peel-2017\n", "1:8: must not be empty"),
}


@pytest.mark.parametrize(("content", "expected"), HEADS.values(), ids=HEADS)
def test_force_and_framework(told: Told, content: str, expected: str) -> None:
    assert told(content) == f"force.yaml:{expected}"


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (".nan", "`.nan` is not a finite number\n  help: leave out what is not known"),
        ("-.inf", "`-.inf` is not a finite number\n  help: leave out what is not known"),
        ("1e999", "number `1e999` is beyond 2^53 and cannot be compared exactly"),
        ("9007199254740993", "number `9007199254740993` is beyond 2^53 and cannot be compared exactly"),
        ("-9007199254740993", "number `-9007199254740993` is beyond 2^53 and cannot be compared exactly"),
        ("9" * 5000, f"number `{'9' * 57}...` is beyond 2^53 and cannot be compared exactly"),
    ],
    ids=["nan", "infinity", "overflow", "beyond 2^53", "below -2^53", "5000 digits"],
)
def test_numbers_that_cannot_be_compared(told: Told, number: str, message: str) -> None:
    assert told(f"{START}indicators:\n  crimes_per_1000: {number}\n") == f"force.yaml:4:20: {message}"


@pytest.mark.parametrize(
    ("written", "value"),
    [("1e-5", 0.00001), ("1E3", 1000), ("9007199254740992", 2**53), ("007", 7), ("0" * 5000 + "1", 1), ("-1e-5", None)],
    ids=["1e-5", "1E3", "2^53", "leading zeros", "5000 leading zeros", "-1e-5"],
)
def test_numbers_that_are_used(graded: Callable[..., str], written: str, value: float | None) -> None:
    content = f"{START}indicators: {{neighbourhood_officers_change: {written}}}\n"
    document = json.loads(graded(content, "--format", "json"))
    findings = {found["rule"]: found for found in document["questions"]["crime_prevention"]["findings"]}
    found = findings.get("neighbourhood-investment")  # it asks for at least 0
    assert (found["evidence"][0]["value"] if found else None) == value


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("flags:\n  a: true\n  a: true", ["5:3: key `a` is written twice\n  help: the first is in line 4"]),
        ("inspected: []\ninspected: []", ["4:1: key `inspected` is written twice\n  help: the first is in line 3"]),
    ],
)
def test_duplicate_keys(told: Told, content: str, expected: list[str]) -> None:
    for problem in expected:
        assert f"force.yaml:{problem}" in told(f"{START}{content}\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("report 12", "`report 12` is not a source"),
        ('"report:0"', "`report:0` is not a source"),
        ("report:20-10", "`report:20-10` is not a source"),
        (f"report:{'9' * 5000}", f"`report:{'9' * 50}...` is not a source"),
        ("12", "`12` is not a source"),
        ("[]", "must not be empty"),
        ("reprt:12", "unknown document `reprt`\n  help: did you mean `report`?"),
        ("q:12", "unknown document `q`\n  help: list the document under `source:`"),
        ("report:99-101", "line 101 is beyond the end of `report`\n  help: it has 100 lines"),
    ],
)
def test_sources(told: Told, source: str, expected: str) -> None:
    if "is not a source" in expected:
        expected += "\n  help: write `document:line`, such as `staffordshire-2017:322`"
    content = f"{START}{SOURCE}flags:\n  problem_solving_evaluated: {{is: true, source: {source}}}\n"
    assert told(content) == f"force.yaml:5:49: {expected}"


def test_each_source_of_a_list_is_told(told: Told) -> None:
    content = (
        f"{START}{SOURCE}flags: {{problem_solving_evaluated: {{is: true, source: [report:1, rep:2, report:300]}}}}\n"
    )
    assert [line for line in told(content).splitlines() if "help" not in line] == [
        "force.yaml:4:66: unknown document `rep`",
        "force.yaml:4:73: line 300 is beyond the end of `report`",
    ]


MODERATION = {
    "grade": (
        "{grade: god, reason: R, by: B, date: 2018-02-01}",
        "3:37: `god` is not allowed here\n  help: did you mean `good`?",
    ),
    "order of the date": (
        "{grade: good, reason: R, by: B, date: 01/02/2018}",
        "3:67: `01/02/2018` is not a date\n  help: write it as 2018-03-22",
    ),
    "day that does not exist": (
        "{grade: good, reason: R, by: B, date: 2018-02-30}",
        "3:67: `2018-02-30` is not a date\n  help: write it as 2018-03-22",
    ),
    "no reason": ("{grade: good, by: B, date: 2018-02-01}", "3:14: key `reason` is missing"),
    "blank reason": ("{grade: good, reason: '', by: B, date: 2018-02-01}", "3:51: must not be empty"),
    "no name": ("{grade: good, reason: R, date: 2018-02-01}", "3:14: key `by` is missing"),
    "not a mapping": ("good", "3:29: `good` is text, a mapping is expected"),
}


@pytest.mark.parametrize(("content", "expected"), MODERATION.values(), ids=MODERATION)
def test_moderation(told: Told, content: str, expected: str) -> None:
    assert told(f"{START}moderation: {{vulnerability: {content}}}\n") == f"force.yaml:{expected}"


START_OF_FILE = "a force file starts with `force:` and `framework:`"
YAML: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", f"1:1: the file is empty\n  help: {START_OF_FILE}"),
    "blank": (" \n\n", f"1:1: the file is empty\n  help: {START_OF_FILE}"),
    "byte order mark only": (b"\xef\xbb\xbf", f"1:1: the file is empty\n  help: {START_OF_FILE}"),
    "comment only": ("# later\n", f"1:1: the file is empty\n  help: {START_OF_FILE}"),
    "top-level list": ("- a\n", f"1:1: a list stands here, a mapping is expected\n  help: {START_OF_FILE}"),
    "top-level scalar": ("hello\n", f"1:1: `hello` is text, a mapping is expected\n  help: {START_OF_FILE}"),
    "tab": (f"{START}flags:\n\ta: true\n", "4:1: a tab is used for indentation\n  help: indent with spaces"),
    "not UTF-8": (
        "force: Caf\xe9 \xe9".encode() + b"\xe9\n",
        "1:14: byte 0xe9 is not UTF-8\n  help: save the file as UTF-8",
    ),
    "not UTF-8 after a byte order mark": (
        b"\xef\xbb\xbfforce: F\r\nframework: \xff\r\n",
        "2:12: byte 0xff is not UTF-8\n  help: save the file as UTF-8",
    ),
    "UTF-16": (START.encode("utf-16"), "1:1: byte 0xff is not UTF-8\n  help: save the file as UTF-8"),
    "control character": (
        "force: \xe9\x07\n",
        "1:9: the character U+0007 cannot stand in YAML\n  help: remove it; it may be invisible",
    ),
    "line separator": (
        "force: a\u2028b\n",
        "1:9: the character U+2028 cannot stand in YAML\n  help: remove it; it may be invisible",
    ),
    "escaped control character": (
        f"{START}flags: {{qqqqqq: {{is: true, note: " + r'"\e[31m"}}' + "\n",
        "3:9: unknown flag `qqqqqq`\n"
        "force.yaml:3:34: an escape for the control character U+001B is not allowed in text",
    ),
    "two documents": (
        f"{START}---\n{START}",
        "3:1: a second document starts here\n  help: keep one document in a file",
    ),
    "anchor and alias": (
        f"{START}flags: &a {{}}\nindicators: *a\n",
        "3:8: anchor `&a` is not allowed\n  help: write the value out\n"
        "force.yaml:4:13: alias `*a` is not allowed\n  help: write the value out",
    ),
    "merge key": (
        f"{START}flags:\n  <<: {{a: true}}\n",
        "4:3: merge key `<<` is not allowed\n  help: write the keys out",
    ),
    "python object": (
        f"{START}flags: !!python/object/apply:os.system [exit]\n",
        "3:8: tag `!!python/object/apply:os.system` is not allowed\n  help: write the plain value",
    ),
    "list as a key": (
        f"{START}? [a, b]\n: true\n",
        "3:3: a list or mapping cannot be a key\n  help: put text that starts with `[` or `{` in quotes",
    ),
    "open quotes": (
        f'{START}flags: "a\n',
        "3:8: the quotes are not closed\n  help: close them, or remove the one that opens",
    ),
    "open bracket": (
        f"{START}inspected: [a,\n  b\n",
        "3:12: this `[` is not closed\n  help: separate entries by `,` and close with `]`",
    ),
    "colon in a flow mapping": (
        f"{START}flags: {{a: {{note: b: c}}}}\n",
        "3:20: `,` or `}` is expected here\n  help: put text that contains `: ` in quotes, and close with `}`",
    ),
    "colon in text": (
        "force: a: b\n",
        "1:9: a `:` cannot stand here\n  help: check the indentation, or put text that contains `: ` in quotes",
    ),
    "indentation": (
        f"{START}flags:\n  a: true\n b: true\n",
        "5:2: the indentation does not fit the lines above\n  help: keys of one mapping start in the same column",
    ),
    "character that starts no value": (
        "force: @F\n",
        "1:8: this character cannot start a value\n  help: put the text in quotes",
    ),
    "10,000 lists deep, flow": (f"{START}flags: {'[' * 10_000}", "3:47: nested more than 40 levels deep"),
    "10,000 mappings deep, flow": (f"{START}flags: {'{a: ' * 10_000}", "3:164: nested more than 40 levels deep"),
    "10,000 deep, block": (f"{START}flags:\n{'- ' * 10_000}a\n", "4:79: nested more than 40 levels deep"),
    "many values": (
        f"{START}inspected: [{'a,' * 60_000}]\n",
        "3:99999: the file has more than the 50,000 values that are read\n  help: split it",
    ),
    "long text": (
        f"{START}flags: {'a' * 10_001}\n",
        "3:8: text of 10,001 characters, more than the 10,000 that are read\n"
        "  help: check for a quote that is not closed",
    ),
}


@pytest.mark.parametrize(("content", "expected"), YAML.values(), ids=YAML)
def test_yaml(told: Told, content: str | bytes, expected: str) -> None:
    assert told(content) == f"force.yaml:{expected}"


@pytest.mark.parametrize(
    "content",
    [START.replace("\n", "\r\n"), START.replace("\n", "\r"), "\ufeff" + START, START + "flags:\t{}\n"],
    ids=["CRLF", "CR", "byte order mark", "tab between key and value"],
)
def test_what_is_legal(graded: Callable[..., str], content: str) -> None:
    assert "Test Police" in graded(content)


def test_places_after_crlf_and_byte_order_mark(told: Told) -> None:
    content = "\ufeff" + f"{START}flags: {{qqqqqq: true}}\n".replace("\n", "\r\n")
    assert told(content) == "force.yaml:3:9: unknown flag `qqqqqq`"


def test_all_mistakes_are_told_together(told: Told) -> None:
    content = """\
forse: Test Police
framework: peel-2017
inspected: [vulnerabilty]
indicators:
  crime_per_1000: 71
  crimes_per_1000: "260"
  asb_incidents_per_1000: .nan
flags:
  problem_solving_evaluated: yes
  problem_solving_evaluated: yes
  crimes_per_1000: 71
moderation: {overall: {grade: god, reason: R, by: B, date: 2018-13-01}}
"""
    assert [line.removeprefix("force.yaml:") for line in told(content).splitlines() if "help: " not in line] == [
        "1:1: key `force` is missing",
        "1:1: unknown key `forse`",
        "3:13: unknown question `vulnerabilty`",
        "5:3: unknown indicator `crime_per_1000`",
        "6:20: `260` is text, a number is expected",
        "7:27: `.nan` is not a finite number",
        "10:3: key `problem_solving_evaluated` is written twice",
        "10:30: `yes` is text, true or false is expected",
        "11:3: `crimes_per_1000` is not a flag",
        "12:31: `god` is not allowed here",
        "12:60: `2018-13-01` is not a date",
    ]


def test_of_very_many_mistakes_the_first_are_told(told: Told) -> None:
    lines = told(f"{START}flags:\n" + "".join(f"  qqq{n}: true\n" for n in range(20_000))).splitlines()
    assert lines[0] == "force.yaml:4:3: unknown flag `qqq0`"
    assert lines[-2:] == [
        "force.yaml:204:3: from here on mistakes are not listed",
        "  help: correct those above first",
    ]


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("missing.yaml", "missing.yaml: no such file"),
        ("empty", "empty: this folder has no force file (*.yaml)"),
        ("file/force.yaml", "file/force.yaml: no such file"),
        ("folder.yaml", "folder.yaml: this folder has no force file (*.yaml)"),
        ("/dev/zero", "/dev/zero: the file has more than the 5,000,000 bytes that are read"),
    ],
)
def test_files_that_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argument: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("folder.yaml").mkdir()
    Path("file").touch()
    assert main([argument]) == 2
    assert capsys.readouterr().err.splitlines()[0] == expected


def test_a_file_that_may_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    force = tmp_path / "force.yaml"
    force.write_text(START)
    force.chmod(0)
    if os.access(force, os.R_OK):
        pytest.skip("this user may read every file")
    assert main([str(force)]) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"{force}: cannot be read: permission denied"


EXPLODING = "a: &a [x]\n" + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))
HEAVY: dict[str, str | bytes] = {
    "50 MB": f"{START}flags:\n".encode() + b"  a: true\n" * 5_000_000,
    "exploding aliases": START + EXPLODING,
    "10,000 deep, flow": f"{START}flags: {'[' * 10_000}{']' * 10_000}\n",
    "10,000 deep, block": f"{START}flags:\n{'- ' * 10_000}a\n",
    "many small values": f"{START}inspected: [{'[],' * 1_600_000}]\n",
    "many unknown names": f"{START}flags:\n" + "".join(f"  a{n}: x\n" for n in range(24_000)),
    "deep and wide": f"{START}flags: {'{a: ' * 37}[{'1,' * 49_000}]{'}' * 37}\n",
}
# The peak is read from /proc, because what getrusage tells of a child includes the process it was forked from.
MEASURE = """
import re, resource, sys
from pathlib import Path
from peel_grade.cli.grade import main
status = main(["force.yaml"])
told = Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s*(\\d+) kB", told.read_text()) if told.exists() else None
print(status, int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize("content", HEAVY.values(), ids=HEAVY)
def test_memory_stays_below_200_megabytes(tmp_path: Path, content: str | bytes) -> None:
    (tmp_path / "force.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    status, kilobytes = map(int, ran.stdout.split())
    assert status == 2
    assert ran.stderr.startswith("force.yaml:")
    assert "Traceback" not in ran.stderr
    assert kilobytes < 200_000
