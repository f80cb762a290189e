"""What a comparison of a figure asks, and how far what is recorded is from it, in words."""

from peel_grade.force.facts import Interval
from peel_grade.force.file import IndicatorEvidence
from peel_grade.rulebook.conditions import Leaf, Number, holds_within
from peel_grade.wording.terms import show_number

_SIGN = {"at_least": "at least", "above": "above", "at_most": "at most", "below": "below"}


def sided(difference: Number, over: str, under: str) -> str:
    """A difference in percent by its side: `17.6% below`."""
    return f"{show_number(abs(difference))}% {over if difference >= 0 else under}"


def relative_bound(leaf: Leaf, over: str, under: str) -> str:
    """What a comparison of a difference asks: `25% or more below`, or nearer to level `less than 25% below`."""
    strict, side = leaf.operator in ("above", "below"), sided(leaf.low, over, under)
    if (leaf.operator in ("at_least", "above")) != (leaf.low >= 0):
        return f"{'less than' if strict else 'at most'} {side}"
    return f"more than {side}" if strict else side.replace("%", "% or more", 1)


def bound(leaf: Leaf) -> str:
    """What a comparison asks."""
    if leaf.operator == "between":
        return f"from {show_number(leaf.low)} to {show_number(leaf.high)}"
    return f"{_SIGN[leaf.operator]} {show_number(leaf.low)}"


def distance_told(leaf: Leaf, known: Interval, bound: str, said: str, unit: str, figure: IndicatorEvidence) -> str:
    """How far from the threshold (`bound`) what is recorded (`said`) is, for a reader of why and why not."""
    between, held = leaf.operator == "between", holds_within(leaf, *known)
    edge = leaf.high if between and known.low >= leaf.low else leaf.low
    gap, alone = round(min(abs(end - edge) for end in known), 6), known.low == known.high
    if held is None:
        beside = "which may be either"
    elif between and held:
        beside = "within it"
    elif gap == 0:
        beside = "at the threshold" if alone else "from the threshold on"
    else:
        beside = f"{show_number(gap)}{unit} {'' if alone else 'or more '}{'past' if held else 'short of'} it"
    return f"{bound} is asked, {said} {'computed' if figure.computed_from else 'recorded'}, {beside}"
