"""Numbers that are computed from others, whole columns at a time, with the very results of `peel_grade.force`.

A float quotient is at most some units in the last place beside the exact one. Only where that could turn the rounding
to a millionth the other way, a number is computed again from its decimals.
"""

from collections.abc import Callable

import numpy as np

from peel_grade.force import arithmetic
from peel_grade.force.columns import Ends, Numbers
from peel_grade.rulebook.conditions import Number

_MILLION = 1e6
_MOST = float(arithmetic.LARGEST) * _MILLION
_SLACK = 2.0**-49
"""So many times the size of what is added: more than all roundings of one quotient and of its decimals together."""


def relative_differences(figure: Ends, base: Ends) -> Ends:
    """How far figures are from their bases, in percent of these; NaN where a base may be 0, or one is not known."""
    return _ends(figure, base, _difference)


def rates(count: Ends, of: Ends, per: int) -> Ends:
    """The counts for every `per` of what they are counted in; NaN where that may be 0, or one is not known."""
    return _ends(count, of, lambda one, other: _rate(one, other, per))


def _ends(one: Ends, other: Ends, computed: Callable[[Numbers, Numbers], Numbers]) -> Ends:
    """With one of them fixed the result only rises or only falls with the other: its ends lie at theirs."""
    nothing = (other.low <= 0) & (other.high >= 0)
    firsts = (one.low,) if one.exact else (one.low, one.high)
    others = (other.low,) if other.exact else (other.low, other.high)
    with np.errstate(all="ignore"):
        corners = [computed(first, second) for first in firsts for second in others]
    for corner in corners:
        corner[nothing] = np.nan
    if len(corners) == 1:
        return Ends(corners[0], corners[0])
    return Ends(np.minimum.reduce(corners), np.maximum.reduce(corners))


def _difference(value: Numbers, base: Numbers) -> Numbers:
    scale = 100 * _MILLION / np.abs(base)
    doubt = (np.abs(value) + np.abs(base)) * scale * _SLACK
    return _to_a_millionth((value - base) * scale, doubt, value, base, arithmetic.relative_difference)


def _rate(count: Numbers, of: Numbers, per: int) -> Numbers:
    scaled = count * (per * _MILLION) / of

    def exact(one: Number, other: Number) -> Number:
        return arithmetic.rate(one, other, per)

    return _to_a_millionth(scaled, np.abs(scaled) * _SLACK, count, of, exact)


def _to_a_millionth(
    scaled: Numbers, doubt: Numbers, one: Numbers, other: Numbers, exact: Callable[[Number, Number], Number]
) -> Numbers:
    """Millionths as numbers; those as near to a half as what may be wrong with them are computed exactly."""
    whole = np.rint(scaled)
    found: Numbers = np.clip(whole, -_MOST, _MOST) / _MILLION
    sure = np.abs(np.abs(scaled - whole) - 0.5) > doubt  # not so where numbers ran over and nothing can be said
    for place in np.flatnonzero(~(sure | np.isnan(one) | np.isnan(other) | (other == 0))):
        found[place] = exact(float(one[place]), float(other[place]))
    return found
