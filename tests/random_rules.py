"""Rules at random, over a small catalogue."""

import random
from typing import Any

from hypothesis import strategies as st
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade

from tests.rulebooks import SCALES

FRAMEWORK = """\
id: random-2017
title: Random rules
year: 2017
version: "1"
"""
FRAMEWORK += SCALES
FRAMEWORK += """\
documents: {report: {title: A report}}
questions: {response: {title: Responding, themes: {speed: {title: Speed}}}}
theme_grades: [{id: theme-good, grade: good, because: always, when: {count: findings, at_least: 0}}]
question_grades: [{id: question-good, grade: good, because: always, when: {count: themes, at_least: 0}}]
overall: {grades: [{id: overall-good, grade: good, because: always, when: {count: questions, at_least: 0}}]}
"""
_ENTRY = {"theme": "speed", "definition": "x", "source": [{"document": "report", "lines": 1}]}
CATALOGUE: dict[str, Any] = {
    "indicators": {
        "calls": {**_ENTRY, "label": "calls", "statement": "{value} calls", "unit": "count", "worse": "higher"},
        "shift": {
            **_ENTRY,
            "label": "shift",
            "statement": "{value} percent",
            "unit": "percent_change",
            "worse": "higher",
        },
        "share": {**_ENTRY, "label": "share", "statement": "{value} percent", "unit": "percent", "worse": "higher"},
    },
    "flags": {name: {**_ENTRY, "label": name, "holds": name, "fails": f"not {name}"} for name in ("heard", "told")},
    "benchmarks": {"england_and_wales": {"share": {"value": 50, "source": "report:1"}}},
}
AREA_IDS = ("a0", "a1", "a2")
AREAS = [
    {"id": name, "question": "response", "text": f"Mend {name}.", "source": [{"document": "report", "lines": 1}]}
    for name in AREA_IDS
]
"""What rules may be reasons for."""
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
RANKS = ("highest_quarter", "middle", "lowest_quarter")
WHOLE = (0, 1, 2, 3, 4, 5, 8, 10, 15, 16, 20, 24, 25, 40, 50, 60, 100)
FIGURES = {"calls": WHOLE, "share": (*WHOLE, 2.5, 62.5), "shift": (*WHOLE, -50, -20, -5, -2.5, 2.5, 62.5)}
"""What can be recorded of each indicator, by its unit."""


FLAGS = [
    *(FlagEvidence(is_=degree) for degree in (True, "partly", False)),
    *(FlagEvidence(status=status) for status in ("not_recorded", "not_supplied", "not_comparable")),
]
"""What can be recorded of a flag."""


def force(chance: random.Random) -> Force:
    """A force file that may say anything of all that random rules test."""
    grades = {name: chance.choice((None, *GRADES)) for name in ("response", "people")}
    return Force(
        name="x",
        framework="random-2017",
        inspected=None,
        previous_grades={name: PreviousGrade(grade, 2016) for name, grade in grades.items() if grade},
        previous_areas=tuple(PreviousArea(name) for name in AREA_IDS if chance.random() < 0.4),
        previous_complete=chance.random() < 0.5,
        indicators={name: figure(name, chance) for name in FIGURES},
        flags={name: chance.choice(FLAGS) for name in ("heard", "told")},
    )


def figure(name: str, chance: random.Random) -> IndicatorEvidence:
    """Whatever may be recorded of a figure."""
    if chance.random() < 0.2:
        return IndicatorEvidence(status=chance.choice(("not_recorded", "not_supplied")))
    value, previous, elsewhere = (chance.choice(FIGURES[name]) if chance.random() < 0.8 else None for _ in range(3))
    stated = {} if elsewhere is None else {"england_and_wales": elsewhere}
    return IndicatorEvidence(value, previous, stated, rank=chance.choice((None, *RANKS)))


DEGREES: list[dict[str, Any]] = [
    {"is": False},
    {"is": "partly"},
    {"at_least": "partly"},
    {"at_most": "partly"},
    {"supplied": False},
]
DIFFERENCES = st.sampled_from(["20%", "25%", "50%", "100%"])
tests = st.one_of(
    st.builds(lambda name: {"flag": name}, st.sampled_from(["heard", "told"])),
    st.builds(
        lambda name, degree: {"flag": name, **degree},
        st.sampled_from(["heard", "told"]),
        st.sampled_from(
            [{"is": False}, {"is": "partly"}, {"at_least": "partly"}, {"at_most": "partly"}, {"supplied": False}]
        ),
    ),
    st.builds(
        lambda key, number: {"indicator": "calls", key: number},
        st.sampled_from(["at_least", "above", "at_most", "below"]),
        st.sampled_from([0, 1, 2, 3, 4, 2.5]),
    ),
    st.builds(
        lambda key, number: {"indicator": "shift", key: number},
        st.sampled_from(["at_least", "above", "at_most", "below"]),
        st.sampled_from([-20, 0, 20]),
    ),
    st.builds(
        lambda ends: {"indicator": "calls", "between": sorted(ends)}, st.tuples(st.integers(0, 4), st.integers(0, 4))
    ),
    st.builds(
        lambda key, number: {"indicator": "share", key: number},
        st.sampled_from(["at_least", "above", "at_most", "below"]),
        st.sampled_from([0, 25, 50, 75, 100]),
    ),
    st.builds(
        lambda name, key, difference: {"indicator": name, key: difference},
        st.sampled_from(["calls", "share", "shift"]),
        st.sampled_from(["rises_by", "falls_by", "above_england_and_wales_by", "below_england_and_wales_by"]),
        DIFFERENCES,
    ),
    st.builds(
        lambda rank: {"indicator": "calls", "among": rank}, st.sampled_from(["highest_quarter", "lowest_quarter"])
    ),
    st.builds(lambda supplied: {"indicator": "calls", "supplied": supplied}, st.booleans()),
    st.builds(lambda grade: {"previous_grade": grade}, st.sampled_from(["good", "inadequate"])),
    st.builds(lambda area: {"repeated": area}, st.sampled_from(AREA_IDS)),
)


def groups(members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(members, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda inside: {"all": inside}, several),
        st.builds(lambda inside: {"any": inside}, several),
        st.builds(lambda inside: {"none": inside}, several),
        several.flatmap(lambda inside: st.builds(lambda n: {"at_least": n, "of": inside}, st.integers(1, len(inside)))),
    )


conditions = st.recursive(tests, groups, max_leaves=5)
conclusions: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{"strength": True}, {"weakness": "minor"}, {"weakness": "minor"}]
)


@st.composite
def rules(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A few rules of one theme; the later ones may rest on the first."""
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 3))):
        rule = {"id": f"r{number}", "theme": "speed", "when": draw(conditions), **draw(conclusions)}
        if number and draw(st.booleans()):
            rule["when"] = {"all": [rule["when"], {"finding": "r0", "is": draw(st.booleans())}]}
        if draw(st.integers(0, 3)) == 0:
            rule["unless"] = draw(conditions)
        if "weakness" in rule and draw(st.booleans()):
            rule["area"] = draw(st.sampled_from(AREA_IDS))
            if draw(st.integers(0, 3)) == 0:
                rule["when"] = {"any": [rule["when"], {"repeated": draw(st.booleans())}]}
        rule |= {"because": "found", "rationale": "x", "basis": "judgement"}
        found.append(rule | {"source": [{"document": "report", "lines": 1}]})
    return found
