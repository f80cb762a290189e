"""Scenarios written as Gherkin: what a reviewer can paste into a feature file."""

from collections.abc import Iterable

from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import GRADES, Rule, Rulebook
from peel_grade.scenarios.witness import Fact, deciding
from peel_grade.wording.evidence import words

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
    told: list[str] = []
    figures: dict[str, dict[str, Number]] = {}
    for subject, value in facts:
        kind, name, *aspect = subject.split("/")
        if kind == "flag":
            told.append(book.flags[name].holds if value >= 1 else book.flags[name].fails)
        elif kind == "indicator":
            figures.setdefault(name, {})[aspect[0] if aspect else "value"] = value
        elif kind == "repeated" and value >= 1:
            told.append(f'an earlier inspection already asked: "{book.rules[name].area_for_improvement}"')
        elif kind == "previous_grade":
            told.append(f"{words(name)} was graded {words(GRADES[int(value) - 1])} before")
    return told + [_figure(name, aspects, book, strength) for name, aspects in figures.items()]


def _figure(name: str, aspects: dict[str, Number], book: Rulebook, strength: bool) -> str:
    entry = book.indicators[name]
    beside = _SMALL if (entry.worse == "higher") != strength else _LARGE
    if aspects.get("supplied") == 0:
        return f"the force could not supply {entry.label}"
    value, extras = aspects.get("value"), ""
    if "against_previous" in aspects:
        value, base = _related(value, aspects["against_previous"], beside)
        trend = "up" if value > base else "down" if value < base else "unchanged"
        extras += f", {trend} from {plain_number(base)}"
    if "against_england_and_wales" in aspects:
        value, base = _related(value, aspects["against_england_and_wales"], beside)
        extras += f", against {plain_number(base)} in England and Wales"
    if "rank" in aspects:
        ranks = {1: ", among the highest quarter of forces", -1: ", among the lowest quarter of forces"}
        extras += ranks.get(int(aspects["rank"]), ", broadly in line with all forces")
    return entry.statement.replace("{value}", plain_number(beside if value is None else value)) + extras


def _related(value: Number | None, percent: Number, beside: Number) -> tuple[Number, Number]:
    """A figure and the one it is compared with, `percent` apart exactly."""
    if value is None or value == 0:
        return round(beside + beside * percent / 100, 6), beside
    return value, round(value / (1 + percent / 100), 9)


def outcome(rule: Rule, found: bool) -> str:
    """How the rule stands, as the last words of a `Then`."""
    if not found:
        return "not found"
    kind = f"{rule.weight} {words(rule.kind)}" if rule.weight else words(rule.kind)
    return f"found as {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def scenario(rule: Rule, book: Rulebook) -> str:
    """An outline in which the rule concludes, each way it can, and narrowly does not."""
    lines = [
        f"  Scenario Outline: {title(rule)}",
        "    Given <what inspectors found>",
        "    When the force is graded",
        f"    Then {rule.id} is <outcome>",
    ]
    for heading, found in (("it concludes", True), ("it narrowly does not", False)):
        rows = [
            "; ".join(sentences(way, book, rule.kind == "strength")) for way in deciding(rule.condition, found, book)
        ]
        rows = list(dict.fromkeys(row for row in rows if row))
        if rows:
            width = max(map(len, [*rows, "what inspectors found"]))
            width = width if width <= _ALIGNED else 0
            last = max(len(outcome(rule, found)), len("outcome"))
            lines += [
                "",
                f"    Examples: {heading}",
                f"      | {'what inspectors found':<{width}} | {'outcome':<{last}} |",
            ]
            lines += [f"      | {row:<{width}} | {outcome(rule, found):<{last}} |" for row in rows]
    return "\n".join(lines) + "\n" + suggestion(rule, book)


def suggestion(rule: Rule, book: Rulebook) -> str:
    """A scenario in which the rule suggests its area for improvement; empty for a rule without one."""
    found = deciding(rule.condition, True, book)
    if not rule.area_for_improvement or not found:
        return ""
    given = sentences(found[0], book)
    lines = ["", f"  Scenario: What is suggested ({rule.id})", f"    Given {given[0]}"]
    lines += [f"    And {sentence}" for sentence in given[1:]]
    question = words(rule.question)
    asked = (
        "raised as a cause of concern" if rule.kind == "cause_of_concern" else "suggested as an area for improvement"
    )
    lines += [
        "    When the force is graded",
        f'    Then "{rule.area_for_improvement}" is {asked} for {question}',
    ]
    return "\n".join(lines) + "\n"


def title(rule: Rule) -> str:
    """A scenario's name: the rule's reason without its figures, and its id."""
    reason = rule.because
    if "{" in reason:
        reason = rule.rationale.rstrip(".")
    return f"{reason[:1].upper()}{reason[1:]} ({rule.id})"
