"""A rulebook compiled for the rules engine: one program a stratum, and the engines that run them."""

from typing import NamedTuple

from peel_grade.findings.durable import Engine, Program, Verdicts
from peel_grade.force.facts import Facts
from peel_grade.rulebook.model import Rulebook

STRATA = ("findings", "themes", "questions", "overall")


class Compiled(NamedTuple):
    """A rulebook, its programs by stratum, and the counts that each stratum asks for."""

    book: Rulebook
    programs: dict[str, Program]
    counts: dict[str, tuple[str, ...]]


class Engines:
    """The engines of a compiled rulebook, each started when first asked; one force at a time.

    What the grade strata decide is remembered by its facts, since many themes count alike.
    With `like`, those of another rulebook whose strata are the same (except `but`) are shared.
    """

    def __init__(self, compiled: Compiled, like: "Engines | None" = None, but: str = "") -> None:
        self.compiled = compiled
        self._shared = {} if like is None else {name: like for name in STRATA if name != but}
        self._running: dict[str, Engine] = {}
        self._remembered: dict[tuple[object, ...], Verdicts] = {}

    def decide(self, stratum: str, facts: Facts) -> Verdicts:
        """What the stratum's rules conclude from the facts."""
        if stratum in self._shared:
            return self._shared[stratum].decide(stratum, facts)
        if stratum not in self._running:
            self._running[stratum] = Engine(
                self.compiled.programs[stratum], f"{self.compiled.book.framework.id}.{stratum}"
            )
        if stratum == "findings":
            return self._running[stratum].decide(facts)
        key = (stratum, *(facts[subject] for subject in self.compiled.counts[stratum]))
        if key not in self._remembered:
            self._remembered[key] = self._running[stratum].decide(facts)
        return self._remembered[key]

    def close(self) -> None:
        """Free the native rulesets that are its own."""
        for engine in self._running.values():
            engine.close()
        self._running.clear()
