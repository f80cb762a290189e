"""Scenarios written as Gherkin: what a reviewer can paste into a feature file."""

from collections.abc import Iterable

from peel_grade.force.facts import Facts
from peel_grade.grades.counts import Category, count_facts
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Condition, Leaf, Number, degree_of, holds, leaves, threshold
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator
from peel_grade.scenarios.sentences import (
    ASKED_BEFORE,
    CAUSE_OF_CONCERN,
    DOWN,
    FOUND,
    GRADED,
    GRADED_BEFORE,
    NOT_FOUND,
    NOT_SHOWN,
    NOT_SUPPLIED,
    OUTCOME,
    SUGGESTED,
    UNCHANGED,
    UP,
    against,
    ranked,
)
from peel_grade.scenarios.witness import Fact, deciding
from peel_grade.wording.degrees import statement
from peel_grade.wording.sentences import conclusion
from peel_grade.wording.terms import words

_ALIGNED = 110
"""Columns up to which the cells of a table are aligned."""
_SMALL, _LARGE = 1, 100
"""Figures that say nothing by themselves: a small one where more is worse, a large one where less is."""


def plain_number(value: Number) -> str:
    """A number without needless zeros."""
    return str(int(value)) if float(value).is_integer() else f"{value:.6f}".rstrip("0")


def sentences(facts: Iterable[Fact], book: Rulebook, strength: bool = False) -> list[str]:
    """The `Given` sentences that state the facts; several aspects of one figure stand in one sentence.

    A figure that a sentence needs besides is one that says nothing for a weakness (or a strength) by itself.
    """
    written: list[str] = []
    figures: dict[str, dict[Indicator, Number]] = {}
    given = tuple(facts)
    for subject, value in given:
        match subjects.subject(subject):
            case subjects.Flag(name, Aspect.SUPPLIED):
                known = any(subject == str(subjects.Flag(name)) for subject, _ in given)
                if value == 0:
                    written.append(NOT_SHOWN.of(book.framework.words).text(statement=book.flags[name].holds))
                elif not known:  # whatever is recorded could be shown
                    written.append(statement(book.flags[name], degree_of(value)))
            case subjects.Flag(name):
                written.append(statement(book.flags[name], degree_of(value)))
            case subjects.Indicator(name) as compared:
                figures.setdefault(name, {})[compared] = value
            case subjects.Repeated(area) if value >= 1:
                written.append(ASKED_BEFORE.text(area=area))
            case subjects.PreviousGrade(question):
                grade = book.framework.said(book.framework.grade_at(value))
                written.append(GRADED_BEFORE.text(question=words(question), grade=grade))
            case _:  # that an earlier inspection did not ask needs no sentence
                pass
    return written + [_figure(name, aspects, book, strength) for name, aspects in figures.items()]


def _figure(name: str, aspects: dict[Indicator, Number], book: Rulebook, strength: bool) -> str:
    entry, framework = book.indicators[name], book.framework
    beside: Number = _SMALL if (entry.worse == "higher") != strength else _LARGE
    if framework.units[entry.unit].whole:  # so that a change by tenths of a percent comes out whole
        beside = _whole(beside, aspects)
    if aspects.get(Indicator(name, Aspect.SUPPLIED)) == 0:
        return NOT_SUPPLIED.of(framework.words).text(label=entry.label)
    value, endings = aspects.get(Indicator(name)), ""
    if (previous := Indicator(name, Aspect.AGAINST_PREVIOUS)) in aspects:
        value, base = _related(value, aspects[previous], beside)
        trend = UP if value > base else DOWN if value < base else UNCHANGED
        endings += trend.text(previous=plain_number(base))
    for of, ending in against(framework).items():
        if (benchmark := Indicator(name, Aspect.AGAINST_BENCHMARK, of)) in aspects:
            value, base = _related(value, aspects[benchmark], beside)
            endings += ending.text(benchmark=plain_number(base))
    if (rank := aspects.get(Indicator(name, Aspect.RANK))) is not None:
        places = framework.rank_places()
        endings += next(ending.text() for each, ending in ranked(framework).items() if places[each] == rank)
    return entry.statement.replace("{value}", plain_number(beside if value is None else value)) + endings


