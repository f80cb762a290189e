"""The published record: the grades and areas for improvement that inspectors gave, kept apart from what they found.

Used to compare drafts with it; grading never reads it.
"""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field, create_model

from peel_grade.files.problems import InputError, Problem, did_you_mean, one_of
from peel_grade.files.strict import Strict, validate
from peel_grade.files.validation import fault, not_a
from peel_grade.files.yaml_tree import NodePath, Tree, load
from peel_grade.force.subject import check_subject, subject_key
from peel_grade.grades.assessment import Assessment, suggested
from peel_grade.rulebook.model import Rulebook


def _reference(value: object) -> object:
    from peel_grade.rulebook.reading.models import source_reference

    return source_reference(value)


def _text(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise fault(not_a("text", value))
    return value


Reference = Annotated[str, BeforeValidator(_reference)]
Text = Annotated[str, BeforeValidator(_text)]


class PublishedGrade(Strict):
    """A grade as published, and the year of its inspection."""

    grade: str
    year: Annotated[int, Field(ge=1900, le=2100)]
    source: Reference


class PublishedImprovement(Strict):
    """An area for improvement as published, in own words, with the rules that should suggest it."""

    question: str
    source: Reference
    about: Text
    rules: Annotated[list[str], Field(min_length=1)]


class WithoutCounterpart(Strict):
    """An area for improvement that a rule suggests and the report does not make, and why."""

    rule: str
    reason: Text


class PublishedRecord(Strict):
    """What was published of one force: a file of `scenarios/published/`.

    The key of its `name` is the framework's word for whom it inspects.
    """

    name: Text
    framework: Text
    assessment: Text
    grades: dict[str, PublishedGrade]
    areas_for_improvement: list[PublishedImprovement]
    without_counterpart: Annotated[list[WithoutCounterpart], Field(default_factory=list)]


class Comparison(NamedTuple):
    """A draft beside the record. Empty lists mean that they agree.

    `grades`: (question, published, draft). `missed`: published improvements that no named rule
    suggests. `unmatched`: rules that suggest something unpublished; of these, `unexplained` have no reason.
    """

    grades: list[tuple[str, str, str]]
    missed: list[PublishedImprovement]
    unmatched: list[str]
    unexplained: list[str]
    suggested: int


@lru_cache(maxsize=16)
def _record(key: str) -> type[PublishedRecord]:
    """The form of a record with the key of its name."""
    return create_model("PublishedRecord", __base__=PublishedRecord, name=(Text, Field(alias=key)))


def load_record(path: Path, book: Rulebook) -> PublishedRecord:
    """Read a published record and check its names. Raises InputError with every mistake."""
    tree = load(path)
    problems: list[Problem] = []
    expected = book.framework.words.subject.key
    data = tree.data if isinstance(tree.data, dict) else {}
    called = subject_key(data, PublishedRecord.model_fields.keys() - {"name"}, expected) or expected
    problems += check_subject(tree, called, expected)
    record = validate(_record(called), tree, problems)
    if record is None:
        raise InputError(problems)
    for question in record.grades:
        _known(tree, question, [*book.questions, "overall"], "question", ("grades", question), problems, key=True)
        _graded(tree, record.grades[question].grade, book, ("grades", question, "grade"), problems)
    for index, improvement in enumerate(record.areas_for_improvement):
        row_path: NodePath = ("areas_for_improvement", index)
        _known(tree, improvement.question, list(book.questions), "question", (*row_path, "question"), problems)
        for number, rule in enumerate(improvement.rules):
            _known(tree, rule, list(book.rules), "rule", (*row_path, "rules", number), problems)
    for index, row in enumerate(record.without_counterpart):
        _known(tree, row.rule, list(book.rules), "rule", ("without_counterpart", index, "rule"), problems)
    if problems:
        raise InputError(problems)
    return record


def _graded(tree: Tree, grade: str, book: Rulebook, path: NodePath, problems: list[Problem]) -> None:
    if grade not in book.framework.scale:
        help = one_of(grade, book.framework.scale)
        problems.append(tree.problem(path, f"unknown grade `{grade}`", help))


def _known(
    tree: Tree,
    name: str,
    candidates: list[str],
    kind: str,
    path: NodePath,
    problems: list[Problem],
    key: bool = False,
) -> None:
    if name not in candidates:
        problems.append(tree.problem(path, f"unknown {kind} `{name}`", did_you_mean(name, candidates), key=key))


def compare(assessment: Assessment, record: PublishedRecord) -> Comparison:
    """How a draft and the published record differ."""
    drafts = {name: result.grade.draft for name, result in assessment.questions.items()}
    drafts["overall"] = assessment.overall.grade.draft
    grades: list[tuple[str, str, str]] = [
        (name, row.grade, drafts[name]) for name, row in record.grades.items() if row.grade != drafts[name]
    ]
    made = suggested(assessment)
    missed = [row for row in record.areas_for_improvement if not set(row.rules) & set(made)]
    named = {rule for row in record.areas_for_improvement for rule in row.rules}
    unmatched = [rule for rule in made if rule not in named]
    explained = {row.rule for row in record.without_counterpart}
    return Comparison(grades, missed, unmatched, [rule for rule in unmatched if rule not in explained], len(made))
