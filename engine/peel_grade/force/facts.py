"""From a force file to facts: each known piece of evidence as a number.

Only known evidence becomes a fact; what is not recorded has none, and every
test of it stays unknown.
"""

from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.force.arithmetic import relative_difference
from peel_grade.force.derived import with_derived
from peel_grade.force.figures import Figure, ends
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook.conditions import Number, amount
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator, PreviousGrade, Repeated


class Interval(Record):
    """What is known of a number: it lies between `low` and `high`, both included.

    260 visits are `Interval(260, 260)`; of four findings, two of them undecided, `Interval(2, 4)` may conclude.
    """

    low: Number
    high: Number


Facts: TypeAlias = dict[str, Interval]

_new = tuple.__new__
"""Makes what is made most often in half of the time that its constructor takes."""


def exactly(value: Number) -> Interval:
    """A number that is known."""
    return _new(Interval, (value, value))


def evidence_facts(force: Force, book: Rulebook) -> Facts:
    """The facts that a force file states, or that follow from them, by subject (see `peel_grade.rulebook.subjects`)."""
    facts: Facts = {}
    for name, evidence in with_derived(force, book).indicators.items():
        indicator_facts(facts, name, evidence, book)
    for name, flag in force.flags.items():
        flag_facts(facts, name, flag)
    for question, previous in force.previous_grades.items():
        facts[str(PreviousGrade(question))] = exactly(book.framework.place(previous.grade))
    repeated = {earlier.area for earlier in force.previous_areas}
    for area in book.areas if force.previous_complete else repeated:
        facts[str(Repeated(area))] = exactly(int(area in repeated))
    return facts


def flag_facts(facts: Facts, name: str, flag: FlagEvidence) -> None:
    """Add the facts that one flag of a force states."""
    if flag.status != "not_recorded":
        facts[str(Flag(name, Aspect.SUPPLIED))] = exactly(int(flag.status != "not_supplied"))
    if flag.is_ is not None:
        facts[str(Flag(name))] = exactly(amount(flag.is_))


def indicator_facts(facts: Facts, name: str, evidence: IndicatorEvidence, book: Rulebook) -> None:
    """Add the facts that one figure of a force states, or that follow from it."""
    if evidence.status != "not_recorded":
        facts[str(Indicator(name, Aspect.SUPPLIED))] = exactly(int(evidence.status != "not_supplied"))
    if evidence.rank is not None:
        facts[str(Indicator(name, Aspect.RANK))] = exactly(book.framework.rank_places()[evidence.rank])
    if evidence.value is None:
        return
    unit = book.framework.units[book.indicators[name].unit]
    figure = Interval(*ends(evidence.value, unit))
    facts[str(Indicator(name))] = figure
    against = {Indicator(name, Aspect.AGAINST_PREVIOUS): evidence.previous}
    for of in book.framework.benchmarks:
        against[Indicator(name, Aspect.AGAINST_BENCHMARK, of)] = benchmark_of(of, name, evidence, book)
    for compared, base in against.items():
        difference = None if base is None else relative_differences(figure, Interval(*ends(base, unit)))
        if difference is not None:
            facts[str(compared)] = difference


def benchmark_of(of: str, name: str, evidence: IndicatorEvidence, book: Rulebook) -> Figure | None:
    """The value of the benchmark `of`: the one that the figure's source states with it, else the catalogue's."""
    if of in evidence.benchmarks:
        return evidence.benchmarks[of]
    benchmark = book.benchmark(of, name)
    return None if benchmark is None else benchmark.value


def relative_differences(figure: Interval, base: Interval) -> Interval | None:
    """How far a figure is from `base`, at the least and at the most; None where that may be 0: nothing has no
    percentage.

    With one of them fixed the difference only rises or only falls with the other, so that its ends lie at theirs; and
    so does what is rounded, which keeps every order.
    """
    if base.low <= 0 <= base.high:
        return None
    corners = [relative_difference(value, other) for value in {*figure} for other in {*base}]
    return Interval(min(corners), max(corners))
