"""What durable_rules could be pushed to: its limits, several threads, processes that fork, and its memory."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.findings import core, engines
from peel_grade.findings.compiler import compile_program
from peel_grade.findings.durable import Engine, Verdicts
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.findings.productions import levels
from peel_grade.findings.rulesets import MAX_PROPERTIES, MAX_RULES, NAMES, SENTINEL, SENTINEL_PROPERTY, rulesets
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Condition, Group, Leaf

from tests.conftest import ROOT
from tests.test_engine_against_oracle import random_force

core.load()  # so that tests can put functions in the place of its own


def decide(rules: dict[str, Condition], facts: dict[str, float]) -> Verdicts:
    engine = Engine(compile_program(levels(rules)), "limits")
    try:
        return engine.decide({subject: Interval(value, value) for subject, value in facts.items()})
    finally:
        engine.close()


def test_no_two_names_that_the_core_is_given_are_one_to_it() -> None:
    """It hashes them with 32-bit FNV."""
    names = [*NAMES, SENTINEL, SENTINEL_PROPERTY, *map(str, range(MAX_PROPERTIES)), "m", "id", "sid", "$s"]
    hashes = []
    for name in names:
        value = 2166136261
        for byte in name.encode():
            value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
        hashes.append(value)
    assert len(set(hashes)) == len(names) == len(set(names))


def test_any_number_of_rules_on_one_subject_fire_together() -> None:
    rules: dict[str, Condition] = {f"r{number}": Leaf("indicator/x", "at_least", number) for number in range(1_000)}
    assert decide(rules, {"indicator/x": 1_000}) == dict.fromkeys(rules, True)
    assert decide(rules, {"indicator/x": -1}) == dict.fromkeys(rules, False)
    assert decide(rules, {"indicator/x": 499.5}) == {f"r{number}": number < 500 for number in range(1_000)}


def test_a_ruleset_of_which_nearly_every_rule_fires() -> None:
    subjects = [f"indicator/s{number}" for number in range(7)]
    rules: dict[str, Condition] = {
        f"r{number}": Group(1, tuple(Leaf(subject, "at_least", number) for subject in subjects)) for number in range(50)
    }
    assert decide(rules, dict.fromkeys(subjects, 50.0)) == dict.fromkeys(rules, True)
    assert decide(rules, dict.fromkeys(subjects, 25.0)) == {f"r{number}": number <= 25 for number in range(50)}


def test_any_number_of_rules_that_start_alike_fire_together() -> None:
    subjects = [f"indicator/s{number}" for number in range(14)]
    rules: dict[str, Condition] = {
        "+".join(chosen): Group(4, tuple(Leaf(subject, "at_least", 1) for subject in chosen))
        for chosen in combinations(subjects, 4)
    }
    assert decide(rules, dict.fromkeys(subjects, 1.0)) == dict.fromkeys(rules, True)
    one_missing = decide(rules, dict.fromkeys(subjects[1:], 1.0))
    assert one_missing == {name: True for name in rules if subjects[0] not in name.split("+")}


def test_wide_rules_over_more_subjects_than_a_fact_has_properties() -> None:
    rules: dict[str, Condition] = {
        f"r{number}": Group(12, tuple(Leaf(f"indicator/s{number}.{part}", "between", 1, 2) for part in range(6)) * 2)
        for number in range(100)
    }
    facts = {f"indicator/s{number}.{part}": 1.0 for number in range(100) for part in range(6)}
    assert decide(rules, facts) == dict.fromkeys(rules, True)
    assert decide(rules, facts | {"indicator/s7.3": 3}) == dict.fromkeys(rules, True) | {"r7": False}


def test_as_many_rules_as_a_ruleset_holds_leave_room_on_the_stack_of_the_core() -> None:
    (level,) = compile_program(levels({f"r{n}": Leaf("flag/x", "at_least", n) for n in range(MAX_RULES // 2)})).levels
    assert len(level.rules) == MAX_RULES  # each rule twice
    assert [each.definition.count('"all"') for each in rulesets(level, range(MAX_RULES))] == [MAX_RULES + 1]  # sentinel
    handle = core.create_ruleset(
        "full", "{" + ",".join(f'"p{n}":{{"all":[{{"m":{{"$gte":{{"f0":{n}}}}}}}]}}' for n in range(70)) + "}"
    )
    with pytest.raises(Exception, match="error code"):  # what the limit protects from
        core.assert_fact(handle, '{"id":"f","f0":1000}')


def test_for_a_first_force_only_rules_are_started_that_can_fire(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    create = core.create_ruleset

    def creating(name: str, definition: str) -> int:
        started.append(definition)
        return create(name, definition)

    monkeypatch.setattr(core, "create_ruleset", creating)
    rules: dict[str, Condition] = {f"r{number}": Leaf(f"flag/f{number}", "at_least", 1) for number in range(100)}
    engine = Engine(compile_program(levels(rules)), "able")
    one, other = {"flag/f7": Interval(1, 1)}, {"flag/f8": Interval(0, 0)}
    assert engine.decide({}) == {}
    assert engine.decide(one) == {"r7": True}
    assert engine.decide({"flag/f7": Interval(0, 0)}) == {"r7": False}
    assert [each.count('"all"') - 1 for each in started] == [1]  # beside the sentinel; whether it is true is enough
    assert engine.decide(one | other) == {"r7": True, "r8": False}
    assert engine.decide(other) == {"r8": False}
    assert engine.decide({f"flag/f{number}": Interval(1, 1) for number in range(100)}) == dict.fromkeys(rules, True)
    assert [each.count('"all"') - 1 for each in started] == [1, 40, 40, 40, 40, 39]
    engine.close()


def shipped_facts(compiled: Compiled, seeds: range) -> list[Facts]:
    from peel_grade.force.facts import evidence_facts

    return [evidence_facts(random_force(seed, compiled.book), compiled.book) for seed in seeds]


def test_threads_that_share_engines_disturb_each_other_never(compiled: dict[str, Compiled]) -> None:
    running = Engines(compiled["peel-2017"])
    facts = shipped_facts(running.compiled, range(8))
    expected = [running.decide("findings", each) for each in facts]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(5):
                assert list(pool.map(lambda each: running.decide("findings", each), facts)) == expected
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_decides_for_itself(compiled: dict[str, Compiled]) -> None:
    running = Engines(compiled["peel-2017"])
    facts = shipped_facts(running.compiled, range(4))
    expected = [running.decide("findings", each) for each in facts]
    with multiprocessing.get_context("fork").Pool(2, initializer=_inherit, initargs=(running,)) as pool:
        assert pool.map(_decide_inherited, facts) == expected
    assert [running.decide("findings", each) for each in facts] == expected


_inherited: list[Engines] = []


def _inherit(running: Engines) -> None:
    _inherited[:] = [running]


def _decide_inherited(facts: Facts) -> Verdicts:
    return _inherited[0].decide("findings", facts)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_process_forked_while_another_thread_decides_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(compile_program(levels({"r": Leaf("indicator/x", "at_least", 1)})), "forked")
    halfway, on = threading.Event(), threading.Event()
    start = core.start_action_for_state

    def waiting(handle: int, state: int) -> object:
        halfway.set()
        on.wait(60)
        return start(handle, state)

    monkeypatch.setattr(core, "start_action_for_state", waiting)
    found: list[Verdicts] = []
    thread = threading.Thread(target=lambda: found.append(engine.decide({"indicator/x": Interval(1, 1)})))
    thread.start()
    halfway.wait(60)
    child = os.fork()
    if child == 0:
        signal.alarm(30)  # ends it, should it wait
        on.set()
        right = engine.decide({"indicator/x": Interval(0, 0)}) == {"r": False}
        os._exit(0 if right else 1)
    on.set()
    thread.join()
    assert os.waitpid(child, 0)[1] == 0
    assert found == [{"r": True}]


def test_engines_that_are_dropped_give_their_memory_back() -> None:
    script = """
