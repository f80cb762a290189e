"""Doubts about figures: against benchmarks, against each other, against their rank."""

from collections.abc import Iterator
from decimal import Decimal

from peel_grade.force.arithmetic import rate
from peel_grade.force.figures import Range, plain
from peel_grade.force.warnings.found import Case, Found, Span
from peel_grade.rulebook.conditions import Number

_FRACTION, _TENS = 1, 5
_ROUNDED_SHARES = Decimal("0.5")
"""By how much each of several shares may be rounded up, in percentage points."""


def benchmark_differs(case: Case) -> Iterator[Found]:
    """A benchmark in the file that is not the catalogue's."""
    for name, row in case.force.indicators.items():
        for benchmark, figure in row.benchmarks.items() if case.written("indicators", name) else ():
            known = case.book.benchmark(benchmark, name)
            if known is not None and not _within(known.value, case.span(figure, name)):
                title = case.book.framework.benchmarks[benchmark].title
                message = f"{title} has {known.value} for `{name}`, not {plain(figure)}"
                help = f"correct it, or leave `{benchmark}` out: the catalogue's counts then"
                yield Found("benchmark-differs", ("indicators", name, benchmark), message, help)


def _within(number: Number, span: Span) -> bool:
    return Decimal(str(span.low)) <= Decimal(str(number)) <= Decimal(str(span.high))


def fraction_of_one(case: Case) -> Iterator[Found]:
    """A percentage that was most likely written as a fraction."""
    for name, row in case.force.indicators.items():
        unit = case.book.framework.units[case.book.indicators[name].unit]
        value = row.value
        if not unit.percent or unit.least != 0 or value is None:
            continue
        if isinstance(value, Range) or not 0 < value < _FRACTION:
            continue
        catalogue = [case.book.benchmark(each, name) for each in case.book.framework.benchmarks]
        stated = [*row.benchmarks.values(), *([row.previous] if row.previous is not None else [])]
        others = [case.span(each, name).low for each in stated]
        others += [each.value for each in catalogue if each is not None]
        if case.written("indicators", name) and any(other >= _TENS for other in others):
            percent = (Decimal(str(value)) * 100).normalize()
            help = f"write {percent:f}, if that is meant"
            message = f"{value} percent is far from what it is compared with ({_listed(others)})"
            yield Found("fraction-of-one", ("indicators", name, "value"), message, help)


def _listed(figures: list[Number]) -> str:
    return ", ".join(map(str, dict.fromkeys(figures)))


def shares_exceed_whole(case: Case) -> Iterator[Found]:
    """Shares of one whole that add up to more than all of it."""
    shares: dict[str, list[str]] = {}
    for name, entry in case.book.indicators.items():
        if entry.share_of and case.written("indicators", name) and case.value(name) is not None:
            shares.setdefault(entry.share_of, []).append(name)
    for whole, names in shares.items():
        spans = [span for name in names if (span := case.value(name)) is not None]
        values = [Decimal(str(span.low)) for span in spans]
        if sum(values) > 100 + _ROUNDED_SHARES * len(values):
            last = names[-1]
            least = "" if all(span.low == span.high for span in spans) else "at least "
            message = f"the shares of {whole} add up to {least}{sum(values)} percent: {', '.join(names)}"
            yield Found("shares-exceed-whole", ("indicators", last, "value"), message, "look them up again")


def part_exceeds_whole(case: Case) -> Iterator[Found]:
    """A figure that is larger than another of which it is a part."""
    for name, entry in case.book.indicators.items():
        if entry.not_more_than is None or not case.written("indicators", name):
            continue
        part, whole = case.value(name), case.value(entry.not_more_than)
        if part is not None and whole is not None and part.low > whole.high:
            of = entry.not_more_than
            message = f"{part.written} is more than the {whole.written} of `{of}`, of which it is a part"
            yield Found("part-exceeds-whole", ("indicators", name, "value"), message, "look both up again")


def change_disagrees(case: Case) -> Iterator[Found]:
    """A change that is not the one between the figures that are recorded, whatever was rounded."""
    for name, entry in case.book.indicators.items():
        if entry.change_of is None or not case.written("indicators", name):
            continue
        change, row = case.value(name), case.force.indicators.get(entry.change_of)
        if change is None or row is None or row.value is None or row.previous is None:
            continue
        earlier, now = (case.span(figure, entry.change_of) for figure in (row.previous, row.value))
        before, after, said = map(_rounded, (earlier, now, change))
        if before[0] <= 0:
            continue
        least, most = (after[0] / before[1] - 1) * 100, (after[1] / before[0] - 1) * 100
        if said[1] < least or said[0] > most:
            message = (
                f"`{entry.change_of}` went from {earlier.written} to {now.written},"
                f" which is no change of {change.written} percent"
            )
            yield Found("change-disagrees", ("indicators", name, "value"), message, "look all three up again")


def rate_disagrees(case: Case) -> Iterator[Found]:
    """A figure that is not the one that follows from the two that are recorded too, whatever was rounded."""
    for name, entry in case.book.indicators.items():
        if entry.derived is None or not case.written("indicators", name) or (stated := case.value(name)) is None:
            continue
        counted, of = (case.value(part) for part in entry.derived)
        if counted is None or of is None or of.low <= 0:
            continue
        said, per = _rounded(stated), case.book.framework.units[entry.unit].counted_for
        one, other = _rounded(counted), _rounded(of)
        if said[1] < one[0] * per / other[1] or (other[0] > 0 and said[0] > one[1] * per / other[0]):
            parts = f"`{entry.derived.counted}` ({counted.written}) and `{entry.derived.of}` ({of.written})"
            least, most = rate(counted.low, of.high, per), rate(counted.high, of.low, per)
            given = least if least == most else f"{least} to {most}"
            message = f"{parts} give {given}, not {stated.written}"
            yield Found("rate-disagrees", ("indicators", name, "value"), message, "look all three up again")


def _rounded(span: Span) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure can have been before it was rounded to what is written."""
    low, high = Decimal(str(span.low)), Decimal(str(span.high))
    return low - _half(low), high + _half(high)


def _half(exact: Decimal) -> Decimal:
    """Half of the last place that a number is written to."""
    exponent = exact.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0) / 2


def rank_disagrees(case: Case) -> Iterator[Found]:
    """A rank at one end, with a figure on the other side of a benchmark."""
    places = case.book.framework.rank_places()
    for name, row in case.force.indicators.items():
        place = places.get(row.rank or "", 0)
        value = case.value(name)
        if not place or value is None or not case.written("indicators", name):
            continue
        for benchmark, comparator in case.book.framework.benchmarks.items():
            known = case.book.benchmark(benchmark, name)
            stated = row.benchmarks.get(benchmark, known.value if known is not None else None)
            other = None if stated is None else case.span(stated, name)
            if other is not None and (value.high < other.low if place > 0 else value.low > other.high):
                side = "below" if place > 0 else "above"
                says = case.book.framework.ranks[row.rank or ""]
                message = f"`{name}` is {says}, and yet {value.written} is {side} {comparator.title} ({other.written})"
                yield Found("rank-disagrees", ("indicators", name, "rank"), message, "look both up again")
                break
