"""`rulebook backtest`: how near drafts come to what was published, beside baselines, and why they differ."""

import json
import random
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from peel_grade.backtest.agreement import Pair, agreement, always, counted, exact, kappa, within_one
from peel_grade.backtest.matching import Named, row_of
from peel_grade.cli.rulebook import main
from peel_grade.grades.published_table import PublishedTable

from tests.document_forms import has_its_form
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
    assert main(["backtest", "--rules", str(samples / "tiny-2017"), *arguments]) == status
    return capsys.readouterr().out


def test_shares_and_baselines(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each draft suggests the areas 0 and 1 of four."""
    unmatched = "{area: area-1, why: it was said in passing}"
    one = RECORD.format(name="one", areas=published("area-0"), unmatched=unmatched)
    two = RECORD.format(name="two", areas=f"{published('[area-0, area-3]')}, {published('area-2')}", unmatched="")
    write(samples / "scenarios" / "published", {"one.yaml": one, "two.yaml": two})
    found = json.loads(told(samples, capsys, 1, "--format", "json"))
    assert has_its_form(found) == "backtest/1"
    first, second = found["forces"]
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
    assert "  not suggested: what area-2 asks for (report:2; area-2)\n    - slow (minor weakness) is undecided" in text
    assert "    not explained\n" in text
    text = " ".join(text.split())  # as it stands before it is wrapped
    assert " In all: 2 of 4 suggested were published (50%), 2 of 3 published are suggested (67%) " in text
    # of the second, two draws of four hit one of three areas 1.5 times, and miss both of two in one pair of six
    at_random = "2 of 4 suggested were published (50%), 1.83 of 3 published are suggested (61%)"
    assert f"For comparison, as many in each question, at random: {at_random} " in text


def test_one_record_has_no_others_to_compare_with(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = RECORD.format(name="one", areas=f"{published('area-0')}, {published('area-1')}", unmatched="")
    write(samples / "scenarios" / "published", {"one.yaml": one})
    found = json.loads(told(samples, capsys, 0, "--format", "json"))
    assert found["areas"]["all"].keys() == {"draft", "at_random"}
    assert "of the other" not in told(samples, capsys, 0)


def test_what_nothing_in_the_rulebook_stands_for_is_missed(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = RECORD.format(name="one", areas=f"{published('[]')}, {published('[area-0, area-1]')}", unmatched="")
    write(samples / "scenarios" / "published", {"one.yaml": one})
    assert "(report:2; nothing in the rulebook stands for it)" in " ".join(told(samples, capsys, 1).split())


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
    assert main(["backtest", "--rules", str(samples / "tiny-2017")]) == 2
    assert message in capsys.readouterr().err


# What was published as a table


def test_grades_of_a_csv_table_are_counted_beside_the_standard(
    samples: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both drafts require improvement."""
    table = samples / "grades.csv"
    table.write_text("\ufeffforce,response\r\nONE,requires_improvement\r\ntwo,good\r\nthree,good\r\n")
    found = json.loads(told(samples, capsys, 1, "--format", "json", str(samples / "scenarios/forces"), str(table)))
    [scale] = found["scales"]
    whole = scale["agreement"]["all"]
    assert whole["matrix"] == [[0, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    assert (whole["pairs"], whole["exact"]["value"], whole["within_one"]["value"]) == (2, 50.0, 100.0)
    assert (whole["baseline"], whole["kappa"]["value"]) == ({"exact": 50.0, "within_one": 100.0, "kappa": 0.0}, 0.0)
    assert whole["exact"]["low"] < 20 and whole["exact"]["high"] > 80
    assert found["not_compared"] == [{"what": str(table), "why": "1 of 3 rows have no force file here"}]
    assert found["areas"] == {} and found["held_out"]["rules"] == {}
    [differing] = [row for force in found["forces"] for row in force["grades"] if row["published"] != row["draft"]]
    assert differing["source"] == f"{table}:3"
    [cause] = differing["why"]["causes"]["causes"]
    assert (cause["edits"], cause["needed"]) == (["late", "unsupervised"], [["late"], ["unsupervised"]])
    monkeypatch.chdir(samples)
    text = told(samples, capsys, 1, "scenarios/forces", "grades.csv")
    assert max(map(len, text.splitlines())) <= 80
    assert "2 forces with 2 grades are few" in text


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("", ["grades.csv: there is no row of grades here"]),
        ("force,response\n", ["grades.csv: there is no row of grades here"]),
        ("force,respose\nA,good\n", ["grades.csv:1:2: unknown column `respose`", "did you mean `response`?"]),
        ("response,force\ngood,A\n", ["grades.csv:1:1: the first column is `response`", "call it `force`"]),
        ("force,response,response\nA,good,good\n", ["grades.csv:1:3: the column `response` is there already"]),
        ("force,response\nA,god\nB,good,good\n", ["grades.csv:2:2: unknown grade `god`", "grades.csv:3:3: 3 cells"]),
        ("force,response\nA,good\nA,good\n", ["grades.csv:3:1: `A` has a row already, in line 2"]),
        ('force,response\n"A,good\n', ["grades.csv: this cannot be read as CSV"]),
        (b"force,response\nJos\xe9,good\n", ["grades.csv: this is no text in UTF-8"]),
        ("force,response\none,good\n,good\n", ["grades.csv:3:"]),
    ],
)
def test_every_mistake_in_a_csv_table_is_told_at_its_cell(
    samples: Path, capsys: pytest.CaptureFixture[str], content: str | bytes, problems: Sequence[str]
) -> None:
    table = samples / "grades.csv"
    table.write_bytes(content if isinstance(content, bytes) else content.encode())
    call = ["backtest", "--rules", str(samples / "tiny-2017"), str(samples / "scenarios/forces"), str(table)]
    assert main(call) == 2
    said = capsys.readouterr().err
    assert all(problem in said for problem in problems), said


def test_two_grades_for_one_question_are_refused(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(samples / "scenarios" / "published", {
        "one.yaml": RECORD.format(name="one", areas="", unmatched=""),
        "a.csv": "force,response\none,good\n",
    })  # fmt: skip
    assert main(["backtest", "--rules", str(samples / "tiny-2017")]) == 2
    assert "two grades were published for response: requires_improvement (report:1), good (" in capsys.readouterr().err


ROWS = [
    "Devon & Cornwall",
    "West Mercia",
    "West Midlands",
    "Essex",
    "Essex Fire",
    "Norfolk Police",
    "West Mercia North",
]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Devon and Cornwall Police", 0), ("west mercia", 1), ("West Mercia Police", 1), ("West", None), ("Essex", 3),
        ("Essex Fire and Rescue", 4), ("Essex Police", 3), ("Norfolk", 5), ("Suffolk", None), ("Wessex", None),
    ],
)  # fmt: skip
def test_a_row_may_shorten_the_name_of_its_force(name: str, row: int | None) -> None:
    rows = [{"name": each, "line": 1, "grades": ["good"]} for each in ROWS]
    data = {"framework": "tiny-2017", "document": "report", "columns": ["response"], "rows": rows}
    table = PublishedTable.model_validate(data)
    assert row_of(Named("f.yaml", "f", name, "tiny-2017"), table) == row
    assert row_of(Named("f.yaml", "f", name, "other-2017"), table) is None


