"""Productions written as rulesets of durable_rules, within the limits of its core.

The guards that `peel_grade.findings.durable` lists under "compiled" are applied here, once,
when a rulebook is compiled: flat `all`s, one `$and` a fact, `dist: 0`, numbers
without exponents, distinct names, and shards far below every limit.
"""

from collections.abc import Iterable, Iterator, Mapping

from peel_grade.files.problems import EngineFault
from peel_grade.findings.durable import SENTINEL, SENTINEL_RULE, Branch, Program, Shard, number_text
from peel_grade.findings.productions import MAX_WIDTH, Level, Production, Test

MAX_ON_ONE_FACT = 40
"""Productions of a shard that test one subject (the core takes 64)."""
MAX_TESTS = 60
"""Distinct comparisons in a shard (the core takes 511, and walks them one by one)."""

_SYMBOL = {"at_least": "$gte", "above": "$gt", "at_most": "$lte", "below": "$lt"}
_BOUND = {"low": "a", "high": "b"}


def compile_program(levels: list[Level]) -> Program:
    """Productions packed into rulesets within the limits of the core. Raises EngineFault where that fails."""
    branches: list[Branch] = []
    sharded: list[tuple[Shard, ...]] = []
    for level in levels:
        shards = []
        for group in _packed(level.productions):
            shards.append(_shard(group, len(branches)))
            for production in group:
                branches.append(production.concludes)
        sharded.append(tuple(shards))
    return Program(tuple(branches), tuple(sharded), tuple(level.counts for level in levels))


def _packed(productions: Iterable[Production]) -> Iterator[list[Production]]:
    """Groups of productions, each within the limits; what decides one condition may spread over several."""
    group: list[Production] = []
    on_fact: dict[str, int] = {}
    tests: set[Test] = set()
    for production in productions:
        subjects = {test.subject for test in production.tests}
        full = any(on_fact.get(subject, 0) >= MAX_ON_ONE_FACT for subject in subjects)
        if group and (full or len(tests | set(production.tests)) > MAX_TESTS):
            yield group
            group, on_fact, tests = [], {}, set()
        group.append(production)
        tests |= set(production.tests)
        for subject in subjects:
            on_fact[subject] = on_fact.get(subject, 0) + 1
    if group:
        yield group


def _shard(group: list[Production], first: int) -> Shard:
    subjects = tuple(sorted({test.subject for production in group for test in production.tests}))
    numbers = {subject: number for number, subject in enumerate(subjects)}
    names = [f"p{first + offset}" for offset in range(len(group))]
    rules = [f'"{name}":{_rule(production, numbers)}' for name, production in zip(names, group, strict=True)]
    rules.append(SENTINEL_RULE)
    bounds = [f"{bound}{number}" for number in numbers.values() for bound in "ab"]
    _check_distinct([*names, *bounds, SENTINEL, "m", *(f"m{n}" for n in range(MAX_WIDTH)), "id", "sid", "$s"])
    return Shard("{" + ",".join(rules) + "}", subjects)


def _rule(production: Production, numbers: Mapping[str, int]) -> str:
    by_subject: dict[str, list[Test]] = {}
    for test in production.tests:
        by_subject.setdefault(test.subject, []).append(test)
    parts = []
    for number, (subject, tests) in enumerate(by_subject.items()):
        comparisons = [
            f'{{"{_SYMBOL[test.operator]}":{{"{_BOUND[test.bound]}{numbers[subject]}":{number_text(test.number)}}}}}'
            for test in tests
        ]
        parts.append(f'{{"m{number}":{{"$and":[{",".join(comparisons)}]}}}}')
    return f'{{"all":[{",".join(parts)}],"dist":0}}'


def _check_distinct(names: Iterable[str]) -> None:
    hashes: dict[int, str] = {}
    for name in names:
        value = 2166136261
        for byte in name.encode():
            value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
        if hashes.setdefault(value, name) != name:
            raise EngineFault(f"names {name} and {hashes[value]} are one to the engine")
