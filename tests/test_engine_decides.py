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
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.findings.productions import levels
from peel_grade.findings.rulesets import NAMES, SENTINEL, Level, Ruleset, rulesets
from peel_grade.force.facts import Interval, evidence_facts
from peel_grade.force.file import load_force
from peel_grade.grades.assessment import assess
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import Leaf, leaves

core.load()  # so that tests can put functions in the place of its own
SAMPLE = shipped.forces_folder() / "staffordshire-2017.yaml"


def test_every_conclusion_has_a_firing_behind_it(
    compiled: dict[str, Compiled], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What durable_rules fires as true, and nothing else, is true; false is also what did not, all evidence known."""
    book, program = compiled["peel-2017"].book, compiled["peel-2017"].programs["findings"]
    create, start, follow = core.create_ruleset, core.start_action_for_state, core.complete_and_start_action
    fired: list[tuple[Level, int]] = []
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
    monkeypatch.setattr(core, "start_action_for_state", starting)
    monkeypatch.setattr(core, "complete_and_start_action", following)
    facts = evidence_facts(load_force(SAMPLE, book), book)
    verdicts = Engine(program, "watched").decide(facts)
    concluded = {
        (level.conditions[place], verdict)
        for level, rule in fired
        for verdict, places in ((True, level.true), (False, level.false))
        for place in places[rule]
        if not level.conditions[place].startswith("group/")
    }
    assert {verdict for _, verdict in concluded} == {True, False}
    assert concluded <= verdicts.items()
    facts |= {f"finding/{name}": Interval(verdict, verdict) for name, verdict in verdicts.items()}
    silent = verdicts.items() - concluded
    assert silent
    for name, verdict in silent:
        assert verdict is False
        known = [facts[leaf.subject] for leaf in leaves(book.rules[name].condition)]
        assert all(each.low == each.high for each in known)


def test_an_engine_that_fires_nothing_finds_nothing_true(
    compiled: dict[str, Compiled], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every firing but the sentinel's held back, the same evidence leads to no finding and no grade."""
    start, follow = core.start_action_for_state, core.complete_and_start_action

    def only_sentinel(handle: int, message: str | None) -> str | None:
        while message and not message.startswith(f'{{"{SENTINEL}"'):
            message = follow(handle[0], handle[1])  # type: ignore[index]  # (handle, state)
        return message

    def starting(handle: int, state: int) -> tuple[str, str] | None:
        began = start(handle, state)
        message = only_sentinel((handle, state), began[1] if began else None)  # type: ignore[arg-type]  # see above
        return ("", message) if message else None

    monkeypatch.setattr(core, "start_action_for_state", starting)
    monkeypatch.setattr(
        core,
        "complete_and_start_action",
        lambda handle, state: only_sentinel((handle, state), follow(handle, state)),  # type: ignore[arg-type]
    )
    running = Engines(compiled["peel-2017"])
    found = assess(load_force(SAMPLE, running.compiled.book), running)
    assert found.verdicts and not any(found.verdicts.values())
    assert found.overall.grade.draft == "insufficient_evidence"


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
    if function == "delete_state":
        monkeypatch.setattr(durable, "MOST_KEPT", 0)
    engine = Engine(compile_program(levels({name: Leaf(f"indicator/{name}", "at_least", 1) for name in "xy"})), "small")
    if function != "create_ruleset":
        assert engine.decide({"indicator/x": Interval(0, 0)}) == {"x": False}
    real = getattr(core, function)

    def interrupted(*arguments: object) -> None:
        real(*arguments)
        raise raised

    with monkeypatch.context() as patch:
        patch.setattr(core, function, interrupted)
        with pytest.raises(type(raised)) as passed_on:
            engine.decide({"indicator/x": Interval(1, 1)})
        assert passed_on.value is raised
    assert engine.decide({"indicator/x": Interval(0, 0)}) == {"x": False}
    assert engine.decide({"indicator/y": Interval(1, 1)}) == {"y": True}
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


@pytest.mark.parametrize("kept", [0, 2_000])
def test_one_engine_serves_many_forces_without_leaving_traces(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "MOST_KEPT", kept)
    engine = small_engine()
    for number in range(1_000):
        expected = number % 2 == 1
        assert engine.decide({"indicator/x": Interval(number % 2, number % 2)}) == {"r": expected}
    assert engine.decide({}) == {}
