"""What `rulebook check` proves of lists of grade rules is what grading counts in every case there is."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.grades.counts import Piece, RuleResult, count_facts, draft, evidence_counts, tally
from peel_grade.lint.decisions import Decisions
from peel_grade.lint.proving.elements import Conclusion, Population, most_counted, whole_points
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Rule
from peel_grade.rulebook.reading.framework_form import GradeRuleText
from peel_grade.rulebook.reading.meanings import meaning
from peel_grade.rulebook.subjects import count_of

GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
CONCLUSIONS = [
    Conclusion("strength", None, False),
    Conclusion("weakness", "minor", False),
    Conclusion("weakness", "minor", True),
    Conclusion("weakness", "serious", True),
    Conclusion("cause_of_concern", None, True),
]
BOUNDS = st.sampled_from([0, 1, 2, 3])
SHARES = st.sampled_from([0, 25, 33.333333, 50, 66.7, 100])
KEYS = st.sampled_from(["at_least", "above", "at_most", "below"])
Case = tuple[tuple[str, ...], tuple[Piece, ...], tuple[str, ...]]
"""What became of each rule (`no`, `new`, `repeat`) and of each piece of evidence, how each theme is graded."""


def counts(filters: st.SearchStrategy[dict[str, Any]], of: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(
        st.builds(lambda with_, key, bound: {"count": of, key: bound, **with_}, filters, KEYS, BOUNDS),
        st.builds(lambda with_, key, bound: {"share": of, key: bound, **with_}, filters, KEYS, SHARES),
        st.builds(
            lambda with_, ends: {"count": of, "between": sorted(ends), **with_}, filters, st.tuples(BOUNDS, BOUNDS)
        ),
    )


FINDINGS = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["strength", "weakness", "cause_of_concern"]),
        "weight": st.sampled_from(["minor", "significant", "serious"]),
        "repeat": st.booleans(),
    },
)
UNITS = st.fixed_dictionaries(
    {},
    optional={
        "graded": st.lists(st.sampled_from([*GRADES, INSUFFICIENT]), min_size=1, max_size=3, unique=True),
        "named": st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=2, unique=True),
    },
)
EVIDENCE = st.fixed_dictionaries(
    {},
    optional={
        "favourable": st.booleans(),
        "named": st.lists(st.sampled_from(["p", "q", "r"]), min_size=1, max_size=2, unique=True),
    },
)
POINTS = {"inadequate": 1, "requires_improvement": 2, "good": 3, "outstanding": 4.5}
LEAVES = st.one_of(
    st.builds(
        lambda named, key, bound: {"points": "themes", key: bound, **named},
        st.fixed_dictionaries({}, optional={"named": st.just(["a", "b"])}),
        KEYS,
        st.sampled_from([22.222222, 33, 50, 66.666667, 88.9, 100]),
    ),
    counts(FINDINGS, "findings"),
    counts(EVIDENCE, "evidence"),
    counts(UNITS, "themes"),
)


def groups(members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(members, min_size=1, max_size=3)
    return st.one_of(*(st.builds(lambda inside, kind=kind: {kind: inside}, several) for kind in ("all", "any", "none")))


GRADE_RULES = st.lists(
    st.builds(
        lambda when, grade: GradeRuleText.model_validate({"id": "x", "grade": grade, "because": "x", "when": when}),
        st.recursive(LEAVES, groups, max_leaves=3),
        st.sampled_from([*GRADES, INSUFFICIENT]),
    ),
    min_size=1,
    max_size=4,
)
POPULATIONS = st.builds(
    lambda rules, evidence, units: Population(Counter(rules), evidence, units, GRADES, whole_points(POINTS)),
    st.lists(st.sampled_from(CONCLUSIONS), max_size=4),
    st.dictionaries(st.sampled_from(["p", "q", "r"]), st.booleans(), max_size=2),
    st.dictionaries(
        st.sampled_from(["a", "b", "c"]),
        st.frozensets(st.sampled_from([*GRADES, INSUFFICIENT]), min_size=1, max_size=3),
        max_size=2,
    ),
)


class Brute(NamedTuple):
    """Every case of a population, and which rules of a list hold in each."""

    holding: Mapping[Case, tuple[bool, ...]]
    truths: Mapping[Case, tuple[bool, ...]]


def cases(population: Population) -> Iterator[Case]:
    rules = list(Counter(population.rules).elements())
    options = [("no", "new", "repeat") if rule.repeatable else ("no", "new") for rule in rules]
    units = [sorted(allowed) for allowed in population.units.values()]
    yield from product(product(*options), product(*map(_recorded, population.evidence.items())), product(*units))


def _recorded(entry: tuple[str, bool]) -> list[Piece]:
    """The ways in which a piece of evidence can be recorded, or not."""
    name, sides = entry
    known = [Piece(name, True, sides, side) for side in ((True, False, None) if sides else (None,))]
    return [Piece(name, None, sides), *known]


def looked_at(written: list[GradeRuleText], population: Population) -> Brute:
    """The cases, counted as grading counts and decided by the oracle."""
    conditions = [meaning(rule.when, "", "") for rule in written]
    comparisons = sorted({leaf for condition in conditions for leaf in leaves(condition)})
    subjects = [leaf.subject for leaf in comparisons]
    holding, truths = {}, {}
    for case in cases(population):
        became, known, graded = case
        results = [
            RuleResult(_rule(conclusion), how != "no", how == "repeat")
            for conclusion, how in zip(Counter(population.rules).elements(), became, strict=True)
        ]
        grades = {name: frozenset({grade}) for name, grade in zip(population.units, graded, strict=True)}
        facts = count_facts(subjects, draft(tally(results)), evidence_counts(known, subjects).now, grades, POINTS)
        holding[case] = tuple(oracle.truth(condition, facts.get) is True for condition in conditions)
        truths[case] = tuple(oracle.truth(leaf, facts.get) is True for leaf in comparisons)
    return Brute(holding, truths)


def _rule(conclusion: Conclusion) -> Rule:
    kind: Any = conclusion.kind
    return Rule("", "", "", None, None, kind, conclusion.weight, None, "", "", "", ())  # type: ignore[arg-type]


def better(case: Case, population: Population) -> Iterator[Case]:
    """The cases that are one step better."""
    became, known, graded = case
    for place, (conclusion, how) in enumerate(zip(Counter(population.rules).elements(), became, strict=True)):
        steps = {"no": "new"} if conclusion.kind == "strength" else {"repeat": "new", "new": "no"}
        if how in steps:
            yield (*became[:place], steps[how], *became[place + 1 :]), known, graded
    for place, (allowed, grade) in enumerate(zip(population.units.values(), graded, strict=True)):
        scale = [each for each in GRADES if each in allowed]
        if grade in scale[:-1]:
            yield became, known, (*graded[:place], scale[scale.index(grade) + 1], *graded[place + 1 :])


def first(holding: tuple[bool, ...]) -> int | None:
    return holding.index(True) if any(holding) else None


@given(GRADE_RULES, POPULATIONS)
def test_decisions_are_those_of_every_case(written: list[GradeRuleText], population: Population) -> None:
    found = Decisions(written, {"one": population})
    brute = looked_at(written, population)
    held = brute.holding.values()
    assert found.holding == {index for row in held for index, holds in enumerate(row) if holds}
    assert set(found.deciding) == {first(row) for row in held} - {None}
    assert (found.uncovered is None) == all(map(any, held))
    decided = [first(row) for row in held]
    assert found.grades["one"] == {INSUFFICIENT if index is None else written[index].grade for index in decided}
    for index, covering in found.covering.items():
        assert covering == {above for above in range(index) if all(row[above] for row in held if row[index])}, (
            "the rules above that hold whenever it does"
        )
    for place, leaf in enumerate(found.comparisons):
        assert found.is_met(leaf, ["one"]) == any(row[place] for row in brute.truths.values())
        assert found.is_missed(leaf, ["one"]) == (not all(row[place] for row in brute.truths.values()))


@given(GRADE_RULES, POPULATIONS)
def test_inversions_are_those_of_every_step(written: list[GradeRuleText], population: Population) -> None:
    brute = looked_at(written, population)
    expected = set()
    for case, row in brute.holding.items():
        for other in better(case, population):
            before, after = first(row), first(brute.holding[other])
            if before is None or after is None:
                continue
            grades = written[before].grade, written[after].grade
            if INSUFFICIENT not in grades and GRADES.index(grades[1]) < GRADES.index(grades[0]):
                expected.add(after)
    found = Decisions(written, {"one": population}).inversions(GRADES)
    assert {each.rule for each in found} == expected


@given(FINDINGS | UNITS | EVIDENCE, st.sampled_from(["findings", "evidence", "themes"]), POPULATIONS)
def test_most_counted_is_counted_in_some_case(filters: dict[str, Any], of: str, population: Population) -> None:
    written = {"count": of, "at_least": 0, **filters}
    when = GradeRuleText.model_validate({"id": "x", "grade": "good", "because": "x", "when": written}).when
    leaf = meaning(when, "", "")
    (subject,) = {each.subject for each in leaves(leaf)}
    counted = []
    for became, known, graded in cases(population):
        results = [
            RuleResult(_rule(conclusion), how != "no", how == "repeat")
            for conclusion, how in zip(Counter(population.rules).elements(), became, strict=True)
        ]
        grades = {name: frozenset({grade}) for name, grade in zip(population.units, graded, strict=True)}
        counted.append(
            count_facts([subject], draft(tally(results)), evidence_counts(known, [subject]).now, grades)[subject].low
        )
    assert most_counted(count_of(subject), population) == max(counted)


def test_a_share_is_rounded_as_grading_rounds_it() -> None:
    """A third is at least 33.333333 percent, and more than 33.3."""
    population = Population({Conclusion("strength", None, False): 3}, {}, {}, GRADES)
    for key, bound, met in (("at_least", 33.333333, True), ("at_least", 33.333334, False), ("above", 33.3, True)):
        when = {"all": [{"share": "findings", key: bound}, {"count": "findings", "at_most": 1}]}
        rule = {"id": "x", "grade": "good", "because": "x", "when": when}
        assert (Decisions([GradeRuleText.model_validate(rule)], {"one": population}).holding == {0}) is met
