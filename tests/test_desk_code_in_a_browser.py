"""Coding in a browser: a line chosen by keyboard, an entry taken, the file saved with it, its source and comments."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser import too_wide, violations, visited
from tests.desk_browser import FOCUSED, IDLE, served, unsaved
from tests.test_desk_code import FORCE, TEXT

pytestmark = pytest.mark.slow

CODE = "force/x/code"
PAGES = [CODE, f"{CODE}?first=5&last=5", f"{CODE}?first=5&last=5&entry=rso_visits_overdue", f"{CODE}?q=visits"]

SHOWN = "document.getElementById('catalogue').textContent"


def line(said: str) -> str:
    """That the panel is about lines called so, and nothing is under way."""
    return f"{SHOWN} === '{said}' && {IDLE}"


def chips(number: int) -> str:
    """What stands recorded at a line."""
    return f"[...document.querySelectorAll('#L{number} .chip')].map((each) => each.textContent)"


BY_KEYBOARD: list[dict[str, Any]] = [
    {"press": "Tab", "reach": "line-1"},
    {"press": "ArrowDown", "until": line("Line 3"), "ask": FOCUSED},
    {"press": "j", "until": line("Line 5")},
    {"press": "Enter", "ask": "document.activeElement.tagName"},
    {"press": "Tab", "reach": "record-1-mash_in_place-true"},
    {"press": "Enter", "until": unsaved(1), "ask": chips(5)},
    {"ask": FOCUSED},
    {"press": "Escape", "ask": FOCUSED},
    {"press": "n", "until": line("Line 11")},
    {"press": "k", "until": line("Line 9")},
    {"press": "/", "ask": FOCUSED},
    {"type": ["#words", "overdue visits"]},
    {"press": "Enter", "until": f"document.getElementById('offer-0-rso_visits_overdue') && {IDLE}"},
    {"press": "Tab", "reach": "offer-0-rso_visits_overdue"},
    {"press": "Enter", "until": f"document.getElementById('f-record') && {IDLE}", "ask": FOCUSED},
    {"type": ["#f-record", "many"]},
    {
        "press": "Enter",
        "until": "document.querySelector('.wrong')",
        "ask": "document.querySelector('.wrong').textContent",
    },
    {"ask": "document.getElementById('f-source').value"},
    {"press": "Tab", "reach": "f-record"},
]
BY_POINTER: list[dict[str, Any]] = [
    {"click": "#L3 .what p", "until": line("Line 3")},
    {"click": "#offer-1-rso_visits_overdue", "until": f"document.getElementById('f-record') && {IDLE}"},
    {"type": ["#f-record", "260"]},
    {"click": "#entry .main", "until": unsaved(2), "ask": chips(3)},
    {"click": "#do-save", "until": unsaved(0)},
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "report.txt").write_text(TEXT)
    (folder / "x.yaml").write_text(FORCE)
    return folder / "x.yaml"


@pytest.fixture(scope="module")
def seen(file: Path) -> Any:
    """What a browser tells of the page."""
    with served(file) as entrance:
        return visited(entrance, PAGES, [{"file": CODE, "steps": steps} for steps in (BY_KEYBOARD, BY_POINTER)])


def test_no_page_has_a_violation_of_accessibility_or_an_error(seen: Any) -> None:
    assert len(seen["looked"]) == len(PAGES) and violations(seen) == {}
    assert [each for each in seen["told"] if "status of 422" not in each] == []  # of what was refused, as is wanted


def test_no_page_is_wider_than_a_phone(seen: Any) -> None:
    assert too_wide(seen) == []


def test_a_line_is_coded_by_keyboard_alone(seen: Any) -> None:
    first, summary, recorded, focused, left, words, form, wrong, source = seen["walked"][0]
    assert (first, summary) == ("line-3", "SUMMARY")
    assert "mash_in_place: true" in recorded and focused == "record-1-mash_in_place-true"
    assert (left, words, form) == ("line-5", "words", "panel")
    assert "`many` is text, a number is expected" in wrong and source == "report:9"


def test_a_line_is_coded_by_pointer_and_saved_with_its_source_and_all_comments(seen: Any, file: Path) -> None:
    assert "rso_visits_overdue: figure" in seen["walked"][1][0]
    said = file.read_text()
    assert all(each in said for each in FORCE.splitlines())
    new = [each.strip() for each in said.splitlines() if each not in FORCE.splitlines()]
    assert len(new) == 2
    assert any("mash_in_place" in each and "true" in each and "report:5" in each for each in new)
    assert any("rso_visits_overdue" in each and "260" in each and "report:3" in each for each in new)
