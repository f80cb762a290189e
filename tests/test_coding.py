"""What a coder is offered beside a document: its marked lines, entries for a passage, a form for one entry."""

from pathlib import Path
from typing import Any

import pytest
from peel_grade.evidence.agreement import Side, compare
from peel_grade.evidence.filled import read_entry
from peel_grade.evidence.marks import Line, Mark, marked
from peel_grade.evidence.proof import proof
from peel_grade.evidence.search import index_of_entries
from peel_grade.evidence.suggestions import MOST, MOST_ALONE, sentences, suggestions
from peel_grade.files.problems import InputError
from peel_grade.files.yaml_tree import parse
from peel_grade.findings.engines import Compiled
from peel_grade.force.citations import citation
from peel_grade.force.file import Force, check_force, load_force
from peel_grade.force.texts import Text, read_text
from peel_grade.rulebook.model import Document, Rulebook
from peel_grade.rulebook.reading.exclusions import Exclusion

from tests.conftest import FORCES, ROOT

REPORTS = ROOT.parent / "shared" / "reports"

TEXT = """The summary

Of 260 visits that were due, none was made.
No other force is as late.

The hub works well, for children and adults, in all places.

Areas for improvement

- The force should make its visits.

The survey of all forces is told of here, and asks nothing of this one.

Advice of 2016 was that the force should manage the risk of offenders better.

A last word that nobody cites, as it says nothing new.
"""
HEAD = """force: X
framework: peel-2017
source: {report: {title: A report, lines: 16, pages: 4}}
"""
RECORDED = (
    HEAD
    + """previous:
  areas: [{area: registered-sex-offenders-managed, years: 2016, source: "report:14"}]
  grades: {vulnerability: {grade: good, year: 2016, source: "report:14"}}
indicators:
  rso_visits_overdue: {value: 260, source: "report:3"}
flags:
  mash_in_place: {is: true, source: "report:6"}
  mash_covers_force_area: {is: partly, source: ["report:6", "report:p3"]}
"""
)
AREA = "registered-sex-offenders-managed"
SURVEY = Exclusion("general.yaml", "a survey", "asks nothing of a force", ("report:12", "other:1-99"))


def made(written: str, book: Rulebook) -> Force:
    return check_force(parse(written.encode(), "force.yaml"), book)


@pytest.fixture(scope="module")
def book(compiled: dict[str, Compiled]) -> Rulebook:
    return compiled["peel-2017"].book


@pytest.fixture
def text(tmp_path: Path, book: Rulebook) -> Text:
    (tmp_path / "report.txt").write_text(TEXT)
    return read_text(tmp_path / "report.txt", "report.txt", book.framework.words)


@pytest.fixture
def lines(book: Rulebook, text: Text) -> tuple[Line, ...]:
    return marked("report", text, proof(made(RECORDED, book), book, {"report": text}), [SURVEY])


MARKS: dict[int, Mark] = {
    1: "apparatus",
    2: "blank",
    3: "cited",
    4: "beside",
    6: "cited",
    8: "concluded",
    10: "concluded",
    12: "left_out",
    14: "cited",
    16: "uncited",
}


@pytest.mark.parametrize("number", MARKS)
def test_each_line_is_marked_for_what_it_is_to_a_coder(lines: tuple[Line, ...], number: int) -> None:
    assert (lines[number - 1].number, lines[number - 1].mark) == (number, MARKS[number])


