"""The adapter: all that the project knows about durable_rules, and its only user.

It drives `durable_rules_engine`, the C core of the package (Rete; bound in `findings.core`), without the
package's Python layer on top: that layer starts threads, swallows exceptions,
writes numbers in exponent form that the core misreads, and doubles start-up
time. Inside the subset used here 2.0.28 is exact; each guard says what it is
against.

- Rules are flat: one pattern of positive comparisons. `none` is wrong in many
  orders, `any` fires exponentially, so negation and alternatives are productions
  of their own (`peel_grade.findings.productions`).
- One wide fact a ruleset, with a property for every bound that is known and that
  a rule compares. A rule is one comparison of that fact, or several in one `$and`; what is
  not known has no property, and no rule that compares it can fire. One fact needs
  no guard against what the core does with several: batches that lose what follows
  an odd item, and rules with two conditions that one fact would have to meet.
- A property of its own for each bound, never a string compared: `7 == "7"`
  holds there. Numbers are written without exponents, which it misreads, and
  are checked to be finite and within 2^53.
- Names are hashed with 32-bit FNV there: that those in use are distinct under it
  is checked when a rulebook is compiled. The fact has an explicit id: the one that
  the core would make is a hash too.
- The core keeps the tests that hold and are still to be followed on a stack of
  64; beyond that it refuses the fact. Each of them leads to at least one rule of
  its own, so a ruleset of fewer rules cannot fill it. 512 distinct first tests:
  hangs holding the GIL; 255 properties of a fact, 4,096 rules: refused. So
  rulesets are kept far below (`peel_grade.findings.rulesets`).
- A sentinel must fire exactly once and last, or the result is discarded. Its
  property is the fact's first and so the last that the core follows; its rule is
  the ruleset's last and so the last to fire. It compares decimals, because strtod
  in the core follows the locale: where a process has set a decimal comma, the
  sentinel does not fire.
- `delete_state` before an action ran is a segmentation fault: the sentinel has
  always fired before. `delete_ruleset` does not free the states inside: they are
  deleted first. A call that does not end as it should, for an error or an interrupt, leaves facts behind: its
  rulesets are neither used again nor freed, and the next call starts new ones.

Threads and processes: the core holds the GIL throughout a call, and shares between
rulesets only its table of handles, so calls never overlap. Between the calls that
decide one force a ruleset holds that force's facts: a lock keeps other threads
away. A process that was forked starts rulesets of its own: another thread may have
been in the midst of those that it inherited.
"""

import os
import sys
from _thread import allocate_lock  # as `threading.Lock`, without the millisecond that importing that costs
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, TypeAlias

from peel_grade.files.problems import EngineFault
from peel_grade.files.record import Record
from peel_grade.findings import core
from peel_grade.findings.rulesets import SENTINEL, Branch, Program, rulesets
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Number

_FACT_START = f'{{"id":"f","{SENTINEL}":1.5,'

_DECIDED = {verdict: Interval(int(verdict), int(verdict)) for verdict in (True, False)}

Verdicts: TypeAlias = dict[str, bool]
"""What is decided, by condition: true or false; a condition that is unknown is absent."""


@lru_cache(maxsize=4096, typed=True)
def number_text(number: Number) -> str:
    """A number as decimal text without an exponent. Raises EngineFault for one the core would misread."""
    if not -(2**53) <= number <= 2**53:  # also false for NaN
        raise EngineFault(f"number {number} cannot be compared exactly")
    text = repr(number)
    if "e" not in text:
        return text
    from decimal import Decimal  # rarely needed

    return format(Decimal(text), "f")


class Engine:
    """A program that durable_rules runs; reusable for any number of forces, from any thread, and after a fork.

    Its rulesets are started when first needed, and freed by `close` or with the engine.
    """

    def __init__(self, program: Program, name: str) -> None:
        core.load()
        self._program, self._name = program, name
        self._running = _Rulesets(program, name)
        self._closed = False

    def close(self) -> None:
        """Free the native rulesets; the engine cannot be used after it."""
        self._closed = True
        self._running.free()

    def decide(self, facts: Facts) -> Verdicts:
        """What follows from the facts. Raises EngineFault when the engine misbehaves.

        Whatever else is raised meanwhile, such as an interrupt or by a signal's handler, is passed on; the next call
        starts new rulesets.
        """
        while True:
            running = self._running
            if running.spoilt or running.process != os.getpid():
                self._running = running = _Rulesets(self._program, self._name)
            with running.lock:
                if self._closed:
                    raise EngineFault("the engine is closed")
                if running.spoilt:  # by another thread, while this one waited
                    continue
                running.spoilt = True  # unless the call ends as it should
                try:
                    verdicts = self._decide(running, facts)
                except core.error as error:
                    raise EngineFault(f"durable_rules failed: {error}") from error
                running.spoilt = False
                return verdicts

    def _decide(self, running: "_Rulesets", facts: Facts) -> Verdicts:
        verdicts: Verdicts = {}
        known = dict(facts)
        for number, counts in enumerate(self._program.counts):
            for subject, members in counts.items():
                values = [verdicts.get(member) for member in members]
                known[subject] = Interval(values.count(True), len(values) - values.count(False))
            fired: list[int] = []
            for handle, stated in running.ready(number, known):
                fired += _run(handle, stated)
            branches = [self._program.branches[index] for index in fired]
            for branch in branches:
                _conclude(branch, verdicts)
            if number < len(self._program.levels) - 1:
                for name, verdict in chain.from_iterable(branches):
                    known[name if name.startswith("group/") else f"finding/{name}"] = _DECIDED[verdict]
        return {name: verdict for name, verdict in verdicts.items() if not name.startswith("group/")}


