"""What many forces come to together: drafts, and the published record beside what its document says of it."""

import io
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from peel_grade.cli import pool
from peel_grade.cli.grade import main
from peel_grade.files.json_text import to_json
from peel_grade.files.yaml_tree import load
from peel_grade.findings.engines import Engines
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.published_table import check_table, compared
from peel_grade.grades.results import Assessment
from peel_grade.overview.document import overview
from peel_grade.overview.form import OverviewDocument
from peel_grade.overview.gathered import Basis, Gathered, of_draft
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Place
from peel_grade.schema.documents import document_schema
from pypdf import PdfReader

from tests.conftest import FORCES
from tests.test_engine_against_oracle import random_force
from tests.test_many_forces import write_forces

ANNEX = shipped.published_folder() / "annex-b-2017.yaml"
FRAMEWORKS = Path(__file__).parent / "frameworks"
VALIDATOR = Draft202012Validator(document_schema(OverviewDocument))
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The overview of some files as data, which has the form that its schema states."""

    def make(*arguments: str | Path) -> dict[str, Any]:
        file = tmp_path / "overview.json"
        assert main([*map(str, arguments), "--format", "overview", "--output", str(file), "--overwrite"]) == 0
        data: dict[str, Any] = json.loads(file.read_text())
        assert [error.message for error in VALIDATOR.iter_errors(data)] == []
        return data

    return make


def text(capsys: pytest.CaptureFixture[str], *arguments: str | Path, status: int = 0) -> str:
    assert main([*map(str, arguments), "--format", "overview"]) == status
    told = capsys.readouterr()
    return told.out if status != 2 else told.err


def counts(told: dict[str, Any]) -> list[int]:
    """How many have which grade, best first."""
    return [*reversed(told["all"]["grades"].values())]


# What was published


def test_the_published_rows_come_to_the_counts_of_the_national_overview(told: Told) -> None:
    (section,) = told(ANNEX)["sections"]
    assert (section["basis"], section["forces"], section["published"]["document"]) == ("published", 43, "national-2017")
    # the tables of its chapters (national-2017:624, 866-868, 1276) and its summary (246-250)
    assert {name: counts(each) for name, each in section["questions"].items()} == {
        "crime_prevention": [2, 35, 6, 0],
        "investigation": [0, 33, 10, 0],
        "vulnerability": [0, 23, 19, 1],
        "serious_organised_crime": [4, 34, 4, 1],
    }
    assert counts(section["overall"]) == [1, 30, 12, 0]
    assert section["questions"]["vulnerability"]["below_standard"] == 20  # national-2017:96
    assert [row["force"] for row in section["table"]][:2] == ["Avon & Somerset", "Bedfordshire"]
    assert section["table"][0]["source"] == "national-2017:2308"


def test_where_the_national_overview_contradicts_itself_is_told(told: Told) -> None:
    (section,) = told(ANNEX)["sections"]
    wrong = [each for each in section["published"]["stated"] if not each["agrees"]]
    found = {
        (each["of"], each["measure"]): (each["counted"], {row["number"]: row["lines"] for row in each["stated"]})
        for each in wrong
    }
    assert found == {
        ("crime_prevention", "good"): (35, {34: [246, 264], 35: [624]}),
        ("crime_prevention", "requires_improvement"): (6, {7: [246], 6: [624]}),
        ("serious_organised_crime", "good"): (34, {34: [249], 38: [492]}),
        ("serious_organised_crime", "improved"): (None, {7: [249, 1677], 6: [492]}),
    }
    assert [each["reading"] for each in wrong] == [None, None, 38, None]


def test_the_text_calls_what_was_published_no_draft(capsys: pytest.CaptureFixture[str]) -> None:
    said = text(capsys, "annex-b-2017")
    assert "these are no drafts" in said and "for human judgement" not in said
    assert "34 in lines 246\n    and 264, 35 in line 624; the table has 35" in said
    assert "12 improved (lines 248\n    and 1276), 7 declined (lines 248 and 1276), 24 unchanged" in said
    assert re.search(r"(?m)^Northamptonshire +R   R   R   R   R$", said)
    assert max(map(len, said.splitlines())) <= 80


TABLE = """\
framework: peel-2017
document: some-report
columns: [vulnerability, overall]
rows:
  - {force: One, line: 1, grades: [good, good], previous: {vulnerability: requires_improvement, overall: good}}
  - {force: Two, line: 2, grades: [good, good], previous: {vulnerability: outstanding, overall: good}}
  - {force: Three, line: 3, grades: [inadequate, good], previous: {vulnerability: inadequate}}
