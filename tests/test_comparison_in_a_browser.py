"""Comparisons as a browser shows them: of an edit and what a panel decided, of two forces, of two cycles."""

from typing import Any

import pytest
from peel_grade.cli.grade import main
from peel_grade.rulebook import shipped

from tests.browser import looked_at, too_wide, violations

pytestmark = pytest.mark.slow
BEFORE = "staffordshire-2017"
DECIDED = "[{grade: good, reason: seen, by: A. Chair, date: 2018-03-22}]"
WALK: list[dict[str, Any]] = [
    {"press": "Tab", "ask": "document.activeElement.className"},
    {"press": "Enter", "ask": "location.hash"},
    {"ask": "document.body.innerText.includes('Moderation')"},
    {"medium": "print", "ask": "document.querySelector('main').checkVisibility()"},
    {"ask": "document.querySelector('.banner').checkVisibility()"},
]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("comparisons")
    edited = folder / "edited.yaml"
    text = (shipped.forces_folder() / f"{BEFORE}.yaml").read_text()
    moved = text.replace("rso_visits_overdue: {value: 260", "rso_visits_overdue: {value: 2")
    edited.write_text(f"{moved}\nmoderation: {{grades: {{vulnerability: {DECIDED}}}}}\n")
    for name, force, other in (
        ("edit", str(edited), BEFORE),
        ("forces", "cleveland-2017", BEFORE),
        ("cycles", BEFORE, "west-mercia-2016"),
    ):
        call = [force, "--against", other, "--format", "html", "--output", str(folder / f"{name}.html")]
        assert main(call) == 0
    return looked_at(folder, walks=[{"file": "edit.html", "steps": WALK}])


def test_no_page_has_a_violation_of_accessibility_or_an_error(seen: Any) -> None:
    assert len(seen["looked"]) == 3 and violations(seen) == {}
    assert seen["told"] == []


def test_no_page_is_wider_than_a_phone(seen: Any) -> None:
    assert len(seen["measured"]) == 3 and too_wide(seen) == []


def test_it_is_read_by_keyboard_and_on_paper(seen: Any) -> None:
    assert seen["walked"][0] == ["skip", "#main", True, True, True]
