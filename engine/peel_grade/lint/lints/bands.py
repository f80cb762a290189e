"""Rules that cut one figure into bands: they must neither overlap nor leave out what is worse than a band."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, takewhile
from typing import NamedTuple

from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.numbers import representatives
from peel_grade.lint.proving.proof import Span, name_of, shown_span
from peel_grade.lint.proving.search import ANY, possible_truths
from peel_grade.lint.proving.states import TRUE, UNKNOWN, relative_unit, truth_of
from peel_grade.rulebook.conditions import Leaf, Number, leaves
from peel_grade.rulebook.subjects import Aspect, Indicator, subject
from peel_grade.wording.terms import show_number


class _Band(NamedTuple):
    """A rule that one figure alone can make conclude, and whether it does so at each point of its scale."""

    rule: LintedRule
    covers: tuple[bool, ...]
    gravity: int
    """The lower, the graver."""


class _Scale(NamedTuple):
    """A figure (or its difference from another) in one theme, cut into bands by the rules that test it.

    `points` are the thresholds and one number in each gap between them, ascending. `reach` says, for strengths (True)
    and for weaknesses (False), at which of the points some rule could conclude, whatever else is known.
    """

    figure: Indicator
    points: tuple[Number, ...]
    thresholds: frozenset[Number]
    whole: bool
    bands: list[_Band]
    reach: dict[bool, tuple[bool, ...]]

    @property
    def name(self) -> str:
        """The figure in words."""
        return name_of(str(self.figure))


class OverlappingBands(Lint):
    """Two weaknesses of different weight, or two strengths, from one value of a figure."""

    code = "overlapping-bands"
    description = (
        "Two rules of a theme judge the same figure and both conclude on the witness value: one fact is counted twice "
        "towards the grade. Bound the milder one where the graver begins, with `between` or a further condition."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two rules whose bands overlap, neither of them the same conclusion as the other."""
        for scale in context.result_of(_scales):
            for band, earlier, value in _overlaps(scale):
                pair = context.own_first(band.rule, earlier.rule)
                if pair and not _within(band, earlier):
                    here, there = pair
                    yield self.report(
                        here.located,
                        f"the bands of `{here.id}` and `{there.id}` over {scale.name} overlap",
                        "bound the milder one where the graver begins",
                        at=("when",),
                        key=True,
                        witness=_witness(scale, value),
                        beside=there.located,
                    )


def _overlaps(scale: _Scale) -> Iterator[tuple[_Band, _Band, Number]]:
    """Two bands of one kind and different weight, the later first, and the first point that both cover."""
    seen = set()
    for index, point in enumerate(scale.points):
        here = [number for number, band in enumerate(scale.bands) if band.covers[index]]
        for earlier, later in combinations(here, 2):
            one, other = scale.bands[earlier], scale.bands[later]
            alike = one.rule.rule.kind == other.rule.rule.kind and one.rule.rule.weight != other.rule.rule.weight
            if alike and (earlier, later) not in seen:
                seen.add((earlier, later))
                yield other, one, point


