"""Steps to a better grade: what would have to be found otherwise, and nothing else, for the next grade up.

What a step needs is counted as drafts are: weaknesses that are found are taken away, strengths that are not found are
added, what is recorded of the evidence stays as it is, and the grade rules decide. A step suffices; with fewer findings
of any one kind otherwise it no longer does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import mul
from typing import TypeAlias, TypeVar

from peel_grade.files.record import Record
from peel_grade.findings.engines import Engines
from peel_grade.grades.assessment import decided_overall, decided_question, decided_theme
from peel_grade.grades.counts import Category, RuleResult, Tally, joined, tells_apart
from peel_grade.grades.results import Assessment, Change, OverallStep, QuestionResult, Step
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import GradeRule, Rule

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
    """Findings that count alike and could be otherwise: as what they count, as what they would, and whose they are."""

    now: Category
    then: Category
    rules: tuple[Rule, ...]


class _Told(Record):
    """All that the grade rules of a question can tell of a part: its grade, and its findings that they count otherwise.

    The grade of the question as a whole is empty. `otherwise` has a number for each kind, 0 of those that no rule asks
    for.
    """

    grade: str
    otherwise: tuple[int, ...]


class _Question:
    """A question in which findings are otherwise on trial.

    What is tried is remembered by what grade rules can tell of it: of most they can tell nothing new.
    """

    def __init__(self, name: str, result: QuestionResult, engines: Engines) -> None:
        self._name, self._result, self._engines = name, result, engines
        framework, asked = engines.compiled.book.framework, engines.compiled.counts
        self._scale = framework.scale
        grades, rules = dict[_Part, str](), dict[_Part, Iterable[RuleResult]]()
        grades[None], rules[None] = "", (each for each in result.rules if each.rule.theme is None)
        for theme, of_it in result.themes.items():
            grades[theme], rules[theme] = of_it.grade.draft, of_it.rules
        found = {part: _by_category(of_it) for part, of_it in rules.items()}
        self._now = {part: {each: len(alike) for each, alike in of_it.items()} for part, of_it in found.items()}
        self._kinds = {part: tuple(_kinds(of_it, framework.weights)) for part, of_it in found.items()}
        self._of_theme = {part: _told_apart(kinds, asked["themes"]) for part, kinds in self._kinds.items()}
        self._of_question = {part: _told_apart(kinds, asked["questions"]) for part, kinds in self._kinds.items()}
        self._as_it_is = {part: _Told(grade, (0,) * len(self._kinds[part])) for part, grade in grades.items()}
        self._tried = {(part, told.otherwise): told for part, told in self._as_it_is.items()}
        self._grades = {(part, told.otherwise): told.grade for part, told in self._as_it_is.items()}
        self._decided: dict[tuple[_Told, ...], GradeRule | None] = {}

    def steps(self, target: str) -> Iterator[Step]:
        """The ways to a grade or a better one that lift the fewest parts, the one with the fewest findings first."""
        for chosen in _choices([part for part, kinds in self._kinds.items() if kinds]):
            ways = {}
            for parts in chosen:
                trial = {part: tuple(len(kind.rules) for kind in self._kinds[part]) for part in parts}
                if self._reaches(self._all_told(trial), target):
                    least = min((self._least(trial, target, back) for back in (False, True)), key=_size)
                    ways[tuple(sorted(least.items(), key=str))] = least
            if ways:
                yield from (self._step(way) for way in sorted(ways.values(), key=_size))
                return

    def _all_told(self, trial: _Trial) -> dict[_Part, _Told]:
        return self._as_it_is | {part: self._told(part, otherwise) for part, otherwise in trial.items()}

    def _told(self, part: _Part, otherwise: tuple[int, ...]) -> _Told:
        """What the question's rules can tell of a part with so many of its findings otherwise."""
        key = part, otherwise
        if key not in self._tried:
            grade = "" if part is None else self._theme(part, tuple(map(mul, otherwise, self._of_theme[part])))
            self._tried[key] = _Told(grade, tuple(map(mul, otherwise, self._of_question[part])))
        return self._tried[key]

    def _theme(self, theme: str, otherwise: tuple[int, ...]) -> str:
        """The grade of a theme with so many of its findings otherwise."""
        key = theme, otherwise
        if key not in self._grades:
            counts = self._now[theme].copy()
            _count_otherwise(counts, self._kinds[theme], otherwise)
            rule, _ = decided_theme(theme, counts, self._result.themes[theme].evidence, self._engines)
            self._grades[key] = INSUFFICIENT if rule is None else rule.grade
        return self._grades[key]

    def _rule(self, told: Mapping[_Part, _Told]) -> GradeRule | None:
        """The grade rule that decides the question by what can be told of its parts."""
        key = tuple(told.values())
        if key not in self._decided:
            grades = {part: grade for part, (grade, _) in told.items() if part is not None}
            counts = joined(self._now.values())
            for part, (_, otherwise) in told.items():
                _count_otherwise(counts, self._kinds[part], otherwise)
            evidence = self._result.evidence
            self._decided[key] = decided_question(self._name, grades, counts, evidence, self._engines)[0]
        return self._decided[key]

    def _reaches(self, told: Mapping[_Part, _Told], target: str) -> bool:
        return _reached(self._rule(told), target, self._scale)

    def _least(self, trial: _Trial, target: str, gravest_first: bool) -> _Trial:
        """The trial with as many findings left as they are as leave the target reached, one kind after another."""
        told, least, before = self._all_told(trial), dict(trial), None
        while least != before:
            before = least.copy()
            for part in trial:
                order = range(len(self._kinds[part]))
                for place in reversed(order) if gravest_first else order:
                    least[part] = self._fewest(least[part], place, part, told, target)
                    told[part] = self._told(part, least[part])
        return least

    def _fewest(
        self, now: tuple[int, ...], place: int, part: _Part, told: Mapping[_Part, _Told], target: str
    ) -> tuple[int, ...]:
        """The same with the fewest findings of one kind otherwise with which the target is reached, as with `now`."""
        too_few = None
        for number in range(now[place]):
            fewer = *now[:place], number, *now[place + 1 :]
            tried = self._told(part, fewer)
            if tried != too_few:
                if tried == told[part] or self._reaches({**told, part: tried}, target):
                    return fewer
                too_few = tried
        return now

    def _step(self, trial: _Trial) -> Step:
        rule = self._rule(self._all_told(trial))
        assert rule is not None  # a step reaches a grade
        changes = (
            _change(part, kind, number)
            for part, otherwise in trial.items()
            for kind, number in reversed([*zip(self._kinds[part], otherwise, strict=True)])
            if number
        )
        return Step(rule.grade, tuple(changes))


