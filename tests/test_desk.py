"""The desk: evidence is flipped in memory, what follows changes at once, and nothing is written but what is saved."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import pytest
import yaml
from peel_grade.desk import outcome
from peel_grade.desk.copies import Change
from peel_grade.desk.drafts import Draft

from tests.conftest import ROOT
from tests.desk_browser import Browser, browser_at, copied

FORCE = "/force/staffordshire-2017"
QUESTION = "?question=vulnerability"
FRAMEWORKS = sorted((ROOT / "tests" / "frameworks").glob("*/*/framework.yaml"))
FLAG, FIGURE = "delayed_incidents_reassessed", "rso_visits_overdue"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def browser(file: Path) -> Browser:
    return browser_at(file)


def differences(page: str) -> list[str]:
    """What a page tells is otherwise than in the file."""
    part = page[page.index('id="differs"') :]
    part = part[: part.index("</section>")]
    rows = re.findall(r"<li>(.*?)</li>", part, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", row)).split()).removesuffix(" why") for row in rows]


def test_a_flip_shows_at_once_what_follows_and_writes_nothing(browser: Browser, file: Path) -> None:
    before = file.read_bytes()
    page = browser.record(FLAG, QUESTION, record="true").text
    assert "finding of rule delayed-response-risk-unwatched: not found (was a serious weakness)" in differences(page)
    page = browser.record(FIGURE, QUESTION, record="2").text
    improved = "question “Protecting vulnerable people and supporting victims”: good (was requires improvement)"
    assert improved in differences(page)
    assert "in the file: 260" in page and "in the file: false" in page
    assert "2 changes not saved" in page
    assert file.read_bytes() == before


def test_undo_redo_and_reset_lead_to_where_they_say(browser: Browser) -> None:
    for value in ("true", "partly"):
        browser.record(FLAG, QUESTION, record=value)
    review = f"{FORCE}/review{QUESTION}"
    assert browser.copy.draft().force.flags[FLAG].is_ == "partly"
    browser.send(f"{FORCE}/undo", back=review)
    assert browser.copy.draft().force.flags[FLAG].is_ is True
    browser.send(f"{FORCE}/redo", back=review)
    assert browser.copy.draft().force.flags[FLAG].is_ == "partly"
    page = browser.send(f"{FORCE}/reset", back=review).text
    assert not browser.copy.unsaved and differences(page) == []
    for _ in range(3):
        browser.send(f"{FORCE}/redo", back=review)
    assert browser.copy.draft().force.flags[FLAG].is_ == "partly"


@pytest.mark.parametrize(
    ("entry", "cells", "written"),
    [
        (FLAG, {"record": "partly"}, '{is: partly, source: "staffordshire-2017:275"}'),
        (FIGURE, {"record": "30 to 50"}, '{value: {from: 30, to: 50}, source: "staffordshire-2017:322"}'),
        (
            FIGURE,
            {"record": "not_recorded"},
            '{status: not_recorded, source: "staffordshire-2017:322"}',
        ),
    ],
)
def test_only_what_was_changed_is_saved(
    browser: Browser, file: Path, entry: str, cells: dict[str, str], written: str
) -> None:
    saved_so(browser, file, entry, cells, written)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("entry", "cells", "written"),
    [
        (FLAG, {"record": "not_supplied"}, '{supplied: false, source: "staffordshire-2017:275"}'),
        (FIGURE, {"record": ">=1000"}, '{value: {at_least: 1000}, source: "staffordshire-2017:322"}'),
        (FIGURE, {"record": "260", "previous": "41"}, '{value: 260, source: "staffordshire-2017:322", previous: 41}'),
        (FIGURE, {"record": "260", "rank": "middle"}, '{value: 260, source: "staffordshire-2017:322", rank: middle}'),
    ],
)
def test_whatever_was_changed_is_saved_so(
    browser: Browser, file: Path, entry: str, cells: dict[str, str], written: str
) -> None:
    saved_so(browser, file, entry, cells, written)


def saved_so(browser: Browser, file: Path, entry: str, cells: dict[str, str], written: str) -> None:
    """An entry is recorded and saved, and nothing else of the file differs."""
    before = file.read_text().splitlines()
    browser.record(entry, QUESTION, **cells)
    browser.send(f"{FORCE}/save", back=f"{FORCE}/review")
    after = file.read_text().splitlines()
    (line,) = (line for line in after if line not in before)
    assert len(after) == len(before)
    assert yaml.safe_load(line) == yaml.safe_load(f"{entry}: {written}")


def test_what_is_recorded_anew_and_taken_away_again_leaves_the_file_as_it_was(browser: Browser, file: Path) -> None:
    book = browser.copy.draft().assessment.book
    missing = next(each.name for each in browser.copy.draft().assessment.gaps if each.name in book.flags)
    query = f"?question={book.flags[missing].question}&show=all"
    assert browser.record(missing, query, record="true").status_code == 200
    assert browser.copy.unsaved
    assert browser.record(missing, query, record="not_recorded").status_code == 200
    assert browser.copy.content == file.read_bytes()


@pytest.mark.parametrize(
    ("entry", "cells", "told"),
    [
        (FIGURE, {"record": "many"}, "`many` is text, a number is expected"),
        (FIGURE, {"record": "-3"}, "is less than nothing"),
        (FIGURE, {"record": ""}, "nothing is recorded"),
        (FLAG, {"record": "perhaps"}, "`perhaps` is text"),
        (FLAG, {"record": "<script>alert(1)</script>"}, "&lt;script&gt;"),
    ],
)
def test_what_cannot_be_is_told_beside_the_entry_and_changes_nothing(
    browser: Browser, entry: str, cells: dict[str, str], told: str
) -> None:
    answer = browser.record(entry, QUESTION, **cells)
    assert answer.status_code == 422
    assert told in answer.text[answer.text.index(f'id="entry-{entry}"') :]
    assert "<script>" not in answer.text
    assert not browser.copy.changes


def test_an_unknown_entry_or_name_is_no_page(browser: Browser) -> None:
    mark = browser.copy.mark(("flags", "unknown"))
    assert browser.send(f"{FORCE}/record/unknown", record="true", mark=mark, back="").status_code == 404
    assert browser.get(f"{FORCE}/review?why=unknown").status_code == 422


def test_two_tabs_never_write_over_each_other(browser: Browser) -> None:
    stale = browser.get(f"{FORCE}/review{QUESTION}").text
    browser.record(FLAG, QUESTION, record="true")
    answer = browser.record(FLAG, QUESTION, page=stale, record="partly")
    assert answer.status_code == 409 and "changed meanwhile" in answer.text
    assert browser.copy.draft().force.flags[FLAG].is_ is True
    assert browser.record(FIGURE, QUESTION, page=stale, record="2").status_code == 200  # what only this one changed


def test_an_editor_and_the_desk_never_write_over_each_other(browser: Browser, file: Path) -> None:
    browser.record(FLAG, QUESTION, record="true")
    browser.record(FIGURE, QUESTION, record="2")
    edited = file.read_text().replace("rso_visits_overdue: {value: 260", "rso_visits_overdue: {value: 270")
    file.write_text(edited.replace("# What inspectors found", "# What they found"))
    answer = browser.send(f"{FORCE}/save", back=f"{FORCE}/review{QUESTION}")
    assert answer.status_code == 409 and "270" in answer.text
    assert "both changed it" in answer.text and answer.text.count('type="checkbox"') == 2
    assert file.read_text().count("# What they found") == 1
    kept = re.findall(r'name="(keep:[^"]*)"[^>]* checked', answer.text)
    assert kept == [f"keep:flags.{FLAG}"]  # the other is to be decided
    page = browser.send(f"{FORCE}/conflict", back=f"{FORCE}/review{QUESTION}", **dict.fromkeys(kept, "on")).text
    assert "1 change not saved" in page
    browser.send(f"{FORCE}/save", back=f"{FORCE}/review")
    assert f"{FLAG}: {{is: true," in file.read_text()
    assert "value: 270" in file.read_text() and "# What they found" in file.read_text()


def test_a_file_that_an_editor_wrote_is_taken_over_where_nothing_is_unsaved(browser: Browser, file: Path) -> None:
    file.write_text(file.read_text().replace("{value: 260", "{value: 270"))
    assert 'value="270"' in browser.get(f"{FORCE}/review{QUESTION}").text
    file.write_text("force: Broken\nframework: peel-2017\nflags: {unknown: true}\n")
    answer = browser.get(f"{FORCE}/review")
    assert answer.status_code == 422 and ":3:9" in answer.text and "unknown" in answer.text


def test_a_file_that_is_gone_or_broken_loses_no_change(browser: Browser, file: Path) -> None:
    browser.record(FLAG, QUESTION, record="true")
    file.unlink()
    answer = browser.send(f"{FORCE}/save", back=f"{FORCE}/review")
    assert answer.status_code == 409 and "cannot be read" in answer.text
    taken = browser.get(f"{FORCE}/file")
    assert f"{FLAG}: {{is: true," in taken.text and "attachment" in taken.headers["content-disposition"]
    file.write_text("force: [\n")
    answer = browser.send(f"{FORCE}/conflict", back=f"{FORCE}/review", **{f"keep:flags.{FLAG}": "on"})
    assert answer.status_code == 422
    assert browser.copy.unsaved


def test_a_file_that_cannot_be_written_is_told(browser: Browser, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.record(FLAG, QUESTION, record="true")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    answer = browser.send(f"{FORCE}/save", back=f"{FORCE}/review")
    monkeypatch.undo()
    assert answer.status_code == 422 and "no space left on device" in answer.text
    assert browser.copy.unsaved and file.read_bytes() == browser.copy.filed().content


def test_steps_lead_to_the_evidence_of_their_rules(browser: Browser) -> None:
    page = browser.get(f"{FORCE}/review").text
    document = browser.copy.draft().document
    way = next(iter(document["questions"]["vulnerability"]["next_grade"]))
    for part in way["changes"]:
        link = f"{FORCE}/review?" + "&".join(f"rule={rule}" for rule in part["rules"])
        assert link.replace("&", "&amp;") in page
        shown = re.findall(r'<li class="entry" id="entry-(\w+)"', browser.get(link).text)
        tested = browser.copy.draft().tested
        assert shown
        assert set(shown) == {name for name, rules in tested.items() if set(rules) & set(part["rules"])} & {
            entry.id for entry in browser.copy.draft().assessment.book.entries()
        }


@pytest.mark.slow
def test_a_derivation_marks_what_is_otherwise_than_in_the_file(browser: Browser) -> None:
    why = f"{QUESTION}&why=rso-risk-not-managed"
    assert "otherwise than in the file" not in browser.get(f"{FORCE}/review{why}").text
    page = browser.record(FIGURE, why, record="2").text
    tree = page[page.index('id="why"') :]
    assert "rso-risk-not-managed (serious weakness) is undecided" in tree or "does not conclude" in tree
    assert "otherwise than in the file" in tree


@pytest.mark.slow
@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: str(path.parent.name))
def test_it_works_for_any_framework(path: Path, tmp_path: Path) -> None:
    data = yaml.safe_load(path.read_text())
    called = "_".join(data.get("words", {}).get("subject", ["subject"])[0].split())
    file = tmp_path / "one.yaml"
    file.write_text(f"{called}: The <b>first</b>\nframework: {data['id']}\n")
    browser = browser_at(file, rules=str(path.parent))
    book = browser.copy.draft().assessment.book
    entry = next(iter(book.flags.values()))
    page = browser.record(entry.id, f"?question={entry.question}&show=all", record="true").text
    assert browser.copy.draft().force.flags[entry.id].is_ is True
    assert "in the file: not recorded" in page
    assert "The &lt;b&gt;first&lt;/b&gt;" in page
    for name in ("overall", *book.questions, *book.themes, *book.rules):
        if name != "overall" or book.graded_overall:
            assert browser.get(f"/force/one/review?why={name}").status_code == 200


@pytest.mark.slow
def test_how_firm_a_grade_is_leads_to_the_evidence_on_which_it_hangs(browser: Browser) -> None:
    page = browser.get(f"{FORCE}/review?firm=yes").text
    part = unescape(page[page.index('id="firm"') : page.index('id="next"')])
    assert "Overall: would fall to requires improvement if 1 missing or 1 recorded piece turned out otherwise" in part
    assert "with this recorded: the earlier area for improvement “" in part
    assert re.search(
        r'question=vulnerability[^"]*route=vulnerability#route" class="tell" data-live>route to good<', part
    )
    sets = re.findall(
        r"would fall to [a-z ]* with this recorded otherwise: <a href=\"([^\"]*words=(\w+)[^\"]*)\".*?</a> \((\w+)\)",
        part,
    )
    link, name, value = next(each for each in sets if each[1] in browser.copy.draft().assessment.book.flags)
    assert f'id="entry-{name}"' in browser.get(link).text
    before = browser.copy.draft().document
    browser.record(name, record=value)
    after = browser.copy.draft().document
    grades = [[each["draft_grade"] for each in document["questions"].values()] for document in (before, after)]
    assert grades[0] != grades[1] or before["overall"]["draft_grade"] != after["overall"]["draft_grade"]


@pytest.mark.slow
def test_what_would_follow_without_the_doubtful_evidence_stands_in_review(browser: Browser) -> None:
    """Nothing is said of it where nothing is doubtful; else what is, and what would be otherwise."""
    assert "Without the doubtful evidence" not in browser.get(f"{FORCE}/review").text
    there = browser.copy.draft().tree.data["indicators"][FIGURE]
    browser.copy.change(
        Change(("indicators", FIGURE), {**there, "doubtful": True}, FIGURE), browser.copy.mark(("indicators", FIGURE))
    )
    page = unescape(browser.get(f"{FORCE}/review").text)
    part = page[page.index('id="doubtful"') : page.index('id="next"')]
    assert f"words={FIGURE}" in part and ">overdue visits to registered sex offenders</a>" in part
    assert "Investigating crimes involving vulnerable people: good <span" in part
    assert "(in this draft: requires improvement)" in part
    mercia = browser_at("west-mercia-2016").get("/force/west-mercia-2016/review").text
    assert "asked for earlier: " in mercia and "The draft would be the same." in mercia


@pytest.mark.slow
def test_a_route_leads_to_the_evidence_that_would_have_to_be_otherwise(browser: Browser) -> None:
    page = unescape(browser.get(f"{FORCE}/review{QUESTION}").text)
    link = re.search(r'<a href="([^"]*)#route"[^>]*>route to good</a> Protecting', page)
    assert link is not None
    after = re.search(r'id="route" data-after="([^"]+)"', unescape(browser.get(link[1]).text))
    assert after is not None
    routed = unescape(browser.get(after[1]).text)
    part = routed[routed.index('id="route"') : routed.index('id="next"')]
    assert "2 changes, effort 4" in part and "at most 49" in part
    assert "as 1, with this in place of “overdue visits" in part and "→ No longer suggested: Manage the risk" in part
    assert "no changes of what is missing bring it, however many." in part
    for name, value in ((FLAG, "partly"), (FIGURE, "49")):
        (step,) = {each for each in re.findall(r'href="([^"]*)#evidence"', part) if f"words={name}" in each}
        assert f'id="entry-{name}"' in browser.get(step).text
        browser.record(name, QUESTION, record=value)
    assert browser.copy.draft().document["questions"]["vulnerability"]["draft_grade"] == "good"
    assert "Routes to outstanding" in browser.get(link[1]).text  # from where the copy stands now
    assert browser.get(f"{FORCE}/review?route=specialist_capabilities").status_code == 200


def test_a_figure_that_moves_waits_for_no_search(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Routes and how firm grades are come after the page, also where they stand on it."""
    monkeypatch.setattr(outcome, "way_to", None)
    monkeypatch.setattr(Draft, "firm", None)
    page = browser.record(FIGURE, f"{QUESTION}&route=overall", record="2").text
    assert "Routes to outstanding: Overall" in page and 'id="firm" data-after="' in page
    assert re.search(r'id="route" data-after="[^"]*route=overall[^"]*looked=yes"', page)


