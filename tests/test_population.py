"""The population engine beside the oracle and the rules engine: every verdict, grade, range, area and remark."""

import math
import os
import random
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.circuit.inputs import turn
from peel_grade.diff.population import population
from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force import arithmetic
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.gaps import with_gaps
from peel_grade.rulebook.model import Rulebook

from tests import random_rules
from tests.test_diff_of_random_rulebooks import book_of
from tests.test_engine_against_oracle import random_force
from tests.test_grades_against_oracle import forces, rulebooks

np = pytest.importorskip("numpy")  # of the extra `batch`

from peel_grade.force.columns import Ends, columns_of, forces_of  # noqa: E402
from peel_grade.population import choosing  # noqa: E402
from peel_grade.population.arithmetic import COMPARED, differs, rates, relative_differences  # noqa: E402
from peel_grade.population.choosing import BREAK_EVEN, ENGINES, Drafter, drafter  # noqa: E402
from peel_grade.population.drafts import NONE, STATUSES, Drafts  # noqa: E402
from peel_grade.population.engine import PopulationEngine  # noqa: E402

ROWS = int(os.environ.get("PEEL_GRADE_ROWS", "100000"))
"""So many forces the long tests draft, in parts: each part is a test, by the number of its first force."""
FRAMEWORKS = Path(__file__).parent / "frameworks"
TRUTHS = {1: True, 0: False, -1: None}


def in_order(drafts: Drafts) -> list[tuple[str, ...]]:
    """The suggested areas of each force, the first first."""
    named, (places, begin) = [*drafts.book.areas], drafts.by_priority()
    return [tuple(named[place] for place in places[start:end].tolist()) for start, end in pairwise(begin.tolist())]


class Said:
    """The drafts of a population as plain lists, by what they are of."""

    def __init__(self, drafts: Drafts) -> None:
        book, levels = drafts.book, dict(enumerate(drafts.levels))
        self.findings = {name: [TRUTHS[each] for each in drafts.finding(name).tolist()] for name in book.rules}
        asked = (*drafts.graded, *(f"question/{name}" for name in book.questions), "overall")
        self.grades = {at: [levels[code] for code in drafts.grade(at).tolist()] for at in asked}
        self.possible = {
            at: [{levels[code] for code in levels if mask >> code & 1} for mask in drafts.possible(at).tolist()]
            for at in asked
        }
        scale = {**dict(enumerate(book.framework.scale)), NONE: None}
        self.ranges = {
            at: [*zip(*(map(scale.get, end.tolist()) for end in drafts.range(at)), strict=True)] for at in asked
        }
        self.decided = {at: {rule: holds.tolist() for rule, holds in drafts.decided(at).items()} for at in asked}
        self.status = {name: [STATUSES[code] for code in drafts.status(name).tolist()] for name in book.questions}
        self.areas = in_order(drafts)
        self.open = {name: drafts.open_area(name).tolist() for name in book.areas}
        levels[NONE] = ""
        self.borderline = {
            name: [levels[code] for code in drafts.borderline(name).tolist()] for name in book.overall_alternatives
        }
        self.remarks = {each.id: drafts.no_precedent(each.id).tolist() for each in book.no_precedent}


def agree_with_the_oracle(book: Rulebook, inspected: list[Force]) -> Said:
    """The population engine and the oracle say the same of every force."""
    found = Said(PopulationEngine(book).drafts(columns_of(inspected, book)))
    for row, force in enumerate(inspected):
        assert {name: each[row] for name, each in found.findings.items()} == oracle.outcomes(book, force)
        expected, areas = oracle.grades(book, force), oracle.areas(book, force)
        assert found.areas[row] == tuple(areas.suggested)
        assert {name for name, each in found.open.items() if each[row]} == areas.open
        grades = {
            **{f"theme/{name}": grade for name, grade in expected.themes.items()},
            **{f"question/{name}": grade or "ungraded" for name, grade in expected.questions.items()},
            "overall": expected.overall or "ungraded",
        }
        assert {at: each[row] for at, each in found.grades.items()} == grades
        possible = {
            **{f"theme/{name}": {*some} for name, some in expected.possible_themes.items()},
            **{f"question/{name}": {*(some or ())} for name, some in expected.possible_questions.items()},
            "overall": {*(expected.possible_overall or ())},
        }
        assert {at: each[row] for at, each in found.possible.items()} == possible
    return found


