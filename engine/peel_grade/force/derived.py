"""Figures that follow from two others, as the catalogue declares: computed where both are known and the force file does
not state them itself.

A figure that is stated counts as stated, also where the two others say something else.
"""

from peel_grade.force.arithmetic import rate
from peel_grade.force.figures import Figure, Range, ends
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Derived, Indicator, Rulebook

_NOT_RECORDED = IndicatorEvidence(status="not_recorded")


def with_derived(force: Force, book: Rulebook) -> Force:
    """The force with a row for each derived figure that can be computed; the row says what it was computed from."""
    found: dict[str, IndicatorEvidence] = {}
    rows = force.indicators
    for entry in book.indicators.values():
        if entry.derived is not None and all(part in rows for part in entry.derived):
            row = computed(entry, rows.get(entry.id), rows[entry.derived.counted], rows[entry.derived.of], book)
            found |= {} if row is None else {entry.id: row}
    return force._replace(indicators=FrozenDict({**force.indicators, **found})) if found else force


def missing_parts(derived: Derived, force: Force) -> tuple[str, ...]:
    """Which of the two figures that another follows from are not known."""
    return tuple(name for name in derived if force.indicators.get(name, _NOT_RECORDED).value is None)


def computed(
    entry: Indicator,
    stated: IndicatorEvidence | None,
    count: IndicatorEvidence | None,
    of: IndicatorEvidence | None,
    book: Rulebook,
) -> IndicatorEvidence | None:
    """The row of a derived figure that follows from what is recorded of the two others, beside what is stated of it
    itself; None where it cannot be computed, or is stated.
    """
    there, stated, count, of = stated, stated or _NOT_RECORDED, count or _NOT_RECORDED, of or _NOT_RECORDED
    assert entry.derived is not None
    per = book.framework.units[entry.unit].counted_for
    units = tuple(book.framework.units[book.indicators[part].unit] for part in entry.derived)

    def rated(one: Figure | None, other: Figure | None) -> Figure | None:
        return None if one is None or other is None else _rate(ends(one, units[0]), ends(other, units[1]), per)

    value = rated(count.value, of.value)
    if value is None or stated.value is not None or stated.status in ("not_supplied", "not_comparable"):
        return None
    earlier = rated(count.previous, of.previous) if stated.previous is None else stated.previous
    source = tuple(dict.fromkeys((*stated.source, *count.source, *of.source)))
    return stated._replace(
        value=value, previous=earlier, status="known", source=source, computed_from=tuple(entry.derived), stated=there
    )


def _rate(count: tuple[Number, Number], of: tuple[Number, Number], per: int) -> Figure | None:
    """What follows from each number of two ranges; None where there may be nothing to count for.

    With one of them fixed it only rises or only falls with the other: its ends lie at theirs.
    """
    if of[0] <= 0 <= of[1]:
        return None
    found = [rate(one, other, per) for one in {*count} for other in {*of}]
    low, high = min(found), max(found)
    return low if low == high else Range(low, high)
