"""What follows from one force and one rulebook, as data: findings, grades, areas, what is missing and in doubt."""

from collections.abc import Mapping

from peel_grade.files.record import Record
from peel_grade.force.facts import Interval
from peel_grade.force.file import Force
from peel_grade.force.moderation import GradeDecision
from peel_grade.grades.areas import AreaResult
from peel_grade.grades.counts import Evidence, RuleResult
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import GradeRule, Kind, Rulebook


class Graded(Record):
    """A draft grade, the rule that decided it, and every grade of the `scale` that missing evidence still allows.

    `possible` are those that some completion of the missing evidence brings, where they are known `exact`; otherwise
    those that are not ruled out, counted one rule by one, so that among them may be some that nothing brings.
    `facts` is what the grade rules counted for the draft, by subject; None where no grade rule was asked (a question
    that was not inspected, or that the framework does not grade).
    """

    draft: str
    rule: GradeRule | None
    possible: frozenset[str]
    scale: tuple[str, ...]
    facts: Mapping[str, Interval] | None = None
    exact: bool = False

    @property
    def range(self) -> tuple[str, str] | None:
        """The worst and the best grade of those; None if no grade is."""
        allowed = [grade for grade in self.scale if grade in self.possible]
        return (allowed[0], allowed[-1]) if allowed else None


class ThemeResult(Record):
    """A theme: its grade, what became of its rules, how much evidence it has of how much."""

    grade: Graded
    rules: tuple[RuleResult, ...]
    evidence: Evidence


class QuestionResult(Record):
    """A question: its grade, status (`inspected`, `carried_forward`, `not_inspected`), year, themes and rules.

    `rules` are those of all its themes, and those of the question as a whole.
    """

    grade: Graded
    status: str
    year: int | None
    themes: Mapping[str, ThemeResult]
    rules: tuple[RuleResult, ...]
    evidence: Evidence
    moderated: GradeDecision | None


class OverallResult(Record):
    """The overall grade; `borderline` and `no_precedent` say why it is less certain than it looks.

    Where the framework gives none the draft is `ungraded`.
    `borderline` holds the grade that each differing alternative gives; `if_moderated` the
    grade that would follow from the moderated grades of questions, None without any.
    """

    grade: Graded
    borderline: Mapping[str, str]
    no_precedent: tuple[str, ...]
    moderated: GradeDecision | None
    if_moderated: str | None


class Gap(Record):
    """One missing piece of evidence: its name, what of it is missing, and the grades it could bring.

    `aspect` is empty for the evidence itself, or `previous`, `rank`, the id of a benchmark; `repeated`
    for the areas for improvement of earlier inspections.
    """

    name: str
    aspect: str
    question: str
    draft: str
    could_become: tuple[str, ...]


class Difference(Record):
    """An outcome that would be another one without the doubtful evidence.

    `kind` is overall, question, theme, finding or area, `id` which of them; `draft` and `without` are grades, whether a
    rule is found, not_found or undecided, or that an area is suggested (None: it is not).
    """

    kind: str
    id: str
    draft: str | None
    without: str | None


class Change(Record):
    """So many findings that count alike, and would have to be otherwise: strengths found, others not found.

    `rules` are all of which `number` would have to be; `theme` is None for what is found of the question as a whole.
    """

    theme: str | None
    kind: Kind
    weight: str | None
    repeat: bool
    number: int
    rules: tuple[str, ...]


class Step(Record):
    """A way of a question to a better grade: what would have to be otherwise, gravest first, with all else the same."""

    grade: str
    changes: tuple[Change, ...]


class OverallStep(Record):
    """One way to a better overall grade: the questions that would have to be graded otherwise, with their grades."""

    grade: str
    questions: Mapping[str, str]


class Doubt(Record):
    """The evidence that the force file calls doubtful, by name, and all that would be otherwise without it."""

    items: tuple[str, ...]
    differences: tuple[Difference, ...]


class Changed(Record):
    """A grade, and changes of evidence that bring it: each a piece of evidence and what it would turn out to be."""

    grade: str
    changes: tuple[tuple[str, str], ...]


class Resilience(Record):
    """How many changes a grade withstands in one direction.

    `number` is the smallest number of changes after which it is another one, None where `looked` of them never do, or
    any number of them where `looked` is None, or nobody can tell where it is 0: rules are too entangled;
    `grades` are all that so many changes bring, the nearest first, `sets` some such changes, of each grade some, and
    `taking` all evidence that takes part in any of them, in the order of the catalogue.
    """

    number: int | None
    looked: int | None
    grades: tuple[str, ...]
    sets: tuple[Changed, ...]
    taking: tuple[str, ...] = ()


class Firmness(Record):
    """How firm a draft grade is: to fall, and to rise, by missing evidence and by recorded evidence.

    To have insufficient evidence counts as a place between the standard and the grade below it.
    """

    falls_by_missing: Resilience
    falls_by_recorded: Resilience
    rises_by_missing: Resilience
    rises_by_recorded: Resilience


class Possible(Record):
    """The grades of the scale that completions of the missing evidence bring, exactly: by question, overall, and by
    theme (None: not looked at). What it cannot be told of is left out, and overall is None then.
    """

    questions: Mapping[str, frozenset[str]]
    overall: frozenset[str] | None
    themes: Mapping[str, frozenset[str]] | None


class Firm(Record):
    """How firm the draft grades of the inspected questions are, and the overall grade, None where there is none.

    `alone` has by question, as far as it is known, each
    missing piece of evidence (its subject) that could change the grade by itself, and to which grades, worst first.
    """

    questions: Mapping[str, Firmness]
    overall: Firmness | None
    alone: Mapping[str, Mapping[str, tuple[str, ...]]]
    possible: Possible


class Assessment(Record):
    """All that follows from one force and one rulebook.

    `verdicts` says of each rule that is decided whether it concludes, `facts` what was known, by subject.
    `areas` are those that have a reason, by priority. `gaps` is what is missing and could change a grade, `open_areas`
    are what could still be suggested; both are empty until `peel_grade.grades.gaps.with_gaps` looked. `doubt` is what
    would follow without doubtful evidence, None where none is or before `peel_grade.grades.doubtful.with_doubt` looked.
    `steps` are the ways to the next grade of each question, `overall_steps` those to the next overall grade; both are
    empty until `peel_grade.grades.steps.with_steps` looked. `firm` is None before
    `peel_grade.firmness.drafted.with_firmness` looked.
    """

    force: Force
    book: Rulebook
    verdicts: Mapping[str, bool]
    facts: Mapping[str, Interval]
    questions: Mapping[str, QuestionResult]
    overall: OverallResult
    areas: Mapping[str, AreaResult]
    gaps: tuple[Gap, ...] = ()
    open_areas: tuple[str, ...] = ()
    doubt: Doubt | None = None
    steps: Mapping[str, tuple[Step, ...]] = FrozenDict()
    overall_steps: tuple[OverallStep, ...] = ()
    firm: Firm | None = None

    @property
    def graded_questions(self) -> list[str]:
        """The questions that were inspected and are graded: those of which evidence can change the grade."""
        inspected = (name for name, result in self.questions.items() if result.status == "inspected")
        return [name for name in inspected if self.book.questions[name].graded]
