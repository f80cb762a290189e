"""A run of scenarios as data: what `rulebook test --format json` prints."""

from collections.abc import Mapping
from typing import Any

from peel_grade.scenarios.features import Features
from peel_grade.scenarios.running import Result


def document(
    results: list[Result], read: Features, measured: Mapping[str, Any], boundaries: Mapping[str, Any]
) -> dict[str, Any]:
    """The run as JSON has it: what failed, what was left out or is hardly true, and by framework what is measured and
    how its boundaries stand.
    """
    return {
        "schema": "rulebook-test/2",
        "scenarios": len(results),
        "left_out": [
            {"file": s.file, "line": s.line, "scenario": s.name, "framework": s.framework} for s in read.left_out
        ],
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
        "warnings": [
            {key: getattr(each, key) for key in ("file", "line", "column", "code", "message", "help")}
            for each in read.warnings
        ],
        "boundaries": boundaries,
        "frameworks": measured,
    }
