"""A rulebook as SQL, run where the rows lie: what the query answers beside the oracle."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from peel_grade.cli.rulebook import main
from peel_grade.diff.population import population
from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Compiled
from peel_grade.force.file import Force
from peel_grade.rulebook.model import Rulebook
from peel_grade.sql.writing import query

from tests import random_rules
from tests.postgres import answered
from tests.test_diff_of_random_rulebooks import book_of
from tests.test_grades_against_oracle import forces, rulebooks
from tests.test_population import FRAMEWORKS, ROWS, of_the_book
from tests.wide_table import columns_of_rows, rows_of

Answer = list[dict[str, Any]]


def asked_of_duckdb(book: Rulebook, inspected: list[Force]) -> Answer:
    duckdb, pyarrow = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    columns = columns_of_rows(rows_of(inspected, book.framework.words.subject.key))
    with duckdb.connect(config={"threads": 1}) as database:
        database.register("forces", pyarrow.table(columns))
        database.execute("PRAGMA disable_optimizer")  # it takes longer than the query
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
            within = [each for each in scale if each in possible]
            ends = (within[0], within[-1]) if within else (None, None)
            assert (row[at], row[f"{at}.worst"], row[f"{at}.best"]) == (grade, *ends), at


@pytest.mark.slow
@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))
@given(st.data())
def test_random_frameworks(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    inspected = [data.draw(forces(book)) for _ in range(4)]
    agree_with_the_oracle(book, inspected, asked_of_duckdb(book, inspected))


@settings(max_examples=2, phases=(Phase.explicit, Phase.generate))
@given(random_rules.rules(), st.integers(0, 10**6))
def test_random_rules(written: list[dict[str, Any]], start: int) -> None:
    book, chance = book_of(written), random.Random(start)
    inspected = [random_rules.force(chance) for _ in range(8)]
    agree_with_the_oracle(book, inspected, asked_of_duckdb(book, inspected))


@pytest.mark.slow
def test_another_framework_in_postgres() -> None:
    in_postgres(load_compiled(FRAMEWORKS / "fire" / "fire-2019").book, 20)


@pytest.mark.slow
@pytest.mark.skipif(ROWS == 0, reason="on request: databases take half a minute to plan so long a query")
def test_the_shipped_rulebook(compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    inspected = of_the_book(book, 20, 4)
    agree_with_the_oracle(book, inspected, asked_of_duckdb(book, inspected))
    in_postgres(book, 20)


def in_postgres(book: Rulebook, number: int) -> None:
    """In a server that is started for it, where one is installed; without ranges, for it takes 1,600 columns."""
    inspected = list(population(book, book, number, 5))
    columns = columns_of_rows(rows_of(inspected, book.framework.words.subject.key))
    answer = answered(columns, query(book, "postgres", "forces", columns))
    if answer is None:
        pytest.skip("there is no PostgreSQL server here")
    expected = asked_of_duckdb(book, inspected)
    assert answer == [[cell(value) for value in row.values()] for row in expected]
    agree_with_the_oracle(book, inspected, expected)


def cell(value: Any) -> str:
    """As PostgreSQL writes it."""
    return value if isinstance(value, str) else {None: "", True: "t", False: "f"}[value]


def test_a_column_that_the_table_has_not_is_recorded_of_no_force() -> None:
    """Whatever columns there are, the query asks for no others."""
    book = load_compiled(FRAMEWORKS / "care" / "care-2024").book
    inspected = of_the_book(book, 4, 1)
    few = [force._replace(flags={}, previous_grades={}) for force in inspected]
    agree_with_the_oracle(book, few, asked_of_duckdb(book, few))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(FRAMEWORKS / "care" / "care-2024")
    for dialect, quote in (("duckdb", '"'), ("postgres", '"'), ("spark", "`")):
        assert main(["sql", "--rules", folder, "--dialect", dialect, "--table", "homes"]) == 0
        written = capsys.readouterr().out
        assert f"FROM {quote}homes{quote}" in written and written.count("-- rule ") > 1
    assert main(["sql"]) == 2
    assert "there are several rulebooks" in capsys.readouterr().err
    (tmp_path / "homes.csv").write_text("care_home,nothing_known\nA,1\n")
    assert main(["sql", "--rules", folder, "--columns", str(tmp_path / "homes.csv")]) == 2
    assert "nothing_known" in capsys.readouterr().err
