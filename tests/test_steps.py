"""Steps to the next grade: each suffices and needs all that it names, by the oracle; where there is none, none does."""

from collections.abc import Iterable
from pathlib import Path

import peel_grade
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force, load_force
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment, Change
from peel_grade.grades.steps import with_steps

from tests.conftest import FORCES
from tests.test_engine_against_oracle import random_force
from tests.test_grades_against_oracle import forces, rulebooks


def otherwise(changes: Iterable[Change], *, last: bool = False) -> dict[str, oracle.Truth]:
    """What the rules of a step would have to conclude: of those that count alike the first, or the last."""
    chosen = [
        (rule, each.kind == "strength")
        for each in changes
        for rule in (each.rules[-each.number :] if last else each.rules[: each.number])
    ]
    return dict(chosen)


def judged(force: Force, running: Engines) -> int:
    """How many steps the oracle agreed with."""
    assessment, book = with_steps(assess(force, running), running), running.compiled.book
    scale, seen = book.framework.scale, 0
    for name, result in assessment.questions.items():
        draft, steps = result.grade.draft, assessment.steps.get(name, ())
        if result.status != "inspected" or draft not in scale[:-1]:
            assert steps == ()
            continue

        def place(changes: Iterable[Change], name: str = name, *, last: bool = False) -> int:
            found = oracle.grades(book, force, otherwise=otherwise(changes, last=last)).questions[name]
            return scale.index(found) if found in scale else -1

        higher = scale.index(draft) + 1
        for step in steps:
            seen += 1
            assert place(step.changes) == place(step.changes, last=True) == scale.index(step.grade) >= higher
            for number, change in enumerate(step.changes):
                fewer = change._replace(number=change.number - 1)
                left = [*step.changes[:number], *step.changes[number + 1 :]]
                assert place([*left, fewer] if fewer.number else left) < higher
        if not steps:
            everything = {each.rule.id: each.rule.kind == "strength" for each in result.rules}
            best = oracle.grades(book, force, otherwise=everything).questions[name]
            assert best not in scale[higher:]
    return seen + judged_overall(assessment, force)


def judged_overall(assessment: Assessment, force: Force) -> int:
    """How many steps to the next overall grade the oracle agreed with."""
    book, draft = assessment.book, assessment.overall.grade.draft
    scale, steps = book.framework.scale, assessment.overall_steps
    if draft not in scale[:-1]:
        assert steps == ()
        return 0
    for step in steps:
        assert oracle.grades(book, force, asked=step.questions).overall == step.grade in scale[scale.index(draft) + 1 :]
        for name in step.questions:
            left = {each: grade for each, grade in step.questions.items() if each != name}
            assert oracle.grades(book, force, asked=left).overall not in scale[scale.index(draft) + 1 :]
    if not steps:
        graded = {name: scale[-1] for name, each in book.questions.items() if each.graded}
        assert oracle.grades(book, force, asked=graded).overall not in scale[scale.index(draft) + 1 :]
    return len(steps)


@pytest.mark.slow
@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_the_steps_of_the_shipped_forces(path: Path, engines: dict[str, Engines]) -> None:
    running = engines[f"peel-{path.stem[-4:]}"]
    assert judged(load_force(path, running.compiled.book), running) > 3


@pytest.mark.slow
@pytest.mark.parametrize("number", range(20))
def test_the_steps_of_random_forces(number: int, engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    judged(random_force(number, running.compiled.book), running)


def judged_in_random_frameworks(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    engines = Engines(compile_rulebook(book))
    try:
        for _ in range(4):
            judged(data.draw(forces(book)), engines)
    finally:
        engines.close()


@settings(max_examples=30)
@given(st.data())
def test_the_steps_in_random_frameworks(data: st.DataObject) -> None:
    judged_in_random_frameworks(data)


@pytest.mark.slow
@settings(max_examples=200)
@given(st.data())
def test_the_steps_in_random_frameworks_at_length(data: st.DataObject) -> None:
    judged_in_random_frameworks(data)


def test_what_holds_a_question_down_is_named() -> None:
    """One serious weakness is not all: with the significant one as it is, the theme is held to a stricter rule."""
    question = peel_grade.grade("staffordshire-2017").to_dict()["questions"]["vulnerability"]
    (step,) = question["next_grade"]
    assert step["grade"] == "good"
    assert [(each["theme"], each["weight"], each["number"]) for each in step["changes"]] == [
        ("initial_response", "serious", 1),
        ("initial_response", "significant", 1),
    ]
    weaknesses = {row["rule"] for row in question["findings"] if row["kind"] == "weakness"}
    assert all({*each["rules"]} <= weaknesses for each in step["changes"])
