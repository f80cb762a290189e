"""A rulebook as SQL, run where the rows lie: what the query answers beside the oracle."""

import random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.engines import Compiled
from peel_grade.force.file import Force
from peel_grade.rulebook.model import Rulebook
from peel_grade.sql.writing import query

from tests import random_rules
from tests.test_diff_of_random_rulebooks import book_of
from tests.test_grades_against_oracle import forces, rulebooks
from tests.test_population import of_the_book
from tests.wide_table import columns_of_rows, rows_of

Answer = list[dict[str, Any]]


def asked_of_duckdb(book: Rulebook, inspected: list[Force]) -> Answer:
    duckdb, pyarrow = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    columns = columns_of_rows(rows_of(inspected, book.framework.words.subject.key))
    with duckdb.connect(config={"threads": 1}) as database:
        database.register("forces", pyarrow.table(columns))
        found = database.execute(query(book, "duckdb", "forces", columns))
        names = [name for name, *_ in found.description]
        return [dict(zip(names, row, strict=True)) for row in sorted(found.fetchall())]


def agree_with_the_oracle(book: Rulebook, inspected: list[Force], answer: Answer) -> None:
    """The query and the oracle say the same of every force."""
    assert len(answer) == len(inspected)
    scale = book.framework.scale
    for row, force in zip(answer, inspected, strict=True):
        assert {name: row[f"finding.{name}"] for name in book.rules} == oracle.outcomes(book, force)
        expected, areas = oracle.grades(book, force), oracle.areas(book, force)
        assert {name for name in book.areas if row[f"area.{name}"]} == {*areas.suggested}
        assert {name for name in book.areas if row[f"area.{name}.open"]} == areas.open
        graded = {f"theme.{name}": (grade, expected.possible_themes[name]) for name, grade in expected.themes.items()}
        for name, grade in expected.questions.items():
            possible = expected.possible_questions[name]
            if grade is not None and possible is not None:
                graded[f"question.{name}"] = grade, possible
        if expected.overall is not None and expected.possible_overall is not None:
            graded["overall"] = expected.overall, expected.possible_overall
        for at, (grade, possible) in graded.items():
            within = [each for each in scale if each in possible] or [None]
            assert (row[at], row[f"{at}.worst"], row[f"{at}.best"]) == (grade, within[0], within[-1]), at


@settings(max_examples=3, phases=(Phase.explicit, Phase.generate))
@given(st.data())
def test_random_frameworks(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    inspected = [data.draw(forces(book)) for _ in range(4)]
    agree_with_the_oracle(book, inspected, asked_of_duckdb(book, inspected))


@settings(max_examples=3, phases=(Phase.explicit, Phase.generate))
@given(random_rules.rules(), st.integers(0, 10**6))
def test_random_rules(written: list[dict[str, Any]], start: int) -> None:
    book, chance = book_of(written), random.Random(start)
    inspected = [random_rules.force(chance) for _ in range(8)]
    agree_with_the_oracle(book, inspected, asked_of_duckdb(book, inspected))


@pytest.mark.slow
def test_the_shipped_rulebook(compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    inspected = of_the_book(book, 20, 4)
    agree_with_the_oracle(book, inspected, asked_of_duckdb(book, inspected))