stated:
  - {of: vulnerability, line: 9, grades: {good: 2}, improved: 1, declined: 1, unchanged: 1}
  - {of: vulnerability, line: 12, grades: {good: 3}, declined: 2}
  - {of: overall, line: 10, unchanged: 3}
"""


def test_what_is_stated_is_counted_in_the_rows_where_they_tell_it(engines: dict[str, Engines], tmp_path: Path) -> None:
    file = tmp_path / "table.yaml"
    file.write_text(TABLE)
    book = engines["peel-2017"].compiled.book
    found = compared(check_table(load(file), book), book)
    assert [(each.of, each.measure, each.counted, each.stated, each.agrees) for each in found] == [
        ("vulnerability", "good", 2, ((2, (9,)), (3, (12,))), False),
        ("vulnerability", "improved", 1, ((1, (9,)),), True),
        ("vulnerability", "declined", 1, ((1, (9,)), (2, (12,))), False),
        ("vulnerability", "unchanged", 1, ((1, (9,)),), True),
        ("overall", "unchanged", None, ((3, (10,)),), True),  # of one row the earlier grade is not known
    ]


@pytest.mark.parametrize("name", range(5))
def test_any_one_grade_more_or_less_makes_the_document_contradict_its_table(
    name: int, engines: dict[str, Engines], tmp_path: Path
) -> None:
    """Every count that the document states of grades is compared with the rows."""
    book = engines["peel-2017"].compiled.book
    data = yaml.safe_load(ANNEX.read_text())
    before = {(each.of, each.measure) for each in compared(check_table(load(ANNEX), book), book) if not each.agrees}
    row = next(row for row in data["rows"] if row["grades"][name] == "good")
    row["grades"][name] = "requires_improvement"
    file = tmp_path / "table.yaml"
    file.write_text(yaml.safe_dump(data))
    after = {(each.of, each.measure) for each in compared(check_table(load(file), book), book) if not each.agrees}
    column = data["columns"][name]
    assert after - before <= {
        (column, of) for of in ("good", "requires_improvement", "standard_or_better", "below_standard")
    }
    assert {(column, "good"), (column, "requires_improvement")} <= after


def test_the_table_of_the_documentation(engines: dict[str, Engines], tmp_path: Path) -> None:
    pages = (Path(__file__).parent.parent / "docs" / "analyst.md").read_text()
    file = tmp_path / "table.yaml"
    file.write_text(pages.partition("<!-- a published table -->\n```yaml\n")[2].partition("```")[0])
    book = engines["peel-2017"].compiled.book
    assert all(each.agrees for each in compared(check_table(load(file), book), book))


def test_every_mistake_of_a_table_is_told_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "table.yaml"
    file.write_text("""\
framework: peel-2017
document: some-report
columns: [vulnerabilty, overall, overall]
rows:
  - {force: One, line: 1, grades: [god, good, good]}
  - {force: One, line: 2, grades: [good, good], previous: {investigation: good}}
stated:
  - {of: vulnerability, line: 9, grades: {goood: 2}}
  - {of: overall, line: 9}
