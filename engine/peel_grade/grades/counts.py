"""Between the strata: what a finished stratum concluded, as facts that the next one counts.

Every count is an interval: what is certain, and what missing evidence could
still bring. A draft looks at what is true now, so its intervals are points.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.force.arithmetic import percentage
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rule
from peel_grade.rulebook.subjects import Count, count_of

NO_POINTS = FrozenDict[str, Number]()


class RuleResult(Record):
    """What became of a rule: it concludes (True), does not (False) or is unknown (None); and whether it is a repeat."""

    rule: Rule
    verdict: bool | None
    repeat: bool | None


class Category(Record):
    """What grade rules can tell apart: results of the same category count alike."""

    kind: str
    weight: str | None
    verdict: bool | None
    repeat: bool | None

    def drafted(self) -> "Category":
        """As what a draft counts it: what is not known to be true does not count."""
        kind, weight, verdict, repeat = self
        return Category(kind, weight, verdict is True, repeat is True)


Tally: TypeAlias = dict[Category, int]
"""How many results are of which category."""


class Piece(Record):
    """A piece of evidence that can be recorded.

    `known` is True where it is, None where it may yet be, False where it cannot be: it could not be supplied, or not be
    compared. `sides` says whether one side of it is favourable, `favourable` on which of them it is recorded, None if
    on neither.
    """

    id: str
    known: bool | None
    sides: bool = False
    favourable: bool | None = None


class Evidence(Record):
    """How many pieces of evidence are known, of how many, and the counts of them that grade rules ask for, by subject.

    `now` is what a draft counts, `later` what missing evidence could make of it.
    """

    known: int
    of: int
    now: Mapping[str, Interval]
    later: Mapping[str, Interval]


def evidence_counts(pieces: Collection[Piece], subjects: Iterable[str]) -> Evidence:
    """The counts of evidence that grade rules ask for, among the pieces of a theme or question.

    A share is one of all that could pass its filters.
    """
    now: dict[str, Interval] = {}
    later: dict[str, Interval] = {}
    alike = _alike(pieces)
    for subject in subjects:
        spec = count_of(subject)
        if spec.of != "evidence":
            continue
        asked = _alike(piece for piece in pieces if piece.id in spec.named) if spec.named else alike
        certain = perhaps = of = 0
        for (known, sides, favourable), number in asked.items():
            if sides or spec.favourable is None:
                of += number
                perhaps += number if known is None else 0
                certain += number if known and spec.favourable in (None, favourable) else 0
        now[subject] = _measured(spec, certain, certain, of)
        later[subject] = _measured(spec, certain, certain + perhaps, of)
    recorded = sum(piece.known is True for piece in pieces)
    return Evidence(recorded, len(pieces), FrozenDict(now), FrozenDict(later))


def _alike(pieces: Iterable[Piece]) -> dict[tuple[bool | None, bool, bool | None], int]:
    """How many pieces are alike in all but their names."""
    counts: dict[tuple[bool | None, bool, bool | None], int] = {}
    for _, known, sides, favourable in pieces:
        key = known, sides, favourable
        counts[key] = counts.get(key, 0) + 1
    return counts


def tally(results: Iterable[RuleResult]) -> Tally:
    """How many results are of which category."""
    counts: dict[tuple[str, str | None, bool | None, bool | None], int] = {}
    for rule, verdict, repeat in results:
        key = rule.kind, rule.weight, verdict, repeat
        counts[key] = counts.get(key, 0) + 1
    return {Category._make(key): number for key, number in counts.items()}


def joined(tallies: Iterable[Tally]) -> Tally:
    """Several tallies in one."""
    counts: Tally = {}
    for each in tallies:
        for category, number in each.items():
            counts[category] = counts.get(category, 0) + number
    return counts


def draft(counts: Tally) -> Tally:
    """The tally as the draft grade sees it: only what is true counts."""
    drafted: Tally = {}
    for category, number in counts.items():
        counted = category.drafted()
        drafted[counted] = drafted.get(counted, 0) + number
    return drafted


def count_facts(
    subjects: Iterable[str],
    counts: Tally,
    evidence: Mapping[str, Interval],
    grades: Mapping[str, frozenset[str]],
    points: Mapping[str, Number] = NO_POINTS,
) -> Facts:
    """Facts for the counts that grade rules ask for.

    `evidence` has the counts of evidence (`evidence_counts`); `grades` the possible grades of each theme (or question)
    of the stratum below; `points` what each grade brings.
    """
    asked = tuple(subjects)
    of_category, of_grades, specs = _tables(asked)
    sums = [0] * (3 * len(asked))
    for category, number in counts.items():
        for place in of_category[category]:
            sums[place] += number
    for below in grades.items():
        for place in of_grades[below]:
            sums[place] += 1
    facts: Facts = {}
    for (subject, spec), certain, perhaps, of in zip(specs, sums[::3], sums[1::3], sums[2::3], strict=True):
        if subject in evidence:
            facts[subject] = evidence[subject]
        elif spec.measure == "count":
            facts[subject] = _interval(certain, certain + perhaps)
        elif spec.measure == "points":
            facts[subject] = _points(spec, grades, points)
        else:
            facts[subject] = _share(certain, certain + perhaps, of)
    return facts


_interval = lru_cache(maxsize=4096)(Interval)
"""Most counts are of few findings: a hundred drafts of grades have a dozen each, and most of them alike."""


@lru_cache(maxsize=4096)
def tells_apart(subjects: tuple[str, ...], one: Category, other: Category) -> bool:
    """Whether any of the counts that grade rules ask for is another one where a finding is of the other category."""
    of_category, _, _ = _tables(subjects)
    return of_category[one] != of_category[other]


_Below: TypeAlias = tuple[str, frozenset[str]]
"""A theme or question, and the grades that it may have."""


class _OfCategory(dict[Category, tuple[int, ...]]):
    """Of each category where a finding of it counts: of three sums for each count, certain, perhaps, of all.

    What is missing is tried in many ways, most of which leave most of what is counted as it is.
    """

    def __init__(self, specs: Iterable[tuple[str, Count]]) -> None:
        self._specs = [(place, spec) for place, (_, spec) in enumerate(specs) if spec.of in ("findings", "reasons")]

    def __missing__(self, category: Category) -> tuple[int, ...]:
        kind, weight, verdict, repeat = category
        found: list[int] = []
        for place, spec in self._specs:
            if spec.kind in (None, kind) and spec.weight in (None, weight):
                repeats = True if spec.repeat is None or repeat is spec.repeat else None if repeat is None else False
                truth = False if verdict is False or repeats is False else verdict and repeats
                found += _sums(place, spec, truth)
        self[category] = places = tuple(found)
        return places


class _OfGrades(dict[_Below, tuple[int, ...]]):
    """The same of each theme or question with the grades that it may have."""

    def __init__(self, specs: Iterable[tuple[str, Count]]) -> None:
        self._specs = [(place, spec) for place, (_, spec) in enumerate(specs) if spec.of in ("themes", "questions")]

    def __missing__(self, below: _Below) -> tuple[int, ...]:
        name, allowed = below
        found: list[int] = []
        for place, spec in self._specs:
            if not spec.named or name in spec.named:
                wanted = allowed.intersection(spec.graded) if spec.graded else allowed
                found += _sums(place, spec, True if wanted == allowed else None if wanted else False)
        self[below] = places = tuple(found)
        return places


def _sums(place: int, spec: Count, truth: bool | None) -> Iterator[int]:
    """The places of the sums of a count that something is added to."""
    if truth is not False:
        yield 3 * place + (truth is None)
    if spec.measure == "share":
        yield 3 * place + 2


@lru_cache(maxsize=64)
def _tables(asked: tuple[str, ...]) -> tuple[_OfCategory, _OfGrades, tuple[tuple[str, Count], ...]]:
    specs = tuple((subject, count_of(subject)) for subject in asked)
    return _OfCategory(specs), _OfGrades(specs), specs


def _points(spec: Count, below: Mapping[str, frozenset[str]], points: Mapping[str, Number]) -> Interval:
    """The percentage of the most points; what has insufficient evidence brings none."""
    counted = [allowed for name, allowed in below.items() if not spec.named or name in spec.named]
    most = max(points.values(), default=0) * len(counted)
    if not most:
        return Interval(0, 0)
    brought = [[points.get(grade, 0) for grade in allowed] for allowed in counted]
    return Interval(percentage(sum(map(min, brought)), most), percentage(sum(map(max, brought)), most))


def _measured(spec: Count, certain: int, possible: int, total: int) -> Interval:
    return Interval(certain, possible) if spec.measure == "count" else _share(certain, possible, total)


@lru_cache(maxsize=4096)
def _share(certain: int, possible: int, total: int) -> Interval:
    return Interval(percentage(certain, total), percentage(possible, total))
