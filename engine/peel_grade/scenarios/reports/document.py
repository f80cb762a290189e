"""A run of scenarios as data: what `rulebook test --format json` prints."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from peel_grade.files.problems import Problem
from peel_grade.scenarios.features import Scenario
from peel_grade.scenarios.running import Failure, Result
from peel_grade.scenarios.suite import Run
from peel_grade.scenarios.verdicts import BAD, VERDICTS, Outcome

Derive: TypeAlias = Callable[[Failure, Result], Sequence[Mapping[str, Any]]]
"""What led to what a `Then` asks about where it does not hold: nested lines, each with `says`, `truth`, `children`."""


def document(
    ran: Run,
    measured: Mapping[str, Any],
    boundaries: Mapping[str, Any],
    derive: Derive,
) -> dict[str, Any]:
    """The run as JSON has it: what failed, what was left out, cannot be read or is hardly true, and by framework what
    is measured and how its boundaries stand.
    """
    outcomes = ran.outcomes
    return {
        "schema": "rulebook-test/3",
        "scenarios": len(outcomes),
        "verdicts": {verdict: sum(each.verdict == verdict for each in outcomes) for verdict in VERDICTS},
        "outcomes": [
            {**_place(each.scenario), "verdict": each.verdict, "reason": each.reason or None} for each in outcomes
        ],
        "failed": [_failed(each, failure, derive) for each in outcomes for failure in _failures(each)],
        "left_out": [_place(each) for each in ran.left_out],
        "mistakes": [_problem(each) for each in ran.mistakes],
        "warnings": [_problem(each) for each in ran.warnings],
        "boundaries": boundaries,
        "frameworks": measured,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {key: getattr(problem, key) for key in ("file", "line", "column", "code", "message", "help", "path")}


def _place(scenario: Scenario) -> dict[str, Any]:
    """Which scenario is meant; of an outline, `line` is that of the row."""
    return {
        "file": scenario.file,
        "line": scenario.line,
        "scenario": scenario.name,
        "row": dict(scenario.row) or None,
        "framework": scenario.framework,
    }


def _failures(outcome: Outcome) -> Sequence[Failure | None]:
    """What does not hold of one that is not well; of one that should have failed, nothing in particular."""
    if outcome.verdict not in BAD or outcome.result is None:
        return ()
    return outcome.result.failures or (None,)


def _failed(outcome: Outcome, failure: Failure | None, derive: Derive) -> dict[str, Any]:
    place = _place(outcome.scenario)
    if failure is None or outcome.result is None:
        step = {"step_line": place["line"], "step": None}
        return {**place, **step, "otherwise": outcome.unexpected, "derivation": []}
    return {
        **place,
        "step_line": failure.step.line,
        "step": failure.step.text,
        "otherwise": failure.otherwise,
        "derivation": list(derive(failure, outcome.result)),
    }
