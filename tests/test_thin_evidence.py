"""A draft on thin evidence says so, and no fact for the worse lifts it out of that."""

import json
import random
from pathlib import Path

import pytest
from peel_grade.cli.grade import main
from peel_grade.findings.engines import Engines
from peel_grade.force.file import FlagEvidence, Force
from peel_grade.grades.asked import asked_for
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rule, Rulebook

SEEDS = [*range(6), *(pytest.param(number, marks=pytest.mark.slow) for number in range(6, 20))]
"""The slow ones are more of the same."""
EMPTY = Force(
    name="x",
    framework="peel-2017",
    inspected=None,
    previous_grades={},
    previous_areas=(),
    previous_complete=True,
    indicators={},
    flags={},
)


def sparse(chance: random.Random, book: Rulebook) -> Force:
    """A force of whose flags some are recorded, more or fewer in each theme."""
    density = {theme: chance.choice([0, 0.1, 0.2, 0.5, 0.9]) for theme in [*book.themes, None]}
    lean = chance.choice([0.5, 0.8, 0.95])
    flags = {
        flag.id: FlagEvidence(is_=(chance.random() < lean) is (flag.favourable is not False))
        for flag in book.flags.values()
        if flag.id not in book.replaced and chance.random() < density[flag.theme]
    }
    return EMPTY._replace(flags=flags)


def steps(assessment: Assessment) -> dict[str, int]:
    """How good each graded question is; too little evidence is below the standard, at the bottom."""
    scale = assessment.book.framework.scale
    grades = {name: each.grade.draft for name, each in assessment.questions.items()}
    return {
        name: scale.index(grade) + 1 if grade in scale else 0 for name, grade in grades.items() if grade != "ungraded"
    }


def lifted(before: Assessment, after: Assessment) -> list[str]:
    """What comes to the standard, or above what it had there."""
    framework = before.book.framework
    standard = framework.scale.index(framework.standard.id) + 1
    earlier, later = steps(before), steps(after)
    return [name for name, step in later.items() if step >= standard and step > earlier[name]]


def worse(force: Force, flag: str, book: Rulebook) -> Force:
    return force._replace(flags={**force.flags, flag: FlagEvidence(is_=not book.flags[flag].favourable)})


@pytest.mark.parametrize("number", SEEDS)
def test_no_adverse_statement_lifts_a_grade_to_the_standard(number: int, engines: dict[str, Engines]) -> None:
    """Neither where nothing is recorded, nor in the place of a favourable one."""
    running, chance = engines["peel-2017"], random.Random(number)
    book = running.compiled.book
    force = sparse(chance, book)
    before = assess(force, running)
    for flag in chance.sample([each.id for each in book.flags.values() if each.favourable is not None], 25):
        if flag not in book.replaced:
            assert lifted(before, assess(worse(force, flag, book), running)) == [], flag


@pytest.mark.parametrize("number", SEEDS)
def test_taking_a_favourable_statement_away_lifts_no_grade(number: int, engines: dict[str, Engines]) -> None:
    running, chance = engines["peel-2017"], random.Random(100 + number)
    book = running.compiled.book
    force = sparse(chance, book)
    before = assess(force, running)
    favourable = [name for name, row in force.flags.items() if row.is_ is book.flags[name].favourable]
    for flag in chance.sample(favourable, min(25, len(favourable))):
        fewer = force._replace(flags={name: row for name, row in force.flags.items() if name != flag})
        assert lifted(before, assess(fewer, running)) == [], flag


def test_what_could_not_be_supplied_is_no_evidence(engines: dict[str, Engines]) -> None:
    """One favourable statement is too little, also with any number of others that the force could not show."""
    running = engines["peel-2017"]
    book = running.compiled.book
    here = [flag.id for flag in book.flags.values() if flag.theme == "partnership_working" and flag.favourable]
    shown, *others = here
    force = EMPTY._replace(
        flags={shown: FlagEvidence(is_=True)} | {name: FlagEvidence(status="not_supplied") for name in others}
    )
    theme = assess(force, running).questions["vulnerability"].themes["partnership_working"]
    assert (theme.grade.draft, theme.evidence.known) == ("insufficient_evidence", 1)


def _tests(rule: Rule, entry: str) -> bool:
    """Whether a rule of the question tests a piece of evidence."""
    return rule.question == "vulnerability" and any(entry in leaf.subject.split("/") for leaf in leaves(rule.condition))


def test_what_to_ask_for_is_what_most_rules_rest_on(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    found = assess(EMPTY, running)
    asked = asked_for(found, "vulnerability")
    assert {entry.question for entry in asked} == {"vulnerability"}
    resting = [sum(_tests(rule, entry.id) for rule in running.compiled.book.rules.values()) for entry in asked]
    assert resting == sorted(resting, reverse=True) and resting[0] > 2
    recorded = EMPTY._replace(flags={asked[0].id: FlagEvidence(is_=True)})
    assert asked[0] not in asked_for(assess(recorded, running), "vulnerability")


def test_the_draft_says_so_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "thin.yaml"
    path.write_text(
        "force: Thin Police\nframework: peel-2017\ninspected: [vulnerability]\n"
        "flags: {calls_answered_promptly: {is: true}}\n"
    )
    assert main([str(path)]) == 0
    told = capsys.readouterr().out
    assert told.index("Too little evidence for a grade: Protecting vulnerable people") < told.index("Possible")
    assert "Ask first for:" in told
    assert main([str(path), "--format", "json"]) == 0
    question = json.loads(capsys.readouterr().out)["questions"]["vulnerability"]
    assert question["draft_grade"] == "insufficient_evidence"
    assert {entry["theme"] for entry in question["ask_for"]} >= {"mental_health", "initial_response"}
