"""Mutants: small changes of a rulebook that some scenario should notice.

Of each rule: thresholds moved by one step, comparisons turned round, conditions
dropped, how many are needed changed, weights changed, the suggestion removed. Of
the grade rules: counts moved by one, comparisons turned round, conditions dropped.
Which of them scenarios notice, `killing` tells.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import HALF, OPPOSITE, Condition, Group, Leaf
from peel_grade.rulebook.model import GradeRule, Rule, Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.degrees import meeting
from peel_grade.wording.sentences import sentence


class Mutant(NamedTuple):
    """One change: of `rule`, test by `says`; `book` has it."""

    rule: str
    says: str
    book: Rulebook


def rule_mutants(book: Rulebook) -> Iterator[Mutant]:
    """Every mutant of every finding rule."""
    for rule in book.rules.values():
        for says, mutated in _of_rule(rule, book):
            yield Mutant(rule.id, says, book._replace(rules={**book.rules, rule.id: mutated}))


def _of_rule(rule: Rule, book: Rulebook) -> Iterator[tuple[str, Rule]]:
    for says, when in _variants(rule.when, lambda leaf: step_of(leaf.subject, book), book):
        yield says, rule._replace(when=when)
    if rule.unless is not None:
        for says, unless in _variants(rule.unless, lambda leaf: step_of(leaf.subject, book), book):
            yield f"in its mitigation, {says}", rule._replace(unless=unless)
        yield "its mitigation is dropped", rule._replace(unless=None)
    weights = book.framework.gravest
    for weight in weights:
        if rule.weight and abs(weights.index(weight) - weights.index(rule.weight)) == 1:
            yield f"its weight is {weight} instead of {rule.weight}", rule._replace(weight=weight)
    if rule.area is not None:
        yield f"it is no reason for {rule.area}", rule._replace(area=None)


def grade_mutants(book: Rulebook) -> Iterator[tuple[str, Mutant]]:
    """Every mutant of every grade rule, and of what makes a suggestion, with its stratum."""
    for says, when in _variants(book.suggest, lambda _leaf: 1, book):
        yield "areas", Mutant("suggest", says, book._replace(suggest=when))
    for rule, changed in _of_list(book.theme_grades, book):
        yield "themes", Mutant(rule[0], rule[1], book._replace(theme_grades=changed))
    for rule, changed in _of_list(book.question_grades, book):
        yield "questions", Mutant(rule[0], rule[1], book._replace(question_grades=changed))
    for rule, changed in _of_list(book.overall_grades, book):
        yield "overall", Mutant(rule[0], rule[1], book._replace(overall_grades=changed))


def _of_list(rules: tuple[GradeRule, ...], book: Rulebook) -> Iterator[tuple[tuple[str, str], tuple[GradeRule, ...]]]:
    for index, rule in enumerate(rules):
        for says, when in _variants(rule.when, lambda _leaf: 1, book):
            yield (rule.id, says), (*rules[:index], rule._replace(when=when), *rules[index + 1 :])


def _variants(condition: Condition, step: Callable[[Leaf], float], book: Rulebook) -> Iterator[tuple[str, Condition]]:
    if isinstance(condition, Leaf):
        yield from _of_leaf(condition, step(condition), book)
        return
    members = condition.members
    for index, member in enumerate(members):
        for says, changed in _variants(member, step, book):
            yield says, condition._replace(members=(*members[:index], changed, *members[index + 1 :]))
        if len(members) > 1:
            rest = (*members[:index], *members[index + 1 :])
            needed = condition.needed - 1 if condition.needed == len(members) else min(condition.needed, len(rest))
            yield f"the condition “{sentence(member, book)}” is dropped", Group(needed, rest, condition.negated)
    for needed in (condition.needed - 1, condition.needed + 1):
        if 1 <= needed <= len(members):
            yield (
                f"{needed} of {len(members)} conditions are enough instead of {condition.needed}",
                condition._replace(needed=needed),
            )


def _of_leaf(leaf: Leaf, step: float, book: Rulebook) -> Iterator[tuple[str, Condition]]:
    test = sentence(leaf, book)
    found = subjects.subject(leaf.subject)
    if isinstance(found, subjects.Flag) and found.aspect is Aspect.VALUE and HALF in meeting(leaf):
        for other in _of_partly(leaf):
            yield f"“{test}” is “{sentence(other, book)}” instead", other
        return
    if leaf.operator == "between":
        if leaf.low == leaf.high:
            yield f"“{test}” asks for another value", leaf._replace(low=leaf.low - 1, high=leaf.high - 1)
            return
        for low, high in (
            (leaf.low - step, leaf.high),
            (leaf.low + step, leaf.high),
            (leaf.low, leaf.high - step),
            (leaf.low, leaf.high + step),
        ):
            if low <= high:
                yield f"“{test}” is from {low:g} to {high:g}", leaf._replace(low=low, high=high)
        return
    yield f"“{test}” is turned round", leaf._replace(operator=OPPOSITE[leaf.operator])
    match subjects.subject(leaf.subject):
        case subjects.Flag() | subjects.Finding() | subjects.Repeated() | subjects.Indicator(_, Aspect.SUPPLIED):
            return  # true or false: no threshold to move
        case subjects.Count() as counted:
            for changed, says in _of_count(counted):
                yield f"“{test}” {says}", leaf._replace(subject=str(changed))
    for low in (round(leaf.low - step, 9), round(leaf.low + step, 9)):
        if low < 0 <= leaf.low and isinstance(subjects.subject(leaf.subject), subjects.Count):
            continue  # of nothing there are fewer than none
        yield f"“{test}” is moved to {low:g}", leaf._replace(low=low)


def _of_count(counted: subjects.Count) -> Iterator[tuple[subjects.Count, str]]:
    """Counts of more, on either side, repeated or new; and of less, all names but one; each with what it says."""
    if counted.favourable is not None:
        yield counted._replace(favourable=None), "counts either side"
    if counted.repeat is not None:
        yield counted._replace(repeat=None), "counts repeated and new ones"
    for name in counted.named if len(counted.named) > 1 else ():
        named = tuple(other for other in counted.named if other != name)
        yield counted._replace(named=named), f"leaves out {name}"


def _of_partly(leaf: Leaf) -> Iterator[Leaf]:
    """Other tests of a flag than one that what is partly so meets: without that, and with one degree more or less."""
    if leaf.operator == "between":
        yield from (leaf._replace(operator="at_least", high=0), leaf._replace(operator="at_most", high=0))
    else:
        yield leaf._replace(operator=OPPOSITE[leaf.operator])
        yield leaf._replace(low=1 if leaf.operator == "at_least" else 0)
