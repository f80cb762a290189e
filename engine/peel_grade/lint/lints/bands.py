"""Rules that cut one figure into bands: they must neither overlap nor leave out what is worse than a band."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise, product, takewhile
from typing import NamedTuple

from peel_grade.force.arithmetic import relative_difference
from peel_grade.lint.context import LintContext, LintedRule
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.numbers import plain
from peel_grade.lint.proving.proof import Span, shown_span
from peel_grade.lint.scales import Band, Scale, covers_at, scales_of
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.subjects import Aspect, Indicator
from peel_grade.wording.terms import show_number


class OverlappingBands(Lint):
    """Two weaknesses of different weight, or two strengths, from one value of a figure."""

    code = "overlapping-bands"
    description = (
        "Two rules of [a theme] judge the same figure and both conclude on the witness value: one fact is counted "
        "twice towards the grade. Bound the milder one where the graver begins, with `between` or a further condition."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two rules whose bands overlap, neither of them the same conclusion as the other."""
        for scale in context.result_of(scales_of):
            for band, earlier, value in _overlaps(scale):
                pair = context.own_first(band.rule, earlier.rule)
                if pair and not _within(band, earlier):
                    here, there = pair
                    yield self.report(
                        here.located,
                        f"the bands of `{here.id}` and `{there.id}` over {scale.name} overlap",
                        _bounded(band, earlier),
                        at=("when",),
                        key=True,
                        witness=_witness(scale, value),
                        beside=there.located,
                    )
        yield from self._mixed(context)

    def _mixed(self, context: LintContext) -> Iterator[Diagnostic]:
        """A band of the figure itself, and one of its difference from a benchmark that the catalogue states."""
        scales = {(scale.theme, scale.figure): scale for scale in context.result_of(scales_of)}
        for (theme, figure), relative in scales.items():
            absolute = scales.get((theme, Indicator(figure.name)))
            benchmark = context.benchmarks.get((figure.benchmark, figure.name))
            if figure.aspect != Aspect.AGAINST_BENCHMARK or absolute is None or benchmark is None:
                continue
            for band, other in product(absolute.bands, relative.bands):
                pair = context.own_first(other.rule, band.rule)
                value = _shared_value(absolute, band, relative, other, benchmark.text.value)
                if pair and value is not None and _double(band, other):
                    here, there = pair
                    yield self.report(
                        here.located,
                        f"the bands of `{here.id}` and `{there.id}` overlap: {absolute.name} by itself and compared",
                        _bounded(band, other),
                        at=("when",),
                        key=True,
                        witness=_witness(absolute, value),
                        beside=there.located,
                    )


def _double(one: Band, other: Band) -> bool:
    """Whether two bands count one fact twice: both find a strength, or a weakness, of different weight."""
    return one.rule.rule.kind == other.rule.rule.kind and one.rule.rule.weight != other.rule.rule.weight


def _shared_value(absolute: Scale, band: Band, relative: Scale, other: Band, benchmark: Number) -> Number | None:
    """A figure that lies in a band of the figure itself and, beside the benchmark, in one of the difference."""
    if not benchmark:
        return None
    thresholds = (Fraction(str(benchmark)) * (1 + Fraction(str(point)) / 100) for point in relative.points)
    values = sorted({*map(Fraction, absolute.points), *thresholds})
    between = [(low + high) / 2 for low, high in pairwise(values)]
    for value in map(plain, sorted({*values, *between})):
        if absolute.whole and value != int(value):
            continue
        difference = relative_difference(value, benchmark)
        if covers_at(absolute, band, value) and covers_at(relative, other, difference):
            return value
    return None


def _overlaps(scale: Scale) -> Iterator[tuple[Band, Band, Number]]:
    """Two bands of one kind and different weight, the later first, and the first point that both cover."""
    seen = set()
    for index, point in enumerate(scale.points):
        here = [number for number, band in enumerate(scale.bands) if band.covers[index]]
        for earlier, later in combinations(here, 2):
            one, other = scale.bands[earlier], scale.bands[later]
            if _double(one, other) and (earlier, later) not in seen:
                seen.add((earlier, later))
                yield other, one, point


