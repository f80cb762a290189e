"""A sweep, job by job: what each force comes to in many draws, and with each change alone."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from peel_grade.files.record import Record
from peel_grade.findings.compiler import with_stratum
from peel_grade.findings.engines import Engines
from peel_grade.force.columns import Columns, Numbers, columns_of
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess, conclude, suggested
from peel_grade.grades.results import Assessment
from peel_grade.population.drafts import Drafts
from peel_grade.population.engine import PopulationEngine
from peel_grade.population.inputs import NO_THRESHOLDS, Thresholds
from peel_grade.sweep import evidence
from peel_grade.sweep.plan import RULEBOOKS, Counted, Plan, add, nothing_counted, samples_of
from peel_grade.sweep.rulebooks import Step, drawn, grade_rule_steps, weight_steps
from peel_grade.sweep.thresholds import Threshold, moved, thresholds

_PARTS = ("areas", "grades")
_AT_ONCE = 1 << 14
"""So many draws are in memory together."""


class Job(Record):
    """A part of a sweep that is done as one: of a force (by its place) the draws of a number on, so many."""

    framework: str
    force: int
    start: int
    size: int

    @property
    def id(self) -> str:
        """What it is called in the state that is kept."""
        return f"{self.framework}/{self.force}/{self.start}"


def jobs(frameworks: Sequence[str], draws: int) -> list[Job]:
    """All jobs, of the framework of each force."""
    return [
        Job(framework, force, start, min(_AT_ONCE, draws - start))
        for force, framework in enumerate(frameworks)
        for start in range(0, draws, _AT_ONCE)
    ]


class Sweep:
    """What does the jobs of one framework; `forces` are all, by their places."""

    def __init__(self, engines: Engines, forces: Mapping[int, Force], plan: Plan) -> None:
        self._engines, self._forces, self.plan = engines, forces, plan
        self.book = engines.compiled.book

    @cached_property
    def thresholds(self) -> list[Threshold]:
        """What evidence is compared with."""
        return thresholds(self.book, self.plan.spread)

    def samples_of(self, force: int) -> dict[str, int]:
        """Of how many each share of a force was found that is one of a sample."""
        return samples_of(self._forces[force], self.plan)

    @cached_property
    def _engine(self) -> PopulationEngine:
        return PopulationEngine(self.book, parts=_PARTS)

    @cached_property
    def _drawn(self) -> PopulationEngine:
        """By the rulebooks that have other weights and numbers in their grade rules."""
        chance = random.Random(self.plan.seed)  # noqa: S311  # nothing is to be kept from anybody
        books = [drawn(self.book, self.plan.weights, chance) for _ in range(RULEBOOKS)]
        return PopulationEngine(*books, parts=_PARTS)

    def done(self, job: Job) -> dict[str, Any]:
        """What a job comes to: `counted` by source, and (with the first draws) what changes grades `alone`."""
        columns = columns_of([self._forces[job.force]], self.book)
        counted = self._as_it_stands(_Draws(self, job, columns, job.size))
        counted["together"] = self._together(_Draws(self, job, columns, job.size // RULEBOOKS))
        if job.start:
            return {"counted": counted}
        counted["weights"] = _all_counted(self._drawn.drafts_of_each(columns))
        return {"counted": counted, "alone": [*self._alone(job, columns)]}

    # Many draws

    def _as_it_stands(self, draw: "_Draws") -> dict[str, Counted]:
        ways = {
            "thresholds": (draw.columns, draw.thresholds()),
            "missing": (draw.lacking(draw.columns), NO_THRESHOLDS),
            "coding": (draw.coded_otherwise(draw.columns), NO_THRESHOLDS),
        }
        if draw.sampled:
            ways["sampling"] = draw.resampled(draw.columns), NO_THRESHOLDS
        return {source: _all_counted([self._engine.drafts(*way)]) for source, way in ways.items()}

    def _together(self, draw: "_Draws") -> Counted:
        """All that is uncertain: the evidence and thresholds of each draw by every rulebook that is drawn."""
        other = draw.lacking(draw.coded_otherwise(draw.resampled(draw.columns)))
        return _all_counted(self._drawn.drafts_of_each(other, draw.thresholds()))

    # Each change alone

    def _alone(self, job: Job, columns: Columns) -> Iterator[dict[str, Any]]:
        yield from self._of_rows(columns)
        force = self._forces[job.force]
        base = assess(force, self._engines)
        for step in self._steps(base):
            compiled = self._engines.compiled._replace(book=step.made)
            other = () if not step.stratum else (step.stratum,)
            engines = Engines(with_stratum(compiled, step.stratum) if other else compiled, self._engines, other)
            like = base if not step.stratum else None
            changes = _changes(base, conclude(force, {**base.facts}, {**base.verdicts}, engines, like))
            engines.close()
            if changes:
                yield {"kind": step.kind, "id": step.id, "says": step.says, "direction": step.direction, **changes}

    def _steps(self, base: Assessment) -> Iterator[Step]:
        """Other weights of the rules that are found, other numbers in the lists."""
        for name, verdict in base.verdicts.items():
            if verdict and self.book.rules[name].weight is not None:
                yield from weight_steps(self.book, self.book.rules[name])
        yield from grade_rule_steps(self.book)

    def _of_rows(self, columns: Columns) -> Iterator[dict[str, Any]]:
        """Each threshold as low and as high as it goes, and each recorded piece taken away: a row each."""
        pieces, found = evidence.recorded(columns), self.thresholds
        size = 1 + 2 * len(found) + len(pieces)
        shifts: dict[int, Numbers] = {}
        for place in range(len(found)):
            shifts[place] = np.zeros(size)
            shifts[place][1 + 2 * place : 3 + 2 * place] = -1, 1
        rows = evidence.repeated(columns, size)
        gone = {name: np.arange(size) == 1 + 2 * len(found) + place for place, name in enumerate(pieces)}
        drafts = self._engine.drafts(evidence.lacking(rows, gone), moved(found, shifts))
        told: list[dict[str, Any]] = [
            {"kind": each.kind, "id": each.id, "says": each.says, "direction": direction}
            for each in found
            for direction in (-1, 1)
        ]
        labels = {entry.id: entry.label for entry in self.book.entries()}
        told += [{"kind": "evidence", "id": name, "says": labels.get(name, name), "direction": -1} for name in pieces]
        for each, changes in zip(told, _changes_of_rows(drafts), strict=True):
            if changes:
                yield each | changes


class _Draws:
    """So many draws of what is uncertain about one force: the same whenever they are drawn."""

    def __init__(self, sweep: Sweep, job: Job, columns: Columns, size: int) -> None:
        self._sweep, self._plan = sweep, sweep.plan
        self._first = job.start * size // job.size
        self.columns = evidence.repeated(columns, size)
        self.sampled = sweep.samples_of(job.force)
        self._seed = [self._plan.seed, job.force, size < job.size]
        self._chance = np.random.default_rng([*self._seed, job.start])

    @cached_property
    def _evenly(self) -> Numbers:
        """Numbers from 0 to 1 that fill the room of all thresholds and samples evenly: Sobol's sequence, scrambled."""
        from scipy.stats import qmc

        size = len(self._sweep.thresholds) + len(self.sampled)
        sequence = qmc.Sobol(max(size, 1), rng=np.random.default_rng(self._seed))
        if self._first:  # SciPy cannot go forward by nothing
            sequence.fast_forward(self._first)
        return np.asarray(sequence.random(self.columns.size), np.float64)

    def thresholds(self) -> Thresholds:
        """Every threshold somewhere in its reach."""
        number = len(self._sweep.thresholds)
        return moved(self._sweep.thresholds, {place: 2 * self._evenly[:, place] - 1 for place in range(number)})

    def resampled(self, columns: Columns) -> Columns:
        """Shares of samples as what they may be of the whole."""
        first = len(self._sweep.thresholds)
        uniform = {name: self._evenly[:, first + place] for place, name in enumerate(self.sampled)}
        return evidence.resampled(columns, self.sampled, uniform) if uniform else columns

    def lacking(self, columns: Columns) -> Columns:
        """Some recorded pieces are missing."""
        return evidence.lacking(columns, evidence.gone_at_random(columns, self._plan.missing, self._chance))

    def coded_otherwise(self, columns: Columns) -> Columns:
        """Some flags are recorded otherwise."""
        return evidence.coded_otherwise(columns, self._plan.coding, self._chance)