class InvertedBands(Lint):
    """A worse value that weighs less."""

    code = "inverted-bands"
    description = (
        "The figure has a direction that is worse, and of two rules of the theme the one for the worse values "
        "concludes the lesser weakness: on the witness value, which is worse than another, the finding weighs less. "
        "Exchange the weights, or the bounds."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The rule for the worse values."""
        for scale in context.result_of(_scales):
            worse = context.indicators[scale.figure.name].text.worse
            if worse == "neither":
                continue
            order = range(len(scale.points)) if worse == "higher" else range(len(scale.points) - 1, -1, -1)
            weighty: tuple[_Band, int] | None = None
            told = set()
            for index in order:
                for band in scale.bands:
                    wrong_side = band.covers[order[0]]
                    if not band.covers[index] or not band.rule.rule.weight or wrong_side:
                        continue
                    if weighty is None or band.gravity < weighty[0].gravity:
                        weighty = band, index
                    elif _inverted(band, *weighty) and band.rule.id not in told:
                        told.add(band.rule.id)
                        yield from self._told(band, weighty[0], scale, index, context)

    def _told(
        self, band: _Band, weighty: _Band, scale: _Scale, index: int, context: LintContext
    ) -> Iterator[Diagnostic]:
        if pair := context.own_first(band.rule, weighty.rule):
            yield self.report(
                pair[0].located,
                f"`{band.rule.id}` is for worse values than `{weighty.rule.id}`, and weighs less",
                "exchange the weights, or the bounds",
                at=("when",),
                key=True,
                witness=_witness(scale, scale.points[index]),
                beside=pair[1].located,
            )


def _witness(scale: _Scale, value: Number) -> str:
    return f"{scale.name}: {show_number(value)}"


def _inverted(band: _Band, weighty: _Band, begun: int) -> bool:
    """Whether a band is milder than one that begins at a better value."""
    return band.gravity > weighty.gravity and not band.covers[begun]


class GappedBands(Lint):
    """A value that is worse than one found weak, and is not found weak itself."""

    code = "gapped-bands"
    description = (
        "The figure has a direction that is worse, and the bands of a theme leave out values that are worse than some "
        "which they call a weakness (or better than some which they call a strength). The proof names the interval "
        "left out. Extend a band, or add the one that is missing."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The band before each gap."""
        for scale in context.result_of(_scales):
            worse = context.indicators[scale.figure.name].text.worse
            for strength in (True, False) if worse != "neither" else ():
                upwards = (worse == "higher") is not strength
                for gap in _gaps(scale, strength, upwards):
                    if context.own(gap.beyond.located):
                        yield self._told(gap, scale, "better" if strength else "worse")

    def _told(self, gap: "_Gap", scale: _Scale, side: str) -> Diagnostic:
        return self.report(
            gap.beyond.located,
            f"values of {scale.name} that are {side} than this band lead to no such finding",
            "extend a band, or add the one that is missing",
            at=("when",),
            key=True,
            proof=(f"{scale.name} in {_interval(scale, gap.first, gap.last)} is left out",),
        )


class _Gap(NamedTuple):
    """Values that are left out: the rule whose band comes before them, and the indices of the lowest and the highest
    point among them.
    """

    beyond: LintedRule
    first: int
    last: int


def _gaps(scale: _Scale, strength: bool, upwards: bool) -> Iterator[_Gap]:
    """What the bands of strengths (or weaknesses) leave out, walking up (or down) the scale from its other end."""
    bands = [band for band in scale.bands if (band.rule.rule.kind == "strength") is strength]
    walk = range(len(scale.points))[:: 1 if upwards else -1]
    passed: _Band | None = None
    for step, index in enumerate(walk):
        # a band that holds at the very start of the walk is on the wrong side, which is reported as that
        here = [band for band in bands if band.covers[index] and not band.covers[walk[0]]]
        if here:
            passed = here[0]
        elif passed is not None and not scale.reach[strength][index]:
            left_out = list(takewhile(lambda at: not scale.reach[strength][at], walk[step:]))
            yield _Gap(passed.rule, min(left_out), max(left_out))
            passed = None


def _within(one: _Band, other: _Band) -> bool:
    """Whether the milder band lies in the graver one, which is told as inverted."""
    graver, milder = sorted((one, other), key=lambda band: band.gravity)
    return all(a or not b for a, b in zip(graver.covers, milder.covers, strict=True))


def _interval(scale: _Scale, first: int, last: int) -> str:
    """The interval from one point to another, in which a point between thresholds stands for the whole gap."""
    points, ends = scale.points, (scale.points[0], scale.points[-1])
    low_closed = scale.whole or points[first] in scale.thresholds  # the first whole number stands for a gap
    high_closed = points[last] in scale.thresholds
    low = points[first] if low_closed else points[first - 1]
    high = points[last] if high_closed else points[last + 1]
    found = Span(low, high, low_closed, high_closed)
    if low == ends[0] and low < 0:
        found = found._replace(low=None)
    return shown_span(found._replace(high=None) if high == ends[1] and high > 100 else found)


def _scales(context: LintContext) -> list[_Scale]:
    """Each figure (or difference from another) that rules of one theme test, with their bands."""
    groups: dict[tuple[str, Indicator], list[LintedRule]] = defaultdict(list)
    for rule in context.rules.values():
        for text in dict.fromkeys(leaf.subject for leaf in leaves(rule.condition)):
            figure = subject(text)
            if isinstance(figure, Indicator) and figure.aspect not in (Aspect.RANK, Aspect.SUPPLIED):
                groups[rule.rule.theme, figure].append(rule)
    scales = (_scale(figure, rules, context) for (_, figure), rules in groups.items())
    return [scale for scale in scales if scale.bands]


def _scale(figure: Indicator, rules: list[LintedRule], context: LintContext) -> _Scale:
    text = str(figure)
    asked = [leaf for rule in rules for leaf in leaves(rule.condition) if leaf.subject == text]
    unit = context.unit(figure.name)
    relative = figure.aspect.relative
    points = tuple(representatives(asked, relative_unit(unit) if relative else unit))
    gravest = context.declared.gravest
    bands = [
        _Band(rule, _covers(rule, text, points, UNKNOWN), gravest.index(rule.rule.weight) if rule.rule.weight else 0)
        for rule in rules
    ]
    reach = {}
    for strength in (True, False):
        could = [_covers(rule, text, points, ANY) for rule in rules if (rule.rule.kind == "strength") is strength]
        reach[strength] = tuple(map(any, zip(*could, strict=True))) if could else (False,) * len(points)
    thresholds = {points[0], points[-1], *(bound for leaf in asked for bound in (leaf.low, leaf.high))}
    whole = unit.whole and not relative
    return _Scale(figure, points, frozenset(thresholds), whole, [band for band in bands if any(band.covers)], reach)


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