def _by_category(results: Iterable[RuleResult]) -> dict[Category, tuple[Rule, ...]]:
    """Rules by what a draft counts their findings as."""
    found: dict[tuple[str, str | None, bool, bool], list[Rule]] = {}
    for rule, verdict, repeat in results:
        found.setdefault((rule.kind, rule.weight, verdict is True, repeat is True), []).append(rule)
    return {Category._make(key): tuple(rules) for key, rules in found.items()}


def _change(part: _Part, kind: _Kind, number: int) -> Change:
    """So many findings of a kind otherwise, with the rules whose findings they are."""
    one, repeat = kind.rules[0], kind.now.repeat is True
    return Change(part, one.kind, one.weight, repeat, number, tuple(rule.id for rule in kind.rules))


def _told_apart(kinds: Iterable[_Kind], subjects: tuple[str, ...]) -> tuple[bool, ...]:
    """Of each kind whether grade rules with these counts can tell that one of its findings is otherwise."""
    return tuple(tells_apart(subjects, kind.now, kind.then) for kind in kinds)


def _count_otherwise(counts: Tally, kinds: Iterable[_Kind], otherwise: Iterable[int]) -> None:
    """Count so many findings of each kind otherwise."""
    for kind, number in zip(kinds, otherwise, strict=True):
        if number:
            counts[kind.now] -= number
            counts[kind.then] = counts.get(kind.then, 0) + number


def _size(trial: _Trial) -> int:
    return sum(map(sum, trial.values()))


def _kinds(found: Mapping[Category, tuple[Rule, ...]], weights: Sequence[str]) -> Iterator[_Kind]:
    """What could be otherwise, in the order in which it is left as it is: strengths, then weaknesses, gravest last."""
    order = {"strength": 0, "weakness": 1, "cause_of_concern": 2}
    could = [category for category in found if category.verdict is not (category.kind == "strength")]
    place = {weight: number for number, weight in enumerate(weights)}
    for category in sorted(could, key=lambda each: (order[each.kind], place.get(each.weight or "", 0), each.repeat)):
        yield _Kind(category, category._replace(verdict=not category.verdict), found[category])


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

    tried = dict[tuple[str, ...], GradeRule | None]()

    def rule(lifted: Mapping[str, str]) -> GradeRule | None:
        asked = {**grades, **lifted}
        key = tuple(asked.values())
        if key not in tried:
            tried[key] = decided_overall(asked, engines)[0]
        return tried[key]

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
