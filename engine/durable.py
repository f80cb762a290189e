"""The adapter: all that the project knows about durable_rules, and its only user.

It drives `durable_rules_engine`, the C core of the package (Rete), without the
package's Python layer on top: that layer starts threads, swallows exceptions,
writes numbers in exponent form that the core misreads, and doubles start-up
time. Inside the subset used here 2.0.28 is exact; each guard says what it is
against.

- Rules are flat `all`s of positive comparisons: `none` is wrong in many orders,
  `any` fires exponentially, so negation and alternatives are productions of
  their own (`engine.productions`).
- One narrow fact a subject, all comparisons of it merged into one `$and`,
  `dist: 0`: two conditions on one fact never match by default.
- Facts are asserted one by one: a batch drops everything after an odd item.
- A property of its own for each subject, never a string compared: `7 == "7"`
  holds there. Numbers are written without exponents, which it misreads, and
  are checked to be finite and within 2^53.
- Names are hashed with 32-bit FNV there: that those in use are distinct under it
  is checked here. A fact needs an explicit, distinct id for the same reason.
- More than 64 rules matching one fact: none fires; 512 distinct first tests:
  hangs holding the GIL; 4,096 rules: refused. So rulesets are sharded far below.
- A sentinel, the last fact, must fire exactly once, or the result is discarded.
- `delete_state` before an action ran is a segmentation fault: the sentinel has
  always fired before. After any error the rulesets are not used again.
- strtod in the core follows the locale: a decimal comma would misread numbers.
"""

import locale
import math
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import durable_rules_engine as core

from engine.facts import Facts, Interval
from engine.logic import Number
from engine.productions import MAX_WIDTH, Level, Production, Test

MAX_ON_ONE_FACT = 40
"""Productions of a shard that test one subject (the core takes 64)."""
MAX_TESTS = 60
"""Distinct comparisons in a shard (the core takes 511, and walks them one by one)."""

_SYMBOL = {"at_least": "$gte", "above": "$gt", "at_most": "$lte", "below": "$lt"}
_BOUND = {"low": "a", "high": "b"}
_SENTINEL = "end"


class EngineFault(Exception):
    """durable_rules did something it must not; nothing it said can be used."""


class Branch(NamedTuple):
    """One way for a condition to have the value `verdict`: the subjects that its production tests."""

    condition: str
    verdict: bool
    subjects: tuple[str, ...]


class Shard(NamedTuple):
    """One ruleset as JSON. Its rule `pN` is branch N of the program; `aI` and `bI` are the bounds of subject I."""

    definition: str
    subjects: tuple[str, ...]


class Program(NamedTuple):
    """Compiled conditions: shards by level, their branches, and what is counted between levels."""

    branches: tuple[Branch, ...]
    levels: tuple[tuple[Shard, ...], ...]
    counts: tuple[dict[str, tuple[str, ...]], ...]


class Outcome(NamedTuple):
    """What the engine decided: true or false by condition (unknown ones are absent), and what fired."""

    verdicts: dict[str, bool]
    fired: list[Branch]


def compile_program(levels: list[Level]) -> Program:
    """Productions packed into rulesets within the limits of the core. Raises EngineFault where that fails."""
    branches: list[Branch] = []
    sharded: list[tuple[Shard, ...]] = []
    for level in levels:
        shards = []
        for group in _packed(level.productions):
            shards.append(_shard(group, len(branches)))
            for production in group:
                subjects = tuple(dict.fromkeys(test.subject for test in production.tests))
                branches.append(Branch(production.condition, production.verdict, subjects))
        sharded.append(tuple(shards))
    return Program(tuple(branches), tuple(sharded), tuple(level.counts for level in levels))


def _packed(productions: Iterable[Production]) -> Iterator[list[Production]]:
    """Groups of productions, each within the limits; a condition may spread over several."""
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
    rules.append(f'"{_SENTINEL}":{{"all":[{{"m":{{"{_SENTINEL}":1}}}}]}}')
    bounds = [f"{bound}{number}" for number in numbers.values() for bound in "ab"]
    _check_distinct([*names, *bounds, _SENTINEL, "m", *(f"m{n}" for n in range(MAX_WIDTH)), "id", "sid", "$s"])
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


