"""Very many forces in each database and on Spark's workers, beside the population engine.

`PEEL_GRADE_ROWS` says how many. They come in parts, each a test by the number of its first force; but all at once to
Spark, which plans the statements for a minute or two whatever the rows.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import peel_grade
import pytest
from peel_grade.diff.population import population
from peel_grade.findings.engines import Compiled
from peel_grade.force.columns import columns_of
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import Force, IndicatorEvidence, with_successors
from peel_grade.population.engine import PopulationEngine
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.drafts import draft_table
from peel_grade.tables.wide import wide_table

from tests import sql_answers
from tests.spark import local_session
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


def drawn(book: Rulebook, start: int) -> list[Force]:
    """The forces of a part."""
    ranged = [*book.indicators][:RANGED]
    forces = of_the_book(book, min(AT_A_TIME, ROWS - start), start)
    return [_fitting(force, ranged)._replace(name=f"{start + place:06}") for place, force in enumerate(forces)]


def part(book: Rulebook, start: int) -> tuple[sql_answers.Table, sql_answers.Answer]:
    """A table of forces, and what has to be answered of them."""
    forces, key = drawn(book, start), book.framework.words.subject.key
    names = [force.name for force in forces]
    table = columns_of_rows([row | {key: name} for row, name in zip(rows_of(forces, key), names, strict=True)])
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


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pytest.importorskip("pyspark.sql", reason="PySpark is not installed (extra `spark`)")
    if shutil.which("java") is None:
        pytest.skip("Spark runs on Java, which is not at hand")
    with local_session(memory="6g") as session:
        yield session


def test_workers_of_spark(spark: Any, book: Rulebook, tmp_path: Path) -> None:
    pa, engine = pytest.importorskip("pyarrow"), PopulationEngine(book)
    tables, expected = [], []
    for start in PARTS:
        near = population(book, book, min(AT_A_TIME, ROWS - start), start)  # figures that their units allow
        forces = [force._replace(name=f"{start + place:06}") for place, force in enumerate(near)]
        tables.append(wide_table(forces, book))
        meant = [with_successors(force, book) for force in forces]  # as every table is read
        expected += draft_table(engine.drafts(columns_of(meant, book))).to_pylist()
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.concat_tables(tables, promote_options="permissive"), tmp_path / "forces.parquet")
    frame = spark.read.parquet(str(tmp_path / "forces.parquet")).repartition(4)
    found = peel_grade.grade_spark(frame, "peel-2017").toArrow().sort_by("force").to_pylist()
    assert found == expected


def test_query_in_spark(spark: Any, book: Rulebook, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    tables, expected = [], dict[str, list[Any]]()
    for start in PARTS:
        table, answer = part(book, start)
        tables.append(pa.table(table))
        for name, cells in answer.items():
            expected.setdefault(name, []).extend(cells)
    found = sql_answers.of_spark(spark, book, pa.concat_tables(tables, promote_options="permissive"), tmp_path)
    assert found == expected
