"""The JSON of a draft has the form that its schema states, whatever the force file says."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from peel_grade.files.json_text import to_json
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force, load_force
from peel_grade.force.moderation import AreaDecision, GradeDecision, Moderation
from peel_grade.grades.assessment import assess
from peel_grade.grades.gaps import with_gaps
from peel_grade.report.document import document
from peel_grade.report.form import AssessmentDocument
from peel_grade.schema.documents import document_schema

from tests.conftest import FORCES
from tests.test_engine_against_oracle import random_force

VALIDATOR = Draft202012Validator(document_schema(AssessmentDocument))


def told(force: Force, running: Engines) -> dict[str, Any]:
    """The document as it is read from JSON."""
    made = document(with_gaps(assess(force, running), running))
    read: dict[str, Any] = json.loads(to_json(made))
    return read


def mistakes(data: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def test_the_schema_is_a_schema_that_describes_every_object() -> None:
    Draft202012Validator.check_schema(document_schema(AssessmentDocument))
    objects = [document_schema(AssessmentDocument), *document_schema(AssessmentDocument)["$defs"].values()]
    assert all(each["description"] and each["additionalProperties"] is False for each in objects)
    assert all(set(each["required"]) == set(each["properties"]) for each in objects)


@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_the_drafts_of_the_shipped_forces(path: Any, engines: dict[str, Engines]) -> None:
    running = engines[f"peel-{path.stem[-4:]}"]
    assert mistakes(told(load_force(path, running.compiled.book), running)) == []


@pytest.mark.parametrize("number", range(6))
def test_the_drafts_of_random_forces(number: int, engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    force = random_force(number, running.compiled.book)
    if number % 2:  # half the questions are carried forward or not inspected, and two grades moderated
        who = ("so", "me", "2018-03-22")
        moderation = Moderation(
            dict.fromkeys(("overall", "vulnerability"), (GradeDecision("good", *who), GradeDecision(None, *who))),
            {name: (AreaDecision("reworded", *who, "Do it."),) for name in running.compiled.book.areas},
        )
        force = force._replace(inspected=("vulnerability", "specialist_capabilities"), moderation=moderation)
    data = told(force, running)
    assert mistakes(data) == []
    kinds = {row["kind"] for question in data["questions"].values() for each in question["findings"]
             for row in each["evidence"]}  # fmt: skip
    assert {"indicator", "flag"} <= kinds
