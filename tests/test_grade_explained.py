"""Why a grade is what it is: what decided, what came closest to deciding otherwise, and what shares are of."""

import math
from typing import Any

import peel_grade
import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Interval
from peel_grade.force.locate import shipped_forces
from peel_grade.grades.counts import RuleResult
from peel_grade.report.counting import Scope, count_node, lacking, nearest
from peel_grade.rulebook.conditions import Condition, Group, Leaf

STRENGTHS, SHARE = "count/findings/kind=strength", "share/findings/kind=strength"
LEAVES = st.builds(
    Leaf,
    st.sampled_from([STRENGTHS, SHARE]),
    st.sampled_from(["at_least", "above", "at_most", "below"]),
    st.sampled_from([0, 1, 2, 3, 50, 75, 100]),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inside: st.builds(
        lambda members, needed, negated: Group(min(needed, len(members)), tuple(members), negated),
        st.lists(inside, min_size=1, max_size=3),
        st.integers(1, 3),
        st.booleans(),
    ),
    max_leaves=5,
)


def scope(engines: dict[str, Engines], found: int, of: int) -> Scope:
    """A theme with so many strengths, of which some are found."""
    book = engines["peel-2017"].compiled.book
    strength = next(rule for rule in book.rules.values() if rule.kind == "strength")
    rules = tuple(RuleResult(strength, number < found, False) for number in range(of))
    share = round(100 * found / of, 6)
    return Scope({STRENGTHS: Interval(found, found), SHARE: Interval(share, share)}, rules, (), (), book)


def test_a_share_is_told_with_what_it_is_of(engines: dict[str, Engines]) -> None:
    node = count_node(Leaf(SHARE, "at_least", 80), scope(engines, 10, 19))
    assert (node.label, node.truth) == ("strengths: 10 of 19 (52.6%), at least 80% is asked", False)


@pytest.mark.parametrize(
    ("leaf", "asked"),
    [
        (Leaf(STRENGTHS, "at_least", 12), 2),
        (Leaf(STRENGTHS, "below", 1), 10),
        (Leaf(SHARE, "at_least", 80), 6),  # 16 of 19 are 84.2 percent, 15 are 78.9
        (Leaf(SHARE, "above", 100), math.inf),
        (Leaf(STRENGTHS, "at_least", 10), 0),
    ],
)
def test_how_much_a_comparison_lacks(leaf: Leaf, asked: float, engines: dict[str, Engines]) -> None:
    assert lacking(leaf, scope(engines, 10, 19)) == asked


@given(CONDITIONS, st.integers(0, 4), st.integers(4, 6))
def test_a_condition_lacks_nothing_where_it_holds(
    engines: dict[str, Engines], condition: Condition, found: int, of: int
) -> None:
    counted = scope(engines, found, of)
    holds = oracle.truth(condition, lambda asked: counted.facts[asked])
    assert (lacking(condition, counted) == 0) is holds
    assert (lacking(condition, counted, wanted=False) == 0) is not holds
    assert count_node(condition, counted).truth is holds


def test_of_conditions_that_lack_as_much_the_last_is_nearest(engines: dict[str, Engines]) -> None:
    counted = scope(engines, 10, 19)
    far, near = Leaf(STRENGTHS, "at_least", 15), Leaf(STRENGTHS, "at_least", 11)
    assert nearest([far, near, near, far], counted) == 2
    assert nearest([Leaf(SHARE, "above", 100)], counted) is None


def told(node: dict[str, Any]) -> str:
    return str(node["says"])


@pytest.mark.parametrize("name", shipped_forces())
def test_what_decided_is_the_grade_rule_of_the_draft(name: str) -> None:
    """And what came closest would have given another grade, and does not hold."""
    drafted = peel_grade.grade(name)
    said, explained = drafted.book.framework.said, 0
    parts = [(each, result.grade) for each, result in drafted.questions.items()]
    parts += [(each, theme.grade) for result in drafted.questions.values() for each, theme in result.themes.items()]
    for part, grade in [("overall", drafted.overall.grade), *parts]:
        if grade.rule is None:
            continue
        lines = peel_grade.explain(drafted, part).to_dict()["because"]
        assert told(lines[0]) == f"decided by {said(grade.draft)}: {grade.rule.because} ({grade.rule.id})"
        closest = [line for line in lines if told(line).startswith("closest to deciding otherwise: ")]
        assert len(closest) <= 1
        for line in closest:
            explained += 1
            assert not told(line).startswith(f"closest to deciding otherwise: {said(grade.draft)}:")
            assert not all(counted.get("holds") for counted in line["because"])
    assert explained > 10


@pytest.mark.parametrize("name", shipped_forces())
def test_a_question_is_explained_on_a_page(name: str) -> None:
    """With what decided, its evidence and the notes beside it; the whole says all that the short text does."""
    drafted = peel_grade.grade(name)
    for question, result in drafted.questions.items():
        explained = peel_grade.explain(drafted, question)
        short, full = (" ".join(explained.to_text(10_000, full=full).split()) for full in (False, True))
        assert len(explained.to_text().splitlines()) <= 62
        assert short.endswith("All of it: --full.") and not full.endswith("--full.")
        assert len(explained.to_text(full=True)) > 1.5 * len(explained.to_text())
        if result.status != "inspected" or result.grade.rule is None:
            continue
        assert f"decided by {drafted.book.framework.said(result.grade.draft)}: {result.grade.rule.because}" in short
        for theme in result.themes.values():
            serious = [each.rule.id for each in theme.rules if each.verdict and each.rule.weight == "serious"]
            for finding in drafted.findings:
                if finding.rule.id in serious and theme.grade.rule and theme.grade.rule.id == "theme-serious-weakness":
                    assert all(f"; {piece.note}" in short for piece in finding.evidence if piece.note)
                    assert all(str(source) in short for piece in finding.evidence for source in piece.source)
