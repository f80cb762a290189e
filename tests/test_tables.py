"""Tables of forces, graded: what is told of mistakes, what is written, and that nothing is written by halves."""

import csv
import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import peel_grade
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from peel_grade.cli.evidence.command import main as evidence
from peel_grade.cli.grade import _ENGINES, _TABLES
from peel_grade.cli.grade import main as grade
from peel_grade.force.locate import TABLES
from peel_grade.population.choosing import ENGINES
from peel_grade.tables.writing import FORMS

HEAD = "force,framework,calls_late,calls_in_time,victims_heard,victims_heard.note\n"
ROWS = """\
North,tiny-2017,60,95.5,partly,in two districts
=South,tiny-2017,,,false,
East,tiny-2017,not_supplied,,true,
"""


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What is said of a call that is refused; nothing is printed."""
    assert grade([*arguments, "--rules", "tiny"]) == 2
    said = capsys.readouterr()
    assert not said.out
    return said.err.splitlines()[:-1]


def workbook(*rows: list[Any]) -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(out)
    return out.getvalue()


def parquet(columns: dict[str, Any]) -> bytes:
    out = BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


START = {"force": ["North"], "framework": ["tiny-2017"]}
REFUSED: dict[str, tuple[str, str | bytes, list[str]]] = {
    "unknown columns": (
        "t.csv",
        "force,framework,call_late,calls_late.rang,victims_heard.rank\nA,tiny-2017,,,\n",
        [
            "t.csv:1:call_late: unknown column `call_late`",
            "  help: did you mean `calls_late`?",
            "t.csv:1:calls_late.rang: unknown column `calls_late.rang`",
            "  help: did you mean `rank`?",
            "t.csv:1:victims_heard.rank: unknown column `victims_heard.rank`",
            "  help: `victims_heard` has the columns `victims_heard.status`",
        ],
    ),
    "a column twice, and none of the forces": (
        "t.csv",
        "framework,calls_late,calls_late\ntiny-2017,many,3\n",
        [
            "t.csv:1: the column `force` is missing",
            "  help: it names each force; the columns are `framework`, `calls_late`, `calls_late`",
            "t.csv:1:calls_late: the column `calls_late` stands twice",
            "  help: keep one of them",
            "t.csv:2:calls_late: `many` is text, a number is expected",
            "  help: where it is not known, write one of not_recorded, not_comparable, not_supplied",
        ],
    ),
    "wrong cells": (
        "t.csv",
        "force,framework,calls_late,calls_in_time,victims_heard\n"
        'A,tiny-2017,"1,234",101,yes\nB,tiny-2017,1e300,inf,2\nC,tiny-2017,2017-04-01,=1+1,\nA,tiny-2017,2.5,,\n,tiny-2017,3,,\n',
        [
            "t.csv:2:calls_in_time: `101` is more than 100",
            "  help: the unit of `calls_in_time` is percent: 100 or less",
            "t.csv:2:calls_late: `1,234` is text, a number is expected",
            "  help: write `1234`",
            "t.csv:2:victims_heard: `yes` is text, true, false or partly is expected",
            "  help: write true",
            "t.csv:3:calls_in_time: `inf` is text, a number is expected",
            "  help: where it is not known, write one of not_recorded, not_comparable, not_supplied",
            "t.csv:3:calls_late: a number beyond 2^53 cannot be compared exactly",
            "t.csv:3:victims_heard: `2` is text, true, false or partly is expected",
            "  help: write true, false, partly or one of not_recorded, not_comparable, not_supplied",
            "t.csv:4:calls_in_time: `=1+1` is text, a number is expected",
            "t.csv:4:calls_late: `2017-04-01` is a date, a number is expected",
            "  help: a spreadsheet may have made it one: write the figure into a cell of text",
            "t.csv:5:calls_late: `2.5` is not a whole number",
            "  help: the unit of `calls_late` is count: a whole number",
            "t.csv:5:force: `A` has a row already",
            "  help: the first is 2",
            "t.csv:6:force: the row names no force",
            "  help: write its name, or remove the row",
        ],
    ),
    "rows that are not whole": (
        "t.csv",
        "force,framework,calls_late\nA,tiny-2017,3,4\nB,tiny-2017\n",
        [
            "t.csv:2: the row has 4 cells, and there are 3 columns",
            "  help: put a cell that holds a comma in quotes",
            "t.csv:3: the row has 2 cells, and there are 3 columns",
            "  help: end it with empty cells",
        ],
    ),
    "a decimal comma": (
        "t.csv",
        "force;framework;calls_in_time\nA;tiny-2017;12,5\n",
        ["t.csv:2:calls_in_time: `12,5` is text, a number is expected", "  help: write `12.5`"],
    ),
    "a column without a name": (
        "t.csv",
        ",force,framework\n0,A,tiny-2017\n",
        ["t.csv:1:1: the column has no name", "  help: name it, or leave it out (of pandas: `to_csv(index=False)`)"],
    ),
    "two frameworks": (
        "t.csv",
        "force,framework\nA,tiny-2017\nB,tiny-2016\n",
        [
            "t.csv:3:framework: the row is of the framework `tiny-2016`, and rows above are of `tiny-2017`",
            "  help: keep a table for each framework",
        ],
    ),
    "empty": ("t.csv", "", ["t.csv: the table is empty", "  help: its first row names the columns"]),
    "blank": ("t.csv", "\n\n", ["t.csv: the table is empty", "  help: its first row names the columns"]),
    "no rows": (
        "t.csv",
        "force,framework\n\n",
        ["t.csv: the table has no rows", "  help: below the names of the columns stands a row for each force"],
    ),
    "another encoding": (
        "t.csv",
        "force,framework\nA,tiny-2017\nDyfed\u2013Powys,tiny-2017\n".encode("cp1252"),
        [
            "t.csv: line 3 is no text in UTF-8: it has the byte 0x96",
            "  help: save it as CSV in UTF-8, or as .xlsx",
        ],
    ),
    "UTF-16": (
        "t.csv",
        "force,framework\nA,tiny-2017\n".encode("utf-16"),
        ["t.csv: this is no text in UTF-8", "  help: save it as CSV in UTF-8, or as .xlsx"],
    ),
    "CSV that is Parquet": (
        "t.csv",
        parquet(START),
        ["t.csv: this is a Parquet file, not what `.csv` says", "  help: name it `t.parquet`"],
    ),
    "Parquet that is CSV": (
        "t.parquet",
        HEAD,
        [
            "t.parquet: this is no Parquet file that can be read",
            "  help: name it `\u2026.csv` if it is text with commas",
        ],
    ),
    "half a Parquet file": (
        "t.parquet",
        parquet(START)[:60],
        ["t.parquet: this is no Parquet file that can be read: Parquet magic bytes not found in footer"],
    ),
    "an old workbook": (
        "t.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        [
            "t.xlsx: this is a workbook of an old Excel (.xls), not what `.xlsx` says",
            "  help: unpack it, or save it as .csv or .xlsx",
        ],
    ),
    "a broken workbook": (
        "t.xlsx",
        b"PK\x03\x04",
        ["t.xlsx: this is no workbook that can be read", "  help: save it as .xlsx, or as .csv"],
    ),
    "a workbook with a date and a formula": (
        "t.xlsx",
        workbook(["force", "framework", "calls_late"], ["A", "tiny-2017", "=1+1"]),
        [
            "t.xlsx:2:calls_late: the formula in the column 3 was never computed",
            "  help: open the workbook, let it compute and save it, or write the value",
        ],
    ),
    "Arrow that is none": (
        "t.arrow",
        b"ARROW1\0\0 and no more",
        ["t.arrow: this is no Arrow file that can be read: "],
    ),
    "numbers that cannot be": (
        "t.parquet",
        parquet({**START, "calls_late": [2.5], "calls_in_time": [float("inf")], "victims_heard": [0.3]}),
        [
            "t.parquet:1:calls_in_time: `inf` is not a finite number",
            "  help: leave out what is not known",
            "t.parquet:1:calls_late: `2.5` is not a whole number",
            "  help: the unit of `calls_late` is count: a whole number",
            "t.parquet:1:victims_heard: `0.3` is a number, true, false or partly is expected",
            "  help: write true, false, partly or one of not_recorded, not_comparable, not_supplied",
        ],
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.usefixtures("tiny")
def test_what_is_wrong_with_a_table(capsys: pytest.CaptureFixture[str], name: str, engine: str) -> None:
    """Whichever engine would grade it: all mistakes at once, by row and column; and the output is as it was."""
    file, content, expected = REFUSED[name]
    Path(file).write_bytes(content if isinstance(content, bytes) else content.encode())
    Path("out.csv").write_text("as it was")
    said = told(capsys, file, "--format", "csv", "--engine", engine, "--output", "out.csv", "--overwrite")
    assert [line[: len(wanted)] for line, wanted in zip(said, expected, strict=False)] == expected
    assert len(said) == len(expected)
    assert Path("out.csv").read_text() == "as it was"
    assert {path.name for path in Path().iterdir()} == {file, "out.csv", "tiny"}


@pytest.mark.usefixtures("tiny")
def test_a_mistake_is_told_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.csv").write_text("force,framework,calls_late\nA,tiny-2017,many\n")
    assert grade(["t.csv", "--rules", "tiny", "--format", "json"]) == 2
    (problem,) = json.loads(capsys.readouterr().err)["problems"]
    assert (problem["file"], problem["line"], problem["path"]) == ("t.csv", 2, "calls_late")


@pytest.fixture
def table(tiny: Path) -> Path:  # noqa: ARG001 - the folder with the rulebook
    """A table of three forces, one of which has a name like a formula."""
    path = Path("t.csv")
    path.write_text(HEAD + ROWS.replace("=South", "'=South"))
    return path


def drafted(form: str, *arguments: str) -> list[dict[str, Any]]:
    """What a table of drafts holds, cells as CSV has them."""
    out = Path(f"out.{form}")
    assert grade([*arguments, "--rules", "tiny", "--format", form, "--output", str(out), "--overwrite"]) == 0
    if form == "csv":
        return list(csv.DictReader(out.open(newline="")))
    if form == "parquet":
        rows = pq.read_table(out).to_pylist()
    else:
        (head, *cells) = openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)
        rows = [dict(zip(head, row, strict=True)) for row in cells]
    return [{str(key): "" if cell is None else str(cell) for key, cell in row.items()} for row in rows]


@pytest.mark.usefixtures("table")
def test_a_table_of_drafts_is_the_same_in_every_form() -> None:
    found = {form: drafted(form, "t.csv") for form in FORMS}
    assert found["csv"][1]["force"] == "'=South"  # which no spreadsheet takes for a formula
    found["csv"][1]["force"] = "=South"
    assert found["csv"] == found["parquet"] == found["xlsx"]
    assert [(row["force"], row["theme.speed"], row["areas.suggested"], row["warnings"]) for row in found["csv"]] == [
        ("North", "requires_improvement", "answer-calls-time", "3"),
        ("=South", "good", "", "1"),
        ("East", "good", "", "1"),
    ]
    assert openpyxl.load_workbook("out.xlsx").worksheets[0]["A3"].data_type == "s"


@pytest.mark.usefixtures("table")
def test_both_engines_draft_the_same() -> None:
    """But for what is told of few alone: warnings, possible grades, and how firm a grade is."""
    one, many = (drafted("csv", "t.csv", "--engine", engine) for engine in ENGINES)
    of_few = {key for key in one[0] if key == "warnings" or "_by_" in key or key.endswith((".worst", ".best"))}
    known = [key for key in one[0] if key not in of_few]
    assert [[row[key] for key in known] for row in one] == [[row[key] for key in known] for row in many]
    assert {row[key] for row in many for key in of_few} == {""}
    places = ("inadequate", "requires_improvement", "good", "outstanding")
    for row in one:
        asked = row["theme.speed.not_below"], row["theme.speed.worst"], row["theme.speed.best"]
        ends = [places.index(grade) for grade in (*asked, row["theme.speed.not_above"])]
        assert ends == sorted(ends)


@pytest.mark.usefixtures("table")
def test_warnings_of_a_table_are_looked_for_where_they_are_to_fail_the_call(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["t.csv", "--rules", "tiny", "--format", "csv", "--strict", "--engine"]
    for engine in ENGINES:
        assert grade([*call, engine]) == 1
        assert [row["warnings"] for row in csv.DictReader(capsys.readouterr().out.splitlines())] == ["3", "1", "1"]
    Path("t.csv").write_text("force,framework,allow.no-source,calls_late\nNorth,tiny-2017,so,3\n")
    assert grade([*call, "population"]) == 0


@pytest.mark.usefixtures("tiny")
def test_what_no_draft_follows_from_is_checked_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"F{number},tiny-2017,3,notes:{number},Notes,40" for number in range(1, 51)]
    Path("t.csv").write_text(
        "\n".join(["force,framework,calls_late,calls_late.source,source.notes.title,source.notes.lines", *rows])
    )
    assert told(capsys, "t.csv", "--format", "csv", "--engine", "population") == [
        *(
            line
            for number in (41, 42, 43)
            for line in (
                f"t.csv:{number + 1}:calls_late.source[0]: line {number} is beyond the end of `notes`",
                "  help: it has 40 lines",
            )
        ),
        "t.csv:45:calls_late.source: 7 more rows have a mistake in this column",
        "  help: correct it in all",
    ]


@pytest.mark.usefixtures("table")
def test_rows_are_graded_as_force_files_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert grade(["t.csv", "--rules", "tiny"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(": good")[0] for line in lines[:3]] == [
        "t.csv/north: North",
        "t.csv/south: =South",
        "t.csv/east: East",
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("table")
def test_each_row_has_a_document() -> None:
    assert grade(["t.csv", "--rules", "tiny", "--format", "html", "--output", "drafts"]) == 0
    assert {path.name for path in Path("drafts").glob("*.html")} == {"north.html", "south.html", "east.html"}


@pytest.mark.usefixtures("table")
def test_other_commands_say_that_it_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert evidence(["check", "t.csv", "--rules", "tiny"]) == 2
    assert "t.csv: this is a table, and no force file" in capsys.readouterr().err


CALLS_REFUSED = {
    ("--format", "csv", "--explain", "overall"): "--explain: ",
    ("--format", "csv", "--full"): "--full: ",
    ("--format", "parquet", "--output", "x.csv"): "--format: writes `parquet`",
    ("--engine", "population"): "--engine: is for tables of drafts",
    ("--format", "csv", "--output", "t.csv"): "t.csv: `--output` names a force file that is to be graded",
    ("--format", "csv", "--output", "/dev/full"): "/dev/full: cannot be written: no space left on device",
    ("--against", "t.csv"): "t.csv: this is a table, and no force file",
}


@pytest.mark.parametrize("arguments", CALLS_REFUSED, ids=" ".join)
@pytest.mark.usefixtures("table")
def test_calls_that_are_refused(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert told(capsys, "t.csv", *arguments)[0].startswith(CALLS_REFUSED[arguments])


def test_the_command_knows_the_forms_without_what_writes_them() -> None:
    assert (_TABLES, _ENGINES) == (FORMS, ENGINES)
    assert {f".{form}" for form in FORMS} <= {*TABLES}


class Frame:
    """A frame of a library that is not pyarrow, as it gives itself."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


