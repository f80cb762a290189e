"""The grades of every stratum against the oracle: on random frameworks of two to six grades, with and without themes,
points and an overall grade, and on the shipped ones.
"""

from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
from peel_grade.rulebook.reading.origins import data_origin

from tests.at_length import examples
from tests.test_engine_against_oracle import random_force

WORDS = ("zib", "wub", "flim", "gorp", "plon", "vex")
SOURCE = [{"document": "paper", "lines": 1}]
TESTS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(lambda number: {"at_least": number}, st.integers(0, 4)),
    st.builds(lambda number: {"below": number}, st.integers(1, 4)),
    st.builds(lambda ends: {"between": sorted(ends)}, st.tuples(st.integers(0, 3), st.integers(0, 3))),
)
PERCENT = st.builds(
    lambda key, number: {key: number}, st.sampled_from(["at_least", "above", "at_most", "below"]),
    st.sampled_from([0, 25, 33.333333, 50, 66.666667, 75, 100]),
)  # fmt: skip
_WHOLE = st.integers(0, 6)
_STATED: st.SearchStrategy[Figure] = st.one_of(
    _WHOLE,
    st.builds(lambda low, more: Range(low, low + more), _WHOLE, st.integers(1, 4)),
    st.builds(lambda end: Range(end, None), _WHOLE),
    st.builds(lambda end: Range(None, end), _WHOLE),
)
FIGURES = st.one_of(
    st.builds(
        lambda value, previous, elsewhere: IndicatorEvidence(
            value, previous, {} if elsewhere is None else {"all_of_them": elsewhere}
        ),
        _STATED,
        st.none() | _STATED,
        st.none() | _STATED,
    ),
    st.sampled_from(
        [IndicatorEvidence(status=status) for status in ("not_supplied", "not_comparable", "not_recorded")]
    ),
)
"""What may be recorded of a figure."""
OF_FIGURES: list[dict[str, Any]] = [
    {"at_least": 3}, {"below": 2}, {"between": [2, 4]}, {"rises_by": "50%"}, {"above_all_of_them_by": "100%"},
    {"below_all_of_them_by": "50%"}, {"supplied": False},
]  # fmt: skip
DEGREES: list[dict[str, Any]] = [
    {"is": True}, {"is": False}, {"is": "partly"}, {"at_least": "partly"}, {"at_most": "partly"}, {"supplied": False},
]  # fmt: skip
FOUND = st.sampled_from(
    [
        *(FlagEvidence(is_=degree) for degree in (True, "partly", False)),
        *(FlagEvidence(status=status) for status in ("not_supplied", "not_comparable", "not_recorded")),
    ]
)
CONCLUSIONS: list[dict[str, Any]] = [{"strength": True}, {"weakness": "hefty"}, {"weakness": "wispy"}]


@st.composite
def counts(draw: st.DrawFn, of: list[str], named: list[str], grades: list[str], points: bool) -> dict[str, Any]:
    """A comparison of what a grade rule counts."""
    what = draw(st.sampled_from(of))
    if points and what in ("themes", "questions") and draw(st.booleans()):
        found = {"points": what, **draw(PERCENT)}
    else:
        found = {"count": what, **draw(TESTS)} if draw(st.booleans()) else {"share": what, **draw(PERCENT)}
        if what in ("themes", "questions") and draw(st.booleans()):
            outcomes = [*grades, "insufficient_evidence"]
            found["graded"] = draw(st.lists(st.sampled_from(outcomes), min_size=1, max_size=3, unique=True))
        elif what == "findings" and draw(st.booleans()):
            found |= draw(
                st.sampled_from(
                    [
                        {"kind": "strength"},
                        {"weight": "hefty"},
                        {"kind": "weakness", "repeat": True},
                        {"weight": "hefty", "repeat": False},
                    ]
                )
            )
        elif what == "evidence":
            found |= draw(
                st.sampled_from(
                    [
                        {},
                        {"favourable": True},
                        {"favourable": False},
                        {"named": ["f0"]},
                        {"named": "f0", "favourable": True},
                    ]
                )
            )
    if what in ("themes", "questions") and draw(st.booleans()):
        found["named"] = draw(st.lists(st.sampled_from(named), min_size=1, max_size=2, unique=True))
    return found


