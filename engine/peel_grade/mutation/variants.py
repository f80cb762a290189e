"""Variants of one condition: each differs in one number, comparison, degree, filter, member, or count of members."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import HALF, OPPOSITE, Condition, Group, Leaf, Number
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import KINDS, Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.degrees import meeting
from peel_grade.wording.sentences import sentence
from peel_grade.wording.terms import words


class Variant(NamedTuple):
    """A changed condition: `field` is what of it is changed, `says` how."""

    field: str
    says: str
    condition: Condition


def variants(condition: Condition, book: Rulebook, step: Callable[[Leaf], Number] | None = None) -> Iterator[Variant]:
    """Every variant of a condition. `step` is how far a number is moved; without it, by the smallest step there is."""
    by = step or (lambda leaf: step_of(leaf.subject, book))
    if isinstance(condition, Leaf):
        yield from _of_leaf(condition, by(condition), book)
        return
    members = condition.members
    for index, member in enumerate(members):
        for field, says, changed in variants(member, book, by):
            kept = (*members[:index], changed, *members[index + 1 :])
            yield Variant(field, says, condition._replace(members=kept))
        if len(members) > 1:
            rest = (*members[:index], *members[index + 1 :])
            needed = condition.needed - 1 if condition.needed == len(members) else min(condition.needed, len(rest))
            says = f"the condition “{sentence(member, book)}” is dropped"
            yield Variant("condition", says, Group(needed, rest, condition.negated))
    for needed in (condition.needed - 1, condition.needed + 1):
        if 1 <= needed <= len(members):
            says = f"“{sentence(condition, book)}” asks for {needed} of {len(members)} instead of {condition.needed}"
            yield Variant("needed", says, condition._replace(needed=needed))


def _of_leaf(leaf: Leaf, step: Number, book: Rulebook) -> Iterator[Variant]:
    test = sentence(leaf, book)
    match subjects.subject(leaf.subject):
        case subjects.Flag(_, Aspect.VALUE):
            for other in _other_degrees(leaf):
                yield Variant("degree", f"“{test}” is “{sentence(other, book)}” instead", other)
        case subjects.Flag() | subjects.Finding() | subjects.Repeated() | subjects.Indicator(_, Aspect.SUPPLIED):
            yield _turned_round(leaf, test)  # true or false: no threshold to move
        case subjects.Count() as counted:
            if leaf.operator != "between":
                yield _turned_round(leaf, test)
            for changed, says in _other_counts(counted, book):
                yield Variant("filter", f"“{test}” {says}", leaf._replace(subject=str(changed)))
            yield from (each for each in _moved(leaf, step, test) if _can_be_counted(leaf, each.condition))
        case _:
            if leaf.operator != "between":
                yield _turned_round(leaf, test)
            yield from _moved(leaf, step, test)


def _turned_round(leaf: Leaf, test: str) -> Variant:
    return Variant("comparison", f"“{test}” is turned round", leaf._replace(operator=OPPOSITE[leaf.operator]))


def _moved(leaf: Leaf, step: Number, test: str) -> Iterator[Variant]:
    """With a number moved by one step either way."""
    if leaf.operator != "between":
        for low in (round(leaf.low - step, 9), round(leaf.low + step, 9)):
            yield Variant("threshold", f"“{test}” is moved to {low:g}", leaf._replace(low=low))
    elif leaf.low == leaf.high:
        other = leaf._replace(low=leaf.low - 1, high=leaf.high - 1)
        yield Variant("threshold", f"“{test}” asks for another value", other)
    else:
        for low, high in (
            (leaf.low - step, leaf.high),
            (leaf.low + step, leaf.high),
            (leaf.low, leaf.high - step),
            (leaf.low, leaf.high + step),
        ):
            if low <= high:
                moved = leaf._replace(low=low, high=high)
                yield Variant("threshold", f"“{test}” is from {low:g} to {high:g}", moved)


def _can_be_counted(leaf: Leaf, moved: Condition) -> bool:
    """Of nothing there are fewer than none."""
    return isinstance(moved, Leaf) and not moved.low < 0 <= leaf.low


def _other_degrees(leaf: Leaf) -> Iterator[Leaf]:
    """Other tests of a flag: with one degree more or less, and the opposite."""
    if leaf.operator == "between":  # partly so, and no more or less than that
        yield from (leaf._replace(operator="at_least", high=0), leaf._replace(operator="at_most", high=0))
        return
    yield leaf._replace(operator=OPPOSITE[leaf.operator])
    asks_partly, utmost = HALF in meeting(leaf), 1 if leaf.operator == "at_least" else 0
    yield leaf._replace(low=utmost if asks_partly else HALF)


def _other_counts(counted: subjects.Count, book: Rulebook) -> Iterator[tuple[subjects.Count, str]]:
    """With each filter left out or widened, or another value of it; each with what it says."""
    if counted.favourable is not None:
        yield counted._replace(favourable=None), "counts either side"
    if counted.repeat is not None:
        yield counted._replace(repeat=None), "counts repeated and new ones"
    if counted.kind is not None:
        for kind in KINDS:
            if kind != counted.kind:
                yield counted._replace(kind=kind), f"counts the kind {words(kind)} instead"
    if counted.weight is not None:
        for weight in beside(counted.weight, book.framework.weights):
            yield counted._replace(weight=weight), f"counts the weight {words(weight)} instead"
    if counted.graded:
        yield from _other_grades(counted, book)
    if counted.named:
        yield from _other_names(counted, book)


def _other_grades(counted: subjects.Count, book: Rulebook) -> Iterator[tuple[subjects.Count, str]]:
    """One grade more, or one less where that leaves any."""
    for grade in (*book.framework.scale, INSUFFICIENT):
        if grade not in counted.graded:
            yield counted._replace(graded=(*counted.graded, grade)), f"counts {words(grade)} too"
        elif len(counted.graded) > 1:
            fewer = tuple(other for other in counted.graded if other != grade)
            yield counted._replace(graded=fewer), f"leaves out {words(grade)}"


def _other_names(counted: subjects.Count, book: Rulebook) -> Iterator[tuple[subjects.Count, str]]:
    """One name more of what is counted, or one less where that leaves any."""
    graded = [question.id for question in book.questions.values() if question.graded]
    themes = [theme.id for theme in book.themes.values() if theme.question in graded]
    for name in dict.fromkeys((*counted.named, *{"themes": themes, "questions": graded}.get(counted.of, ()))):
        if name not in counted.named:
            yield counted._replace(named=(*counted.named, name)), f"counts {name} too"
        elif len(counted.named) > 1:
            fewer = tuple(other for other in counted.named if other != name)
            yield counted._replace(named=fewer), f"leaves out {name}"


def beside(name: str, scale: tuple[str, ...]) -> Iterator[str]:
    """What stands next to a name on a scale."""
    place = scale.index(name)
    yield from (scale[other] for other in (place - 1, place + 1) if 0 <= other < len(scale))
