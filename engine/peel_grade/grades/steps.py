"""Steps to a better grade: what would have to be found otherwise, and nothing else, for the next grade up.

What a step needs is counted as drafts are: weaknesses that are found are taken away, strengths that are not found are
added, what is recorded of the evidence stays as it is, and the grade rules decide. A step suffices; with fewer findings
of any one kind otherwise it no longer does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias, TypeVar

from peel_grade.files.record import Record
from peel_grade.findings.engines import Engines
from peel_grade.grades.assessment import (
    Assessment,
    Change,
    OverallStep,
    QuestionResult,
    Step,
    decided_overall,
    decided_question,
    decided_theme,
)
from peel_grade.grades.counts import Category, Tally, draft, joined, tally
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import GradeRule

_MOST_TOGETHER = 3
"""Themes (or questions) that a step may lift together before all are tried at once."""

_Name = TypeVar("_Name")
_Part: TypeAlias = str | None
"""A theme, or None for what is found of the question as a whole."""
_Trial: TypeAlias = Mapping[_Part, tuple[int, ...]]
"""Of parts of a question, how many of each kind of their findings are otherwise."""


def with_steps(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with the steps to the next grade of each inspected question, and to the next overall grade."""
    book = assessment.book
    steps = {}
    for name, result in assessment.questions.items():
        if result.status == "inspected" and (target := _next(result.grade.draft, book.framework)):
            steps[name] = tuple(_Question(name, result, engines).steps(target))
    return assessment._replace(steps=FrozenDict(steps), overall_steps=tuple(_overall(assessment, engines)))


def _next(draft: str, framework: Framework) -> str | None:
    """The grade above a draft; None at the top of the scale, and for what is no grade."""
    if draft not in framework.scale[:-1]:
        return None
    return framework.scale[framework.scale.index(draft) + 1]


def _reached(rule: GradeRule | None, target: str, scale: Sequence[str]) -> bool:
    grade = INSUFFICIENT if rule is None else rule.grade
    return grade in scale and scale.index(grade) >= scale.index(target)


class _Kind(Record):
    """Findings that count alike and could be otherwise: how many there are, and as what they would then count."""

    now: Category
    then: Category
    number: int


class _Question:
    """A question in which findings are otherwise on trial."""

    def __init__(self, name: str, result: QuestionResult, engines: Engines) -> None:
        self._name, self._result, self._engines = name, result, engines
        self._scale = engines.compiled.book.framework.scale
        apart = draft(tally(each for each in result.rules if each.rule.theme is None))
        self._now: dict[_Part, Tally] = {None: apart}
        self._now |= {theme: draft(tally(of_it.rules)) for theme, of_it in result.themes.items()}
        weights = engines.compiled.book.framework.weights
        self._kinds = {part: tuple(_kinds(counts, weights)) for part, counts in self._now.items()}
        self._parts: dict[tuple[_Part, tuple[int, ...]], tuple[Tally, str]] = {}
        self._tried: dict[tuple[tuple[int, ...], ...], GradeRule | None] = {}

    def steps(self, target: str) -> Iterator[Step]:
        """The ways to a grade or a better one that lift the fewest parts, the one with the fewest findings first."""
        for chosen in _choices([part for part, kinds in self._kinds.items() if kinds]):
            ways = {}
            for parts in chosen:
                trial = {part: tuple(kind.number for kind in self._kinds[part]) for part in parts}
                if self._reaches(trial, target):
                    least = min((self._least(trial, target, back) for back in (False, True)), key=_size)
                    ways[tuple(sorted(least.items(), key=str))] = least
            if ways:
                yield from (self._step(way) for way in sorted(ways.values(), key=_size))
                return

    def _grade(self, trial: _Trial) -> GradeRule | None:
        """The grade rule that decides the question with so many of its findings otherwise."""
        key = tuple(trial.get(part, (0,) * len(kinds)) for part, kinds in self._kinds.items())
        if key not in self._tried:
            parts = {part: self._part(part, otherwise) for part, otherwise in zip(self._kinds, key, strict=True)}
            grades = {part: grade for part, (_, grade) in parts.items() if part is not None}
            counts = joined(tally for tally, _ in parts.values())
            evidence = self._result.evidence
            self._tried[key] = decided_question(self._name, grades, counts, evidence, self._engines)[0]
        return self._tried[key]

    def _part(self, part: _Part, otherwise: tuple[int, ...]) -> tuple[Tally, str]:
        """What a part counts, and its grade as a theme, with so many of its findings otherwise."""
        key = part, otherwise
        if key not in self._parts:
            counts, grade = self._now[part].copy(), ""
            for kind, number in zip(self._kinds[part], otherwise, strict=True):
                counts[kind.now] -= number
                counts[kind.then] = counts.get(kind.then, 0) + number
            if part is not None:
                rule, _ = decided_theme(part, counts, self._result.themes[part].evidence, self._engines)
                grade = INSUFFICIENT if rule is None else rule.grade
            self._parts[key] = counts, grade
        return self._parts[key]

    def _reaches(self, trial: _Trial, target: str) -> bool:
        return _reached(self._grade(trial), target, self._scale)

    def _least(self, trial: _Trial, target: str, gravest_first: bool) -> _Trial:
        """The trial with as many findings left as they are as leave the target reached, one kind after another."""
        least, before = dict(trial), None
        while least != before:
            before = least
            for part in trial:
                order = range(len(self._kinds[part]))
                for place in reversed(order) if gravest_first else order:
                    now = least[part]
                    fewer = ({**least, part: (*now[:place], n, *now[place + 1 :])} for n in range(now[place]))
                    least = next((tried for tried in fewer if self._reaches(tried, target)), least)
        return least

    def _step(self, trial: _Trial) -> Step:
        rule = self._grade(trial)
        assert rule is not None  # a step reaches a grade
        changes = (
            self._change(part, kind, number)
            for part, otherwise in trial.items()
            for kind, number in reversed([*zip(self._kinds[part], otherwise, strict=True)])
            if number
        )
        return Step(rule.grade, tuple(changes))

    def _change(self, part: _Part, kind: _Kind, number: int) -> Change:
        """So many findings of a kind otherwise, with the rules whose findings they are."""
        alike = [
            rule
            for rule, verdict, repeat in self._result.rules
            if rule.theme == part and Category(rule.kind, rule.weight, verdict is True, repeat is True) == kind.now
        ]
        one, repeat = alike[0], kind.now.repeat is True
        return Change(part, one.kind, one.weight, repeat, number, tuple(rule.id for rule in alike))


