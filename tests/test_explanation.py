"""The evidence of a conclusion is what made it true, and distances never contradict the verdict."""

from collections.abc import Callable
from typing import Any

import pytest
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.grades.assessment import assess
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.reasons import why
from peel_grade.grades.results import Assessment
from peel_grade.report.tree import explain_rule
from peel_grade.rulebook.conditions import Condition, Group, Leaf, negation
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.evidence import LeafResult, leaf_result

FIGURE, FLAGS = "rso_visits_overdue", ("delayed_incidents_reassessed", "queue_risk_known")
OVER_10 = Leaf(f"indicator/{FIGURE}", "at_least", 10)
OVER_50 = Leaf(f"indicator/{FIGURE}", "at_least", 50)
HIGHEST = Leaf(f"indicator/{FIGURE}/rank", "between", 1, 1)
A, B = (Leaf(f"flag/{name}", "at_least", 1) for name in FLAGS)


@pytest.fixture
def concluding(engines: dict[str, Engines]) -> Callable[[Condition, Force], list[tuple[str, str]]]:
    """The evidence (name, test) of one rule with that condition, for one force."""
    book = engines["peel-2017"].compiled.book

    def evidence(condition: Condition, force: Force) -> list[tuple[str, str]]:
        rule = next(iter(book.rules.values()))._replace(when=condition, unless=None)
        mine: Rulebook = book._replace(rules={rule.id: rule})
        running = Engines(compile_rulebook(mine))
        found: Assessment = assess(force, running)
        assert found.verdicts == {rule.id: True}
        return [(row.name, row.test) for row in why(found, rule.id).evidence]

    return evidence


def force(figure: IndicatorEvidence | None = None, **flags: bool) -> Force:
    return Force(
        "x",
        "peel-2017",
        None,
        {},
        (),
        False,
        {FIGURE: figure} if figure else {},
        {name: FlagEvidence(is_=value) for name, value in flags.items()},
    )


def test_only_the_branch_that_holds_is_told(concluding: Callable[[Condition, Force], list[tuple[str, str]]]) -> None:
    condition = Group(1, (Group(2, (OVER_10, A)), Group(2, (OVER_50, B))))
    told = concluding(condition, force(IndicatorEvidence(value=55), **{FLAGS[0]: False, FLAGS[1]: True}))
    assert told == [(FIGURE, "at_least 50"), (FLAGS[1], "is true")]


def test_a_negated_rank_is_evidence(concluding: Callable[[Condition, Force], list[tuple[str, str]]]) -> None:
    told = concluding(negation(HIGHEST), force(IndicatorEvidence(rank="middle")))
    assert told == [(FIGURE, "not among highest_quarter")]


def test_of_many_groups_only_those_that_hold_are_told(
    concluding: Callable[[Condition, Force], list[tuple[str, str]]],
) -> None:
    groups = tuple(Group(1, (Leaf(f"indicator/{FIGURE}", "at_least", low), A)) for low in range(10, 130, 10))
    told = concluding(Group(6, groups), force(IndicatorEvidence(value=65), **{FLAGS[0]: False}))
    assert told == [(FIGURE, f"at_least {low}") for low in range(10, 70, 10)]


def test_a_narrow_miss_does_not_read_as_a_hit(engines: dict[str, Engines]) -> None:
    book = engines["peel-2017"].compiled.book
    leaf = Leaf("indicator/domestic_abuse_arrest_rate/against_previous", "at_most", -25)
    row = IndicatorEvidence(value=30.01, previous=40)
    found = leaf_result(leaf, force()._replace(indicators={"domestic_abuse_arrest_rate": row}), book, {})
    assert found.truth is False
    assert found.distance is not None
    assert "short of it" in found.distance
    assert "at the threshold" not in found.distance


@pytest.mark.parametrize(
    ("operator", "bound", "asked"),
    [
        ("at_most", -25, "25% or more below is asked, 17.6% below recorded, 7.4% short of it"),
        ("at_most", -10, "10% or more below is asked, 17.6% below recorded, 7.6% past it"),
        ("above", -25, "less than 25% below is asked, 17.6% below recorded, 7.4% past it"),
        ("at_least", -25, "at most 25% below is asked, 17.6% below recorded, 7.4% past it"),
        ("above", 10, "more than 10% above is asked, 17.6% below recorded, 27.6% short of it"),
        ("below", 10, "less than 10% above is asked, 17.6% below recorded, 27.6% past it"),
    ],
)
def test_a_difference_is_asked_and_told_by_its_side(
    operator: Any, bound: int, asked: str, engines: dict[str, Engines]
) -> None:
    book = engines["peel-2017"].compiled.book
    leaf = Leaf("indicator/domestic_abuse_arrest_rate/against/england_and_wales", operator, bound)
    row = IndicatorEvidence(value=42, benchmarks={"england_and_wales": 51})
    found = leaf_result(leaf, force()._replace(indicators={"domestic_abuse_arrest_rate": row}), book, {})
    assert found.distance == asked


