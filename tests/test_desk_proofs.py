"""What was proved of a rulebook, at the desk: beside the drafts that follow from it, and never of another state."""

import contextlib
import io
import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.desk.forces import with_proofs
from peel_grade.files.json_text import to_json
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Compiled
from peel_grade.proof.always import Proofs
from peel_grade.proof.claims import Result

from tests.conftest import ROOT
from tests.desk_browser import Browser, browser_at, proofs_of
from tests.rulebooks import SOUND, write

BACKWARDS = {
    "{indicator: calls_waiting, at_least: 50}": "{indicator: calls_waiting, at_most: 50}",
    "{indicator: complaints, at_least: 9}": "{indicator: complaints, below: 9}",
}
"""Thresholds of one question on the wrong side: more of what is bad brings a better grade. Of one that is excepted."""
EXCEPTED = "exceptions:\n  - {id: few-odd, property: worse-evidence, of: complaints, because: few complaints are odd}\n"
FORCE = "force: Test Police\nframework: sound-2017\n"
FRAMEWORKS = sorted((ROOT / "tests" / "frameworks").glob("*/*/framework.yaml"))
PROOFS, REVIEW, MODERATE = "/force/one/proofs", "/force/one/review", "/force/one/moderate"


class Tried(NamedTuple):
    """A rulebook of which not all holds, what the prover wrote of it, and a force file that is drafted by it."""

    rules: Path
    proofs: Path
    file: Path

    def told(self) -> Any:
        return json.loads(self.proofs.read_text())

    def at_desk(self, *proofs: Path) -> Browser:
        """A browser at a desk that was given proofs: those of the rulebook, where none are named."""
        browser = browser_at(self.file, rules=str(self.rules))
        return with_these(browser, *(proofs or [self.proofs]))


def with_these(browser: Browser, *proofs: Path) -> Browser:
    desk = browser.client.app.state.desk = with_proofs(browser.desk, proofs)  # type: ignore[attr-defined]
    return browser._replace(desk=desk)


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    folder = tmp_path_factory.mktemp("proved")
    files = {**SOUND, "framework.yaml": SOUND["framework.yaml"] + EXCEPTED}
    for right, wrong in BACKWARDS.items():
        files["findings/a.yaml"] = files["findings/a.yaml"].replace(right, wrong)
    rules, proofs, file = write(folder / "sound", files), folder / "proofs.json", folder / "one.yaml"
    with io.TextIOWrapper(proofs.open("wb"), encoding="utf-8") as told, contextlib.redirect_stdout(told):
        only = [f"--only={name}" for name in ("slow-is-not-good", "one-grade", "worse-evidence")]
        assert rulebook(["prove", str(rules), *only, "--format", "json"]) == 1
    file.write_text(FORCE)
    return Tried(rules, proofs, file)


@pytest.fixture
def tried(proved: Tried, tmp_path: Path) -> Tried:
    """The same in a folder of its own, to be written in."""
    shutil.copytree(proved.rules, tmp_path / "sound")
    for file in (proved.proofs, proved.file):
        shutil.copy(file, tmp_path)
    return Tried(tmp_path / "sound", tmp_path / "proofs.json", tmp_path / "one.yaml")


