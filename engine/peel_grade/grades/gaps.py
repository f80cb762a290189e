"""Evidence gaps: what is not recorded and could change a draft grade.

A gap opens the undecided rules that rest on it, each of which may fall either way
(if other missing evidence that it needs allows it); every other rule stands as drafted.
"""

from collections.abc import Iterable, Iterator, Mapping

from peel_grade.findings.engines import Engines
from peel_grade.force.derived import missing_parts
from peel_grade.grades.areas import by_area, open_areas
from peel_grade.grades.assessment import (
    Assessment,
    Gap,
    QuestionResult,
    possible_question_grades,
    possible_theme_grades,
)
from peel_grade.grades.counts import Category, RuleResult, Tally, draft, joined, tally
from peel_grade.grades.settled import closed
from peel_grade.rulebook.conditions import holds_within, leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Finding, Flag, Indicator, Repeated, subject

_ASPECTS = {
    Aspect.VALUE: "",
    Aspect.AGAINST_PREVIOUS: "previous",
    Aspect.RANK: "rank",
    Aspect.SUPPLIED: "supplied",
}
"""What of an indicator is missing, as force files name it; a benchmark by its id."""
EXACT_FIGURE = "exact_figure"
"""What is missing where a range of the figure is known."""


def with_gaps(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with the gaps of every inspected, graded question, in the order of the catalogue; and with the
    areas for improvement that missing evidence could still make suggestions, in the order of the rulebook.
    """
    results = by_area(assessment.book, (each for question in assessment.questions.values() for each in question.rules))
    inspected = {name for name, question in assessment.questions.items() if question.status == "inspected"}
    known = {name for name, each in assessment.areas.items() if each.suggested}
    still = tuple(open_areas(results, known, inspected, engines))
    return assessment._replace(gaps=tuple(_gaps(assessment, engines)), open_areas=still)


def _gaps(assessment: Assessment, engines: Engines) -> Iterator[Gap]:
    touched = _rules_by_missing(assessment)
    rules_of, counts_as = assessment.book.rules, dict[str, tuple[object, ...]]()
    for name, result in assessment.questions.items():
        if result.status != "inspected" or not assessment.book.questions[name].graded:
            continue
        reach = _Reach(name, result, engines)
        of_question = touched.get(name, {})
        counts_as |= {rule: _counts_as(assessment, rule) for rules in of_question.values() for rule in rules}
        most = _most_of_themes(reach, of_question.values(), assessment.book)
        tried: dict[frozenset[object], tuple[str, ...]] = {}
        for (evidence, aspect), rules in of_question.items():
            themes = {rules_of[rule].theme for rule in rules}
            within = most[themes.pop()] if len(themes) == 1 else None
            if within == ():
                continue
            # rules that count alike reach the same grades
            opened = _counted(counts_as[rule] for rule in rules)
            found = _followed(opened, tried, within)
            tried[opened] = could_become = reach.grades(rules) if found is None else found
            if could_become:
                yield Gap(evidence, aspect, name, result.grade.draft, could_become)
        perhaps = reach.perhaps_repeated()
        if not perhaps or not (repeats := reach.grades(perhaps)):
            continue
        anyway = reach.grades(())  # that evidence is missing brings some already, where a question counts it
        if repeats := tuple(grade for grade in repeats if grade not in anyway):
            yield Gap("previous.areas", "repeated", name, result.grade.draft, repeats)


def _most_of_themes(
    reach: "_Reach", opened: Iterable[Iterable[str]], book: Rulebook
) -> dict[str | None, tuple[str, ...]]:
    """The grades that are reached with every rule of a theme open that some missing evidence opens, by theme.

    With fewer of them open no other is: the more is unknown, the more grades are possible.
    """
    by_theme: dict[str | None, set[str]] = {}
    for rule in (rule for rules in opened for rule in rules):
        by_theme.setdefault(book.rules[rule].theme, set()).add(rule)
    return {theme: reach.grades(rules) for theme, rules in by_theme.items()}


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

    The more is unknown, the more grades are possible: none where more rules reach none, `most` where fewer reach all
    of it.
    """
    if opened in tried:
        return tried[opened]
    for other, found in tried.items():
        if not found and opened < other:
            return ()
        if found == most and other < opened:
            return found
    return None


def _counts_as(assessment: Assessment, name: str) -> tuple[object, ...]:
    rule = assessment.book.rules[name]
    repeat = None if rule.area is None else assessment.facts.get(str(Repeated(rule.area)), "unknown")
    return rule.theme, rule.kind, rule.weight, repeat


def _rules_by_missing(assessment: Assessment) -> dict[str, dict[tuple[str, str], set[str]]]:
    """By question, for each missing piece of evidence the undecided rules that would see it, directly or through
    findings; the evidence in the order of the catalogue.
    """
    book, found = assessment.book, dict[str, dict[tuple[str, str], set[str]]]()
    order = {name: number for number, name in enumerate([*book.indicators, *book.flags])}
    for name, question in assessment.questions.items():
        touched: dict[tuple[str, str], set[str]] = {}
        for each in question.rules:
            if each.verdict is None:
                for missing in _missing(each.rule.id, book, assessment, set()):
                    touched.setdefault(missing, set()).add(each.rule.id)
        found[name] = dict(sorted(touched.items(), key=lambda item: (order[item[0][0]], item[0][1])))
    return found


def _missing(rule: str, book: Rulebook, assessment: Assessment, seen: set[str]) -> Iterator[tuple[str, str]]:
    """The evidence that a rule, or an undecided finding that it rests on, tests and that may still be recorded.

    Each by its name and by what of it is missing: of a figure of which a range is known, the exact one.
    """
    if rule in seen:
        return
    seen.add(rule)
    force, facts = assessment.force, assessment.facts
    for leaf in leaves(book.rules[rule].condition):
        compared = subject(leaf.subject)
        if (known := facts.get(leaf.subject)) is not None:
            if isinstance(compared, Indicator) and holds_within(leaf, *known) is None:
                yield compared.name, _inexact(compared, assessment)
            continue
        match compared:
            case Flag(name) if not closed(force.flags.get(name)):
                yield name, ""
            case Finding(other) if other not in assessment.verdicts:
                yield from _missing(other, book, assessment, seen)
            case Indicator(name, aspect, benchmark) if not closed(force.indicators.get(name)):
                # without the figure itself, what is compared with it is missing with it
                if str(Indicator(name)) in facts:
                    yield name, benchmark or _ASPECTS[aspect]
                else:
                    yield _lacking(name, book, assessment), ""


def _inexact(compared: Indicator, assessment: Assessment) -> str:
    """What of an indicator is known as a range alone, so that a comparison may turn out either way."""
    figure = assessment.facts[str(Indicator(compared.name))]
    return EXACT_FIGURE if figure.low != figure.high else compared.benchmark or _ASPECTS[compared.aspect]


def _lacking(name: str, book: Rulebook, assessment: Assessment) -> str:
    """The figure that is missing: of one that is computed from two others and lacks one of them, that."""
    derived = book.indicators[name].derived
    lacking = () if derived is None else missing_parts(derived, assessment.force)
    (only,) = lacking if len(lacking) == 1 else (name,)
    return name if closed(assessment.force.indicators.get(only)) else only


class _Reach:
    """The other grades that a question could have if some rules fell either way and the rest stood as drafted."""

    def __init__(self, name: str, result: QuestionResult, engines: Engines) -> None:
        self._name, self._result, self._engines = name, result, engines
        self._results = {each.rule.id: each for each in result.rules}
        self._drafted = {name: draft(tally(theme.rules)) for name, theme in result.themes.items()}
        apart = draft(tally(each for each in result.rules if each.rule.theme is None))
        self._whole = joined([apart, *self._drafted.values()])

    def perhaps_repeated(self) -> list[str]:
        """The weaknesses of which it is not known whether an earlier inspection asked for the same."""
        return [
            name
            for name, each in self._results.items()
            if each.verdict and each.rule.kind == "weakness" and each.repeat is None
        ]

    def grades(self, rules: Iterable[str]) -> tuple[str, ...]:
        """The grades, worst first, other than the draft."""
        possible = {name: frozenset({theme.grade.draft}) for name, theme in self._result.themes.items()}
        opened: dict[str | None, list[RuleResult]] = {}
        for rule in rules:
            opened.setdefault(self._results[rule].rule.theme, []).append(self._results[rule])
        whole = self._whole
        for theme, results in opened.items():
            whole = _open(whole, results)
            if theme is not None:
                counts, evidence = _open(self._drafted[theme], results), self._result.themes[theme].evidence
                possible[theme] = possible_theme_grades(theme, counts, evidence, self._engines)
        found = possible_question_grades(self._name, possible, whole, self._result.evidence, self._engines)
        drafted = self._result.grade
        return tuple(grade for grade in drafted.scale if grade in found and grade != drafted.draft)


def _open(drafted: Tally, results: Iterable[RuleResult]) -> Tally:
    """The tally with these rules as unknown as they are, instead of as drafted."""
    counts = drafted.copy()
    for rule, verdict, repeat in results:
        counts[Category(rule.kind, rule.weight, verdict is True, repeat is True)] -= 1
        unknown = Category(rule.kind, rule.weight, verdict, repeat)
        counts[unknown] = counts.get(unknown, 0) + 1
    return counts