def agree_with_the_rules_engine(book: Rulebook, inspected: list[Force], engines: Engines) -> None:
    """So do the rules engine and what is drafted from it: also ranges, deciding rules, statuses and remarks."""
    found = Said(PopulationEngine(book).drafts(columns_of(inspected, book)))
    because = {each.id: each.because for each in book.no_precedent}
    for row, force in enumerate(inspected):
        expected = with_gaps(assess(force, engines), engines)
        assert {rule.rule.id: rule.verdict for question in expected.questions.values() for rule in question.rules} == {
            name: each[row] for name, each in found.findings.items()
        }
        graded = {"overall": expected.overall.grade}
        for name, question in expected.questions.items():
            assert found.status[name][row] == question.status
            graded |= {f"question/{name}": question.grade}
            graded |= {f"theme/{theme}": each.grade for theme, each in question.themes.items()}
        for at, grade in graded.items():
            assert found.grades[at][row] == grade.draft
            assert found.possible[at][row] == grade.possible
            assert found.ranges[at][row] == (grade.range or (None, None))
            deciding = [rule for rule, holds in found.decided[at].items() if holds[row]]
            assert deciding == ([] if grade.rule is None else [grade.rule.id])
        assert list(found.areas[row]) == [each.area.id for each in suggested(expected)]
        assert {name for name, each in found.open.items() if each[row]} == {*expected.open_areas}
        assert {name: each[row] for name, each in found.borderline.items() if each[row]} == expected.overall.borderline
        assert (
            tuple(because[name] for name, each in found.remarks.items() if each[row]) == expected.overall.no_precedent
        )