def _bounded(one: Band, other: Band) -> str:
    """The help: how the milder of two bands ends where the graver begins."""
    graver, milder = (band.rule for band in sorted((one, other), key=lambda band: band.gravity))
    bounds = f"bound `{milder.id}` where `{graver.id}` begins"
    if milder.located.text.unless is None and not any(part.text.finding == milder.id for part in graver.parts):
        return f"{bounds}, or give it `unless: {{finding: {graver.id}}}`"
    return bounds


class InvertedBands(Lint):
    """A worse value that weighs less."""

    code = "inverted-bands"
    description = (
        "The figure has a direction that is worse, and of two rules of the [theme] the one for the worse values "
        "concludes the lesser weakness: on the witness value, which is worse than another, the finding weighs less. "
        "Exchange the weights, or the bounds."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The rule for the worse values."""
        for scale in context.result_of(scales_of):
            worse = context.indicators[scale.figure.name].text.worse
            if worse == "neither":
                continue
            order = range(len(scale.points)) if worse == "higher" else range(len(scale.points) - 1, -1, -1)
            weighty: tuple[Band, int] | None = None
            told = set()
            for index in order:
                for band in scale.bands:
                    wrong_side = band.covers[order[0]]
                    if not band.covers[index] or band.rule.rule.kind == "strength" or wrong_side:
                        continue
                    if weighty is None or band.gravity < weighty[0].gravity:
                        weighty = band, index
                    elif _inverted(band, *weighty) and band.rule.id not in told:
                        told.add(band.rule.id)
                        yield from self._told(band, weighty[0], scale, index, context)

    def _told(self, band: Band, weighty: Band, scale: Scale, index: int, context: LintContext) -> Iterator[Diagnostic]:
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


def _witness(scale: Scale, value: Number) -> str:
    return f"{scale.name}: {show_number(value)}"


def _inverted(band: Band, weighty: Band, begun: int) -> bool:
    """Whether a band is milder than one that begins at a better value."""
    return band.gravity > weighty.gravity and not band.covers[begun]


class GappedBands(Lint):
    """A value that is worse than one found weak, and is not found weak itself."""

    code = "gapped-bands"
    description = (
        "The figure has a direction that is worse, and the bands of [a theme] leave out values that are worse than "
        "some which they call a weakness (or better than some which they call a strength). The proof names the "
        "interval left out. Extend a band, or add the one that is missing."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The band before each gap."""
        for scale in context.result_of(scales_of):
            worse = context.indicators[scale.figure.name].text.worse
            for strength in (True, False) if worse != "neither" else ():
                upwards = (worse == "higher") is not strength
                for gap in _gaps(scale, strength, upwards):
                    if context.own(gap.beyond.located):
                        yield self._told(gap, scale, "better" if strength else "worse")

    def _told(self, gap: "_Gap", scale: Scale, side: str) -> Diagnostic:
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


def _gaps(scale: Scale, strength: bool, upwards: bool) -> Iterator[_Gap]:
    """What the bands of strengths (or weaknesses) leave out, walking up (or down) the scale from its other end."""
    bands = [band for band in scale.bands if (band.rule.rule.kind == "strength") is strength]
    walk = range(len(scale.points))[:: 1 if upwards else -1]
    passed: Band | None = None
    for step, index in enumerate(walk):
        # a band that holds at the very start of the walk is on the wrong side, which is reported as that
        here = [band for band in bands if band.covers[index] and not band.covers[walk[0]]]
        if here:
            passed = here[0]
        elif passed is not None and not scale.reach[strength][index]:
            left_out = list(takewhile(lambda at: not scale.reach[strength][at], walk[step:]))
            yield _Gap(passed.rule, min(left_out), max(left_out))
            passed = None


def _within(one: Band, other: Band) -> bool:
    """Whether the milder band lies in the graver one, which is told as inverted."""
    graver, milder = sorted((one, other), key=lambda band: band.gravity)
    return all(a or not b for a, b in zip(graver.covers, milder.covers, strict=True))


def _interval(scale: Scale, first: int, last: int) -> str:
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
