"""Sheets to fill in, and back: what a force file records is lost neither on the way there nor on the way back."""

import csv
import random
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from peel_grade.cli.evidence.command import main
from peel_grade.evidence.sheet import lines
from peel_grade.findings.engines import Compiled
from peel_grade.force.file import Force, load_force

from tests.conftest import FORCES
from tests.html_page import Page

HEADER = "id,record,previous,england_and_wales,rank,period,source,note\n"
MINE = """# what I found
force: Example
framework: peel-2017
source: {report: {title: A report}}
flags:
  # the hub
  mash_in_place: {is: true, source: "report:6"}  # seen
  rso_workloads_manageable: not_recorded

# the end
"""


def evidence_of(force: Force) -> tuple[object, object]:
    """What a sheet can hold of a force."""
    return force.indicators, force.flags


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_there_and_back(path: Path, kind: str, tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    """Of every shipped force: its documents are its own, so that the sheet is written into what is left of it."""
    book = compiled[f"peel-{path.stem[-4:]}"].book
    sheet, back = tmp_path / f"sheet.{kind}", tmp_path / "back.yaml"
    assert main(["sheet", "--force", str(path), "--format", kind, "--output", str(sheet)]) == 0
    text = path.read_text(encoding="utf-8")
    start = text.index("\nindicators:")
    back.write_text(text[:start] + "\n", encoding="utf-8")
    assert main(["from-sheet", str(sheet), "--into", str(back)]) == 0
    before, after = load_force(path, book), load_force(back, book)
    stated = {name: row._replace(allow={}) for name, row in before.indicators.items()}
    assert ({name: row._replace(allow={}) for name, row in after.indicators.items()}, after.flags) == (
        stated,
        {name: row._replace(allow={}) for name, row in before.flags.items()},
    )


def written(tmp_path: Path, rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "sheet.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_cells_as_people_write_them(tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    rows = (
        "rso_visits_overdue,260,,,,,report:3; report:4,at the time\n"
        "delayed_incidents_share,30-50,,,,,report:5,\n"
        "incidents_awaiting_response,>=1000,800,,,,report:6,\n"
        "mash_in_place,Partly,,,,,report:7,\n"
        "crime_change,-4.5,,14,,,report:8,=1+1\n"
        "domestic_abuse_arrest_rate,not_supplied,,,,,,\n"
        ",,,,,,,\n"
    )
    into = tmp_path / "force.yaml"
    into.write_text("force: X\nframework: peel-2017\nsource: {report: {title: A report}}\n")
    assert main(["from-sheet", str(written(tmp_path, rows)), "--into", str(into)]) == 0
    force = load_force(into, compiled["peel-2017"].book)
    assert force.indicators["rso_visits_overdue"].source == ("report:3", "report:4")
    assert force.indicators["delayed_incidents_share"].value == (30, 50)
    assert force.indicators["incidents_awaiting_response"][:2] == ((1000, None), 800)
    assert force.flags["mash_in_place"].is_ == "partly"
    assert (force.indicators["crime_change"].value, force.indicators["crime_change"].note) == (-4.5, "=1+1")
    assert force.indicators["domestic_abuse_arrest_rate"].status == "not_supplied"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_ranges_doubts_and_what_was_not_supplied_come_back(
    kind: str, tmp_path: Path, compiled: dict[str, Compiled]
) -> None:
    start = "force: X\nframework: peel-2017\nsource: {report: {title: A report}}\n"
    path, back, sheet = tmp_path / "force.yaml", tmp_path / "back.yaml", tmp_path / f"sheet.{kind}"
    path.write_text(
        f"{start}indicators:\n"
        "  crime_change: {value: {from: -5, to: -4.5}, previous: {at_least: 2}, "
        "england_and_wales: {from: 13, to: 15}}\n"
        "  incidents_awaiting_response: {value: 800, previous: {at_most: 900}, doubtful: true}\n"
        "  domestic_abuse_arrest_rate: {supplied: false}\n"
        "flags:\n  mash_in_place: {is: partly, source: 'report:7', doubtful: true}\n"
        "  rso_workloads_manageable: {supplied: false}\n"
    )
    back.write_text(start)
    assert main(["sheet", "--force", str(path), "--format", kind, "--output", str(sheet)]) == 0
    assert main(["from-sheet", str(sheet), "--into", str(back)]) == 0
    before, after = (load_force(each, compiled["peel-2017"].book) for each in (path, back))
    assert before.indicators["crime_change"].previous == (2, None) and before.flags["mash_in_place"].doubtful
    assert evidence_of(after) == evidence_of(before)
    assert back.read_text().count("supplied: false") == 2


def test_a_doubt_is_ticked(tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    sheet = written(tmp_path, "mash_in_place,true,X\nscpos,4,\n", "id,record,doubtful\n")
    into = tmp_path / "force.yaml"
    into.write_text("force: X\nframework: peel-2017\n")
    assert main(["from-sheet", str(sheet), "--into", str(into)]) == 0
    force = load_force(into, compiled["peel-2017"].book)
    assert force.flags["mash_in_place"].doubtful and not force.indicators["scpos"].doubtful


def test_a_file_that_is_there_keeps_its_comments_and_what_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "force.yaml"
    into.write_text(MINE)
    sheet = written(
        tmp_path,
        "mash_in_place,false,,,,,report:9,\nrso_workloads_manageable,false,,,,,report:2,\nscpos,4,,,,,report:1,\n",
    )
    assert main(["from-sheet", str(sheet), "--into", str(into)]) == 1
    told = capsys.readouterr()
    assert told.out == f"{into}: 2 new, 0 replaced, 1 kept\n"
    assert told.err == "mash_in_place: stands there otherwise; `--overwrite` replaces it\n"
    text = into.read_text()
    assert 'mash_in_place: {is: true, source: "report:6"}  # seen' in text
    assert "# the hub" in text and "# the end" in text and "# what I found" in text
    assert "rso_workloads_manageable: {is: false" in text and "not_recorded" not in text and "scpos:" in text
    assert main(["from-sheet", str(sheet), "--into", str(into), "--overwrite"]) == 0
    assert "mash_in_place: {is: false" in into.read_text() and "# the hub" in into.read_text()
    assert main(["from-sheet", str(sheet), "--into", str(into)]) == 0
    assert capsys.readouterr().out.endswith("0 new, 0 replaced, 0 kept\n")


@pytest.mark.parametrize("section", ["flags: {}", "flags: {mash_in_place: true}", ""])
def test_sections_however_they_are_written(section: str, tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    into = tmp_path / "force.yaml"
    into.write_text(f"force: X\nframework: peel-2017\n{section}\nprevious: {{complete: true}}\n")
    sheet = written(tmp_path, "rso_workloads_manageable,false,,,,,,\n")
    assert main(["from-sheet", str(sheet), "--into", str(into)]) == 0
    force = load_force(into, compiled["peel-2017"].book)
    assert force.previous_complete and force.flags["rso_workloads_manageable"].is_ is False
    assert ("mash_in_place" in force.flags) is ("mash_in_place" in section)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("rso_visits_overdu,1,,,,,,\n", "sheet.csv:2:1: unknown entry `rso_visits_overdu`\n  help: did you mean"),
        ("scpos,many,,,,,,\n", "sheet.csv:2:2: `many` is text, a number is expected"),
        ("scpos,4,,,,,,\nscpos,5,,,,,,\n", "sheet.csv:3:1: `scpos` has a line already\n  help: the first is 2"),
        ("mash_in_place,perhaps,,,,,,\n", "sheet.csv:2:2: `perhaps`"),
        ("scpos,4,,,,,report,\n", "sheet.csv:2:7: `report` is not a source"),
        ("charge_share,130,,,,,,\n", "sheet.csv:2:2: `130` is more than 100"),
        ("scpos,4,9 to 5,,,,,\n", "sheet.csv:2:3: `from` (9) is above `to` (5)"),
        (",4,,,,,,\n", "sheet.csv:2:1: the line names no entry"),
    ],
)
def test_mistakes_name_row_and_column(
    rows: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, rows)
    assert main(["from-sheet", "sheet.csv", "--output", "force.yaml"]) == 2
    assert told in capsys.readouterr().err
    assert not Path("force.yaml").exists()


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("id,recorded\n", "sheet.csv:1:2: unknown column `recorded`\n  help: did you mean `record`?"),
        ("label,record\n", "the column `id` is missing"),
        ("id,record,note,note\n", "sheet.csv:1:4: the column `note` stands twice"),
        ("", "the sheet is empty"),
    ],
)
def test_columns_that_are_wrong(
    header: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "", header)
    assert main(["from-sheet", "sheet.csv"]) == 2
    assert told in capsys.readouterr().err


