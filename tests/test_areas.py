"""Areas for improvement: when they are suggested, in which order they stand, and how each is told."""

from pathlib import Path
from typing import Any

import peel_grade
import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main
from peel_grade.files.problems import InputError
from peel_grade.rulebook.reading.load import load_rulebook

from tests.rulebooks import CALLS, rule, write

SUGGEST = """\
suggest:
  any:
    - {count: reasons, weight: serious, at_least: 1}
    - {count: reasons, repeat: true, at_least: 1}
    - {count: reasons, at_least: 2}
"""
ASKED_AGAIN = """\
  - id: asked-again
    grade: requires_improvement
    because: it was asked for before
    when: {count: findings, repeat: true, at_least: 1}
"""
AREAS = """\
- {id: answer-calls-time, question: response, text: Answer calls in time., source: [{document: report, lines: 10}]}
- {id: supervise-calls, question: response, text: Supervise calls., source: [{document: report, lines: 10}]}
- {id: hear-victims, question: response, text: Hear victims., source: [{document: report, lines: 10}]}
"""
FINDINGS = (
    rule("{indicator: calls_late, at_least: 50}", "weakness: serious\n  area: answer-calls-time", "late")
    + rule("{flag: calls_supervised, is: false}", "weakness: significant\n  area: supervise-calls", "unsupervised")
    + rule("{indicator: calls_in_time, below: 50}", "weakness: minor\n  area: supervise-calls", "slow")
    + rule("{flag: victims_heard, is: false}", "weakness: minor\n  area: hear-victims", "unheard").replace(
        "speed", "care"
    )
)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {name: text for name, text in CALLS.items() if not name.startswith(("findings/", "areas/"))}
    files["framework.yaml"] = files["framework.yaml"].replace(
        "theme_grades:\n", SUGGEST + "theme_grades:\n" + ASKED_AGAIN
    )
    files |= {"findings/a.yaml": FINDINGS, "areas/a.yaml": AREAS}
    return write(tmp_path_factory.mktemp("areas") / "tiny-2017", files)


def drafted(rulebook: Path, **found: Any) -> peel_grade.Assessment:
    return peel_grade.grade({"force": "A", "framework": "tiny-2017", **found}, rulebook)


NOTHING_DONE = {"calls_supervised": False, "victims_heard": False}


@pytest.mark.parametrize(
    ("found", "suggested", "still"),
    [
        ({}, [], ["answer-calls-time", "hear-victims", "supervise-calls"]),
        ({"indicators": {"calls_late": 60}}, ["answer-calls-time"], ["hear-victims", "supervise-calls"]),
        # one reason that is not serious is not enough, and another one could be found
        ({"flags": {"calls_supervised": False}}, [], ["answer-calls-time", "hear-victims", "supervise-calls"]),
        (
            {"flags": {"calls_supervised": False}, "indicators": {"calls_in_time": 40, "calls_late": 3}},
            ["supervise-calls"],
            ["hear-victims"],
        ),
        (
            {"flags": {"calls_supervised": False}, "indicators": {"calls_in_time": 90, "calls_late": 3},
             "previous": {"complete": True}},
            [],
            [],
        ),
        # unless an earlier inspection asked for it
        (
            {"flags": {"calls_supervised": False}, "indicators": {"calls_in_time": 90, "calls_late": 3},
             "previous": {"areas": [{"area": "supervise-calls"}], "complete": True}},
            ["supervise-calls"],
            [],
        ),
        # what is repeated comes first, then the graver
        (
            {"flags": NOTHING_DONE, "indicators": {"calls_late": 60, "calls_in_time": 40},
             "previous": {"areas": [{"area": "hear-victims", "years": [2015, 2016]}]}},
            ["hear-victims", "answer-calls-time", "supervise-calls"],
            [],
        ),
        ({"flags": NOTHING_DONE, "indicators": {"calls_late": 60}, "inspected": []}, [], []),
    ],
)  # fmt: skip
def test_what_is_suggested_and_what_could_be(
    rulebook: Path, found: dict[str, Any], suggested: list[str], still: list[str]
) -> None:
    assessment = drafted(rulebook, **found)
    assert [each.area.id for each in assessment.suggested] == suggested
    data = assessment.to_dict()
    assert [area["id"] for area in data["open_areas"]] == list(assessment.open_areas)
    if not found.get("previous", {}).get("complete"):  # what is a repeat is not known
        assert {*assessment.open_areas} >= {*still}
    else:
        assert sorted(assessment.open_areas) == still


