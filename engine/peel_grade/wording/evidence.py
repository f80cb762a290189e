"""Comparisons of evidence in English: what was asked, what is recorded, how far the one is from the other."""

from collections.abc import Mapping
from typing import TypeVar, assert_never

from peel_grade.files.record import Record
from peel_grade.force.facts import Interval, benchmark_of, relative_differences
from peel_grade.force.figures import Figure, Range, ends
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, Number, amount, asks_true, holds, holds_within
from peel_grade.rulebook.model import Indicator as CatalogueIndicator
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator
from peel_grade.wording.degrees import asked, comparison, degree_word, meeting, statement
from peel_grade.wording.terms import show_figure, show_number
from peel_grade.wording.threshold import bound, distance_told, relative_bound, sided

T = TypeVar("T")


class LeafResult(Record):
    """One comparison as it turned out for a force.

    `name` is the id of the indicator, flag, rule or question that the leaf is about; `test` the comparison as authors
    write it (`at_least 50`, or `at_least 50 (visits_many)` for the value of a parameter), `says` a sentence. `truth`
    and `value` are None where the evidence is not recorded, `distance` (how far the value is from the threshold) where
    it means nothing. `negated`: the leaf is asked not to hold. `computed_from` names the figures that
    the value follows from, where no force file states it; `sample` is of how many a share was found.
    """

    leaf: Leaf
    name: str
    test: str
    says: str
    truth: bool | None = None
    value: Figure | bool | str | None = None
    distance: str | None = None
    source: tuple[str, ...] = ()
    note: str = ""
    negated: bool = False
    computed_from: tuple[str, ...] = ()
    sample: int | None = None


def leaf_result(leaf: Leaf, force: Force, book: Rulebook, verdicts: Mapping[str, bool]) -> LeafResult:
    """How a comparison of evidence turned out, by what the force file says and, of findings, by the verdicts.

    Raises ValueError for a comparison of what a grade rule counts: no force file records that.
    """
    match subjects.subject(leaf.subject):
        case subjects.Flag(name, aspect):
            told = _shown_at_all if aspect is Aspect.SUPPLIED else _flag
            return told(leaf, name, force, book)
        case subjects.Finding(rule):
            return _finding(leaf, rule, verdicts)
        case subjects.Repeated(area):
            return _repeated(leaf, area, force)
        case subjects.PreviousGrade(question):
            return _previous_grade(leaf, question, force, book)
        case subjects.Indicator(name, Aspect.SUPPLIED):
            return _supplied(leaf, name, force, book)
        case subjects.Indicator(name, Aspect.RANK):
            return _rank(leaf, name, force, book)
        case subjects.Indicator(name, Aspect.VALUE):
            return _with_origin(_value(leaf, name, force, book), force, book)
        case subjects.Indicator() as compared:
            return _with_origin(_difference(leaf, compared, force, book), force, book)
        case subjects.Count() | subjects.Part():
            raise ValueError(f"no piece of evidence: {leaf.subject}")
        case _ as other:
            assert_never(other)


def _flag(leaf: Leaf, name: str, force: Force, book: Rulebook) -> LeafResult:
    entry, flag, test = book.flags[name], force.flags.get(name, _UNSAID), comparison(leaf)
    if flag.is_ is None:
        says, truth = asked(entry, meeting(leaf)), None
    else:
        says, truth = statement(entry, flag.is_), holds(leaf, amount(flag.is_))
    return LeafResult(leaf, name, test, says, truth, flag.is_, source=flag.source, note=flag.note)


def _shown_at_all(leaf: Leaf, name: str, force: Force, book: Rulebook) -> LeafResult:
    """Whether the inspected could show how far a statement is so."""
    flag, wanted = force.flags.get(name, FlagEvidence(status="not_recorded")), asks_true(leaf)
    could = None if flag.status == "not_recorded" else flag.status != "not_supplied"
    said = "could" if (wanted if could is None else could) else "could not"
    says = f"the {book.framework.words.subject.one} {said} show whether {book.flags[name].holds}"
    test, truth = f"supplied {_is(wanted)}", _equal(could, wanted)
    return LeafResult(leaf, name, test, says, truth, could, source=flag.source, note=flag.note)


def _finding(leaf: Leaf, rule: str, verdicts: Mapping[str, bool]) -> LeafResult:
    wanted, verdict = asks_true(leaf), verdicts.get(rule)
    says = f"the finding {rule} {'holds' if (wanted if verdict is None else verdict) else 'does not hold'}"
    return LeafResult(leaf, rule, f"finding {_is(wanted)}", says, _equal(verdict, wanted), verdict)


def _repeated(leaf: Leaf, area: str, force: Force) -> LeafResult:
    earlier = next((row for row in force.previous_areas if row.area == area), None)
    wanted, asked = asks_true(leaf), True if earlier else False if force.previous_complete else None
    one, other = "an earlier inspection asked for the same", "no earlier inspection asked for this"
    says = f"{one if (wanted if asked is None else asked) else other} improvement"
    source, note = (earlier.source, earlier.note) if earlier else ((), "")
    return LeafResult(leaf, area, _is(wanted), says, _equal(asked, wanted), asked, source=source, note=note)


