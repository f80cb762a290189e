"""`rulebook explain`: what a name means, where it leads, and how far the known forces are from it."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from peel_grade.boundaries.reading import stored
from peel_grade.boundaries.tables import table
from peel_grade.cli.rulebook import main
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.file import load_force
from peel_grade.grades.assessment import assess
from peel_grade.grades.distance import Measured, measured, need
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import Group, Leaf, negation
from peel_grade.rulebook.reading.load import load_rulebook
from peel_grade.wording.sentences import sentence

from tests.conftest import FORCES
from tests.document_forms import has_its_form


def out(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["explain", *arguments]) == status
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The text as one line, without the branches of the tree."""
    return " ".join(re.sub(r"[│├└─]", " ", out(capsys, *arguments)).split())


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found = json.loads(out(capsys, *arguments, "--format", "json"))
    assert has_its_form(found) == "explanation/1"
    assert isinstance(found, dict)
    return found


def links(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every link by name, with those it leads to."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        found |= {row["name"]: row} | links(row["feeds"])
    return found


def stands(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(force["file"], row["of"]): row for force in document["forces"] for row in force["stands"]}


def test_a_rule_is_told_in_words_with_all_that_it_leads_to(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "rso-risk-not-managed")
    assert "rso-risk-not-managed (rule): a serious weakness" in text
    assert "50 or more visits to registered sex offenders are overdue; or " in text
    assert "area for improvement: Manage the risk" in text
    assert "basis: judgement" in text
    assert "PEEL: Police effectiveness 2017. A national overview, lines 1606-1640" in text
    assert "indicator rso_visits_overdue: overdue visits to registered sex offenders (count)" in text
    for step in ("theme investigating_vulnerable_people", "(theme-serious-weakness)", "question vulnerability"):
        assert step in text
    assert "overall: the overall grade" in text
    assert re.search(r"in a force that does the rest well\W+\(\S+\.feature:\d+\)", text)
    assert re.search(r"\byes\W+Staffordshire Police", text)
    assert re.search(r"\bunknown\W+West Mercia Police \(west-mercia-2016, by peel-2016\): undecided", text)


@pytest.mark.parametrize("name", ["rso-risk-not-managed", "theme-good", "overall:good", "rso_visits_overdue"])
def test_text_fits_80_columns_and_has_no_colour_in_a_pipe(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, name)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_shipped_scenarios_are_named_without_the_folder_of_the_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "(vulnerability-investigating-vulnerable-people.feature:" in out(capsys, "rso-risk-not-managed")


def test_json_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    document = data(capsys, "rso-risk-not-managed")
    assert document["schema"] == "explanation/1"
    assert document["framework"]["id"] == "peel-2017"
    assert document["sources"][1]["document"] == "national-2017"
    feeds = links(document["feeds"])
    assert {"investigating_vulnerable_people", "theme-serious-weakness", "vulnerability", "overall"} <= set(feeds)
    assert "theme-repeated-weakness" not in feeds  # counts significant weaknesses only
    for example in document["scenarios"]:
        line = Path(example["file"]).read_text().splitlines()[example["line"] - 1]
        assert "Scenario" in line or line.strip().startswith("|")
    concludes = stands(document)["staffordshire-2017", "rso-risk-not-managed"]
    assert concludes["truth"] is True
    assert concludes["source"] == ["staffordshire-2017:322"]


def test_a_rule_shows_what_turns_it_and_in_full_all_its_cases(
    capsys: pytest.CaptureFixture[str], compiled: dict[str, Compiled]
) -> None:
    known = stored(shipped.scenarios_folder() / "boundaries", "peel-2017")
    assert known is not None
    entry = known.entries["rule", "vulnerable-victims-wait"]
    cases = table(entry, compiled["peel-2017"].book)
    short = told(capsys, entry.id)
    assert "given in every case that does not say otherwise it is partly so that officers reach" in short
    assert "only this: it is not found" in short
    assert "20 percent of incidents that are due within 24 hours are attended late: it is found" in short
    assert "it is undecided" not in short
    assert re.search(r"and \d+ more cases \(--full tells all\)", short)
    full = told(capsys, entry.id, "--full")
    for row in cases.rows:
        assert f"{'; '.join(row.given) or 'only this'}: {row.then}" in full
    assert "--full" not in full
    document = data(capsys, entry.id)["boundaries"]
    assert [row["then"] for row in document["rows"]] == [row.then for row in cases.rows]
    assert document["beside"] == [*cases.beside]


def test_what_is_graded_is_told_with_its_grade_rules(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "initial_response")
    assert "initial_response (theme): Initial response" in text
    assert "rule theme-serious-weakness: requires improvement: a weakness is serious" in text
    assert "findings serious: 6 rules can conclude so" in text
    assert "Staffordshire Police (staffordshire-2017, by peel-2017): requires improvement, decided by" in text
    theme = data(capsys, "initial_response")
    assert {"vulnerability", "overall", "question-good"} <= set(links(theme["feeds"]))
    assert theme["boundaries"] is None
    assert len({json.dumps(row) for row in theme["fed_by"]}) == len(theme["fed_by"])
    question = data(capsys, "vulnerability")
    assert question["kind"] == "question"
    assert "initial_response" in links(question["fed_by"])
    assert any("overall-grade" in row["file"] for row in data(capsys, "overall")["scenarios"])
    ungraded = data(capsys, "specialist_capabilities")
    assert ungraded["sentence"] == "It is inspected and never graded."
    assert "firearms_capability" in links(ungraded["fed_by"])
    assert ungraded["forces"] == ungraded["scenarios"] == []


def test_how_far_a_force_is_from_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    lacking = stands(data(capsys, "domestic-abuse-arrest-rate-low"))[
        "west-mercia-2016", "domestic-abuse-arrest-rate-low"
    ]
    assert lacking["truth"] is None
    assert lacking["need"]["needed"] == 1
    recorded = [part["recorded"] for part in lacking["need"]["of"]]
    assert "42 recorded, 17.6% below 51" in recorded
    assert "42 recorded, but no previous figure" in recorded


def test_a_rule_that_others_refer_to_names_them(
    capsys: pytest.CaptureFixture[str], compiled: dict[str, Compiled]
) -> None:
    book = compiled["peel-2017"].book
    document = data(capsys, "local-prevention-abandoned")
    inner = [row["name"] for row in document["fed_by"] if row["kind"] == "finding"]
    assert inner
    back = data(capsys, inner[0])
    assert ["rule", "local-prevention-abandoned"] in [[row["kind"], row["name"]] for row in back["feeds"]]
    assert book.rules[inner[0]].id == back["name"]


def test_an_indicator_and_a_flag(capsys: pytest.CaptureFixture[str]) -> None:
    indicator = data(capsys, "rso_visits_overdue")
    assert indicator["kind"] == "indicator"
    assert indicator["facts"]["unit"] == "count"
    assert "rso-risk-not-managed" in links(indicator["feeds"])
    assert indicator["scenarios"]
    assert stands(indicator)["staffordshire-2017", "rso_visits_overdue"]["says"] == "260 recorded"
    assert stands(indicator)["west-mercia-2016", "rso_visits_overdue"]["says"] == "not recorded"
    flag = data(capsys, "delayed_incidents_reassessed")
    assert flag["kind"] == "flag"
    found = stands(flag)["staffordshire-2017", "delayed_incidents_reassessed"]
    assert found["truth"] is False
    assert found["says"].startswith("recorded: ")
    assert found["source"]


def test_a_parameter_and_what_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    parameter = data(capsys, "many_incidents_waiting")
    assert (parameter["kind"], parameter["title"], parameter["facts"]["unit"]) == ("parameter", "1,000", "count")
    assert parameter["facts"]["basis"].startswith("judgement")
    assert [row["name"] for row in parameter["feeds"]] == [
        "response-to-vulnerable-people-failing",
        "vulnerable-victims-wait",
    ]
    assert parameter["sources"] and parameter["scenarios"]
    assert ("staffordshire-2017", "vulnerable-victims-wait") in stands(parameter)
    rule = data(capsys, "vulnerable-victims-wait")
    assert rule["facts"]["parameter many_incidents_waiting"].startswith("1,000: so many incidents wait")


def test_a_parameter_tells_since_when_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "towers-high", "--rules", "tests/frameworks/nonsense")
    assert found["facts"]["parameter notable"] == "10% from 2030-04-01: a difference that is seen from afar"


