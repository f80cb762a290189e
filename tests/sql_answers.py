"""What the query of a rulebook answers, a list a column: from drafts of the population engine, and by each database."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from peel_grade.population.drafts import NONE, STATUSES, Drafts
from peel_grade.rulebook.model import Rulebook
from peel_grade.sql.writing import query

from tests.postgres import answered
from tests.test_population import in_order
from tests.wide_table import Cell

Table: TypeAlias = Mapping[str, Sequence[Cell]]
Answer: TypeAlias = dict[str, list[Any]]
_TRUTHS = {1: True, 0: False, -1: None}


def of_drafts(drafts: Drafts, names: Sequence[Cell]) -> Answer:
    """What any database has to answer."""
    book = drafts.book
    levels = {**dict(enumerate(drafts.levels)), NONE: None}
    found: Answer = {book.framework.words.subject.key: [*names]}
    for name in book.rules:
        found[f"finding.{name}"] = [_TRUTHS[each] for each in drafts.finding(name).tolist()]
    for name in book.areas:
        found[f"area.{name}"] = drafts.suggested(name).tolist()
        found[f"area.{name}.open"] = drafts.open_area(name).tolist()
    for at in sorted(drafts.graded, key=lambda at: ("overall", "question", "theme").index(at.partition("/")[0])):
        column = at.replace("/", ".")
        found[column] = [levels[code] for code in drafts.grade(at).tolist()]
        for end, codes in zip(("not_below", "not_above"), drafts.range(at), strict=True):
            found[f"{column}.{end}"] = [levels[code] for code in codes.tolist()]
        rules = found[f"{column}.rule"] = [None] * drafts.size
        for rule, holds in drafts.decided(at).items():
            for row in holds.nonzero()[0].tolist():
                assert rules[row] is None
                rules[row] = rule
        if at.startswith("question/"):
            statuses = drafts.status(at.removeprefix("question/")).tolist()
            found[f"{column}.status"] = [STATUSES[code] for code in statuses]
    for name in book.overall_alternatives:
        found[f"overall.borderline.{name}"] = [levels[code] for code in drafts.borderline(name).tolist()]
    for remark in book.no_precedent:
        found[f"overall.no_precedent.{remark.id}"] = drafts.no_precedent(remark.id).tolist()
    found["areas.suggested"] = ["; ".join(areas) for areas in in_order(drafts)]
    return found


def of_duckdb(book: Rulebook, table: Table) -> Answer:
    duckdb, pyarrow = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    with duckdb.connect(config={"threads": 1}) as database:
        database.register("forces", pyarrow.table(dict(table)))
        database.execute("PRAGMA disable_optimizer")  # it takes longer than the query
        found = database.execute(query(book, "duckdb", "forces", table))
        names = [name for name, *_ in found.description]
        return _by_column(names, sorted(found.fetchall()))


def of_postgres(book: Rulebook, table: Table, names: Sequence[str]) -> Answer:
    """In a server that is started for it, where one is installed. It shortens the names of columns: `names` are those
    of the answer, and cells are texts.
    """
    rows = answered(table, query(book, "postgres", "forces", table))
    if rows is None:
        pytest.skip("there is no PostgreSQL server here")
    return _by_column(names, rows)


def in_text(answer: Answer) -> Answer:
    """An answer as PostgreSQL writes it."""
    written = {None: "", True: "t", False: "f"}
    return {
        name: [cell if isinstance(cell, str) else written[cell] for cell in cells] for name, cells in answer.items()
    }


def of_spark(spark: Any, book: Rulebook, table: Any, folder: Path) -> Answer:
    """The table is one of Arrow."""
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(table, folder / "forces.parquet")
    spark.read.parquet(str(folder / "forces.parquet")).createOrReplaceTempView("forces")
    *steps, last = query(book, "spark", "forces", table.column_names).strip().removesuffix(";").split(";\n")
    for step in steps:
        spark.sql(step)
    found = spark.sql(last).toArrow()
    answer: Answer = found.sort_by(found.column_names[0]).to_pydict()
    return answer


def _by_column(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Answer:
    return {name: [*cells] for name, cells in zip(names, zip(*rows, strict=True), strict=True)}