def test_a_weakness_that_suggests_nothing_stands_among_the_others(rulebook: Path) -> None:
    assessment = drafted(rulebook, flags={"calls_supervised": False}, indicators={"calls_late": 60})
    (unsupervised,) = [each for each in assessment.findings if each.rule.id == "unsupervised"]
    assert not unsupervised.suggested
    text = assessment.to_text(full=True)
    assert "Suggested areas for improvement, in order of priority (1)" in text
    others = text[text.index("Other weaknesses") :]
    assert "rule unsupervised" in others and "rule late" not in others


def test_a_repeat_is_told_with_its_years_and_its_source(rulebook: Path) -> None:
    source = {"report-2016": {"title": "A report", "lines": 20}}
    area = {"area": "hear-victims", "years": [2015, 2016], "source": "report-2016:4"}
    assessment = drafted(rulebook, flags=NOTHING_DONE, previous={"areas": [area]}, source=source)
    (first, *_) = assessment.to_dict()["areas"]
    assert (first["id"], first["repeat"], first["years"], first["priority"]) == ("hear-victims", True, [2015, 2016], 1)
    assert "asked for before in 2015 and 2016 (report-2016:4)" in " ".join(assessment.to_text(full=True).split())


def test_evidence_that_several_reasons_rest_on_is_told_once(rulebook: Path, tmp_path: Path) -> None:
    again = rule("{flag: calls_supervised, is: false}", "weakness: serious\n  area: supervise-calls", "again")
    files = {name.name: name.read_text() for name in rulebook.glob("*.yaml")}
    files |= {f"catalogue/{name.name}": name.read_text() for name in rulebook.glob("catalogue/*.yaml")}
    folder = write(tmp_path / "tiny-2017", files | {"findings/a.yaml": FINDINGS + again, "areas/a.yaml": AREAS})
    text = drafted(folder, flags={"calls_supervised": False}).to_text(full=True)
    assert text.count("rule again") == text.count("rule unsupervised") == 1
    suggested = text[text.index("Suggested") : text.index("Strengths")]
    assert suggested.count("     - ") == 1


def test_an_area_is_explained_for_a_force(rulebook: Path) -> None:
    assessment = drafted(rulebook, flags={"calls_supervised": False}, indicators={"calls_in_time": 50})
    told = peel_grade.explain(assessment, "supervise-calls").to_text()
    first = told.splitlines()[0]
    assert first.startswith("[no] supervise-calls (area for improvement) is not suggested")
    assert "[no] serious weaknesses: 0, at least 1 is asked" in told
    assert "[no] findings: 1, at least 2 is asked" in told
    assert "[yes] unsupervised (significant weakness) concludes" in told
    assert "[no] slow (minor weakness) does not conclude" in told