def of_the_book(book: Rulebook, number: int, start: int) -> list[Force]:
    """Forces of a rulebook: half of them near its thresholds, half with anything; some questions not inspected."""
    chance = random.Random(start)
    found = list(islice(population(book, book, number // 2, start), number // 2))
    if {*book.framework.benchmarks} >= {"england_and_wales"} and len(book.framework.ranks) == 3:
        found += [random_force(start + each, book) for each in range(number - len(found))]
    questions = [*book.questions]
    return [
        force._replace(inspected=tuple(chance.sample(questions, chance.randint(0, len(questions)))))
        if chance.random() < 0.3
        else force
        for force in found
    ]


@settings(max_examples=6)
@given(st.data())
def test_random_frameworks(data: st.DataObject) -> None:
    random_framework(data)


@pytest.mark.slow
def test_random_frameworks_at_length() -> None:
    seed(7)(settings(max_examples=80)(given(st.data())(random_framework)))()


def random_framework(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    agree_with_the_oracle(book, [data.draw(forces(book)) for _ in range(4)])


@settings(max_examples=6)
@given(random_rules.rules(), st.integers(0, 10**6))
def test_random_rules(written: list[dict[str, Any]], start: int) -> None:
    """Conditions of every kind: groups in groups, findings that rest on findings, what could not be supplied."""
    chance = random.Random(start)
    agree_with_the_oracle(book_of(written), [random_rules.force(chance) for _ in range(8)])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["peel-2016", "peel-2017"])
def test_the_shipped_rulebooks(name: str, engines: dict[str, Engines]) -> None:
    book = engines[name].compiled.book
    agree_with_the_rules_engine(book, of_the_book(book, 4, 2), engines[name])
    agree_with_the_oracle(book, of_the_book(book, 6, 3))


@pytest.fixture(scope="module")
def one_by_one(compiled: dict[str, Compiled]) -> Iterator[Drafter]:
    with drafter(compiled["peel-2017"], "durable_rules") as draft:
        yield draft


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, ROWS, 1_000))
def test_very_many_forces(start: int, compiled: dict[str, Compiled], one_by_one: Drafter) -> None:
    book = compiled["peel-2017"].book
    columns = columns_of(of_the_book(book, min(1_000, ROWS - start), start), book)
    assert vars(Said(PopulationEngine(book).drafts(columns))) == vars(Said(one_by_one(columns)))


@pytest.mark.parametrize("name", ["care", "fire", "nonsense", "peel"])
def test_other_frameworks(name: str) -> None:
    """Points, five grades, no themes, no overall grade: whatever a framework declares; by either engine."""
    (folder,) = (path.parent for path in (FRAMEWORKS / name).rglob("framework.yaml"))
    compiled = load_compiled(folder)
    inspected = of_the_book(compiled.book, 12, 5)
    found = agree_with_the_oracle(compiled.book, inspected)
    for engine in ENGINES:
        with drafter(compiled, engine) as draft:
            assert vars(Said(draft(columns_of(inspected, compiled.book)))) == vars(found)


def test_few_forces_are_left_to_the_rules_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names no engine has the one that is sooner done with so many; the drafts are the same."""
    compiled, started = load_compiled(FRAMEWORKS / "care" / "care-2024"), list[Rulebook]()

    def start(book: Rulebook, **asked: Any) -> PopulationEngine:
        started.append(book)
        return PopulationEngine(book, **asked)

    monkeypatch.setattr(choosing, "PopulationEngine", start)
    forces = of_the_book(compiled.book, 3, 8)
    drafted = []
    for rows in (BREAK_EVEN - 1, None):
        with drafter(compiled, None, rows) as draft:
            drafted.append(vars(Said(draft(columns_of(forces, compiled.book)))))
    assert started == [compiled.book]
    assert drafted[0] == drafted[1]


@pytest.mark.parametrize("number", range(2))
def test_columns_keep_what_forces_say(number: int, compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    forces = of_the_book(book, 6, number)
    kept = columns_of(forces_of(columns_of(forces, book), book), book)
    for one, other in zip(columns_of(forces, book), kept, strict=True):
        np.testing.assert_equal(other, one)


def test_differences_and_rates_are_those_of_the_engine() -> None:
    """To the last digit, also where a half of a millionth is rounded, and where numbers are very small or large."""
    chance = random.Random(4)
    figures = [0.0, 0.1, 1 / 3, 3.0, 5e-324, 1e-300, 1e9, 2.0**53, -(2.0**53), *map(float, range(1, 200))]
    figures += [round(chance.uniform(-1000, 1000), chance.randint(0, 6)) for _ in range(300)]
    bases = [2.0 ** chance.randint(-20, 30) * chance.choice((1, -1)) for _ in range(300)] + figures[::-1]
    pairs = [(value, base) for value in figures for base in chance.sample(bases, 8) if base]
    value, base = (np.array(column) for column in zip(*pairs, strict=True))
    differences = relative_differences(Ends(value, value), Ends(base, base))
    assert differences.exact
    assert differences.low.tolist() == [arithmetic.relative_difference(*pair) for pair in pairs]
    for per in (1, 100, 100_000):
        assert rates(Ends(value, value), Ends(base, base), per).low.tolist() == [
            arithmetic.rate(*pair, per) for pair in pairs
        ]


def test_differences_compare_as_those_that_are_computed() -> None:
    """Of single figures and of ranges, right up to each difference that there is, and where half a millionth counts."""
    chance = random.Random(6)
    sizes = [0.0, 5e-324, 1e-300, 2.0**53, math.nan, *(round(chance.uniform(-300, 300), 2) for _ in range(60))]
    pairs = [(value, base) for value in sizes for base in (*chance.sample(sizes, 20), 0.3, -1e-300, 2.0**30)]
    value, base = (np.array(column) for column in zip(*pairs, strict=True))
    wide = np.abs(value) * 0.25 + 1
    for figures, bases in (
        (Ends(value, value), Ends(base, base)),
        (Ends(value, value + wide), Ends(base, base + wide)),
    ):
        computed = relative_differences(figures, bases)
        known = computed.low[~np.isnan(computed.low)].tolist()
        near = [each + step for each in chance.sample(known, 30) for step in (0, 1e-6, -5e-7)]
        for number in [each for each in (*near, 0, -100, 25) if abs(each) < float(arithmetic.LARGEST)]:
            for operator, compared in COMPARED.items():
                end = computed.low if operator in ("at_least", "above") else computed.high
                assert differs(figures, bases, operator, number).tolist() == compared(end, number).tolist()


@given(
    st.sampled_from(["at_least", "above", "at_most", "below"]),
    st.floats(-200, 200).map(lambda number: round(number, 2)),
    st.floats(-100, 100).map(lambda number: round(number, 1)).filter(bool),
    st.floats(-500, 500).map(lambda number: round(number, 1)),
)
@settings(max_examples=30)
def test_a_difference_from_a_benchmark_turns_at_one_figure(
    asked: Any, number: float, base: float, figure: float
) -> None:
    """A comparison of the difference says the same as one of the figure, right up to where it turns."""
    compared = {"at_least": float.__ge__, "above": float.__gt__, "at_most": float.__le__, "below": float.__lt__}
    operator, at = turn(asked, number, base)
    for value in (figure, at, np.nextafter(at, -np.inf), np.nextafter(at, np.inf)):
        if abs(value) <= 2**53:
            difference = arithmetic.relative_difference(float(value), base)
            assert compared[operator](float(value), at) == compared[asked](difference, number)