@pytest.mark.slow
def test_a_grade_rule_and_a_grade(capsys: pytest.CaptureFixture[str]) -> None:
    rule = data(capsys, "question-several-themes-below-good")
    assert rule["title"] == "requires improvement"
    assert stands(rule)["staffordshire-2017", "vulnerability"]["truth"] is True
    assert "overall-requires-improvement" in links(rule["feeds"])
    assert rule["scenarios"]
    grade = data(capsys, "vulnerability:requires_improvement")
    assert stands(grade)["staffordshire-2017", "vulnerability"]["truth"] is True
    assert "initial_response" in links(grade["fed_by"])
    assert all(example["line"] for example in grade["scenarios"])
    assert "overall-good" in links(data(capsys, "vulnerability:good")["feeds"])
    theme = data(capsys, "firearms_capability:good")
    assert "never graded" in theme["feeds"][0]["says"]
    assert stands(data(capsys, "overall:good"))["staffordshire-2017", "overall"]["truth"] is True


def test_a_grade_rule_for_some_questions_is_fed_by_theirs(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the weaknesses of the nonsense framework one is of the question that this rule is for."""
    (fed,) = data(capsys, "zorb-weak", "--rules", "tests/frameworks/nonsense")["fed_by"]
    rules = load_rulebook(Path("tests/frameworks/nonsense/clack-2031")).rules.values()
    weak = [rule.question for rule in rules if rule.kind == "weakness"]
    assert (fed["name"], fed["says"]) == ("weakness", "1 rule can conclude so")
    assert (weak.count("semaphore"), len(weak)) == (1, 4)


def test_a_grade_says_which_rule_came_before(capsys: pytest.CaptureFixture[str]) -> None:
    found = stands(data(capsys, "vulnerability:good"))["staffordshire-2017", "vulnerability"]
    assert found["need"]["says"] == "question-good holds"
    assert found["need"]["recorded"].endswith("comes before it and decides")


@pytest.mark.slow
def test_every_name_can_be_explained(capsys: pytest.CaptureFixture[str], compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    names = [*list(book.rules)[::150], *list(book.indicators)[::60], *list(book.flags)[::150]]
    names += [rule.id for rule in (*book.theme_grades, *book.question_grades, *book.overall_grades)][::6]
    for name in names:
        assert out(capsys, name).startswith(name[:40])


def test_what_is_lacking_agrees_with_the_engine(engines: dict[str, Engines]) -> None:
    for path in FORCES:
        running = engines["peel-2016" if "2016" in path.stem else "peel-2017"]
        book = running.compiled.book
        result = assess(load_force(path, book), running)
        for rule in book.rules.values():
            missing = need(rule.condition, measured(result), book)
            assert (missing is None) is (result.verdicts.get(rule.id) is True), rule.id


def test_what_is_lacking_counts_and_negates(compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    one, two, three = (Leaf(f"flag/{name}", "at_least", 1) for name in list(book.flags)[:3])

    def measure(leaf: Leaf) -> Measured:
        known: dict[str, bool | None] = {one.subject: True, two.subject: False, three.subject: None}
        truth = known[leaf.subject]
        return Measured(truth if truth is None or leaf.operator == "at_least" else not truth, "found")

    assert need(Group(1, (one, two)), measure, book) is None
    two_of_three = need(Group(2, (one, two, three)), measure, book)
    assert two_of_three is not None
    assert (two_of_three.needed, len(two_of_three.of)) == (1, 2)
    none = need(Group(1, (one, two), negated=True), measure, book)
    assert none is not None
    assert none.says == sentence(negation(one), book)
    between = Leaf(f"indicator/{next(iter(book.indicators))}", "between", 1, 5)
    outside = need(negation(between), lambda _leaf: Measured(False, "3 recorded"), book)
    assert outside is not None
    assert outside.needed == 1
    assert len(outside.of) == 2


@pytest.mark.slow
def test_an_edited_rulebook_is_explained(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(shipped.rules_folder(), tmp_path / "rules")
    file = tmp_path / "rules" / "peel-2017" / "findings" / "investigating_vulnerable_people.yaml"
    file.write_text(re.sub(r"rso_visits_overdue, at_least: 50", "rso_visits_overdue, at_least: 300", file.read_text()))
    for rules in (tmp_path / "rules", tmp_path / "rules" / "peel-2017"):
        document = data(capsys, "rso-risk-not-managed", "--rules", str(rules))
        assert document["sentence"].startswith("300 or more visits")
    assert data(capsys, "rso-risk-not-managed", "--rules", "peel-2016")["framework"]["id"] == "peel-2016"


def test_a_force_that_an_edited_rulebook_does_not_fit_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(shipped.rules_folder(), tmp_path / "rules")
    rules = tmp_path / "rules" / "peel-2017"
    for file in [*rules.rglob("*.yaml"), *(tmp_path / "rules" / "peel-2016").rglob("*.yaml")]:
        file.write_text(file.read_text().replace("rso_visits_overdue", "rso_visits_late"))
    document = data(capsys, "rso_visits_late", "--rules", str(rules))
    problems = {force["file"]: force["problem"] for force in document["forces"]}
    assert "unknown indicator `rso_visits_overdue`" in problems["staffordshire-2017"]
    assert problems["west-mercia-2016"] == ""


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rso-risk-managed", "did you mean `rso-risk-not-managed`?"),
        ("initial-response", "did you mean `initial_response`?"),
        ("vulnerabilty:good", "did you mean `vulnerability`?"),
        ("vulnerability:god", "did you mean `good`?"),
        ("vulnerability:zzz", "one of inadequate, requires_improvement"),
        ("zzz:good", "one of overall, crime_prevention"),
        ("specialist_capabilities:good", "the framework does not grade `specialist_capabilities`"),
        ("\x1b[31m", "the id of a rule, area, indicator, flag, parameter, theme, question or grade rule"),
        ("", "the id of a rule, area, indicator, flag, parameter, theme, question or grade rule"),
    ],
)
def test_what_is_unknown_is_an_error(name: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "\x1b" not in error


def test_a_wrong_folder_is_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["explain", "overall:good", "--rules", str(tmp_path)]) == 2
    assert "no rulebook in this folder" in capsys.readouterr().err
    assert main(["explain", "overall:good", "--scenarios", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["explain", "--help"])
    assert stop.value.code == 0
    assert "rulebook explain vulnerability:good" in capsys.readouterr().out


@pytest.mark.slow
def test_what_holds_of_every_draft_and_what_is_excepted_are_told_of_what_they_concern(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = told(capsys, "initial_response")
    assert (
        "property unreached-is-not-outstanding: a force that does not reach vulnerable people in time is not "
        "outstanding at protecting them: whenever the theme “Initial response” is below good, never: the question "
        "“Protecting vulnerable people and supporting victims” is graded outstanding" in text
    )
    assert "to prove what holds of it: rulebook prove" in text
    text = told(capsys, "theme-mostly-weak")
    assert "exception favourable-facts-are-strengths: from reachable in “Initial investigation”, “Reducing" in text
    assert "exception overall-waits-for-every-question: from worse-evidence in the overall grade from insufficient" in (
        told(capsys, "overall")
    )
    assert "rulebook prove" not in told(capsys, "rso-risk-not-managed")
