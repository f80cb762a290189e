"""Which figures hang together: those that follow from others, with these, where a change of one moves another."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.apart import apart
from peel_grade.firmness.changes import Change, Of, Standing
from peel_grade.firmness.kept import Layer, State
from peel_grade.force.file import IndicatorEvidence, not_recorded
from peel_grade.rulebook.model import Derived
from peel_grade.rulebook.subjects import Aspect, subject
from peel_grade.rulebook.subjects import Indicator as Compared

Row: TypeAlias = IndicatorEvidence | None
"""What is known of a figure, if anything."""
Alternative: TypeAlias = tuple[State, tuple[Change, ...]]
"""A state of a figure, and the changes of it that this takes; none where it is so, or follows from others."""
Outcome: TypeAlias = tuple[tuple[Alternative, ...], ...]
"""What figures that hang together can be at once: of each what it may be, whichever of it the others are."""


class Tie(Record):
    """Figures that hang together, by name: those that others are computed from, and those that are computed; and which
    of them count for something by themselves where they are known.
    """

    parts: tuple[str, ...]
    computed: tuple[str, ...]
    counting: frozenset[str]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return self.parts + self.computed


def ties(
    moved: Mapping[str, Derived], layers: Mapping[str, Layer], standing: Standing, counts: Callable[[str], bool]
) -> Iterator[Tie]:
    """The figures that hang together. `moved` are those that come to be computed otherwise; `layers` those of figures
    that are looked at, by name; `counts` says whether a figure that is known counts for something by itself.

    Figures do not where it makes no difference: where no rule asks for what is computed; and where that and all that it
    is computed from is missing, for then it comes to be stated by fewer changes, whatever the others would make of it.
    """
    asked = {name: derived for name, derived in moved.items() if counts(name) or _asked(layers[name])}
    rows = standing.force.indicators

    def silent(name: str) -> bool:
        return not_recorded(rows.get(name)) and (name not in layers or not (layers[name].asked or counts(name)))

    parts = dict.fromkeys(part for derived in asked.values() for part in derived)
    for together in apart([*parts, *asked], [(name, *derived) for name, derived in asked.items()]):
        counted = frozenset(name for name in together if name in layers and counts(name))
        tie = Tie(tuple(n for n in together if n in parts), tuple(n for n in together if n in asked), counted)
        fewer = len(tie.computed) < len(tie.parts)
        if not (fewer and all(map(silent, tie.parts)) and all(not_recorded(rows.get(name)) for name in tie.computed)):
            yield tie


def moving(of: Of, layers: Mapping[str, Layer], standing: Standing) -> dict[str, Derived]:
    """The figures that come to be computed, or to be computed otherwise, by changes of those that they follow from."""
    derived = {name: standing.book.indicators[name].derived for name in layers}
    return {
        name: parts
        for name, parts in derived.items()
        if parts is not None and _moves(of, name, parts, layers[name], standing)
    }


def aspects(layer: Layer) -> set[Aspect]:
    """What of a figure rules compare."""
    found = (subject(asked[0]) for asked in layer.asked)
    return {each.aspect for each in found if isinstance(each, Compared)}


def _asked(layer: Layer) -> bool:
    """Whether rules compare what is computed: not only the rank, which is only stated."""
    return bool(aspects(layer) - {Aspect.RANK})


def _moves(of: Of, name: str, derived: Derived, layer: Layer, standing: Standing) -> bool:
    row = standing.force.indicators.get(name)
    if row is not None and (
        row.status not in ("known", "not_recorded") or (row.value is not None and not row.computed_from)
    ):
        return False
    parts = [standing.force.indicators.get(part) for part in derived]
    if of == "recorded":
        return all(part is not None and part.status == "known" for part in parts)
    if any(part is not None and part.status not in ("known", "not_recorded") for part in parts):
        return False
    before = Aspect.AGAINST_PREVIOUS in aspects(layer)
    return any(
        part is None
        or not isinstance(part.value, int | float)
        or (before and not isinstance(part.previous, int | float))
        for part in parts
    )