def _all_counted(of_each: Iterable[Drafts]) -> Counted:
    found = nothing_counted()
    for drafts in of_each:
        add(found, _counted(drafts))
    return found


def _counted(drafts: Drafts) -> Counted:
    """How often each grade is drafted, and each area suggested."""
    grades: dict[str, dict[str, int]] = {}
    for at in drafts.graded:
        numbers = np.bincount(drafts.grade(at), minlength=len(drafts.levels))
        grades[at] = {level: int(number) for level, number in zip(drafts.levels, numbers, strict=True) if number}
    areas = {name: int(drafts.suggested(name).sum()) for name in drafts.book.areas}
    return {"draws": drafts.size, "grades": grades, "areas": {name: number for name, number in areas.items() if number}}


def _changes_of_rows(drafts: Drafts) -> list[dict[str, Any]]:
    """What each row after the first has otherwise than the first."""
    found: list[dict[str, Any]] = [{"grades": {}, "areas": {}} for _ in range(drafts.size)]
    for at in drafts.graded:
        codes = drafts.grade(at)
        for row in np.flatnonzero(codes != codes[0]):
            found[row]["grades"][at] = drafts.levels[codes[row]]
    for area in drafts.book.areas:
        holds = drafts.suggested(area)
        for row in np.flatnonzero(holds != holds[0]):
            found[row]["areas"][area] = bool(holds[row])
    return [each if each["grades"] or each["areas"] else {} for each in found[1:]]


def _changes(base: Assessment, other: Assessment) -> dict[str, Any]:
    """What a draft has otherwise than another; empty where nothing is."""
    one, two = graded(base), graded(other)
    grades = {at: two[at] for at in two if one.get(at) != two[at]}
    before, after = ({each.area.id for each in suggested(draft)} for draft in (base, other))
    areas = {name: name in after for name in sorted(before ^ after)}
    return {"grades": grades, "areas": areas} if grades or areas else {}


def graded(draft: Assessment) -> dict[str, str]:
    """The draft grades of a force: of themes (`theme/ID`), graded questions (`question/ID`), `overall`."""
    book, found = draft.book, dict[str, str]()
    for name, question in draft.questions.items():
        found |= {f"theme/{theme}": result.grade.draft for theme, result in question.themes.items()}
        if book.questions[name].graded:
            found[f"question/{name}"] = question.grade.draft
    return found | ({"overall": draft.overall.grade.draft} if book.graded_overall else {})
