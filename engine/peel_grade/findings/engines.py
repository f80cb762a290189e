"""A rulebook compiled for the rules engine: one program a stratum, and the engines that run them."""

from bisect import bisect
from collections.abc import Collection, Mapping
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.findings.durable import Engine, Verdicts
from peel_grade.findings.rulesets import Program
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook

STRATA = ("findings", "areas", "themes", "questions", "overall")

SUGGESTED = "suggested"
"""What the stratum of the areas decides of each, from the findings that are reasons for it."""


Turn: TypeAlias = tuple[Number, int]
"""Where a comparison turns: below a number (0), or above it (1)."""
Compared: TypeAlias = tuple[tuple[str, tuple[Turn, ...]], ...]
"""The counts that a condition asks for, each with where its comparisons turn, ascending."""


class Compiled(Record):
    """A rulebook, its programs by stratum, and the counts that each stratum asks for.

    `compared` has for each condition of a stratum the counts that it asks for, each with where its comparisons turn.
    """

    book: Rulebook
    programs: dict[str, Program]
    counts: dict[str, tuple[str, ...]]
    compared: dict[str, dict[str, Compared]]


MOST_REMEMBERED = 32_768
"""Decisions of conditions of grade strata that are kept."""


class Engines:
    """The engines of a compiled rulebook, each started when first asked; usable from several threads.

    What the grade strata decide is remembered by what their rules can tell of the facts apart, of all and of each
    condition: many themes, and many completions of missing evidence, are alike in that.
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
        self._counted = {name: _Counted(compiled.compared[name]) for name in self._own if name != "findings"}
        self._decided: dict[tuple[object, ...], Verdicts] = {}
        self._remembered: dict[tuple[object, ...], bool | None] = {}

    def decide(self, stratum: str, facts: Facts) -> Verdicts:
        """What the stratum's rules conclude from the facts."""
        if stratum in self._shared:
            return self._shared[stratum].decide(stratum, facts)
        if stratum == "findings":
            return self._own[stratum].decide(facts)
        places = (stratum, *[places[facts[subject]] for subject, places in self._counted[stratum].together])
        verdicts = self._decided.get(places)
        if verdicts is None:
            if len(self._decided) >= MOST_REMEMBERED:
                self._decided.clear()
            self._decided[places] = verdicts = self._by_condition(stratum, facts)
        return verdicts

    def _by_condition(self, stratum: str, facts: Facts) -> Verdicts:
        """What is remembered of each condition; where one is not, the engine is asked."""
        verdicts: Verdicts = {}
        keys = {
            name: (stratum, name, *[places[facts[subject]] for subject, places in counts])
            for name, counts in self._counted[stratum].apart
        }
        for name, key in keys.items():
            try:
                verdict = self._remembered[key]
            except KeyError:
                return self._asked(stratum, facts, keys)
            if verdict is not None:
                verdicts[name] = verdict
        return verdicts

    def _asked(self, stratum: str, facts: Facts, keys: Mapping[str, tuple[object, ...]]) -> Verdicts:
        """What the engine decides, remembered."""
        verdicts = self._own[stratum].decide(facts)
        if len(self._remembered) + len(keys) > MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered |= {key: verdicts.get(name) for name, key in keys.items()}
        return verdicts

    def close(self) -> None:
        """Free the native rulesets that are its own, at once; without it they are freed with it."""
        for engine in self._own.values():
            engine.close()


class _Counted:
    """The counts that conditions of a stratum ask for, each with its places: `together`, and `apart` by condition."""

    def __init__(self, compared: Mapping[str, Compared]) -> None:
        turns: dict[str, set[Turn]] = {}
        for subject, some in (each for of_condition in compared.values() for each in of_condition):
            turns.setdefault(subject, set()).update(some)
        known = _Known()
        self.together = [(subject, known[tuple(sorted(some))]) for subject, some in turns.items()]
        self.apart = [(name, [(subject, known[some]) for subject, some in counts]) for name, counts in compared.items()]


class _Known(dict[tuple[Turn, ...], "_Places"]):
    """Places by their turns: many conditions compare with the same."""

    def __missing__(self, turns: tuple[Turn, ...]) -> "_Places":
        self[turns] = places = _Places(turns)
        return places


class _Places(dict[Interval, int]):
    """For both ends of a count between which turns it lies, as one number; filled as counts are looked up.

    Counts with the same place meet the same comparisons.
    """

    def __init__(self, turns: tuple[Turn, ...]) -> None:
        self._turns = turns

    def __missing__(self, count: Interval) -> int:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        low, high = (bisect(self._turns, (end, _ON)) for end in count)
        self[count] = place = low * (len(self._turns) + 1) + high
        return place


_ON = 0.5
"""A number itself lies between the turns below and above it."""
