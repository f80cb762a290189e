"""Which grades are possible of the forces of scenarios by a mutated rulebook.

Missing evidence brings none but those that the circuit does not rule out. That it brings the worst and the best of
these, completions show that stand in the circuit as further forces: by most mutants they are graded as before. Where
they no longer show it, the force is graded anew, and searched as that of a draft is.
"""

from collections.abc import Iterator, Sequence

from peel_grade.findings.compiler import with_stratum
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import evidence_facts
from peel_grade.mutation.differences import Difference
from peel_grade.population.evaluated import Known
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.conclusions import Conclusions, conclusions
from peel_grade.scenarios.expectation import Asked


def completions(found: Conclusions, asked: Asked) -> Iterator[Known]:
    """Completions of the missing evidence of a force that bring the worst and the best possible grade, as far as it
    takes any, and such are known.
    """
    ends = found.possible(asked.stratum, asked.name).range or ()
    for grade in {*ends} - {found.draft(asked.stratum, asked.name)}:
        force = found.completion(asked.stratum, asked.name, grade)
        if force is not None:
            yield Known(force, evidence_facts(force, found.book))


def engines_of(mutated: Rulebook, changed: Difference, engines: Engines) -> Engines:
    """The engines of a mutated rulebook; those of the strata that are the same are shared."""
    strata = changed.strata | ({"findings"} if changed.conditions or changed.benchmarks else set())
    compiled = engines.compiled._replace(book=mutated)
    for stratum in strata:
        compiled = with_stratum(compiled, stratum)
    return Engines(compiled, engines, but=strata)


class Anew:
    """The forces of scenarios as a mutated rulebook grades them, each when it is first asked for.

    `seen` is what follows from them by the rulebook itself.
    """

    def __init__(self, seen: Sequence[Conclusions], mutated: Rulebook, changed: Difference) -> None:
        self._seen, self._mutated, self._changed = seen, mutated, changed
        self._engines: Engines | None = None
        self._found: dict[int, Conclusions] = {}

    def __call__(self, number: int) -> Conclusions:
        """What follows from a force."""
        seen = self._seen[number]
        if self._engines is None:
            self._engines = engines_of(self._mutated, self._changed, seen.engines)
        if number not in self._found:
            self._found[number] = conclusions(seen.force, self._engines)
        return self._found[number]

    def close(self) -> None:
        """Free the engines, where there are any."""
        if self._engines is not None:
            self._engines.close()