@st.composite
def grade_lists(
    draw: st.DrawFn, of: list[str], named: list[str], mine: list[str], grades: list[str], points: bool
) -> list[dict[str, Any]]:
    """A list of grade rules, some of them for a few of those that it grades."""
    asked = counts(of, named, grades, points)
    conditions = st.one_of(
        asked,
        st.builds(lambda members: {"all": members}, st.lists(asked, min_size=1, max_size=2)),
        st.builds(lambda members: {"none": members}, st.lists(asked, min_size=1, max_size=2)),
    )
    found = []
    for number in range(draw(st.integers(1, 4))):
        rule = {"id": f"rule-{number}", "because": "so it is", "when": draw(conditions)}
        rule["grade"] = draw(st.sampled_from([*grades, "insufficient_evidence"]))
        if mine and draw(st.integers(0, 3)) == 0:
            rule["for"] = draw(st.lists(st.sampled_from(mine), min_size=1, max_size=2, unique=True))
        found.append(rule)
    return found


_reasons = st.builds(
    lambda measure, with_, key, bound: {
        measure: "reasons",
        key: bound if measure == "count" else 33.3 * bound,
        **with_,
    },
    st.sampled_from(["count", "count", "share"]),
    st.fixed_dictionaries(
        {},
        optional={
            "kind": st.sampled_from(["weakness", "cause_of_concern"]),
            "weight": st.sampled_from(["wispy", "hefty"]),
            "repeat": st.booleans(),
        },
    ),
    st.sampled_from(["at_least", "above", "at_most", "below"]),
    st.sampled_from([0, 1, 2]),
)
suggesting = st.recursive(
    _reasons,
    lambda inside: st.builds(
        lambda head, members: {head: members},
        st.sampled_from(["all", "any", "none"]),
        st.lists(inside, min_size=1, max_size=2),
    ),
    max_leaves=4,
)
"""What may make a suggestion."""


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """A small rulebook of any kind of framework."""
    grades = list(WORDS[: draw(st.integers(2, 6))])
    standard, points = draw(st.sampled_from(grades)), draw(st.booleans())
    questions = {
        f"ask_{number}": [f"part_{number}_{each}" for each in range(draw(st.integers(0, 2)))]
        for number in range(draw(st.integers(1, 3)))
    }
    themes = [theme for inside in questions.values() for theme in inside]
    counted = ["findings", "evidence", *(["themes"] if themes else [])]
    framework: dict[str, Any] = {
        "id": "random-2017", "title": "Random", "year": 2017, "version": "1",
        "documents": {"paper": {"title": "A paper"}}, "weights": ["wispy", "hefty"],
        "units": {"things": {"whole": True, "least": 0}}, "benchmarks": {"all_of_them": {"title": "All of them"}},
        "grades": [
            {"id": grade, "title": grade, "letter": grade[0]}
            | ({"points": draw(st.integers(0, 5))} if points else {})
            | ({"standard": True} if grade == standard else {})
            for grade in grades
        ],
        "questions": {
            name: {"title": name, "graded": draw(st.integers(0, 5)) > 0}
            | ({"themes": {theme: {"title": theme} for theme in inside}} if inside else {})
            for name, inside in questions.items()
        },
        "question_grades": draw(grade_lists(counted, themes, list(questions), grades, points)),
    }  # fmt: skip
    if themes:
        framework["theme_grades"] = draw(grade_lists(["findings", "evidence"], [], themes, grades, points=False))
    if draw(st.booleans()):
        framework["overall"] = {"grades": draw(grade_lists(["questions"], list(questions), [], grades, points))}
    places = [{"theme": theme} for theme in themes] + [{"question": question} for question in questions]
    flags, findings = {}, []
    for number in range(draw(st.integers(1, 6))):
        place = draw(st.sampled_from(places))
        said = {"label": f"f{number}", "holds": f"f{number} is so", "fails": f"f{number} is not so", "definition": "x"}
        favourable = draw(st.sampled_from([True, False, "neither"]))
        flags[f"f{number}"] = {**said, **place, "favourable": favourable, "source": SOURCE}
        conclusion = draw(st.sampled_from(CONCLUSIONS))
        asked = place.get("question") or next(name for name, inside in questions.items() if place["theme"] in inside)
        some = f"mend-{asked.replace('_', '-')}-{draw(st.integers(0, 1))}"
        needed = "cause_of_concern" in conclusion
        area = {"area": some} if needed or ("weakness" in conclusion and draw(st.integers(0, 3))) else {}
        one: dict[str, Any] = {"flag": f"f{number}", **draw(st.sampled_from(DEGREES))}
        other: dict[str, Any] = {"indicator": f"i{draw(st.integers(0, 1))}", **draw(st.sampled_from(OF_FIGURES))}
        earlier = {"repeated": f"mend-{draw(st.sampled_from(sorted(questions))).replace('_', '-')}-0"}
        conditions = [one, one, other, {"any": [one, other]}, {"all": [one, other]}, {"none": [other]}]
        conditions += [{"any": [one, earlier]}, {"all": [one, {"none": [earlier]}]}]
        when = draw(st.sampled_from(conditions))
        rule = {"id": f"r{number}", "when": when, "because": "found"}
        findings.append(
            {**rule, **place, **conclusion, **area, "rationale": "x", "basis": "judgement", "source": SOURCE}
        )
    figures = {
        f"i{number}": {
            "label": f"i{number}", "statement": f"{{value}} things of i{number}", "unit": "things", "worse": "higher",
            "definition": "x", **draw(st.sampled_from(places)), "source": SOURCE,
        }
        for number in range(2)
    }  # fmt: skip
    areas = [
        {
            "id": f"mend-{name.replace('_', '-')}-{number}",
            "question": name,
            "text": f"Mend {name} {number}.",
            "source": SOURCE,
        }
        for name in questions
        for number in range(2)
    ]
    if draw(st.booleans()):
        framework["suggest"] = draw(suggesting)
    catalogue = {"flags": flags, "indicators": figures}
    data = {"framework": framework, "catalogue": catalogue, "findings": findings, "areas": areas}
    return rulebook_of(read_rulebook(data_origin(data)))