@pytest.mark.usefixtures("table")
def test_a_program_has_the_same_from_a_frame_and_from_a_file() -> None:
    rulebook = peel_grade.load_rulebook("tiny")
    columns = {
        "force": ["North", "=South", "East"],
        "calls_late": [60, None, None],
        "calls_late.status": ["known", None, "not_supplied"],
        "calls_in_time": [95.5, None, None],
        "victims_heard": [0.5, 0.0, 1.0],
        "victims_heard.note": ["in two districts", None, None],
    }
    for engine in ENGINES:
        of_frame = peel_grade.grade_table(Frame(pa.table(columns)), rulebook, engine=engine)
        assert of_frame == peel_grade.grade_table("t.csv", rulebook, engine=engine)
        assert of_frame.num_rows == 3
    assert [row["force"] for row in peel_grade.grade_table("t.csv", rulebook).to_pylist()] == columns["force"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([{"force": "A"}], "table: a `list` is no table"),
        (Frame(pa.table({"force": ["A"]})), "table: the table names no framework"),
        (Frame(pa.table({"force": ["A"], "framework": ["peel"]})), "table:1:framework: unknown framework `peel`"),
    ],
)
def test_what_is_no_table_for_a_program(given: Any, expected: str) -> None:
    with pytest.raises(peel_grade.InputError) as caught:
        peel_grade.grade_table(given)
    assert str(caught.value).splitlines()[0] == expected


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(peel_grade.InputError, match="pyarrow, which reads and writes tables, is not installed"):
        peel_grade.grade_table("t.csv")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.usefixtures("table")
