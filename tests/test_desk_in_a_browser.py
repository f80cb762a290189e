"""The desk in a browser: evidence flipped by hand and by keyboard, what follows seen to change, saved, found again."""

import re
from pathlib import Path
from typing import Any

import pytest
from peel_grade.files.json_text import to_json
from peel_grade.findings.engines import Compiled
from peel_grade.proof.claims import Result
from peel_grade.rulebook import shipped

from tests.browser import too_wide, violations, visited
from tests.desk_browser import FOCUSED, IDLE, copied, proofs_of, served, unsaved

pytestmark = pytest.mark.slow

FORCE = "force/staffordshire-2017"
REVIEW = f"{FORCE}/review?question=vulnerability"
PROOFS = f"{FORCE}/proofs?question=vulnerability"
PAGES = [
    "",
    REVIEW,
    f"{REVIEW}&why=vulnerability&rule=rso-risk-not-managed",
    f"{REVIEW}&route=overall&looked=yes",
    PROOFS,
]

TOLD = "document.getElementById('told').textContent.trim()"
OVERALL = "document.querySelector('.overall').innerText.trim()"
DIFFERS = "[...document.querySelectorAll('.differences li')].map((each) => each.innerText.trim())"
MISTAKES = "document.querySelector('.mistakes')"


FLIPPED, MOVED = "delayed_incidents_reassessed", "rso_visits_overdue"
BY_HAND: list[dict[str, Any]] = [
    {"ask": OVERALL},
    {"click": f"#{MOVED}-record"},
    {"press": "Backspace", "times": 3},
    {"type": [f"#{MOVED}-record", "many"]},
    {"press": "Enter", "until": MISTAKES, "ask": f"{MISTAKES}.innerText"},
    {"press": "Backspace", "times": 4},
    {"type": [f"#{MOVED}-record", "2"]},
    {"press": "Enter", "until": unsaved(1), "ask": DIFFERS},
    {"ask": FOCUSED},
    {"click": f"label:has(#{FLIPPED}-true)", "until": unsaved(2), "ask": DIFFERS},
    {"ask": "document.title"},
    {"ask": TOLD},
    {"click": "#do-undo", "until": unsaved(1)},
    {"click": "#do-redo", "until": unsaved(2)},
    {"click": "#do-save", "until": unsaved(0), "ask": DIFFERS},
    {"go": REVIEW, "ask": f"document.getElementById('{MOVED}-record').value"},
    {"ask": f"document.getElementById('{FLIPPED}-true').checked"},
]
BY_KEYBOARD: list[dict[str, Any]] = [
    {"press": "Tab", "ask": "document.activeElement.className"},
    {"press": "Tab", "reach": "call_risk_assessment_structured-true"},
    {"press": "ArrowRight", "until": unsaved(1), "ask": FOCUSED},
    {"press": "ArrowRight", "until": unsaved(2), "ask": DIFFERS},
    {"press": "Tab", "reach": "outcome", "ask": FOCUSED},
    {"press": "Escape"},
]
FIRM = "document.querySelector('#firm ul')"
FIRMNESS = "document.querySelector('#firm li').firstChild.textContent.trim()"
FOLLOWS: list[dict[str, Any]] = [
    {"click": "#do-reset", "until": f"{unsaved(0)} && {FIRM}", "ask": FIRMNESS},
    {"click": "#firm summary", "until": "document.querySelector('#firm-overall').open"},
    {"click": f"label:has(#{FLIPPED}-false)", "until": f"{unsaved(1)} && {FIRM}", "ask": FIRMNESS},
    {"ask": "document.querySelector('#firm-overall').open"},
    {"click": "#do-undo", "until": f"{unsaved(0)} && {FIRM}", "ask": FIRMNESS},
]
"""How firm the grades are comes without being asked for, and again after every change."""
FOUND = "document.querySelector('#route ol')"
ROUTED: list[dict[str, Any]] = [
    {"until": FIRM},
    {"click": "#firm a[href*='route=vulnerability']", "until": FOUND, "ask": f"{FOUND}.innerText"},
    {"ask": "document.querySelector('#route').getBoundingClientRect().top"},
    {"ask": "document.querySelector('.bar').offsetHeight"},
    {"click": f"label:has(#{FLIPPED}-false)", "until": f"{unsaved(1)} && {FOUND}", "ask": f"{FOUND}.innerText"},
    {"click": "#do-undo", "until": f"{unsaved(0)} && {FOUND}", "ask": f"{FOUND}.innerText"},
]
"""The routes to a grade are looked for once the page is there, and again after every change."""
PRINTED: list[dict[str, Any]] = [
    {"medium": "print", "ask": "document.querySelector('.bar').checkVisibility()"},
    {"ask": "getComputedStyle(document.querySelector('.outcome')).overflow"},
]