@st.composite
def forces(draw: st.DrawFn, book: Rulebook) -> Force:
    """A force about which anything may be recorded."""
    names = list(book.questions)
    grade = st.sampled_from(book.framework.scale)
    some = st.lists(st.sampled_from(names), unique=True)
    return Force(
        name="x",
        framework="random-2017",
        inspected=draw(st.none() | some.map(tuple)),
        previous_grades={name: PreviousGrade(draw(grade), 2016) for name in draw(some)},
        previous_areas=tuple(PreviousArea(area) for area in book.areas if draw(st.integers(0, 3)) == 0),
        previous_complete=draw(st.booleans()),
        indicators={name: draw(FIGURES) for name in book.indicators if draw(st.booleans())},
        flags={name: draw(FOUND) for name in book.flags if draw(st.booleans())},
    )


def same(assessment: Assessment, expected: oracle.Grades) -> None:
    """Every draft, and all that is possible of each, is as the oracle says."""
    for name, result in assessment.questions.items():
        graded = assessment.book.questions[name].graded
        assert expected.questions[name] == (result.grade.draft if graded else None)
        assert expected.possible_questions[name] == (result.grade.possible if graded else None)
        for theme, of_theme in result.themes.items():
            assert (of_theme.grade.draft, of_theme.grade.possible) == (
                expected.themes[theme],
                expected.possible_themes[theme],
            )
    overall = assessment.overall.grade
    if assessment.book.graded_overall:
        assert (overall.draft, overall.possible) == (expected.overall, expected.possible_overall)
    else:
        assert (overall.draft, expected.overall) == ("ungraded", None)


def same_areas(assessment: Assessment, expected: oracle.Areas) -> None:
    """What is suggested, in order of priority, and what could be, is as the oracle says."""
    assert [each.area.id for each in suggested(assessment)] == expected.suggested
    assert {*assessment.open_areas} == expected.open


def agree(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    engines = Engines(compile_rulebook(book))
    try:
        for _ in range(4):
            force = data.draw(forces(book))
            assessment = assess(force, engines)
            same(assessment, oracle.grades(book, force))
            same_areas(with_gaps(assessment, engines), oracle.areas(book, force))
    finally:
        engines.close()


@settings(max_examples=60)
@given(st.data())
def test_grades_of_random_frameworks(data: st.DataObject) -> None:
    agree(data)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(10))
def test_grades_of_random_frameworks_at_length(number: int) -> None:
    """Of 150 random frameworks, or with `--hypothesis-profile=long` of 3,000."""
    seed(number)(settings(max_examples=examples(150, 3_000))(given(st.data())(agree)))()


def same_on(force: Force, running: Engines) -> None:
    """Grades and areas of a force are as the oracle says."""
    book = running.compiled.book
    assessment = assess(force, running)
    same(assessment, oracle.grades(book, force))
    same_areas(with_gaps(assessment, running), oracle.areas(book, force))


@pytest.mark.parametrize("number", range(12))
def test_grades_of_random_forces(number: int, engines: dict[str, Engines]) -> None:
    for running in engines.values():
        same_on(random_force(number, running.compiled.book), running)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(50))
def test_grades_of_random_forces_at_length(number: int, engines: dict[str, Engines]) -> None:
    """Two forces, or with `--hypothesis-profile=long` a thousand: of each shipped framework."""
    many = examples(2, 1_000)
    for each in range(1_000 * (number + 1), 1_000 * (number + 1) + many):
        for running in engines.values():
            same_on(random_force(each, running.compiled.book), running)
