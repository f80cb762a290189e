"""What an analyst is told of a force file with mistakes: place, message, help, exit status 2."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from peel_grade.cli.grade import main

from tests.corpus import Case, content, parameters

START = "force: Test Police\nframework: peel-2017\n"
SOURCE = "source: {report: {title: A report, lines: 100}}\n"

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


@pytest.mark.parametrize("case", parameters("force-file-errors"))
def test_what_is_told_of_each_mistake(told: Told, case: Case) -> None:
    written = content(case.get("before", "")) + content(case["file"]) + content(case.get("after", ""))
    assert told(written.decode().encode(case["encoding"]) if "encoding" in case else written) + "\n" == case["told"]


def test_a_figure_is_within_what_its_unit_allows(told: Told) -> None:
    problems = told(
        START + "indicators:\n  rso_visits_overdue: -5\n  rso_awaiting_assessment_share: {value: 720, previous: -1.5}\n"
        "  domestic_abuse_arrest_rate_change: -120\n"
    )
    assert problems == (
        "force.yaml:4:23: `-5` is less than nothing\n"
        "  help: the unit of `rso_visits_overdue` is count: 0 or more\n"
        "force.yaml:5:42: `720` is more than 100\n"
        "  help: the unit of `rso_awaiting_assessment_share` is percent: 100 or less\n"
        "force.yaml:5:57: `-1.5` is less than nothing\n"
        "  help: the unit of `rso_awaiting_assessment_share` is percent: 0 or more\n"
        "force.yaml:6:38: `-120` is less than -100\n"
        "  help: the unit of `domestic_abuse_arrest_rate_change` is percent_change: -100 or more"
    )


@pytest.mark.slow
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


def test_each_source_of_a_list_is_told(told: Told) -> None:
    content = (
        f"{START}{SOURCE}flags: {{problem_solving_evaluated: {{is: true, source: [report:1, rep:2, report:300]}}}}\n"
    )
    assert [line for line in told(content).splitlines() if "help" not in line] == [
        "force.yaml:4:66: unknown document `rep`",
        "force.yaml:4:73: line 300 is beyond the end of `report`",
    ]


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
moderation: {grades: {overall: [{grade: god, reason: R, by: B, date: 2018-13-01}]}}
"""
    assert [line.removeprefix("force.yaml:") for line in told(content).splitlines() if "help: " not in line] == [
        "1:1: `forse` is not the framework's word for whom it inspects",
        "3:13: unknown question `vulnerabilty`",
        "5:3: unknown indicator `crime_per_1000`",
        "6:20: `260` is text, a number is expected",
        "7:27: `.nan` is not a finite number",
        "10:3: key `problem_solving_evaluated` is written twice",
        "10:30: `yes` is text, true, false or partly is expected",
        "11:3: `crimes_per_1000` is not a flag",
        "12:41: unknown grade `god`",
        "12:70: `2018-13-01` is not a date",
    ]


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.parametrize("case", parameters("heavy-force-files"))
def test_memory_stays_below_200_megabytes(tmp_path: Path, case: Case) -> None:
    (tmp_path / "force.yaml").write_bytes(content(case["file"]))
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    status, kilobytes = map(int, ran.stdout.split())
    assert status == 2
    assert ran.stderr.startswith("force.yaml:")
    assert "Traceback" not in ran.stderr
    assert kilobytes < 200_000