def _whole(beside: Number, aspects: dict[Indicator, Number]) -> Number:
    """A figure as `beside`, or ten times that and so on, so much that what is so many percent from it is whole too."""
    changes = [percent for compared, percent in aspects.items() if compared.aspect.relative]
    while any(not float(round(beside * percent / 100, 6)).is_integer() for percent in changes):
        beside *= 10
    return beside


def _related(value: Number | None, percent: Number, beside: Number) -> tuple[Number, Number]:
    """A figure and the one it is compared with, `percent` apart exactly."""
    if value is None or value == 0:
        return round(beside + beside * percent / 100, 6), beside
    return value, round(value / (1 + percent / 100), 9)


def _outcome(rule: Rule, found: bool, book: Rulebook) -> str:
    """How the rule stands, as the last words of a `Then`."""
    concluded = FOUND.text(rule=rule.id, finding=conclusion(rule, book.framework))
    then = concluded if found else NOT_FOUND.text(rule=rule.id)
    return (OUTCOME.slots(then) or {})["outcome"]


def scenario(rule: Rule, book: Rulebook) -> str:
    """An outline in which the rule concludes, each way it can, and narrowly does not."""
    lines = [
        f"  Scenario Outline: {title(rule)}",
        "    Given <what inspectors found>",
        f"    When {GRADED.of(book.framework.words).text()}",
        f"    Then {OUTCOME.text(rule=rule.id, outcome='<outcome>')}",
    ]
    for heading, found in (("it concludes", True), ("it narrowly does not", False)):
        rows = [
            "; ".join(sentences(way, book, rule.kind == "strength")) for way in deciding(rule.condition, found, book)
        ]
        rows = list(dict.fromkeys(row for row in rows if row))
        if rows:
            width = max(map(len, [*rows, "what inspectors found"]))
            width = width if width <= _ALIGNED else 0
            outcome = _outcome(rule, found, book)
            last = max(len(outcome), len("outcome"))
            lines += [
                "",
                f"    Examples: {heading}",
                f"      | {'what inspectors found':<{width}} | {'outcome':<{last}} |",
            ]
            lines += [f"      | {row:<{width}} | {outcome:<{last}} |" for row in rows]
    return "\n".join(lines) + "\n" + suggestion(rule, book)


def suggestion(rule: Rule, book: Rulebook) -> str:
    """A scenario in which the rule alone is why its area for improvement is suggested; empty where it is not."""
    found = deciding(rule.condition, True, book)
    if rule.area is None or not found or not _suffices(rule, book):
        return ""
    given = sentences(found[0], book)
    lines = ["", f"  Scenario: What is suggested ({rule.id})", f"    Given {given[0]}"]
    lines += [f"    And {sentence}" for sentence in given[1:]]
    called = book.framework.words
    asked = (CAUSE_OF_CONCERN if rule.kind == "cause_of_concern" else SUGGESTED).of(called)
    then = asked.text(area=rule.area)
    lines += [f"    When {GRADED.of(called).text()}", f"    Then {then}"]
    return "\n".join(lines) + "\n"


def _suffices(rule: Rule, book: Rulebook) -> bool:
    """Whether the finding of the rule is reason enough for its area."""
    alone = {Category(rule.kind, rule.weight, True, False): 1}
    facts = count_facts({leaf.subject for leaf in leaves(book.suggest)}, alone, {}, {})
    return _holds(book.suggest, facts)


def _holds(condition: Condition, facts: Facts) -> bool:
    if isinstance(condition, Leaf):
        return holds(condition, facts[condition.subject].low)
    return threshold(condition, [_holds(member, facts) for member in condition.members]) is True


def title(rule: Rule) -> str:
    """A scenario's name: the rule's reason without its figures, and its id."""
    reason = rule.because
    if "{" in reason:
        reason = rule.rationale.rstrip(".")
    return f"{reason[:1].upper()}{reason[1:]} ({rule.id})"
