"""Forces drafted as a table: one by one by the rules engine, with all that is told of each, or in whole columns."""

from collections.abc import Iterator, Sequence

from peel_grade.findings.engines import Compiled, Engines
from peel_grade.firmness.whole import whole
from peel_grade.force.columns import columns_of
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess
from peel_grade.population.assessed import drafts_of
from peel_grade.population.choosing import BREAK_EVEN, EngineName, drafter
from peel_grade.tables.drafts import PARTS, draft_table
from peel_grade.tables.long_rows import is_long
from peel_grade.tables.rows import read_rows
from peel_grade.tables.table import Batch, Table
from peel_grade.tables.vectors import column_batches


def suiting(rows: int | None, engine: EngineName | None = None) -> EngineName:
    """The engine that is named, or else the one that suits so many forces (None: very many)."""
    return engine or ("population" if rows is None or rows >= BREAK_EVEN else "durable_rules")


def draft_forces(forces: Sequence[Force], engines: Engines) -> Batch:
    """The drafts of forces one by one, with warnings and how firm each is."""
    assessed = [assess(force, engines) for force in forces]
    drafts = drafts_of(columns_of(forces, engines.compiled.book), assessed, engines)
    return draft_table(drafts, [whole(each, engines) for each in assessed])


def draft_columns(
    forces: Sequence[Force], tables: Sequence[Table], compiled: Compiled, *, warnings: bool = False
) -> Iterator[Batch]:
    """The drafts of forces, and of the rows of tables, so many at a time.

    Of forces the warnings are told, and of long tables, which are read row by row; of other tables where `warnings` are
    asked for: then their rows are read one by one too, which takes a thousand times as long.

    Raises InputError, perhaps at the end: then what came before is of no use.
    """
    with drafter(compiled, "population", parts=PARTS) as draft:

        def of_read(forces: Sequence[Force]) -> Batch:
            return draft_table(draft(columns_of(forces, compiled.book)), forces=forces)

        if forces:
            yield of_read(forces)
        for table in tables:
            if warnings or is_long(table):
                yield of_read([force for _, force in read_rows(table, compiled.book)])
                continue
            for columns in column_batches(table, compiled.book):
                yield draft_table(draft(columns))
