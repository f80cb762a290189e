"""Which mutants the scenarios notice: some scenario that passes fails on it, or the other way round.

The forces of all scenarios are worked out together, in one circuit that every mutant adds to: only what it has
otherwise is new. A scenario is asked again where something that it asks for is said otherwise of its force, or where
other grades may be possible.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from peel_grade.circuit.counting import among
from peel_grade.circuit.lowering import Lowering
from peel_grade.circuit.rules import Rules
from peel_grade.files.problems import EngineFault
from peel_grade.findings.compiler import conditions
from peel_grade.findings.engines import STRATA
from peel_grade.force.facts import evidence_facts
from peel_grade.mutation.differences import Difference
from peel_grade.mutation.reached import Reached
from peel_grade.mutation.searching import Anew, completions
from peel_grade.mutation.standing import Beside, Parts, Seen
from peel_grade.population.evaluated import Evaluated, Evidence, Known, Plane
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Count, count_of
from peel_grade.scenarios.conclusions import Conclusions
from peel_grade.scenarios.expectation import Asked, Expectation
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result, asked

_OF_GRADES = ("draft", "borderline", "no_precedent", "if_moderated")
"""What is asked for that rests on lists of grade rules and on what is recorded, what is told soonest first."""


class _Moved(NamedTuple):
    """The forces of which something may be counted otherwise: for a draft, and for what is not ruled out."""

    now: Plane
    later: Plane


class _Scenario:
    """A scenario as it turned out: what it asks, whether it failed, and the numbers of its force, as it is and without
    what is doubtful.
    """

    def __init__(self, asks: tuple[Expectation, ...], failed: bool, number: int, doubtless: int) -> None:
        self.asks, self.failed, self._number, self._doubtless = asks, failed, number, doubtless

    def fails(self, parts: Parts, of: Asked | None = None) -> bool:
        """Whether something that it asks does not hold by a rulebook; with `of`, something that rests on that."""
        seen = Seen(parts, self._number, self._doubtless)
        return any(each.check(seen) is not None for each in self.asks if of is None or of in each.asks)


class ByScenarios:
    """The scenarios of one framework, as they turned out, ready to be asked about mutants of its rulebook.

    Raises EngineFault where the circuit says something else of one than the rules engine.
    """

    def __init__(self, results: Iterable[Result], language: Language) -> None:
        self._book = book = language.book
        seen: list[Conclusions] = []
        self._of: list[_Scenario] = []
        self._asking: dict[Asked, Plane] = {}
        for result in results:
            asks = tuple(expectation for _, expectation in asked(result.scenario, language))
            number, forces = len(seen), [result.conclusions]
            if any(each.without_doubtful for expectation in asks for each in expectation.asks):
                forces.append(result.conclusions.without_doubtful)
            seen += forces
            scenario = _Scenario(asks, bool(result.failures), number, len(seen) - 1)
            self._of += [scenario] * len(forces)
            for each in {each for expectation in asks for each in expectation.asks}:
                bit = 1 << (len(seen) - 1 if each.without_doubtful else number)
                self._asking[each] = self._asking.get(each, 0) | bit
        self._named: dict[tuple[str, str | None], list[Asked]] = {}
        for each in self._asking:
            self._named.setdefault((each.kind, each.name), []).append(each)
        of_grades = [each for each in self._asking if each.kind in _OF_GRADES]
        self._of_grades = sorted(of_grades, key=lambda each: _OF_GRADES.index(each.kind))
        self._seen, known = seen, [Known(each.force, each.facts) for each in seen]
        completed: dict[int, list[int]] = {}
        for row, each in self._asking_for_possible():
            more = [*completions(seen[row], each)]
            completed.setdefault(row, []).extend(range(len(known), len(known) + len(more)))
            known += more
        self._circuit = circuit = Evaluated(Evidence(known, book))
        overall = {
            row: seen[row].overall_at_most() for row, each in self._asking_for_possible() if each.stratum == "overall"
        }
        self._beside = Beside(_moderated(known), completed, overall)
        self._rules = Rules(book, circuit)
        self._parts = Parts(circuit, Lowering(self._rules), self._beside, seen.__getitem__)
        self._showing = {
            (row, each): sum([1 << one for one in (row, *completed[row])])
            for row, each in self._asking_for_possible()
            if self._parts.shown(each.stratum, each.name, row) is not None
        }
        self._reached = Reached(book)
        self._shares = _shares(book)
        for scenario in self._of:
            if scenario.fails(self._parts) != scenario.failed:
                raise EngineFault("the circuit of the rulebook does not say of a scenario what the rules engine says")

    def _asking_for_possible(self) -> Iterator[tuple[int, Asked]]:
        """The numbers of the forces of which it is asked which grades are possible, and of what."""
        for each, rows in self._asking.items():
            if each.kind == "possible":
                yield from ((row, each) for row in range(rows.bit_length()) if rows >> row & 1)

    def notice(self, mutated: Rulebook, changed: Difference) -> bool:
        """Whether some scenario does, where `changed` is what differs in the mutated rulebook."""
        anew = Anew(self._seen, mutated, changed)
        try:
            parts, but = self.parts_of(mutated, changed, anew)
            moved = self._moved(parts.lowering.rules, but, changed)
            if self._drafts_otherwise(parts, but, changed, moved.now):
                return True
            return self._allows_otherwise(parts, changed, moved.later)
        finally:
            anew.close()

    def parts_of(
        self, mutated: Rulebook, changed: Difference, searched: Callable[[int], Conclusions]
    ) -> tuple[Parts, set[str]]:
        """What may be asked of the mutated rulebook, and the rules that count otherwise for some force."""
        circuit, again = self._circuit, self._reached.rules(mutated, changed)
        if changed.benchmarks:
            evidence = circuit.evidence
            stating = {row for _, name in changed.benchmarks for row in evidence.stating(str(subjects.Indicator(name)))}
            facts = {row: evidence_facts(evidence.known[row].force, mutated) for row in stating}
            circuit = circuit.reading(evidence.otherwise(facts))
        rules = Rules(mutated, circuit, self._rules, again)
        but = {name for name in again if self._turns(name, rules)} | changed.conclusions
        but |= {name for name in changed.conditions if (name in mutated.rules) != (name in self._book.rules)}
        return Parts(circuit, Lowering(rules, self._parts.lowering, but), self._beside, searched, self._parts), but

    def _drafts_otherwise(self, parts: Parts, but: set[str], changed: Difference, moved: Plane) -> bool:
        """Whether some scenario notices it by what follows from what is recorded."""
        if not (but or changed.strata or changed.counted):
            return False
        return any(self._notices(parts, each, moved) for each in self._concerned(parts.book, changed, but))

    def _allows_otherwise(self, parts: Parts, changed: Difference, moved: Plane) -> bool:
        """Whether some scenario notices it by which grades are possible."""
        return any(
            self._of[row].fails(parts, None if self._of[row].failed else each) != self._of[row].failed
            for row, each in self._asking_for_possible()
            if ((row, each) not in self._showing or moved & self._showing[row, each])
            and self._reached.possible(each, parts.book, changed)
        )

    def _turns(self, name: str, rules: Rules) -> bool:
        """Whether a rule turns out otherwise for some force, or may."""
        return (rules.truth(name), rules.never(name)) != (self._rules.truth(name), self._rules.never(name))

    def _moved(self, rules: Rules, but: set[str], changed: Difference) -> _Moved:
        """The forces of which something may be counted otherwise."""
        now, later, planes = 0, 0, self._circuit.planes
        everywhere = _Moved(self._circuit.evidence.all, self._circuit.evidence.all)
        if changed.strata or changed.counted:
            return everywhere
        for name in but:
            here, there = self._book.rules.get(name), rules.book.rules.get(name)
            nodes = [(each.truth(name).true, each.never(name)) for each in (self._rules, rules)]
            if here is None or there is None or name in changed.conclusions:
                if any(rule is not None and self._in_shares(rule) for rule in (here, there)):
                    return everywhere
                for true, never in nodes:
                    now, later = now | planes[true], later | ~planes[never]
            (true, never), (other, nevermore) = nodes
            now, later = now | planes[true] ^ planes[other], later | planes[never] ^ planes[nevermore]
        return _Moved(now, now | later)

    def _in_shares(self, rule: Rule) -> bool:
        """Whether it is among all of which shares are shares: then it counts of each force that it is there."""
        return any(among(each, rule) for each in self._shares)

    def _concerned(self, mutated: Rulebook, changed: Difference, but: set[str]) -> Iterator[Asked]:
        """What is asked for and may be said otherwise, what is told soonest first."""
        rules = [book.rules[name] for name in sorted(but) for book in (self._book, mutated) if name in book.rules]
        for name in dict.fromkeys(rule.id for rule in rules):
            yield from self._named.get(("finding", name), ())
        areas = mutated.areas if "areas" in changed.strata else dict.fromkeys(rule.area for rule in rules)
        for area in areas:
            yield from self._named.get(("area", area), ())
        if but or changed.strata - {"areas"} or changed.counted:
            yield from self._of_grades

    def _notices(self, parts: Parts, what: Asked, moved: Plane) -> bool:
        """Whether a scenario that asks for this does; nothing else is counted but of the forces that are `moved`."""
        rows = self._asking[what]
        if what.kind != "finding":
            rows &= moved
        rows = rows and rows & parts.differing(what, self._parts)
        while rows:
            row = rows.bit_length() - 1
            rows ^= 1 << row
            scenario = self._of[row]
            if scenario.fails(parts, None if scenario.failed else what) != scenario.failed:
                return True
        return False


def _moderated(known: Iterable[Known]) -> Mapping[str, Mapping[str, Plane]]:
    """By question and grade, the forces of which a panel gave it."""
    found: dict[str, dict[str, Plane]] = {}
    for row, (force, _) in enumerate(known):
        for name in force.moderation.grades:
            given = force.moderation.grade(name)
            if given is not None and given.grade is not None and name != "overall":
                grades = found.setdefault(name, {})
                grades[given.grade] = grades.get(given.grade, 0) | 1 << row
    return found


def _shares(book: Rulebook) -> list[Count]:
    """The shares of findings, or of reasons, that grade rules ask for."""
    tested = [each for stratum in STRATA if stratum != "findings" for each in conditions(book, stratum).values()]
    counts = map(count_of, dict.fromkeys(leaf.subject for each in tested for leaf in leaves(each)))
    return [each for each in counts if each.measure == "share" and each.of in ("findings", "reasons")]