from tests.benchmarks.measure import peak_memory_here
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.rulebook import shipped

compiled = load_compiled(shipped.rules_folder() / "peel-2017")
def use():
    for _ in range(3):
        Engines(compiled).decide("findings", {})
        Engines(compiled).decide("themes", dict.fromkeys(compiled.counts["themes"], (0, 0)))
        dropped = Engines(compiled)
        dropped.decide("findings", {"flag/" + next(iter(compiled.book.flags)): (1, 1)})
use()
before = peak_memory_here()
for _ in range(10):
    use()
print(peak_memory_here() - before)
"""
    grown = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert float(grown) < 20_000 / 1024  # megabytes, of 30 times 12 without


def test_what_is_remembered_is_bounded(compiled: dict[str, Compiled], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MOST_REMEMBERED", 40)
    running, fresh = (Engines(compiled["peel-2017"]) for _ in range(2))
    ranges = [Interval(low, high) for low in range(8) for high in range(low, 8)]
    for known in [*ranges, *ranges]:
        facts = dict.fromkeys(running.compiled.counts["overall"], known)
        found = running.decide("overall", facts)
        assert len(running._decided) <= 40 and len(running._remembered) <= 40
        fresh._decided.clear()
        fresh._remembered.clear()
        assert fresh.decide("overall", facts) == found


@pytest.mark.slow
@given(data=st.data())
def test_what_rules_cannot_tell_apart_is_decided_alike(data: st.DataObject, compiled: dict[str, Compiled]) -> None:
    stratum = data.draw(st.sampled_from(["themes", "questions", "overall"]))
    running, fresh = Engines(compiled["peel-2017"]), Engine(compiled["peel-2017"].programs[stratum], "fresh")
    number = st.integers(0, 12) | st.sampled_from([24.999999, 25.0, 25.000001, 50.0, 79.999999, 80.0, 100.0])
    for _ in range(6):
        facts: Facts = {}
        for name in running.compiled.counts[stratum]:
            low, high = sorted((data.draw(number), data.draw(number)))
            facts[name] = Interval(low, high)
        assert running.decide(stratum, facts) == fresh.decide(facts)
    running.close()
    fresh.close()
