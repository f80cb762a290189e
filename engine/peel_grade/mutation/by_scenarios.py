"""Which mutants the scenarios notice: some scenario that passes fails on it, or the other way round.

Only what a mutant touches is worked out again: the rules that it changes and those that rest on them, by their truth
tables, for the scenarios that state evidence for these rules and ask about something that may have changed. What
missing evidence allows is looked at only where a rule turns out otherwise, or a draft does: it might notice more.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from peel_grade.findings import oracle
from peel_grade.findings.compiler import with_stratum
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.grades.counts import RuleResult
from peel_grade.mutation.differences import Difference
from peel_grade.mutation.redrafting import Redrafting
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Condition, leaves
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.scenarios.conclusions import Conclusions
from peel_grade.scenarios.expectation import Expectation
from peel_grade.scenarios.features import Step
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result, asked


class ByScenarios:
    """The scenarios of one framework, as they turned out, ready to be asked about mutants of its rulebook."""

    def __init__(self, results: Iterable[Result], language: Language, engines: Engines) -> None:
        self._book, self._engines = language.book, engines
        self._results = [(result, _asking(result, language)) for result in results]
        self._stating: dict[str, list[int]] = {}
        for number, (result, _) in enumerate(self._results):
            for subject in result.conclusions.facts:
                self._stating.setdefault(subject, []).append(number)
        self._of_no_rule = [
            number for number, (_, asking) in enumerate(self._results) if any(_of_no_rule(each) for _, each in asking)
        ]
        self._order = _resting(self._book)
        self._place = {name: place for place, name in enumerate(self._order)}

    def notice(self, mutated: Rulebook, changed: Difference) -> bool:
        """Whether some scenario does, where `changed` is what differs in the mutated rulebook."""
        near = sorted(self._near(mutated, changed))
        if not near:
            return False
        rules = self._decided_again(mutated, changed)
        compiled = self._engines.compiled._replace(book=mutated)
        for stratum in changed.strata:
            compiled = with_stratum(compiled, stratum)
        engines = Engines(compiled, self._engines, but=changed.strata)
        try:
            return any(self._notices(number, mutated, changed, rules, engines) for number in near)
        finally:
            engines.close()

    def _near(self, mutated: Rulebook, changed: Difference) -> set[int]:
        """The scenarios that may notice: those that state evidence for what is changed, and ask for what may follow."""
        found: set[int] = {*self._of_no_rule} if changed.strata else set()
        if changed.counted:
            return found.union(self._asking_for_grades)
        if "areas" in changed.strata:
            found |= {*self._asking_for_areas}
        lists = {
            "themes": mutated.theme_grades,
            "questions": mutated.question_grades,
            "overall": mutated.overall_grades,
        }
        for stratum in changed.strata & lists.keys():
            found |= self._redrafting.by(stratum, lists[stratum])
        stated = {str(subjects.Indicator(indicator)) for _, indicator in changed.benchmarks}
        for name in changed.conditions | changed.conclusions:
            for book in (self._book, mutated):
                stated |= _evidence(name, book)
        if _placed(self._book, mutated, changed):  # what shares are shares of is more or less, whatever concludes
            found |= {*self._asking_for_grades}
        return found.union(*(self._stating.get(subject, ()) for subject in stated))

    @cached_property
    def _asking_for_grades(self) -> list[int]:
        return [n for n, (_, asking) in enumerate(self._results) if any(each.grade for _, each in asking)]

    @cached_property
    def _asking_for_areas(self) -> list[int]:
        return [n for n, (_, asking) in enumerate(self._results) if any(each.areas for _, each in asking)]

    @cached_property
    def _redrafting(self) -> Redrafting:
        return Redrafting({n: self._results[n][0].conclusions.assessment for n in self._asking_for_grades})

    def _decided_again(self, mutated: Rulebook, changed: Difference) -> list[str]:
        """The rules that may turn out otherwise, each after those that it rests on."""
        compared = {str(subjects.Indicator(name, Aspect.AGAINST_BENCHMARK, of)) for of, name in changed.benchmarks}
        found = set(changed.conditions)
        if compared:
            found |= {
                name
                for name, rule in mutated.rules.items()
                if not compared.isdisjoint(leaf.subject for leaf in leaves(rule.condition))
            }
        found = found.union(*(self._order.get(name, ()) for name in found))
        return sorted(found, key=lambda name: self._place.get(name, len(self._place)))

    def _notices(self, number: int, mutated: Rulebook, changed: Difference, rules: list[str], engines: Engines) -> bool:
        result, asking = self._results[number]
        before = result.conclusions
        facts = evidence_facts(before.force, mutated) if changed.benchmarks else before.facts
        verdicts = _verdicts(rules, mutated.rules, facts, before) if rules else before.verdicts
        otherwise = {name for name in rules if verdicts.get(name) != before.verdicts.get(name)}
        otherwise |= changed.conclusions | (changed.conditions - (self._book.rules.keys() & mutated.rules.keys()))
        turned = any(verdicts.get(name) != before.verdicts.get(name) for name in otherwise)
        everything = bool(changed.strata or changed.counted)
        if not (otherwise or everything):
            return False
        changes = [
            (_result(name, self._book, before.verdicts, before.facts), _result(name, mutated, verdicts, facts))
            for name in sorted(otherwise)
        ]
        graded = everything or self._redrafting.recounted(number, changes)
        areas = {each.rule.area for change in changes for each in change if each is not None and each.verdict}
        asked_anew = [
            (everything and _beyond_rules(each))
            or ((graded or turned) and _of_no_rule(each))
            or not otherwise.isdisjoint(each.rules)
            or (graded and each.grade is not None)
            or not areas.isdisjoint(each.areas)
            for _, each in asking
        ]
        if not any(asked_anew):
            return False
        alike = not changed.counted and changed.strata <= {"areas", "overall"}
        after = Conclusions(before.force, facts, verdicts, engines, before.assessment if alike else None)
        failed = {failure.step for failure in result.failures}
        fails = (
            expectation.check(after) is not None if anew else step in failed
            for (step, expectation), anew in zip(asking, asked_anew, strict=True)
        )
        return any(fails) != bool(failed)


def _result(name: str, book: Rulebook, verdicts: Mapping[str, bool], facts: Facts) -> RuleResult | None:
    """What became of a rule; None where the rulebook has none of the name."""
    rule = book.rules.get(name)
    if rule is None:
        return None
    asked = None if rule.area is None else facts.get(str(subjects.Repeated(rule.area)))
    return RuleResult(rule, verdicts.get(name), asked is not None and asked.low == 1)


def _placed(book: Rulebook, mutated: Rulebook, changed: Difference) -> bool:
    """Whether a rule is more or less, or is counted elsewhere or as something else."""
    for name in changed.conditions | changed.conclusions:
        before, after = book.rules.get(name), mutated.rules.get(name)
        if before is None or after is None or _counts_as(before) != _counts_as(after):
            return True
    return False


def _counts_as(rule: Rule) -> tuple[object, ...]:
    """Where a rule is counted, and as what."""
    return rule.question, rule.theme, rule.kind, rule.weight


def _beyond_rules(expectation: Expectation) -> bool:
    """Whether it asks for more than how rules stand."""
    return not expectation.rules or expectation.grade is not None or bool(expectation.areas)


def _of_no_rule(expectation: Expectation) -> bool:
    """Whether it may be answered otherwise where nothing is recorded of a rule, as possible grades may."""
    return expectation.grade is None and not expectation.rules and not expectation.areas


def _asking(result: Result, language: Language) -> list[tuple[Step, Expectation]]:
    """What a scenario asks, what rules alone decide first: it is decided faster."""
    return sorted(asked(result.scenario, language), key=lambda each: _beyond_rules(each[1]))


def _resting(book: Rulebook) -> dict[str, tuple[str, ...]]:
    """The rules that rest on each rule, directly or through others; each rule after those that it rests on itself."""
    below: dict[str, frozenset[str]] = {}

    def enter(name: str) -> frozenset[str]:
        if name not in below:
            direct = dict.fromkeys(_findings(book.rules[name].condition))
            indirect = [enter(each) for each in direct]
            below[name] = frozenset(direct).union(*indirect)
        return below[name]

    for name in book.rules:
        enter(name)
    found: dict[str, list[str]] = {name: [] for name in below}
    for name, others in below.items():
        for other in others:
            found[other].append(name)
    return {name: tuple(others) for name, others in found.items()}


def _findings(condition: Condition) -> Iterator[str]:
    """The rules whose findings a condition tests."""
    for leaf in leaves(condition):
        match subjects.subject(leaf.subject):
            case subjects.Finding(rule):
                yield rule


def _evidence(name: str, book: Rulebook) -> set[str]:
    """The evidence that decides a rule, that of the rules it rests on included, as subjects."""
    if name not in book.rules:
        return set()
    condition = book.rules[name].condition
    found = {leaf.subject for leaf in leaves(condition)}
    return found.union(*(_evidence(rule, book) for rule in _findings(condition)))


def _verdicts(rules: Iterable[str], changed: Mapping[str, Rule], facts: Facts, before: Conclusions) -> dict[str, bool]:
    """The verdicts with those of `rules` decided anew, in the order given, by the oracle: no engine to compile."""
    verdicts = dict(before.verdicts)
    read = _reader(facts, verdicts)
    for name in rules:
        verdicts.pop(name, None)
        verdict = oracle.truth(changed[name].condition, read) if name in changed else None
        if verdict is not None:
            verdicts[name] = verdict
    return verdicts


def _reader(facts: Facts, verdicts: Mapping[str, bool]) -> Callable[[str], oracle.Known]:
    def read(text: str) -> oracle.Known:
        match subjects.subject(text):
            case subjects.Finding(rule):
                verdict = verdicts.get(rule)
                return None if verdict is None else (int(verdict), int(verdict))
        known = facts.get(text)
        return None if known is None else (known.low, known.high)

    return read