""")
    said = text(capsys, file, status=2)
    assert [line.removeprefix(str(file)) for line in said.splitlines()] == [
        ":3:11: unknown question `vulnerabilty`", "  help: did you mean `vulnerability`?",
        ":3:34: the column `overall` is there already", "  help: remove one of them",
        ":5:36: unknown grade `god`", "  help: did you mean `good`?",
        ":6:5: `One` has a row already, in line 1 of the document", "  help: remove one of them",
        ":6:35: 2 grades stand here, and there are 3 columns", "  help: write a grade for each column, in their order",
        ":6:60: unknown column `investigation`",
        ":8:10: unknown column `vulnerability`", "  help: did you mean `vulnerabilty`?",
        ":8:43: unknown grade `goood`", "  help: did you mean `good`?",
        ":9:5: nothing is stated here",
        "  help: write `grades:`, or one of standard_or_better, below_standard, improved, declined, unchanged, "
        "with how many",
        "9 problems",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("rows: []\n", "key `framework` is missing"),
        ("framework: peel-2071\ndocument: x\ncolumns: [overall]\nrows: [{force: A, line: 1, grades: [good]}]\n",
         "unknown framework `peel-2071`"),
        ("framework: peel 17\ndocument: x\ncolumns: [overall]\nrows: [{force: A, line: 1, grades: [good]}]\n",
         "`peel 17` is not the name of a framework"),
        ("framework: peel-2017\ndocument: x\ncolumns: [overall]\nrows: [{service: A, line: 1, grades: [good]}]\n",
         "`service` is not the framework's word for whom it inspects"),
        ("force: x\nframework: peel 17\nassessment: y\ngrades: {}\nareas: []\n", "is not the name of a framework"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_used(
    content: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "table.yaml"
    file.write_text(content)
    assert expected in text(capsys, file, status=2)


def test_records_of_single_forces_tell_what_was_asked_for(told: Told) -> None:
    records = [shipped.published_folder() / f"{path.stem}.yaml" for path in FORCES]
    of_2016, of_2017 = told(*records)["sections"]
    assert (of_2016["framework"]["id"], of_2017["framework"]["id"]) == ("peel-2016", "peel-2017")
    assert (of_2017["basis"], of_2017["published"], of_2017["forces"]) == ("published", None, 2)
    assert of_2017["questions"]["investigation"]["inspected"]["grades"]["good"] == 1  # Cleveland's is of 2016
    shared = {each["id"] for each in of_2017["areas"] if len(each["forces"]) == 2}
    assert "registered-sex-offenders-managed" in shared
    assert of_2017["areas"][0]["id"] in shared


# Drafts


def test_the_shipped_forces_are_told_by_framework(told: Told) -> None:
    of_2016, of_2017 = told(*FORCES)["sections"]
    assert (of_2016["forces"], of_2017["forces"], of_2017["basis"], of_2017["published"]) == (1, 2, "draft", None)
    assert of_2016["overall"]["improved"] == ["West Mercia Police"]
    assert [remark["grade"] for remark in of_2016["table"][0]["borderline"]] == ["requires_improvement"]
    investigation = of_2017["questions"]["investigation"]
    assert (investigation["unchanged"], investigation["not_compared"]) == (1, 1)  # Cleveland's is carried forward
    assert sum(investigation["inspected"]["grades"].values()) == 1
    assert of_2017["ungraded"] == ["Specialist capabilities"]
    first = of_2017["themes"][0]
    assert first["below_standard"] == ["Cleveland Police", "Staffordshire Police"]


@pytest.mark.slow
def test_several_sections_are_told_at_a_glance_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    several: list[str | Path] = [*FORCES, "annex-b-2017"]
    said = text(capsys, *several, "--format", "overview")
    assert said.startswith("3 overviews, one after the other\n")
    head = " ".join(said.split("\n\n")[0].split())
    below = "most often below good: Protecting vulnerable people and supporting victims"
    assert f"- 2 forces, PEEL police effectiveness 2017 (drafts): overall 2 good; {below} (2); asked of most: “" in head
    counts = "1 outstanding, 30 good, 12 requires improvement"
    assert f"(published in national-2017): overall {counts}; {below} (20)" in head
    page = written(tmp_path, ".html", *several).decode()
    assert [f'href="#section-{number}"' in page for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert [f'id="section-{number}"' in page for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert "overviews, one after" not in text(capsys, "annex-b-2017", "--format", "overview")


def drafted(number: int, engines: Engines) -> Assessment:
    return assess(random_force(number, engines.compiled.book)._replace(name=f"Police {number}"), engines)


def told_of(drafts: list[Assessment], engines: Engines) -> dict[str, Any]:
    basis = Basis(Place("x", "x"), "draft")
    gathered = [Gathered(basis, (of_draft(each, each.force.name),)) for each in drafts]
    made: dict[str, Any] = json.loads(to_json(overview(gathered, lambda _: engines.compiled.book)))
    section: dict[str, Any] = made["sections"][0]
    return section


@pytest.fixture(scope="module")
def population(engines: dict[str, Engines]) -> list[Assessment]:
    """Forces at random; of half of them some questions were not inspected, and two grades were moderated."""
    running, found = engines["peel-2017"], []
    for number in range(12):
        force = random_force(number, running.compiled.book)._replace(name=f"Police {number}")
        if number % 2:
            force = force._replace(inspected=("vulnerability", "investigation"))
        found.append(assess(force, running))
    return found


def test_counts_add_up_and_are_those_of_the_drafts(population: list[Assessment], engines: dict[str, Engines]) -> None:
    section = told_of(population, engines["peel-2017"])
    graded = {**section["questions"], "overall": section["overall"]}
    for name, each in graded.items():
        found = Counter(
            "not_inspected"
            if name != "overall" and one.questions[name].status == "not_inspected"
            else (one.overall if name == "overall" else one.questions[name]).grade.draft
            for one in population
        )
        beside = {key: value for key, value in each["all"].items() if key != "grades"}
        assert Counter({**each["all"]["grades"], **beside}) + Counter() == found
        assert sum(each["all"]["grades"].values()) == each["standard_or_better"] + each["below_standard"]
        moved = len(each["improved"]) + len(each["declined"]) + each["unchanged"] + each["not_compared"]
        assert moved == section["forces"] == len(population)
    asked = Counter(area.area.id for one in population for area in suggested(one))
    assert {each["id"]: len(each["forces"]) for each in section["areas"]} == asked
    assert [len(each["forces"]) for each in section["areas"]] == sorted(asked.values(), reverse=True)
    recorded = {entry.id for entry in engines["peel-2017"].compiled.book.entries()}  # names that were given up are none
    missing = Counter(
        name
        for one in population
        for rows in (one.force.indicators, one.force.flags)
        for name, row in rows.items()
        if row.status == "not_supplied" and name in recorded
    )
    assert {each["name"]: len(each["forces"]) for each in section["not_supplied"]} == missing


def test_the_order_of_the_forces_changes_nothing(population: list[Assessment], engines: dict[str, Engines]) -> None:
    mixed = population[:]
    random.Random(1).shuffle(mixed)
    told = [json.dumps(told_of(each, engines["peel-2017"])) for each in (mixed, population)]
    assert told[0] == told[1]


def test_what_is_done_well_and_lacking_is_told_of_those_inspected(
    population: list[Assessment], engines: dict[str, Engines]
) -> None:
    for each in told_of(population, engines["peel-2017"])["strengths"]:
        for key, verdict in (("forces", True), ("without", False)):
            assert (
                each[key]
                == sorted(
                    (
                        one.force.name
                        for one in population
                        if one.questions[each["question"]].status == "inspected"
                        and one.verdicts.get(each["rule"]) is verdict
                    ),
                    key=str.casefold,
                )
                or verdict is False
            )  # what cannot come to conclude is not among the verdicts
        assert set(each["forces"]).isdisjoint(each["without"]) and each["forces"]


MODERATED = """
moderation:
  grades: {vulnerability: [{grade: outstanding, reason: visits, by: a panel, date: 2018-03-22}]}
  areas:
    registered-sex-offenders-managed: [{decision: rejected, reason: visits, by: a panel, date: 2018-03-22}]
    marac-protects-victims: [{decision: accepted, reason: seen, by: a panel, date: 2018-03-22}]
