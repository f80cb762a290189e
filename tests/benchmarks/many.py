"""Very many forces: drafted in memory, and from one table to another."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.force.columns import Columns
from peel_grade.force.file import load_force
from peel_grade.force.states import FLAG_STATES
from peel_grade.grades.assessment import assess
from peel_grade.population.engine import PopulationEngine
from peel_grade.rulebook import shipped
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import load_rulebook

from tests.benchmarks.generated import drawn_columns, write_rulebook
from tests.benchmarks.measure import Measure, alternating

SAMPLE = shipped.forces_folder() / "staffordshire-2017.yaml"


def populating(forces: int = 1 << 17) -> Iterator[Measure]:
    """Very many forces at once: one of them against one by durable_rules, and how it grows with the rulebook."""
    compiled = load_compiled(shipped.rules_folder() / "peel-2017")
    engines, population = Engines(compiled), PopulationEngine(compiled.book)
    columns, force = drawn_columns(compiled.book, forces), load_force(SAMPLE, compiled.book)
    one, many, ratio = alternating(
        lambda: assess(force, engines), lambda: population.drafts(columns), 5, time.process_time
    )
    yield Measure("one of very many forces / one by durable_rules, of a thousand", 1e3 * ratio / forces, limit=1)
    yield Measure("one of very many forces", 1e6 * many / forces, "µs", 5)
    yield Measure("one force by durable_rules", 1e3 * one, "ms")
    with tempfile.TemporaryDirectory() as place:
        small, large = (load_rulebook(write_rulebook(Path(place) / str(rules), rules)) for rules in (1_200, 12_000))
    runs = [(PopulationEngine(book), drawn_columns(book, 1 << 14)) for book in (small, large)]
    (few, of_few), (all_, of_all) = runs
    _, taken, ratio = alternating(lambda: few.drafts(of_few), lambda: all_.drafts(of_all), 3, time.process_time)
    yield Measure("very many forces, 12,000 rules / 1,200 rules", ratio, limit=12)
    yield Measure("one of very many forces, 12,000 rules", 1e6 * taken / (1 << 14), "µs")


def tabling(forces: int = 1 << 16) -> Iterator[Measure]:
    """Forces in a Parquet file drafted into another, against reading that file alone."""
    import pyarrow.parquet as pq
    from peel_grade.tables.drafts import PARTS, draft_table
    from peel_grade.tables.table import BATCH_ROWS, open_table
    from peel_grade.tables.vectors import column_batches
    from peel_grade.tables.writing import written

    book = load_compiled(shipped.rules_folder() / "peel-2017").book
    engine = PopulationEngine(book, parts=PARTS)
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "forces.parquet"
        write_parquet(file, drawn_columns(book, forces), book)

        def drafted() -> None:
            parts = (draft_table(engine.drafts(columns)) for columns in column_batches(open_table(file), book))
            assert sum(map(len, written("parquet", parts)))

        def read() -> None:
            assert sum(batch.num_rows for batch in pq.ParquetFile(file).iter_batches(BATCH_ROWS)) == forces

        alone, taken, ratio = alternating(read, drafted, 3, time.process_time)
    yield Measure("a row of Parquet drafted into Parquet / read alone", ratio, limit=6)
    yield Measure("a row of Parquet drafted into Parquet", 1e6 * taken / forces, "µs", 15)
    yield Measure("a row of Parquet read alone", 1e6 * alone / forces, "µs")


def write_parquet(file: Path, columns: Columns, book: Rulebook) -> None:
    """Forces as a table with a column of numbers for each figure, what it was before, and each flag."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    halves = np.full(len(FLAG_STATES), np.nan, np.float32)
    halves[[FLAG_STATES.index(state) for state in ("fails", "partly", "holds")]] = 0, 0.5, 1
    found = {book.framework.words.subject.key: pa.array([f"{row:07}" for row in range(columns.size)])}
    for name, figure in columns.figures.items():
        unit = book.framework.units[book.indicators[name].unit]
        for column, ends in ((name, figure.value), (f"{name}.previous", figure.previous)):
            assert ends is not None
            found[column] = pa.array(np.clip(ends.low, unit.least, unit.most), from_pandas=True)
    found |= {name: pa.array(halves[codes], from_pandas=True) for name, codes in columns.flags.items()}
    pq.write_table(pa.table(found), file)
