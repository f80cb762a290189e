"""How far a condition is from holding: the parts that do not hold, each with what is recorded instead."""

from collections.abc import Callable
from typing import NamedTuple

from peel_grade.force.facts import Interval, benchmark_of
from peel_grade.force.figures import Range
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.conditions import OPPOSITE, Condition, Group, Leaf, Number, holds, holds_within
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Count, Finding, Flag, Indicator, PreviousGrade, subject
from peel_grade.wording.evidence import leaf_result, origin, shown
from peel_grade.wording.sentences import phrase
from peel_grade.wording.terms import show_figure, show_number, words


class Need(NamedTuple):
    """What would have to be otherwise: so many (`needed`) of the parts `of`, or one thing that `recorded` is not."""

    says: str
    recorded: str = ""
    needed: int = 1
    of: tuple["Need", ...] = ()


class Measured(NamedTuple):
    """How one comparison stands (None: unknown), and what is recorded of it."""

    truth: bool | None
    recorded: str


Measure = Callable[[Leaf], Measured]


def need(condition: Condition, measure: Measure, book: Rulebook) -> Need | None:
    """What the condition lacks, by a measure of its comparisons; None where it holds."""
    return _need(_positive(condition), measure, book)[1]


def _positive(condition: Condition, negated: bool = False) -> Condition:
    """The same condition without negation: pushed down to the comparisons."""
    if isinstance(condition, Group):
        opposite = negated != condition.negated
        members = tuple(_positive(member, opposite) for member in condition.members)
        return Group(len(members) - condition.needed + 1 if opposite else condition.needed, members)
    if not negated:
        return condition
    if condition.operator == "between":
        return Group(
            1, (Leaf(condition.subject, "below", condition.low), Leaf(condition.subject, "above", condition.high))
        )
    return condition._replace(operator=OPPOSITE[condition.operator])


def _need(condition: Condition, measure: Measure, book: Rulebook) -> tuple[bool | None, Need | None]:
    words_of = phrase(condition, book)
    if isinstance(condition, Leaf):
        truth, recorded = measure(condition)
        return truth, None if truth else Need(words_of.text, recorded)
    found = [_need(member, measure, book) for member in condition.members]
    certain = sum(truth is True for truth, _ in found)
    possible = sum(truth is not False for truth, _ in found)
    if certain >= condition.needed:
        return True, None
    truth = None if possible >= condition.needed else False
    lacking = tuple(missing for _, missing in found if missing)
    if not words_of.members:  # several earlier grades, told as one
        return truth, Need(words_of.text, lacking[0].recorded)
    needed = condition.needed - certain
    if len(lacking) == 1:
        return truth, lacking[0]
    return truth, Need(_lead(needed, len(lacking)), "", needed, lacking)


def _lead(needed: int, of: int) -> str:
    if needed == of:
        return "both of these are lacking" if of == 2 else "all of these are lacking"
    return "one of these would do" if needed == 1 else f"{needed} of these would do"


def measured(assessment: Assessment) -> Measure:
    """A measure of comparisons of evidence: by what one force file says."""
    book, force = assessment.book, assessment.force

    def measure(leaf: Leaf) -> Measured:
        found = leaf_result(leaf, force, book, assessment.verdicts)
        compared = subject(leaf.subject)
        match compared:
            case Indicator():
                return Measured(found.truth, _figure(leaf, compared, assessment))
            case Finding(rule):
                verdicts = {True: "concludes", False: "does not conclude", None: "is undecided"}
                return Measured(found.truth, f"{rule} {verdicts[assessment.verdicts.get(rule)]}")
        if found.value is None:
            flag = force.flags.get(compared.name) if isinstance(compared, Flag) else None
            return Measured(found.truth, words(flag.status) if flag else "not recorded")
        if isinstance(compared, PreviousGrade):
            return Measured(found.truth, f"it was {book.framework.said(str(found.value))}")
        return Measured(found.truth, f"recorded: {found.says}")

    return measure


def _figure(leaf: Leaf, compared: Indicator, assessment: Assessment) -> str:
    """What is recorded of a figure, and how far that is from the threshold."""
    name, aspect, of = compared
    book, figure = assessment.book, assessment.force.indicators.get(name)
    framework = book.framework
    fact = assessment.facts.get(leaf.subject)
    if figure is None or figure.status == "not_recorded":
        return "not recorded"
    if aspect is Aspect.SUPPLIED:
        subject_said = f"the {framework.words.subject.one}"
        return (
            f"{subject_said} could not supply it" if figure.status == "not_supplied" else f"{subject_said} supplied it"
        )
    if figure.status != "known":
        return words(figure.status)
    if aspect is Aspect.RANK:
        return f"recorded: {framework.ranks[figure.rank]}" if figure.rank else "no rank recorded"
    if figure.value is None:
        return "not recorded"
    value = f"{shown(figure)} {origin(figure, assessment.force, book)}"
    if aspect is Aspect.VALUE:
        assert fact is not None  # what has a value has a fact
        return f"{value}{_away_of(leaf, fact)}"
    previous = aspect is Aspect.AGAINST_PREVIOUS
    base = figure.previous if previous else benchmark_of(of, name, figure, book)
    other = "previous figure" if previous else f"figure for {framework.benchmarks[of].title}"
    if base is None:
        return f"{value}, but no {other}"
    if fact is None:
        return f"{value}, but the {other} {'may be' if isinstance(base, Range) else 'is'} 0"
    sides = ("up on", "down on") if previous else ("above", "below")
    said = [_apart(near(float(end), leaf), sides) for end in dict.fromkeys(fact)]
    return f"{value}, {' to '.join(said)} {show_figure(base)}"


def _apart(difference: float, sides: tuple[str, str]) -> str:
    over, under = sides
    return f"{show_number(abs(difference))}% {over if difference > 0 else under}" if difference else "level with"


def _away_of(leaf: Leaf, fact: Interval) -> str:
    """How far what is recorded is from the threshold of a comparison that it does not surely meet."""
    if holds_within(leaf, *fact) is None:
        return ", which may be either side of the threshold"
    low, high = (away(leaf, end) for end in fact)
    return low if fact.low == fact.high else f"{min(low, high, key=len)} or more" if low and high else low or high


def near(value: float, leaf: Leaf) -> float:
    """A percentage with one decimal, or as many as it takes not to show a threshold that it is not at."""
    shown = (round(value, decimals) for decimals in range(1, 7))
    return next((each for each in shown if each not in (leaf.low, leaf.high) or each == value), value)


def away(leaf: Leaf, value: Number, unit: str = "") -> str:
    """How far a value is from the threshold of a comparison that it does not meet: `, 38 away`."""
    edge = leaf.low if leaf.operator != "between" or value < leaf.low else leaf.high
    counted = subject(leaf.subject)
    if isinstance(counted, Count) and counted.measure == "count":  # whole numbers: below 1 is 0
        edge += {"below": -1, "above": 1}.get(leaf.operator, 0)
    gap = round(abs(value - edge), 6)
    if gap:
        return f", {show_number(gap)}{unit} away"
    return "" if holds(leaf, value) else ", at the threshold, which is not past it"
