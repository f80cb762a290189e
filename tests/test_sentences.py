"""Conditions and conclusions in English."""

from collections.abc import Iterator

import pytest
from peel_grade.findings.engines import Compiled
from peel_grade.rulebook.conditions import Group, Leaf
from peel_grade.wording.sentences import conclusion, sentence


def degrees(flag: str) -> Iterator[tuple[Group | Leaf, str]]:
    so = "the force has a clear definition of vulnerability and its workforce uses it"
    yield Leaf(flag, "at_most", 0), "the workforce of the force does not work to a clear definition of vulnerability"
    yield Group(1, (Leaf(flag, "at_least", 1),), negated=True), f"it is at most partly so that {so}"
    yield Leaf(flag, "at_least", 0.5), f"it is at least partly so that {so}"
    partly = Leaf(flag, "between", 0.5, 0.5)
    yield partly, f"it is partly so that {so}"
    yield Group(1, (partly,), negated=True), f"it is not partly so that {so}"
    yield Group(1, (partly, Leaf(flag, "at_most", 0)), negated=True), so


def examples() -> Iterator[tuple[Group | Leaf, str]]:
    visits, arrests = "indicator/rso_visits_overdue", "indicator/domestic_abuse_arrest_rate"
    definition = "flag/vulnerability_definition_clear"
    yield Leaf(visits, "at_least", 50), "50 or more visits to registered sex offenders are overdue"
    yield Leaf(visits, "below", 1), "no visits to registered sex offenders are overdue"
    yield Leaf(visits, "between", 5, 9), "between 5 and 9 visits to registered sex offenders are overdue"
    yield (
        Leaf(f"{arrests}/against/england_and_wales", "at_most", -25),
        "the figure for “domestic abuse arrests per 100 offences” is"
        " 25% or more below that for England and Wales (45.5)",
    )
    yield (
        Leaf(f"{arrests}/against_previous", "at_least", 20),
        "the figure for “domestic abuse arrests per 100 offences” is 20% or more up on the previous figure",
    )
    yield (
        Leaf(f"{arrests}/rank", "between", -1, -1),
        "the figure for “domestic abuse arrests per 100 offences” is among the lowest quarter of forces",
    )
    yield (
        Leaf(f"{arrests}/supplied", "below", 1),
        "the force could not supply the figure for “domestic abuse arrests per 100 offences”",
    )
    clear = Leaf(definition, "at_least", 1)
    yield from degrees(definition)
    says = "the force has a clear definition of vulnerability and its workforce uses it"
    yield clear, says
    late = Leaf(visits, "above", 3)
    many = "more than 3 visits to registered sex offenders are overdue"
    yield Group(2, (clear, late)), f"{says}; and {many}"
    yield Group(1, (clear, Group(2, (clear, late)))), f"{says}; or ({says}; and {many})"
    yield Group(1, (clear, late), negated=True), f"none of these holds: {says}; {many}"
    yield Group(2, (clear, late, late)), f"at least two of these three hold: {says}; {many}; {many}"
    earlier = tuple(Leaf("previous_grade/vulnerability", "between", rank, rank) for rank in (1, 2))
    yield (
        Group(1, earlier),
        "the earlier grade for “Protecting vulnerable people and supporting victims” was"
        " inadequate or requires improvement",
    )
    responding = "the earlier grade for “Protecting vulnerable people and supporting victims” was"
    yield Group(1, (earlier[1],), negated=True), f"{responding} not requires improvement"
    yield Group(1, (Group(1, earlier),), negated=True), f"{responding} good or outstanding"
    rate = "the figure for “domestic abuse arrests per 100 offences” is"
    highest = Leaf(f"{arrests}/rank", "between", 1, 1)
    yield Group(1, (highest,), negated=True), f"{rate} not among the highest quarter of forces"
    far = Leaf(f"{arrests}/against/england_and_wales", "at_least", 100)
    yield Group(1, (far,), negated=True), f"{rate} not 100% or more above that for England and Wales (45.5)"
    few = Leaf(visits, "between", 5, 9)
    yield Group(1, (few,), negated=True), "fewer than 5 or more than 9 visits to registered sex offenders are overdue"
    yield Group(2, (clear, late), negated=True), f"not both of these hold: {says}; {many}"
    yield Leaf("repeated/x", "at_least", 1), "an earlier inspection already asked for the same improvement"
    yield Leaf("count/findings/weight=serious", "at_least", 2), "at least two serious weaknesses are found"
    yield Leaf("count/findings/kind=strength", "below", 1), "no strength is found"
    yield Leaf("share/findings/kind=strength", "at_least", 80), "at least 80% of the possible strengths are found"
    yield (
        Leaf("share/findings/kind=weakness/repeat=1", "above", 50),
        "more than 50% of the possible weaknesses are found and repeated",
    )
    yield Leaf("count/findings", "at_least", 0), "always"
    yield (
        Group(1, (Leaf("count/findings", "between", 2, 4),), negated=True),
        ("fewer than two or more than four findings are made"),
    )
    yield (
        Leaf("share/questions/graded=good+outstanding/named=crime_prevention+vulnerability", "below", 50),
        "less than 50% of the questions “Preventing crime and tackling anti-social behaviour” and"
        " “Protecting vulnerable people and supporting victims” are good or outstanding",
    )
    yield Leaf("count/evidence", "below", 3), "fewer than three pieces of evidence are recorded"
    yield (
        Leaf("count/themes/graded=inadequate+requires_improvement", "at_least", 2),
        "at least two themes are below good",
    )
    yield (
        Leaf("count/questions/graded=inadequate/named=vulnerability", "below", 1),
        "the question “Protecting vulnerable people and supporting victims” is not graded inadequate",
    )
    yield (
        Leaf("count/questions/graded=inadequate+insufficient_evidence/named=vulnerability", "below", 1),
        "the question “Protecting vulnerable people and supporting victims” is neither graded inadequate"
        " nor without enough evidence",
    )


@pytest.mark.parametrize(("condition", "says"), list(examples()))
def test_conditions_in_english(condition: Group | Leaf, says: str, compiled: dict[str, Compiled]) -> None:
    assert sentence(condition, compiled["peel-2017"].book) == says


def test_every_condition_of_the_rulebooks_has_a_sentence(compiled: dict[str, Compiled]) -> None:
    for each in compiled.values():
        book = each.book
        conditions = [row.when for row in (*book.theme_grades, *book.question_grades, *book.overall_grades)]
        conditions += [row.when for row in book.no_precedent] + [rule.condition for rule in book.rules.values()]
        for condition in conditions:
            text = sentence(condition, book)
            assert text and "{" not in text and "_" not in text, condition
        assert {conclusion(rule, book.framework) for rule in book.rules.values()} == {
            "a strength", "a minor weakness", "a significant weakness", "a serious weakness", "a cause of concern",
        }  # fmt: skip
