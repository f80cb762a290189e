"""How firm drafts are: looked for, and told of each grade.

A change of missing evidence: a piece that is not recorded comes to be recorded, whatever it says, or that it could not
be supplied; or a part of a recorded figure does (its rank, the figure before, a benchmark), or a range becomes one
number of it, or an earlier grade that is not stated comes to be, each by its own change. Where not all earlier areas
are listed, one more of them is a change: it makes repeats of all rules of that area, and turns the conditions that ask
for it.
A change of recorded evidence: a piece that is known is found another way, with all its parts.

What is computed from two figures follows where one of them changes, without a change of its own; that it is recorded
itself, or more of it, is one, and then the two make no difference to it. While it is only computed it is not recorded.

Not looked at: that earlier areas come to be all that there are, or one that is listed was not asked for, or a stated
earlier grade was another; what the force could not supply or show; more than three changes together of figures that
others are computed from. Of two such figures that change at once, and that rules compare themselves, a few numbers are
tried at and between all thresholds: what is found is so, and fewer changes could do it only by whole numbers that none
of these stand for. Of a figure that is stated in part, beside a range that is computed, no more comes to be stated.
"""

from peel_grade.firmness.fewest import few_changes
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagrams
from peel_grade.firmness.possible import possible
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.search import Alone, Both, Search
from peel_grade.grades.results import Assessment, Firm, Firmness, Resilience
from peel_grade.rulebook.frozen import FrozenDict


def firmness(assessment: Assessment, diagrams: Diagrams, *, themes: bool = True) -> Firm:
    """How firm the draft grades of an assessment are, and which are possible, with `themes` also of these."""
    ground = Ground(assessment, diagrams)
    missing, recorded = few_changes(ground, "missing", "recorded")
    questions = {name: _firmness(missing.questions.get(name), recorded.questions.get(name)) for name in ground.graded}
    overall = _firmness(missing.overall, recorded.overall) if assessment.book.graded_overall else None
    return Firm(FrozenDict(questions), overall, missing.alone, possible(ground, missing.reached, themes=themes))


def alone(assessment: Assessment, diagrams: Diagrams) -> Alone:
    """By question each missing piece of evidence that could change the grade by itself, and to which grades."""
    try:
        return Search(Ground(assessment, diagrams), 1).alone()
    except TooMany:
        return FrozenDict()


def _firmness(missing: Both | None, recorded: Both | None) -> Firmness:
    nothing = Resilience(None, 0, (), ())  # rules are too entangled to look at any change
    falls_by_missing, rises_by_missing = missing or (nothing, nothing)
    falls_by_recorded, rises_by_recorded = recorded or (nothing, nothing)
    return Firmness(falls_by_missing, falls_by_recorded, rises_by_missing, rises_by_recorded)
