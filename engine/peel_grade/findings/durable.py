"""The adapter: all that the project knows about durable_rules, and its only user.

It drives `durable_rules_engine`, the C core of the package (Rete; bound in `findings.core`), without the
package's Python layer on top: that layer starts threads, swallows exceptions,
writes numbers in exponent form that the core misreads, and doubles start-up
time. Inside the subset used here 2.0.28 is exact; each guard says what it is
against.

- Rules are flat: one pattern of positive comparisons. `none` is wrong in many
  orders, `any` fires exponentially, so negation and alternatives are productions
  of their own (`peel_grade.findings.productions`).
- Every rule decides that a condition is true, or that it is false. Where evidence is missing or a range, both are
  asked. Where every number is known that a condition compares, one of the two must hold: only the one is asked that
  fewer rules find, and if none of them fires it is the other.
- One wide fact a ruleset, with a property for every bound that is known and that
  a rule compares. A rule is one comparison of that fact, or several in one `$and`; what is
  not known has no property, and no rule that compares it can fire. One fact needs
  no guard against what the core does with several: batches that lose what follows
  an odd item, and rules with two conditions that one fact would have to meet.
- A property of its own for each bound, never a string compared: `7 == "7"`
  holds there. Numbers are written without exponents, which it misreads, and
  are checked to be finite and within 2^53.
- Names are hashed with 32-bit FNV there: those of rules and properties are always the same few, which are distinct
  under it (`tests/test_engine_limits.py`). The fact has an explicit id: the one that
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
  always fired before. So it has before the fact is retracted instead, which leaves
  what the core made to match facts for the next one: 12 kilobytes a rule, and a third of its time, so only rulesets
  keep it that hold rules which every force asks. `delete_ruleset` does not free the states inside: they are
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
from collections.abc import Callable
from itertools import chain
from operator import itemgetter
from typing import TypeAlias

from peel_grade.files.problems import EngineFault
from peel_grade.files.record import Record
from peel_grade.findings import core
from peel_grade.findings.numbers import stated
from peel_grade.findings.rulesets import NAMES, SENTINEL, SENTINEL_PROPERTY, Program, rulesets
from peel_grade.force.facts import Facts, Interval

_RETRACTED = '{"id":"f"}'

_NAME = 2
"""Where the name of a rule stands in what comes out when it fires: `{"N":{...}}`."""

_TRUE, _FALSE = itemgetter(0), itemgetter(1)
"""What is true where a rule fires, and what is false."""

_DECIDED = {verdict: Interval(int(verdict), int(verdict)) for verdict in (True, False)}

Verdicts: TypeAlias = dict[str, bool]
"""What is decided, by condition: true or false; a condition that is unknown is absent."""


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
        if len(self._program.levels) == 1:
            return running.decided(0, facts)
        verdicts: Verdicts = {}
        known = dict(facts)
        for number, counts in enumerate(self._program.counts):
            for subject, members in counts.items():
                values = [verdicts.get(member) for member in members]
                known[subject] = Interval(values.count(True), len(values) - values.count(False))
            decided = running.decided(number, known)
            verdicts |= decided
            for name, verdict in decided.items():
                known[name if name.startswith("group/") else f"finding/{name}"] = _DECIDED[verdict]
        return {name: verdict for name, verdict in verdicts.items() if not name.startswith("group/")}


class _Started(Record):
    """A ruleset that runs: which of its level's rules it holds, the bounds that they compare, whether it keeps
    what the core makes to match facts, and which conditions are true and which false where a rule fires, by its name.
    """

    handle: int
    rules: tuple[int, ...]
    bounds: tuple[int, ...]
    keeps: bool
    concludes: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


class _Turn(Record):
    """A ruleset that is asked: the text of its fact between the numbers, and what picks these."""

    ruleset: _Started
    pieces: list[str]
    picked: Callable[[list[str]], tuple[str, ...]]


class _Asked(Record):
    """What is asked of a level where so much is known; `settled` is what conditions are unless a rule fires."""

    turns: list[_Turn]
    settled: Verdicts


class _Rulesets:
    """The native rulesets of one program in one process, by level, and the lock that they are used under.

    To start a rule costs more than to match it many times. So for a first force only the rules are started that it
    asks, most often a third of all; once another force asks other ones, all the rest. What is asked is kept until a
    force comes of which something else is known.
    """

    def __init__(self, program: Program, name: str) -> None:
        self.process = os.getpid()
        self.lock = allocate_lock()
        self.spoilt = False
        self._name, self._levels = name, program.levels
        self._started: list[list[_Started]] = [[] for _ in program.levels]
        self._waiting = [set(range(len(level.rules))) for level in program.levels]
        self._asked: dict[int, tuple[object, _Asked]] = {}
        self._holding: set[int] = set()

    def decided(self, number: int, known: Facts) -> Verdicts:
        """What the rules of a level decide where this is known."""
        level = self._levels[number]
        numbers, unknown, ranged = stated(level.subjects, known)
        knowing, asked = self._asked.get(number, (None, None))
        if asked is None or knowing != (unknown, ranged):
            asked = self._ask(number, unknown, ranged)
            self._asked[number] = (unknown, ranged), asked
        facts: list[str] = []
        for _, pieces, picked in asked.turns:  # before any is asked, while the numbers are near in memory
            pieces[1::2] = picked(numbers)
            facts.append("".join(pieces))
        found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for ((handle, _, _, keeps, concludes), _, _), fact in zip(asked.turns, facts, strict=True):
            fired = _fired(handle, fact)
            if keeps:
                core.retract_fact(handle, _RETRACTED)
            else:
                core.delete_state(handle, "0")
            found += map(concludes.__getitem__, fired)
        true = dict.fromkeys(chain.from_iterable(map(_TRUE, found)), True)
        false = dict.fromkeys(chain.from_iterable(map(_FALSE, found)), False)
        for name in true.keys() & false:
            raise EngineFault(f"durable_rules found {name} both true and false")
        return asked.settled | true | false

    def _ask(self, number: int, unknown: list[int], ranged: list[int]) -> _Asked:
        """What is asked where these subjects are unknown, and of those only a range is known.

        A rule can fire if all is known that it compares. A condition of which every number is known is true or false:
        only rules that find what is sought are asked of it.
        """
        level = self._levels[number]
        high = len(level.subjects)
        hidden = {*unknown, *(high + place for place in unknown)}
        doubtful = {*hidden, *ranged, *(high + place for place in ranged)}
        unsettled: set[int] = set()
        if doubtful:
            for tests, true, false in zip(level.tests, level.true, level.false, strict=True):
                if not doubtful.isdisjoint(tests):
                    unsettled.update(true, false)
        asked = {
            rule
            for rule, tests in enumerate(level.tests)
            if (level.seeking[rule] or not unsettled.isdisjoint(level.true[rule] + level.false[rule]))
            and hidden.isdisjoint(tests)
        }
        if not self._waiting[number].isdisjoint(asked):
            self._start(number, self._waiting[number] if self._started[number] else asked)
        turns: list[_Turn] = []
        for each in self._started[number]:
            if not asked.isdisjoint(each.rules):
                known = [place for place, bound in enumerate(each.bounds) if bound not in hidden]
                picked = itemgetter(2 * high, *map(each.bounds.__getitem__, known))
                turns.append(_Turn(each, _fact(known), picked))
                if each.keeps:
                    self._holding.add(each.handle)
        settled = {
            name: not sought
            for place, (name, sought) in enumerate(zip(level.conditions, level.sought, strict=True))
            if place not in unsettled
        }
        return _Asked(turns, settled)

    def _start(self, number: int, rules: set[int]) -> None:
        """Start rules of a level."""
        level, started = self._levels[number], self._started[number]
        for each in rulesets(level, sorted(rules)):
            name = f"{self._name}.{number}.{len(started)}"
            try:
                handle = core.create_ruleset(name, each.definition)
            except core.error as error:
                raise EngineFault(f"durable_rules refused a ruleset: {error}") from error
            concludes = {
                name: (
                    tuple([level.conditions[place] for place in level.true[rule]]),
                    tuple([level.conditions[place] for place in level.false[rule]]),
                )
                for name, rule in zip(NAMES, each.rules, strict=False)
            }
            keeps = any(map(level.seeking.__getitem__, each.rules))
            started.append(_Started(handle, each.rules, each.bounds, keeps, concludes))
        self._waiting[number] = self._waiting[number] - rules

    def free(self) -> None:
        """Give their memory back, unless something went wrong with them or they are another process's."""
        if self.process != os.getpid():
            return  # nor is the lock to be waited for: its holder may not have been forked along
        with self.lock:
            levels, self._started = self._started, []
            for each in (each for level in levels for each in level if not self.spoilt):
                if each.handle in self._holding:
                    core.delete_state(each.handle, "0")
                core.delete_ruleset(each.handle)

    def __del__(self) -> None:
        if not sys.is_finalizing():  # a process that ends gives everything back at once
            self.free()


def _fact(properties: list[int]) -> list[str]:
    """The fact of a ruleset, in pieces: every second one is for a number, first the sentinel's."""
    pieces = [f'{{"id":"f","{SENTINEL_PROPERTY}":', ""]
    for place in properties:
        pieces += (f',"{place}":', "")
    return [*pieces, "}"]


def _fired(handle: int, fact: str) -> list[str]:
    """The names of the rules that fire on the one fact of a ruleset."""
    fired: list[str] = []
    code, state = core.assert_fact(handle, fact)
    if code == 0:  # else no test held, not even the sentinel's
        started, follow = core.start_action_for_state(handle, state), core.complete_and_start_action
        message = started[1] if started else None
        while message:
            fired.append(message[_NAME])
            message = follow(handle, state)
    if not fired or fired.pop() != SENTINEL:
        raise EngineFault(
            "durable_rules did not end with the sentinel; "
            "has the process set a locale with a decimal comma (LC_NUMERIC)?"
        )
    if len({*fired, SENTINEL}) <= len(fired):
        raise EngineFault("durable_rules fired a rule twice")
    return fired
