"""Which scenarios draft another grade by another list of grade rules: told from what their drafts counted, without
grading again. Many themes and questions of many scenarios count alike, and each list looks at each such case once.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from peel_grade.findings import oracle
from peel_grade.force.facts import Interval
from peel_grade.grades.counts import Category, RuleResult, count_facts, draft, tally
from peel_grade.grades.results import Assessment, Graded
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import GradeRule, Rule
from peel_grade.rulebook.subjects import count_of

Change: TypeAlias = tuple[RuleResult | None, RuleResult | None]
"""What became of a rule before and after; None where there is no such rule."""


class _Case:
    """What is counted towards one grade, and what it is drafted; `scenarios` are those in which it is so."""

    def __init__(self, name: str, graded: Graded, rules: Iterable[RuleResult], below: Mapping[str, str]) -> None:
        self.name, self.grade = name, graded.draft
        self.scenarios: set[int] = set()
        self._facts: dict[str, Interval] = dict(graded.facts or {})
        self._counts = draft(tally(rules))
        self._below = {name: frozenset({grade}) for name, grade in below.items()}
        self._recounted: dict[tuple[tuple[Category, ...], tuple[Category, ...]], bool] = {}
        self._held: dict[int, tuple[GradeRule, bool]] = {}

    def another(self, rules: tuple[GradeRule, ...], known: frozenset[int], points: Mapping[str, Number]) -> bool:
        """Whether a list drafts another grade, or might: of evidence that was not counted nothing can be told.

        Whether a rule that is one of the `known` holds is worked out once.
        """
        try:
            holding = (rule for rule in rules if rule.grades(self.name) and self._holds(rule, known, points))
            decided = next(holding, None)
        except KeyError:
            return True
        return (decided.grade if decided else INSUFFICIENT) != self.grade

    def recounted(self, gone: tuple[Category, ...], come: tuple[Category, ...], rules: tuple[GradeRule, ...]) -> bool:
        """Whether another grade is drafted where some findings are `gone`, and others have `come`.

        Each way is looked at once.
        """
        key = gone, come
        if key not in self._recounted:
            counts = dict(self._counts)
            for each, more in (*((one, -1) for one in gone), *((one, 1) for one in come)):
                counts[each] = counts.get(each, 0) + more
            asked = [text for text in self._facts if count_of(text).of == "findings"]
            facts = self._facts | count_facts(asked, counts, {}, {})
            holding = (rule for rule in rules if rule.grades(self.name) and oracle.truth(rule.when, facts.__getitem__))
            decided = next(holding, None) if facts != self._facts else None
            grade = self.grade if facts == self._facts else decided.grade if decided else INSUFFICIENT
            self._recounted[key] = grade != self.grade
        return self._recounted[key]

    def _holds(self, rule: GradeRule, known: frozenset[int], points: Mapping[str, Number]) -> bool:
        if id(rule) in self._held:
            return self._held[id(rule)][1]
        found = oracle.truth(rule.when, lambda subject: self._counted(subject, points)) is True
        if id(rule) in known:
            self._held[id(rule)] = rule, found
        return found

    def _counted(self, subject: str, points: Mapping[str, Number]) -> Interval:
        if subject not in self._facts:
            if count_of(subject).of == "evidence":
                raise KeyError(subject)
            self._facts |= count_facts([subject], self._counts, {}, self._below, points)
        return self._facts[subject]


class Redrafting:
    """The drafts of scenarios, by their numbers, ready to be asked about other lists of grade rules."""

    def __init__(self, drafts: Mapping[int, Assessment]) -> None:
        self._strata: dict[str, dict[object, _Case]] = {"themes": {}, "questions": {}, "overall": {}}
        self._of: dict[tuple[int, str, str], _Case] = {}
        self._lists: dict[str, tuple[GradeRule, ...]] = {}
        self._points: Mapping[str, Number] = FrozenDict()
        self._known: frozenset[int] = frozenset()
        for number, drafted in drafts.items():
            book = drafted.book
            self._points = book.framework.points
            self._lists = {"themes": book.theme_grades, "questions": book.question_grades}
            lists = (*book.theme_grades, *book.question_grades, *book.overall_grades)
            self._known = frozenset(map(id, lists))
            for name, question in drafted.questions.items():
                for theme, result in question.themes.items():
                    self._enter("themes", theme, number, result.grade, result.rules, {})
                below = {theme: result.grade.draft for theme, result in question.themes.items()}
                self._enter("questions", name, number, question.grade, question.rules, below)
            graded = {name: each.grade.draft for name, each in drafted.questions.items() if book.questions[name].graded}
            self._enter("overall", "overall", number, drafted.overall.grade, (), graded)

    def _enter(
        self,
        stratum: str,
        name: str,
        number: int,
        graded: Graded,
        rules: tuple[RuleResult, ...],
        below: Mapping[str, str],
    ) -> None:
        if graded.facts is None:  # no rule decides it
            return
        counted = frozenset(draft(tally(rules)).items())
        key = (name, graded.draft, frozenset(graded.facts.items()), counted, frozenset(below.items()))
        case = self._strata[stratum].get(key)
        if case is None:
            case = self._strata[stratum][key] = _Case(name, graded, rules, below)
        case.scenarios.add(number)
        self._of[number, stratum, name] = case

    def by(self, stratum: str, rules: tuple[GradeRule, ...]) -> set[int]:
        """The scenarios in which a list drafts another grade of its stratum than it is drafted, or might."""
        cases = self._strata[stratum].values()
        return set().union(*(case.scenarios for case in cases if case.another(rules, self._known, self._points)))

    def recounted(self, number: int, changes: Iterable[Change]) -> bool:
        """Whether findings that are otherwise change the draft of a theme or question of a scenario, or might."""
        moved: dict[tuple[str, str], tuple[list[Category], list[Category]]] = {}
        for before, after in changes:
            for side, finding in enumerate((before, after)):
                if finding is None:
                    continue
                rule = finding.rule
                category = Category(rule.kind, rule.weight, finding.verdict is True, finding.repeat is True)
                for place in _places(rule):
                    moved.setdefault(place, ([], []))[side].append(category)
        for place, (gone, come) in moved.items():
            case = self._of.get((number, *place))
            if case is not None and case.recounted(tuple(gone), tuple(come), self._lists[place[0]]):
                return True
        return False


def _places(rule: Rule) -> list[tuple[str, str]]:
    """The theme and the question in which a rule is counted."""
    return [*([("themes", rule.theme)] if rule.theme else []), ("questions", rule.question)]
