"""What the oracle reads in a force file: the bounds of each subject that conditions ask about, worked out afresh."""

from fractions import Fraction
from typing import TypeAlias

from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.rulebook.model import Rulebook

Value: TypeAlias = int | float | Fraction
Known: TypeAlias = tuple[Value, Value] | None
"""The least and the most that something may be; None where nothing is known of it."""


def exactly(value: Value) -> Known:
    """What is known where it is no range."""
    return value, value


def bounds_of(kind: str, name: str, force: Force, book: Rulebook) -> Known:
    """What a force file says of one subject, read afresh."""
    if kind == "flag":
        name, _, aspect = name.partition("/")
        flag = force.flags.get(name)
        if aspect:
            return None if flag is None or flag.status == "not_recorded" else exactly(flag.status != "not_supplied")
        if flag is None or flag.is_ is None:
            return None
        return exactly(Fraction(1, 2) if flag.is_ == "partly" else int(flag.is_))
    if kind == "previous_grade":
        earlier = force.previous_grades.get(name)
        if earlier is None:
            return None
        (place,) = (place for place, grade in enumerate(book.framework.grades, 1) if grade.id == earlier.grade)
        return exactly(place)
    if kind == "repeated":
        if any(earlier.area == name for earlier in force.previous_areas):
            return exactly(1)
        return exactly(0) if force.previous_complete else None
    name, _, aspect = name.partition("/")  # an aspect may hold a slash itself
    figure = stated_or_computed(name, force, book)
    return None if figure is None else _figure(name, aspect, figure, book)


def stated_or_computed(name: str, force: Force, book: Rulebook) -> IndicatorEvidence | None:
    """What is known of a figure, computed afresh where it follows from two others and is not stated."""
    stated, entry = force.indicators.get(name), book.indicators[name]
    says_nothing = stated is None or (stated.value is None and stated.status in ("known", "not_recorded"))
    if entry.derived is None or not says_nothing:
        return stated
    parts = entry.derived
    count, of = force.indicators.get(parts.counted), force.indicators.get(parts.of)
    if count is None or of is None or count.value is None or of.value is None:
        return stated
    unit = book.framework.units[entry.unit]
    per = unit.per if unit.per else 100 if unit.percent else 1

    def quotient(one: Value, other: Value) -> float:
        exact = Fraction(str(one)) * per / Fraction(str(other))
        if abs(exact) > 10**9:
            return 10**9 if exact > 0 else -(10**9)
        return float(Fraction(round(exact * 10**6), 10**6))

    def computed(one: Figure | None, other: Figure | None) -> Range | None:
        if one is None or other is None:
            return None
        counted, whole = _ends(one, parts.counted, book), _ends(other, parts.of, book)
        if whole[0] <= 0 <= whole[1]:
            return None
        found = [quotient(part, total) for part in counted for total in whole]
        return Range(min(found), max(found))

    row, value = stated or IndicatorEvidence(), computed(count.value, of.value)
    if value is None:
        return stated
    earlier = computed(count.previous, of.previous) if row.previous is None else row.previous
    return row._replace(value=value, previous=earlier, status="known")


def _figure(name: str, aspect: str, figure: IndicatorEvidence, book: Rulebook) -> Known:
    if aspect == "supplied":
        return None if figure.status == "not_recorded" else exactly(0 if figure.status == "not_supplied" else 1)
    if aspect == "rank":
        first, *_, last = book.framework.ranks
        return None if figure.rank is None else exactly((figure.rank == first) - (figure.rank == last))
    if figure.value is None:
        return None
    known = _ends(figure.value, name, book)
    if not aspect:
        return known
    base = figure.previous
    if aspect.startswith("against/"):
        of = aspect.removeprefix("against/")
        base = figure.benchmarks.get(of)
        if base is None and name in book.benchmarks[of]:
            base = book.benchmarks[of][name].value
    against = None if base is None else _ends(base, name, book)
    if known is None or against is None or against[0] <= 0 <= against[1]:
        return None
    changes = [_change(Fraction(str(value)), Fraction(str(other))) for value in known for other in against]
    return min(changes), max(changes)


def _ends(figure: Figure, name: str, book: Rulebook) -> tuple[Value, Value]:
    """The least and the most that a figure may be."""
    if not isinstance(figure, Range):
        return figure, figure
    unit = book.framework.units[book.indicators[name].unit]
    return (
        unit.least if figure.low is None else figure.low,
        unit.most if figure.high is None else figure.high,
    )


def _change(value: Fraction, base: Fraction) -> Value:
    """The difference in percent of the base, to a millionth, and no more than a billion either way."""
    change = (value / base - 1) * 100 * (1 if base > 0 else -1)
    if abs(change) > 10**9:
        return 10**9 if change > 0 else -(10**9)
    return float(Fraction(round(change * 10**6), 10**6))
