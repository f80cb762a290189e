"""Whether a mutant can ever make a difference: no is proved, or found by going through everything there can be.

Of finding rules the evidence is searched: figures that are exact, degrees, ranks, earlier grades, and what is not
recorded, not supplied or not comparable, in every combination. Of grade rules everything that can be counted is gone
through. Both searches are complete: where they find no difference there is none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from peel_grade.lint.proving.elements import Population
from peel_grade.lint.proving.proof import shown_witness
from peel_grade.lint.proving.search import Analysis, Expansion, Goal
from peel_grade.lint.proving.states import FALSE, TRUE, UNKNOWN, Undecided, scales_of
from peel_grade.lint.proving.tallies import Tallies
from peel_grade.mutation.differences import Difference, difference
from peel_grade.mutation.mutants import Mutant
from peel_grade.mutation.populations import populations
from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import GradeRule, Rulebook
from peel_grade.rulebook.subjects import Count, count_of

How: TypeAlias = Literal["proof", "exhaustive"]
"""How it is known: by proof over all evidence, or by going through all that can be counted."""
_OTHER = {TRUE: FALSE | UNKNOWN, FALSE: TRUE | UNKNOWN, UNKNOWN: TRUE | FALSE}
_ANY_REASON = Leaf(str(Count("count", "findings")), "at_least", 1)
_Decides: TypeAlias = Callable[[Mapping[Condition, bool]], object]


class Looked(NamedTuple):
    """What was found: `how` it was looked at, the case that `differs` (empty: none does), and why it could not be
    looked at (`how` is None then).
    """

    how: How | None
    differs: str = ""
    why_not: str = ""

    @property
    def equivalent(self) -> bool:
        """Whether there is no difference."""
        return self.how is not None and not self.differs


class Equivalence:
    """Looks for a difference between one rulebook and mutants of it."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._tallies: dict[tuple[str, str], Tallies] = {}
        self._of: dict[str, list[tuple[str, Population]]] = {}

    def _populations(self, stratum: str) -> list[tuple[str, Population]]:
        if stratum not in self._of:
            self._of[stratum] = [*populations(self._book, stratum)]
        return self._of[stratum]

    def of(self, mutant: Mutant) -> Looked:
        """Whether any evidence or count tells a mutant from the rulebook."""
        mutated = mutant.made()
        changed = difference(self._book, mutated)
        if changed.conclusions or changed.benchmarks or changed.counted:
            return Looked(None, why_not="only conditions and lists of grade rules are searched")
        try:
            found = self._of_conditions(mutated, changed) if changed.conditions else ""
            found = found or next(filter(None, (self._of_stratum(mutated, each) for each in changed.strata)), "")
        except Undecided:
            return Looked(None, why_not="there is too much to go through")
        return Looked("exhaustive" if changed.strata else "proof", found)

    @cached_property
    def _analysis(self) -> Analysis:
        return Analysis(scales_of(self._book))

    @cached_property
    def _expansion(self) -> Expansion:
        return Expansion(self._book.rules)

    def _of_conditions(self, mutated: Rulebook, changed: Difference) -> str:
        """Evidence on which a rule concludes otherwise, in words; empty where there is none. Raises Undecided."""
        for name in sorted(changed.conditions):
            if name not in self._book.rules or name not in mutated.rules:
                return f"{name} is in one of them only"
            here = self._expansion.of_rule(name)
            there = Expansion({**self._book.rules, name: mutated.rules[name]}).of_rule(name)
            for truth, other in _OTHER.items():
                found = self._analysis.find(Goal(here, truth), Goal(there, other))
                if found is not None:
                    return f"with {shown_witness(found)}"
        return ""

    def _of_stratum(self, mutated: Rulebook, stratum: str) -> str:
        """What can be counted and is decided otherwise, in words; empty where there is nothing. Raises Undecided."""
        books = (self._book, mutated)
        for name, population in self._populations(stratum):
            here, there = ([*_conditions(book, stratum, name)] for book in books)
            lists = stratum in ("themes", "questions")
            if lists and _listed(self._book, stratum, name) == _listed(mutated, stratum, name):
                continue
            asked = dict.fromkeys(leaf for condition in here for leaf in leaves(condition))
            if stratum == "areas":  # without any reason there is no area
                asked[_ANY_REASON] = None
            if (stratum, name) not in self._tallies:
                self._tallies[stratum, name] = Tallies(population, [*asked])
            asked |= dict.fromkeys(leaf for condition in there for leaf in leaves(condition))
            tallies = Tallies(population, [*asked], self._tallies[stratum, name])
            ways = [_Way(book, stratum, name, tallies) for book in books]
            for tally in tallies.all():
                if stratum == "areas" and not tallies.holding(_ANY_REASON)(tally.bits):
                    continue
                if ways[0](tally.bits) != ways[1](tally.bits):
                    return f"for {name}, with {tally.says or 'nothing counted'}"
        return ""


def _conditions(book: Rulebook, stratum: str, name: str) -> Iterator[Condition]:
    """What a stratum decides by, for one of the names that it decides."""
    if stratum == "areas":
        yield _of_findings(book.suggest)
    elif stratum == "overall":
        for rules in (book.overall_grades, *book.overall_alternatives.values()):
            yield from (rule.when for rule in rules)
        yield from (remark.when for remark in book.no_precedent)
    else:
        yield from (rule.when for rule in _listed(book, stratum, name))


def _listed(book: Rulebook, stratum: str, name: str) -> list[GradeRule]:
    """The list of grade rules of a theme or question."""
    rules = book.theme_grades if stratum == "themes" else book.question_grades
    return [rule for rule in rules if rule.grades(name)]


def _of_findings(condition: Condition) -> Condition:
    """What counts reasons, as it counts them among the rules of one area: as findings."""
    if isinstance(condition, Leaf):
        return condition._replace(subject=str(count_of(condition.subject)._replace(of="findings")))
    return condition._replace(members=tuple(map(_of_findings, condition.members)))


class _Way:
    """What a rulebook decides in one stratum for one name, tally by tally."""

    def __init__(self, book: Rulebook, stratum: str, name: str, tallies: Tallies) -> None:
        def holding(rules: Iterable[GradeRule]) -> list[tuple[str, str, Callable[[int], bool]]]:
            return [(rule.id, rule.grade, tallies.holding(rule.when)) for rule in rules if rule.grades(name)]

        self._scale, self._suggest = book.framework.scale, None
        self._lists: list[list[tuple[str, str, Callable[[int], bool]]]] = []
        self._remarks: list[tuple[str, Callable[[int], bool]]] = []
        if stratum == "areas":
            self._suggest = tallies.holding(_of_findings(book.suggest))
        elif stratum == "overall":
            self._lists = [holding(rules) for rules in (book.overall_grades, *book.overall_alternatives.values())]
            self._remarks = [(each.because, tallies.holding(each.when)) for each in book.no_precedent]
        else:
            self._lists = [holding(_listed(book, stratum, name))]

    def __call__(self, bits: int) -> object:
        """What is decided: whether a suggestion is made; or the grade by which rule, and what is said of it."""
        if self._suggest is not None:
            return self._suggest(bits)
        decided, *others = [
            next(((name, grade) for name, grade, holds in rules if holds(bits)), ("", INSUFFICIENT))
            for rules in self._lists
        ]
        if decided[1] not in self._scale:
            return decided
        borderline = [None if grade == decided[1] or not name else grade for name, grade in others]
        return decided, borderline, [said for said, holds in self._remarks if holds(bits)]