def test_what_is_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(b"PK\x03\x04 no")
    assert main(["from-sheet", str(path)]) == 2
    assert "this is no workbook that can be read" in capsys.readouterr().err
    assert main(["sheet", "--format", "xlsx"]) == 2
    assert "a workbook is not printed" in capsys.readouterr().err


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    force = tmp_path / "force.yaml"
    force.write_text('force: X\nframework: peel-2017\nflags: {mash_in_place: {is: true, note: "=HYPERLINK(1)"}}\n')
    for kind in ("csv", "xlsx"):
        assert main(["sheet", "--force", str(force), "-f", kind, "-o", str(tmp_path / f"sheet.{kind}")]) == 0
    page = openpyxl.load_workbook(tmp_path / "sheet.xlsx").worksheets[0]
    types = {cell.data_type for row in page.iter_rows() for cell in row}
    assert "f" not in types and page.freeze_panes == "D2"
    cells = [cell for row in csv.reader(StringIO((tmp_path / "sheet.csv").read_text())) for cell in row]
    assert "'=HYPERLINK(1)" in cells and not any(cell.startswith("=") for cell in cells)


def test_the_page_is_plain_and_whole(tmp_path: Path, compiled: dict[str, Compiled]) -> None:
    force = tmp_path / "force.yaml"
    force.write_text(
        'force: X\nframework: peel-2017\nflags: {mash_in_place: {is: true, note: "<script>alert(1)</script>"}}\n'
    )
    assert main(["sheet", "--force", str(force), "-f", "html", "-o", str(tmp_path / "sheet.html")]) == 0
    text = (tmp_path / "sheet.html").read_text()
    assert "<script" not in text and "http" not in text
    page = Page(text)
    book = compiled["peel-2017"].book
    assert all(entry.id in page.words for entry in book.entries())


def test_text_lists_a_theme(capsys: pytest.CaptureFixture[str], compiled: dict[str, Compiled]) -> None:
    assert main(["sheet", "mental_health"]) == 0
    told = capsys.readouterr().out
    book = compiled["peel-2017"].book
    assert told.startswith("Mental health\n") and all(len(line) <= 80 for line in told.splitlines())
    assert told.count("[ ] ") == sum(entry.theme == "mental_health" for entry in book.entries())
    assert main(["sheet", "mental_helth"]) == 2


def test_lines_are_those_of_the_catalogue(compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    names = [line.entry.id for line in lines(book)]
    assert sorted(names) == sorted(entry.id for entry in book.entries())
    some = random.Random(1).sample([*book.themes], 3)
    assert {line.entry.theme for line in lines(book, some)} == set(some)
