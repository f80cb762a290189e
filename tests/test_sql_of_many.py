"""The query of the shipped rulebook in each database beside the population engine: very many forces.

`PEEL_GRADE_ROWS` says how many. They come in parts, each a test by the number of its first force.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from peel_grade.findings.engines import Compiled
from peel_grade.force.columns import columns_of
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.population.engine import PopulationEngine
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

from tests import sql_answers
from tests.test_population import ROWS, of_the_book
from tests.wide_table import columns_of_rows, rows_of

pytestmark = pytest.mark.long
AT_A_TIME = 5_000
RANGED = 12
"""Of so many indicators the figures may be ranges: with those of all a table has more columns than PostgreSQL takes."""
PARTS = range(0, ROWS, AT_A_TIME)


@pytest.fixture(scope="module")
def book(compiled: dict[str, Compiled]) -> Rulebook:
    return compiled["peel-2017"].book


def part(book: Rulebook, start: int) -> tuple[sql_answers.Table, sql_answers.Answer]:
    """A table of forces, and what has to be answered of them."""
    ranged = [*book.indicators][:RANGED]
    forces = [_fitting(force, ranged) for force in of_the_book(book, min(AT_A_TIME, ROWS - start), start)]
    table = columns_of_rows(rows_of(forces, book.framework.words.subject.key))
    names = table[book.framework.words.subject.key]
    return table, sql_answers.of_drafts(PopulationEngine(book).drafts(columns_of(forces, book)), names)


def _fitting(force: Force, ranged: Sequence[str]) -> Force:
    figures = {name: each if name in ranged else _exact(each) for name, each in force.indicators.items()}
    return force._replace(indicators=FrozenDict(figures))


def _exact(figure: IndicatorEvidence) -> IndicatorEvidence:
    return figure._replace(
        value=_end(figure.value),
        previous=_end(figure.previous),
        benchmarks=FrozenDict({name: _end(each) for name, each in figure.benchmarks.items()}),
    )


def _end(figure: Figure | None) -> Any:
    return (figure.high if figure.low is None else figure.low) if isinstance(figure, Range) else figure


@pytest.mark.parametrize("start", PARTS)
def test_duckdb(start: int, book: Rulebook) -> None:
    table, expected = part(book, start)
    assert sql_answers.of_duckdb(book, table) == expected


@pytest.mark.parametrize("start", PARTS)
def test_postgres(start: int, book: Rulebook) -> None:
    table, expected = part(book, start)
    assert sql_answers.of_postgres(book, table, [*expected]) == sql_answers.in_text(expected)
