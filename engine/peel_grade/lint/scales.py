"""Figures as the rules of a theme cut them into bands, for the lints of bands."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import NamedTuple

from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.proving.numbers import representatives
from peel_grade.lint.proving.proof import name_of
from peel_grade.lint.proving.search import ANY, possible_truths
from peel_grade.lint.proving.states import TRUE, UNKNOWN, relative_unit, truth_of
from peel_grade.rulebook.conditions import Leaf, Number, leaves
from peel_grade.rulebook.subjects import Aspect, Indicator, subject


class Band(NamedTuple):
    """A rule that one figure alone can make conclude, and whether it does so at each point of its scale."""

    rule: LintedRule
    covers: tuple[bool, ...]
    gravity: int
    """The lower, the graver."""


class Scale(NamedTuple):
    """A figure (or its difference from another) in one theme, cut into bands by the rules that test it.

    `points` are the thresholds and one number in each gap between them, ascending. `reach` says, for strengths (True)
    and for weaknesses (False), at which of the points some rule could conclude, whatever else is known.
    """

    theme: str
    figure: Indicator
    points: tuple[Number, ...]
    thresholds: frozenset[Number]
    whole: bool
    bands: list[Band]
    reach: dict[bool, tuple[bool, ...]]

    @property
    def name(self) -> str:
        """The figure in words."""
        return name_of(str(self.figure))


def scales_of(context: LintContext) -> list[Scale]:
    """Each figure (or difference from another) that rules of one theme test, with their bands."""
    groups: dict[tuple[str, Indicator], list[LintedRule]] = defaultdict(list)
    for rule in context.rules.values():
        for text in dict.fromkeys(leaf.subject for leaf in leaves(rule.condition)):
            figure = subject(text)
            if isinstance(figure, Indicator) and figure.aspect not in (Aspect.RANK, Aspect.SUPPLIED):
                groups[rule.place, figure].append(rule)
    scales = (_scale(theme, figure, rules, context) for (theme, figure), rules in groups.items())
    return [scale for scale in scales if scale.bands]


def _scale(theme: str, figure: Indicator, rules: list[LintedRule], context: LintContext) -> Scale:
    text = str(figure)
    asked = [leaf for rule in rules for leaf in leaves(rule.condition) if leaf.subject == text]
    unit = context.unit(figure.name)
    relative = figure.aspect.relative
    points = tuple(representatives(asked, relative_unit(unit) if relative else unit))
    gravest = (None, *context.declared.gravest)  # a cause of concern has no weight
    bands = [Band(rule, _covers(rule, text, points, UNKNOWN), gravest.index(rule.rule.weight)) for rule in rules]
    reach = {}
    for strength in (True, False):
        could = [_covers(rule, text, points, ANY) for rule in rules if (rule.rule.kind == "strength") is strength]
        reach[strength] = tuple(map(any, zip(*could, strict=True))) if could else (False,) * len(points)
    thresholds = {points[0], points[-1], *(bound for leaf in asked for bound in (leaf.low, leaf.high))}
    whole = unit.whole and not relative
    return Scale(
        theme, figure, points, frozenset(thresholds), whole, [band for band in bands if any(band.covers)], reach
    )


def _covers(rule: LintedRule, figure: str, points: tuple[Number, ...], rest: int) -> tuple[bool, ...]:
    """Whether the rule concludes at each of the points, all other evidence having the truth `rest`.

    With UNKNOWN that is: the figure alone is enough. With ANY it is: the rule could conclude at all.
    """
    tests: list[Leaf] = list(dict.fromkeys(leaves(rule.condition)))
    unknown = {leaf: rest for leaf in tests if leaf.subject != figure}
    if not possible_truths(rule.condition, unknown) & TRUE:  # it rests on other evidence too
        return (False,) * len(points)
    own = sorted({bound for leaf in tests if leaf.subject == figure for bound in (leaf.low, leaf.high)})
    known: dict[tuple[int, int], bool] = {}
    found = []
    for point in points:
        cell = bisect_left(own, point), bisect_right(own, point)  # at, or between, its own thresholds
        if cell not in known:
            truths = {leaf: truth_of(leaf, {figure: point}) for leaf in tests if leaf.subject == figure}
            possible = possible_truths(rule.condition, unknown | truths)
            known[cell] = bool(possible & TRUE) if rest == ANY else possible == TRUE
        found.append(known[cell])
    return tuple(found)


def covers_at(scale: Scale, band: Band, value: Number) -> bool:
    """Whether a band covers a value: that of a point, or of the gap between two, for which a point in it stands."""
    index = bisect_left(scale.points, value)
    if index < len(scale.points) and scale.points[index] == value:
        return band.covers[index]
    # between two points there is no threshold: the one that is none itself stands for the gap
    near = [each for each in (index - 1, index) if 0 <= each < len(scale.points)]
    inner = [each for each in near if scale.points[each] not in scale.thresholds]
    return bool(inner) and band.covers[inner[0]]