def test_an_area_is_explained_for_its_author(rulebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "supervise-calls", "--rules", str(rulebook)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "supervise-calls (area for improvement): Supervise calls." in told
    assert "at least two findings" in told
    assert "rule unsupervised: a significant weakness" in told
    assert main(["explain", "unsupervised", "--rules", str(rulebook)]) == 0
    assert "area for improvement supervise-calls: Supervise calls." in " ".join(capsys.readouterr().out.split())


def test_what_brought_a_theme_down_names_the_area_that_is_repeated(rulebook: Path) -> None:
    before = {"areas": [{"area": "supervise-calls", "years": [2016]}]}
    text = " ".join(drafted(rulebook, flags=NOTHING_DONE, previous=before).to_text(full=True).split())
    assert "speed (it was asked for before: “Supervise calls” (2016))" in text
    assert "care (a weakness is found)" in text


@pytest.mark.parametrize(
    ("previous", "told"),
    [
        ("{areas: [{area: supervise-call}]}", "unknown area `supervise-call`\n  help: did you mean `supervise-calls`?"),
        ("{areas: [{area: nobody-asks}]}", "no rule is a reason for the area `nobody-asks`"),
        ("{areas: [{area: supervise-calls, years: [1990]}]}", "1990 is more than 20 years before the cycle of 2017"),
        ("{areas: [{area: supervise-calls, year: 2016}]}", "unknown key `year`\n  help: did you mean `years`?"),
    ],
)
def test_earlier_areas_are_checked(rulebook: Path, tmp_path: Path, previous: str, told: str) -> None:
    further = AREAS + AREAS.splitlines()[0].replace("answer-calls-time", "nobody-asks").replace("Answer", "Ask") + "\n"
    files = {str(name.relative_to(rulebook)): name.read_text() for name in rulebook.rglob("*.yaml")}
    folder = write(tmp_path / "tiny-2017", files | {"areas/a.yaml": further})
    file = tmp_path / "force.yaml"
    file.write_text(f"force: A\nframework: tiny-2017\nprevious: {previous}\n")
    with pytest.raises(InputError) as caught:
        peel_grade.grade(file, folder)
    assert told in "\n".join(map(str, caught.value.problems))


def test_a_cycle_takes_areas_over_and_drops_them(rulebook: Path) -> None:
    def extending(framework: str) -> Path:
        return write(rulebook.parent / "next-2018", {"framework.yaml": framework})

    start = "id: next-2018\ntitle: Next\nyear: 2018\nversion: '1'\nextends: tiny-2017\n"
    base, book = load_rulebook(rulebook), load_rulebook(extending(start))
    assert (book.areas, book.suggest) == (base.areas, base.suggest)
    book = load_rulebook(
        extending(f"{start}without: [hear-victims, unheard]\nsuggest: {{count: reasons, at_least: 3}}\n")
    )
    assert base.areas.keys() - book.areas.keys() == {"hear-victims"}
    assert book.suggest != base.suggest
    with pytest.raises(InputError, match="unknown area `hear-victims`"):
        load_rulebook(extending(f"{start}without: [hear-victims]\n"))


def test_scenarios_ask_why_an_area_is_suggested(
    rulebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feature = """\
@tiny-2017
Feature: Areas
  Scenario: Two reasons
    Given nobody supervises calls
    And {value} percent of calls are answered in time
    When the force is graded
    Then supervise-calls is suggested because of unsupervised and slow
    And supervise-calls is suggested as an area for improvement
    And hear-victims is not suggested
"""
    book = load_rulebook(rulebook)
    unsupervised = book.flags["calls_supervised"].fails
    feature = feature.replace("nobody supervises calls", unsupervised)
    slow = book.indicators["calls_in_time"].statement
    feature = feature.replace("{value} percent of calls are answered in time", slow.replace("{value}", "40"))
    write(tmp_path, {"a.feature": feature})
    assert main(["test", "--rules", str(rulebook), "--scenarios", str(tmp_path)]) == 0
    wrong = feature.replace("unsupervised and slow", "unsupervised")
    write(tmp_path, {"a.feature": wrong})
    capsys.readouterr()
    assert main(["test", "--rules", str(rulebook), "--scenarios", str(tmp_path)]) == 1
    assert "it is because of unsupervised, slow" in capsys.readouterr().out


def test_a_line_of_several_counts_what_is_suggested(rulebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forces = {name: f"force: {name}\nframework: tiny-2017\nindicators: {{calls_late: {late}}}\n" for name, late in
              (("a", 3), ("b", 60))}  # fmt: skip
    folder = write(rulebook.parent / "forces", {f"{name}.yaml": text for name, text in forces.items()})
    assert grade([str(folder), "--rules", str(rulebook)]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert "; 0 areas for improvement" in first and "; 1 area for improvement" in second
