"""The pages of a panel as a browser shows them from a folder: to everyone, on a phone, by keyboard, on paper."""

import re
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.grade import main
from peel_grade.findings.cache import load_compiled

from tests.browser import looked_at, too_wide, violations
from tests.population import write_forces

pytestmark = pytest.mark.slow

RULES = Path("tests/frameworks/peel/peel-2024")
FORCES = 12
MOST_PIXELS = 30_000
_SHOWN = '[...document.querySelectorAll("[data-item]")].filter((row) => row.checkVisibility()).length'
_NAMES = '[...document.querySelectorAll("[data-item] > th")].map((cell) => cell.textContent.trim())'
_SORT = '[...document.querySelectorAll("th")].map((head) => head.ariaSort).filter(Boolean)'
_FOCUSED = "document.activeElement.textContent.trim()"
_WIDTH = "document.querySelector({!r}).offsetWidth".format
_TOLD = 'document.querySelector("[id$=-told]").textContent'
KEYBOARD = [
    {"press": "Tab", "ask": _FOCUSED},
    {"press": "Tab", "times": 6},  # past the menu, to the first of those to look at
    {"ask": _FOCUSED},
    {"ask": 'document.querySelector("th button").focus()'},
    {"press": "Tab", "ask": _FOCUSED},
    {"press": "Enter", "ask": _NAMES},
    {"ask": _SORT},
    {"press": "Enter", "ask": _NAMES},
    {"ask": _TOLD},
]
NARROW = [
    {"width": 375, "ask": _SHOWN},
    {"choose": ["select[name=mark]", "moderated"], "ask": _SHOWN},
    {"choose": ["[id$=-order]", "1 true"], "ask": _NAMES},
    {"ask": 'document.querySelector("button[type=reset]").click()'},
    {"ask": _SHOWN},
]
PRINTED = [
    {"medium": "print", "ask": 'document.querySelector("nav").checkVisibility()'},
    {"ask": '[...document.querySelectorAll("details")].filter((box) => !box.open).map((box) => box.innerText)'},
    {"ask": f"{_WIDTH('.grades th:last-child')} / {_WIDTH('.grades')}"},
    {"ask": 'document.querySelector("main").checkVisibility()'},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("panel")
    forces = write_forces(folder / "forces", load_compiled(RULES).book, FORCES)
    call = [str(forces), "--rules", str(RULES), "--format", "site", "--full", "--output", str(folder / "site")]
    assert main(call) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def seen(site: Path) -> Any:
    """What a browser tells of the pages."""
    walks = [
        {"file": "index.html", "steps": KEYBOARD},
        {"file": "index.html", "steps": NARROW},
        {"file": "draft-05.html", "steps": PRINTED},
    ]
    filters = [
        {"file": "rules.html", "query": "", "words": "abandoned"},
        {"file": "rules.html", "query": "?kind=strength", "words": ""},
    ]
    return looked_at(site, filters=filters, walks=walks)


def test_no_page_has_a_violation_of_accessibility_or_an_error(seen: Any) -> None:
    looked = {page["file"].removesuffix(".html").split("-")[0] for page in seen["looked"]}
    assert looked == {
        "index", "areas", "area", "rules", "rule", "alike", "years", "draft",
    }  # fmt: skip
    assert violations(seen) == {}
    assert seen["told"] == []


def test_no_page_is_wider_than_a_phone_or_endless_on_it(seen: Any, site: Path) -> None:
    assert len(seen["measured"]) == len([*site.glob("*.html")])
    assert too_wide(seen) == []
    assert [file for file, (_, height, _) in seen["measured"].items() if height > MOST_PIXELS] == []


def test_the_map_is_put_in_order_by_keyboard(seen: Any) -> None:
    skip, first, heading, rising, sort, falling, told = [answer for answer in seen["walked"][0] if answer is not None]
    assert (skip, heading, sort) == ("Skip to the content", "Force", ["ascending"])
    assert first.startswith("Force ")
    assert rising == sorted(rising) == falling[::-1]
    assert len(rising) == FORCES
    assert told == "Ordered: force, falling."


def test_the_map_is_filtered_and_put_in_order_on_a_phone(seen: Any) -> None:
    every, moderated, names, again = [answer for answer in seen["walked"][1] if answer is not None]
    assert (every, moderated, again) == (FORCES, FORCES // 5, FORCES)
    assert names == sorted(names, reverse=True)


def test_lists_show_what_is_asked_for(seen: Any, site: Path) -> None:
    abandoned, strengths = seen["filtered"]
    assert 0 < abandoned["shown"] < 5
    number = (site / "rules.html").read_text(encoding="utf-8").count('data-kind="strength"')
    assert strengths["shown"] == number > 3


def test_on_paper_all_but_what_its_summary_tells_is_open_and_the_menu_is_gone(seen: Any) -> None:
    menu, shut, share, main_part = seen["walked"][2]
    assert (menu, main_part) == (False, True)
    assert re.fullmatch(r"\d+ more could follow from what is not recorded", shut[-1].strip())
    told = [each.strip().partition(" ")[0] for each in shut[:-1]]
    assert {*told} == {"Would", "To"}
    assert all(
        re.fullmatch(r"Would (fall|rise) .*if .* turned out otherwise\.|To .*: .*\.", each.strip())
        for each in shut[:-1]
    )
    assert share > 0.4  # why a grade is as it is has the most room
