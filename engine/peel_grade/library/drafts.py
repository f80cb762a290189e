"""Drafts for programs: the assessment of a force by a rulebook."""

from typing import TYPE_CHECKING

from peel_grade.firmness.whole import whole
from peel_grade.grades import results
from peel_grade.grades.areas import AreaResult
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.reasons import Finding, findings
from peel_grade.library.forces import ForceSource, checked_force
from peel_grade.library.rulebooks import Rulebook, RulebookSource, engines_of

if TYPE_CHECKING:
    from peel_grade.report.form import AssessmentDocument

NARROWEST = 60
"""Characters in a line of a report, at least."""


class Assessment(results.Assessment):
    """A draft for human judgement: the grades that follow for one force, and why. `grade` makes one.

    It cannot be changed, shares nothing that can, and may be sent to other processes. Beside the properties:

    - `force`, `book`: the force and the rulebook that it follows from.
    - `overall`: `grade`, with its `draft`, the `rule` that decided it and the grades `possible` whatever is still
      missing; `borderline`, `no_precedent`, `moderated`.
    - `questions`: by id, each with `grade`, `status` (`inspected`, `carried_forward`, `not_inspected`), `year`,
      `themes` (by id, each with `grade` and `evidence`), `evidence` (how much is known, of how much), `moderated`.
    - `verdicts`: of each rule that is decided, whether it concludes.
    - `areas`: the areas for improvement that have a reason, by id in order of priority, each with its `area` (`id`,
      `question`, `text`), whether it is `suggested`, a `repeat`, a `concern`, and its `reasons`.
    - `gaps`: what is not recorded and could change a grade, with the grades that it could bring.
    - `open_areas`: the ids of areas that are not suggested and could be, once evidence that is missing is recorded.
    - `steps`: by question the ways to its next grade, each with the `grade` and the `changes` that it takes;
      `overall_steps`: those to the next overall grade, each with the `questions` that would be graded otherwise.

        >>> import peel_grade
        >>> assessment = peel_grade.grade("staffordshire-2017")
        >>> assessment.overall.grade.draft
        'good'
        >>> vulnerability = assessment.questions["vulnerability"]
        >>> vulnerability.grade.draft, vulnerability.grade.range
        ('requires_improvement', ('inadequate', 'requires_improvement'))
        >>> visits = next(each for each in assessment.findings if each.rule.id == "rso-risk-not-managed")
        >>> visits.rule.weight, visits.evidence[0].name, visits.evidence[0].value, visits.evidence[0].source
        ('serious', 'rso_visits_overdue', 260, ('staffordshire-2017:322',))
    """

    __slots__ = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules found, by question and theme: the `rule`, `because`, `evidence`, `repeat`, `earlier`
        and whether its area is `suggested`.
        """
        return tuple(each for question in self.questions for each in findings(self, question))

    @property
    def suggested(self) -> tuple[AreaResult, ...]:
        """The areas for improvement that are suggested, in order of priority.

        >>> import peel_grade
        >>> first = peel_grade.grade("staffordshire-2017").suggested[0]
        >>> first.area.question, first.concern
        ('vulnerability', False)
        """
        return tuple(suggested(self))

    def to_dict(self) -> "AssessmentDocument":
        """The assessment as JSON data, as `grade --format json` writes it: new at every call, and yours to change.

        >>> import peel_grade
        >>> peel_grade.grade("staffordshire-2017").to_dict()["overall"]["draft_grade"]
        'good'
        """
        from peel_grade.report.document import document

        return document(self)

    def to_text(self, width: int = 80, *, full: bool = False) -> str:
        """The assessment as `grade` prints it, on a page (or with `full`, as `grade --full`), without colours, in lines
        of at most `width` characters: 60 or more, or else a ValueError.

        >>> import peel_grade
        >>> print(peel_grade.grade("staffordshire-2017").to_text().splitlines()[0])
        Staffordshire Police: PEEL police effectiveness 2017
        """
        from peel_grade.wording.paint import plain

        width = checked_width(width)
        if not full:
            from peel_grade.report.page import page

            return page(self.to_dict(), plain, width)
        from peel_grade.report.full import full_text
        from peel_grade.routes.text import in_short
        from peel_grade.routes.told import to_next_grades

        assert isinstance(self.book, Rulebook)  # as `grade` gives it
        routes = to_next_grades(self, engines_of(self.book), self.force.file)
        return full_text(self.to_dict(), plain, width, in_short(routes, plain, width))


def checked_width(width: int) -> int:
    """How wide text is to be. Raises ValueError for less than a report needs."""
    if width < NARROWEST:
        raise ValueError(f"a width of {NARROWEST} or more is needed, not {width}")
    return width


def grade(force: ForceSource, rulebook: Rulebook | RulebookSource | None = None) -> Assessment:
    """Draft the grades and suggested areas for improvement of a force.

    To grade many, load the rulebook once and give it with each of them.

    Args:
        force: a force, or what `load_force` takes: a file, the name of a shipped one, or data.
        rulebook: a rulebook, or what `load_rulebook` takes; by default the shipped one of the force's framework.

    Raises:
        InputError: with all mistakes of the force (or rulebook), at their places.
        EngineFault: if the rules engine failed, so that nothing it said can be used.

    Examples:
        >>> import peel_grade
        >>> peel_grade.grade("staffordshire-2017").to_dict()["questions"]["investigation"]["draft_grade"]
        'good'
        >>> rulebook = peel_grade.load_rulebook("peel-2017")
        >>> force = {"force": "Example", "framework": "peel-2017", "flags": {"problem_solving_evaluated": True}}
        >>> assessment = peel_grade.grade(force, rulebook)
        >>> assessment.overall.grade.draft, assessment.questions["crime_prevention"].grade.draft
        ('insufficient_evidence', 'insufficient_evidence')
    """
    checked, book = checked_force(force, rulebook)
    engines = engines_of(book)
    return Assessment._make(whole(assess(checked, engines), engines)._replace(book=book))