def test_a_line_has_what_was_recorded_from_it_and_why_it_is_left_out(book: Rulebook, lines: tuple[Line, ...]) -> None:
    assert [(entry.name, entry.recorded) for entry in lines[5].entries] == [
        ("mash_covers_force_area", "partly"),  # in the order of the catalogue
        ("mash_in_place", "true"),
    ]
    assert {(entry.name, entry.recorded, entry.says) for entry in lines[13].entries} == {
        ("vulnerability", "earlier", f"{book.questions['vulnerability'].title}: good in 2016"),
        (AREA, "earlier", book.areas[AREA].text),
    }
    assert lines[11].left_out == (SURVEY,) and not lines[15].left_out
    assert "".join(line.text + "\n" for line in lines) == TEXT


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("One is so.\u00b9\u00b2 Two\nis not; three is.", ["One is so.\u00b9\u00b2", "Two is not; three is."]),
        (
            "Visits (e.g. by Mr. Smith) are late. \u201cSo it is.\u201d Why?",
            ["Visits (e.g. by Mr. Smith) are late.", "\u201cSo it is.\u201d", "Why?"],
        ),
        ("Rates fell from 3.5 to 2.1. In 2016 they rose.", ["Rates fell from 3.5 to 2.1.", "In 2016 they rose."]),
        ("  ", []),
        ("a heading", ["a heading"]),
    ],
)
def test_sentences_of_a_passage(passage: str, expected: list[str]) -> None:
    assert list(sentences(passage)) == expected


def test_each_sentence_is_offered_what_it_is_about(book: Rulebook) -> None:
    index = index_of_entries(book)
    passage = "Visits to registered sex offenders are overdue. The force uses Clare's Law to disclose."
    visits, law = suggestions(passage, index)
    assert visits.entries[0].id == "rso_visits_overdue" and "clares_law" in law.entries[0].id
    assert len(visits.entries) <= MOST and visits.sentence + " " + law.sentence == passage
    (none, _) = suggestions(passage, index, ["mental_health"])
    assert "rso_visits_overdue" not in {hit.id for hit in none.entries}


def offered(force: Force, book: Rulebook, most: int) -> tuple[int, int]:
    """Of how many recorded entries that cite lines of the force's own report the entry is offered for one of them."""
    index, found = index_of_entries(book), []
    name = Path(force.file).stem
    text = read_text(REPORTS / f"{name}.txt", name, book.framework.words)
    sources = {entry: row.source for entry, row in force.indicators.items()}
    sources |= {entry: row.source for entry, row in force.flags.items()}
    for entry, given in sources.items():
        spans = [at.lines for at in map(citation, given) if at.document == name and at.lines]
        passages = [" ".join(text.cited(*span)) for span in spans]
        hits = {hit.id for each in passages for one in suggestions(each, index, (), most) for hit in one.entries}
        found += [entry in hits] if passages else []
    return sum(found), len(found)


@pytest.mark.slow
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the texts of the reports are not at hand")
@pytest.mark.parametrize("file", FORCES, ids=lambda file: file.stem)
def test_what_coders_chose_is_mostly_among_what_is_offered(file: Path, compiled: dict[str, Compiled]) -> None:
    book = compiled[f"peel-{file.stem[-4:]}"].book
    force = load_force(file, book)
    few, number = offered(force, book, MOST)
    many, _ = offered(force, book, MOST_ALONE)
    assert number > 150 and few / number > 0.8 and many / number > 0.87


@pytest.mark.slow
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the texts of the reports are not at hand")
@pytest.mark.parametrize("file", FORCES, ids=lambda file: file.stem)
def test_every_line_of_a_report_is_marked_as_the_proof_has_it(file: Path, compiled: dict[str, Compiled]) -> None:
    book = compiled[f"peel-{file.stem[-4:]}"].book
    force, name = load_force(file, book), file.stem
    text = read_text(REPORTS / f"{name}.txt", name, book.framework.words)
    found = proof(force, book, {name: text})
    lines = marked(name, text, found)
    paragraphs = [each for each in found.uncited if not (each.concluded or each.apparatus)]
    open_ = {number for each in paragraphs for number in range(each.first, each.last + 1)}
    assert open_ == {line.number for line in lines if line.mark == "uncited"} and open_
    cited = {n for each in found.cited if each.document == name for n in range(each.first, each.last + 1)}
    assert cited & set(range(1, len(lines) + 1)) == {line.number for line in lines if line.entries}
    assert all(line.mark == "cited" for line in lines if line.entries)
    asked_for_earlier = {line.number for line in lines for entry in line.entries if entry.recorded == "earlier"}
    assert asked_for_earlier or not any(row.source for row in force.previous_areas)


