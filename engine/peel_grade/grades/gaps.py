"""Evidence gaps: what is not recorded and could change a draft grade.

A gap opens the undecided rules that rest on it, each of which may fall either way
(if other missing evidence that it needs allows it); every other rule stands as drafted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from peel_grade.findings.engines import Engines
from peel_grade.grades.areas import by_area, open_areas
from peel_grade.grades.assessment import possible_question_grades, possible_theme_grades
from peel_grade.grades.counts import Category, Tally, draft, joined, tally
from peel_grade.grades.missing import Missing, rules_by_missing
from peel_grade.grades.results import Assessment, Gap, QuestionResult

Brought: TypeAlias = Callable[[str, Missing], tuple[str, ...] | None]
"""The other grades of a question that a missing piece of evidence brings, worst first; None where that is not known."""


def with_gaps(assessment: Assessment, engines: Engines, brought: Brought = lambda *_: None) -> Assessment:
    """The assessment with the gaps of every inspected, graded question, in the order of the catalogue; and with the
    areas for improvement that missing evidence could still make suggestions, in the order of the rulebook.

    What is not `brought` for sure is tried by the rules that rest on it.
    """
    results = by_area(assessment.book, (each for question in assessment.questions.values() for each in question.rules))
    inspected = {name for name, question in assessment.questions.items() if question.status == "inspected"}
    known = {name for name, each in assessment.areas.items() if each.suggested}
    still = tuple(open_areas(results, known, inspected, engines))
    return assessment._replace(gaps=tuple(_gaps(assessment, engines, brought)), open_areas=still)


def _gaps(assessment: Assessment, engines: Engines, brought: Brought) -> Iterator[Gap]:
    touched = rules_by_missing(assessment)
    for name in assessment.graded_questions:
        result = assessment.questions[name]
        reach = _Reach(name, result, engines)
        of_question = touched.get(name, {})
        known = {missing: brought(name, missing) for missing in of_question}
        most = _most_of_themes(reach, (rules for missing, rules in of_question.items() if known[missing] is None))
        tried: dict[frozenset[object], tuple[str, ...]] = {}
        for missing, rules in of_question.items():
            if (could_become := known[missing]) is not None:
                if could_become:
                    yield Gap(*missing, name, result.grade.draft, could_become)
                continue
            opened = [reach.opens[rule] for rule in rules]
            themes = {theme for theme, _ in opened}
            within = most[themes.pop()] if len(themes) == 1 else None
            if within == ():
                continue
            counted = _counted(opened)
            found = _followed(counted, tried, within)
            tried[counted] = could_become = reach.grades(opened) if found is None else found
            if could_become:
                yield Gap(*missing, name, result.grade.draft, could_become)
        perhaps = reach.perhaps_repeated()
        if not perhaps or not (repeats := reach.grades(perhaps)):
            continue
        anyway = reach.grades(())  # that evidence is missing brings some already, where a question counts it
        if repeats := tuple(grade for grade in repeats if grade not in anyway):
            yield Gap("previous.areas", "repeated", name, result.grade.draft, repeats)


def _most_of_themes(reach: "_Reach", touched: Iterable[Iterable[str]]) -> dict[str | None, tuple[str, ...]]:
    """The grades that are reached with every rule of a theme open that some missing evidence opens, by theme.

    With fewer of them open no other is: the more is unknown, the more grades are possible.
    """
    by_theme: dict[str | None, list[_Opened]] = {}
    for opened in map(reach.opens.__getitem__, set[str]().union(*touched)):
        by_theme.setdefault(opened[0], []).append(opened)
    return {theme: reach.grades(opened) for theme, opened in by_theme.items()}


def _counted(values: Iterable[object]) -> frozenset[object]:
    """The values, each with how many times it came before: of two such sets it can be told which has more of what."""
    seen: dict[object, int] = {}
    counted = []
    for value in values:
        before = seen.get(value, 0)
        counted.append((value, before))
        seen[value] = before + 1
    return frozenset(counted)


def _followed(
    opened: frozenset[object], tried: Mapping[frozenset[object], tuple[str, ...]], most: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    """The grades that are reached with these rules open, where that follows from what was tried; None where not.

    Rules that count alike reach the same grades. The more is unknown, the more grades are possible: none where more
    rules reach none, `most` where fewer reach all of it.
    """
    if opened in tried:
        return tried[opened]
    for other, found in tried.items():
        if not found and opened < other:
            return ()
        if found == most and other < opened:
            return found
    return None


_Opened: TypeAlias = tuple[str | None, Category]
"""What grade rules can tell of a rule that is open: its theme, and as what it counts there."""


class _Reach:
    """The other grades that a question could have if some rules fell either way and the rest stood as drafted.

    `opens` has the rules of which something is unknown.
    """

    def __init__(self, name: str, result: QuestionResult, engines: Engines) -> None:
        self._name, self._result, self._engines = name, result, engines
        self._drafted = {name: draft(tally(theme.rules)) for name, theme in result.themes.items()}
        apart = draft(tally(each for each in result.rules if each.rule.theme is None))
        self._whole = joined([apart, *self._drafted.values()])
        self.opens: dict[str, _Opened] = {
            rule.id: (rule.theme, Category(rule.kind, rule.weight, verdict, repeat))
            for rule, verdict, repeat in result.rules
            if verdict is None or repeat is None
        }

    def perhaps_repeated(self) -> list[_Opened]:
        """The weaknesses of which it is not known whether an earlier inspection asked for the same."""
        return [opened for opened in self.opens.values() if opened[1].verdict and opened[1].kind == "weakness"]

    def grades(self, opened: Iterable[_Opened]) -> tuple[str, ...]:
        """The grades, worst first, other than the draft."""
        possible = {name: frozenset({theme.grade.draft}) for name, theme in self._result.themes.items()}
        tallies: dict[str | None, Tally] = {}
        for theme, category in opened:
            here = tallies.setdefault(theme, {})
            here[category] = here.get(category, 0) + 1
        whole = self._whole
        for theme, unknown in tallies.items():
            whole = _open(whole, unknown)
            if theme is not None:
                counts, evidence = _open(self._drafted[theme], unknown), self._result.themes[theme].evidence
                possible[theme] = possible_theme_grades(theme, counts, evidence, self._engines)
        found = possible_question_grades(self._name, possible, whole, self._result.evidence, self._engines)
        drafted = self._result.grade
        return tuple(grade for grade in drafted.scale if grade in found and grade != drafted.draft)


def _open(drafted: Tally, unknown: Tally) -> Tally:
    """The tally with some results as unknown as they are, instead of as drafted."""
    counts = drafted.copy()
    for category, number in unknown.items():
        counts[category.drafted()] -= number
        counts[category] = counts.get(category, 0) + number
    return counts
