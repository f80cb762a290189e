"""How far a statement of the catalogue is so, in English: what is recorded of a flag, and what is asked of it."""

from collections.abc import Iterable
from functools import lru_cache

from peel_grade.rulebook.conditions import HALF, PARTLY, Degree, Leaf, Number, Operator, amount, holds
from peel_grade.rulebook.model import Flag

DEGREES: tuple[Degree, ...] = (True, PARTLY, False)
"""What a flag can be, the most first."""
_AMOUNTS = tuple(map(amount, DEGREES))
_PARTLY_SO = "it is partly so that {}"
_TESTS = {
    frozenset({1}): "is true",
    frozenset({HALF}): f"is {PARTLY}",
    frozenset({0}): "is false",
    frozenset({1, HALF}): f"at_least {PARTLY}",
    frozenset({HALF, 0}): f"at_most {PARTLY}",
    frozenset({1, 0}): f"not is {PARTLY}",
}


def degree_word(degree: Degree) -> str:
    """`true`, `partly` or `false`, as a force file writes it."""
    return str(degree).lower()


def statement(flag: Flag, degree: Degree) -> str:
    """A sentence that says how far the statement is so."""
    if degree == PARTLY:
        return _PARTLY_SO.format(flag.holds)
    return flag.holds if degree else flag.fails


def asked(flag: Flag, values: Iterable[Number]) -> str:
    """A sentence that says that the statement is so to one of several degrees, given as numbers."""
    among = frozenset(values)
    match (1 in among, HALF in among, 0 in among):
        case (True, False, False):
            return flag.holds
        case (False, True, False):
            return _PARTLY_SO.format(flag.holds)
        case (False, False, True):
            return flag.fails
        case (True, True, False):
            return f"it is at least partly so that {flag.holds}"
        case (False, True, True):
            return f"it is at most partly so that {flag.holds}"
        case (True, False, True):
            return f"it is not partly so that {flag.holds}"
        case (False, False, False):
            return f"it is neither so, partly so nor not so that {flag.holds}"
        case _:
            return f"it is so, partly so or not so that {flag.holds}"


def meeting(leaf: Leaf) -> frozenset[Number]:
    """The degrees, as numbers, that meet a comparison of a flag."""
    return _met(leaf.operator, leaf.low, leaf.high)


@lru_cache(maxsize=64)  # nearly every comparison of a flag asks whether it is true, or whether it is false
def _met(operator: Operator, low: Number, high: Number) -> frozenset[Number]:
    return frozenset([value for value in _AMOUNTS if holds(Leaf("", operator, low, high), value)])


def comparison(leaf: Leaf) -> str:
    """A comparison of a flag as authors write it: `is true`, `at_least partly`."""
    return _TESTS[meeting(leaf)]
