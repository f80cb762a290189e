"""Code at the desk: a document beside the catalogue; what fits a line is recorded from it."""

import html
import re
from pathlib import Path

import pytest
from peel_grade.evidence.search import index_of_entries
from peel_grade.files.yaml_tree import parse
from peel_grade.findings.engines import Compiled
from peel_grade.force.file import PreviousGrade, check_force

from tests.conftest import ROOT
from tests.desk_browser import Browser, browser_at
from tests.test_frameworks import FRAMEWORKS

pytestmark = pytest.mark.slow

TEXT = """The summary

Of 260 visits to registered sex offenders that were due, none was made.

The multi-agency safeguarding hub works well, for children and adults, in all places. Clare's Law is used often.

Areas for improvement

- The force should make its visits.

A last word that <script>nobody</script> cites, as it says {{7*7}} and nothing new of anything at all.
"""
FORCE = """# a coder's own remark
force: X
framework: peel-2017
source: {report: {title: A report, lines: 11, text: report.txt}}
indicators:
  scpos: {value: 4, source: "report:3"} # another
flags:
  mash_covers_force_area: {is: partly, source: "report:5", note: in two of three} # and one more
"""


@pytest.fixture
def desk(tmp_path: Path) -> Browser:
    (tmp_path / "report.txt").write_text(TEXT)
    (tmp_path / "x.yaml").write_text(FORCE)
    return browser_at(tmp_path / "x.yaml")


EARLIER = """previous:
  areas:
    - {area: communities-known, years: 2016, source: "report:5"} # of all
"""
CODE = "/force/x/code"
AREA = "registered-sex-offenders-managed"


def mark_of(page: str, entry: str) -> str:
    """The mark that a page sends along with what it shows of an entry."""
    found = re.search(rf'name="entry" value="{entry}">\s*<input type="hidden" name="mark" value="(\w+)"', page)
    assert found is not None, entry
    return found[1]


def recorded(desk: Browser, entry: str, query: str, **fields: str) -> str:
    """The page that follows when an entry is recorded from the page with a query."""
    shown = desk.get(f"{CODE}?{query}&entry={entry}").text
    answer = desk.send(f"{CODE}/record", back=f"{CODE}?{query}", entry=entry, mark=mark_of(shown, entry), **fields)
    return str(answer.text)


def test_the_document_stands_with_its_marks_and_what_is_recorded_from_it(desk: Browser) -> None:
    page = desk.get(CODE).text
    marks = dict(re.findall(r'id="L(\d+)" class="line (\w+)"', page))
    assert marks == {
        "1": "apparatus", "3": "cited", "5": "cited", "7": "concluded", "9": "concluded", "11": "uncited",
    }  # fmt: skip
    assert "mash_covers_force_area: partly" in page and "scpos: figure" in page
    assert "&lt;script&gt;nobody&lt;/script&gt;" in page and "{{7*7}}" in page and "<script>nobody" not in page
    assert set(re.findall(r'id="L(\d+)"', desk.get(f"{CODE}?show=uncited").text)) == {"11"}


def test_each_sentence_of_a_selected_line_is_offered_what_fits_it_with_criteria(
    desk: Browser, compiled: dict[str, Compiled]
) -> None:
    page = desk.get(f"{CODE}?document=report&first=5&last=5").text
    hub, law = page.split("<summary>")[1:3]
    assert hub.startswith("The multi-agency safeguarding hub") and law.startswith("Clare&#39;s Law is used often.")
    book = compiled["peel-2017"].book
    entry = book.flags["mash_in_place"]
    assert entry.label in hub and "clares_law_well_used" in law
    assert entry.criteria.partly in hub and entry.not_to_be_confused_with[0][1] in hub
    found = desk.get(f"{CODE}?q=overdue+visits").text
    assert "rso_visits_overdue" in found and index_of_entries(book).find("overdue visits").hits
    assert "Nothing is found" in desk.get(f"{CODE}?q=xylophone").text


