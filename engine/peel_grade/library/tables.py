"""Tables for programs: many forces drafted at once, from a frame or a file into a table of Arrow."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from peel_grade.files.data import tree_of
from peel_grade.files.problems import InputError, Problem
from peel_grade.library.forces import rulebook_meant
from peel_grade.library.rulebooks import Rulebook, RulebookSource, engines_of

if TYPE_CHECKING:
    from peel_grade.tables.table import Table


class ArrowTable(Protocol):
    """A table that gives itself as a stream of Arrow: a frame of pandas or Polars, a table of pyarrow, a result of
    DuckDB.
    """

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with the stream."""


class DraftTable(ArrowTable, Protocol):
    """The table of drafts that `grade_table` makes, a `pyarrow.Table`: of that what a program needs most."""

    @property
    def num_rows(self) -> int:
        """How many forces there are."""

    @property
    def column_names(self) -> list[str]:
        """What the columns are called."""

    def select(self, columns: list[str]) -> "DraftTable":
        """Some of the columns."""

    def to_pylist(self) -> list[dict[str, str | int | None]]:
        """The rows, by column."""


TableSource: TypeAlias = ArrowTable | str | os.PathLike[str]
"""A table, or the name of a file with one: `.csv`, `.parquet`, `.xlsx`, `.arrow` or `.feather`."""
_TABLE = "table"


def grade_table(
    table: TableSource,
    rulebook: Rulebook | RulebookSource | None = None,
    *,
    engine: Literal["durable_rules", "population"] | None = None,
) -> DraftTable:
    """Draft the grades and suggested areas of many forces: a row of a table each, and a row of the result.

    It needs the extra `batch`, and neither pandas nor Polars.

    Args:
        table: a frame of pandas (from 2.2) or Polars, a table of pyarrow, or whatever else has `__arrow_c_stream__`; or
            the name of a file. Its columns are those of `force_from_row`.
        rulebook: by which to draft: by default the shipped one of the framework that the rows name.
        engine: `durable_rules` drafts force by force, and tells warnings and how firm each grade is; `population`
            drafts whole columns, a million forces in seconds. By default whichever suits so many.

    Returns:
        A `pyarrow.Table` with a row for each force, in their order: `to_pandas()`, `polars.from_arrow(...)` and DuckDB
        take it over. Its columns are told in the guide, on tables of drafts.

    Raises:
        InputError: with all mistakes of the table; each has the row as its `line` and the column as its `path`.
        EngineFault: if the rules engine failed.

    Examples:
        >>> import peel_grade, pyarrow
        >>> table = pyarrow.table({"force": ["North", "South"], "rso_visits_overdue": [260, None]})
        >>> drafts = peel_grade.grade_table(table, "peel-2017")
        >>> drafts.select(["force", "overall", "areas.suggested"]).to_pylist()[0]["areas.suggested"]
        'registered-sex-offenders-managed'
        >>> try:
        ...     peel_grade.grade_table(pyarrow.table({"force": ["North"], "rso_visits_overdue": [2.5]}), "peel-2017")
        ... except peel_grade.InputError as error:
        ...     print(error)
        table:1:rso_visits_overdue: `2.5` is not a whole number
          help: the unit of `rso_visits_overdue` is count: a whole number
    """
    found = _opened(table)
    book = _rulebook(found, rulebook)
    running = engines_of(book)
    from peel_grade.tables.drafting import draft_columns, draft_forces, suiting
    from peel_grade.tables.rows import read_rows
    from peel_grade.tables.table import arrow

    if suiting(found.rows, engine) == "durable_rules":
        drafts: DraftTable = draft_forces([force for _, force in read_rows(found, book)], running)
        return drafts
    parts: DraftTable = arrow().concat_tables([*draft_columns([], [found], running.compiled)])
    return parts


def _opened(table: TableSource) -> "Table":
    from peel_grade.tables.table import arrow, open_table

    arrow()  # which may be missing
    if isinstance(table, str | os.PathLike):
        return open_table(Path(table))
    from peel_grade.tables.arrow_file import of_frame

    return of_frame(table, _TABLE)


def _rulebook(table: "Table", rulebook: Rulebook | RulebookSource | None) -> Rulebook:
    """The rulebook that is given, or that of the framework that the rows name. Raises InputError."""
    from peel_grade.tables.header import framework_of

    framework = framework_of(table)
    if framework is None and rulebook is None:
        help = "add the column `framework`, or give the rulebook"
        raise InputError([Problem(table.name, 0, 0, "the table names no framework", help)])
    data = {"subject": "of the rows", **({} if framework is None else {"framework": framework})}
    return rulebook_meant(tree_of(data, table.name, None, (table.name, table.first)), rulebook)
