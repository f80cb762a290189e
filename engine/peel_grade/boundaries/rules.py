"""The cases of a finding rule: beside evidence on which it is nearly so, each piece of evidence on each of its sides.

For each test there is a surrounding in which it alone decides, so that a moved threshold, another operator, a branch
more or less, or another number that is needed turns a case.
"""

from peel_grade.boundaries.givens import evidence
from peel_grade.boundaries.model import Case, Entry
from peel_grade.boundaries.outcomes import said
from peel_grade.boundaries.pieces import Chosen, Piece, pieces_of
from peel_grade.boundaries.saying import concludes
from peel_grade.boundaries.surroundings import Surroundings
from peel_grade.rulebook.conditions import Condition
from peel_grade.rulebook.model import Rule, Rulebook


def rule_entry(rule: Rule, book: Rulebook) -> Entry:
    """The entry of a finding rule."""
    return Entry("rule", rule.id, concludes(rule), *_cases(rule.condition, book))


def _cases(condition: Condition, book: Rulebook) -> tuple[dict[str, object], tuple[Case, ...]]:
    """What is beside, and the cases: of each piece of evidence, in the order written."""
    pieces = pieces_of(condition, book)
    surroundings = Surroundings(condition, pieces)
    several = len(pieces) > 1
    beside = _given(surroundings.base, pieces) if several else {}
    cases = []
    for chosen in dict.fromkeys([*([surroundings.base] if several else ()), *surroundings.deciding()]):
        given = _given(chosen, pieces)
        cases.append(Case(given, said(condition, evidence(given, book))))
    return beside, tuple(cases)


def _given(chosen: Chosen, pieces: list[Piece]) -> dict[str, object]:
    return {piece.key: piece.states[state] for piece, state in zip(pieces, chosen, strict=True)}
