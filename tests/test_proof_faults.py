"""Slips in sound rulebooks, each refuted by `rulebook prove`; what shows it is judged by grading it."""

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from peel_grade.files.data import tree_of
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, check_force
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.results import Assessment, Graded
from peel_grade.proof.claims import Result
from peel_grade.proof.prover import GENERAL, properties
from peel_grade.rulebook.model import Flag, Rulebook
from peel_grade.rulebook.reading.load import load_rulebook

from tests.corpus import Case, cases
from tests.rulebooks import edited, sound, write
from tests.test_properties_proved import results

QUICK = 4
"""So many of the slips are looked at by the quick tests."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["themes", "points", "questions"])
def test_the_sound_rulebooks_are_proved(name: str, tmp_path: Path) -> None:
    compiled = compile_rulebook(load_rulebook(write(tmp_path / "sound", sound(name))))
    for claim in properties(compiled.book):
        if claim != "least-evidence":
            assert {result.status for result in results(compiled, claim)} == {"proved"}, claim


def graded(found: Assessment, place: str) -> Graded:
    """What a theme, a question or the whole is graded."""
    kind, _, name = place.partition("/")
    if kind == "overall":
        return found.overall.grade
    if kind == "question":
        return found.questions[name].grade
    return next(each.themes[name].grade for each in found.questions.values() if name in each.themes)


def better(was: str, now: str, book: Rulebook) -> bool:
    """Whether a grade is better; too little evidence is below the standard, and beside the other grades there."""
    scale, standard = book.framework.scale, len(book.framework.below)
    if "insufficient_evidence" in (was, now):
        return now != "insufficient_evidence" and scale.index(now) >= standard
    return scale.index(now) > scale.index(was)


def is_worse(name: str, book: Rulebook, before: Force, after: Force) -> bool:
    """Whether the second force is the first but for one piece of evidence, of which it has something worse."""
    if name in book.areas:
        listed = [[each.area for each in force.previous_areas] for force in (before, after)]
        assert (before.indicators, before.flags) == (after.indicators, after.flags)
        return name not in listed[0] and sorted([*listed[0], name]) == sorted(listed[1])
    flag = name in book.flags
    one, other = (each.flags.get(name) if flag else each.indicators.get(name) for each in (before, after))
    for field in ("flags", "indicators"):
        pair = [{key: row for key, row in getattr(each, field).items() if key != name} for each in (before, after)]
        assert pair[0] == pair[1]
    assert before.inspected == after.inspected and before.previous_grades == after.previous_grades
    if flag:
        entry: Flag = book.flags[name]
        order = {True: 0, "partly": 1, False: 2} if entry.favourable else {False: 0, "partly": 1, True: 2}
        degrees = [row.is_ if row is not None and row.status == "known" else None for row in (one, other)]  # type: ignore[union-attr]  # a flag's row
        if other is not None and other.status == "not_supplied":
            return one is None or (degrees[0] is not None and order[degrees[0]] == 0)
        if degrees[0] is None:
            return degrees[1] is not None and order[degrees[1]] == 2
        return order[degrees[0]] == 0 if degrees[1] is None else order[degrees[0]] < order[degrees[1]]
    return one != other  # which of two figures is worse depends on what they are compared with


def some_force(number: int, book: Rulebook) -> Force:
    """A force of which anything may be recorded."""
    chance = random.Random(number)
    flags = [FlagEvidence(is_=degree) for degree in (True, True, "partly", False)]
    return Force(
        name="some",
        framework=book.framework.id,
        inspected=None,
        previous_grades={},
        previous_areas=(),
        previous_complete=False,
        indicators={name: IndicatorEvidence(value=chance.choice((0, 2, 10, 55, 97))) for name in book.indicators},
        flags={name: chance.choice(flags) for name in book.flags if chance.random() < 0.9},
    )


def said(found: Assessment, place: str) -> set[str]:
    """The grade of a place and the rule that decides it; of no place, the rules that conclude and the areas."""
    if not place:
        concluding = {name for name, verdict in found.verdicts.items() if verdict}
        return concluding | {each.area.id for each in suggested(found)}
    grade = graded(found, place)
    return {grade.draft} | ({grade.rule.id} if grade.rule is not None else set())


def shows(case: Case, result: Result, forces: list[Force], compiled: Compiled) -> None:
    """What was really graded is what the slip brings."""
    book, place = compiled.book, result.place
    with closing(Engines(compiled)) as engines:
        found = [assess(force, engines) for force in forces]
        match result.claim:
            case "worse-evidence":
                before, after = (graded(each, place).draft for each in found)
                assert better(before, after, book)
                assert is_worse(case["about"], book, *forces)
            case "one-grade":
                assert graded(found[0], place).rule is None
            case "limits":
                rule = graded(found[0], place).rule
                lists = (*book.theme_grades, *book.question_grades, *book.overall_grades)
                (limiter,) = (each for each in lists if each.id == case["about"])
                assert rule is not None
                assert better(limiter.grade, rule.grade, book)
            case "reachable":
                assert not forces  # of what is never drafted there is no example: none of many forces shows it
                for number in range(200):
                    assert case["about"] not in said(assess(some_force(number, book), engines), place)
            case "needed":
                assert not forces
                assert result.says
            case _:
                for of, among in case["shown"].items():
                    kind, _, name = of.partition("/")
                    if kind == "finding":
                        assert found[0].verdicts.get(name) in among
                    elif kind == "area":
                        assert (name in {each.area.id for each in suggested(found[0])}) in among
                    else:
                        assert graded(found[0], of).draft in among


def test_there_are_slips_of_every_kind() -> None:
    found = cases("proof-faults")
    assert len(found) >= 40
    assert {case["claim"] for case in found} >= {*GENERAL} - {"more-evidence", "least-evidence"}
    assert {case["of"] for case in found} == {"themes", "points", "questions"}
    assert len({case["case"] for case in found}) == len(found)


def _marked(case: Case, number: int) -> Any:
    return pytest.param(case, id=case["case"], marks=() if number % (44 // QUICK) == 0 else pytest.mark.slow)


@pytest.mark.parametrize("case", [_marked(case, number) for number, case in enumerate(cases("proof-faults"))])
def test_a_slip_is_refuted(case: Case, tmp_path: Path) -> None:
    compiled = compile_rulebook(load_rulebook(write(tmp_path / "sound", edited(sound(case["of"]), case))))
    refuted = [result for result in results(compiled, case["claim"]) if result.status == "refuted"]
    assert all(result.status != "unknown" for result in refuted)
    about = [result for result in refuted if (result.about, result.place) == (case["about"], case["place"])]
    assert about, [(result.about, result.place) for result in refuted]
    for result in about:
        forces = [check_force(tree_of(data, "the counterexample"), compiled.book) for data in result.forces]
        shows(case, result, forces, compiled)
