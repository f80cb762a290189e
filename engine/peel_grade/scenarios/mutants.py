"""Mutants: small changes of a rulebook that some scenario should notice.

Of each rule: thresholds moved by one step, comparisons turned round, conditions
dropped, how many are needed changed, weights changed, the suggestion removed. Of
the grade rules: counts moved by one, comparisons turned round, conditions dropped.
A mutant is killed when the outcome of some scenario changes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from peel_grade.findings import oracle
from peel_grade.findings.compiler import with_stratum
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Facts
from peel_grade.grades.assessment import Assessment, conclude
from peel_grade.rulebook.conditions import OPPOSITE, Condition, Group, Leaf, leaves
from peel_grade.rulebook.model import WEIGHTS, GradeRule, Rule, Rulebook
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result, check
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.sentences import sentence


class Mutant(NamedTuple):
    """One change: of `rule`, told by `says`; `book` has it."""

    rule: str
    says: str
    book: Rulebook


def rule_mutants(book: Rulebook) -> Iterator[Mutant]:
    """Every mutant of every finding rule."""
    for rule in book.rules.values():
        for says, mutated in _of_rule(rule, book):
            yield Mutant(rule.id, says, book._replace(rules={**book.rules, rule.id: mutated}))


def _of_rule(rule: Rule, book: Rulebook) -> Iterator[tuple[str, Rule]]:
    for says, when in _variants(rule.when, lambda leaf: step_of(leaf.subject, book), book):
        yield says, rule._replace(when=when)
    if rule.unless is not None:
        for says, unless in _variants(rule.unless, lambda leaf: step_of(leaf.subject, book), book):
            yield f"in its mitigation, {says}", rule._replace(unless=unless)
        yield "its mitigation is dropped", rule._replace(unless=None)
    for weight in WEIGHTS:
        if rule.weight and abs(WEIGHTS.index(weight) - WEIGHTS.index(rule.weight)) == 1:
            yield f"its weight is {weight} instead of {rule.weight}", rule._replace(weight=weight)
    if rule.area_for_improvement:
        yield "its area for improvement is removed", rule._replace(area_for_improvement=None)


def grade_mutants(book: Rulebook) -> Iterator[tuple[str, Mutant]]:
    """Every mutant of every grade rule, with its stratum."""
    for rule, changed in _of_list(book.theme_grades, book):
        yield "themes", Mutant(rule[0], rule[1], book._replace(theme_grades=changed))
    for rule, changed in _of_list(book.question_grades, book):
        yield "questions", Mutant(rule[0], rule[1], book._replace(question_grades=changed))
    for rule, changed in _of_list(book.overall_grades, book):
        yield "overall", Mutant(rule[0], rule[1], book._replace(overall_grades=changed))


def _of_list(rules: tuple[GradeRule, ...], book: Rulebook) -> Iterator[tuple[tuple[str, str], tuple[GradeRule, ...]]]:
    for place, rule in enumerate(rules):
        for says, when in _variants(rule.when, lambda _leaf: 1, book):
            yield (rule.id, says), (*rules[:place], rule._replace(when=when), *rules[place + 1 :])


def _variants(condition: Condition, step: Callable[[Leaf], float], book: Rulebook) -> Iterator[tuple[str, Condition]]:
    if isinstance(condition, Leaf):
        yield from _of_leaf(condition, step(condition), book)
        return
    members = condition.members
    for place, member in enumerate(members):
        for says, changed in _variants(member, step, book):
            yield says, condition._replace(members=(*members[:place], changed, *members[place + 1 :]))
        if len(members) > 1:
            rest = (*members[:place], *members[place + 1 :])
            needed = condition.needed - 1 if condition.needed == len(members) else min(condition.needed, len(rest))
            yield f"the condition “{sentence(member, book)}” is dropped", Group(needed, rest, condition.negated)
    for needed in (condition.needed - 1, condition.needed + 1):
        if 1 <= needed <= len(members):
            yield (
                f"{needed} of {len(members)} conditions are enough instead of {condition.needed}",
                condition._replace(needed=needed),
            )


def _of_leaf(leaf: Leaf, step: float, book: Rulebook) -> Iterator[tuple[str, Condition]]:
    told = sentence(leaf, book)
    if leaf.operator == "between":
        if leaf.low == leaf.high:
            yield f"“{told}” asks for another value", leaf._replace(low=leaf.low - 1, high=leaf.high - 1)
            return
        for low, high in (
            (leaf.low - step, leaf.high),
            (leaf.low + step, leaf.high),
            (leaf.low, leaf.high - step),
            (leaf.low, leaf.high + step),
        ):
            if low <= high:
                yield f"“{told}” is from {low:g} to {high:g}", leaf._replace(low=low, high=high)
        return
    yield f"“{told}” is turned round", leaf._replace(operator=OPPOSITE[leaf.operator])
    if leaf.subject.startswith(("flag/", "finding/", "repeated/")) or leaf.subject.endswith("/supplied"):
        return
    for low in (round(leaf.low - step, 9), round(leaf.low + step, 9)):
        yield f"“{told}” is moved to {low:g}", leaf._replace(low=low)


def survivors(
    mutants: Iterable[Mutant], results: list[Result], languages: dict[str, Language], engines: dict[str, Engines]
) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant of a finding rule, and whether it survives every scenario."""
    touching: dict[str, list[Result]] = {}
    for result in results:
        for name in result.assessment.facts:
            touching.setdefault(name, []).append(result)
    for mutant in mutants:
        rule = mutant.book.rules[mutant.rule]
        original = languages[mutant.book.framework.id].book.rules[mutant.rule]
        subjects = _all_subjects(rule.id, languages[mutant.book.framework.id].book)
        near = {id(r): r for subject in subjects for r in touching.get(subject, [])}
        killed = any(_notices(r, mutant, rule, original, languages, engines) for r in near.values())
        yield mutant, not killed