def test_many_at_once_lose_nothing(browser: Browser) -> None:
    book = browser.copy.draft().assessment.book
    flags = [name for name in browser.copy.draft().force.flags if name in book.flags][:8]

    def flip(name: str) -> None:
        there = browser.copy.draft().tree.data["flags"][name]
        mark = browser.copy.mark(("flags", name))
        browser.copy.change(Change(("flags", name), {**there, "is": "partly"}, name), mark)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(flip, flags))
    assert {name: browser.copy.draft().force.flags[name].is_ for name in flags} == dict.fromkeys(flags, "partly")
    assert len(browser.copy.changes) <= len(flags)


def test_what_a_file_holds_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    text = "<script>alert(1)</script> {{7*7}} \u202egnp"
    note = json.dumps(f"{text} {'long ' * 1_900}")
    file.write_text(
        f"force: {json.dumps(text)}\nframework: peel-2017\n"
        f"flags: {{{FLAG}: {{is: false, note: {note}}}}}\nindicators: {{{FIGURE}: {{value: 1, note: {note}}}}}\n"
    )
    page = browser_at(file).get(f"/force/hostile/review{QUESTION}&why={FLAG}").text
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}") >= 3
    assert "<script>" not in page and "49" not in page[page.index("<h1>") : page.index("</h1>")]
    assert "\u202e" not in page
