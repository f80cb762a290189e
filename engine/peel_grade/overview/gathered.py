"""What an overview needs of one force, and no more: of a draft, of a published record, of a row of a published table.

Small and plain, so that many can be held, and come from other processes.
"""

from collections.abc import Iterator, Mapping

from peel_grade.files.problems import Problem
from peel_grade.files.record import Record
from peel_grade.force.file import Force
from peel_grade.force.moderation import REJECTED
from peel_grade.grades.assessment import on_panel_alone, suggested
from peel_grade.grades.results import Assessment, Graded
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook

TYPE_CHECKING = False
if TYPE_CHECKING:  # these take pydantic along, which drafts need not
    from peel_grade.grades.published import PublishedRecord
    from peel_grade.grades.published_table import Compared, PublishedTable


class Cell(Record):
    """The grade of a question, or overall.

    `status` and `year` are None where nothing tells them. `range` is the worst and the best grade that missing evidence
    allows, None where nothing can change it. `moderated` is what a person made of a draft, `follows` what follows from
    the moderated grades of questions; `previous` the grade of the cycle before, as far as it is recorded.
    """

    grade: str
    status: str | None = None
    year: int | None = None
    range: tuple[str, str] | None = None
    moderated: str | None = None
    follows: str | None = None
    previous: str | None = None

    @property
    def stands(self) -> str:
        """The grade after moderation."""
        return self.moderated or self.follows or self.grade


class Asked(Record):
    """An area for improvement that is suggested, or was published; whether it was asked for before, or is graver.

    Of one that a panel `added` a draft says nothing; of one that it `rejected` the draft stands all the same.
    """

    area: str
    repeat: bool = False
    concern: bool = False
    rejected: bool = False
    added: bool = False


class Of(Record):
    """What an overview needs of one force.

    `file` is how its file is named, `source` where its grades were published. `themes` are the grades of those of
    questions that were inspected. `strengths` and `lacking` are the rules for strengths that conclude, and that are
    known not to; `not_supplied` is the evidence that the force could not supply or show. `unplaced` is what was
    published and no area of the rulebook stands for, each with its source.
    """

    name: str
    file: str
    overall: Cell | None
    questions: Mapping[str, Cell]
    source: str = ""
    themes: Mapping[str, str] = FrozenDict[str, str]()
    areas: tuple[Asked, ...] = ()
    strengths: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    not_supplied: tuple[str, ...] = ()
    borderline: Mapping[str, str] = FrozenDict[str, str]()
    no_precedent: tuple[str, ...] = ()
    warnings: int = 0
    unplaced: tuple[tuple[str, str], ...] = ()


class Basis(Record):
    """What an overview rests on: the rulebook (where it is, or what tells it from others), and drafts, published
    records, or a published table.

    `file` and `document` are those of the table; both are empty where there is none.
    """

    rulebook: Place | str
    kind: str
    file: str = ""
    document: str = ""


class Gathered(Record):
    """What one file gives: what it rests on, its forces, and what a table's document says of them all.

    `problems` is why the file gives nothing.
    """

    basis: Basis | None
    forces: tuple[Of, ...]
    stated: "tuple[Compared, ...]" = ()
    problems: tuple[Problem, ...] = ()


def of_draft(assessment: Assessment, file: str) -> Of:
    """What an overview needs of a draft."""
    book, force, overall = assessment.book, assessment.force, assessment.overall
    inspected = [each for each in assessment.questions.values() if each.status == "inspected"]
    strengths = [each for question in inspected for each in question.rules if each.rule.kind == "strength"]
    questions = {
        name: Cell(
            result.grade.draft,
            result.status,
            result.year,
            _range(result.grade) if result.status == "inspected" else None,
            None if result.moderated is None else result.moderated.grade,
            None,
            _previous(force, name),
        )
        for name, result in assessment.questions.items()
        if book.questions[name].graded
    }
    moderated = None if overall.moderated is None else overall.moderated.grade
    return Of(
        force.name,
        file,
        Cell(
            overall.grade.draft, None, book.framework.year, _range(overall.grade), moderated, overall.if_moderated,
            _previous(force, "overall"),
        ) if book.graded_overall else None,
        FrozenDict(questions),
        themes=FrozenDict({name: each.grade.draft for question in inspected for name, each in question.themes.items()}),
        areas=tuple(_asked(assessment)),
        strengths=tuple(each.rule.id for each in strengths if each.verdict),
        lacking=tuple(each.rule.id for each in strengths if each.verdict is False),
        not_supplied=tuple(_not_supplied(force, book)),
        borderline=overall.borderline,
        no_precedent=overall.no_precedent,
        warnings=sum(not each.allowed for each in force.warnings),
    )  # fmt: skip


def _asked(assessment: Assessment) -> Iterator[Asked]:
    """What the draft suggests, whatever a panel made of it, and what a panel added."""
    for each in suggested(assessment):
        yield Asked(each.area.id, each.repeat, each.concern, rejected=_rejected(each.area.id, assessment.force) is True)
    for name in on_panel_alone(assessment):
        if _rejected(name, assessment.force) is False:
            yield Asked(name, added=True)


def _rejected(area: str, force: Force) -> bool | None:
    """Whether a panel rejected an area; None where it decided nothing that holds."""
    decision = force.moderation.area(area)
    return None if decision is None else decision.decision == REJECTED


def _range(grade: Graded) -> tuple[str, str] | None:
    found = grade.range
    return found if found is not None and found[0] != found[1] else None


def _previous(force: Force, name: str) -> str | None:
    earlier = force.previous_grades.get(name)
    return None if earlier is None else earlier.grade


def _not_supplied(force: Force, book: Rulebook) -> Iterator[str]:
    """The evidence that a force could not supply or show, in the order of the catalogue."""
    for entry in book.entries():
        row = force.indicators.get(entry.id) or force.flags.get(entry.id)
        if row is not None and row.status == "not_supplied":
            yield entry.id


def of_record(record: "PublishedRecord", file: str, book: Rulebook) -> Of:
    """What an overview needs of what was published of one force."""
    year = book.framework.year

    def cell(name: str) -> Cell | None:
        row = record.grades.get(name)
        if row is None:
            return None
        return Cell(row.grade, "inspected" if row.year == year else "carried_forward", row.year)

    stood_for = dict.fromkeys(name for row in record.areas for name in row.areas)
    return Of(
        record.name,
        file,
        cell("overall"),
        FrozenDict({name: found for name in book.questions if (found := cell(name)) is not None}),
        source=record.assessment,
        areas=tuple(map(Asked, stood_for)),
        unplaced=tuple((row.about, row.source) for row in record.areas if not row.areas),
    )


def of_table(table: "PublishedTable", file: str) -> Iterator[Of]:
    """What an overview needs of each row of a published table."""
    for row in table.rows:
        cells = {
            name: Cell(grade, previous=row.previous.get(name))
            for name, grade in zip(table.columns, row.grades, strict=True)
        }
        overall = cells.pop("overall", None)
        yield Of(row.name, file, overall, FrozenDict(cells), source=f"{table.document}:{row.line}")
