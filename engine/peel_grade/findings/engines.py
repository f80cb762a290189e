"""A rulebook compiled for the rules engine: one program a stratum, and the engines that run them."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from peel_grade.findings.durable import Engine, Verdicts
from peel_grade.findings.rulesets import Program
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook

STRATA = ("findings", "areas", "themes", "questions", "overall")

SUGGESTED = "suggested"
"""What the stratum of the areas decides of each, from the findings that are reasons for it."""


class Compiled(NamedTuple):
    """A rulebook, its programs by stratum, and the counts that each stratum asks for.

    With each count stand the numbers that the stratum's rules compare it with, ascending.
    """

    book: Rulebook
    programs: dict[str, Program]
    counts: dict[str, dict[str, tuple[Number, ...]]]


MOST_REMEMBERED = 4_096
"""Decisions of grade strata that are kept."""


class Engines:
    """The engines of a compiled rulebook, each started when first asked; usable from several threads.

    What the grade strata decide is remembered by what their rules can tell of its facts apart: many themes, and many
    completions of missing evidence, are alike in that.
    With `like`, those of another rulebook whose strata are the same (except `but`) are shared.
    """

    def __init__(self, compiled: Compiled, like: "Engines | None" = None, but: Collection[str] = ()) -> None:
        self.compiled = compiled
        self._shared = {} if like is None else {name: like for name in STRATA if name not in but}
        self._own = {
            name: Engine(compiled.programs[name], f"{compiled.book.framework.id}.{name}")
            for name in STRATA
            if name not in self._shared
        }
        self._remembered: dict[tuple[object, ...], Verdicts] = {}

    def decide(self, stratum: str, facts: Facts) -> Verdicts:
        """What the stratum's rules conclude from the facts."""
        if stratum in self._shared:
            return self._shared[stratum].decide(stratum, facts)
        if stratum == "findings":
            return self._own[stratum].decide(facts)
        counts = self.compiled.counts[stratum].items()
        key = (stratum, *[_place(facts[subject], compared) for subject, compared in counts])
        verdicts = self._remembered.get(key)
        if verdicts is None:
            verdicts = self._own[stratum].decide(facts)
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = verdicts
        return verdicts

    def close(self) -> None:
        """Free the native rulesets that are its own, at once; without it they are freed with it."""
        for engine in self._own.values():
            engine.close()


@lru_cache(maxsize=4096)
def _place(count: Interval, compared: tuple[Number, ...]) -> tuple[int, ...]:
    """For both ends of a count, where it lies among the numbers that it is compared with: even between, odd on one.

    Facts with the same places meet the same comparisons.
    """
    return tuple(bisect_left(compared, end) + bisect_right(compared, end) for end in count)
