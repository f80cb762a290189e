"""Rules that cut one figure into bands: they must neither overlap nor leave out what is worse than a band."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from engine.analysis.proof import Span, shown_span
from engine.analysis.search import possible_truths
from engine.analysis.states import TRUE, UNKNOWN, representatives, truth_of
from engine.explanation import show_number
from engine.linting.diagnostics import Diagnostic
from engine.linting.lint import Lint, other
from engine.linting.view import LintedRule, View
from engine.logic import Leaf, Number, leaves
from engine.units import Unit, unit_of

_MOST = 1_000_000_000
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
    """A figure (or its difference from another) in one theme: points along it, and the bands of its rules."""

    subject: str
    points: tuple[Number, ...]
    bands: list[_Band]

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
            for index, band in enumerate(scale.bands):
                for earlier in scale.bands[:index]:
                    if (
                        band.rule.rule.kind != earlier.rule.rule.kind
                        or band.rule.rule.weight == earlier.rule.rule.weight
                    ):
                        continue
                    both = [p for p, a, b in zip(scale.points, band.covers, earlier.covers, strict=True) if a and b]
                    here, there = (band, earlier) if view.own(band.rule.located) else (earlier, band)
                    if both and view.own(here.rule.located):
                        yield self.report(
                            here.rule.located,
                            f"the bands of `{here.rule.id}` and `{there.rule.id}` over {scale.name} overlap",
                            "bound the milder one where the graver begins",
                            at=("when",),
                            key=True,
                            proof=(f"witness: {scale.name} {show_number(both[0])}",),
                            related=(other(there.rule.located, f"`{there.rule.id}` stands here"),),
                        )


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
        before = None  # the band last passed; one that starts at the very best value is on the wrong side instead
        for index, _ in enumerate(points):
            here = [band for band, covers in zip(bands, covered, strict=True) if covers[index] and not covers[0]]
            if here:
                before = here[0]
            elif before is not None and not any(covers[index] for covers in covered) and view.own(before.rule.located):
                rest = [any(covers[i] for covers in covered) for i in range(index, len(points))]
                length = rest.index(True) if True in rest else len(rest)
                interval = _interval(points, index, index + length, upwards)
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


def _interval(points: tuple[Number, ...], start: int, end: int, upwards: bool) -> str:
    """What lies between the covered points around a gap, as an interval."""
    first, last = points[start], points[end - 1]
    edges = (first, last) if upwards else (last, first)
    outer = (points[start - 1], points[end] if end < len(points) else None)
    low, high = outer if upwards else outer[::-1]
    # points come as threshold, inside, threshold...: a gap that starts inside is open at the threshold before it
    found = Span(low if low is not None else None, high, False, False)
    if start % 2 == 0:
        found = (
            found._replace(low=edges[0], low_closed=True)
            if upwards
            else found._replace(high=edges[1], high_closed=True)
        )
    if end < len(points) and (end - 1) % 2 == 0:
        found = (
            found._replace(high=edges[1], high_closed=True)
            if upwards
            else found._replace(low=edges[0], low_closed=True)
        )
    return shown_span(found)


def _scales(view: View) -> Iterator[_Scale]:
    """Each figure that a theme has several tests of, in its own rules or those it extends."""
    groups: dict[tuple[str, str], list[LintedRule]] = defaultdict(list)
    for rule in view.rules.values():
        for subject in dict.fromkeys(leaf.subject for leaf in leaves(rule.condition)):
            if subject.startswith("indicator/") and not subject.endswith(("/rank", "/supplied")):
                groups[rule.rule.theme, subject].append(rule)
    for (_, subject), rules in groups.items():
        asked = [leaf for rule in rules for leaf in leaves(rule.condition) if leaf.subject == subject]
        _, name, *aspect = subject.split("/")
        unit = unit_of(view.indicators[name].text.unit)
        if aspect:  # what is never less than nothing falls by all of it at the most
            unit = Unit(-100 if unit.least == 0 else -_MOST, _MOST, False)
        points = tuple(representatives(asked, unit))
        bands = [_Band(rule, _covers(rule, subject, points)) for rule in rules]
        if bands := [band for band in bands if any(band.covers)]:
            yield _Scale(subject, points, bands)


def _covers(rule: LintedRule, subject: str, points: tuple[Number, ...]) -> tuple[bool, ...]:
    """At which points the rule concludes when nothing else is known."""
    tests: list[Leaf] = list(dict.fromkeys(leaves(rule.condition)))
    found = []
    for point in points:
        truths = {leaf: truth_of(leaf, {subject: point}) if leaf.subject == subject else UNKNOWN for leaf in tests}
        found.append(possible_truths(rule.condition, truths) == TRUE)
    return tuple(found)