"""


def test_moderated_grades_stand_beside_the_drafts(
    told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "staffordshire.yaml"
    file.write_text((shipped.forces_folder() / "staffordshire-2017.yaml").read_text() + MODERATED)
    question = told(file)["sections"][0]["questions"]["vulnerability"]
    assert (question["all"]["grades"]["requires_improvement"], question["moderated"]["grades"]["outstanding"]) == (1, 1)
    said = text(capsys, file, "--full")
    assert "after moderation: 1 outstanding" in said and "R~>O" in said
    assert "moderated to outstanding (draft:" in said
    flowed = " ".join(said.split())
    assert "1 rejected by a panel)" in flowed and "1 added by a panel: Staffordshire Police)" in flowed
    areas = {each["id"]: each for each in told(file)["sections"][0]["areas"]}
    assert areas["registered-sex-offenders-managed"]["rejected"] == ["Staffordshire Police"]  # the draft stands
    assert areas["registered-sex-offenders-managed"]["forces"] == ["Staffordshire Police"]
    assert (areas["marac-protects-victims"]["forces"], len(areas["marac-protects-victims"]["added"])) == ([], 1)
    assert told(file)["sections"][0]["table"][0]["areas"] == sum(len(each["forces"]) for each in areas.values())


@pytest.mark.parametrize("name", ["care", "fire", "nonsense", "peel"])
def test_other_frameworks(name: str, told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    folder = FRAMEWORKS / name
    (section,) = told(folder / "scenarios" / "forces", "--rules", folder)["sections"]
    assert section["forces"] == 2
    said = text(capsys, folder / "scenarios" / "forces", "--rules", folder)
    assert said.startswith(f"2 {section['framework']['words']['subject'][1]}: {section['framework']['title']}\n")
    assert ("   Overall" in said) is (section["overall"] is not None)
    assert max(map(len, said.splitlines())) <= 80
    (published,) = told(folder / "scenarios" / "published", "--rules", folder)["sections"]
    assert (published["basis"], published["forces"]) == ("published", 1)


# Documents


HOSTILE = '"\\u202e<script>alert(1)</script>{{7*7}}=1+1"'


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A force whose name would act where it is not text."""
    file = tmp_path / "force.yaml"
    file.write_text(FORCES[0].read_text().replace("force: Cleveland Police", f"force: {HOSTILE}"))
    return file


