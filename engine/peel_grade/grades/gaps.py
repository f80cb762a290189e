"""Evidence gaps: what is not recorded and could change a draft grade.

A gap opens the undecided rules that rest on it, each of which may fall either way
(if other missing evidence that it needs allows it); every other rule stands as drafted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from peel_grade.findings.engines import Engines
from peel_grade.grades.assessment import Assessment, QuestionResult, possible_question_grades, possible_theme_grades
from peel_grade.grades.counts import Pile, Standing, Tally, draft, tally
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import GRADES, Rulebook


class Gap(NamedTuple):
    """One missing piece of evidence: its name, what of it is missing, and the grades it could bring.

    `aspect` is empty for the evidence itself, or `previous`, `england_and_wales`, `rank`; `repeated`
    for the areas for improvement of earlier inspections.
    """

    name: str
    aspect: str
    question: str
    draft: str
    could_become: tuple[str, ...]


def find_gaps(assessment: Assessment, engines: Engines) -> list[Gap]:
    """The gaps of every inspected, graded question, in the order of the catalogue."""
    touched = _rules_by_missing(assessment)
    found: list[Gap] = []
    for name, result in assessment.questions.items():
        if result.status != "inspected" or not assessment.book.questions[name].graded:
            continue
        reach = _Reach(result, engines)
        tried: dict[object, tuple[str, ...]] = {}
        for (evidence, aspect), rules in touched.items():
            here = [rule for rule in rules if assessment.book.rules[rule].question == name]
            if not here:
                continue
            # rules that count alike reach the same grades: each such set is tried once
            alike = frozenset(Counter(_counts_as(assessment, rule) for rule in here).items())
            if alike not in tried:
                tried[alike] = reach.grades(here)
            if tried[alike]:
                found.append(Gap(evidence, aspect, name, result.grade.draft, tried[alike]))
        repeats = reach.grades(reach.perhaps_repeated())
        if repeats:
            found.append(Gap("previous.areas_for_improvement", "repeated", name, result.grade.draft, repeats))
    return found


def _counts_as(assessment: Assessment, name: str) -> tuple[object, ...]:
    rule = assessment.book.rules[name]
    return rule.theme, rule.kind, rule.weight, assessment.facts.get(f"repeated/{name}")


def _rules_by_missing(assessment: Assessment) -> dict[tuple[str, str], set[str]]:
    """For each missing piece of evidence, the undecided rules that would see it, directly or through findings."""
    book, touched = assessment.book, dict[tuple[str, str], set[str]]()
    undecided = [name for name in book.rules if name not in assessment.verdicts]
    for rule in undecided:
        for subject in _missing(rule, book, assessment, set()):
            kind, name, *aspect = subject.split("/")
            if kind in ("indicator", "flag"):
                touched.setdefault((name, aspect[0].removeprefix("against_") if aspect else ""), set()).add(rule)
    order = {name: place for place, name in enumerate([*book.indicators, *book.flags])}
    return dict(sorted(touched.items(), key=lambda item: (order[item[0][0]], item[0][1])))


def _missing(rule: str, book: Rulebook, assessment: Assessment, seen: set[str]) -> Iterator[str]:
    if rule in seen:
        return
    seen.add(rule)
    for leaf in leaves(book.rules[rule].condition):
        kind, _, name = leaf.subject.partition("/")
        if kind == "finding":
            if name not in assessment.verdicts:
                yield from _missing(name, book, assessment, seen)
        elif leaf.subject not in assessment.facts and not _closed(leaf.subject, assessment):
            # without the figure itself, what is derived from it is missing with it
            figure = "/".join(leaf.subject.split("/")[:2])
            yield leaf.subject if figure in assessment.facts else figure


def _closed(subject: str, assessment: Assessment) -> bool:
    """Whether the file says why the evidence is missing: it could not be supplied, or not be compared."""
    kind, name, *_ = subject.split("/")
    force = assessment.file.force
    row = force.indicators.get(name) if kind == "indicator" else force.flags.get(name)
    return row is not None and row.status in ("not_supplied", "not_comparable")


class _Reach:
    """The other grades that a question could have if some rules fell either way and the rest stood as drafted."""

    def __init__(self, result: QuestionResult, engines: Engines) -> None:
        self._result, self._engines = result, engines
        self._standings = {s.rule.id: s for theme in result.themes.values() for s in theme.standings}
        self._drafted = {name: draft(tally(theme.standings)) for name, theme in result.themes.items()}
        self._whole = sum(self._drafted.values(), Counter[Pile]())

    def perhaps_repeated(self) -> list[str]:
        """The weaknesses of which it is not known whether an earlier inspection asked for the same."""
        return [
            name for name, s in self._standings.items() if s.verdict and s.rule.kind == "weakness" and s.repeat is None
        ]

    def grades(self, rules: Iterable[str]) -> tuple[str, ...]:
        """The grades, worst first, other than the draft."""
        possible = {name: frozenset({theme.grade.draft}) for name, theme in self._result.themes.items()}
        opened: dict[str, list[Standing]] = {}
        for rule in rules:
            opened.setdefault(self._standings[rule].rule.theme, []).append(self._standings[rule])
        whole = self._whole
        for theme, standings in opened.items():
            counts = _open(self._drafted[theme], standings)
            possible[theme] = possible_theme_grades(counts, self._result.themes[theme].evidence, self._engines)
            whole = _open(whole, standings)
        found = possible_question_grades(possible, whole, self._result.evidence, self._engines)
        return tuple(grade for grade in GRADES if grade in found and grade != self._result.grade.draft)


def _open(drafted: Tally, standings: Iterable[Standing]) -> Tally:
    """The tally with these rules as unknown as they are, instead of as drafted."""
    counts = drafted.copy()
    for rule, verdict, repeat in standings:
        counts[Pile(rule.kind, rule.weight, verdict is True, repeat is True)] -= 1
        counts[Pile(rule.kind, rule.weight, verdict, repeat)] += 1
    return counts
