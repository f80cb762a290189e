"""One draft among many: what pages that set drafts side by side need of it, and its own page."""

from collections.abc import Mapping

from peel_grade.files.record import Record
from peel_grade.force.moderation import REJECTED, AreaDecision, GradeDecision
from peel_grade.grades.areas import AreaResult
from peel_grade.grades.assessment import on_panel_alone
from peel_grade.grades.reasons import why
from peel_grade.grades.results import Assessment, Firmness, Graded, QuestionResult
from peel_grade.panel.comparisons import Outcome, outcomes
from peel_grade.rulebook.framework import UNGRADED


class Standing(Record):
    """A grade of a draft: of a question, or overall (then without a status).

    `possible` are the grades of the scale that missing evidence still allows, worst first; empty where none is decided
    here. `borderline` are the grades by other readings of the rules, `no_precedent` what the record has no case of.
    `falls` is the smallest number of pieces of evidence that would have to be otherwise for a worse grade, None where
    no few do. `follows` is the overall grade that follows from the moderated grades of questions.
    """

    draft: str
    possible: tuple[str, ...]
    moderation: GradeDecision | None
    status: str = ""
    year: int | None = None
    borderline: tuple[str, ...] = ()
    no_precedent: tuple[str, ...] = ()
    falls: int | None = None
    follows: str | None = None

    @property
    def grade(self) -> str:
        """What stands: the moderated grade, or what follows from moderated ones, or else the draft."""
        return (self.moderation and self.moderation.grade) or self.follows or self.draft

    @property
    def firm(self) -> bool:
        """Whether no missing evidence can change it."""
        return len(self.possible) <= 1


class Reason(Record):
    """A finding that is a reason for an area: the rule, its weight (None: a cause of concern), and why."""

    rule: str
    weight: str | None
    because: str


class Asked(Record):
    """An area for improvement that has a reason: whether it is suggested, is a repeat, is a cause of concern, and where
    it stands in the order of priority (0: it is not suggested); and what a panel decided about it.
    """

    area: str
    suggested: bool
    repeat: bool
    concern: bool
    priority: int
    reasons: tuple[Reason, ...]
    decision: AreaDecision | None

    @property
    def rejected(self) -> bool:
        """Whether a panel rejected it."""
        return self.decision is not None and self.decision.decision == REJECTED


class Found(Record):
    """What was found in a question: the rules that conclude, and the grades of its themes with why."""

    rules: tuple[str, ...]
    themes: Mapping[str, str]
    because: str


class Earlier(Record):
    """The published grade of an earlier inspection."""

    grade: str
    year: int


class Draft(Record):
    """What the pages need of one draft. `asked` are by priority, `open_areas` those that could still be suggested;
    `of_panel` is what a panel decided about areas that are not suggested.

    `not_inspected` are the questions in which nothing follows from what is found.
    `verdicts` says of each rule that is decided whether it concludes; `outcomes` are in the order of the comparisons of
    the rulebook. `warnings` are those that its file does not allow, `page` is its own page as HTML, and `address` where
    that stands.
    """

    name: str
    file: str
    framework: str
    overall: Standing
    questions: Mapping[str, Standing]
    found: Mapping[str, Found]
    earlier: Mapping[str, Earlier]
    asked: tuple[Asked, ...]
    open_areas: tuple[str, ...]
    of_panel: Mapping[str, AreaDecision]
    verdicts: Mapping[str, bool]
    outcomes: tuple[Outcome, ...]
    warnings: int
    not_inspected: tuple[str, ...] = ()
    page: str = ""
    address: str = ""

    def standing(self, name: str) -> Standing | None:
        """The grade of a question, or `overall`; None where a question is not graded."""
        return self.overall if name == "overall" else self.questions.get(name)

    @property
    def concerns(self) -> int:
        """How many of the areas that are suggested are causes of concern."""
        return sum(each.concern for each in self.suggested)

    @property
    def rejected(self) -> int:
        """How many of the areas that are suggested a panel rejected, causes of concern aside."""
        return sum(each.rejected and not each.concern for each in self.suggested)

    @property
    def decided_areas(self) -> int:
        """About how many areas a panel decided."""
        return len(self.of_panel) + sum(each.decision is not None for each in self.suggested)

    @property
    def suggested(self) -> tuple[Asked, ...]:
        """The areas that are suggested, by priority."""
        return tuple(each for each in self.asked if each.suggested)


def drafted(assessment: Assessment, page: str) -> Draft:
    """What the pages need of a draft whose own page is made."""
    force, overall = assessment.force, assessment.overall
    graded = {name: result for name, result in assessment.questions.items() if assessment.book.questions[name].graded}
    whole = Standing(
        overall.grade.draft,
        _possible(overall.grade),
        overall.moderated,
        borderline=tuple(overall.borderline.values()),
        no_precedent=overall.no_precedent,
        falls=_falls(assessment.firm and assessment.firm.overall),
        follows=overall.if_moderated,
    )
    asked, place = [], 0
    for result in assessment.areas.values():
        place += result.suggested
        asked.append(_asked(result, place if result.suggested else 0, assessment))
    return Draft(
        force.name,
        force.file,
        assessment.book.framework.id,
        whole,
        {name: _standing(result, name, assessment) for name, result in graded.items()},
        {name: _found(result) for name, result in graded.items()},
        {name: Earlier(row.grade, row.year) for name, row in force.previous_grades.items()},
        tuple(asked),
        assessment.open_areas,
        {name: decision for name in on_panel_alone(assessment) if (decision := force.moderation.area(name))},
        dict(assessment.verdicts),
        outcomes(assessment),
        sum(not each.allowed for each in force.warnings),
        tuple(name for name, result in assessment.questions.items() if result.status != "inspected"),
        page,
    )


def _standing(result: QuestionResult, name: str, assessment: Assessment) -> Standing:
    possible = _possible(result.grade) if result.status == "inspected" else ()
    falls = _falls(assessment.firm and assessment.firm.questions.get(name))
    return Standing(result.grade.draft, possible, result.moderated, result.status, result.year, falls=falls)


def _falls(firmness: Firmness | None) -> int | None:
    if firmness is None:
        return None
    numbers = (firmness.falls_by_missing.number, firmness.falls_by_recorded.number)
    return min((number for number in numbers if number is not None), default=None)


def _possible(grade: Graded) -> tuple[str, ...]:
    return tuple(each for each in grade.scale if each in grade.possible and grade.draft != UNGRADED)


def _found(result: QuestionResult) -> Found:
    rules = tuple(each.rule.id for each in result.rules if each.verdict)
    themes = {name: theme.grade.draft for name, theme in result.themes.items()}
    return Found(rules, themes, result.grade.rule.because if result.grade.rule else "")


def _asked(result: AreaResult, place: int, assessment: Assessment) -> Asked:
    reasons = tuple(
        Reason(each.rule.id, each.rule.weight, why(assessment, each.rule.id).because) for each in result.reasons
    )
    decision = assessment.force.moderation.area(result.area.id)
    return Asked(result.area.id, result.suggested, result.repeat, result.concern, place, reasons, decision)
