"""A run of scenarios as data: what `rulebook test --format json` prints."""

from collections.abc import Mapping
from typing import Any

from peel_grade.scenarios.features import Scenario
from peel_grade.scenarios.running import Result


def document(results: list[Result], left_out: list[Scenario], measured: Mapping[str, Any]) -> dict[str, Any]:
    """The run as JSON has it: what failed, what was left out, and by framework what `measures` told."""
    return {
        "schema": "rulebook-test/2",
        "scenarios": len(results),
        "left_out": [{"file": s.file, "line": s.line, "scenario": s.name, "framework": s.framework} for s in left_out],
        "failed": [
            {
                "file": r.scenario.file,
                "line": f.step.line,
                "scenario": r.scenario.name,
                "step": f.step.text,
                "otherwise": f.otherwise,
            }
            for r in results
            for f in r.failures
        ],
        "frameworks": measured,
    }
