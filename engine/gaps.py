"""Evidence gaps: what is not recorded and could, by itself, change a draft grade."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from engine.assessment import Assessment, QuestionResult, grade_question, grade_theme
from engine.compiled import Engines
from engine.counting import Tally, tally
from engine.logic import leaves
from engine.rulebook import GRADES, Rulebook


class Gap(NamedTuple):
    """One missing piece of evidence: its name, what of it is missing, and the grades it could bring.

    `aspect` is empty for the evidence itself, or `previous`, `england_and_wales`, `rank`.
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
        here = {rule for rule, text in assessment.book.rules.items() if text.question == name}
        tried: dict[object, tuple[str, ...]] = {}
        for (evidence, aspect), rules in touched.items():
            open_rules = frozenset(rules & here)
            if not open_rules:
                continue
            # rules that count alike reach the same grades: each such set is tried once
            alike = frozenset(Counter(_counts_as(assessment, rule) for rule in open_rules).items())
            if alike not in tried:
                tried[alike] = _reachable(result, open_rules, engines)
            if tried[alike]:
                found.append(Gap(evidence, aspect, name, result.grade.draft, tried[alike]))
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
        elif leaf.subject not in assessment.facts:
            # without the figure itself, what is derived from it is missing with it
            figure = "/".join(leaf.subject.split("/")[:2])
            yield leaf.subject if figure in assessment.facts else figure


def _reachable(result: QuestionResult, open_rules: frozenset[str], engines: Engines) -> tuple[str, ...]:
    """The other grades of the question when these rules may fall either way and the rest stays as drafted."""
    grades = {name: theme.grade._replace(possible=frozenset({theme.grade.draft})) for name, theme in result.themes.items()}
    counts: Tally = Counter()
    for name, theme in result.themes.items():
        here = tally(theme.standings, open_rules)
        counts += here
        if any(standing.rule.id in open_rules for standing in theme.standings):
            grades[name] = grade_theme(here, theme.evidence, engines)
    possible = grade_question(grades, counts, result.evidence, engines).possible
    return tuple(grade for grade in GRADES if grade in possible and grade != result.grade.draft)