def test_a_column_may_be_kept_in_any_way(engine: str) -> None:
    """As frames of other libraries keep text, and columns of few values."""
    rulebook = peel_grade.load_rulebook("tiny")
    names, heard = pa.array(["North", "South"]), pa.array(["false", "false"])
    ways = [(names, heard), (names.cast(pa.string_view()), heard.cast(pa.string_view()))]
    ways += [(names.cast(pa.large_string()), heard.dictionary_encode())]
    ways += [(names, pa.array([False, False])), (names, pa.array([0.0, 0.0], pa.float32()))]
    found = [
        peel_grade.grade_table(Frame(pa.table({"force": name, "victims_heard": flag})), rulebook, engine=engine)  # type: ignore[arg-type]
        for name, flag in ways
    ]
    assert [row["theme.care"] for row in found[0].to_pylist()] == ["requires_improvement"] * 2
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("previous", [3], "table:1:previous: `3` is a number, a mapping is expected"),
        ("previous.areas", [{"a": 1}], "table:1:previous.areas"),
        ("inspected", [{"a": 1}], "table:1:inspected: a mapping stands here, a list is expected"),
        ("force", [float("nan")], "table:1:force: the row names no force"),
        ("calls_late", [[1]], "table:1:calls_late: a list stands here, a number is expected"),
    ],
)
@pytest.mark.usefixtures("table")
def test_what_no_column_holds(engine: str, column: str, cells: list[Any], expected: str) -> None:
    columns = {"force": ["A"], "victims_heard": [True], column: cells}
    with pytest.raises(peel_grade.InputError) as caught:
        peel_grade.grade_table(Frame(pa.table(columns)), peel_grade.load_rulebook("tiny"), engine=engine)  # type: ignore[arg-type]
    assert str(caught.value).startswith(expected)


