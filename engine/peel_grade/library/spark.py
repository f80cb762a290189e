"""Drafts on a cluster: a DataFrame of PySpark graded where its rows are, by the population engine on each worker."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from peel_grade.files.problems import InputError, missing_extra
from peel_grade.library.rulebooks import Rulebook, RulebookSource, load_rulebook
from peel_grade.rulebook import model

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TABLE = "frame"
"""What problems call a DataFrame."""
_TOGETHER = 131_072
"""So many rows are graded together: the population engine is fastest then."""
_engines: dict[str, Any] = {}
"""In a worker process: the population engine by the digest of its rulebook, made once."""


def grade_spark(frame: "DataFrame", rulebook: Rulebook | RulebookSource) -> "DataFrame":
    """Draft the grades and suggested areas for improvement of every row of a DataFrame of PySpark.

    A row is a force: its columns are those of a table, one for each piece of evidence. The DataFrame that comes back
    has a row for each, with the columns that `grade --format parquet` writes (one with a dot in its name stands in
    backticks: "`question.vulnerability`"); like every transformation of Spark it is worked out when it is asked for,
    where the rows are. Each worker needs `peel_grade` with the extra `spark`; the rulebook is sent to it.

    Args:
        frame: the forces.
        rulebook: a rulebook, or what `load_rulebook` takes.

    Raises:
        InputError: with all mistakes of the columns' names. A mistake in a row is found on a worker: what asks for the
            drafts then fails with an error of Spark's, whose text has the problems.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError:
        raise missing_extra("PySpark is not installed", "spark") from None
    from peel_grade.tables.header import checked_columns
    from peel_grade.tables.table import Table

    book = model.Rulebook._make(rulebook if isinstance(rulebook, Rulebook) else load_rulebook(rulebook))
    _, problems = checked_columns(Table(_TABLE, tuple(frame.columns), 0, 1, lambda _places: iter(())), book)
    if problems:
        raise InputError(problems)
    names = tuple(frame.columns)
    plain = frame.toDF(*(f"c{place}" for place in range(len(names))))  # a dot in a name means a part to Spark
    return plain.mapInArrow(_worker(book, names), from_arrow_schema(_schema(book)))


def _schema(book: model.Rulebook) -> Any:
    """The columns of drafts and their types: those of the drafts of nobody."""
    from peel_grade.force.columns import columns_of
    from peel_grade.tables.drafts import draft_table

    return _plain(draft_table(_engine(book).drafts(columns_of([], book)))).schema


def _engine(book: model.Rulebook) -> Any:
    from peel_grade.population.engine import PopulationEngine
    from peel_grade.tables.drafts import PARTS

    if book.sha256 not in _engines:
        _engines.clear()  # a worker that outlives a session keeps no more than one
        _engines[book.sha256] = PopulationEngine(book, parts=PARTS)
    return _engines[book.sha256]


def _worker(book: model.Rulebook, names: tuple[str, ...]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What a worker does with the rows that it is given."""

    def drafts(batches: Iterator[Any]) -> Iterator[Any]:
        from peel_grade.tables.arrow_file import of_frame
        from peel_grade.tables.drafts import draft_table
        from peel_grade.tables.vectors import column_batches

        for part in _gathered(batches):
            for columns in column_batches(of_frame(part.rename_columns(names), _TABLE), book):
                yield from _plain(draft_table(_engine(book).drafts(columns))).to_batches()

    return drafts


def _gathered(batches: Iterator[Any]) -> Iterator[Any]:
    """The rows in parts of a size that pays: Spark sends ten thousand at a time."""
    import pyarrow as pa

    held: list[Any] = []
    for batch in batches:
        if batch.num_rows:
            held.append(batch)
        if sum(each.num_rows for each in held) >= _TOGETHER:
            yield pa.Table.from_batches(held)
            held = []
    if held:
        yield pa.Table.from_batches(held)


def _plain(table: Any) -> Any:
    """The table without dictionaries, which Spark does not take."""
    import pyarrow as pa

    fields = [
        pa.field(each.name, each.type.value_type) if pa.types.is_dictionary(each.type) else each
        for each in table.schema
    ]
    return table.cast(pa.schema(fields))
