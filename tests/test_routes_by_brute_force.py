"""Routes to better grades, against trying every set of changes: on random frameworks, judged by the oracle."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any, TypeAlias

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.force.figures import Range
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.grades.assessment import assess
from peel_grade.routes.results import Route
from peel_grade.routes.search import way_to
from peel_grade.routes.verified import with_changes
from peel_grade.rulebook.conditions import amount
from peel_grade.rulebook.framework import Effort
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Flag, Rulebook

from tests.at_length import examples
from tests.test_firmness_by_brute_force import drafts, otherwise, place
from tests.test_grades_against_oracle import forces, rulebooks

MOST = 2
BASES = (None, 1, 12)
EFFORTS = FrozenDict({"usual": Effort("usual", 2, True), "hard": Effort("hard", 3), "never": Effort("never", 0)})
KNOWN_FLAGS = [FlagEvidence(is_=degree) for degree in (True, "partly", False)]
KNOWN_FIGURES = [
    IndicatorEvidence(value, previous, {} if elsewhere is None else {"all_of_them": elsewhere})
    for value, previous, elsewhere in product((1, 2, 3, 5), BASES, BASES)
]
VALUES = (*range(11), 13, 15, 16, 18, 19, 20, 21, 24, 25, 39)
Key: TypeAlias = tuple[int, int, int, int]
"""Of a set of changes: for the worse, that nobody can make, all of them, their points."""


@st.composite
def with_efforts(draw: st.DrawFn) -> Rulebook:
    """A random rulebook whose entries take different efforts, now and then one that nobody can make."""
    book = draw(rulebooks())
    efforts = st.sampled_from(["", "", "hard", "never"])
    return book._replace(
        framework=book.framework._replace(efforts=EFFORTS),
        flags=FrozenDict({name: each._replace(effort=draw(efforts)) for name, each in book.flags.items()}),
        indicators=FrozenDict({name: each._replace(effort=draw(efforts)) for name, each in book.indicators.items()}),
    )


def score(row: FlagEvidence, entry: Flag) -> float:
    assert row.is_ is not None
    return 1 - amount(row.is_) if entry.favourable is False else amount(row.is_)


def rows(force: Force, book: Rulebook, of: str) -> Iterator[tuple[str, list[tuple[Any, bool]]]]:
    """What may be found otherwise, each with all that it may be found to be, and whether that is worse."""
    for entry in book.entries():
        row: Any = force.flags.get(entry.id) if isinstance(entry, Flag) else force.indicators.get(entry.id)
        status = "not_recorded" if row is None else row.status
        if status == "not_comparable" or of not in ("either", "missing" if status == "not_recorded" else "recorded"):
            continue
        if isinstance(entry, Flag):
            now = score(row, entry) if status == "known" else 0
            yield (
                entry.id,
                [
                    (new, entry.favourable is not None and (score(new, entry) < now or score(new, entry) == 0))
                    for new in KNOWN_FLAGS
                    if new != row
                ],
            )
        elif status == "known":
            high = row.value.high if isinstance(row.value, Range) else row.value
            yield (
                entry.id,
                [
                    (row._replace(value=value), high is not None and value > high)
                    for value in VALUES
                    if value != row.value
                ],
            )
        else:
            yield entry.id, [(new, False) for new in KNOWN_FIGURES]


def reached(grade: str, target: str, book: Rulebook) -> bool:
    scale = book.framework.scale
    return grade in scale and scale.index(grade) >= scale.index(target)


def least(force: Force, book: Rulebook, of: str, most: int) -> dict[tuple[str, str], Key]:
    """Of each question (and overall) and grade that some changes bring, and nothing else falls, the least of them."""
    before = drafts(force, book)
    may = dict(rows(force, book, of))
    found: dict[tuple[str, str], Key] = {}
    for number in range(1, most + 1):
        for names in combinations(may, number):
            points = [book.framework.effort((book.flags.get(n) or book.indicators[n]).effort).points for n in names]
            for chosen in product(*(may[name] for name in names)):
                changes = {name: row for name, (row, _) in zip(names, chosen, strict=True)}
                after = drafts(otherwise(force, {(name, ""): row for name, row in changes.items()}), book)
                if any(place(grade, book) < place(before[name], book) for name, grade in after.items()):
                    continue
                key = sum(worse for _, worse in chosen), points.count(0), number, sum(points)
                for name, grade in after.items():
                    for target in book.framework.scale:
                        if reached(grade, target, book):
                            found[name, target] = min(key, found.get((name, target), key))
    return found


def key_of(route: Route) -> Key:
    worse = sum(change.worse for change in route.changes)
    return worse, sum(not change.points for change in route.changes), len(route.changes), route.effort


def agree(data: st.DataObject) -> None:
    book = data.draw(with_efforts())
    force = data.draw(forces(book))
    engines = Engines(compile_rulebook(book))
    try:
        assessment = assess(force, engines)
        asked = [
            name
            for name, result in assessment.questions.items()
            if result.status == "inspected" and book.questions[name].graded
        ]
        expected: dict[str, dict[tuple[str, str], Key]] = {}
        for name, target in product([*asked, *([""] if book.graded_overall else [])], book.framework.scale):
            way = way_to(target, name, assessment, engines)
            assert way.found is not None
            for routes in way.found:
                if routes.of not in expected:
                    expected[routes.of] = least(force, book, routes.of, MOST)
                tried = expected[routes.of].get((name, target))
                for route in routes.routes:
                    after = drafts(with_changes(force, route.changes), book)
                    assert place(after[name], book) >= place(target, book)
                assert [key_of(route) for route in routes.routes] == sorted(map(key_of, routes.routes))
                if routes.routes:
                    key = key_of(routes.routes[0])
                    assert tried is None or key <= tried
                    assert tried == key or key[2] > MOST
                else:
                    assert tried is None
                    assert routes.looked is routes.any_looked is None
    finally:
        engines.close()


@pytest.mark.slow
@pytest.mark.parametrize("number", range(2))
def test_routes_are_the_least_that_trying_all_finds(number: int) -> None:
    """Of two random rulebooks, or with `--hypothesis-profile=long` of hundreds."""
    seed(number)(settings(max_examples=examples(2, 250))(given(st.data())(agree)))()
