"""Which engine drafts many forces: both give the same, one sooner for few, the other for many."""

from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from typing import Literal, TypeAlias, get_args

from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.columns import Columns, forces_of
from peel_grade.grades.assessment import assess
from peel_grade.population.assessed import drafts_of
from peel_grade.population.drafts import Drafts
from peel_grade.population.engine import PARTS, PopulationEngine

EngineName: TypeAlias = Literal["durable_rules", "population"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)
BREAK_EVEN = 50
"""For fewer forces the rules engine is done before the circuit of a rulebook is ready: it takes some 11 ms for each of
them, the circuit half a second for all.
"""
Drafter: TypeAlias = Callable[[Columns], Drafts]


@contextmanager
def drafter(
    compiled: Compiled,
    engine: EngineName | None = None,
    forces: int | None = None,
    parts: Collection[str] = PARTS,
) -> Iterator[Drafter]:
    """What drafts forces in columns: by the engine that is named, else by what suits so many (None: very many).

    Of `parts` no more is needed than these.
    """
    if engine == "population" or (engine is None and (forces is None or forces >= BREAK_EVEN)):
        yield PopulationEngine(compiled.book, parts=parts).drafts
        return
    with closing(Engines(compiled)) as running:
        yield lambda columns: drafts_of(
            columns, [assess(force, running) for force in forces_of(columns, compiled.book)], running
        )
