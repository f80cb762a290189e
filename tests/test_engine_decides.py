"""durable_rules decides: what it does not fire is not concluded, and edited rules change what follows."""

import json
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from peel_grade.cli.grade import main
from peel_grade.files.problems import EngineFault
from peel_grade.findings import core, durable
from peel_grade.findings.compiler import compile_program
from peel_grade.findings.durable import Engine
from peel_grade.findings.engines import Compiled
from peel_grade.findings.productions import levels
from peel_grade.findings.rulesets import NAMES, SENTINEL, Level, Ruleset, rulesets
from peel_grade.force.facts import Facts, Interval, evidence_facts
from peel_grade.force.file import load_force
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import Group, Leaf, leaves

core.load()  # so that tests can put functions in the place of its own
SAMPLE = shipped.forces_folder() / "staffordshire-2017.yaml"


def test_every_conclusion_has_a_firing_behind_it_or_every_rule_that_could_have_fired(
    compiled: dict[str, Compiled], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What durable_rules fires is so; what it did not fire is the other way only where all evidence is known, and where
    every rule was asked that could have fired.
    """
    book, program = compiled["peel-2017"].book, compiled["peel-2017"].programs["findings"]
    create, start, follow = core.create_ruleset, core.start_action_for_state, core.complete_and_start_action
    told = core.assert_fact
    fired: list[tuple[Level, int]] = []
    asked: set[tuple[str, bool, str]] = set()
    made: list[tuple[Level, Ruleset]] = []
    by_handle: dict[int, tuple[Level, Ruleset]] = {}

    def packing(level: Level, chosen: Sequence[int]) -> Iterator[Ruleset]:
        for each in rulesets(level, chosen):
            made.append((level, each))
            yield each

    def creating(name: str, definition: str) -> int:
        handle = create(name, definition)
        assert made[-1][1].definition == definition
        by_handle[handle] = made[-1]
        return handle

    def telling(handle: int, fact: str) -> tuple[int, int]:
        level, ruleset = by_handle[handle]
        asked.update((*each, level.rules[rule]) for rule in ruleset.rules for each in concluding(level, rule))
        return told(handle, fact)

    def seen(handle: int, message: str | None) -> None:
        level, ruleset = by_handle[handle]
        for name in json.loads(message) if message else ():
            if name != SENTINEL:
                fired.append((level, ruleset.rules[NAMES.index(name)]))

    def starting(handle: int, state: int) -> tuple[str, str] | None:
        began: tuple[str, str] | None = start(handle, state)
        seen(handle, began[1] if began else None)
        return began

    def following(handle: int, state: int) -> str | None:
        message: str | None = follow(handle, state)
        seen(handle, message)
        return message

    monkeypatch.setattr(durable, "rulesets", packing)
    monkeypatch.setattr(core, "create_ruleset", creating)
    monkeypatch.setattr(core, "assert_fact", telling)
    monkeypatch.setattr(core, "start_action_for_state", starting)
    monkeypatch.setattr(core, "complete_and_start_action", following)
    facts = evidence_facts(load_force(SAMPLE, book), book)
    verdicts = Engine(program, "watched").decide(facts)
    concluded = {each for level, rule in fired for each in concluding(level, rule) if not each[0].startswith("group/")}
    assert {verdict for _, verdict in concluded} == {True, False}
    assert concluded <= verdicts.items()
    facts |= {f"finding/{name}": Interval(verdict, verdict) for name, verdict in verdicts.items()}
    silent = verdicts.items() - concluded
    assert {verdict for _, verdict in silent} == {True, False}
    every = {
        (*each, level.rules[rule])
        for level in program.levels
        for rule in range(len(level.rules))
        for each in concluding(level, rule)
    }
    for name, verdict in silent:
        known = [facts[leaf.subject] for leaf in leaves(book.rules[name].condition)]
        assert all(each.low == each.high for each in known)
        assert {each for each in every if each[:2] == (name, not verdict)} <= asked


def concluding(level: Level, rule: int) -> Iterator[tuple[str, bool]]:
    """What follows when a rule fires."""
    for verdict, places in ((True, level.true), (False, level.false)):
        yield from ((level.conditions[place], verdict) for place in places[rule])


def test_an_engine_that_fires_nothing_finds_nothing_that_was_sought(
    compiled: dict[str, Compiled], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every firing but the sentinel's held back, all that durable_rules had fired is no longer so."""
    start, follow = core.start_action_for_state, core.complete_and_start_action

    def only_sentinel(handle: int, message: str | None) -> str | None:
        while message and not message.startswith(f'{{"{SENTINEL}"'):
            message = follow(handle[0], handle[1])  # type: ignore[index]  # (handle, state)
        return message

    def starting(handle: int, state: int) -> tuple[str, str] | None:
        began = start(handle, state)
        message = only_sentinel((handle, state), began[1] if began else None)  # type: ignore[arg-type]  # see above
        return ("", message) if message else None

    book, program = compiled["peel-2017"].book, compiled["peel-2017"].programs["findings"]
    facts = evidence_facts(load_force(SAMPLE, book), book)
    before = Engine(program, "heard").decide(facts)
    monkeypatch.setattr(core, "start_action_for_state", starting)
    monkeypatch.setattr(
        core,
        "complete_and_start_action",
        lambda handle, state: only_sentinel((handle, state), follow(handle, state)),  # type: ignore[arg-type]
    )
    found = Engine(program, "held back").decide(facts)
    sought = {each for level in program.levels for each in zip(level.conditions, level.sought, strict=True)}
    assert found and not found.items() & sought
    assert {verdict for _, verdict in before.items() & sought} == {True, False}


def draft(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main([str(SAMPLE), "--format", "json", *arguments]) == 0
    result: dict[str, object] = json.loads(capsys.readouterr().out)
    return result


def test_an_edited_threshold_changes_the_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(shipped.rules_folder(), tmp_path / "rules")
    before = draft(capsys)
    findings = tmp_path / "rules" / "peel-2017" / "findings"
    edited = 0
    for path in findings.glob("*.yaml"):
        text = path.read_text()
        changed = text.replace(
            "indicator: rso_visits_overdue, at_least: ", "indicator: rso_visits_overdue, at_least: 9"
        )
        edited += changed != text
        path.write_text(changed)
    assert edited
    same = draft(capsys, "--rules", str(shipped.rules_folder() / "peel-2017"))
    after = draft(capsys, "--rules", str(tmp_path / "rules" / "peel-2017"))
    assert same == before

    def rules(result: dict[str, object]) -> set[str]:
        return {reason["rule"] for row in result["areas"] for reason in row["reasons"]}  # type: ignore[attr-defined]  # JSON

    assert rules(before) - rules(after) == {"rso-risk-not-managed"}
    assert after["framework"] != before["framework"]


EITHER = Group(1, (Leaf("indicator/x", "at_least", 1), Leaf("indicator/y", "at_least", 1)))
"""One rule finds it false, and two that it is true: where both are known, only the one is asked."""


def known(x: int | None, y: int | None) -> Facts:
    return {f"indicator/{name}": Interval(value, value) for name, value in (("x", x), ("y", y)) if value is not None}


def small_engine() -> Engine:
    return Engine(compile_program(levels({"r": Leaf("indicator/x", "at_least", 1)})), "small")


def test_a_closed_engine_says_so() -> None:
    engine = small_engine()
    engine.close()
    with pytest.raises(EngineFault, match="closed"):
        engine.decide({})


def test_an_error_of_the_core_is_a_fault_of_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = small_engine()

    def broken(_handle: int, _fact: str) -> tuple[int, int]:
        raise core.error("out of memory")

    with monkeypatch.context() as patch:
        patch.setattr(core, "assert_fact", broken)
        with pytest.raises(EngineFault, match="out of memory"):
            engine.decide({"indicator/x": Interval(1, 1)})
    assert engine.decide({"indicator/x": Interval(1, 1)}) == {"r": True}


@pytest.mark.parametrize("raised", [KeyboardInterrupt(), TimeoutError("the handler of an alarm")], ids=repr)
@pytest.mark.parametrize(
    "function",
    [
        "create_ruleset",
        "assert_fact",
        "start_action_for_state",
        "complete_and_start_action",
        "retract_fact",
        "delete_state",
    ],
)
def test_what_interrupts_the_engine_is_passed_on_and_leaves_no_trace(
    function: str, raised: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(compile_program(levels({"either": EITHER})), "small")
    if function != "create_ruleset":
        assert engine.decide(known(0, 0)) == {"either": False}
    real = getattr(core, function)
    missing = function == "delete_state"  # of rules that only a force asks of which something is missing

    def interrupted(*arguments: object) -> None:
        real(*arguments)
        raise raised

    with monkeypatch.context() as patch:
        patch.setattr(core, function, interrupted)
        with pytest.raises(type(raised)) as passed_on:
            engine.decide(known(1, None if missing else 0))
        assert passed_on.value is raised
    assert engine.decide(known(0, 0)) == {"either": False}
    assert engine.decide(known(None, 1)) == {"either": True}
    engine.close()


def test_a_thread_that_waited_for_an_engine_that_was_interrupted_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = small_engine()
    inside, go_on = threading.Event(), threading.Event()

    def interrupted(_handle: int, _fact: str) -> tuple[int, int]:
        monkeypatch.undo()
        inside.set()
        go_on.wait(60)
        raise KeyboardInterrupt

    monkeypatch.setattr(core, "assert_fact", interrupted)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(engine.decide, {"indicator/x": Interval(1, 1)})
        assert inside.wait(60)
        second = pool.submit(engine.decide, {"indicator/x": Interval(0, 0)})
        time.sleep(0.05)  # it waits for the first, most likely: what follows holds in any case
        go_on.set()
        with pytest.raises(KeyboardInterrupt):
            first.result(60)
        assert second.result(60) == {"r": False}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53 + 1, -(2**60)])
def test_numbers_that_cannot_be_compared_exactly_are_refused(value: float) -> None:
    with pytest.raises(EngineFault, match="cannot be compared exactly"):
        small_engine().decide({"indicator/x": Interval(value, value)})


def test_a_sentinel_that_does_not_fire_discards_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "complete_and_start_action", lambda _handle, _state: None)
    with pytest.raises(EngineFault, match="sentinel"):
        small_engine().decide({"indicator/x": Interval(1, 1)})


@pytest.mark.parametrize("other", [None, 0])
def test_one_engine_serves_many_forces_without_leaving_traces(other: int | None) -> None:
    """Of the rules that each force asks the core keeps what it makes, of the others it does not."""
    engine = Engine(compile_program(levels({"either": EITHER})), "small")
    assert engine.decide(known(0, 0)) == {"either": False}
    for number in range(1_000):
        otherwise = {} if other is None else {"either": False}
        assert engine.decide(known(number % 2, other)) == ({"either": True} if number % 2 else otherwise)
    assert engine.decide({}) == {}
