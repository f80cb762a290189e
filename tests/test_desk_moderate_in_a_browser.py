"""A panel moderates in a browser: by hand and by keyboard, saved, found again, never written over silently."""

from pathlib import Path
from typing import Any

import pytest
from peel_grade import load_force

from tests.browser import too_wide, violations, visited
from tests.desk_browser import FOCUSED, copied, served, unsaved

pytestmark = pytest.mark.slow

MODERATE = "force/staffordshire-2017/moderate"
GRADE, AREA, NEW = "grade-vulnerability", "area-registered-sex-offenders-managed", "area-new"
PAGES = [MODERATE, *(f"{MODERATE}?decide={each}" for each in (AREA, NEW))]
TOLD = "document.getElementById('told').textContent.trim()"
DECIDED = "[...document.querySelectorAll('.history li')].map((each) => each.innerText.trim())"


BY_HAND: list[dict[str, Any]] = [
    {"click": f"#{GRADE} summary"},
    {"ask": f"document.getElementById('{GRADE}-date').value"},
    {"ask": "new Date().toLocaleDateString('sv')"},
    {"click": f"label:has(#{GRADE}-good)"},
    {"type": [f"#{GRADE}-reason", "visits made since"]},
    {"type": [f"#{GRADE}-by", "A. Chair"]},
    {"click": f"#{GRADE} .decide button", "until": unsaved(1), "ask": TOLD},
    {"click": f"#{AREA} summary"},
    {"ask": f"document.getElementById('{AREA}-text').checkVisibility()"},
    {"click": f"label:has(#{AREA}-reworded)"},
    {"ask": f"document.getElementById('{AREA}-text').checkVisibility()"},
    {"ask": f"document.getElementById('{AREA}-by').value"},
    {"type": [f"#{AREA}-text", " And soon."]},
    {"type": [f"#{AREA}-reason", "too slow"]},
    {"click": f"#{AREA} .decide button", "until": unsaved(2)},
    {"click": "#do-save", "until": unsaved(0)},
    {"go": MODERATE, "ask": DECIDED},
]
BY_KEYBOARD: list[dict[str, Any]] = [
    {"press": "Tab", "reach": "grade-investigation-summary"},
    {"press": "Enter", "ask": "document.getElementById('grade-investigation').open"},
    {"press": "Tab"},
    {"press": "Space", "ask": FOCUSED},
    {"press": "Tab", "ask": FOCUSED},
    {"type": [":focus", "so"]},
    {"press": "Tab"},
    {"type": [":focus", "B. Member"]},
    {"press": "Enter", "until": unsaved(1), "ask": DECIDED},
    {"press": "Tab", "ask": FOCUSED},
]
PRINTED: list[dict[str, Any]] = [{"medium": "print", "ask": "document.querySelector('.bar').checkVisibility()"}]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def seen(file: Path) -> Any:
    with served(file) as entrance:
        walks = [{"file": MODERATE, "steps": steps} for steps in (BY_HAND, BY_KEYBOARD, PRINTED)]
        return visited(entrance, PAGES, walks)


def test_no_page_has_a_violation_of_accessibility_or_an_error(seen: Any) -> None:
    assert len(seen["looked"]) == len(PAGES) and violations(seen) == {}
    assert seen["told"] == []


def test_no_page_is_wider_than_a_phone(seen: Any) -> None:
    assert too_wide(seen) == []


def test_what_is_decided_is_saved_and_found_again(seen: Any, file: Path) -> None:
    proposed, today, told, hidden, shown, by, found = seen["walked"][0]
    assert (proposed, told) == (today, "Protecting vulnerable people and supporting victims: good")
    assert (hidden, shown, by) == (False, True, "A. Chair")
    grade, area = found
    assert grade == f"Good by A. Chair on {today}: visits made since"
    assert area.startswith("Reworded as “") and area.endswith(f" by A. Chair on {today}: too slow")
    decided = load_force(str(file)).moderation
    assert [each.grade for each in decided.grades["vulnerability"]] == ["good"]
    assert [each.decision for each in decided.areas["registered-sex-offenders-managed"]] == ["reworded"]
    assert "investigation" not in decided.grades  # decided later, and not saved


def test_all_of_it_is_done_by_keyboard(seen: Any) -> None:
    opened, choice, reason, decided, after = seen["walked"][1]
    assert (opened, choice, reason) == (True, "grade-investigation-outstanding", "grade-investigation-reason")
    assert decided[0].startswith("Outstanding by B. Member on ") and decided[0].endswith(": so")
    assert after == "grade-investigation-date"  # the form stays open, and the focus in it


def test_what_is_printed_has_no_buttons_to_save(seen: Any) -> None:
    assert seen["walked"][2] == [False]