def written(tmp_path: Path, suffix: str, *arguments: str | Path) -> bytes:
    file = tmp_path / f"overview{suffix}"
    assert main([*map(str, arguments), "--format", "overview", "--output", str(file), "--overwrite"]) == 0
    return file.read_bytes()


@pytest.mark.slow  # draws a chart
def test_a_page_of_what_was_published_calls_it_no_draft(tmp_path: Path) -> None:
    page = written(tmp_path, ".html", ANNEX).decode()
    assert "for human judgement" not in page.partition("</style>")[2].replace("@top-left", "")
    assert page.count("Grades as published, no drafts") >= 3  # the page, its head and foot, each sheet of paper
    assert "34 in lines 246 and 264, 35 in line 624; the table has 35" in page
    assert page.count('<tr><th scope="row">') >= 43


def test_a_page_of_drafts_says_so_and_what_stands_in_files_stays_text(tmp_path: Path, hostile: Path) -> None:
    page = written(tmp_path, ".html", hostile, FORCES[1]).decode()
    assert page.count("Draft for human judgement") >= 2 and "no drafts" not in page
    assert "<script" not in page and "\u202e" not in page
    assert "\\u202e&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}=1+1" in page
    both = written(tmp_path, ".html", FORCES[1], ANNEX).decode()
    assert "Drafts for human judgement, and published grades" in both


