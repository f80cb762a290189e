"""What follows from a case on a rulebook: decided by the oracle, which needs no engine to be compiled."""

from collections.abc import Iterable, Sequence

from peel_grade.boundaries.givens import concluded, evidence
from peel_grade.boundaries.model import NO, UNDECIDED, YES, Case, Given, Key
from peel_grade.findings import oracle
from peel_grade.force.facts import Facts
from peel_grade.rulebook.conditions import Condition, leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import GradeRule, Rulebook

_SAID = {True: YES, False: NO, None: UNDECIDED}


class Reading:
    """What is given as facts, worked out anew for each case. Its methods raise Unknown."""

    def evidence(self, given: Given, book: Rulebook) -> Facts:
        """The facts that follow from the evidence of a case."""
        return evidence(given, book)

    def counted(self, given: Given, asked: Iterable[str], book: Rulebook) -> Facts:
        """What of what a case gives the stratum below is counted, at least what is asked for."""
        return concluded(given, book).facts(asked, book)


ANEW = Reading()


def outcome(key: Key, given: Given, book: Rulebook, reading: Reading = ANEW) -> Case:
    """The case as it is decided on the rulebook. Raises Unknown for what the rulebook does not have, KeyError where it
    has no such rule or list.
    """
    part, name = key
    if part == "rule":
        return Case(given, said(book.rules[name].condition, reading.evidence(given, book)))
    if (condition := single(key, book)) is not None:
        return Case(given, said(condition, _counted([condition], given, book, reading)))
    rules = grade_rules(key, book)
    return decided(rules, given, _counted([rule.when for rule in rules], given, book, reading))


def single(key: Key, book: Rulebook) -> Condition | None:
    """The condition of what holds or does not: `suggest`, a remark. Raises KeyError where there is no such remark."""
    part, name = key
    if part == "suggest":
        return book.suggest
    return {remark.id: remark.when for remark in book.no_precedent}[name] if part == "no_precedent" else None


def grade_rules(key: Key, book: Rulebook) -> tuple[GradeRule, ...]:
    """The rules of a list, in order: those that grade a theme or question. Raises KeyError where there is no list."""
    part, name = key
    match part:
        case "theme_grades":
            return tuple(rule for rule in book.theme_grades if not name or rule.grades(book.themes[name].id))
        case "question_grades":
            return tuple(rule for rule in book.question_grades if rule.grades(book.questions[name].id))
        case "overall":
            return book.overall_grades
        case _:
            return book.overall_alternatives[name]


def _counted(conditions: Iterable[Condition], given: Given, book: Rulebook, reading: Reading) -> Facts:
    """What the conditions count in a case. Raises Unknown."""
    asked = dict.fromkeys(leaf.subject for condition in conditions for leaf in leaves(condition))
    return reading.counted(given, asked, book)


def said(condition: Condition, facts: Facts) -> str:
    """Whether a condition holds: yes, no, or undecided."""
    return _SAID[oracle.truth(condition, facts.get)]


def decided(rules: Sequence[GradeRule], given: Given, facts: Facts) -> Case:
    """The case of a list: the first rule that holds decides."""
    for rule in rules:
        if oracle.truth(rule.when, facts.get):
            return Case(given, rule.grade, rule.id)
    return Case(given, INSUFFICIENT)
