"""The published record: the grades and areas for improvement that inspectors gave, kept apart from what they found.

Used to compare drafts with it; grading never reads it.
"""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, create_model

from peel_grade.files.problems import InputError, Problem, did_you_mean, one_of
from peel_grade.files.strict import Strict, validate
from peel_grade.files.validation import as_list, fault, not_a, reference
from peel_grade.files.yaml_tree import NodePath, Tree, load
from peel_grade.force.form import framework_name
from peel_grade.force.subject import check_subject, subject_key
from peel_grade.grades.assessment import suggested
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.model import Rulebook


def _text(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise fault(not_a("text", value))
    return value


Reference = Annotated[str, BeforeValidator(reference)]
Text = Annotated[str, BeforeValidator(_text)]


class PublishedGrade(Strict):
    """A grade as published, and the year of its inspection."""

    grade: str
    year: Annotated[int, Field(ge=1900, le=2100)]
    source: Reference


class PublishedArea(Strict):
    """An area for improvement as published, `about` in own words, with the areas of the rulebook that stand for it.

    There may be none: then nothing can suggest it.
    """

    question: str
    area: Annotated[list[str], BeforeValidator(as_list)]
    source: Reference
    about: Text

    @property
    def areas(self) -> list[str]:
        """The areas that stand for it."""
        return self.area


class WithoutCounterpart(Strict):
    """An area for improvement that is suggested and that the report does not make, and why."""

    area: str
    why: Text


class PublishedRecord(Strict):
    """What was published of one force: a file of `scenarios/published/`.

    The key of its `name` is the framework's word for whom it inspects.
    """

    name: Text
    framework: Annotated[Text, AfterValidator(framework_name)]
    assessment: Text
    grades: dict[str, PublishedGrade]
    areas: list[PublishedArea]
    without_counterpart: Annotated[list[WithoutCounterpart], Field(default_factory=list)]


class Comparison(NamedTuple):
    """A draft beside the record.

    `grades` are those that differ: (question, published, draft). `missed` are published areas that are not suggested.
    `unmatched` are suggested areas that were not published, in order of priority, each with why (None: unexplained).
    """

    grades: list[tuple[str, str, str]]
    missed: list[PublishedArea]
    unmatched: dict[str, str | None]


@lru_cache(maxsize=16)
def _record(key: str) -> type[PublishedRecord]:
    """The form of a record with the key of its name."""
    return create_model("PublishedRecord", __base__=PublishedRecord, name=(Text, Field(alias=key)))


def load_record(path: Path, book: Rulebook) -> PublishedRecord:
    """Read a published record and check its names. Raises InputError with every mistake."""
    return check_record(load(path), book)


def check_record(tree: Tree, book: Rulebook | None) -> PublishedRecord:
    """A published record, its form and names checked.

    Raises InputError with every mistake; without a rulebook (an unknown framework) only those of form.
    """
    problems: list[Problem] = []
    expected = None if book is None else book.framework.words.subject.key
    data = tree.data if isinstance(tree.data, dict) else {}
    called = subject_key(data, PublishedRecord.model_fields.keys() - {"name"}, expected) or expected
    problems += check_subject(tree, called, expected)
    record = validate(_record(called or "subject"), tree, problems)
    if record is None:
        raise InputError(problems)
    if book is None:
        return record
    asked = book.framework.words.question.one
    for question in record.grades:
        _known(tree, question, [*book.questions, "overall"], asked, ("grades", question), problems, key=True)
        _graded(tree, record.grades[question].grade, book, ("grades", question, "grade"), problems)
    for index, published in enumerate(record.areas):
        row_path: NodePath = ("areas", index)
        _known(tree, published.question, list(book.questions), asked, (*row_path, "question"), problems)
        listed = isinstance(tree.data["areas"][index]["area"], list)
        for number, area in enumerate(published.areas):
            at = (*row_path, "area", number) if listed else (*row_path, "area")
            _known(tree, area, list(book.areas), "area", at, problems)
            of = book.areas[area].question if area in book.areas else published.question
            if of != published.question and published.question in book.questions:
                message = f"the area `{area}` belongs to `{of}`"
                problems.append(tree.problem(at, message, f"name one of `{published.question}`"))
    for index, row in enumerate(record.without_counterpart):
        _known(tree, row.area, list(book.areas), "area", ("without_counterpart", index, "area"), problems)
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
    made = [each.area.id for each in suggested(assessment)]
    missed = [row for row in record.areas if set(row.areas).isdisjoint(made)]
    published = {name for row in record.areas for name in row.areas}
    why = {row.area: row.why for row in record.without_counterpart}
    return Comparison(grades, missed, {name: why.get(name) for name in made if name not in published})
