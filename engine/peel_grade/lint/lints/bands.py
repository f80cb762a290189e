"""Rules that cut one figure into bands: they must neither overlap nor leave out what is worse than a band."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from peel_grade.lint.context import LintedRule, View
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.proving.proof import Span, shown_span
from peel_grade.lint.proving.search import ANY, possible_truths
from peel_grade.lint.proving.states import TRUE, UNKNOWN, relative_unit, representatives, truth_of
from peel_grade.rulebook.conditions import Leaf, Number, leaves
from peel_grade.rulebook.model import WEIGHTS
from peel_grade.rulebook.units import unit_of
from peel_grade.wording.evidence import show_number

_OF = {
    "": "`{}`",
    "against_england_and_wales": "`{}` against England and Wales",
    "against_previous": "`{}` against its previous figure",
}


class _Band(NamedTuple):
    """A rule that one figure alone can make conclude, and at which of the points it does."""

    rule: LintedRule
    covers: tuple[bool, ...]


class _Scale(NamedTuple):
    """A figure (or its difference from another) in one theme: points along it, at thresholds and between them, and the
    bands of its rules. `reach` says for strengths (True) and weaknesses at which points any rule could conclude.
    """

    subject: str
    points: tuple[Number, ...]
    thresholds: frozenset[Number]
    whole: bool
    bands: list[_Band]
    reach: dict[bool, tuple[bool, ...]]

    @property
    def name(self) -> str:
        """The figure in words."""
        _, name, *aspect = self.subject.split("/")
        return _OF[aspect[0] if aspect else ""].format(name)


class OverlappingBands(Lint):
    """Two weaknesses of different weight, or two strengths, from one value of a figure."""

    code = "overlapping-bands"
    description = (
        "Two rules of a theme judge the same figure and both conclude on the witness value: one fact is counted twice "
        "towards the grade. Bound the milder one where the graver begins, with `between` or a further condition."
    )

    def find(self, view: View) -> Iterator[Diagnostic]:
        """The later of two rules whose bands overlap, neither of them the same conclusion as the other."""
        for scale in _scales(view):
            for band, earlier, value in _overlaps(scale):
                pair = view.own_first(band.rule, earlier.rule)
                if pair and not _within(band, earlier):
                    here, there = pair
                    yield self.report(
                        here.located,
                        f"the bands of `{here.id}` and `{there.id}` over {scale.name} overlap",
                        "bound the milder one where the graver begins",
                        at=("when",),
                        key=True,
                        proof=(_witness(scale, value),),
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

    def find(self, view: View) -> Iterator[Diagnostic]:
        """The rule for the worse values."""
        for scale in _scales(view):
            worse = view.indicators[scale.subject.split("/")[1]].text.worse
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
                    if weighty is None or _gravity(band) < _gravity(weighty[0]):
                        weighty = band, index
                    elif _inverted(band, *weighty) and band.rule.id not in told:
                        told.add(band.rule.id)
                        yield from self._told(band, weighty[0], scale, index, view)

    def _told(self, band: _Band, weighty: _Band, scale: _Scale, index: int, view: View) -> Iterator[Diagnostic]:
        if pair := view.own_first(band.rule, weighty.rule):
            yield self.report(
                pair[0].located,
                f"`{band.rule.id}` is for worse values than `{weighty.rule.id}`, and weighs less",
                "exchange the weights, or the bounds",
                at=("when",),
                key=True,
                proof=(_witness(scale, scale.points[index]),),
                beside=pair[1].located,
            )


def _witness(scale: _Scale, value: Number) -> str:
    return f"witness: {scale.name}: {show_number(value)}"


def _inverted(band: _Band, weighty: _Band, begun: int) -> bool:
    """Whether a band is milder than one that begins at a better value."""
    return _gravity(band) > _gravity(weighty) and not band.covers[begun]


def _gravity(band: _Band) -> int:
    """The lower, the graver."""
    return WEIGHTS.index(band.rule.rule.weight) if band.rule.rule.weight else 0


class GappedBands(Lint):
    """A value that is worse than one found weak, and is not found weak itself."""

    code = "gapped-bands"
    description = (
        "The figure has a direction that is worse, and the bands of a theme leave out values that are worse than some "
        "which they call a weakness (or better than some which they call a strength). The proof names the interval "
        "left out. Extend a band, or add the one that is missing."
    )

    def find(self, view: View) -> Iterator[Diagnostic]:
        """The band before each gap."""
        for scale in _scales(view):
            worse = view.indicators[scale.subject.split("/")[1]].text.worse
            for strength in (True, False):
                bands = [band for band in scale.bands if (band.rule.rule.kind == "strength") is strength]
                if bands and worse != "neither":
                    upwards = (worse == "higher") is not strength
                    yield from self._gaps(scale, bands, upwards, view)

    def _gaps(self, scale: _Scale, bands: list[_Band], upwards: bool, view: View) -> Iterator[Diagnostic]:
        step = 1 if upwards else -1
        points = scale.points[::step]
        covered = [band.covers[::step] for band in bands]
        reached = scale.reach[bands[0].rule.rule.kind == "strength"][::step]
        before = None  # the band last passed; one that starts at the very best value is on the wrong side instead
        for index, _ in enumerate(points):
            here = [band for band, covers in zip(bands, covered, strict=True) if covers[index] and not covers[0]]
            if here:
                before = here[0]
            elif before is not None and not reached[index] and view.own(before.rule.located):
                rest = list(reached[index:])
                length = rest.index(True) if True in rest else len(rest)
                last = index + length - 1
                ascending = (index, last) if upwards else (len(points) - 1 - last, len(points) - 1 - index)
                interval = _interval(scale, *ascending)
                side = "better" if before.rule.rule.kind == "strength" else "worse"
                yield self.report(
                    before.rule.located,
                    f"values of {scale.name} that are {side} than this band lead to no such finding",
                    "extend a band, or add the one that is missing",
                    at=("when",),
                    key=True,
                    proof=(f"{scale.name} in {interval} is left out",),
                )
                before = None


def _within(one: _Band, other: _Band) -> bool:
    """Whether the milder band lies in the graver one, which is told as inverted."""
    graver, milder = sorted((one, other), key=_gravity)
    return all(a or not b for a, b in zip(graver.covers, milder.covers, strict=True))


def _interval(scale: _Scale, first: int, last: int) -> str:
    """The numbers from one point to another, with the gaps beside thresholds that they stand for."""
    points, ends = scale.points, (scale.points[0], scale.points[-1])
    low_closed = scale.whole or points[first] in scale.thresholds  # the first whole number stands for a gap
    high_closed = points[last] in scale.thresholds
    low = points[first] if low_closed else points[first - 1]
    high = points[last] if high_closed else points[last + 1]
    found = Span(low, high, low_closed, high_closed)
    if low == ends[0] and low < 0:
        found = found._replace(low=None)
    return shown_span(found._replace(high=None) if high == ends[1] and high > 100 else found)


def _scales(view: View) -> list[_Scale]:
    """Each figure that rules of one theme test, with their bands; worked out once for all lints."""
    if "scales" not in view.kept:
        view.kept["scales"] = list(_made_scales(view))
    found: list[_Scale] = view.kept["scales"]
    return found


def _made_scales(view: View) -> Iterator[_Scale]:
    groups: dict[tuple[str, str], list[LintedRule]] = defaultdict(list)
    for rule in view.rules.values():
        for subject in dict.fromkeys(leaf.subject for leaf in leaves(rule.condition)):
            if subject.startswith("indicator/") and not subject.endswith(("/rank", "/supplied")):
                groups[rule.rule.theme, subject].append(rule)
    for (_, subject), rules in groups.items():
        asked = [leaf for rule in rules for leaf in leaves(rule.condition) if leaf.subject == subject]
        _, name, *aspect = subject.split("/")
        unit = unit_of(view.indicators[name].text.unit)
        points = tuple(representatives(asked, relative_unit(unit) if aspect else unit))
        bands = [_Band(rule, _covers(rule, subject, points, UNKNOWN)) for rule in rules]
        reach = {}
        for strength in (True, False):
            could = [
                _covers(rule, subject, points, ANY) for rule in rules if (rule.rule.kind == "strength") is strength
            ]
            reach[strength] = tuple(map(any, zip(*could, strict=True))) if could else (False,) * len(points)
        if bands := [band for band in bands if any(band.covers)]:
            ends = (points[0], points[-1])
            thresholds = frozenset([*ends, *(bound for leaf in asked for bound in (leaf.low, leaf.high))])
            yield _Scale(subject, points, thresholds, unit.whole and not aspect, bands, reach)


def _covers(rule: LintedRule, subject: str, points: tuple[Number, ...], rest: int) -> tuple[bool, ...]:
    """At which points the rule concludes when nothing else is known (or, `rest` being ANY, could conclude at all)."""
    tests: list[Leaf] = list(dict.fromkeys(leaves(rule.condition)))
    unknown = {leaf: rest for leaf in tests if leaf.subject != subject}
    if not possible_truths(rule.condition, unknown) & TRUE:  # it rests on other evidence too
        return (False,) * len(points)
    own = sorted({bound for leaf in tests if leaf.subject == subject for bound in (leaf.low, leaf.high)})
    known: dict[tuple[int, int], bool] = {}
    found = []
    for point in points:
        cell = bisect_left(own, point), bisect_right(own, point)  # at, or between, its own thresholds
        if cell not in known:
            truths = {leaf: truth_of(leaf, {subject: point}) for leaf in tests if leaf.subject == subject}
            possible = possible_truths(rule.condition, unknown | truths)
            known[cell] = bool(possible & TRUE) if rest == ANY else possible == TRUE
        found.append(known[cell])
    return tuple(found)
