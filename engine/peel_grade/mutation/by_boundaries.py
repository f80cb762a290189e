"""Which mutants the stored boundaries notice: a case that holds of the rulebook does not hold of the mutant."""

from collections.abc import Iterable, Iterator

from peel_grade.boundaries.checking import failures
from peel_grade.boundaries.model import Boundaries, Given, Key, Part
from peel_grade.boundaries.outcomes import ANEW, Reading
from peel_grade.force.facts import Facts
from peel_grade.mutation.differences import Difference
from peel_grade.rulebook.model import Rulebook

_PARTS: dict[str, tuple[Part, ...]] = {
    "areas": ("suggest",),
    "themes": ("theme_grades",),
    "questions": ("question_grades",),
    "overall": ("overall", "alternative", "no_precedent"),
}
"""By stratum, what the entries are of that it decides."""
_COUNTING: tuple[Part, ...] = ("scale", "theme_grades", "question_grades", "overall", "alternative", "no_precedent")


class ByBoundaries:
    """The stored boundaries of one framework, ready to be asked about mutants of its rulebook.

    An entry of which something does not hold of the rulebook itself tells nothing of mutants; it is told by itself.
    """

    def __init__(self, boundaries: Boundaries, book: Rulebook) -> None:
        self._rules = {key[1] for key in boundaries.entries if key[0] == "rule"}
        self._book, self._entries = book, boundaries.entries
        self._reading = _Remembered()
        self._telling: dict[Key, bool] = {}
        self._naming: dict[str, list[Key]] = {}
        for key, entry in self._entries.items():
            for name in dict.fromkeys(name for case in entry.cases for name in case.given):
                self._naming.setdefault(name, []).append(key)

    def notice(self, mutated: Rulebook, changed: Difference) -> bool:
        """Whether some case does, where `changed` is what differs in the mutated rulebook; or one is lacking: that of
        a rule without any.
        """
        if any(name in mutated.rules and name not in self._rules for name in changed.conditions):
            return True
        alike = mutated.rules.keys() == self._book.rules.keys() and not (changed.benchmarks or changed.counted)
        reading = self._reading if alike else ANEW
        return any(
            next(failures(self._entries[key], mutated, reading), None)
            for key in self._concerned(changed)
            if self._tells(key)
        )

    def _tells(self, key: Key) -> bool:
        """Whether there is such an entry, and all of it holds of the rulebook itself: looked at once, when asked."""
        if key not in self._telling:
            self._telling[key] = key in self._entries and not next(
                failures(self._entries[key], self._book, self._reading), None
            )
        return self._telling[key]

    def _concerned(self, changed: Difference) -> Iterator[Key]:
        yield from (("rule", name) for name in sorted(changed.conditions | changed.conclusions))
        for _, indicator in sorted(changed.benchmarks):
            yield from self._naming.get(indicator, ())
        parts = {part for stratum in changed.strata for part in _PARTS[stratum]}
        parts |= {*_COUNTING} if changed.counted else set()
        yield from (key for key in self._entries if key[0] in parts)


class _Remembered(Reading):
    """Facts that are worked out once, for rulebooks by which they are the same; the cases must last as long."""

    def __init__(self) -> None:
        self._facts: dict[int, Facts] = {}
        self._counted: dict[int, Facts] = {}

    def evidence(self, given: Given, book: Rulebook) -> Facts:
        """The facts that follow from the evidence of a case."""
        if id(given) not in self._facts:
            self._facts[id(given)] = super().evidence(given, book)
        return self._facts[id(given)]

    def counted(self, given: Given, asked: Iterable[str], book: Rulebook) -> Facts:
        """What of what a case gives the stratum below is counted, what was asked for before included."""
        known = self._counted.setdefault(id(given), {})
        if new := [each for each in asked if each not in known]:
            known |= super().counted(given, new, book)
        return known
