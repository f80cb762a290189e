"""`rulebook published`: precision and recall of suggested areas, beside baselines, and what it lists."""

import json
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main

from tests.rulebooks import CALLS, rule, write

AREAS = "".join(
    f"- {{id: area-{number}, question: response, text: Ask {number}., source: [{{document: report, lines: 10}}]}}\n"
    for number in range(4)
)
FINDINGS = (
    rule("{indicator: calls_late, at_least: 50}", "weakness: serious\n  area: area-0", "late")
    + rule("{flag: calls_supervised, is: false}", "weakness: significant\n  area: area-1", "unsupervised")
    + rule("{indicator: calls_in_time, below: 50}", "weakness: minor\n  area: area-2", "slow")
    + rule("{indicator: calls_in_time, below: 10}", "weakness: significant\n  area: area-3", "slower")
)
RECORD = """\
force: {name}
framework: tiny-2017
assessment: report
grades: {{response: {{grade: requires_improvement, year: 2017, source: "report:1"}}}}
areas: [{areas}]
without_counterpart: [{unmatched}]
"""
FORCE = "force: {name}\nframework: tiny-2017\nindicators: {{calls_late: 60}}\nflags: {{calls_supervised: false}}\n"


def published(area: str) -> str:
    return f'{{question: response, area: {area}, source: "report:2", about: "what {area} asks for"}}'


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    files = {name: text for name, text in CALLS.items() if not name.startswith(("findings/", "areas/"))}
    write(tmp_path / "tiny-2017", {**files, "findings/a.yaml": FINDINGS, "areas/a.yaml": AREAS})
    write(tmp_path / "scenarios" / "forces", {f"{name}.yaml": FORCE.format(name=name) for name in ("one", "two")})
    return tmp_path


def told(samples: Path, capsys: pytest.CaptureFixture[str], status: int, *arguments: str) -> str:
    assert main(["published", "--rules", str(samples / "tiny-2017"), *arguments]) == status
    return capsys.readouterr().out


def test_shares_and_baselines(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each draft suggests the areas 0 and 1 of four."""
    unmatched = "{area: area-1, why: it was said in passing}"
    one = RECORD.format(name="one", areas=published("area-0"), unmatched=unmatched)
    two = RECORD.format(name="two", areas=f"{published('[area-0, area-3]')}, {published('area-2')}", unmatched="")
    write(samples / "scenarios" / "published", {"one.yaml": one, "two.yaml": two})
    found = json.loads(told(samples, capsys, 1, "--format", "json"))
    assert found["schema"] == "published/2"
    first, second = found["records"]
    assert first["without_counterpart"] == [
        {"area": "area-1", "question": "response", "text": "Ask 1.", "why": "it was said in passing"}
    ]
    assert second["without_counterpart"][0]["why"] is None
    assert [row["areas"] for row in second["not_suggested"]] == [["area-2"]]
    scores = first["areas"]["response"]
    assert (scores["draft"]["precision"], scores["draft"]["recall"]) == (50.0, 100.0)
    # of two areas drawn from four, half an area is area-0, in half of the draws
    assert (scores["at_random"]["published_too"], scores["at_random"]["found"]) == (0.5, 0.5)
    # the other force was asked for three areas, the one of this force among them
    assert scores["of_others"] == {
        "suggested": 3, "published_too": 1, "published": 1, "found": 1, "precision": 33.3, "recall": 100.0,
    }  # fmt: skip
    whole = found["areas"]["all"]["draft"]
    assert (whole["suggested"], whole["published_too"], whole["published"], whole["found"]) == (4, 2, 3, 2)
    text = told(samples, capsys, 1)
    assert "one (one): agrees\n  suggested, not published: Ask 1. (area-1)\n    it was said in passing\n" in text
    assert "  not suggested: what area-2 asks for (report:2; area-2)\n" in text
    assert "    not explained\n" in text
    assert "  In all: 2 of 4 suggested were published (50%), 2 of 3 published are suggested (67%)\n" in text
    # of the second, two draws of four hit one of three areas 1.5 times, and miss both of two in one pair of six
    at_random = "2 of 4 suggested were published (50%), 1.83 of 3 published are suggested (61%)"
    assert f"For comparison, as many in each question, at random: {at_random}\n" in text


def test_one_record_has_no_others_to_compare_with(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = RECORD.format(name="one", areas=f"{published('area-0')}, {published('area-1')}", unmatched="")
    write(samples / "scenarios" / "published", {"one.yaml": one})
    found = json.loads(told(samples, capsys, 0, "--format", "json"))
    assert found["areas"]["all"].keys() == {"draft", "at_random"}
    assert "of the other" not in told(samples, capsys, 0)


def test_what_nothing_in_the_rulebook_stands_for_is_missed(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = RECORD.format(name="one", areas=f"{published('[]')}, {published('[area-0, area-1]')}", unmatched="")
    write(samples / "scenarios" / "published", {"one.yaml": one})
    assert "(report:2; nothing in the rulebook stands for it)" in told(samples, capsys, 1)


@pytest.mark.parametrize(
    ("areas", "unmatched", "message"),
    [
        ("area-5", "", "one.yaml:5:36: unknown area `area-5`"),
        ("[area-0, area-5]", "", "one.yaml:5:45: unknown area `area-5`"),
        ("area-0", "{area: area-5, why: so}", "one.yaml:6:30: unknown area `area-5`"),
    ],
)
def test_names_of_a_record_are_checked(
    samples: Path, capsys: pytest.CaptureFixture[str], areas: str, unmatched: str, message: str
) -> None:
    one = RECORD.format(name="one", areas=published(areas), unmatched=unmatched)
    write(samples / "scenarios" / "published", {"one.yaml": one})
    assert main(["published", "--rules", str(samples / "tiny-2017")]) == 2
    assert message in capsys.readouterr().err
