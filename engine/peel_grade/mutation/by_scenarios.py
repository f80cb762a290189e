"""Which mutants the scenarios notice: some scenario that passes fails on it, or the other way round.

The forces of all scenarios are worked out together, in one circuit that every mutant adds to: only what it has
otherwise is new. A scenario is asked again where something that it asks for is said otherwise of its force.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from peel_grade.circuit.counting import among
from peel_grade.circuit.lowering import Lowering
from peel_grade.circuit.rules import Rules
from peel_grade.files.problems import EngineFault
from peel_grade.findings.compiler import conditions
from peel_grade.findings.engines import STRATA
from peel_grade.force.facts import evidence_facts
from peel_grade.mutation.differences import Difference
from peel_grade.mutation.standing import Parts, Seen
from peel_grade.population.evaluated import Evaluated, Evidence, Known, Plane
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Aspect, Count, count_of
from peel_grade.scenarios.expectation import Asked, Expectation
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result, asked

_OF_GRADES = ("draft", "possible", "borderline", "no_precedent", "if_moderated")
"""What is asked for that rests on lists of grade rules, what is told soonest first."""


class _Moved(NamedTuple):
    """The forces of which something may be counted otherwise: for a draft, and for what missing evidence may bring."""

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
        known: list[Known] = []
        self._of: list[_Scenario] = []
        self._asking: dict[Asked, Plane] = {}
        for result in results:
            asks = tuple(expectation for _, expectation in asked(result.scenario, language))
            number = len(known)
            here = result.conclusions
            forces = [Known(here.force, here.facts)]
            if any(each.without_doubtful for expectation in asks for each in expectation.asks):
                left = here.without_doubtful
                forces.append(Known(left.force, left.facts))
            known += forces
            scenario = _Scenario(asks, bool(result.failures), number, len(known) - 1)
            self._of += [scenario] * len(forces)
            for each in {each for expectation in asks for each in expectation.asks}:
                bit = 1 << (len(known) - 1 if each.without_doubtful else number)
                self._asking[each] = self._asking.get(each, 0) | bit
        self._named: dict[tuple[str, str | None], list[Asked]] = {}
        for each in self._asking:
            self._named.setdefault((each.kind, each.name), []).append(each)
        of_grades = [each for each in self._asking if each.kind in _OF_GRADES]
        self._of_grades = sorted(of_grades, key=lambda each: _OF_GRADES.index(each.kind))
        self._circuit = circuit = Evaluated(Evidence(known, book))
        self._moderated = _moderated(known)
        self._rules = Rules(book, circuit)
        self._parts = Parts(circuit, Lowering(self._rules), self._moderated)
        self._resting = _resting(book)
        self._shares = _shares(book)
        for scenario in self._of:
            if scenario.fails(self._parts) != scenario.failed:
                raise EngineFault("the circuit of the rulebook does not say of a scenario what the rules engine says")

    def notice(self, mutated: Rulebook, changed: Difference) -> bool:
        """Whether some scenario does, where `changed` is what differs in the mutated rulebook."""
        parts, but = self.parts_of(mutated, changed)
        if not (but or changed.strata or changed.counted):
            return False
        everywhere = self._circuit.evidence.all
        moved = _Moved(everywhere, everywhere)
        if not (changed.strata or changed.counted):
            moved = self._moved(parts.lowering.rules, but, changed.conclusions)
        return any(self._notices(parts, each, moved) for each in self._concerned(mutated, changed, but))

    def parts_of(self, mutated: Rulebook, changed: Difference) -> tuple[Parts, set[str]]:
        """What may be asked of the mutated rulebook, and the rules that count otherwise for some force."""
        circuit, rules, again = self._decided_again(mutated, changed)
        but = {name for name in again if self._turns(name, rules)} | changed.conclusions
        but |= {name for name in changed.conditions if (name in mutated.rules) != (name in self._book.rules)}
        return Parts(circuit, Lowering(rules, self._parts.lowering, but), self._moderated), but

    def _decided_again(self, mutated: Rulebook, changed: Difference) -> tuple[Evaluated, Rules, set[str]]:
        """The rules as gates in a circuit, and the names of those that may turn out otherwise."""
        circuit, again = self._circuit, set(changed.conditions)
        if changed.benchmarks:
            compared = {str(subjects.Indicator(name, Aspect.AGAINST_BENCHMARK, of)) for of, name in changed.benchmarks}
            again |= {
                name
                for name, rule in mutated.rules.items()
                if not compared.isdisjoint(leaf.subject for leaf in leaves(rule.condition))
            }
            evidence = circuit.evidence
            stating = {row for _, name in changed.benchmarks for row in evidence.stating(str(subjects.Indicator(name)))}
            facts = {row: evidence_facts(evidence.known[row].force, mutated) for row in stating}
            circuit = circuit.reading(evidence.otherwise(facts))
        again = again.union(*(self._resting.get(name, ()) for name in again))
        return circuit, Rules(mutated, circuit, self._rules, again), again

    def _turns(self, name: str, rules: Rules) -> bool:
        """Whether a rule turns out otherwise for some force, or may."""
        return (rules.truth(name), rules.never(name)) != (self._rules.truth(name), self._rules.never(name))

    def _moved(self, rules: Rules, but: set[str], conclusions: frozenset[str]) -> _Moved:
        """The forces of which something may be counted otherwise, where grade rules are the same."""
        now, later, planes = 0, 0, self._circuit.planes
        for name in but:
            here, there = self._book.rules.get(name), rules.book.rules.get(name)
            nodes = [(each.truth(name).true, each.never(name)) for each in (self._rules, rules)]
            if here is None or there is None or name in conclusions:
                if any(rule is not None and self._in_shares(rule) for rule in (here, there)):
                    return _Moved(self._circuit.evidence.all, self._circuit.evidence.all)
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

    def _notices(self, parts: Parts, what: Asked, moved: _Moved) -> bool:
        """Whether a scenario that asks for this does; nothing else is counted but of the forces that are `moved`."""
        rows = self._asking[what]
        if what.kind != "finding":
            rows &= moved.later if what.kind == "possible" else moved.now
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


def _resting(book: Rulebook) -> dict[str, tuple[str, ...]]:
    """The rules that rest on each rule, directly or through others."""
    below: dict[str, frozenset[str]] = {}

    def enter(name: str) -> frozenset[str]:
        if name not in below:
            direct = subjects.findings_named(leaf.subject for leaf in leaves(book.rules[name].condition))
            below[name] = frozenset(direct).union(*map(enter, direct))
        return below[name]

    for name in book.rules:
        enter(name)
    found: dict[str, list[str]] = {name: [] for name in below}
    for name, others in below.items():
        for other in others:
            found[other].append(name)
    return {name: tuple(others) for name, others in found.items()}
