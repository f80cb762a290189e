"""Each mutant tried: what notices it, scenarios, boundaries or neither."""

from collections.abc import Iterable
from typing import NamedTuple

from peel_grade.boundaries.model import Boundaries
from peel_grade.mutation.by_boundaries import ByBoundaries
from peel_grade.mutation.by_scenarios import ByScenarios
from peel_grade.mutation.differences import difference
from peel_grade.mutation.mutants import Mutant
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result


class Noticed(NamedTuple):
    """Whether scenarios notice a mutant, and boundaries."""

    by_scenarios: bool
    by_boundaries: bool


class Tried(NamedTuple):
    """A mutant, and whether scenarios notice it, and boundaries."""

    mutant: Mutant
    by_scenarios: bool
    by_boundaries: bool

    @property
    def survives(self) -> bool:
        """Whether neither does."""
        return not (self.by_scenarios or self.by_boundaries)


class Trial:
    """What one framework has to notice mutants by: its scenarios, as they turned out, and its stored boundaries."""

    def __init__(self, results: Iterable[Result], language: Language, boundaries: Boundaries | None) -> None:
        self._book = language.book
        self._scenarios = ByScenarios(results, language)
        self._boundaries = None if boundaries is None else ByBoundaries(boundaries, self._book)

    def of(self, mutant: Mutant) -> Noticed:
        """What notices a mutant."""
        mutated = mutant.made()
        changed = difference(self._book, mutated)
        by_boundaries = self._boundaries is not None and self._boundaries.notice(mutated, changed)
        return Noticed(self._scenarios.notice(mutated, changed), by_boundaries)
