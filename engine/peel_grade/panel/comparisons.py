"""What the rules of a rulebook compare, and how each comparison turned out for one of the inspected."""

from peel_grade.files.record import Record
from peel_grade.grades.distance import measured
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.conditions import PARTLY, Condition, Leaf, Number, asks_true, holds_within, leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Finding, Flag, Indicator, PreviousGrade, Subject, subject
from peel_grade.wording.terms import words

_YES = {True: "yes", False: "no"}


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
    measure = measured(assessment)
    found = []
    for leaf in comparisons(assessment.book):
        fact = assessment.facts.get(leaf.subject)
        met = None if fact is None else holds_within(leaf, fact.low, fact.high)
        match subject(leaf.subject):
            case Indicator():
                known = fact is not None and of_number(leaf)
                ends = (float(fact.low), float(fact.high)) if fact is not None and known else (None, None)
                found.append(Outcome(met, measure(leaf).recorded, *ends))
            case Finding(rule):
                verdict = assessment.verdicts.get(rule)
                met = None if verdict is None else verdict is asks_true(leaf)
                found.append(Outcome(met, "undecided" if met is None else _YES[met]))
            case compared:
                found.append(Outcome(met, _answer(compared, met, assessment)))
    return tuple(found)


def of_number(leaf: Leaf) -> bool:
    """Whether a comparison is of a figure, or of its difference from another in percent."""
    compared = subject(leaf.subject)
    return isinstance(compared, Indicator) and compared.aspect not in (Aspect.RANK, Aspect.SUPPLIED)


def relative(leaf: Leaf) -> bool:
    """Whether a comparison is of a difference in percent."""
    compared = subject(leaf.subject)
    return isinstance(compared, Indicator) and compared.aspect.relative


def _answer(compared: Subject, met: bool | None, assessment: Assessment) -> str:
    """Whether what is compared, and is no figure, is so: in a word or two."""
    force = assessment.force
    if isinstance(compared, PreviousGrade) and (row := force.previous_grades.get(compared.question)):
        return assessment.book.framework.said(row.grade)
    if isinstance(compared, Flag) and (flag := force.flags.get(compared.name)) is not None:
        if flag.is_ == PARTLY:
            return "partly so"
        if met is None:
            return words(flag.status)
    return "not recorded" if met is None else _YES[met]


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