def _previous_grade(leaf: Leaf, question: str, force: Force, book: Rulebook) -> LeafResult:
    wanted, earlier = book.framework.grade_at(leaf.low), force.previous_grades.get(question)
    grade, source = (earlier.grade, earlier.source) if earlier else (None, ())
    says = f"the earlier grade was {book.framework.said(grade or wanted)}"
    return LeafResult(leaf, question, f"is {wanted}", says, _equal(grade, wanted), grade, source=source)


def _supplied(leaf: Leaf, name: str, force: Force, book: Rulebook) -> LeafResult:
    figure, wanted = force.indicators.get(name, _NOTHING), asks_true(leaf)
    supplied = None if figure.status == "not_recorded" else figure.status != "not_supplied"
    could = "could" if (wanted if supplied is None else supplied) else "could not"
    subject = book.framework.words.subject.one
    test, says = f"supplied {_is(wanted)}", f"the {subject} {could} supply {book.indicators[name].label}"
    truth = _equal(supplied, wanted)
    return LeafResult(leaf, name, test, says, truth, supplied, source=figure.source, note=figure.note)


def _rank(leaf: Leaf, name: str, force: Force, book: Rulebook) -> LeafResult:
    figure, places = force.indicators.get(name, _NOTHING), book.framework.rank_places()
    wanted = next(rank for rank, place in places.items() if place == leaf.low)
    place = None if figure.rank is None else places[figure.rank]
    says = f"{book.indicators[name].label}: {book.framework.ranks[figure.rank or wanted]}"
    truth = _equal(place, int(leaf.low))
    return LeafResult(leaf, name, f"among {wanted}", says, truth, figure.rank, source=figure.source, note=figure.note)


def _value(leaf: Leaf, name: str, force: Force, book: Rulebook) -> LeafResult:
    entry, figure = book.indicators[name], force.indicators.get(name, _NOTHING)
    if leaf.operator == "between":
        low, high = _named(leaf.low, leaf.low_parameter), _named(leaf.high, leaf.high_parameter)
        test = f"between {low} and {high}"
    else:
        test = f"{leaf.operator} {_named(leaf.low, leaf.low_parameter)}"
    if figure.value is None:
        return LeafResult(leaf, name, test, entry.label, source=figure.source, note=figure.note)
    says, known = stated(entry, figure, leaf.low), Interval(*ends(figure.value, book.framework.units[entry.unit]))
    distance = distance_told(leaf, known, bound(leaf), shown(figure, leaf.low), "", figure)
    truth = holds_within(leaf, *known)
    return LeafResult(leaf, name, test, says, truth, figure.value, distance, figure.source, figure.note)


def _difference(leaf: Leaf, compared: Indicator, force: Force, book: Rulebook) -> LeafResult:
    name, aspect, of = compared
    entry, figure = book.indicators[name], force.indicators.get(name, _NOTHING)
    if aspect is Aspect.AGAINST_PREVIOUS:
        base, source, than = figure.previous, figure.source, "previously"
    else:
        base = benchmark_of(of, name, figure, book)
        source, than = _with_benchmark(of, name, force, book), book.framework.benchmarks[of].says
    test = _relative_test(leaf, compared)
    difference, unit = None, book.framework.units[entry.unit]
    if figure.value is not None and base is not None:
        difference = relative_differences(Interval(*ends(figure.value, unit)), Interval(*ends(base, unit)))
    if figure.value is None or base is None or difference is None:
        says = f"{entry.label}, against the figure {than}"
        if base is not None and figure.value is not None:
            says += f", which {'may be' if isinstance(base, Range) else 'is'} 0: nothing has no percentage"
        return LeafResult(leaf, name, test, says, value=figure.value, source=source, note=figure.note)
    beside = _compared(difference, base, "" if aspect is Aspect.AGAINST_PREVIOUS else than)
    says = f"{stated(entry, figure)}, {beside}"
    low, high = (_rounded(end, leaf.low) for end in difference)
    over, under = ("up", "down") if aspect is Aspect.AGAINST_PREVIOUS else ("above", "below")
    said = f"between {show_number(low)}% and {show_number(high)}%" if low != high else sided(low, over, under)
    distance = distance_told(leaf, Interval(low, high), relative_bound(leaf, over, under), said, "%", figure)
    truth = holds_within(leaf, *difference)
    return LeafResult(leaf, name, test, says, truth, figure.value, distance, source, figure.note)


def shown(figure: IndicatorEvidence, edge: Number | None = None) -> str:
    """The value of a figure as recorded; one that is computed with one decimal, or as many as it takes not to show the
    threshold that it misses. Empty where there is none.
    """
    if figure.value is None:
        return ""
    if not figure.computed_from:
        return show_figure(figure.value)
    return show_figure(_rounded_figure(figure.value, edge))