DOCUMENTS = {"report": Document("A report", lines=16, pages=4)}


@pytest.mark.parametrize(
    ("entry", "cells", "expected"),
    [
        ("mash_in_place", {"record": "true", "source": "report:6"}, {"is": True, "source": "report:6"}),
        ("mash_in_place", {"record": "not_supplied", "note": " "}, {"supplied": False}),
        (
            "mash_in_place",
            {"record": "partly", "source": "report:6; report:p3/1", "note": "=1+1", "doubtful": "x"},
            {"is": "partly", "source": ["report:6", "report:p3/1"], "note": "=1+1", "doubtful": True},
        ),
        ("rso_visits_overdue", {"record": "260"}, 260),
        (
            "rso_visits_overdue",
            {"record": ">=30", "previous": "10 to 20", "rank": "middle", "source": "report:3-4"},
            {
                "value": {"at_least": 30},
                "previous": {"from": 10, "to": 20},
                "rank": "middle",
                "source": "report:3-4",
            },
        ),
        ("rso_visits_overdue", {"record": "not_recorded", "note": "lost"}, {"status": "not_recorded", "note": "lost"}),
    ],
)
def test_what_a_form_records(entry: str, cells: dict[str, str], expected: Any, book: Rulebook) -> None:
    assert read_entry(entry, cells, book, DOCUMENTS) == expected


@pytest.mark.parametrize(
    ("entry", "cells", "column", "told"),
    [
        ("mash_in_place", {"record": " ", "source": "report:6"}, "record", "nothing is recorded"),
        ("mash_in_place", {"record": "yes"}, "record", "`yes` is text, true, false or partly is expected"),
        ("mash_in_place", {"record": "true", "source": "report:17"}, "source", "line 17 is beyond the end of `report`"),
        ("mash_in_place", {"record": "true", "source": "report:p5"}, "source", "page 5 is beyond the end of `report`"),
        ("mash_in_place", {"record": "true", "source": "repot:1"}, "source", "unknown document `repot`"),
        ("rso_visits_overdue", {"record": "-3"}, "record", "`-3` is less than nothing"),
        ("rso_visits_overdue", {"record": "50 to 30"}, "record", "`from` (50) is above `to` (30)"),
        ("rso_visits_overdue", {"record": "3", "previous": "some"}, "previous", "a number is expected"),
        ("rso_visits_overdue", {"record": "3", "rank": "top"}, "rank", "unknown rank `top`"),
    ],
)
def test_a_form_refuses_what_a_force_file_may_not_hold(
    entry: str, cells: dict[str, str], column: str, told: str, book: Rulebook
) -> None:
    with pytest.raises(InputError) as refused:
        read_entry(entry, cells, book, DOCUMENTS)
    (problem,) = refused.value.problems
    assert (problem.path, problem.file) == (column, "") and told in problem.message
    if column == "source":  # and a force file with the same is told the same
        wrong = f"{HEAD}flags: {{{entry}: {{is: true, source: {cells['source']!r}}}}}"
        with pytest.raises(InputError) as loaded:
            made(wrong, book)
        assert [(each.message, each.help) for each in loaded.value.problems] == [(problem.message, problem.help)]


def test_two_codings_stand_side_by_side(book: Rulebook) -> None:
    one = made(RECORDED, book)
    other = RECORDED.replace("is: partly", "is: false").replace(
        "  mash_in_place: {is: true", "  dvpos_well_used: {is: true"
    )
    found = compare(one, made(other, book), book)
    sides: dict[str, Side] = {pair.entry: pair.side for pair in found.pairs}
    assert sides == {
        "rso_visits_overdue": "alike",
        "mash_in_place": "one",
        "dvpos_well_used": "other",
        "mash_covers_force_area": "otherwise",
    }
    assert [pair.entry for pair in found.differences] == [name for name, side in sides.items() if side != "alike"]
