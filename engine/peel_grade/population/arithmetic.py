"""Numbers that are computed from others, whole columns at a time, with the very results of `peel_grade.force`.

A float quotient is at most some units in the last place beside the exact one. Only where that could turn the rounding
to a millionth, or a comparison, the other way, a number is computed again from its decimals.
"""

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

import numpy as np

from peel_grade.force import arithmetic
from peel_grade.force.columns import Ends, Numbers, Truths
from peel_grade.rulebook.conditions import Number, Operator

COMPARED: Mapping[Operator, Callable[[Numbers, Number | Numbers], Truths]] = {
    "at_least": np.greater_equal,
    "above": np.greater,
    "at_most": np.less_equal,
    "below": np.less,
}

_MILLION = 1e6
_MOST = float(arithmetic.LARGEST) * _MILLION
_PART = 1 << 14
"""So many numbers are worked with at a time: they stay in the cache from one step to the next."""
_TINY = 1e-290
"""What is smaller is not multiplied exactly enough."""
_SLACK = 2.0**-49
"""So many times the size of what is added: more than all roundings of one quotient and of its decimals together."""


def relative_differences(figure: Ends, base: Ends) -> Ends:
    """How far figures are from their bases, in percent of these; NaN where a base may be 0, or one is not known."""
    return _ends(figure, base, _difference)


def differs(figure: Ends, base: Ends, operator: Operator, number: Number) -> Truths:
    """Of which figures it is sure that their difference from their bases, in percent of these, compares so with a
    number; of none where a base may be 0, or one is not known. The number is not beyond those that are computed.

    For that nothing is divided: a figure is compared with its base and so much of it more.
    """
    share, rising = _share(operator, number), operator in ("at_least", "above")
    found: list[Truths] = []
    for against in (base.low,) if base.exact else (base.low, base.high):
        for value in (figure.low,) if figure.exact else (figure.low, figure.high):
            surely, doubtful = _compared(value, against, base, share, rising)
            if doubtful.any():
                pairs = zip(value[doubtful].tolist(), against[doubtful].tolist(), strict=True)
                exact = np.array([arithmetic.relative_difference(*pair) for pair in pairs])
                surely[doubtful] = COMPARED[operator](exact, number)
            found.append(surely)
    return found[0] if len(found) == 1 else np.logical_and.reduce(found)


@lru_cache(maxsize=4096)
def _share(operator: Operator, number: Number) -> float:
    """The share of a base from which on a difference from it counts as one that comes to a number, or is above it."""
    millionths = Decimal(str(number)) * 1_000_000
    least = math.floor(millionths) + 1 if operator in ("above", "at_most") else math.ceil(millionths)
    return (least - 0.5) / (100 * _MILLION)  # a half is rounded either way, and computed exactly


def _compared(value: Numbers, against: Numbers, base: Ends, share: float, rising: bool) -> tuple[Truths, Truths]:
    """Where figures surely come to one end of their bases and that share of it more (or do not), and where that is in
    doubt; nowhere where the bases may be 0.
    """
    surely, perhaps = np.empty(len(value), np.bool_), np.empty(len(value), np.bool_)
    slack = (1 + abs(share)) * (_SLACK if rising else -_SLACK)
    compared, room = np.greater_equal if rising else np.less, np.empty(min(_PART, len(value)))
    for start in range(0, len(value), _PART):
        part = slice(start, start + _PART)
        figures, bases = value[part], against[part]
        bound = room[: len(bases)]
        if np.fmin.reduce(bases) > _TINY:
            for truths, more in ((surely, share + slack), (perhaps, share - slack)):
                compared(figures, np.multiply(bases, 1 + more, out=bound), out=truths[part])
            continue
        size = np.where((base.low[part] <= 0) & (base.high[part] >= 0), np.nan, np.abs(bases))
        tiny = (size < _TINY) & ~np.isnan(figures)
        compared(figures, bases + size * (share + slack), out=surely[part])
        compared(figures, bases + size * (share - slack), out=perhaps[part])
        perhaps[part] = np.where(tiny, ~surely[part], perhaps[part])
    return surely, surely != perhaps


def rates(count: Ends, of: Ends, per: int) -> Ends:
    """The counts for every `per` of what they are counted in; NaN where that may be 0, or one is not known."""
    return _ends(count, of, lambda one, other: _rate(one, other, per))


def _ends(one: Ends, other: Ends, computed: Callable[[Numbers, Numbers], Numbers]) -> Ends:
    """With one of them fixed the result only rises or only falls with the other: its ends lie at theirs."""
    nothing = (other.low <= 0) & (other.high >= 0)
    firsts = (one.low,) if one.exact else (one.low, one.high)
    others = (other.low,) if other.exact else (other.low, other.high)
    with np.errstate(all="ignore"):
        corners = [_in_parts(computed, first, second) for first in firsts for second in others]
    for corner in corners:
        corner[nothing] = np.nan
    if len(corners) == 1:
        return Ends(corners[0], corners[0])
    return Ends(np.minimum.reduce(corners), np.maximum.reduce(corners))


def _in_parts(computed: Callable[[Numbers, Numbers], Numbers], one: Numbers, other: Numbers) -> Numbers:
    """The same, in parts that stay in the cache."""
    found = np.empty(len(one))
    for start in range(0, len(one), _PART):
        part = slice(start, start + _PART)
        found[part] = computed(one[part], other[part])
    return found


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
