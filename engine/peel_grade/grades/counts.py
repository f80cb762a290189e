"""Between the strata: what a finished stratum concluded, as facts that the next one counts.

Every count is an interval: what is certain, and what missing evidence could
still bring. A draft looks at what is true now, so its intervals are points.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rule
from peel_grade.rulebook.subjects import Count, count_of

NO_POINTS = FrozenDict[str, Number]()


class RuleResult(NamedTuple):
    """What became of a rule: it concludes (True), does not (False) or is unknown (None); and whether it is a repeat."""

    rule: Rule
    verdict: bool | None
    repeat: bool | None


class Category(NamedTuple):
    """What grade rules can tell apart: results of the same category count alike."""

    kind: str
    weight: str | None
    verdict: bool | None
    repeat: bool | None


Tally: TypeAlias = dict[Category, int]
"""How many results are of which category."""


class Piece(NamedTuple):
    """A piece of evidence that can be recorded.

    `known` is True where it is, None where it may yet be, False where it cannot be: it could not be supplied, or not be
    compared. `sides` says whether one side of it is favourable, `favourable` on which of them it is recorded, None if
    on neither.
    """

    id: str
    known: bool | None
    sides: bool = False
    favourable: bool | None = None


class Evidence(NamedTuple):
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
    now, later = dict[str, Interval](), dict[str, Interval]()
    for subject in subjects:
        spec = count_of(subject)
        if spec.of != "evidence":
            continue
        asked = [piece for piece in pieces if not spec.named or piece.id in spec.named]
        if spec.favourable is None:
            certain = sum(piece.known is True for piece in asked)
        else:
            asked = [piece for piece in asked if piece.sides]
            certain = sum(piece.known is True and piece.favourable is spec.favourable for piece in asked)
        possible = certain + sum(piece.known is None for piece in asked)
        now[subject] = _measured(spec, certain, certain, len(asked))
        later[subject] = _measured(spec, certain, possible, len(asked))
    known = sum(piece.known is True for piece in pieces)
    return Evidence(known, len(pieces), FrozenDict(now), FrozenDict(later))


def tally(results: Iterable[RuleResult]) -> Tally:
    """How many results are of which category."""
    counts: Tally = {}
    for rule, verdict, repeat in results:
        category = Category(rule.kind, rule.weight, verdict, repeat)
        counts[category] = counts.get(category, 0) + 1
    return counts


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
    for (kind, weight, verdict, repeat), number in counts.items():
        category = Category(kind, weight, verdict is True, repeat is True)
        drafted[category] = drafted.get(category, 0) + number
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
    below = tuple(grades.items())
    facts: Facts = {}
    for subject in subjects:
        spec = count_of(subject)
        if spec.of == "evidence":
            facts[subject] = evidence[subject]
        elif spec.of in ("findings", "reasons"):
            facts[subject] = _findings(spec, counts)
        elif spec.measure == "points":
            facts[subject] = _points(spec, below, points)
        else:
            facts[subject] = _graded(spec, below)
    return facts


def _findings(spec: Count, counts: Tally) -> Interval:
    certain = possible = total = 0
    of_kind, of_weight, asked = spec.kind, spec.weight, spec.repeat
    for (kind, weight, verdict, repeat), number in counts.items():
        if (of_kind is not None and kind != of_kind) or (of_weight is not None and weight != of_weight):
            continue
        total += number
        if verdict is not False and (asked is None or repeat in (None, asked)):
            possible += number
            certain += number if verdict and (asked is None or repeat is not None) else 0
    return _measured(spec, certain, possible, total)


def _points(spec: Count, below: Iterable[tuple[str, frozenset[str]]], points: Mapping[str, Number]) -> Interval:
    """The percentage of the most points; what has insufficient evidence brings none."""
    counted = [allowed for name, allowed in below if not spec.named or name in spec.named]
    most = max(points.values(), default=0) * len(counted)
    if not most:
        return Interval(0, 0)
    brought = [[points.get(grade, 0) for grade in allowed] for allowed in counted]
    return Interval(_percent(sum(map(min, brought)), most), _percent(sum(map(max, brought)), most))


@lru_cache(maxsize=4096)  # what is missing is tried in many ways, most of which leave most themes as they are
def _graded(spec: Count, below: tuple[tuple[str, frozenset[str]], ...]) -> Interval:
    certain = possible = total = 0
    wanted = frozenset(spec.graded)
    for name, allowed in below:
        if not spec.named or name in spec.named:
            total += 1
            certain += not wanted or allowed <= wanted
            possible += not wanted or not allowed.isdisjoint(wanted)
    return _measured(spec, certain, possible, total)


def _measured(spec: Count, certain: int, possible: int, total: int) -> Interval:
    if spec.measure == "count":
        return Interval(certain, possible)
    if total == 0:
        return Interval(0, 0)
    return Interval(_percent(certain, total), _percent(possible, total))


def _percent(part: Number, total: Number) -> float:
    return round(100 * part / total, 6)
