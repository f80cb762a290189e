"""Routes as the rules engine grades them: nothing is told of changes before they are made and graded."""

from collections.abc import Sequence

from peel_grade.files.record import Record
from peel_grade.findings.engines import Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.results import Assessment
from peel_grade.routes.figures import Span
from peel_grade.routes.reach import OVERALL, reaches
from peel_grade.routes.results import Change, Route
from peel_grade.rulebook.frozen import FrozenDict


def with_changes(force: Force, changes: Sequence[Change]) -> Force:
    """The force as it would be recorded after some changes."""
    flags = {each.name: each.row for each in changes if isinstance(each.row, FlagEvidence)}
    figures = {each.name: each.row for each in changes if isinstance(each.row, IndicatorEvidence)}
    return force._replace(
        flags=FrozenDict({**force.flags, **flags}), indicators=FrozenDict({**force.indicators, **figures})
    )


def grades(assessment: Assessment) -> dict[str, str]:
    """The draft grades, the overall one under OVERALL; those that the framework gives."""
    book = assessment.book
    found = {name: each.grade.draft for name, each in assessment.questions.items() if book.questions[name].graded}
    return found | ({OVERALL: assessment.overall.grade.draft} if book.graded_overall else {})


class Wanted(Record):
    """What is wanted of which draft: a grade of a question, or overall, or a better one."""

    question: str
    target: str
    assessment: Assessment
    engines: Engines

    def route(self, changes: tuple[Change, ...], effort: int) -> Route | None:
        """The route with what follows from it; None where it is not what was wanted, or some grade falls."""
        after = self._after(changes)
        if after is None:
            return None
        before = grades(self.assessment)
        other = {name: grade for name, grade in grades(after).items() if grade != before[name]}
        earlier, later = ([each.area.id for each in suggested(draft)] for draft in (self.assessment, after))
        gone, new = ([each for each in one if each not in two] for one, two in ((earlier, later), (later, earlier)))
        widened = (self._widened(changes, at) if each.further else each for at, each in enumerate(changes))
        return Route(tuple(widened), effort, FrozenDict(other), tuple(gone), tuple(new))

    def _after(self, changes: Sequence[Change]) -> Assessment | None:
        """What follows after some changes, where that is what was wanted."""
        after = assess(with_changes(self.assessment.force, changes), self.engines)
        framework, before, now = after.book.framework, grades(self.assessment), grades(after)
        falls = any(framework.drafts.index(now[name]) < framework.drafts.index(before[name]) for name in now)
        return after if not falls and reaches(now[self.question], self.target, framework) else None

    def _widened(self, changes: Sequence[Change], at: int) -> Change:
        """One of the changes with all that is better and would do as well."""
        change, span = changes[at], changes[at].span
        for each in change.further:
            if self._after([*changes[:at], change._replace(row=each.row), *changes[at + 1 :]]) is None:
                return change._replace(span=span, further=())
            if each.span is not None and span is not None:
                first, last = sorted((span, each.span), key=lambda found: found.low)
                span = Span(first.low, first.low_in, last.high, last.high_in, span.sample)
        return change._replace(span=span, further=(), or_better=True)