@pytest.mark.usefixtures("tiny")
def test_of_many_mistakes_in_a_column_the_first_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"F{number},tiny-2017,many\n" for number in range(1_000))
    Path("t.csv").write_text(f"force,framework,calls_late\n{rows}")
    said = told(capsys, "t.csv", "--format", "csv")
    assert [line.split(": ")[0] for line in said[::2]] == [f"t.csv:{row}:calls_late" for row in (2, 3, 4, 5)]
    assert said[6:] == ["t.csv:5:calls_late: 997 more rows have a mistake in this column", "  help: correct it in all"]


@pytest.mark.parametrize("long", [[], ["--long"]])
@pytest.mark.usefixtures("table")
def test_force_files_become_a_table_and_come_back(capsys: pytest.CaptureFixture[str], long: list[str]) -> None:
    rules = ["--rules", "tiny"]
    assert evidence(["table", "t.csv", *rules, *long, "--output", "one.csv"]) == 0
    assert evidence(["from-table", "one.csv", *rules, "--output", "forces"]) == 0
    assert "forces: 3 force files" in capsys.readouterr().out
    assert Path("forces/south.yaml").read_text() == (
        "force: =South\nframework: tiny-2017\nflags: {victims_heard: false}\n"
    )
    assert evidence(["table", "forces", *rules, *long, "--output", "two.csv"]) == 0
    one, two = (sorted(Path(name).read_text().splitlines()) for name in ("one.csv", "two.csv"))
    assert one == two


@pytest.mark.usefixtures("tiny")
def test_what_is_wrong_with_a_long_table(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.csv").write_text(
        "force,id,record,previous,nots\n"
        "A,framework,tiny-2017,,\nA,calls_late,many,2.5,\nA,call_late,3,,\nA,calls_late,3,,\n,calls_late,3,,\nA,,3,,\n"
    )
    assert evidence(["from-table", "t.csv", "--rules", "tiny", "--output", "forces"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if not line.startswith("  help")] == [
        "t.csv:1:nots: unknown column `nots`",
        "t.csv:3:previous: `2.5` is not a whole number",
        "t.csv:3:record: `many` is text, a number is expected",
        "t.csv:4:id: unknown entry `call_late`",
        "t.csv:5:id: `calls_late` has a row already",
        "t.csv:6:force: the row names no force",
        "t.csv:7:id: the row names no entry",
        "7 problems",
    ]
    assert not Path("forces").exists()