def _size(trial: _Trial) -> int:
    return sum(map(sum, trial.values()))


def _kinds(counts: Tally, weights: Sequence[str]) -> Iterator[_Kind]:
    """What could be otherwise, in the order in which it is left as it is: strengths, then weaknesses, gravest last."""
    order = {"strength": 0, "weakness": 1, "cause_of_concern": 2}
    could = [
        category
        for category, number in counts.items()
        if number and category.verdict is not (category.kind == "strength")
    ]
    place = {weight: number for number, weight in enumerate(weights)}
    for category in sorted(could, key=lambda each: (order[each.kind], place.get(each.weight or "", 0), each.repeat)):
        yield _Kind(category, category._replace(verdict=not category.verdict), counts[category])


def _choices(names: Sequence[_Name]) -> Iterator[Iterable[tuple[_Name, ...]]]:
    """One of them, two, and so on, and then all of them."""
    for together in range(1, min(_MOST_TOGETHER, len(names)) + 1):
        yield combinations(names, together)
    if len(names) > _MOST_TOGETHER:
        yield [tuple(names)]


def _overall(assessment: Assessment, engines: Engines) -> Iterator[OverallStep]:
    """The ways to a better overall grade that lift the fewest questions, each as little as it takes."""
    book, drafted = assessment.book, assessment.overall.grade.draft
    scale, target = book.framework.scale, _next(drafted, book.framework)
    if target is None:
        return
    grades = {name: each.grade.draft for name, each in assessment.questions.items() if book.questions[name].graded}

    def rule(lifted: Mapping[str, str]) -> GradeRule | None:
        return decided_overall({**grades, **lifted}, engines)[0]

    for choice in _choices([name for name, grade in grades.items() if grade != scale[-1]]):
        found = dict[tuple[tuple[str, str], ...], str]()
        for chosen in choice:
            lifted = dict.fromkeys(chosen, scale[-1])
            if not _reached(rule(lifted), target, scale):
                continue
            for name in chosen:
                above = scale[scale.index(grades[name]) + 1 :] if grades[name] in scale else scale
                lower = ({**lifted, name: grade} for grade in (grades[name], *above))
                lifted = next(each for each in lower if _reached(rule(each), target, scale))
            if (decides := rule(lifted)) is not None:
                way = tuple((name, grade) for name, grade in lifted.items() if grade != grades[name])
                found[way] = decides.grade
        if found:
            yield from (OverallStep(grade, FrozenDict(way)) for way, grade in found.items())
            return
