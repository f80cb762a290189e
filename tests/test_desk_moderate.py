"""A panel decides at the desk: history beside the draft, in the file once it is saved, and none writes over another."""

import re
from pathlib import Path

import pytest
from peel_grade import load_force
from peel_grade.force.moderation import AreaDecision, GradeDecision

from tests.desk_browser import Browser, browser_at, copied

WHO = {"reason": "seen in fieldwork", "by": "A. Chair", "date": "2018-03-22"}
NAMED = ("seen in fieldwork", "A. Chair", "2018-03-22")
SUGGESTED, ALONE = "registered-sex-offenders-managed", "enough-investigators"
GRADE = "moderate/grade/vulnerability"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def browser(file: Path) -> Browser:
    return browser_at(file)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """A desk for what is refused: it stays as it was."""
    return browser_at(copied(tmp_path_factory.mktemp("untouched")))


def moderate(browser: Browser, address: str, key: str, page: str | None = None, **fields: str) -> tuple[int, str]:
    """Send a form of the page as a browser does: the status of what it leads to, and its page."""
    at = f"/force/{browser.copy.id}/moderate"
    shown = browser.get(at).text if page is None else page
    form = re.search(rf'name="about" value="{key}">\s*<input type="hidden" name="mark" value="(\w+)"', shown)
    form = form or re.search(rf'name="about" value="{key}">.*?name="mark" value="(\w+)"', shown, re.DOTALL)
    assert form is not None
    sent = {"area": key.removeprefix("area-")} if address == "moderate/area" and "area" not in fields else {}
    answer = browser.send(f"/force/{browser.copy.id}/{address}", back=at, about=key, mark=form[1], **sent, **fields)
    return answer.status_code, answer.text


def save(browser: Browser) -> int:
    status: int = browser.send(f"/force/{browser.copy.id}/save", back=f"/force/{browser.copy.id}/moderate").status_code
    return status


def shown_as_saved(browser: Browser) -> bool:
    page = browser.get(f"/force/{browser.copy.id}/moderate").text
    return f'<p id="saved">Saved to {browser.copy.name}</p>' in page


def test_review_has_the_grade_of_the_panel_beside_the_draft(browser: Browser) -> None:
    review = f"/force/{browser.copy.id}/review"
    assert "panel</span>" not in browser.get(review).text
    assert moderate(browser, GRADE, "grade-vulnerability", grade="good", **WHO)[0] == 200
    assert moderate(browser, "moderate/area", f"area-{SUGGESTED}", decision="rejected", **WHO)[0] == 200
    page = browser.get(review).text
    assert re.search(r"supporting victims</a></th>\s*<td>.*panel</span>.*Good</span>", page)
    assert "rejected by the panel</span>" in page and not shown_as_saved(browser)


def test_each_grade_leads_to_how_firm_it_is_and_to_its_routes_in_review(browser: Browser) -> None:
    review = f"/force/{browser.copy.id}/review"
    page = browser.get(f"/force/{browser.copy.id}/moderate").text.replace("&amp;", "&")
    assert f'href="{review}?question=vulnerability&route=vulnerability#route">routes to good</a>' in page
    assert f'href="{review}?route=overall#route">routes to outstanding</a>' in page
    assert page.count("#firm") == len(re.findall(r'id="grade-[a-z_]+"', page)) == page.count("#route")
    assert "Routes to good: Protecting" in browser.get(f"{review}?question=vulnerability&route=vulnerability").text


def test_a_grade_is_given_withdrawn_and_saved_with_all_else_as_it_was(browser: Browser, file: Path) -> None:
    before = file.read_text()
    status, page = moderate(browser, GRADE, "grade-vulnerability", grade="good", **WHO)
    assert status == 200 and "<b>Good</b> by A. Chair on 2018-03-22: seen in fieldwork" in page
    assert 'value="A. Chair"' in page  # who decides once most likely decides again
    assert file.read_text() == before
    assert save(browser) == 200
    given = file.read_text()
    assert given.startswith(before)
    assert moderate(browser, GRADE, "grade-vulnerability", grade="withdrawn", **WHO)[0] == 200
    assert file.read_text() == given
    shown = browser.get(f"/force/{browser.copy.id}/moderate").text
    assert "Saved to" not in shown and "Decide on area for improvement 2<" in shown
    assert save(browser) == 200
    assert shown_as_saved(browser)
    decided = load_force(str(file)).moderation
    assert decided.grades == {"vulnerability": (GradeDecision("good", *NAMED), GradeDecision(None, *NAMED))}
    assert file.read_text().startswith(given)


