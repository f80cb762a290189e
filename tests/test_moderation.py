"""What a panel decides is a history beside the draft, which it never changes."""

import json
from pathlib import Path
from typing import Any

import peel_grade
import pytest
from peel_grade.cli.grade import main
from peel_grade.force.moderation import AreaDecision, GradeDecision

BY = {"by": "A. Chair", "date": "2018-03-22"}
SUGGESTED, ALONE = "registered-sex-offenders-managed", "enough-investigators"
HISTORY: dict[str, Any] = {
    "grades": {
        "vulnerability": [{"grade": "inadequate", "reason": "first", **BY}, {"grade": "good", "reason": "then", **BY}],
        "investigation": [
            {"grade": "good", "reason": "first", **BY},
            {"withdrawn": True, "reason": "no evidence", **BY},
        ],
    },
    "areas": {
        SUGGESTED: [
            {"decision": "rejected", "reason": "first", **BY},
            {"decision": "reworded", "text": "Visit them all.", "reason": "then", **BY},
        ],
        ALONE: [{"decision": "accepted", "reason": "seen in fieldwork", **BY}],
    },
}
FORCE: dict[str, Any] = {
    "force": "A",
    "framework": "peel-2017",
    "indicators": {"rso_visits_overdue": {"value": 260, "source": "https://example.org"}},
}


@pytest.fixture(scope="module")
def moderated() -> peel_grade.Assessment:
    return peel_grade.grade(FORCE | {"moderation": HISTORY})


def test_the_last_decision_holds(moderated: peel_grade.Assessment) -> None:
    decided = moderated.force.moderation
    assert decided.grade("vulnerability") == GradeDecision("good", "then", "A. Chair", "2018-03-22")
    assert (decided.grade("investigation"), decided.grade("overall")) == (None, None)
    assert decided.area(SUGGESTED) == AreaDecision("reworded", "then", "A. Chair", "2018-03-22", "Visit them all.")
    assert decided.area("no-such-area") is None
    assert moderated.questions["vulnerability"].moderated == decided.grade("vulnerability")


def test_the_draft_stays_as_it_is(moderated: peel_grade.Assessment) -> None:
    plain, told = peel_grade.grade(FORCE).to_dict(), moderated.to_dict()
    assert [each["id"] for each in told["areas"]] == [each["id"] for each in plain["areas"]] == [SUGGESTED]
    of_panel: tuple[str, ...] = ("moderated", "moderations")
    for part in ("areas", "questions"):
        for one, other in zip(_rows(plain[part]), _rows(told[part]), strict=True):
            assert _without(one, of_panel) == _without(other, of_panel)
    of_panel = ("moderated", "moderations", "if_moderated")
    assert _without(plain["overall"], of_panel) == _without(told["overall"], of_panel)


def test_what_the_panel_added_stands_apart(moderated: peel_grade.Assessment) -> None:
    (added,) = moderated.to_dict()["panel_areas"]
    assert (added["id"], added["question"]) == (ALONE, "investigation")
    assert added["moderated"] == {"decision": "accepted", "text": None, "reason": "seen in fieldwork", **BY}
    (area,) = moderated.to_dict()["areas"]
    assert [each["decision"] for each in area["moderations"]] == ["rejected", "reworded"]


@pytest.mark.parametrize(
    ("full", "lines"),
    [
        (
            False,
            [
                "  Moderated to good by A. Chair on 2018-03-22: then",
                "     Reworded by A. Chair on 2018-03-22: Visit them all.",
                "Areas for improvement that the panel added (1)",
                "    Accepted by A. Chair on 2018-03-22: seen in fieldwork",
                "Of what is suggested the panel decided: 1 reworded; 0 open.",
            ],
        ),
        (
            True,
            [
                "  Moderation withdrawn by A. Chair on 2018-03-22: no evidence",
                "    before, moderated to good by A. Chair on 2018-03-22: first",
                "  Moderated to good by A. Chair on 2018-03-22: then",
                "    before, moderated to inadequate by A. Chair on 2018-03-22: first",
                "     Reworded as “Visit them all.” by A. Chair on 2018-03-22: then",
                "       before, rejected by A. Chair on 2018-03-22: first",
                "Decided by the panel, and not suggested in this draft (1)",
                "    Accepted by A. Chair on 2018-03-22: seen in fieldwork",
            ],
        ),
    ],
    ids=["page", "full"],
)
def test_what_is_told(moderated: peel_grade.Assessment, full: bool, lines: list[str]) -> None:
    told = moderated.to_text(100, full=full).splitlines()
    assert [line for line in told if line in lines] == lines


