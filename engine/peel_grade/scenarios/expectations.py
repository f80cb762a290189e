"""What `Then` sentences ask of what follows."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from peel_grade.scenarios import sentences
from peel_grade.scenarios.expectation import Asked, Expectation
from peel_grade.scenarios.grade_expectations import OF_GRADES
from peel_grade.scenarios.panel import ASKED
from peel_grade.scenarios.sentences import Sentence, meaning
from peel_grade.scenarios.standing import Standing
from peel_grade.scenarios.vocabulary import Vocabulary
from peel_grade.wording.sentences import conclusion

_RULES = re.compile(r", | and ")


def expectation(text: str, vocabulary: Vocabulary) -> Expectation | None:
    """What a normal `Then` sentence asks; None where the rulebook knows none such."""
    return meaning(text, EXPECTATIONS, vocabulary)


def _suggested(vocabulary: Vocabulary, area: str, *, concern: bool = False) -> Expectation | None:
    named = vocabulary.area(area)
    if named is None:
        return None

    def check(found: Standing) -> str | None:
        result = found.area(named)
        if result is None or not result.suggested:
            return "it is not"
        if result.concern != concern:
            called = found.book.framework.words
            return f"it is {(called.concern if result.concern else called.area).a()}"
        return None

    return Expectation(check, (Asked("area", named),))


def _suggested_because(vocabulary: Vocabulary, area: str, rules: str) -> Expectation | None:
    named, reasons = vocabulary.area(area), tuple(_RULES.split(rules))
    if named is None or any(rule not in vocabulary.book.rules for rule in reasons):
        return None

    def check(found: Standing) -> str | None:
        result = found.area(named)
        if result is None or not result.suggested:
            return "it is not"
        return None if {*reasons} == {*result.reasons} else f"it is because of {', '.join(result.reasons)}"

    return Expectation(check, (*(Asked("finding", rule) for rule in reasons), Asked("area", named)))


def _not_suggested(vocabulary: Vocabulary, area: str) -> Expectation | None:
    named = vocabulary.area(area)
    if named is None:
        return None

    def check(found: Standing) -> str | None:
        result = found.area(named)
        if result is None or not result.suggested:
            return None
        return f"it is because of {', '.join(result.reasons)}"

    return Expectation(check, (Asked("area", named),))


def _nothing_suggested(vocabulary: Vocabulary, question: str | None = None) -> Expectation | None:
    name = None if question is None else vocabulary.question(question)
    if question is not None and name is None:
        return None

    def check(found: Standing) -> str | None:
        areas = [each for each in everything if (area := found.area(each)) is not None and area.suggested]
        return f"suggested: {', '.join(areas)}" if areas else None

    everything = [each.id for each in vocabulary.book.areas.values() if name in (None, each.question)]
    return Expectation(check, tuple(Asked("area", each) for each in everything))


def _without_doubtful(vocabulary: Vocabulary, expectation: str) -> Expectation | None:
    """What another `Then` asks, of the force without its doubtful evidence."""
    asked = meaning(expectation, EXPECTATIONS, vocabulary)
    if asked is None:
        return None
    asks = tuple(each._replace(without_doubtful=True) for each in asked.asks)
    return Expectation(lambda c: asked.check(c.without_doubtful), asks)


def _found(vocabulary: Vocabulary, rule: str, finding: str) -> Expectation | None:
    if rule not in vocabulary.book.rules or finding not in vocabulary.findings:
        return None

    def check(found: Standing) -> str | None:
        if not found.verdict(rule):
            return f"it is {_standing(found, rule)}"
        actual = conclusion(found.book.rules[rule], found.book.framework)
        return None if finding == actual else f"it is {actual}"

    return Expectation(check, (Asked("finding", rule),))


def _decided(vocabulary: Vocabulary, rule: str, *, verdict: bool | None) -> Expectation | None:
    if rule not in vocabulary.book.rules:
        return None
    return Expectation(
        lambda c: None if c.verdict(rule) is verdict else f"it is {_standing(c, rule)}",
        (Asked("finding", rule),),
    )


def _standing(found: Standing, rule: str) -> str:
    return {True: "found", False: "not found", None: "undecided"}[found.verdict(rule)]


EXPECTATIONS: Mapping[Sentence, Callable[..., Expectation | None]] = {
    sentences.SUGGESTED_BECAUSE: _suggested_because,
    sentences.SUGGESTED: _suggested,
    sentences.CAUSE_OF_CONCERN: partial(_suggested, concern=True),
    sentences.NOT_SUGGESTED: _not_suggested,
    sentences.NOTHING_SUGGESTED: _nothing_suggested,
    sentences.NOTHING_SUGGESTED_FOR: _nothing_suggested,
    **OF_GRADES,
    **ASKED,
    sentences.FOUND: _found,
    sentences.NOT_FOUND: partial(_decided, verdict=False),
    sentences.UNDECIDED: partial(_decided, verdict=None),
    sentences.WITHOUT_DOUBTFUL: _without_doubtful,
}
"""The `Then` sentences, each with its meaning; the first that has one is meant."""
