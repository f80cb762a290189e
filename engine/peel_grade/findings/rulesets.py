"""Productions written as rulesets of durable_rules, within the limits of its core.

Those of the guards that `peel_grade.findings.durable` lists which concern rulesets are applied
here, once, when a rulebook is compiled: one pattern a rule, numbers without exponents,
distinct names, and shards far below every limit.
"""

from collections.abc import Iterable, Iterator, Mapping

from peel_grade.files.problems import EngineFault
from peel_grade.findings.durable import SENTINEL, SENTINEL_RULE, Branch, Program, Shard, number_text
from peel_grade.findings.productions import Level, Production

MAX_RULES = 60
"""Productions of a shard. With its sentinel they are fewer than the 64 tests that the core can have waiting."""
MAX_PROPERTIES = 200
"""Bounds that a shard compares (the core takes a fact of 254 properties, `id` and its own among them)."""

_SYMBOL = {"at_least": "$gte", "above": "$gt", "at_most": "$lte", "below": "$lt"}
_BOUND = {"low": 0, "high": 1}


def compile_program(levels: list[Level]) -> Program:
    """Productions packed into rulesets within the limits of the core. Raises EngineFault where that fails."""
    branches: list[Branch] = []
    sharded: list[tuple[Shard, ...]] = []
    for level in levels:
        shards = []
        for group in _packed(level.productions):
            shards.append(_shard(group, len(branches)))
            branches += [production.concludes for production in group]
        sharded.append(tuple(shards))
    return Program(tuple(branches), tuple(sharded), tuple(level.counts for level in levels))


def _packed(productions: Iterable[Production]) -> Iterator[list[Production]]:
    """Groups of productions, each within the limits; what decides one condition may spread over several."""
    group: list[Production] = []
    bounds: set[tuple[str, int]] = set()
    for production in productions:
        more = bounds | _bounds(production)
        if group and (len(group) == MAX_RULES or len(more) > MAX_PROPERTIES):
            yield group
            group, more = [], _bounds(production)
        group.append(production)
        bounds = more
    if group:
        yield group


def _bounds(production: Production) -> set[tuple[str, int]]:
    """The bounds that a production compares."""
    return {(test.subject, _BOUND[test.bound]) for test in production.tests}


def _shard(group: list[Production], first: int) -> Shard:
    tested = tuple(sorted({bound for production in group for bound in _bounds(production)}))
    properties = {bound: f"f{number}" for number, bound in enumerate(tested)}
    names = [f"p{first + offset}" for offset in range(len(group))]
    rules = [f'"{name}":{_rule(production, properties)}' for name, production in zip(names, group, strict=True)]
    rules.append(SENTINEL_RULE)
    _check_distinct([*names, *properties.values(), SENTINEL, "m", "id", "sid", "$s"])
    return Shard("{" + ",".join(rules) + "}", tested)


def _rule(production: Production, properties: Mapping[tuple[str, int], str]) -> str:
    comparisons = []
    for test in production.tests:
        name = properties[test.subject, _BOUND[test.bound]]
        comparisons.append(f'{{"{_SYMBOL[test.operator]}":{{"{name}":{number_text(test.number)}}}}}')
    return f'{{"all":[{{"m":{{"$and":[{",".join(comparisons)}]}}}}]}}'


def _check_distinct(names: Iterable[str]) -> None:
    hashes: dict[int, str] = {}
    for name in names:
        value = 2166136261
        for byte in name.encode():
            value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
        if hashes.setdefault(value, name) != name:
            raise EngineFault(f"names {name} and {hashes[value]} are one to the engine")
