"""What a sentence says is what its condition asks: a reader of sentences agrees with the oracle, on random evidence."""

import json
import random
from collections import Counter
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.oracle_reading import bounds_of
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import Force
from peel_grade.grades.counts import Category, Piece, count_facts, draft, evidence_counts
from peel_grade.rulebook.conditions import Condition, Group, Leaf, Operator
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import load_rulebook
from peel_grade.rulebook.subjects import Aspect, Count, Finding, Flag, Indicator, Repeated
from peel_grade.rulebook.subjects import PreviousGrade as Earlier
from peel_grade.wording.sentences import sentence

from tests import sentence_reader as reader
from tests.random_rules import AREAS, CATALOGUE, FRAMEWORK, GRADES, force
from tests.rulebooks import write

THEMES = {"speed": "Speed", "care": "Care", "reach": "Reach", "record": "Record"}
QUESTIONS = {"response": "Responding", "people": "People", "money": "Money", "trust": "Trust"}
STATEMENTS = {
    "calls": "{value} calls wait",
    "shift": "the number of calls changed by {value} percent",
    "share": "{value} percent of calls are late",
}
LABELS = {name: entry["label"] for part in ("indicators", "flags") for name, entry in CATALOGUE[part].items()}
POINTS = dict(zip(GRADES, (0, 1, 3, 4), strict=True))
KINDS = ("strength", "weakness", "cause_of_concern")
WEIGHTS = ("minor", "significant", "serious")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """A rulebook of several themes and questions, whose rule `r0` is found for a reason of its own."""
    themes = ", ".join(f"{name}: {{title: {title}}}" for name, title in THEMES.items())
    others = ", ".join(
        f"{name}: {{title: {title}, themes: {{{name}_theme: {{title: Of {title}}}}}}}"
        for name, title in QUESTIONS.items()
        if name != "response"
    )
    framework = FRAMEWORK.replace("speed: {title: Speed}", themes).replace("questions: {", f"questions: {{{others}, ")
    for grade, number in POINTS.items():
        title = f"{{id: {grade}, title: "
        assert title in framework
        framework = framework.replace(title, f"{{id: {grade}, points: {number}, title: ")
    catalogue = json.loads(json.dumps(CATALOGUE))
    for name, statement in STATEMENTS.items():
        catalogue["indicators"][name]["statement"] = statement
    rule: dict[str, Any] = {"id": "r0", "theme": "speed", "when": {"flag": "heard"}, "weakness": "minor"}
    rule |= {"because": "calls go unheard", "rationale": "x", "basis": "judgement"}
    rule |= {"area": "a0", "source": [{"document": "report", "lines": 1}]}
    files = {
        "framework.yaml": framework,
        "catalogue/a.yaml": json.dumps(catalogue),
        "findings/a.yaml": json.dumps([rule]),
        "areas/a.yaml": json.dumps(AREAS),
    }
    return load_rulebook(write(tmp_path_factory.mktemp("sentences") / "random-2017", files))


def compared(texts: list[str], numbers: list[float]) -> st.SearchStrategy[Leaf]:
    """Comparisons of the subjects with the numbers, by every operator."""
    operators: st.SearchStrategy[Operator] = st.sampled_from(["at_least", "above", "at_most", "below"])
    one = st.tuples(st.sampled_from(texts), operators, st.sampled_from(numbers)).map(lambda parts: Leaf(*parts))
    ends = st.tuples(st.sampled_from(numbers), st.sampled_from(numbers)).map(sorted)
    return one | st.builds(lambda text, pair: Leaf(text, "between", *pair), st.sampled_from(texts), ends)