def test_a_catalogue_benchmark_tells_its_source(engines: dict[str, Engines]) -> None:
    book = engines["peel-2017"].compiled.book
    name = next(name for name, row in book.benchmarks["england_and_wales"].items() if row.source)
    leaf = Leaf(f"indicator/{name}/against/england_and_wales", "at_least", 1)
    row = IndicatorEvidence(value=1000, source=("x-2017:1",))
    found = leaf_result(leaf, force()._replace(indicators={name: row}), book, {})
    assert found.source == ("x-2017:1", book.benchmarks["england_and_wales"][name].source)


def test_what_cannot_be_had_is_no_gap(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]

    def gaps(status: str) -> set[str]:
        rows = {name: IndicatorEvidence(status=status) for name in running.compiled.book.indicators}
        flags = {f.id: FlagEvidence(is_=f.favourable) for f in running.compiled.book.flags.values()}
        found = assess(force()._replace(indicators=rows, flags=flags), running)
        return {gap.name for gap in with_gaps(found, running).gaps}

    assert gaps("not_recorded")
    assert not gaps("not_supplied") & set(running.compiled.book.indicators)
    assert not gaps("not_comparable") & set(running.compiled.book.indicators)


def test_a_rule_that_others_rest_on_is_explained_once(
    engines: dict[str, Engines], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty rules, each of which rests on the two before it, ask for two comparisons each."""
    book = engines["peel-2017"].compiled.book
    any_rule = next(iter(book.rules.values()))
    names = [f"r{number}" for number in range(30)]
    rules = {names[0]: OVER_10, names[1]: OVER_50}
    chain: dict[str, Condition] = dict(rules)
    for below, before, name in zip(names, names[1:], names[2:], strict=False):
        chain[name] = Group(2, (Leaf(f"finding/{below}", "at_least", 1), Leaf(f"finding/{before}", "at_least", 1)))
    mine = book._replace(
        rules={name: any_rule._replace(id=name, when=condition, unless=None) for name, condition in chain.items()}
    )
    found = assess(force(IndicatorEvidence(value=55)), Engines(compile_rulebook(mine)))
    assert set(found.verdicts.items()) == {(name, True) for name in names}
    asked: list[Leaf] = []

    def counting(leaf: Leaf, *rest: Any) -> LeafResult:
        asked.append(leaf)
        return leaf_result(leaf, *rest)

    monkeypatch.setattr("peel_grade.grades.reasons.leaf_result", counting)
    evidence = why(found, names[-1]).evidence
    assert [(row.name, row.test) for row in evidence] == [(FIGURE, "at_least 50"), (FIGURE, "at_least 10")]
    assert len(asked) == 2 + 2 * 28


def test_what_is_asked_and_what_is_recorded_are_both_said(engines: dict[str, Engines]) -> None:
    """Never a sentence that is true beside a mark that says no."""
    book = engines["peel-2017"].compiled.book
    rule = next(iter(book.rules.values()))
    unheard = Leaf(f"flag/{FLAGS[0]}", "at_most", 0)
    condition = Group(
        1,
        (
            unheard,
            B,
            HIGHEST,
            Leaf(f"indicator/{FIGURE}/against/england_and_wales", "at_least", 100),
            Leaf(f"indicator/{FIGURE}/supplied", "below", 1),
            Leaf(f"repeated/{rule.id}", "at_least", 1),
            OVER_50,
        ),
    )
    mine: Rulebook = book._replace(rules={rule.id: rule._replace(when=condition, unless=None)})
    evidence = force(IndicatorEvidence(value=55, rank="middle"), **{FLAGS[0]: True})._replace(previous_complete=True)
    flags, figure = book.flags, f"the figure for “{book.indicators[FIGURE].label}”"
    told = explain_rule(assess(evidence, Engines(compile_rulebook(mine))), rule.id).children[-1]
    assert [(node.truth, node.label) for node in told.children] == [
        (False, f"{flags[FLAGS[0]].fails}; recorded: {flags[FLAGS[0]].holds}"),
        (None, f"{flags[FLAGS[1]].holds}: not recorded"),
        (
            False,
            f"{figure} is among the highest quarter of forces;"
            f" recorded: {book.indicators[FIGURE].label}: broadly in line with all forces",
        ),
        (
            None,
            f"{figure} is 100% or more above that for England and Wales: unknown;"
            f" {book.indicators[FIGURE].label}, against the figure in England and Wales",
        ),
        (
            False,
            f"the force could not supply {figure}; recorded: the force could supply {book.indicators[FIGURE].label}",
        ),
        (
            False,
            "an earlier inspection already asked for the same improvement;"
            " recorded: no earlier inspection asked for this improvement",
        ),
        (True, "55 visits to registered sex offenders are overdue (at least 50 is asked, 55 recorded, 5 past it)"),
    ]
