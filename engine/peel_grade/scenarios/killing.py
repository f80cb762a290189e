"""Which mutants the scenarios notice: a mutant is killed when some scenario that passes fails on it, or the other way.

Only what a mutant touches is worked out again: the rules that rest on the one that it changes,
for the scenarios that state evidence for that rule and ask about something that may have changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TypeAlias

from peel_grade.findings import oracle
from peel_grade.findings.compiler import with_stratum
from peel_grade.findings.engines import STRATA, Engines
from peel_grade.force.facts import Facts
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Condition, leaves
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.scenarios.conclusions import Conclusions
from peel_grade.scenarios.expectation import Expectation
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.mutants import Mutant
from peel_grade.scenarios.running import Result, asked

Touches: TypeAlias = Callable[[Expectation], bool]
"""Whether what an expectation asks may have changed."""
_STRATUM = {"theme": "themes", "question": "questions", "overall": "overall"}
"""The stratum of grade rules that decides what an expectation asks for."""


def survivors(
    mutants: Iterable[Mutant], results: list[Result], languages: dict[str, Language], engines: dict[str, Engines]
) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant of a finding rule, and whether it survives every scenario."""
    stating: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        for name in result.conclusions.facts:
            stating.setdefault((result.scenario.framework, name), []).append(result)
    resting: dict[str, dict[str, tuple[str, ...]]] = {}
    for mutant in mutants:
        framework = mutant.book.framework.id
        language, running = languages[framework], engines[framework]
        if framework not in resting:
            resting[framework] = _resting(language.book)
        rules = (mutant.rule, *resting[framework][mutant.rule])
        near = {
            id(result): result
            for subject in _evidence(mutant.rule, language.book)
            for result in stating.get((framework, subject), ())
        }
        mutated = Engines(running.compiled._replace(book=mutant.book), running)
        yield mutant, not any(_notices(result, mutant, rules, language, mutated) for result in near.values())


def _resting(book: Rulebook) -> dict[str, tuple[str, ...]]:
    """The rules that rest on each rule, directly or through others, each after those that it rests on itself."""
    ordered: dict[str, frozenset[str]] = {}

    def below(name: str) -> frozenset[str]:
        if name not in ordered:
            direct = dict.fromkeys(_findings(book.rules[name].condition))
            indirect = [below(each) for each in direct]
            ordered[name] = frozenset(direct).union(*indirect)
        return ordered[name]

    for name in book.rules:
        below(name)
    found: dict[str, list[str]] = {name: [] for name in book.rules}
    for name, others in ordered.items():  # a rule is entered once all below it are
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
    condition = book.rules[name].condition
    found = {leaf.subject for leaf in leaves(condition)}
    return found.union(*(_evidence(rule, book) for rule in _findings(condition)))


def _notices(result: Result, mutant: Mutant, rules: tuple[str, ...], language: Language, mutated: Engines) -> bool:
    """Whether the scenario notices what the mutant makes of `rules`, the changed rule and those that rest on it."""
    before = result.conclusions
    original, rule = language.book.rules[mutant.rule], mutant.book.rules[mutant.rule]
    verdicts = before.verdicts
    if (rule.when, rule.unless) != (original.when, original.unless):
        verdicts = _decided_again(rules, mutant.book.rules, before)
        changed = {name for name in rules if verdicts.get(name) != before.verdicts.get(name)}
    else:  # the weight and what is suggested show only where the rule concludes
        changed = {rule.id} if verdicts.get(rule.id) else set()
    if not changed:
        return False
    after = Conclusions(before.force, before.facts, verdicts, mutated)
    areas = {original.area, *(language.book.rules[name].area for name in changed)}

    def touched(asking: Expectation) -> bool:
        return asking.grade is not None or bool(changed & {*asking.rules} or areas & {*asking.areas})

    return _differs(result, after, language, touched)


def _decided_again(rules: Iterable[str], changed: Mapping[str, Rule], before: Conclusions) -> dict[str, bool]:
    """The verdicts with those of `rules` decided anew, in the order given, by the oracle: no engine to compile."""
    verdicts = dict(before.verdicts)
    read = _reader(before.facts, verdicts)
    for name in rules:
        verdict = oracle.truth(changed[name].condition, read)
        verdicts.pop(name, None)
        if verdict is not None:
            verdicts[name] = verdict
    return verdicts


def _reader(facts: Facts, verdicts: dict[str, bool]) -> Callable[[str], oracle.Known]:
    def read(text: str) -> oracle.Known:
        match subjects.subject(text):
            case subjects.Finding(rule):
                verdict = verdicts.get(rule)
                return None if verdict is None else (int(verdict), int(verdict))
        known = facts.get(text)
        return None if known is None else (known.low, known.high)

    return read


def _differs(result: Result, after: Conclusions, language: Language, touches: Touches) -> bool:
    """Whether the scenario fails where it passed, or passes where it failed."""
    failed = {failure.step for failure in result.failures}
    fails = (
        expectation.check(after) is not None if touches(expectation) else step in failed
        for step, expectation in asked(result.scenario, language)
    )
    return any(fails) != bool(failed)


def grade_survivors(
    mutants: Iterable[tuple[str, Mutant]],
    results: list[Result],
    languages: dict[str, Language],
    engines: dict[str, Engines],
) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant of a grade rule, and whether it survives every scenario that asks for a grade."""
    for stratum, mutant in mutants:
        framework = mutant.book.framework.id
        above = {*STRATA[STRATA.index(stratum) :]}
        asking = [
            result
            for result in results
            if result.scenario.framework == framework
            and any(_asks(each, above) for _, each in asked(result.scenario, languages[framework]))
        ]
        running = engines[framework]
        compiled = with_stratum(running.compiled._replace(book=mutant.book), stratum)
        mutated = Engines(compiled, running, but=stratum)
        killed = any(_regraded(result, languages[framework], mutated, above) for result in asking)
        mutated.close()
        yield mutant, not killed


def _asks(expectation: Expectation, strata: Set[str]) -> bool:
    """Whether something is asked for that one of the strata decides."""
    if expectation.grade is not None:
        return _STRATUM[expectation.grade.stratum] in strata
    return bool(expectation.areas) and "areas" in strata


def _regraded(result: Result, language: Language, mutated: Engines, strata: Set[str]) -> bool:
    """Whether the scenario notices the mutated grade rules, which decide something in these strata."""
    before = result.conclusions
    after = Conclusions(before.force, before.facts, before.verdicts, mutated)
    return _differs(result, after, language, lambda asking: _asks(asking, strata))