def test_one_click_records_a_flag_with_its_source_and_a_second_line_is_a_second_source(
    desk: Browser, tmp_path: Path
) -> None:
    query = "document=report&first=5&last=5"
    assert "mash_in_place: true" in recorded(desk, "mash_in_place", query, record="true", at="once")
    assert recorded(desk, "mash_in_place", "document=report&first=3&last=5", record="true", at="once")
    assert (tmp_path / "x.yaml").read_text() == FORCE  # nothing is saved unasked
    assert desk.send("/force/x/save", back=CODE).status_code == 200
    said = (tmp_path / "x.yaml").read_text()
    for line in FORCE.splitlines():
        assert line in said  # comments and all
    force = check_force(parse(said.encode(), "x.yaml"), desk.copy.draft().assessment.book)
    assert force.flags["mash_in_place"].source == ("report:5", "report:3-5")


def test_what_contradicts_what_is_recorded_is_asked_about(desk: Browser) -> None:
    query = "document=report&first=3&last=3"
    page = recorded(desk, "mash_covers_force_area", query, record="false", at="once")
    assert 'name="note"' in page and "in two of three" in page and "report:5; report:3" in page
    assert not desk.copy.changes
    said = recorded(desk, "mash_covers_force_area", query, record="false", source="report:3", note="in none")
    assert "mash_covers_force_area: false" in said
    row = desk.copy.draft().force.flags["mash_covers_force_area"]
    assert (row.is_, row.source, row.note) == (False, ("report:3",), "in none")


def test_a_figure_is_recorded_as_a_range_with_all_that_a_force_file_may_say(desk: Browser) -> None:
    recorded(
        desk,
        "rso_visits_overdue",
        "document=report&first=3&last=3",
        record=">=260",
        previous="100 to 120",
        rank="middle",
        period="one year",
        source="report:3",
        note="=1+1",
        doubtful="true",
    )
    row = desk.copy.draft().tree.data["indicators"]["rso_visits_overdue"]
    assert row == {
        "value": {"at_least": 260},
        "previous": {"from": 100, "to": 120},
        "rank": "middle",
        "period": "one year",
        "source": "report:3",
        "note": "=1+1",
        "doubtful": True,
    }
    page = desk.get(f"{CODE}?document=report&first=3&last=3&entry=rso_visits_overdue").text
    assert 'value="&gt;=260"' in page and 'value="100 to 120"' in page and '<option value="260">' in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"record": "about 30", "source": "report:3"}, ("`about 30` is text, a number is expected", "write `30`")),
        ({"record": "30", "source": "report:12"}, ("line 12 is beyond the end of `report`", "it has 11 lines")),
        ({"record": "-3", "source": "report:3"}, ("`-3` is less than nothing",)),
        ({"record": "", "source": "report:3"}, ("nothing is recorded",)),
    ],
)
def test_the_form_refuses_what_the_loader_refuses_and_keeps_what_was_typed(
    desk: Browser, fields: dict[str, str], told: tuple[str, ...]
) -> None:
    page = recorded(desk, "rso_visits_overdue", "document=report&first=3&last=3", note="typed", **fields)
    assert all(each in page for each in told) and 'aria-invalid="true"' in page
    assert ">typed</textarea>" in page and f'value="{fields["record"]}"' in page and not desk.copy.changes


