"""The adapter: all that the project knows about durable_rules, and its only user.

It drives `durable_rules_engine`, the C core of the package (Rete; bound in `findings.core`), without the
package's Python layer on top: that layer starts threads, swallows exceptions,
writes numbers in exponent form that the core misreads, and doubles start-up
time. Inside the subset used here 2.0.28 is exact; each guard says what it is
against.

- Rules are flat `all`s of positive comparisons: `none` is wrong in many orders,
  `any` fires exponentially, so negation and alternatives are productions of
  their own (`peel_grade.findings.productions`).
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
  It compares decimals, because strtod in the core follows the locale: where a
  process has set a decimal comma, the sentinel does not fire.
- `delete_state` before an action ran is a segmentation fault: the sentinel has
  always fired before. After any error the rulesets are not used again.
"""

from typing import Any, NamedTuple, TypeAlias

from peel_grade.files.problems import EngineFault
from peel_grade.findings import core
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Number

SENTINEL = "end"
SENTINEL_RULE = '"end":{"all":[{"m":{"$and":[{"$gt":{"end":1.25}},{"$lt":{"end":1.75}}]}}],"dist":0}'
_SENTINEL_FACT = f'{{"id":"{SENTINEL}","{SENTINEL}":1.5}}'


Verdicts: TypeAlias = dict[str, bool]
"""What is decided, by condition: true or false; a condition that is unknown is absent."""

Branch: TypeAlias = tuple[tuple[str, bool], ...]
"""What follows when one production fires: which conditions have which truth."""


class Shard(NamedTuple):
    """One ruleset as JSON. Its rule `pN` is branch N of the program; `aI` and `bI` are the bounds of subject I."""

    definition: str
    subjects: tuple[str, ...]


class Program(NamedTuple):
    """Compiled conditions: shards by level, their branches, and what is counted between levels."""

    branches: tuple[Branch, ...]
    levels: tuple[tuple[Shard, ...], ...]
    counts: tuple[dict[str, tuple[str, ...]], ...]


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
    """A program loaded into durable_rules; reusable for any number of forces, one at a time."""

    def __init__(self, program: Program, name: str) -> None:
        self._program = program
        self._broken = False
        self._handles: list[list[int]] = []
        core.load()
        try:
            for number, shards in enumerate(program.levels):
                self._handles.append(
                    [
                        core.create_ruleset(f"{name}.{number}.{index}", shard.definition)
                        for index, shard in enumerate(shards)
                    ]
                )
        except Exception as error:
            self._broken = True
            raise EngineFault(f"durable_rules refused a ruleset: {error}") from error

    def close(self) -> None:
        """Free the native rulesets; the engine cannot be used after it."""
        handles, self._handles, self._broken = self._handles, [], True
        for handle in (handle for level in handles for handle in level):
            core.delete_ruleset(handle)

    def decide(self, facts: Facts) -> Verdicts:
        """What follows from the facts. Raises EngineFault when the engine misbehaves."""
        if self._broken:
            raise EngineFault("the engine is closed, or failed before")
        verdicts: Verdicts = {}
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
                    for name, verdict in self._program.branches[index]:
                        subject = name if name.startswith("group/") else f"finding/{name}"
                        known[subject] = Interval(int(verdict), int(verdict))
        except EngineFault:
            self._broken = True
            raise
        except Exception as error:
            self._broken = True
            raise EngineFault(f"durable_rules failed: {error}") from error
        return {name: verdict for name, verdict in verdicts.items() if not name.startswith("group/")}


def _conclude(branch: Branch, verdicts: Verdicts) -> None:
    for condition, verdict in branch:
        if verdicts.setdefault(condition, verdict) is not verdict:
            raise EngineFault(f"durable_rules found {condition} both true and false")


def _run(shard: Shard, handle: int, known: Facts) -> list[int]:
    """The numbers of the branches that fire, each once."""
    stated = [(number, known[subject]) for number, subject in enumerate(shard.subjects) if subject in known]
    if not stated:
        return []  # every production tests some fact
    for number, (least, most) in stated:
        low = number_text(least)
        high = low if most == least else number_text(most)
        # code 1: no rule tests this value, which is no error
        code, _ = core.assert_fact(handle, f'{{"id":"a{number}","a{number}":{low},"b{number}":{high}}}')
        if code not in (0, 1):
            raise EngineFault(f"durable_rules refused the fact {shard.subjects[number]} with code {code}")
    code, state = core.assert_fact(handle, _SENTINEL_FACT)
    if code != 0:
        raise EngineFault(
            "durable_rules did not see the sentinel; has the process set a locale with a decimal comma (LC_NUMERIC)?"
        )
    fired: list[int] = []
    sentinels = 0
    started: Any = core.start_action_for_state(handle, state)
    message: str | None = started[1] if started else None
    while message:
        name = message[2 : message.index('"', 2)]
        if name == SENTINEL:
            sentinels += 1
        else:
            fired.append(int(name[1:]))
        message = core.complete_and_start_action(handle, state)
    if sentinels != 1 or len(set(fired)) != len(fired):
        raise EngineFault(
            f"durable_rules fired the sentinel {sentinels} times, {len(fired) - len(set(fired))} rules twice"
        )
    core.delete_state(handle, "0")
    return fired
