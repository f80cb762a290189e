"""What the rules of a rulebook compare, and how each comparison turned out for one of the inspected."""

from peel_grade.files.record import Record
from peel_grade.grades.distance import measured
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.conditions import PARTLY, Condition, Leaf, Number, holds_within, leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Finding, Flag, Indicator, PreviousGrade, subject
from peel_grade.wording.terms import words


class Outcome(Record):
    """How a comparison turned out: whether it is met (None: unknown), that in words with the figure, and the figure.

    The figure lies between `low` and `high`, in what is compared (of a difference from a benchmark: percent); both are
    None where there is none.
    """

    met: bool | None
    recorded: str
    low: float | None = None
    high: float | None = None


def comparisons(book: Rulebook) -> tuple[Leaf, ...]:
    """Every comparison of evidence that a rule makes, each once, in the order of the rulebook."""
    return tuple(dict.fromkeys(leaf for rule in book.rules.values() for leaf in leaves(rule.condition)))


def outcomes(assessment: Assessment) -> tuple[Outcome, ...]:
    """How each of the `comparisons` turned out."""
    measure, facts = measured(assessment), assessment.facts
    found = []
    for leaf in comparisons(assessment.book):
        compared = subject(leaf.subject)
        met, recorded = measure(leaf)
        low = high = None
        if isinstance(compared, Indicator):
            if of_number(leaf) and (fact := facts.get(leaf.subject)) is not None:
                low, high = float(fact.low), float(fact.high)
                met = holds_within(leaf, fact.low, fact.high)
        else:
            recorded = _answer(leaf, met, assessment)
        found.append(Outcome(met, recorded, low, high))
    return tuple(found)


def of_number(leaf: Leaf) -> bool:
    """Whether a comparison is of a figure, or of its difference from another in percent."""
    compared = subject(leaf.subject)
    return isinstance(compared, Indicator) and compared.aspect not in (Aspect.RANK, Aspect.SUPPLIED)


def relative(leaf: Leaf) -> bool:
    """Whether a comparison is of a difference in percent."""
    compared = subject(leaf.subject)
    return isinstance(compared, Indicator) and compared.aspect.relative


def _answer(leaf: Leaf, met: bool | None, assessment: Assessment) -> str:
    """Whether what is compared, and is no figure, is so: in a word or two."""
    compared = subject(leaf.subject)
    if isinstance(compared, PreviousGrade) and (row := assessment.force.previous_grades.get(compared.question)):
        return assessment.book.framework.said(row.grade)
    if isinstance(compared, Finding) and met is None:
        return "undecided"
    if isinstance(compared, Flag) and (flag := assessment.force.flags.get(compared.name)) is not None:
        if flag.is_ == PARTLY:
            return "partly so"
        if met is None:
            return words(flag.status)
    return "not recorded" if met is None else "yes" if met else "no"


def cost(condition: Condition, wanted: bool, met: dict[Leaf, bool | None]) -> int:
    """How many comparisons would have to turn out otherwise for a condition to hold, or (not `wanted`) not to."""
    if isinstance(condition, Leaf):
        return int(met[condition] is not wanted)
    inside = wanted != condition.negated
    costs = sorted(cost(member, inside, met) for member in condition.members)
    return sum(costs[: condition.needed if inside else len(costs) - condition.needed + 1])


def gap(leaf: Leaf, outcome: Outcome) -> float | None:
    """How far a figure is from the threshold of a comparison; 0 where it may be on either side, None without one."""
    if outcome.low is None or outcome.high is None:
        return None
    edges: list[Number] = [leaf.low, leaf.high] if leaf.operator == "between" else [leaf.low]
    if any(outcome.low <= edge <= outcome.high for edge in edges):
        return 0
    return min(abs(end - edge) for end in (outcome.low, outcome.high) for edge in edges)