def words(page: str) -> str:
    """What stands on a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :])).split())


def test_without_proofs_nothing_is_said_of_them(tried: Tried) -> None:
    browser = browser_at(tried.file, rules=str(tried.rules))
    assert browser.get(PROOFS).status_code == 404
    assert not any("always holds" in browser.get(page).text for page in (REVIEW, MODERATE, "/"))
    stale = browser.send("/force/one/record/calls_checked", record="true", mark="old", back=PROOFS)
    assert stale.status_code == 409  # and leads back to a page that there is
    assert f'href="{REVIEW}"' in stale.text


def test_a_page_tells_each_claim_what_came_of_it_and_what_is_excepted(proved: Tried) -> None:
    browser = proved.at_desk()
    page = browser.get(PROOFS)
    said = words(page.text)
    assert "Of 3 properties: 1 refuted, 2 proved." in said
    assert "A force that is slow is not good overall . proved Whenever the theme “Speed” is graded inadequate" in said
    assert "Because callers wait ( slow-is-not-good ; judgement:" in said and "A report, line 10" in said
    assert "Every force with enough evidence gets exactly one grade . proved" in said
    assert "More evidence only narrows what is possible . not asked in this run" in said
    (worse,) = (each for each in proved.told()["rulebooks"][0]["properties"] if each["id"] == "worse-evidence")
    assert f"Worse evidence never brings a better grade . refuted ({worse['claims']} claims)" in said
    assert "refuted calls_waiting , “Speed”: calls waiting, 0 → not recorded: inadequate → good" in said
    pair = "With the better evidence: calls_waiting: 0; dispatch_checked: true With the worse: dispatch_checked: true"
    assert pair in said
    assert "Few complaints are odd. Excepted from worse-evidence : complaints ( few-odd ; 1 case)." in said
    for address in re.findall(r'href="(/force/[^"]+)"', page.text):
        assert browser.get(unescape(address)).status_code == 200, address


def test_what_concerns_a_question_is_told_by_itself(proved: Tried) -> None:
    browser = proved.at_desk()
    of = {place: words(browser.get(f"{PROOFS}?question={place}").text) for place in ("response", "custody", "overall")}
    for place, title in (("response", "Responding"), ("custody", "Custody"), ("overall", "Overall")):
        assert f"Of what concerns “{title}”:" in of[place]
    counted = {place: (said.count("With the worse"), said.count("few-odd")) for place, said in of.items()}
    assert counted == {"response": (2, 1), "custody": (0, 0), "overall": (1, 1)}
    assert "Worse evidence never brings a better grade . proved (elsewhere refuted )" in of["custody"]
    assert ("slow-is-not-good" in of["response"], "slow-is-not-good" in of["overall"]) == (True, True)
    assert "slow-is-not-good" not in of["custody"]
    assert words(browser.get(f"{PROOFS}?question=unknown").text) == words(browser.get(PROOFS).text)


def test_beside_each_grade_stands_what_came_of_it_and_leads_there(proved: Tried) -> None:
    browser = proved.at_desk()
    for page in (REVIEW, MODERATE):
        told = re.findall(
            r'<a href="([^"]*)" aria-label="What always holds: (\w+)">.*?</a>: ([^<]*)<', browser.get(page).text
        )
        assert {(title, came) for _, title, came in told} == {
            ("Overall", "1 refuted, 2 proved"), ("Responding", "1 refuted, 2 proved"), ("Custody", "2 proved"),
        }  # fmt: skip
        for address, title, came in told:
            assert f"Of what concerns “{title}”: {came}." in words(browser.get(address).text)


def test_changes_are_undone_and_saved_from_its_page_too(tried: Tried) -> None:
    browser = tried.at_desk()
    browser.record("calls_checked", "?question=response&show=all", record="true")
    page = browser.send("/force/one/save", back=f"{PROOFS}?question=custody").text
    assert "Of what concerns “Custody”" in words(page) and "calls_checked: true" in tried.file.read_text()


def test_a_rulebook_that_is_written_while_the_desk_runs_is_told(tried: Tried) -> None:
    """It drafts by what it read, and what was proved is of that: who edits the rulebook must not think otherwise."""
    browser = tried.at_desk()
    assert "have been written since" not in browser.get(PROOFS).text
    findings = tried.rules / "findings" / "a.yaml"
    findings.write_text(findings.read_text().replace("at_least: 20", "at_least: 30"))
    for page in (PROOFS, REVIEW, MODERATE):
        told = browser.get(page).text
        assert "Files of the rulebook sound-2017 have been written since the desk read them. Drafts, and what" in told
    assert "which its files are no longer in, tells what came of it: Of 3" in words(browser.get(PROOFS).text)
    assert words(browser.get(REVIEW).text).count("proved, of the state before") == 3
    plain = browser_at(tried.file, rules=str(tried.rules))
    plain.get(REVIEW)
    shutil.rmtree(tried.rules)
    told = plain.get(REVIEW).text
    assert "Drafts are of the state before" in told and "always holds" not in told


def test_proofs_of_another_state_are_not_shown_of_a_file_that_comes_to_be_drafted_later(tried: Tried) -> None:
    """While no file says by what it is drafted, it is not known which proofs the desk needs."""
    other = tried.told()
    other["rulebooks"][0]["sha256"] = "0" * 64
    tried.proofs.write_text(json.dumps(other))
    tried.file.write_text("force: [\n")
    browser = tried.at_desk()
    assert browser.get(PROOFS).status_code == 422
    tried.file.write_text(FORCE)
    page, review = browser.get(PROOFS).text, browser.get(REVIEW).text
    assert "these are proofs of another state of sound-2017: SHA-256 000000000000…, and here it is" in page
    assert "refuted" not in words(page) and "A force that is slow is not good overall" in page
    assert "another state of the rulebook, and is not shown" in review and "2 proved" not in review
    other["rulebooks"][0]["id"] = "other-2017"
    tried.proofs.write_text(json.dumps(other))
    tried.file.write_text("force: [\n")
    browser = tried.at_desk()
    tried.file.write_text(FORCE)
    assert "given nothing that was proved of this rulebook" in words(browser.get(PROOFS).text)
    assert "always holds:" not in words(browser.get(REVIEW).text)


def refused(tried: Tried, capfd: pytest.CaptureFixture[str], *proofs: Path) -> str:
    given = [part for file in proofs for part in ("--proofs", str(file))]
    assert grade(["serve", str(tried.file), "--rules", str(tried.rules), *given]) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    return printed.err


def test_proofs_of_anything_else_are_refused_before_it_listens(
    tried: Tried, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content, others = tried.proofs.read_text(), [tmp_path / "other.json", tmp_path / "none.json"]
    (part,) = tried.told()["rulebooks"]
    tried.proofs.write_text(content.replace(part["sha256"], "0" * 64))
    others[0].write_text(content.replace('"sound-2017"', '"other-2017"'))
    others[1].write_text("{}")
    told = refused(tried, capfd, tried.proofs, *others, tmp_path / "gone.json")
    stale = f"of another state of sound-2017: SHA-256 000000000000…, and here it is {part['sha256'][:12]}…"
    assert f"proofs.json: these are proofs {stale}" in told
    assert "help: run `rulebook prove --format json` again, and give what it writes" in told
    assert "other.json: these are not proofs of sound-2017, but of other-2017" in told
    assert "none.json: this is not what `rulebook prove --format json` writes" in told
    assert "gone.json: no such file" in told and "4 problems" in told
    tried.proofs.write_text(content)
    shutil.copy(tried.proofs, others[0])
    assert "other.json: a file before it tells of sound-2017 already" in refused(tried, capfd, tried.proofs, others[0])


def test_what_proofs_say_stays_text(tried: Tried) -> None:
    hostile, told = '<script src="http://x">"\'</script>\u202e', tried.told()
    (part,) = told["rulebooks"]
    case = next(each for row in part["properties"] for each in row["refuted"])
    case |= {"about": hostile, "place": hostile, "says": hostile}
    case["forces"][0]["force"] = hostile
    tried.proofs.write_text(json.dumps(told))
    page = tried.at_desk().get(PROOFS).text
    assert page.count("<script") == page.count('<script src="/files/') == 1
    assert page.count("&lt;script") >= 3 and "\u202e" not in page
    for inline in ("<style", " style=", "onclick", "javascript:"):
        assert inline not in page, inline


@pytest.mark.slow
@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: str(path.parent.name))
def test_it_tells_of_any_framework(path: Path, tmp_path: Path) -> None:
    file, book = tmp_path / "one.yaml", load_compiled(path.parent).book
    file.write_text(f"{'_'.join(book.framework.words.subject.one.split())}: First\nframework: {book.framework.id}\n")
    places = [*([f"theme/{name}" for name in book.themes]), *(f"question/{name}" for name in book.questions)]
    results = [Result("worse-evidence", next(book.entries()).id, place, "refuted") for place in places]
    proofs = tmp_path / "proofs.json"
    proofs.write_text(to_json(proofs_of(book, *results)))
    browser = with_these(browser_at(file, rules=str(path.parent)), proofs)
    for question in book.questions.values():
        said = words(browser.get(f"{PROOFS}?question={question.id}").text)
        assert f"Of what concerns “{question.title}”: 1 refuted, 5 proved." in said
        assert said.count("refuted") == 4 + len(book.themes_of(question.id))
    assert words(browser.get(REVIEW).text).count("1 refuted, 5 proved") == len(book.questions)


def test_each_case_concerns_what_it_is_of(compiled: dict[str, Compiled]) -> None:
    """Its place says it, or else what it is about; what neither tells concerns everything."""
    book = compiled["peel-2017"].book
    rule = next(each for each in book.rules.values() if each.question == "investigation").id
    of_questions, of_overall = book.question_grades[0].id, book.overall_grades[0].id
    graded = [question.id for question in book.questions.values()]
    everything = [*graded, "overall"]
    expected = {
        ("", ""): everything,
        ("good", ""): everything,
        (rule, ""): ["investigation"],
        (rule, "theme/initial_response"): ["vulnerability"],
        (rule, "overall"): ["overall"],
        ("", "question/crime_prevention"): ["crime_prevention"],
        ("rso_visits_overdue", ""): ["vulnerability"],
        (next(iter(book.areas.values())).id, ""): [next(iter(book.areas.values())).question],
        (of_questions, ""): graded,
        (of_overall, ""): ["overall"],
    }  # fmt: skip
    results = [Result("needed", about, place, "refuted") for about, place in expected]
    proofs = Proofs(book, proofs_of(book, *results)["rulebooks"][0])
    for place in everything:
        (asked,) = (each for each in proofs.concerning(place).general() if each.id == "needed")
        shown = {(case["about"] or "", case["place"] or "") for _, case in asked.cases}
        assert shown == {case for case, places in expected.items() if place in places}, place
        assert asked.status == "refuted" and not asked.elsewhere


def test_each_property_and_exception_concerns_what_it_speaks_of(compiled: dict[str, Compiled]) -> None:
    proofs = Proofs(compiled["peel-2017"].book, None)

    def concerning(place: str) -> set[str]:
        narrowed = proofs.concerning(place)
        return {*(each.id for each, _ in narrowed.declared()), *(each.id for each, _ in narrowed.exceptions())}

    everything = concerning("")
    of_questions = {"inadequate-question-caps", "outstanding-bears-nothing-below-good"}
    of_one = {"unreached-is-not-outstanding", "inadequate-response-is-inadequate", "two-weak-themes-bar-good"}
    in_themes = {"one-favourable-fact-is-not-enough", "narrows-while-evidence-is-missing"}
    assert concerning("vulnerability") >= of_questions | of_one | in_themes
    assert not concerning("crime_prevention") & of_one and concerning("crime_prevention") >= of_questions | in_themes
    assert concerning("overall") == of_questions | {"overall-waits-for-every-question"}
    assert "shortage-told-by-itself" in everything - concerning("vulnerability")