SHOWN = "[...document.querySelectorAll('#always-worse-evidence .badge')].map((each) => each.innerText)"
NARROWED: list[dict[str, Any]] = [
    {"ask": SHOWN},
    {"press": "Tab", "reach": "by-question"},
    {"press": "End", "until": f"/Specialist/.test({TOLD}) && {IDLE}", "ask": SHOWN},
]
"""What concerns one question is chosen by keyboard, and told."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def seen(file: Path, compiled: dict[str, Compiled]) -> Any:
    """What a browser tells of the desk."""
    forces = ({"force": "First", "flags": {FLIPPED: True}}, {"force": "Other", "flags": {FLIPPED: False}})
    refuted = Result("worse-evidence", FLIPPED, "question/vulnerability", "refuted", "it does not hold", forces)
    proofs = file.with_name("proofs.json")
    proofs.write_text(to_json(proofs_of(compiled["peel-2017"].book, refuted)))
    with served(file, "--proofs", proofs) as entrance:
        walks = [{"file": REVIEW, "steps": steps} for steps in (BY_HAND, BY_KEYBOARD, PRINTED, FOLLOWS, ROUTED)]
        walks.append({"file": f"{FORCE}/proofs", "steps": NARROWED})
        return visited(entrance, PAGES, walks)


def test_no_page_has_a_violation_of_accessibility(seen: Any) -> None:
    assert len(seen["looked"]) == len(PAGES) and violations(seen) == {}


def test_no_page_is_wider_than_a_phone(seen: Any) -> None:
    assert too_wide(seen) == []


def test_no_page_has_an_error(seen: Any) -> None:
    assert [each for each in seen["told"] if "status of 422" not in each] == []  # of what was refused, as is wanted


def test_what_follows_is_seen_at_once_saved_and_found_again(seen: Any, file: Path) -> None:
    overall, refused, moved, focused, flipped, title, said, saved, figure, flag = seen["walked"][0]
    assert overall.startswith("Overall G Good")
    assert refused.startswith("`many` is text, a number is expected")
    assert "theme “Investigating crimes involving vulnerable people”: good (was requires improvement) why" in moved
    assert focused == "rso_visits_overdue-record"
    improved = "question “Protecting vulnerable people and supporting victims”: good (was requires improvement) why"
    assert improved in flipped
    assert title.startswith("● ")
    assert said == f"Overall good. {len(flipped)} differences from the file."
    assert (saved, figure, flag) == ([], "2", True)
    before, after = (shipped.forces_folder() / file.name).read_text().splitlines(), file.read_text().splitlines()
    assert [line.strip() for line in after if line not in before] == [
        'rso_visits_overdue: {value: 2, source: "staffordshire-2017:322"}',
        'delayed_incidents_reassessed: {is: true, source: "staffordshire-2017:275"}',
    ]


def test_all_is_done_by_keyboard(seen: Any) -> None:
    first, focused, differs, outcome = seen["walked"][1]
    assert (first, focused, outcome) == ("skip", "call_risk_assessment_structured-partly", "outcome")
    assert "theme “Identifying vulnerability”: requires improvement (was good) why" in differs


def test_on_paper_all_of_it_stands_without_the_bar(seen: Any) -> None:
    assert seen["walked"][2] == [False, "visible"]


def test_how_firm_the_grades_are_comes_by_itself(seen: Any) -> None:
    first, flipped, opened, again = seen["walked"][3]
    assert (
        first
        == again
        == "Overall: would fall to requires improvement if 1 missing or 2 recorded pieces turned out otherwise"
    )
    assert (
        flipped == "Overall: would fall to requires improvement if 1 missing or 1 recorded piece turned out otherwise"
    )
    assert opened


def test_what_was_proved_is_narrowed_to_a_question_by_keyboard(seen: Any) -> None:
    everything, elsewhere = seen["walked"][5]
    assert everything == ["refuted", "refuted"] and elsewhere == ["proved", "refuted"]


def test_routes_come_into_sight_by_themselves_and_anew_after_a_change(seen: Any) -> None:
    first, top, bar, flipped, again = seen["walked"][4]
    assert 0 <= top <= bar + 20  # below the bar, whatever was shown first
    assert re.match(r"\d+ changes, effort \d", first)
    assert flipped != first == again
