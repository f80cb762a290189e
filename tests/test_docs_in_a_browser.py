"""The pages of the documentation as a browser shows them: readable on a phone, to everyone, found and filtered."""

from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main

from tests.browser import looked_at, too_wide, violations
from tests.test_docs import FEATURES

pytestmark = pytest.mark.slow

MOST_PIXELS = 30_000
SEARCHES = ["rso", "vulnrable callers", "rso-risk-not-managed", "detnetion powers", "overdue visits", "zzzzqqqq"]
FILTERS = [
    {"file": "rules.html", "query": "?kind=serious-weakness", "words": ""},
    {"file": "rules.html", "query": "", "words": "sex offenders"},
    {"file": "scenarios.html", "query": "?result=failed", "words": ""},
    {"file": "scenarios.html", "query": "?tags=peel-2016", "words": ""},
]
_MENU = 'document.getElementById("_menu").checkVisibility()'
_FOCUSED = "document.activeElement.id || document.activeElement.className"
KEYBOARD = [
    {"width": 375, "ask": _MENU},
    {"press": "Tab", "ask": _FOCUSED},
    {"press": "Tab", "ask": _FOCUSED},
    {"press": "Enter", "ask": _MENU},
    {"press": "Escape", "ask": _MENU},
    {"width": 1280, "press": "/", "ask": _MENU},
    {"ask": _FOCUSED},
]
PRINTED = [
    {"medium": "print", "ask": _MENU},
    {"ask": '[...document.querySelectorAll("details")].every((box) => box.open)'},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scenarios")
    for name, text in FEATURES.items():
        (folder / name).write_text(text)
    assert main(["docs", "--output", str(folder / "site"), "--scenarios", str(folder)]) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def seen(site: Path) -> Any:
    """What a browser tells of the pages."""
    evidence = next(path.name for path in sorted(site.glob("evidence-*.html")))
    return looked_at(
        site, SEARCHES, FILTERS, [{"file": "index.html", "steps": KEYBOARD}, {"file": evidence, "steps": PRINTED}]
    )


def test_no_page_has_a_violation_of_accessibility(seen: Any) -> None:
    kinds = {page["file"].removesuffix(".html").split("-")[0] for page in seen["looked"]}
    assert {
        "rule",
        "theme",
        "question",
        "area",
        "feature",
        "evidence",
        "source",
        "search",
        "backgrounds",
        "sentences",
    } <= kinds
    assert violations(seen) == {}


def test_no_page_is_wider_than_a_phone_or_endless_on_it(seen: Any) -> None:
    assert len(seen["measured"]) > 600
    assert too_wide(seen) == []
    assert [file for file, (_, height, _) in seen["measured"].items() if height > MOST_PIXELS] == []


def test_no_page_has_an_error(seen: Any) -> None:
    assert seen["told"] == []


def test_names_come_first_and_typing_errors_are_forgiven(seen: Any) -> None:
    found = seen["searched"]
    assert found["rso-risk-not-managed"][0][1] == "rule-rso-risk-not-managed.html"
    assert all("rso" in f"{title} {address}".lower() for title, address in found["rso"][:5])
    assert not any("person" in title.lower() and "rso" not in address for title, address in found["rso"])
    assert found["vulnrable callers"][0][1].startswith("rule-vulnerable-callers-")
    assert "detention powers" in found["detnetion powers"][0][0].lower()
    assert any(address.endswith("#rso_visits_overdue") for _, address in found["overdue visits"][:3])
    assert found["zzzzqqqq"] == []


def test_lists_show_what_is_asked_for(seen: Any, site: Path) -> None:
    serious, offenders, failing, tagged = seen["filtered"]
    kinds = (site / "rules.html").read_text(encoding="utf-8").count('data-kind="serious-weakness"')
    assert serious["shown"] == kinds > 10
    assert serious["told"].startswith(f"{kinds} of ")
    assert 3 < offenders["shown"] < 40
    assert failing == {"shown": 1, "told": "1 of 7 scenarios"}
    assert tagged == {"shown": 1, "told": "1 of 7 scenarios"}


def test_the_menu_and_the_search_are_reached_by_keyboard(seen: Any) -> None:
    assert seen["walked"][0] == [False, "skip", "opener", True, False, True, "_query"]


def test_on_paper_everything_is_open_and_the_menu_is_gone(seen: Any) -> None:
    assert seen["walked"][1] == [False, True]