# Without what is known from a force's own report


def test_rules_that_rest_on_the_own_report_alone_are_left_out(
    samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = "source: [{document: report, lines: 10}, {document: other, lines: 1}]"
    framework = samples / "tiny-2017" / "framework.yaml"
    framework.write_text(framework.read_text().replace("lines: 100}\n", "lines: 100}\n  other: {title: O, lines: 9}\n"))
    findings = samples / "tiny-2017" / "findings" / "a.yaml"
    first, rest = findings.read_text().split("- id: unsupervised", 1)
    only, last = rest.split("- id: slow\n", 1)
    shared = only.replace("source: [{document: report, lines: 10}]", both)
    findings.write_text(f"{first}- id: unsupervised{shared}- id: slow\n{last}")
    one = RECORD.format(name="one", areas=published("area-0"), unmatched="{area: area-1, why: so}")
    write(samples / "scenarios" / "published", {"one.yaml": one})
    found = json.loads(told(samples, capsys, 0, "--format", "json"))
    [(_, left_out)] = found["held_out"]["rules"].items()
    assert (left_out["report"], sorted(left_out["rules"])) == ("report", ["late", "slow", "slower"])
    assert found["scales"][0]["held_out"]["matrix"][1] == [0, 1, 0, 0]
    score = found["held_out"]["areas"]["all"]["draft"]
    assert (score["suggested"], score["published_too"], score["found"]) == (1, 0, 0)
    assert "Rules left out: 3 that rest on report." in told(samples, capsys, 0)


# The numbers


def test_kappa_is_that_of_a_worked_example() -> None:
    """Cohen (1968) and every textbook: 1 - sum(w O) / sum(w E), here of three grades and sixteen pairs."""
    table = [[4, 1, 0], [2, 3, 1], [0, 1, 4]]
    weights = {(row, column): float(number) for row, each in enumerate(table) for column, number in enumerate(each)}
    # O: 5 pairs a step apart; E: of rows 5, 6, 5 and columns 6, 5, 5, (5*5 + 6*6 + 6*5 + 5*5 + 4*(5*5 + 5*6)) / 16
    assert kappa(weights) == pytest.approx(1 - 5 / ((25 + 36 + 30 + 25 + 4 * (25 + 30)) / 16))
    assert exact(weights) == pytest.approx(1100 / 16)
    assert within_one(weights) == 100


PAIRS = some.lists(some.tuples(some.integers(0, 3), some.integers(0, 3)), min_size=1, max_size=30)


@given(PAIRS)
def test_kappa_is_what_shuffling_one_side_leaves(pairs: list[Pair]) -> None:
    """By the definition: the mean square of steps apart, against that of every published beside every drafted."""
    found = Fraction(sum((a - b) ** 2 for a, b in pairs), len(pairs))
    shuffled = Fraction(sum((a - b) ** 2 for a, _ in pairs for _, b in pairs), len(pairs) ** 2)
    told = kappa(counted([pairs]))
    assert told == (pytest.approx(float(1 - found / shuffled)) if shuffled else None)
    assert kappa(always(counted([pairs]), 2)) in (None, pytest.approx(0))


def test_an_interval_narrows_with_forces_and_never_ends_in_certainty() -> None:
    few, many = ([[(1, 1), (2, 2), (2, 2)]] * number for number in (3, 60))
    narrow, wide = agreement(many, 4, 2), agreement(few, 4, 2)
    assert narrow.exact.value == wide.exact.value == 100
    assert wide.exact.low < 85
    assert 95 < narrow.exact.low < 100
    assert wide.kappa.low < narrow.kappa.low < 1
    assert wide == agreement(few, 4, 2)  # whatever chance was asked for before
    random.seed(3)
    assert wide == agreement(few, 4, 2)


def test_what_is_gained_is_what_the_standard_does_not_reach() -> None:
    none = agreement([[(2, 2)]] * 20, 4, 2).gained
    assert none.value == 0 and -15 < none.low < 0 < none.high < 15
    half = agreement([[(1, 1), (2, 2)]] * 20, 4, 2).gained
    assert half.value == 50 and 30 < half.low < half.high < 60


# The page


@pytest.mark.slow
def test_a_page_has_the_numbers_and_the_picture(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (samples / "grades.csv").write_text("force,response\none,requires_improvement\ntwo,good\n")
    call = [str(samples / "scenarios/forces"), str(samples / "grades.csv"), "--output"]
    told(samples, capsys, 1, *call, str(samples / "b.html"))
    page = (samples / "b.html").read_text()
    assert 'aria-label="published requires improvement, drafted requires improvement: 1; published good, ' in page
    assert "unsupervised" in page and "Draft for human judgement" in page
    told(samples, capsys, 1, *call, str(samples / "b.md"))
    assert "Draft for human judgement" in (samples / "b.md").read_text()
    told(samples, capsys, 1, *call, str(samples / "b.json"))
    assert has_its_form(json.loads((samples / "b.json").read_text())) == "backtest/1"
    told(samples, capsys, 2, *call, str(samples / "b.xlsx"))
    told(samples, capsys, 2, *call, str(samples / "b.html"))
