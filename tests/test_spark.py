"""Drafts on PySpark: a real session of two workers gives what the rules engine drafts, row by row."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peel_grade
import pytest
from peel_grade.diff.population import population
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess, suggested
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import PARTLY

from tests.spark import local_session

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark runs on Java, which is not at hand"),
]
pytest.importorskip("pyspark.sql", reason="PySpark is not installed (extra `spark`)")

COMPILED = load_compiled(shipped.rules_folder() / "peel-2017")
BOOK = COMPILED.book


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    with local_session() as session:
        yield session


def row(force: Force) -> dict[str, str]:
    """A force as a row of a wide table: text, as a reader of CSV gives it."""
    cells = {"force": force.name, "framework": BOOK.framework.id}
    for name, figure in force.indicators.items():
        if figure.status != "known" or figure.value is None:
            cells[f"{name}.status"] = figure.status
            continue
        cells |= {name: str(figure.value)} | ({f"{name}.rank": figure.rank} if figure.rank else {})
        cells |= {} if figure.previous is None else {f"{name}.previous": str(figure.previous)}
    for name, flag in force.flags.items():
        cells[name] = flag.status if flag.is_ is None else PARTLY if flag.is_ == PARTLY else str(flag.is_).lower()
    return cells


def frame_of(spark: Any, rows: list[dict[str, str]]) -> Any:
    columns = list(dict.fromkeys(name for each in rows for name in each))
    schema = ", ".join(f"`{name}` string" for name in columns)
    return spark.createDataFrame([tuple(each.get(name) for name in columns) for each in rows], schema)


def test_workers_draft_what_the_rules_engine_drafts(spark: Any) -> None:
    drawn = enumerate(population(BOOK, BOOK, 60, 5))
    rows = [row(each._replace(name=f"Force {place}")) for place, each in drawn]
    frame = frame_of(spark, rows).repartition(3)
    drafts = peel_grade.grade_spark(frame, "peel-2017")
    assert drafts.columns[:3] == ["force", "overall", "overall.not_below"]
    found = {each["force"]: each for each in drafts.collect()}
    assert len(found) == len(rows)
    engines, book = Engines(COMPILED), peel_grade.load_rulebook("peel-2017")
    for each in rows:
        expected, draft = assess(peel_grade.force_from_row(each, book), engines), found[each["force"]]
        assert draft["overall"] == expected.overall.grade.draft
        for name, question in expected.questions.items():
            assert draft[f"question.{name}"] == question.grade.draft
            assert (
                (draft[f"question.{name}.not_below"], draft[f"question.{name}.not_above"])
                == (question.grade.range or (None, None))
                if BOOK.questions[name].graded
                else True
            )
            for theme, result in question.themes.items():
                assert draft[f"theme.{theme}"] == result.grade.draft
        assert (draft["areas.suggested"] or "").split("; ") == [each.area.id for each in suggested(expected)] or [""]
    grades = {row["overall"]: row["count"] for row in drafts.groupBy("overall").count().collect()}
    assert sum(grades.values()) == len(rows)  # the drafts are a frame like any other


def test_mistakes_are_told(spark: Any) -> None:
    with pytest.raises(peel_grade.InputError, match="unknown column `rso_visit_overdue`"):
        peel_grade.grade_spark(frame_of(spark, [{"force": "A", "rso_visit_overdue": "3"}]), "peel-2017")
    drafts = peel_grade.grade_spark(frame_of(spark, [{"force": "A", "rso_visits_overdue": "many"}]), "peel-2017")
    with pytest.raises(Exception, match="rso_visits_overdue"):
        drafts.collect()


def test_a_rulebook_as_sql(spark: Any, tmp_path: Path) -> None:
    """The query of `rulebook sql`, run by Spark itself, answers what the oracle finds."""
    pytest.importorskip("sqlglot", reason="sqlglot is not installed (extra `sql`)")
    pyarrow = pytest.importorskip("pyarrow")
    from tests import sql_answers
    from tests.test_population import FRAMEWORKS
    from tests.test_sql import agree
    from tests.wide_table import columns_of_rows, rows_of

    book = load_compiled(FRAMEWORKS / "fire" / "fire-2019").book
    inspected = list(population(book, book, 20, 5))
    columns = columns_of_rows(rows_of(inspected, book.framework.words.subject.key))
    agree(book, inspected, sql_answers.of_spark(spark, book, pyarrow.table(columns), tmp_path))
