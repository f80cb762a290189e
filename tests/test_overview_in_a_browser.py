"""Overviews as a browser shows them: of what was published, and of drafts by a framework of five grades."""

from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.grade import main
from peel_grade.findings.cache import load_compiled
from peel_grade.rulebook import shipped

from tests.browser import looked_at, too_wide, violations
from tests.population import write_forces

pytestmark = pytest.mark.slow
RULES = Path(__file__).parent / "frameworks" / "peel" / "peel-2024"
FORCES = 12
PRINTED = [
    {"medium": "print", "ask": 'document.querySelector("main").checkVisibility()'},
    {"ask": 'document.querySelector(".banner").checkVisibility()'},
]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("overviews")
    forces = write_forces(folder / "forces", load_compiled(RULES).book, FORCES)
    table = str(shipped.published_folder() / "annex-b-2017.yaml")
    for name, arguments in (("published", [table]), ("drafts", [str(forces), "--rules", str(RULES)])):
        assert main([*arguments, "--format", "overview", "--output", str(folder / f"{name}.html")]) == 0
    return looked_at(folder, walks=[{"file": "published.html", "steps": PRINTED}])


def test_no_page_has_a_violation_of_accessibility_or_an_error(seen: Any) -> None:
    assert len(seen["looked"]) == 2 and violations(seen) == {}
    assert seen["told"] == []


def test_no_page_is_wider_than_a_phone(seen: Any) -> None:
    assert len(seen["measured"]) == 2 and too_wide(seen) == []


def test_on_paper_the_page_is_there_and_says_what_it_is(seen: Any) -> None:
    assert [answer for answer in seen["walked"][0] if answer is not None] == [True, True]