def _rounded_figure(figure: Figure, edge: Number | None) -> Figure:
    if not isinstance(figure, Range):
        return _rounded(figure, edge)
    return Range(*(None if end is None else _rounded(end, edge) for end in figure))


def recorded_as(row: IndicatorEvidence | FlagEvidence) -> str:
    """What is recorded of an entry: `true`, `partly`, `false`, a figure, a rank, or a status as files write it."""
    if isinstance(row, FlagEvidence):
        return row.status if row.is_ is None else degree_word(row.is_)
    if row.status != "known":
        return row.status
    return shown(row) if row.value is not None else f"rank {row.rank}"


def origin(figure: IndicatorEvidence, force: Force, book: Rulebook) -> str:
    """How a figure is known: `recorded`, or `computed from visits due (20) and visits made (12)`."""
    if not figure.computed_from:
        return "recorded"
    parts = ((book.indicators[part].label, force.indicators[part].value) for part in figure.computed_from)
    return "computed from " + " and ".join(
        f"{label} ({show_figure(value)})" for label, value in parts if value is not None
    )


def _with_origin(result: LeafResult, force: Force, book: Rulebook) -> LeafResult:
    figure = force.indicators.get(result.name, _NOTHING)
    if result.value is None or not figure.computed_from:
        return result if result.value is None else result._replace(sample=figure.sample)
    return result._replace(says=f"{result.says}, {origin(figure, force, book)}", computed_from=figure.computed_from)


_CHANGED = "changed by {value} percent"


def stated(entry: CatalogueIndicator, figure: IndicatorEvidence, edge: Number | None = None) -> str:
    """A figure in the sentence of its entry (see `shown`); a change as a rise or a fall."""
    value = shown(figure, edge)
    if _CHANGED not in entry.statement or figure.value is None or isinstance(figure.value, Range):
        return entry.statement.replace("{value}", value)
    trend = (
        f"{'rose' if figure.value > 0 else 'fell'} by {value.lstrip('-')} percent" if figure.value else "did not change"
    )
    return entry.statement.replace(_CHANGED, trend)


_NOTHING = IndicatorEvidence(status="not_recorded")
_UNSAID = FlagEvidence()


def _equal(actual: T | None, wanted: T) -> bool | None:
    return None if actual is None else actual == wanted


def _is(wanted: bool) -> str:
    return f"is {str(wanted).lower()}"


def _with_benchmark(of: str, name: str, force: Force, book: Rulebook) -> tuple[str, ...]:
    """The sources of a figure, and of the catalogue's benchmark where it is that which the figure stands beside."""
    figure, benchmark = force.indicators.get(name), book.benchmark(of, name)
    if figure is None:
        return ()
    if of not in figure.benchmarks and benchmark is not None and benchmark.source:
        return (*figure.source, benchmark.source)
    return figure.source


def _compared(difference: Interval, base: Figure, where: str) -> str:
    """A difference in percent beside the figure that it is from: one of a benchmark, or (`where` empty) an earlier."""
    low, high = difference
    over, under = (f"above {_beside(base)} {where}", f"below {_beside(base)} {where}")
    if low == high:
        if not where:
            return f"{'up' if low >= 0 else 'down'} from {_beside(base)} ({low:+.1f}%)"
        return f"{abs(low):.1f}% {over if low >= 0 else under}"
    if not where:
        return f"after {_beside(base)} before ({low:+.1f}% to {high:+.1f}%)"
    if low >= 0:
        return f"{low:.1f}% to {high:.1f}% {over}"
    return f"{-high:.1f}% to {-low:.1f}% {under}" if high <= 0 else f"from {-low:.1f}% below to {high:.1f}% {over}"


def _beside(base: Figure) -> str:
    """A figure that another is compared with."""
    if not isinstance(base, Range):
        return show_number(base)
    low, high = (None if end is None else show_number(end) for end in base)
    return f"{low} or more" if high is None else f"{high} or less" if low is None else f"{low} to {high}"


def _relative_test(leaf: Leaf, compared: Indicator) -> str:
    rise = leaf.operator in ("at_least", "above")
    if compared.aspect is Aspect.AGAINST_PREVIOUS:
        key = "rises_by" if rise else "falls_by"
    else:
        key = f"{'above' if rise else 'below'}_{compared.benchmark}_by"
    return f"{key} {_named(abs(leaf.low), leaf.low_parameter, '%')}"


def _named(threshold: Number, parameter: str, unit: str = "") -> str:
    """A threshold, with the name of the parameter that it is the value of."""
    shown = f"{show_number(threshold)}{unit}"
    return f"{shown} ({parameter})" if parameter else shown


def _rounded(value: float, edge: Number | None) -> Number:
    """A number with one decimal, or as many as it takes not to show the threshold that it misses."""
    for decimals in range(1, 7):
        shown = round(value, decimals)
        if shown != edge or value == edge:
            return shown
    return value
