"""Figures that follow from two others, as the catalogue declares: computed where both are known and the force file does
not state them itself.

A figure that is stated counts as stated, also where the two others say something else.
"""

from peel_grade.force.arithmetic import rate
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Derived, Rulebook

_NOT_RECORDED = IndicatorEvidence(status="not_recorded")


def with_derived(force: Force, book: Rulebook) -> Force:
    """The force with a row for each derived figure that can be computed; the row says what it was computed from."""
    found: dict[str, IndicatorEvidence] = {}
    for entry in book.indicators.values():
        if entry.derived is not None:
            row = _computed(entry.id, entry.derived, book.framework.units[entry.unit].counted_for, force)
            found |= {} if row is None else {entry.id: row}
    return force._replace(indicators=FrozenDict({**force.indicators, **found})) if found else force


def missing_parts(derived: Derived, force: Force) -> tuple[str, ...]:
    """Which of the two figures that another follows from are not known."""
    return tuple(name for name in derived if force.indicators.get(name, _NOT_RECORDED).value is None)


def _computed(name: str, derived: Derived, per: int, force: Force) -> IndicatorEvidence | None:
    stated = force.indicators.get(name, _NOT_RECORDED)
    count, of = (force.indicators.get(part, _NOT_RECORDED) for part in derived)
    value = _rate(count.value, of.value, per)
    if value is None or stated.value is not None or stated.status in ("not_supplied", "not_comparable"):
        return None
    earlier = _rate(count.previous, of.previous, per) if stated.previous is None else stated.previous
    source = tuple(dict.fromkeys((*stated.source, *count.source, *of.source)))
    return stated._replace(value=value, previous=earlier, status="known", source=source, computed_from=tuple(derived))


def _rate(count: Number | None, of: Number | None, per: int) -> Number | None:
    """None where a part is not known, or there is nothing to count for."""
    return None if count is None or not of else rate(count, of, per)