class _Started(Record):
    """A ruleset that runs: which of its level's rules it holds, and the bounds that they compare."""

    handle: int
    rules: tuple[int, ...]
    bounds: tuple[int, ...]


class _Rulesets:
    """The native rulesets of one program in one process, by level, and the lock that they are used under.

    To start a rule costs more than to match it many times. So for a first force only the rules are started that can
    fire on what is known of it, most often a third of all; once another force needs other ones, all the rest.
    """

    def __init__(self, program: Program, name: str) -> None:
        self.process = os.getpid()
        self.lock = allocate_lock()
        self.spoilt = False
        self._name, self._levels = name, program.levels
        self._started: list[list[_Started]] = [[] for _ in program.levels]
        self._all = [frozenset(range(len(level.rules))) for level in program.levels]
        self._waiting = [set(rules) for rules in self._all]

    def ready(self, number: int, known: Facts) -> Iterator[tuple[int, list[str]]]:
        """The rulesets of a level in which a rule can fire, started, each with what its fact states."""
        level, waiting = self._levels[number], self._waiting[number]
        stated = {
            place: f'"f{place}":{number_text(known[subject][end])}'
            for place, (subject, end) in enumerate(level.bounds)
            if subject in known
        }
        unknown = set(range(len(level.bounds))).difference(stated)
        rules = enumerate(level.tests)
        able = {rule for rule, tests in rules if unknown.isdisjoint(tests)} if unknown else self._all[number]
        if not waiting.isdisjoint(able):
            self._start(number, sorted(waiting if self._started[number] else able))
        for each in self._started[number]:
            if not able.isdisjoint(each.rules):
                yield each.handle, [stated[place] for place in each.bounds if place in stated]

    def _start(self, number: int, rules: list[int]) -> None:
        started = self._started[number]
        for each in rulesets(self._levels[number], rules):
            name = f"{self._name}.{number}.{len(started)}"
            try:
                handle = core.create_ruleset(name, each.definition)
            except core.error as error:
                raise EngineFault(f"durable_rules refused a ruleset: {error}") from error
            started.append(_Started(handle, each.rules, each.bounds))
        self._waiting[number].difference_update(rules)

    def free(self) -> None:
        """Give their memory back, unless something went wrong with them or they are another process's."""
        if self.process != os.getpid():
            return  # nor is the lock to be waited for: its holder may not have been forked along
        with self.lock:
            levels, self._started = self._started, []
            for each in (each for level in levels for each in level if not self.spoilt):
                core.delete_ruleset(each.handle)

    def __del__(self) -> None:
        if not sys.is_finalizing():  # a process that ends gives everything back at once
            self.free()


def _conclude(branch: Branch, verdicts: Verdicts) -> None:
    for condition, verdict in branch:
        if verdicts.setdefault(condition, verdict) is not verdict:
            raise EngineFault(f"durable_rules found {condition} both true and false")


def _run(handle: int, stated: list[str]) -> list[int]:
    """The numbers of the branches that fire, each once, on the one fact that states this."""
    code, state = core.assert_fact(handle, f"{_FACT_START}{','.join(stated)}}}")
    fired: list[str] = []
    if code == 0:  # else no test held, not even the sentinel's
        started: Any = core.start_action_for_state(handle, state)
        message: str | None = started[1] if started else None
        while message:
            fired.append(message[2 : message.index('"', 2)])
            message = core.complete_and_start_action(handle, state)
    if fired[-1:] != [SENTINEL]:
        raise EngineFault(
            "durable_rules did not end with the sentinel; "
            "has the process set a locale with a decimal comma (LC_NUMERIC)?"
        )
    if len(set(fired)) != len(fired):
        raise EngineFault(f"durable_rules fired {len(fired) - len(set(fired))} rules twice")
    core.delete_state(handle, "0")
    return [int(name[1:]) for name in fired[:-1]]