@pytest.mark.slow
def test_documents_of_an_overview(tmp_path: Path, hostile: Path) -> None:
    shown = "<script>alert(1)</script>{{7*7}}=1+1"
    told = written(tmp_path, ".md", ANNEX, hostile).decode()
    assert re.search(r"(?m)^\| Avon & Somerset +\| G +\| G +\| G +\| G +\| G +\|$", told)
    assert "<script" not in told.replace("\\<script", "")
    word = docx.Document(io.BytesIO(written(tmp_path, ".docx", ANNEX, hostile)))
    cells = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert ["West Midlands", "G", "G", "I", "G", "R"] in cells
    assert any(shown in row[0] for row in cells)
    paper = PdfReader(io.BytesIO(written(tmp_path, ".pdf", ANNEX)))
    text = "\n".join(page.extract_text() for page in paper.pages)
    assert text.count("Grades as published, no drafts") >= len(paper.pages) and "for human judgement" not in text
    assert written(tmp_path, ".pdf", ANNEX) == written(tmp_path, ".pdf", ANNEX)


# The command


def test_a_force_that_stands_in_two_files_is_counted_twice_and_told(
    told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = FORCES[0]
    (tmp_path / "again.yaml").write_text(first.read_text())
    section = told(first, tmp_path / "again.yaml")["sections"][0]
    assert (section["forces"], section["more_than_once"]) == (2, ["Cleveland Police"])
    assert "Counted more than once: Cleveland Police." in text(capsys, first, tmp_path / "again.yaml")


def test_names_out_of_files_stay_text(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = text(capsys, hostile)
    assert "\u202e" not in said and "\\u202e<script>alert(1)</script>{{7*7}}=1+1" in said


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--explain", "vulnerability"], "--explain: does not go with `--format overview`"),
        (["--template", "x.docx"], "--template: is for Word alone"),
        (["--template", "x.docx", "--output", "x.pdf"], "--template: is for Word alone"),
        (["--template", "x.docx", "--output", "y.docx"], "x.docx: cannot be read"),
        (["--output", "x.odt"], "x.odt: an overview has no form for `.odt`"),
        (["--output", "x"], "x: an overview has no form for `x`"),
        (["nothing-here.yaml"], "nothing-here.yaml: no such file"),
    ],
)
def test_calls_that_cannot_be_answered(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    assert expected in text(capsys, FORCES[0], *arguments, status=2)
    assert [*tmp_path.glob("x*")] == []


def test_a_mistake_in_one_file_leaves_nothing_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wrong.yaml").write_text("force: x\n")
    output = tmp_path / "out.json"
    arguments = [str(FORCES[0]), str(tmp_path / "wrong.yaml"), "--format", "overview"]
    for more in ([], ["--output", str(output)]):
        assert main([*arguments, *more]) == 2
        said = capsys.readouterr()
        assert said.out == "" and "key `framework` is missing" in said.err
    assert not output.exists()


def test_what_was_published_is_no_force_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ANNEX)]) == 2
    said = capsys.readouterr().err
    assert "this is what was published, and no force file\n  help: `grade --format overview` tells of it" in said


def test_warnings_fail_a_strict_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "force.yaml"
    file.write_text("force: x\nframework: peel-2017\nindicators: {rso_visits_overdue: 260}\n")
    assert text(capsys, file, "--strict", status=1).count("Warnings about what is recorded: x (1)") == 1
    assert "x (1)" in text(capsys, file)


def test_everything_is_listed_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert "more areas for improvement (--full lists all)" in text(capsys, *FORCES)
    assert "--full" not in text(capsys, *FORCES, "--full")


@pytest.mark.slow
def test_all_cores_tell_what_one_core_tells(tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MANY", 12)
    (tmp_path / "forces").mkdir()
    write_forces(tmp_path / "forces", 20)
    found = []
    for cores in (3, 1):
        monkeypatch.setattr(pool, "_cores", lambda cores=cores: cores)
        found.append(told(tmp_path / "forces"))
    assert found[0] == found[1]
    assert sum(section["forces"] for section in found[0]["sections"]) == 20


def test_who_grades_a_shipped_published_table_is_told_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annex-b-2017"]) == 2
    said = capsys.readouterr().err
    assert "annex-b-2017: this is a published table, and no force file" in said
    assert "help: `grade annex-b-2017 --format overview` tells of it" in said