def test_a_decision_that_is_corrected_before_it_is_saved_stands_once(browser: Browser, file: Path) -> None:
    """That of somebody else, and what was saved, stays; what is taken back of what was never saved is gone."""
    there = file.read_text()
    moderate(browser, GRADE, "grade-vulnerability", grade="good", **WHO)
    status, page = moderate(browser, GRADE, "grade-vulnerability", grade="inadequate", **WHO)
    assert status == 200 and page.count("by A. Chair on 2018-03-22") == 1
    assert moderate(browser, GRADE, "grade-vulnerability", grade="withdrawn", **WHO)[0] == 200
    assert browser.copy.content.decode() == there
    for grade, by in (("good", "A. Chair"), ("outstanding", "B. Chair"), ("inadequate", "B. Chair")):
        moderate(browser, GRADE, "grade-vulnerability", grade=grade, **{**WHO, "by": by})
    assert save(browser) == 200
    moderate(browser, GRADE, "grade-vulnerability", grade="good", **{**WHO, "by": "B. Chair"})
    moderate(browser, GRADE, "grade-vulnerability", grade="withdrawn", **{**WHO, "by": "B. Chair"})
    assert save(browser) == 200
    history = load_force(str(file)).moderation.grades["vulnerability"]
    expected = [("good", "A. Chair"), ("inadequate", "B. Chair"), (None, "B. Chair")]
    assert [(each.grade, each.by) for each in history] == expected


def test_what_was_decided_about_an_area_is_said_in_its_words(browser: Browser) -> None:
    _, page = moderate(browser, "moderate/area", f"area-{SUGGESTED}", decision="accepted", **WHO)
    (said,) = [change.said for change in browser.copy.changes]
    assert re.fullmatch(r"“Manage the risk that registered sex offenders pose, .*…?”: accepted", said)
    assert f'data-said="{said}"' in " ".join(page.split()).replace('data-said=" ', 'data-said="').replace(' ">', '">')


@pytest.mark.parametrize(
    ("key", "fields", "expected"),
    [
        (f"area-{SUGGESTED}", {"decision": "accepted"}, AreaDecision("accepted", *NAMED)),
        (f"area-{SUGGESTED}", {"decision": "rejected"}, AreaDecision("rejected", *NAMED)),
        (
            f"area-{SUGGESTED}",
            {"decision": "reworded", "text": " Visit them all. "},
            AreaDecision("reworded", *NAMED, "Visit them all."),
        ),
        ("area-new", {"decision": "accepted", "area": ALONE, "text": "left over"}, AreaDecision("accepted", *NAMED)),
    ],
)
def test_an_area_is_decided_on(
    browser: Browser, file: Path, key: str, fields: dict[str, str], expected: AreaDecision
) -> None:
    status, page = moderate(browser, "moderate/area", key, **WHO, **fields)
    assert status == 200 and f"<b>{expected.decision.capitalize()}</b>" in page
    assert save(browser) == 200
    assert load_force(str(file)).moderation.areas == {fields.get("area", SUGGESTED): (expected,)}


@pytest.mark.parametrize(
    ("address", "key", "fields", "told"),
    [
        (GRADE, "grade-vulnerability", {}, "the grade is missing"),
        (GRADE, "grade-vulnerability", {"grade": "excellent"}, "the grade is missing"),
        (GRADE, "grade-vulnerability", {"grade": "good", "by": " "}, "the name is missing"),
        (GRADE, "grade-vulnerability", {"grade": "good", "date": "22/03/2018"}, "is not a date"),
        (GRADE, "grade-vulnerability", {"grade": "withdrawn"}, "nothing is decided that could be withdrawn"),
        ("moderate/area", f"area-{SUGGESTED}", {}, "the decision is missing"),
        ("moderate/area", f"area-{SUGGESTED}", {"decision": "reworded", "text": " "}, "the wording is missing"),
        ("moderate/area", "area-new", {"decision": "accepted", "area": ""}, "the area is missing"),
    ],
)
def test_what_cannot_be_is_told_in_its_form_with_what_was_typed(
    untouched: Browser, address: str, key: str, fields: dict[str, str], told: str
) -> None:
    status, page = moderate(untouched, address, key, **WHO | {"reason": "a <b>long</b> reason"} | fields)
    assert status == 422 and told in page
    form = page[page.index(f'<details id="{key}" open') :]
    assert "a &lt;b&gt;long&lt;/b&gt; reason" in form[: form.index("</details>")]
    assert not untouched.copy.changes


