"""Force files of earlier versions are rewritten in the form of today, comments kept."""

from pathlib import Path

import pytest
from peel_grade import load_force
from peel_grade.cli.evidence.command import main

OLD = """\
force: Test Police   # the head
framework: peel-2017
source: {report: {title: A report, lines: 500}}
previous:
  complete: true
  areas_for_improvement:   # of 2016
    - {rule: rso-risk-not-managed, year: 2016, source: "report:9"}  # asked twice
    - rule: 'few-problem-solving-evaluated'
indicators:
  crimes_per_1000: not_supplied        # nobody knows
  rso_visits_overdue: {value: 260, note: "not_supplied at first"}
  charge_share: {note: asked, "status": "not_supplied"}
  scpos: 'not_supplied'
flags:
  problem_solving_evaluated:
    # twice
    status:   not_supplied
    source: "report:12"
  body_worn_video_routine: not_comparable
# the end
"""


def test_an_old_force_file_is_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = [line for line in OLD.splitlines() if "rule" in line]
    assert len(rules) == 2
    file = tmp_path / "force.yaml"
    file.write_text(OLD.replace("few-problem-solving-evaluated", "problem-solving-not-evaluated"))
    assert main(["migrate", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: rewritten\n"
    new = file.read_text()
    assert [line for line in new.splitlines() if "#" in line or "note" in line] == [
        "force: Test Police   # the head",
        "  areas:   # of 2016",
        '    - {area: registered-sex-offenders-managed, years: 2016, source: "report:9"}  # asked twice',
        "  crimes_per_1000: {supplied: false}        # nobody knows",
        '  rso_visits_overdue: {value: 260, note: "not_supplied at first"}',
        "  charge_share: {note: asked, supplied: false}",
        "    # twice",
        "# the end",
    ]
    force = load_force(str(file))
    assert [name for name, row in force.indicators.items() if row.status == "not_supplied"] == [
        "crimes_per_1000",
        "charge_share",
        "scpos",
    ]
    assert force.flags["problem_solving_evaluated"].status == "not_supplied"
    assert [area.years for area in force.previous_areas] == [(2016,), ()]
    assert main(["migrate", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "nothing to rewrite\n"


def test_what_rests_on_no_rule_of_today_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = "force: A\nframework: peel-2017\nprevious: {areas_for_improvement: [{rule: gone}]}\n"
    file = tmp_path / "force.yaml"
    file.write_text(old)
    assert main(["migrate", str(file)]) == 0
    assert (capsys.readouterr().out, file.read_text()) == ("nothing to rewrite\n", old)


DECISION = "grade: good, reason: so, by: me, date: 2018-03-22"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            f"moderation: {{overall: {{{DECISION}}}, vulnerability: {{{DECISION}}}}}  # of March\n",
            f"moderation: {{grades: {{overall: [{{{DECISION}}}], vulnerability: [{{{DECISION}}}]}}}}  # of March\n",
        ),
        (
            f"moderation:   # of March\n  # the first\n  overall: {{{DECISION}}}  # seen\n\n"
            "  vulnerability:\n    # by hand\n    grade: good   # so\n\n    reason: |\n      one\n        two\n"
            "    by: me\n    date: 2018-03-22\n# the end\n",
            f"moderation:   # of March\n  grades:\n    # the first\n    overall: [{{{DECISION}}}]  # seen\n\n"
            "    vulnerability:\n      # by hand\n      - grade: good   # so\n\n        reason: |\n          one\n"
            "            two\n        by: me\n        date: 2018-03-22\n# the end\n",
        ),
        (
            "moderation:\n    overall:\n     reason: so\n     grade: good\n     by: me\n     date: 2018-03-22",
            "moderation:\n    grades:\n      overall:\n       - reason: so\n         grade: good\n         by: me\n"
            "         date: 2018-03-22",
        ),
    ],
    ids=["in a line", "in blocks", "other columns, and no end of line"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_decisions_of_a_panel_become_histories(tmp_path: Path, old: str, new: str, end: str) -> None:
    file = tmp_path / "force.yaml"
    head = "force: A\nframework: peel-2017\n"
    file.write_bytes((head + old).replace("\n", end).encode())
    assert main(["migrate", str(file)]) == 0
    assert file.read_bytes().decode() == (head + new).replace("\n", end)
    moderation = load_force(str(file)).moderation
    assert {name: [each.grade for each in rows] for name, rows in moderation.grades.items()} == {
        "overall": ["good"],
        **({"vulnerability": ["good"]} if "vulnerability" in old else {}),
    }


@pytest.mark.parametrize(
    "moderation", ["{}", "3", "{overall: 3}", "{grades: {overall: 3}}", f"{{grades: {{overall: [{{{DECISION}}}]}}}}"]
)
def test_what_is_no_decision_of_once_is_left(tmp_path: Path, moderation: str) -> None:
    file = tmp_path / "force.yaml"
    file.write_text(old := f"force: A\nframework: peel-2017\nmoderation: {moderation}\n")
    assert main(["migrate", str(file)]) == 0
    assert file.read_text() == old


def test_standard_input_is_not_rewritten(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "-"]) == 2
    assert "cannot be rewritten" in capsys.readouterr().err