def number_text(number: Number) -> str:
    """A number as decimal text without an exponent. Raises EngineFault for one the core would misread."""
    if not math.isfinite(number) or abs(number) > 2**53:
        raise EngineFault(f"number {number} cannot be compared exactly")
    if isinstance(number, int):
        return str(number)
    text = repr(number)
    return text if "e" not in text else format(Decimal(text), "f")


def _check_distinct(names: Iterable[str]) -> None:
    hashes: dict[int, str] = {}
    for name in names:
        value = 2166136261
        for byte in name.encode():
            value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
        if hashes.setdefault(value, name) != name:
            raise EngineFault(f"names {name} and {hashes[value]} are one to the engine")


class Engine:
    """A program loaded into durable_rules; reusable for any number of forces, one at a time."""

    def __init__(self, program: Program, name: str) -> None:
        if locale.localeconv()["decimal_point"] != ".":
            raise EngineFault("the process has set a locale with a decimal comma (LC_NUMERIC), which durable_rules misreads")
        self._program = program
        self._broken = False
        self._handles: list[list[int]] = []
        try:
            for number, shards in enumerate(program.levels):
                self._handles.append([
                    core.create_ruleset(f"{name}.{number}.{index}", shard.definition) for index, shard in enumerate(shards)
                ])  # fmt: skip
        except Exception as error:
            self._broken = True
            raise EngineFault(f"durable_rules refused a ruleset: {error}") from error

    def close(self) -> None:
        """Free the native rulesets; the engine cannot be used after it."""
        handles, self._handles, self._broken = self._handles, [], True
        for handle in (handle for level in handles for handle in level):
            core.delete_ruleset(handle)

    def decide(self, facts: Facts) -> Outcome:
        """What follows from the facts. Raises EngineFault when the engine misbehaves."""
        if self._broken:
            raise EngineFault("the engine is closed, or failed before")
        verdicts: dict[str, bool] = {}
        fired: list[int] = []
        known = dict(facts)
        try:
            for shards, handles, counts in zip(self._program.levels, self._handles, self._program.counts, strict=True):
                for subject, members in counts.items():
                    values = [verdicts.get(member) for member in members]
                    known[subject] = Interval(values.count(True), len(values) - values.count(False))
                here: list[int] = []
                for shard, handle in zip(shards, handles, strict=True):
                    here += _run(shard, handle, known)
                for index in here:
                    _conclude(self._program.branches[index], verdicts)
                for index in here:
                    name = self._program.branches[index].condition
                    subject = name if name.startswith("group/") else f"finding/{name}"
                    known[subject] = Interval(int(verdicts[name]), int(verdicts[name]))
                fired += here
        except EngineFault:
            self._broken = True
            raise
        except Exception as error:
            self._broken = True
            raise EngineFault(f"durable_rules failed: {error}") from error
        return Outcome(verdicts, [self._program.branches[index] for index in sorted(fired)])


def _conclude(branch: Branch, verdicts: dict[str, bool]) -> None:
    if verdicts.setdefault(branch.condition, branch.verdict) is not branch.verdict:
        raise EngineFault(f"durable_rules found {branch.condition} both true and false")


def _run(shard: Shard, handle: int, known: Facts) -> list[int]:
    """The numbers of the branches that fire, each once."""
    for number, subject in enumerate(shard.subjects):
        fact = known.get(subject)
        if fact is not None:
            low, high = number_text(fact.low), number_text(fact.high)
            # code 1: no rule tests this value, which is no error
            code, _ = core.assert_fact(handle, f'{{"id":"a{number}","a{number}":{low},"b{number}":{high}}}')
            if code not in (0, 1):
                raise EngineFault(f"durable_rules refused the fact {subject} with code {code}")
    code, state = core.assert_fact(handle, f'{{"id":"{_SENTINEL}","{_SENTINEL}":1}}')
    if code != 0:
        raise EngineFault(f"durable_rules refused the sentinel with code {code}")
    fired: list[int] = []
    sentinels = 0
    started: Any = core.start_action_for_state(handle, state)
    message: str | None = started[1] if started else None
    while message:
        name = message[2 : message.index('"', 2)]
        if name == _SENTINEL:
            sentinels += 1
        else:
            fired.append(int(name[1:]))
        message = core.complete_and_start_action(handle, state)
    if sentinels != 1 or len(set(fired)) != len(fired):
        raise EngineFault(f"durable_rules fired the sentinel {sentinels} times, {len(fired) - len(set(fired))} rules twice")
    core.delete_state(handle, "0")
    return fired