def grouped(leaves: st.SearchStrategy[Leaf]) -> st.SearchStrategy[Condition]:
    """Conditions over the comparisons: every group, negated or not, of any depth."""

    def groups(members: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(members, min_size=1, max_size=3).map(tuple)
        return several.flatmap(
            lambda inside: st.builds(Group, st.integers(1, len(inside)), st.just(inside), st.booleans())
        )

    return st.recursive(leaves, groups, max_leaves=6)


ELSEWHERE = "england_and_wales"
AGAINST = [str(Indicator(name, Aspect.AGAINST_BENCHMARK, ELSEWHERE)) for name in STATEMENTS]


def figures(aspect: Aspect) -> list[str]:
    return [str(Indicator(name, aspect)) for name in STATEMENTS]


yes_or_no = [*figures(Aspect.SUPPLIED), str(Flag("told", Aspect.SUPPLIED)), str(Finding("r0")), str(Repeated("a0"))]
evidence_leaves = st.one_of(
    st.builds(
        lambda text, is_: Leaf(text, *is_), st.sampled_from(yes_or_no), st.sampled_from([("at_least", 1), ("below", 1)])
    ),
    compared([str(Flag("heard")), str(Flag("told"))], [0, 0.5, 1]),
    compared(figures(Aspect.VALUE), [-20, -5, 0, 1, 2, 2.5, 20, 50]),
    compared(figures(Aspect.AGAINST_PREVIOUS), [-50, -20, 0, 20, 25, 100]),
    compared(AGAINST, [-50, -20, 0, 20, 25, 100]),
    compared(figures(Aspect.RANK), [-1, 0, 1]),
    compared([str(Earlier("response")), str(Earlier("people"))], [1, 2, 3, 4]),
)
AT_ONCE = 50
"""On how much random evidence each condition is tried."""


def known_of(force: Force, book: Rulebook) -> oracle.Reader:
    """What a force file says, as the oracle takes it; the finding is found where calls are heard."""

    def known(subject: str) -> oracle.Known:
        kind, _, name = subject.partition("/")
        if kind == "finding":
            kind, name = "flag", "heard"
        return bounds_of(kind, name, force, book)

    return known


def as_read(force: Force) -> reader.Evidence:
    """What a force file says, as the reader takes it."""

    def exact(value: Figure | None) -> Fraction | None:
        assert not isinstance(value, Range)  # what a sentence says of a range follows from what it says of numbers
        return None if value is None else Fraction(value)

    found = {}
    for name, figure in force.indicators.items():
        elsewhere = figure.benchmarks.get(ELSEWHERE, 50 if name == "share" else None)
        supplied = None if figure.status == "not_recorded" else figure.status != "not_supplied"
        rank = reader.RANKS[figure.rank] if figure.rank else None
        found[name] = reader.Figure(exact(figure.value), exact(figure.previous), exact(elsewhere), rank, supplied)
    made = any(row.area == "a0" for row in force.previous_areas)
    asked = True if made else False if force.previous_complete else None
    grades = {
        QUESTIONS[name]: force.previous_grades[name].grade.replace("_", " ") if name in force.previous_grades else None
        for name in ("response", "people")
    }
    degrees = {None: None, True: "so", "partly": "partly so", False: "not so"}
    flags = {name: degrees[flag.is_] for name, flag in force.flags.items()}
    heard = force.flags["heard"].is_
    found_so = {"calls go unheard": None if heard is None else heard is True}
    statuses = {"known": True, "not_comparable": True, "not_supplied": False}
    shown = {name: statuses.get(flag.status) for name, flag in force.flags.items()}
    return reader.Evidence(found, flags, shown, grades, asked, found_so)


@pytest.mark.slow
@given(grouped(evidence_leaves), st.integers(0, 10**6))
def test_of_evidence(book: Rulebook, condition: Condition, seed: int) -> None:
    says, chance = sentence(condition, book), random.Random(seed)
    for each in (force(chance) for _ in range(AT_ONCE)):
        read = reader.truth(says, partial(reader.of_evidence, evidence=as_read(each)))
        assert read == oracle.truth(condition, known_of(each, book)), (says, each)


measures = st.sampled_from(["count", "share"])
some_grades = st.lists(st.sampled_from([*GRADES, "insufficient_evidence"]), unique=True, max_size=3).map(tuple)


def named(of: str, titles: dict[str, str]) -> st.SearchStrategy[Count]:
    names = st.lists(st.sampled_from(list(titles)), unique=True, max_size=3).map(tuple)
    return st.builds(
        lambda measure, graded, name: Count(measure, of, graded=graded, named=name), measures, some_grades, names
    )


counted = st.one_of(
    st.builds(
        lambda measure, kind, weight, repeat: Count(measure, "findings", kind, weight, repeat),
        measures,
        st.sampled_from([None, *KINDS]),
        st.sampled_from([None, *WEIGHTS]),
        st.sampled_from([None, True, False]),
    ),
    st.builds(
        lambda measure, names, side: Count(measure, "evidence", named=names, favourable=side),
        measures,
        st.lists(st.sampled_from(list(LABELS)), unique=True, max_size=2).map(tuple),
        st.sampled_from([None, True, False]),
    ),
    st.builds(lambda count: count._replace(measure="points", graded=()), named("themes", THEMES)),
    named("themes", THEMES),
    named("questions", QUESTIONS),
).map(str)
count_leaves = counted.flatmap(
    lambda text: compared([text], [0, 1, 2, 3, 4] if text.startswith("count") else [0, 20, 25, 50, 100])
)


class Outcome(NamedTuple):
    """What a stratum concluded: findings, the evidence, the grades of themes and of questions."""

    findings: list[reader.Finding]
    evidence: list[Piece]
    themes: dict[str, str]
    questions: dict[str, str]

    def known(self, subject: str) -> oracle.Known:
        """A count, as grade rules take it."""
        tally = Counter(Category(*finding) for finding in self.findings)
        grades = self.themes if "/themes" in subject else self.questions
        allowed = {name: frozenset({grade}) for name, grade in grades.items()}
        evidence = evidence_counts(self.evidence, [subject]).now
        return count_facts([subject], draft(tally), evidence, allowed, POINTS)[subject]

    def read(self) -> reader.Concluded:
        """The same, as the reader takes it."""
        grades = {
            "theme": {THEMES[name]: grade.replace("_", " ") for name, grade in self.themes.items()},
            "question": {QUESTIONS[name]: grade.replace("_", " ") for name, grade in self.questions.items()},
        }
        points = {grade.replace("_", " "): number for grade, number in POINTS.items()}
        evidence = [
            reader.Piece(
                LABELS[name], known is True, sides, {True: "favourable", False: "adverse", None: "neither"}[side]
            )
            for name, known, sides, side in self.evidence
        ]
        return reader.Concluded(self.findings, evidence, grades, points)


def piece(name: str, chance: random.Random) -> Piece:
    """A piece of evidence, recorded or not."""
    known, sides = chance.choice([True, True, None, False]), chance.random() < 0.7
    return Piece(name, known, sides, chance.choice([True, False, None]) if known and sides else None)


def outcome(chance: random.Random) -> Outcome:
    """Whatever a stratum may conclude."""
    findings, grades = [], (*GRADES, "insufficient_evidence")
    for _ in range(chance.randrange(9)):
        kind = chance.choice(KINDS)
        weight = chance.choice(WEIGHTS) if kind == "weakness" else None
        findings.append(reader.Finding(kind, weight, chance.random() < 0.5, chance.random() < 0.5))
    return Outcome(
        findings,
        [piece(name, chance) for name in LABELS],
        {name: chance.choice(grades) for name in THEMES},
        {name: chance.choice(grades) for name in QUESTIONS},
    )


@pytest.mark.slow
@given(grouped(count_leaves), st.integers(0, 10**6))
def test_of_what_is_counted(book: Rulebook, condition: Condition, seed: int) -> None:
    says, chance = sentence(condition, book), random.Random(seed)
    for each in (outcome(chance) for _ in range(AT_ONCE)):
        read = reader.truth(says, partial(reader.of_counts, concluded=each.read()))
        assert read == oracle.truth(condition, each.known), (says, each)
