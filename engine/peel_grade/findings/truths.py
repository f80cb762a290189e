"""The truth of rules by the truth tables alone, from facts: one rule at a time, for those who try many ways."""

from functools import partial

from peel_grade.findings import oracle
from peel_grade.force.facts import Facts
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Finding, subject


def truths(book: Rulebook, facts: Facts) -> dict[str, bool | None]:
    """What is true, false and unknown of the rules."""
    found: dict[str, bool | None] = {}
    for name in book.rules:
        truth_of(name, book, facts, found)
    return {name: found[name] for name in book.rules}


def decided(truths: dict[str, bool | None]) -> dict[str, bool]:
    """Those that are true or false."""
    return {name: truth for name, truth in truths.items() if truth is not None}


def truth_of(name: str, book: Rulebook, facts: Facts, found: dict[str, bool | None]) -> bool | None:
    """The truth of a rule, remembered in `found` with those that it rests on; unknown of one that is not there."""
    if name not in found:
        found[name] = None  # also for a circle, which some edits alone may make
        if name in book.rules:
            found[name] = oracle.truth(book.rules[name].condition, partial(_known, book, facts, found))
    return found[name]


def _known(book: Rulebook, facts: Facts, found: dict[str, bool | None], text: str) -> oracle.Known:
    if text in facts:  # evidence, most of the time
        return facts[text]
    match subject(text):
        case Finding(rule):
            value = truth_of(rule, book, facts, found)
            return None if value is None else (int(value), int(value))
        case _:
            return None