def test_what_an_earlier_inspection_asked_for_is_recorded_from_a_line(desk: Browser, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(FORCE + EARLIER)
    query = f"{CODE}?document=report&first=3&last=3"
    page = desk.get(query).text
    assert f'value="{AREA}"' in page
    mark = re.search(r'action="/force/x/code/earlier".*?name="mark" value="(\w+)"', page, re.DOTALL)
    assert mark is not None
    desk.send(f"{CODE}/earlier", back=query, mark=mark[1], area=AREA, years="2016; 2015")
    other, row = desk.copy.draft().force.previous_areas
    assert (row.area, row.years, row.source) == (AREA, (2015, 2016), ("report:3",))
    assert (other.years, other.source) == ((2016,), ("report:5",))
    assert EARLIER in desk.copy.content.decode()  # as it was written, its comment too
    assert f"earlier: {AREA}" in desk.get(query).text
    for fields, told in (
        ({"years": "then"}, "`then` is no year"),
        ({"area": ""}, "nothing is chosen"),
        ({}, "already, from"),
    ):
        page = desk.send(f"{CODE}/earlier", back=query, mark="", **({"area": AREA, "years": ""} | fields)).text
        assert told in page


def test_an_earlier_grade_is_recorded_from_a_line_and_corrected(desk: Browser, tmp_path: Path) -> None:
    earlier = "previous:\n  grades:\n    overall: {grade: good, year: 2015} # as told\n"
    (tmp_path / "x.yaml").write_text(FORCE + earlier)
    query = f"{CODE}?document=report&first=3&last=3"

    def grade(**fields: str) -> str:
        page = desk.get(query).text
        mark = re.search(r'name="mark" value="(\w+)">\s*<label for="graded-question"', page)
        assert mark is not None
        return str(desk.send(f"{CODE}/earlier", back=query, mark=mark[1], **fields).text)

    page = desk.get(query).text
    assert "Overall (good, 2015)</option>" in page and "Specialist" not in page[page.index('id="graded"') :]
    for question, given in (("vulnerability", "inadequate"), ("vulnerability", "requires_improvement")):
        page = grade(question=question, grade=given, year="2016")
    recorded = desk.copy.draft().force.previous_grades
    assert recorded["vulnerability"] == PreviousGrade("requires_improvement", 2016, ("report:3",))
    assert recorded["overall"].year == 2015 and "year: 2015} # as told" in desk.copy.content.decode()
    assert "earlier: vulnerability" in page[page.index('id="L3"') : page.index('id="L5"')]
    assert desk.copy.changes[-1].said.endswith("was requires improvement in 2016")
    for fields, told in (
        ({"question": "", "grade": "good", "year": "2016"}, "nothing is chosen"),
        ({"question": "overall", "grade": "brilliant", "year": "2016"}, "no grade is chosen"),
        ({"question": "overall", "grade": "good", "year": "then"}, "`then` is no year"),
    ):
        assert told in grade(**fields)
    assert desk.copy.draft().force.previous_grades == recorded


def test_warnings_about_an_entry_stand_beside_its_form(desk: Browser) -> None:
    recorded(desk, "charge_share", "document=report&first=3&last=3", record="0.26", source="report:3")
    page = desk.get(f"{CODE}?entry=charge_share").text
    assert "0.26 percent is far from what it is compared with" in page


def test_what_is_recorded_can_be_removed_and_undone(desk: Browser) -> None:
    query = f"{CODE}?document=report&first=3&last=3"
    mark = mark_of(desk.get(f"{query}&entry=scpos").text, "scpos")
    assert desk.send(f"{CODE}/remove", back=query, entry="scpos", mark=mark).status_code == 200
    assert "scpos" not in desk.copy.draft().force.indicators
    assert "not cited yet" in desk.get(query).text.partition('id="L3"')[2].partition("</li>")[0]
    desk.send("/force/x/undo", back=query)
    assert "scpos" in desk.copy.draft().force.indicators


def test_what_another_tab_has_recorded_meanwhile_is_not_overwritten(desk: Browser) -> None:
    query = "document=report&first=5&last=5"
    before = mark_of(desk.get(f"{CODE}?{query}&entry=mash_in_place").text, "mash_in_place")
    recorded(desk, "mash_in_place", query, record="false", source="report:5")
    answer = desk.send(
        f"{CODE}/record", back=f"{CODE}?{query}", entry="mash_in_place", mark=before, record="true", source="report:3"
    )
    assert answer.status_code == 409
    assert desk.copy.draft().force.flags["mash_in_place"].is_ is False


@pytest.mark.parametrize(
    "query",
    [
        "document=nothing&first=900&last=-3",
        "first=9999999999&last=1",
        "entry=no_such_entry",
        "place=nowhere&q=visits",
        "show=beyond",
    ],
)
def test_an_address_that_means_nothing_shows_the_page_all_the_same(desk: Browser, query: str) -> None:
    assert desk.get(f"{CODE}?{query}").status_code == 200


def test_what_cannot_be_meant_by_a_form_is_refused(desk: Browser) -> None:
    assert desk.send(f"{CODE}/record", back=CODE, entry="no_such_entry", record="true").status_code == 404
    assert desk.send(f"{CODE}/remove", back=CODE, entry="no_such_entry").status_code == 404
    assert desk.send(f"{CODE}/take", back=f"{CODE}?beside=nobody", entry="scpos").status_code == 404
    assert desk.get(f"{CODE}?beside=nobody").status_code == 404


def test_a_text_that_is_not_at_hand_or_has_gone_is_told(desk: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.txt").unlink()
    page = desk.get(CODE).text
    assert "no such file" in page and "is not at hand" in page
    # the catalogue is there all the same, and a source that is written by hand
    recorded(desk, "mash_in_place", "document=report", record="true", source="report:5")
    assert desk.copy.draft().force.flags["mash_in_place"].source == ("report:5",)


def test_two_coders_side_by_side_and_one_taken_over(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(FORCE)
    other = FORCE.replace("is: partly", "is: false").replace("scpos: {value: 4", "rso_visits_overdue: {value: 260")
    (tmp_path / "other.yaml").write_text(other)
    desk = browser_at(tmp_path / "x.yaml", tmp_path / "other.yaml")
    assert "<option>other</option>" in desk.get(CODE).text
    page = desk.get(f"{CODE}?beside=other").text
    assert "otherwise: 1" in page and "only here: 1" in page and "only there: 1" in page and "alike: 0" in page
    for entry in ("mash_covers_force_area", "rso_visits_overdue", "scpos"):
        page = desk.get(f"{CODE}?beside=other").text
        desk.send(f"{CODE}/take", back=f"{CODE}?beside=other", entry=entry, mark=mark_of(page, entry))
    force = desk.copy.draft().force
    assert force.flags["mash_covers_force_area"].is_ is False and not force.indicators.get("scpos")
    assert force.indicators["rso_visits_overdue"].source == ("report:3",)
    assert "alike: 2" in desk.get(f"{CODE}?beside=other").text
    assert "# and one more" in desk.copy.content.decode()


def test_a_file_of_another_framework_or_with_mistakes_is_no_other_coding(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(FORCE)
    (tmp_path / "older.yaml").write_text("force: X\nframework: peel-2016\n")
    (tmp_path / "wrong.yaml").write_text(FORCE.replace("mash_covers", "mash_cvers"))
    desk = browser_at(tmp_path / "x.yaml", tmp_path / "older.yaml", tmp_path / "wrong.yaml")
    older = desk.get(f"{CODE}?beside=older")
    assert older.status_code == 422 and "`peel-2016` cannot be compared with `peel-2017`" in older.text
    assert "unknown flag `mash_cvers_force_area`" in desk.get(f"{CODE}?beside=wrong").text
    assert desk.get(CODE).status_code == 200


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_any_framework_is_coded_in_its_own_words(tmp_path: Path, name: str) -> None:
    framework = FRAMEWORKS[name]
    shipped = sorted((ROOT / framework.forces).glob("*.yaml"))[0]
    (tmp_path / "x.yaml").write_bytes(shipped.read_bytes())
    desk = browser_at(tmp_path / "x.yaml", rules=str(ROOT / framework.rules))
    book = desk.copy.draft().assessment.book
    flag = next(flag for flag in book.flags.values() if not flag.retired)
    page = desk.get(f"{CODE}?q={flag.id}&entry={flag.id}").text
    assert flag.holds in html.unescape(page)
    recorded(desk, flag.id, f"q={flag.id}", record="partly", note="seen")
    assert desk.copy.draft().force.flags[flag.id].note == "seen"
    own = re.sub(r"<[^>]*>", " ", html.unescape(desk.get(CODE).text))
    assert not re.findall(rf"\b(?:{framework.foreign})\b", own)