def test_the_wording_of_the_draft_is_no_other_wording(untouched: Browser) -> None:
    text = untouched.copy.draft().assessment.book.areas[SUGGESTED].text
    fields = WHO | {"decision": "reworded", "text": f" {text.replace(' ', '  ', 1)} "}
    status, page = moderate(untouched, "moderate/area", f"area-{SUGGESTED}", **fields)
    assert status == 422 and "the wording is the draft&#39;s" in page and "accept it instead" in page
    assert not untouched.copy.changes


def test_two_tabs_never_write_over_each_other(browser: Browser) -> None:
    other_tab = browser.get(f"/force/{browser.copy.id}/moderate").text
    assert moderate(browser, GRADE, "grade-vulnerability", grade="good", **WHO)[0] == 200
    mine = WHO | {"reason": "what the other tab typed", "by": "B. Chair"}
    status, page = moderate(browser, GRADE, "grade-vulnerability", other_tab, grade="inadequate", **mine)
    assert status == 409 and "decided about this meanwhile" in page
    assert "what the other tab typed" in page and "<b>Good</b>" in page
    assert moderate(browser, GRADE, "grade-vulnerability", page, grade="inadequate", **mine)[0] == 200
    history = browser.copy.draft().force.moderation.grades["vulnerability"]
    assert [each.grade for each in history] == ["good", "inadequate"]


def test_what_an_editor_decided_meanwhile_stays_and_mine_comes_behind_it(browser: Browser, file: Path) -> None:
    assert moderate(browser, GRADE, "grade-vulnerability", grade="good", **WHO)[0] == 200
    theirs = "vulnerability: [{grade: inadequate, reason: R, by: B, date: 2018-03-01}]"
    file.write_text(f"{file.read_text()}\nmoderation: {{grades: {{{theirs}}}}}  # by hand\n")
    assert save(browser) == 409
    assert [each.grade for each in load_force(str(file)).moderation.grades["vulnerability"]] == ["inadequate"]
    at = f"/force/{browser.copy.id}"
    page = browser.get(f"{at}/conflict?back={at}/moderate").text
    assert "checked" in page[page.index('name="keep:moderation.grades.vulnerability"') :].partition(">")[0]
    kept = {"keep:moderation.grades.vulnerability": "on"}
    assert browser.send(f"{at}/conflict", back=f"{at}/moderate", **kept).status_code == 200
    assert save(browser) == 200
    history = load_force(str(file)).moderation.grades["vulnerability"]
    assert [each.grade for each in history] == ["inadequate", "good"]
    assert "# by hand" in file.read_text()


def test_a_folder_that_cannot_be_written_loses_nothing(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert moderate(browser, GRADE, "grade-vulnerability", grade="good", **WHO)[0] == 200

    def refuses(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuses)
    assert save(browser) == 422
    assert browser.copy.unsaved and browser.copy.draft().force.moderation.grade("vulnerability") is not None


def test_a_reason_of_several_lines_and_any_signs_is_kept_as_it_was_typed(browser: Browser, file: Path) -> None:
    typed = "first: #1\r\n\r\n=second {{7*7}} <b>\u202e 'it\"s'"
    status, page = moderate(browser, GRADE, "grade-vulnerability", grade="good", **WHO | {"reason": typed})
    assert status == 200 and "=second {{7*7}} &lt;b&gt;\\u202e" in page
    assert save(browser) == 200
    decided = load_force(str(file)).moderation.grade("vulnerability")
    assert decided is not None and decided.reason == typed.replace("\r\n", "\n")


def test_only_what_is_graded_and_known_can_be_decided_on(untouched: Browser) -> None:
    at = f"/force/{untouched.copy.id}/moderate"
    for address in ("grade/specialist_capabilities", "grade/nothing"):
        assert untouched.send(f"{at}/{address}", back=at, grade="good", **WHO).status_code == 404
    assert untouched.send(f"{at}/area", back=at, area="nothing", decision="accepted", **WHO).status_code == 404


def test_another_framework_has_its_own_words(tmp_path: Path) -> None:
    folder = Path("tests/frameworks/nonsense")
    file = tmp_path / "sto-lat.yaml"
    file.write_text((folder / "scenarios/forces/sto-lat.yaml").read_text())
    browser = browser_at(file, rules=str(folder))
    page = browser.get(f"/force/{browser.copy.id}/moderate").text
    assert "the code was found" in page
    assert "area for improvement" not in page.lower() and "Overall" in page