def test_why_tells_what_the_panel_decided(moderated: peel_grade.Assessment) -> None:
    told = {}
    for name in ("vulnerability", "investigation", SUGGESTED):
        lines = [each.label for each in peel_grade.explain(moderated, name).tree.children]
        told[name] = [line for line in lines if line.startswith(("the panel: ", "before, "))]
    assert told == {
        "vulnerability": [
            "the panel: moderated to good by A. Chair on 2018-03-22: then",
            "before, moderated to inadequate by A. Chair on 2018-03-22: first",
        ],
        "investigation": [
            "the panel: moderation withdrawn by A. Chair on 2018-03-22: no evidence",
            "before, moderated to good by A. Chair on 2018-03-22: first",
        ],
        SUGGESTED: [
            "the panel: reworded as “Visit them all.” by A. Chair on 2018-03-22: then",
            "before, rejected by A. Chair on 2018-03-22: first",
        ],
    }


def test_an_area_that_is_rejected_without_being_suggested_is_not_added() -> None:
    rejected = {"areas": {ALONE: [{"decision": "rejected", "reason": "so", **BY}]}}
    drafted = peel_grade.grade(FORCE | {"moderation": rejected})
    assert "that the panel added" not in drafted.to_text()
    assert "Rejected by A. Chair on 2018-03-22: so" in drafted.to_text(full=True)


def test_a_file_says_the_same_when_it_is_read_again(moderated: peel_grade.Assessment) -> None:
    assert peel_grade.load_force(moderated.force.to_dict()).moderation == moderated.force.moderation


def test_a_kept_file_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "force.yaml"
    file.write_text(json.dumps(FORCE | {"moderation": HISTORY}))
    told = []
    for _ in range(2):
        assert main([str(file), "--format", "json"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert json.loads(told[0])["questions"]["vulnerability"]["moderated"]["grade"] == "good"


def test_a_row_holds_the_decision_that_holds() -> None:
    row: dict[str, object] = {"force": "A", "moderation.grades.overall.grade": "good"}
    row |= {f"moderation.grades.overall.{key}": value for key, value in {"reason": "so", **BY}.items()}
    row |= {f"moderation.areas.{ALONE}.{key}": value for key, value in {"reason": "so", **BY}.items()}
    read = peel_grade.force_from_row(row | {f"moderation.areas.{ALONE}.decision": "rejected"}, "peel-2017").moderation
    assert read.grade("overall") == GradeDecision("good", "so", "A. Chair", "2018-03-22")
    assert read.area(ALONE) == AreaDecision("rejected", "so", "A. Chair", "2018-03-22")
    with pytest.raises(peel_grade.InputError, match=rf"moderation\.areas\.{ALONE}.*`decision` is missing"):
        peel_grade.force_from_row(row, "peel-2017")


def test_what_was_decided_about_a_former_area_holds_for_its_successor() -> None:
    book = peel_grade.load_rulebook(
        {
            "framework": {"id": "mine", "title": "Mine", "year": 2018, "version": "1", "extends": "peel-2017"},
            "areas": [
                {"id": "old-area", "question": "investigation", "text": "Do it.", "replaced_by": ALONE,
                 "source": [{"document": "national-2017", "lines": 1606}]}
            ],
        }
    )  # fmt: skip
    decided = {"areas": {"old-area": [{"decision": "rejected", "reason": "so", **BY}]}}
    force = peel_grade.load_force({**FORCE, "framework": "mine", "moderation": decided}, book)
    assert force.moderation.area(ALONE) == force.moderation.area("old-area") != None  # noqa: E711 - of both
    assert [(each.code, each.path) for each in force.warnings] == [("former-name", "moderation.areas.old-area")]


def _rows(part: Any) -> list[dict[str, Any]]:
    return list(part.values() if isinstance(part, dict) else part)


def _without(row: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}
