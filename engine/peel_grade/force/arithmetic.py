"""Numbers that are computed from those of a force file: exactly from the decimals as written, then to a millionth.

They end at a billion either way, so that every one of them is an exact number.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal

from peel_grade.rulebook.conditions import Number

LARGEST = Decimal(1_000_000_000)
_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)  # numbers have at most 17 digits: no doubt which way a half goes


def relative_difference(value: Number, base: Number) -> float:
    """How far `value` is above (or, negative, below) `base`, in percent of `base`."""
    written, against = Decimal(str(value)), Decimal(str(base))
    return float(_to_a_millionth(_EXACT.divide(_EXACT.subtract(written, against) * 100, abs(against))))


def rate(count: Number, of: Number, per: int) -> Number:
    """`count` for every `per` of `of`, which is not 0."""
    found = _to_a_millionth(_EXACT.divide(_EXACT.multiply(Decimal(str(count)), Decimal(per)), Decimal(str(of))))
    return int(found) if found == found.to_integral_value() else float(found)


def percentage(part: Number, of: Number) -> Number:
    """How many percent a count, or points, are of all, to a millionth, as conditions compare them; of nothing 0."""
    return round(100 * part / of, 6) if of else 0


def _to_a_millionth(exact: Decimal) -> Decimal:
    return _EXACT.quantize(max(-LARGEST, min(LARGEST, exact)), Decimal("0.000001"))