def _all_subjects(name: str, book: Rulebook) -> set[str]:
    found: set[str] = set()
    for leaf in leaves(book.rules[name].condition):
        if leaf.subject.startswith("finding/"):
            found |= _all_subjects(leaf.subject.removeprefix("finding/"), book)
        else:
            found.add(leaf.subject)
    return found


def _notices(
    result: Result,
    mutant: Mutant,
    rule: Rule,
    original: Rule,
    languages: dict[str, Language],
    engines: dict[str, Engines],
) -> bool:
    before = result.assessment
    if before.book.framework.id != mutant.book.framework.id:
        return False
    same_condition = (rule.when, rule.unless) == (original.when, original.unless)
    verdict = (
        before.verdicts.get(rule.id)
        if same_condition
        else oracle.truth(rule.condition, _reader(before.facts, before.verdicts))
    )
    if same_condition and not verdict:
        return False  # weight and suggestion show only where the rule concludes
    if not same_condition and verdict == before.verdicts.get(rule.id):
        return False
    verdicts = oracle.verdicts(mutant.book, before.file.force)
    known = {name: value for name, value in verdicts.items() if value is not None}
    running = engines[mutant.book.framework.id]
    mutated = Engines(running.compiled._replace(book=mutant.book), running)
    after = conclude(before.file, before.facts, known, mutated)
    return _differs(result, after, languages)


def _reader(facts: Facts, verdicts: dict[str, bool]) -> Callable[[str], oracle.Known]:
    def read(subject: str) -> oracle.Known:
        if subject.startswith("finding/"):
            value = verdicts.get(subject.removeprefix("finding/"))
            return None if value is None else (int(value), int(value))
        known = facts.get(subject)
        return None if known is None else (known.low, known.high)

    return read


def _differs(result: Result, after: Assessment, languages: dict[str, Language]) -> bool:
    language = languages[after.book.framework.id]
    return bool(check(result.scenario, language, after)) != bool(result.failures)


def grade_survivors(
    mutants: Iterable[tuple[str, Mutant]],
    results: list[Result],
    languages: dict[str, Language],
    engines: dict[str, Engines],
) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant of a grade rule, and whether it survives every scenario that asks about a grade."""
    asking = [
        r for r in results if any(" grade" in s.text and " is " in s.text for s in r.scenario.steps if s.kind == "then")
    ]
    for stratum, mutant in mutants:
        running = engines[mutant.book.framework.id]
        compiled = with_stratum(running.compiled._replace(book=mutant.book), stratum)
        mutated = Engines(compiled, running, but=stratum)
        killed = False
        for result in asking:
            before = result.assessment
            if before.book.framework.id == mutant.book.framework.id:
                after = conclude(before.file, before.facts, before.verdicts, mutated)
                if _differs(result, after, languages):
                    killed = True
                    break
        mutated.close()
        yield mutant, not killed
