"""A rulebook as SQL, run where the rows lie: what the query answers beside the oracle."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from peel_grade.cli.rulebook import main
from peel_grade.diff.population import population
from peel_grade.findings.cache import load_compiled
from peel_grade.force.columns import columns_of
from peel_grade.force.file import Force
from peel_grade.population.engine import PopulationEngine
from peel_grade.rulebook.model import Rulebook
from peel_grade.sql.writing import DIALECTS, Dialect, query

from tests import random_rules, sql_answers
from tests.sql_answers import Answer
from tests.test_diff_of_random_rulebooks import book_of
from tests.test_grades_against_oracle import forces, rulebooks
from tests.test_population import FRAMEWORKS, agree_with_the_oracle, of_the_book
from tests.wide_table import columns_of_rows, rows_of


def asked_of_duckdb(book: Rulebook, inspected: list[Force]) -> Answer:
    return sql_answers.of_duckdb(book, columns_of_rows(rows_of(inspected, book.framework.words.subject.key)))


def agree(book: Rulebook, inspected: list[Force], answer: Answer) -> None:
    """The query, the population engine and the oracle say the same of every force."""
    drafts = PopulationEngine(book).drafts(columns_of(inspected, book))
    assert answer == sql_answers.of_drafts(drafts, answer[book.framework.words.subject.key])
    agree_with_the_oracle(book, inspected)


@pytest.mark.slow
@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))
@given(st.data())
def test_random_frameworks(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    inspected = [data.draw(forces(book)) for _ in range(4)]
    agree(book, inspected, asked_of_duckdb(book, inspected))


@settings(max_examples=2, phases=(Phase.explicit, Phase.generate))
@given(random_rules.rules(), st.integers(0, 10**6))
def test_random_rules(written: list[dict[str, Any]], start: int) -> None:
    book, chance = book_of(written), random.Random(start)
    inspected = [random_rules.force(chance) for _ in range(8)]
    agree(book, inspected, asked_of_duckdb(book, inspected))


@pytest.mark.slow
def test_another_framework_in_postgres() -> None:
    """Without ranges, for it takes 1,600 columns."""
    book = load_compiled(FRAMEWORKS / "fire" / "fire-2019").book
    inspected = list(population(book, book, 20, 5))
    expected = asked_of_duckdb(book, inspected)
    columns = columns_of_rows(rows_of(inspected, book.framework.words.subject.key))
    assert sql_answers.of_postgres(book, columns, [*expected]) == sql_answers.in_text(expected)
    agree(book, inspected, expected)


def test_a_column_that_the_table_has_not_is_recorded_of_no_force() -> None:
    """Whatever columns there are, the query asks for no others."""
    book = load_compiled(FRAMEWORKS / "care" / "care-2024").book
    inspected = of_the_book(book, 4, 1)
    few = [force._replace(flags={}, previous_grades={}) for force in inspected]
    agree(book, few, asked_of_duckdb(book, few))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_text_is_broken_where_a_line_is(dialect: Dialect) -> None:
    book = load_compiled(FRAMEWORKS / "fire" / "fire-2019").book
    written = query(book, dialect, "forces", ["service", "inspected"])
    assert [name for name in book.questions if f"' {name} '" not in written] == []


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(FRAMEWORKS / "care" / "care-2024")
    for dialect, quote in (("duckdb", '"'), ("postgres", '"'), ("spark", "`")):
        assert main(["sql", "--rules", folder, "--dialect", dialect, "--table", "homes"]) == 0
        written = capsys.readouterr().out
        assert f"FROM {quote}homes{quote}" in written and written.count("-- rule ") > 1
        statements = written.rstrip().removesuffix(";").split(";\n")
        made = sum(each.startswith("CREATE TABLE `drafts_") for each in statements)
        assert (len(statements), made) == ((2 * made + 1, made) if dialect == "spark" else (1, 0))
        assert statements[-1].startswith("SELECT") or dialect != "spark"
    assert main(["sql"]) == 2
    assert "there are several rulebooks" in capsys.readouterr().err
    (tmp_path / "homes.csv").write_text("care_home,nothing_known\nA,1\n")
    assert main(["sql", "--rules", folder, "--columns", str(tmp_path / "homes.csv")]) == 2
    assert "nothing_known" in capsys.readouterr().err
